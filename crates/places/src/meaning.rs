//! What a name means: one place for each name of a story, by the states that the story speaks of, what is said beside the
//! name, and how many people a place has.

use std::collections::BTreeMap;

use dateline_core::Precision;

use crate::evidence::{ENOUGH, ENOUGH_AGAIN, Evidence};
use crate::gazetteer::{Candidate, Gazetteer};
use crate::names::Name;

/// Below this size, in eighths of the binary logarithm of its people (some 16,000), a town that has the name of its
/// division is less likely meant than the division.
const TOWN: u8 = 112;
/// From this size (some 65,000) a place may be meant in a story that does not speak of its state.
const KNOWN: u8 = 128;
/// From this size (some 260,000) a place tells what state the story speaks of.
const LARGE: u8 = 144;

/// How often a story speaks of each state, by alpha-3 code.
#[derive(Debug, Clone, Default)]
pub(crate) struct States<'a> {
    counts: BTreeMap<&'a str, u32>,
    total: u32,
}

impl<'a> States<'a> {
    pub(crate) fn add(&mut self, code: &'a str, times: u32) {
        if !code.is_empty() {
            *self.counts.entry(code).or_default() += times;
            self.total += times;
        }
    }

    fn has(&self, code: &str) -> bool {
        self.counts.contains_key(code)
    }

    /// From 0 to 24, for how much of the story speaks of the state.
    fn weight(&self, code: &str) -> i32 {
        match self.counts.get(code) {
            Some(count) => 6 + (18 * count / self.total.max(1)) as i32,
            None => 0,
        }
    }

    /// The states, the one most spoken of first.
    pub(crate) fn ranked(&self) -> Vec<(String, u32)> {
        let mut ranked: Vec<_> =
            self.counts.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect();
        ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        ranked
    }
}

/// For each name, what it means; `None` where it is no place's.
pub(crate) fn meanings<'g>(
    gazetteer: &'g Gazetteer,
    names: &[Name],
    evidence: &[Evidence],
    states: &mut States<'g>,
) -> Vec<Option<Candidate<'g>>> {
    let mut groups: BTreeMap<&str, Group<'g>> = BTreeMap::new();
    for (row, (name, found)) in names.iter().zip(evidence).enumerate() {
        let group = groups.entry(name.key.as_str()).or_insert_with(|| Group {
            candidates: gazetteer.candidates(&name.key),
            rows: Vec::new(),
            points: i32::MIN,
            weak: name.weak,
        });
        group.rows.push(row);
        group.points = group.points.max(found.points);
    }
    // First the names of states and of large places, which tell the states of the story; then all.
    let mut first = States::default();
    for group in groups.values().filter(|group| group.points >= ENOUGH) {
        let sure = group.choose(names, evidence, &groups, states);
        let tells = |place: &&&Candidate<'_>| place.precision == Some(Precision::Country) || place.size >= LARGE;
        if let Some(place) = sure.as_ref().filter(tells) {
            first.add(place.country, group.rows.len() as u32);
        }
    }
    for (code, count) in first.counts {
        states.add(code, count);
    }
    let mut meanings = vec![None; names.len()];
    for group in groups.values() {
        let Some(place) = group.choose(names, evidence, &groups, states) else { continue };
        let points = points(place, group.weak, states);
        if group.points + points < ENOUGH {
            continue;
        }
        for row in &group.rows {
            if evidence[*row].points + points >= ENOUGH_AGAIN {
                meanings[*row] = Some(place.clone());
            }
        }
    }
    meanings
}

/// One name and all its occurrences.
struct Group<'g> {
    candidates: Vec<Candidate<'g>>,
    rows: Vec<usize>,
    /// The most points that an occurrence has.
    points: i32,
    weak: bool,
}

impl<'g> Group<'g> {
    /// The likeliest candidate.
    fn choose(
        &self,
        names: &[Name],
        evidence: &[Evidence],
        groups: &BTreeMap<&str, Group<'g>>,
        states: &States<'_>,
    ) -> Option<&Candidate<'g>> {
        let said = |place: &Candidate<'_>| {
            self.rows.iter().any(|row| {
                let within = evidence[*row].within.and_then(|within| names.get(within));
                let around = within.and_then(|name| groups.get(name.key.as_str()));
                around.is_some_and(|around| around.candidates.iter().any(|around| holds(around, place)))
            })
        };
        let division = self.rows.iter().any(|row| evidence[*row].division);
        let town = self.rows.iter().any(|row| evidence[*row].town);
        let weigh = |place: &Candidate<'_>| {
            let mut weight = i32::from(place.size) / 8 + states.weight(place.country);
            weight += 40 * i32::from(said(place)) + 30 * i32::from(place.own);
            weight += 6 * i32::from(place.precision == Some(Precision::Country));
            weight += 20 * i32::from(division && place.is_division());
            weight += 20 * i32::from(town && place.precision == Some(Precision::Settlement));
            if place.is_division() {
                weight = weight.min(self.beside_town(place).map_or(weight, |town| {
                    let size = i32::from(town.size) / 8 + if town.size < TOWN { 1 } else { -1 };
                    weight - i32::from(place.size) / 8 + size
                }));
            }
            weight
        };
        // Of equals the first: the one of the higher level, or the one with more people.
        let mut best: Option<(i32, &Candidate<'g>)> = None;
        for place in &self.candidates {
            let weight = weigh(place);
            let known = states.has(place.country) || place.size >= KNOWN || place.own || said(place);
            let likely = if self.weak { states.has(place.country) } else { known };
            if likely && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, place));
            }
        }
        best.map(|(_, place)| place)
    }

    /// The town of the same name and state as a division.
    fn beside_town(&self, division: &Candidate<'_>) -> Option<&Candidate<'g>> {
        self.candidates.iter().find(|other| {
            other.precision == Some(Precision::Settlement) && other.country == division.country
        })
    }
}

/// Points for a place that the story is likely to speak of.
fn points(place: &Candidate<'_>, weak: bool, states: &States<'_>) -> i32 {
    let here = i32::from(states.has(place.country) || place.own);
    let large = i32::from(place.size >= KNOWN);
    here + large - i32::from(weak)
}

/// Whether `around` is the state or division that `place` lies in.
fn holds(around: &Candidate<'_>, place: &Candidate<'_>) -> bool {
    around.country == place.country
        && match around.precision {
            Some(Precision::Country) => place.precision != Some(Precision::Country),
            Some(Precision::Region) => around.name == place.first,
            Some(Precision::District) => around.name == place.second && around.first == place.first,
            _ => false,
        }
}
