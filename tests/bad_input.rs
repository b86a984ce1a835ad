//! Bad input: each gives a named failure, and all else goes on.

use std::fs;
use std::path::Path;

use dateline_tests::{dateline, lines, spans};

const STORY: &str =
    "TALVIN - Norland's Defense Ministry said on Friday that two of its soldiers were killed.\n";

/// Writes files into a new folder and analyzes it; returns exit code, ids read, and failures.
fn analyze(files: &[(&str, &[u8])]) -> (u8, Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    analyze_folder(folder.path())
}

fn analyze_folder(folder: &Path) -> (u8, Vec<String>, Vec<String>) {
    let called = dateline(folder, &["analyze", "--format", "jsonl", "."]);
    let report = lines(&called.out);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let ids = report
        .iter()
        .filter(|line| line["type"] == "document")
        .map(|line| text(&line["doc"]))
        .collect();
    let failures = report.iter().filter(|line| line["type"] == "failure");
    let failures =
        failures.map(|line| format!("{}: {}", text(&line["doc"]), text(&line["error"]))).collect();
    (called.code, ids, failures)
}

#[test]
fn an_empty_file_is_told() {
    let (code, ids, failures) = analyze(&[("a.txt", STORY.as_bytes()), ("empty.txt", b"")]);
    assert_eq!((code, ids), (1, vec!["a".to_owned()]));
    insta::assert_snapshot!(failures.join("\n"));
}

#[test]
fn damaged_utf8_is_read_and_told() {
    let damaged = b"The caf\xc3\xa9 and the caf\xc3\xa9 in Talvin and the caf\xc3 were closed.";
    let (code, ids, failures) = analyze(&[("a.txt", STORY.as_bytes()), ("damaged.txt", damaged)]);
    assert_eq!((code, ids), (1, vec!["a".to_owned(), "damaged".to_owned()]));
    insta::assert_snapshot!(failures.join("\n"));
}

#[test]
fn older_encodings_are_read() {
    let (code, ids, failures) = analyze(&[("latin.txt", b"The caf\xe9 in Talvin was closed.")]);
    assert_eq!((code, ids, failures), (0, vec!["latin".to_owned()], vec![]));
}

#[test]
fn nul_bytes_are_characters_like_others() {
    let (code, ids, failures) =
        analyze(&[("nul.txt", b"Two soldiers\0 were\0 killed, the ministry said.\0")]);
    assert_eq!((code, ids, failures), (0, vec!["nul".to_owned()], vec![]));
}

