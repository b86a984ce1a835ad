//! The report of a run: JSON Lines in the order that the wire format fixes.

use std::io::Write;

use anyhow::Context;
use dateline_core::{DocIdx, Meta};
use serde::Serialize;

use crate::isolate::isolated;
use crate::run::{Failure, Run};

/// The version of the wire format; raised by a change that breaks a reader.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Line<'a> {
    Header {
        schema: u32,
        dateline: &'a str,
        analyzers: Vec<&'a str>,
        config: serde_json::Map<String, serde_json::Value>,
        documents: usize,
    },
    Document {
        #[serde(flatten)]
        meta: &'a Meta,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    Failure(&'a Failure),
}

impl Run<'_> {
    /// Writes the report, with the texts of the documents if `with_text`; returns the failures that only the writing
    /// showed.
    ///
    /// # Errors
    /// If `out` can't be written, or a text can't be read again.
    pub fn write(&self, out: &mut dyn Write, with_text: bool) -> anyhow::Result<Vec<Failure>> {
        let mut unwritable = Vec::new();
        self.header(out)?;
        for (doc, meta) in self.corpus.docs() {
            let text = if with_text { Some(self.corpus.text(doc)?) } else { None };
            line(out, &Line::Document { meta, text })?;
            let failures = self.facts(out, doc, meta)?;
            for failure in self.document_failures[doc.index()].iter().chain(&failures) {
                line(out, &Line::Failure(failure))?;
            }
            unwritable.extend(failures);
        }
        for failure in &self.input_failures {
            line(out, &Line::Failure(failure))?;
        }
        self.summaries(out)?;
        for failure in &self.corpus_failures {
            line(out, &Line::Failure(failure))?;
        }
        Ok(unwritable)
    }

    fn header(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        let stages = self.pipeline.stages();
        let reported = stages.iter().filter(|stage| stage.reported).map(|stage| stage.plugin.name);
        let config =
            stages.iter().map(|stage| (stage.plugin.name.to_owned(), stage.config.clone()));
        let header = Line::Header {
            schema: SCHEMA,
            dateline: env!("CARGO_PKG_VERSION"),
            analyzers: reported.collect(),
            config: config.collect(),
            documents: self.corpus.len(),
        };
        line(out, &header)
    }

    /// Writes the facts lines of a document; a line that can't be made is a failure.
    fn facts(&self, out: &mut dyn Write, doc: DocIdx, meta: &Meta) -> anyhow::Result<Vec<Failure>> {
        let mut failures = Vec::new();
        for (stage, analyzer) in self.pipeline.analyzers().filter(|(stage, _)| stage.reported) {
            let name = stage.plugin.name;
            let mut data = Vec::new();
            match isolated(|| analyzer.line(doc, &self.columns, &self.summaries, &mut data)) {
                Ok(Ok(true)) => facts_line(out, name, meta.id.as_str(), &data)?,
                Ok(Ok(false)) => {}
                Ok(Err(error)) => failures.push(failure(name, meta, error.to_string())),
                Err(panic) => failures.push(failure(name, meta, panic)),
            }
        }
        Ok(failures)
    }

    fn summaries(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        for (stage, analyzer) in self.pipeline.analyzers().filter(|(stage, _)| stage.reported) {
            let Some(summary) = analyzer.summary(&self.summaries) else { continue };
            let name = stage.plugin.name;
            let failed = || format!("failed to write the summary of `{name}`");
            write!(out, r#"{{"type":"summary","analyzer":"{name}","data":"#)
                .with_context(failed)?;
            summary(out).with_context(failed)?;
            out.write_all(b"}\n").with_context(failed)?;
        }
        Ok(())
    }
}

fn failure(analyzer: &str, meta: &Meta, error: String) -> Failure {
    Failure { analyzer: analyzer.into(), doc: Some(meta.id.to_string()), error, passed_over: false }
}

fn line(out: &mut dyn Write, line: &Line<'_>) -> anyhow::Result<()> {
    let mut bytes = serde_json::to_vec(line).context("failed to write a line of the report")?;
    bytes.push(b'\n');
    out.write_all(&bytes).context("failed to write the report")
}

/// A facts line whose `data` is JSON already.
fn facts_line(out: &mut dyn Write, analyzer: &str, doc: &str, data: &[u8]) -> anyhow::Result<()> {
    let mut bytes = Vec::with_capacity(data.len() + 100);
    bytes.extend_from_slice(
        format!(r#"{{"type":"facts","analyzer":"{analyzer}","doc":"#).as_bytes(),
    );
    serde_json::to_writer(&mut bytes, doc).context("failed to write a document's id")?;
    bytes.extend_from_slice(br#","data":"#);
    bytes.extend_from_slice(data);
    bytes.extend_from_slice(b"}\n");
    out.write_all(&bytes).context("failed to write the report")
}
