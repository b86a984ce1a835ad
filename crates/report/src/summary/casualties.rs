//! The section of casualties: events, and in each how many of whom, how sure that is, and who says so.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::book::Book;
use crate::layout::{columns, many, number, shorten};
use crate::page::{Line, Page, Tone};
use crate::say;
use crate::summary::claims::Claims;
use crate::summary::rest;
use crate::wire::{CasualtiesSummary, Event, Tally, Total};

/// How much of the section is shown.
#[derive(Clone, Copy)]
struct Most {
    /// Events that are not background.
    events: usize,
    /// Events of the background.
    background: usize,
    /// Tallies of an event.
    tallies: usize,
    /// Claimants of a tally.
    claimants: usize,
    /// Claimants of a tally in conflict.
    in_conflict: usize,
}

/// Up to this many tallies everything of a few events is shown; beyond, less of more.
const FEW_TALLIES: usize = 20;

impl Most {
    fn of(tallies: usize) -> Most {
        if tallies <= FEW_TALLIES {
            Most { events: 12, background: 12, tallies: 12, claimants: 4, in_conflict: 6 }
        } else {
            Most { events: 6, background: 2, tallies: 4, claimants: 1, in_conflict: 2 }
        }
    }
}

/// Shows the casualties.
pub(super) fn show(book: &Book<'_>, page: &mut Page) {
    let claims = Claims::of(book);
    let Some(summary) = &book.report.summaries().casualties else {
        let note = format!(
            "{}; the report holds no summary of casualties",
            many(claims.len(), "claim", "claims")
        );
        return page.heading("CASUALTIES", &note);
    };
    page.heading("CASUALTIES", &note(summary, &claims));
    let (background, present): (Vec<&Event>, Vec<&Event>) =
        summary.events.iter().partition(|event| event.background);
    let tallies = summary.events.iter().map(|event| event.tallies.len()).sum();
    let table = Table::of(&summary.events, page.width());
    let drawing = Drawing { book, claims, table, most: Most::of(tallies) };
    if !summary.events.is_empty() {
        drawing.table.head(page);
    }
    drawing.events(page, &present, drawing.most.events);
    if !background.is_empty() {
        let note = " beside the episode that the stories report on";
        page.line(Line::default().bold("Background").plain(note));
        drawing.events(page, &background, drawing.most.background);
    }
    untallied(page, summary, &drawing.claims);
    rejected(book, page);
}

fn note(summary: &CasualtiesSummary, claims: &Claims<'_>) -> String {
    let tallies: Vec<&Tally> = summary.events.iter().flat_map(|event| &event.tallies).collect();
    if tallies.is_empty() && claims.len() == 0 {
        return "no claim was found".into();
    }
    let conflicts = tallies.iter().filter(|tally| is_conflict(tally)).count();
    let mut note = format!(
        "{} in {}, from {}",
        many(tallies.len(), "tally", "tallies"),
        many(summary.events.len(), "event", "events"),
        many(claims.len(), "claim", "claims")
    );
    if conflicts > 0 {
        note.push_str(&format!("; {}", many(conflicts, "CONFLICT", "CONFLICTS")));
    }
    note.push_str(&say::reviewed(summary.reviewed));
    note
}

fn is_conflict(tally: &Tally) -> bool {
    tally.agreement == "conflict"
}

/// What the rows of events are drawn with.
struct Drawing<'b, 'a> {
    book: &'b Book<'a>,
    claims: Claims<'a>,
    table: Table,
    most: Most,
}

impl Drawing<'_, '_> {
    /// The weightiest of `events`, in the order of the report.
    fn events(&self, page: &mut Page, events: &[&Event], most: usize) {
        let weight = |event: &Event| {
            let tallied: usize = event.tallies.iter().map(|tally| tally.claims.len()).sum();
            (event.tallies.iter().any(is_conflict), tallied)
        };
        for event in weightiest(events, most, weight) {
            self.event(page, event);
        }
        rest(page, 0, events.len().saturating_sub(most), "event", "events");
    }

