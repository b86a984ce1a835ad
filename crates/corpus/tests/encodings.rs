//! Encodings: marks, UTF-8, guesses, and what is lost.

mod support;

use support::{one, read};

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn utf16_is_read_with_and_without_a_mark() {
    let text = "The café in Northport was closed, the ministry said.";
    let marked = format!("\u{feff}{text}");
    for bytes in [
        utf16(&marked, u16::to_le_bytes),
        utf16(&marked, u16::to_be_bytes),
        utf16(text, u16::to_le_bytes),
        utf16(text, u16::to_be_bytes),
    ] {
        assert_eq!(one(&[("a.txt", &bytes)]).text, text);
    }
}

#[test]
fn records_in_utf16_are_read() {
    let lines = "\u{feff}{\"text\":\"The café was closed.\"}\n{\"text\":\"It ended.\"}\n";
    let rows = "\u{feff}id\ttext\na\tThe café was closed.\nb\tIt ended.\n";
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        assert_eq!(read(&[("a.jsonl", &utf16(lines, bytes))]).0, ["a:1", "a:2"]);
        assert_eq!(read(&[("a.tsv", &utf16(rows, bytes))]).0, ["a", "b"]);
    }
}

#[test]
fn what_is_not_utf8_is_read_in_the_encoding_that_it_looks_like() {
    let latin = b"The caf\xe9 in Northport was closed on Friday, the ministry said. \x93It is over,\x94 it said.";
    let text =
        "The café in Northport was closed on Friday, the ministry said. “It is over,” it said.";
    assert_eq!(one(&[("a.txt", latin)]).text, text);
    let line = [b"{\"text\":\"", &latin[..], b"\"}"].concat();
    assert_eq!(one(&[("a.jsonl", &line)]).text, text);
    let row = [b"text;id\n\"", &latin[..], b"\";a"].concat();
    assert_eq!(one(&[("a.csv", &row)]).text, text);
}

#[test]
fn damaged_utf8_stays_utf8_and_is_told() {
    let damaged =
        b"The caf\xc3\xa9 and the caf\xc3\xa9 and the caf\xc3 were closed, the ministry said.";
    let (ids, problems) = read(&[("a.txt", damaged)]);
    assert_eq!(ids, ["a"]);
    assert_eq!(
        problems,
        [
            "a.txt: was read as UTF-8, and 1 place is not UTF-8: a \u{fffd} stands there; fetch it again or convert it with `iconv`"
        ]
    );
}

#[test]
fn half_a_character_of_utf16_is_told() {
    let mut bytes = utf16("\u{feff}The ministry said no.", u16::to_le_bytes);
    bytes.pop();
    let (ids, problems) = read(&[("a.txt", &bytes)]);
    assert_eq!((ids, problems.len()), (vec!["a".into()], 1));
    assert!(
        problems[0].starts_with("a.txt: was read as UTF-16LE, and 1 place is not"),
        "{problems:?}"
    );
}

#[test]
fn what_is_no_text_is_told() {
    let binary: Vec<u8> =
        (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let (ids, problems) = read(&[("a.txt", &binary)]);
    assert_eq!(ids, [""; 0]);
    assert_eq!(problems, ["a.txt: is neither UTF-8 nor text in an older encoding"]);
}
