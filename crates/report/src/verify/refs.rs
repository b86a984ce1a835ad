//! References against what they refer to: documents, and findings by their ids.

use std::collections::BTreeSet;

use super::{Book, Known};
use crate::wire::{FactRef, Facts, Summaries};

/// The ids of the findings of a document: mostly a letter and the numbers from 1, of which the last one is enough.
pub(super) struct Ids {
    letter: char,
    last: u32,
    odd: BTreeSet<String>,
}

impl Ids {
    pub(super) fn new(letter: char) -> Ids {
        Ids { letter, last: 0, odd: BTreeSet::new() }
    }

    /// Takes an id in; `false` if it is there already.
    fn add(&mut self, id: &str) -> bool {
        if self.has(id) {
            return false;
        }
        if self.number(id) == Some(self.last + 1) {
            self.last += 1;
            return true;
        }
        self.odd.insert(id.into())
    }

    fn has(&self, id: &str) -> bool {
        self.number(id).is_some_and(|n| (1..=self.last).contains(&n)) || self.odd.contains(id)
    }

    fn number(&self, id: &str) -> Option<u32> {
        let digits = id.strip_prefix(self.letter)?;
        let plain = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|_| plain)
    }
}

/// Which of a document's findings a reference means.
type Of = fn(&Known) -> &Ids;

impl Book<'_> {
    /// Files the ids of a document's findings.
    pub(super) fn ids(&mut self, doc: &str, facts: &Facts) -> anyhow::Result<()> {
        let mut twice = Vec::new();
        if let Some(known) = self.documents.get_mut(doc) {
            let quotes = facts.quotes.iter().flat_map(|it| &it.quotes).map(|it| &it.id);
            let claims = facts.casualties.iter().flat_map(|it| &it.claims).map(|it| &it.id);
            let stances = facts.stance.iter().flat_map(|it| &it.stances).map(|it| &it.id);
            twice.extend(quotes.filter(|id| !known.quotes.add(id)).cloned());
            twice.extend(claims.filter(|id| !known.claims.add(id)).cloned());
            twice.extend(stances.filter(|id| !known.stances.add(id)).cloned());
        }
        twice
            .iter()
            .try_for_each(|id| self.fault(format!("{doc} {id}"), "the id stands there twice"))
    }

    /// Looks up all that a summary refers to, and holds its spans against their texts.
    pub(super) fn summary(&mut self, analyzer: &str, summaries: &Summaries) -> anyhow::Result<()> {
        let Summaries { dedup, actors, quotes, casualties, stance, other: _ } = summaries;
        if let Some(dedup) = dedup {
            for family in &dedup.families {
                let what = format!("family {}", family.id);
                self.document_refs(&what, family.documents.iter().chain(&family.origin))?;
                if family.origin.as_ref().is_some_and(|it| !family.documents.contains(it)) {
                    self.fault(&what, "its origin is none of its documents")?;
                }
            }
            for link in &dedup.links {
                self.document_refs(
                    &format!("link of {} and {}", link.a, link.b),
                    [&link.a, &link.b],
                )?;
            }
            for passage in &dedup.passages {
                let what = format!("passage of {} and {}", passage.a, passage.b);
                let docs = [&passage.a, &passage.b].into_iter().chain(&passage.origin);
                self.document_refs(&what, docs)?;
                self.passage(passage)?;
            }
        }
        for known in actors.iter().flat_map(|it| &it.actors) {
            let what = format!("actor {}", crate::say::actor(&known.actor));
            self.document_refs(&what, &known.documents)?;
        }
        for speaker in quotes.iter().flat_map(|it| &it.speakers) {
            let who = speaker.speaker.as_ref().map_or_else(|| "nobody".into(), crate::say::actor);
            let what = format!("quotes of {who}");
            for quote in &speaker.quotes {
                self.refs(&what, quote.variants.iter().flatten(), |known| &known.quotes)?;
                self.document_refs(&what, quote.documents.iter().chain(&quote.first))?;
            }
        }
        for event in casualties.iter().flat_map(|it| &it.events) {
            for (number, tally) in (1..).zip(&event.tallies) {
                let what = format!("tally {}.{number}", event.id);
                let all = tally.claims.iter().chain(&tally.superseded);
                self.refs(&what, all, |known| &known.claims)?;
            }
        }
        if let Some(stance) = stance {
            for cell in stance.cells.iter().chain(&stance.by_outlet).chain(&stance.by_month) {
                let target = cell.target.as_ref().or(cell.issue.as_ref());
                let what = format!("cell {} → {}", cell.actor, target.map_or("?", String::as_str));
                self.refs(&what, &cell.evidence, |known| &known.stances)?;
                if cell.n != cell.evidence.len() as u64 {
                    self.fault(
                        &what,
                        format!("counts {} stances and names {}", cell.n, cell.evidence.len()),
                    )?;
                }
            }
        }
        let listed =
            self.header.as_ref().is_some_and(|it| it.analyzers.iter().any(|name| name == analyzer));
        if !listed {
            let what = format!("the summary of `{analyzer}`");
            self.fault(what, format!("the header does not name `{analyzer}`"))?;
        }
        Ok(())
    }

    fn document_refs<'r>(
        &mut self,
        what: &str,
        docs: impl IntoIterator<Item = &'r String>,
    ) -> anyhow::Result<()> {
        for doc in docs {
            self.verified.references += 1;
            if !self.documents.contains_key(doc.as_str()) {
                self.fault(
                    what,
                    format!("names the document {doc}, which the report does not have"),
                )?;
            }
        }
        Ok(())
    }

    fn refs<'r>(
        &mut self,
        what: &str,
        refs: impl IntoIterator<Item = &'r FactRef>,
        of: Of,
    ) -> anyhow::Result<()> {
        for FactRef { doc, id } in refs {
            self.verified.references += 1;
            if !self.documents.get(doc.as_str()).is_some_and(|known| of(known).has(id)) {
                self.fault(what, format!("names {doc}#{id}, which the report does not have"))?;
            }
        }
        Ok(())
    }
}
