//! All the casualties of one event, by category: rules 20 and 21 of `docs/casualties-method.md`.
//!
//! A total that is told is never added to its parts. Where none is told, the parts that have nobody in common add up.

use std::collections::BTreeMap;

use crate::facts::{Category, Group};
use crate::summary::{Agreement, Tally, Total};

/// The totals of an event's tallies, in order of categories.
pub(crate) fn totals(tallies: &[Tally]) -> Vec<Total> {
    let mut by_category: BTreeMap<Category, Vec<&Tally>> = BTreeMap::new();
    for tally in tallies.iter().filter(|tally| !tally.part) {
        by_category.entry(tally.category).or_default().push(tally);
    }
    by_category.into_iter().map(|(category, tallies)| total(category, &tallies)).collect()
}

fn total(category: Category, tallies: &[&Tally]) -> Total {
    let one = |tally: &Tally| Total {
        category,
        low: tally.low,
        best: tally.best,
        high: tally.high,
        agreement: tally.agreement,
    };
    if let [only] = tallies {
        return one(only);
    }
    // What is told of everybody: of no kind, and of no side or of several.
    let whole: Vec<&Tally> = tallies.iter().copied().filter(|tally| is_whole(tally)).collect();
    let parts: Vec<&Tally> = tallies.iter().copied().filter(|tally| !is_whole(tally)).collect();
    let parts = apart(&parts);
    let added = Total {
        category,
        low: parts.iter().map(|tally| tally.low).fold(0, u64::saturating_add),
        best: parts.iter().map(|tally| tally.best).reduce(plus).flatten(),
        high: parts.iter().map(|tally| tally.high).reduce(plus).flatten(),
        agreement: parts
            .iter()
            .map(|tally| tally.agreement)
            .max()
            .unwrap_or(Agreement::Uncontested),
    };
    let told = whole.iter().max_by_key(|tally| (tally.origins, tally.claims.len()));
    match told {
        // What is told of everybody holds where it is no smaller than what is told of some.
        Some(told) if told.best.unwrap_or(told.low) >= parts_floor(&parts) => one(told),
        Some(told) if parts.is_empty() => one(told),
        Some(told) => {
            Total { low: added.low.min(told.low), agreement: Agreement::Conflict, ..added }
        }
        None => added,
    }
}

fn plus(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    Some(a?.saturating_add(b?))
}

/// The highest figure of a part.
fn parts_floor(parts: &[&Tally]) -> u64 {
    parts.iter().map(|tally| tally.best.unwrap_or(tally.low)).max().unwrap_or_default()
}

fn is_whole(tally: &Tally) -> bool {
    tally.side.is_none() && tally.group == Group::Unknown
}

/// The tallies that have nobody in common: those without a side only where none with a side may count the same people,
/// of a side its total where there is one, and children, journalists and medics only where no civilians are told, among
/// whom they are.
fn apart<'a>(tallies: &[&'a Tally]) -> Vec<&'a Tally> {
    let has_side = |tally: &Tally| tally.side.is_some() || !tally.sides.is_empty();
    let same_side =
        |tally: &Tally, other: &Tally| (&tally.side, &tally.sides) == (&other.side, &other.sides);
    let has = |tally: &Tally, group: Group| {
        tallies.iter().any(|other| same_side(tally, other) && other.group == group)
    };
    let keep = |tally: &&Tally| {
        let among_civilians =
            matches!(tally.group, Group::Child | Group::Journalist | Group::Medic)
                && has(tally, Group::Civilian);
        let in_total = tally.group != Group::Unknown && has(tally, Group::Unknown);
        let in_side = !has_side(tally)
            && tallies.iter().any(|other| {
                has_side(other) && (other.group == tally.group || other.group == Group::Unknown)
            });
        !among_civilians && !in_total && !in_side
    };
    tallies.iter().copied().filter(keep).collect()
}
