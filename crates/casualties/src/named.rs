//! People who are named and not counted where a frame has its victims: `Ann Brown was killed`, `the murder of Judge Grey`,
//! `Man shot dead`. One name is one person, and a list of names as many as it has.
//!
//! The place in the frame is what makes a name a victim; whether it is a person's is told by the actors, by the model's
//! entities, or by a title before it. In a text of capitals, where the model names few, two proper nouns in a row do.

use std::ops::Range;

use dateline_syntax::{EntityKind, Pos, Rel, Tag};

use crate::predicates::{Kind, Predicate};
use crate::reading::Reading;
use crate::words::class;

/// How many names a list may have.
const LONGEST: usize = 30;
/// How many words may stand between the commas that set off who somebody is.
const RENAMED: usize = 9;
/// How many words may stand before the last one of a name.
const LONGEST_NAME: usize = 10;

/// The tokens of what the actors know by name in a sentence: people, and all else.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) people: Vec<Range<usize>>,
    pub(crate) others: Vec<Range<usize>>,
}

/// People who are named where a casualty word has its victims.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    /// All words of the list, from the first name to the last.
    pub(crate) tokens: Range<usize>,
    /// Its last name or noun.
    pub(crate) head: usize,
    /// How many there are.
    pub(crate) many: u64,
    /// Of a list, the words of each name.
    pub(crate) each: Vec<Range<usize>>,
}

/// Those of a sentence, in order; `known` is whom the actors know.
pub(crate) fn named(reading: &Reading<'_>, predicates: &[Predicate], known: &Known) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for predicate in predicates {
        for slot in slots(reading, predicate) {
            let list = list(reading, slot);
            let people: Vec<Option<Range<usize>>> =
                list.iter().map(|token| person(reading, *token, known)).collect();
            if people.len() > 1 && people.iter().all(Option::is_some) {
                let all = || people.iter().flatten();
                let start = all().map(|tokens| tokens.start).min().unwrap_or(slot);
                let end = all().map(|tokens| tokens.end).max().unwrap_or(slot + 1);
                let many = people.len() as u64;
                let each = people.into_iter().flatten().collect();
                found.push(Named { tokens: start..end, head: end - 1, many, each });
                continue;
            }
            for tokens in people.into_iter().flatten() {
                found.push(Named { head: tokens.end - 1, tokens, many: 1, each: Vec::new() });
            }
        }
    }
    found.sort_by_key(|named| (named.tokens.start, std::cmp::Reverse(named.tokens.end)));
    found.dedup_by(|next, kept| next.tokens.start < kept.tokens.end);
    found
}

/// The tokens that stand where a casualty word has its victims.
fn slots(reading: &Reading<'_>, predicate: &Predicate) -> Vec<usize> {
    let grammar = &reading.grammar;
    let at = grammar.top(&predicate.tokens).unwrap_or(predicate.tokens.start);
    let mut slots = Vec::new();
    // `found Grey dead`, `Grey was reported killed`: the verb above has the victim.
    if matches!(grammar.rel(at), Some(Rel::Xcomp | Rel::Oprd | Rel::Acomp | Rel::Prep | Rel::Ccomp))
        && let Some(verb) = grammar.head(at)
    {
        slots.extend(grammar.child(verb, Rel::Dobj).filter(|object| *object < at));
        if slots.is_empty() && grammar.rel(at) != Some(Rel::Ccomp) {
            slots.extend(grammar.subject(verb));
        }
    }
    match predicate.kind {
        _ if !slots.is_empty() => {}
        Kind::Transitive { .. } => {
            slots.extend(grammar.patient(at).filter(|_| {
                reading.has_object(&predicate.tokens) || grammar.child(at, Rel::Dobj).is_none()
            }));
            // A participle whose auxiliary is left out: `Man killed in crash`.
            if slots.is_empty() && grammar.tag(at) != Some(Tag::VBG) {
                slots.extend(grammar.subject(at));
            }
        }
        Kind::Intransitive | Kind::Adjective => slots.extend(grammar.subject(at)),
        Kind::Noun { .. } => {
            for child in grammar.children(at) {
                match grammar.rel(child) {
                    Some(Rel::Prep) if reading.norm(child) == "of" => {
                        slots.extend(grammar.child(child, Rel::Pobj));
                    }
                    // `Grey's murder`, but not `Grey's murders`
                    Some(Rel::Poss) if !matches!(predicate.kind, Kind::Noun { bare: true }) => {
                        slots.push(child);
                    }
                    _ => {}
                }
            }
        }
        Kind::Toll => {}
    }
    let noun = |slot: &usize| {
        matches!(grammar.pos(*slot), Some(Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num))
    };
    if !slots.iter().any(noun) {
        slots.extend(renamed(reading, predicate));
    }
    slots.retain_mut(|slot| {
        *slot = grammar.antecedent(*slot);
        true
    });
    slots
}

