//! The tallies as a plain table, for whoever reads the page on paper or without a script.

use std::cmp::Reverse;

use crate::layout::{clean, number};
use crate::say;
use crate::wire::{CasualtiesSummary, Event};

/// How many events stand in the page itself; the script draws the others on demand.
const MOST: usize = 60;

/// Events as rows.
pub(super) struct Events {
    pub(super) rows: Vec<Row>,
    /// How many there are.
    pub(super) all: String,
    pub(super) shown: String,
    /// Whether these are not all.
    pub(super) is_cut: bool,
}

/// An event with its tallies.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) tallies: Vec<TallyRow>,
}

/// A tally in figures.
pub(super) struct TallyRow {
    pub(super) what: String,
    pub(super) low: String,
    pub(super) best: String,
    pub(super) high: String,
    pub(super) agreement: String,
    pub(super) origins: String,
}

impl Events {
    /// The events of a summary: all in the order of the report, or those of most claims where there are many.
    pub(super) fn of(casualties: &CasualtiesSummary) -> Events {
        let mut events: Vec<&Event> = casualties.events.iter().collect();
        let is_cut = events.len() > MOST;
        if is_cut {
            let claims =
                |event: &Event| event.tallies.iter().map(|tally| tally.claims.len()).sum::<usize>();
            events.sort_by_key(|event| Reverse(claims(event)));
            events.truncate(MOST);
        }
        Events {
            shown: number(events.len() as u64),
            rows: events.into_iter().map(row).collect(),
            all: number(casualties.events.len() as u64),
            is_cut,
        }
    }
}

fn row(event: &Event) -> Row {
    let place = event.place.as_ref().map_or_else(|| "place not told".into(), say::place);
    let mut parts = vec![event.when.map_or_else(|| "day not told".into(), say::days), place];
    if !event.parties.is_empty() {
        parts.push(event.parties.join(", "));
    }
    if event.background {
        parts.push("background".into());
    }
    let figure = |n: Option<u64>| n.map_or_else(|| "\u{2013}".into(), number);
    let tally = |tally: &crate::wire::Tally| TallyRow {
        what: clean(&format!(
            "{} {}{}",
            say::victims(tally.side.as_deref(), &tally.sides, tally.group.as_deref()),
            tally.category,
            if tally.part { " (part of another figure)" } else { "" }
        )),
        low: figure(tally.low),
        best: figure(tally.best),
        high: figure(tally.high),
        agreement: clean(&tally.agreement),
        origins: tally.origins.map_or_else(String::new, number),
    };
    Row {
        id: event.id.clone(),
        heading: clean(&parts.join(" \u{b7} ")),
        tallies: event.tallies.iter().map(tally).collect(),
    }
}
