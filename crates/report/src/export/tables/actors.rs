//! The tables of `actors`: who is spoken of, and where.

use dateline_core::Actor;

use super::super::cell::{Cell, Column, Kind, Table, end, list, start, table};
use super::published;
use crate::export::opened::Opened;
use crate::wire::{KnownActor, Mention};

/// A mention in its document.
pub(in crate::export) struct Row<'a> {
    pub(in crate::export) doc: &'a Opened<'a>,
    pub(in crate::export) actor: &'a Actor,
    pub(in crate::export) mention: &'a Mention,
}

table!(actors, Some("actors"), "an actor of the corpus", |row: KnownActor| {
    "id" Text "ISO 3166-1 alpha-3 code of its state, else a slug" = row.actor.id.as_deref();
    "name" Text "the name of what the id stands for" = &row.actor.name;
    "unit" Text "the body" = row.actor.unit.as_deref();
    "person" Text "the person" = row.actor.person.as_deref();
    "candidates" Text "who an actor without id may be" = list(&row.actor.candidates);
    "names" Text "the names that it goes by" = list(&row.names);
    "roles" Text "the roles that it is given" = list(&row.roles);
    "mentions" Int "how often it is mentioned" = row.mentions;
    "documents" Int "in how many documents" = row.documents.len();
});

table!(mentions, Some("actors"), "words that mean an actor", |row: super::Row<'_>| {
    "doc" Text "the document" = &row.doc.meta.doc;
    "outlet" Text "who published it" = row.doc.meta.outlet.as_deref();
    "published" Date "when" = published(&row.doc.meta);
    "kind" Text "`name`, `nominal`, `pronoun`, `metonym`, `demonym`" = &row.mention.kind;
    "id" Text "the actor's id" = row.actor.id.as_deref();
    "name" Text "the name of what the id stands for" = &row.actor.name;
    "unit" Text "the body" = row.actor.unit.as_deref();
    "person" Text "the person" = row.actor.person.as_deref();
    "candidates" Text "who an actor without id may be" = list(&row.actor.candidates);
    "start" Int "first byte of the words" = start(row.mention.span);
    "end" Int "and the byte after the last" = end(row.mention.span);
    "text" Text "the words" = row.doc.words(row.mention.span);
});
