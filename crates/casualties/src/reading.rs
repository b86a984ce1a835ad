//! A document read through the tables: what each token means, and which set phrases stand where.

use std::collections::HashMap;
use std::ops::Range;

use dateline_core::Span;
use dateline_syntax::{Aligned, Parse, Rel, Surface, TokenKind};

use crate::words::{Word, Words, class};

/// How far the words of a verb may stand apart, in tokens.
const GAP: usize = 16;
/// How far the words behind a verb may stand from each other: `to a nearby hospital`.
const INNER: usize = 4;

/// A document read through the tables: what each token means.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) surface: &'a Surface,
    /// What the parse says of each token.
    pub(crate) grammar: Aligned<'a>,
    pub(crate) lexicon: &'a Words,
    words: Vec<Word>,
    capitals: bool,
}

impl<'a> Reading<'a> {
    /// Looks up every token once.
    pub(crate) fn new(
        text: &'a str,
        surface: &'a Surface,
        parse: &'a Parse,
        lexicon: &'a Words,
    ) -> Reading<'a> {
        let capitals = !text.bytes().any(|byte| byte.is_ascii_lowercase());
        let word = |token: usize| {
            let word = lexicon.get(surface.norm(token));
            // `10 IS members`, `US planes`, `the WHO`: names that look like small words.
            let loud = || {
                let span = surface.tokens().get(token).map(|token| token.span);
                let name = span.and_then(|span| span.of(text)).unwrap_or_default();
                name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase())
            };
            let small = word.is(class::BE | class::PRONOUN | class::RELATIVE);
            if small && !capitals && loud() { Word::default() } else { word }
        };
        let words = (0..surface.tokens().len()).map(word).collect();
        let grammar = Aligned::new(surface, parse);
        Reading { text, surface, grammar, lexicon, words, capitals }
    }

    /// What a token means; nothing beyond the text.
    pub(crate) fn word(&self, token: usize) -> Word {
        self.words.get(token).copied().unwrap_or_default()
    }

    /// A token's normal form; empty beyond the text.
    pub(crate) fn norm(&self, token: usize) -> &'a str {
        if token < self.words.len() { self.surface.norm(token) } else { "" }
    }

    /// Whether the tokens from `at` on have these forms.
    pub(crate) fn reads(&self, at: usize, words: &[String]) -> bool {
        words.iter().enumerate().all(|(i, word)| self.norm(at + i) == word)
    }

    /// Whether a token is of this kind.
    pub(crate) fn kind(&self, token: usize) -> Option<TokenKind> {
        self.surface.tokens().get(token).map(|token| token.kind)
    }

    /// Whether nothing stands between a token and the one before it.
    pub(crate) fn adjoins(&self, token: usize) -> bool {
        let tokens = self.surface.tokens();
        token > 0
            && token < tokens.len()
            && tokens[token - 1].span.end() == tokens[token].span.start()
    }

    /// Whether a token is a hyphen or a short dash that joins words.
    pub(crate) fn is_hyphen(&self, token: usize) -> bool {
        matches!(self.norm(token), "-" | "\u{2013}" | "\u{ad}")
    }

    /// Whether a token begins with a capital and goes on in small letters.
    pub(crate) fn is_capitalized(&self, token: usize) -> bool {
        let Some(token) = self.surface.tokens().get(token) else { return false };
        let mut chars = token.span.of(self.text).unwrap_or_default().chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
    }

    /// Whether a verb has an object; `shot outside theater` has none, though a parser may see one.
    pub(crate) fn has_object(&self, verb: &Range<usize>) -> bool {
        let place = matches!(self.norm(verb.end), "outside" | "inside" | "near" | "behind");
        !place && verb.clone().any(|at| self.grammar.child(at, Rel::Dobj).is_some())
    }

    /// Whether the text is all in capitals, so that they tell nothing.
    pub(crate) fn is_capitals(&self) -> bool {
        self.capitals
    }

    /// The bytes of tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        self.surface.span(tokens)
    }
}

/// Phrases by their first word, longest first.
#[derive(Debug)]
pub(crate) struct Phrases<T>(HashMap<String, Vec<(Vec<String>, T)>>);

impl<T: Clone> Phrases<T> {
    pub(crate) fn new(
        entries: impl IntoIterator<Item = (String, T)>,
        key: fn(&[String]) -> Option<&String>,
    ) -> Phrases<T> {
        let mut map: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (phrase, value) in entries {
            let words: Vec<String> = split(&phrase);
            if let Some(key) = key(&words).cloned() {
                map.entry(key).or_default().push((words, value));
            }
        }
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each list is sorted by itself; their order reaches nothing"
        )]
        for list in map.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Phrases(map)
    }

    /// The longest phrase that begins at token `at`: how many tokens it has, and its value.
    pub(crate) fn at(&self, reading: &Reading<'_>, at: usize, end: usize) -> Option<(usize, T)> {
        let list = self.0.get(reading.norm(at))?;
        list.iter()
            .find(|(words, _)| at + words.len() <= end && reading.reads(at, words))
            .map(|(words, value)| (words.len(), value.clone()))
    }

    /// The longest phrase that begins at token `at`, its other words below the first in the tree: `stabbed three
    /// commuters to death`. Where its last word stands, and its value.
    pub(crate) fn gapped(
        &self,
        reading: &Reading<'_>,
        at: usize,
        end: usize,
    ) -> Option<(usize, T)> {
        let list = self.0.get(reading.norm(at))?;
        let end = end.min(at + GAP);
        let word = |from: usize, until: usize, word: &String| {
            (from..until.min(end))
                .find(|token| reading.norm(*token) == word && reading.grammar.is_below(at, *token))
        };
        list.iter().find_map(|(words, value)| {
            let (second, rest) = words.get(1..)?.split_first()?;
            let mut last = word(at + 1, end, second)?;
            for next in rest {
                last = word(last + 1, last + 1 + INNER, next)?;
            }
            Some((last, value.clone()))
        })
    }

    /// The longest phrase that ends before token `end`: how many tokens it has, and its value.
    pub(crate) fn before(
        &self,
        reading: &Reading<'_>,
        end: usize,
        start: usize,
    ) -> Option<(usize, T)> {
        let list = self.0.get(reading.norm(end.checked_sub(1)?))?;
        list.iter()
            .find(|(words, _)| {
                start + words.len() <= end && reading.reads(end - words.len(), words)
            })
            .map(|(words, value)| (words.len(), value.clone()))
    }
}

/// A phrase's words as tokens: hyphens stand alone.
fn split(phrase: &str) -> Vec<String> {
    phrase.replace('-', " - ").split_whitespace().map(str::to_owned).collect()
}
