//! `dateline analyze`: reads stories, runs the analyzers, writes the report and shows its summary.

use std::fs::File;
use std::io::{BufReader, BufWriter, Seek, Write};
use std::time::Duration;

use anyhow::{Context, bail};
use dateline_report::{Report, Style, summary};
use dateline_runner::{Failure, Options, Run};

use crate::args::{Analyze, Format};
use crate::cache;
use crate::configuration::Found;
use crate::output::Replacement;
use crate::progress::Progress;
use crate::review;
use crate::stories;
use crate::words::RunWords;
use crate::{Outcome, Surroundings, many};

/// So many failures are shown where nothing else can be.
const SHOWN: usize = 20;

pub(crate) fn analyze(
    args: &Analyze,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let found = Found::find(args.config.as_deref(), &surroundings.folder)?;
    let config = found.config()?;
    let corpus: dateline_corpus::Config = config.corpus()?;
    let paths = found.paths(&args.paths, &surroundings.folder, &corpus.paths);
    if paths.is_empty() {
        bail!(
            "nothing to read: name files or folders of stories, or set `paths` under [corpus] in dateline.toml"
        );
    }
    let pipeline = config.pipeline(args.only.as_deref(), &|path| found.lexicon(path))?;

    let decided = review::decided(&found, &corpus.review, &args.review, &surroundings.folder)?;
    let kept = args.cache.as_deref().map(|folder| cache::open(&surroundings.folder.join(folder)));
    let kept = kept.transpose()?;
    let progress = Progress::new(surroundings.live && !args.quiet);
    let options = Options {
        threads: args.threads,
        memory: Some(args.memory),
        decided: &decided,
        cache: kept.as_ref().map(|kept| kept as _),
        meter: args.timings.then_some(&thread_time as _),
        progress: Some(&|documents| progress.tell(documents)),
        ..Options::default()
    };
    let run = dateline_runner::run(&pipeline, stories::inputs(&paths, &corpus)?, &options)?;
    progress.end();
    if let Some(kept) = kept {
        cache::close(kept, args.quiet, surroundings.err)?;
    }
    if run.corpus().is_empty() {
        for failure in run.failures().take(SHOWN) {
            writeln!(
                surroundings.err,
                "{}: {}",
                failure.doc.as_deref().unwrap_or_default(),
                failure.error
            )?;
        }
        let more = run.failures().count().saturating_sub(SHOWN);
        if more > 0 {
            writeln!(surroundings.err, "… and {more} more")?;
        }
        bail!("no story could be read");
    }
    let unwritable = report(args, &run, surroundings)?;
    if let Some(path) = args.output.as_ref().filter(|_| !args.quiet) {
        let failures = run.failures().count() + unwritable.len();
        writeln!(
            surroundings.err,
            "wrote {} and {} to {}",
            many(run.corpus().len() as u64, "document"),
            many(failures as u64, "failure"),
            path.display()
        )?;
    }
    if args.timings {
        timings(&run, surroundings.err)?;
    }
    let clean = unwritable.is_empty() && run.failures().all(|failure| failure.passed_over);
    Ok(if clean { Outcome::Clean } else { Outcome::Failures })
}

/// Writes the report where it is wanted, and prints the summary unless nobody wants it.
fn report(
    args: &Analyze,
    run: &Run<'_>,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Vec<Failure>> {
    if args.format == Format::Jsonl && args.output.is_none() {
        let mut out = BufWriter::new(&mut surroundings.out);
        let unwritable = run.write(&mut out, args.with_text)?;
        out.flush()?;
        return Ok(unwritable);
    }
    let (mut file, replacement): (File, Option<Replacement>) = match &args.output {
        Some(path) => {
            let replacement = Replacement::beside(&surroundings.folder.join(path))?;
            (replacement.file()?, Some(replacement))
        }
        None => (
            tempfile::tempfile().context("failed to create a temporary file for the report")?,
            None,
        ),
    };
    let mut out = BufWriter::new(&mut file);
    let unwritable = run.write(&mut out, args.with_text)?;
    out.flush().context("failed to write the report")?;
    drop(out);
    if !args.quiet {
        file.rewind().context("failed to read the report again")?;
        if args.format == Format::Jsonl {
            std::io::copy(&mut file, &mut surroundings.out)?;
        } else {
            let style = Style { width: surroundings.width, color: surroundings.color };
            let report = Report::read(BufReader::new(&mut file))?;
            let (report, undated) = report.filtered(&args.filter.filter())?;
            crate::export::undated(undated, surroundings.err)?;
            let text = summary(&report, &RunWords(run), style);
            surroundings.out.write_all(text.as_bytes())?;
        }
        surroundings.out.flush()?;
    }
    if let Some(replacement) = replacement {
        replacement.take_place()?;
    }
    Ok(unwritable)
}

fn thread_time() -> Duration {
    cpu_time::ThreadTime::now().as_duration()
}

/// A line for each reader: CPU seconds of reading, documents a second of one core, CPU seconds of reducing.
fn timings(run: &Run<'_>, err: &mut dyn Write) -> anyhow::Result<()> {
    let documents = run.corpus().len();
    writeln!(err, "{:<12} {:>10} {:>12} {:>10}", "CPU seconds", "map", "documents/s", "reduce")?;
    for cost in run.costs() {
        let map = cost.map.as_secs_f64();
        let rate = if map > 0.0 { documents as f64 / map } else { 0.0 };
        writeln!(
            err,
            "{:<12} {map:>10.3} {rate:>12.0} {:>10.3}",
            cost.name,
            cost.reduce.as_secs_f64()
        )?;
    }
    Ok(())
}
