//! `dateline sample`: random findings of a report with their words.

use std::io::BufReader;

use anyhow::Context;
use dateline_report::{Report, Sampling, Style};

use crate::args::Sample;
use crate::configuration::Found;
use crate::words::StoryWords;
use crate::{Outcome, Surroundings};

pub(crate) fn sample(
    args: &Sample,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let path = surroundings.folder.join(&args.report);
    #[expect(
        clippy::disallowed_methods,
        reason = "the program opens the report that it is to show"
    )]
    let file = std::fs::File::open(path)
        .with_context(|| format!("failed to read {}", args.report.display()))?;
    let report = Report::read(BufReader::new(file))
        .with_context(|| format!("{} is no report of Dateline", args.report.display()))?;
    let found = Found::find(args.config.as_deref(), &surroundings.folder)?;
    let corpus: dateline_corpus::Config = found.config()?.corpus()?;
    let words =
        StoryWords::read(&found.paths(&args.paths, &surroundings.folder, &corpus.paths), &corpus)?;
    let sampling = Sampling { analyzer: args.analyzer.as_deref(), n: args.n, seed: args.seed };
    let style = Style { width: surroundings.width, color: surroundings.color };
    write!(surroundings.out, "{}", dateline_report::sample(&report, &words, sampling, style)?)?;
    Ok(Outcome::Clean)
}
