//! A run: one pass over the documents in bounded batches, then the reduces.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context;
use dateline_core::{Corpus, DocId, DocIdx, Document, Explanation, Meta, Results};
use rayon::prelude::*;
use serde::Serialize;

use crate::cache::{Cache, Kept};
use crate::isolate::isolated;
use crate::pipeline::Pipeline;
use crate::read::{Reading, blocked};
use crate::spool::{Slot, Spool};

/// A document that is yet to be read.
pub struct Input {
    /// About how many bytes it holds, so that a batch stays bounded.
    pub bytes: u64,
    /// Reads it; runs on any thread. A document may come with failures that are told of it all the same.
    pub read: Box<dyn FnOnce() -> Result<(Document, Vec<Failure>), Failure> + Send>,
}

/// Something that went wrong: a line of the report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Failure {
    /// Who failed: `corpus`, or an analyzer's name.
    pub analyzer: String,
    /// On what: a document's id or an input's name; absent where on the corpus as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    /// What happened.
    pub error: String,
    /// Whether an input was passed over as it should be (it is no story): told, and no fault of the run.
    #[serde(skip)]
    pub passed_over: bool,
}

impl Failure {
    /// An analyzer's failure on the corpus as a whole, or on a document whose id is yet to be set.
    pub(crate) fn of(analyzer: &str, error: String) -> Failure {
        Failure { analyzer: analyzer.into(), doc: None, error, passed_over: false }
    }
}

/// How to run.
#[derive(Default)]
pub struct Options<'a> {
    /// How many threads; 0 is one for each core.
    pub threads: usize,
    /// About how many bytes a reduce may take beside facts and findings before it turns to temporary files; where it is
    /// not given, 2 GB. Findings don't depend on it.
    pub memory: Option<u64>,
    /// The CPU time that the calling thread has used so far, for [`Run::costs`]; no clock is read without it.
    pub meter: Option<&'a (dyn Fn() -> Duration + Sync)>,
    /// Is told the number of documents read so far, after each batch.
    pub progress: Option<&'a (dyn Fn(usize) + Sync)>,
    /// Where facts are kept from run to run, so that only what changed is read again.
    pub cache: Option<&'a dyn Cache>,
    /// Sends all facts through their serialised form, as a run that is spread over processes would.
    pub through_bytes: bool,
}

/// A finished run.
pub struct Run<'p> {
    pub(crate) pipeline: &'p Pipeline,
    pub(crate) corpus: Corpus,
    pub(crate) columns: Results,
    pub(crate) summaries: Results,
    /// What went wrong on each document, in corpus order.
    pub(crate) document_failures: Vec<Vec<Failure>>,
    /// What went wrong with inputs.
    pub(crate) input_failures: Vec<Failure>,
    /// What went wrong with the corpus as a whole.
    pub(crate) corpus_failures: Vec<Failure>,
    costs: Vec<Cost>,
}

/// What a reader cost.
#[derive(Debug, Clone)]
pub struct Cost {
    /// Its name.
    pub name: &'static str,
    /// CPU time of reading documents, over all threads.
    pub map: Duration,
    /// CPU time of the reduce.
    pub reduce: Duration,
}

/// A document that has been read: what is left of it.
struct Row {
    meta: Meta,
    slot: Slot,
    facts: Results,
    failures: Vec<Failure>,
}

/// At most so many documents are in hand at once …
const BATCH_DOCUMENTS: usize = 512;
/// … and about so many bytes of text.
const BATCH_BYTES: u64 = 64 << 20;

/// Runs `pipeline` over the documents of `inputs`; an error among these is an input that can't be read.
///
/// # Errors
/// If texts can't be kept in a temporary file or threads can't be started. All else is recorded in the run.
pub fn run<'p>(
    pipeline: &'p Pipeline,
    inputs: impl Iterator<Item = Result<Input, Failure>> + Send,
    options: &Options<'_>,
) -> anyhow::Result<Run<'p>> {
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads)
        .build()
        .context("failed to start the threads")?;
    threads.install(|| {
        let meters = Meters::new(pipeline, options.meter);
        let reading = Reading {
            pipeline,
            kept: options.cache.map(|cache| Kept::new(pipeline, cache)),
            through_bytes: options.through_bytes,
            meters: &meters,
        };
        let pass = pass(&reading, inputs, options.progress)?;
        Ok(reduce(pipeline, pass, options.memory, meters))
    })
}

/// What the pass over the documents leaves.
struct Pass {
    rows: Vec<Row>,
    spool: Spool,
    failures: Vec<Failure>,
}

fn pass(
    reading: &Reading<'_>,
    inputs: impl Iterator<Item = Result<Input, Failure>>,
    progress: Option<&(dyn Fn(usize) + Sync)>,
) -> anyhow::Result<Pass> {
    let mut pass = Pass { rows: Vec::new(), spool: Spool::new()?, failures: Vec::new() };
    let mut inputs = inputs.peekable();
    while inputs.peek().is_some() {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH_DOCUMENTS && bytes < BATCH_BYTES {
            match inputs.next() {
                None => break,
                Some(Ok(input)) => {
                    bytes += input.bytes;
                    batch.push(input);
                }
                Some(Err(failure)) => pass.failures.push(failure),
            }
        }
        let read: Vec<_> = batch.into_par_iter().map(|input| reading.read(input)).collect();
        for result in read {
            match result {
                Ok((doc, facts, failures)) => {
                    let slot = pass.spool.push(&doc.text)?;
                    pass.rows.push(Row { meta: doc.meta, slot, facts, failures });
                }
                Err(failure) => pass.failures.push(failure),
            }
        }
        if let Some(progress) = progress {
            progress(pass.rows.len());
        }
    }
    pass.failures.extend(name_apart(&mut pass.rows));
    pass.failures.sort_by(|a, b| (&a.doc, &a.error).cmp(&(&b.doc, &b.error)));
    Ok(pass)
}

