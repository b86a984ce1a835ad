//! What is known of one document by itself: what stands for its words, its pieces, and what by its form is no story.
//!
//! Facts hold no text and no word: what a reduce needs of these it reads from the corpus again. A document of 200 words
//! in ten lines has some 850 bytes of facts: 180 of fingerprints, 400 of pieces, 150 to tell words, and what holds them.

use std::num::NonZeroU64;
use std::ops::Range;
use std::sync::Arc;

use dateline_core::Span;
use serde::{Deserialize, Serialize};

use crate::bits::Bits;
use crate::fingerprints::fingerprints;
use crate::lines;
use crate::narrow;
use crate::repeats::Repeat;
use crate::story::Story;
use crate::words::{Words, append, join};

/// What stands for the words of a document where documents are compared, and the pieces in which boilerplate comes.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    tokens: u32,
    /// Which bytes lie in words.
    pub(crate) bits: Arc<Bits>,
    pub(crate) pieces: Box<[Piece]>,
    /// The hashes of the fingerprints outside furniture, in order.
    prints: Box<[u32]>,
    /// Boilerplate that is known by its form, in order, without overlaps.
    pub(crate) furniture: Box<[Span]>,
    /// The words of each of these.
    skipped: Box<[(u32, u32)]>,
    /// What it holds twice outside furniture.
    pub(crate) repeats: Box<[Repeat]>,
}

/// A line, or a sentence of a long line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Piece {
    /// Its bytes without the white space around them.
    pub(crate) span: Span,
    /// How many words it has.
    pub(crate) words: u32,
    /// How many of them are outside furniture.
    kept: u32,
    /// How many fingerprints begin in it.
    prints: u32,
    /// Whether it is all of its line.
    pub(crate) line: bool,
    /// The hash of its words, dates and digits masked; absent where that leaves no word.
    pub(crate) hash: Option<NonZeroU64>,
    /// The same of the label it begins with: the words before a colon.
    pub(crate) label: Option<NonZeroU64>,
    /// The sum of its words outside furniture.
    sum: u64,
}

impl Facts {
    /// The facts of a document: its words, its pieces, what by its form is no story, and what it holds twice.
    pub(crate) fn new(
        words: &Words,
        pieces: &[lines::Piece],
        furniture: Vec<Span>,
        story: &Story,
        repeats: Vec<Repeat>,
    ) -> Facts {
        let prints = fingerprints(story.hashes());
        let within = |span: &Span| {
            let words = words.within(*span);
            (narrow(words.start), narrow(words.end))
        };
        Facts {
            tokens: narrow(words.len()),
            bits: Arc::new(words.bits()),
            pieces: compact(pieces, story, prints.iter().map(|print| print.at as usize)),
            prints: prints.iter().map(|print| print.hash).collect(),
            skipped: furniture.iter().map(within).collect(),
            furniture: furniture.into(),
            repeats: repeats.into(),
        }
    }

    /// How many words the document has.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.tokens as usize
    }

    /// How many bytes it takes.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(self)
            + self.bits.bytes()
            + size_of_val(&*self.pieces)
            + size_of_val(&*self.prints)
            + size_of_val(&*self.furniture)
            + size_of_val(&*self.skipped)
            + size_of_val(&*self.repeats)
    }

    /// The fingerprints that begin outside `dropped` pieces; these are sorted.
    pub(crate) fn prints<'a>(&'a self, dropped: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        let (all, pieces) =
            if dropped.is_empty() { (&*self.prints, 0) } else { (&[][..], self.pieces.len()) };
        let mut at = 0;
        let ranges = self.kept(dropped).take(pieces).map(move |(piece, kept)| {
            let start = at;
            at += piece.prints as usize;
            if kept { start..at } else { 0..0 }
        });
        let kept = ranges.flat_map(|range| self.prints.get(range).unwrap_or_default());
        all.iter().chain(kept).copied()
    }

    /// How many words the story has without `dropped` pieces, and their sum.
    pub(crate) fn sum(&self, dropped: &[u32]) -> (u64, usize) {
        let kept = self.kept(dropped).filter(|(_, kept)| *kept);
        kept.fold((0, 0), |(sum, len), (piece, _)| {
            (join(sum, piece.sum, piece.kept as usize), len + piece.kept as usize)
        })
    }

    /// The words of the story without `dropped` pieces: ranges in order.
    pub(crate) fn story(&self, dropped: &[u32]) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let (mut next, mut first) = (0, 0);
        let mut out: Vec<(u32, u32)> = self.skipped.to_vec();
        for (i, piece) in self.pieces.iter().enumerate() {
            if dropped.binary_search(&narrow(i)).is_ok() {
                out.push((first, first + piece.words));
            }
            first += piece.words;
        }
        out.sort_unstable();
        for (start, end) in out {
            if start > next {
                ranges.push(next as usize..start as usize);
            }
            next = next.max(end);
        }
        if self.tokens > next {
            ranges.push(next as usize..self.tokens as usize);
        }
        ranges
    }

    /// The pieces, and whether each is kept.
    fn kept<'a>(&'a self, dropped: &'a [u32]) -> impl Iterator<Item = (&'a Piece, bool)> {
        let mut dropped = dropped.iter().peekable();
        let pieces = (0_u32..).zip(&self.pieces);
        pieces.map(move |(i, piece)| (piece, dropped.next_if(|next| **next == i).is_none()))
    }
}

/// Pieces with what of the story lies in each; `prints` are the positions of fingerprints in the story.
fn compact(
    pieces: &[lines::Piece],
    story: &Story,
    prints: impl Iterator<Item = usize>,
) -> Box<[Piece]> {
    let mut position = 0;
    let mut prints = prints.peekable();
    let compact = |piece: &lines::Piece| {
        let start = position;
        let mut sum = 0;
        while position < story.len() && story.place(position) < piece.range().end {
            sum = append(sum, story.hashes()[position]);
            position += 1;
        }
        let begun = std::iter::from_fn(|| prints.next_if(|&at| at < position)).count();
        Piece {
            span: piece.span,
            words: narrow(piece.range().len()),
            kept: narrow(position - start),
            prints: narrow(begun),
            line: piece.line,
            hash: piece.hash.and_then(NonZeroU64::new),
            label: piece.label.and_then(NonZeroU64::new),
            sum,
        }
    };
    pieces.iter().map(compact).collect()
}