    fn event(&self, page: &mut Page, event: &Event) {
        let when = event.when.map_or_else(|| "day unknown".into(), say::days);
        let place = event.place.as_ref().map_or_else(|| "place unknown".into(), say::place);
        let name = |id: &String| self.book.name(id).map_or_else(|| id.clone(), str::to_owned);
        let parties: Vec<String> = event.parties.iter().map(name).collect();
        let parties = if parties.is_empty() {
            String::new()
        } else {
            format!(" \u{b7} {}", parties.join(", "))
        };
        let room = page.width().saturating_sub(columns(&when) + 3);
        let what = shorten(&format!("{place}{parties}"), room);
        page.line(Line::default().bold(&when).plain(" \u{b7} ").plain(&what));
        for total in event.totals.iter().filter(|total| is_of_several(event, total)) {
            self.table.total(page, total);
        }
        let tallies: Vec<&Tally> = event.tallies.iter().collect();
        for tally in weightiest(&tallies, self.most.tallies, |tally| {
            (is_conflict(tally), tally.claims.len())
        }) {
            self.table.row(page, tally);
            let most = if is_conflict(tally) { self.most.in_conflict } else { self.most.claimants };
            self.claims.show(self.book, page, tally, most);
        }
        rest(page, 2, tallies.len().saturating_sub(self.most.tallies), "tally", "tallies");
    }
}

/// Whether an event has several tallies of a category, so that their total tells more than one of them.
fn is_of_several(event: &Event, total: &Total) -> bool {
    let of = |tally: &&Tally| tally.category == total.category && !tally.part;
    event.tallies.iter().filter(of).nth(1).is_some()
}

/// The heaviest of `all`, at most `most`, in the order that they have.
fn weightiest<'a, T, W: Ord>(all: &[&'a T], most: usize, weight: impl Fn(&T) -> W) -> Vec<&'a T> {
    let mut chosen: Vec<usize> = (0..all.len()).collect();
    chosen.sort_by_key(|i| Reverse(all.get(*i).map(|one| weight(one))));
    chosen.truncate(most);
    chosen.sort_unstable();
    chosen.into_iter().filter_map(|i| all.get(i).copied()).collect()
}

/// The columns of the tallies: a label, three numbers, the agreement and the number of independent origins.
struct Table {
    label: usize,
    number: usize,
    /// Whether the page is too narrow for columns.
    narrow: bool,
}

/// What a total is of.
const ALL: &str = "all";

/// Fewer columns than this for the label are none.
const NARROWEST_LABEL: usize = 18;

/// How wide the columns behind the numbers are: two spaces, the longest agreement, two spaces, `origins`.
const BEHIND: usize = 2 + 11 + 9;

impl Table {
    fn of(events: &[Event], width: usize) -> Table {
        let tallies = || events.iter().flat_map(|event| &event.tallies);
        let totals = events.iter().flat_map(|event| &event.totals);
        let totals = totals.flat_map(|total| [total.low, total.best, total.high]);
        let values = tallies().flat_map(|tally| [tally.low, tally.best, tally.high]);
        let values = values.chain(totals).flatten();
        let number = values.map(|n| columns(&number(n))).max().unwrap_or(0).clamp(4, 13) + 2;
        let longest = tallies()
            .map(|tally| columns(&victims(tally)) + columns(&tally.category) + 3)
            .max()
            .unwrap_or(0);
        let room = width.saturating_sub(3 * number + BEHIND);
        Table { label: longest.min(room), number, narrow: room < NARROWEST_LABEL.min(longest) }
    }

    fn head(&self, page: &mut Page) {
        if self.narrow {
            return;
        }
        page.line(self.cells(
            Line::default(),
            Tone::Dim,
            ["low", "best", "high"],
            "agreement",
            "origins",
            Tone::Dim,
        ));
    }

    fn row(&self, page: &mut Page, tally: &Tally) {
        let values = [tally.low, tally.best, tally.high];
        let label = (victims(tally), tally.category.as_str());
        self.values(page, label, values, &tally.agreement, Some(tally.origins));
    }

