//! What a name means: one place for each name of a story, by the states that the story speaks of, what is said beside the
//! name, and how many people a place has.

use std::collections::BTreeMap;

use dateline_core::Precision;

use crate::evidence::{ENOUGH, ENOUGH_AGAIN, Evidence};
use crate::fold::{fold, without_article};
use crate::gazetteer::{Candidate, Gazetteer};
use crate::names::Name;

/// Below this size, in eighths of the binary logarithm of its people (some 16,000), a town that has the name of its
/// division is less likely meant than the division.
const TOWN: u8 = 112;
/// From this size (some 130,000) a place may be meant in a story that does not speak of its state.
const KNOWN: u8 = 136;
/// From this size (some 260,000) a place tells what state the story speaks of.
const LARGE: u8 = 144;

/// A town that has another name, `New York City`, may be meant by the name of its division where at least a third of the
/// division's people live in it, in eighths of the binary logarithm.
const SHARE: u8 = 13;

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

    /// Whether a quarter of the story's mentions of states are of this one.
    fn is_main(&self, code: &str) -> bool {
        self.counts.get(code).is_some_and(|count| count * 4 >= self.total)
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
    let mut groups: BTreeMap<&str, Group<'g, '_>> = BTreeMap::new();
    for (row, (name, found)) in names.iter().zip(evidence).enumerate() {
        if name.key.is_empty() {
            continue;
        }
        let group = groups.entry(name.key.as_str()).or_insert_with(|| Group {
            key: &name.key,
            candidates: gazetteer.candidates(&name.key),
            rows: Vec::new(),
            points: i32::MIN,
            weak: name.weak.as_deref(),
        });
        group.rows.push(row);
        group.points = group.points.max(found.points);
    }
    // First the names of states and of large places, which tell the states of the story; then all.
    let mut first = States::default();
    for group in groups.values().filter(|group| group.points >= ENOUGH) {
        let sure = group.choose(names, evidence, &groups, states);
        let tells = |place: &&&Candidate<'_>| {
            place.precision == Some(Precision::Country) || place.size >= LARGE
        };
        if let Some(place) = sure.as_ref().filter(tells) {
            first.add(place.country, group.rows.len() as u32);
        }
    }
    for (code, count) in first.counts {
        states.add(code, count);
    }
    let mut meanings = vec![None; names.len()];
    for group in groups.values() {
        // `the X neighborhood`: no town of that name is meant, unless the story says so elsewhere.
        let (town, quarter) =
            (|row: &usize| evidence[*row].town, |row: &usize| evidence[*row].quarter);
        if group.rows.iter().any(quarter) && !group.rows.iter().any(town) {
            continue;
        }
        let Some(place) = group.choose(names, evidence, &groups, states) else { continue };
        let points = points(place, group.weak.is_some() && group.key.starts_with('~'), states);
        if group.points + points < ENOUGH {
            continue;
        }
        for row in &group.rows {
            if evidence[*row].points + points >= ENOUGH_AGAIN {
                let place = in_row(gazetteer, group, place, &evidence[*row]);
                meanings[*row] = Some(place);
            }
        }
    }
    meanings
}

/// One name and all its occurrences.
struct Group<'g, 'n> {
    key: &'n str,
    candidates: Vec<Candidate<'g>>,
    rows: Vec<usize>,
    /// The most points that an occurrence has.
    points: i32,
    /// As the text has it, folded, where only its skeleton is known.
    weak: Option<&'n str>,
}

