//! The sieve for definite phrases: `the ministry`, `the country`, `the spokesman` mean what the text named before.

use crate::Class;
use crate::cast::{Cast, Handle, slug};
use crate::drafts::{Ask, Draft, Meant};
use crate::gazetteer::Gazetteer;

/// How many drafts back an antecedent is looked for.
const REACH: usize = 150;

/// Answers all questions for bodies, countries and roles, first to last.
pub(crate) fn resolve(
    drafts: &mut [Draft],
    cast: &mut Cast,
    gazetteer: &Gazetteer,
    home: Option<usize>,
) {
    for i in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let Some(draft) = rest.first_mut() else { return };
        let Meant::Ask(ask) = &draft.meant else { continue };
        let near = before.get(i.saturating_sub(REACH)..).unwrap_or_default();
        let found = match ask {
            Ask::Body { unit, own: false } => body(near, cast, gazetteer, unit, home),
            Ask::Organisation { noun } => organisation(near, cast, noun),
            Ask::Country { own: false } => country(near, cast, gazetteer),
            Ask::Role { role, head, state, unit, owner } => {
                let wanted = Wanted {
                    role: *role,
                    head,
                    state: *state,
                    unit: unit.as_deref(),
                    owner: *owner,
                };
                holder(near, cast, gazetteer, &wanted, home)
            }
            _ => continue,
        };
        draft.meant = match found {
            Some(handle) => Meant::These(vec![handle]),
            None => Meant::Nobody { plural: false },
        };
    }
}

/// The body last named that the unit fits; else the home state's; else one that only its noun names.
fn body(
    near: &[Draft],
    cast: &mut Cast,
    gazetteer: &Gazetteer,
    unit: &str,
    home: Option<usize>,
) -> Option<Handle> {
    let fits = |handle: Handle| {
        let member = cast.get(handle)?;
        let named = member.actor.unit.as_deref()?;
        (member.class == Class::Body && (named == unit || unit == "ministry" && is_ministry(named)))
            .then_some(handle)
    };
    let last = near
        .iter()
        .rev()
        .flat_map(|draft| draft.these().iter().rev())
        .find_map(|&handle| fits(handle));
    if last.is_some() || unit == "ministry" {
        return last;
    }
    let usual = || {
        let entry = gazetteer
            .bodies
            .iter()
            .find(|body| body.unit.get_ref() == unit && body.usual.is_some());
        entry.and_then(|body| gazetteer.state(body.usual.as_deref()?))
    };
    if let Some(state) = home.or_else(usual) {
        return Some(cast.state(gazetteer, state, Some(unit)));
    }
    Some(cast.thing(&slug(unit), unit, Class::Body))
}

fn is_ministry(unit: &str) -> bool {
    unit.contains("Ministry") || unit.contains("Department") || unit == "Pentagon"
}

/// The state last named as a whole, by its people or by a body.
fn country(near: &[Draft], cast: &mut Cast, gazetteer: &Gazetteer) -> Option<Handle> {
    let state =
        near.iter().rev().flat_map(|draft| draft.these().iter().rev()).find_map(|&handle| {
            let member = cast.get(handle)?;
            matches!(member.class, Class::State | Class::Body).then_some(member.state)?
        })?;
    Some(cast.state(gazetteer, state, None))
}

/// The organisation last named whose name holds the noun; for nouns of any organisation, one that was just named.
fn organisation(near: &[Draft], cast: &Cast, noun: &str) -> Option<Handle> {
    let is_organisation = |handle: Handle| {
        let member = cast.get(handle)?;
        matches!(member.class, Class::Organisation | Class::Outlet).then_some(member)
    };
    let mut back = near.iter().rev().flat_map(|draft| draft.these().iter().rev());
    let named = back.clone().find(|&&handle| {
        is_organisation(handle)
            .is_some_and(|member| member.actor.name.to_lowercase().contains(noun))
    });
    if let Some(&handle) = named {
        return Some(handle);
    }
    let general = matches!(
        noun,
        "group" | "organisation" | "organization" | "agency" | "movement" | "network"
    );
    back.by_ref()
        .take(if general { 10 } else { 0 })
        .copied()
        .find(|&handle| is_organisation(handle).is_some())
}

/// What a phrase for the holder of a role tells of him.
struct Wanted<'a> {
    role: usize,
    head: &'a str,
    state: Option<usize>,
    unit: Option<&'a str>,
    owner: Option<Handle>,
}

/// The person last named who holds the role; else the body that the role speaks for.
fn holder(
    near: &[Draft],
    cast: &mut Cast,
    gazetteer: &Gazetteer,
    wanted: &Wanted<'_>,
    home: Option<usize>,
) -> Option<Handle> {
    let fits = |handle: Handle| {
        let member = cast.get(handle)?;
        let same_state =
            wanted.state.is_none_or(|state| member.state.is_none_or(|held| held == state));
        let holds = member
            .held
            .iter()
            .any(|(role, head)| *role == wanted.role || is_same_head(head, wanted.head));
        (member.class == Class::Person && same_state && holds).then_some(handle)
    };
    let last = near
        .iter()
        .rev()
        .flat_map(|draft| draft.these().iter().rev())
        .find_map(|&handle| fits(handle));
    if last.is_some() {
        return last;
    }
    if let Some(state) = wanted.state {
        return Some(cast.state(gazetteer, state, wanted.unit));
    }
    if wanted.owner.is_some() {
        return wanted.owner;
    }
    let unit = wanted.unit?;
    body(near, cast, gazetteer, unit, home)
}

/// `spokesperson` is held by a `spokesman`, `minister` by a `foreign minister`: heads are last words.
fn is_same_head(held: &str, wanted: &str) -> bool {
    held == wanted || held.starts_with("spokes") && wanted.starts_with("spokes")
}
