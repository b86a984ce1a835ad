//! From lines to a report: each line is read once, and what is wrong with one is told with its number.
//!
//! The order of lines within a report is not leaned on, except that the header comes first.

use std::collections::BTreeMap;
use std::io::BufRead;

use anyhow::{Context as _, anyhow, bail, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::wire::{DocumentLine, Facts, Failure, Header, Summaries};

/// The newest wire format that this version reads.
const SCHEMA: u64 = 1;

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
}

impl Report {
    /// Reads a report.
    ///
    /// # Errors
    /// If a line can't be read or is not one of a report; the message names the line and what was expected there.
    /// A report in a newer format than this version knows is refused.
    pub fn read(input: impl BufRead) -> anyhow::Result<Report> {
        let mut reading = Reading::default();
        lines(input, |number, line| {
            reading.line(line).with_context(|| format!("line {number}")).map_err(flat)
        })?;
        reading.finish()
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

    /// The analyzers that the report speaks of: those that its header names, then others in order of their first line.
    #[must_use]
    pub fn analyzers(&self) -> &[String] {
        &self.analyzers
    }

    /// The hash of the report's own lines: 64 hexadecimal digits.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// How many lines there are of each type that this version does not know.
    #[must_use]
    pub fn unknown_lines(&self) -> &BTreeMap<String, u64> {
        &self.unknown_lines
    }
}

/// What of a line tells which type it has to be read as.
#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "type")]
    kind: Option<String>,
    schema: Option<u64>,
    analyzer: Option<String>,
    doc: Option<String>,
}

#[derive(Deserialize)]
struct Data<T> {
    data: T,
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
    hasher: blake3::Hasher,
}

/// Where a document's findings are kept, and on which lines it was named.
struct Row {
    index: usize,
    first_named: usize,
    declared: Option<usize>,
}

impl Reading {
    fn line(&mut self, line: &str) -> anyhow::Result<()> {
        self.number += 1;
        self.hasher.update(line.trim_end().as_bytes()).update(b"\n");
        if line.trim().is_empty() {
            return Ok(());
        }
        let envelope: Envelope = parse(line, "a line of a report, an object with a `type`")?;
        let kind = envelope
            .kind
            .as_deref()
            .context("expected an object with a `type`: header, document, facts, …")?;
        if self.header.is_none() {
            ensure!(
                kind == "header",
                "expected the header of a report, found a line of type `{kind}`"
            );
            return self.read_header(line, envelope.schema);
        }
        match kind {
            "header" => {
                bail!("expected one header, found a second: are these two reports in one file?")
            }
            "document" => self.document(line),
            "facts" => self.facts(line, envelope),
            "failure" => {
                self.failures.push(parse(line, "a failure: `analyzer`, `doc` and `error`")?);
                Ok(())
            }
            "summary" => self.summary(line, envelope),
            _ => {
                *self.unknown_lines.entry(kind.into()).or_default() += 1;
                Ok(())
            }
        }
    }

    fn read_header(&mut self, line: &str, schema: Option<u64>) -> anyhow::Result<()> {
        let schema = schema.context("expected the header to name its `schema`")?;
        ensure!(
            schema <= SCHEMA,
            "the report has schema {schema}, and this version reads up to schema {SCHEMA}: use a newer dateline"
        );
        let header: Header = parse(line, "the header: `schema`, `analyzers`, `documents`")?;
        self.analyzers.clone_from(&header.analyzers);
        self.header = Some(header);
        Ok(())
    }

    fn document(&mut self, line: &str) -> anyhow::Result<()> {
        let meta: DocumentLine = parse(line, "a document: `doc` and what is known about it")?;
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

    fn facts(&mut self, line: &str, envelope: Envelope) -> anyhow::Result<()> {
        let analyzer = envelope.analyzer.context("expected facts to name their `analyzer`")?;
        let doc = envelope.doc.context("expected facts to name their document as `doc`")?;
        self.note(&analyzer);
        let index = self.row(&doc).index;
        let Some(DocumentReport { facts, .. }) = self.documents.get_mut(index) else {
            return Ok(());
        };
        let what = format!("facts of `{analyzer}` as schema {SCHEMA} has them");
        let twice =
            || anyhow!("the facts of `{analyzer}` about `{doc}` stand in the report already");
        match analyzer.as_str() {
            "dedup" => fill(&mut facts.dedup, line, &what, twice),
            "actors" => fill(&mut facts.actors, line, &what, twice),
            "quotes" => fill(&mut facts.quotes, line, &what, twice),
            "casualties" => fill(&mut facts.casualties, line, &what, twice),
            "stance" => fill(&mut facts.stance, line, &what, twice),
            _ => {
                let Data { data } = parse(line, &what)?;
                facts.other.insert(analyzer.clone(), data).map_or(Ok(()), |_| Err(twice()))
            }
        }
    }

    fn summary(&mut self, line: &str, envelope: Envelope) -> anyhow::Result<()> {
        let analyzer = envelope.analyzer.context("expected a summary to name its `analyzer`")?;
        self.note(&analyzer);
        let what = format!("the summary of `{analyzer}` as schema {SCHEMA} has it");
        let twice = || anyhow!("the summary of `{analyzer}` stands in the report already");
        let summaries = &mut self.summaries;
        match analyzer.as_str() {
            "dedup" => fill(&mut summaries.dedup, line, &what, twice),
            "actors" => fill(&mut summaries.actors, line, &what, twice),
            "quotes" => fill(&mut summaries.quotes, line, &what, twice),
            "casualties" => fill(&mut summaries.casualties, line, &what, twice),
            "stance" => fill(&mut summaries.stance, line, &what, twice),
            _ => {
                let Data { data } = parse(line, &what)?;
                summaries.other.insert(analyzer.clone(), data).map_or(Ok(()), |_| Err(twice()))
            }
        }
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

    fn finish(self) -> anyhow::Result<Report> {
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
            hash: self.hasher.finalize().to_hex().to_string(),
        })
    }
}

/// Reads the `data` of a line into a slot that is still empty.
fn fill<T: DeserializeOwned>(
    slot: &mut Option<T>,
    line: &str,
    what: &str,
    twice: impl FnOnce() -> anyhow::Error,
) -> anyhow::Result<()> {
    if slot.is_some() {
        return Err(twice());
    }
    let Data { data } = parse(line, what)?;
    *slot = Some(data);
    Ok(())
}

/// A line as a `T`; the error tells the column, what is wrong there, and what was expected of the line.
fn parse<T: DeserializeOwned>(line: &str, expected: &str) -> anyhow::Result<T> {
    serde_json::from_str(line).map_err(|error| {
        let text = error.to_string();
        let what = text.split(" at line ").next().unwrap_or_default();
        let cut = if error.is_eof() { " (the report may be cut off)" } else { "" };
        anyhow!("expected {expected}, but at column {}: {what}{cut}", error.column())
    })
}

/// Calls `each` with the number and the text of every line.
fn lines(
    mut input: impl BufRead,
    mut each: impl FnMut(usize, &str) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let read = input
            .read_until(b'\n', &mut line)
            .with_context(|| format!("failed to read line {number}"))?;
        if read == 0 {
            break;
        }
        let text = std::str::from_utf8(&line).map_err(|error| {
            anyhow!("line {number}: expected UTF-8, but byte {} is not", error.valid_up_to() + 1)
        })?;
        each(number, if number == 1 { text.trim_start_matches('\u{feff}') } else { text })?;
    }
    Ok(())
}

/// One message out of an error and its context: `line 3: expected …`.
fn flat(error: anyhow::Error) -> anyhow::Error {
    anyhow!("{error:#}")
}
