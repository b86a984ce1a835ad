//! The stories that a run reads, with what can't be read as failures.

use std::path::PathBuf;

use dateline_core::Document;
use dateline_corpus::{Config, Unreadable};
use dateline_runner::{Failure, Input};

/// The stories at `paths`.
pub(crate) fn inputs(
    paths: &[PathBuf],
    config: &Config,
) -> anyhow::Result<impl Iterator<Item = Result<Input, Failure>>> {
    Ok(dateline_corpus::inputs(paths, config)?.map(|input| match input {
        Ok(input) => Ok(Input { bytes: input.bytes(), read: Box::new(|| read(input)) }),
        Err(unreadable) => Err(failure(unreadable)),
    }))
}

/// A story, with what is told of it though it is read.
fn read(input: dateline_corpus::Input) -> Result<(Document, Vec<Failure>), Failure> {
    let mut told = Vec::new();
    let doc = input.read_and_tell(&mut |unreadable| told.push(failure(unreadable)));
    doc.map(|doc| (doc, told)).map_err(failure)
}

fn failure(unreadable: Unreadable) -> Failure {
    let Unreadable { name, error, passed_over } = unreadable;
    Failure { analyzer: "corpus".into(), doc: Some(name), error, passed_over }
}
