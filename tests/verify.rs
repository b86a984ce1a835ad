//! A report held against its stories, as a user does it.

use std::fs;
use std::path::Path;

use dateline_tests::{Called, dateline};

const STORIES: [(&str, &str); 2] = [
    ("a.txt", "TALVIN - Seven people were killed on Monday, Norland’s police said.\n"),
    ("b.txt", "Norland accused Sudland of sabotage. “We will answer,” its army chief said.\n"),
];

/// A folder of two stories and a report of them.
fn folder(args: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for (name, text) in STORIES {
        fs::write(folder.path().join("in").join(name), text).unwrap();
    }
    let args = [&["analyze", "in", "--quiet", "-o", "r.jsonl"], args].concat();
    assert_eq!(dateline(folder.path(), &args).code, 0);
    folder
}

fn verify(folder: &Path) -> Called {
    dateline(folder, &["verify", "r.jsonl", "in"])
}

#[test]
fn a_report_holds_against_its_stories() {
    let folder = folder(&[]);
    let called = verify(folder.path());
    assert_eq!((called.code, called.out.as_str()), (0, ""));
    assert!(called.err.starts_with("held 2 documents, "), "{}", called.err);
    assert!(called.err.ends_with(" of r.jsonl against the stories: all hold\n"), "{}", called.err);
}

#[test]
fn a_changed_story_an_absent_one_and_a_new_one_are_told() {
    let folder = folder(&[]);
    fs::write(folder.path().join("in/a.txt"), STORIES[0].1.replace("Seven", "Eight")).unwrap();
    fs::rename(folder.path().join("in/b.txt"), folder.path().join("b.txt")).unwrap();
    fs::write(folder.path().join("in/c.txt"), "It began.\n").unwrap();
    let called = verify(folder.path());
    assert_eq!(called.code, 1);
    let faults: Vec<&str> = called.out.lines().collect();
    assert_eq!(faults.len(), 2, "{}", called.out);
    assert!(
        faults[0].contains("document a: the text of the story is another one"),
        "{}",
        faults[0]
    );
    assert!(faults[1].contains("document b: no text to hold it against"), "{}", faults[1]);
    assert!(
        called.err.starts_with("note: the report says nothing of the story c\n"),
        "{}",
        called.err
    );
    assert!(called.err.ends_with("2 faults\n"), "{}", called.err);
}

#[test]
fn a_renamed_story_is_known_by_its_hash() {
    let folder = folder(&[]);
    fs::rename(folder.path().join("in/b.txt"), folder.path().join("in/z.txt")).unwrap();
    let called = verify(folder.path());
    assert_eq!((called.code, called.out.as_str()), (0, ""), "{}", called.err);
}

#[test]
fn a_report_with_its_texts_holds_by_itself_and_one_without_is_trouble() {
    let with = folder(&["--with-text"]);
    let called = dateline(with.path(), &["verify", "r.jsonl"]);
    assert_eq!((called.code, called.out.as_str()), (0, ""));
    assert!(called.err.contains(" against its own texts: all hold"), "{}", called.err);
    let without = dateline(folder(&[]).path(), &["verify", "r.jsonl"]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("name the stories that it was made from"), "{}", without.err);
    assert_eq!(dateline(with.path(), &["verify", "in/a.txt", "in"]).code, 2, "no report");
    assert_eq!(dateline(with.path(), &["verify", "none.jsonl", "in"]).code, 2, "no file");
}
