//! The table of casualties: the claims in the order of the report, then of each event its totals and its tallies.

use std::collections::BTreeMap;

use dateline_core::{Actor, DateRange, Span};

use super::csv::Record;
use crate::book::Book;
use crate::read::DocumentReport;
use crate::wire::{Claim, Event, FactRef, Named, Tally, Total};

/// The columns; `docs/casualties-table.md` says what each holds.
const COLUMNS: [&str; 43] = [
    "row",
    "id",
    "event",
    "tally",
    "status",
    "doc",
    "outlet",
    "published",
    "category",
    "low",
    "best",
    "high",
    "bound",
    "agreement",
    "origins",
    "claims",
    "superseded",
    "side",
    "group",
    "part",
    "background",
    "claimant_id",
    "claimant",
    "relay",
    "perpetrator_id",
    "perpetrator",
    "date_start",
    "date_end",
    "place",
    "country",
    "admin1",
    "lat",
    "lon",
    "precision",
    "flags",
    "number_start",
    "number_end",
    "victims_start",
    "victims_end",
    "evidence_start",
    "evidence_end",
    "number_text",
    "evidence_text",
];

/// The whole table.
pub(super) fn table(book: &Book<'_>) -> String {
    let mut head = Record::default();
    COLUMNS.iter().for_each(|column| head.own(column));
    let mut csv = head.line();
    let events = book.report.summaries().casualties.as_ref().map_or(&[][..], |it| &it.events);
    let used = used(events);
    for row in book.report.documents() {
        for claim in row.facts.casualties.iter().flat_map(|facts| &facts.claims) {
            let used = used.get(&(row.meta.doc.as_str(), claim.id.as_str()));
            csv.push_str(&self::claim(book, row, claim, used));
        }
    }
    for event in events {
        event.totals.iter().for_each(|total| csv.push_str(&self::total(event, total)));
        for (at, tally) in event.tallies.iter().enumerate() {
            csv.push_str(&self::tally(event, tally, &tally_id(event, at)));
        }
    }
    csv
}

/// The event and the tally of a claim, and whether it stands there.
type Use<'a> = (&'a str, String, &'static str);

/// Where claims are used, by document and id.
fn used(events: &[Event]) -> BTreeMap<(&str, &str), Use<'_>> {
    let mut used = BTreeMap::new();
    for event in events {
        for (at, tally) in event.tallies.iter().enumerate() {
            let mut add = |claims: &'_ [FactRef], status: &'static str| {
                // A claim of a report made by hand may be in several tallies; the first is told.
                for claim in claims {
                    used.entry((claim.doc.clone(), claim.id.clone()))
                        .or_insert_with(|| (event.id.as_str(), tally_id(event, at), status));
                }
            };
            add(&tally.claims, "stands");
            add(&tally.superseded, "superseded");
        }
    }
    let all = events.iter().flat_map(|event| &event.tallies);
    let refs = all.flat_map(|tally| tally.claims.iter().chain(&tally.superseded));
    refs.filter_map(|at| {
        let of = used.get(&(at.doc.clone(), at.id.clone()))?;
        Some(((at.doc.as_str(), at.id.as_str()), of.clone()))
    })
    .collect()
}

/// `e3.1`: the first tally of the third event.
fn tally_id(event: &Event, at: usize) -> String {
    format!("{}.{}", event.id, at + 1)
}

