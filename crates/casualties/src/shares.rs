//! What the claims of a sentence and of a story share: whose people `two more` are, one doer of a row of verbs, and what
//! came of those of whom first is told that they were shot.

use std::collections::BTreeSet;

use dateline_core::{Actor, Bound, Span};

use crate::facts::{Category, Claim, Group, Victims};
use crate::phrases::Phrase;
use crate::predicates::{Kind, Predicate};
use crate::reading::Reading;

/// How many days after a shot somebody may die of it.
const DAYS: i32 = 3;

/// `Man shot outside a theatre`, and further on `The man died in hospital`: of those of whom a lead only tells that they
/// were shot, the story says what came of them where it goes on to count as many in one other way.
pub(crate) fn tell_what_came_of_it(claims: &mut [Claim], shot_at: &BTreeSet<Span>) {
    let told = |claim: &Claim| {
        matches!(claim.category, Category::Killed | Category::Wounded) && !claim.part
    };
    for index in 0..claims.len() {
        let shot = &claims[index];
        let open = shot_at.contains(&shot.span)
            && shot.category == Category::Unspecified
            && shot.count.bound() == Bound::Exact
            && !shot.part;
        let before = claims[..index].iter().any(|claim| told(claim) && claim.count == shot.count);
        if !open || before {
            continue;
        }
        let near = |claim: &&Claim| match (claim.when, shot.when) {
            (Some(claim), Some(shot)) => {
                (-1..=DAYS).contains(&(claim.first() - shot.first()).get_days())
            }
            (claim, shot) => claim == shot,
        };
        let later = claims[index + 1..].iter().filter(|claim| told(claim));
        let fates: BTreeSet<Category> = later
            .filter(|claim| claim.count == shot.count)
            .filter(near)
            .map(|claim| claim.category)
            .collect();
        if let [fate] = fates.into_iter().collect::<Vec<_>>()[..] {
            claims[index].category = fate;
        }
    }
}

/// How far a casualty word may stand from the one before it whose doer it shares, in tokens.
const SHARED: usize = 10;

/// Whether a casualty word goes on with what the one before it tells.
pub(crate) fn goes_on(before: &Predicate, here: &Predicate) -> bool {
    let near = here.tokens.start <= before.tokens.end + SHARED;
    let told = matches!(here.kind, Kind::Transitive { .. } | Kind::Adjective);
    near && told && before.tokens.start <= here.tokens.start
}

/// `two others`, `another 40`: whose people they are was said before.
pub(crate) fn is_other(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    phrase.head.is_some_and(|head| matches!(reading.norm(head), "other" | "others"))
}

/// What an elliptical phrase (`two more`) takes from the one before; a part takes the side alone.
pub(crate) fn inherit(victims: &mut Victims, last: &Victims, part: bool, other: bool) {
    if victims.side.is_none() && victims.sides.is_empty() {
        victims.side.clone_from(&last.side);
        victims.sides.clone_from(&last.sides);
    }
    // `nine children and 14 others`: the others are no children.
    let alike = !other || matches!(last.group, Group::Military | Group::Civilian | Group::Police);
    if !part && alike && victims.group == Group::Unknown {
        victims.group = last.group;
    }
}

/// `the Norland army lost three dead`: those of whom the phrase itself tells nothing are the loser's.
pub(crate) fn take_from_loser(victims: &mut Victims, loser: Option<Actor>, group: Group) {
    if victims.side.is_none() && victims.sides.is_empty() {
        victims.side = loser.and_then(|actor| actor.id);
    }
    if victims.group == Group::Unknown {
        victims.group = group;
    }
}

/// A state's armed forces that tell of soldiers without naming a side tell of their own.
pub(crate) fn own_troops(
    reading: &Reading<'_>,
    victims: &mut Victims,
    claimant: Option<&Actor>,
    perpetrator: Option<&Actor>,
) {
    let Some(claimant) = claimant else { return };
    let nameless =
        victims.side.is_none() && victims.sides.is_empty() && victims.group == Group::Military;
    let official = claimant.unit.as_deref().is_some_and(|unit| {
        unit.split_whitespace().any(|word| reading.lexicon.is_official(&word.to_lowercase()))
    });
    let did_it =
        perpetrator.and_then(Actor::state).is_some_and(|state| Some(state) == claimant.state());
    if nameless && official && !did_it {
        victims.side = claimant.state().map(str::to_owned);
    }
}
