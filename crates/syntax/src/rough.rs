//! Rough text: lines broken at a width, words broken at their ends, passages in capitals.
//!
//! The model was trained on clean sentences. So before it sees the tokens of a text, white space inside of a paragraph
//! ceases to be a token, a word that a line end breaks is one token again, and words of passages in capitals are spelled
//! as they would be elsewhere. Spans stay: a token is still where it is in the text, and a broken word spans its break.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_core::Span;

use crate::tokenizer::RawToken;
use crate::words::Spelling;

/// Names and acronyms as they are written, by their lower case.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|name| (name.to_lowercase(), name)).collect()
});

/// Takes white space inside of `paragraphs` out of `tokens`, and joins words that a line end breaks.
pub(crate) fn join_lines(
    text: &str,
    paragraphs: &[Span],
    known: impl Fn(&str) -> bool,
    tokens: &mut Vec<RawToken>,
    spellings: &mut Vec<Spelling>,
) {
    let mut paragraphs = paragraphs.iter().peekable();
    let mut kept = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        while paragraphs.next_if(|paragraph| paragraph.end() <= token.span.start()).is_some() {}
        let inside =
            paragraphs.peek().is_some_and(|paragraph| paragraph.start() < token.span.start());
        at += 1;
        if kept == 0 || !inside || !is_space(text, token) {
            tokens[kept] = token;
            kept += 1;
            continue;
        }
        tokens[kept - 1].spaced = true;
        if let Some(next) = tokens.get(at).copied()
            && let Some(spelling) = broken(text, tokens[kept - 1], token, next, &known)
        {
            tokens[kept - 1].span = tokens[kept - 1].span.cover(next.span);
            tokens[kept - 1].spaced = next.spaced;
            spellings.push((kept - 1, spelling));
            at += 1;
        }
    }
    tokens.truncate(kept);
}

/// The spelling of the word that the line end `space` breaks behind `before`, if it breaks one.
fn broken(
    text: &str,
    before: RawToken,
    space: RawToken,
    after: RawToken,
    known: impl Fn(&str) -> bool,
) -> Option<String> {
    let adjoins = before.span.end() == space.span.start();
    let start = before.span.of(text)?.strip_suffix('-').filter(|_| adjoins)?;
    let end = after.span.of(text)?;
    let is_word = |part: &str| part.chars().all(char::is_alphabetic) && !part.is_empty();
    if !is_word(start) || !is_word(end) || !end.starts_with(char::is_lowercase) {
        return None;
    }
    let joined = format!("{start}{end}");
    Some(if known(&joined) || !known(end) { joined } else { format!("{start}-{end}") })
}

/// Spells the words of passages in capitals as they are spelled elsewhere.
///
/// A passage is a run of words in capitals of which at least [`FEWEST`] are words of the language.
pub(crate) fn lower_capitals(
    text: &str,
    known: impl Fn(&str) -> bool,
    starts: impl Fn(usize) -> bool,
    tokens: &[RawToken],
    spellings: &mut Vec<Spelling>,
) {
    /// How many words of the language make a passage: fewer may be acronyms.
    const FEWEST: usize = 3;
    let mut run: Vec<usize> = Vec::new();
    let mut common = 0;
    for at in 0..=tokens.len() {
        let word = tokens.get(at).map(|token| token.span.of(text).unwrap_or_default());
        let is_letters = |word: &str| word.contains(|c: char| c.is_alphabetic());
        match word {
            Some(word) if !is_letters(word) => {}
            Some(word) if is_capitals(word) => {
                run.push(at);
                let lower = word.to_lowercase();
                let is_common = word.chars().nth(2).is_some() && known(&lower);
                common += usize::from(is_common && !NAMES.contains_key(&lower));
            }
            _ => {
                if common >= FEWEST && common * 4 >= run.len() {
                    for &at in &run {
                        let word = tokens[at].span.of(text).unwrap_or_default();
                        spellings.push((at, spell(word, starts(at), &known)));
                    }
                }
                run.clear();
                common = 0;
            }
        }
    }
}

/// The spelling of a word in capitals; at a `start` of a sentence it has a capital letter.
fn spell(word: &str, start: bool, known: impl Fn(&str) -> bool) -> String {
    let lower = word.to_lowercase();
    if let Some(name) = NAMES.get(&lower) {
        return (*name).to_owned();
    }
    if word == "I" {
        return word.to_owned();
    }
    let is_word =
        known(&lower) || lower.chars().count() < 3 || !lower.starts_with(char::is_alphabetic);
    if is_word && !start { lower } else { with_capital(&lower) }
}

fn with_capital(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn is_capitals(word: &str) -> bool {
    !word.contains(|c: char| c.is_lowercase() || c.is_whitespace() || c == '.')
}

fn is_space(text: &str, token: RawToken) -> bool {
    token.span.of(text).unwrap_or_default().starts_with(char::is_whitespace)
}
