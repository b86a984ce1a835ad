//! Parties: actors and things as they stand in the text, and when two of them are one.

use dateline_core::{Actor, Span};

use crate::facts::Target;
use crate::voices::Voice;

/// An actor or a thing as it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Party {
    pub(crate) who: Target,
    pub(crate) span: Option<Span>,
    pub(crate) metonym: bool,
    /// The people or body of a state that are meant, where the actor itself does not tell: Norway's `fishermen`.
    pub(crate) part: Option<String>,
    /// Of a place, the state on whose ground it lies.
    pub(crate) ground: Option<Actor>,
}

impl Party {
    pub(crate) fn new(who: Target, span: Option<Span>) -> Party {
        Party { who, span, metonym: false, part: None, ground: None }
    }

    pub(crate) fn is_state(&self) -> bool {
        self.who.actor().is_some_and(Actor::is_state)
    }

    pub(crate) fn id(&self) -> Option<&str> {
        self.who.actor()?.id.as_deref()
    }
}

/// A target as a finding names it: of a place on the ground of a state other than the actor's, that state.
pub(crate) fn on_whose_ground(target: &Party, actor: &Actor) -> Target {
    let state = target.ground.as_ref().filter(|state| !same(Some(actor), state));
    state.map_or_else(|| target.who.clone(), |state| Target::Actor(state.clone()))
}

pub(crate) fn speaker(voice: &Voice) -> Party {
    Party::new(Target::Actor(voice.speaker.clone()), voice.source)
}

/// The state that an actor belongs to, without body and person.
pub(crate) fn state_of(actor: &Actor) -> Actor {
    Actor { unit: None, person: None, ..actor.clone() }
}

pub(crate) fn same(actor: Option<&Actor>, other: &Actor) -> bool {
    actor.is_some_and(|actor| actor == other || actor.id.is_some() && actor.id == other.id)
}

/// Whether a party is none of `actors`, nor of the state of one.
pub(crate) fn differs(party: &Party, actors: &[Party]) -> bool {
    actors.iter().all(|actor| match (actor.id(), party.id()) {
        (Some(actor), Some(id)) => actor != id,
        _ => actor.who != party.who,
    })
}

/// Whether a party is none of `actors`; two bodies or people of one state are two.
pub(crate) fn is_another(party: &Party, actors: &[Party]) -> bool {
    actors.iter().all(|actor| !same_party(actor, party))
}

/// Whether two parties are one: the same words, or the same id unless each names a body or person of its own.
pub(crate) fn same_party(a: &Party, b: &Party) -> bool {
    let (Some(one), Some(other)) = (a.who.actor(), b.who.actor()) else { return a.who == b.who };
    if one.id.is_none() || one.id != other.id {
        return one == other;
    }
    let part = |party: &Party, actor: &Actor| {
        let named = actor.person.as_ref().or(actor.unit.as_ref());
        named.or(party.part.as_ref()).map(|name| name.to_lowercase())
    };
    match (part(a, one), part(b, other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
