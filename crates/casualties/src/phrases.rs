//! Noun phrases that count or name people: `three of its troops`, `an Azerbaijani serviceman`, `two more`.
//!
//! A phrase begins with what makes it a count (a number, an article, a name) and runs on to the first word that no noun
//! phrase holds; its head is the last noun for people in the run, unless the parse has that noun describe another one.
//! People by name come from `named`. Whether the people are victims is asked in `binding`.

use std::ops::Range;

use dateline_core::Count;
use dateline_syntax::{Rel, Tag, TokenKind};

use crate::facts::{Group, Why};
use crate::named::Named;
use crate::numbers::{Quantity, QuantityKind};
use crate::reading::Reading;
use crate::words::{Person, class};

/// How many words a phrase may have behind its number.
const LONGEST: usize = 9;

/// A phrase that counts or names people.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// All of it: number, determiner, noun.
    pub(crate) tokens: Range<usize>,
    /// The number's words with their bounds; of an article the whole phrase, of a bare plural its words.
    pub(crate) number: Range<usize>,
    /// How many.
    pub(crate) count: Count,
    /// What makes it a count.
    pub(crate) kind: PhraseKind,
    /// The noun, where one is known to stand for people.
    pub(crate) person: Option<Person>,
    /// Where the noun stands; of a bare number, nowhere.
    pub(crate) head: Option<usize>,
    /// Whether it is a part of what a pronoun names: `five of them`.
    pub(crate) of_them: bool,
    /// Whether it is `he` or `she`.
    pub(crate) is_pronoun: bool,
    /// A casualty word inside, before the noun: `two wounded soldiers`.
    pub(crate) inner: Option<usize>,
    /// Why it can't count victims, where that is known.
    pub(crate) why: Option<Why>,
}

/// What makes a phrase a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhraseKind {
    /// A number or a vague word.
    Number,
    /// `no`
    Zero,
    /// An article and a noun in the singular: one.
    Article,
    /// A definite article or a possessive and a noun in the singular (`the driver`, `his wife`): one.
    Definite,
    /// A noun in the plural alone.
    Plural,
    /// A person by name, or by title or trade without an article (`Judge Ann Brown`, `Soldier killed`): one.
    Name,
}

/// The phrases of a sentence, in order, without overlap.
pub(crate) fn phrases(
    reading: &Reading<'_>,
    sentence: Range<usize>,
    quantities: &[Quantity],
    named: &[Named],
) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut numbers = quantities.iter().peekable();
    let mut at = sentence.start;
    while at < sentence.end {
        while numbers.next_if(|quantity| quantity.tokens.start < at).is_some() {}
        let phrase = match numbers.peek() {
            Some(quantity) if quantity.tokens.start == at => {
                Some(counted(reading, quantity, sentence.end))
            }
            next => {
                let limit = next.map_or(sentence.end, |quantity| quantity.tokens.start);
                another(reading, at)
                    .or_else(|| article(reading, at, sentence.end, limit, quantities))
                    .or_else(|| name(named, at, sentence.end))
                    .or_else(|| pronoun(reading, at))
                    .or_else(|| plural(reading, at, limit, sentence.start))
            }
        };
        at = phrase.as_ref().map_or(at, |phrase| phrase.tokens.end).max(at + 1);
        found.extend(phrase);
    }
    found
}

/// The phrase that a number begins.
fn counted(reading: &Reading<'_>, quantity: &Quantity, end: usize) -> Phrase {
    let kind =
        if quantity.kind == QuantityKind::Zero { PhraseKind::Zero } else { PhraseKind::Number };
    let mut phrase = Phrase {
        tokens: quantity.tokens.clone(),
        number: quantity.tokens.clone(),
        count: quantity.count,
        kind,
        person: None,
        head: None,
        of_them: false,
        is_pronoun: false,
        inner: None,
        why: quantity.why,
    };
    if phrase.why.is_some() {
        return phrase;
    }
    let start = partitive(reading, &mut phrase, end);
    if phrase.of_them {
        return phrase;
    }
    let run = run(reading, start, end.min(start + LONGEST));
    let Some(head) = head(reading, &run) else {
        phrase.tokens.end = quantity.tokens.end;
        return phrase;
    };
    // `wounded 50 state media reported`: the noun is a speaker's.
    let speaks = (head.at + 1..head.at + 3).any(|at| reading.word(at).is(class::SAY));
    if head.person.is_none() && reading.word(head.at).is(class::SPEAKER) && speaks {
        phrase.tokens.end = quantity.tokens.end;
        return phrase;
    }
    // `70 government and rebel fighters`: the noun stands with the second of two that describe it.
    let head = match head.person {
        None => joined(reading, head.at + 1, run.end, end).unwrap_or(head),
        Some(_) => head,
    };
    phrase.tokens.end = head.at + 1;
    phrase.head = Some(head.at);
    phrase.person = head.person;
    phrase.inner = head.inner;
    if reading.word(head.at).is(class::THING) {
        phrase.why = Some(Why::Thing);
    }
    phrase
}

