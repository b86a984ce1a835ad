//! A report read document by document, its findings as plain values.

use std::collections::BTreeMap;
use std::io::BufRead;

use anyhow::{Context as _, anyhow, ensure};
use serde_json::Value;

use super::{Field, Origins, found};
use crate::stream::{Entry, Stored, entry};
use crate::wire::{Failure, Header, Summaries};

/// One of the two reports.
pub(super) struct Side<'a> {
    name: &'static str,
    pub(super) header: Header,
    input: Box<dyn BufRead + 'a>,
    line: usize,
    /// The document whose lines are being read.
    current: Option<Doc>,
    last: Option<String>,
    rest: Rest,
}

/// What a report has beside its documents.
#[derive(Default)]
pub(super) struct Rest {
    pub(super) summaries: Summaries,
    pub(super) failures: Vec<Failure>,
}

/// A document with all that was found in it.
pub(super) struct Doc {
    pub(super) id: String,
    pub(super) hash: Option<String>,
    pub(super) text: Option<String>,
    /// Its line without text, length and hash.
    pub(super) meta: Value,
    /// What was found by analyzer.
    pub(super) facts: BTreeMap<String, Value>,
    pub(super) failures: Vec<Failure>,
}

impl<'a> Side<'a> {
    pub(super) fn new(name: &'static str, report: &'a dyn Stored) -> anyhow::Result<Side<'a>> {
        let header = Header::default();
        let (input, rest) = (report.from(0)?, Rest::default());
        let mut side = Side { name, header, input, line: 0, current: None, last: None, rest };
        let line = side.read()?.context("the report is empty: expected a header on its first line");
        let line = line.with_context(|| name.to_owned())?;
        if let Some(Entry::Header(header)) = side.told(entry(&line, false, |_, _| true))? {
            side.header = header;
        }
        Ok(side)
    }

    /// The next document.
    pub(super) fn next(&mut self) -> anyhow::Result<Option<Doc>> {
        while let Some(line) = self.read()? {
            if let Some(done) = self.take(&line)? {
                return Ok(Some(done));
            }
        }
        Ok(self.current.take())
    }

    /// What is left once all documents are read.
    pub(super) fn rest(self) -> Rest {
        self.rest
    }

    /// Takes a line in; a document is done when the next one begins.
    fn take(&mut self, line: &str) -> anyhow::Result<Option<Doc>> {
        // Findings are compared as they stand, so of them the plain value is read.
        let raw = std::cell::Cell::new(false);
        let read = entry(line, true, |kind, _| {
            raw.set(kind == "facts");
            !raw.get()
        });
        match self.told(read)? {
            Some(Entry::Document(meta)) => {
                let id = meta.doc;
                ensure!(
                    self.last.as_ref().is_none_or(|last| *last < id),
                    "{}: line {}: the documents are not in the order of their ids: `dateline verify` tells more",
                    self.name,
                    self.line
                );
                self.last = Some(id.clone());
                let (hash, text) = (meta.hash, meta.text);
                let mut meta: Value = serde_json::from_str(line)?;
                if let Some(keys) = meta.as_object_mut() {
                    keys.retain(|key, _| {
                        !["type", "doc", "text", "hash", "bytes"].contains(&key.as_str())
                    });
                }
                let next =
                    Doc { id, hash, text, meta, facts: BTreeMap::new(), failures: Vec::new() };
                return Ok(self.current.replace(next));
            }
            Some(Entry::Failure(failure)) => match &mut self.current {
                Some(doc) if failure.doc.as_ref() == Some(&doc.id) => doc.failures.push(failure),
                _ => self.rest.failures.push(failure),
            },
            Some(Entry::Summary { summaries, .. }) => {
                self.rest.summaries.add(*summaries);
                return Ok(self.current.take());
            }
            Some(_) => {}
            None if raw.get() => self.facts(line)?,
            None => {}
        }
        Ok(None)
    }

    fn facts(&mut self, line: &str) -> anyhow::Result<()> {
        let (name, number) = (self.name, self.line);
        let told = |what: &str| anyhow!("{name}: line {number}: {what}");
        let mut value: Value = serde_json::from_str(line)?;
        let word = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let (analyzer, doc) = (word("analyzer"), word("doc"));
        let analyzer = analyzer.ok_or_else(|| told("expected facts to name their `analyzer`"))?;
        let current = self.current.as_mut().filter(|current| doc.as_ref() == Some(&current.id));
        let current =
            current.ok_or_else(|| told("facts do not follow the line of their document"))?;
        let data = value.get_mut("data").map(Value::take).unwrap_or_default();
        current.facts.insert(analyzer, data);
        Ok(())
    }

    fn read(&mut self) -> anyhow::Result<Option<String>> {
        loop {
            let mut line = String::new();
            self.line += 1;
            let read = self.input.read_line(&mut line);
            if self.told(read.map_err(anyhow::Error::from))? == 0 {
                return Ok(None);
            }
            if !line.trim().is_empty() {
                return Ok(Some(line.trim_start_matches('\u{feff}').to_owned()));
            }
        }
    }

    fn told<T>(&self, result: anyhow::Result<T>) -> anyhow::Result<T> {
        result.map_err(|error| anyhow!("{}: line {}: {error:#}", self.name, self.line))
    }
}

/// How two reports came about.
pub(super) fn origins(old: &Header, new: &Header) -> Origins {
    let version = |header: &Header| header.dateline.clone().unwrap_or_else(|| "unknown".into());
    let versions = [version(old), version(new)];
    let configuration: Vec<Field> = found::fields(&old.config, &new.config);
    let analyzers = [old.analyzers.clone(), new.analyzers.clone()];
    Origins {
        versions: (versions[0] != versions[1]).then_some(versions),
        configuration,
        analyzers: (analyzers[0] != analyzers[1]).then_some(analyzers),
    }
}
