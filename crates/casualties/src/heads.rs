//! How far a noun phrase runs from its number or article on, and which of its words is its head.

use std::ops::Range;

use dateline_syntax::{Rel, Tag, TokenKind};

use crate::facts::Group;
use crate::reading::Reading;
use crate::words::{Person, class};

/// The words that may belong to a phrase from `start` on.
pub(crate) fn run(reading: &Reading<'_>, start: usize, end: usize) -> Range<usize> {
    let mut at = start;
    while at < end {
        let joined =
            at > start && reading.is_hyphen(at) && (reading.adjoins(at) || reading.adjoins(at + 1));
        let clitic = at > start && matches!(reading.norm(at), "'s" | "'") && reading.adjoins(at);
        let age = reading.kind(at) == Some(TokenKind::Number) && reading.is_hyphen(at + 1)
            || reading.word(at).value.is_some() && reading.is_hyphen(at + 1);
        if joined || clitic || age {
            at += 1;
            continue;
        }
        let word = reading.word(at);
        // `an off-duty firefighter`
        let compound =
            reading.is_hyphen(at + 1) && reading.adjoins(at + 1) && reading.adjoins(at + 2);
        let content =
            reading.kind(at) == Some(TokenKind::Word) && (compound || !word.is(class::FUNCTION));
        if !content
            || word.is(class::LIGHT_NOUN)
            || is_predicate(reading, at) && !is_inner(reading, at)
            // `11 women nine children`: a row without commas.
            || at > start && word.value.is_some()
            || at > start && breaks(reading, at)
        {
            break;
        }
        at += 1;
    }
    while at > start && reading.is_hyphen(at - 1) {
        at -= 1;
    }
    start..at
}

pub(crate) fn is_predicate(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    word.verb.is_some() || word.adjective.is_some() || word.noun.is_some_and(|noun| noun.plural)
}

/// A casualty word right before a noun for people: `two wounded soldiers`; or joined to another word: `blood-killed`.
fn is_inner(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    if word.noun.is_some() && word.verb.is_none() && word.adjective.is_none() {
        return false;
    }
    let next = reading.word(at + 1);
    let finite = word.verb.is_some_and(|verb| verb.forms & 0b1_0011 != 0);
    let article_behind = reading.word(at + 1).is(class::FUNCTION);
    !finite
        && !article_behind
        && (next.person.is_some()
            || reading.word(at + 2).person.is_some()
                && !next.is(class::FUNCTION)
                && reading.kind(at + 1) == Some(TokenKind::Word)
                && next.value.is_none())
        && at.checked_sub(1).is_none_or(|before| reading.word(before).person.is_none())
}

/// Words that end a phrase though no function word stands there: verbs that go with a casualty noun, `identified as`.
fn breaks(reading: &Reading<'_>, at: usize) -> bool {
    let light = reading.lexicon.light.contains_key(reading.norm(at));
    let phrasal = reading.lexicon.phrasal.at(reading, at, at + 4).is_some();
    light || phrasal
}

/// The head of a phrase.
pub(crate) struct Head {
    pub(crate) at: usize,
    pub(crate) person: Option<Person>,
    /// A casualty word inside, before the noun.
    pub(crate) inner: Option<usize>,
}

pub(crate) fn head(reading: &Reading<'_>, run: &Range<usize>) -> Option<Head> {
    if run.is_empty() {
        return None;
    }
    // `the two countries' nationals`: the number counts the countries.
    let owner = run.clone().skip(1).find(|at| {
        matches!(reading.norm(*at), "'s" | "'") && reading.word(*at - 1).is(class::THING)
    });
    if let Some(clitic) = owner {
        return Some(Head { at: clitic - 1, person: None, inner: None });
    }
    let inner = run.clone().find(|at| is_predicate(reading, *at) && is_inner(reading, *at));
    let is_name = |at: usize| reading.grammar.tag(at) == Some(Tag::NNP);
    let nouns = || {
        run.clone().filter(|at| {
            // `a major resistance movement`: an adjective.
            let described =
                reading.grammar.tag(*at) == Some(Tag::JJ) && *at + 1 < run.end && !is_name(*at + 1);
            reading.word(*at).person.is_some()
                && !(reading.is_hyphen(*at + 1) && reading.adjoins(*at + 1))
                && !(described && reading.word(*at).person.is_some_and(|person| !person.plural))
        })
    };
    let last = run.end - 1;
    // `a 34-year-old`, `two 12-year-olds`
    if reading.word(last).is(class::AGE_AFTER) && last > run.start && reading.is_hyphen(last - 1) {
        let plural = reading.norm(last) != "old";
        let person = Person { group: Group::Unknown, singular: !plural, plural };
        return Some(Head { at: last, person: Some(person), inner });
    }
    let participle = |at: usize| {
        let norm = reading.norm(at);
        norm.len() > 4
            && (norm.ends_with("ing") || norm.ends_with("ed"))
            && reading.word(at).person.is_none()
    };
    if let Some(noun) = nouns().next_back() {
        // `the civilian militia`: the noun for people describes another one.
        let described = reading.grammar.head(noun).filter(|head| {
            (noun + 1..=last).contains(head)
                && matches!(reading.grammar.rel(noun), Some(Rel::Compound | Rel::Nmod | Rel::Amod))
                && matches!(reading.grammar.tag(*head), Some(Tag::NN | Tag::NNS))
                && reading.word(*head).person.is_none()
                // `13 people MSF said`
                && !reading.word(*head + 1).is(class::SAY)
        });
        if let Some(head) = described {
            return Some(Head { at: head, person: None, inner });
        }
        if noun < last && reading.word(last).is(class::THING) {
            return Some(Head { at: last, person: None, inner });
        }
        return Some(Head { at: noun, person: reading.word(noun).person, inner });
    }
    // `a 14-year-old player`: whoever has an age is a person.
    let aged = (run.start + 1..last)
        .any(|at| reading.word(at).is(class::AGE_AFTER) && reading.is_hyphen(at - 1));
    if aged && !reading.word(last).is(class::THING) {
        let plural = reading.grammar.tag(last) == Some(Tag::NNS);
        let person = Person { group: Group::Unknown, singular: !plural, plural };
        return Some(Head { at: last, person: Some(person), inner });
    }
    let cut = run.clone().skip(1).find(|at| participle(*at)).unwrap_or(run.end);
    let thing = run
        .clone()
        .take_while(|at| *at < cut)
        .filter(|at| reading.word(*at).is(class::THING))
        .last();
    Some(Head { at: thing.unwrap_or(cut - 1), person: None, inner })
}
