//! Datelines: `TEHRAN (Iran News) – `, `MOSCOW, July 5 (Reuters) - `, `BOGOTA, 14 SEP 89 (DPA) -- [TEXT]`.
//!
//! A place in capitals, perhaps a date, perhaps a slug in parentheses, and a dash, which a slug makes needless and a colon
//! or a bar may stand for.
//! A place in small letters needs the date or the slug to be known for one.

use std::sync::LazyLock;

use dateline_core::Span;
use dateline_dates::DateMention;

use super::head::{Head, entries};

/// A dateline and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// From the place to the dash, or to the last of the brackets behind it.
    pub(crate) span: Span,
    /// What stands in parentheses before the dash, mostly an agency.
    pub(crate) slug: Option<Span>,
    /// The date in it.
    pub(crate) date: Option<DateMention>,
}

/// Datelines are no longer than this, without brackets.
const BYTES: usize = 160;

/// The dateline at the head of a line, or behind a date or a headline that a line begins with.
pub(crate) fn find(text: &str, head: &Head, titles: &[Span]) -> Option<Dateline> {
    let starts = head.lines.iter().map(|line| line.span.start());
    let dates = head.dates.iter().map(|date| date.span.end).take(2);
    let titles = titles.iter().map(|title| title.end()).filter(|end| *end < head.end);
    let mut starts: Vec<usize> = starts.chain(dates).chain(titles).collect();
    starts.sort_unstable();
    starts.into_iter().find_map(|start| at(text, start, head))
}

/// The dateline that begins at `start`, after white space and marks.
pub(crate) fn at(text: &str, start: usize, head: &Head) -> Option<Dateline> {
    let rest = text.get(start..)?;
    let start = start + rest.find(|c: char| !(c.is_whitespace() || ".,:;|*".contains(c)))?;
    // `July 5 (Reuters) - `, where the place is left out.
    let dated = || head.dates.iter().any(|mention| mention.span.start == start).then_some(start);
    let mut at = place(text, start).or_else(dated)?;
    let capitals =
        text.get(start..at)?.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if is_no_place(text.get(start..at)?) {
        return None;
    }
    let (mut slug, mut date) = (None, None);
    while at < start + BYTES {
        at = skip_space(text, at);
        let rest = text.get(at..)?;
        if let Some(mention) = head.dates.iter().find(|mention| mention.span.start == at) {
            at = mention.span.end;
            (date, slug) = (Some(mention.clone()), None);
        } else if let Some(end) = enclosed(rest, '(', ')', 80) {
            slug = Some(Span::new(at + 1, at + end - 1).trimmed(text));
            at += end;
        } else if let Some(rest) = rest.strip_prefix(',') {
            at = text.len() - rest.len();
            // A paren before a comma is a country: `MANAGUA (NICARAGUA), 27 SEP 89`.
            slug = None;
        } else if let Some(end) = dash(text, at) {
            let known = date.is_some() || slug.is_some();
            let shouted = || {
                text.get(end..)
                    .and_then(|rest| rest.split_whitespace().next())
                    .is_some_and(is_shout)
            };
            let no_date = text.get(start..at).is_some_and(|words| words.contains("NO DATE"));
            if !(known || no_date || capitals && !shouted()) {
                return None;
            }
            let end = brackets(text, end);
            return Some(Dateline { span: Span::new(start, end).trimmed(text), slug, date });
        } else if capitals
            && slug.is_none()
            && let Some(end) = mark(text, start, at)
        {
            return Some(Dateline { span: Span::new(start, end).trimmed(text), slug, date });
        } else if let Some(rest) = rest.strip_prefix("NO DATE") {
            at = text.len() - rest.len();
        } else if slug.is_some() && text.get(..at)?.trim_end().ends_with(')') {
            // `BAGHDAD (Reuters) Gunmen killed`, `Baghdad, Iraq (CNN) Gunmen killed`: the dash is left out.
            let parted = text.get(start..at)?.contains(", ");
            let begins = rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            let end = text.get(..at)?.trim_end().len();
            let found = Dateline { span: Span::new(start, end), slug, date };
            return ((capitals || parted) && begins).then_some(found);
        } else {
            // `BAGHDAD, Iraq`: the rest of a place.
            at = more_place(text, start, at)?;
        }
    }
    None
}

/// The end of up to five words in capitals, else of up to three that begin with one.
fn place(text: &str, start: usize) -> Option<usize> {
    let mut end = start;
    let mut capitals = None;
    for (count, word) in text.get(start..)?.split_inclusive(' ').enumerate() {
        let bare = word.trim_end();
        let name = bare.trim_end_matches([',', ':']);
        let letters = name.chars().all(|c| c.is_alphabetic() || "'\u{2019}.-/".contains(c));
        let upper = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let initial = name.chars().next().is_some_and(char::is_uppercase);
        let fits =
            letters && initial && *capitals.get_or_insert(upper) == upper && !name.contains("--");
        if !fits || count == if upper { 5 } else { 3 } {
            break;
        }
        let at = text.len() - text.get(end..)?.trim_start().len();
        end = at + name.len();
        if name.len() < bare.len() || name.len() < word.len() && word.contains('\n') {
            break;
        }
    }
    (end > start + 1).then_some(end)
}

/// The end of a word or two behind a comma: `BAGHDAD, Iraq`.
fn more_place(text: &str, start: usize, at: usize) -> Option<usize> {
    if !text.get(start..at)?.trim_end().ends_with(',') {
        return None;
    }
    let end = place(text, at)?;
    (text.get(at..end)?.split_whitespace().count() <= 2).then_some(end)
}

fn skip_space(text: &str, at: usize) -> usize {
    text.get(at..).map_or(at, |rest| text.len() - rest.trim_start().len())
}

/// The length of what stands between marks, the marks included.
fn enclosed(rest: &str, open: char, close: char, longest: usize) -> Option<usize> {
    let end = rest.strip_prefix(open)?.find(close)? + 2;
    (end <= longest).then_some(end)
}

/// The end of a dash that white space sets off on one side at least.
fn dash(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let after = rest.trim_start_matches(['-', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2012}']);
    let end = text.len() - after.len();
    let spaced = after.starts_with(char::is_whitespace)
        || text.get(..at)?.ends_with(char::is_whitespace)
        || !rest.starts_with('-');
    (end > at && spaced).then_some(end)
}

/// The end of a colon or bar in a dash's place, before a sentence: `KARACHI: At least`, `QUITO | A bus`.
fn mark(text: &str, start: usize, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let after = rest.strip_prefix([':', '|'])?;
    let words = text.get(start..at)?.split_whitespace().count();
    let mut next = after.strip_prefix(' ')?.trim_start().chars();
    let begins = next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    (words <= 3 && begins).then_some(text.len() - after.len())
}

/// The end of the brackets behind a dash: `[REPORT] [TEXT]`.
fn brackets(text: &str, end: usize) -> usize {
    let mut end = end;
    for _ in 0..5 {
        let at = skip_space(text, end);
        match text.get(at..).and_then(|rest| enclosed(rest, '[', ']', 300)) {
            Some(length) => end = at + length,
            None => break,
        }
    }
    end
}

fn is_shout(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 3 && letters.clone().all(char::is_uppercase)
}

fn is_no_place(words: &str) -> bool {
    static LIST: LazyLock<Vec<&str>> =
        LazyLock::new(|| entries(include_str!("../../data/not-places.txt")).collect());
    LIST.contains(&words.to_lowercase().as_str())
}
