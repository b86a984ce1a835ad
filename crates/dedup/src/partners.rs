//! With which stories a story is compared, and with which it is linked.
//!
//! Stories are taken in the order of their days. Each looks for partners among the earlier ones: first the one that
//! bears most of the fingerprints that it shares with any; of several that bear nearly as many, the earliest. What it
//! is found to share with that one is then settled, and the next partner is the one that bears most of what is left,
//! until nothing is left that could be a passage. Where there are only a few candidates, all are compared. So a link is
//! left out only where all that two stories share is known from nearer ones: of a thousand versions of a story each
//! links to the first, and two of them to each other only if they share a passage that the first lacks. The work and
//! the links grow with the stories, not with their pairs.

use dateline_core::DocIdx;
use rayon::prelude::*;

use crate::align::Chain;
use crate::classes::Order;
use crate::compare::{Comparing, Given, Pair, Text};
use crate::counts::{Counts, FAR_LESS, LEAST};
use crate::fingerprints::{ROW_WORDS, fingerprints};
use crate::index::{Group, Index, Making, Shelves};
use crate::narrow;
use crate::summary::LinkKind;
use crate::traces::{ENOUGH, Traces};

/// A story that shares not far less than the best one with so many earlier ones at most is compared with all.
const FEW: usize = 2;

/// One of which the day is unknown, with so many.
const FEW_UNDATED: usize = 8;

/// So many comparisons in which a story shares no passage are enough.
const FAILURES: usize = 8;

/// So many partners are enough, whatever becomes of them.
const TRIES: usize = 64;

/// A story that shares one of so many of its words with another one, and is of no family yet, looks for a relative.
const NEAR: usize = 4;

/// Among so many.
const RELATIVES: usize = 6;

/// So many stories are a piece of work.
const SLICE: usize = 128;

/// The pairs of stories that share passages, in order.
///
/// # Errors
/// If a text can't be read again, or scratch space fails.
pub(crate) fn pairs(order: &Order, given: Given<'_>) -> anyhow::Result<Vec<Pair>> {
    let Given { corpus, config, .. } = given;
    let Order { docs, dated } = order;
    let prints = |story: usize| given.prints(docs[story]);
    let sizes: Vec<u32> =
        (0..docs.len()).into_par_iter().map(|story| narrow(prints(story).count())).collect();
    let making = Making { fan_out: config.fan_out, memory: corpus.memory(), corpus };
    let shelves = Shelves::of(docs.len(), &prints, making)?;
    let mut leaders: Vec<u32> = Vec::with_capacity(docs.len());
    let mut found: Vec<Pair> = Vec::new();
    for (shelf, stories) in shelves.all {
        let index = Index::of(shelf, stories.clone())?;
        let mut counts = Counts::new(docs.len());
        for story in stories.clone() {
            let leader = counts.leader(&index, story);
            leaders.push(leader.map_or(narrow(story), |leader| leaders[leader as usize]));
        }
        // Stories that have the same partners are compared one after the other, so that texts stay in hand.
        let mut work: Vec<usize> =
            stories.filter(|&story| index.of_story(story).len() >= LEAST as usize).collect();
        work.sort_unstable_by_key(|&story| (leaders[story], story));
        let slices: Vec<Vec<Pair>> = work
            .par_chunks(SLICE)
            .map_init(
                || Counts::new(docs.len()),
                |counts, slice| {
                    let mut finding = Finding {
                        index: &index,
                        docs,
                        dated: *dated,
                        sizes: &sizes,
                        counts,
                        given,
                        comparing: Comparing::new(given),
                    };
                    let mut pairs = Vec::new();
                    for &story in slice {
                        finding.partners(story, &mut pairs)?;
                    }
                    Ok(pairs)
                },
            )
            .collect::<anyhow::Result<_>>()?;
        found.extend(slices.into_iter().flatten());
    }
    found.sort_unstable_by_key(|pair| (pair.a, pair.b));
    Ok(found)
}

/// The search for the partners of stories.
struct Finding<'a, 'c> {
    index: &'a Index,
    docs: &'a [DocIdx],
    /// How many of them have a day.
    dated: usize,
    /// How many fingerprints each has.
    sizes: &'a [u32],
    counts: &'c mut Counts,
    given: Given<'a>,
    comparing: Comparing<'a>,
}

