//! The words of a text as reuse compares them: a hash each, and where they stand.
//!
//! A word is a run of letters and digits, with apostrophes inside it (`Armenia’s`, `don't`). Case is folded, all
//! apostrophes are one, and marks between words are no words: so a copy with other quotation marks, paragraphs or
//! capitals has the same words. Accents are kept, and composed and decomposed letters differ.
//!
//! The hash is 64-bit FNV-1a over the folded word in UTF-8, its bits then mixed by the finalizer of MurmurHash3. It is
//! part of the facts, so it never changes: facts made by one release can be reduced by another.

use std::ops::Range;

use dateline_core::Span;
use serde::{Deserialize, Serialize};

/// The words of a text, in order; columns of equal length.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Words {
    hashes: Vec<u64>,
    starts: Vec<u32>,
    lengths: Vec<u32>,
}

impl Words {
    /// The words of `text`.
    pub(crate) fn of(text: &str) -> Words {
        let mut words = Words::default();
        let mut at = 0;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            if !c.is_alphanumeric() {
                at += c.len_utf8();
                continue;
            }
            let (hash, len) = word(&text[at..]);
            words.push(hash, at, len);
            at += len;
        }
        words
    }

    fn push(&mut self, hash: u64, start: usize, len: usize) {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.hashes.push(hash);
        self.starts.push(narrow(start));
        self.lengths.push(narrow(len));
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The hashes of all words.
    pub(crate) fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// The bytes of a word.
    pub(crate) fn span(&self, word: usize) -> Span {
        let start = self.starts[word] as usize;
        Span::new(start, start + self.lengths[word] as usize)
    }

    /// The bytes from the first to the last of `words`; `None` where there is none.
    pub(crate) fn cover(&self, words: Range<usize>) -> Option<Span> {
        (!words.is_empty()).then(|| self.span(words.start).cover(self.span(words.end - 1)))
    }

    /// The indices of the words that share a byte with `span`.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        let mut first = self.starts.partition_point(|&start| (start as usize) < span.start());
        if first > 0 && self.span(first - 1).end() > span.start() {
            first -= 1;
        }
        let end = self.starts.partition_point(|&start| (start as usize) < span.end());
        first..end.max(first)
    }
}

/// The hash and the length in bytes of the word at the start of `rest`.
fn word(rest: &str) -> (u64, usize) {
    let (mut hash, mut end) = (FNV_OFFSET, 0);
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if c.is_alphanumeric() || is_accent(c) {
            hash = fold(hash, c);
            end = i + c.len_utf8();
        } else if is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            hash = fnv(hash, b'\'');
        } else if !is_invisible(c) {
            break;
        }
    }
    (mix(hash), end)
}

/// A mark that combines with the letter before it.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A soft hyphen or joiner inside a word, which nobody sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The marks that stand for an apostrophe.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ff07}')
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME)
}

fn fold(hash: u64, c: char) -> u64 {
    if c.is_ascii() {
        return fnv(hash, c.to_ascii_lowercase() as u8);
    }
    let mut bytes = [0; 4];
    c.to_lowercase().fold(hash, |hash, c| c.encode_utf8(&mut bytes).bytes().fold(hash, fnv))
}

fn mix(mut hash: u64) -> u64 {
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

/// The hash of one word given by itself: of a lexicon, of a name.
pub(crate) fn hash_of(word_alone: &str) -> u64 {
    word(word_alone).0
}

/// The hash of some words in a row.
pub(crate) fn hash_row(words: &[u64]) -> u64 {
    mix(words.iter().fold(words.len() as u64, |hash, word| {
        (hash.rotate_left(23) ^ word).wrapping_mul(FNV_PRIME | 1 << 63)
    }))
}
