//! What class of word a token is, told by closed lists and by its shape.
//!
//! This stands in for part-of-speech tags: it is right about function words and guesses about the rest.

use std::collections::BTreeMap;

use anyhow::Context as _;
use dateline_syntax::{Surface, TokenKind};
use serde::Deserialize;

/// The class of a word or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Class {
    Adverb,
    Auxiliary,
    Conjunction,
    Determiner,
    Modal,
    Negation,
    Object,
    Past,
    Possessive,
    Preposition,
    Pronoun,
    Subordinator,
    Time,
    Wh,
    /// `to`
    To,
    /// `'s`: of a possessor, or short for `is`.
    Genitive,
    /// Starts with a capital.
    Name,
    Number,
    /// Ends in `-ing`.
    Ing,
    /// Ends in `-ed`.
    Ed,
    /// Any other word.
    Common,
    Comma,
    /// `.`, `!`, `?`, `…`
    Stop,
    Colon,
    Semicolon,
    Dash,
    /// A hyphen between words.
    Hyphen,
    /// A bracket.
    Bracket,
    /// A whole quotation, seen as one word.
    Quote,
    /// Any other mark.
    Mark,
}

impl Class {
    /// Whether the word can stand inside a noun phrase, after its determiner.
    pub(crate) fn is_nominal(self) -> bool {
        matches!(
            self,
            Class::Name
                | Class::Number
                | Class::Common
                | Class::Genitive
                | Class::Hyphen
                | Class::Time
                | Class::Ed
                | Class::Ing
                | Class::Quote
        )
    }

    /// Whether the word starts a noun phrase or may.
    pub(crate) fn starts_phrase(self) -> bool {
        self.is_nominal() && !matches!(self, Class::Genitive | Class::Hyphen)
            || matches!(
                self,
                Class::Determiner | Class::Possessive | Class::Pronoun | Class::Object
            )
    }

    /// Whether the word may stand between a subject and its verb's last word.
    pub(crate) fn is_verbal_companion(self) -> bool {
        matches!(self, Class::Auxiliary | Class::Modal | Class::Negation | Class::Adverb)
    }
}

/// The closed classes.
#[derive(Debug)]
pub(crate) struct Words(BTreeMap<String, Class>);

impl Words {
    /// The built-in ones.
    pub(crate) fn built_in() -> anyhow::Result<Words> {
        let lists: BTreeMap<Class, Vec<String>> =
            toml::from_str(include_str!("../data/words.toml"))
                .context("failed to read the word classes")?;
        Ok(Words(
            lists
                .into_iter()
                .flat_map(|(class, words)| words.into_iter().map(move |word| (word, class)))
                .collect(),
        ))
    }

    /// The class of a token of `parse`, whose words are `word`.
    pub(crate) fn class(&self, surface: &Surface, token: usize, word: &str) -> Class {
        let norm = surface.norm(token);
        match surface.tokens()[token].kind {
            TokenKind::Number => return Class::Number,
            TokenKind::Mark => return mark(norm),
            TokenKind::Word => {}
        }
        match norm {
            "to" => return Class::To,
            "'s" => return Class::Genitive,
            _ => {}
        }
        let capital = word.starts_with(char::is_uppercase);
        if let Some(class) = self.0.get(norm) {
            // `May`, `March` and `Will` are names or months where they have a capital inside a sentence.
            return if capital && *class == Class::Modal && norm.len() == 3 {
                Class::Time
            } else {
                *class
            };
        }
        if capital {
            Class::Name
        } else if norm.len() > 4 && norm.ends_with("ly") {
            Class::Adverb
        } else if norm.len() > 4 && norm.ends_with("ing") {
            Class::Ing
        } else if norm.len() > 3 && norm.ends_with("ed") {
            Class::Ed
        } else {
            Class::Common
        }
    }
}

fn mark(norm: &str) -> Class {
    match norm.chars().next() {
        Some(',') => Class::Comma,
        Some('.' | '!' | '?' | '\u{2026}') => Class::Stop,
        Some(':') => Class::Colon,
        Some(';') => Class::Semicolon,
        Some('\u{2013}' | '\u{2014}' | '\u{2015}') => Class::Dash,
        Some('-') => Class::Hyphen,
        Some('&') => Class::Conjunction,
        Some('(' | ')' | '[' | ']') => Class::Bracket,
        Some('\'') => Class::Genitive,
        _ => Class::Mark,
    }
}
