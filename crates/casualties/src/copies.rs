//! Which claims of a corpus are one claim, and who it comes from: rules 1 to 3 of `docs/casualties-method.md`.

use std::collections::BTreeMap;

use dateline_core::{Actor, Bound, Column, Corpus, Count, DocIdx, Span};
use jiff::civil::Date;

use crate::facts::{Category, Claim, Facts, Flag, Group};
use crate::names::Weights;
use crate::reconcile::gap;
use crate::scenes::excludes;

/// A claim of the corpus and all its copies.
#[derive(Debug)]
pub(crate) struct Cluster<'a> {
    /// The claims that say it, in corpus order.
    pub(crate) members: Vec<(DocIdx, &'a Claim)>,
    /// Who says it.
    pub(crate) origin: Origin,
    /// The first publication of it.
    pub(crate) published: Option<Date>,
}

impl<'a> Cluster<'a> {
    /// The claim that stands for all.
    pub(crate) fn claim(&self) -> &'a Claim {
        self.members[0].1
    }

    /// The document that stands for all.
    pub(crate) fn home(&self) -> DocIdx {
        self.members[0].0
    }
}

/// Who a claim comes from once copies and relays are collapsed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// Somebody's words.
    Claimant(String),
    /// An outlet in its own voice.
    Outlet(String),
    /// A story whose outlet is not known.
    Story(DocIdx),
}

/// Whether a claim can be counted.
fn counts(claim: &Claim) -> bool {
    let stated = claim.count.bound() != Bound::Plural;
    stated && !claim.flags.iter().any(|flag| matches!(flag, Flag::Negated | Flag::Hypothetical))
}

/// Of the claims that stand at one place, so many are looked at for copies, the last ones.
const LAST: usize = 64;

/// Where a claim's words stand first in the corpus, and what tells it from others there.
type Place = (DocIdx, Category, Count, Option<String>, Group, usize);

/// The countable claims, copies taken together.
pub(crate) fn clusters<'a>(
    corpus: &Corpus,
    facts: &'a Column<Facts>,
    dedup: &dateline_dedup::Summary,
    weights: &Weights,
) -> Vec<Cluster<'a>> {
    let mut by_place: BTreeMap<Place, Vec<(Span, Cluster<'a>)>> = BTreeMap::new();
    let names: BTreeMap<DocIdx, &[u32]> =
        facts.iter().map(|(doc, facts)| (doc, facts.names.as_slice())).collect();
    let names = |doc: DocIdx| names.get(&doc).copied().unwrap_or_default();
    for (doc, facts) in facts.iter() {
        // Equal claims of one sentence (`two soldiers and two others were killed`) are told apart by their order.
        let mut seen: BTreeMap<(Span, Category, Count, Option<&str>, Group), usize> =
            BTreeMap::new();
        let said = said(&facts.claims);
        for claim in facts.claims.iter().filter(|claim| counts(claim)) {
            let side = claim.victims.side.as_deref();
            let nth = seen
                .entry((claim.evidence, claim.category, claim.count, side, claim.victims.group))
                .or_default();
            let (home, span) = dedup.canonical(doc, claim.evidence);
            let place = (
                home,
                claim.category,
                claim.count,
                claim.victims.side.clone(),
                claim.victims.group,
                *nth,
            );
            *nth += 1;
            let published = corpus.meta(doc).published.map(|published| published.date);
            let there = by_place.entry(place).or_default();
            // Set phrases stand in stories that have nothing else in common (`police said four people were killed`).
            let background = claim.flags.contains(&Flag::Background);
            let alike = |cluster: &Cluster<'_>| {
                let alike = weights.are_alike(names(cluster.home()), &facts.names);
                background || alike.unwrap_or_else(|| !is_elsewhere(cluster.claim(), claim))
            };
            let copied = there
                .iter_mut()
                .rev()
                .take(LAST)
                .find(|(known, cluster)| known.overlaps(span) && alike(cluster));
            if let Some((known, cluster)) = copied {
                *known = known.cover(span);
                cluster.members.push((doc, claim));
                cluster.published = [cluster.published, published].into_iter().flatten().min();
                continue;
            }
            let origin = origin(corpus, home, claim, &said);
            there.push((span, Cluster { members: vec![(doc, claim)], origin, published }));
        }
    }
    let mut clusters: Vec<Cluster<'_>> =
        by_place.into_values().flatten().map(|(_, cluster)| cluster).collect();
    clusters
        .sort_by_key(|cluster| (cluster.home(), cluster.claim().span, cluster.claim().category));
    clusters
}

/// Whether two claims are of other days or other places.
fn is_elsewhere(a: &Claim, b: &Claim) -> bool {
    let apart = a.when.zip(b.when).is_some_and(|(a, b)| gap(a, b) > 1);
    apart || a.place.as_ref().zip(b.place.as_ref()).is_some_and(|(a, b)| excludes(a, b))
}

/// Of each number that a story gives on somebody's word, who that is.
fn said(story: &[Claim]) -> BTreeMap<(Category, Count), &Actor> {
    let mut said = BTreeMap::new();
    for claim in story.iter().filter(|claim| counts(claim)) {
        if let Some(claimant) = &claim.claimant {
            said.entry((claim.category, claim.count)).or_insert(claimant);
        }
    }
    said
}

/// Who a claim of the document `home` comes from. What a story says itself and elsewhere on somebody's word is that
/// one's.
fn origin(
    corpus: &Corpus,
    home: DocIdx,
    claim: &Claim,
    said: &BTreeMap<(Category, Count), &Actor>,
) -> Origin {
    let said = || said.get(&(claim.category, claim.count)).copied();
    if let Some(claimant) = claim.claimant.as_ref().or_else(said) {
        let name = || claimant.name.to_lowercase();
        return Origin::Claimant(claimant.id.clone().unwrap_or_else(name));
    }
    match &corpus.meta(home).outlet {
        Some(outlet) => Origin::Outlet(outlet.clone()),
        None => Origin::Story(home),
    }
}
