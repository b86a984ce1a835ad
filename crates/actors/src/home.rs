//! The state that a document is at home in: the one to which officials without a stated country belong.

use std::collections::{BTreeMap, BTreeSet};

use crate::Class;
use crate::cast::Cast;
use crate::drafts::{Ask, Draft, Meant};
use crate::gazetteer::{Gazetteer, Meaning};
use crate::pieces::{Piece, What};

/// A document's home state.
pub(crate) struct Home {
    pub(crate) state: usize,
    /// Whether hardly another state is spoken of, so that a person's bare title can mean no other.
    pub(crate) alone: bool,
    /// Whether it stands out so far that `the army` without a country can mean no other state's.
    pub(crate) clear: bool,
}

/// The state that most mentions and places speak of: two fifths of them or more, and half as many again as the next.
pub(crate) fn home(pieces: &[Piece], drafts: &[Draft], cast: &Cast) -> Option<Home> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut filed: Option<usize> = None;
    for piece in pieces {
        if let What::Listed(Meaning::Place(Some(state)) | Meaning::Seat(state)) = piece.what {
            *counts.entry(state).or_default() += 1;
            if piece.tokens.start < 4 {
                filed = filed.or(Some(state));
            }
        }
    }
    for draft in drafts {
        // `the Norlandic envoy` speaks of Norland, whoever that is.
        let asked = match &draft.meant {
            Meant::Ask(Ask::Role { state, .. }) => *state,
            _ => None,
        };
        let these = draft.these().iter().filter_map(|&handle| cast.state_of(handle));
        for state in these.chain(asked) {
            *counts.entry(state).or_default() += 1;
        }
    }
    // Hardly another state is spoken of: what counts are mentions alone.
    let all: usize = counts.values().sum();
    let alone = |state: &usize| counts.get(state).is_some_and(|&count| count * 5 >= all * 4);
    let single: Option<usize> = counts.keys().copied().find(|state| alone(state));
    // Where the story was filed from counts for more.
    if let Some(filed) = filed {
        *counts.entry(filed).or_default() += 2;
    }
    let total: usize = counts.values().sum();
    let mut ranked: Vec<(usize, usize)> =
        counts.into_iter().map(|(state, count)| (count, state)).collect();
    ranked.sort_by_key(|&(count, state)| (std::cmp::Reverse(count), state));
    let &(count, state) = ranked.first()?;
    let next = ranked.get(1).map_or(0, |&(count, _)| count);
    let home = Home {
        state,
        alone: single == Some(state),
        clear: count * 2 >= total && count >= next * 2,
    };
    (count * 5 >= total * 2 && count * 2 >= next * 3).then_some(home)
}

/// Gives those who speak for a body without a stated country the state of the one body of that kind that the text names.
pub(crate) fn affiliate(cast: &mut Cast, gazetteer: &Gazetteer) {
    let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for member in cast.members().iter().filter(|member| member.class == Class::Body) {
        if let (Some(unit), Some(state)) = (&member.actor.unit, member.state) {
            owners.entry(unit.clone()).or_default().insert(state);
        }
    }
    for handle in 0..cast.members().len() {
        let Some(member) = cast.get_mut(handle) else { continue };
        // A minister's ministry is told by the office alone, and may be any country's.
        let speaks = |&(role, _): &(usize, String)| {
            gazetteer.roles.get(role).is_some_and(|role| role.role.get_ref().starts_with("spokes"))
        };
        let open = member.class == Class::Person
            && member.state.is_none()
            && member.actor.id.is_none()
            && member.held.iter().any(speaks);
        let states = member.actor.unit.as_ref().filter(|_| open).and_then(|unit| owners.get(unit));
        if let Some(states) = states.filter(|states| states.len() == 1) {
            member.state = states.first().copied();
        }
    }
}

/// Gives the holders of public offices whose country the text leaves out the document's own.
pub(crate) fn naturalize(cast: &mut Cast, gazetteer: &Gazetteer, home: usize) {
    for handle in 0..cast.members().len() {
        let Some(member) = cast.get_mut(handle) else { continue };
        let public = |&(role, _): &(usize, String)| {
            gazetteer.roles.get(role).is_some_and(|role| role.public)
        };
        let open = member.state.is_none() && member.actor.id.is_none() && !member.stateless;
        if open && member.held.iter().any(public) {
            member.state = Some(home);
        }
    }
}
