//! Which words of two stories are the same words: runs of equal words, chained where they follow one another in both.
//!
//! Runs of four words or more are anchors (`runs.rs`). They are chained over gaps of a few words by the best sum of
//! equal words (`chains.rs`), and shorter equal runs inside the gaps are then filled in (`fill.rs`). A paragraph that
//! moved makes a chain of its own. The work is linear in the stories, whatever they repeat.

mod chains;
mod fill;
mod rows;
mod runs;

use std::ops::Range;

use chains::chain;
use fill::finished;
use runs::{RUN_WORDS, runs_between, runs_within};

pub(crate) use rows::Rows;

/// Equal words in a row: positions in a, in b, and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Run {
    /// Its first word in a.
    pub(crate) a: usize,
    /// Its first word in b.
    pub(crate) b: usize,
    /// How many words it has.
    pub(crate) len: usize,
}

impl Run {
    /// The word of a behind its last.
    pub(crate) fn a_end(self) -> usize {
        self.a + self.len
    }

    /// The word of b behind its last.
    pub(crate) fn b_end(self) -> usize {
        self.b + self.len
    }

    /// The same with a for b.
    fn turned(self) -> Run {
        Run { a: self.b, b: self.a, len: self.len }
    }

    /// What is left without its first words.
    pub(crate) fn without_first(self, words: usize) -> Run {
        Run { a: self.a + words, b: self.b + words, len: self.len - words }
    }
}

/// Runs that follow one another in both stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    /// Its runs in order; words that are not equal lie between them. Never empty.
    pub(crate) runs: Vec<Run>,
}

impl Chain {
    /// Its runs in order; words that are not equal lie between them.
    pub(crate) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Its words in a.
    pub(crate) fn a(&self) -> Range<usize> {
        let ends = self.runs.first().zip(self.runs.last());
        ends.map_or(0..0, |(first, last)| first.a..last.a_end())
    }

    /// Its words in b.
    pub(crate) fn b(&self) -> Range<usize> {
        let ends = self.runs.first().zip(self.runs.last());
        ends.map_or(0..0, |(first, last)| first.b..last.b_end())
    }

    /// Makes a of b and b of a.
    pub(crate) fn turn(&mut self) {
        self.runs.iter_mut().for_each(|run| *run = run.turned());
    }

    /// The chain as far as its first place does not run into its second one: where what is held twice in a row goes on
    /// with the word that it begins with.
    fn apart(mut self) -> Option<Chain> {
        let start = self.runs.first()?.b;
        self.runs.retain(|run| run.a < start);
        let last = self.runs.last_mut()?;
        last.len = last.len.min(start - last.a);
        Some(self)
    }

    /// How many words are equal.
    pub(crate) fn equal(&self) -> usize {
        self.runs.iter().map(|run| run.len).sum()
    }
}

/// A story in hand: its words, and their rows.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    /// The hashes of its words.
    pub(crate) words: &'a [u64],
    /// Their rows.
    pub(crate) rows: &'a Rows,
}

/// The chains of at least `least` equal words that two stories share, in order of a; no word is in two of them.
/// The side with rows is a, or, if `turned`, b.
pub(crate) fn align(
    side: Side<'_>,
    other: &[u64],
    turned: bool,
    gap: usize,
    least: usize,
) -> Vec<Chain> {
    let mut runs = runs_between(side, other);
    let (a, b) = if turned { (other, side.words) } else { (side.words, other) };
    if turned {
        runs.iter_mut().for_each(|run| *run = run.turned());
        runs.sort_unstable();
    }
    let chains = chain(runs, gap, a.len(), b.len());
    finished(chains, a, b, least)
}

/// The chains of at least `least` equal words that a story holds twice: the earlier place is a, the later one b.
pub(crate) fn align_within(story: Side<'_>, gap: usize, least: usize) -> Vec<Chain> {
    let mut runs = runs_within(story);
    for run in &mut runs {
        // A run that overlaps its own copy is a pattern (`ha ha ha ha`); what stays is its first period.
        run.len = run.len.min(run.b - run.a);
    }
    runs.retain(|run| run.len >= RUN_WORDS);
    let chains = chain(runs, gap, story.words.len(), story.words.len());
    let apart = |chains: Vec<Chain>| chains.into_iter().filter_map(Chain::apart).collect();
    let mut chains: Vec<Chain> = apart(finished(apart(chains), story.words, story.words, least));
    chains.retain(|chain| chain.equal() >= least);
    chains
}
