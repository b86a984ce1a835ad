//! What a form is tried on: a line or a sentence, and where in its text it stands.

use std::ops::Range;

use dateline_core::Span;
use serde::Deserialize;

use crate::lines::Piece;
use crate::words::Words;

/// So many pieces are the head of a text.
const HEAD: usize = 5;

/// So many pieces are its tail.
const TAIL: usize = 8;

/// A line of a menu has at most so many words.
const MENU_WORDS: usize = 8;

#[derive(Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Of {
    #[default]
    Piece,
    Line,
}

/// A line or a piece in hand.
#[derive(Clone)]
pub(crate) struct Unit {
    /// Its bytes.
    pub(crate) span: Span,
    /// Its words.
    pub(crate) words: Range<usize>,
    /// Which of the two it is.
    pub(crate) of: Of,
    /// Whether it stands at the head of its text.
    pub(crate) head: bool,
    /// Whether it stands at the tail.
    pub(crate) tail: bool,
}

/// The lines and, where a line is cut, the sentences of a text. A line that is whole stands as both.
pub(crate) fn units(lines: &[(Span, Range<usize>)], pieces: &[Piece]) -> Vec<Unit> {
    let count = pieces.len();
    let rank = |word: usize| pieces.partition_point(|piece| piece.range().start < word);
    let unit = |span, words: Range<usize>, of| {
        let (first, last) = (rank(words.start), rank(words.end));
        Unit { span, words, of, head: first < HEAD, tail: last + TAIL > count }
    };
    let whole = lines.iter().map(|(span, words)| unit(*span, words.clone(), Of::Line));
    whole.chain(pieces.iter().map(|piece| unit(piece.span, piece.range(), Of::Piece))).collect()
}

/// The short lines behind `unit`, to the end of the text.
pub(crate) fn menu<'a>(
    lines: &'a [(Span, Range<usize>)],
    unit: &Unit,
) -> impl Iterator<Item = Span> + 'a {
    let first = lines.partition_point(|(span, _)| span.start() < unit.span.end());
    let short = lines[first..].iter().all(|(_, words)| words.len() <= MENU_WORDS);
    lines[first..].iter().filter(move |_| short).map(|(span, _)| *span)
}

/// The words of the bracket that ends a unit.
pub(crate) fn bracket(text: &str, words: &Words, unit: &Unit) -> Range<usize> {
    let nothing = unit.words.end..unit.words.end;
    let Some(line) = unit.span.of(text) else { return nothing };
    let trimmed = line.trim_end_matches(['.', ' ']);
    let Some(opening) = trimmed.ends_with([')', ']']).then(|| trimmed.rfind(['(', '['])).flatten()
    else {
        return nothing;
    };
    let inside = words.within(Span::new(unit.span.start() + opening, unit.span.end()));
    if inside.len() > MENU_WORDS { nothing } else { inside }
}

/// Whether a colon stands right behind the word before `word`.
pub(crate) fn followed_by_colon(text: &str, words: &Words, word: usize) -> bool {
    word > 0
        && text
            .get(words.span(word - 1).end()..)
            .is_some_and(|rest| rest.trim_start().starts_with(':'))
}
