//! Runs of equal words: where two stories have the same rows of words, and how far the words around them are the same.
//!
//! A row that stands often in both stories is paired in order only, so that there are never many more pairs than words.

use crate::align::{Run, Side};
use crate::words::hash_row;

/// Words of an anchor.
pub(crate) const RUN_WORDS: usize = 4;

/// A row that makes more pairs than this is paired in order: first with first, second with second.
const MOST_PAIRS: usize = 16;

/// The rows of [`RUN_WORDS`] words of a story, by hash, with their positions: sorted.
pub(crate) fn rows(hashes: &[u64]) -> Vec<(u64, u32)> {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let windows = hashes.windows(RUN_WORDS).enumerate();
    let mut rows: Vec<_> = windows.map(|(at, words)| (hash_row(words), narrow(at))).collect();
    rows.sort_unstable();
    rows
}

/// Where two stories have the same row: pairs of positions.
pub(crate) fn pairs(a: Side<'_>, b: Side<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(&(x, _)), Some(&(y, _))) = (a.rows.get(i), b.rows.get(j)) {
        if x < y {
            i += 1;
        } else if y < x {
            j += 1;
        } else {
            let (these, those) = (same(&a.rows[i..]), same(&b.rows[j..]));
            i += these.len();
            j += those.len();
            if these.len() * those.len() <= MOST_PAIRS {
                found.extend(
                    these.iter().flat_map(|x| those.iter().map(|y| (x.1 as usize, y.1 as usize))),
                );
            } else {
                found.extend(these.iter().zip(those).map(|(x, y)| (x.1 as usize, y.1 as usize)));
            }
        }
    }
    found.retain(|&(at, to)| a.words.get(at..at + RUN_WORDS) == b.words.get(to..to + RUN_WORDS));
    found
}

/// Where a story has the same row again: each place with the next.
pub(crate) fn pairs_within(story: Side<'_>) -> Vec<(usize, usize)> {
    let next = |pair: &[(u64, u32)]| {
        let [x, y] = pair else { return None };
        (x.0 == y.0).then_some((x.1 as usize, y.1 as usize))
    };
    let mut found: Vec<_> = story.rows.windows(2).filter_map(next).collect();
    found.retain(|&(at, to)| {
        story.words.get(at..at + RUN_WORDS) == story.words.get(to..to + RUN_WORDS)
    });
    found
}

/// The longest runs that pairs of rows make, sorted by a; `a_len` is the length of a.
pub(crate) fn runs(mut pairs: Vec<(usize, usize)>, a_len: usize) -> Vec<Run> {
    // Pairs of one diagonal stand together, in order.
    pairs.sort_unstable_by_key(|&(a, b)| (b + a_len - a, a));
    let mut runs: Vec<Run> = Vec::new();
    for (a, b) in pairs {
        match runs.last_mut() {
            Some(run) if a + run.b == b + run.a && a <= run.a_end() - RUN_WORDS + 1 => {
                run.len = a + RUN_WORDS - run.a
            }
            _ => runs.push(Run { a, b, len: RUN_WORDS }),
        }
    }
    runs.sort_unstable();
    runs
}

/// The rows at the start of `rows` that are the same.
fn same(rows: &[(u64, u32)]) -> &[(u64, u32)] {
    let len = rows.iter().take_while(|row| row.0 == rows[0].0).count();
    &rows[..len]
}
