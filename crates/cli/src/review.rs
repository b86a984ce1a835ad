//! The files in which people decide about findings: `review.csv`, as `dateline export --to review` and the page make it.
//!
//! A row without a verdict decides nothing. Spreadsheets may have saved it with semicolons or tabs in place of commas, and
//! an apostrophe before what they would take for a formula is none of the cell's words.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use dateline_core::{Review, Verdict};
use dateline_runner::Decided;

use crate::configuration::Found;

/// The columns that a file must have; `finding`, `evidence`, `value` and `note` may be missing.
const NEEDED: [&str; 6] = ["analyzer", "document", "start", "end", "words", "verdict"];

/// The decisions of the files that the configuration names, then of those that the command names.
pub(crate) fn decided(
    found: &Found,
    configured: &[PathBuf],
    named: &[PathBuf],
    folder: &Path,
) -> anyhow::Result<Vec<Decided>> {
    let mut all = Vec::new();
    for path in configured {
        let name = path.to_string_lossy();
        all.extend(parse(&file_name(path), &found.read("file of decisions", &name)?)?);
    }
    for path in named {
        #[expect(clippy::disallowed_methods, reason = "a file that the command names")]
        let text = std::fs::read_to_string(folder.join(path))
            .with_context(|| format!("failed to read the decisions in {}", path.display()))?;
        all.extend(parse(&file_name(path), &text)?);
    }
    Ok(all)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn parse(name: &str, text: &str) -> anyhow::Result<Vec<Decided>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: u8| head.bytes().filter(|byte| *byte == mark).count();
    let delimiter = *b",;\t".iter().max_by_key(|mark| count(**mark)).unwrap_or(&b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> = reader
        .headers()
        .with_context(|| format!("failed to read the first line of {name}"))?
        .iter()
        .map(|column| column.trim().to_lowercase())
        .collect();
    if let Some(missing) = NEEDED.iter().find(|needed| !columns.iter().any(|name| name == *needed))
    {
        bail!(
            "{name}:1: there is no column `{missing}`; make the file with `dateline export REPORT --to review FOLDER`"
        );
    }
    let mut decided = Vec::new();
    for row in reader.records() {
        let row = row.with_context(|| format!("failed to read {name}"))?;
        let line = row.position().map_or(0, csv::Position::line);
        let place = format!("{name}:{line}");
        let cell = |column: &str| {
            let at = columns.iter().position(|name| name == column);
            at.and_then(|at| row.get(at)).map(unguarded).unwrap_or_default()
        };
        let verdict = match cell("verdict").trim().to_lowercase().as_str() {
            "" => continue,
            "accept" => Verdict::Accept,
            "reject" => Verdict::Reject,
            "correct" => Verdict::Correct,
            other => bail!(
                "{place}: unknown verdict `{other}`; write accept, reject or correct, or nothing"
            ),
        };
        let number = |column: &str| {
            let text = cell(column);
            text.trim().parse::<usize>().with_context(|| {
                format!("{place}: `{text}` in the column `{column}` is not a whole number")
            })
        };
        let owned = |column: &str| cell(column).trim().to_owned();
        decided.push(Decided {
            analyzer: owned("analyzer"),
            document: owned("document"),
            finding: owned("finding"),
            at: [number("start")?, number("end")?],
            words: cell("words").to_owned(),
            evidence: cell("evidence").to_owned(),
            review: Review { verdict, value: owned("value"), note: owned("note") },
            place,
        });
    }
    Ok(decided)
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "analyzer,document,finding,start,end,words,evidence,reading,verdict,value,note\n";

    #[test]
    fn rows_with_a_verdict_are_decisions() {
        let rows = "casualties,a,c1,0,5,three,Three died.,killed 3,correct,count=4,recounted\n\
                    casualties,a,c2,9,12,two,Two died.,killed 2,,,\n\
                    stance,b,s1,1,2,'=x,y,z,Reject,,\n";
        let decided = parse("review.csv", &format!("{HEAD}{rows}")).unwrap();
        assert_eq!(decided.len(), 2);
        assert_eq!((decided[0].place.as_str(), decided[0].at), ("review.csv:2", [0, 5]));
        assert_eq!(decided[0].review.value, "count=4");
        assert_eq!((decided[1].place.as_str(), decided[1].words.as_str()), ("review.csv:4", "=x"));
        assert_eq!(decided[1].review.verdict, Verdict::Reject);
    }

    #[test]
    fn a_spreadsheet_may_save_it_with_semicolons_and_a_mark() {
        let file =
            "\u{feff}analyzer;document;start;end;words;verdict\nquotes;a;0;1;\"x;y\";accept\n";
        let decided = parse("review.csv", file).unwrap();
        assert_eq!(
            (decided[0].words.as_str(), decided[0].review.verdict),
            ("x;y", Verdict::Accept)
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_file_line_and_remedy() {
        let wrong =
            |rows: &str| parse("review.csv", &format!("{HEAD}{rows}")).unwrap_err().to_string();
        assert_eq!(
            wrong("casualties,a,c1,0,5,three,,,maybe,,\n"),
            "review.csv:2: unknown verdict `maybe`; write accept, reject or correct, or nothing"
        );
        assert_eq!(
            wrong("casualties,a,c1,x,5,three,,,accept,,\n"),
            "review.csv:2: `x` in the column `start` is not a whole number"
        );
        let error = parse("review.csv", "a,b\n1,2\n").unwrap_err().to_string();
        assert!(error.starts_with("review.csv:1: there is no column `analyzer`"), "{error}");
    }
}
