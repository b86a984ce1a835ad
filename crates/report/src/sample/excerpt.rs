//! The sentence around a finding with its marks: rows of the text, each drawn by the overlay of the core.

use std::collections::BTreeSet;

use dateline_core::{Span, overlay};

use crate::book::words;
use crate::layout::{clean, columns, many};
use crate::page::{Line, Page, Tone};
use crate::sentence::sentence;

/// How many rows of text are shown.
const MOST_ROWS: usize = 12;
/// How many of them are the last ones, where rows in the middle have to go.
const LAST_ROWS: usize = 4;

/// Shows what stands around `marks` in `text`, and tells each mark that does not fit it.
pub(super) fn show(page: &mut Page, text: &str, around: Option<Span>, marks: &[(Span, String)]) {
    let mut good: Vec<(Span, String)> = Vec::new();
    for (span, label) in marks {
        match words(text, *span) {
            Ok(_) => good.push((*span, clean(label))),
            Err(fault) => page.prose(0, Tone::Red, &format!("{label}: {fault}")),
        }
    }
    let around = around.filter(|span| match words(text, *span) {
        Ok(_) => true,
        Err(fault) => {
            page.prose(0, Tone::Red, &format!("evidence: {fault}"));
            false
        }
    });
    let marked = good.iter().map(|(span, _)| *span).chain(around).reduce(Span::cover);
    let Some(marked) = marked else { return };
    let shown = sentence(text, marked);
    let rows = rows(text, shown, page.width());
    let mut last = None;
    for i in chosen(&rows, &good) {
        skipped(page, last.map_or(i, |last: usize| i - last - 1));
        rows.get(i).into_iter().for_each(|row| draw(page, text, *row, &good));
        last = Some(i);
    }
    skipped(page, rows.len() - last.map_or(0, |last| last + 1));
}

fn skipped(page: &mut Page, rows: usize) {
    if rows > 0 {
        page.line(Line::default().dim(&format!("\u{2026} {}", many(rows, "row", "rows"))));
    }
}

/// The rows that are shown: all of them, or where they are too many those about the ends of marks, and of these the
/// first and the last.
fn chosen(rows: &[Span], marks: &[(Span, String)]) -> Vec<usize> {
    if rows.len() <= MOST_ROWS {
        return (0..rows.len()).collect();
    }
    let mut kept = BTreeSet::new();
    for offset in marks.iter().flat_map(|(mark, _)| [mark.start(), mark.end().saturating_sub(1)]) {
        let row = rows.partition_point(|row| row.end() <= offset);
        kept.extend(row.saturating_sub(1)..=(row + 1).min(rows.len() - 1));
    }
    let mut kept: Vec<usize> = kept.into_iter().collect();
    if kept.len() > MOST_ROWS {
        kept.drain(MOST_ROWS - LAST_ROWS..kept.len() - LAST_ROWS);
    }
    kept
}

/// One row of the text with the marks under it.
fn draw(page: &mut Page, text: &str, row: Span, marks: &[(Span, String)]) {
    let (shown, map) = mapped(words(text, row).unwrap_or_default());
    let at = |offset: usize| {
        let inside = offset.clamp(row.start(), row.end()) - row.start();
        map.get(inside).copied().unwrap_or(shown.len())
    };
    let touching = marks.iter().filter(|(mark, _)| touches(*mark, row));
    let marks: Vec<(Span, String)> = touching
        .map(|(mark, label)| {
            let rest = text.get(row.end()..mark.end()).is_some_and(|rest| !rest.trim().is_empty());
            let label = if rest { "\u{2026}".into() } else { label.clone() };
            (Span::new(at(mark.start()), at(mark.end())), label)
        })
        .collect();
    if marks.is_empty() {
        return page.line(Line::default().plain(&shown));
    }
    let drawn = overlay(&shown, &marks, usize::MAX);
    for (i, line) in drawn.lines().enumerate() {
        if i == 0 {
            page.line(Line::default().plain(line));
        } else {
            carets(page, line);
        }
    }
}

/// Carets with their label; a label that does not fit behind them stands below, the `…` of a mark that goes on falls.
fn carets(page: &mut Page, line: &str) {
    let (marks, label) = line.rfind('^').map_or((line, ""), |last| line.split_at(last + 1));
    if columns(line) <= page.width() {
        return page.line(Line::default().dim(line));
    }
    page.line(Line::default().dim(marks));
    if label != " \u{2026}" {
        page.spread(Line::default(), Line::default().dim(label));
    }
}

/// A row as it is shown, and for each byte of the row where its character stands in what is shown.
fn mapped(row: &str) -> (String, Vec<usize>) {
    let (mut shown, mut map) = (String::new(), Vec::new());
    for c in row.chars() {
        map.extend(std::iter::repeat_n(shown.len(), c.len_utf8()));
        shown.push_str(&clean(c.encode_utf8(&mut [0; 4])));
    }
    map.push(shown.len());
    (shown, map)
}

fn touches(mark: Span, row: Span) -> bool {
    mark.overlaps(row)
        || mark.is_empty() && row.start() <= mark.start() && mark.start() <= row.end()
}

/// The rows of `shown`: its lines, broken at spaces where they are wider than `width` columns.
fn rows(text: &str, shown: Span, width: usize) -> Vec<Span> {
    let mut rows = Vec::new();
    let Ok(whole) = words(text, shown) else { return rows };
    let (mut start, mut space, mut used) = (0, None, 0);
    for (i, c) in whole.char_indices() {
        if c == '\n' {
            rows.push(Span::new(start, i));
            (start, space, used) = (i + 1, None, 0);
            continue;
        }
        let wide = columns(&clean(c.encode_utf8(&mut [0; 4])));
        if used + wide > width && i > start {
            let end = if c.is_whitespace() { i } else { space.unwrap_or(i) };
            rows.push(Span::new(start, end));
            start = end;
            used = columns(&clean(whole.get(start..i).unwrap_or_default()));
            space = None;
        }
        used += wide;
        if c.is_whitespace() {
            space = Some(i + c.len_utf8());
        }
    }
    rows.push(Span::new(start, whole.len()));
    let placed =
        rows.iter().map(|row| Span::new(row.start() + shown.start(), row.end() + shown.start()));
    let kept = placed.map(|row| row.trimmed(text)).filter(|row| !row.is_empty());
    kept.collect()
}