/// The head of the phrase behind `and`, if it is a noun for people in the plural and a number before it counts it too.
fn joined(reading: &Reading<'_>, and: usize, run_end: usize, end: usize) -> Option<Head> {
    if and != run_end || !matches!(reading.norm(and), "and" | "or") {
        return None;
    }
    let run = run(reading, and + 1, end.min(and + 5));
    let described = run.len() > 1;
    head(reading, &run).filter(|head| {
        described && head.person.is_some_and(|person| person.plural && !person.singular)
    })
}

/// Where the noun begins behind `of its`, `of the`, `of them`.
fn partitive(reading: &Reading<'_>, phrase: &mut Phrase, end: usize) -> usize {
    let mut at = phrase.tokens.end;
    if at + 1 >= end || reading.norm(at) != "of" {
        return at;
    }
    at += 1;
    let pronoun = matches!(reading.norm(at), "them" | "whom" | "us" | "which");
    if pronoun
        || matches!(reading.norm(at), "these" | "those") && reading.word(at + 1).person.is_none()
    {
        phrase.of_them = true;
        phrase.tokens.end = at + 1;
        // `five of them children`
        let nouns = at + 1..end.min(at + 4);
        phrase.person = nouns
            .take_while(|at| {
                !reading.word(*at).is(class::FUNCTION & !class::BE)
                    && reading.kind(*at) == Some(TokenKind::Word)
            })
            .find_map(|at| reading.word(at).person);
        return at + 1;
    }
    while at < end && reading.word(at).is(class::DETERMINER | class::POSSESSIVE) {
        at += 1;
    }
    at
}

