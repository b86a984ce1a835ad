//! `dateline export`: the findings of a report as tables for other programs.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, bail, ensure};
use dateline_report::{Cell, Csv, CsvStyle, Export, REVIEW, Table, Untold, Written};

use crate::args;
use crate::output::Replacement;
use crate::progress::Progress;
use crate::words::{ReportFile, story_words};
use crate::{Outcome, Surroundings, many};

/// The formats, and what each is for.
const FORMATS: &[&str] = &["csv", "parquet", "annotations", "review"];

pub(crate) fn export(
    args: &args::Export,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let [format, to] = args.to.as_slice() else { bail!("`--to` takes a format and a folder") };
    ensure!(
        FORMATS.contains(&format.as_str()),
        "there is no format `{format}` to export to: there are {}",
        FORMATS.join(", ")
    );
    ensure!(
        cfg!(feature = "parquet") || format != "parquet",
        "this build writes no Parquet; build with `--features parquet`, or export to csv"
    );
    let words = story_words(&args.paths, args.config.as_deref(), &surroundings.folder)?;
    let file = ReportFile::new(&args.report, &surroundings.folder);
    let filter = args.filter.filter();
    let progress = Progress::new(surroundings.live);
    let tell = |documents| progress.tell(documents);
    let export = Export::open(&file, &words, &filter).with_context(|| file.name())?.watched(&tell);
    let outcome = write(args, format, to, &export, surroundings);
    progress.end();
    outcome
}

/// Writes what is asked for, and tells what was written where.
fn write(
    args: &args::Export,
    format: &str,
    to: &str,
    export: &Export<'_>,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    if format == "annotations" {
        return annotations(export, to, surroundings);
    }
    let style = CsvStyle { bom: args.bom, guard: !args.no_formula_guard };
    let chosen: Vec<&'static Table> = match format {
        "review" => vec![REVIEW],
        _ => chosen(export, &args.tables)?,
    };
    let make = |rows: dateline_report::Rows<'_>| match format {
        "review" => export.review(rows),
        _ => export.write(&|table| chosen.iter().any(|one| std::ptr::eq(*one, table)), rows),
    };
    if to == "-" {
        ensure!(format != "parquet", "Parquet can't be printed: name a folder");
        let [table] = chosen.as_slice() else {
            bail!("one table alone can be printed: name it by `--table`, or name a folder")
        };
        let mut csv = Csv::new(table, BufWriter::new(&mut surroundings.out), style)?;
        let untold = make(&mut |_, cells| csv.row(&cells))?;
        csv.finish()?;
        return tell(&untold, surroundings.err);
    }
    let folder = surroundings.folder.join(to);
    std::fs::create_dir_all(&folder).with_context(|| format!("failed to make the folder {to}"))?;
    let mut files = chosen
        .iter()
        .map(|table| Ok((table.name, Started::beside(&folder, table, format, style)?)))
        .collect::<anyhow::Result<BTreeMap<_, _>>>()?;
    let untold = make(&mut |table: &'static Table, cells: Vec<Cell>| {
        files.get_mut(table.name).map_or(Ok(()), |file| file.row(cells))
    })?;
    let mut all = Written::default();
    for (_, file) in files {
        let Written { rows, guarded } = file.finish()?;
        (all.rows, all.guarded) = (all.rows + rows, all.guarded + guarded);
    }
    tell(&untold, surroundings.err)?;
    let files = match chosen.as_slice() {
        [one] => format!("the table {}", one.name),
        more => format!("{} tables", more.len()),
    };
    writeln!(
        surroundings.err,
        "wrote {files} with {} to {to}{}",
        many(all.rows, "row"),
        if format == "parquet" { String::new() } else { guarded(all.guarded, style) }
    )?;
    Ok(Outcome::Clean)
}

/// Writes the findings as annotations, an object a line.
fn annotations(
    export: &Export<'_>,
    to: &str,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let folder = surroundings.folder.join(to);
    let mut count = 0;
    let mut write = |out: &mut dyn Write| {
        let untold = export.annotations(&mut |annotation| {
            count += 1;
            Ok(writeln!(out, "{annotation}")?)
        })?;
        out.flush()?;
        anyhow::Ok(untold)
    };
    if to == "-" {
        let untold = write(&mut BufWriter::new(&mut surroundings.out))?;
        return tell(&untold, surroundings.err);
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("failed to make the folder {to}"))?;
    let replacement = Replacement::beside(&folder.join("annotations.jsonl"))?;
    let untold = write(&mut BufWriter::new(replacement.file()?))?;
    replacement.take_place()?;
    tell(&untold, surroundings.err)?;
    writeln!(
        surroundings.err,
        "wrote annotations.jsonl with {} to {to}",
        many(count, "annotation")
    )?;
    Ok(Outcome::Clean)
}

