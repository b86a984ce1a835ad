//! How many fingerprints the stories before one share with it, and which of them shares most.

use crate::index::{Group, Index};

/// Stories that share fewer fingerprints are not compared.
pub(crate) const LEAST: u32 = 2;

/// A story bears nearly as many fingerprints as another one if it bears this share of them, in tenths.
const NEARLY: u32 = 9;

/// Far less than some fingerprints are one of so many of them.
pub(crate) const FAR_LESS: u32 = 4;

/// The best partner.
pub(crate) struct Best {
    /// Its number.
    pub(crate) story: u32,
    /// How many fingerprints it shares.
    pub(crate) count: u32,
    /// How many stories share not far less of them.
    pub(crate) candidates: usize,
}

/// How many fingerprints each story shares with the one in hand.
pub(crate) struct Counts {
    counts: Vec<u32>,
    touched: Vec<u32>,
}

impl Counts {
    /// Nothing counted yet.
    pub(crate) fn new(stories: usize) -> Counts {
        Counts { counts: vec![0; stories], touched: Vec::new() }
    }

    fn add(&mut self, story: u32) {
        let count = &mut self.counts[story as usize];
        if *count == 0 {
            self.touched.push(story);
        }
        *count += 1;
    }

    /// Of the stories counted the best one: the earliest of those that have nearly the most, or, where their `sizes` are
    /// given, the shortest; that one is then counted no more.
    pub(crate) fn best(&mut self, sizes: Option<&[u32]>) -> Option<Best> {
        let count = |story: &u32| self.counts[*story as usize];
        let most = self.touched.iter().map(count).max().filter(|&most| most >= LEAST)?;
        let nearly = self.touched.iter().filter(|story| count(story) * 10 >= most * NEARLY);
        let size = |story: u32| sizes.map_or(0, |sizes| sizes[story as usize]);
        let story = *nearly.min_by_key(|&&story| (size(story), story))?;
        let candidates =
            self.touched.iter().filter(|story| count(story) * FAR_LESS >= most).count();
        let count = std::mem::take(&mut self.counts[story as usize]);
        Some(Best { story, count, candidates })
    }

    /// Counts the earlier stories that bear some fingerprints of a story, but for some, and forgets all other counts.
    pub(crate) fn count(&mut self, index: &Index, groups: &[Group], story: usize, but: &[u32]) {
        self.clear();
        for &group in groups {
            let bearers = index.bearers(group).iter();
            bearers.take_while(|&&a| (a as usize) < story).for_each(|&a| self.add(a));
        }
        for &story in but {
            self.counts[story as usize] = 0;
        }
    }

    fn clear(&mut self) {
        for story in self.touched.drain(..) {
            self.counts[story as usize] = 0;
        }
    }

    /// The story that a story likely has most of, by some of its fingerprints.
    pub(crate) fn leader(&mut self, index: &Index, story: usize) -> Option<u32> {
        self.clear();
        for &group in index.of_story(story).iter().step_by(4) {
            self.add(*index.bearers(group).first()?);
        }
        Some(self.best(None)?.story)
    }
}
