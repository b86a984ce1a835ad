//! The page in a real browser: no error, no request, nothing of a story runs. Where there is no Chromium, it says so.

use std::fs;
use std::path::Path;
use std::process::Command;

use dateline_tests::{dateline, root};

use super::hostile;

/// Runs the checks of `browser/check.py` on a page; `None` where there is no browser.
#[expect(clippy::print_stdout, reason = "a check that is left out has to say so")]
fn check(page: &Path, mode: &str) -> Option<String> {
    let script = root().join("tests/browser/check.py");
    let Ok(done) = Command::new("python3").arg(script).arg(mode).arg(page).output() else {
        println!("skipped: there is no python3");
        return None;
    };
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let errors = String::from_utf8_lossy(&done.stderr);
    if done.status.code() == Some(3) {
        println!("skipped: {said}");
        return None;
    }
    assert!(done.status.success(), "{said}\n{errors}");
    println!("{said}");
    Some(said)
}

#[test]
fn hostile_words_do_nothing_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    let payloads = hostile::payloads();
    fs::write(folder.path().join("report.jsonl"), hostile::report(&payloads)).unwrap();
    let called = dateline(folder.path(), &["report", "report.jsonl", "-o", "page.html"]);
    assert_eq!(called.code, 0, "{}", called.err);
    if let Some(said) = check(&folder.path().join("page.html"), "hostile") {
        assert!(said.contains(" 0 payloads executed"), "{said}");
    }
}

#[test]
fn hostile_words_do_nothing_in_further_files() {
    let folder = tempfile::tempdir().unwrap();
    let payloads = hostile::payloads();
    fs::write(folder.path().join("report.jsonl"), hostile::report(&payloads)).unwrap();
    let called = dateline(
        folder.path(),
        &["report", "report.jsonl", "-o", "a b%.html", "--one-file-up-to", "3"],
    );
    assert_eq!(called.code, 0, "{}", called.err);
    check(&folder.path().join("a b%.html"), "hostile");
    check(&folder.path().join("a b%-files/documents-001.html"), "hostile");
}

#[test]
fn the_page_of_the_seeds_works_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.jsonl");
    let path = |path: &Path| path.display().to_string();
    let called = dateline(&root(), &["analyze", "seeds", "-q", "--output", &path(&report)]);
    assert_eq!(called.code, 0, "{}", called.err);
    let page = folder.path().join("page.html");
    let called = dateline(&root(), &["report", &path(&report), "seeds", "-o", &path(&page)]);
    assert_eq!(called.code, 0, "{}", called.err);
    check(&page, "work");
}
