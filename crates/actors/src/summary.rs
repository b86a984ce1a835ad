//! The cast of the corpus: the actors of all documents, merged by id and body, people by name. Who is one of several in a
//! document is nobody of the cast.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Actor, Column, Corpus, DocIdx, DocRef};
use serde::Serialize;

use crate::cast::slug;
use crate::lexicon::Gender;
use crate::people::{Sighting, people};
use crate::{Class, Facts, Known};

/// The cast of the corpus.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// Those mentioned most stand first.
    pub actors: Vec<CastMember>,
}

/// An actor as the corpus knows it.
#[derive(Debug, Serialize)]
pub struct CastMember {
    /// Who it is.
    pub actor: Actor,
    /// How texts name it, sorted.
    pub names: BTreeSet<String>,
    /// Roles that texts give it, sorted.
    pub roles: BTreeSet<String>,
    /// How many mentions there are in all documents.
    pub mentions: usize,
    /// The documents that mention it, in corpus order.
    pub documents: Vec<DocRef>,
}

/// What all documents tell of those who are equal in them.
#[derive(Debug, Default)]
struct Entry {
    names: BTreeSet<String>,
    /// Each role once whatever its capitals: by its small letters, as written.
    roles: BTreeMap<String, String>,
    mentions: usize,
    documents: BTreeSet<DocIdx>,
}

/// Actors that are equal but for the names that their ids go by; people of different gender are not.
type Key = (Actor, Option<Gender>);

/// Merges the casts of all documents.
pub(crate) fn reduce(corpus: &Corpus, facts: &Column<Facts>) -> Summary {
    let mut others: BTreeMap<Actor, (BTreeMap<String, usize>, Entry)> = BTreeMap::new();
    let mut persons: BTreeMap<Key, (BTreeMap<String, usize>, Entry)> = BTreeMap::new();
    for (doc, facts) in facts.iter() {
        let mut counts = vec![0_usize; facts.actors.len()];
        for &actor in facts.mentions.iter().flat_map(|mention| &mention.actors) {
            if let Some(count) = counts.get_mut(actor) {
                *count += 1;
            }
        }
        for (known, count) in facts.actors.iter().zip(counts) {
            if known.actor.id.is_none() {
                continue;
            }
            // The name that an id goes by may differ, as a slug's is taken from the text.
            let key = Actor { name: String::new(), ..known.actor.clone() };
            let person = known.class == Class::Person && known.actor.person.is_some();
            let (names, entry) = if person {
                persons.entry((key, known.gender)).or_default()
            } else {
                others.entry(key).or_default()
            };
            *names.entry(known.actor.name.clone()).or_default() += count.max(1);
            entry.add(doc, known, count);
        }
    }
    let mut actors: Vec<CastMember> = others
        .into_iter()
        .map(|(actor, (names, entry))| entry.member(corpus, Actor { name: most(names), ..actor }))
        .collect();
    actors.extend(merged(corpus, persons));
    actors.sort_by(|a, b| {
        b.mentions
            .cmp(&a.mentions)
            .then_with(|| a.actor.name.cmp(&b.actor.name))
            .then_with(|| a.actor.cmp(&b.actor))
    });
    Summary { actors }
}

/// People, each once.
fn merged(
    corpus: &Corpus,
    persons: BTreeMap<Key, (BTreeMap<String, usize>, Entry)>,
) -> Vec<CastMember> {
    let sightings: Vec<Sighting> = persons
        .iter()
        .map(|((actor, gender), (_, entry))| Sighting {
            name: actor.person.clone().unwrap_or_default(),
            state: actor.state().map(str::to_owned),
            gender: *gender,
            mentions: entry.mentions,
        })
        .collect();
    let mut one: BTreeMap<usize, Person> = BTreeMap::new();
    for (number, ((actor, _), (names, entry))) in people(&sightings).into_iter().zip(persons) {
        one.entry(number).or_default().add(actor, names, entry);
    }
    one.into_values().map(|person| person.member(corpus)).collect()
}

