//! Small parts of the page: what is escaped, where documents go, where marks of an axis stand.

use jiff::civil::{Date, date};

use super::data::stretches;
use super::escape::json;
use super::scale::{Days, power};
use super::split::{Limits, files, link};
use crate::Report;
use crate::book::Book;

#[test]
fn json_has_no_character_that_means_something_to_html() {
    let hostile = "</script><!--&amp;\u{2028}\u{2029}'\"\\";
    let escaped = json(&hostile).expect("JSON");
    assert_eq!(escaped, r#""\u003c/script\u003e\u003c!--\u0026amp;\u2028\u2029'\"\\""#);
    assert_eq!(serde_json::from_str::<String>(&escaped).expect("JSON"), hostile);
}

/// The files of a report of documents with these lengths.
fn cut(bytes: &[u64], limits: Limits) -> Vec<std::ops::Range<usize>> {
    let mut lines = String::from("{\"type\":\"header\",\"schema\":1}\n");
    for (i, bytes) in bytes.iter().enumerate() {
        lines.push_str(&format!("{{\"type\":\"document\",\"doc\":\"{i}\",\"bytes\":{bytes}}}\n"));
    }
    let report = Report::read(lines.as_bytes()).expect("a report");
    files(&Book::open(&report, &()), limits)
}

#[test]
fn documents_move_to_further_files_beyond_a_number_or_a_length() {
    let limits = Limits { documents: 4, bytes: 100, documents_a_file: 3, bytes_a_file: 50 };
    assert!(cut(&[25, 25, 25, 25], limits).is_empty());
    assert!(cut(&[], limits).is_empty());
    assert_eq!(cut(&[1, 1, 1, 1, 1], limits), [0..3, 3..5]);
    assert_eq!(cut(&[30, 30, 20, 30, 99], limits), [0..1, 1..3, 3..4, 4..5]);
    assert_eq!(cut(&[u64::MAX, u64::MAX], limits), [0..1, 1..2]);
}

#[test]
fn names_of_files_become_links() {
    assert_eq!(link("report.html"), "report.html");
    assert_eq!(link("a b%#?é\".html"), "a%20b%25%23%3F%C3%A9%22.html");
}

#[test]
fn stretches_hold_all_spans_once_and_pass_over_those_that_do_not_fit() {
    let text = "“Three” died, four are hurt.";
    let span = |start, end| dateline_core::Span::new(start, end);
    let held = stretches(text, [span(18, 22), span(0, 11), span(8, 14), span(1, 4), span(20, 99)]);
    let json = serde_json::to_string(&held).expect("JSON");
    assert_eq!(json, r#"[[0,"“Three” di"],[18,"four"]]"#);
}

/// The labels of an axis of 1,000 units.
fn labels(first: Date, last: Date) -> Vec<String> {
    let ticks = Days::new(first, last, 0, 1000).ticks();
    assert!(ticks.windows(2).all(|pair| pair[0].at < pair[1].at), "{ticks:?}");
    assert!(ticks.iter().all(|tick| (0..=1000).contains(&tick.at)), "{ticks:?}");
    ticks.into_iter().map(|tick| tick.label).collect()
}

#[test]
fn axes_are_marked_by_days_weeks_months_or_years() {
    assert_eq!(labels(date(2031, 2, 27), date(2031, 3, 1)), ["27 Feb", "28 Feb", "1 Mar"]);
    assert_eq!(labels(date(2031, 2, 3), date(2031, 2, 20)), ["3 Feb", "10 Feb", "17 Feb"]);
    assert_eq!(labels(date(2031, 2, 3), date(2031, 5, 20)), ["Mar 2031", "Apr 2031", "May 2031"]);
    assert_eq!(labels(date(2027, 2, 3), date(2031, 2, 20)), ["2028", "2029", "2030", "2031"]);
    assert!(labels(date(-9999, 1, 1), date(9999, 12, 31)).len() < 15);
    assert_eq!(labels(date(2031, 2, 3), date(2031, 2, 3)), ["3 Feb", "4 Feb"]);
}

#[test]
fn numbers_stand_on_powers_of_ten() {
    assert_eq!([0, 1, 10, 100].map(|n| power(n, 100, 200, 100)), [200, 200, 150, 100]);
    assert_eq!(power(u64::MAX, u64::MAX, 200, 100), 100);
    assert_eq!(power(5_000, 100, 200, 100), 100);
}
