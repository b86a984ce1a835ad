//! Tests of what dates are found, what they mean, what a text implies, and of what holds for every text.

mod finding;
mod looking_ahead;
mod naming;
mod odd;
mod resolving;
mod solving;

use jiff::civil::Date;

use crate::{find, resolve};

/// Each mention of `text` on a line: its words, and the days that it means in a story of the day `published`.
fn resolved(text: &str, published: Option<Date>) -> String {
    let mut lines = String::new();
    for mention in find(text) {
        let days = match resolve(&mention, published) {
            None => "-".into(),
            Some((first, last)) if first == last => first.to_string(),
            Some((first, last)) => format!("{first} to {last}"),
        };
        lines += &format!("{} = {days}\n", &text[mention.span]);
    }
    lines
}

/// As in a story of Thursday, July 29, 2021.
fn check(text: &str, expected: &str) {
    let expected: String = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(resolved(text, Date::new(2021, 7, 29).ok()), expected, "in: {text}");
}
