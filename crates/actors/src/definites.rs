//! The sieve for definite phrases: `the ministry`, `the country`, `the spokesman` mean what the text named before.

use std::collections::BTreeMap;

use crate::Class;
use crate::cast::{Cast, Handle, slug};
use crate::drafts::{Ask, Draft, Meant};
use crate::gazetteer::Gazetteer;
use crate::words::Sort;

/// How many drafts back an antecedent is looked for.
const REACH: usize = 150;

/// An outlet that `the newspaper` takes up is named among so many drafts before it.
const OUTLET: usize = 30;

/// A state among so many drafts before a body is in view of it.
const BESIDE: usize = 4;

/// Answers all questions for bodies, countries and roles, first to last.
pub(crate) fn resolve(
    drafts: &mut [Draft],
    cast: &mut Cast,
    gazetteer: &Gazetteer,
    home: Option<usize>,
) {
    // Who was last called `an official`, by the noun: the draft that does so, and who it is.
    let mut introduced: BTreeMap<String, (usize, Handle)> = BTreeMap::new();
    for i in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let Some((draft, later)) = rest.split_first_mut() else { return };
        let Meant::Ask(ask) = &draft.meant else { continue };
        let near = before.get(i.saturating_sub(REACH)..).unwrap_or_default();
        let found = match ask {
            Ask::Body { unit, own: false, bare: true } if is_shared(near, cast, unit) => {
                Some(cast.thing(&slug(unit), unit, Class::Body))
            }
            Ask::Body { unit, own: false, .. } => body(near, cast, gazetteer, unit, home),
            Ask::Organisation { noun, watches, new } => {
                let watcher = || watcher(near, later, cast, gazetteer, *new);
                let found = watches.then(watcher).flatten();
                found.or_else(|| {
                    (!*new).then(|| organisation(near, cast, gazetteer, noun)).flatten()
                })
            }
            Ask::Country { own: false } => country(near, cast, gazetteer),
            Ask::Role { role, head, state, unit, owner, new } => {
                let wanted = Wanted {
                    role: *role,
                    head,
                    state: *state,
                    unit: unit.as_deref(),
                    owner: *owner,
                    new: *new,
                };
                let told = introduced.get(head.as_str()).copied();
                let open = !*new && state.is_none() && owner.is_none();
                let found = holder(near, i, told.filter(|_| open), cast, gazetteer, &wanted, home);
                if let Some(found) = found.filter(|&found| *new && !cast.is_person(found)) {
                    introduced.insert(head.clone(), (i, found));
                }
                found
            }
            _ => continue,
        };
        draft.meant = match found {
            Some(handle) => Meant::These(vec![handle]),
            None => Meant::Nobody,
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

/// Whether several states are in view whose the body may be, so that `officials` alone means none of them: the last one
/// with such a body, and another one beside it or with such a body too.
fn is_shared(near: &[Draft], cast: &Cast, unit: &str) -> bool {
    let owner = |draft: &Draft| {
        draft.these().iter().rev().find_map(|&handle| {
            let member = cast.get(handle)?;
            (member.actor.unit.as_deref() == Some(unit)).then_some(member.state)?
        })
    };
    let Some(last) = near.iter().rev().find_map(owner) else { return false };
    let beside = near
        .iter()
        .rev()
        .take(BESIDE)
        .flat_map(Draft::these)
        .filter_map(|&handle| cast.state_of(handle))
        .any(|state| state != last);
    beside || near.iter().filter_map(owner).any(|state| state != last)
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
fn organisation(near: &[Draft], cast: &Cast, gazetteer: &Gazetteer, noun: &str) -> Option<Handle> {
    let vocabulary = &gazetteer.vocabulary;
    if vocabulary.sorts(vocabulary.code(noun)).has(Sort::OutletNoun) {
        let recent = near.get(near.len().saturating_sub(OUTLET)..)?.iter().rev();
        return recent
            .flat_map(|draft| draft.these().iter().rev())
            .copied()
            .find(|&handle| cast.get(handle).is_some_and(|member| member.class == Class::Outlet));
    }
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
        "group" | "organisation" | "organization" | "agency" | "movement" | "network" | "charity"
    );
    back.by_ref()
        .take(if general { 10 } else { 0 })
        .copied()
        .find(|&handle| is_organisation(handle).is_some())
}

/// The one organisation that watches named before, else behind; of several, `the monitor` is the last one.
fn watcher(
    near: &[Draft],
    later: &[Draft],
    cast: &Cast,
    gazetteer: &Gazetteer,
    new: bool,
) -> Option<Handle> {
    let vocabulary = &gazetteer.vocabulary;
    let watches = |&handle: &Handle| {
        cast.get(handle).is_some_and(|member| {
            let name = member.actor.name.to_lowercase();
            let mut words = name.split([' ', '-']);
            member.class == Class::Organisation
                && words.any(|word| vocabulary.sorts(vocabulary.code(word)).has(Sort::WatcherName))
        })
    };
    let among = |drafts: &[Draft]| {
        let mut all: Vec<Handle> =
            drafts.iter().flat_map(|draft| draft.these().iter().copied()).filter(watches).collect();
        let last = all.last().copied();
        all.sort_unstable();
        all.dedup();
        (last, all.len())
    };
    match among(near) {
        (last, 1) => last,
        (_, 0) => match among(later.get(..REACH).unwrap_or(later)) {
            (last, 1) => last,
            _ => None,
        },
        (last, _) => last.filter(|_| !new),
    }
}

/// What a phrase for the holder of a role tells of him.
struct Wanted<'a> {
    role: usize,
    head: &'a str,
    state: Option<usize>,
    unit: Option<&'a str>,
    owner: Option<Handle>,
    new: bool,
}

/// The person last named who holds the role, or whoever was called by the same noun since; else the body that the role
/// speaks for.
fn holder(
    near: &[Draft],
    here: usize,
    told: Option<(usize, Handle)>,
    cast: &mut Cast,
    gazetteer: &Gazetteer,
    wanted: &Wanted<'_>,
    home: Option<usize>,
) -> Option<Handle> {
    let owned = wanted.owner.and_then(|owner| cast.get(owner)?.actor.id.clone());
    let fits = |handle: Handle| {
        let member = cast.get(handle)?;
        let same_state = wanted.state.is_none_or(|state| {
            member.state.map_or(member.actor.id.is_none(), |held| held == state)
        });
        let same_owner = owned.is_none()
            || member
                .actor
                .id
                .as_ref()
                .map_or(member.state.is_none(), |id| Some(id) == owned.as_ref());
        let holds = member
            .held
            .iter()
            .any(|(role, head)| *role == wanted.role || is_same_head(head, wanted.head));
        (member.class == Class::Person && same_state && same_owner && holds).then_some(handle)
    };
    let last = near
        .iter()
        .enumerate()
        .rev()
        .filter(|_| !wanted.new)
        .flat_map(|(back, draft)| draft.these().iter().rev().map(move |&handle| (back, handle)))
        .find_map(|(back, handle)| Some((here - near.len() + back, fits(handle)?)));
    if let Some((_, handle)) = last.max(told) {
        return Some(handle);
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
