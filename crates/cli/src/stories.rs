//! The stories that a run reads, with what can't be read as failures.

use std::path::PathBuf;

use dateline_corpus::{Config, Unreadable};
use dateline_runner::{Failure, Input};

/// The stories at `paths`.
pub(crate) fn inputs(
    paths: &[PathBuf],
    config: &Config,
) -> anyhow::Result<impl Iterator<Item = Result<Input, Failure>>> {
    Ok(dateline_corpus::inputs(paths, config)?.map(|input| match input {
        Ok(input) => {
            Ok(Input { bytes: input.bytes(), read: Box::new(|| input.read().map_err(failure)) })
        }
        Err(unreadable) => Err(failure(unreadable)),
    }))
}

fn failure(unreadable: Unreadable) -> Failure {
    let Unreadable { name, error, passed_over } = unreadable;
    Failure { analyzer: "corpus".into(), doc: Some(name), error, passed_over }
}
