//! What holds for every text.

use jiff::civil::date;
use proptest::prelude::*;

use crate::{events_in, find, resolve, solve};

/// Pieces that dates are made of, in any order.
const PIECES: [&str; 44] = [
    "July",
    "MAY",
    "may",
    "23",
    "24th",
    "1990",
    "1990s",
    "'90s",
    "2021-07-24",
    "03/08/2019",
    "99",
    ",",
    ".",
    "-",
    "/",
    "(",
    ")",
    "\n\n",
    "on",
    "in",
    "last",
    "next",
    "this",
    "the",
    "year",
    "week",
    "weekend",
    "Friday",
    "Fri",
    "night",
    "ago",
    "two",
    "few",
    "past",
    "early",
    "mid",
    "end of",
    "today",
    "will",
    "war",
    "Syria",
    "\u{1f600}",
    "\u{201c}",
    "of",
];

fn holds(text: &str) {
    let published = date(2021, 7, 29);
    let mut end = 0;
    for mention in find(text) {
        assert!(
            text.get(mention.span.clone()).is_some_and(|words| !words.is_empty()),
            "cuts a character"
        );
        assert!(mention.span.start >= end, "mentions overlap");
        end = mention.span.end;
        let fixed = resolve(&mention, None).is_some();
        if let Some((first, last)) = resolve(&mention, Some(published)) {
            assert!(first <= last, "{mention:?}");
            assert!(fixed || last.year() <= published.year() + 30, "{mention:?} is far ahead");
        }
    }
    let mut end = 0;
    for event in events_in(text) {
        assert!(
            text.get(event.span.clone()).is_some_and(|words| !words.is_empty()),
            "cuts a character"
        );
        assert!(event.span.start >= end, "events overlap");
        end = event.span.end;
    }
    assert_eq!(find(text), find(text));
    assert_eq!(solve(text), solve(text));
}

proptest! {
    #[test]
    fn holds_for_any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn holds_for_texts_of_date_words(pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), any::<bool>()), 0..40)) {
        let text: String = pieces.iter().map(|(piece, space)| if *space { format!("{piece} ") } else { (*piece).into() }).collect();
        holds(&text);
    }
}

#[test]
fn holds_for_odd_texts() {
    holds("\0");
    holds("July\0 23");
    holds(&"9".repeat(100_000));
    holds(&"July 23 ".repeat(5_000));
    holds(&"war Syria Gaza ".repeat(5_000));
    holds(&"\u{2019}".repeat(1_000));
    holds(
        "December 31, 9999. January 1, 2100. In 2100, next year, 999 decades ago, 999 years ago.",
    );
}

#[test]
fn the_earliest_and_latest_days_of_the_calendar_do_no_harm() {
    for published in [date(-9999, 1, 1), date(9999, 12, 31)] {
        for mention in find(
            "yesterday, tomorrow, last year, next week, two decades ago, Friday, July 23, last weekend",
        ) {
            let _ = resolve(&mention, Some(published));
        }
    }
}

#[test]
fn the_words_of_the_tables_are_sorted() {
    let names = include_str!("../../data/names.txt").lines();
    let names: Vec<_> = names.filter(|line| !line.starts_with('#')).collect();
    assert!(names.is_sorted(), "the names are sorted");
    let events: Vec<_> = include_str!("../../data/events.toml")
        .lines()
        .filter(|line| line.starts_with("name ="))
        .collect();
    assert!(events.is_sorted_by_key(|name| name.to_lowercase()), "the events are sorted by name");
}
