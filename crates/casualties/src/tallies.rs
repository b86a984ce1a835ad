//! The tallies of one event: rules 5 to 8 of `reconcile`.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Actor, Bound, Corpus, Count, DocIdx, Span};
use jiff::civil::Date;

use crate::facts::{Category, Claim, Group};
use crate::reconcile::{Cluster, Origin};
use crate::summary::{Agreement, ClaimRef, Tally};

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
}

type Clusters<'a, 'b> = BTreeMap<Key, Vec<&'a Cluster<'b>>>;

/// The tallies of an event's claims.
pub(crate) fn tallies<'a, 'b: 'a>(
    corpus: &Corpus,
    clusters: impl Iterator<Item = &'a Cluster<'b>>,
) -> Vec<Tally> {
    let (mut whole, mut parts): (Clusters<'a, 'b>, Clusters<'a, 'b>) = Default::default();
    for cluster in clusters {
        let claims = if cluster.claim().part { &mut parts } else { &mut whole };
        claims.entry(Key::of(cluster.claim())).or_default().push(cluster);
    }
    fold_groups(&mut whole);
    fold_sides(&mut whole);
    for (key, clusters) in parts {
        whole.entry(key).or_insert(clusters);
    }
    whole.iter().map(|(key, clusters)| tally(corpus, key, clusters)).collect()
}

/// Claims of nobody in particular join the only group that others of their side and category have.
fn fold_groups(tallies: &mut Clusters<'_, '_>) {
    let unknown: Vec<Key> =
        tallies.keys().filter(|key| key.group == Group::Unknown).cloned().collect();
    for key in unknown {
        let same = |other: &&Key| {
            other.group != Group::Unknown
                && (&other.side, &other.sides, other.category)
                    == (&key.side, &key.sides, key.category)
        };
        if let Some(only) = only(tallies.keys().filter(same)) {
            let moved = tallies.remove(&key).unwrap_or_default();
            tallies.entry(only).or_default().extend(moved);
        }
    }
}

/// Claims without a side join the only side that has just their number, else the total of several sides.
fn fold_sides(tallies: &mut Clusters<'_, '_>) {
    let mut by_count: BTreeMap<Count, BTreeSet<Key>> = BTreeMap::new();
    for (key, clusters) in tallies.iter().filter(|(key, _)| key.side.is_some()) {
        for cluster in clusters {
            by_count.entry(cluster.claim().count).or_default().insert(key.clone());
        }
    }
    let sideless: Vec<Key> =
        tallies.keys().filter(|key| key.side.is_none() && key.sides.is_empty()).cloned().collect();
    for key in sideless {
        let total = only(
            tallies.keys().filter(|other| !other.sides.is_empty() && key.is_vaguer_than(other)),
        );
        for cluster in tallies.remove(&key).unwrap_or_default() {
            let equal = by_count.get(&cluster.claim().count).into_iter().flatten();
            let side = only(equal.filter(|other| key.is_vaguer_than(other)));
            let target = side.or_else(|| total.clone()).unwrap_or_else(|| key.clone());
            tallies.entry(target).or_default().push(cluster);
        }
    }
}

/// The only key, where there is just one.
fn only<'k>(mut keys: impl Iterator<Item = &'k Key>) -> Option<Key> {
    let first = keys.next()?;
    keys.next().is_none().then(|| first.clone())
}

