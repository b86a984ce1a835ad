//! Findings as samples show them: one row of all that the report claims, each with its fields and its marks.

use dateline_core::{Actor, Span};
use serde_json::Value;

use crate::layout::{many, number, signed};
use crate::read::{DocumentReport, Report};
use crate::say;
use crate::wire::{Claim, Mention, Passage, Quote, Stance};

/// One finding of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Finding<'a> {
    doc: &'a str,
    kind: Kind<'a>,
}

/// What a finding is.
#[derive(Debug, Clone, Copy)]
enum Kind<'a> {
    Boilerplate(Span),
    Repeat(&'a [Span]),
    Passage(&'a Passage),
    Mention(&'a Actor, &'a Mention),
    Quote(&'a Quote),
    Claim(&'a Claim),
    Stance(&'a Stance),
    /// Of an analyzer that this version does not know: its name, the list and the element.
    Other(&'a str, &'a str, &'a Value),
}

/// All findings of a report, in its order.
pub(crate) fn findings(report: &Report) -> impl Iterator<Item = Finding<'_>> {
    let passages = report.summaries().dedup.iter().flat_map(|summary| &summary.passages);
    let passages =
        passages.map(|passage| Finding { doc: &passage.a, kind: Kind::Passage(passage) });
    report.documents().iter().flat_map(|row| in_document(report, row)).chain(passages)
}

/// All spans that a document's findings name, each with what it belongs to.
pub(crate) fn spans_of(report: &Report, row: &DocumentReport) -> Vec<(String, Span)> {
    let mut spans = Vec::new();
    for finding in in_document(report, row) {
        let title = finding.title();
        let all = finding.marks().into_iter().map(|(span, _)| span).chain(finding.around());
        spans.extend(all.map(|span| (title.clone(), span)));
    }
    spans.dedup();
    spans
}

/// The findings of a document, analyzer by analyzer.
pub(crate) fn in_document<'a>(report: &'a Report, row: &'a DocumentReport) -> Vec<Finding<'a>> {
    let mut kinds: Vec<Kind<'a>> = Vec::new();
    let facts = &row.facts;
    for analyzer in report.analyzers() {
        match analyzer.as_str() {
            "dedup" => {
                let of = |facts: &'a crate::wire::DedupFacts| {
                    let repeats = facts.repeats.iter().map(|repeat| Kind::Repeat(repeat));
                    facts.boilerplate.iter().map(|span| Kind::Boilerplate(*span)).chain(repeats)
                };
                kinds.extend(facts.dedup.iter().flat_map(of));
            }
            "actors" => kinds.extend(facts.actors.iter().flat_map(|facts| &facts.actors).flat_map(
                |mentioned| {
                    mentioned
                        .mentions
                        .iter()
                        .map(|mention| Kind::Mention(&mentioned.actor, mention))
                },
            )),
            "quotes" => {
                kinds.extend(facts.quotes.iter().flat_map(|facts| &facts.quotes).map(Kind::Quote))
            }
            "casualties" => kinds
                .extend(facts.casualties.iter().flat_map(|facts| &facts.claims).map(Kind::Claim)),
            "stance" => {
                kinds.extend(facts.stance.iter().flat_map(|facts| &facts.stances).map(Kind::Stance))
            }
            _ => kinds.extend(
                facts
                    .other
                    .get_key_value(analyzer)
                    .into_iter()
                    .flat_map(|(name, data)| unknown(name, data)),
            ),
        }
    }
    kinds.into_iter().map(|kind| Finding { doc: &row.meta.doc, kind }).collect()
}

/// The objects in the lists of an unknown analyzer's facts.
fn unknown<'a>(analyzer: &'a str, data: &'a Value) -> impl Iterator<Item = Kind<'a>> {
    let lists = data.as_object().into_iter().flatten();
    lists.flat_map(move |(key, list)| {
        let elements = list.as_array().into_iter().flatten().filter(|it| it.is_object());
        elements.map(move |element| Kind::Other(analyzer, key, element))
    })
}

impl<'a> Finding<'a> {
    /// The analyzer that made it.
    pub(crate) fn analyzer(&self) -> &'a str {
        match self.kind {
            Kind::Boilerplate(_) | Kind::Repeat(_) | Kind::Passage(_) => "dedup",
            Kind::Mention(..) => "actors",
            Kind::Quote(_) => "quotes",
            Kind::Claim(_) => "casualties",
            Kind::Stance(_) => "stance",
            Kind::Other(analyzer, ..) => analyzer,
        }
    }

    /// The document that it is marked in.
    pub(crate) fn doc(&self) -> &'a str {
        self.doc
    }

    /// The id of a quote, a claim or a stance.
    pub(crate) fn id(&self) -> Option<&'a str> {
        match self.kind {
            Kind::Quote(quote) => Some(&quote.id),
            Kind::Claim(claim) => Some(&claim.id),
            Kind::Stance(stance) => Some(&stance.id),
            _ => None,
        }
    }

    /// The analyzer and what it found there: `casualties c5`.
    pub(crate) fn title(&self) -> String {
        let what = match self.kind {
            Kind::Boilerplate(_) => "boilerplate",
            Kind::Repeat(_) => "repeat",
            Kind::Passage(_) => "passage",
            Kind::Mention(..) => "mention",
            Kind::Quote(quote) => &quote.id,
            Kind::Claim(claim) => &claim.id,
            Kind::Stance(stance) => &stance.id,
            Kind::Other(_, list, value) => value.get("id").and_then(Value::as_str).unwrap_or(list),
        };
        format!("{} {what}", self.analyzer())
    }

    /// What the report says about it.
    pub(crate) fn fields(&self) -> Vec<String> {
        match self.kind {
            Kind::Boilerplate(span) => {
                vec![format!("of the outlet, not of the story, {}", bytes(span))]
            }
            Kind::Repeat(spans) => vec![format!("stands {} times in the document", spans.len())],
            Kind::Passage(passage) => passage_fields(passage),
            Kind::Mention(actor, mention) => {
                let id = actor.id.clone().unwrap_or_else(|| "unresolved".into());
                vec![mention.kind.clone(), say::actor(actor), id]
            }
            Kind::Quote(quote) => quote_fields(quote),
            Kind::Claim(claim) => claim_fields(claim),
            Kind::Stance(stance) => stance_fields(stance),
            Kind::Other(_, _, value) => other_fields(value),
        }
    }

    /// What a person decided about it, in a line.
    pub(crate) fn decided(&self) -> Option<String> {
        let review = match self.kind {
            Kind::Quote(quote) => quote.review.as_ref(),
            Kind::Claim(claim) => claim.review.as_ref(),
            Kind::Stance(stance) => stance.review.as_ref(),
            _ => None,
        }?;
        let parts = [review.verdict.as_str(), &review.value, &review.note];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        Some(parts.join(" \u{b7} "))
    }

    /// What is shown around the marks, where the finding tells it.
    pub(crate) fn around(&self) -> Option<Span> {
        match self.kind {
            Kind::Claim(claim) => claim.evidence,
            Kind::Stance(stance) => Some(stance.evidence),
            _ => None,
        }
    }

    /// Its spans and what they are.
    pub(crate) fn marks(&self) -> Vec<(Span, String)> {
        match self.kind {
            Kind::Boilerplate(span) => vec![(span, "boilerplate".into())],
            Kind::Repeat(spans) => spans.iter().map(|span| (*span, "repeat".into())).collect(),
            Kind::Passage(passage) => {
                let mut marks = vec![(passage.a_span, "passage".into())];
                marks.extend(
                    passage
                        .changes
                        .iter()
                        .map(|change| (change.a, format!("changed {}", change.kind))),
                );
                marks
            }
            Kind::Mention(_, mention) => vec![(mention.span, mention.kind.clone())],
            Kind::Quote(quote) => {
                let mut marks: Vec<_> =
                    quote.content.iter().map(|span| (*span, "quote".into())).collect();
                marks.extend(quote.cue.iter().map(|span| (*span, "cue".into())));
                marks.extend(quote.source.iter().map(|span| (*span, "source".into())));
                marks.extend(quote.relay.iter().map(|relay| (relay.span, "relay".into())));
                marks
            }
            Kind::Claim(claim) => {
                let mut marks = vec![(claim.span, claim.category.clone())];
                marks.extend(claim.victims.span.map(|span| (span, "victims".into())));
                marks.extend(claim.relay.iter().map(|relay| (relay.span, "relay".into())));
                marks
            }
            Kind::Stance(stance) => {
                let mut marks = Vec::new();
                marks.extend(stance.actor_span.map(|span| (span, "actor".into())));
                marks.extend(stance.trigger.map(|span| (span, stance.class.clone())));
                marks.extend(stance.target_span.map(|span| (span, "target".into())));
                if stance.trigger.is_none() {
                    marks.push((stance.evidence, stance.class.clone()));
                }
                marks
            }
            Kind::Other(_, _, value) => other_marks(value),
        }
    }
}