impl Finding<'_, '_> {
    /// Adds the pairs of a story with earlier ones.
    fn partners(&mut self, story: usize, pairs: &mut Vec<Pair>) -> anyhow::Result<()> {
        let mut open: Vec<Group> = self.index.of_story(story).to_vec();
        let mut tried: Vec<u32> = Vec::new();
        let mut traces: Option<Traces> = None;
        let (mut all, mut most) = (false, 0);
        // Where days are unknown, a shorter story is rather the source of a longer one, and an error is likelier.
        let is_dated = story < self.dated;
        let (sizes, few) = if is_dated { (None, FEW) } else { (Some(self.sizes), FEW_UNDATED) };
        let (mut failures, first) = (0, pairs.len());
        self.counts.count(self.index, &open, story, &tried);
        while failures < FAILURES && tried.len() < TRIES {
            let best = self.counts.best(sizes);
            if tried.is_empty() {
                most = best.as_ref().map_or(0, |best| best.count);
                all = best.as_ref().is_some_and(|best| best.candidates <= few);
            }
            if all && best.as_ref().is_none_or(|best| best.count * FAR_LESS < most) {
                // The few are through.
                all = false;
                self.counts.count(self.index, &open, story, &tried);
                continue;
            }
            let Some(best) = best else { break };
            tried.push(best.story);
            let (hub, other) = (self.docs[best.story as usize], self.docs[story]);
            if best.count < ENOUGH {
                let traces = traces.get_or_insert_with(|| Traces::of(self.given.prints(other)));
                if !traces.may_be_passage(self.given.prints(hub)) {
                    continue;
                }
            }
            let Some((pair, chains)) = self.comparing.pair(hub, other)? else {
                failures += 1;
                continue;
            };
            pairs.push(pair);
            open.retain(|&group| !self.index.bearers(group).contains(&best.story));
            if open.len() >= LEAST as usize {
                let text = self.comparing.text(other)?;
                let settled = settled(&text, &chains);
                open.retain(|&group| settled.binary_search(&self.index.hash(group)).is_err());
            }
            if !all {
                self.counts.count(self.index, &open, story, &tried);
            }
        }
        let words = |pair: &Pair| pair.words[usize::from(pair.b == self.docs[story])];
        let is_near = |pair: &Pair| pair.equal * NEAR >= words(pair);
        if pairs[first..].iter().any(is_near)
            && pairs[first..].iter().all(|pair| pair.kind == LinkKind::Passage)
        {
            pairs.extend(self.relative(story, &tried)?);
        }
        Ok(())
    }

    /// A story much edited may share too little with the best of its partners to be one of their family, and more with
    /// another member of it: the first one of a few of which it is a version.
    fn relative(&mut self, story: usize, tried: &[u32]) -> anyhow::Result<Option<Pair>> {
        self.counts.count(self.index, self.index.of_story(story), story, tried);
        for _ in 0..RELATIVES {
            let Some(best) = self.counts.best(None) else { break };
            let (hub, other) = (self.docs[best.story as usize], self.docs[story]);
            let pair = self.comparing.pair(hub, other)?.map(|(pair, _)| pair);
            let is_version = |pair: &Pair| matches!(pair.kind, LinkKind::Copy | LinkKind::Version);
            if let Some(pair) = pair.filter(is_version) {
                return Ok(Some(pair));
            }
        }
        Ok(None)
    }
}

/// The fingerprints of a story that touch a passage; `chains` have the story as b.
fn settled(text: &Text, chains: &[Chain]) -> Vec<u32> {
    let mut passages: Vec<_> = chains.iter().map(Chain::b).collect();
    passages.sort_unstable_by_key(|passage| passage.start);
    let is_settled = |at: usize| {
        let after = passages.partition_point(|passage| passage.end <= at);
        passages.get(after).is_some_and(|passage| passage.start < at + ROW_WORDS)
    };
    let prints = fingerprints(text.story.hashes());
    let mut settled: Vec<u32> = prints
        .iter()
        .filter(|print| is_settled(print.at as usize))
        .map(|print| print.hash)
        .collect();
    settled.sort_unstable();
    settled
}
