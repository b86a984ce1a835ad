//! The words of a text as the model sees them.

use dateline_core::Span;

use crate::letters::Letters;

/// A token that the model sees under another spelling than the text's: its number, and the spelling.
pub(crate) type Spelling = (usize, String);

/// The words, and the letters that they are made of.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    text: &'a str,
    letters: &'a Letters,
    /// By token.
    spellings: &'a [Spelling],
}

impl<'a> Words<'a> {
    /// The words of `text`; some tokens have `spellings` of their own, in order.
    pub(crate) fn new(text: &'a str, letters: &'a Letters, spellings: &'a [Spelling]) -> Words<'a> {
        Words { text, letters, spellings }
    }

    /// The words of `text` as they are.
    #[cfg(test)]
    pub(crate) fn plain(text: &'a str) -> Words<'a> {
        Words { text, letters: &crate::letters::LETTERS, spellings: &[] }
    }

    /// What tells letters, digits and white space apart.
    pub(crate) fn letters(self) -> &'a Letters {
        self.letters
    }

    /// How many bytes the text has.
    pub(crate) fn bytes(self) -> usize {
        self.text.len()
    }

    /// The word of a token that has this span.
    pub(crate) fn of(self, token: usize, span: Span) -> &'a str {
        if !self.spellings.is_empty()
            && let Ok(place) = self.spellings.binary_search_by_key(&token, |(token, _)| *token)
        {
            return &self.spellings[place].1;
        }
        span.of(self.text).unwrap_or_default()
    }
}
