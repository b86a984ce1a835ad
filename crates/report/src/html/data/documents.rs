//! The documents of a page: what is known of each, its words and its findings.

use std::collections::BTreeMap;

use dateline_core::Span;
use serde::Serialize;

use super::findings::{ClaimData, QuoteData, StanceData, claim_evidence, quote_evidence};
use super::texts::{self, Stretch};
use super::{Actors, Here, Scope};
use crate::book::{Book, Fault};
use crate::layout::clean;
use crate::read::DocumentReport;

/// A document.
#[derive(Serialize)]
pub(in crate::html) struct DocumentData<'a> {
    id: &'a str,
    short: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// How the day is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<&'a str>,
    /// The further file that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<usize>,
    /// Why there are no words.
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    text: Vec<Stretch>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<ClaimData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<QuoteData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stances: Vec<StanceData<'a>>,
    /// Actor, kind, span.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<(usize, &'a str, Span)>,
    /// Numbers beside a casualty word that were not taken, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rejected: Vec<(Span, &'a str)>,
    #[serde(skip_serializing_if = "<[Span]>::is_empty")]
    boilerplate: &'a [Span],
    #[serde(skip_serializing_if = "<[Vec<Span>]>::is_empty")]
    repeats: &'a [Vec<Span>],
    /// Analyzer and what happened to it on this document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fails: Vec<(&'a str, &'a str)>,
}

/// The documents of a page, in its order.
pub(super) fn documents<'a>(
    book: &Book<'a>,
    here: &Here<'a, '_>,
    actors: &mut Actors<'a>,
) -> Vec<DocumentData<'a>> {
    let rows = book.report.documents();
    let held = held(book, here);
    let mut failures: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for failure in book.report.failures() {
        let what = (failure.analyzer.as_str(), failure.error.as_str());
        failures.entry(failure.doc.as_deref().unwrap_or_default()).or_default().push(what);
    }
    let one = |(place, index): (usize, &usize)| {
        let row = rows.get(*index)?;
        Some(document(book, here, actors, (place, *index, row), held.get(place), &failures))
    };
    here.order.iter().enumerate().filter_map(one).collect()
}

fn document<'a>(
    book: &Book<'a>,
    here: &Here<'a, '_>,
    actors: &mut Actors<'a>,
    (place, index, row): (usize, usize, &'a DocumentReport),
    passages: Option<&Vec<Span>>,
    failures: &BTreeMap<&str, Vec<(&'a str, &'a str)>>,
) -> DocumentData<'a> {
    let (meta, facts) = (&row.meta, &row.facts);
    let is_own = place < here.own;
    let is_whole = !matches!(here.scope, Scope::Tables(_));
    let text = if is_own { book.text(&meta.doc) } else { Err(Fault::NoText) };
    let words = text.as_deref().ok();
    let (mut claims, mut quotes, mut stances) = (Vec::new(), Vec::new(), Vec::new());
    let (mut mentions, mut rejected) = (Vec::new(), Vec::new());
    let mut boilerplate: &[Span] = &[];
    let mut repeats: &[Vec<Span>] = &[];
    if is_own {
        let of = facts.casualties.iter().flat_map(|facts| &facts.claims);
        claims.extend(of.map(|claim| ClaimData::of(claim, words, actors)));
        let of = facts.quotes.iter().flat_map(|facts| &facts.quotes);
        quotes.extend(of.map(|quote| QuoteData::of(quote, actors)));
        let of = facts.stance.iter().flat_map(|facts| &facts.stances);
        stances.extend(of.map(|stance| StanceData::of(stance, actors)));
    }
    if is_own && is_whole {
        for mentioned in facts.actors.iter().flat_map(|facts| &facts.actors) {
            let actor = actors.place(&mentioned.actor);
            let of = mentioned.mentions.iter();
            mentions.extend(of.map(|mention| (actor, mention.kind.as_str(), mention.span)));
        }
        let of = facts.casualties.iter().flat_map(|facts| &facts.rejected);
        rejected.extend(of.map(|number| (number.span, number.why.as_str())));
        if let Some(dedup) = &facts.dedup {
            (boilerplate, repeats) = (&dedup.boilerplate, &dedup.repeats);
        }
    }
    let stretches = match words {
        Some(text) if is_whole => texts::whole(text),
        Some(text) => {
            let passages = passages.into_iter().flatten().copied();
            texts::stretches(text, evidence(row, text).chain(passages))
        }
        None => Vec::new(),
    };
    DocumentData {
        id: &meta.doc,
        short: book.short(&meta.doc),
        title: meta.title.as_deref().map(clean),
        outlet: meta.outlet.as_deref(),
        date: meta.published.as_ref().map(|published| published.date.to_string()),
        from: meta.published.as_ref().and_then(|published| published.from.as_deref()),
        url: meta.url.as_deref(),
        lang: meta.language.as_deref(),
        bytes: meta.bytes,
        hash: meta.hash.as_deref(),
        file: here.file(index),
        fault: text.as_ref().err().filter(|_| is_own).map(ToString::to_string),
        text: stretches,
        claims,
        quotes,
        stances,
        mentions,
        rejected,
        boilerplate,
        repeats,
        fails: failures.get(meta.doc.as_str()).cloned().unwrap_or_default(),
    }
}

/// The spans that tables show of a document.
fn evidence<'r>(row: &'r DocumentReport, text: &'r str) -> impl Iterator<Item = Span> + 'r {
    let facts = &row.facts;
    let claims = facts.casualties.iter().flat_map(|facts| &facts.claims);
    let quotes = facts.quotes.iter().flat_map(|facts| &facts.quotes);
    let stances = facts.stance.iter().flat_map(|facts| &facts.stances);
    claims
        .map(move |claim| claim_evidence(claim, Some(text)))
        .chain(quotes.filter_map(quote_evidence))
        .chain(
            stances.map(|stance| {
                stance.trigger.map_or(stance.evidence, |it| it.cover(stance.evidence))
            }),
        )
}

/// The passages of each document of the page.
fn held(book: &Book<'_>, here: &Here<'_, '_>) -> Vec<Vec<Span>> {
    let mut held = vec![Vec::new(); here.order.len()];
    let passages = book.report.summaries().dedup.iter().flat_map(|dedup| &dedup.passages);
    for passage in passages {
        for (doc, span) in [(&passage.a, passage.a_span), (&passage.b, passage.b_span)] {
            if let Some(spans) = here.place(doc).and_then(|place| held.get_mut(place)) {
                spans.push(span);
            }
        }
    }
    held
}
