//! What the tokens of a text add to the parser's hidden units, in a window that moves with the buffer.
//!
//! A token adds [`SLOTS`] times [`PIECES`] floats, 4 KB, and is mostly asked for soon after it came up. So only the last
//! [`WINDOW`] tokens are held; an older one is computed again when it is asked for, with the same result.

use crate::engine::kernel::{HIDDEN, Kernel, PIECES};
use crate::engine::parser::{NONE, SLOTS};
use crate::engine::transitions::Transitions;

/// How many tokens are held.
const WINDOW: usize = 96;
/// How many are computed at a time, so that no step crosses the end of the ring.
const STEP: usize = 48;
const _: () = assert!(WINDOW.is_multiple_of(STEP));

/// The window.
#[derive(Debug, Default)]
pub(crate) struct Shares {
    /// The rows of the last [`WINDOW`] of the first `done` tokens, each at its number modulo [`WINDOW`].
    ring: Vec<f32>,
    done: usize,
    /// The row of an older token, and what was asked of it by slot.
    row: Vec<f32>,
    older: Vec<[f32; PIECES]>,
}

impl Shares {
    /// Forgets a text.
    pub(crate) fn clear(&mut self) {
        self.done = 0;
        self.ring.resize(WINDOW * SLOTS * PIECES, 0.0);
        self.row.resize(SLOTS * PIECES, 0.0);
        self.older.resize(SLOTS, [0.0; PIECES]);
    }

    /// What each of `tokens` adds in its slot.
    pub(crate) fn gather<'a>(
        &'a mut self,
        kernel: Kernel,
        transitions: &'a Transitions<SLOTS>,
        reduced: &[f32],
        tokens: [u32; SLOTS],
    ) -> [&'a [f32; PIECES]; SLOTS] {
        // Only the first two, those of the buffer, can be new.
        for token in &tokens[..2] {
            while *token != NONE && *token as usize >= self.done {
                self.advance(kernel, transitions, reduced);
            }
        }
        for (slot, &token) in tokens.iter().enumerate() {
            if token != NONE && self.is_old(token) {
                let start = token as usize * HIDDEN;
                transitions.shares(kernel, &reduced[start..start + HIDDEN], &mut self.row);
                self.older[slot] = self.row.as_chunks().0[slot];
            }
        }
        let ring = self.ring.as_chunks::<PIECES>().0;
        std::array::from_fn(|slot| match tokens[slot] {
            NONE => transitions.pad(slot),
            token if self.is_old(token) => &self.older[slot],
            token => &ring[token as usize % WINDOW * SLOTS + slot],
        })
    }

    fn is_old(&self, token: u32) -> bool {
        (token as usize) + WINDOW < self.done
    }

    /// Computes the rows of the next tokens.
    fn advance(&mut self, kernel: Kernel, transitions: &Transitions<SLOTS>, reduced: &[f32]) {
        let end = (self.done + STEP).min(reduced.len() / HIDDEN);
        let place = self.done % WINDOW * SLOTS * PIECES;
        let room = (end - self.done) * SLOTS * PIECES;
        let rows = &reduced[self.done * HIDDEN..end * HIDDEN];
        transitions.shares(kernel, rows, &mut self.ring[place..place + room]);
        self.done = end;
    }
}
