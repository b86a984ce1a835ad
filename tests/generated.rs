//! Files that are made from the code: each test writes its file anew where it is out of date, and fails, so that the
//! difference is looked at and committed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use dateline_catalog::ALL;
use dateline_report::{REVIEW, Table};
use dateline_tests::{dateline, root};
use serde_json::Value;

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
         `--to parquet` writes the same tables as Parquet, each column of its kind (text, int, float, bool, date) and empty cells null.\n\
         CSV files are comma-separated values (RFC 4180, UTF-8, lines end in CR LF); `--bom` puts a byte order mark in front, by which Excel knows the encoding.\n\n\
         Offsets are bytes in the document's text, ends exclusive, and words are those that stand there, line breaks and all; in CSV control characters are replaced by U+FFFD.\n\
         Words are there where the report holds the texts (`analyze --with-text`) or the stories are given; offsets are always there.\n\
         A cell of words in CSV that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, which a spreadsheet takes for a formula, has an apostrophe in front; the command tells how many have, and `--no-formula-guard` leaves it out.\n\
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
    page.push_str(
        "\n## Annotations\n\n\
         `dateline export REPORT [STORIES\u{2026}] --to annotations FOLDER` writes `annotations.jsonl`: an object a line for each quote, claim and stance, as the [Web Annotation Data Model](https://www.w3.org/TR/annotation-model/) of the W3C has them.\n\
         A target names the document by its URL, or by a URN where it has none, with a Text Quote Selector and a Text Position Selector; positions are Unicode code points of the document's text, as the standard has it, and not bytes.\n\
         The bodies say what the program read, and the analyzer and the class as tags.\n",
    );
    check("docs/tables.md", &page);
}

#[test]
fn the_schema_of_the_configuration_is_that_of_its_keys() {
    check("docs/dateline.schema.json", &dateline(&root(), &["config", "--schema"]).out);
}

/// The schema as the program prints it.
fn schema() -> Value {
    serde_json::from_str(&dateline(&root(), &["config", "--schema"]).out).unwrap()
}

#[test]
fn the_schema_has_every_key_that_the_program_takes_and_no_other() {
    let schema = schema();
    let folder = tempfile::tempdir().unwrap();
    let tables = ALL.iter().map(|plugin| format!("analyzers.{}", plugin.name));
    for table in tables.chain(["corpus".to_owned()]) {
        // A reader that nothing needs is not set up; `stance` needs most of them.
        let needs = if table == "analyzers.stance" { "" } else { "[analyzers.stance]\n" };
        let text = format!("{needs}[{table}]\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx = 1\n");
        fs::write(folder.path().join("dateline.toml"), text).unwrap();
        // A key that is like none is answered with all that there are.
        let said = dateline(folder.path(), &["config"]).err;
        let taken = said.split_once("expected one of ").map_or("`report`", |(_, names)| names);
        let taken: BTreeSet<&str> = taken.split('`').skip(1).step_by(2).collect();
        let at = format!("/properties/{}/properties", table.replace('.', "/properties/"));
        let told = schema.pointer(&at).unwrap().as_object().unwrap();
        let told: BTreeSet<&str> = told.keys().map(String::as_str).collect();
        let taken: BTreeSet<&str> =
            taken.into_iter().chain((table != "corpus").then_some("report")).collect();
        assert_eq!(told, taken, "{table}: {said}");
    }
}

#[test]
fn the_schema_takes_the_default_configuration_and_refuses_what_the_program_refuses() {
    let schema = schema();
    let default = dateline(&root(), &["config", "--default"]).out;
    assert_eq!(faults(&schema, &config(&default), ""), [""; 0]);
    let own = "[corpus]\npaths = ['a', 'b']\n[analyzers.dedup]\nheld = 700\nreport = false\n";
    assert_eq!(faults(&schema, &config(own), ""), [""; 0]);
    for (text, fault) in [
        ("[corpsu]\n", "/corpsu is unknown"),
        ("[corpus]\npath = ['a']\n", "/corpus/path is unknown"),
        ("[corpus]\npaths = 'a'\n", "/corpus/paths is no array"),
        ("[corpus.fields]\nid = 7\n", "/corpus/fields/id is no string"),
        ("[analyzers.qoutes]\n", "/analyzers/qoutes is unknown"),
        ("[analyzers.dedup]\nheld = '7'\n", "/analyzers/dedup/held is no integer"),
        ("[analyzers.dedup]\nheld = -7\n", "/analyzers/dedup/held is below its minimum"),
        ("[analyzers.dedup]\nreport = 1\n", "/analyzers/dedup/report is no boolean"),
    ] {
        assert_eq!(faults(&schema, &config(text), ""), [fault], "{text}");
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("dateline.toml"), text).unwrap();
        assert_eq!(dateline(folder.path(), &["config"]).code, 2, "{text}");
    }
}

fn config(text: &str) -> Value {
    serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap()
}

/// What a value has against a schema, as far as ours goes.
fn faults(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let kind = match value {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::Null => "null",
    };
    let wanted = schema["type"].as_str().unwrap_or("object");
    if kind != wanted {
        return vec![format!("{at} is no {wanted}")];
    }
    match value {
        Value::Object(keys) => {
            let inside = |(key, value): (&String, &Value)| {
                let at = format!("{at}/{key}");
                match (schema["properties"].get(key), &schema["additionalProperties"]) {
                    (Some(schema), _) => faults(schema, value, &at),
                    (None, Value::Object(open)) => faults(&Value::Object(open.clone()), value, &at),
                    (None, _) => vec![format!("{at} is unknown")],
                }
            };
            keys.iter().flat_map(inside).collect()
        }
        Value::Array(items) => {
            items.iter().flat_map(|item| faults(&schema["items"], item, at)).collect()
        }
        Value::Number(n) if n.as_i64() < schema["minimum"].as_i64() => {
            vec![format!("{at} is below its minimum")]
        }
        _ => Vec::new(),
    }
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
