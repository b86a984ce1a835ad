//! What two reports say differently, as a user asks for it.

use std::fs;
use std::path::Path;

use dateline_tests::{Called, dateline};

const FIRST: &str = "TALVIN - Three soldiers were killed on Monday, Norland’s army said. \
    Norland accused Sudland of sabotage.\n";
const SECOND: &str =
    "“We will answer,” the army chief of Sudland said. Dozens were hurt on Tuesday.\n";

/// A folder of two stories and a report of them.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/a.txt"), FIRST).unwrap();
    fs::write(folder.path().join("in/b.txt"), SECOND).unwrap();
    report(folder.path(), "old.jsonl", &[]);
    folder
}

/// A report of five analyzers: one more changes nothing here.
fn report(folder: &Path, name: &str, args: &[&str]) {
    let all = ["--only", "dedup,actors,quotes,casualties,stance"];
    let only = if args.contains(&"--only") { &[] } else { &all[..] };
    let args = [&["analyze", "in", "--quiet", "-o", name], args, only].concat();
    let called = dateline(folder, &args);
    assert_eq!(called.code, 0, "{}", called.err);
}

fn diff(folder: &Path, old: &str, new: &str) -> Called {
    let called = dateline(folder, &["diff", old, new]);
    assert_eq!(called.err, "");
    called
}

#[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_same_findings_are_exit_code_0() {
    let folder = folder();
    report(folder.path(), "new.jsonl", &["--with-text"]);
    let called = diff(folder.path(), "old.jsonl", "new.jsonl");
    assert_eq!(called.code, 0, "{}", called.out);
    assert!(called.out.ends_with(" findings, all the same\n"), "{}", called.out);
}

#[test]
fn findings_are_matched_by_their_evidence_and_not_by_their_ids() {
    let folder = folder();
    // Every id is another one, also where it is referred to.
    let mut other = read(&folder.path().join("old.jsonl"));
    for (letter, n) in [('c', 2), ('q', 3), ('s', 3)] {
        for i in (1..=n).rev() {
            let (old, new) =
                (format!("\"id\":\"{letter}{i}\""), format!("\"id\":\"{letter}{}\"", i + 7));
            other = other.replace(&old, &new);
        }
    }
    assert_ne!(other, read(&folder.path().join("old.jsonl")));
    fs::write(folder.path().join("new.jsonl"), other).unwrap();
    let called = diff(folder.path(), "old.jsonl", "new.jsonl");
    assert_eq!(called.code, 0, "{}", called.out);
}

#[test]
fn the_configuration_is_told_to_have_made_the_difference() {
    let folder = folder();
    fs::write(
        folder.path().join("acled.toml"),
        "[analyzers.casualties]\nvague-numbers = 'acled'\n",
    )
    .unwrap();
    report(folder.path(), "one.jsonl", &["--only", "casualties"]);
    report(folder.path(), "new.jsonl", &["--only", "casualties", "--config", "acled.toml"]);
    let called = diff(folder.path(), "one.jsonl", "new.jsonl");
    assert_eq!(called.code, 1);
    insta::assert_snapshot!(called.out);
}

#[test]
fn what_is_known_beside_the_text_is_told_to_have_made_the_difference() {
    let folder = folder();
    let table = "file,outlet\na.txt,Norland Gazette\nb.txt,Sudland Gazette\n";
    fs::write(folder.path().join("in/metadata.csv"), table).unwrap();
    report(folder.path(), "new.jsonl", &[]);
    let called = diff(folder.path(), "old.jsonl", "new.jsonl");
    assert_eq!(called.code, 1);
    assert!(
        called.out.starts_with("a (what is known beside the text)\n  ~ document  outlet"),
        "{}",
        called.out
    );
    let made = called.out.trim_end().rsplit_once(": ").unwrap().1;
    assert!(!made.contains(','), "all of it: {made}");
}

#[test]
fn a_changed_text_is_told_to_have_made_the_difference() {
    let folder = folder();
    report(folder.path(), "old.jsonl", &["--with-text"]);
    fs::write(
        folder.path().join("in/a.txt"),
        format!("UPDATE\n\n{}", FIRST.replace("Three", "Four")),
    )
    .unwrap();
    fs::rename(folder.path().join("in/b.txt"), folder.path().join("in/c.txt")).unwrap();
    report(folder.path(), "new.jsonl", &["--with-text"]);
    let called = diff(folder.path(), "old.jsonl", "new.jsonl");
    assert_eq!(called.code, 1);
    insta::assert_snapshot!(called.out);
    let brief = dateline(folder.path(), &["diff", "--brief", "old.jsonl", "new.jsonl"]);
    assert_eq!((brief.code, brief.out.lines().count()), (1, 1), "{}", brief.out);
    assert!(called.out.ends_with(&brief.out), "{}", brief.out);
}

#[test]
fn the_version_is_told_and_by_itself_is_no_difference() {
    let folder = folder();
    let old = read(&folder.path().join("old.jsonl"));
    let newer = old.replacen("\"dateline\":\"", "\"dateline\":\"9", 1);
    fs::write(folder.path().join("new.jsonl"), &newer).unwrap();
    let called = diff(folder.path(), "old.jsonl", "new.jsonl");
    assert_eq!(called.code, 0);
    assert!(called.out.starts_with("version: 0.1.0 → 90.1.0\n"), "{}", called.out);
    let lower = newer.replacen("\"lo\":3,\"hi\":3", "\"lo\":2,\"hi\":3", 1);
    assert_ne!(lower, newer);
    fs::write(folder.path().join("new.jsonl"), lower).unwrap();
    let called = diff(folder.path(), "old.jsonl", "new.jsonl");
    assert_eq!(called.code, 1);
    assert!(
        called.out.contains("a (the version)\n  ~ casualties c1  count.lo 3 → 2\n"),
        "{}",
        called.out
    );
    assert!(called.out.contains(" 1 changed: 1 by the version\n"), "{}", called.out);
}

#[test]
fn what_is_no_report_is_trouble() {
    let folder = folder();
    for (old, new, said) in [
        ("in/a.txt", "old.jsonl", "the old report: line 1: expected a line of a report"),
        ("old.jsonl", "none.jsonl", "failed to read none.jsonl"),
    ] {
        let called = dateline(folder.path(), &["diff", old, new]);
        assert_eq!((called.code, called.out.as_str()), (2, ""));
        assert!(called.err.contains(said), "{}", called.err);
    }
}
