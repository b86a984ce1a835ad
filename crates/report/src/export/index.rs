//! What has to be known of a whole report before its documents are read one by one.

use std::collections::BTreeMap;

use crate::filter::{Resolved, Shown};
use crate::stream::{Entry, Stored, documents, entries};
use crate::wire::{DocumentLine, Failure, Header, QuotesSummary, Summaries};

/// The report but for the findings of its documents.
pub(super) struct Index {
    pub(super) header: Header,
    /// The analyzers that the report speaks of.
    pub(super) analyzers: Vec<String>,
    /// What is known of each document, without its text, and where its line stands if that holds the text.
    pub(super) documents: BTreeMap<String, (DocumentLine, Option<u64>)>,
    /// What went wrong with the input or the corpus, not with a document of the report.
    pub(super) failures: Vec<Failure>,
    pub(super) summaries: Summaries,
    pub(super) shown: Shown,
    families: BTreeMap<String, u32>,
    claims: BTreeMap<String, Vec<Used>>,
    quotes: BTreeMap<String, Vec<Said>>,
}

/// A claim of a document, and where it is used: an event and a tally by number, and whether it stands there.
struct Used {
    id: String,
    event: u32,
    tally: u32,
    stands: bool,
}

/// A quote of a document, and which distinct quote it bears: the speaker and the quote by number.
struct Said {
    id: String,
    speaker: u32,
    quote: u32,
}

/// The tally that counts a claim, or counted it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'a> {
    pub(super) event: &'a str,
    tally: u32,
    stands: bool,
}

impl Use<'_> {
    /// `e3.1`: the first tally of the third event.
    pub(super) fn tally(&self) -> String {
        format!("{}.{}", self.event, self.tally + 1)
    }

    pub(super) fn status(&self) -> &'static str {
        if self.stands { "stands" } else { "superseded" }
    }
}

impl Index {
    /// Reads a report for what a filter shows of it.
    pub(super) fn read(report: &dyn Stored, filter: &Resolved) -> anyhow::Result<Index> {
        let mut index = Index {
            header: Header::default(),
            analyzers: Vec::new(),
            documents: BTreeMap::new(),
            failures: Vec::new(),
            summaries: Summaries::default(),
            shown: shown(report, filter)?,
            families: BTreeMap::new(),
            claims: BTreeMap::new(),
            quotes: BTreeMap::new(),
        };
        entries(
            report.from(0)?,
            |kind, _| kind != "facts",
            |place, entry| {
                match entry {
                    Entry::Header(header) => {
                        index.analyzers.clone_from(&header.analyzers);
                        index.header = header;
                    }
                    Entry::Document(mut meta) => {
                        let offset = meta.text.take().map(|_| place.offset);
                        index.documents.insert(meta.doc.clone(), (meta, offset));
                    }
                    Entry::Failure(failure) => {
                        let known = |doc: &String| index.documents.contains_key(doc);
                        if !failure.doc.as_ref().is_some_and(known) {
                            index.failures.push(failure);
                        }
                    }
                    Entry::Summary { analyzer, summaries } => {
                        anyhow::ensure!(
                            index.summaries.add(*summaries),
                            "the summary of `{analyzer}` stands in the report already"
                        );
                        if !index.analyzers.contains(&analyzer) {
                            index.analyzers.push(analyzer);
                        }
                    }
                    Entry::Facts { .. } | Entry::Unknown(_) => {}
                }
                Ok(())
            },
        )?;
        // Distinct quotes are numbered as the whole report has them.
        let quotes = index.summaries.quotes.take().unwrap_or_default();
        filter.retain(&mut index.summaries, &index.shown);
        index.find(quotes);
        Ok(index)
    }

    /// Files what rows of documents are told about the corpus.
    fn find(&mut self, quotes: QuotesSummary) {
        let families = self.summaries.dedup.iter().flat_map(|dedup| &dedup.families);
        for (number, family) in (0..).zip(families) {
            for doc in &family.documents {
                self.families.entry(doc.clone()).or_insert(number);
            }
        }
        let events = self.summaries.casualties.iter().flat_map(|it| &it.events);
        for (event, of) in (0..).zip(events) {
            for (tally, of) in (0..).zip(&of.tallies) {
                let stand = of.claims.iter().map(|at| (at, true));
                for (at, stands) in stand.chain(of.superseded.iter().map(|at| (at, false))) {
                    let used = Used { id: at.id.clone(), event, tally, stands };
                    self.claims.entry(at.doc.clone()).or_default().push(used);
                }
            }
        }
        for (speaker, of) in (1..).zip(quotes.speakers) {
            for (quote, of) in (1..).zip(of.quotes) {
                for at in of.variants.into_iter().flatten() {
                    self.quotes.entry(at.doc).or_default().push(Said { id: at.id, speaker, quote });
                }
            }
        }
    }

    /// The id of the family of a document.
    pub(super) fn family(&self, doc: &str) -> Option<&str> {
        let number = *self.families.get(doc)? as usize;
        Some(&self.summaries.dedup.as_ref()?.families.get(number)?.id)
    }

    /// Where a claim is used; of a report made by hand that uses one several times, the first place.
    pub(super) fn used(&self, doc: &str, id: &str) -> Option<Use<'_>> {
        let used = self.claims.get(doc)?.iter().find(|used| used.id == id)?;
        let events = &self.summaries.casualties.as_ref()?.events;
        let event = &events.get(used.event as usize)?.id;
        Some(Use { event, tally: used.tally, stands: used.stands })
    }

    /// The name of the distinct quote that a quote bears.
    pub(super) fn distinct(&self, doc: &str, id: &str) -> Option<String> {
        let said = self.quotes.get(doc)?.iter().find(|said| said.id == id)?;
        Some(format!("d{}.{}", said.speaker, said.quote))
    }
}

/// What a filter shows of a report.
fn shown(report: &dyn Stored, filter: &Resolved) -> anyhow::Result<Shown> {
    let mut shown = Shown::default();
    if filter.is_all() {
        return Ok(shown);
    }
    documents(report.from(0)?, |mut row| {
        let stays = filter.apply(&row.meta, &mut row.facts);
        filter.note(&row.meta, stays.then_some(&row.facts), &mut shown);
        Ok(())
    })?;
    Ok(shown)
}
