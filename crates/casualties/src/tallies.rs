//! The tallies of one event, one for each side, group and category: rules 9 to 11 of `docs/casualties-method.md`.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Corpus, Count, DocIdx, Span};

use crate::copies::Cluster;
use crate::facts::{Category, Claim, Group};
use crate::figures::{Sides, Sum, Told, are_joined, sum};
use crate::summary::{ClaimRef, Tally};

/// What a tally is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    side: Option<String>,
    sides: Vec<String>,
    category: Category,
    group: Group,
}

impl Key {
    fn of(claim: &Claim) -> Key {
        let victims = &claim.victims;
        Key {
            side: victims.side.clone(),
            sides: victims.sides.clone(),
            category: claim.category,
            group: victims.group,
        }
    }

    /// Whether a claim of `self` may be one of `other`, told with less detail.
    fn is_vaguer_than(&self, other: &Key) -> bool {
        let group = self.group == other.group || self.group == Group::Unknown;
        group && self.category == other.category
    }

    fn has_no_side(&self) -> bool {
        self.side.is_none() && self.sides.is_empty()
    }
}

type Clusters<'a, 'b> = BTreeMap<Key, Told<'a, 'b>>;

/// The tallies of an event's claims.
pub(crate) fn tallies<'a, 'b: 'a>(
    corpus: &Corpus,
    parties: &BTreeSet<String>,
    clusters: impl Iterator<Item = &'a Cluster<'b>>,
) -> Vec<Tally> {
    let mut whole: Clusters<'a, 'b> = BTreeMap::new();
    let (parts, told): (Told<'a, 'b>, Told<'a, 'b>) =
        clusters.partition(|cluster| cluster.claim().part);
    for (at, cluster) in told.iter().enumerate() {
        let mut key = Key::of(cluster.claim());
        // People who are joined to people of no kind in particular are counted with them: `two men and a policewoman`.
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        if beside.filter_map(|at| told.get(at)).any(|other| takes_in(other, cluster)) {
            key.group = Group::Unknown;
        }
        whole.entry(key).or_default().push(cluster);
    }
    let partial = with_parts(&mut whole, &parts);
    fold_groups(&mut whole, &partial);
    fold_sides(&mut whole);
    whole
        .iter()
        .map(|(key, clusters)| tally(corpus, key, parties, clusters, partial.contains(key)))
        .collect()
}

/// Whether `other` counts people of no kind in particular to whom those of `cluster` are joined.
fn takes_in(other: &Cluster<'_>, cluster: &Cluster<'_>) -> bool {
    let (one, two) = (other.claim(), cluster.claim());
    other.home() == cluster.home()
        && one.victims.group == Group::Unknown
        && one.victims.side == two.victims.side
        && (are_joined(one, two) || are_joined(two, one))
}

/// Adds claims of some of those that another claim counts (`including four children`) where they tell of a group that
/// their story does not count otherwise; the keys of which nothing else is told.
fn with_parts<'a, 'b>(whole: &mut Clusters<'a, 'b>, parts: &Told<'a, 'b>) -> BTreeSet<Key> {
    let counted: BTreeSet<(Key, DocIdx)> = whole
        .iter()
        .flat_map(|(key, clusters)| clusters.iter().map(|cluster| (key.clone(), cluster.home())))
        .collect();
    let mut partial = BTreeSet::new();
    for part in parts {
        let key = Key::of(part.claim());
        if key.group == Group::Unknown && whole.contains_key(&key)
            || counted.contains(&(key.clone(), part.home()))
        {
            continue;
        }
        if !whole.contains_key(&key) {
            partial.insert(key.clone());
        }
        whole.entry(key).or_default().push(part);
    }
    partial
}

