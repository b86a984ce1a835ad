//! Parties: actors and things as they stand in the text, and when two of them are one.

use dateline_actors::{Mention, MentionKind};
use dateline_core::{Actor, Span};

use crate::bind::Clause;
use crate::facts::Target;
use crate::parties::Chain;
use crate::tags::Tag;
use crate::things;
use crate::voices::Voice;

/// An actor or a thing as it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Party {
    pub(crate) who: Target,
    pub(crate) span: Option<Span>,
    pub(crate) metonym: bool,
}

impl Party {
    pub(crate) fn id(&self) -> Option<&str> {
        self.who.actor()?.id.as_deref()
    }
}

impl Clause<'_> {
    pub(crate) fn subject_parties(&self, chain: &Chain, voice: Option<&Voice>) -> Vec<Party> {
        let found = self.parties_of(chain);
        if !found.is_empty() || !chain.mentions.is_empty() {
            return found;
        }
        if chain.tokens.len() == 1 && matches!(self.sketch.norm(chain.tokens.start), "we" | "i") {
            return voice.map(speaker).into_iter().collect();
        }
        found
    }

    pub(crate) fn parties_of(&self, chain: &Chain) -> Vec<Party> {
        if chain.mentions.is_empty() {
            if chain.tokens.clone().all(|at| self.sketch.tag_of(at) == Tag::Pronoun) {
                return vec![];
            }
            let span = self.sketch.span(chain.tokens.clone());
            let people = things::people(
                &self.reading.doc.text,
                self.sketch,
                self.reading.vocabulary,
                chain.tokens.clone(),
            );
            return people
                .map(|actor| Party { who: Target::Actor(actor), span, metonym: false })
                .into_iter()
                .collect();
        }
        let mut parties: Vec<Party> = Vec::new();
        for &mention in &chain.mentions {
            for party in self.parties_of_mention(mention) {
                if !parties.iter().any(|other| other.who == party.who) {
                    parties.push(party);
                }
            }
        }
        parties
    }

    pub(crate) fn parties_of_mention(&self, mention: usize) -> Vec<Party> {
        let Some(mention) = self.reading.actors.mentions.get(mention) else { return vec![] };
        let metonym = mention.kind == MentionKind::Metonym;
        let span = self.name_of(mention);
        let known = self.reading.actors.actors_of(mention);
        known
            .map(|known| Party {
                who: Target::Actor(known.actor.clone()),
                span: Some(span),
                metonym,
            })
            .collect()
    }

    /// The words that name an actor: of a pronoun, those in the same sentence that it stands for, where there are any.
    fn name_of(&self, mention: &Mention) -> Span {
        if mention.kind != MentionKind::Pronoun {
            return mention.span;
        }
        let start = self.sketch.span(self.sketch.tokens.clone()).map_or(0, Span::start);
        let mentions = &self.reading.actors.mentions;
        let at = mentions.partition_point(|other| other.span.start() < mention.span.start());
        let before = mentions.iter().take(at).rev().take_while(|other| other.span.start() >= start);
        let named = before
            .into_iter()
            .find(|other| other.kind != MentionKind::Pronoun && other.actors == mention.actors);
        named.map_or(mention.span, |named| named.span)
    }
}

pub(crate) fn speaker(voice: &Voice) -> Party {
    Party { who: Target::Actor(voice.speaker.clone()), span: voice.source, metonym: false }
}

/// The state that an actor belongs to, without body and person.
pub(crate) fn state_of(actor: &Actor) -> Actor {
    Actor { unit: None, person: None, ..actor.clone() }
}

pub(crate) fn same(actor: Option<&Actor>, other: &Actor) -> bool {
    actor.is_some_and(|actor| actor == other || actor.id.is_some() && actor.id == other.id)
}

/// Whether a party is none of `actors`.
pub(crate) fn differs(party: &Party, actors: &[Party]) -> bool {
    actors.is_empty() || actors.iter().any(|actor| !same_party(actor, party))
}

/// Whether two parties are one: the same state, or the same id, or the same words.
pub(crate) fn same_party(a: &Party, b: &Party) -> bool {
    match (a.id(), b.id()) {
        (Some(a), Some(b)) => a == b,
        _ => a.who == b.who,
    }
}
