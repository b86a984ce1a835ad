//! How claims become tallies, in four steps: which claims are one claim (`copies`), which claims of a story tell of one
//! incident (`scenes`), which scenes of all stories are one event (`events`), and what its claims add up to (`figures`,
//! `tallies`, `totals`).
//!
//! The rules are those of `docs/casualties-method.md`, each with the test that shows it; they follow what coders of
//! conflicts do: low, best and high (UCDP GED), the dispute noted (ACLED), what may be counted twice in the maximum
//! alone (Airwars), and the method published (Every Casualty).

use std::collections::BTreeSet;

use dateline_core::{Column, Corpus, DateRange};
use jiff::civil::Date;

use crate::copies::{Cluster, clusters};
use crate::events::{self, Grouped};
use crate::facts::Facts;
use crate::names::Weights;
use crate::scenes::scenes;
use crate::summary::{Event, Summary};
use crate::tallies::tallies;
use crate::totals::totals;

/// The events and tallies of a corpus.
pub(crate) fn reconcile(
    corpus: &Corpus,
    facts: &Column<Facts>,
    dedup: &dateline_dedup::Summary,
) -> Summary {
    let weights = Weights::of(corpus.len(), facts.iter().map(|(_, facts)| facts.names.as_slice()));
    let clusters = clusters(corpus, facts, dedup, &weights);
    let scenes = scenes(corpus, facts, &clusters);
    let events = events::group(&weights, &scenes);
    let events = events
        .iter()
        .enumerate()
        .map(|(number, event)| self::event(corpus, &clusters, event, number))
        .collect();
    Summary { events, reviewed: None }
}

fn event(corpus: &Corpus, clusters: &[Cluster<'_>], event: &Grouped, number: usize) -> Event {
    let told: BTreeSet<usize> = event.clusters.iter().copied().collect();
    let tallies = tallies(corpus, &event.parties, told.iter().map(|index| &clusters[*index]));
    Event {
        id: format!("e{}", number + 1),
        when: event.when,
        place: event.place.clone(),
        parties: event.parties.iter().cloned().collect(),
        background: event.background,
        totals: totals(&tallies),
        tallies,
    }
}

/// The share of days that two stretches have in common, in thousandths of all their days.
pub(crate) fn overlap(a: DateRange, b: DateRange) -> u64 {
    let common = days(a.first().max(b.first()), a.last().min(b.last()));
    let all = a.cover(b);
    common * 1000 / days(all.first(), all.last()).max(1)
}

/// How many days there are from one to another, both counted; none if they are in the wrong order.
fn days(first: Date, last: Date) -> u64 {
    let days = first.until(last).map_or(-1, |span| i64::from(span.get_days()));
    u64::try_from(days + 1).unwrap_or(0)
}

/// How many days lie between two stretches; none where they meet.
pub(crate) fn gap(a: DateRange, b: DateRange) -> u64 {
    if a.overlaps(b) {
        return 0;
    }
    let (early, late) =
        if a.last() < b.first() { (a.last(), b.first()) } else { (b.last(), a.first()) };
    days(early, late) - 1
}
