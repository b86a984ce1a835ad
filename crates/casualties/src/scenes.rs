//! Which claims of one document tell of one incident: rules 4 and 5 of `docs/casualties-method.md`.
//!
//! A story goes from one incident to the next, so that a claim without a place is of the one told last. A claim that
//! is dated by the day of publication may have no day of its own (a headline, `said on Tuesday`): it joins claims of the
//! days before that have its number, and of the day before if they count nothing of its kind.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Actor, Column, Corpus, Count, DateRange, DocIdx, Place, Precision, Span};
use jiff::civil::Date;

use crate::copies::Cluster;
use crate::facts::{Category, Claim, Facts, Flag, Group};
use crate::reconcile::{gap, overlap};

/// Stretches longer than this many days are compared as a whole, shorter ones by any day in common.
const SHORT: i32 = 7;
/// So many days before publication, and a claim of the day of publication may still be of them.
const BEFORE: u64 = 14;

/// The claims of a document about one incident.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    /// The clusters of its claims, in order.
    pub(crate) clusters: Vec<usize>,
    /// The days that all its claims have in common.
    pub(crate) core: Option<DateRange>,
    /// How many claims have which place, by name.
    pub(crate) places: BTreeMap<String, (usize, Place)>,
    pub(crate) parties: BTreeSet<String>,
    pub(crate) background: bool,
    /// What it counts.
    pub(crate) figures: BTreeSet<(Category, Count)>,
    /// What happened to whose people, as far as it tells.
    kinds: BTreeSet<(Category, Option<String>, Group)>,
    /// Whether its days may be those of publication alone.
    pub(crate) undated: bool,
    /// Whether it tells how a number has risen or was corrected.
    pub(crate) updates: bool,
    /// The names of its document.
    pub(crate) names: &'a [u32],
}

/// The scenes of all documents, in corpus order.
pub(crate) fn scenes<'a>(
    corpus: &Corpus,
    facts: &'a Column<Facts>,
    clusters: &[Cluster<'_>],
) -> Vec<Scene<'a>> {
    let mut told: BTreeMap<DocIdx, Vec<(Span, usize, &Claim)>> = BTreeMap::new();
    for (index, cluster) in clusters.iter().enumerate() {
        // Words that look back in one story do so in all that copy them.
        let back = cluster.members.iter().map(|(_, claim)| *claim).find(|claim| looks_back(claim));
        for (doc, claim) in &cluster.members {
            told.entry(*doc).or_default().push((claim.span, index, back.unwrap_or(claim)));
        }
    }
    let names: BTreeMap<DocIdx, &'a [u32]> =
        facts.iter().map(|(doc, facts)| (doc, facts.names.as_slice())).collect();
    let mut all = Vec::new();
    for (doc, mut claims) in told {
        claims.sort_by_key(|(span, index, _)| (*span, *index));
        let published = corpus.meta(doc).published.map(|published| published.date);
        let names = names.get(&doc).copied().unwrap_or_default();
        all.extend(of_document(published, names, &claims));
    }
    all
}

/// Whether days are those of publication, so that the story may give none.
fn is_publication(days: Option<DateRange>, published: Option<Date>) -> bool {
    days == published.map(DateRange::day)
}

/// So many scenes of a document are looked at for each claim.
const LAST: usize = 32;

fn of_document<'a>(
    published: Option<Date>,
    names: &'a [u32],
    claims: &[(Span, usize, &Claim)],
) -> Vec<Scene<'a>> {
    let mut scenes: Vec<Scene<'_>> = Vec::new();
    for (_, cluster, claim) in claims {
        let fits = |scene: &Scene<'_>| scene.fits(claim, published);
        let last = scenes.len().saturating_sub(LAST);
        // Of equal fits the scene told last is taken.
        let found = (last..scenes.len())
            .filter_map(|at| Some((fits(&scenes[at])?, at)))
            .max()
            .map(|(_, at)| at);
        let at = found.unwrap_or_else(|| {
            scenes.push(Scene::new(claim, names));
            scenes.len() - 1
        });
        scenes[at].add(*cluster, claim);
    }
    for scene in &mut scenes {
        scene.undated = is_publication(scene.core, published);
    }
    scenes
}

