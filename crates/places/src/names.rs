//! Where a text has the name of a place, or what looks like one: the longest run of words that has a key.

use std::ops::Range;

use dateline_core::Precision;
use dateline_syntax::{EntityKind, Parse, Pos};

use crate::fold::{fold, push_folded, skeleton, without_article};
use crate::gazetteer::{Candidate, Gazetteer};
use crate::told::{Told, told};
use crate::words::Words;

/// How many tokens a name may have.
const LONGEST: usize = 7;
/// How many letters its key must have.
const SHORTEST: usize = 3;

/// A name as it stands in the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Name {
    pub(crate) tokens: Range<usize>,
    /// What it is found under.
    pub(crate) key: String,
    /// As the text has it, folded, where only its skeleton is known.
    pub(crate) weak: Option<String>,
    /// Where the text says that it is a town (`the village of X`), all its words: what it is if no place of the gazetteer is
    /// meant.
    pub(crate) told: Option<Told>,
}

impl Name {
    fn known(tokens: Range<usize>, key: String) -> Name {
        Name { tokens, key, weak: None, told: None }
    }
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
            found = Some(Name::known(start..at + 1, key.clone()));
        }
        if word.ends_with('.') && at > start && word.len() > 4 {
            break;
        }
    }
    let known = found
        .or_else(|| owner(text, gazetteer, words, start))
        .or_else(|| spelled(text, gazetteer, words, start, limit))
        .or_else(|| alike(text, gazetteer, words, start, limit));
    let told = told(text, gazetteer, words, start, limit);
    match known {
        Some(name) => Some(Name { told, ..name }),
        None => told.map(|told| Name {
            tokens: told.tokens.clone(),
            told: Some(told),
            ..Name::default()
        }),
    }
}

/// `Norlands capital`, `in Port Vells old town`: a name whose apostrophe is lost, of a state as the capital or preposition
/// before it shows, of another place where the model takes it for one or it stands behind `in`.
fn owner(text: Text<'_>, gazetteer: &Gazetteer, words: &Words, at: usize) -> Option<Name> {
    let word = text.word(at);
    if let Some(state) = state_of(word, gazetteer) {
        return Some(Name::known(at..at + 1, state));
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > SHORTEST)?;
    let entity = text.parse.entity_at(at);
    let place = entity.is_some_and(|entity| {
        matches!(entity.kind, EntityKind::Gpe | EntityKind::Location) && entity.tokens.end == at + 1
    });
    let led = text.before(at).is_some_and(|before| words.is_at(text.word(before)));
    let key = fold(stem)?;
    let owns = (place || led) && !gazetteer.knows(&fold(word)?) && gazetteer.knows(&key);
    owns.then(|| Name::known(at..at + 1, key))
}

/// The key of the state whose name a word is with an `s` for a lost apostrophe.
pub(crate) fn state_of(word: &str, gazetteer: &Gazetteer) -> Option<String> {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > SHORTEST)?;
    let key = fold(stem)?;
    let state = |name: &Candidate<'_>| name.precision == Some(Precision::Country);
    (!gazetteer.knows(&fold(word)?) && gazetteer.candidates(&key).iter().any(state)).then_some(key)
}

/// A name that the gazetteer has in another spelling: of an entity, or of what stands behind `in`.
fn spelled(
    text: Text<'_>,
    gazetteer: &Gazetteer,
    words: &Words,
    start: usize,
    limit: usize,
) -> Option<Name> {
    let entity = text.parse.entity_at(start).filter(|entity| entity.tokens.start <= start);
    let placed = text.before(start).is_some_and(|before| words.is_at(text.word(before)));
    if entity.is_none() && !placed {
        return None;
    }
    let mut key = String::new();
    let mut found = None;
    for at in start..limit.min(start + LONGEST) {
        let word = text.word(at);
        let capital = text.is_capital(at);
        let inner = matches!(word, "-" | "'" | "\u{2019}" | "\u{2018}" | "`");
        if !(capital || inner || words.joins(word)) || !push_folded(&mut key, word) {
            break;
        }
        let spellings =
            if capital && key.len() > SHORTEST { words.spellings(&key) } else { vec![] };
        if let Some(spelling) = spellings.into_iter().find(|key| gazetteer.knows(key)) {
            let weak = Some(key.clone());
            found = Some(Name { tokens: start..at + 1, key: spelling, weak, told: None });
        }
    }
    found
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
    gazetteer.knows(&key).then_some(Name { tokens, key, weak, told: None })
}
