//! The quotes of a corpus by speaker: each distinct one once, with its copies and its wordings.
//!
//! Two quotes are one if their words stand at the same place of copied passages, or if their words are equal but for
//! case and marks and the speaker is the same. Rewordings beyond that stay apart.

use std::collections::BTreeMap;

use dateline_core::{Actor, Column, Corpus, DocIdx, DocRef, Span};
use dateline_dedup::Summary as Copies;
use serde::Serialize;

use crate::facts::{Act, Facts, Quote};

/// The quotes of the corpus by speaker.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// Speakers by how many distinct quotes they have, most first, then by name.
    pub speakers: Vec<Speaker>,
}

/// A speaker and what they said.
#[derive(Debug, Serialize)]
pub struct Speaker {
    /// Who.
    pub speaker: Actor,
    /// Each distinct quote once, in order of its first appearance.
    pub quotes: Vec<Distinct>,
}

/// A distinct quote.
#[derive(Debug, Serialize)]
pub struct Distinct {
    /// Its wordings; each lists the quotes that bear it.
    pub variants: Vec<Vec<QuoteRef>>,
    /// The documents that carry it, in order.
    pub documents: Vec<DocRef>,
    /// The earliest of them by date of publication, undated ones last, then by id.
    pub first: DocRef,
}

/// A quote of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct QuoteRef {
    /// The document.
    pub doc: DocRef,
    /// The quote's id in it.
    pub id: String,
}

/// A quote on its way into the summary.
struct Item {
    at: QuoteRef,
    speaker: Actor,
    words: String,
    place: (DocIdx, Span),
}

/// Collects the quotes of `facts` that have a speaker and are of the acts that the report keeps.
pub(crate) fn summarize(
    corpus: &Corpus,
    facts: &Column<Facts>,
    copies: &Copies,
    acts: &[Act],
) -> anyhow::Result<Summary> {
    let mut items = Vec::new();
    for (idx, facts) in facts.iter() {
        if facts.quotes.iter().all(|quote| quote.speaker.is_none()) {
            continue;
        }
        let text = corpus.text(idx)?;
        // A headline tells again what the story tells.
        let titles = &corpus.meta(idx).title_spans;
        let in_title = |quote: &&Quote| {
            quote.content.iter().any(|content| titles.iter().any(|title| title.contains(*content)))
        };
        let kept = facts.quotes.iter().filter(|quote| acts.contains(&quote.act));
        for quote in kept.filter(|quote| !in_title(quote)) {
            items.extend(item(corpus, copies, idx, &text, quote));
        }
    }
    let groups = group(&items);
    let mut by_speaker: BTreeMap<&Actor, Vec<Distinct>> = BTreeMap::new();
    for members in &groups {
        let Some(speaker) = members
            .iter()
            .map(|&at| &items[at].speaker)
            .max_by_key(|actor| (detail(actor), std::cmp::Reverse(*actor)))
        else {
            continue;
        };
        by_speaker.entry(speaker).or_default().extend(distinct(corpus, &items, members));
    }
    let mut speakers: Vec<_> = by_speaker
        .into_iter()
        .map(|(speaker, quotes)| Speaker { speaker: speaker.clone(), quotes })
        .collect();
    speakers.sort_by(|a, b| {
        let key =
            |speaker: &Speaker| (speaker.speaker.person.clone(), speaker.speaker.unit.clone());
        (b.quotes.len(), &a.speaker.name)
            .cmp(&(a.quotes.len(), &b.speaker.name))
            .then_with(|| key(a).cmp(&key(b)))
    });
    Ok(Summary { speakers })
}

fn item(corpus: &Corpus, copies: &Copies, idx: DocIdx, text: &str, quote: &Quote) -> Option<Item> {
    let speaker = quote.speaker.clone()?;
    let first = *quote.content.first()?;
    let mut words = String::new();
    for span in &quote.content {
        fold(&mut words, span.of(text).unwrap_or_default());
    }
    let at = QuoteRef { doc: corpus.doc(idx), id: quote.id.clone() };
    Some(Item { at, speaker, words, place: copies.canonical(idx, first) })
}

/// Appends words in lower case with single blanks and without marks.
fn fold(out: &mut String, words: &str) {
    for c in words.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// How much is known about an actor: the fullest stands for all copies of a quote.
fn detail(actor: &Actor) -> usize {
    usize::from(actor.id.is_some())
        + usize::from(actor.unit.is_some())
        + 2 * usize::from(actor.person.is_some())
}

/// The items that are one quote, as lists of indices in order of their first member.
fn group(items: &[Item]) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..items.len()).collect();
    let mut by_words: BTreeMap<(&Option<String>, &str), usize> = BTreeMap::new();
    let mut by_place: BTreeMap<DocIdx, Vec<(Span, usize)>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        let key = (&item.speaker.id, item.words.trim());
        match by_words.get(&key) {
            Some(&other) => join(&mut parent, at, other),
            None => drop(by_words.insert(key, at)),
        }
        by_place.entry(item.place.0).or_default().push((item.place.1, at));
    }
    for places in by_place.values_mut() {
        places.sort();
        for pair in places.windows(2) {
            let [(a_span, a), (b_span, b)] = pair else { continue };
            if alike(*a_span, *b_span)
                && items[*a].speaker.id == items[*b].speaker.id
                && items[*a].at.doc != items[*b].at.doc
            {
                join(&mut parent, *a, *b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..items.len() {
        groups.entry(root(&mut parent, at)).or_default().push(at);
    }
    groups.into_values().collect()
}

/// Whether two canonical places hold the same words, give or take an edit: they share most of both.
fn alike(a: Span, b: Span) -> bool {
    a.intersection(b).is_some_and(|shared| shared.len() * 5 >= a.len().max(b.len()) * 4)
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

fn distinct(corpus: &Corpus, items: &[Item], members: &[usize]) -> Option<Distinct> {
    let mut variants: BTreeMap<&str, Vec<QuoteRef>> = BTreeMap::new();
    let mut documents: Vec<DocRef> = Vec::new();
    for &at in members {
        variants.entry(items[at].words.trim()).or_default().push(items[at].at.clone());
        documents.push(items[at].at.doc.clone());
    }
    documents.sort();
    documents.dedup();
    let date = |doc: &DocRef| corpus.meta(doc.idx).published.map(|published| published.date);
    let first =
        documents.iter().min_by_key(|doc| (date(doc).is_none(), date(doc), doc.idx))?.clone();
    let mut variants: Vec<_> = variants.into_values().collect();
    variants.sort();
    Some(Distinct { variants, documents, first })
}
