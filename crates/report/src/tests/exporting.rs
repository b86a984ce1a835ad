//! Tables of small invented reports, of hostile ones, and what a filter leaves.

use std::collections::BTreeMap;

use super::hostile::{hostile, mutated};
use super::{Wire, clash};
use crate::{Cell, Column, Csv, CsvStyle, Export, Filter, Kind, Report, Table, Untold, tables};

/// All rows of a report by table, each cell of the kind of its column.
fn rows(wire: &Wire, filter: &Filter) -> (BTreeMap<&'static str, Vec<Vec<Cell>>>, Untold) {
    let export = Export::open(&wire.lines, &wire.texts, filter).expect("a report");
    let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let untold = export
        .write(&|_| true, &mut |table: &'static Table, cells| {
            assert_eq!(cells.len(), table.columns.len(), "{}", table.name);
            for (cell, column) in cells.iter().zip(table.columns) {
                assert!(cell.fits(column.kind), "{} {}: {cell:?}", table.name, column.name);
            }
            rows.entry(table.name).or_default().push(cells);
            Ok(())
        })
        .expect("rows");
    (rows, untold)
}

fn csv(table: &Table, rows: &[Vec<Cell>], guard: bool) -> String {
    let mut out = Vec::new();
    let mut csv = Csv::new(table, &mut out, CsvStyle { bom: false, guard }).expect("a table");
    rows.iter().for_each(|row| csv.row(row).expect("a row"));
    csv.finish().expect("a table");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn every_finding_of_a_clash_has_a_row() {
    let (rows, untold) = rows(&clash(), &Filter::default());
    let counts: Vec<_> = rows.iter().map(|(name, rows)| format!("{name} {}", rows.len())).collect();
    insta::assert_snapshot!(counts.join("\n"));
    assert_eq!((untold.without_text.len(), untold.faulty_spans), (0, 0));
}

#[test]
fn hostile_words_break_no_row() {
    let (rows, _) = rows(&hostile(), &Filter::default());
    assert!(rows.len() > 8, "{:?}", rows.keys());
    for table in tables() {
        let Some(of) = rows.get(table.name) else { continue };
        let written = csv(table, of, true);
        let mut reader = csv::Reader::from_reader(written.as_bytes());
        let read: Vec<_> =
            reader.records().map(|row| row.expect("a row of as many cells")).collect();
        assert_eq!(read.len(), of.len(), "{}", table.name);
        let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        assert_eq!(written.find(control), None, "{}", table.name);
    }
}

#[test]
fn odd_reports_are_refused_or_exported() {
    let wire = clash();
    let mut exported = 0;
    for seed in 0..400 {
        let lines = mutated(&wire.lines, seed);
        let Ok(export) = Export::open(&lines, &wire.texts, &Filter::default()) else {
            continue;
        };
        let mut count = 0;
        if export
            .write(&|_| true, &mut |_, _| {
                count += 1;
                Ok(())
            })
            .is_ok()
        {
            assert!(count > 10, "seed {seed}");
            exported += 1;
        }
    }
    assert!(exported > 40, "only {exported} of the mutants are reports");
}

#[test]
fn only_words_are_guarded_against_being_taken_for_a_formula() {
    const WORDS: Column = Column { name: "words", kind: Kind::Text, about: "" };
    const NUMBER: Column = Column { name: "number", kind: Kind::Int, about: "" };
    static TABLE: Table =
        Table { name: "two", about: "", analyzer: None, columns: &[WORDS, NUMBER] };
    for (words, shown) in [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "\"'\r=1\""),
        ("1=1", "1=1"),
        (" =1", " =1"),
        ("'=1", "'=1"),
        ("a\u{1b}[31m\u{0}b", "a\u{fffd}[31m\u{fffd}b"),
        ("two\nlines, \"so\"", "\"two\nlines, \"\"so\"\"\""),
    ] {
        let row = |guard| {
            let cells = vec![Cell::Text(words.into()), Cell::Int(-1)];
            let csv = csv(&TABLE, &[cells], guard);
            csv.split_once("\r\n").expect("a row").1.to_owned()
        };
        assert_eq!(row(true), format!("{shown},-1\r\n"));
        assert_eq!(
            row(false),
            format!("{},-1\r\n", shown.replacen("'", "", usize::from(!words.starts_with('\''))))
        );
    }
}

#[test]
fn a_filter_is_the_same_read_at_once_and_line_by_line() {
    let wire = clash();
    for filter in [
        Filter { outlets: vec!["norland post".into()], ..Filter::default() },
        Filter { actors: vec!["Sudland".into()], ..Filter::default() },
        Filter { since: Some(jiff::civil::date(2031, 2, 4)), ..Filter::default() },
    ] {
        let (rows, _) = rows(&wire, &filter);
        let (report, _) = wire.read().filtered(&filter).expect("a part");
        let count = |name: &str| rows.get(name).map_or(0, Vec::len);
        assert!((1..=3).contains(&count("documents")), "{filter:?}");
        assert_eq!(count("documents"), report.documents().len(), "{filter:?}");
        let claims = report.documents().iter().flat_map(|row| &row.facts.casualties);
        assert_eq!(count("claims"), claims.map(|it| it.claims.len()).sum::<usize>(), "{filter:?}");
        let summary = report.summaries().stance.as_ref().expect("a matrix");
        assert_eq!(count("cells"), summary.cells.len(), "{filter:?}");
    }
}

#[test]
fn findings_that_stand_apart_from_their_document_are_refused_with_their_line() {
    let lines = clash().lines;
    let mut swapped: Vec<&str> = lines.lines().collect();
    let last = swapped.iter().rposition(|line| line.contains(r#""type":"document""#)).expect("one");
    let facts = swapped.iter().position(|line| line.contains(r#""type":"facts""#)).expect("one");
    let line = swapped.remove(facts);
    swapped.insert(last, line);
    let lines = swapped.join("\n");
    assert!(Report::read(lines.as_bytes()).is_ok());
    let export = Export::open(&lines, &(), &Filter::default()).expect("a report");
    let error = export.write(&|_| true, &mut |_, _| Ok(())).expect_err("apart").to_string();
    assert!(error.contains("which do not follow the line of that document"), "{error}");
    assert!(error.starts_with("line "), "{error}");
}

#[test]
fn decisions_of_a_report_stand_in_its_tables() {
    let wire = Wire::of("casualties", 1)
        .document("a", "", "Three died.")
        .facts("casualties", "a", r#"{"claims":[{"id":"c1","count":{"lo":4,"hi":4,"bound":"exact"},"span":@Three@,"category":"killed","review":{"verdict":"correct","value":"count=4","note":"recounted"}}]}"#);
    let (rows, _) = rows(&wire, &Filter::default());
    let claims = tables().iter().find(|table| table.name == "claims").expect("a table");
    let row = &rows["claims"][0];
    let cell = |name: &str| {
        let at = claims.columns.iter().position(|column| column.name == name);
        row[at.expect("a column")].clone()
    };
    assert_eq!(cell("verdict"), Cell::Text("correct".into()));
    assert_eq!(cell("corrected"), Cell::Text("count=4".into()));
    let export = Export::open(&wire.lines, &wire.texts, &Filter::default()).expect("a report");
    let mut decided = Vec::new();
    let made = export.review(&mut |_, cells| {
        decided.extend(cells);
        Ok(())
    });
    made.expect("rows");
    let last: Vec<Cell> = decided.split_off(8);
    assert_eq!(last, ["correct", "count=4", "recounted"].map(|it| Cell::Text(it.into())));
}
