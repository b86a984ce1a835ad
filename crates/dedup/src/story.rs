//! A document without its boilerplate: what is compared.

use std::ops::Range;

use dateline_core::Span;

use crate::facts::Facts;
use crate::words::{Words, hash_row};

/// The words of a document outside boilerplate, in order.
///
/// Positions in a story count these words, so that a notice in the middle of a paragraph parts nothing.
#[derive(Debug, Default)]
pub(crate) struct Story {
    hashes: Vec<u64>,
    /// Each word's index in its document.
    places: Vec<u32>,
}

impl Story {
    /// The words of `facts` outside `boilerplate`, which is in order.
    pub(crate) fn new(facts: &Facts, boilerplate: &[Span]) -> Story {
        let words = &facts.words;
        let mut story = Story {
            hashes: Vec::with_capacity(words.len()),
            places: Vec::with_capacity(words.len()),
        };
        let mut next = 0;
        for span in boilerplate {
            let skipped = words.within(*span);
            story.extend(words, next..skipped.start.max(next));
            next = skipped.end.max(next);
        }
        story.extend(words, next..words.len());
        story
    }

    fn extend(&mut self, words: &Words, range: Range<usize>) {
        self.hashes.extend(&words.hashes()[range.clone()]);
        self.places.extend(range.map(|word| u32::try_from(word).unwrap_or(u32::MAX)));
    }

    /// The hashes of its words.
    pub(crate) fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The index in the document of one of its words.
    pub(crate) fn place(&self, position: usize) -> usize {
        self.places[position] as usize
    }

    /// The bytes of one of its words.
    pub(crate) fn span(&self, words: &Words, position: usize) -> Span {
        words.span(self.place(position))
    }

    /// The hashes of all its rows of `size` words, sorted, each once.
    pub(crate) fn shingles(&self, size: usize) -> Vec<u64> {
        let mut shingles: Vec<u64> = self.hashes.windows(size.max(1)).map(hash_row).collect();
        shingles.sort_unstable();
        shingles.dedup();
        shingles
    }
}