/// The words that may belong to a phrase from `start` on.
fn run(reading: &Reading<'_>, start: usize, end: usize) -> Range<usize> {
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

fn is_predicate(reading: &Reading<'_>, at: usize) -> bool {
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
struct Head {
    at: usize,
    person: Option<Person>,
    inner: Option<usize>,
}

fn head(reading: &Reading<'_>, run: &Range<usize>) -> Option<Head> {
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

/// `an Azerbaijani serviceman`, `a 12-year-old girl`, `the driver`, `his wife`.
fn article(
    reading: &Reading<'_>,
    at: usize,
    end: usize,
    limit: usize,
    quantities: &[Quantity],
) -> Option<Phrase> {
    let kind = match reading.norm(at) {
        "a" | "an" | "another" => PhraseKind::Article,
        "the" | "his" | "her" | "their" | "whose" => PhraseKind::Definite,
        _ => return None,
    };
    // A number inside the phrase (`a 12-year-old girl`) does not end it, any other does.
    let inside = quantities
        .iter()
        .find(|quantity| quantity.tokens.start == limit)
        .is_some_and(|quantity| quantity.why == Some(Why::Age));
    let end = if inside { end } else { limit.min(end) };
    let run = run(reading, at + 1, end.min(at + 1 + LONGEST));
    let head = head(reading, &run)?;
    let definite = kind == PhraseKind::Definite;
    let person = head.person.filter(|person| person.singular && !(definite && person.plural))?;
    let rest = head.at + 1;
    let named = name_end(reading, rest, run.end);
    let noun_follows = named < run.end && {
        let norm = reading.norm(named);
        let participle = norm.ends_with("ing") || norm.ends_with("ed");
        !participle && !reading.is_capitalized(named) && norm != "'s"
    };
    if noun_follows || reading.norm(named) == "'s" || person.group == Group::Police && person.plural
    {
        return None;
    }
    let tokens = at..named;
    Some(Phrase {
        number: tokens.clone(),
        tokens,
        count: Count::exact(reading.word(head.at).holds.unwrap_or(1)),
        kind,
        person: Some(person),
        head: Some(head.at),
        of_them: false,
        is_pronoun: false,
        inner: head.inner,
        why: None,
    })
}

/// `He was pronounced dead.`
fn pronoun(reading: &Reading<'_>, at: usize) -> Option<Phrase> {
    let tokens = at..at + 1;
    let himself = matches!(reading.norm(at), "himself" | "herself")
        && reading.grammar.rel(at) == Some(Rel::Dobj)
        && reading.grammar.head(at).is_some_and(|verb| is_predicate(reading, verb));
    (himself || matches!(reading.norm(at), "he" | "she")).then(|| Phrase {
        number: tokens.clone(),
        tokens,
        count: Count::exact(1),
        kind: PhraseKind::Definite,
        person: Some(Person { group: Group::Unknown, singular: true, plural: false }),
        head: Some(at),
        of_them: false,
        is_pronoun: true,
        inner: None,
        why: None,
    })
}

/// Where the name ends that follows a noun for a person (`the driver Ann Brown`); `from` where none does.
fn name_end(reading: &Reading<'_>, from: usize, end: usize) -> usize {
    let name = |at: &usize| {
        let word = reading.word(*at);
        let plain = word.classes == 0 && word.person.is_none() && word.noun.is_none();
        let capital = reading.is_capitalized(*at) || reading.is_capitals();
        plain && capital && reading.kind(*at) == Some(TokenKind::Word) && reading.norm(*at) != "'s"
    };
    from + (from..end).take_while(name).count()
}

/// `Azerbaijani soldiers`, without a determiner before it.
fn plural(reading: &Reading<'_>, at: usize, limit: usize, start: usize) -> Option<Phrase> {
    let starts = at == start
        || reading.kind(at - 1) == Some(TokenKind::Mark) && !reading.is_hyphen(at - 1)
        || reading
            .word(at - 1)
            .is(class::FUNCTION & !(class::DETERMINER | class::POSSESSIVE | class::PRONOUN)
                | class::RELATIVE)
        || is_predicate(reading, at - 1);
    let asked = at > start && matches!(reading.norm(at - 1), "how" | "what" | "which" | "whose");
    if !starts || asked {
        return None;
    }
    let run = run(reading, at, limit.min(at + 4));
    let head = head(reading, &run)?;
    let person = head
        .person
        .filter(|person| person.plural && !person.singular || reading.norm(head.at) == "people")?;
    if head.at + 1 < run.end && !reading.norm(head.at + 1).ends_with("ing") {
        return None;
    }
    let tokens = at..head.at + 1;
    Some(Phrase {
        number: tokens.clone(),
        tokens,
        count: Count::plural(),
        kind: PhraseKind::Plural,
        person: Some(person),
        head: Some(head.at),
        of_them: false,
        is_pronoun: false,
        inner: head.inner,
        why: None,
    })
}

/// People who are named from this token on.
fn name(named: &[Named], at: usize, end: usize) -> Option<Phrase> {
    let found = named.get(named.partition_point(|named| named.tokens.start < at))?;
    (found.tokens.start == at && found.tokens.end <= end).then(|| Phrase {
        tokens: found.tokens.clone(),
        number: found.tokens.clone(),
        count: Count::exact(found.many),
        kind: PhraseKind::Name,
        person: None,
        head: Some(found.head),
        of_them: false,
        is_pronoun: false,
        inner: None,
        why: None,
    })
}

/// `another`, `a third` alone: one more of those before it.
fn another(reading: &Reading<'_>, at: usize) -> Option<Phrase> {
    let next = reading.word(at + 1);
    let third = reading.norm(at) == "a" && next.is(class::ORDINAL);
    let tokens = at..at + 1 + usize::from(third);
    let one = third || reading.norm(at) == "another";
    let alone = one
        && matches!(
            reading.grammar.rel(tokens.end - 1),
            Some(Rel::Nsubj | Rel::Nsubjpass | Rel::Dobj | Rel::Conj | Rel::Pobj)
        );
    alone.then(|| Phrase {
        tokens: tokens.clone(),
        number: tokens,
        count: Count::exact(1),
        kind: PhraseKind::Article,
        person: Some(Person { group: Group::Unknown, singular: true, plural: false }),
        head: None,
        of_them: false,
        is_pronoun: false,
        inner: None,
        why: None,
    })
}
