//! Runs of equal words: where two stories have the same rows of words, and how far the words around them are the same.
//!
//! A row that stands often in both stories is paired in order only, so that there are never many more pairs than words.

use std::collections::BTreeMap;

use crate::align::{Run, Side};
use crate::words::rows;

/// Words of an anchor.
pub(crate) const RUN_WORDS: usize = 4;

/// A row that makes more pairs than this is paired in order: first with first, second with second.
const MOST_PAIRS: usize = 16;

/// A pair goes on with one of the last so many runs, or begins one.
const OPEN: usize = 4;

/// The longest runs of words that two stories share, sorted by a.
pub(crate) fn runs_between(a: Side<'_>, b: &[u64]) -> Vec<Run> {
    let mut growing = Growing::default();
    // What stands more than once in both can't be paired before all its places are known.
    let mut often: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (to, row) in rows(b, RUN_WORDS).enumerate() {
        let Some(slot) = a.rows.find(row) else { continue };
        if a.rows.count(slot) > 1 {
            often.entry(slot).or_default().push(to);
            continue;
        }
        for at in a.rows.places(slot) {
            growing.pair(a.words, b, at, to);
        }
    }
    for (slot, those) in often {
        if a.rows.count(slot) * those.len() <= MOST_PAIRS {
            for at in a.rows.places(slot) {
                those.iter().for_each(|&to| growing.pair(a.words, b, at, to));
            }
        } else {
            for (at, &to) in a.rows.places(slot).zip(&those) {
                growing.pair(a.words, b, at, to);
            }
        }
    }
    growing.runs(a.words.len())
}

/// Runs of words that a story has twice: each place of a row with the next place of the same row.
pub(crate) fn runs_within(story: Side<'_>) -> Vec<Run> {
    let mut growing = Growing::default();
    for at in 0..story.words.len() {
        if let Some(to) = story.rows.after(at) {
            growing.pair(story.words, story.words, at, to);
        }
    }
    growing.runs(story.words.len())
}

/// Pairs of rows as they become runs.
#[derive(Default)]
struct Growing(Vec<Run>);

impl Growing {
    /// A row that stands in a at `at` and in b at `to`, if its words are truly the same.
    fn pair(&mut self, a: &[u64], b: &[u64], at: usize, to: usize) {
        let follows = |run: &&mut Run| {
            at + run.b == to + run.a && run.a <= at && at <= run.a_end() - RUN_WORDS + 1
        };
        let run = self.0.iter_mut().rev().take(OPEN).find(follows);
        // Of the row of a run that goes on, only the last word is new.
        let known = run.as_ref().map_or(0, |run| run.a_end().saturating_sub(at).min(RUN_WORDS));
        if a.get(at + known..at + RUN_WORDS) != b.get(to + known..to + RUN_WORDS) {
            return;
        }
        match run {
            Some(run) => run.len = run.len.max(at + RUN_WORDS - run.a),
            None => self.0.push(Run { a: at, b: to, len: RUN_WORDS }),
        }
    }

    /// All of them, those that go on in one another made one; `a_len` is the length of a.
    fn runs(self, a_len: usize) -> Vec<Run> {
        let mut grown = self.0;
        // Runs of one diagonal stand together, in order.
        grown.sort_unstable_by_key(|run| (run.b + a_len - run.a, run.a));
        let mut runs: Vec<Run> = Vec::with_capacity(grown.len());
        for next in grown {
            match runs.last_mut() {
                Some(run)
                    if next.a + run.b == next.b + run.a
                        && next.a <= run.a_end() - RUN_WORDS + 1 =>
                {
                    run.len = run.len.max(next.a_end() - run.a);
                }
                _ => runs.push(next),
            }
        }
        runs.sort_unstable();
        runs
    }
}
