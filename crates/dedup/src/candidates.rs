//! Which pairs of stories are worth comparing: an inverted index of rows of five words.
//!
//! Nothing is decided here. Five words in a row are rare enough that two stories that share none of them share no
//! passage, and frequent enough that an edit in every tenth word leaves some of them whole.

use std::collections::BTreeMap;

use crate::story::Story;

/// Words in a row that the index looks up.
pub(crate) const ANCHOR_WORDS: usize = 5;

/// Two stories that share rows of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate {
    /// The index of the one that stands first.
    pub(crate) a: usize,
    /// The index of the other.
    pub(crate) b: usize,
    /// How many distinct rows they share.
    pub(crate) shared: usize,
}

/// The rows of the index that a story bears, sorted, each once.
pub(crate) fn anchors(story: &Story) -> Vec<u64> {
    story.shingles(ANCHOR_WORDS)
}

/// All pairs of `stories` (given by their anchors) that share at least `least` anchors, in order.
///
/// An anchor that more than `fan_out` stories bear ties each of them to the first `fan_out` only: a text that a
/// thousand outlets carry costs a thousand times `fan_out` comparisons, and is still tied together.
pub(crate) fn candidates(stories: &[Vec<u64>], least: usize, fan_out: usize) -> Vec<Candidate> {
    let index = Index::new(stories);
    let mut found = Vec::new();
    let mut counts = vec![0_u32; stories.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (b, lists) in index.of_story.iter().enumerate() {
        for &list in lists {
            let bearers = index.bearers(list);
            for &a in
                bearers[..bearers.len().min(fan_out)].iter().take_while(|&&a| (a as usize) < b)
            {
                let count = &mut counts[a as usize];
                if *count == 0 {
                    touched.push(a);
                }
                *count += 1;
            }
        }
        touched.sort_unstable();
        for a in touched.drain(..) {
            let shared = std::mem::take(&mut counts[a as usize]) as usize;
            if shared >= least {
                found.push(Candidate { a: a as usize, b, shared });
            }
        }
    }
    found.sort_unstable();
    found
}

/// Of each anchor that several stories bear, the stories; and the other way round.
struct Index {
    bearers: Vec<u32>,
    /// Where each anchor's list of bearers begins; and the end of the last one.
    starts: Vec<usize>,
    of_story: Vec<Vec<usize>>,
}

impl Index {
    fn new(stories: &[Vec<u64>]) -> Index {
        let rows = stories.iter().enumerate();
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut all: Vec<(u64, u32)> = rows
            .flat_map(|(story, anchors)| anchors.iter().map(move |&anchor| (anchor, narrow(story))))
            .collect();
        all.sort_unstable();
        let mut index = Index {
            bearers: Vec::new(),
            starts: vec![0],
            of_story: vec![Vec::new(); stories.len()],
        };
        for same in all.chunk_by(|x, y| x.0 == y.0).filter(|same| same.len() > 1) {
            let list = index.starts.len() - 1;
            for &(_, story) in same {
                index.bearers.push(story);
                index.of_story[story as usize].push(list);
            }
            index.starts.push(index.bearers.len());
        }
        index
    }

    fn bearers(&self, list: usize) -> &[u32] {
        &self.bearers[self.starts[list]..self.starts[list + 1]]
    }
}

/// Of each story, the first one with the very same words; of one that is alone or has fewer words than an anchor, itself.
pub(crate) fn classes(stories: &[Story]) -> Vec<usize> {
    let mut first: BTreeMap<&[u64], usize> = BTreeMap::new();
    let rows = stories.iter().enumerate();
    rows.map(
        |(i, story)| {
            if story.len() < ANCHOR_WORDS { i } else { *first.entry(story.hashes()).or_insert(i) }
        },
    )
    .collect()
}
