//! Hashes: of strings as spaCy numbers them, and a fast one for tables in memory.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use anyhow::Context;

/// spaCy's symbols, whose id is their number.
const SYMBOLS: &str = include_str!("../data/symbols.tsv");

/// A map for short keys of tables that no text adds to.
pub(crate) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<FastHasher>>;

/// The 64-bit ids of strings in spaCy's string store.
#[derive(Debug)]
pub(crate) struct StringIds {
    symbols: FastMap<u64, u64>,
    longest: usize,
}

impl StringIds {
    /// Reads the table of symbols.
    pub(crate) fn new() -> anyhow::Result<StringIds> {
        let (mut symbols, mut longest) = (FastMap::default(), 0);
        for row in SYMBOLS.lines().filter(|row| !row.starts_with('#')) {
            let (name, number) = row.split_once('\t').context("a symbol without a number")?;
            symbols.insert(murmur(name.as_bytes()), number.parse().context("a symbol's number")?);
            longest = longest.max(name.len());
        }
        Ok(StringIds { symbols, longest })
    }

    /// The id of `text`: a symbol's number, 0 for the empty string, the hash of all others.
    pub(crate) fn id(&self, text: &[u8]) -> u64 {
        if text.is_empty() {
            return 0;
        }
        let hash = murmur(text);
        if text.len() > self.longest {
            return hash;
        }
        self.symbols.get(&hash).copied().unwrap_or(hash)
    }
}

/// MurmurHash64A of `bytes` with the seed 1.
pub(crate) fn murmur(bytes: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const SEED: u64 = 1;
    let mix = |word: u64| {
        let word = word.wrapping_mul(M);
        (word ^ (word >> 47)).wrapping_mul(M)
    };
    let mut hash = SEED ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        hash = (hash ^ mix(u64::from_le_bytes(*word))).wrapping_mul(M);
    }
    if !rest.is_empty() {
        hash = (hash ^ little_endian(rest)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> 47)).wrapping_mul(M);
    hash ^ (hash >> 47)
}

/// The number that fewer than eight bytes are.
fn little_endian(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| (number << 8) | u64::from(byte))
}

/// A multiplicative hash, eight bytes a step.
#[derive(Default)]
pub(crate) struct FastHasher(u64);

impl FastHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for FastHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            self.add(little_endian(rest));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.add(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn finish(&self) -> u64 {
        // The table takes its place from the low bits and its tag from the high ones.
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::{StringIds, murmur};

    #[test]
    fn hashes_as_the_reference_does() {
        assert_eq!(murmur(b"coffee"), 3_197_928_453_018_144_401);
        assert_eq!(
            murmur("caf\u{e9} au lait, s'il vous pla\u{ee}t".as_bytes()),
            17_898_684_640_673_231_775
        );
    }

    #[test]
    fn symbols_are_their_number() {
        let ids = StringIds::new().unwrap();
        assert_eq!(ids.id(b""), 0);
        assert_eq!(ids.id(b"X"), 101);
        assert_eq!(ids.id(b"IS_OOV_DEPRECATED"), 13);
        assert_eq!(ids.id(b"coffee"), murmur(b"coffee"));
    }
}
