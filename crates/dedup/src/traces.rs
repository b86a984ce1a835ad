//! Whether the few fingerprints that two stories share may be what is left of a passage.
//!
//! Two set phrases that stand anywhere in both, or one that is a little longer, make stories share some fingerprints.
//! In a passage they stand apart, and as far apart in one story as in the other. Here that is seen from facts alone,
//! before texts are read again.

/// Who shares more fingerprints is compared in any case.
pub(crate) const ENOUGH: u32 = 8;

/// The first and the last fingerprint of a passage are at least so many apart: some two and a half words each.
const APART: u32 = 3;

/// And at most so many.
const FAR: u32 = 60;

/// In the two stories these distances differ by at most so many.
const SLACK: u32 = 6;

/// The fingerprints of a story, each with its number; sorted.
pub(crate) struct Traces(Vec<(u32, u32)>);

impl Traces {
    /// Of the fingerprints of a story, in order.
    pub(crate) fn of(prints: impl Iterator<Item = u32>) -> Traces {
        let mut all: Vec<(u32, u32)> = prints.zip(0..).collect();
        all.sort_unstable();
        Traces(all)
    }

    /// Whether what this story shares with another one, given by its fingerprints in order, may be a passage.
    pub(crate) fn may_be_passage(&self, other: impl Iterator<Item = u32>) -> bool {
        let mut shared: Vec<(u32, u32)> = Vec::new();
        for (hash, there) in other.zip(0_u32..) {
            let first = self.0.partition_point(|&(mine, _)| mine < hash);
            let here = self.0[first..].iter().take_while(|&&(mine, _)| mine == hash);
            for &(_, here) in here {
                let follows = |&(x, y): &(u32, u32)| {
                    let (x, y) = (here.saturating_sub(x), there.saturating_sub(y));
                    x >= APART && y >= APART && x.max(y) <= FAR && x.abs_diff(y) <= SLACK
                };
                if shared.iter().any(follows) {
                    return true;
                }
                shared.push((here, there));
            }
        }
        false
    }
}
