//! Exports: the findings of a report as tables for other programs, with the words behind them.
//!
//! A report is read twice, once for what concerns the whole of it and once document by document, so that memory holds
//! its summaries and a document at a time.

mod annotations;
mod cell;
mod csv;
mod index;
mod opened;
#[cfg(feature = "parquet")]
mod parquet;
mod tables;

pub(crate) use cell::list;
pub use cell::{Cell, Column, Kind, Table};
pub use csv::{Csv, CsvStyle, Written};
#[cfg(feature = "parquet")]
pub use parquet::Parquet;

use crate::book::Words;
use crate::filter::{Filter, Resolved};
use crate::read::DocumentReport;
use crate::say;
use crate::stream::{Stored, documents};
use crate::wire::Facts;
use index::Index;
use opened::{Opened, Texts, cover};
use tables::{actors, casualties, dedup, documents as whole, quotes, review, stance};

/// A report that is to be exported.
pub struct Export<'a> {
    report: &'a dyn Stored,
    words: &'a dyn Words,
    filter: Resolved,
    index: Index,
    progress: Option<&'a dyn Fn(usize)>,
}

/// What could not be told of what was exported.
#[derive(Debug, Default)]
pub struct Untold {
    /// The documents whose words could not be had, so that cells of words are empty; in order.
    pub without_text: Vec<String>,
    /// How many spans did not fit the text of their document; their cells are empty.
    pub faulty_spans: u64,
    /// How many documents were left out because days were asked for and theirs is unknown.
    pub undated: usize,
}

/// Where rows go.
pub type Rows<'r> = &'r mut dyn FnMut(&'static Table, Vec<Cell>) -> anyhow::Result<()>;

/// The table of decisions that a person is to make, of all findings that can be judged.
pub static REVIEW: &Table = &review::review::TABLE;

/// All tables of findings, in the order in which they are described.
#[must_use]
pub fn tables() -> &'static [&'static Table] {
    &tables::ALL
}