/// A table that is being written.
struct Started {
    out: Out,
    replacement: Replacement,
}

/// In which form it is written.
enum Out {
    Csv(Csv<BufWriter<File>>),
    #[cfg(feature = "parquet")]
    Parquet(dateline_report::Parquet<BufWriter<File>>),
}

impl Started {
    fn beside(
        folder: &Path,
        table: &'static Table,
        format: &str,
        style: CsvStyle,
    ) -> anyhow::Result<Started> {
        let extension = if format == "parquet" { "parquet" } else { "csv" };
        let replacement = Replacement::beside(&folder.join(format!("{}.{extension}", table.name)))?;
        let file = BufWriter::new(replacement.file()?);
        let out = match format {
            #[cfg(feature = "parquet")]
            "parquet" => Out::Parquet(dateline_report::Parquet::new(table, file)?),
            _ => Out::Csv(Csv::new(table, file, style)?),
        };
        Ok(Started { out, replacement })
    }

    fn row(&mut self, cells: Vec<Cell>) -> anyhow::Result<()> {
        match &mut self.out {
            Out::Csv(csv) => csv.row(&cells),
            #[cfg(feature = "parquet")]
            Out::Parquet(parquet) => parquet.row(cells),
        }
    }

    fn finish(self) -> anyhow::Result<Written> {
        let written = match self.out {
            Out::Csv(csv) => csv.finish(),
            #[cfg(feature = "parquet")]
            Out::Parquet(parquet) => parquet.finish(),
        };
        let written = written.context("failed to write a table")?;
        self.replacement.take_place()?;
        Ok(written)
    }
}

/// The tables that are asked for; without any, all that the report can fill.
fn chosen(export: &Export<'_>, names: &[String]) -> anyhow::Result<Vec<&'static Table>> {
    let there: Vec<&'static Table> = export.tables().collect();
    if names.is_empty() {
        return Ok(there);
    }
    names
        .iter()
        .map(|name| {
            there.iter().copied().find(|table| table.name == name).with_context(|| {
                let names: Vec<_> = there.iter().map(|table| table.name).collect();
                format!("the report has no table `{name}`: it has {}", names.join(", "))
            })
        })
        .collect()
}

/// Tells what the tables lack.
fn tell(untold: &Untold, err: &mut dyn Write) -> anyhow::Result<Outcome> {
    if let Some(first) = untold.without_text.first() {
        let more = untold.without_text.len() - 1;
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        writeln!(
            err,
            "note: no words of {first}{more}: give the stories, or write the report with --with-text"
        )?;
    }
    if untold.faulty_spans > 0 {
        writeln!(
            err,
            "note: cells are empty because {} of the report not fit the text: `dateline verify` tells which",
            if untold.faulty_spans == 1 {
                "a span does".into()
            } else {
                format!("{} spans do", untold.faulty_spans)
            }
        )?;
    }
    undated(untold.undated, err)?;
    Ok(Outcome::Clean)
}

/// Tells how many documents a filter left out for want of a date.
pub(crate) fn undated(documents: usize, err: &mut dyn Write) -> anyhow::Result<()> {
    match documents {
        0 => {}
        1 => {
            writeln!(err, "note: one document of unknown date is left out, as days are asked for")?
        }
        n => writeln!(
            err,
            "note: {n} documents of unknown date are left out, as days are asked for"
        )?,
    }
    Ok(())
}

fn guarded(cells: u64, style: CsvStyle) -> String {
    match (style.guard, cells) {
        (false, _) => "; no cell is guarded against being taken for a formula".into(),
        (true, 0) => String::new(),
        (true, cells) => {
            let have = if cells == 1 { "1 cell has".into() } else { format!("{cells} cells have") };
            format!(
                "; {have} an apostrophe in front, which a spreadsheet would take for a formula (--no-formula-guard leaves it out)"
            )
        }
    }
}
