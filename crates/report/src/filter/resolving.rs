//! A filter held against a report: which of its names the report knows, and which ids these stand for.

use std::collections::BTreeSet;

use anyhow::anyhow;
use dateline_core::Actor;

use super::{Filter, Resolved, alike};
use crate::wire::{DocumentLine, Facts};

/// The outlets and actors that a report names, for a filter to be held against.
#[derive(Debug, Default)]
struct Names {
    outlets: BTreeSet<String>,
    actors: BTreeSet<String>,
}

/// A filter that is being held against a report.
pub(super) struct Resolving<'f> {
    filter: &'f Filter,
    ids: BTreeSet<String>,
    names: Names,
    found: BTreeSet<&'f str>,
}

impl<'f> Resolving<'f> {
    pub(super) fn new(filter: &'f Filter) -> Resolving<'f> {
        Resolving { filter, ids: BTreeSet::new(), names: Names::default(), found: BTreeSet::new() }
    }

    pub(super) fn document(&mut self, meta: &DocumentLine) {
        let Some(outlet) = meta.outlet.as_deref() else { return };
        if self.filter.outlets.is_empty() || self.names.outlets.contains(outlet) {
            return;
        }
        self.names.outlets.insert(outlet.into());
        self.found
            .extend(self.filter.outlets.iter().filter(|it| alike(it, outlet)).map(String::as_str));
    }

    pub(super) fn facts(&mut self, facts: &Facts) {
        if self.filter.actors.is_empty() {
            return;
        }
        let mentioned = facts.actors.iter().flat_map(|it| &it.actors).map(|it| &it.actor);
        let speakers = facts.quotes.iter().flat_map(|it| &it.quotes);
        let claims = facts.casualties.iter().flat_map(|it| &it.claims);
        let sides = claims.clone().flat_map(|it| it.victims.side.iter().chain(&it.victims.sides));
        sides.for_each(|side| self.id(side));
        let stances = facts.stance.iter().flat_map(|it| &it.stances);
        mentioned
            .chain(speakers.flat_map(|it| it.speaker.iter().chain(&it.co_speakers)))
            .chain(claims.flat_map(|it| it.claimant.iter().chain(&it.perpetrator)))
            .chain(stances.flat_map(|it| [&it.actor, &it.target.actor]))
            .for_each(|actor| self.actor(actor));
    }

    fn actor(&mut self, actor: &Actor) {
        if let Some(id) = actor.id.as_deref() {
            self.id(id);
        }
        for wanted in self.filter.actors.iter().filter(|wanted| alike(wanted, &actor.name)) {
            self.found.insert(wanted);
            // The name of what the id stands for asks for all that has the id: the state, its bodies and its people.
            self.ids.extend(actor.id.clone());
        }
        for name in [actor.unit.as_deref(), actor.person.as_deref()].into_iter().flatten() {
            self.found
                .extend(self.filter.actors.iter().filter(|it| alike(it, name)).map(String::as_str));
            self.name(name);
        }
        self.name(&actor.name);
    }

    fn id(&mut self, id: &str) {
        for wanted in self.filter.actors.iter().filter(|wanted| alike(wanted, id)) {
            self.found.insert(wanted);
            if !self.ids.contains(id) {
                self.ids.insert(id.into());
            }
        }
        self.name(id);
    }

    fn name(&mut self, name: &str) {
        if !self.names.actors.contains(name) {
            self.names.actors.insert(name.into());
        }
    }

    pub(super) fn finish(self) -> anyhow::Result<Resolved> {
        let missing = |wanted: &&String| !self.found.contains(wanted.as_str());
        if let Some(outlet) = self.filter.outlets.iter().find(missing) {
            return Err(unknown("outlet", outlet, &self.names.outlets));
        }
        if let Some(actor) = self.filter.actors.iter().find(missing) {
            return Err(unknown("actor", actor, &self.names.actors));
        }
        Ok(Resolved { filter: self.filter.clone(), ids: self.ids })
    }
}

fn unknown(what: &str, name: &str, known: &BTreeSet<String>) -> anyhow::Error {
    let wanted = name.to_lowercase();
    let near = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(&known.to_lowercase(), &wanted), known))
        .filter(|(distance, known)| {
            *distance <= known.chars().count().max(name.chars().count()) / 2
        })
        .min();
    let near = near.map_or_else(String::new, |(_, near)| format!(", did you mean `{near}`?"));
    anyhow!("the report names no {what} `{name}`{near}")
}
