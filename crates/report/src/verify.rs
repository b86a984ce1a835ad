//! Holds a report against itself and against the stories that it was made from: every hash, span, count and reference.
//!
//! A report is read once, line by line. What is kept of a document is how many quotes, claims and stances it has, so that
//! references of the summaries can be held against them.

mod refs;
mod spans;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::rc::Rc;

use crate::book::{Words, is_other};
use crate::stream::{Entry, Place, Stored, entry, lines};
use crate::wire::{DocumentLine, Facts, Header};
use refs::Ids;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the report, from 1.
    pub line: usize,
    /// What of it: a document, a finding, a summary.
    pub what: String,
    /// What does not hold.
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}: {}", self.line, self.what, self.why)
    }
}

/// What was held against what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many documents were held against their texts.
    pub documents: u64,
    /// How many spans were held against texts.
    pub spans: u64,
    /// How many references to documents and findings were looked up.
    pub references: u64,
    /// What does not hold.
    pub faults: u64,
}

/// Verifies a report; `words` are the stories as they are now, and `fault` is told what does not hold.
///
/// A document is held against the text that `words` have and against the one in the report, if it holds one. `progress`
/// is told how many documents are read.
///
/// # Errors
/// If the report can't be read at all, or is none: its first line is no header. All else is a fault.
pub fn verify(
    report: &dyn Stored,
    words: &dyn Words,
    fault: &mut dyn FnMut(Fault) -> anyhow::Result<()>,
    progress: &dyn Fn(usize),
) -> anyhow::Result<Verified> {
    let mut book = Book::new(report, words, fault);
    lines(report.from(0)?, |place, line| {
        book.place = place;
        match entry(line, book.header.is_some(), |_, _| true) {
            Ok(Some(entry)) => book.entry(entry)?,
            Ok(None) => {}
            Err(error) if book.header.is_none() => {
                return Err(error.context(format!("line {}", place.line)));
            }
            Err(error) => book.fault("the line", format!("{error:#}"))?,
        }
        progress(book.documents.len());
        Ok(())
    })?;
    book.finish()
}

/// The report as far as it is read.
struct Book<'a> {
    report: &'a dyn Stored,
    words: &'a dyn Words,
    tell: &'a mut dyn FnMut(Fault) -> anyhow::Result<()>,
    place: Place,
    header: Option<Header>,
    documents: BTreeMap<Rc<str>, Known>,
    current: Option<Current>,
    /// The analyzers that have failed on the corpus, and those with a summary.
    failed: BTreeSet<String>,
    summarized: BTreeSet<String>,
    /// Documents without findings of an analyzer of the header, and the line on which they end.
    silent: Vec<(Rc<str>, String, usize)>,
    /// The last texts that passages asked for.
    near: VecDeque<Near>,
    verified: Verified,
}

/// A document, its text where that is at hand, and its length.
type Near = (Rc<str>, Option<Rc<str>>, Option<u64>);

/// How many texts are kept at hand: passages come document by document.
const NEAR: usize = 32;

/// What is kept of a document.
struct Known {
    quotes: Ids,
    claims: Ids,
    stances: Ids,
    bytes: Option<u64>,
    hash: Option<String>,
    /// Where its line stands, if that holds the text.
    offset: Option<u64>,
}

/// The document whose findings are being read.
struct Current {
    doc: Rc<str>,
    text: Option<Rc<str>>,
    bytes: Option<u64>,
    found: Vec<String>,
    failed: Vec<String>,
}

