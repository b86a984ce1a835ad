//! The lines of a report one by one, for views that need not hold all of it: what a line says is read, what is wrong with
//! it is told with its number.

use std::io::BufRead;

use anyhow::{Context as _, anyhow, bail, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::read::DocumentReport;
use crate::wire::{DocumentLine, Facts, Failure, Header, Summaries};

/// The newest wire format that this version reads.
const SCHEMA: u64 = 1;

/// A report that can be read several times over.
pub trait Stored {
    /// Its bytes from `offset` on.
    ///
    /// # Errors
    /// If it can't be read.
    fn from(&self, offset: u64) -> anyhow::Result<Box<dyn BufRead + '_>>;
}

impl Stored for String {
    fn from(&self, offset: u64) -> anyhow::Result<Box<dyn BufRead + '_>> {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        Ok(Box::new(self.as_bytes().get(offset..).unwrap_or_default()))
    }
}

/// A line of a report, read.
#[derive(Debug, Clone)]
pub enum Entry {
    /// What made the report; always the first one.
    Header(Header),
    /// What is known about a document.
    Document(DocumentLine),
    /// What an analyzer found in a document.
    Facts {
        /// The analyzer.
        analyzer: String,
        /// The document's id.
        doc: String,
        /// What it found; the slots of other analyzers are empty.
        facts: Box<Facts>,
    },
    /// Something that went wrong.
    Failure(Failure),
    /// What an analyzer found in the corpus.
    Summary {
        /// The analyzer.
        analyzer: String,
        /// What it found; the slots of other analyzers are empty.
        summaries: Box<Summaries>,
    },
    /// A line of a type that this version does not know: the type.
    Unknown(String),
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its number, from 1.
    pub line: usize,
    /// Its first byte in the report.
    pub offset: u64,
}

/// Reads the lines whose type and analyzer are wanted, and the header, which has to come first.
///
/// # Errors
/// If a line can't be read or is not one of a report, or if `each` fails; the message names the line. A report in a
/// newer format than this version knows is refused, and an empty one.
pub fn entries(
    input: impl BufRead,
    wants: impl Fn(&str, Option<&str>) -> bool,
    mut each: impl FnMut(Place, Entry) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut begun = false;
    lines(input, |place, line| {
        let told = || format!("line {}", place.line);
        let Some(entry) = entry(line, begun, &wants).with_context(told).map_err(flat)? else {
            return Ok(());
        };
        begun = true;
        each(place, entry).with_context(told).map_err(flat)
    })?;
    ensure!(begun, "the report is empty: expected a header on its first line");
    Ok(())
}

