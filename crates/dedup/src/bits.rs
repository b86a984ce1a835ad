//! Which bytes of a text lie in words, a bit each: from bytes to words and back, without the text.

use std::ops::Range;

use dateline_core::Span;
use serde::{Deserialize, Serialize};

const BITS: usize = u64::BITS as usize;

/// The bytes of a text that lie in words. Between two words there is always a byte that lies in none.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Bits(Box<[u64]>);

impl Bits {
    /// The bits of words with these bytes, in order.
    pub(crate) fn of(words: impl DoubleEndedIterator<Item = Span> + Clone) -> Bits {
        let end = words.clone().next_back().map_or(0, Span::end);
        let mut bits = vec![0_u64; end.div_ceil(BITS)];
        for span in words {
            let (first, last) = (span.start() / BITS, (span.end() - 1) / BITS);
            let (from, to) = (
                u64::MAX << (span.start() % BITS),
                u64::MAX >> (BITS - 1 - (span.end() - 1) % BITS),
            );
            if first == last {
                bits[first] |= from & to;
            } else {
                bits[first] |= from;
                bits[first + 1..last].fill(u64::MAX);
                bits[last] |= to;
            }
        }
        Bits(bits.into())
    }

    /// How many bytes it takes.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(self) + size_of_val(&*self.0)
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.begun(self.0.len() * BITS)
    }

    /// The words that share a byte with `span`.
    pub(crate) fn words(&self, span: Span) -> Range<usize> {
        if span.is_empty() {
            return 0..0;
        }
        let inside = span.start() > 0 && self.at(span.start()) && self.at(span.start() - 1);
        let first = self.begun(span.start()) - usize::from(inside);
        first..self.begun(span.end()).max(first)
    }

    /// How many words begin before a byte.
    fn begun(&self, byte: usize) -> usize {
        let (whole, rest) = (byte / BITS, byte % BITS);
        let before: u32 =
            (0..whole.min(self.0.len())).map(|block| self.starts(block).count_ones()).sum();
        let last = if whole < self.0.len() {
            (self.starts(whole) & !(u64::MAX << rest)).count_ones()
        } else {
            0
        };
        (before + last) as usize
    }

    /// The bytes of a block with which a word begins.
    fn starts(&self, block: usize) -> u64 {
        let before = block.checked_sub(1).map_or(0, |before| self.0[before] >> (BITS - 1));
        self.0[block] & !(self.0[block] << 1 | before)
    }

    /// The bytes of a word; `None` where there is none of that number.
    pub(crate) fn span(&self, word: usize) -> Option<Span> {
        let mut left = word;
        let mut block = 0;
        let start = loop {
            let mut starts = (block < self.0.len()).then(|| self.starts(block))?;
            let here = starts.count_ones() as usize;
            if left < here {
                for _ in 0..left {
                    starts &= starts - 1;
                }
                break block * BITS + starts.trailing_zeros() as usize;
            }
            left -= here;
            block += 1;
        };
        let end = (start..).find(|&byte| !self.at(byte)).unwrap_or(start);
        Some(Span::new(start, end))
    }

    fn at(&self, byte: usize) -> bool {
        self.0.get(byte / BITS).is_some_and(|block| block >> (byte % BITS) & 1 == 1)
    }
}
