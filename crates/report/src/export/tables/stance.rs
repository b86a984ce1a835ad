//! The tables of `stance`: who stands how towards whom, and the matrix of it.

use super::super::cell::{Cell, Column, Kind, Table, end, list, start, table};
use super::{actor_id, actor_name, id, ids, published};
use crate::export::opened::Opened;
use crate::wire::{Cell as Pair, Stance};

/// A stance in its document.
pub(in crate::export) struct Row<'a> {
    pub(in crate::export) doc: &'a Opened<'a>,
    pub(in crate::export) stance: &'a Stance,
}

impl<'a> Row<'a> {
    fn target(&self) -> Option<&'a dateline_core::Actor> {
        let target = &self.stance.target;
        target.issue.is_none().then_some(&target.actor)
    }
}

table!(stances, Some("stance"), "a stance of an actor towards another one, or towards a thing", |row: super::Row<'_>| {
    "id" Text "its id in the report, `DOCUMENT#STANCE`" = id(&row.doc.meta.doc, &row.stance.id);
    "doc" Text "the document" = &row.doc.meta.doc;
    "finding" Text "its id in the document" = &row.stance.id;
    "outlet" Text "who published the document" = row.doc.meta.outlet.as_deref();
    "published" Date "when" = published(&row.doc.meta);
    "actor_id" Text "the id of who takes it" = actor_id(Some(&row.stance.actor));
    "actor" Text "who takes it: state, body, person" = actor_name(Some(&row.stance.actor));
    "target_id" Text "the id of towards whom" = actor_id(row.target());
    "target" Text "towards whom: state, body, person" = actor_name(row.target());
    "issue" Text "the thing, in place of a target" = row.stance.target.issue.as_deref();
    "class" Text "the class of the ontology" = &row.stance.class;
    "polarity" Int "thousandths, -1000 to 1000, of the actor towards the target" = row.stance.polarity;
    "intensity" Int "tenths on the Goldstein-like scale of PLOVER" = row.stance.intensity;
    "reported_by" Text "who reports it" = list(row.stance.reported_by.iter().map(crate::say::named));
    "flags" Text "`in-quote`, `passive`, `negated`, …" = list(&row.stance.flags);
    "start" Int "first byte of the words of the class" = start(row.stance.trigger);
    "end" Int "and the byte after the last" = end(row.stance.trigger);
    "text" Text "these words" = row.doc.maybe(row.stance.trigger);
    "actor_start" Int "first byte of the words that name the actor" = start(row.stance.actor_span);
    "actor_end" Int "and the byte after the last" = end(row.stance.actor_span);
    "actor_text" Text "these words" = row.doc.maybe(row.stance.actor_span);
    "target_start" Int "first byte of the words that name the target" = start(row.stance.target_span);
    "target_end" Int "and the byte after the last" = end(row.stance.target_span);
    "target_text" Text "these words" = row.doc.maybe(row.stance.target_span);
    "evidence_start" Int "first byte of the words that show it" = start(row.stance.evidence);
    "evidence_end" Int "and the byte after the last" = end(row.stance.evidence);
    "evidence_text" Text "these words" = row.doc.words(row.stance.evidence);
    "verdict" Text "what a person decided about it: `accept`, `reject`, `correct`; empty where nobody did"
        = row.stance.review.as_ref().map(|review| review.verdict.as_str());
    "corrected" Text "what was corrected, as `field=value` pairs" = row.stance.review.as_ref().map(|review| review.value.as_str());
});

table!(cells, Some("stance"), "all stances of an actor towards a target: of the corpus, of an outlet, of a month", |row: Pair| {
    "outlet" Text "whose stories alone are counted; empty for all" = row.outlet.as_deref();
    "month" Text "of which month of publication alone stances are counted; empty for all" = row.month.as_deref();
    "actor" Text "the id of who takes them" = &row.actor;
    "target" Text "the id of towards whom" = row.target.as_deref();
    "issue" Text "the thing, in place of a target" = row.issue.as_deref();
    "historical" Bool "whether they are older than what the stories report on" = row.historical;
    "n" Int "every stance" = row.n;
    "n_distinct" Int "repeats and copies counted once" = row.n_distinct;
    "polarity_mean" Int "the mean over the distinct ones, in thousandths" = row.polarity_mean;
    "classes" Text "the distinct ones by class" = list(row.classes.iter().map(|(class, n)| format!("{class} {n}")));
    "stances" Text "the ids of all" = ids(&row.evidence);
});