fn bytes(span: Span) -> String {
    many(span.len(), "byte", "bytes")
}

fn passage_fields(passage: &Passage) -> Vec<String> {
    let mut fields = vec![
        many(passage.tokens as usize, "equal word", "equal words"),
        format!("also in {}:{}", passage.b, passage.b_span.start()),
    ];
    fields.push(match &passage.origin {
        Some(origin) => format!("first in {origin}"),
        None => "which is older is unknown".into(),
    });
    if !passage.changes.is_empty() {
        fields.push(many(passage.changes.len(), "change", "changes"));
    }
    fields
}

fn quote_fields(quote: &Quote) -> Vec<String> {
    let who = quote.speaker.as_ref().map_or_else(|| "nobody".into(), say::actor);
    let others =
        quote.co_speakers.iter().map(|it| format!(" and {}", say::actor(it))).collect::<String>();
    let via = say::via(quote.relay.iter().map(|relay| relay.name.as_str()));
    let mut fields = vec![quote.kind.clone(), format!("said by {who}{others}{via}")];
    fields.extend(quote.act.as_ref().filter(|act| *act != "speech").cloned());
    fields.extend(quote.confidence.map(|share| format!("confidence\u{a0}{}", share.get())));
    fields
}

fn claim_fields(claim: &Claim) -> Vec<String> {
    let who = claim.claimant.as_ref().map_or_else(|| "the article itself".into(), say::actor);
    let via = say::via(claim.relay.iter().map(|relay| relay.name.as_str()));
    let victims = &claim.victims;
    let mut fields = vec![
        format!("{} {}", claim.category, say::count_on_wire(&claim.count)),
        say::victims(victims.side.as_deref(), &victims.sides, victims.group.as_deref()),
        format!("said by {who}{via}"),
    ];
    fields.extend(claim.when.map(say::days));
    fields.extend(claim.place.as_ref().map(say::place));
    fields
        .extend(claim.perpetrator.as_ref().map(|by| format!("by the hand of {}", say::actor(by))));
    fields.extend((!claim.flags.is_empty()).then(|| claim.flags.join(", ")));
    fields
}

