//! What each section of the summary says.

use super::{Wire, clash};

#[test]
fn page_of_a_clash_at_80_columns() {
    insta::assert_snapshot!(clash().page(80));
}

#[test]
fn page_of_a_clash_at_120_columns() {
    insta::assert_snapshot!(clash().page(120));
}

#[test]
fn page_of_a_clash_at_40_columns() {
    insta::assert_snapshot!(clash().page(40));
}

#[test]
fn leaves_out_sections_of_analyzers_that_are_not_in_the_report() {
    let page = Wire::of("", 1).document("a", "", "Nothing happened.").page(80);
    insta::assert_snapshot!(page);
}

#[test]
fn empty_sections_say_so_in_one_line() {
    let page = Wire::of("dedup actors quotes casualties stance", 0)
        .summary("dedup", "", r#"{"families":[],"links":[],"passages":[]}"#)
        .summary("actors", "", r#"{"actors":[]}"#)
        .summary("quotes", "", r#"{"speakers":[]}"#)
        .summary("casualties", "", r#"{"events":[]}"#)
        .summary("stance", "", r#"{"cells":[]}"#)
        .page(80);
    insta::assert_snapshot!(page);
}

#[test]
fn missing_summaries_are_told() {
    let text = "Norland said that it won. “We won,” Norland said.";
    let page = Wire::of("dedup actors quotes casualties stance", 1)
        .document("a", "", text)
        .facts("quotes", "a", r#"{"quotes":[{"id":"q1","kind":"indirect","content":[@it won@],"speaker":{"id":"NOR","name":"Norland"}},
            {"id":"q2","kind":"direct","content":[@We won,@]}]}"#.replace('\n', "").as_str())
        .page(80);
    insta::assert_snapshot!(page);
}

#[test]
fn quotes_of_a_report_without_summary_count_equal_words_once() {
    let page = Wire::of("quotes", 2)
        .document("a", "", "Norland said: “It’s over.”")
        .facts("quotes", "a", r#"{"quotes":[{"id":"q1","kind":"direct","content":[@It’s over.@],"speaker":{"id":"NOR","name":"Norland"}}]}"#)
        .document("b", "", "“It's over”, Norland said.")
        .facts("quotes", "b", r#"{"quotes":[{"id":"q1","kind":"direct","content":[@It's over@],"speaker":{"id":"NOR","name":"Norland"}}]}"#)
        .page(80);
    assert!(page.contains("1 distinct of 2 quotes, by 1 speaker"), "{page}");
    assert!(page.contains("direct · 2 documents · a:17"), "{page}");
}

#[test]
fn unknown_origin_of_a_family_is_told() {
    let page = clash().lines.replace(r#","origin":"a1-first"}]"#, "}]");
    let report = crate::Report::read(page.as_bytes()).expect("a report");
    let page = crate::summary(&report, &(), crate::Style { width: 80, color: false });
    assert!(page.contains("f1  2 stories, origin unknown: dates are missing or tie\n"), "{page}");
}

#[test]
fn excerpt_tells_which_story_holds_which() {
    let link =
        r#"{"a":"early","b":"late","kind":"excerpt","jaccard":369,"a_in_b":942,"b_in_a":377}"#;
    let family = |origin: &str| {
        format!(
            r#"{{"families":[{{"id":"f1","documents":["early","late"]{origin}}}],"links":[{link}],"passages":[]}}"#
        )
    };
    let wire = || Wire::of("dedup", 2).document("early", "", "x").document("late", "", "x");
    let page = wire().summary("dedup", "", &family("")).page(80);
    assert!(
        page.contains("    late   undated     outlet unknown  holds 94 % of early\n"),
        "{page}"
    );
    let page = wire().summary("dedup", "", &family(r#","origin":"late""#)).page(80);
    assert!(
        page.contains("    early  undated     outlet unknown  is held in the origin 94 %\n"),
        "{page}"
    );
}

#[test]
fn shares_are_rounded_down_so_that_all_means_all() {
    let link = r#"{"a":"a","b":"b","kind":"copy","jaccard":999,"a_in_b":1000,"b_in_a":999}"#;
    let data = format!(
        r#"{{"families":[{{"id":"f1","documents":["a","b"]}}],"links":[{link}],"passages":[]}}"#
    );
    let page = Wire::of("dedup", 2)
        .document("a", "", "x")
        .document("b", "", "x")
        .summary("dedup", "", &data)
        .page(80);
    assert!(page.contains("copy of a 99 %"), "{page}");
}

#[test]
fn large_family_shows_its_first_stories_and_counts_the_rest() {
    let docs: Vec<String> = (0..30).map(|i| format!("story-number-{i:02}")).collect();
    let mut wire = Wire::of("dedup", docs.len());
    for doc in &docs {
        wire = wire.document(doc, r#""outlet":"Norland Post""#, "x");
    }
    let documents = serde_json::to_string(&docs).expect("strings");
    let data = format!(
        r#"{{"families":[{{"id":"f1","documents":{documents}}}],"links":[],"passages":[]}}"#
    );
    let page = wire.summary("dedup", "", &data).page(80);
    assert!(
        page.contains("    story-number-09  undated     Norland Post\n    … and 20 more stories\n"),
        "{page}"
    );
}

/// A report with `events` events of one tally each, which `n` claims of different numbers contest.
fn events(events: usize, n: usize) -> Wire {
    let text = "Norland counted many dead.";
    let claim = |i: usize| {
        format!(
            r#"{{"id":"c{i}","count":{{"lo":{i},"hi":{i},"bound":"exact"}},"span":@many@,"category":"killed"}}"#
        )
    };
    let claims: Vec<String> = (0..n).map(claim).collect();
    let refs: Vec<String> = (0..n).map(|i| format!(r#"{{"doc":"a","id":"c{i}"}}"#)).collect();
    let event = |i: usize| {
        let agreement = if i == 40 { "conflict" } else { "compatible" };
        format!(
            r#"{{"id":"e{i}","parties":["NOR"],"tallies":[{{"category":"killed","low":0,"best":{i},"high":{i},"agreement":"{agreement}","claims":[{}]}}]}}"#,
            refs.join(",")
        )
    };
    let events: Vec<String> = (0..events).map(event).collect();
    Wire::of("casualties", 1)
        .document("a", "", text)
        .facts("casualties", "a", &format!(r#"{{"claims":[{}]}}"#, claims.join(",")))
        .summary("casualties", "a", &format!(r#"{{"events":[{}]}}"#, events.join(",")))
}

#[test]
fn few_events_show_several_claimants() {
    let page = events(1, 9).page(80);
    assert!(page.contains("    … and 5 more claimants\n"), "{page}");
}

#[test]
fn many_events_show_the_weightiest_and_conflicts_first() {
    let page = events(60, 9).page(80);
    assert!(page.contains("… and 54 more events\n"), "{page}");
    assert!(page.contains("CONFLICT"), "{page}");
    assert!(page.contains("    … and 7 more claimants\n"), "{page}");
    assert!(page.lines().count() < 50, "{page}");
}

#[test]
fn conflict_shows_differing_numbers_before_repeats() {
    let text = "Two said three. One said nine.";
    let claim = |id: &str, n: u8, who: &str| {
        format!(
            r#"{{"id":"{id}","count":{{"lo":{n},"hi":{n},"bound":"exact"}},"span":@three@,"category":"killed","claimant":{{"id":"{who}","name":"{who}"}}}}"#
        )
    };
    let claims = [claim("c1", 3, "aa"), claim("c2", 3, "bb"), claim("c3", 9, "cc")];
    let page = Wire::of("casualties", 1)
        .document("a", "", text)
        .facts("casualties", "a", &format!(r#"{{"claims":[{}]}}"#, claims.join(",")))
        .summary(
            "casualties",
            "a",
            r#"{"events":[{"tallies":[{"category":"killed","low":3,"high":9,"agreement":"conflict",
            "claims":[{"doc":"a","id":"c1"},{"doc":"a","id":"c2"},{"doc":"a","id":"c3"}]}]}]}"#
                .replace('\n', "")
                .as_str(),
        )
        .page(80);
    let order: Vec<&str> =
        page.lines().filter(|line| line.starts_with("    ") && line.contains(": ")).collect();
    let starts: Vec<String> =
        order.iter().map(|line| line.trim().chars().take(5).collect()).collect();
    assert_eq!(starts, ["3: aa", "9: cc", "3: bb"], "{page}");
}

#[test]
fn claims_that_the_report_does_not_hold_are_told() {
    let lines = clash()
        .lines
        .replace(r#"{"doc":"a2-second","id":"c2"}"#, r#"{"doc":"a2-second","id":"c9"}"#);
    let report = crate::Report::read(lines.as_bytes()).expect("a report");
    let page = crate::summary(&report, &(), crate::Style { width: 80, color: false });
    assert!(page.contains("    1 claim that the report does not hold\n"), "{page}");
}

#[test]
fn matrix_keeps_to_the_width_and_counts_what_is_left_out() {
    let cell = |i: usize, j: usize| {
        format!(
            r#"{{"actor":"group-{i:02}","target":"group-{j:02}","n":1,"n_distinct":{},"polarity_mean":-{i}}}"#,
            i + j
        )
    };
    let cells: Vec<String> = (0..20).flat_map(|i| (0..20).map(move |j| cell(i, j))).collect();
    let page = Wire::of("stance", 0)
        .summary("stance", "", &format!(r#"{{"cells":[{}]}}"#, cells.join(",")))
        .page(80);
    insta::assert_snapshot!(page);
}

#[test]
fn first_ten_failures_are_listed() {
    let mut wire = Wire::of("", 0);
    for i in 0..25 {
        wire = wire.line(&format!(
            r#"{{"type":"failure","analyzer":"corpus","doc":"file-{i}","error":"not UTF-8"}}"#
        ));
    }
    let page = wire.page(80);
    assert!(
        page.contains("FAILURES  25 in corpus\n") && page.contains("  … and 15 more failures\n"),
        "{page}"
    );
    assert!(page.contains("file-9  not UTF-8\n") && !page.contains("file-10"), "{page}");
}

#[test]
fn report_with_fewer_documents_than_promised_is_told() {
    let page = Wire::of("", 5).document("a", "", "x").page(80);
    assert!(page.contains("the header promises 5 documents: the report is not whole\n"), "{page}");
}
