//! Runs chained where they follow one another in both stories: collinear chaining over small gaps.
//!
//! A run looks back at those only that end close enough before it, so the work grows with the runs.

use crate::align::{Chain, Run};

/// A run looks back at so many others at most.
const LOOK_BACK: usize = 64;

/// A run in a chain that grows: what the chain is worth up to here, and where it comes from.
#[derive(Clone, Copy)]
struct Link {
    worth: usize,
    from: Option<usize>,
}

/// The best chains of `runs`, which are sorted, such that no word is used twice.
pub(crate) fn chain(runs: Vec<Run>, gap: usize, a_len: usize, b_len: usize) -> Vec<Chain> {
    let links = links(&runs, gap);
    let mut ends: Vec<usize> = (0..runs.len()).collect();
    ends.sort_by_key(|&end| (std::cmp::Reverse(links[end].worth), end));
    let (mut a_used, mut b_used) = (vec![false; a_len], vec![false; b_len]);
    let mut taken = vec![false; runs.len()];
    let mut chains = Vec::new();
    for end in ends {
        let mut chain: Vec<Run> = Vec::new();
        let mut next = Some(end);
        while let Some(at) = next.filter(|&at| !taken[at]) {
            let free = free(runs[at], &a_used, &b_used, chain.last());
            if free.zip(chain.last()).is_some_and(|(run, following)| !reaches(run, *following, gap))
            {
                // Another chain took what tied the two; this run may end a chain of its own.
                break;
            }
            taken[at] = true;
            next = links[at].from;
            let Some(run) = free else { break };
            chain.push(run);
        }
        chain.reverse();
        for run in &chain {
            a_used[run.a..run.a_end()].fill(true);
            b_used[run.b..run.b_end()].fill(true);
        }
        if !chain.is_empty() {
            chains.push(Chain { runs: chain });
        }
    }
    chains
}

/// For each run the best one that it may follow.
fn links(runs: &[Run], gap: usize) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::with_capacity(runs.len());
    // The runs before that still end close enough, the latest last.
    let mut open: Vec<usize> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        open.retain(|&before| runs[before].a_end() + gap >= run.a);
        let mut best = Link { worth: run.len * 8, from: None };
        for &before in open.iter().rev().take(LOOK_BACK) {
            let Some(worth) = worth(runs[before], *run, gap) else { continue };
            let worth = links[before].worth + worth;
            if worth > best.worth {
                best = Link { worth, from: Some(before) };
            }
        }
        links.push(best);
        open.push(at);
    }
    links
}

/// What `run` is worth behind `before`: its words, less a little for the gap; `None` where it can't follow.
fn worth(before: Run, run: Run, gap: usize) -> Option<usize> {
    if run.a <= before.a || run.b <= before.b || !reaches(before, run, gap) {
        return None;
    }
    let overlap = before.a_end().saturating_sub(run.a).max(before.b_end().saturating_sub(run.b));
    if overlap + 1 >= run.len {
        return None;
    }
    let distance = run.a.saturating_sub(before.a_end()).max(run.b.saturating_sub(before.b_end()));
    Some(((run.len - overlap) * 8).saturating_sub(distance.min(8)))
}

/// Whether `following` stands close enough behind `run`.
fn reaches(run: Run, following: Run, gap: usize) -> bool {
    following.a <= run.a_end() + gap && following.b <= run.b_end() + gap
}

/// The part of a run that no chain has used, and that ends before the run that follows it in its chain.
fn free(mut run: Run, a_used: &[bool], b_used: &[bool], following: Option<&Run>) -> Option<Run> {
    if let Some(following) = following {
        run.len =
            run.len.min(following.a.saturating_sub(run.a)).min(following.b.saturating_sub(run.b));
    }
    let is_free = |word: usize| !a_used[run.a + word] && !b_used[run.b + word];
    let first = (0..run.len).find(|&word| is_free(word))?;
    let len = (first..run.len).take_while(|&word| is_free(word)).count();
    let run = Run { len: first + len, ..run }.without_first(first);
    (run.len > 1).then_some(run)
}
