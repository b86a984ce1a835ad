//! The timeline of events: when, how many were killed, and how far the figures lie apart.
//!
//! A dot is an event at the best figure of its dead over all sides, or at the lowest where there is no best one; a line
//! goes from the lowest to the highest figure. Numbers stand on powers of ten, as one event has one dead and another
//! thousands. Background and events without a day or a figure of dead are not drawn, and counted below.

use jiff::civil::Date;

use super::scale::{Days, Tick, power};
use crate::layout::{many, number, shorten};
use crate::say;
use crate::wire::{CasualtiesSummary, Event};

/// How many events are drawn: those with the most dead.
const MOST: usize = 1_200;

/// Up to this many events have their names in the drawing.
const FEW: usize = 8;

const WIDTH: i64 = 1_000;
const LEFT: i64 = 80;
const TOP: i64 = 12;
const BOTTOM: i64 = 236;

/// A drawing of events.
pub(super) struct Timeline {
    pub(super) width: i64,
    pub(super) left: i64,
    pub(super) bottom: i64,
    pub(super) height: i64,
    pub(super) days: Vec<Tick>,
    pub(super) numbers: Vec<Tick>,
    pub(super) dots: Vec<Dot>,
    /// What is not drawn, in words.
    pub(super) note: String,
}

/// An event in the drawing.
pub(super) struct Dot {
    pub(super) id: String,
    pub(super) x: i64,
    /// Where its last day is, if it has several.
    pub(super) until: Option<i64>,
    pub(super) y: i64,
    pub(super) low: i64,
    pub(super) high: i64,
    pub(super) is_conflict: bool,
    pub(super) label: String,
    /// What stands beside it, where there is room.
    pub(super) name: Option<String>,
}

/// An event that can be drawn.
struct Drawn<'a> {
    event: &'a Event,
    first: Date,
    last: Date,
    low: u64,
    best: u64,
    high: u64,
    is_conflict: bool,
}

impl Timeline {
    /// The timeline of a summary; `None` where nothing can be drawn.
    pub(super) fn of(casualties: &CasualtiesSummary) -> Option<Timeline> {
        let mut drawn: Vec<Drawn<'_>> = casualties.events.iter().filter_map(drawn).collect();
        let lacking = casualties.events.len() - drawn.len();
        drawn.sort_by_key(|it| (std::cmp::Reverse(it.best), it.first));
        let small = drawn.len().saturating_sub(MOST);
        drawn.truncate(MOST);
        let (first, last) = window(&drawn)?;
        let all = drawn.len();
        drawn.retain(|it| first <= it.first && it.first <= last);
        let outside = all - drawn.len();
        let most = drawn.iter().map(|it| it.best.max(it.high)).max()?;
        let days = Days::new(first, last, LEFT + 10, WIDTH - LEFT - 30);
        let y = |n| power(n, most, BOTTOM, BOTTOM - TOP);
        let dot = |it: &Drawn<'_>| {
            let x = days.at(it.first);
            Dot {
                id: it.event.id.clone(),
                x,
                until: Some(days.at(it.last.min(last))).filter(|until| *until > x + 3),
                y: y(it.best),
                low: y(it.low),
                high: y(it.high),
                is_conflict: it.is_conflict,
                label: label(it),
                name: (drawn.len() <= FEW).then(|| name(it)),
            }
        };
        let powers = (0..20).map(|power| 10_u64.pow(power)).take_while(|n| *n <= most.max(10));
        let numbers = powers.map(|n| Tick { at: y(n), label: number(n) }).collect();
        Some(Timeline {
            width: WIDTH,
            left: LEFT,
            bottom: BOTTOM,
            height: BOTTOM + 30,
            days: days.ticks(),
            numbers,
            dots: drawn.iter().map(dot).collect(),
            note: note(lacking, small, outside),
        })
    }
}

fn drawn(event: &Event) -> Option<Drawn<'_>> {
    let when = event.when.filter(|_| !event.background)?;
    let tallies = event.tallies.iter().filter(|tally| tally.category == "killed" && !tally.part);
    let total = event.totals.iter().find(|total| total.category == "killed");
    let (low, best, high) = match total {
        Some(total) => (total.low, total.best, total.high),
        None => tallies.clone().fold((None, None, None), |(low, best, high), tally| {
            (tally.low.max(low), tally.best.max(best), tally.high.max(high))
        }),
    };
    let at = best.or(low)?;
    let is_conflict = tallies.clone().any(|tally| tally.agreement == "conflict")
        || total.is_some_and(|total| total.agreement == "conflict");
    let low = low.unwrap_or(at).min(at);
    let high = high.unwrap_or(at).max(at);
    Some(Drawn { event, first: when.first(), last: when.last(), low, best: at, high, is_conflict })
}

/// The days that the drawing spans: all, unless a few events lie far away from the others.
fn window(drawn: &[Drawn<'_>]) -> Option<(Date, Date)> {
    let mut firsts: Vec<Date> = drawn.iter().map(|it| it.first).collect();
    firsts.sort();
    let at = |thousandths: usize| {
        firsts.get(firsts.len().saturating_sub(1) * thousandths / 1000).copied()
    };
    let (all, most) = ((at(0)?, at(1000)?), (at(20)?, at(980)?));
    let length = |(first, last)| super::scale::since(first, last);
    Some(if length(all) > 3 * length(most).max(30) && firsts.len() >= 50 { most } else { all })
}

/// What is told of an event: `2021-07-28 · Kalbajar (AZE): 3 killed (3 to 4)`.
fn label(it: &Drawn<'_>) -> String {
    let when = it.event.when.map(say::days).unwrap_or_default();
    let place = it.event.place.as_ref().map_or_else(|| "place not told".into(), say::place);
    let range = if it.low == it.high {
        String::new()
    } else {
        format!(" ({} to {})", number(it.low), number(it.high))
    };
    let conflict = if it.is_conflict { ", in conflict" } else { "" };
    format!("{when} \u{b7} {place}: {} killed{range}{conflict}", number(it.best))
}

/// `3 · Kalbajar`.
fn name(it: &Drawn<'_>) -> String {
    let place = it.event.place.as_ref().map(|place| format!(" \u{b7} {}", place.name));
    shorten(&format!("{}{}", number(it.best), place.unwrap_or_default()), 28)
}

fn note(lacking: usize, small: usize, outside: usize) -> String {
    let mut parts = Vec::new();
    if lacking > 0 {
        let events = many(lacking, "event", "events");
        parts
            .push(format!("{events} of the background, without a day or without a figure of dead"));
    }
    if small > 0 {
        parts.push(format!("{} with fewer dead", many(small, "event", "events")));
    }
    if outside > 0 {
        parts.push(format!("{} long before or after", many(outside, "event", "events")));
    }
    if parts.is_empty() { String::new() } else { format!("Not drawn: {}.", parts.join("; ")) }
}