fn stance_fields(stance: &Stance) -> Vec<String> {
    let target = stance.target.issue.clone().unwrap_or_else(|| say::actor(&stance.target.actor));
    let mut fields =
        vec![format!("{} \u{2192} {target}", say::actor(&stance.actor)), stance.class.clone()];
    fields.extend(stance.polarity.map(|polarity| format!("polarity\u{a0}{}", signed(polarity))));
    fields
        .extend(stance.intensity.map(|intensity| format!("intensity\u{a0}{}", signed(intensity))));
    let reporters: Vec<String> = stance.reported_by.iter().map(say::named).collect();
    fields.extend((!reporters.is_empty()).then(|| format!("reported by {}", reporters.join(", "))));
    fields.extend((!stance.flags.is_empty()).then(|| stance.flags.join(", ")));
    fields
}

/// The plain values of an unknown finding.
fn other_fields(value: &Value) -> Vec<String> {
    let plain = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(n) => Some(n.as_u64().map_or_else(|| n.to_string(), number)),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    };
    let entries = value.as_object().into_iter().flatten().filter(|(key, _)| *key != "id");
    entries.filter_map(|(key, value)| Some(format!("{key} {}", plain(value)?))).collect()
}

/// The values of an unknown finding that look like a span or like spans.
fn other_marks(value: &Value) -> Vec<(Span, String)> {
    let mut marks = Vec::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        let spans = span(value).map_or_else(
            || value.as_array().into_iter().flatten().filter_map(span).collect(),
            |it| vec![it],
        );
        marks.extend(spans.into_iter().map(|span| (span, key.clone())));
    }
    marks
}

fn span(value: &Value) -> Option<Span> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    let narrow = |value: &Value| u32::try_from(value.as_u64()?).ok();
    Span::try_from((narrow(start)?, narrow(end)?)).ok()
}
