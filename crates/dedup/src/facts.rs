//! What is known of one document by itself: its words, its pieces, and what by its form is no story.

use dateline_core::Span;
use serde::{Deserialize, Serialize};

use crate::lines::Piece;
use crate::words::Words;

/// The words of a document, as hashes with their places, and the pieces in which boilerplate comes.
///
/// Facts hold no text: what a reduce needs of it beyond this it reads from the corpus again.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub(crate) words: Words,
    pub(crate) pieces: Vec<Piece>,
    /// Boilerplate that is known by its form, in order, without overlaps.
    pub(crate) furniture: Vec<Span>,
}

impl Facts {
    /// How many words the document has.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.words.len()
    }
}
