//! Noun phrases that count or name people: `three of its troops`, `an Azerbaijani serviceman`, `two more`.
//!
//! A phrase begins with what makes it a count (a number, an article, a name) and runs on to the first word that no noun
//! phrase holds; its head is the last noun for people in the run, unless the parse has that noun describe another one.
//! People by name come from `named`. Whether the people are victims is asked in `binding`.

use std::ops::Range;

use dateline_core::Count;
use dateline_syntax::{Rel, TokenKind};

use crate::facts::{Group, Why};
use crate::heads::{Head, head, is_predicate, run};
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

impl Phrase {
    /// Whether it counts by a number, and may count people.
    pub(crate) fn may_count(&self) -> bool {
        self.kind == PhraseKind::Number && self.why.is_none()
    }
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
    if start > quantity.tokens.end && tells_of_all(reading, quantity.core.start, start, head.at) {
        phrase.tokens.end = quantity.tokens.end;
        // `five of the eight people shot have died`: the verb tells of the five.
        phrase.why = (!is_told(reading, quantity.core.start)).then_some(Why::Part);
        return phrase;
    }
    phrase.tokens.end = head.at + 1;
    phrase.head = Some(head.at);
    phrase.person = head.person;
    phrase.inner = head.inner;
    if reading.word(head.at).is(class::THING) {
        phrase.why = Some(Why::Thing);
    }
    phrase
}

/// Whether a number is the subject of a casualty word.
fn is_told(reading: &Reading<'_>, number: usize) -> bool {
    let grammar = &reading.grammar;
    let verb = grammar.head(number).filter(|_| grammar.is_subject(number));
    verb.is_some_and(|verb| {
        is_predicate(reading, verb)
            || grammar.children(verb).any(|child| {
                grammar.rel(child) == Some(Rel::Acomp) && reading.word(child).adjective.is_some()
            })
    })
}

/// `one of the two women who were hurt`: whether what is told behind the noun is told of all those whom the second number
/// counts, and not of the first.
fn tells_of_all(reading: &Reading<'_>, first: usize, second: usize, noun: usize) -> bool {
    let grammar = &reading.grammar;
    let counted =
        reading.word(second).value.is_some() || reading.kind(second) == Some(TokenKind::Number);
    let singular = |verb: usize| {
        grammar.children(verb).any(|child| {
            matches!(grammar.rel(child), Some(Rel::Aux | Rel::Auxpass))
                && matches!(reading.norm(child), "was" | "is" | "has")
        })
    };
    let mut behind = grammar.children(noun).chain(grammar.children(first));
    counted
        && behind.any(|verb| {
            verb > noun
                && matches!(grammar.rel(verb), Some(Rel::Relcl | Rel::Acl))
                && is_predicate(reading, verb)
                && !singular(verb)
        })
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
