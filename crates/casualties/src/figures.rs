//! What a tally's claims come to: rules 12 to 19 of `docs/casualties-method.md`.
//!
//! Of each story and origin one figure is taken, and of the figures low, best and high.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Actor, Bound, Count, DocIdx, Span};
use jiff::civil::Date;

use crate::copies::{Cluster, Origin};
use crate::facts::{Claim, Flag};
use crate::summary::Agreement;

/// Claims of one kind, as a tally has them.
pub(crate) type Told<'a, 'b> = Vec<&'a Cluster<'b>>;

/// What claims come to.
#[derive(Debug)]
pub(crate) struct Sum<'a, 'b> {
    pub(crate) low: u64,
    pub(crate) best: Option<u64>,
    pub(crate) high: Option<u64>,
    pub(crate) agreement: Agreement,
    /// How many independent origins they have.
    pub(crate) origins: usize,
    /// Those that stand.
    pub(crate) claims: Told<'a, 'b>,
    /// Those that a later figure took the place of.
    pub(crate) superseded: Told<'a, 'b>,
}

/// The number that an origin gives in a story.
#[derive(Debug, Clone, Copy)]
struct Figure<'a> {
    count: Count,
    origin: &'a Origin,
    /// Whether it is what a side says of its own people.
    own: bool,
    /// Whether the number may be used for the range: not what a party says of its opponent, and not contested.
    reliable: bool,
}

/// The claims of one story from one origin, and the figure that it gives by them.
#[derive(Debug)]
struct Voice<'a, 'b> {
    doc: DocIdx,
    origin: &'a Origin,
    published: Option<Date>,
    claims: Told<'a, 'b>,
    /// The claim that tells the figure.
    claim: &'b Claim,
    count: Count,
    /// Whether it is some of those that the story counts on somebody's word: `eight of them died at the scene`.
    detail: bool,
}

/// Whose people claims count, and who the parties of the event are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sides<'s> {
    pub(crate) of: Option<&'s str>,
    pub(crate) parties: &'s BTreeSet<String>,
}

/// What claims of one kind come to.
pub(crate) fn sum<'a, 'b>(sides: Sides<'_>, claims: &[&'a Cluster<'b>]) -> Sum<'a, 'b> {
    let voices = voices(claims);
    let origins: BTreeSet<&Origin> =
        voices.iter().filter(|voice| !voice.detail).map(|voice| voice.origin).collect();
    let (current, superseded) = supersede(voices);
    let figures = figures(sides, &current);
    let reliable: Vec<Figure<'_>> =
        figures.iter().filter(|figure| figure.reliable).copied().collect();
    let range = if reliable.is_empty() { &figures } else { &reliable };
    let counts: Vec<Count> = range.iter().map(|figure| figure.count).collect();
    let from_below = |count: &&Count| !matches!(count.bound(), Bound::AtMost | Bound::LessThan);
    let low = counts.iter().filter(from_below).map(|count| count.lo()).min();
    let floor = counts.iter().map(|count| count.lo()).max().unwrap_or_default();
    let claims = |voices: Vec<Voice<'a, 'b>>| voices.into_iter().flat_map(|it| it.claims).collect();
    Sum {
        low: low.unwrap_or_default(),
        best: best(range),
        high: counts.iter().filter_map(|count| count.hi()).max().filter(|high| *high >= floor),
        agreement: agreement(figures.iter().map(|figure| figure.count)),
        origins: origins.len(),
        claims: claims(current),
        superseded: claims(superseded),
    }
}

/// Of each story, what each origin says in it.
fn voices<'a, 'b>(clusters: &[&'a Cluster<'b>]) -> Vec<Voice<'a, 'b>> {
    let mut stories: BTreeMap<(DocIdx, &Origin), Told<'a, 'b>> = BTreeMap::new();
    for cluster in clusters {
        stories.entry((cluster.home(), &cluster.origin)).or_default().push(cluster);
    }
    let voices = stories.into_iter().filter_map(|((doc, origin), claims)| {
        let (claim, count) = figure(&claims)?;
        let published = claims.iter().filter_map(|claim| claim.published).min();
        Some(Voice { doc, origin, published, claims, claim, count, detail: false })
    });
    let mut voices: Vec<Voice<'_, '_>> = voices.collect();
    // Of each story, all that is said in it, copied or not.
    let mut said: BTreeMap<DocIdx, Vec<(&Origin, Span, u64)>> = BTreeMap::new();
    for cluster in clusters {
        for (doc, claim) in &cluster.members {
            let said = said.entry(*doc).or_default();
            said.push((&cluster.origin, claim.span, claim.count.lo()));
        }
    }
    for voice in &mut voices {
        let mut others = said.get(&voice.doc).into_iter().flatten();
        voice.detail = !matches!(voice.origin, Origin::Claimant(_))
            && others.any(|(origin, span, count)| {
                *origin != voice.origin && *span < voice.claim.span && *count > voice.count.lo()
            });
    }
    voices
}

