//! The tables of the report itself: its documents and what went wrong.

use super::super::cell::{Cell, Column, Kind, Table, table};
use super::published;
use crate::export::index::Index;
use crate::export::opened::Opened;
use crate::wire::Failure;

/// A document and what the whole report says of it.
pub(in crate::export) struct Row<'a> {
    pub(in crate::export) doc: &'a Opened<'a>,
    pub(in crate::export) index: &'a Index,
}

table!(documents, None, "a document", |row: super::Row<'_>| {
    "doc" Text "the document's id" = &row.doc.meta.doc;
    "title" Text "its headline" = row.doc.meta.title.as_deref();
    "outlet" Text "who published it" = row.doc.meta.outlet.as_deref();
    "published" Date "the day of publication" = published(&row.doc.meta);
    "published_from" Text "how the day is known: `metadata`, `dateline`, `inferred`"
        = row.doc.meta.published.as_ref().and_then(|published| published.from.as_deref());
    "url" Text "where it was found" = row.doc.meta.url.as_deref();
    "language" Text "ISO 639-1 code of its language" = row.doc.meta.language.as_deref();
    "bytes" Int "length of its text" = row.doc.meta.bytes;
    "hash" Text "`blake3:` and the hash of its text" = row.doc.meta.hash.as_deref();
    "family" Text "the family of copies, versions and excerpts that it belongs to" = row.index.family(&row.doc.meta.doc);
    "words" Int "how many words it has" = row.doc.facts.dedup.as_ref().map(|facts| facts.tokens);
    "quotes" Int "how many quotes are found in it" = row.doc.facts.quotes.as_ref().map(|facts| facts.quotes.len());
    "claims" Int "how many claims of casualties" = row.doc.facts.casualties.as_ref().map(|facts| facts.claims.len());
    "stances" Int "how many stances" = row.doc.facts.stance.as_ref().map(|facts| facts.stances.len());
    "failures" Int "how many failures are recorded of it" = row.doc.failures.len();
});

table!(failures, None, "something that went wrong", |row: Failure| {
    "analyzer" Text "the analyzer that failed, or `corpus` for what could not be read" = &row.analyzer;
    "doc" Text "the document, or the input's name" = row.doc.as_deref();
    "error" Text "what happened" = &row.error;
});