fn claim(book: &Book<'_>, row: &DocumentReport, claim: &Claim, used: Option<&Use<'_>>) -> String {
    let doc = row.meta.doc.as_str();
    let mut record = Record::default();
    record.own("claim");
    record.words(&format!("{doc}:{}", claim.id));
    record.words(used.map_or("", |(event, _, _)| event));
    record.words(used.map_or("", |(_, tally, _)| tally.as_str()));
    record.own(used.map_or("in no tally", |(_, _, status)| status));
    record.words(doc);
    record.words(row.meta.outlet.as_deref().unwrap_or_default());
    record.own(&row.meta.published.as_ref().map_or_else(String::new, |it| it.date.to_string()));
    record.words(&claim.category);
    record.number(Some(claim.count.lo));
    record.empty(1);
    record.number(claim.count.hi);
    record.words(&claim.count.bound);
    record.empty(4);
    sides(
        &mut record,
        claim.victims.side.as_deref(),
        &claim.victims.sides,
        claim.victims.group.as_deref(),
    );
    record.own(truth(claim.part));
    record.own(truth(claim.flags.iter().any(|flag| flag == "background")));
    actor(&mut record, claim.claimant.as_ref());
    let relay: Vec<&str> = claim.relay.iter().map(|relay| relay.name.as_str()).collect();
    record.words(&relay.join("; "));
    actor(&mut record, claim.perpetrator.as_ref());
    days(&mut record, claim.when);
    place(&mut record, claim.place.as_ref());
    record.words(&claim.flags.join("; "));
    for at in [Some(claim.span), claim.victims.span, claim.evidence] {
        span(&mut record, at);
    }
    let words = |span: Span| book.span(doc, span).unwrap_or_default();
    record.words(&words(claim.span));
    record.words(&claim.evidence.map(words).unwrap_or_default());
    finish(record)
}

fn total(event: &Event, total: &Total) -> String {
    let mut record = Record::default();
    record.own("total");
    record.words(&format!("{}.{}", event.id, total.category));
    values(
        &mut record,
        event,
        &total.category,
        [total.low, total.best, total.high],
        &total.agreement,
    );
    record.empty(6);
    of_event(record, event)
}

fn tally(event: &Event, tally: &Tally, id: &str) -> String {
    let mut record = Record::default();
    record.own("tally");
    record.words(id);
    values(
        &mut record,
        event,
        &tally.category,
        [tally.low, tally.best, tally.high],
        &tally.agreement,
    );
    record.number(tally.origins);
    for claims in [&tally.claims, &tally.superseded] {
        let ids: Vec<String> = claims.iter().map(|at| format!("{}:{}", at.doc, at.id)).collect();
        record.words(&ids.join("; "));
    }
    sides(&mut record, tally.side.as_deref(), &tally.sides, tally.group.as_deref());
    record.own(truth(tally.part));
    of_event(record, event)
}

/// The columns from `event` to `agreement` of a total or a tally.
fn values(
    record: &mut Record,
    event: &Event,
    category: &str,
    values: [Option<u64>; 3],
    agreement: &str,
) {
    record.words(&event.id);
    record.empty(5);
    record.words(category);
    values.into_iter().for_each(|value| record.number(value));
    record.empty(1);
    record.words(agreement);
}

/// The columns from `background` on of a total or a tally.
fn of_event(mut record: Record, event: &Event) -> String {
    record.own(truth(event.background));
    record.empty(5);
    days(&mut record, event.when);
    place(&mut record, event.place.as_ref());
    finish(record)
}

/// Fills a row up.
fn finish(mut record: Record) -> String {
    record.empty(COLUMNS.len().saturating_sub(record.cells()));
    record.line()
}

fn sides(record: &mut Record, side: Option<&str>, sides: &[String], group: Option<&str>) {
    record.words(&side.map_or_else(|| sides.join("; "), str::to_owned));
    record.words(group.unwrap_or_default());
}

fn actor(record: &mut Record, actor: Option<&Actor>) {
    record.words(actor.and_then(|actor| actor.id.as_deref()).unwrap_or_default());
    record.words(&actor.map_or_else(String::new, crate::say::actor));
}

fn days(record: &mut Record, days: Option<DateRange>) {
    record.own(&days.map_or_else(String::new, |days| days.first().to_string()));
    record.own(&days.map_or_else(String::new, |days| days.last().to_string()));
}

fn place(record: &mut Record, place: Option<&Named>) {
    let Some(place) = place else { return record.empty(6) };
    record.words(&place.name);
    record.words(place.country.as_deref().unwrap_or_default());
    record.words(place.admin1.as_deref().unwrap_or_default());
    record.own(place.lat.as_deref().unwrap_or_default());
    record.own(place.lon.as_deref().unwrap_or_default());
    record.words(place.precision.as_deref().unwrap_or_default());
}

fn span(record: &mut Record, span: Option<Span>) {
    record.number(span.map(|span| span.start() as u64));
    record.number(span.map(|span| span.end() as u64));
}

fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}
