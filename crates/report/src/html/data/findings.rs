//! Findings of a document, with numbers, days and places already in words.

use dateline_core::Span;
use serde::Serialize;

use super::Actors;
use crate::say;
use crate::sentence::sentence;
use crate::wire::{Claim, Quote, Stance};

/// An outlet that a statement passed through, and where it is named.
type Via<'a> = (&'a str, Span);

/// A claim of casualties.
#[derive(Serialize)]
pub(in crate::html) struct ClaimData<'a> {
    id: &'a str,
    /// How many, in words: `at least 3`.
    n: String,
    lo: u64,
    span: Span,
    ev: Span,
    cat: &'a str,
    /// Whose, in words: `ARM military`.
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    vs: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<Via<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "where")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hand: Option<usize>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    flags: &'a [String],
}

/// Something said.
#[derive(Serialize)]
pub(in crate::html) struct QuoteData<'a> {
    id: &'a str,
    kind: &'a str,
    content: &'a [Span],
    #[serde(skip_serializing_if = "<[Span]>::is_empty")]
    cue: &'a [Span],
    #[serde(skip_serializing_if = "<[Span]>::is_empty")]
    source: &'a [Span],
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    co: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<Via<'a>>,
    /// Absent where it is speech.
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sure: Option<u16>,
}

/// A stance.
#[derive(Serialize)]
pub(in crate::html) struct StanceData<'a> {
    id: &'a str,
    a: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    t: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<&'a str>,
    class: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pol: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    int: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trig: Option<Span>,
    ev: Span,
    #[serde(skip_serializing_if = "Option::is_none", rename = "as")]
    actor_span: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "ts")]
    target_span: Option<Span>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rep: Vec<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    flags: &'a [String],
}

impl<'a> ClaimData<'a> {
    pub(super) fn of(
        claim: &'a Claim,
        text: Option<&str>,
        actors: &mut Actors<'a>,
    ) -> ClaimData<'a> {
        let victims = &claim.victims;
        ClaimData {
            id: &claim.id,
            n: say::count(&claim.count),
            lo: claim.count.lo,
            span: claim.span,
            ev: claim_evidence(claim, text),
            cat: &claim.category,
            who: say::victims(victims.side.as_deref(), &victims.sides, victims.group.as_deref()),
            vs: victims.span,
            by: claim.claimant.as_ref().map(|actor| actors.place(actor)),
            via: claim.relay.iter().map(|relay| (relay.name.as_str(), relay.span)).collect(),
            when: claim.when.map(say::days),
            place: claim.place.as_ref().map(say::place),
            hand: claim.perpetrator.as_ref().map(|actor| actors.place(actor)),
            flags: &claim.flags,
        }
    }
}

/// The sentence of a claim: what the report says, else what the text shows.
pub(super) fn claim_evidence(claim: &Claim, text: Option<&str>) -> Span {
    let guessed = || {
        let text = text.filter(|text| claim.span.of(text).is_some())?;
        Some(sentence(text, claim.span))
    };
    claim.evidence.map(|it| it.cover(claim.span)).or_else(guessed).unwrap_or(claim.span)
}

impl<'a> QuoteData<'a> {
    pub(super) fn of(quote: &'a Quote, actors: &mut Actors<'a>) -> QuoteData<'a> {
        QuoteData {
            id: &quote.id,
            kind: &quote.kind,
            content: &quote.content,
            cue: &quote.cue,
            source: &quote.source,
            by: quote.speaker.as_ref().map(|actor| actors.place(actor)),
            co: quote.co_speakers.iter().map(|actor| actors.place(actor)).collect(),
            via: quote.relay.iter().map(|relay| (relay.name.as_str(), relay.span)).collect(),
            act: quote.act.as_deref().filter(|_| !quote.is_speech()),
            sure: quote.confidence.map(|share| share.get()),
        }
    }
}

/// The smallest span that holds a quote with its cue and source.
pub(super) fn quote_evidence(quote: &Quote) -> Option<Span> {
    let spans = quote.content.iter().chain(&quote.cue).chain(&quote.source).copied();
    spans.reduce(Span::cover)
}

impl<'a> StanceData<'a> {
    pub(super) fn of(stance: &'a Stance, actors: &mut Actors<'a>) -> StanceData<'a> {
        let issue = stance.target.issue.as_deref();
        StanceData {
            id: &stance.id,
            a: actors.place(&stance.actor),
            t: issue.is_none().then(|| actors.place(&stance.target.actor)),
            issue,
            class: &stance.class,
            pol: stance.polarity,
            int: stance.intensity,
            trig: stance.trigger,
            ev: stance.evidence,
            actor_span: stance.actor_span,
            target_span: stance.target_span,
            rep: stance.reported_by.iter().map(say::named).collect(),
            flags: &stance.flags,
        }
    }
}
