//! The cast of a corpus: the actors of all documents, merged by id, body and person.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Actor, Column, Corpus, DocRef};
use serde::Serialize;

use crate::Facts;

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

/// Merges the casts of all documents.
pub(crate) fn reduce(corpus: &Corpus, facts: &Column<Facts>) -> Summary {
    let mut members: BTreeMap<Actor, CastMember> = BTreeMap::new();
    for (doc, facts) in facts.iter() {
        let mut counts = vec![0_usize; facts.actors.len()];
        for &actor in facts.mentions.iter().flat_map(|mention| &mention.actors) {
            if let Some(count) = counts.get_mut(actor) {
                *count += 1;
            }
        }
        for (known, count) in facts.actors.iter().zip(counts) {
            // The name that an id goes by may differ, as a slug's is taken from the text.
            let key = Actor { name: String::new(), ..known.actor.clone() };
            let member = members.entry(key).or_insert_with(|| CastMember {
                actor: known.actor.clone(),
                names: BTreeSet::new(),
                roles: BTreeSet::new(),
                mentions: 0,
                documents: Vec::new(),
            });
            member.names.extend(known.names.iter().cloned());
            member.roles.extend(known.roles.iter().cloned());
            member.mentions += count;
            if member.documents.last().is_none_or(|last| last.idx != doc) {
                member.documents.push(corpus.doc(doc));
            }
        }
    }
    let mut actors: Vec<CastMember> = members.into_values().collect();
    actors.sort_by(|a, b| {
        b.mentions
            .cmp(&a.mentions)
            .then_with(|| a.actor.name.cmp(&b.actor.name))
            .then_with(|| a.actor.cmp(&b.actor))
    });
    Summary { actors }
}
