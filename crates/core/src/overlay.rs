//! A text with findings marked under its words: what tests snapshot and people audit.

use std::fmt::Write as _;

use crate::Span;

/// Draws `text` in rows of at most `width` characters, broken at spaces, with each mark's carets and label below the
/// rows that it touches. Rows that no mark touches are left out; where some are, a row `…` stands for them.
///
/// ```
/// use dateline_core::{Span, overlay};
/// let text = "The minister said \u{201c}we will rebuild\u{201d} on Monday.";
/// let marks = [(Span::new(0, 12), "speaker".into()), (Span::new(21, 36), "quote \u{2192} the minister".into())];
/// assert_eq!(overlay(text, &marks, 80), "\
/// The minister said \u{201c}we will rebuild\u{201d} on Monday.
/// ^^^^^^^^^^^^ speaker
///                    ^^^^^^^^^^^^^^^ quote \u{2192} the minister
/// ");
/// ```
#[must_use]
pub fn overlay(text: &str, marks: &[(Span, String)], width: usize) -> String {
    let mut marks: Vec<_> = marks.iter().collect();
    marks.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
    let mut out = String::new();
    let mut skipped = false;
    for row in rows(text, width) {
        let touching: Vec<_> = marks.iter().filter(|(span, _)| touches(*span, row)).collect();
        if touching.is_empty() {
            skipped |= !row.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            out.push_str("\u{2026}\n");
        }
        let words = row.of(text).unwrap_or_default();
        let _ = writeln!(out, "{}", words.replace(['\t', '\r'], " "));
        for (span, label) in touching {
            underline(&mut out, text, row, *span, label);
        }
    }
    out
}

fn touches(mark: Span, row: Span) -> bool {
    mark.overlaps(row)
        || mark.is_empty() && row.start() <= mark.start() && mark.start() <= row.end()
}

/// Carets under the part of `mark` that stands in `row`; the label behind its last row, `…` behind the others.
fn underline(out: &mut String, text: &str, row: Span, mark: Span, label: &str) {
    let part = Span::new(mark.start().max(row.start()), mark.end().clamp(row.start(), row.end()));
    let columns =
        |from: usize, to: usize| text.get(from..to).map_or(0, |words| words.chars().count());
    let indent = columns(row.start(), part.start());
    let carets = columns(part.start(), part.end()).max(1);
    let goes_on = text.get(row.end()..mark.end()).is_some_and(|rest| !rest.trim().is_empty());
    let label = if goes_on { "\u{2026}" } else { label };
    let _ = writeln!(out, "{:indent$}{} {label}", "", "^".repeat(carets));
}

/// The rows of `text`: its lines, broken at spaces where they are longer than `width` characters.
fn rows(text: &str, width: usize) -> Vec<Span> {
    let mut rows = Vec::new();
    let mut line_start = 0;
    for line in text.split('\n') {
        let (mut start, mut last_space, mut column) = (0, None, 0);
        for (i, c) in line.char_indices() {
            if column >= width {
                let end = last_space.unwrap_or(i);
                rows.push(Span::new(line_start + start, line_start + end));
                start = end;
                column = line[start..i].chars().count();
                last_space = None;
            }
            column += 1;
            if c == ' ' {
                last_space = Some(i + 1);
            }
        }
        rows.push(Span::new(line_start + start, line_start + line.len()));
        line_start += line.len() + 1;
    }
    rows
}
