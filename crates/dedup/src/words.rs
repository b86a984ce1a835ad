//! The words of a text as reuse compares them: a hash each, and where they stand.
//!
//! A word is a run of letters and digits, with apostrophes inside it (`Armenia’s`, `don't`). Case is folded, all
//! apostrophes are one, and marks between words are no words: so a copy with other quotation marks, paragraphs or
//! capitals has the same words. Accents are kept, and composed and decomposed letters differ.
//!
//! The hash is 64-bit FNV-1a over the folded word in UTF-8, its bits then mixed by the finalizer of MurmurHash3. It is
//! part of the facts, through what is made of it, so it never changes: facts made by one release can be reduced by
//! another.

use std::ops::Range;

use dateline_core::Span;

use crate::bits::Bits;

/// The words of a text, in order; columns of equal length.
#[derive(Debug, Default)]
pub(crate) struct Words {
    hashes: Vec<u64>,
    starts: Vec<u32>,
    /// The bytes of each, twice; one more where it has figures.
    lengths: Vec<u32>,
}

impl Words {
    /// The words of `text`.
    pub(crate) fn of(text: &str) -> Words {
        let guess = text.len() / 5;
        let mut words = Words {
            hashes: Vec::with_capacity(guess),
            starts: Vec::with_capacity(guess),
            lengths: Vec::with_capacity(guess),
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    let found = plain(&bytes[at..]).unwrap_or_else(|| word(&text[at..]));
                    words.push(&found, at);
                    at += found.len;
                } else {
                    at += 1;
                }
                continue;
            }
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if c.is_alphanumeric() {
                let found = word(&text[at..]);
                words.push(&found, at);
                at += found.len;
            } else {
                at += c.len_utf8();
            }
        }
        words
    }

    fn push(&mut self, word: &Word, start: usize) {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.hashes.push(word.hash);
        self.starts.push(narrow(start));
        self.lengths.push(narrow(word.len * 2 + usize::from(word.figures)));
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
        Span::new(start, start + self.lengths[word] as usize / 2)
    }

    /// Whether a word has figures in it.
    pub(crate) fn has_figures(&self, word: usize) -> bool {
        self.lengths[word] % 2 == 1
    }

    /// The bytes from the first to the last of `words`; `None` where there is none.
    pub(crate) fn cover(&self, words: Range<usize>) -> Option<Span> {
        (!words.is_empty()).then(|| self.span(words.start).cover(self.span(words.end - 1)))
    }

    /// Which bytes lie in words.
    pub(crate) fn bits(&self) -> Bits {
        Bits::of((0..self.len()).map(|word| self.span(word)))
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

/// A word at the start of some text.
struct Word {
    hash: u64,
    /// How many bytes it has.
    len: usize,
    figures: bool,
}

/// The same as [`word`] of a word that has nothing but plain letters and figures; `None` where it may have more.
fn plain(rest: &[u8]) -> Option<Word> {
    let (mut hash, mut figures) = (FNV_OFFSET, false);
    for (len, &byte) in rest.iter().enumerate() {
        if byte.is_ascii_alphanumeric() {
            hash = fnv(hash, byte.to_ascii_lowercase());
            figures |= byte.is_ascii_digit();
        } else {
            let ends = byte.is_ascii() && byte != b'\'';
            return ends.then(|| Word { hash: mix(hash), len, figures });
        }
    }
    Some(Word { hash: mix(hash), len: rest.len(), figures })
}

/// The word at the start of `rest`.
fn word(rest: &str) -> Word {
    let (mut hash, mut len, mut figures) = (FNV_OFFSET, 0, false);
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if c.is_alphanumeric() || is_accent(c) {
            hash = fold(hash, c);
            figures |= c.is_numeric();
            len = i + c.len_utf8();
        } else if is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            hash = fnv(hash, b'\'');
        } else if !is_invisible(c) {
            break;
        }
    }
    Word { hash: mix(hash), len, figures }
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

/// Spreads what is in a hash over all its bits.
pub(crate) fn mix(mut hash: u64) -> u64 {
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

/// The hash of one word given by itself: of a lexicon, of a name.
pub(crate) fn hash_of(word_alone: &str) -> u64 {
    word(word_alone).hash
}

/// What the words of a sum are multiplied by; odd, so that nothing is lost.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hashes of all rows of `size` words, in order: sums of powers, so that each is made of the one before it.
pub(crate) fn rows(words: &[u64], size: usize) -> impl Iterator<Item = u64> + '_ {
    let size = size.max(1);
    let first = words.get(..size).unwrap_or_default();
    let mut sum =
        first[..first.len().saturating_sub(1)].iter().fold(0, |sum, &word| append(sum, word));
    let highest = power(size - 1);
    words.iter().skip(size - 1).enumerate().map(move |(at, &word)| {
        sum = append(sum, word);
        let row = mix_once(sum);
        sum = sum.wrapping_sub(words[at].wrapping_mul(highest));
        row
    })
}

/// The sum of words with one more behind them.
pub(crate) fn append(sum: u64, word: u64) -> u64 {
    sum.wrapping_mul(FACTOR).wrapping_add(word)
}

/// The sum of some words, and behind them `len` words of which the sum is `next`.
pub(crate) fn join(sum: u64, next: u64, len: usize) -> u64 {
    sum.wrapping_mul(power(len)).wrapping_add(next)
}

fn power(exponent: usize) -> u64 {
    FACTOR.wrapping_pow(u32::try_from(exponent).unwrap_or(u32::MAX))
}

fn mix_once(sum: u64) -> u64 {
    let hash = (sum ^ (sum >> 32)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 29)
}
