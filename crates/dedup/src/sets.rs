//! Disjoint sets of small numbers, each named by its smallest member.

use crate::narrow;

/// Sets of the numbers below some bound; at first each is alone.
#[derive(Debug, Default)]
pub(crate) struct Sets(Vec<u32>);

impl Sets {
    /// Sets of the numbers below `len`.
    pub(crate) fn new(len: usize) -> Sets {
        Sets((0..narrow(len)).collect())
    }

    /// The smallest member of the set of `n`.
    pub(crate) fn root(&mut self, n: usize) -> usize {
        let mut at = n;
        while self.0[at] as usize != at {
            // Each step halves the way of the next one.
            self.0[at] = self.0[self.0[at] as usize];
            at = self.0[at] as usize;
        }
        at
    }

    /// Makes one set of those of `x` and `y`.
    pub(crate) fn unite(&mut self, x: usize, y: usize) {
        let (x, y) = (self.root(x), self.root(y));
        let (least, most) = (x.min(y), x.max(y));
        self.0[most] = self.0[least];
    }

    /// The smallest member of each number's set.
    pub(crate) fn into_roots(mut self) -> Vec<u32> {
        for n in 0..self.0.len() {
            // Members before n already point at their roots.
            self.0[n] = self.0[self.0[n] as usize];
        }
        self.0
    }
}
