//! Small facts about characters and words that the cutting rules share; the abbreviations are a data file.

use std::sync::LazyLock;

/// Abbreviations, sorted.
static ABBREVIATIONS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| sorted_words(include_str!("../../data/abbreviations.txt")));

/// The words of a data file, sorted: a line each, without empty ones and comments.
pub(crate) fn sorted_words(file: &'static str) -> Vec<&'static str> {
    let mut words: Vec<_> =
        file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    words.sort_unstable();
    words
}

/// Words that are abbreviations only before a number or a name, and else end sentences (`He said no.`).
const ALSO_WORDS: [&str; 4] = ["no", "sec", "st", "co"];

/// Whether `word` keeps its full stop.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    if word.len() > 8 || !word.is_ascii() {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    let single_capital = word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase() && word != "I";
    let starts_small = word.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    single_capital
        || ABBREVIATIONS.binary_search(&lower.as_str()).is_ok()
            && !(starts_small && ALSO_WORDS.contains(&lower.as_str()))
}

/// A straight or typographic apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`')
}

/// A mark that may close a quotation behind a full stop.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\u{201d}' | '\u{2019}' | '\'' | ')' | ']' | '\u{bb}')
}

/// Appends the normal form of `word`: lower case, straight apostrophe, plain hyphen.
pub(crate) fn push_norm(out: &mut String, word: &str) {
    for c in word.chars() {
        match c {
            _ if is_apostrophe(c) => out.push('\''),
            '\u{2010}'..='\u{2012}' => out.push('-'),
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ => out.extend(c.to_lowercase()),
        }
    }
}
