//! `dateline table`: the findings of a report as comma-separated values.

use std::io::Write;

use anyhow::Context;

use crate::args::Table;
use crate::output::Replacement;
use crate::words::report_and_words;
use crate::{Outcome, Surroundings};

pub(crate) fn table(args: &Table, surroundings: &mut Surroundings<'_>) -> anyhow::Result<Outcome> {
    let (report, words) =
        report_and_words(&args.report, &args.paths, args.config.as_deref(), &surroundings.folder)?;
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
