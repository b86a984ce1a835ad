//! Chains made whole: the small equal runs in their gaps and at their ends, and the bridges between them.
//!
//! These words alone would prove nothing; beside an anchor they are the same words.

use std::ops::Range;

use crate::align::{Chain, Run};

/// So many words beyond the ends of a chain are looked at for more of it.
const MARGIN: usize = 8;

/// A gap of at most so many words is bridged if half of them are equal.
const BRIDGE: usize = 24;

/// Chains with the small equal runs in their gaps and at their ends, those that are long enough, in order of a.
pub(crate) fn finished(mut chains: Vec<Chain>, a: &[u64], b: &[u64], least: usize) -> Vec<Chain> {
    chains.retain(|chain| chain.equal() * 2 >= least);
    chains.sort_unstable_by_key(|chain| (chain.runs.first().copied(), chain.runs.len()));
    let chains = bridged(chains, a, b);
    let bounds = Bounds::of(&chains, a.len(), b.len());
    let mut chains: Vec<Chain> = chains
        .into_iter()
        .enumerate()
        .map(|(i, chain)| filled(chain, a, b, bounds.around(i)))
        .collect();
    chains.retain(|chain| chain.equal() >= least);
    chains
}

/// Neighbors made one chain where half of the words between them are equal, only not in runs that would be anchors:
/// what heavy editing leaves of a sentence.
fn bridged(chains: Vec<Chain>, a: &[u64], b: &[u64]) -> Vec<Chain> {
    let mut starts: Vec<usize> = chains.iter().map(|chain| chain.b().start).collect();
    starts.sort_unstable();
    let is_next = |chain: &Chain, next: &Chain| {
        let after = starts.partition_point(|&start| start <= chain.b().start);
        starts.get(after) == Some(&next.b().start)
    };
    let mut out: Vec<Chain> = Vec::with_capacity(chains.len());
    for chain in chains {
        let bridge = out
            .last()
            .filter(|last| is_next(last, &chain))
            .and_then(|last| bridge(last, &chain, a, b));
        match (out.last_mut(), bridge) {
            (Some(last), Some(bridge)) => {
                last.runs.extend(bridge);
                last.runs.extend(chain.runs);
            }
            _ => out.push(chain),
        }
    }
    out
}

/// The equal words between two chains, where they are half of all.
fn bridge(chain: &Chain, next: &Chain, a: &[u64], b: &[u64]) -> Option<Vec<Run>> {
    let (in_a, in_b) = (chain.a().end..next.a().start, chain.b().end..next.b().start);
    let longest = in_a.len().max(in_b.len());
    // Empty ranges with a start behind their end mean that the two cross.
    if longest > BRIDGE || in_a.start > in_a.end || in_b.start > in_b.end {
        return None;
    }
    let mut between = Vec::new();
    common(a, b, in_a, in_b, &mut between);
    (between.len() * 2 >= longest).then_some(between)
}

/// A chain with the small equal runs in its gaps and just beyond its ends.
fn filled(chain: Chain, a: &[u64], b: &[u64], around: (Range<usize>, Range<usize>)) -> Chain {
    let mut runs = Vec::with_capacity(chain.runs.len() * 2);
    let (whole_a, whole_b) = (chain.a(), chain.b());
    let before_a =
        around.0.start.max(whole_a.start.saturating_sub(MARGIN)).min(whole_a.start)..whole_a.start;
    let before_b =
        around.1.start.max(whole_b.start.saturating_sub(MARGIN)).min(whole_b.start)..whole_b.start;
    runs.extend(margin(a, b, before_a, before_b, true));
    for run in chain.runs {
        if let Some(last) = runs.last().copied() {
            common(a, b, last.a_end()..run.a, last.b_end()..run.b, &mut runs);
        }
        runs.push(run);
    }
    let after_a = whole_a.end..around.0.end.min(whole_a.end + MARGIN).max(whole_a.end);
    let after_b = whole_b.end..around.1.end.min(whole_b.end + MARGIN).max(whole_b.end);
    runs.extend(margin(a, b, after_a, after_b, false));
    Chain { runs: joined(runs) }
}

/// Equal words beyond an end of a chain, as long as more words are equal than not: what an edit near the edge of a
/// copied passage cut off.
fn margin(a: &[u64], b: &[u64], in_a: Range<usize>, in_b: Range<usize>, before: bool) -> Vec<Run> {
    let mut found = Vec::new();
    common(a, b, in_a.clone(), in_b.clone(), &mut found);
    let mut found = joined(found);
    if before {
        found.reverse();
    }
    let (mut kept, mut equal) = (0, 0);
    for (i, run) in found.iter().enumerate() {
        equal += run.len;
        let reach = if before {
            (in_a.end - run.a).max(in_b.end - run.b)
        } else {
            (run.a_end() - in_a.start).max(run.b_end() - in_b.start)
        };
        if 2 * equal > reach && run.len > 1 {
            kept = i + 1;
        }
    }
    found.truncate(kept);
    if before {
        found.reverse();
    }
    found
}

/// The longest common words in order of two short ranges, as runs.
fn common(a: &[u64], b: &[u64], in_a: Range<usize>, in_b: Range<usize>, runs: &mut Vec<Run>) {
    if in_a.start >= in_a.end || in_b.start >= in_b.end {
        return;
    }
    let (x, y) = (&a[in_a.clone()], &b[in_b.clone()]);
    let width = y.len() + 1;
    // longest[i * width + j]: of what is left from x[i] and y[j] on
    let mut longest = vec![0_usize; (x.len() + 1) * width];
    for i in (0..x.len()).rev() {
        for j in (0..y.len()).rev() {
            longest[i * width + j] = if x[i] == y[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < x.len() && j < y.len() {
        if x[i] == y[j] {
            runs.push(Run { a: in_a.start + i, b: in_b.start + j, len: 1 });
            i += 1;
            j += 1;
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Runs that touch on both sides made one.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match out.last_mut() {
            Some(last) if last.a_end() == run.a && last.b_end() == run.b => last.len += run.len,
            _ => out.push(run),
        }
    }
    out
}

/// The words around each chain that no other chain holds.
struct Bounds {
    a: Vec<Range<usize>>,
    b: Vec<Range<usize>>,
}

impl Bounds {
    fn of(chains: &[Chain], a_len: usize, b_len: usize) -> Bounds {
        Bounds { a: gaps(chains, Chain::a, a_len), b: gaps(chains, Chain::b, b_len) }
    }

    fn around(&self, chain: usize) -> (Range<usize>, Range<usize>) {
        (self.a[chain].clone(), self.b[chain].clone())
    }
}

/// For each chain the range that it may grow to: half of what is free up to its neighbors.
fn gaps(chains: &[Chain], side: fn(&Chain) -> Range<usize>, len: usize) -> Vec<Range<usize>> {
    let mut order: Vec<usize> = (0..chains.len()).collect();
    order.sort_unstable_by_key(|&i| side(&chains[i]).start);
    let mut out = vec![0..len; chains.len()];
    for pair in order.windows(2) {
        let [left, right] = pair else { continue };
        let (end, start) = (side(&chains[*left]).end, side(&chains[*right]).start);
        let middle = end + start.saturating_sub(end) / 2;
        out[*left].end = middle;
        out[*right].start = middle;
    }
    out
}
