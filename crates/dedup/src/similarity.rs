//! How alike two stories are, counted exactly, and what that makes of them.

use dateline_core::Thousandths;

use crate::align::Chain;
use crate::config::Config;
use crate::hashes::Hashes;
use crate::summary::LinkKind;
use crate::words::rows;

/// The distinct rows of `size` words of a story, given by the hashes of its words.
pub(crate) fn shingles(words: &[u64], size: usize) -> Hashes {
    Hashes::of((words.len() + 1).saturating_sub(size.max(1)), rows(words, size))
}

/// The shingles of two stories, counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shared {
    both: usize,
    a: usize,
    b: usize,
}

impl Shared {
    /// Counts two sets.
    pub(crate) fn count(a: &Hashes, b: &Hashes) -> Shared {
        let (less, more) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let both = less.iter().filter(|&shingle| more.contains(shingle)).count();
        Shared { both, a: a.len(), b: b.len() }
    }

    /// What two equal stories of so many words share.
    pub(crate) fn all(words: usize, shingle_words: usize) -> Shared {
        let all = (words + 1).saturating_sub(shingle_words.max(1));
        Shared { both: all, a: all, b: all }
    }

    /// What both have, of what either has.
    pub(crate) fn jaccard(self) -> Thousandths {
        Thousandths::of(self.both, self.a + self.b - self.both)
    }

    /// What both have, of a's.
    pub(crate) fn a_in_b(self) -> Thousandths {
        Thousandths::of(self.both, self.a)
    }

    /// What both have, of b's.
    pub(crate) fn b_in_a(self) -> Thousandths {
        Thousandths::of(self.both, self.b)
    }
}

/// How much of two stories their shared passages hold.
///
/// Kinds are told by passages and not by shingles: an edit in every fifth word breaks most shingles and hardly any
/// passage.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held {
    /// The share of a's words inside passages.
    pub(crate) a: Thousandths,
    /// The share of b's words inside passages.
    pub(crate) b: Thousandths,
    /// The share of the words inside passages that are not equal.
    pub(crate) edited: Thousandths,
}

impl Held {
    /// Of two stories with so many words, and their passages.
    pub(crate) fn by(chains: &[Chain], a_words: usize, b_words: usize) -> Held {
        let a: usize = chains.iter().map(|chain| chain.a().len()).sum();
        let b: usize = chains.iter().map(|chain| chain.b().len()).sum();
        let equal: usize = chains.iter().map(Chain::equal).sum();
        Held {
            a: Thousandths::of(a, a_words),
            b: Thousandths::of(b, b_words),
            edited: Thousandths::of((a + b).saturating_sub(2 * equal), a + b),
        }
    }

    /// What two stories are to each other; of an excerpt, whether it is `b` that is held in `a`.
    pub(crate) fn kind(self, config: &Config) -> (LinkKind, bool) {
        let (more, less) = (self.a.max(self.b), self.a.min(self.b));
        let is = |share: Thousandths, least: u16| share.get() >= least;
        if is(less, config.copy_held) && self.edited.get() <= config.copy_edits {
            (LinkKind::Copy, false)
        } else if !is(more, config.held) {
            (LinkKind::Passage, false)
        } else if u32::from(less.get()) * 1000 <= u32::from(more.get()) * u32::from(config.whole) {
            (LinkKind::Excerpt, self.b > self.a)
        } else {
            (LinkKind::Version, false)
        }
    }
}
