//! An analyzer without its type: what the catalog lists and the schedule runs.

use std::io::Write;

use dateline_core::{
    Analyzer, Column, Corpus, DocIdx, Document, Explanation, Joins, Reader, Reads, Results,
};
use serde::Serialize;

/// An entry of the catalog: a reader or an analyzer, not yet configured.
#[derive(Clone, Copy, Debug)]
pub struct Plugin {
    /// Its name.
    pub name: &'static str,
    /// What it finds, in a line.
    pub about: &'static str,
    /// The commented keys of its table.
    pub keys: &'static str,
    /// Whose facts of the same document it reads.
    pub reads: &'static [&'static str],
    /// Whose columns and summaries it joins.
    pub joins: &'static [&'static str],
    /// Whether its facts are kept and reported.
    pub reports: bool,
    build: fn(toml::de::ValueDeserializer<'_>) -> Result<Box<dyn Map>, Unbuilt>,
}

/// Why a reader could not be built.
pub(crate) enum Unbuilt {
    /// Its table does not have the form that its configuration has.
    Form(toml::de::Error),
    /// It refused a value.
    Value(anyhow::Error),
}

impl Plugin {
    /// The entry of a reader whose facts live as long as the document is in hand.
    #[must_use]
    pub const fn reader<R: Reader>() -> Plugin {
        Plugin {
            name: R::NAME,
            about: R::ABOUT,
            keys: R::KEYS,
            reads: R::Reads::NAMES,
            joins: &[],
            reports: false,
            build: |table| Ok(Box::new(Transient(build::<R>(table)?))),
        }
    }

    /// The entry of an analyzer.
    #[must_use]
    pub const fn of<A: Analyzer>() -> Plugin {
        Plugin {
            name: A::NAME,
            about: A::ABOUT,
            keys: A::KEYS,
            reads: A::Reads::NAMES,
            joins: A::Joins::NAMES,
            reports: true,
            build: |table| Ok(Box::new(Kept(build::<A>(table)?))),
        }
    }

    /// All that must run before it.
    pub fn needs(&self) -> impl Iterator<Item = &'static str> {
        self.reads.iter().chain(self.joins).copied()
    }

    pub(crate) fn build(
        &self,
        table: toml::de::ValueDeserializer<'_>,
    ) -> Result<Box<dyn Map>, Unbuilt> {
        (self.build)(table)
    }
}

fn build<R: Reader>(table: toml::de::ValueDeserializer<'_>) -> Result<R, Unbuilt> {
    let config = <R::Config as serde::Deserialize>::deserialize(table).map_err(Unbuilt::Form)?;
    R::new(config).map_err(Unbuilt::Value)
}

/// A reader without its type, as the pass over documents sees it.
pub(crate) trait Map: Send + Sync {
    /// Reads a document and files the facts in `row`; `None` where a need is missing there.
    fn map(&self, doc: &Document, row: &mut Results) -> Option<()>;
    /// Drops the facts that nobody needs once the document is read.
    fn forget(&self, row: &mut Results);
    /// Its other half, if its facts are kept.
    fn reduce(&self) -> Option<&dyn Reduce>;
}

/// An analyzer without its type, as it is seen once all documents are read.
pub(crate) trait Reduce: Send + Sync {
    /// The facts of `row` in their serialised form; `None` where there are none.
    fn store(&self, row: &Results) -> Option<serde_json::Result<Vec<u8>>>;
    /// Files facts from their serialised form in `row`.
    fn restore(&self, row: &mut Results, facts: &[u8]) -> serde_json::Result<()>;
    /// Moves its facts out of `rows` into a column.
    fn collect(&self, rows: &mut [Results], columns: &mut Results);
    /// Reduces its column; `None` where a need is missing.
    fn reduce(
        &self,
        corpus: &Corpus,
        columns: &Results,
        summaries: &mut Results,
    ) -> Option<anyhow::Result<()>>;
    /// Writes what the report says of a document as JSON; `false` where there is nothing to say.
    fn line(
        &self,
        doc: DocIdx,
        columns: &Results,
        summaries: &Results,
        out: &mut Vec<u8>,
    ) -> serde_json::Result<bool>;
    /// Why its findings in a document are what they are.
    fn explain(&self, doc: DocIdx, columns: &Results) -> Vec<Explanation>;
    /// Its summary, to be written; `None` where there is none.
    fn summary<'a>(&self, summaries: &'a Results) -> Option<Summary<'a>>;
}

