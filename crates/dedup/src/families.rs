//! Stories that are the same story, and which of them was first.

use std::collections::BTreeMap;

use dateline_core::{Corpus, DocIdx, DocRef};

use crate::compare::Pair;
use crate::places::Same;
use crate::sets::Sets;
use crate::summary::{Family, LinkKind};

/// What may make two documents one family.
#[derive(Debug, Clone)]
pub(crate) enum Tie {
    /// They are one story.
    Versions(DocIdx, DocIdx),
    /// One is held in the other.
    Excerpt {
        /// The one that is held.
        held: DocIdx,
        /// The one that holds it.
        holder: DocIdx,
        /// The words of the holder that are the held one's, from the first to the last.
        words: (u32, u32),
        /// How many words are equal.
        equal: usize,
    },
}

impl Tie {
    /// What a pair ties.
    pub(crate) fn of(pair: &Pair) -> Option<Tie> {
        let of_holder =
            |same: &Same| if pair.turned { (same.a, same.len) } else { (same.b, same.len) };
        match pair.kind {
            LinkKind::Copy | LinkKind::Version => Some(Tie::Versions(pair.a, pair.b)),
            LinkKind::Excerpt => Some(Tie::Excerpt {
                held: if pair.turned { pair.b } else { pair.a },
                holder: if pair.turned { pair.a } else { pair.b },
                words: (
                    pair.same.iter().map(|same| of_holder(same).0).min().unwrap_or(0),
                    pair.same.iter().map(of_holder).map(|(at, len)| at + len).max().unwrap_or(0),
                ),
                equal: pair.equal,
            }),
            LinkKind::Passage => None,
        }
    }
}

/// The families that `ties` and classes of equal documents make: all that hang together.
///
/// A document that holds two stories does not make them one: of those that it holds in different places and that
/// nothing else ties, only the one of which it holds most is its own. But what was published after the document that
/// holds it is an excerpt of that one in any case; and where days are unknown a story that hangs together with nothing
/// else is taken for one too.
pub(crate) fn families(corpus: &Corpus, ties: &[Tie], classes: &[u32]) -> Vec<Family> {
    let mut sets = Sets::new(corpus.len());
    for (doc, &first) in classes.iter().enumerate() {
        sets.unite(first as usize, doc);
    }
    let mut held_in: BTreeMap<DocIdx, Vec<Held>> = BTreeMap::new();
    for tie in ties {
        match *tie {
            Tie::Versions(a, b) => sets.unite(a.index(), b.index()),
            Tie::Excerpt { held, holder, words, equal } => {
                let is_later = later(corpus, held, holder);
                held_in.entry(holder).or_default().push(Held { doc: held, words, equal, is_later });
            }
        }
    }
    // Excerpts first: what they tie counts where a holder is asked which of its stories are one.
    for (&holder, held) in &held_in {
        for held in held.iter().filter(|held| held.is_later == Some(true)) {
            sets.unite(holder.index(), held.doc.index());
        }
    }
    let sizes = sizes(&mut sets, corpus.len());
    for (holder, mut held) in held_in {
        held.retain(|held| held.is_later != Some(true));
        held.sort_by_key(|held| (std::cmp::Reverse(held.equal), held.doc));
        let own: Vec<(u32, u32)> = held.first().map(|held| held.words).into_iter().collect();
        for held in &held {
            let overlaps = own.iter().any(|own| own.0 < held.words.1 && held.words.0 < own.1);
            let alone = held.is_later.is_none() && sizes[held.doc.index()] == 1;
            if overlaps || alone {
                sets.unite(holder.index(), held.doc.index());
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<DocIdx>> = BTreeMap::new();
    for (doc, _) in corpus.docs() {
        members.entry(sets.root(doc.index())).or_default().push(doc);
    }
    let families = members.into_values().filter(|family| family.len() > 1);
    let family = |(i, docs): (usize, Vec<DocIdx>)| Family {
        id: format!("f{}", i + 1),
        origin: origin(corpus, &docs),
        documents: docs.into_iter().map(|doc| corpus.doc(doc)).collect(),
    };
    families.enumerate().map(family).collect()
}

/// A story that a document holds.
struct Held {
    doc: DocIdx,
    /// The words of the holder that are its words, from the first to the last.
    words: (u32, u32),
    equal: usize,
    /// Whether it was published after its holder, where that is known.
    is_later: Option<bool>,
}

/// How many documents hang together with each.
fn sizes(sets: &mut Sets, len: usize) -> Vec<u32> {
    let mut sizes = vec![0_u32; len];
    for doc in 0..len {
        sizes[sets.root(doc)] += 1;
    }
    (0..len).map(|doc| sizes[sets.root(doc)]).collect()
}

/// Whether a document was published after another one, where that is known.
fn later(corpus: &Corpus, doc: DocIdx, other: DocIdx) -> Option<bool> {
    let day = |doc: DocIdx| corpus.meta(doc).published.map(|published| published.date);
    day(doc).zip(day(other)).filter(|(doc, other)| doc != other).map(|(doc, other)| doc > other)
}

/// The earliest of `docs`: of all the day is known, and one is before all others.
pub(crate) fn origin(corpus: &Corpus, docs: &[DocIdx]) -> Option<DocRef> {
    let day = |doc: DocIdx| corpus.meta(doc).published.map(|published| published.date);
    let days: Option<Vec<_>> = docs.iter().map(|&doc| Some((day(doc)?, doc))).collect();
    let days = days?;
    let first = *days.iter().min()?;
    let others = days.iter().filter(|(date, _)| *date == first.0).count();
    (others == 1).then(|| corpus.doc(first.1))
}
