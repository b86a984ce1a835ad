//! Text in columns: what words of others have to become before a terminal sees them, and cutting them to a width.
//!
//! Widths are columns of a terminal, not characters. Nothing here knows a report.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many columns `text` takes.
pub(crate) fn columns(text: &str) -> usize {
    text.width()
}

/// What a character becomes on a terminal: white space a space, but one that holds words together stays until the line
/// is written; what could steer a terminal or turn the direction of
/// the line `\u{fffd}`; what only changes the look of its neighbor nothing.
fn harmless(c: char) -> Option<char> {
    match c {
        '\u{a0}' => Some(c),
        _ if c.is_whitespace() => Some(' '),
        '\u{ad}'
        | '\u{200b}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => None,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some('\u{fffd}')
        }
        _ if c.is_control() => Some('\u{fffd}'),
        _ => Some(c),
    }
}

/// How many characters without width may follow one another; more of them is not writing.
const MOST_MARKS: usize = 3;

/// `text` made harmless, character by character, spaces kept as they are: no escape, control or direction character is left.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut marks = 0;
    let keep = |c: &char| {
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    };
    text.chars().filter_map(harmless).filter(keep).collect()
}

/// `text` made harmless with every run of white space a single space; no more than `limit` columns and a few are read.
fn folded(text: &str, limit: usize) -> String {
    let (mut out, mut width, mut marks, mut space) = (String::new(), 0, 0, false);
    for c in text.chars().filter_map(harmless).map(|c| if c == '\u{a0}' { ' ' } else { c }) {
        if c == ' ' && space {
            continue;
        }
        space = c == ' ';
        let w = c.width().unwrap_or(0);
        marks = if w == 0 { marks + 1 } else { 0 };
        if marks > MOST_MARKS {
            continue;
        }
        out.push(c);
        width += w;
        if width > limit {
            break;
        }
    }
    out
}

/// The beginning of `text` in at most `max` columns: white space folded, cut between words where that costs little,
/// `…` where it goes on.
pub(crate) fn shorten(text: &str, max: usize) -> String {
    let text = folded(text.trim_start(), max.saturating_add(8));
    let text = text.trim_end();
    if columns(text) <= max {
        return text.into();
    }
    let cut = clip(text, max);
    let words = cut.trim_end_matches('\u{2026}');
    match words.rfind(' ') {
        Some(space) if columns(words.get(..space).unwrap_or_default()) * 5 >= max * 2 => {
            let kept = words.get(..space).unwrap_or_default();
            format!(
                "{}\u{2026}",
                kept.trim_end_matches([' ', ',', ';', ':', '-', '\u{2013}', '\u{2014}'])
            )
        }
        _ => cut,
    }
}

/// The first columns of `text`, as it is, in at most `max` columns; the last is `…` where something is cut off.
pub(crate) fn clip(text: &str, max: usize) -> String {
    if columns(text) <= max {
        return text.into();
    }
    let Some(room) = max.checked_sub(1) else { return String::new() };
    let (mut out, mut width) = (String::new(), 0);
    for c in text.chars() {
        width += c.width().unwrap_or(0);
        if width > room {
            break;
        }
        out.push(c);
    }
    out.push('\u{2026}');
    out
}

/// The end of `text` in at most `max` columns, as [`shorten`] gives the beginning.
fn ending(text: &str, max: usize) -> String {
    let from = text
        .char_indices()
        .rev()
        .take(max.saturating_mul(2).saturating_add(16))
        .last()
        .map_or(0, |(i, _)| i);
    let whole = folded(text.get(from..).unwrap_or_default(), usize::MAX);
    let whole = whole.trim_start();
    if from == 0 && columns(whole) <= max {
        return whole.into();
    }
    let Some(room) = max.checked_sub(1) else { return String::new() };
    let mut width = 0;
    let mut start = whole.len();
    for (i, c) in whole.char_indices().rev() {
        width += c.width().unwrap_or(0);
        if width > room {
            break;
        }
        start = i;
    }
    let kept = whole.get(start..).unwrap_or_default();
    let at_word = kept.find(' ').filter(|space| *space * 5 <= kept.len() * 3 && start > 0);
    format!("\u{2026}{}", at_word.and_then(|space| kept.get(space + 1..)).unwrap_or(kept))
}

/// Words in focus with what stands around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Snippet {
    /// What stands before.
    pub(crate) before: String,
    /// The words themselves.
    pub(crate) focus: String,
    /// What stands behind.
    pub(crate) after: String,
}

/// As much of three neighboring stretches as fits `max` columns, the middle one whole if it can be.
pub(crate) fn snippet(before: &str, focus: &str, after: &str, max: usize) -> Snippet {
    let middle = shorten(focus, max);
    let room = max - columns(&middle).min(max);
    let spaced =
        |text: &str, at: fn(&str) -> Option<char>| at(text).is_some_and(char::is_whitespace);
    let gap_before = spaced(before, |text| text.chars().next_back())
        || focus.chars().next().is_some_and(char::is_whitespace);
    let gap_after = spaced(after, |text| text.chars().next());
    let (front, back) = (before.trim(), after.trim());
    let back_width = columns(&folded(back, max)) + 1;
    let share = (room / 2).max(room.saturating_sub(back_width));
    let mut head = if share > 1 { ending(front, share - 1) } else { String::new() };
    if !head.is_empty() && gap_before {
        head.push(' ');
    }
    let rest = room.saturating_sub(columns(&head));
    let mut tail = if rest > 1 { shorten(back, rest - 1) } else { String::new() };
    if !tail.is_empty() && gap_after {
        tail.insert(0, ' ');
    }
    Snippet { before: head, focus: middle, after: tail }
}

/// `text` in rows of at most `width` columns, broken between words; a word longer than a row is clipped.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !row.is_empty() && columns(&row) + 1 + columns(word) > width {
            rows.push(std::mem::take(&mut row));
        }
        if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(&clip(word, width));
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// `n` with a comma between thousands.
pub(crate) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `n` and what it counts: `1 document`, `5 documents`.
pub(crate) fn many(n: usize, one: &str, more: &str) -> String {
    format!("{} {}", number(n as u64), if n == 1 { one } else { more })
}

/// A whole number with its sign, the minus as wide as a figure: `−600`, `+165`, `0`.
pub(crate) fn signed(n: i64) -> String {
    match n {
        0 => "0".into(),
        _ if n < 0 => format!("\u{2212}{}", number(n.unsigned_abs())),
        _ => format!("+{}", number(n.unsigned_abs())),
    }
}
