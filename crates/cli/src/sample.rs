//! `dateline sample`: random findings of a report with their words.

use dateline_report::{Sampling, Style};

use crate::args::Sample;
use crate::words::report_and_words;
use crate::{Outcome, Surroundings};

pub(crate) fn sample(
    args: &Sample,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let (report, words) =
        report_and_words(&args.report, &args.paths, args.config.as_deref(), &surroundings.folder)?;
    let (report, undated) = report.filtered(&args.filter.filter())?;
    crate::export::undated(undated, surroundings.err)?;
    let sampling = Sampling { analyzer: args.analyzer.as_deref(), n: args.n, seed: args.seed };
    let style = Style { width: surroundings.width, color: surroundings.color };
    write!(surroundings.out, "{}", dateline_report::sample(&report, &words, sampling, style)?)?;
    Ok(Outcome::Clean)
}
