//! Which claims belong to one event; the rule is argued in `reconcile`.
//!
//! Events are looked up by their days, so that a corpus of many days takes no longer than its days are full.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Actor, DateRange, DocIdx, Place};
use jiff::civil::Date;

use crate::facts::{Claim, Flag};
use crate::reconcile::{Cluster, overlap};

/// Stretches longer than this many days are compared as a whole, shorter ones by any day in common.
const SHORT: i32 = 7;

/// Claims of one event.
#[derive(Debug)]
pub(crate) struct Group {
    /// The days that all its claims have in common.
    core: Option<DateRange>,
    /// All its days.
    pub(crate) when: Option<DateRange>,
    /// Where most of its claims have it; of as many, the first name.
    pub(crate) place: Option<Place>,
    pub(crate) parties: BTreeSet<String>,
    pub(crate) background: bool,
    /// Indices of its claims.
    pub(crate) clusters: Vec<usize>,
    docs: BTreeSet<DocIdx>,
    places: BTreeMap<String, (usize, Place)>,
}

/// The events of the claims, in order of their days, those without any last.
pub(crate) fn group(clusters: &[Cluster<'_>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_day: BTreeMap<Option<Date>, Vec<usize>> = BTreeMap::new();
    for (index, cluster) in clusters.iter().enumerate() {
        let claim = cluster.claim();
        let found =
            candidates(&by_day, claim.when).into_iter().find(|group| groups[*group].takes(cluster));
        let group = found.unwrap_or_else(|| {
            groups.push(Group::new(claim));
            for day in days(claim.when) {
                by_day.entry(day).or_default().push(groups.len() - 1);
            }
            groups.len() - 1
        });
        groups[group].add(index, cluster);
    }
    for group in &mut groups {
        group.place = group
            .places
            .values()
            .max_by(|a, b| a.0.cmp(&b.0).then(b.1.name.cmp(&a.1.name)))
            .map(|(_, place)| place.clone());
    }
    groups.sort_by_key(|group| (group.when.is_none(), group.when, group.clusters.first().copied()));
    groups
}

/// The days that an event is filed under: each of a short stretch, the first of a long one's month.
fn days(when: Option<DateRange>) -> Vec<Option<Date>> {
    let Some(when) = when else { return vec![None] };
    if !is_short(when) {
        return vec![Some(when.first().first_of_year())];
    }
    let mut days = Vec::new();
    let mut day = Some(when.first());
    while let Some(date) = day.filter(|date| *date <= when.last()) {
        days.push(Some(date));
        day = date.tomorrow().ok();
    }
    days
}

fn candidates(
    by_day: &BTreeMap<Option<Date>, Vec<usize>>,
    when: Option<DateRange>,
) -> BTreeSet<usize> {
    days(when).iter().filter_map(|day| by_day.get(day)).flatten().copied().collect()
}

fn is_short(when: DateRange) -> bool {
    when.first().until(when.last()).is_ok_and(|span| span.get_days() < SHORT)
}

impl Group {
    fn new(claim: &Claim) -> Group {
        Group {
            core: claim.when,
            when: claim.when,
            place: None,
            parties: BTreeSet::new(),
            background: claim.flags.contains(&Flag::Background),
            clusters: Vec::new(),
            docs: BTreeSet::new(),
            places: BTreeMap::new(),
        }
    }

    /// Whether a claim belongs to the event.
    fn takes(&self, cluster: &Cluster<'_>) -> bool {
        let claim = cluster.claim();
        let together = match (self.core, claim.when) {
            (Some(core), Some(when)) if is_short(core) && is_short(when) => core.overlaps(when),
            (Some(core), Some(when)) => overlap(core, when) >= 500,
            (None, None) => true,
            _ => false,
        };
        let background = self.background == claim.flags.contains(&Flag::Background);
        let told = cluster.members.iter().any(|(doc, _)| self.docs.contains(doc));
        let shared = parties(claim).iter().any(|party| self.parties.contains(party));
        let placed =
            claim.place.as_ref().is_some_and(|place| self.places.contains_key(&place.name));
        let long = self.core.is_some_and(|core| !is_short(core));
        together
            && background
            && !self.excludes(claim)
            && (told || shared || placed || long && self.background)
    }

    /// Whether the claim's place is another one of a country in which the event already has one.
    fn excludes(&self, claim: &Claim) -> bool {
        let Some(place) = claim.place.as_ref().filter(|place| place.country.is_some()) else {
            return false;
        };
        if self.places.contains_key(&place.name) || self.background {
            return false;
        }
        self.places.values().any(|(_, known)| known.country == place.country)
    }

    fn add(&mut self, index: usize, cluster: &Cluster<'_>) {
        let claim = cluster.claim();
        self.clusters.push(index);
        self.docs.extend(cluster.members.iter().map(|(doc, _)| *doc));
        self.parties.extend(parties(claim));
        if let (Some(core), Some(when)) = (self.core, claim.when) {
            let common = (core.first().max(when.first()), core.last().min(when.last()));
            self.core = Some(DateRange::new(common.0, common.1));
            self.when = self.when.map(|all| all.cover(when));
        }
        if let Some(place) = &claim.place {
            let known = self.places.entry(place.name.clone()).or_insert_with(|| (0, place.clone()));
            known.0 += cluster.members.len();
        }
    }
}

/// The sides that suffered or did it.
fn parties(claim: &Claim) -> BTreeSet<String> {
    let perpetrator = claim.perpetrator.as_ref().and_then(Actor::state).map(str::to_owned);
    claim.victims.side.iter().chain(&claim.victims.sides).cloned().chain(perpetrator).collect()
}
