//! How claims become tallies.
//!
//! 1. **What counts.** A claim with a number counts unless it is negated or hypothetical. A bare plural (`casualties`)
//!    is a mention: it joins no tally.
//! 2. **Copies.** Claims whose evidence stands at overlapping canonical places (the same words in other documents, as
//!    `dedup` knows them) and that say the same are copies of one claim.
//! 3. **Origins.** Claims are independent if their claimants differ. A claimant is who speaks, by id: the ministry and
//!    the president of a state are one, and through which outlets it came makes no difference. Where an article speaks
//!    itself, its outlet is the claimant, or the story where no outlet is known.
//! 4. **Events.** Claims belong to one event if their days overlap (long stretches by half at least), both or neither
//!    look back, their places don't exclude each other, and a story, a party or a place ties them. Places exclude each
//!    other if they are two of one country; two countries' places on one day are two sides of a border.
//! 5. **Tallies.** One for each side, group and category. A claim of some of those that another counts (`including four
//!    children`) makes a tally only where no claim of its own kind does. Claims without a group join the only group that others of
//!    the same side and category have; claims without a side join the only side that has just their number, else the
//!    total of several sides, where there is one.
//! 6. **Later figures.** Of one origin the figure published last supersedes earlier ones.
//! 7. **Values.** One person by name or with an article (`a soldier`) is one of any larger figure and is not set
//!    against it. `low` is the lowest number that a claim allows, `high` the highest, absent where no claim has an
//!    upper bound or a lower bound lies above it. `best` is the lower median of the point figures, one an origin; the figure that a side gives of its
//!    own people wins over others. Where all figures are lower bounds it is the highest of them, and where all are upper
//!    bounds the lowest; where all are vague there is none.
//! 8. **Agreement.** All the same: `uncontested`. Some number satisfies all: `compatible`. None does: `conflict`.

use std::collections::BTreeMap;

use dateline_core::{Bound, Column, Corpus, Count, DateRange, DocIdx, Span};
use jiff::civil::Date;

use crate::events::{self, Group as EventGroup};
use crate::facts::{Category, Claim, Facts, Flag, Group};
use crate::summary::{Event, Summary};
use crate::tallies::tallies;

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

/// The events and tallies of a corpus.
pub(crate) fn reconcile(
    corpus: &Corpus,
    facts: &Column<Facts>,
    dedup: &dateline_dedup::Summary,
) -> Summary {
    let clusters = clusters(corpus, facts, dedup);
    let events = events::group(&clusters);
    let events = events
        .iter()
        .enumerate()
        .map(|(number, group)| event(corpus, &clusters, group, number))
        .collect();
    Summary { events }
}

/// Whether a claim can be counted.
fn counts(claim: &Claim) -> bool {
    let stated = claim.count.bound() != Bound::Plural;
    stated && !claim.flags.iter().any(|flag| matches!(flag, Flag::Negated | Flag::Hypothetical))
}

/// Where a claim's words stand first in the corpus, and what tells it from others there.
type Place = (DocIdx, Category, Count, Option<String>, Group, usize);

/// The countable claims, copies taken together.
fn clusters<'a>(
    corpus: &Corpus,
    facts: &'a Column<Facts>,
    dedup: &dateline_dedup::Summary,
) -> Vec<Cluster<'a>> {
    let mut by_place: BTreeMap<Place, Vec<(Span, Cluster<'a>)>> = BTreeMap::new();
    for (doc, facts) in facts.iter() {
        // Equal claims of one sentence (`two soldiers and two others were killed`) are told apart by their order.
        let mut seen: BTreeMap<(Span, Category, Count, Option<&str>, Group), usize> =
            BTreeMap::new();
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
            if let Some((known, cluster)) = there.iter_mut().find(|(known, _)| known.overlaps(span))
            {
                *known = known.cover(span);
                cluster.members.push((doc, claim));
                cluster.published = [cluster.published, published].into_iter().flatten().min();
                continue;
            }
            let origin = origin(corpus, home, claim);
            there.push((span, Cluster { members: vec![(doc, claim)], origin, published }));
        }
    }
    let mut clusters: Vec<Cluster<'_>> =
        by_place.into_values().flatten().map(|(_, cluster)| cluster).collect();
    clusters.sort_by_key(|cluster| {
        (cluster.members[0].0, cluster.claim().span, cluster.claim().category)
    });
    clusters
}

fn origin(corpus: &Corpus, home: DocIdx, claim: &Claim) -> Origin {
    if let Some(claimant) = &claim.claimant {
        return Origin::Claimant(
            claimant.id.clone().unwrap_or_else(|| claimant.name.to_lowercase()),
        );
    }
    match &corpus.meta(home).outlet {
        Some(outlet) => Origin::Outlet(outlet.clone()),
        None => Origin::Story(home),
    }
}

fn event(corpus: &Corpus, clusters: &[Cluster<'_>], group: &EventGroup, number: usize) -> Event {
    Event {
        id: format!("e{}", number + 1),
        when: group.when,
        place: group.place.clone(),
        parties: group.parties.iter().cloned().collect(),
        background: group.background,
        tallies: tallies(corpus, group.clusters.iter().map(|index| &clusters[*index])),
    }
}

/// The share of days that two stretches have in common, in thousandths of all their days.
pub(crate) fn overlap(a: DateRange, b: DateRange) -> u64 {
    let days = |first: Date, last: Date| {
        let days = first.until(last).map_or(-1, |span| i64::from(span.get_days()));
        u64::try_from(days + 1).unwrap_or(0)
    };
    let common = days(a.first().max(b.first()), a.last().min(b.last()));
    let all = a.cover(b);
    common * 1000 / days(all.first(), all.last()).max(1)
}