/// The figures of voices. A vague word tells nothing where a number does, and one person told by name or with an
/// article is one of a larger figure, unless hardly any story has one.
fn figures<'a>(sides: Sides<'_>, voices: &[Voice<'a, '_>]) -> Vec<Figure<'a>> {
    let told: Vec<(bool, Figure<'_>)> = voices
        .iter()
        .filter(|voice| !voice.detail)
        .map(|voice| of_side(sides, voice.origin, voice.claim, voice.count))
        .collect();
    let vague = |figure: &Figure<'_>| figure.count.bound() == Bound::Vague;
    let drop_alone = has_larger(voices);
    let kept = told.into_iter().filter(|(alone, _)| !(drop_alone && *alone));
    let kept: Vec<Figure<'_>> = kept.map(|(_, figure)| figure).collect();
    let numbers: Vec<Figure<'_>> = kept.iter().filter(|figure| !vague(figure)).copied().collect();
    if numbers.is_empty() { kept } else { numbers }
}

/// Whether so many stories count several people that one person is one of them: half of those that tell of one.
fn has_larger(voices: &[Voice<'_, '_>]) -> bool {
    let (mut alone, mut larger) = (BTreeSet::new(), BTreeSet::new());
    for voice in voices.iter().filter(|voice| !voice.detail) {
        let docs = voice.claims.iter().flat_map(|cluster| &cluster.members).map(|(doc, _)| *doc);
        if voice.count.lo() > 1 {
            larger.extend(docs);
        } else if voice.count == voice.claim.count && is_alone(voice.claim) {
            alone.extend(docs);
        }
    }
    !larger.is_empty() && larger.len() * 2 >= alone.difference(&larger).count()
}

/// The figure that a claim tells, and whether it is of one person told by name or with an article.
fn of_side<'a>(
    sides: Sides<'_>,
    origin: &'a Origin,
    claim: &Claim,
    count: Count,
) -> (bool, Figure<'a>) {
    let claimant = claim.claimant.as_ref().and_then(Actor::state);
    let unsure = [Flag::EnemyLoss, Flag::Disputed];
    let own = sides.of.is_some() && claimant == sides.of;
    let opponent = !own
        && sides.of.is_some()
        && claimant.is_some_and(|claimant| sides.parties.contains(claimant));
    let figure = Figure {
        count,
        origin,
        own,
        reliable: !opponent && !claim.flags.iter().any(|flag| unsure.contains(flag)),
    };
    (is_alone(claim) && count == claim.count, figure)
}

/// What an origin gives in a story, with the claim that tells it: a running total, else what stands first. Vague words,
/// people told one by one and zeros give way to numbers; people of one sentence that are joined (`two men and a
/// woman`) add up.
fn figure<'b>(told: &[&Cluster<'b>]) -> Option<(&'b Claim, Count)> {
    let claims: Vec<&Claim> = told.iter().map(|cluster| cluster.claim()).collect();
    let joined = joined(&claims);
    let weight = |(claim, count): &(&Claim, Count)| {
        let several = count.lo() > 1 || !is_alone(claim);
        let total = claim.flags.contains(&Flag::Cumulative);
        (count.bound() != Bound::Vague, count.hi() != Some(0), several, total)
    };
    let best = joined.iter().map(weight).max()?;
    let mut chosen = joined.iter().filter(|one| weight(one) == best);
    // Of running totals the last one stands: `had risen to 9 by noon, and to 12 in the evening`.
    if best.3 { chosen.next_back() } else { chosen.next() }.copied()
}

/// How many bytes stand between people who are joined: ` and `, `, `, `, and `.
const JOINT: std::ops::RangeInclusive<usize> = 2..=6;

/// Whether the people of `b` are joined to those of `a`: `two men and a woman`.
pub(crate) fn are_joined(a: &Claim, b: &Claim) -> bool {
    let people = |claim: &Claim| claim.victims.span.map_or(claim.span, |it| it.cover(claim.span));
    let (first, second) = (people(a), people(b));
    let is_total = a.flags.contains(&Flag::Cumulative);
    (a.evidence, a.category) == (b.evidence, b.category)
        && !is_total
        && second.start().checked_sub(first.end()).is_some_and(|joint| JOINT.contains(&joint))
}

/// The claims of a story in order, those of joined people taken as one with their sum.
fn joined<'b>(claims: &[&'b Claim]) -> Vec<(&'b Claim, Count)> {
    let mut all: Vec<(&Claim, Count)> = Vec::new();
    let mut last: Option<&Claim> = None;
    for claim in claims {
        match all.last_mut() {
            Some((_, sum)) if last.is_some_and(|last| are_joined(last, claim)) => {
                *sum = plus(*sum, claim.count);
            }
            _ => all.push((claim, claim.count)),
        }
        last = Some(claim);
    }
    all
}

/// Two counts together: exact if both are, else what they allow together.
fn plus(a: Count, b: Count) -> Count {
    let lo = a.lo().saturating_add(b.lo());
    match (a.hi(), b.hi()) {
        (Some(x), Some(y)) if (a.lo(), b.lo()) == (x, y) => Count::exact(lo),
        (Some(x), Some(y)) => Count::range(lo, x.saturating_add(y)),
        _ => Count::at_least(lo),
    }
}