    fn total(&self, page: &mut Page, total: &Total) {
        let values = [total.low, total.best, total.high];
        let label = (ALL.to_owned(), total.category.as_str());
        self.values(page, label, values, &total.agreement, None);
    }

    /// A row: whose people and what happened to them, the numbers, and what is known of their agreement and origins.
    fn values(
        &self,
        page: &mut Page,
        (victims, category): (String, &str),
        values: [Option<u64>; 3],
        agreement: &str,
        origins: Option<Option<u64>>,
    ) {
        let value = |n: Option<u64>| n.map_or_else(|| "\u{2013}".into(), number);
        let [low, best, high] = values.map(value);
        let (agreement, tone) = if agreement == "conflict" {
            ("CONFLICT", Tone::Red)
        } else {
            (agreement, Tone::Plain)
        };
        if self.narrow {
            page.line(Line::indented(2).bold(&format!("{victims} {category}")));
            let origins = origins
                .map_or_else(String::new, |n| format!("; independent origins: {}", value(n)));
            let told = format!("low {low}, best {best}, high {high}; {agreement}{origins}");
            return page.prose(4, tone, &told);
        }
        let room = self.label.saturating_sub(3 + columns(category));
        let label = Line::indented(2).plain(&shorten(&victims, room)).plain(" ").plain(category);
        let origins = origins.map_or_else(String::new, value);
        page.line(self.cells(label, Tone::Bold, [&low, &best, &high], agreement, &origins, tone));
    }

    fn cells(
        &self,
        line: Line,
        tone: Tone,
        values: [&str; 3],
        agreement: &str,
        origins: &str,
        of: Tone,
    ) -> Line {
        let mut line = line;
        let mut end = self.label;
        for value in values {
            end += self.number;
            line = line.right(tone, value, end);
        }
        let plain = if of == Tone::Red { Tone::Plain } else { of };
        line.filled(end + 2).toned(of, &shorten(agreement, 11)).right(plain, origins, end + BEHIND)
    }
}

/// `ARM military`.
fn victims(tally: &Tally) -> String {
    say::victims(tally.side.as_deref(), &tally.sides, tally.group.as_deref())
}

/// How many claims stand in no tally.
fn untallied(page: &mut Page, summary: &CasualtiesSummary, claims: &Claims<'_>) {
    let tallies = summary.events.iter().flat_map(|event| &event.tallies);
    let tallied = tallies.flat_map(|tally| tally.claims.iter().chain(&tally.superseded));
    let left = claims.left_of(tallied);
    if left.is_empty() {
        return;
    }
    let vague = left.iter().filter(|claim| claim.count.bound == "plural").count();
    let vague = if vague == 0 {
        String::new()
    } else {
        format!(" ({} without a number)", number(vague as u64))
    };
    let claims = many(left.len(), "claim is in no tally", "claims are in no tally");
    page.prose(0, Tone::Dim, &format!("{claims}{vague}"));
}

/// How many numbers were not taken, and why.
fn rejected(book: &Book<'_>, page: &mut Page) {
    let mut why: BTreeMap<&str, usize> = BTreeMap::new();
    for facts in book.report.documents().iter().flat_map(|row| &row.facts.casualties) {
        for rejected in &facts.rejected {
            *why.entry(rejected.why.as_str()).or_default() += 1;
        }
    }
    let all: usize = why.values().sum();
    if all == 0 {
        return;
    }
    let mut reasons: Vec<(&str, usize)> = why.into_iter().collect();
    reasons.sort_by_key(|(why, n)| (Reverse(*n), *why));
    let listed: Vec<String> =
        reasons.iter().take(6).map(|(why, n)| format!("{why} {}", number(*n as u64))).collect();
    let more = if reasons.len() > 6 { ", \u{2026}" } else { "" };
    let numbers = many(all, "number", "numbers");
    let text =
        format!("{numbers} beside words of casualties not taken: {}{more}", listed.join(", "));
    page.prose(0, Tone::Dim, &text);
}