impl<'a> Book<'a> {
    fn new(
        report: &'a dyn Stored,
        words: &'a dyn Words,
        tell: &'a mut dyn FnMut(Fault) -> anyhow::Result<()>,
    ) -> Book<'a> {
        Book {
            report,
            words,
            tell,
            place: Place { line: 0, offset: 0 },
            header: None,
            documents: BTreeMap::new(),
            current: None,
            failed: BTreeSet::new(),
            summarized: BTreeSet::new(),
            silent: Vec::new(),
            near: VecDeque::new(),
            verified: Verified::default(),
        }
    }

    fn fault(&mut self, what: impl Into<String>, why: impl Into<String>) -> anyhow::Result<()> {
        self.fault_at(self.place.line, what, why)
    }

    fn fault_at(
        &mut self,
        line: usize,
        what: impl Into<String>,
        why: impl Into<String>,
    ) -> anyhow::Result<()> {
        self.verified.faults += 1;
        (self.tell)(Fault { line, what: what.into(), why: why.into() })
    }

    fn entry(&mut self, entry: Entry) -> anyhow::Result<()> {
        match entry {
            Entry::Header(header) => self.header = Some(header),
            Entry::Document(meta) => {
                self.close();
                self.document(meta)?;
            }
            Entry::Facts { analyzer, doc, facts } => self.facts(analyzer, &doc, &facts)?,
            Entry::Failure(failure) => match (&mut self.current, failure.doc) {
                (Some(current), Some(doc)) if *current.doc == doc => {
                    current.failed.push(failure.analyzer);
                }
                (_, None) => {
                    self.failed.insert(failure.analyzer);
                }
                _ => {}
            },
            Entry::Summary { analyzer, summaries } => {
                self.close();
                self.summary(&analyzer, &summaries)?;
                if !self.summarized.insert(analyzer.clone()) {
                    self.fault(format!("the summary of `{analyzer}`"), "stands there twice")?;
                }
            }
            Entry::Unknown(kind) => self.fault(
                "the line",
                format!("is of the type `{kind}`, which this version can't verify"),
            )?,
        }
        Ok(())
    }

    fn document(&mut self, meta: DocumentLine) -> anyhow::Result<()> {
        let doc: Rc<str> = meta.doc.as_str().into();
        let what = format!("document {doc}");
        if self.documents.contains_key(&doc) {
            self.fault(&what, "stands there twice")?;
        } else if self.documents.last_key_value().is_some_and(|(last, _)| *last > doc) {
            self.fault(&what, "documents are not in the order of their ids")?;
        }
        let now = self.words.words_of(&meta).map(|text| Rc::from(&*text));
        let own: Option<Rc<str>> = meta.text.as_deref().map(Rc::from);
        if own.is_none() && now.is_none() {
            self.fault(
                &what,
                "no text to hold it against: it is not in the stories that were given",
            )?;
        }
        for (text, whose) in [(&own, "in the report"), (&now, "of the story")] {
            if let Some(text) = text {
                self.text(&what, whose, text, &meta)?;
            }
        }
        self.verified.documents += u64::from(own.is_some() || now.is_some());
        // Spans are held against the text that they were made for, and not against another one.
        let offset = own.is_some().then_some(self.place.offset);
        let text = own.or(now).filter(|text| !is_other(text, &meta));
        self.documents.entry(Rc::clone(&doc)).or_insert_with(|| Known {
            quotes: Ids::new('q'),
            claims: Ids::new('c'),
            stances: Ids::new('s'),
            bytes: meta.bytes,
            hash: meta.hash.clone(),
            offset,
        });
        let (bytes, found, failed) = (meta.bytes, Vec::new(), Vec::new());
        self.current = Some(Current { doc, text, bytes, found, failed });
        Ok(())
    }

    /// Holds a text against what the report says of it.
    fn text(
        &mut self,
        what: &str,
        whose: &str,
        text: &str,
        meta: &DocumentLine,
    ) -> anyhow::Result<()> {
        let hash = format!("blake3:{}", blake3::hash(text.as_bytes()).to_hex());
        match &meta.hash {
            None => self.fault(what, "has no hash")?,
            Some(told) if *told != hash => {
                self.fault(
                    what,
                    format!(
                        "the text {whose} is another one: its hash is {hash}, the report has {told}"
                    ),
                )?;
            }
            Some(_) => {}
        }
        match meta.bytes {
            None => self.fault(what, "has no length"),
            Some(bytes) if bytes != text.len() as u64 => self.fault(
                what,
                format!("the text {whose} has {} bytes, the report says {bytes}", text.len()),
            ),
            Some(_) => Ok(()),
        }
    }

    fn facts(&mut self, analyzer: String, doc: &str, facts: &Facts) -> anyhow::Result<()> {
        let what = format!("facts of `{analyzer}` about {doc}");
        let follows = self.current.as_ref().is_some_and(|current| *current.doc == *doc);
        let Some(mut current) = self.current.take_if(|_| follows) else {
            return self.fault(what, "do not follow the line of their document");
        };
        if current.found.contains(&analyzer) {
            self.fault(&what, "stand there twice")?;
        }
        let listed = |header: &Header| header.analyzers.contains(&analyzer);
        if !self.header.as_ref().is_some_and(listed) {
            self.fault(&what, format!("the header does not name `{analyzer}`"))?;
        }
        self.spans(&current, facts)?;
        self.ids(doc, facts)?;
        current.found.push(analyzer);
        self.current = Some(current);
        Ok(())
    }

    /// Ends the document whose findings were read, and notes which analyzers say nothing of it.
    fn close(&mut self) {
        let Some(current) = self.current.take() else { return };
        let header = self.header.iter().flat_map(|header| &header.analyzers);
        let told = |name: &&String| current.found.contains(name) || current.failed.contains(name);
        let silent = header.filter(|name| !told(name));
        let silent = silent.map(|name| (Rc::clone(&current.doc), name.clone(), self.place.line));
        self.silent.extend(silent.collect::<Vec<_>>());
    }

    fn finish(mut self) -> anyhow::Result<Verified> {
        self.close();
        let Some(header) = self.header.take() else {
            anyhow::bail!("the report is empty: expected a header on its first line");
        };
        let documents = self.documents.len() as u64;
        match header.documents {
            None => self.fault_at(1, "the header", "does not say how many documents there are")?,
            Some(told) if told != documents => self.fault_at(
                1,
                "the header",
                format!("promises {told} documents, and the report has {documents}"),
            )?,
            Some(_) => {}
        }
        for name in &header.analyzers {
            if !self.summarized.contains(name) && !self.failed.contains(name) {
                self.fault(
                    "the report",
                    format!("has no summary of `{name}`, and no failure that says why"),
                )?;
            }
        }
        for (doc, analyzer, line) in std::mem::take(&mut self.silent) {
            if !self.failed.contains(&analyzer) {
                self.fault_at(
                    line,
                    format!("document {doc}"),
                    format!(
                        "no facts of `{analyzer}` before this line, and no failure that says why"
                    ),
                )?;
            }
        }
        Ok(self.verified)
    }
}
