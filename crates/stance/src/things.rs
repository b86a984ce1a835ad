//! Phrases that no mention covers: people and names that the gazetteer doesn't know, and things.

use std::ops::Range;

use dateline_core::{Actor, Span};
use dateline_syntax::{EntityKind, Pos, Rel, Tag};

use crate::bind::Clause;
use crate::facts::Target;
use crate::party::Party;

/// The longest name of a thing, in words.
const LONGEST: usize = 6;

/// The actor that a phrase without a mention is: people by the slug of their noun, others by that of their name.
pub(crate) fn actor(clause: &Clause<'_>, head: usize) -> Option<Party> {
    let parse = clause.parse();
    if clause.is_people(head) && parse.pos(head) != Pos::Propn {
        return common(clause, head);
    }
    let text = &clause.reading.doc.text;
    let tokens = name(clause, head)?;
    let span = parse.cover(tokens)?;
    let name = span.of(text)?;
    Some(Party { ground: clause.reading.ground(span), ..party(slug(name), name, span) })
}

/// The actor that a common noun is, by its own word.
pub(crate) fn common(clause: &Clause<'_>, head: usize) -> Option<Party> {
    let parse = clause.parse();
    if parse.pos(head) != Pos::Noun {
        return None;
    }
    let span = parse.cover(trimmed(clause, phrase(clause, head)))?;
    let id = clause.reading.word(head).to_lowercase();
    Some(party(id, span.of(&clause.reading.doc.text)?, span))
}

fn party(id: String, name: &str, span: Span) -> Party {
    let actor = Actor { id: Some(id), name: name.to_owned(), ..Actor::default() };
    Party::new(Target::Actor(actor), Some(span))
}

/// The tokens of the name that a proper noun heads: the entity around it, else its compounds.
fn name(clause: &Clause<'_>, head: usize) -> Option<Range<usize>> {
    let parse = clause.parse();
    if parse.pos(head) != Pos::Propn || !clause.tells_names_by_case() {
        return None;
    }
    if let Some(entity) = parse.entity_at(head) {
        return (!is_measure(entity.kind)).then(|| entity.tokens.clone());
    }
    let capital = |token: usize| clause.reading.word(token).starts_with(char::is_uppercase);
    let mut first = head;
    while first > clause.tokens.start
        && parse.rel(first - 1) == Rel::Compound
        && parse.head(first - 1) == head
        && capital(first - 1)
    {
        first -= 1;
    }
    // The first word of a sentence is big without being a name.
    (capital(head) && head > clause.tokens.start).then_some(first..head + 1)
}

/// The tokens of a phrase up to its head.
fn phrase(clause: &Clause<'_>, head: usize) -> Range<usize> {
    let parse = clause.parse();
    let first = parse
        .children(head)
        .filter(|&child| {
            child < head
                && matches!(
                    parse.rel(child),
                    Rel::Amod
                        | Rel::Compound
                        | Rel::Nmod
                        | Rel::Nummod
                        | Rel::Poss
                        | Rel::Det
                        | Rel::Advmod
                        | Rel::Npadvmod
                        | Rel::Quantmod
                        | Rel::Punct
                )
        })
        .map(|child| parse.left_edge(child))
        .min()
        .unwrap_or(head);
    first.min(head).max(clause.tokens.start)..head + 1
}

/// A phrase without the articles, vague adjectives and marks that start it, and not too long.
fn trimmed(clause: &Clause<'_>, tokens: Range<usize>) -> Range<usize> {
    let parse = clause.parse();
    let passes = |token: usize| {
        matches!(parse.pos(token), Pos::Det | Pos::Adv)
            || clause.reading.is_mark(token)
            || clause.reading.is_in(token, &clause.reading.vocabulary.words.vague_adjectives)
            || matches!(parse.rel(token), Rel::Advmod | Rel::Quantmod)
            || parse.rel(token) == Rel::Poss && parse.pos(token) == Pos::Pron
    };
    let last = tokens.end.saturating_sub(1);
    let mut start = tokens.end.saturating_sub(LONGEST).max(tokens.start);
    while start < last && passes(start) {
        start += 1;
    }
    start..tokens.end
}

/// The thing that a phrase names: its words without articles; behind a light noun (`a series of`) what follows.
pub(crate) fn thing(clause: &Clause<'_>, head: usize) -> Option<Party> {
    let parse = clause.parse();
    if clause.reading.is_in(head, &clause.reading.vocabulary.words.light_nouns) {
        let inner = clause
            .prepositions(head)
            .find(|(word, _)| clause.reading.is(*word, "of") || clause.reading.is(*word, "for"));
        if let Some(found) = inner.and_then(|(_, object)| thing(clause, object)) {
            return Some(found);
        }
    }
    let measure = parse.entity_at(head).is_some_and(|entity| is_measure(entity.kind));
    if measure || !matches!(parse.pos(head), Pos::Noun | Pos::Propn) {
        return None;
    }
    let tokens = trimmed(clause, phrase(clause, head));
    let span = parse.cover(tokens.clone())?;
    if let Some(found) = actor(clause, head) {
        return Some(found);
    }
    let named: Vec<_> = tokens
        .filter(|&token| !matches!(parse.tag(token), Tag::OpenQuote | Tag::CloseQuote))
        .map(|token| clause.reading.word(token).to_lowercase())
        .collect();
    let letters = named.iter().any(|word| word.chars().any(char::is_alphabetic));
    let issue = named.join(" ").replace(" 's", "'s").replace(" ’s", "'s").replace(" - ", "-");
    letters.then(|| Party::new(Target::Issue { issue }, Some(span)))
}

/// A name in lower case with hyphens between its words.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Whether an entity is a number, a time or an amount rather than somebody's or something's name.
fn is_measure(kind: EntityKind) -> bool {
    use EntityKind::{Cardinal, Date, Money, Ordinal, Percent, Quantity, Time};
    matches!(kind, Cardinal | Date | Money | Ordinal | Percent | Quantity | Time)
}
