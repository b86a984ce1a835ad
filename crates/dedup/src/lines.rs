//! The lines of a text, and the sentences of long lines: the pieces in which boilerplate comes and goes.
//!
//! Sentences are found by their marks alone; a wrong cut only makes a piece that nothing else repeats.

use std::ops::Range;

use dateline_core::Span;

use crate::words::{Words, append, mix};

/// Lines of more words are cut into sentences.
const LONG_LINE: usize = 40;
/// A label is at most so many words before a colon.
const LABEL_WORDS: usize = 6;

/// What stands for dates and numbers.
const MASK: u64 = 1;

/// A line, or a sentence of a long line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its bytes without the white space around them.
    pub(crate) span: Span,
    /// Its words.
    pub(crate) words: (u32, u32),
    /// The hash of its words, dates and digits masked; absent where that leaves no word.
    pub(crate) hash: Option<u64>,
    /// The same of the label it begins with: the words before a colon.
    pub(crate) label: Option<u64>,
    /// Whether it is all of its line.
    pub(crate) line: bool,
}

impl Piece {
    /// The indices of its words.
    pub(crate) fn range(&self) -> Range<usize> {
        self.words.0 as usize..self.words.1 as usize
    }
}

/// The lines of `text` that hold words: their bytes without the white space around them, and their words.
pub(crate) fn lines(text: &str, words: &Words) -> Vec<(Span, Range<usize>)> {
    let mut lines = Vec::new();
    let (mut start, mut word) = (0, 0);
    for line in text.split(is_line_break) {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len() + text[start + line.len()..].chars().next().map_or(0, char::len_utf8);
        let first = word;
        while word < words.len() && words.span(word).start() < span.end() {
            word += 1;
        }
        if word > first {
            lines.push((span, first..word));
        }
    }
    lines
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The pieces of `lines`; `is_date` tells the hashes of words that are masked beside digits.
pub(crate) fn pieces(
    text: &str,
    words: &Words,
    lines: &[(Span, Range<usize>)],
    is_date: &dyn Fn(u64) -> bool,
) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(lines.len());
    for (span, inside) in lines {
        if inside.len() <= LONG_LINE {
            pieces.push(piece(text, words, *span, inside.clone(), true, is_date));
            continue;
        }
        for (span, inside) in sentences(text, words, *span, inside.clone()) {
            pieces.push(piece(text, words, span, inside, false, is_date));
        }
    }
    pieces
}

fn piece(
    text: &str,
    words: &Words,
    span: Span,
    inside: Range<usize>,
    line: bool,
    is_date: &dyn Fn(u64) -> bool,
) -> Piece {
    let label =
        label(text, words, span, inside.clone()).and_then(|label| masked(words, label, is_date));
    let hash = masked(words, inside.clone(), is_date);
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Piece { span, words: (narrow(inside.start), narrow(inside.end)), hash, label, line }
}

/// The words before a colon at the start of a piece, where more follow.
fn label(text: &str, words: &Words, span: Span, inside: Range<usize>) -> Option<Range<usize>> {
    let last = inside.clone().take(LABEL_WORDS).find(|&word| {
        let end = words.span(word).end();
        text.get(end..span.end())
            .is_some_and(|rest| rest.starts_with(':') && rest[1..].starts_with(char::is_whitespace))
    })?;
    (last + 1 < inside.end).then_some(inside.start..last + 1)
}

/// The hash of words in which a date or a number in figures, however many words it has, is one and the same;
/// `None` where nothing else is there.
fn masked(words: &Words, inside: Range<usize>, is_date: &dyn Fn(u64) -> bool) -> Option<u64> {
    let (mut row, mut masked, mut others) = (0, false, false);
    for word in inside {
        let hash = words.hashes()[word];
        if !words.has_figures(word) && !is_date(hash) {
            row = append(row, hash);
            (masked, others) = (false, true);
        } else if !masked {
            row = append(row, MASK);
            masked = true;
        }
    }
    others.then(|| mix(row))
}

/// The sentences of a line.
fn sentences(
    text: &str,
    words: &Words,
    line: Span,
    inside: Range<usize>,
) -> Vec<(Span, Range<usize>)> {
    let mut out = Vec::new();
    let (mut start, mut first) = (line.start(), inside.start);
    for word in inside.clone() {
        let after = if word + 1 < inside.end { break_after(text, words, word) } else { None };
        let Some(end) = after else { continue };
        out.push((Span::new(start, end.max(start)).trimmed(text), first..word + 1));
        (start, first) = (end, word + 1);
    }
    out.push((Span::new(start, line.end().max(start)).trimmed(text), first..inside.end));
    out
}

/// Where the sentence that ends with `word` ends, if one does.
fn break_after(text: &str, words: &Words, word: usize) -> Option<usize> {
    let (this, next) = (words.span(word), words.span(word + 1));
    let between = text.get(this.end()..next.start())?;
    let space = between.find(char::is_whitespace)?;
    if !between[..space].contains(['.', '!', '?', '\u{2026}']) {
        return None;
    }
    let opens = next.of(text)?.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    (opens && !is_short_form(this.of(text)?)).then_some(this.end() + space)
}

/// Whether a full stop behind `word` is likely its own: `Mr`, `Rep`, `U.S`.
fn is_short_form(word: &str) -> bool {
    word.chars().count() <= 3 && word.starts_with(char::is_uppercase)
}
