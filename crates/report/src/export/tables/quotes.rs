//! The table of `quotes`: who said what.

use super::super::cell::{Cell, Column, Kind, Table, end, list, start, table};
use super::{actor_id, actor_name, id, published};
use crate::export::index::Index;
use crate::export::opened::{Opened, cover};
use crate::wire::Quote;

/// A quote in its document.
pub(in crate::export) struct Row<'a> {
    pub(in crate::export) doc: &'a Opened<'a>,
    pub(in crate::export) quote: &'a Quote,
    pub(in crate::export) index: &'a Index,
}

impl Row<'_> {
    fn spans(&self) -> String {
        list(self.quote.content.iter().map(|span| format!("{}-{}", span.start(), span.end())))
    }
}

table!(quotes, Some("quotes"), "a quote", |row: super::Row<'_>| {
    "id" Text "its id in the report, `DOCUMENT#QUOTE`" = id(&row.doc.meta.doc, &row.quote.id);
    "doc" Text "the document" = &row.doc.meta.doc;
    "finding" Text "its id in the document" = &row.quote.id;
    "outlet" Text "who published the document" = row.doc.meta.outlet.as_deref();
    "published" Date "when" = published(&row.doc.meta);
    "kind" Text "`direct`, `indirect`, `mixed`" = &row.quote.kind;
    "act" Text "`speech`, `belief`, `intention`, `document`" = row.quote.act.as_deref();
    "speaker_id" Text "the speaker's id; empty where nobody is named" = actor_id(row.quote.speaker.as_ref());
    "speaker" Text "the speaker: state, body, person" = actor_name(row.quote.speaker.as_ref());
    "co_speakers" Text "the others where several speak as one" = list(row.quote.co_speakers.iter().map(crate::say::actor));
    "relay" Text "the outlets that it passed through, nearest to the speaker first"
        = list(row.quote.relay.iter().map(|relay| &relay.name));
    "confidence" Int "how sure the attribution is, in thousandths" = row.quote.confidence;
    "distinct" Text "the same in all rows that say the same: copies of a quote and its variants"
        = row.index.distinct(&row.doc.meta.doc, &row.quote.id);
    "start" Int "first byte of what was said" = start(cover(&row.quote.content));
    "end" Int "and the byte after the last" = end(cover(&row.quote.content));
    "parts" Text "where it is broken, its parts as `start-end`" = if row.quote.content.len() > 1 { row.spans() } else { String::new() };
    "text" Text "what was said, from its first to its last byte" = row.doc.maybe(cover(&row.quote.content));
    "cue_start" Int "first byte of the words that attribute" = start(cover(&row.quote.cue));
    "cue_end" Int "and the byte after the last" = end(cover(&row.quote.cue));
    "cue_text" Text "these words" = row.doc.maybe(cover(&row.quote.cue));
    "source_start" Int "first byte of the words that name the speaker" = start(cover(&row.quote.source));
    "source_end" Int "and the byte after the last" = end(cover(&row.quote.source));
    "source_text" Text "these words" = row.doc.maybe(cover(&row.quote.source));
    "evidence_start" Int "first byte of the smallest span that holds content, cue and source" = start(row.quote.evidence());
    "evidence_end" Int "and the byte after the last" = end(row.quote.evidence());
    "evidence_text" Text "its words" = row.doc.maybe(row.quote.evidence());
    "verdict" Text "what a person decided about it: `accept`, `reject`, `correct`; empty where nobody did"
        = row.quote.review.as_ref().map(|review| review.verdict.as_str());
    "corrected" Text "what was corrected, as `field=value` pairs" = row.quote.review.as_ref().map(|review| review.value.as_str());
});
