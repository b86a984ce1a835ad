//! A document without its boilerplate: what is compared.

use std::ops::Range;

use dateline_core::Span;

use crate::align::Run;
use crate::places::Same;
use crate::words::Words;

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
    /// The words outside `boilerplate`, which is in order.
    pub(crate) fn without(words: &Words, boilerplate: &[Span]) -> Story {
        let mut ranges = Vec::with_capacity(boilerplate.len() + 1);
        let mut next = 0;
        for span in boilerplate {
            let skipped = words.within(*span);
            ranges.push(next..skipped.start.max(next));
            next = skipped.end.max(next);
        }
        ranges.push(next..words.len().max(next));
        Story::of(words, &ranges)
    }

    /// Some of the words: ranges in order.
    pub(crate) fn of(words: &Words, ranges: &[Range<usize>]) -> Story {
        let len = ranges.iter().map(Range::len).sum();
        let mut story = Story { hashes: Vec::with_capacity(len), places: Vec::with_capacity(len) };
        for range in ranges {
            story.extend(words, range.clone());
        }
        story
    }

    fn extend(&mut self, words: &Words, range: Range<usize>) {
        self.hashes.extend(words.hashes().get(range.clone()).unwrap_or_default());
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

    /// A run of equal words of this story and another one, as words of their documents: in parts where one of them
    /// has boilerplate inside.
    pub(crate) fn same(&self, other: &Story, run: Run) -> Vec<Same> {
        let mut parts: Vec<Same> = Vec::new();
        for i in 0..run.len {
            let (a, b) = (self.places[run.a + i], other.places[run.b + i]);
            match parts.last_mut() {
                Some(last) if last.a + last.len == a && last.b + last.len == b => last.len += 1,
                _ => parts.push(Same { a, b, len: 1 }),
            }
        }
        parts
    }
}
