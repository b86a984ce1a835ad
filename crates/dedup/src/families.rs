//! Stories that are the same story, and which of them was first.

use std::collections::BTreeMap;

use dateline_core::{Corpus, DocIdx, DocRef};

use crate::sets::Sets;
use crate::summary::Family;

/// The families that `ties` make of the documents: all that hang together.
pub(crate) fn families(corpus: &Corpus, ties: &[(usize, usize)]) -> Vec<Family> {
    let mut sets = Sets::new(corpus.len());
    for &(a, b) in ties {
        sets.unite(a, b);
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

/// The earliest of `docs`: of all the day is known, and one is before all others.
pub(crate) fn origin(corpus: &Corpus, docs: &[DocIdx]) -> Option<DocRef> {
    let day = |doc: DocIdx| corpus.meta(doc).published.map(|published| published.date);
    let days: Option<Vec<_>> = docs.iter().map(|&doc| Some((day(doc)?, doc))).collect();
    let days = days?;
    let first = *days.iter().min()?;
    let others = days.iter().filter(|(date, _)| *date == first.0).count();
    (others == 1).then(|| corpus.doc(first.1))
}