/// Sorts rows by id, gives equal ids a number in order of their texts' hashes, and tells of them.
fn name_apart(rows: &mut [Row]) -> Vec<Failure> {
    let order = |a: &Row, b: &Row| (&a.meta.id, &a.meta.hash).cmp(&(&b.meta.id, &b.meta.hash));
    rows.sort_by(order);
    let taken: Vec<DocId> = rows.iter().map(|row| row.meta.id.clone()).collect();
    let mut failures = Vec::new();
    let (mut first, mut number) = (0, 1);
    for i in 1..rows.len() {
        if taken[i] != taken[first] {
            (first, number) = (i, 1);
            continue;
        }
        let id = loop {
            number += 1;
            let id = DocId::from(format!("{}~{number}", taken[first]));
            if taken.binary_search(&id).is_err() {
                break id;
            }
        };
        failures.push(Failure {
            analyzer: "corpus".into(),
            doc: Some(id.to_string()),
            error: format!(
                "another document has the id `{}` as well; this one is kept as `{id}`",
                taken[first]
            ),
            passed_over: false,
        });
        rows[i].meta.id = id;
    }
    rows.sort_by(order);
    for row in rows {
        for failure in &mut row.failures {
            failure.doc = Some(row.meta.id.to_string());
        }
    }
    failures
}

fn reduce<'p>(
    pipeline: &'p Pipeline,
    pass: Pass,
    memory: Option<u64>,
    meters: Meters<'_>,
) -> Run<'p> {
    let (mut docs, mut slots, mut facts) = (Vec::new(), Vec::new(), Vec::new());
    let mut document_failures = Vec::new();
    for row in pass.rows {
        docs.push(row.meta);
        slots.push(row.slot);
        facts.push(row.facts);
        document_failures.push(row.failures);
    }
    let mut corpus = Corpus::new(docs, Box::new(pass.spool.texts(slots)));
    if let Some(bytes) = memory {
        corpus = corpus.with_memory(bytes);
    }
    let (mut columns, mut summaries) = (Results::default(), Results::default());
    let mut corpus_failures = Vec::new();
    let mut failed = Vec::new();
    for (i, stage) in pipeline.stages().iter().enumerate() {
        let Some(analyzer) = stage.reader().reduce() else { continue };
        analyzer.collect(&mut facts, &mut columns);
        let error = match meters
            .reduce(i, || isolated(|| analyzer.reduce(&corpus, &columns, &mut summaries)))
        {
            Ok(Some(Ok(()))) => continue,
            Ok(Some(Err(error))) => format!("{error:#}"),
            Ok(None) => blocked(stage, "joins", stage.plugin.joins, &failed),
            Err(panic) => panic,
        };
        failed.push(stage.plugin.name);
        corpus_failures.push(Failure::of(stage.plugin.name, error));
    }
    Run {
        pipeline,
        corpus,
        columns,
        summaries,
        document_failures,
        input_failures: pass.failures,
        corpus_failures,
        costs: meters.costs(pipeline),
    }
}

impl Run<'_> {
    /// The documents that were read.
    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// All that went wrong: with inputs, with documents in corpus order, with the corpus.
    pub fn failures(&self) -> impl Iterator<Item = &Failure> {
        self.input_failures
            .iter()
            .chain(self.document_failures.iter().flatten())
            .chain(&self.corpus_failures)
    }

    /// Why the findings of an analyzer in a document are what they are.
    #[must_use]
    pub fn explain(&self, analyzer: &str, doc: DocIdx) -> Vec<Explanation> {
        let found = self.pipeline.analyzers().find(|(stage, _)| stage.plugin.name == analyzer);
        found.map(|(_, analyzer)| analyzer.explain(doc, &self.columns)).unwrap_or_default()
    }

    /// What each reader cost; zero without a meter.
    #[must_use]
    pub fn costs(&self) -> &[Cost] {
        &self.costs
    }
}

/// CPU time by stage, added up over threads.
pub(crate) struct Meters<'a> {
    now: Option<&'a (dyn Fn() -> Duration + Sync)>,
    map: Vec<AtomicU64>,
    reduce: Vec<AtomicU64>,
}

impl<'a> Meters<'a> {
    fn new(pipeline: &Pipeline, now: Option<&'a (dyn Fn() -> Duration + Sync)>) -> Meters<'a> {
        let zeros = || pipeline.stages().iter().map(|_| AtomicU64::new(0)).collect();
        Meters { now, map: zeros(), reduce: zeros() }
    }

    pub(crate) fn map<T>(&self, stage: usize, f: impl FnOnce() -> T) -> T {
        self.measured(&self.map[stage], f)
    }

    fn reduce<T>(&self, stage: usize, f: impl FnOnce() -> T) -> T {
        self.measured(&self.reduce[stage], f)
    }

    fn measured<T>(&self, total: &AtomicU64, f: impl FnOnce() -> T) -> T {
        let Some(now) = self.now else { return f() };
        let before = now();
        let result = f();
        let nanos = u64::try_from(now().saturating_sub(before).as_nanos()).unwrap_or(u64::MAX);
        total.fetch_add(nanos, Ordering::Relaxed);
        result
    }

    fn costs(&self, pipeline: &Pipeline) -> Vec<Cost> {
        let time = |total: &AtomicU64| Duration::from_nanos(total.load(Ordering::Relaxed));
        let stages = pipeline.stages().iter().zip(&self.map).zip(&self.reduce);
        stages
            .map(|((stage, map), reduce)| Cost {
                name: stage.plugin.name,
                map: time(map),
                reduce: time(reduce),
            })
            .collect()
    }
}