/// Writes a summary as JSON. It may be far larger than any line before it, so it is never in memory as a whole.
pub(crate) type Summary<'a> = Box<dyn FnOnce(&mut dyn Write) -> serde_json::Result<()> + 'a>;

struct Transient<R>(R);
struct Kept<A>(A);

fn map<R: Reader>(reader: &R, doc: &Document, row: &mut Results) -> Option<()> {
    let facts = reader.map(doc, R::Reads::of(row)?);
    row.insert::<R, _>(facts);
    Some(())
}

impl<R: Reader> Map for Transient<R> {
    fn map(&self, doc: &Document, row: &mut Results) -> Option<()> {
        map(&self.0, doc, row)
    }

    fn forget(&self, row: &mut Results) {
        row.take::<R, R::Facts>();
    }

    fn reduce(&self) -> Option<&dyn Reduce> {
        None
    }
}

impl<A: Analyzer> Map for Kept<A> {
    fn map(&self, doc: &Document, row: &mut Results) -> Option<()> {
        map(&self.0, doc, row)
    }

    fn forget(&self, _row: &mut Results) {}

    fn reduce(&self) -> Option<&dyn Reduce> {
        Some(self)
    }
}

impl<A: Analyzer> Reduce for Kept<A> {
    fn store(&self, row: &Results) -> Option<serde_json::Result<Vec<u8>>> {
        row.get::<A, A::Facts>().map(serde_json::to_vec)
    }

    fn restore(&self, row: &mut Results, facts: &[u8]) -> serde_json::Result<()> {
        row.insert::<A, A::Facts>(serde_json::from_slice(facts)?);
        Ok(())
    }

    fn collect(&self, rows: &mut [Results], columns: &mut Results) {
        let facts = rows.iter_mut().map(|row| row.take::<A, A::Facts>()).collect();
        columns.insert::<A, Column<A::Facts>>(Column::new(facts));
    }

    fn reduce(
        &self,
        corpus: &Corpus,
        columns: &Results,
        summaries: &mut Results,
    ) -> Option<anyhow::Result<()>> {
        let facts = columns.get::<A, Column<A::Facts>>()?;
        let summary = self.0.reduce(corpus, facts, A::Joins::of(columns, summaries)?);
        Some(summary.map(|summary| summaries.insert::<A, A::Summary>(summary)))
    }

    fn line(
        &self,
        doc: DocIdx,
        columns: &Results,
        summaries: &Results,
        out: &mut Vec<u8>,
    ) -> serde_json::Result<bool> {
        let facts = columns.get::<A, Column<A::Facts>>().and_then(|column| column.get(doc));
        let (Some(facts), Some(summary)) = (facts, summaries.get::<A, A::Summary>()) else {
            return Ok(false);
        };
        write(&self.0.line(doc, facts, summary), out)
    }

    fn explain(&self, doc: DocIdx, columns: &Results) -> Vec<Explanation> {
        let facts = columns.get::<A, Column<A::Facts>>().and_then(|column| column.get(doc));
        facts.map(|facts| self.0.explain(facts)).unwrap_or_default()
    }

    fn summary<'a>(&self, summaries: &'a Results) -> Option<Summary<'a>> {
        let summary = summaries.get::<A, A::Summary>()?;
        Some(Box::new(move |out| serde_json::to_writer(out, summary)))
    }
}

fn write(value: &impl Serialize, out: &mut Vec<u8>) -> serde_json::Result<bool> {
    serde_json::to_writer(out, value).map(|()| true)
}
