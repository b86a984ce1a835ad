//! `dateline table`: the findings of a report as comma-separated values.

use std::io::{BufReader, Write};

use anyhow::Context;
use dateline_report::Report;

use crate::args::Table;
use crate::configuration::Found;
use crate::output::Replacement;
use crate::words::StoryWords;
use crate::{Outcome, Surroundings};

pub(crate) fn table(args: &Table, surroundings: &mut Surroundings<'_>) -> anyhow::Result<Outcome> {
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
    let table = dateline_report::table(&report, &words, &args.analyzer)?;
    match &args.output {
        Some(path) => {
            let output = Replacement::beside(&surroundings.folder.join(path))?;
            output.file()?.write_all(table.csv.as_bytes()).context("failed to write the table")?;
            output.take_place()?;
        }
        None => surroundings.out.write_all(table.csv.as_bytes())?,
    }
    if let Some(first) = table.without_text.first() {
        let more = table.without_text.len() - 1;
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        writeln!(
            surroundings.err,
            "note: no words of {first}{more}: give the stories, or write the report with --with-text"
        )?;
    }
    Ok(Outcome::Clean)
}
