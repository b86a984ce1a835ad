//! Outlets: named by a notice at the foot of a story, else by the slug of its dateline.

use std::sync::LazyLock;

use super::dateline::Dateline;
use super::head::{boundary, entries};

/// How much of the start and of the end of a story is searched for notices.
const HEAD: usize = 600;
const TAIL: usize = 2500;

/// An outlet's name is no longer than this.
const BYTES: usize = 60;

/// The outlet that the text names as its own.
pub(crate) fn stated(text: &str, dateline: Option<&Dateline>) -> Option<String> {
    let tail = text.get(boundary(text, text.len().saturating_sub(TAIL))..)?;
    let head = text.get(..boundary(text, HEAD))?;
    notice(tail).or_else(|| notice(head)).or_else(|| slug(text, dateline?))
}

fn slug(text: &str, dateline: &Dateline) -> Option<String> {
    let words = dateline.slug?.of(text)?;
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = name.chars().any(char::is_alphabetic)
        && !name.contains(|c: char| c.is_ascii_digit() && name.len() < 3);
    (named && name.len() <= BYTES).then_some(name)
}

/// What stands before the name and what behind it.
struct Notice {
    before: Vec<&'static str>,
    after: Vec<&'static str>,
}

static NOTICES: LazyLock<Vec<Notice>> = LazyLock::new(|| {
    let mut notices: Vec<Notice> = entries(include_str!("../../data/notices.txt"))
        .filter_map(|line| line.split_once("{outlet}"))
        .map(|(before, after)| Notice { before: words(before), after: words(after) })
        .collect();
    // What says more is tried first.
    notices.sort_by_key(|notice| std::cmp::Reverse(notice.before.len() + notice.after.len()));
    notices
});

fn words(part: &'static str) -> Vec<&'static str> {
    part.split_whitespace().collect()
}

/// The name in the last notice of `part`.
fn notice(part: &str) -> Option<String> {
    let words: Vec<&str> =
        part.split('\n').flat_map(|line| line.split_whitespace().chain(["\n"])).collect();
    NOTICES.iter().find_map(|notice| {
        let mut places = 0..words.len();
        if notice.before.is_empty() {
            // The longest name is the one that begins first.
            return places.find_map(|at| name(&words, at, notice));
        }
        places.rev().find_map(|at| name(&words, at, notice))
    })
}

/// The name in the notice that begins at the word `at`: with what stands before the name, else with the name.
fn name(words: &[&str], at: usize, notice: &Notice) -> Option<String> {
    let start = at + agrees(words, at, &notice.before)?;
    let mut end = start;
    while end < words.len() && end < start + 7 && !is_stop(words[end]) {
        if !notice.after.is_empty() && agrees(words, end, &notice.after).is_some() && end > start {
            return clean(&words[start..end]);
        }
        // `Norland TV’s website`: the name ends inside a word.
        if let [first, rest @ ..] = notice.after.as_slice()
            && *first == "'s"
            && let Some(stem) =
                words[end].strip_suffix("\u{2019}s").or_else(|| words[end].strip_suffix("'s"))
            && agrees(words, end + 1, rest).is_some()
        {
            let mut name = words[start..end].to_vec();
            name.push(stem);
            return clean(&name);
        }
        if !in_name(words[end], end == start)
            || notice.before.is_empty() && end > start && words[end - 1].ends_with('.')
        {
            break;
        }
        end += 1;
        if notice.after.is_empty()
            && words.get(end - 1).is_some_and(|word| word.ends_with(['.', ',', ';']))
        {
            break;
        }
    }
    (notice.after.is_empty() && end > start).then(|| clean(&words[start..end]))?
}

/// How many words agree with the pattern.
fn agrees(words: &[&str], at: usize, pattern: &[&str]) -> Option<usize> {
    let agree = pattern.iter().enumerate().all(|(k, wanted)| {
        let Some(word) = words.get(at + k) else { return false };
        let word = word.trim_end_matches([',', '.']);
        match *wanted {
            "{year}" | "{year}," => {
                word.starts_with(|c: char| c.is_ascii_digit())
                    && word.len() <= 9
                    && word.chars().all(|c| c.is_ascii_digit() || "-\u{2013}".contains(c))
            }
            wanted => word == wanted.trim_end_matches(['.', ',']),
        }
    });
    agree.then_some(pattern.len())
}

/// Words that may stand inside a name and not end it.
const SMALL: [&str; 9] = ["&", "al", "and", "de", "el", "for", "in", "of", "the"];

fn in_name(word: &str, first: bool) -> bool {
    let initial =
        word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() && !first);
    !is_stop(word) && (initial || !first && SMALL.contains(&word) || first && word == "the")
}

/// Whether a word of `data/not-outlets.txt`, or a mark between parts, ends the search for a name.
fn is_stop(word: &str) -> bool {
    static LIST: LazyLock<Vec<&str>> =
        LazyLock::new(|| entries(include_str!("../../data/not-outlets.txt")).collect());
    let bare = word.trim_end_matches(['.', ',']);
    LIST.contains(&bare) || word == "|"
}

fn clean(words: &[&str]) -> Option<String> {
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '!');
    let small = SMALL.iter().find_map(|small| name.strip_suffix(small)?.strip_suffix(' '));
    let name = small.unwrap_or(name);
    let named = name.chars().filter(|c| c.is_alphabetic()).count() > 1;
    (named && name.len() <= BYTES).then(|| name.to_owned())
}
