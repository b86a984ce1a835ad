//! The file in which people decide: a row for each finding that can be judged, with what was decided already.

use dateline_core::{Review, Span};

use super::super::cell::{Cell, Column, Kind, Table, end, start, table};
use crate::export::opened::Opened;

/// A finding to judge.
pub(in crate::export) struct Row<'a> {
    pub(in crate::export) doc: &'a Opened<'a>,
    pub(in crate::export) analyzer: &'static str,
    pub(in crate::export) finding: &'a str,
    /// The finding's own words.
    pub(in crate::export) own: Option<Span>,
    /// The words that show it.
    pub(in crate::export) evidence: Option<Span>,
    /// What the program read.
    pub(in crate::export) reading: String,
    /// What was decided already.
    pub(in crate::export) review: Option<&'a Review>,
}

table!(review, None, "a finding that a person may accept, reject or correct", |row: super::Row<'_>| {
    "analyzer" Text "`casualties`, `quotes` or `stance`" = row.analyzer;
    "document" Text "the document's id" = &row.doc.meta.doc;
    "finding" Text "the finding's id in it" = row.finding;
    "start" Int "first byte of the finding's own words" = start(row.own);
    "end" Int "and the byte after the last" = end(row.own);
    "words" Text "these words" = row.doc.maybe(row.own);
    "evidence" Text "the words that show it" = row.doc.maybe(row.evidence);
    "reading" Text "what the program read" = &row.reading;
    "verdict" Text "empty where nobody decided yet; `accept`, `reject`, `correct`" = row.review.map(|review| review.verdict.as_str());
    "value" Text "with `correct`: `field=value` pairs, separated by `; `" = row.review.map(|review| &review.value);
    "note" Text "what the coder has to say" = row.review.map(|review| &review.note);
});
