//! The first lines of a story, where what it tells of itself stands.

use dateline_core::Span;
use dateline_dates::{DateMention, find};

/// How much of a story is its head.
const BYTES: usize = 3000;

/// How many lines that hold something.
const LINES: usize = 12;

/// The first lines that hold something, and the dates in them.
pub(crate) struct Head {
    pub(crate) lines: Vec<Line>,
    pub(crate) dates: Vec<DateMention>,
    /// Where the head ends.
    pub(crate) end: usize,
}

/// A line without the white space around it.
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Whether a line that holds nothing, or nothing at all, follows.
    pub(crate) apart: bool,
}

impl Head {
    pub(crate) fn new(text: &str) -> Head {
        let mut lines: Vec<Line> = Vec::new();
        let mut at = 0;
        for raw in text.split_inclusive('\n') {
            let span = Span::new(at, at + raw.len()).trimmed(text);
            at += raw.len();
            if !span.is_empty() {
                if lines.len() == LINES || span.start() > BYTES {
                    break;
                }
                lines.push(Line { span, apart: false });
            } else if let Some(line) = lines.last_mut() {
                line.apart = true;
            }
        }
        let end = boundary(text, BYTES);
        let dates = text.get(..end).map(find).unwrap_or_default();
        Head { lines, dates, end }
    }
}

/// The last boundary of characters that is not after `at`.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// The entries of a list: lines that are neither empty nor comments.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
