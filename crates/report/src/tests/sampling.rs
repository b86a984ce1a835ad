//! What samples show, and that they are the same everywhere.

use super::{Wire, clash};
use crate::{Sampling, Style, sample};

const STYLE: Style = Style { width: 80, color: false };

fn drawn(
    wire: &Wire,
    analyzer: Option<&str>,
    n: usize,
    seed: u64,
    width: usize,
) -> anyhow::Result<String> {
    sample(&wire.read(), &wire.texts, Sampling { analyzer, n, seed }, Style { width, color: false })
}

#[test]
fn all_findings_at_80_columns() {
    insta::assert_snapshot!(drawn(&clash(), None, 100, 1, 80).expect("a sample"));
}

#[test]
fn all_findings_at_120_columns() {
    insta::assert_snapshot!(drawn(&clash(), None, 100, 1, 120).expect("a sample"));
}

#[test]
fn same_seed_gives_the_same_sample() {
    let of = |seed| drawn(&clash(), None, 3, seed, 80).expect("a sample");
    assert_eq!(of(7), of(7));
    assert!((8..30).any(|seed| of(seed) != of(7).replace("seed 7", &format!("seed {seed}"))));
}

#[test]
fn findings_of_one_analyzer_alone() {
    let page = drawn(&clash(), Some("stance"), 10, 1, 80).expect("a sample");
    assert!(page.starts_with("SAMPLE  1 of 1 findings of stance, seed 1\n"), "{page}");
    let page = drawn(&clash(), Some("tone"), 10, 1, 80).expect("a sample");
    assert!(page.contains("tone t1") && page.contains("mood mild · score 4"), "{page}");
}

#[test]
fn unknown_analyzer_is_told_with_the_nearest() {
    let error =
        drawn(&clash(), Some("stanse"), 1, 1, 80).expect_err("no such analyzer").to_string();
    insta::assert_snapshot!(error);
    let error = drawn(&Wire::of("", 0), Some("stance"), 1, 1, 80)
        .expect_err("no such analyzer")
        .to_string();
    assert_eq!(error, "no findings of `stance` in the report (it has no analyzer)");
}

#[test]
fn sample_without_any_text_is_refused() {
    let all = Sampling { analyzer: None, n: 3, seed: 1 };
    let error = sample(&clash().read(), &(), all, STYLE).expect_err("no text").to_string();
    assert_eq!(
        error,
        "the report holds no text: give the paths it was made from, or write it with --with-text"
    );
}

#[test]
fn finding_without_text_is_told_beside_those_with_one() {
    let mut wire = clash();
    wire.texts.remove("b1-third");
    let page = drawn(&wire, None, 100, 1, 80).expect("a sample");
    assert!(
        page.contains("\nno text at hand\n") && page.contains("\nNorland accused Sudland"),
        "{page}"
    );
}

#[test]
fn report_without_findings_gives_an_empty_sample() {
    let page = drawn(&Wire::of("quotes", 0), None, 5, 1, 80).expect("a sample");
    assert_eq!(page, "SAMPLE  0 of 0 findings, seed 1\n");
}

#[test]
fn sentence_around_a_finding_is_shown_and_no_more() {
    let text = "Nothing yet. Mr. Vik of the U.N. said “it is over.” Then he left.";
    let page = drawn(
        &Wire::of("quotes", 1).document("a", "", text).facts(
            "quotes",
            "a",
            r#"{"quotes":[{"id":"q1","kind":"direct","content":[@it is over.@]}]}"#,
        ),
        None,
        1,
        1,
        80,
    )
    .expect("a sample");
    insta::assert_snapshot!(page);
}

#[test]
fn long_finding_is_shown_by_its_ends() {
    let text: String = (0..200).map(|i| format!("Sentence number {i} of Norland. ")).collect();
    let wire = Wire::of("dedup", 1).document("a", "", &text).facts(
        "dedup",
        "a",
        r#"{"boilerplate":[[17,5800]]}"#,
    );
    insta::assert_snapshot!(drawn(&wire, None, 1, 1, 80).expect("a sample"));
}
