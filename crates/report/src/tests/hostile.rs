//! What no report may do: steer the terminal, break the page, or make a view panic.

use super::{Wire, clash};
use crate::layout::columns;
use crate::{Report, Sampling, Style, sample, summary};

/// A report whose every name tries something.
pub(super) fn hostile() -> Wire {
    let text = "Evil\u{1b}[31m said “red\u{1b}]0;title\u{7}\nnew\u{202e}line\u{200b}, 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} 👩‍👩‍👧‍👦” \0 and three died.";
    let odd = r#""title":"\u001b[2J\u202etitle\r\nnext","outlet":"Out\u0007let \u9b31\u9b31\u9b31\u9b31\u9b31\u9b31\u9b31\u9b31\u9b31\u9b31\u9b31\u9b31\u9b31""#;
    Wire::of("dedup actors quotes casualties stance to\\u001bne", 2)
        .document("evil\u{1b}[0m/1", odd, text)
        .facts("quotes", "evil\u{1b}[0m/1", &r#"{"quotes":[{"id":"q1","kind":"di\nrect","content":[LEN],"speaker":{"id":"x\u001b","name":"Na\nme","unit":"\u0000"},"relay":[{"name":"A\tP","span":[0,4]}]}]}"#.replace("LEN", &format!("[0,{}]", text.len())))
        .facts("casualties", "evil\u{1b}[0m/1", r#"{"claims":[{"id":"c1","count":{"lo":18446744073709551615,"bound":"at-least"},"span":@three@,"category":"kil\nled","claimant":{"name":"\u001bX","candidates":["a","b"]},"flags":["\u001b"]}],"rejected":[{"span":[0,1],"why":"\u001b"}]}"#)
        .facts("stance", "evil\u{1b}[0m/1", r#"{"stances":[{"id":"s1","actor":{"id":"x\u001b"},"target":{"issue":"\u001b"},"class":"\u001b","evidence":[0,30]}]}"#)
        .document("evil\u{1b}[0m/2", odd, text)
        .line(r#"{"type":"failure","analyzer":"co\u001brpus","error":"bad\n\u001b[31mnews"}"#)
        .line(r#"{"type":"wh\u001bat"}"#)
        .summary("dedup", "", r#"{"families":[{"id":"f\n1","documents":["evil\u001b[0m/1","evil\u001b[0m/2","gone"]}],"links":[{"a":"evil\u001b[0m/1","b":"evil\u001b[0m/2","kind":"cl\u001bone","jaccard":1,"a_in_b":2,"b_in_a":3}],"passages":[{"a":"evil\u001b[0m/1","a_span":[0,90],"b":"evil\u001b[0m/2","b_span":[0,90],"tokens":7,"changes":[{"a":[0,12],"b":[4,44],"kind":"name"}]},{"a":"evil\u001b[0m/1","a_span":[0,40],"b":"nowhere","b_span":[0,90],"tokens":7}]}"#)
        .summary("actors", "", r#"{"actors":[{"actor":{"name":"\u001b[1m"},"mentions":18446744073709551615}]}"#)
        .summary("casualties", "", r#"{"events":[{"where":"\u001bwhere","parties":["x\u001b"],"tallies":[{"side":"x\u001b","category":"\u001b","low":18446744073709551615,"best":0,"agreement":"\u001bconflict\u001b\u001b\u001b","origins":18446744073709551615,"claims":[{"doc":"evil\u001b[0m/1","id":"c1"}]}]}]}"#)
        .summary("stance", "", r#"{"cells":[{"actor":"x\u001b","target":"\u001b","n":1,"n_distinct":18446744073709551,"polarity_mean":-9223372036854775808,"classes":{"\u001b":1},"evidence":[{"doc":"evil\u001b[0m/1","id":"s1"}]},{"actor":"x\u001b","issue":"\u001b","n":1,"n_distinct":1,"polarity_mean":9223372036854775807}]}"#)
}

#[test]
fn escapes_and_line_breaks_are_shown_harmless() {
    insta::assert_snapshot!(hostile().page(80));
}

#[test]
fn no_line_is_wider_than_the_page() {
    for wire in [clash(), hostile()] {
        let report = wire.read();
        for width in (0..140).chain([1000]) {
            let style = Style { width, color: false };
            let all = Sampling { analyzer: None, n: 100, seed: 3 };
            let sample = sample(&report, &wire.texts, all, style).expect("a sample");
            for line in summary(&report, &wire.texts, style).lines().chain(sample.lines()) {
                assert!(
                    columns(line) <= width.max(20),
                    "{} columns at {width}: {line}",
                    columns(line)
                );
            }
        }
    }
}

#[test]
fn nothing_steers_the_terminal() {
    let wire = hostile();
    let report = wire.read();
    let style = Style { width: 80, color: false };
    let all = Sampling { analyzer: None, n: 100, seed: 3 };
    let sample = sample(&report, &wire.texts, all, style).expect("a sample");
    for page in [summary(&report, &wire.texts, style), sample] {
        let steers =
            |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
        assert_eq!(page.chars().find(|c| steers(*c)), None, "{page:?}");
    }
}

#[test]
fn color_only_adds_tones() {
    let wire = clash();
    let report = wire.read();
    let toned = summary(&report, &wire.texts, Style { width: 80, color: true });
    let mut bare = toned.clone();
    for sgr in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[31m"] {
        assert!(bare.contains(sgr), "{sgr:?} is used");
        bare = bare.replace(sgr, "");
    }
    assert_eq!(bare, wire.page(80));
    assert!(toned.contains("\u{1b}[31mCONFLICT\u{1b}[0m"), "{toned:?}");
}

/// A report of one document whose claim, quote and stance have this span.
fn spanned(text: &str, span: &str) -> Wire {
    Wire::of("quotes casualties stance", 1)
        .document("a", "", text)
        .facts("quotes", "a", &format!(r#"{{"quotes":[{{"id":"q1","kind":"direct","content":[{span}]}}]}}"#))
        .facts("casualties", "a", &format!(r#"{{"claims":[{{"id":"c1","count":{{"lo":1}},"span":{span},"category":"killed"}}]}}"#))
        .facts("stance", "a", &format!(r#"{{"stances":[{{"id":"s1","actor":{{"id":"NOR"}},"target":{{"id":"SUD"}},"class":"ACCUSE","evidence":{span}}}]}}"#))
        .summary("quotes", "a", r#"{"speakers":[{"quotes":[{"variants":[[{"doc":"a","id":"q1"}]],"documents":["a"]}]}]}"#)
        .summary("casualties", "a", r#"{"events":[{"tallies":[{"category":"killed","low":1,"agreement":"uncontested","claims":[{"doc":"a","id":"c1"}]}]}]}"#)
        .summary("stance", "a", r#"{"cells":[{"actor":"NOR","target":"SUD","n":1,"n_distinct":1,"polarity_mean":-600,"evidence":[{"doc":"a","id":"s1"}]}]}"#)
}

#[test]
fn spans_past_the_end_are_told() {
    insta::assert_snapshot!(spanned("Short.", "[2,900]").page(80));
}

#[test]
fn spans_that_cut_a_character_are_told() {
    insta::assert_snapshot!(spanned("“Short”.", "[1,6]").page(80));
}

#[test]
fn spans_of_texts_that_are_not_at_hand_are_held_against_the_length() {
    let report = spanned("Short.", "[2,900]").read();
    let page = summary(&report, &(), Style { width: 80, color: false });
    assert!(
        page.contains("FAULTY SPANS  3 spans don't fit the text of their document\n"),
        "{page}"
    );
    assert!(page.contains("span 2..900 runs past the end of the text (6 bytes)"), "{page}");
}

#[test]
fn faulty_spans_are_told_in_samples() {
    let wire = spanned("“Short”.", "[1,6]");
    let all = Sampling { analyzer: None, n: 10, seed: 1 };
    let page = sample(&wire.read(), &wire.texts, all, Style { width: 80, color: false })
        .expect("a sample");
    insta::assert_snapshot!(page);
}

#[test]
fn another_text_than_that_of_the_report_is_refused() {
    let wire = spanned("Short.", "[0,5]");
    let lines = wire.lines.replace(r#""bytes":6"#, r#""bytes":6,"hash":"blake3:00ff""#);
    let report = Report::read(lines.as_bytes()).expect("a report");
    let page = summary(&report, &wire.texts, Style { width: 80, color: false });
    assert!(!page.contains("Short"), "{page}");
    assert!(
        page.contains("The text at hand is not the one that the report was made from"),
        "{page}"
    );
    let hash = blake3::hash(b"Short.").to_hex();
    let lines = wire.lines.replace(r#""bytes":6"#, &format!(r#""bytes":6,"hash":"blake3:{hash}""#));
    let report = Report::read(lines.as_bytes()).expect("a report");
    assert!(summary(&report, &wire.texts, Style { width: 80, color: false }).contains("“Short”"));
}

#[test]
fn text_of_the_report_counts_before_words_from_elsewhere() {
    let wire = spanned("Short.", "[0,5]");
    let lines = wire.lines.replace(r#""bytes":6"#, r#""bytes":6,"text":"Other.""#);
    let report = Report::read(lines.as_bytes()).expect("a report");
    let page = summary(&report, &wire.texts, Style { width: 80, color: false });
    assert!(page.contains("“Other”") && !page.contains("Short"), "{page}");
}

/// The lines of a report with some of their numbers, and some of their strings, replaced by odd ones.
pub(super) fn mutated(lines: &str, seed: u64) -> String {
    let mut state = seed;
    let mut random = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let numbers = ["0", "1", "3", "40", "127", "128", "130", "999", "4294967295"];
    let strings = [
        "",
        "a2-second",
        "\\u001b[2J",
        "q1",
        "c1",
        "漢字",
        "x y z",
        "direct",
        "conflict",
        "plural",
    ];
    let mut out = String::new();
    for (n, line) in lines.lines().enumerate() {
        for (i, part) in line.split_inclusive([',', ':', '[', ']', '}']).enumerate() {
            let (value, end) =
                part.split_at(part.len() - usize::from(part.ends_with([',', ':', '[', ']', '}'])));
            let change = n > 0 && i > 6 && random() % 60 == 0 && !end.ends_with(':');
            if change && !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
                out.push_str(numbers[random() % numbers.len()]);
            } else if change && value.len() > 1 && value.starts_with('"') && value.ends_with('"') {
                out.push_str(&format!("\"{}\"", strings[random() % strings.len()]));
            } else {
                out.push_str(value);
            }
            out.push_str(end);
        }
        out.push('\n');
    }
    out
}

#[test]
fn odd_reports_are_refused_or_shown_within_the_page() {
    let wire = clash();
    let mut shown = 0;
    for seed in 0..400 {
        let Ok(report) = Report::read(mutated(&wire.lines, seed).as_bytes()) else { continue };
        shown += 1;
        let style = Style { width: 30 + usize::try_from(seed).expect("small") % 90, color: false };
        let page = summary(&report, &wire.texts, style);
        let all = Sampling { analyzer: None, n: 100, seed };
        let sample = sample(&report, &wire.texts, all, style).unwrap_or_default();
        let widest = page.lines().chain(sample.lines()).map(columns).max().unwrap_or(0);
        assert!(widest <= style.width, "seed {seed}: {widest} columns\n{page}\n{sample}");
    }
    assert!(shown > 40, "only {shown} of the mutants are reports");
}
