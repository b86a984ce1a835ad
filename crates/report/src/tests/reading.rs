//! What is a report, and how one that is none is refused.

use super::{clash, refusal};

const HEADER: &str = r#"{"type":"header","schema":1,"dateline":"0.1.0","analyzers":["quotes"],"config":{},"documents":1}"#;
const DOCUMENT: &str = r#"{"type":"document","doc":"a","bytes":9}"#;

#[test]
fn reads_what_it_needs_and_passes_over_the_rest() {
    let report = clash().read();
    assert_eq!(report.header().schema, 1);
    assert_eq!(report.documents().len(), 3);
    assert_eq!(report.failures().len(), 2);
    assert_eq!(report.analyzers(), ["dedup", "actors", "quotes", "casualties", "stance", "tone"]);
    assert!(report.documents()[2].facts.other.contains_key("tone"));
}

#[test]
fn documents_may_stand_behind_their_facts() {
    let lines = format!(
        "{HEADER}\n{}\n{DOCUMENT}\n",
        r#"{"type":"facts","analyzer":"quotes","doc":"a","data":{}}"#
    );
    assert!(crate::Report::read(lines.as_bytes()).is_ok());
}

#[test]
fn lines_of_unknown_type_are_counted() {
    let lines = format!("{HEADER}\n{DOCUMENT}\n{{\"type\":\"checksum\",\"of\":1}}\n");
    let report = crate::Report::read(lines.as_bytes()).expect("a report");
    assert_eq!(report.unknown_lines().get("checksum"), Some(&1));
    let page = crate::summary(&report, &(), crate::Style { width: 80, color: false });
    assert!(page.contains("1 line of unknown type `checksum` passed over\n"), "{page}");
}

#[test]
fn byte_order_mark_and_empty_lines_do_no_harm() {
    let lines = format!("\u{feff}{HEADER}\n\n{DOCUMENT}\n\n");
    assert!(crate::Report::read(lines.as_bytes()).is_ok());
}

#[test]
fn refusals_name_the_line_and_what_was_expected() {
    let all = [
        String::new(),
        "hello\n".into(),
        "{\"doc\":\"a\"}\n".into(),
        format!("{DOCUMENT}\n"),
        "{\"type\":\"header\"}\n".into(),
        HEADER.replace("\"schema\":1", "\"schema\":2"),
        HEADER.replace("\"schema\":1", "\"schema\":\"one\""),
        format!("{HEADER}\n{HEADER}\n"),
        format!("{HEADER}\n{DOCUMENT}\n{DOCUMENT}\n"),
        format!("{HEADER}\n{}\n", r#"{"type":"document"}"#),
        format!(
            "{HEADER}\n{}\n",
            r#"{"type":"document","doc":"a","published":{"date":"2031-02-31"}}"#
        ),
        format!(
            "{HEADER}\n{}\n",
            r#"{"type":"facts","analyzer":"quotes","doc":"b","data":{"quotes":[]}}"#
        ),
        format!("{HEADER}\n{DOCUMENT}\n{}\n", r#"{"type":"facts","doc":"a","data":{}}"#),
        format!("{HEADER}\n{DOCUMENT}\n{}\n", r#"{"type":"facts","analyzer":"quotes","doc":"a"}"#),
        format!(
            "{HEADER}\n{DOCUMENT}\n{}\n",
            r#"{"type":"facts","analyzer":"quotes","doc":"a","data":{"quotes":[{"id":"q1","content":[[9,3]]}]}}"#
        ),
        format!(
            "{HEADER}\n{DOCUMENT}\n{}\n",
            r#"{"type":"facts","analyzer":"quotes","doc":"a","data":{"quotes":[{"id":"q1","content":[[-1,3]]}]}}"#
        ),
        format!(
            "{HEADER}\n{DOCUMENT}\n{0}\n{0}\n",
            r#"{"type":"facts","analyzer":"quotes","doc":"a","data":{}}"#
        ),
        format!("{HEADER}\n{0}\n{0}\n", r#"{"type":"summary","analyzer":"tone","data":{}}"#),
        format!(
            "{HEADER}\n{}\n",
            r#"{"type":"summary","analyzer":"casualties","data":{"events":[{"where":7}]}}"#
        ),
        format!("{HEADER}\n{}", r#"{"type":"summary","analyzer":"tone","da"#),
    ];
    let told: Vec<String> = all.iter().map(|lines| refusal(lines)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn bytes_that_are_no_utf8_are_refused() {
    let mut lines = format!("{HEADER}\n{{\"type\":\"document\",\"doc\":\"").into_bytes();
    lines.extend([0xff, b'"', b'}', b'\n']);
    let error = crate::Report::read(lines.as_slice()).expect_err("no report");
    assert_eq!(error.to_string(), "line 2: expected UTF-8, but byte 27 is not");
}
