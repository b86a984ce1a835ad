//! A set of hashes: an open table, for the innermost loops.

/// Distinct hashes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Hashes {
    /// 0 where it is free; as a member 0 is taken for 1. At least half of them are free.
    slots: Vec<u64>,
    len: usize,
}

impl Hashes {
    /// An empty set with room for so many.
    fn with_room(count: usize) -> Hashes {
        Hashes { slots: vec![0; (count * 2).next_power_of_two().max(2)], len: 0 }
    }

    /// The set of at most `count` hashes.
    pub(crate) fn of(count: usize, hashes: impl Iterator<Item = u64>) -> Hashes {
        let mut all = Hashes::with_room(count);
        for hash in hashes.take(count) {
            all.put(hash.max(1));
        }
        all
    }

    /// Adds a hash.
    pub(crate) fn insert(&mut self, hash: u64) {
        if (self.len + 1) * 2 > self.slots.len() {
            let mut more = Hashes::with_room((self.len + 1) * 2);
            self.iter().for_each(|hash| more.put(hash));
            *self = more;
        }
        self.put(hash.max(1));
    }

    fn put(&mut self, hash: u64) {
        let at = self.place(hash);
        self.len += usize::from(self.slots[at] == 0);
        self.slots[at] = hash;
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// All of them, in no order that means anything.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.slots.iter().copied().filter(|&hash| hash != 0)
    }

    /// Whether a hash is there.
    pub(crate) fn contains(&self, hash: u64) -> bool {
        !self.slots.is_empty() && self.slots[self.place(hash.max(1))] != 0
    }

    /// Where a hash is, or would be.
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        #[expect(clippy::cast_possible_truncation, reason = "any bits of a hash will do")]
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 && self.slots[at] != hash {
            at = (at + 1) & mask;
        }
        at
    }
}
