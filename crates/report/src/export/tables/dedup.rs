//! The tables of `dedup`: families, links, passages and the changes inside of them.

use super::super::cell::{Cell, Column, Kind, Table, end, list, start, table};
use super::published;
use crate::export::opened::Pair;
use crate::wire::{Change, DocumentLine, Family, Link, Passage};

/// A document of a family.
pub(in crate::export) struct Member<'a> {
    pub(in crate::export) family: &'a Family,
    pub(in crate::export) doc: &'a str,
    pub(in crate::export) meta: Option<&'a DocumentLine>,
}

/// A passage with the texts that share it.
pub(in crate::export) struct Shared<'a> {
    pub(in crate::export) passage: &'a Passage,
    pub(in crate::export) texts: &'a Pair<'a>,
}

/// A change in a passage.
pub(in crate::export) struct Edit<'a> {
    pub(in crate::export) passage: &'a Passage,
    pub(in crate::export) change: &'a Change,
    pub(in crate::export) texts: &'a Pair<'a>,
}

table!(families, Some("dedup"), "a document of a family: stories that are one story", |row: super::Member<'_>| {
    "family" Text "the family's id" = &row.family.id;
    "documents" Int "how many documents it has" = row.family.documents.len();
    "doc" Text "a document of it" = row.doc;
    "outlet" Text "who published the document" = row.meta.and_then(|meta| meta.outlet.as_deref());
    "published" Date "when" = row.meta.and_then(published);
    "title" Text "its headline" = row.meta.and_then(|meta| meta.title.as_deref());
    "origin" Bool "whether it is the earliest of the family; empty where that is not known"
        = row.family.origin.as_deref().map(|origin| origin == row.doc);
});

table!(links, Some("dedup"), "two related documents", |row: Link| {
    "a" Text "one document; of an `excerpt` the one that the other holds" = &row.a;
    "b" Text "the other" = &row.b;
    "kind" Text "`copy`, `version`, `excerpt`, `passage`" = &row.kind;
    "jaccard" Int "shared shingles of all, in thousandths" = row.jaccard;
    "a_in_b" Int "the share of a's shingles that b has, in thousandths" = row.a_in_b;
    "b_in_a" Int "the share of b's shingles that a has, in thousandths" = row.b_in_a;
});

table!(passages, Some("dedup"), "words that two documents share", |row: super::Shared<'_>| {
    "a" Text "one document" = &row.passage.a;
    "a_start" Int "first byte of the words there" = start(row.passage.a_span);
    "a_end" Int "and the byte after the last" = end(row.passage.a_span);
    "b" Text "the other document" = &row.passage.b;
    "b_start" Int "first byte of the words there" = start(row.passage.b_span);
    "b_end" Int "and the byte after the last" = end(row.passage.b_span);
    "equal_words" Int "how many words are equal" = row.passage.tokens;
    "origin" Text "the earlier published document" = row.passage.origin.as_deref();
    "changes" Int "how many edits there are inside" = row.passage.changes.len();
    "changed" Text "of which kinds" = list(row.passage.changes.iter().map(|change| change.kind.as_str()));
    "a_text" Text "the words in a" = row.texts.a.words(row.passage.a_span);
    "b_text" Text "the words in b" = row.texts.b.words(row.passage.b_span);
});

table!(changes, Some("dedup"), "an edit inside a passage", |row: super::Edit<'_>| {
    "kind" Text "`number`, `name`, `wording`, `marks`" = &row.change.kind;
    "a" Text "one document" = &row.passage.a;
    "a_start" Int "first byte of the words there" = start(row.change.a);
    "a_end" Int "and the byte after the last; the same where b has more" = end(row.change.a);
    "a_text" Text "the words in a" = row.texts.a.words(row.change.a);
    "b" Text "the other document" = &row.passage.b;
    "b_start" Int "first byte of the words there" = start(row.change.b);
    "b_end" Int "and the byte after the last; the same where a has more" = end(row.change.b);
    "b_text" Text "the words in b" = row.texts.b.words(row.change.b);
    "origin" Text "the earlier published document" = row.passage.origin.as_deref();
});
