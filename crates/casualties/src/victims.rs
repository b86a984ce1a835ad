//! Whose people they are and what kind of people.
//!
//! The side comes from the words of the phrase (`three Armenian soldiers`), from what follows it (`on both sides`),
//! from a possessive (`its troops`), or from the claimant, who tells of its own soldiers where nothing says otherwise.
//! Whoever did it is the perpetrator and never the side.

use std::collections::BTreeSet;
use std::ops::Range;

use dateline_actors::{Class, Mention, MentionKind};
use dateline_core::{Actor, Span};
use dateline_syntax::Rel;

use crate::facts::{Group, Victims};
use crate::phrases::{Phrase, PhraseKind};
use crate::predicates::{Kind, Predicate};
use crate::reading::Reading;
use crate::words::class;

/// What the rules about people read.
pub(crate) struct People<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) actors: &'a dateline_actors::Facts,
    pub(crate) sentence: Range<usize>,
}

impl People<'_> {
    /// The victims that a phrase counts.
    pub(crate) fn of_phrase(
        &self,
        phrase: &Phrase,
        predicate: &Predicate,
        claimant: Option<&Actor>,
    ) -> Victims {
        let span = self.reading.span(phrase.tokens.clone());
        let group = self.group(phrase, predicate);
        let mut victims = Victims { group, span, ..Victims::default() };
        let own = claimant.and_then(Actor::state);
        let named = span.map(|span| self.actors.mentions_over(span)).unwrap_or_default();
        let mut sides = self.sides(named, own);
        if sides.is_empty() {
            // `12 deaths on both sides`: behind the noun that counts them, else behind the phrase.
            let noun = matches!(predicate.kind, Kind::Noun { .. });
            let end =
                if noun { predicate.tokens.end.max(phrase.tokens.end) } else { phrase.tokens.end };
            sides = self.behind(end);
        }
        if sides.is_empty() && self.is_possessed(phrase) {
            sides.extend(own.map(str::to_owned));
        }
        put_sides(&mut victims, sides);
        victims
    }

    /// The victims of a bare plural: `civilian casualties on both sides`.
    pub(crate) fn of_noun(&self, predicate: &Predicate) -> Victims {
        let before = predicate.tokens.start.checked_sub(1).filter(|at| *at >= self.sentence.start);
        let group = before.map_or(Group::Unknown, |at| {
            let word = self.reading.word(at);
            word.deciding.or(word.person.map(|person| person.group)).unwrap_or_default()
        });
        let mut victims = Victims { group, ..Victims::default() };
        let demonym = before
            .and_then(|at| self.reading.span(at..at + 1))
            .map(|span| self.actors.mentions_over(span))
            .unwrap_or_default();
        let mut sides = self.sides(demonym, None);
        if sides.is_empty() {
            let (found, span) = self.behind_with_span(self.end_of_nouns(predicate.tokens.end));
            (sides, victims.span) = (found, span);
        }
        put_sides(&mut victims, sides);
        victims
    }

    /// Behind `deaths and injuries` where `at` is behind `deaths`.
    fn end_of_nouns(&self, at: usize) -> usize {
        let joined = self.reading.word(at).is(class::CONJUNCTION)
            && self.reading.word(at + 1).noun.is_some();
        if joined { at + 2 } else { at }
    }

    /// The sides that mentions name; of a pronoun that may mean several, the claimant's own.
    fn sides(&self, mentions: &[Mention], own: Option<&str>) -> BTreeSet<String> {
        let mut sides = BTreeSet::new();
        for mention in mentions.iter().filter(|mention| !self.speaks(mention)) {
            let states: BTreeSet<String> = self
                .actors
                .actors_of(mention)
                .filter(|known| match known.class {
                    Class::State | Class::Body | Class::Organisation => true,
                    _ => known.actor.is_state(),
                })
                .filter_map(|known| known.actor.id.clone())
                .collect();
            let own = own.filter(|own| {
                mention.kind == MentionKind::Pronoun && states.len() > 1 && states.contains(*own)
            });
            match own {
                Some(own) => drop(sides.insert(own.to_owned())),
                None => sides.extend(states),
            }
        }
        sides
    }

    /// Whether a verb of speech stands right behind a name: `13 people Norpress said`, whose comma is lost.
    fn speaks(&self, mention: &Mention) -> bool {
        let behind = self.reading.surface.tokens_in(mention.span).end;
        mention.kind == MentionKind::Name && self.reading.word(behind).is(class::SAY)
    }

    fn behind(&self, at: usize) -> BTreeSet<String> {
        self.behind_with_span(at).0
    }

    /// The sides named behind `on`, `from`, `of`, `among`: `casualties on both sides`, `soldiers from Sudland`.
    fn behind_with_span(&self, at: usize) -> (BTreeSet<String>, Option<Span>) {
        let preposition = at < self.sentence.end
            && matches!(self.reading.norm(at), "on" | "from" | "of" | "among" | "for");
        if !preposition {
            return (BTreeSet::new(), None);
        }
        let end = self.sentence.end.min(at + 6);
        let stop = (at + 1..end)
            .find(|at| {
                let word = self.reading.word(*at);
                word.is(class::PREPOSITION
                    | class::CONJUNCTION
                    | class::COMPLEMENTIZER
                    | class::RELATIVE
                    | class::BE)
                    || self.reading.norm(*at) == ","
            })
            .unwrap_or(end);
        let Some(span) = self.reading.span(at + 1..stop) else { return (BTreeSet::new(), None) };
        let mentions = self.actors.mentions_over(span);
        let Some(first) = mentions.first() else { return (BTreeSet::new(), None) };
        // `on Friday Sudland said` is no side: the mention begins what the preposition governs.
        let near = self.reading.surface.tokens_in(first.span).start <= at + 3;
        if !near {
            return (BTreeSet::new(), None);
        }
        let words = self.reading.span(at + 1..self.end_of_noun(stop, at + 1));
        let mut sides = self.sides(&mentions[..1], None);
        // `members of the Front and of the Brigade`
        if self.reading.norm(stop) == "and"
            && let Some(next) = self.reading.span(stop + 1..self.sentence.end.min(stop + 5))
            && let Some(second) = self.actors.mentions_over(next).first()
            && second.kind == MentionKind::Name
            && self.reading.surface.tokens_in(second.span).start <= stop + 2
            && !self.speaks(second)
        {
            sides.extend(self.sides(std::slice::from_ref(second), None));
        }
        (sides, words)
    }

    /// The end of the noun phrase that begins at `start` and ends before `stop` at the latest.
    fn end_of_noun(&self, stop: usize, start: usize) -> usize {
        (start..stop)
            .find(|at| self.reading.word(*at).is(class::WEEKDAY | class::SAY))
            .unwrap_or(stop)
            .max(start + 1)
    }

    /// Whether a possessive stands in the phrase or right before it: `two of its troops`, `his three sons`.
    fn is_possessed(&self, phrase: &Phrase) -> bool {
        let before = phrase.tokens.start.checked_sub(1).filter(|at| *at >= self.sentence.start);
        phrase
            .tokens
            .clone()
            .chain(before)
            .any(|at| matches!(self.reading.norm(at), "its" | "their" | "our"))
    }

    /// `seven of the dead were children`: what a bare number is said to be.
    fn attribute(&self, phrase: &Phrase) -> Option<Group> {
        let grammar = &self.reading.grammar;
        let top = grammar.top(&phrase.tokens)?;
        let verb = grammar.head(top).filter(|_| grammar.rel(top) == Some(Rel::Nsubj))?;
        let noun =
            grammar.child(verb, Rel::Attr).filter(|_| self.reading.word(verb).is(class::BE))?;
        self.reading.word(noun).person.map(|person| person.group)
    }

    /// `12 members of the Norland Liberation Front`: whether an armed band is named behind them or in the phrase.
    fn is_of_band(&self, phrase: &Phrase) -> bool {
        let end = phrase.tokens.end;
        let member = phrase.head.is_some_and(|head| self.reading.word(head).is(class::BAND));
        let behind = matches!(self.reading.norm(end), "of" | "from" | "in");
        let loud = |at: usize| self.reading.norm(at) == "is" && self.reading.word(at).classes == 0;
        let named = |at: usize| self.reading.word(at).is(class::ARMED) || loud(at);
        let words = self.sentence.end.min(end + 7);
        member
            && (phrase.tokens.clone().any(named)
                || behind
                    && (end + 1..words)
                        .take_while(|at| {
                            !self.reading.word(*at).is(class::BE | class::HAVE | class::SAY)
                                && self.reading.word(*at).verb.is_none()
                        })
                        .any(named))
    }

    /// `nine people, all of them women and children`: what all of them are.
    fn all_of_them(&self, phrase: &Phrase) -> Option<Group> {
        let end = phrase.tokens.end;
        let all =
            (end..self.sentence.end.min(end + 3)).find(|at| self.reading.norm(*at) == "all")?;
        let of = self.reading.norm(all + 1) == "of"
            && matches!(self.reading.norm(all + 2), "them" | "whom");
        let nouns = all + if of { 3 } else { 1 };
        let group = |at: usize| self.reading.word(at).person.map(|person| person.group);
        let first = group(nouns)?;
        let joined = self.reading.norm(nouns + 1) == "and";
        match group(nouns + 2).filter(|_| joined) {
            Some(second) if second != first => Some(Group::Civilian),
            _ => Some(first),
        }
    }

    fn group(&self, phrase: &Phrase, predicate: &Predicate) -> Group {
        let words = phrase.number.end.min(phrase.tokens.end)..phrase.tokens.end;
        let words = if words.is_empty() || phrase.kind != PhraseKind::Number {
            phrase.tokens.clone()
        } else {
            words
        };
        let deciding = words.clone().find_map(|at| self.reading.word(at).deciding);
        let noun = phrase.person.map(|person| person.group).or_else(|| self.attribute(phrase));
        match (noun, deciding) {
            (Some(Group::Unknown) | None, Some(group)) => group,
            (Some(Group::Unknown), None) if self.is_of_band(phrase) => Group::Military,
            (Some(Group::Unknown), None) => self.all_of_them(phrase).unwrap_or_default(),
            (Some(Group::Military), Some(group @ (Group::Police | Group::Medic))) => group,
            (Some(group), _) => group,
            (None, None) if matches!(predicate.kind, Kind::Noun { .. }) => words
                .into_iter()
                .find_map(|at| self.reading.word(at).person)
                .map(|person| person.group)
                .unwrap_or_default(),
            (None, None) => Group::Unknown,
        }
    }
}

fn put_sides(victims: &mut Victims, sides: BTreeSet<String>) {
    if sides.len() > 1 {
        victims.sides = sides.into_iter().collect();
    } else {
        victims.side = sides.into_iter().next();
    }
}
