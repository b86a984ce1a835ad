//! From lines to a report: each line is read once, and what is wrong with one is told with its number.
//!
//! The order of lines within a report is not leaned on, except that the header comes first.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};

use anyhow::{Context as _, bail, ensure};

use crate::stream::{Entry, entries};
use crate::wire::{DocumentLine, Facts, Failure, Header, Summaries};

/// A report, read whole.
#[derive(Debug, Clone)]
pub struct Report {
    header: Header,
    documents: Vec<DocumentReport>,
    failures: Vec<Failure>,
    summaries: Summaries,
    analyzers: Vec<String>,
    unknown_lines: BTreeMap<String, u64>,
    hash: String,
}

/// One document of a report: what is known about it, and what was found in it.
#[derive(Debug, Clone, Default)]
pub struct DocumentReport {
    /// What is known about it.
    pub meta: DocumentLine,
    /// What was found in it.
    pub facts: Facts,
    /// What went wrong with it; filled only where documents are read one at a time, see [`Report::failures`].
    pub failures: Vec<Failure>,
}

impl Report {
    /// Reads a report.
    ///
    /// # Errors
    /// If a line can't be read or is not one of a report; the message names the line and what was expected there.
    /// A report in a newer format than this version knows is refused.
    pub fn read(input: impl BufRead) -> anyhow::Result<Report> {
        let (mut reading, mut input) = (Reading::default(), Hashed::new(input));
        entries(
            BufReader::new(&mut input),
            |_, _| true,
            |place, entry| reading.entry(place.line, entry),
        )?;
        reading.finish(&input.hasher)
    }

    /// Reads of a report the documents that are wanted, and all that is not of a document.
    ///
    /// # Errors
    /// As [`Report::read`].
    pub(crate) fn read_part(
        input: impl BufRead,
        wants: &dyn Fn(&str) -> bool,
    ) -> anyhow::Result<Report> {
        let (mut reading, mut input) = (Reading::default(), Hashed::new(input));
        entries(
            BufReader::new(&mut input),
            |_, _| true,
            |place, entry| {
                let of = match &entry {
                    Entry::Document(meta) => Some(meta.doc.as_str()),
                    Entry::Facts { doc, .. } => Some(doc.as_str()),
                    _ => None,
                };
                if of.is_some_and(|doc| !wants(doc)) {
                    Ok(())
                } else {
                    reading.entry(place.line, entry)
                }
            },
        )?;
        reading.finish(&input.hasher)
    }

    /// The hash of the report's own bytes: 64 hexadecimal digits.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// What made the report.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The documents, in the order of the report.
    #[must_use]
    pub fn documents(&self) -> &[DocumentReport] {
        &self.documents
    }

    /// What went wrong, in the order of the report.
    #[must_use]
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// What was found in the corpus.
    #[must_use]
    pub fn summaries(&self) -> &Summaries {
        &self.summaries
    }

    pub(crate) fn retain_documents(&mut self, keep: impl FnMut(&mut DocumentReport) -> bool) {
        self.documents.retain_mut(keep);
        self.header.documents = Some(self.documents.len() as u64);
    }

    pub(crate) fn summaries_mut(&mut self) -> &mut Summaries {
        &mut self.summaries
    }

    /// The analyzers that the report speaks of: those that its header names, then others in order of their first line.
    #[must_use]
    pub fn analyzers(&self) -> &[String] {
        &self.analyzers
    }

    /// How many lines there are of each type that this version does not know.
    #[must_use]
    pub fn unknown_lines(&self) -> &BTreeMap<String, u64> {
        &self.unknown_lines
    }
}

/// What is read, hashed on its way.
struct Hashed<R> {
    input: R,
    hasher: blake3::Hasher,
}

impl<R: Read> Hashed<R> {
    fn new(input: R) -> Hashed<R> {
        Hashed { input, hasher: blake3::Hasher::new() }
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.hasher.update(into.get(..read).unwrap_or_default());
        Ok(read)
    }
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    header: Option<Header>,
    documents: Vec<DocumentReport>,
    rows: BTreeMap<String, Row>,
    failures: Vec<Failure>,
    summaries: Summaries,
    analyzers: Vec<String>,
    unknown_lines: BTreeMap<String, u64>,
    number: usize,
}

/// Where a document's findings are kept, and on which lines it was named.
struct Row {
    index: usize,
    first_named: usize,
    declared: Option<usize>,
}

impl Reading {
    fn entry(&mut self, number: usize, entry: Entry) -> anyhow::Result<()> {
        self.number = number;
        match entry {
            Entry::Header(header) => {
                self.analyzers.clone_from(&header.analyzers);
                self.header = Some(header);
            }
            Entry::Document(meta) => self.document(meta)?,
            Entry::Facts { analyzer, doc, facts } => self.facts(&analyzer, &doc, *facts)?,
            Entry::Failure(failure) => self.failures.push(failure),
            Entry::Summary { analyzer, summaries } => self.summary(&analyzer, *summaries)?,
            Entry::Unknown(kind) => *self.unknown_lines.entry(kind).or_default() += 1,
        }
        Ok(())
    }

    fn document(&mut self, meta: DocumentLine) -> anyhow::Result<()> {
        let number = self.number;
        let row = self.row(&meta.doc);
        if let Some(first) = row.declared {
            bail!("the document `{}` stands on line {first} already", meta.doc);
        }
        row.declared = Some(number);
        let index = row.index;
        if let Some(document) = self.documents.get_mut(index) {
            document.meta = meta;
        }
        Ok(())
    }

    fn facts(&mut self, analyzer: &str, doc: &str, found: Facts) -> anyhow::Result<()> {
        self.note(analyzer);
        let index = self.row(doc).index;
        let Some(DocumentReport { facts, .. }) = self.documents.get_mut(index) else {
            return Ok(());
        };
        ensure!(
            facts.add(found),
            "the facts of `{analyzer}` about `{doc}` stand in the report already"
        );
        Ok(())
    }

    fn summary(&mut self, analyzer: &str, found: Summaries) -> anyhow::Result<()> {
        self.note(analyzer);
        ensure!(
            self.summaries.add(found),
            "the summary of `{analyzer}` stands in the report already"
        );
        Ok(())
    }

    fn note(&mut self, analyzer: &str) {
        if !self.analyzers.iter().any(|known| known == analyzer) {
            self.analyzers.push(analyzer.into());
        }
    }

    fn row(&mut self, doc: &str) -> &mut Row {
        let (index, first_named) = (self.documents.len(), self.number);
        if !self.rows.contains_key(doc) {
            self.documents.push(DocumentReport::default());
        }
        self.rows.entry(doc.into()).or_insert(Row { index, first_named, declared: None })
    }

    fn finish(self, hasher: &blake3::Hasher) -> anyhow::Result<Report> {
        let header =
            self.header.context("the report is empty: expected a header on its first line")?;
        let stray = self
            .rows
            .iter()
            .filter(|(_, row)| row.declared.is_none())
            .min_by_key(|(_, row)| row.first_named);
        if let Some((doc, row)) = stray {
            bail!(
                "line {}: facts about `{doc}`, of which the report has no document line",
                row.first_named
            );
        }
        Ok(Report {
            header,
            documents: self.documents,
            failures: self.failures,
            summaries: self.summaries,
            analyzers: self.analyzers,
            unknown_lines: self.unknown_lines,
            hash: hasher.finalize().to_hex().to_string(),
        })
    }
}