impl<'g> Group<'g, '_> {
    /// The likeliest candidate.
    fn choose(
        &self,
        names: &[Name],
        evidence: &[Evidence],
        groups: &BTreeMap<&str, Group<'g, '_>>,
        states: &States<'_>,
    ) -> Option<&Candidate<'g>> {
        let said = |place: &Candidate<'_>| {
            self.rows.iter().any(|row| {
                let within = evidence[*row].within.and_then(|within| names.get(within));
                let around = within.and_then(|name| groups.get(name.key.as_str()));
                around.is_some_and(|around| {
                    around.candidates.iter().any(|around| holds(around, place))
                })
            })
        };
        // A state or division behind the comma that holds none of the candidates: an unknown place of that state.
        let elsewhere = self.rows.iter().all(|row| {
            let within = evidence[*row].within.and_then(|within| names.get(within));
            let around = within.and_then(|name| groups.get(name.key.as_str()));
            around.is_some_and(|around| {
                around.points >= ENOUGH && around.candidates.iter().all(Candidate::is_large)
            })
        });
        let division = self.rows.iter().any(|row| evidence[*row].division);
        let town = self.rows.iter().any(|row| evidence[*row].town);
        let weigh = |place: &Candidate<'_>| {
            let mut weight = i32::from(place.size) / 8 + states.weight(place.country);
            weight += 40 * i32::from(said(place)) + 30 * i32::from(place.own);
            weight += 6 * i32::from(place.precision == Some(Precision::Country));
            weight += 2 * i32::from(self.is_own_name(place)) + 4 * i32::from(self.is_named(place));
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
            let here = states.has(place.country);
            let second = place.precision == Some(Precision::District) && !division;
            let famous = place.size >= KNOWN && !elsewhere && !second;
            let known = here || famous || place.own || said(place);
            let likely = self.weak.map_or(known, |written| here && is_alike(written, place));
            if likely && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, place));
            }
        }
        best.map(|(_, place)| place)
    }

    /// The town of the same name and state as a division.
    fn beside_town(&self, division: &Candidate<'_>) -> Option<&Candidate<'g>> {
        self.candidates.iter().find(|other| {
            other.precision == Some(Precision::Settlement)
                && other.country == division.country
                && (self.is_named(other)
                    || self.is_own_name(other) && other.size + SHARE >= division.size)
        })
    }

    /// Whether a place carries the group's name, an article and a last letter apart.
    fn is_named(&self, place: &Candidate<'_>) -> bool {
        let is = |name: &str| {
            fold(name)
                .is_some_and(|name| name == self.key || strsim::levenshtein(&name, self.key) < 2)
        };
        is(place.name) || is(without_article(place.name))
    }

    /// Whether a place carries the group's name itself, or is large, so that its other names are as well known.
    fn is_own_name(&self, place: &Candidate<'_>) -> bool {
        place.size >= LARGE || self.is_named(place)
    }
}

/// Of a town and a division of one name and state the one that the words beside this occurrence mean: `X province`, `X city`.
fn in_row<'g>(
    gazetteer: &'g Gazetteer,
    group: &Group<'g, '_>,
    place: &Candidate<'g>,
    evidence: &Evidence,
) -> Candidate<'g> {
    let region = |other: &Candidate<'_>| {
        other.precision == Some(Precision::Region) && other.country == place.country
    };
    let town = place.precision == Some(Precision::Settlement);
    let other = match (evidence.division, evidence.town) {
        (true, false) if town => {
            // The division that is called after the town, in whatever spelling.
            let first = fold(place.first).filter(|first| Some(first) == fold(place.name).as_ref());
            let named = || gazetteer.candidates(&first?).into_iter().find(region);
            group.candidates.iter().find(|other| region(other)).cloned().or_else(named)
        }
        (false, true) if place.is_division() => group.beside_town(place).cloned(),
        _ => None,
    };
    other.unwrap_or_else(|| place.clone())
}

/// Whether a folded spelling is at most two letters from a name.
fn is_alike(written: &str, place: &Candidate<'_>) -> bool {
    let near = |name: &str| fold(name).is_some_and(|name| strsim::levenshtein(written, &name) <= 2);
    near(without_article(place.name)) || near(place.name)
}

/// Points for a place that the story is likely to speak of.
fn points(place: &Candidate<'_>, weak: bool, states: &States<'_>) -> i32 {
    let here = if place.own || states.is_main(place.country) {
        2
    } else {
        i32::from(states.has(place.country))
    };
    let large = if place.size >= KNOWN || place.own {
        1
    } else if place.size < TOWN && here < 2 {
        -2
    } else {
        0
    };
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
