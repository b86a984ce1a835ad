//! One document: every reader that is needed maps it, one after the other.

use dateline_core::{Document, Results};

use crate::cache::Kept;
use crate::isolate::isolated;
use crate::pipeline::{Pipeline, Stage};
use crate::run::{Failure, Input, Meters};

/// How documents are read.
pub(crate) struct Reading<'a> {
    pub(crate) pipeline: &'a Pipeline,
    pub(crate) kept: Option<Kept<'a>>,
    pub(crate) through_bytes: bool,
    pub(crate) meters: &'a Meters<'a>,
}

impl Reading<'_> {
    /// Reads a document: takes the facts that are kept of it, and lets the readers map whose facts are not.
    pub(crate) fn read(&self, input: Input) -> Result<(Document, Results, Vec<Failure>), Failure> {
        let (doc, mut failures) = (input.read)()?;
        let mut row = Results::default();
        let mut failed: Vec<&str> = Vec::new();
        let stages = self.pipeline.stages();
        let kept = self.kept.as_ref().map(|kept| (kept, kept.hash(&doc)));
        let known = kept.as_ref().map(|(kept, hash)| kept.recall(stages, hash, &mut row));
        let needed = needed(stages, &known.unwrap_or_else(|| vec![false; stages.len()]));
        for (i, stage) in stages.iter().enumerate().filter(|(i, _)| needed[*i]) {
            let mapped = self.meters.map(i, || isolated(|| stage.reader().map(&doc, &mut row)));
            let error = match mapped {
                Ok(Some(())) => self.through_bytes.then(|| round_trip(stage, &mut row)).flatten(),
                Ok(None) => Some(blocked(stage, "reads", stage.plugin.reads, &failed)),
                Err(panic) => Some(panic),
            };
            match error {
                Some(error) => {
                    failed.push(stage.plugin.name);
                    // The id is set when rows are told apart.
                    failures.push(Failure::of(stage.plugin.name, error));
                }
                None => {
                    if let Some((kept, hash)) = &kept {
                        kept.keep(i, stage, hash, &row);
                    }
                }
            }
        }
        for stage in stages {
            stage.reader().forget(&mut row);
        }
        Ok((doc, row, failures))
    }
}

/// Which stages have to map: those whose facts are kept and not `known`, and what they read.
fn needed(stages: &[Stage], known: &[bool]) -> Vec<bool> {
    let mut needed: Vec<bool> = stages
        .iter()
        .zip(known)
        .map(|(stage, known)| stage.reader().reduce().is_some() && !known)
        .collect();
    // What a stage reads stands before it.
    for (i, stage) in stages.iter().enumerate().rev() {
        if !needed[i] {
            continue;
        }
        for (j, read) in stages.iter().enumerate().take(i) {
            needed[j] |= stage.plugin.reads.contains(&read.plugin.name) && !known[j];
        }
    }
    needed
}

fn round_trip(stage: &Stage, row: &mut Results) -> Option<String> {
    let analyzer = stage.reader().reduce()?;
    let error = analyzer.store(row)?.and_then(|bytes| analyzer.restore(row, &bytes)).err()?;
    Some(format!("failed to read its own facts back: {error}"))
}

pub(crate) fn blocked(stage: &Stage, verb: &str, needs: &[&str], failed: &[&str]) -> String {
    let missing: Vec<_> =
        needs.iter().filter(|need| failed.contains(need)).map(|need| format!("`{need}`")).collect();
    format!("blocked: `{}` {verb} {}, which failed", stage.plugin.name, missing.join(", "))
}
