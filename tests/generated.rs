//! Files that are made from the code: each test writes its file anew where it is out of date, and fails, so that the
//! difference is looked at and committed.

use std::fmt::Write as _;
use std::fs;

use dateline_report::{REVIEW, Table};
use dateline_tests::root;

/// Holds the file at `path` against what it is to be.
fn check(path: &str, made: &str) {
    let path = root().join(path);
    #[expect(clippy::disallowed_methods, reason = "a test reads the project's own file")]
    let there = fs::read_to_string(&path).unwrap_or_default();
    if there != made {
        fs::write(&path, made).unwrap();
        panic!("{} was out of date and is written anew: look at it and commit it", path.display());
    }
}

#[test]
fn the_page_of_the_tables_tells_every_column() {
    let mut page = String::from(
        "# The tables of an export\n\n\
         <!-- Made from crates/report/src/export/tables by `cargo test -p dateline-tests --test generated`. -->\n\n\
         `dateline export REPORT [STORIES\u{2026}] --to csv FOLDER` writes a table for each kind of finding; `--table NAME` writes it alone, and with `-` for the folder prints it.\n\
         Files are comma-separated values (RFC 4180, UTF-8, lines end in CR LF); `--bom` puts a byte order mark in front, by which Excel knows the encoding.\n\n\
         Offsets are bytes in the document's text, ends exclusive, and words are those that stand there, line breaks and all; control characters are replaced by U+FFFD.\n\
         Words are there where the report holds the texts (`analyze --with-text`) or the stories are given; offsets are always there.\n\
         A cell of words that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, which a spreadsheet takes for a formula, has an apostrophe in front; the command tells how many have, and `--no-formula-guard` leaves it out.\n\
         Lists are separated by `; `. A cell is empty where nothing is known.\n\n\
         `--since` and `--until` (days of publication), `--outlet` and `--actor` write a part.\n\
         What is found in the corpus is never cut: an event, a cell or a family is written whole, with the figures that it has in the report, if anything that it rests on is asked for.\n",
    );
    for table in dateline_report::tables() {
        describe(&mut page, table);
    }
    page.push_str(
        "\n## The file of decisions\n\n\
         `dateline export REPORT [STORIES\u{2026}] --to review FOLDER` writes `review.csv`, in which people decide about findings.\n",
    );
    columns(&mut page, REVIEW);
    check("docs/tables.md", &page);
}

fn describe(page: &mut String, table: &Table) {
    let _ = write!(page, "\n## {}\n\nA row is {}.", table.name, table.about);
    match table.analyzer {
        Some(analyzer) => {
            let _ = writeln!(page, " Of `{analyzer}`.");
        }
        None => page.push('\n'),
    }
    columns(page, table);
}

fn columns(page: &mut String, table: &Table) {
    page.push_str("\n| column | kind | what it tells |\n|---|---|---|\n");
    for column in table.columns {
        let kind = format!("{:?}", column.kind).to_lowercase();
        let _ = writeln!(page, "| `{}` | {kind} | {} |", column.name, column.about);
    }
}
