//! The features of one decision.

/// The features of one decision, as hashed keys.
#[derive(Debug, Clone, Default)]
pub struct Features {
    keys: Vec<u32>,
}

impl Features {
    /// Forgets all features, and keeps their room.
    pub fn clear(&mut self) {
        self.keys.clear();
    }

    /// Adds the feature that the template of this number sees in `codes`.
    #[inline]
    pub fn put<const N: usize>(&mut self, template: u32, codes: [u32; N]) {
        let mut key = template.wrapping_mul(0x9e37_79b1) ^ 0x5bd1_e995;
        for code in codes {
            key = (key.rotate_left(5) ^ code).wrapping_mul(0x9e37_79b1);
        }
        self.keys.push(mix(key));
    }

    /// Adds all features of `other`.
    pub fn extend(&mut self, other: &Features) {
        self.keys.extend_from_slice(&other.keys);
    }

    /// The keys in the order in which they were put.
    #[must_use]
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }
}

#[inline]
fn mix(mut key: u32) -> u32 {
    key = key.wrapping_mul(0xcc9e_2d51);
    key ^= key >> 15;
    key = key.wrapping_mul(0x1b87_3593);
    key ^ key >> 13
}

/// The code of a word, for [`Features::put`]: FNV-1a of its bytes.
#[must_use]
pub fn code(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