fn tally(corpus: &Corpus, key: &Key, clusters: &[&Cluster<'_>]) -> Tally {
    let (current, superseded) = supersede(clusters);
    let figures = figures(&current);
    let counts: Vec<Count> = figures.iter().map(|cluster| cluster.claim().count).collect();
    let origins: BTreeSet<&Origin> = clusters.iter().map(|cluster| &cluster.origin).collect();
    let floor = counts.iter().map(|count| count.lo()).max().unwrap_or_default();
    Tally {
        side: key.side.clone(),
        sides: key.sides.clone(),
        group: key.group,
        category: key.category,
        low: counts.iter().map(|count| count.lo()).min().unwrap_or_default(),
        best: best(key.side.as_deref(), &figures),
        high: counts.iter().filter_map(|count| count.hi()).max().filter(|high| *high >= floor),
        agreement: agreement(&counts),
        origins: origins.len(),
        claims: refs(corpus, &current),
        superseded: refs(corpus, &superseded),
    }
}

/// The claims whose numbers are compared: one person told by name or with an article is one of any larger figure.
fn figures<'a, 'b>(clusters: &[&'a Cluster<'b>]) -> Vec<&'a Cluster<'b>> {
    let alone = |cluster: &&&Cluster<'_>| {
        let claim = cluster.claim();
        claim.count == Count::exact(1) && claim.victims.span == Some(claim.span)
    };
    let counted: Vec<_> = clusters.iter().filter(|cluster| !alone(cluster)).copied().collect();
    let larger = counted.iter().any(|cluster| cluster.claim().count.lo() > 1);
    if larger { counted } else { clusters.to_vec() }
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

/// The figures that stand, and those that a later one of the same origin took the place of.
fn supersede<'a, 'b>(clusters: &[&'a Cluster<'b>]) -> (Vec<&'a Cluster<'b>>, Vec<&'a Cluster<'b>>) {
    // Of each origin, the day of its latest figures and what they are.
    let mut latest: BTreeMap<&Origin, (Date, BTreeSet<Count>)> = BTreeMap::new();
    for cluster in clusters {
        let Some(published) = cluster.published else { continue };
        let known = latest.entry(&cluster.origin).or_insert_with(|| (published, BTreeSet::new()));
        if published > known.0 {
            *known = (published, BTreeSet::new());
        }
        if published == known.0 {
            known.1.insert(cluster.claim().count);
        }
    }
    clusters.iter().copied().partition(|cluster| {
        let (Some(published), Some((day, counts))) =
            (cluster.published, latest.get(&cluster.origin))
        else {
            return true;
        };
        published == *day || counts.contains(&cluster.claim().count)
    })
}

/// A figure to use where one is wanted.
fn best(side: Option<&str>, clusters: &[&Cluster<'_>]) -> Option<u64> {
    let own = |cluster: &&&Cluster<'_>| {
        let claimant = cluster.claim().claimant.as_ref().and_then(Actor::state);
        side.is_some() && claimant == side
    };
    let points = |clusters: &mut dyn Iterator<Item = &&Cluster<'_>>| {
        let mut by_origin: BTreeMap<&Origin, Vec<u64>> = BTreeMap::new();
        for cluster in clusters {
            if let Some(point) = point(cluster.claim().count) {
                by_origin.entry(&cluster.origin).or_default().push(point);
            }
        }
        by_origin.into_values().filter_map(lower_median).collect::<Vec<_>>()
    };
    let official = lower_median(points(&mut clusters.iter().filter(own)));
    let all = || lower_median(points(&mut clusters.iter()));
    official.or_else(all).or_else(|| {
        let counts = || clusters.iter().map(|cluster| cluster.claim().count);
        let least = counts()
            .filter(|count| matches!(count.bound(), Bound::AtLeast | Bound::MoreThan))
            .map(Count::lo)
            .max();
        let most = || {
            counts()
                .filter(|count| matches!(count.bound(), Bound::AtMost | Bound::LessThan))
                .filter_map(Count::hi)
                .min()
        };
        least.or_else(most)
    })
}

/// The figure that a count names, where it names one; of a range its middle.
fn point(count: Count) -> Option<u64> {
    match count.bound() {
        Bound::Exact | Bound::Approx | Bound::None => Some(count.lo()),
        Bound::Range => count.hi().map(|hi| count.lo() + (hi - count.lo()) / 2),
        _ => None,
    }
}

fn lower_median(mut values: Vec<u64>) -> Option<u64> {
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}

fn agreement(counts: &[Count]) -> Agreement {
    let same =
        counts.iter().all(|count| (count.lo(), count.hi()) == (counts[0].lo(), counts[0].hi()));
    if same {
        return Agreement::Uncontested;
    }
    let low = counts.iter().map(|count| count.lo()).max().unwrap_or_default();
    let high = counts.iter().filter_map(|count| count.hi()).min();
    if high.is_none_or(|high| low <= high) { Agreement::Compatible } else { Agreement::Conflict }
}
