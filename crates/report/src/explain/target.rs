//! What a user asks about: an id, looked up in a report.

use std::collections::BTreeSet;

use anyhow::bail;

use crate::stream::{Entry, Stored, entries};
use crate::wire::{FactRef, Facts, Summaries};

/// What is to be explained, and the documents that it rests on.
#[derive(Debug, Clone)]
pub struct Target {
    pub(super) what: What,
    /// None where all of them are meant.
    documents: Option<BTreeSet<String>>,
}

#[derive(Debug, Clone)]
pub(super) enum What {
    /// All findings of the documents.
    Documents,
    /// A quote, a claim or a stance.
    Finding(FactRef),
    /// An event by its place in the summary, or one of its tallies.
    Event(usize, Option<usize>),
    /// A family by its place in the summary.
    Family(usize),
}

impl Target {
    /// All findings of a report.
    #[must_use]
    pub fn all() -> Target {
        Target { what: What::Documents, documents: None }
    }

    /// Looks up `DOC#c1` (a finding), `DOC` (all of a document), `e3` (an event), `e3.1` (its first tally), `f2` (a
    /// family), or `c1` where one document alone has it.
    ///
    /// # Errors
    /// If the report can't be read, or has nothing of this name; the message tells what it has.
    pub fn find(report: &dyn Stored, id: &str) -> anyhow::Result<Target> {
        let (mut found, mut documents, mut bare) = (None, 0, Vec::new());
        entries(
            report.from(0)?,
            |_, _| true,
            |_, entry| {
                match entry {
                    Entry::Document(meta) => {
                        documents += 1;
                        if meta.doc == id {
                            found = Some(Target::of(What::Documents, [meta.doc]));
                        }
                    }
                    Entry::Facts { doc, facts, .. } => {
                        for finding in ids(&facts) {
                            let at = FactRef { doc: doc.clone(), id: finding.to_owned() };
                            if id.strip_prefix(&doc).and_then(|rest| rest.strip_prefix('#'))
                                == Some(finding)
                            {
                                found = Some(Target::of(What::Finding(at), [doc.clone()]));
                            } else if finding == id {
                                bare.push(at);
                            }
                        }
                    }
                    Entry::Summary { summaries, .. } if found.is_none() => {
                        found = in_summary(&summaries, id);
                    }
                    _ => {}
                }
                Ok(())
            },
        )?;
        if let Some(found) = found {
            return Ok(found);
        }
        match bare.as_slice() {
            [] => bail!(
                "the report has nothing called `{id}`: name a document, a finding of it such as `DOCUMENT#c1`, an event such as `e1`, a tally such as `e1.1`, or a family such as `f1`"
            ),
            [at] => {
                let doc = at.doc.clone();
                Ok(Target::of(What::Finding(at.clone()), [doc]))
            }
            [first, ..] => bail!(
                "{} of {documents} documents have a finding `{id}`: name one of them, as in `{}#{id}`",
                bare.len(),
                first.doc
            ),
        }
    }

    fn of(what: What, documents: impl IntoIterator<Item = String>) -> Target {
        Target { what, documents: Some(documents.into_iter().collect()) }
    }

    pub(super) fn rests_on(&self, doc: &str) -> bool {
        self.documents.as_ref().is_none_or(|documents| documents.contains(doc))
    }

    /// The documents that it rests on; nothing where it is the whole report.
    #[must_use]
    pub fn documents(&self) -> Option<&BTreeSet<String>> {
        self.documents.as_ref()
    }

    /// Whether rules stand behind it: whether it is a finding of a document, or findings.
    #[must_use]
    pub fn has_rules(&self) -> bool {
        matches!(self.what, What::Documents | What::Finding(_))
    }
}

/// The ids of the findings of a document.
fn ids(facts: &Facts) -> impl Iterator<Item = &str> {
    let quotes = facts.quotes.iter().flat_map(|it| &it.quotes).map(|it| it.id.as_str());
    let claims = facts.casualties.iter().flat_map(|it| &it.claims).map(|it| it.id.as_str());
    let stances = facts.stance.iter().flat_map(|it| &it.stances).map(|it| it.id.as_str());
    quotes.chain(claims).chain(stances)
}

/// The event, tally or family of this name.
fn in_summary(summaries: &Summaries, id: &str) -> Option<Target> {
    let families = summaries.dedup.iter().flat_map(|dedup| &dedup.families);
    for (number, family) in families.enumerate() {
        if family.id == id {
            return Some(Target::of(What::Family(number), family.documents.iter().cloned()));
        }
    }
    let events = summaries.casualties.iter().flat_map(|casualties| &casualties.events);
    for (number, event) in events.enumerate() {
        let Some(rest) = id.strip_prefix(event.id.as_str()) else { continue };
        let tally = rest.strip_prefix('.').and_then(|n| n.parse::<usize>().ok()?.checked_sub(1));
        let tally = tally.filter(|tally| *tally < event.tallies.len());
        if !rest.is_empty() && tally.is_none() {
            continue;
        }
        let refs = event.tallies.iter().flat_map(|it| it.claims.iter().chain(&it.superseded));
        let docs = refs.map(|at| at.doc.clone());
        return Some(Target::of(What::Event(number, tally), docs));
    }
    None
}
