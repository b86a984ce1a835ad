//! `dateline report`: a report as a page of HTML.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, ensure};
use dateline_report::{Limits, Naming, further_name, html};

use crate::args::ReportPage;
use crate::output::Replacement;
use crate::words::report_and_words;
use crate::{Outcome, Surroundings};

pub(crate) fn report(
    args: &ReportPage,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let (report, words) =
        report_and_words(&args.report, &args.paths, args.config.as_deref(), &surroundings.folder)?;
    let (report, undated) = report.filtered(&args.filter.filter())?;
    crate::export::undated(undated, surroundings.err)?;
    let output = surroundings.folder.join(&args.output);
    let name = |part: Option<&std::ffi::OsStr>| part.map(|it| it.to_string_lossy().into_owned());
    let file = name(output.file_name()).context("the output has to name a file")?;
    let folder = format!("{}-files", name(output.file_stem()).unwrap_or_default());
    let limits = match args.one_file_up_to {
        Some(documents) => Limits { documents, bytes: u64::MAX, ..Limits::default() },
        None => Limits::default(),
    };
    let naming = Naming { title: args.title.as_deref(), file: &file, folder: &folder };
    let pages = html(&report, &words, naming, limits)?;
    drop(words);
    let beside = output.with_file_name(&folder);
    let mut bytes = pages.first.len();
    if !pages.further.is_empty() {
        ensure!(
            !beside.exists() || beside.is_dir(),
            "{} is in the way: the stories of a large report go into a folder of this name",
            beside.display()
        );
        std::fs::create_dir_all(&beside)
            .with_context(|| format!("failed to make the folder {}", beside.display()))?;
    }
    for page in &pages.further {
        write(&beside.join(&page.name), &page.text)?;
        bytes += page.text.len();
    }
    remove_after(&beside, pages.further.len());
    write(&output, &pages.first)?;
    told(
        &pages.without_text,
        "no words of",
        "give the stories, or write the report with --with-text",
        surroundings,
    )?;
    told(
        &pages.other_text,
        "not the text that the report was made from:",
        "give the stories as they were",
        surroundings,
    )?;
    let further = match pages.further.len() {
        0 => String::new(),
        n => format!(", with {n} more in {}", args.output.with_file_name(&folder).display()),
    };
    writeln!(
        surroundings.err,
        "wrote {} ({} of {} documents{further})",
        args.output.display(),
        size(bytes),
        report.documents().len(),
    )?;
    Ok(Outcome::Clean)
}

/// Removes what a larger report had left in the folder, so that no story stands there that this report does not have.
fn remove_after(folder: &Path, files: usize) {
    let left = (files..).map(|number| folder.join(further_name(number)));
    for path in left {
        if std::fs::remove_file(path).is_err() {
            break;
        }
    }
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let output = Replacement::beside(path)?;
    output
        .file()?
        .write_all(text.as_bytes())
        .with_context(|| format!("failed to write {}", path.display()))?;
    output.take_place()
}

/// Tells of which documents words are missing, the first by name.
fn told(
    documents: &[String],
    what: &str,
    now: &str,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<()> {
    let Some(first) = documents.first() else { return Ok(()) };
    let more = documents.len() - 1;
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    writeln!(surroundings.err, "note: {what} {first}{more}: {now}")?;
    Ok(())
}

/// Bytes as people read them.
fn size(bytes: usize) -> String {
    let tenths = |unit: usize| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}