/// Whether a claim tells of one person by name or with an article, and not of a number.
fn is_alone(claim: &Claim) -> bool {
    claim.count == Count::exact(1) && claim.victims.span == Some(claim.span)
}

/// What stands, and what a later figure took the place of.
///
/// Of one origin the figure published last stands. A running total or a correction that is published on a later day
/// takes the place of what others said before: of lower numbers the one, of all numbers the other.
fn supersede<'a, 'b>(voices: Vec<Voice<'a, 'b>>) -> (Vec<Voice<'a, 'b>>, Vec<Voice<'a, 'b>>) {
    // Of each origin, the day of its latest figures and what they are.
    let mut latest: BTreeMap<&Origin, (Date, BTreeSet<u64>)> = BTreeMap::new();
    // The day of the latest correction, and of running totals by day the highest.
    let mut corrected: Option<Date> = None;
    let mut totals: BTreeMap<Date, u64> = BTreeMap::new();
    for voice in voices.iter().filter(|voice| !voice.detail) {
        // `dozens` takes the place of no number.
        let Some(published) = voice.published.filter(|_| voice.count.bound() != Bound::Vague)
        else {
            continue;
        };
        let flags = &voice.claim.flags;
        let updates = |flag: Flag| flags.contains(&flag) && !flags.contains(&Flag::EnemyLoss);
        if updates(Flag::Correction) {
            corrected = corrected.max(Some(published));
        }
        if updates(Flag::Cumulative) {
            let total = totals.entry(published).or_default();
            *total = voice.count.lo().max(*total);
        }
        let known = latest.entry(voice.origin).or_insert_with(|| (published, BTreeSet::new()));
        if published > known.0 {
            *known = (published, BTreeSet::new());
        }
        if published == known.0 {
            known.1.insert(voice.count.lo());
        }
    }
    // Of each day, the highest total of it and of later days.
    let mut highest = 0;
    for total in totals.values_mut().rev() {
        highest = highest.max(*total);
        *total = highest;
    }
    voices.into_iter().partition(|voice| {
        let Some(published) = voice.published else { return true };
        let count = voice.count.lo();
        let own = latest.get(voice.origin);
        let latest = own.is_none_or(|(day, told)| published >= *day || told.contains(&count));
        let corrected = corrected.is_some_and(|day| published < day);
        let later = published.tomorrow().ok().and_then(|day| totals.range(day..).next());
        latest && !corrected && later.is_none_or(|(_, total)| *total <= count)
    })
}

/// A figure to use where one is wanted.
fn best(figures: &[Figure<'_>]) -> Option<u64> {
    let own: Vec<Figure<'_>> = figures.iter().filter(|figure| figure.own).copied().collect();
    let median = |figures: &[Figure<'_>]| {
        let mut by_origin: BTreeMap<&Origin, Vec<u64>> = BTreeMap::new();
        for figure in figures {
            if let Some(point) = point(figure.count) {
                by_origin.entry(figure.origin).or_default().push(point);
            }
        }
        lower_median(by_origin.into_values().filter_map(lower_median).collect())
    };
    let chosen = if median(&own).is_some() { own } else { figures.to_vec() };
    let median = median(&chosen)?;
    let counts: Vec<Count> = chosen.iter().map(|figure| figure.count).collect();
    if agreement(counts.iter().copied()) == Agreement::Conflict {
        return Some(median);
    }
    // Some number satisfies all of them: the best is such a number.
    let low = counts.iter().map(|count| count.lo()).max().unwrap_or_default();
    let high = counts.iter().filter_map(|count| count.hi()).min().unwrap_or(u64::MAX);
    Some(median.clamp(low, high.max(low)))
}

/// The figure that a count names, where it names one; of a range its middle.
fn point(count: Count) -> Option<u64> {
    match count.bound() {
        Bound::Exact | Bound::Approx | Bound::None | Bound::AtLeast | Bound::MoreThan => {
            Some(count.lo())
        }
        Bound::Range => count.hi().map(|hi| count.lo() + (hi - count.lo()) / 2),
        Bound::AtMost | Bound::LessThan => count.hi(),
        Bound::Vague | Bound::Plural => None,
    }
}

fn lower_median(mut values: Vec<u64>) -> Option<u64> {
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}

/// Whether counts go together.
fn agreement(counts: impl Iterator<Item = Count> + Clone) -> Agreement {
    let ranges: BTreeSet<(u64, Option<u64>)> =
        counts.clone().map(|count| (count.lo(), count.hi())).collect();
    if ranges.len() <= 1 {
        return Agreement::Uncontested;
    }
    let low = counts.clone().map(Count::lo).max().unwrap_or_default();
    let high = counts.filter_map(Count::hi).min();
    if high.is_none_or(|high| low <= high) { Agreement::Compatible } else { Agreement::Conflict }
}
