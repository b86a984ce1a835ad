//! Stories that are the same word by word: one of each class stands for all of them.

use dateline_core::{Column, Corpus, DocIdx};

use crate::boilerplate::Dropped;
use crate::facts::Facts;
use crate::fingerprints::ROW_WORDS;

/// Of each document the first one with the very same words outside boilerplate; of one that is alone, or has fewer
/// words than a fingerprint, itself. Words are compared by a sum of 64 bits.
pub(crate) fn classes(corpus: &Corpus, facts: &Column<Facts>, dropped: &Dropped) -> Vec<u32> {
    let mut classes: Vec<u32> = corpus.docs().map(|(doc, _)| doc.0).collect();
    let sum = |(doc, facts): (DocIdx, &Facts)| {
        let (sum, len) = facts.sum(dropped.of(doc));
        (len >= ROW_WORDS).then_some((sum, len, doc.0))
    };
    let mut sums: Vec<(u64, usize, u32)> = facts.iter().filter_map(sum).collect();
    sums.sort_unstable();
    for same in sums.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)) {
        for member in same {
            classes[member.2 as usize] = same[0].2;
        }
    }
    classes
}

/// The documents that stand for others or for themselves, the earliest first; of a class its first day counts. Behind
/// those whose day is known come the others, in the order of the corpus.
pub(crate) struct Order {
    /// All of them.
    pub(crate) docs: Vec<DocIdx>,
    /// Of how many the day is known.
    pub(crate) dated: usize,
}

impl Order {
    /// The order of the documents of a corpus.
    pub(crate) fn of(corpus: &Corpus, facts: &Column<Facts>, classes: &[u32]) -> Order {
        let day = |doc: DocIdx| corpus.meta(doc).published.map(|published| published.date);
        let mut days: Vec<_> = corpus.docs().map(|(doc, _)| day(doc)).collect();
        for (doc, &first) in
            classes.iter().enumerate().filter(|&(doc, &first)| first as usize != doc)
        {
            let (day, first) = (days[doc], &mut days[first as usize]);
            *first = match (*first, day) {
                (Some(x), Some(y)) => Some(x.min(y)),
                (x, y) => x.or(y),
            };
        }
        let stands = |doc: &DocIdx| classes[doc.index()] == doc.0;
        let mut docs: Vec<DocIdx> = facts.iter().map(|(doc, _)| doc).filter(stands).collect();
        docs.sort_by_key(|doc| (days[doc.index()].is_none(), days[doc.index()], *doc));
        let dated = docs.partition_point(|doc| days[doc.index()].is_some());
        Order { docs, dated }
    }
}
