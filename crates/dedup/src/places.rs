//! Where copied words stand first in the corpus: what lets other analyzers count a copied finding once.
//!
//! Each word of a document that shares anything is one number; equal words of passages, of repeats and of exact copies
//! are united. The smallest number of a set is the first place. So copies of copies are copies by construction.

use dateline_core::{DocIdx, Span};

use crate::sets::Sets;
use crate::story::Story;
use crate::words::Words;

/// Words of a place this far apart are one place.
const NEAR: usize = 12;

/// Of each word that may be copied, the first place that holds it.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Of each document that shares words, in corpus order: its index and where its words begin in the columns below.
    docs: Vec<(DocIdx, usize)>,
    /// The bytes of each word.
    spans: Vec<Span>,
    /// The first word of its set.
    first: Vec<u32>,
}

/// Unites words; then tells their places.
pub(crate) struct Uniting {
    docs: Vec<(DocIdx, usize)>,
    /// Of each document of the corpus, where its words begin.
    starts: Vec<Option<usize>>,
    spans: Vec<Span>,
    sets: Sets,
}

impl Uniting {
    /// Nothing united yet; of each document its story and words, where it shares any.
    pub(crate) fn new<'a>(docs: impl Iterator<Item = Option<(&'a Story, &'a Words)>>) -> Uniting {
        let mut all = Uniting {
            docs: Vec::new(),
            starts: Vec::new(),
            spans: Vec::new(),
            sets: Sets::default(),
        };
        for (i, doc) in docs.enumerate() {
            all.starts.push(doc.map(|_| all.spans.len()));
            let Some((story, words)) = doc else { continue };
            all.docs.push((DocIdx(u32::try_from(i).unwrap_or(u32::MAX)), all.spans.len()));
            all.spans.extend((0..story.len()).map(|position| story.span(words, position)));
        }
        all.sets = Sets::new(all.spans.len());
        all
    }

    /// Unites `len` words of document `a` from position `at` on with those of document `b` from `to` on.
    pub(crate) fn unite(&mut self, (a, at): (usize, usize), (b, to): (usize, usize), len: usize) {
        let (Some(x), Some(y)) = (self.starts[a], self.starts[b]) else { return };
        for i in 0..len {
            self.sets.unite(x + at + i, y + to + i);
        }
    }

    /// The places.
    pub(crate) fn done(self) -> Places {
        Places { docs: self.docs, spans: self.spans, first: self.sets.into_roots() }
    }
}

impl Places {
    /// The first place in corpus order that holds most of the words of `span`.
    pub(crate) fn canonical(&self, doc: DocIdx, span: Span) -> (DocIdx, Span) {
        let mut firsts: Vec<u32> = self.first[self.words(doc, span)].to_vec();
        firsts.sort_unstable();
        let mut best: Option<&[u32]> = None;
        let same_place =
            |x: &u32, y: &u32| (*y - *x) as usize <= NEAR && self.doc(*x) == self.doc(*y);
        for place in firsts.chunk_by(same_place) {
            if best.is_none_or(|best| place.len() > best.len()) {
                best = Some(place);
            }
        }
        let Some((&first, &last)) = best.and_then(|place| place.first().zip(place.last())) else {
            return (doc, span);
        };
        let Some(home) = self.doc(first) else { return (doc, span) };
        let place = self.spans[first as usize].cover(self.spans[last as usize]);
        if home == doc && place.overlaps(span) { (doc, span) } else { (home, place) }
    }

    /// The words of a document that share a byte with `span`.
    fn words(&self, doc: DocIdx, span: Span) -> std::ops::Range<usize> {
        let Ok(at) = self.docs.binary_search_by_key(&doc, |entry| entry.0) else { return 0..0 };
        if span.is_empty() {
            return 0..0;
        }
        let start = self.docs[at].1;
        let end = self.docs.get(at + 1).map_or(self.spans.len(), |next| next.1);
        let words = &self.spans[start..end];
        let first = words.partition_point(|word| word.end() <= span.start());
        let last = words.partition_point(|word| word.start() < span.end());
        start + first..start + last.max(first)
    }

    /// The document of a word.
    fn doc(&self, word: u32) -> Option<DocIdx> {
        let after = self.docs.partition_point(|entry| entry.1 <= word as usize);
        Some(self.docs.get(after.checked_sub(1)?)?.0)
    }
}