/// `Edmund Vance, a stagehand, was shot dead`: the name before the commas, by the words alone.
fn renamed(reading: &Reading<'_>, predicate: &Predicate) -> Option<usize> {
    let second = predicate.group.checked_sub(1).filter(|at| reading.norm(*at) == ",")?;
    let from = second.saturating_sub(RENAMED);
    let first = (from..second).rev().find(|at| reading.norm(*at) == ",")?;
    let name = first.checked_sub(1)?;
    let person = reading.grammar.entity(name).is_some_and(|(_, kind)| kind == EntityKind::Person);
    person.then_some(name)
}

/// A token and those that are coordinated with it.
fn list(reading: &Reading<'_>, first: usize) -> Vec<usize> {
    let grammar = &reading.grammar;
    let mut list = vec![first];
    let mut at = 0;
    while at < list.len() && list.len() < LONGEST {
        let next = grammar.children(list[at]).filter(|child| {
            grammar.rel(*child) == Some(Rel::Conj)
                && !matches!(grammar.tag(*child), Some(Tag::VBD | Tag::VBN | Tag::VBZ | Tag::VB))
        });
        list.extend(next.collect::<Vec<_>>());
        at += 1;
    }
    list
}

/// The words of a person's name with its title, or of a noun for one person without an article, that a token heads.
fn person(reading: &Reading<'_>, head: usize, known: &Known) -> Option<Range<usize>> {
    let grammar = &reading.grammar;
    let proper = |at: usize| grammar.tag(at) == Some(Tag::NNP);
    let noun = reading.word(head).person.filter(|person| person.singular && !person.plural);
    let mut start = head;
    let (mut determined, mut owned) = (false, false);
    for child in grammar.children(head) {
        match grammar.rel(child) {
            Some(Rel::Compound | Rel::Nmod) if child < head => {
                start = start.min(grammar.edges(child).start);
            }
            Some(Rel::Poss) => {
                owned = true;
                start = start.min(grammar.edges(child).start);
            }
            Some(Rel::Det | Rel::Nummod) => determined = true,
            _ => {}
        }
    }
    let of_pronoun = owned && reading.word(start).is(class::POSSESSIVE);
    if determined || of_pronoun || start + LONGEST_NAME < head {
        return None;
    }
    let tokens = start..head + 1;
    let things = class::THING | class::CLASH | class::MONTH | class::WEEKDAY | class::NAME_AFTER;
    let other = |at: usize| {
        let word = reading.word(at);
        let many = word.person.is_some_and(|person| person.plural && !person.singular);
        word.is(things) || word.noun.is_some() || many
    };
    if tokens.clone().any(other) {
        return None;
    }
    // `Man shot dead`, `Castillo's driver`: a headline leaves the article out, and an owner stands for it.
    if noun.is_some() && (!proper(head) || owned || start == head) {
        return Some(tokens);
    }
    if owned {
        return None;
    }
    if known.people.iter().any(|name| name.contains(&head)) {
        return Some(tokens);
    }
    let loud = reading.is_capitals() && start < head && proper(head - 1);
    if !(proper(head) || loud && grammar.tag(head) == Some(Tag::NN)) {
        return None;
    }
    let label = grammar.entity(head).map(|(_, kind)| kind);
    if label == Some(EntityKind::Person) {
        return Some(tokens);
    }
    let titled = (start..head).any(|at| reading.word(at).person.is_some());
    let elsewhere = known.others.iter().any(|name| name.contains(&head));
    let thing = !matches!(label, None | Some(EntityKind::Org | EntityKind::Product));
    let paired = loud && !elsewhere && !thing && tokens.len() <= 6;
    let titled = titled && !(elsewhere && reading.is_capitals());
    (titled || paired).then_some(tokens)
}
