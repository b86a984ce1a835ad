//! Why a report says what it says, as a user asks for it.

use std::fs;
use std::path::Path;

use dateline_tests::{Called, dateline};

const FIRST: &str =
    "TALVIN - Three soldiers of Norland were killed on Monday, Norland’s army said.\n";
const SECOND: &str = "Norway accused Sweden of theft. Four soldiers of Norland were killed on Monday in Talvin, the army said.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/a.txt"), FIRST).unwrap();
    fs::write(folder.path().join("in/b.txt"), SECOND).unwrap();
    let called = dateline(folder.path(), &["analyze", "in", "--quiet", "-o", "r.jsonl"]);
    assert_eq!(called.code, 0, "{}", called.err);
    folder
}

fn explain(folder: &Path, args: &[&str]) -> Called {
    dateline(folder, &[&["explain"], args].concat())
}

#[test]
fn a_finding_is_explained_by_its_words_offsets_and_rules() {
    let folder = folder();
    let mut shown = String::new();
    for id in ["b#s1", "a#c1", "b#q1"] {
        let called = explain(folder.path(), &["r.jsonl", id, "in"]);
        assert_eq!((called.code, called.err.as_str()), (0, ""));
        shown.push_str(&called.out);
    }
    // The lexicon may grow.
    let (before, after) = shown.split_once("data/triggers.toml, line ").unwrap();
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
    insta::assert_snapshot!(format!("{before}data/triggers.toml, line N{after}"));
}

#[test]
fn an_event_is_explained_by_its_claims() {
    let folder = folder();
    let called = explain(folder.path(), &["r.jsonl", "e1", "in"]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    insta::assert_snapshot!(called.out);
    let tally = explain(folder.path(), &["r.jsonl", "e1.1", "in"]);
    assert_eq!(tally.code, 0);
}

#[test]
fn a_story_is_explained_without_a_report() {
    let folder = folder();
    let all = explain(folder.path(), &["in"]);
    assert_eq!((all.code, all.err.as_str()), (0, ""));
    let stances = explain(folder.path(), &["in/b.txt", "--analyzer", "stance"]);
    assert!(stances.out.contains("rule   trigger: accuse.v"), "{}", stances.out);
    assert!(!stances.out.contains("casualties c1"), "{}", stances.out);
    let one = explain(folder.path(), &["in/b.txt", "s1"]);
    assert_eq!(one.code, 0, "{}", one.err);
    assert!(one.out.contains("Norway → Sweden · ACCUSE"), "{}", one.out);
}

#[test]
fn what_is_not_there_is_told_with_what_can_be_asked_for() {
    let folder = folder();
    for (args, said) in [
        (&["r.jsonl", "b#s9"][..], "the report has nothing called `b#s9`: name a document"),
        (
            &["r.jsonl", "c1"],
            "2 of 2 documents have a finding `c1`: name one of them, as in `a#c1`",
        ),
        (&["none.jsonl", "c1"], "failed to read"),
        (&["in/a.txt", "s1"], "nothing called `s1`"),
    ] {
        let called = explain(folder.path(), args);
        assert_eq!((called.code, called.out.as_str()), (2, ""), "{args:?}");
        assert!(called.err.contains(said), "{}", called.err);
    }
    let without = explain(folder.path(), &["r.jsonl", "b#s1"]);
    assert_eq!(without.code, 0);
    assert!(without.out.contains("no text at hand"), "{}", without.out);
    assert!(without.out.contains("rule   give the stories to see the rules"), "{}", without.out);
}