#[test]
fn a_line_of_50_megabytes_is_told_and_passed_over() {
    let mut stories = format!(r#"{{"id":"a","text":"{}"}}"#, STORY.trim()).into_bytes();
    stories.extend_from_slice(b"\n{\"id\":\"long\",\"text\":\"");
    stories.resize(stories.len() + (50 << 20), b'x');
    stories.extend_from_slice(b"\"}\n{\"id\":\"b\",\"text\":\"It ended.\"}\n");
    let (code, ids, failures) = analyze(&[("stories.jsonl", &stories)]);
    assert_eq!((code, ids), (1, vec!["a".to_owned(), "b".to_owned()]));
    insta::assert_snapshot!(failures.join("\n"));
}

#[test]
fn a_broken_json_line_is_told_by_its_number() {
    let stories = b"{\"id\":\"a\",\"text\":\"It began.\"}\n{\"id\":\"b\",\"text\":\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":\"It ended.\"}\n";
    let (code, ids, failures) = analyze(&[("stories.jsonl", stories)]);
    assert_eq!((code, ids), (1, vec!["a".to_owned(), "d".to_owned()]));
    insta::assert_snapshot!(failures.join("\n"));
}

#[test]
fn equal_ids_are_all_kept_and_told() {
    let stories = b"{\"id\":\"a\",\"text\":\"It began.\"}\n{\"id\":\"a\",\"text\":\"It ended.\"}\n";
    let (code, ids, failures) = analyze(&[("stories.jsonl", stories)]);
    assert_eq!((code, ids), (1, vec!["a".to_owned(), "a~2".to_owned()]));
    insta::assert_snapshot!(failures.join("\n"));
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    // Permissions do not stop a superuser, a link that leads nowhere stops everybody.
    std::os::unix::fs::symlink("nowhere.txt", folder.path().join("lost.txt")).unwrap();
    let (code, ids, failures) = analyze_folder(folder.path());
    assert_eq!((code, ids), (1, vec!["a".to_owned()]));
    insta::assert_snapshot!(failures.join("\n"));
}

#[test]
fn a_missing_path_is_told_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    let called = dateline(folder.path(), &["analyze", "--format", "jsonl", "a.txt", "b.txt"]);
    assert_eq!(called.code, 1);
    assert!(called.out.contains(r#""doc":"b.txt""#), "{}", called.out);
}

#[test]
fn nothing_readable_is_an_error_that_names_what_was_tried() {
    let folder = tempfile::tempdir().unwrap();
    let called = dateline(folder.path(), &["analyze", "none.txt"]);
    assert_eq!((called.code, called.out.as_str()), (2, ""));
    insta::assert_snapshot!(called.err);
}

/// News-like and odd pieces, strung together at random; the same for a seed.
fn jumble(seed: u64) -> String {
    const PIECES: &[&str] = &[
        "Norland",
        "Armenia\u{2019}s",
        "Defense Ministry",
        "said",
        "that",
        "three",
        "of its",
        "troops",
        "were",
        "killed",
        "and",
        "two more",
        "wounded",
        "5,000",
        "more than",
        "dozens of",
        "\u{201c}",
        "\u{201d}",
        "\"",
        "'",
        "\u{2019}",
        "on Friday",
        "July 23",
        "accused",
        "Azerbaijan",
        "of firing",
        "each other",
        "both sides",
        "the spokesman",
        "he",
        "according to",
        "Reuters",
        "told",
        ".",
        ",",
        ".\u{201d} ",
        "\n",
        "\n\n",
        "TALVIN \u{2013} ",
        "(",
        ")",
        "no casualties",
        "\u{c9}",
        "\u{301}",
        "\u{1f600}",
        "\u{0}",
        "\u{a0}",
        "\u{202e}",
        "$",
        "%",
        "-",
        "\u{2014}",
        "3.5",
        "12-15",
        "n't",
        "U.S.",
        "Mr.",
        "Gen. J. R. Holt",
        "expressed concern over",
        "urging",
        "\u{fb01}",
        "\u{130}",
        "\u{df}",
        "KILLED",
    ];
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut text = String::new();
    for _ in 0..20 + next(120) {
        text.push_str(PIECES[next(PIECES.len())]);
        if next(8) > 0 {
            text.push(' ');
        }
    }
    text
}

#[test]
fn jumbled_texts_panic_nowhere_and_every_span_fits() {
    let stories: Vec<_> = (1..=1500)
        .map(|i| serde_json::json!({"id": format!("{i:04}"), "text": jumble(i)}).to_string())
        .collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("stories.jsonl"), stories.join("\n")).unwrap();
    let called = dateline(folder.path(), &["analyze", "--format", "jsonl", "."]);
    assert_eq!(called.code, 0, "{}", called.err);
    for line in lines(&called.out).iter().filter(|line| line["type"] == "facts") {
        let text = jumble(line["doc"].as_str().unwrap().parse().unwrap());
        for span in spans(&line["data"]) {
            assert!(span.of(&text).is_some(), "{span:?} of {line}");
        }
    }
}

#[test]
fn odd_texts_panic_nowhere() {
    let odd = [
        "\u{201c}".repeat(3000),
        "\"".repeat(3001),
        "' \u{2019}s n't ".repeat(500),
        "Norland said said said, said Norland, \u{201c}said.".repeat(100),
        "3 4,5 .6 7% $8 9-10 killed killed wounded 11:12".repeat(100),
        "\u{301}\u{200d}\u{1f468}\u{200d}\u{1f469} \u{202e}dellik 3\u{0}".repeat(50),
        "x".repeat(1 << 20),
        "KILLED 12. ".repeat(2000),
        "\n\n\n.\n\u{2028}\r\n-\n".repeat(100),
    ];
    let files: Vec<_> =
        odd.iter().enumerate().map(|(i, text)| (format!("{i}.txt"), text.as_bytes())).collect();
    let files: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let (code, ids, failures) = analyze(&files);
    assert_eq!((code, ids.len(), failures), (0, odd.len(), vec![]));
}