/// Reads the documents of a report one at a time, each with its findings and failures, which have to follow its line.
///
/// # Errors
/// As [`entries`]; and if findings stand apart from the line of their document.
pub fn documents(
    input: impl BufRead,
    mut each: impl FnMut(DocumentReport) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut current: Option<DocumentReport> = None;
    entries(
        input,
        |kind, _| matches!(kind, "document" | "facts" | "failure"),
        |_, entry| {
            match entry {
                Entry::Document(meta) => {
                    let next = DocumentReport { meta, ..DocumentReport::default() };
                    if let Some(done) = current.replace(next) {
                        each(done)?;
                    }
                }
                Entry::Facts { analyzer, doc, facts } => {
                    let row = current.as_mut().filter(|row| row.meta.doc == doc);
                    let row = row.with_context(|| {
                        format!(
                            "facts about `{doc}`, which do not follow the line of that document"
                        )
                    })?;
                    ensure!(
                        row.facts.add(*facts),
                        "the facts of `{analyzer}` about `{doc}` stand in the report already"
                    );
                }
                Entry::Failure(failure) => {
                    let of =
                        |row: &&mut DocumentReport| failure.doc.as_ref() == Some(&row.meta.doc);
                    if let Some(row) = current.as_mut().filter(of) {
                        row.failures.push(failure);
                    }
                }
                _ => {}
            }
            Ok(())
        },
    )?;
    current.map_or(Ok(()), each)
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

/// Reads a line; `None` where it is blank or nobody wants it.
pub(crate) fn entry(
    line: &str,
    begun: bool,
    wants: impl Fn(&str, Option<&str>) -> bool,
) -> anyhow::Result<Option<Entry>> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let Envelope { kind, schema, analyzer, doc } =
        parse(line, "a line of a report, an object with a `type`")?;
    let kind = kind.context("expected an object with a `type`: header, document, facts, …")?;
    if !begun {
        ensure!(kind == "header", "expected the header of a report, found a line of type `{kind}`");
        return header(line, schema).map(Some);
    }
    if kind == "header" {
        bail!("expected one header, found a second: are these two reports in one file?")
    }
    if !wants(&kind, analyzer.as_deref()) {
        return Ok(None);
    }
    let entry = match kind.as_str() {
        "document" => Entry::Document(parse(line, "a document: `doc` and what is known about it")?),
        "facts" => {
            let analyzer = analyzer.context("expected facts to name their `analyzer`")?;
            let doc = doc.context("expected facts to name their document as `doc`")?;
            let facts = Box::new(facts(line, &analyzer)?);
            Entry::Facts { analyzer, doc, facts }
        }
        "failure" => Entry::Failure(parse(line, "a failure: `analyzer`, `doc` and `error`")?),
        "summary" => {
            let analyzer = analyzer.context("expected a summary to name its `analyzer`")?;
            let summaries = Box::new(summary(line, &analyzer)?);
            Entry::Summary { analyzer, summaries }
        }
        _ => Entry::Unknown(kind),
    };
    Ok(Some(entry))
}

fn header(line: &str, schema: Option<u64>) -> anyhow::Result<Entry> {
    let schema = schema.context("expected the header to name its `schema`")?;
    ensure!(
        schema <= SCHEMA,
        "the report has schema {schema}, and this version reads up to schema {SCHEMA}: use a newer dateline"
    );
    Ok(Entry::Header(parse(line, "the header: `schema`, `analyzers`, `documents`")?))
}

fn facts(line: &str, analyzer: &str) -> anyhow::Result<Facts> {
    let what = format!("facts of `{analyzer}` as schema {SCHEMA} has them");
    let mut facts = Facts::default();
    match analyzer {
        "dedup" => facts.dedup = Some(data(line, &what)?),
        "actors" => facts.actors = Some(data(line, &what)?),
        "quotes" => facts.quotes = Some(data(line, &what)?),
        "casualties" => facts.casualties = Some(data(line, &what)?),
        "stance" => facts.stance = Some(data(line, &what)?),
        _ => facts.other.extend([(analyzer.to_owned(), data(line, &what)?)]),
    }
    Ok(facts)
}

fn summary(line: &str, analyzer: &str) -> anyhow::Result<Summaries> {
    let what = format!("the summary of `{analyzer}` as schema {SCHEMA} has it");
    let mut summaries = Summaries::default();
    match analyzer {
        "dedup" => summaries.dedup = Some(data(line, &what)?),
        "actors" => summaries.actors = Some(data(line, &what)?),
        "quotes" => summaries.quotes = Some(data(line, &what)?),
        "casualties" => summaries.casualties = Some(data(line, &what)?),
        "stance" => summaries.stance = Some(data(line, &what)?),
        _ => summaries.other.extend([(analyzer.to_owned(), data(line, &what)?)]),
    }
    Ok(summaries)
}

fn data<T: DeserializeOwned>(line: &str, what: &str) -> anyhow::Result<T> {
    parse(line, what).map(|Data { data }| data)
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

/// Calls `each` with the place and the text of every line.
pub(crate) fn lines(
    mut input: impl BufRead,
    mut each: impl FnMut(Place, &str) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let (mut line, mut offset) = (Vec::new(), 0);
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
        let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text };
        each(Place { line: number, offset }, text)?;
        offset += read as u64;
    }
    Ok(())
}

/// One message out of an error and its context: `line 3: expected …`.
fn flat(error: anyhow::Error) -> anyhow::Error {
    anyhow!("{error:#}")
}