/// A person while its sightings are put together: how often each id, body and name was given.
#[derive(Debug, Default)]
struct Person {
    ids: BTreeMap<(bool, String), (usize, BTreeMap<String, usize>)>,
    units: BTreeMap<String, usize>,
    /// With several words before with one, in small letters before in capitals.
    persons: BTreeMap<(bool, bool, String), usize>,
    entry: Entry,
}

impl Person {
    fn add(&mut self, actor: Actor, names: BTreeMap<String, usize>, entry: Entry) {
        let weight = entry.mentions.max(1);
        let state = actor.is_state();
        if let Some(id) = actor.id {
            let (count, known) = self.ids.entry((state, id)).or_default();
            *count += weight;
            for (name, count) in names {
                *known.entry(name).or_default() += count;
            }
        }
        if let Some(unit) = actor.unit {
            *self.units.entry(unit).or_default() += weight;
        }
        if let Some(person) = actor.person {
            let full = person.contains(' ');
            let cased = person.contains(char::is_lowercase);
            *self.persons.entry((full, cased, person)).or_default() += weight;
        }
        self.entry.merge(entry);
    }

    fn member(self, corpus: &Corpus) -> CastMember {
        let slugs: BTreeSet<String> = self.persons.keys().map(|(_, _, name)| slug(name)).collect();
        let person = self
            .persons
            .into_iter()
            .max_by(|((full, cased, a), m), ((other_full, other_cased, b), n)| {
                (full, cased, m).cmp(&(other_full, other_cased, n)).then_with(|| b.cmp(a))
            })
            .map(|((_, _, person), _)| person);
        // A state before an organisation, and that before a slug of one of the names.
        let id = self.ids.into_iter().max_by(|((state, a), (m, _)), ((other, b), (n, _))| {
            let foreign = |id: &String| !slugs.contains(id);
            (state, foreign(a), m).cmp(&(other, foreign(b), n)).then_with(|| b.cmp(a))
        });
        let mut actor = Actor { person, ..Actor::default() };
        match (id, &actor.person) {
            (Some(((_, id), _)), Some(person)) if slugs.contains(&id) => {
                actor.id = Some(slug(person));
                actor.name.clone_from(person);
            }
            (Some(((_, id), (_, names))), _) => {
                actor.id = Some(id);
                actor.name = most(names);
            }
            (None, _) => {}
        }
        actor.unit = Some(most(self.units)).filter(|unit| !unit.is_empty());
        self.entry.member(corpus, actor)
    }
}

impl Entry {
    fn add(&mut self, doc: DocIdx, known: &Known, mentions: usize) {
        self.names.extend(known.names.iter().cloned());
        for role in &known.roles {
            self.role(role);
        }
        self.mentions += mentions;
        self.documents.insert(doc);
    }

    /// Of two that differ in capitals, that with fewer is kept.
    fn role(&mut self, role: &str) {
        let capitals = |role: &str| role.chars().filter(|c| c.is_uppercase()).count();
        let known = self.roles.entry(role.to_lowercase()).or_insert_with(|| role.to_owned());
        if (capitals(role), role) < (capitals(known), known.as_str()) {
            role.clone_into(known);
        }
    }

    fn merge(&mut self, other: Entry) {
        self.names.extend(other.names);
        for role in other.roles.values() {
            self.role(role);
        }
        self.mentions += other.mentions;
        self.documents.extend(other.documents);
    }

    fn member(self, corpus: &Corpus, actor: Actor) -> CastMember {
        CastMember {
            actor,
            names: self.names,
            roles: self.roles.into_values().collect(),
            mentions: self.mentions,
            documents: self.documents.into_iter().map(|doc| corpus.doc(doc)).collect(),
        }
    }
}

/// What was counted most often; of equals, the first.
fn most(counts: BTreeMap<String, usize>) -> String {
    let best = counts.into_iter().max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)));
    best.map(|(name, _)| name).unwrap_or_default()
}
