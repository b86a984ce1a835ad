//! What `verify` finds, and that it panics on nothing.

use super::hostile::{hostile, mutated};
use super::{Wire, clash};
use crate::{Verified, Words, verify};

/// The faults of a report, a line each.
fn faults(lines: &str, words: &dyn Words) -> (Vec<String>, Verified) {
    let mut faults = Vec::new();
    let verified = verify(
        &lines.to_owned(),
        words,
        &mut |fault| {
            faults.push(fault.to_string());
            Ok(())
        },
        &|_| (),
    )
    .expect("a report");
    assert_eq!(verified.faults, faults.len() as u64);
    (faults, verified)
}

/// A sound report of two documents.
fn sound() -> Wire {
    let text = "Sudland’s army said that three troops were killed.";
    let hash =
        |text: &str| format!(r#""hash":"blake3:{}""#, blake3::hash(text.as_bytes()).to_hex());
    Wire::of("dedup casualties stance", 2)
        .document("a", &hash(text), text)
        .facts("dedup", "a", r#"{"tokens":8,"boilerplate":[],"repeats":[]}"#)
        .facts("casualties", "a", r#"{"claims":[{"id":"c1","count":{"lo":3,"hi":3,"bound":"exact"},"span":@three@,"evidence":[0,52],"category":"killed","victims":{},"relay":[],"flags":[]}],"rejected":[]}"#)
        .facts("stance", "a", r#"{"stances":[]}"#)
        .document("b", &hash(text), text)
        .line(r#"{"type":"failure","analyzer":"dedup","doc":"b","error":"no memory"}"#)
        .facts("casualties", "b", r#"{"claims":[],"rejected":[]}"#)
        .facts("stance", "b", r#"{"stances":[]}"#)
        .summary("dedup", "a", r#"{"families":[{"id":"f1","documents":["a","b"],"origin":"a"}],"links":[],"passages":[{"a":"a","a_span":[0,20],"b":"b","b_span":[0,20],"tokens":4,"changes":[]}]}"#)
        .summary("casualties", "", r#"{"events":[{"id":"e1","parties":[],"tallies":[{"category":"killed","low":3,"agreement":"uncontested","claims":[{"doc":"a","id":"c1"}],"superseded":[]}]}]}"#)
        .line(r#"{"type":"failure","analyzer":"stance","error":"no memory"}"#)
}

#[test]
fn a_sound_report_has_no_fault() {
    let wire = sound();
    let (faults, verified) = faults(&wire.lines, &wire.texts);
    assert_eq!(faults, [""; 0]);
    assert_eq!((verified.documents, verified.spans, verified.references), (2, 4, 6));
}

#[test]
fn each_fault_is_told_with_its_line() {
    let wire = sound();
    let mut told = String::new();
    for (from, to) in [
        (r#""documents":2"#, r#""documents":3"#),
        (r#""analyzers":["dedup","#, r#""analyzers":["quotes","#),
        (r#""bytes":52"#, r#""bytes":51"#),
        ("blake3:", "blake3:0"),
        (r#""evidence":[0,52]"#, r#""evidence":[0,53]"#),
        (r#""evidence":[0,52]"#, r#""evidence":[0,8]"#),
        (r#""evidence":[0,52]"#, r#""evidence":[8,2]"#),
        (r#""id":"c1","count""#, r#""id":"c2","count""#),
        (r#""doc":"a","id":"c1""#, r#""doc":"c","id":"c1""#),
        (r#""documents":["a","b"]"#, r#""documents":["b","d"]"#),
        (r#""b_span":[0,20]"#, r#""b_span":[0,200]"#),
        (r#""changes":[]"#, r#""changes":[{"a":[0,30],"b":[1,2],"kind":"wording"}]"#),
        (r#"{"type":"failure","analyzer":"dedup","doc":"b","error":"no memory"}"#, ""),
        (r#"{"type":"failure","analyzer":"stance","error":"no memory"}"#, ""),
        (r#""type":"document","doc":"b""#, r#""type":"document","doc":"a""#),
        (
            r#""type":"facts","analyzer":"casualties","doc":"b""#,
            r#""type":"facts","analyzer":"casualties","doc":"a""#,
        ),
    ] {
        let lines = wire.lines.replacen(from, to, 1);
        assert_ne!(lines, wire.lines, "{from}");
        let (faults, _) = faults(&lines, &wire.texts);
        told.push_str(&format!("{from} => {to}\n"));
        faults.iter().for_each(|fault| told.push_str(&format!("  {fault}\n")));
        assert!(!faults.is_empty(), "{from} => {to}");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn stories_that_changed_or_are_gone_are_told() {
    let mut wire = sound();
    wire.texts.insert("a".into(), "Sudland’s army said that four troops were killed.".into());
    wire.texts.remove("b");
    let (faults, verified) = faults(&wire.lines, &wire.texts);
    insta::assert_snapshot!(faults.join("\n"));
    assert_eq!(verified.documents, 1);
}

#[test]
fn no_report_is_refused_and_odd_ones_are_gone_through() {
    assert!(verify(&String::new(), &(), &mut |_| Ok(()), &|_| ()).is_err());
    assert!(verify(&"{}".to_owned(), &(), &mut |_| Ok(()), &|_| ()).is_err());
    let wire = hostile();
    assert!(!faults(&wire.lines, &wire.texts).0.is_empty());
    let wire = clash();
    for seed in 0..400 {
        assert!(!faults(&mutated(&wire.lines, seed), &wire.texts).0.is_empty());
    }
}
