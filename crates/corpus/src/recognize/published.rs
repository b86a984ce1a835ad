//! The day of publication: as a line at the head states it, else solved for.

use std::sync::LazyLock;

use dateline_core::{Published, PublishedFrom, Span};
use dateline_dates::{DateMention, DateValue, find, solve, solve_day};
use jiff::civil::Date;

use super::dateline::Dateline;
use super::head::{Head, Line, entries};

/// The day that the text states or implies.
pub(crate) fn stated(
    text: &str,
    head: &Head,
    dateline: Option<&Dateline>,
    titles: &[Span],
) -> Option<Published> {
    let above = dateline.map_or(head.end, |dateline| dateline.span.start());
    let dates = || head.dates.iter().filter(|date| date.span.start < above);
    let at_head = || dates().filter(|date| heads(text, head, date, titles)).find_map(day);
    let told =
        at_head().or_else(|| dateline.and_then(|dateline| dateline.date.as_ref()).and_then(day));
    if let Some(date) = told {
        return Some(Published { date, from: PublishedFrom::Dateline });
    }
    // `MOSCOW, July 5 (Reuters) - `: the text must tell the year.
    let month_day =
        dateline.and_then(|dateline| dateline.date.as_ref()).and_then(|date| match date.value {
            DateValue::MonthDay { month, day, .. } => Some((month, day)),
            _ => None,
        });
    let date = match month_day {
        Some((month, day)) => solve_day(text, month, day),
        None => solve(text).map(|solved| solved.date),
    };
    date.map(|date| Published { date, from: PublishedFrom::Inferred })
}

fn day(mention: &DateMention) -> Option<Date> {
    match mention.value {
        DateValue::Day { date, .. } => Some(date),
        _ => None,
    }
}

/// Whether a line holds a date and nothing but labels and an outlet's name beside it:
/// `Published: July 24, 2021 10:45 GMT`, `Norland Times (24 July 2021)`.
pub(crate) fn is_date_line(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let dates = find(line);
    let Some(date) = dates.iter().find(|date| day(date).is_some()) else { return false };
    let before = line.get(..date.span.start).unwrap_or_default();
    let after = line.get(date.span.end..).unwrap_or_default();
    let sets_off = ['(', ',', '|', '-', ':', '\u{2013}', '\u{2014}', '\u{b7}', '\u{2022}'];
    let set_off = before.trim_end().ends_with(sets_off)
        || before.split_whitespace().next_back().is_some_and(is_label);
    let named = set_off
        && before.split_whitespace().count() <= 8
        && before.split_whitespace().all(is_name_or_label);
    (only_labels(before) || named) && only_labels(after)
}

/// Whether a date stands at the head of the story as its own: first in its line but for labels, or behind the headline,
/// and not as the first words of a sentence.
fn heads(text: &str, head: &Head, date: &DateMention, titles: &[Span]) -> bool {
    let holds = |line: &Line| line.span.contains_offset(date.span.start);
    let Some(at) = head.lines.iter().position(holds) else { return false };
    let Some((above, [line, ..])) = head.lines.split_at_checked(at) else { return false };
    if line.span.of(text).is_some_and(is_date_line) {
        return true;
    }
    // Below a paragraph a date begins an entry of the story.
    let paragraph = |line: &Line| {
        line.span.len() > 300 || line.span.of(text).is_some_and(|words| words.ends_with(['.', ':']))
    };
    if at > 5 || above.last().is_some_and(|line| !line.apart) || above.iter().any(paragraph) {
        return false;
    }
    let title = titles.iter().map(|title| title.end()).rfind(|end| *end <= date.span.start);
    let from = title.map_or(line.span.start(), |end| end.max(line.span.start()));
    let before = text.get(from..date.span.start).unwrap_or_default();
    let after = text.get(date.span.end..line.span.end()).unwrap_or_default();
    let credit = before.split_whitespace().count() <= 2 && before.split_whitespace().all(is_name);
    let led_in = before.split_whitespace().next_back().is_some_and(is_preposition);
    let labelled = only_labels(before) && !(led_in && before.split_whitespace().count() == 1);
    (labelled || title.is_some() && credit) && !begins_sentence(after)
}

/// `4 October 2007 was a day`, `July 4, 1776, the`: a small letter follows. Behind a label it does not.
fn begins_sentence(after: &str) -> bool {
    let after = after.trim_start_matches([',', ' ']);
    let word = after.split_whitespace().next().unwrap_or_default();
    word.starts_with(char::is_lowercase) && !is_label(word) || after.starts_with('(')
}

fn only_labels(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty() || is_label(word) || word.starts_with(|c: char| c.is_ascii_digit())
    })
}

fn is_label(word: &str) -> bool {
    static LIST: LazyLock<Vec<&str>> =
        LazyLock::new(|| entries(include_str!("../../data/labels.txt")).collect());
    LIST.contains(&word.to_lowercase().as_str())
}

fn is_preposition(word: &str) -> bool {
    ["on", "of", "at", "by"].contains(&word.to_lowercase().as_str())
}

fn is_name_or_label(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    is_name(word) || is_label(bare) || ["desk", "staff", "the"].contains(&bare)
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) || !word.contains(char::is_alphanumeric)
}
