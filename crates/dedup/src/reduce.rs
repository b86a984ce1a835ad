//! The corpus as a whole: from the facts of all documents to families, links and passages.
//!
//! Boilerplate first; stories that are the same without it collapse; an index of fingerprints proposes partners; each
//! pair is aligned and measured; what hangs together is a family. Each step has its own file.

use dateline_core::{Column, Corpus, DocIdx};
use rayon::prelude::*;

use crate::boilerplate::{Dropped, boilerplate};
use crate::classes::{Order, classes};
use crate::compare::{Given, Pair};
use crate::config::Config;
use crate::facts::Facts;
use crate::families::{Tie, families};
use crate::lines;
use crate::partners::pairs;
use crate::passages::Numerals;
use crate::places::{Places, Same};
use crate::repeats::{Repeat, repeats};
use crate::similarity::Shared;
use crate::story::Story;
use crate::summary::{Link, LinkKind, Summary};
use crate::words::Words;

/// Reduces the facts of all documents.
pub(crate) fn reduce(
    corpus: &Corpus,
    facts: &Column<Facts>,
    config: &Config,
    numerals: &Numerals,
) -> anyhow::Result<Summary> {
    let dropped = boilerplate(corpus, facts, config)?;
    let classes = classes(corpus, facts, &dropped);
    let order = Order::of(corpus, facts, &classes);
    let mut pairs = pairs(&order, Given { corpus, facts, dropped: &dropped, config, numerals })?;
    let repeats = all_repeats(corpus, facts, &dropped, config, numerals)?;
    let ties: Vec<Tie> = pairs.iter().filter_map(Tie::of).collect();
    let links = links(corpus, facts, &pairs, &classes, &dropped, config);
    let passages = pairs.iter_mut().flat_map(|pair| std::mem::take(&mut pair.passages)).collect();
    let same = same(facts, pairs, &classes, &dropped, &repeats);
    let spans = |(doc, _): (DocIdx, _)| {
        facts.get(doc).map_or_else(Vec::new, |facts| dropped.spans(doc, facts))
    };
    Ok(Summary {
        families: families(corpus, &ties, &classes),
        links,
        passages,
        places: Places::new(same, |doc| facts.get(doc).map(|facts| &facts.bits)),
        boilerplate: corpus.docs().map(spans).collect(),
        repeats: repeats
            .into_iter()
            .map(|repeats| repeats.iter().map(|repeat| repeat.spans).collect())
            .collect(),
    })
}

/// What each document holds twice outside boilerplate.
fn all_repeats(
    corpus: &Corpus,
    facts: &Column<Facts>,
    dropped: &Dropped,
    config: &Config,
    numerals: &Numerals,
) -> anyhow::Result<Vec<Vec<Repeat>>> {
    let of = |doc: DocIdx| {
        let Some(facts) = facts.get(doc).filter(|facts| !facts.repeats.is_empty()) else {
            return Ok(Vec::new());
        };
        if dropped.of(doc).is_empty() {
            return Ok(facts.repeats.to_vec());
        }
        // What the outlet repeats was not known when the document was read.
        let text = corpus.text(doc)?;
        let words = Words::of(&text);
        let lines = lines::lines(&text, &words);
        let pieces = lines::pieces(&text, &words, &lines, &|word| numerals.dates.contains(word));
        let story = Story::of(&words, &facts.story(dropped.of(doc)));
        Ok(repeats(&words, &pieces, &story, config))
    };
    let docs: Vec<DocIdx> = corpus.docs().map(|(doc, _)| doc).collect();
    docs.into_par_iter().map(of).collect()
}

/// The links in order of their documents.
fn links(
    corpus: &Corpus,
    facts: &Column<Facts>,
    pairs: &[Pair],
    classes: &[u32],
    dropped: &Dropped,
    config: &Config,
) -> Vec<Link> {
    let mut links: Vec<Link> = pairs
        .iter()
        .map(|pair| link(corpus, (pair.a, pair.b), pair.kind, pair.turned, pair.shared))
        .collect();
    for (first, doc) in copies(classes) {
        let words = facts.get(doc).map_or(0, |facts| facts.sum(dropped.of(doc)).1);
        let shared = Shared::all(words, config.shingle_words);
        links.push(link(corpus, (first, doc), LinkKind::Copy, false, shared));
    }
    links.sort_by_key(|link| (link.a.idx, link.b.idx));
    links
}

fn link(
    corpus: &Corpus,
    (a, b): (DocIdx, DocIdx),
    kind: LinkKind,
    turned: bool,
    shared: Shared,
) -> Link {
    let (a, b, jaccard) = (corpus.doc(a), corpus.doc(b), shared.jaccard());
    let (a_in_b, b_in_a) = (shared.a_in_b(), shared.b_in_a());
    if turned {
        Link { a: b, b: a, kind, jaccard, a_in_b: b_in_a, b_in_a: a_in_b }
    } else {
        Link { a, b, kind, jaccard, a_in_b, b_in_a }
    }
}

/// Each document that is not the first of its class, behind that one.
fn copies(classes: &[u32]) -> impl Iterator<Item = (DocIdx, DocIdx)> + '_ {
    let copies = (0_u32..).zip(classes).filter(|(doc, first)| doc != *first);
    copies.map(|(doc, &first)| (DocIdx(first), DocIdx(doc)))
}

/// The words that are the same in two places, by documents.
fn same(
    facts: &Column<Facts>,
    pairs: Vec<Pair>,
    classes: &[u32],
    dropped: &Dropped,
    repeats: &[Vec<Repeat>],
) -> Vec<(DocIdx, DocIdx, Box<[Same]>)> {
    let mut all: Vec<_> = pairs.into_iter().map(|pair| (pair.a, pair.b, pair.same)).collect();
    for (first, doc) in copies(classes) {
        let words = |doc: DocIdx| {
            let ranges = facts.get(doc).map(|facts| facts.story(dropped.of(doc)));
            ranges.unwrap_or_default()
        };
        all.push((first, doc, Same::of_equal(&words(first), &words(doc))));
    }
    for (doc, repeats) in (0_u32..).zip(repeats).filter(|(_, repeats)| !repeats.is_empty()) {
        let same = repeats.iter().flat_map(|repeat| repeat.same.iter().copied()).collect();
        all.push((DocIdx(doc), DocIdx(doc), same));
    }
    all
}
