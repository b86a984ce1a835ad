//! Fingerprints: which rows of words stand for a story where stories are looked up.
//!
//! Rows of five words are hashed, and of each four rows that follow one another the least hash is kept (winnowing:
//! Schleimer, Wilkerson and Aiken, 2003). So two stories that share eight words in a row share a fingerprint, whatever
//! stands around them, and a story keeps some two of five rows: four bytes for each two and a half words. A passage
//! with every tenth word edited keeps some all the same.

use crate::narrow;
use crate::words::rows;

/// Words of a row.
pub(crate) const ROW_WORDS: usize = 5;

/// Of so many rows that follow one another, one is kept at least.
const WINDOW: usize = 4;

/// A kept row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fingerprint {
    /// Its hash.
    pub(crate) hash: u32,
    /// The position of its first word in the story.
    pub(crate) at: u32,
}

/// The fingerprints of a story, given by the hashes of its words, in order; none of fewer than [`ROW_WORDS`] words.
pub(crate) fn fingerprints(words: &[u64]) -> Vec<Fingerprint> {
    let mut kept: Vec<Fingerprint> = Vec::with_capacity(words.len() / 4 + 1);
    // The last rows, by their number modulo the window; the first row not yet seen counts as the greatest.
    let mut window = [u32::MAX; WINDOW];
    let (mut least, mut least_at, mut count) = (u32::MAX, 0, 0);
    for (at, row) in rows(words, ROW_WORDS).enumerate() {
        let hash = upper(row);
        window[at % WINDOW] = hash;
        count = at + 1;
        if hash <= least || at == 0 {
            (least, least_at) = (hash, at);
        } else if at - least_at >= WINDOW {
            // The least has left: of equal ones the last is kept.
            (least, least_at) = (window[(at + 1) % WINDOW], at + 1 - WINDOW);
            for place in at + 2 - WINDOW..=at {
                if window[place % WINDOW] <= least {
                    (least, least_at) = (window[place % WINDOW], place);
                }
            }
        }
        if at + 1 >= WINDOW {
            keep(&mut kept, least, least_at);
        }
    }
    if count > 0 && count < WINDOW {
        keep(&mut kept, least, least_at);
    }
    kept
}

fn keep(kept: &mut Vec<Fingerprint>, hash: u32, at: usize) {
    let at = narrow(at);
    if kept.last().is_none_or(|last| last.at != at) {
        kept.push(Fingerprint { hash, at });
    }
}

/// The upper half of a hash, whose bits depend on all words.
fn upper(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(u32::MAX)
}
