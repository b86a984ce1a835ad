//! A page for a terminal: lines of toned parts, never wider than its style allows.
//!
//! Everything that reaches a page is made harmless here once more, so that no section can forget it.

use crate::layout::{clean, clip, columns, wrapped};

/// How a view is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// How many columns a line may take; fewer than 20 count as 20.
    pub width: usize,
    /// Whether tones are shown through ANSI escapes; without, the text alone says everything.
    pub color: bool,
}

/// The narrowest page that is drawn.
const NARROWEST: usize = 20;

/// What a part of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Running text.
    Plain,
    /// A heading, or the words in focus.
    Bold,
    /// Where something stands.
    Dim,
    /// A conflict or an error.
    Red,
}

/// A line in the making.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    parts: Vec<(Tone, String)>,
    width: usize,
}

impl Line {
    /// A line that starts behind `indent` spaces.
    pub(crate) fn indented(indent: usize) -> Line {
        Line::default().plain(&" ".repeat(indent))
    }

    /// The line with `text` in this tone behind it.
    pub(crate) fn toned(mut self, tone: Tone, text: &str) -> Line {
        let text = clean(text);
        self.width += columns(&text);
        self.parts.push((tone, text));
        self
    }

    /// The line with `text` behind it.
    pub(crate) fn plain(self, text: &str) -> Line {
        self.toned(Tone::Plain, text)
    }

    /// The line with `text` behind it, as a heading.
    pub(crate) fn bold(self, text: &str) -> Line {
        self.toned(Tone::Bold, text)
    }

    /// The line with `text` behind it, as a place.
    pub(crate) fn dim(self, text: &str) -> Line {
        self.toned(Tone::Dim, text)
    }

    /// The line with `text` behind it, as a conflict.
    pub(crate) fn red(self, text: &str) -> Line {
        self.toned(Tone::Red, text)
    }

    /// The line with `text` behind it, flush right in the `width` columns before `end`.
    pub(crate) fn right(self, tone: Tone, text: &str, end: usize) -> Line {
        let pad = end.saturating_sub(columns(text));
        self.filled(pad).toned(tone, text)
    }

    /// The line filled with spaces up to the column `to`; as it is where it is longer.
    pub(crate) fn filled(self, to: usize) -> Line {
        let pad = to.saturating_sub(self.width);
        self.plain(&" ".repeat(pad))
    }

    /// How many columns it takes.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// The line cut to at most `max` columns.
    fn cut(self, max: usize) -> Line {
        if self.width <= max {
            return self;
        }
        let mut line = Line::default();
        for (tone, text) in self.parts {
            let room = max - line.width;
            if columns(&text) > room {
                return line.toned(tone, &clip(&text, room));
            }
            line = line.toned(tone, &text);
        }
        line
    }
}

/// Lines, one below the other.
#[derive(Debug)]
pub(crate) struct Page {
    style: Style,
    out: String,
}

impl Page {
    /// An empty page.
    pub(crate) fn new(style: Style) -> Page {
        Page { style: Style { width: style.width.max(NARROWEST), ..style }, out: String::new() }
    }

    /// How many columns a line may take.
    pub(crate) fn width(&self) -> usize {
        self.style.width
    }

    /// An empty line, unless the page is empty.
    pub(crate) fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// A line; what does not fit is cut off with `…`.
    pub(crate) fn line(&mut self, line: Line) {
        let mut line = line.cut(self.style.width);
        while let Some((_, last)) = line.parts.last_mut() {
            last.truncate(last.trim_end().len());
            if !last.is_empty() {
                break;
            }
            line.parts.pop();
        }
        for (tone, text) in &line.parts {
            self.part(*tone, text);
        }
        self.out.push('\n');
    }

    /// A line with `right` flush at the right edge; `left` gives way.
    pub(crate) fn spread(&mut self, left: Line, right: Line) {
        let edge = self.style.width.saturating_sub(right.width);
        let mut line = left.cut(edge.saturating_sub(2)).filled(edge);
        line.width += right.width;
        line.parts.extend(right.parts);
        self.line(line);
    }

    /// A section's heading, with what it holds in short.
    pub(crate) fn heading(&mut self, title: &str, note: &str) {
        self.gap();
        let first = columns(title) + 2;
        let rows = wrapped(&clean(note), self.style.width.saturating_sub(first).max(10));
        if rows.is_empty() {
            return self.line(Line::default().bold(title));
        }
        for (i, row) in rows.iter().enumerate() {
            let head = if i == 0 { Line::default().bold(title) } else { Line::default() };
            self.line(head.filled(first).plain(row));
        }
    }

    /// A sentence, wrapped behind `indent` spaces.
    pub(crate) fn prose(&mut self, indent: usize, tone: Tone, text: &str) {
        for row in wrapped(&clean(text), self.style.width.saturating_sub(indent)) {
            self.line(Line::indented(indent).toned(tone, &row));
        }
    }

    /// A sentence behind `lead`, its rows one below the other.
    pub(crate) fn hanging(&mut self, lead: Line, text: &str) {
        let start = lead.width.min(self.style.width / 2);
        let mut lead = lead.cut(start);
        let rows = wrapped(&clean(text), self.style.width.saturating_sub(start).max(10));
        for row in &rows {
            self.line(std::mem::replace(&mut lead, Line::indented(start)).plain(row));
        }
    }

    /// Items behind `lead`, ` · ` between them; an item is not broken, rows start below the first one.
    pub(crate) fn items(&mut self, lead: Line, items: &[String]) {
        let start = lead.width.min(self.style.width / 2);
        let room = self.style.width.saturating_sub(start);
        let mut line = lead.cut(start);
        let mut fresh = true;
        for (i, item) in items.iter().enumerate() {
            let item = clip(&clean(item), room.saturating_sub(2));
            let comma = if i + 1 < items.len() { " \u{b7}" } else { "" };
            let gap = usize::from(!fresh);
            if !fresh && line.width + gap + columns(&item) + columns(comma) > self.style.width {
                self.line(std::mem::take(&mut line));
                line = Line::indented(start);
                fresh = true;
            }
            let space = if fresh { "" } else { " " };
            line = line.plain(&format!("{space}{item}{comma}"));
            fresh = false;
        }
        self.line(line);
    }

    /// The page as text.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn part(&mut self, tone: Tone, text: &str) {
        let text = text.replace('\u{a0}', " ");
        let sgr = match tone {
            _ if !self.style.color => None,
            Tone::Plain => None,
            Tone::Bold => Some("1"),
            Tone::Dim => Some("2"),
            Tone::Red => Some("31"),
        };
        match sgr {
            Some(sgr) => {
                self.out.push_str("\u{1b}[");
                self.out.push_str(sgr);
                self.out.push('m');
                self.out.push_str(&text);
                self.out.push_str("\u{1b}[0m");
            }
            None => self.out.push_str(&text),
        }
    }
}