/// Claims of people of no kind in particular are of the only group that others of their side and category have, unless
/// they count a quarter more: then they are the total, and the group is some of them.
fn fold_groups(tallies: &mut Clusters<'_, '_>, partial: &BTreeSet<Key>) {
    let unknown: Vec<Key> =
        tallies.keys().filter(|key| key.group == Group::Unknown).cloned().collect();
    for key in unknown {
        let same = |other: &&Key| {
            other.group != Group::Unknown
                && !partial.contains(*other)
                && (&other.side, &other.sides, other.category)
                    == (&key.side, &key.sides, key.category)
        };
        let Some(only) = only(tallies.keys().filter(same)) else { continue };
        let best = |key: &Key| tallies.get(key).and_then(|claims| any(claims).best);
        let total = best(&key)
            .zip(best(&only))
            .is_some_and(|(all, some)| all > some.saturating_add(some / 4));
        if !total {
            let moved = tallies.remove(&key).unwrap_or_default();
            tallies.entry(only).or_default().extend(moved);
        }
    }
}

/// Claims without a side are of the only side that has just their number, all of them where most have it, else of the
/// total of several sides, where there is one.
fn fold_sides(tallies: &mut Clusters<'_, '_>) {
    let sideless: Vec<Key> = tallies.keys().filter(|key| key.has_no_side()).cloned().collect();
    for key in sideless {
        let best = |key: &Key| tallies.get(key).and_then(|claims| any(claims).best);
        let sides =
            || tallies.keys().filter(|other| other.side.is_some() && key.is_vaguer_than(other));
        let own = best(&key);
        let origins = |key: &Key| tallies.get(key).map_or(0, |claims| any(claims).origins);
        let side = only(sides().filter(|other| own.is_some() && best(other) == own))
            // One odd voice does not give all others its side.
            .filter(|side| origins(side) * 3 >= origins(&key));
        let total = only(
            tallies.keys().filter(|other| !other.sides.is_empty() && key.is_vaguer_than(other)),
        );
        if let Some(target) = side.or(total) {
            let moved = tallies.remove(&key).unwrap_or_default();
            tallies.entry(target).or_default().extend(moved);
            continue;
        }
        let counts: BTreeMap<Key, BTreeSet<Count>> = sides()
            .map(|side| (side.clone(), tallies[side].iter().map(|it| it.claim().count).collect()))
            .collect();
        if counts.is_empty() {
            continue;
        }
        for cluster in tallies.remove(&key).unwrap_or_default() {
            let count = cluster.claim().count;
            let equal = counts.iter().filter(|(_, counts)| counts.contains(&count));
            let target = only(equal.map(|(side, _)| side)).unwrap_or_else(|| key.clone());
            tallies.entry(target).or_default().push(cluster);
        }
    }
}

/// What claims come to whose people whatever they count.
fn any<'a, 'b>(claims: &[&'a Cluster<'b>]) -> Sum<'a, 'b> {
    sum(Sides { of: None, parties: &BTreeSet::new() }, claims)
}

/// The only key, where there is just one.
fn only<'k>(mut keys: impl Iterator<Item = &'k Key>) -> Option<Key> {
    let first = keys.next()?;
    keys.next().is_none().then(|| first.clone())
}

fn tally(
    corpus: &Corpus,
    key: &Key,
    parties: &BTreeSet<String>,
    clusters: &[&Cluster<'_>],
    part: bool,
) -> Tally {
    let sum = sum(Sides { of: key.side.as_deref(), parties }, clusters);
    Tally {
        side: key.side.clone(),
        sides: key.sides.clone(),
        group: key.group,
        category: key.category,
        low: sum.low,
        best: sum.best,
        high: sum.high,
        agreement: sum.agreement,
        origins: sum.origins,
        part,
        claims: refs(corpus, &sum.claims),
        superseded: refs(corpus, &sum.superseded),
    }
}

fn refs(corpus: &Corpus, clusters: &[&Cluster<'_>]) -> Vec<ClaimRef> {
    let members = clusters.iter().flat_map(|cluster| &cluster.members);
    let mut refs: Vec<(DocIdx, Span, ClaimRef)> = members
        .map(|(doc, claim)| {
            (*doc, claim.span, ClaimRef { doc: corpus.doc(*doc), id: claim.id.clone() })
        })
        .collect();
    refs.sort();
    refs.into_iter().map(|(_, _, claim)| claim).collect()
}
