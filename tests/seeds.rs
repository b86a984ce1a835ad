//! The five stories: what each analyzer finds in each, shown under the words, and the report as a whole.

use dateline_tests::{dateline, dateline_at, facts, lines, marked, root, spans};
use serde_json::Value;

/// The analyzers whose findings have snapshots here; another one adds its own file.
const ANALYZERS: &[&str] = &["dedup", "actors", "quotes", "casualties", "stance"];

fn report() -> String {
    let called = dateline(&root(), &["analyze", "--format", "jsonl"]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    called.out
}

fn text(doc: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "a test reads the stories beside the program")]
    std::fs::read_to_string(root().join("seeds").join(doc).with_extension("txt")).unwrap()
}

fn documents(report: &[Value]) -> Vec<&str> {
    let documents = report.iter().filter(|line| line["type"] == "document");
    documents.filter_map(|line| line["doc"].as_str()).collect()
}

#[test]
fn findings_stand_under_their_words() {
    let report = lines(&report());
    let documents = documents(&report);
    assert_eq!(documents.len(), 5);
    for doc in documents {
        for analyzer in ANALYZERS {
            let shown = marked(analyzer, &text(doc), facts(&report, analyzer, doc).unwrap());
            insta::assert_snapshot!(format!("{}-{analyzer}", &doc[..3]), shown);
        }
    }
}

/// A line of the report; a summary with each entry of its lists on a line of its own.
fn entries(line: &Value) -> Vec<String> {
    let lists = line["data"].as_object().filter(|_| line["type"] == "summary");
    let Some(lists) = lists else { return vec![line.to_string()] };
    let mut lines = vec![format!("summary of {}", line["analyzer"])];
    for (name, list) in lists {
        lines.extend(
            list.as_array().into_iter().flatten().map(|entry| format!("  {name}: {entry}")),
        );
    }
    lines
}

#[test]
fn the_report_has_the_lines_of_the_format() {
    let report = lines(&report());
    // Facts are shown by the test above; what remains stands here, of a summary an entry a line.
    let others = report.iter().filter(|line| line["type"] != "facts").flat_map(entries);
    let others: Vec<_> = others.collect();
    insta::assert_snapshot!("report", others.join("\n"));
}

#[test]
fn every_kind_of_fact_has_the_form_of_the_format() {
    let report = lines(&report());
    let forms: Vec<_> = ANALYZERS
        .iter()
        .map(|analyzer| {
            let facts = facts(&report, analyzer, "003_25bda8ab454750b4").unwrap();
            format!("{analyzer}\n{}", serde_json::to_string_pretty(facts).unwrap())
        })
        .collect();
    insta::assert_snapshot!("forms", forms.join("\n\n"));
}

#[test]
fn every_span_lies_on_the_words_of_its_story() {
    let report = lines(&report());
    let mut checked = 0;
    for line in report.iter().filter(|line| line["type"] == "facts") {
        let text = text(line["doc"].as_str().unwrap());
        for span in spans(&line["data"]) {
            assert!(span.of(&text).is_some_and(|words| !words.is_empty()), "{span:?} of {line}");
            checked += 1;
        }
    }
    assert!(checked > 1000, "only {checked} spans");
}

#[test]
fn the_summary_reads_well_at_80_and_at_120_columns() {
    for width in [80, 120] {
        let called = dateline_at(width, &root(), &["analyze"]);
        assert_eq!((called.code, called.err.as_str()), (0, ""));
        insta::assert_snapshot!(format!("summary-{width}"), called.out);
    }
}