impl<'a> Export<'a> {
    /// Opens a report; `words` are asked for the texts that it does not hold.
    ///
    /// # Errors
    /// If the report can't be read, or names no outlet or actor that the filter asks for.
    pub fn open(
        report: &'a dyn Stored,
        words: &'a dyn Words,
        filter: &Filter,
    ) -> anyhow::Result<Export<'a>> {
        let filter = Resolved::new(filter, report)?;
        let index = Index::read(report, &filter)?;
        Ok(Export { report, words, filter, index, progress: None })
    }

    /// The same; `progress` is told how many documents are read.
    #[must_use]
    pub fn watched(mut self, progress: &'a dyn Fn(usize)) -> Export<'a> {
        self.progress = Some(progress);
        self
    }

    /// The tables that the report can fill: those of its analyzers and those of itself.
    pub fn tables(&self) -> impl Iterator<Item = &'static Table> {
        let has = |name: &str| self.index.analyzers.iter().any(|known| known == name);
        tables::ALL.into_iter().filter(move |table| table.analyzer.is_none_or(has))
    }

    /// Makes the rows of the tables that are wanted.
    ///
    /// # Errors
    /// If the report can't be read, or `rows` fails.
    pub fn write(&self, wants: &dyn Fn(&Table) -> bool, rows: Rows<'_>) -> anyhow::Result<Untold> {
        let texts = Texts::new(self.report, &self.index, self.words);
        let texts = &texts;
        let mut sink = Sink { wants, rows };
        self.each(texts, &mut |doc| self.document(&doc, &mut sink))?;
        self.corpus(texts, &mut sink)?;
        Ok(self.untold(texts))
    }

    /// Makes a row of each finding that a person may judge.
    ///
    /// # Errors
    /// If the report can't be read, or `rows` fails.
    pub fn review(&self, rows: Rows<'_>) -> anyhow::Result<Untold> {
        let texts = Texts::new(self.report, &self.index, self.words);
        let texts = &texts;
        self.each(texts, &mut |doc| {
            judged(&doc).iter().try_for_each(|row| rows(REVIEW, review::review::cells(row)))
        })?;
        Ok(self.untold(texts))
    }

    /// Makes an annotation of each quote, claim and stance; without their text there is none.
    ///
    /// # Errors
    /// If the report can't be read, or `annotation` fails.
    pub fn annotations(
        &self,
        annotation: &mut dyn FnMut(&serde_json::Value) -> anyhow::Result<()>,
    ) -> anyhow::Result<Untold> {
        let texts = Texts::new(self.report, &self.index, self.words);
        let texts = &texts;
        let version = self.index.header.dateline.as_deref();
        self.each(texts, &mut |doc| {
            annotations::annotations(&doc, version).iter().try_for_each(&mut *annotation)
        })?;
        Ok(self.untold(texts))
    }

    fn untold(&self, texts: &Texts<'_>) -> Untold {
        Untold {
            without_text: texts.lacking(),
            faulty_spans: texts.faulty(),
            undated: self.index.shown.undated,
        }
    }

    /// Calls `each` with every document that is shown.
    fn each<'t>(
        &self,
        texts: &'t Texts<'t>,
        each: &mut dyn FnMut(Opened<'t>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut read = 0;
        documents(self.report.from(0)?, |row| {
            read += 1;
            if let Some(progress) = self.progress {
                progress(read);
            }
            let DocumentReport { meta, mut facts, failures } = row;
            if !self.filter.apply(&meta, &mut facts) {
                return Ok(());
            }
            let text = texts.of(&meta);
            each(Opened { meta, facts, failures, text })
        })
    }

    /// The rows of a document.
    fn document(&self, doc: &Opened<'_>, sink: &mut Sink<'_, '_>) -> anyhow::Result<()> {
        let index = &self.index;
        sink.row(&whole::documents::TABLE, || whole::documents::cells(&whole::Row { doc, index }))?;
        for failure in &doc.failures {
            sink.row(&whole::failures::TABLE, || whole::failures::cells(failure))?;
        }
        let Facts { actors, quotes, casualties, stance, .. } = &doc.facts;
        for mentioned in actors.iter().flat_map(|facts| &facts.actors) {
            for mention in &mentioned.mentions {
                let row = actors::Row { doc, actor: &mentioned.actor, mention };
                sink.row(&actors::mentions::TABLE, || actors::mentions::cells(&row))?;
            }
        }
        for quote in quotes.iter().flat_map(|facts| &facts.quotes) {
            let row = quotes::Row { doc, quote, index };
            sink.row(&quotes::quotes::TABLE, || quotes::quotes::cells(&row))?;
        }
        for claim in casualties.iter().flat_map(|facts| &facts.claims) {
            let row = casualties::Row::new(doc, claim, index);
            sink.row(&casualties::claims::TABLE, || casualties::claims::cells(&row))?;
        }
        for stance in stance.iter().flat_map(|facts| &facts.stances) {
            let row = stance::Row { doc, stance };
            sink.row(&stance::stances::TABLE, || stance::stances::cells(&row))?;
        }
        Ok(())
    }

    /// The rows of what is found in the corpus.
    fn corpus<'t>(&'t self, texts: &'t Texts<'t>, sink: &mut Sink<'_, '_>) -> anyhow::Result<()> {
        for failure in &self.index.failures {
            sink.row(&whole::failures::TABLE, || whole::failures::cells(failure))?;
        }
        let summaries = &self.index.summaries;
        if let Some(dedup) = &summaries.dedup {
            for family in &dedup.families {
                for doc in &family.documents {
                    let meta = self.index.documents.get(doc).map(|(meta, _)| meta);
                    let row = dedup::Member { family, doc, meta };
                    sink.row(&dedup::families::TABLE, || dedup::families::cells(&row))?;
                }
            }
            for link in &dedup.links {
                sink.row(&dedup::links::TABLE, || dedup::links::cells(link))?;
            }
            if sink.wants(&dedup::passages::TABLE) || sink.wants(&dedup::changes::TABLE) {
                for passage in &dedup.passages {
                    let texts = &texts.pair(&passage.a, &passage.b);
                    let row = dedup::Shared { passage, texts };
                    sink.row(&dedup::passages::TABLE, || dedup::passages::cells(&row))?;
                    for change in &passage.changes {
                        let row = dedup::Edit { passage, change, texts };
                        sink.row(&dedup::changes::TABLE, || dedup::changes::cells(&row))?;
                    }
                }
            }
        }
        for known in summaries.actors.iter().flat_map(|summary| &summary.actors) {
            sink.row(&actors::actors::TABLE, || actors::actors::cells(known))?;
        }
        for event in summaries.casualties.iter().flat_map(|summary| &summary.events) {
            let totals = event.totals.iter().map(casualties::Figure::Total);
            let tallies =
                (1..).zip(&event.tallies).map(|(n, tally)| casualties::Figure::Tally(n, tally));
            for figure in totals.chain(tallies) {
                let row = casualties::Sum { event, figure };
                sink.row(&casualties::tallies::TABLE, || casualties::tallies::cells(&row))?;
            }
        }
        if let Some(stance) = &summaries.stance {
            for cell in stance.cells.iter().chain(&stance.by_outlet).chain(&stance.by_month) {
                sink.row(&stance::cells::TABLE, || stance::cells::cells(cell))?;
            }
        }
        Ok(())
    }
}

/// The tables that are wanted, and where their rows go.
struct Sink<'r, 'w> {
    wants: &'w dyn Fn(&Table) -> bool,
    rows: Rows<'r>,
}

impl Sink<'_, '_> {
    fn wants(&self, table: &Table) -> bool {
        (self.wants)(table)
    }

    fn row(
        &mut self,
        table: &'static Table,
        cells: impl FnOnce() -> Vec<Cell>,
    ) -> anyhow::Result<()> {
        if self.wants(table) { (self.rows)(table, cells()) } else { Ok(()) }
    }
}

/// The findings of a document that a person may judge.
fn judged<'d>(doc: &'d Opened<'_>) -> Vec<review::Row<'d>> {
    let Facts { quotes, casualties, stance, .. } = &doc.facts;
    let mut rows = Vec::new();
    for claim in casualties.iter().flat_map(|facts| &facts.claims) {
        let (own, evidence) = (Some(claim.span), claim.evidence);
        rows.push(review::Row {
            doc,
            analyzer: "casualties",
            finding: &claim.id,
            own,
            evidence,
            reading: say::claim(claim),
            review: claim.review.as_ref(),
        });
    }
    for quote in quotes.iter().flat_map(|facts| &facts.quotes) {
        let (own, evidence) = (cover(&quote.content), quote.evidence());
        rows.push(review::Row {
            doc,
            analyzer: "quotes",
            finding: &quote.id,
            own,
            evidence,
            reading: say::quote(quote),
            review: quote.review.as_ref(),
        });
    }
    for stance in stance.iter().flat_map(|facts| &facts.stances) {
        let (own, evidence) = (stance.trigger, Some(stance.evidence));
        rows.push(review::Row {
            doc,
            analyzer: "stance",
            finding: &stance.id,
            own,
            evidence,
            reading: say::stance(stance),
            review: stance.review.as_ref(),
        });
    }
    rows
}