impl<'a> Scene<'a> {
    fn new(claim: &Claim, names: &'a [u32]) -> Scene<'a> {
        Scene {
            clusters: Vec::new(),
            core: claim.when,
            places: BTreeMap::new(),
            parties: BTreeSet::new(),
            background: looks_back(claim),
            figures: BTreeSet::new(),
            updates: false,
            kinds: BTreeSet::new(),
            undated: false,
            names,
        }
    }

    /// Whether a claim of the document may be of the same incident: whether it has its place, and its days.
    fn fits(&self, claim: &Claim, published: Option<Date>) -> Option<(bool, bool)> {
        if self.background != looks_back(claim) {
            return None;
        }
        let there = claim.place.as_ref().map(|place| stand(&self.places, place));
        if there == Some(Standing::Excluded) && !self.background {
            return None;
        }
        let same_days = match (self.core, claim.when) {
            (Some(core), Some(when)) if are_together(core, when) => true,
            (Some(core), Some(when)) => {
                let undated = |days: DateRange| is_publication(Some(days), published);
                let near = is_short(core) && is_short(when) && gap(core, when) <= BEFORE;
                let told = self.figures.contains(&(claim.category, claim.count));
                let total = claim.flags.contains(&Flag::Cumulative);
                let adds = gap(core, when) == 1 && !self.kinds.contains(&kind(claim));
                if !(near && (undated(core) || undated(when)) && (told || total || adds)) {
                    return None;
                }
                false
            }
            _ => self.core.is_none() && claim.when.is_none(),
        };
        Some((there == Some(Standing::Same), same_days))
    }

    fn add(&mut self, cluster: usize, claim: &Claim) {
        self.clusters.push(cluster);
        self.parties.extend(parties(claim));
        self.figures.insert((claim.category, claim.count));
        self.kinds.insert(kind(claim));
        self.updates |=
            claim.flags.iter().any(|flag| matches!(flag, Flag::Cumulative | Flag::Correction));
        self.core = match (self.core, claim.when) {
            (Some(core), Some(when)) if core.overlaps(when) => Some(common(core, when)),
            // Of a headline's day and the day that the story gives, the earlier one is that of the incident.
            (Some(core), Some(when)) => Some(if when.first() < core.first() { when } else { core }),
            (core, when) => core.or(when),
        };
        if let Some(place) = &claim.place {
            let known = self.places.entry(place.name.clone()).or_insert_with(|| (0, place.clone()));
            known.0 += 1;
        }
    }
}

/// How a place goes with those that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// It is another one.
    Excluded,
    /// It may lie in one of them, hold it, or have nothing to do with them.
    Open,
    /// It is one of them.
    Same,
}

/// How `place` goes with `places`.
pub(crate) fn stand(places: &BTreeMap<String, (usize, Place)>, place: &Place) -> Standing {
    let is_known = places.get(&place.name).is_some_and(|(_, known)| known.is_same(place));
    if is_known && !is_whole_country(place) {
        Standing::Same
    } else if places.values().any(|(_, known)| excludes(known, place)) {
        Standing::Excluded
    } else {
        Standing::Open
    }
}

/// Whether two places are two of one country, so that what happened in one did not happen in the other. Two countries'
/// places are two sides of a border; a town may lie in the region, unless its own is known.
pub(crate) fn excludes(a: &Place, b: &Place) -> bool {
    if a.country.is_none() || a.country != b.country || a.is_same(b) {
        return false;
    }
    // A town that no gazetteer has may be a part of one that it has.
    if a.lat.is_none() != b.lat.is_none() && precision(a) == precision(b) {
        return false;
    }
    let (fine, coarse) = if precision(a) <= precision(b) { (a, b) } else { (b, a) };
    match (precision(fine) == precision(coarse), coarse.precision) {
        (true, _) => true,
        (false, Some(Precision::Region)) => {
            fine.admin1.as_ref().is_some_and(|region| *region != coarse.name)
        }
        (false, Some(Precision::District)) => {
            fine.admin1.is_some() && coarse.admin1.is_some() && fine.admin1 != coarse.admin1
        }
        (false, _) => false,
    }
}

/// A place of a kind that is not told is taken for a town.
fn precision(place: &Place) -> Precision {
    place.precision.unwrap_or(Precision::Settlement)
}

/// Whether a place is a town or a district: places where on one day not much else happens.
pub(crate) fn is_fine(place: &Place) -> bool {
    precision(place) <= Precision::District
}

/// Whether a place is no more than a country, where on one day much may happen.
pub(crate) fn is_whole_country(place: &Place) -> bool {
    precision(place) == Precision::Country
}

/// Whether two stretches of days are those of one event: short ones if they have a day in common, long ones if they have
/// half of their days.
pub(crate) fn are_together(a: DateRange, b: DateRange) -> bool {
    if is_short(a) && is_short(b) { a.overlaps(b) } else { overlap(a, b) >= 500 }
}

pub(crate) fn is_short(when: DateRange) -> bool {
    when.first().until(when.last()).is_ok_and(|span| span.get_days() < SHORT)
}

/// The days that two stretches have in common, where they have one.
pub(crate) fn common(a: DateRange, b: DateRange) -> DateRange {
    DateRange::new(a.first().max(b.first()), a.last().min(b.last()))
}

fn kind(claim: &Claim) -> (Category, Option<String>, Group) {
    (claim.category, claim.victims.side.clone(), claim.victims.group)
}

fn looks_back(claim: &Claim) -> bool {
    claim.flags.contains(&Flag::Background)
}

/// The sides that suffered or did it.
fn parties(claim: &Claim) -> BTreeSet<String> {
    let perpetrator = claim.perpetrator.as_ref().and_then(Actor::state).map(str::to_owned);
    claim.victims.side.iter().chain(&claim.victims.sides).cloned().chain(perpetrator).collect()
}
