//! Rough text: lines broken at a width, words broken at their ends, passages in capitals.
//!
//! The model was trained on clean sentences. So before it sees the tokens of a text, white space inside of a paragraph
//! ceases to be a token, a word that a line end breaks is one token again, and words of passages in capitals are spelled
//! as they would be elsewhere. Spans stay: a token is still where it is in the text, and a broken word spans its break.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_core::Span;

use crate::lemmatizer::Lemmatizer;
use crate::letters::Letters;
use crate::surface::sorted_words;
use crate::tokenizer::RawToken;
use crate::words::Spelling;

#[cfg(test)]
mod tests;

/// Names and acronyms as they are written, by their lower case.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let names = sorted_words(include_str!("../data/names.txt"));
    names.into_iter().map(|name| (name.to_lowercase(), name)).collect()
});

/// Words that no dictionary of lemmas has, sorted.
static FUNCTION_WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| sorted_words(include_str!("../data/function_words.txt")));

/// What tells words from what is none.
#[derive(Clone, Copy)]
pub(crate) struct Dictionary<'a> {
    pub(crate) letters: &'a Letters,
    pub(crate) lemmatizer: &'a Lemmatizer,
}

impl Dictionary<'_> {
    /// Whether `word`, in lower case, is a word of the language.
    fn has(self, word: &str) -> bool {
        FUNCTION_WORDS.binary_search(&word).is_ok() || self.lemmatizer.knows(word)
    }
}

/// Takes white space inside of `paragraphs` out of `tokens`, and joins words that a line end breaks; the spellings of
/// these are appended in order.
pub(crate) fn join_lines(
    text: &str,
    paragraphs: &[Span],
    dictionary: Dictionary<'_>,
    tokens: &mut Vec<RawToken>,
    spellings: &mut Vec<Spelling>,
) {
    // What only Python takes for white space, such as U+001C, stays a token.
    let is_space = |token: RawToken| {
        let word = token.span.of(text).unwrap_or_default();
        dictionary.letters.is_space(word) && word.chars().all(char::is_whitespace)
    };
    let mut paragraphs = paragraphs.iter().peekable();
    let mut kept = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        while paragraphs.next_if(|paragraph| paragraph.end() <= token.span.start()).is_some() {}
        let inside =
            paragraphs.peek().is_some_and(|paragraph| paragraph.start() < token.span.start());
        at += 1;
        if kept == 0 || !inside || !is_space(token) {
            tokens[kept] = token;
            kept += 1;
            continue;
        }
        tokens[kept - 1].spaced = true;
        if let Some(next) = tokens.get(at).copied()
            && let Some(spelling) = broken(text, tokens[kept - 1], token, next, dictionary)
        {
            tokens[kept - 1].span = tokens[kept - 1].span.cover(next.span);
            tokens[kept - 1].spaced = next.spaced;
            spellings.push((kept - 1, spelling));
            at += 1;
        }
    }
    tokens.truncate(kept);
}

/// The spelling of the word that the line end `space` breaks behind `before`, if it breaks one: without the hyphen, unless
/// that is no word and its parts are.
fn broken(
    text: &str,
    before: RawToken,
    space: RawToken,
    after: RawToken,
    dictionary: Dictionary<'_>,
) -> Option<String> {
    let adjoins = before.span.end() == space.span.start();
    let start = before.span.of(text)?.strip_suffix('-').filter(|_| adjoins)?;
    let end = after.span.of(text)?;
    let is_word = |part: &str| part.chars().all(char::is_alphabetic) && !part.is_empty();
    let goes_on = end.starts_with(char::is_lowercase) || is_capitals(start) && is_capitals(end);
    if !is_word(start) || !is_word(end) || !goes_on {
        return None;
    }
    let has = |word: &str| dictionary.has(&word.to_lowercase());
    let joined = format!("{start}{end}");
    let compound = !has(&joined) && has(start) && has(end);
    Some(if compound { format!("{start}-{end}") } else { joined })
}

/// Spells the words of passages in capitals as they are spelled elsewhere; `starts` tells which start a sentence.
///
/// A passage is a run of words in capitals of which at least [`FEWEST`], and one in four, are words of the language and no
/// names. The spellings that there are, in order, become in part those of this.
pub(crate) fn lower_capitals(
    text: &str,
    dictionary: Dictionary<'_>,
    starts: impl Fn(usize) -> bool,
    tokens: &[RawToken],
    spellings: &mut Vec<Spelling>,
) {
    let joined = std::mem::take(spellings);
    let word = |at: usize| match joined.binary_search_by_key(&at, |(token, _)| *token) {
        Ok(place) => joined[place].1.as_str(),
        Err(_) => tokens[at].span.of(text).unwrap_or_default(),
    };
    let (mut run, mut common) = (Vec::new(), 0);
    for at in 0..=tokens.len() {
        let goes_on = at < tokens.len() && !word(at).contains(char::is_lowercase);
        if goes_on && is_capitals(word(at)) {
            run.push(at);
            let lower = word(at).to_lowercase();
            let is_long = lower.chars().nth(2).is_some();
            common += usize::from(is_long && dictionary.has(&lower) && !NAMES.contains_key(&lower));
        } else if !goes_on {
            if common >= FEWEST && common * 4 >= run.len() {
                spellings
                    .extend(run.iter().map(|&at| (at, spell(word(at), starts(at), dictionary))));
            }
            run.clear();
            common = 0;
        }
    }
    let is_lowered = |at: usize| spellings.binary_search_by_key(&at, |(token, _)| *token).is_ok();
    let kept: Vec<Spelling> = joined.into_iter().filter(|(token, _)| !is_lowered(*token)).collect();
    spellings.extend(kept);
    spellings.sort_unstable_by_key(|(token, _)| *token);
}

/// How many words of the language make a passage: fewer may be acronyms.
const FEWEST: usize = 3;

/// The spelling of a word in capitals; at a `start` of a sentence it has a capital letter.
fn spell(word: &str, start: bool, dictionary: Dictionary<'_>) -> String {
    let lower = word.to_lowercase();
    if let Some(name) = NAMES.get(&lower) {
        return (*name).to_owned();
    }
    if word == "I" {
        return word.to_owned();
    }
    let short = lower.chars().nth(2).is_none();
    if start || !(short || dictionary.has(&lower) || !lower.starts_with(char::is_alphabetic)) {
        with_capital(&lower)
    } else {
        lower
    }
}

fn with_capital(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether a word has capital letters and no small ones; initialisms (`U.S.`) are capitals everywhere.
fn is_capitals(word: &str) -> bool {
    word.contains(char::is_uppercase) && !word.contains(|c: char| c.is_lowercase() || c == '.')
}
