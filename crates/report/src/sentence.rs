//! The sentence around a span, guessed from full stops and line ends.
//!
//! A view has no parser: this serves to show enough words around a finding, and decides nothing.

use dateline_core::Span;

use crate::book::words;

/// What may stand between a full stop and the space behind its sentence.
const CLOSING: [char; 6] = ['"', '\'', '\u{201d}', '\u{2019}', ')', ']'];

/// How far from a span its sentence is looked for, in bytes.
const REACH: usize = 400;

/// The sentences that hold `marked`, or as much of them as is near.
pub(crate) fn sentence(text: &str, marked: Span) -> Span {
    let from = floor(text, marked.start().saturating_sub(REACH));
    let to = ceil(text, marked.end().saturating_add(REACH).min(text.len()));
    let before = text.get(from..marked.start()).unwrap_or_default();
    let after = text.get(marked.end()..to).unwrap_or_default();
    let start = match last_end(before) {
        Some(end) => from + end,
        None if from == 0 => 0,
        None => from + before.find(' ').map_or(0, |space| space + 1),
    };
    let closing = after.len() - after.trim_start_matches(CLOSING).len();
    let closed = words(text, marked).is_ok_and(|words| words.ends_with(['.', '!', '?']));
    let end = match first_end(after) {
        _ if closed
            && after.get(closing..).unwrap_or_default().starts_with(char::is_whitespace) =>
        {
            marked.end() + closing
        }
        Some(end) => marked.end() + end,
        None if to == text.len() => to,
        None => marked.end() + after.rfind(' ').unwrap_or(after.len()),
    };
    Span::new(start, end.max(marked.end())).trimmed(text)
}

/// Where the last sentence of `text` starts, if one ends within it.
fn last_end(text: &str) -> Option<usize> {
    let ends = text.char_indices().rev().filter(|(_, c)| c.is_whitespace());
    ends.into_iter().find(|(i, c)| *c == '\n' || is_end(text, *i)).map(|(i, c)| i + c.len_utf8())
}

/// Where the first sentence of `text` ends, if it does.
fn first_end(text: &str) -> Option<usize> {
    let mut spaces = text.char_indices().filter(|(_, c)| c.is_whitespace());
    spaces.find(|(i, c)| (*c == '\n' && *i > 0) || is_end(text, *i)).map(|(i, _)| i)
}

/// Whether the space at `i` stands between two sentences: behind a full stop that is not that of a short title.
fn is_end(text: &str, i: usize) -> bool {
    let before = text.get(..i).unwrap_or_default().trim_end_matches(CLOSING);
    if !before.ends_with(['.', '!', '?']) {
        return false;
    }
    let next = text.get(i..).unwrap_or_default().trim_start().chars().next();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let short_title =
        before.ends_with('.') && word.chars().count() <= 4 && word.starts_with(char::is_uppercase);
    !short_title && next.is_none_or(|c| !c.is_lowercase())
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len())
}
