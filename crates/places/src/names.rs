//! Where a text has the name of a place, or what looks like one: the longest run of words that has a key.

use std::ops::Range;

use dateline_syntax::{EntityKind, Parse, Pos};

use crate::fold::{fold, push_folded, skeleton, without_article};
use crate::gazetteer::Gazetteer;
use crate::words::Words;

/// How many tokens a name may have.
const LONGEST: usize = 7;
/// How many letters its key must have.
const SHORTEST: usize = 3;

/// A name as it stands in the text.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) tokens: Range<usize>,
    /// What it is found under.
    pub(crate) key: String,
    /// As the text has it, folded, where only its skeleton is known.
    pub(crate) weak: Option<String>,
}

/// The text of a document and its parse.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) parse: &'a Parse,
}

impl<'a> Text<'a> {
    /// The words of a token; empty beyond the text.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        let span = self.parse.spans().get(token);
        span.and_then(|span| span.of(self.text)).unwrap_or_default()
    }

    /// Whether a token begins with a capital.
    pub(crate) fn is_capital(&self, token: usize) -> bool {
        self.word(token).starts_with(char::is_uppercase)
    }

    /// The first token before `token` that is no white space.
    pub(crate) fn before(&self, token: usize) -> Option<usize> {
        (0..token).rev().take(3).find(|at| self.parse.pos(*at) != Pos::Space)
    }

    /// The first token from `token` on that is no white space.
    pub(crate) fn from(&self, token: usize) -> Option<usize> {
        (token..self.parse.len()).take(3).find(|at| self.parse.pos(*at) != Pos::Space)
    }
}

/// The names of a text, in order.
pub(crate) fn names(text: Text<'_>, gazetteer: &Gazetteer, words: &Words) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in text.parse.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let found = starts(text, words, at)
                .then(|| longest(text, gazetteer, words, at, sentence.end))
                .flatten();
            at = found.as_ref().map_or(at + 1, |name| name.tokens.end);
            names.extend(found);
        }
    }
    names
}

/// Whether a name may start at a token: a capital, and a proper noun or another sign of a name; or a small article before
/// a hyphen and a capital (`al-Bab`).
fn starts(text: Text<'_>, words: &Words, at: usize) -> bool {
    let parse = text.parse;
    if !text.is_capital(at) {
        let article = text.word(at);
        return article.len() == 2
            && text.word(at + 1) == "-"
            && words.joins(article)
            && text.is_capital(at + 2);
    }
    parse.pos(at) == Pos::Propn
        || parse.entity_at(at).is_some()
        || text.before(at).is_some_and(|before| words.is_at(text.word(before)))
}

fn longest(
    text: Text<'_>,
    gazetteer: &Gazetteer,
    words: &Words,
    start: usize,
    limit: usize,
) -> Option<Name> {
    let mut key = String::new();
    let mut found = None;
    // `Northern Province`, `Old City`: words that many places share.
    let mut plain = true;
    for at in start..limit.min(start + LONGEST) {
        let word = text.word(at);
        let capital = text.is_capital(at);
        let inner = matches!(word, "-" | "." | "'" | "\u{2019}" | "\u{2018}" | "`");
        let space = text.parse.pos(at) == Pos::Space && !word.contains("\n\n");
        if !(capital || inner || space || words.joins(word)) || !push_folded(&mut key, word) {
            break;
        }
        plain &= words.is_part(word);
        if capital && !plain && key.len() >= SHORTEST && gazetteer.knows(&key) {
            found = Some(Name { tokens: start..at + 1, key: key.clone(), weak: None });
        }
        if word.ends_with('.') && at > start && word.len() > 4 {
            break;
        }
    }
    found.or_else(|| alike(text, gazetteer, words, start, limit))
}

/// A name that is known in another spelling alone: an entity that the model takes for a place, or one word after `in`.
fn alike(
    text: Text<'_>,
    gazetteer: &Gazetteer,
    words: &Words,
    start: usize,
    limit: usize,
) -> Option<Name> {
    let place =
        |kind| matches!(kind, EntityKind::Gpe | EntityKind::Location | EntityKind::Facility);
    let entity = text.parse.entity_at(start);
    let tokens = match entity.filter(|entity| entity.tokens.start == start && place(entity.kind)) {
        Some(entity) => entity.tokens.clone(),
        None => {
            let before = text.before(start)?;
            let other = entity.is_some_and(|entity| entity.kind != EntityKind::Org);
            if other || !words.is_at(text.word(before)) {
                return None;
            }
            let article = words.joins(text.word(start)) && text.word(start + 1) == "-";
            start..if article { start + 3 } else { start + 1 }
        }
    };
    let tokens = tokens.start..tokens.end.min(limit);
    let words = text.parse.cover(tokens.clone())?.of(text.text)?;
    let key = format!("~{}", skeleton(words)?);
    let weak = Some(fold(without_article(words))?);
    gazetteer.knows(&key).then_some(Name { tokens, key, weak })
}
