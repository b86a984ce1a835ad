//! `dateline stance explain`: why each stance of some stories is what it is.

use std::io::Write;

use anyhow::bail;
use dateline_core::{Explanation, Span, overlay};
use dateline_runner::{Options, Run};

use crate::args::Explain;
use crate::configuration::{Found, Stories};
use crate::stories;
use crate::{Outcome, Surroundings};

pub(crate) fn explain(
    analyzer: &str,
    args: &Explain,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let found = Found::find(args.config.as_deref(), &surroundings.folder)?;
    let Stories { paths, corpus } = found.stories(&args.paths, &surroundings.folder)?;
    let only = [analyzer.to_owned()];
    let pipeline = found.config()?.pipeline(Some(&only), &|path| found.lexicon(path))?;
    let run =
        dateline_runner::run(&pipeline, stories::inputs(&paths, &corpus)?, &Options::default())?;
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
    show(&run, analyzer, args.finding.as_deref(), surroundings)?;
    Ok(outcome)
}

fn show(
    run: &Run<'_>,
    analyzer: &str,
    finding: Option<&str>,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<()> {
    let mut shown = 0;
    for (doc, id) in run.corpus().docs() {
        let wanted = |explanation: &Explanation| finding.is_none_or(|id| id == explanation.id);
        let explanations: Vec<_> = run.explain(analyzer, doc).into_iter().filter(wanted).collect();
        if explanations.is_empty() {
            continue;
        }
        let text = run.corpus().text(doc)?;
        writeln!(surroundings.out, "{}", id.id)?;
        for explanation in &explanations {
            shown += 1;
            one(&text, explanation, surroundings.width, &mut surroundings.out)?;
        }
    }
    if shown == 0 {
        writeln!(surroundings.out, "nothing is found")?;
    }
    Ok(())
}

/// A finding: what it says, its words with their parts marked, and the reasons.
fn one(
    text: &str,
    explanation: &Explanation,
    width: usize,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    writeln!(out, "\n  {}  {}", explanation.id, explanation.finding)?;
    let spans = explanation.marks.iter().map(|(span, _)| *span);
    let around = spans.fold(explanation.evidence, Span::cover);
    if let Some(words) = around.of(text) {
        let within =
            |span: Span| Span::new(span.start() - around.start(), span.end() - around.start());
        let marks: Vec<_> =
            explanation.marks.iter().map(|(span, what)| (within(*span), what.clone())).collect();
        for line in overlay(words, &marks, width.saturating_sub(6)).lines() {
            writeln!(out, "      {line}")?;
        }
    }
    for reason in &explanation.reasons {
        writeln!(out, "    {reason}")?;
    }
    Ok(())
}
