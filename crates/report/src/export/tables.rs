//! The tables: what each row is and what its columns hold. `docs/tables.md` is made of this.
//!
//! Offsets are bytes in the document's text, ends exclusive, and words are those that stand there, unchanged. Lists are
//! separated by `; `. A cell is empty where nothing is known.

pub(super) mod actors;
pub(super) mod casualties;
pub(super) mod dedup;
pub(super) mod documents;
pub(super) mod quotes;
pub(super) mod review;
pub(super) mod stance;

use dateline_core::{Actor, DateRange};

use super::cell::Table;
use crate::wire::{DocumentLine, FactRef};

/// All tables that can be exported, in the order in which they are described.
pub(super) static ALL: [&Table; 13] = [
    &documents::documents::TABLE,
    &documents::failures::TABLE,
    &dedup::families::TABLE,
    &dedup::links::TABLE,
    &dedup::passages::TABLE,
    &dedup::changes::TABLE,
    &actors::actors::TABLE,
    &actors::mentions::TABLE,
    &quotes::quotes::TABLE,
    &casualties::claims::TABLE,
    &casualties::tallies::TABLE,
    &stance::stances::TABLE,
    &stance::cells::TABLE,
];

/// A finding's id in the whole report: `DOCUMENT#c1`.
pub(super) fn id(doc: &str, finding: &str) -> String {
    format!("{doc}#{finding}")
}

/// The ids of findings.
fn ids<'a>(refs: impl IntoIterator<Item = &'a FactRef>) -> String {
    super::cell::list(refs.into_iter().map(|at| id(&at.doc, &at.id)))
}

fn published(meta: &DocumentLine) -> Option<jiff::civil::Date> {
    meta.published.as_ref().map(|published| published.date)
}

/// The id of an actor.
fn actor_id(actor: Option<&Actor>) -> Option<&str> {
    actor.and_then(|actor| actor.id.as_deref())
}

/// An actor in words.
fn actor_name(actor: Option<&Actor>) -> Option<String> {
    actor.map(crate::say::actor)
}

fn first(days: Option<DateRange>) -> Option<jiff::civil::Date> {
    days.map(DateRange::first)
}

fn last(days: Option<DateRange>) -> Option<jiff::civil::Date> {
    days.map(DateRange::last)
}
