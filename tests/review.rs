//! Decisions of people: written into `review.csv`, applied on every run, told where they can't be.

#![expect(clippy::disallowed_methods, reason = "a test reads and edits what the program wrote")]

use std::path::Path;

use dateline_tests::{Called, dateline, facts, lines};
use serde_json::Value;

const STORY: &str = "YEREVAN, 29 July 2021 - Armenia's Defense Ministry said that three of its soldiers were killed near \
                     Kalbajar on Wednesday. Azerbaijan said that two of its soldiers were wounded. \
                     Armenia accused Azerbaijan of shelling a village.\n";

fn analyze(folder: &Path, more: &[&str]) -> Called {
    let args = ["analyze", "story.txt", "--output", "report.jsonl", "--with-text", "--quiet"];
    dateline(folder, &[&args, more].concat())
}

fn report(folder: &Path) -> Vec<Value> {
    lines(&std::fs::read_to_string(folder.join("report.jsonl")).unwrap())
}

fn summary<'r>(report: &'r [Value], analyzer: &str) -> &'r Value {
    let found =
        report.iter().find(|line| line["type"] == "summary" && line["analyzer"] == analyzer);
    &found.unwrap()["data"]
}

/// The file of decisions of the report, with `edit` done to the row whose reading begins with `reading`.
fn review(folder: &Path, edits: &[(&str, &str)]) {
    let called = dateline(folder, &["export", "report.jsonl", "--to", "review", "out"]);
    assert_eq!(called.code, 0, "{}", called.err);
    let file = std::fs::read_to_string(folder.join("out/review.csv")).unwrap();
    let rows: Vec<String> = file
        .lines()
        .map(|row| {
            let edit = edits.iter().find(|(reading, _)| row.contains(reading));
            edit.map_or(row.to_owned(), |(_, verdict)| {
                format!("{}{verdict}", row.strip_suffix(",,,").unwrap_or(row))
            })
        })
        .collect();
    std::fs::write(folder.join("review.csv"), rows.join("\n")).unwrap();
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("story.txt"), STORY).unwrap();
    let called = analyze(folder.path(), &[]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    folder
}

#[test]
fn tallies_and_cells_honour_decisions_and_say_so() {
    let folder = folder();
    let before = report(folder.path());
    assert_eq!(summary(&before, "casualties")["events"].as_array().unwrap().len(), 1);
    assert_eq!(summary(&before, "casualties").get("reviewed"), None);
    review(
        folder.path(),
        &[
            ("killed 3", ",correct,count=4; group=civilian,recounted"),
            ("wounded 2", ",reject,,"),
            ("ACCUSE", ",accept,,"),
        ],
    );
    let called = analyze(folder.path(), &["--review", "review.csv"]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    let after = report(folder.path());
    let claims = &facts(&after, "casualties", "story").unwrap()["claims"];
    assert_eq!(claims[0]["count"]["lo"], 4);
    assert_eq!(claims[0]["victims"]["group"], "civilian");
    assert_eq!(claims[0]["review"]["note"], "recounted");
    assert_eq!(claims[1]["review"]["verdict"], "reject", "what is rejected stays in the report");
    let summary_of = summary(&after, "casualties");
    assert_eq!(
        summary_of["reviewed"],
        serde_json::json!({"accepted": 0, "rejected": 1, "corrected": 1})
    );
    let tallies = summary_of["events"][0]["tallies"].as_array().unwrap();
    assert_eq!(tallies.len(), 1, "the rejected claim is in no tally");
    assert_eq!(tallies[0]["best"], 4);
    assert_eq!(summary(&after, "stance")["reviewed"]["accepted"], 1);
    // A later file of decisions holds what was decided before.
    review(folder.path(), &[]);
    let again = std::fs::read_to_string(folder.path().join("review.csv")).unwrap();
    assert!(again.contains(",correct,count=4; group=civilian,recounted"), "{again}");
}

#[test]
fn the_configuration_names_files_of_decisions() {
    let folder = folder();
    review(folder.path(), &[("ACCUSE", ",reject,,")]);
    std::fs::write(folder.path().join("dateline.toml"), "[corpus]\nreview = [\"review.csv\"]\n")
        .unwrap();
    let called = analyze(folder.path(), &[]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    assert_eq!(summary(&report(folder.path()), "stance")["cells"], serde_json::json!([]));
}

#[test]
fn a_decision_is_found_where_its_sentence_stands_now() {
    let folder = folder();
    review(folder.path(), &[("wounded 2", ",reject,,")]);
    let moved = STORY.replace("on Wednesday.", "on Wednesday. It rained all day in the mountains.");
    std::fs::write(folder.path().join("story.txt"), moved).unwrap();
    let called = analyze(folder.path(), &["--review", "review.csv"]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    let after = report(folder.path());
    assert_eq!(summary(&after, "casualties")["reviewed"]["rejected"], 1);
}

#[test]
fn a_decision_that_can_not_be_applied_is_told() {
    let folder = folder();
    review(
        folder.path(),
        &[
            ("killed 3", ",correct,count=many,"),
            ("wounded 2", ",reject,,"),
            ("ACCUSE", ",correct,clas=CONDEMN,"),
        ],
    );
    let changed = STORY.replace("two of its soldiers were wounded", "nobody was hurt");
    std::fs::write(folder.path().join("story.txt"), changed).unwrap();
    let called = analyze(folder.path(), &["--review", "review.csv"]);
    assert_eq!(called.code, 1);
    let after = report(folder.path());
    let mut told: Vec<&str> = after
        .iter()
        .filter(|line| line["type"] == "failure" && line["analyzer"] == "review")
        .map(|line| line["error"].as_str().unwrap())
        .collect();
    told.sort_unstable();
    insta::assert_snapshot!(told.join("\n"), @"
    the decision of review.csv:2 about `three` is not applied: `many` is not a number: 3, 3-5, >=5 (at least), >5 (more than), <=5, <5, ~5 (about)
    the decision of review.csv:3 about `two` is not applied: its words do not stand in the text any more
    the decision of review.csv:7 about `accused` is not applied: a stance has no part `clas`; it has class, actor, target
    ");
    std::fs::remove_file(folder.path().join("story.txt")).unwrap();
    std::fs::write(folder.path().join("other.txt"), STORY).unwrap();
    let called = dateline(
        folder.path(),
        &["analyze", "other.txt", "--review", "review.csv", "--format", "jsonl"],
    );
    assert_eq!(called.code, 0, "a part of a corpus is no fault");
    assert!(
        called
            .out
            .contains("no such document is in this run; 3 decisions of review.csv wait for it")
    );
}
