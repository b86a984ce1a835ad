//! Where copied words stand first in the corpus: what lets other analyzers count a copied finding once.
//!
//! Each word of a document that shares anything is one number; equal words of passages, of repeats and of exact copies
//! are united. The smallest number of a set is the first place. So copies of copies are copies by construction.
//! That is done when a place is asked for the first time: who asks for none pays nothing.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use dateline_core::{DocIdx, Span};
use serde::{Deserialize, Serialize};

use crate::bits::Bits;
use crate::narrow;
use crate::sets::Sets;

/// Words of a place this far apart are one place.
const NEAR: usize = 12;

/// Words in a row that stand in two places: the first one here and there, counted in their documents, and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "[u32; 3]", from = "[u32; 3]")]
pub(crate) struct Same {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) len: u32,
}

impl Same {
    /// The words of two stories of equal words, given by the ranges of words that they have in their documents.
    pub(crate) fn of_equal(a: &[Range<usize>], b: &[Range<usize>]) -> Box<[Same]> {
        let mut same = Vec::new();
        let (mut a, mut b) = (a.iter().cloned(), b.iter().cloned());
        let (mut x, mut y) = (0..0, 0..0);
        loop {
            if x.is_empty() {
                let Some(next) = a.next() else { break };
                x = next;
            }
            if y.is_empty() {
                let Some(next) = b.next() else { break };
                y = next;
            }
            let len = x.len().min(y.len());
            same.push(Same { a: narrow(x.start), b: narrow(y.start), len: narrow(len) });
            (x.start, y.start) = (x.start + len, y.start + len);
        }
        same.into()
    }
}

impl From<Same> for [u32; 3] {
    fn from(same: Same) -> [u32; 3] {
        [same.a, same.b, same.len]
    }
}

impl From<[u32; 3]> for Same {
    fn from([a, b, len]: [u32; 3]) -> Same {
        Same { a, b, len }
    }
}

/// Of each word that may be copied, the first place that holds it.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Of each document that shares words, in corpus order: itself and where its words are.
    docs: Vec<(DocIdx, Arc<Bits>)>,
    /// Pairs of documents, and the words that are the same in both.
    pairs: Vec<(DocIdx, DocIdx, Box<[Same]>)>,
    united: OnceLock<United>,
}

/// The words of all documents that share any, each a number.
#[derive(Debug)]
struct United {
    /// The number of each document's first word; and behind the last one.
    starts: Vec<usize>,
    /// The first word of each word's set.
    first: Vec<u32>,
}

impl Places {
    /// The places of documents that share words; `bits` tells where the words of one are.
    pub(crate) fn new<'a>(
        pairs: Vec<(DocIdx, DocIdx, Box<[Same]>)>,
        bits: impl Fn(DocIdx) -> Option<&'a Arc<Bits>>,
    ) -> Places {
        let docs: BTreeSet<DocIdx> = pairs.iter().flat_map(|&(a, b, _)| [a, b]).collect();
        let docs = docs.into_iter().filter_map(|doc| Some((doc, Arc::clone(bits(doc)?))));
        Places { docs: docs.collect(), pairs, united: OnceLock::new() }
    }

    /// The first place in corpus order that holds most of the words of `span`.
    pub(crate) fn canonical(&self, doc: DocIdx, span: Span) -> (DocIdx, Span) {
        let Some(at) = self.at(doc) else { return (doc, span) };
        let united = self.united.get_or_init(|| self.unite());
        let words = self.docs[at].1.words(span);
        let start = united.starts[at];
        let mut firsts: Vec<u32> =
            united.first.get(start + words.start..start + words.end).unwrap_or_default().to_vec();
        firsts.sort_unstable();
        let mut best: Option<&[u32]> = None;
        let same_place = |x: &u32, y: &u32| {
            (*y - *x) as usize <= NEAR && united.doc(*x as usize) == united.doc(*y as usize)
        };
        for place in firsts.chunk_by(same_place) {
            if best.is_none_or(|best| place.len() > best.len()) {
                best = Some(place);
            }
        }
        let place = best.and_then(|place| {
            let (first, last) = (*place.first()? as usize, *place.last()? as usize);
            let home = united.doc(first);
            let (home_doc, bits) = &self.docs[home];
            let word = |word: usize| bits.span(word - united.starts[home]);
            Some((*home_doc, word(first)?.cover(word(last)?)))
        });
        match place {
            Some((home, place)) if home != doc || !place.overlaps(span) => (home, place),
            _ => (doc, span),
        }
    }

    fn at(&self, doc: DocIdx) -> Option<usize> {
        self.docs.binary_search_by_key(&doc, |entry| entry.0).ok()
    }

    fn unite(&self) -> United {
        let mut starts = Vec::with_capacity(self.docs.len() + 1);
        let mut next = 0;
        for (_, bits) in &self.docs {
            starts.push(next);
            next += bits.len();
        }
        starts.push(next);
        let mut sets = Sets::new(next);
        for (a, b, same) in &self.pairs {
            let (Some(a), Some(b)) = (self.at(*a), self.at(*b)) else { continue };
            let (a, b) = (starts[a], starts[b]);
            for same in same {
                for i in 0..same.len as usize {
                    sets.unite(a + same.a as usize + i, b + same.b as usize + i);
                }
            }
        }
        United { starts, first: sets.into_roots() }
    }
}

impl United {
    /// The document of a word, counted among those that share any.
    fn doc(&self, word: usize) -> usize {
        self.starts.partition_point(|&start| start <= word).saturating_sub(1)
    }
}
