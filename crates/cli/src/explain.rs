//! `dateline explain`: why a report, or a story, says what it says.
//!
//! Rules are not in a report: they are told by the analyzers, which read the story of the finding once more.

use std::io::{BufRead, BufWriter, Read, Write};
use std::path::Path;

use anyhow::{Context, bail};
use dateline_core::{Document, Explanation, Span};
use dateline_report::wire::{DocumentLine, FactRef};
use dateline_report::{Entry, Rules, Stored, Style, Target, entries};
use dateline_runner::{Input, Options, Pipeline, Run};

use crate::args::Explain;
use crate::configuration::{Found, Stories};
use crate::stories;
use crate::words::{ReportFile, StoryWords};
use crate::{Outcome, Surroundings};

pub(crate) fn explain(
    args: &Explain,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let found = Found::find(args.config.as_deref(), &surroundings.folder)?;
    let report = ReportFile::new(&args.report, &surroundings.folder);
    let pipeline = pipeline(args, &found)?;
    if is_story(&surroundings.folder.join(&args.report))? {
        return story(args, &found, &pipeline, surroundings);
    }
    let target = target(&report, args.id.as_deref()).with_context(|| report.name())?;
    let Stories { paths, corpus } = found.stories_or_none(&args.paths, &surroundings.folder)?;
    let words = StoryWords::read(&paths, &corpus)?;
    let run = if target.has_rules() {
        let documents = documents(&report, &target).with_context(|| report.name())?;
        let again = again(&paths, &corpus, &documents)?;
        Some(dateline_runner::run(&pipeline, again, &Options::default())?)
    } else {
        None
    };
    let rules = Told { run, again: true };
    show(args, &report, &words, &target, &rules, surroundings)?;
    Ok(Outcome::Clean)
}

/// Explains stories that are analyzed for it.
fn story(
    args: &Explain,
    found: &Found,
    pipeline: &Pipeline,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let given: Vec<_> = std::iter::once(&args.report).chain(&args.paths).cloned().collect();
    let Stories { paths, corpus } = found.stories(&given, &surroundings.folder)?;
    let inputs = stories::inputs(&paths, &corpus)?;
    let run = dateline_runner::run(pipeline, inputs, &Options::default())?;
    let mut outcome = Outcome::Clean;
    for failure in run.failures() {
        let name = failure.doc.as_deref().unwrap_or(&failure.analyzer);
        writeln!(surroundings.err, "{name}: {}", failure.error)?;
        if !failure.passed_over {
            outcome = Outcome::Failures;
        }
    }
    if run.corpus().is_empty() {
        bail!("no story could be read");
    }
    let file = tempfile::NamedTempFile::new().context("failed to create a temporary file")?;
    let mut out = BufWriter::new(file.as_file());
    run.write(&mut out, true)?;
    out.flush().context("failed to write a temporary file")?;
    drop(out);
    let report = ReportFile::new(file.path(), Path::new(""));
    let target = target(&report, args.id.as_deref())?;
    let rules = Told { run: Some(run), again: false };
    show(args, &report, &(), &target, &rules, surroundings)?;
    Ok(outcome)
}

fn show(
    args: &Explain,
    report: &ReportFile,
    words: &dyn dateline_report::Words,
    target: &Target,
    rules: &dyn Rules,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<()> {
    let style = Style { width: surroundings.width, color: surroundings.color };
    let analyzer = args.analyzer.as_deref();
    let page = dateline_report::explain(report, words, target, analyzer, rules, style)?;
    write!(surroundings.out, "{page}")?;
    Ok(())
}

/// The analyzers of the configuration, or the one that is asked for.
fn pipeline(args: &Explain, found: &Found) -> anyhow::Result<Pipeline> {
    let only = args.analyzer.as_ref().map(std::slice::from_ref);
    found.config()?.pipeline(only, &|path| found.lexicon(path))
}

fn target(report: &ReportFile, id: Option<&str>) -> anyhow::Result<Target> {
    id.map_or_else(|| Ok(Target::all()), |id| Target::find(report, id))
}

/// How much of a first line tells whether it is that of a report.
const HEAD: u64 = 1 << 16;

/// Whether a path is a story or a folder of them: whether it is no file that begins as a report does.
fn is_story(path: &Path) -> anyhow::Result<bool> {
    if path.is_dir() {
        return Ok(true);
    }
    #[expect(clippy::disallowed_methods, reason = "the program looks at what it is given")]
    let file = std::fs::File::open(path);
    let file = file.with_context(|| format!("failed to read {}", path.display()))?;
    let mut line = Vec::new();
    std::io::BufReader::new(file.take(HEAD)).read_until(b'\n', &mut line)?;
    let line = String::from_utf8_lossy(&line);
    let line = line.trim_start_matches('\u{feff}').trim_start();
    Ok(!(line.starts_with('{') && line.contains("\"type\"") && line.contains("\"header\"")))
}

/// The lines of the documents that a target rests on.
fn documents(report: &ReportFile, target: &Target) -> anyhow::Result<Vec<DocumentLine>> {
    let mut documents = Vec::new();
    entries(
        report.from(0)?,
        |kind, _| kind == "document",
        |_, entry| {
            if let Entry::Document(mut meta) = entry
                && target.documents().is_none_or(|documents| documents.contains(&meta.doc))
            {
                meta.text = None;
                documents.push(meta);
            }
            Ok(())
        },
    )?;
    Ok(documents)
}

/// The stories of these documents, to be read once more under the ids that the report has.
fn again(
    paths: &[std::path::PathBuf],
    corpus: &dateline_corpus::Config,
    documents: &[DocumentLine],
) -> anyhow::Result<impl Iterator<Item = Result<Input, dateline_runner::Failure>> + use<>> {
    let mut found: Vec<Document> = Vec::new();
    for input in dateline_corpus::inputs(paths, corpus)? {
        let Some(mut doc) = input.ok().and_then(|input| input.read().ok()) else { continue };
        let same = |meta: &&DocumentLine| meta.hash.as_deref() == Some(doc.meta.hash.as_str());
        let mut known = documents.iter().filter(same);
        let named =
            known.clone().find(|meta| meta.doc == doc.meta.id.as_str()).or_else(|| known.next());
        let Some(meta) = named else { continue };
        if found.iter().all(|other| other.meta.id.as_str() != meta.doc) {
            doc.meta.id = meta.doc.as_str().into();
            found.push(doc);
        }
    }
    Ok(found.into_iter().map(|doc| {
        let bytes = doc.meta.bytes as u64;
        Ok(Input { bytes, read: Box::new(move || Ok((doc, Vec::new()))) })
    }))
}

/// The rules that a run tells.
struct Told<'p> {
    run: Option<Run<'p>>,
    /// Whether the run read the stories of a report that another run wrote.
    again: bool,
}

impl Rules for Told<'_> {
    fn rules(&self, analyzer: &str, at: &FactRef, evidence: Option<Span>) -> Vec<String> {
        let Some(run) = &self.run else { return Vec::new() };
        let Some(doc) = run.corpus().find(&at.doc) else {
            return vec!["give the stories to see the rules".into()];
        };
        let told: Vec<Explanation> = run.explain(analyzer, doc);
        match told.iter().find(|told| told.id == at.id && Some(told.evidence) == evidence) {
            Some(told) => told.reasons.clone(),
            None if self.again && !told.is_empty() => {
                vec!["read again with this configuration the story does not show it".into()]
            }
            None => Vec::new(),
        }
    }
}
