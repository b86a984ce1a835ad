//! The rows of words of a story, looked up by their hashes: an open table, and the places of equal rows linked.

use crate::align::RUN_WORDS;
use crate::narrow;
use crate::words::rows;

/// Where each row of [`RUN_WORDS`] words stands in a story.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    slots: Vec<Slot>,
    /// Of each place the next one with the same row, one more; 0 where there is none.
    next: Vec<u32>,
}

/// The places of one row.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Slot {
    hash: u64,
    /// The first place, one more; 0 where the slot is free.
    first: u32,
    /// How many places there are.
    pub(crate) count: u32,
}

impl Rows {
    /// The rows of a story, given by the hashes of its words.
    pub(crate) fn of(words: &[u64]) -> Rows {
        let count = (words.len() + 1).saturating_sub(RUN_WORDS);
        let mut table = Rows {
            slots: vec![Slot::default(); (count * 2).next_power_of_two().max(2)],
            next: vec![0; count],
        };
        let hashes: Vec<u64> = rows(words, RUN_WORDS).collect();
        // From the last to the first, so that each list begins with its first place.
        for (at, &hash) in hashes.iter().enumerate().rev() {
            let slot = table.place(hash);
            let slot = &mut table.slots[slot];
            table.next[at] = slot.first;
            *slot = Slot { hash, first: narrow(at + 1), count: slot.count + 1 };
        }
        table
    }

    /// The slot of a row, by number; `None` where the story has no such row.
    pub(crate) fn find(&self, hash: u64) -> Option<usize> {
        let slot = self.place(hash);
        (self.slots[slot].first != 0).then_some(slot)
    }

    /// How many places the row of a slot has.
    pub(crate) fn count(&self, slot: usize) -> usize {
        self.slots[slot].count as usize
    }

    /// The places of the row of a slot, in order.
    pub(crate) fn places(&self, slot: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = self.slots[slot].first;
        std::iter::from_fn(move || {
            let at = (next as usize).checked_sub(1)?;
            next = self.next[at];
            Some(at)
        })
    }

    /// The next place that has the row of a place.
    pub(crate) fn after(&self, at: usize) -> Option<usize> {
        (*self.next.get(at)? as usize).checked_sub(1)
    }

    /// Where a row is, or would be.
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        #[expect(clippy::cast_possible_truncation, reason = "any bits of a hash will do")]
        let mut at = hash as usize & mask;
        while self.slots[at].first != 0 && self.slots[at].hash != hash {
            at = (at + 1) & mask;
        }
        at
    }
}
