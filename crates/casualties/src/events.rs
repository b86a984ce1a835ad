//! Which scenes of all documents are one event: rules 6 to 8 of `docs/casualties-method.md`.
//!
//! Each scene is held against the events that share a copy, a day with a place or a party, or a name with it, and joins
//! the one that it fits best; scenes that have a town go first, so that one without a place joins what is known by then.
//! Events are looked up by what they share, so that a corpus takes no longer than its days are full.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Bound, Count, DateRange, Place};
use jiff::civil::Date;

use crate::facts::Category;
use crate::names::{Likeness, Profile, Weights};
use crate::reconcile::gap;
use crate::scenes::{
    Scene, Standing, are_together, common, is_fine, is_short, is_whole_country, stand,
};

/// So many days apart, and reports may still be of one incident if they name the same people and places.
const LOOSE: u64 = 14;
/// Of those that are filed under one key, so many events are looked at, the latest ones.
const LAST: usize = 64;
/// That two reports both count one or two tells nothing.
const TELLING: u64 = 3;

/// So many figures of an event are held against those of a scene.
const MOST_FIGURES: usize = 256;

/// Scenes of one event.
#[derive(Debug)]
pub(crate) struct Grouped {
    /// The days that its claims have in common.
    core: Option<DateRange>,
    /// All its days.
    pub(crate) when: Option<DateRange>,
    /// Where most of its claims have it; of as many the finest, then the first name.
    pub(crate) place: Option<Place>,
    pub(crate) parties: BTreeSet<String>,
    pub(crate) background: bool,
    /// Indices of its claims, each of which is in no other event.
    pub(crate) clusters: Vec<usize>,
    places: BTreeMap<String, (usize, Place)>,
    figures: BTreeSet<(Category, Count)>,
    profile: Profile,
    /// Whether its days may be those of publication alone.
    undated: bool,
}

/// The events of the scenes, in order of their days, those without any last.
pub(crate) fn group(weights: &Weights, scenes: &[Scene<'_>]) -> Vec<Grouped> {
    let mut index = Index::default();
    let mut order: Vec<&Scene<'_>> = scenes.iter().collect();
    order.sort_by_key(|scene| !scene.places.values().any(|(_, place)| is_fine(place)));
    for scene in order {
        index.place(scene, weights);
    }
    let mut events = index.events;
    events.retain(|event| !event.clusters.is_empty());
    for event in &mut events {
        event.place = event
            .places
            .values()
            .max_by(|a, b| {
                let rank = |(count, place): &(usize, Place)| {
                    (!is_whole_country(place), *count, is_fine(place))
                };
                rank(a).cmp(&rank(b)).then(b.1.name.cmp(&a.1.name))
            })
            .map(|(_, place)| place.clone());
        event.clusters.sort_unstable();
    }
    events.sort_by_key(|event| (event.when.is_none(), event.when, event.clusters.first().copied()));
    events
}

/// What scenes find events by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Place(Option<Date>, String),
    Party(Option<Date>, String),
    Name(u32),
    Background(Option<Date>),
}

/// The events so far.
#[derive(Debug, Default)]
struct Index {
    events: Vec<Grouped>,
    by_key: BTreeMap<Key, Vec<usize>>,
    by_cluster: BTreeMap<usize, usize>,
}

impl Index {
    fn place(&mut self, scene: &Scene<'_>, weights: &Weights) {
        let mut copies: BTreeMap<usize, usize> = BTreeMap::new();
        for at in scene.clusters.iter().filter_map(|cluster| self.by_cluster.get(cluster)) {
            *copies.entry(*at).or_default() += 1;
        }
        // A sentence that stories hand on about what was before does not make them one.
        copies.retain(|_, copied| *copied * 2 >= scene.clusters.len());
        let mut candidates: BTreeSet<usize> = copies.keys().copied().collect();
        let keys = keys(scene, weights);
        for key in keys.iter().chain(&near(scene)) {
            let filed = self.by_key.get(key).map_or(&[][..], Vec::as_slice);
            candidates.extend(&filed[filed.len().saturating_sub(LAST)..]);
        }
        let fits = candidates.into_iter().filter_map(|at| {
            let fit = self.events[at].fit(scene, copies.contains_key(&at), weights)?;
            Some((fit, std::cmp::Reverse(at)))
        });
        let at = fits.max().map(|(_, at)| at.0).unwrap_or_else(|| {
            self.events.push(Grouped::new(scene));
            self.events.len() - 1
        });
        for key in keys {
            let filed = self.by_key.entry(key).or_default();
            if filed.last() != Some(&at) {
                filed.push(at);
            }
        }
        let new = scene.clusters.iter().filter(|cluster| !self.by_cluster.contains_key(cluster));
        let new: Vec<usize> = new.copied().collect();
        self.by_cluster.extend(new.iter().map(|cluster| (*cluster, at)));
        self.events[at].add(scene, &new, weights);
    }
}

/// What a scene is filed under.
fn keys(scene: &Scene<'_>, weights: &Weights) -> Vec<Key> {
    let mut keys = Vec::new();
    for day in days(scene.core) {
        keys.extend(scene.places.keys().map(|place| Key::Place(day, place.clone())));
        keys.extend(scene.parties.iter().map(|party| Key::Party(day, party.clone())));
        if scene.background {
            keys.push(Key::Background(day));
        }
    }
    keys.extend(weights.rarest(scene.names).into_iter().map(Key::Name));
    keys
}

/// The places of a scene on the day before and the day after, and on no day.
fn near(scene: &Scene<'_>) -> Vec<Key> {
    let Some(core) = scene.core.filter(|core| is_short(*core)) else { return Vec::new() };
    let days = [core.first().yesterday().ok(), core.last().tomorrow().ok(), None];
    let places = |day: Option<Date>| scene.places.keys().map(move |place| (day, place));
    days.into_iter().flat_map(places).map(|(day, place)| Key::Place(day, place.clone())).collect()
}

/// The days that a scene is filed under: each of a short stretch, the first of a long one's year.
fn days(when: Option<DateRange>) -> Vec<Option<Date>> {
    let Some(when) = when else { return vec![None] };
    if !is_short(when) {
        return vec![Some(when.first().first_of_year())];
    }
    let mut days = Vec::new();
    let mut day = Some(when.first());
    while let Some(date) = day.filter(|date| *date <= when.last()) {
        days.push(Some(date));
        day = date.tomorrow().ok();
    }
    days
}

/// How a scene's days go with an event's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Days {
    /// They are up to two weeks apart, or not known of both.
    Loose,
    /// They are a day apart.
    Next,
    /// They are the same.
    Same,
}

/// How well a scene fits an event: copies, names, place, days, numbers, in this order.
type Fit = (bool, Likeness, Standing, Days, bool);

impl Grouped {
    fn new(scene: &Scene<'_>) -> Grouped {
        Grouped {
            core: scene.core,
            when: scene.core,
            place: None,
            parties: BTreeSet::new(),
            background: scene.background,
            clusters: Vec::new(),
            places: BTreeMap::new(),
            figures: BTreeSet::new(),
            profile: Profile::default(),
            undated: true,
        }
    }

    /// How well a scene fits, if it does.
    fn fit(&self, scene: &Scene<'_>, copied: bool, weights: &Weights) -> Option<Fit> {
        if self.background != scene.background {
            return None;
        }
        let days = self.days(scene)?;
        let standing = self.standing(scene);
        let likeness = weights.likeness(scene.names, &self.profile);
        let meets = self.meets(scene);
        let fits = copied || self.fits(scene, days, standing, likeness, meets);
        fits.then_some((copied, likeness, standing, days, meets == Some(true)))
    }

    fn fits(
        &self,
        scene: &Scene<'_>,
        days: Days,
        standing: Standing,
        likeness: Likeness,
        meets: Option<bool>,
    ) -> bool {
        if self.background {
            let long = |core: Option<DateRange>| core.is_some_and(|core| !is_short(core));
            let tied = scene.parties.iter().any(|party| self.parties.contains(party));
            let tied = tied || standing == Standing::Same || likeness >= Likeness::Some;
            return days == Days::Same && (tied || long(self.core) && long(scene.core));
        }
        let parties = scene.parties.intersection(&self.parties).count();
        let fine = scene
            .places
            .iter()
            .any(|(name, (_, place))| is_fine(place) && self.places.contains_key(name));
        let told = meets == Some(true);
        let undated = self.undated || scene.undated;
        match (days, standing) {
            (_, Standing::Excluded) => false,
            (Days::Same, Standing::Same) if fine => likeness != Likeness::None || told,
            (Days::Same, Standing::Same) => likeness >= Likeness::Some || told || parties > 0,
            (Days::Same, Standing::Open) => match likeness {
                Likeness::None => parties > 1,
                Likeness::Unknown => parties > 0 || told,
                Likeness::Some => meets != Some(false) || parties > 1,
                Likeness::Strong => true,
            },
            (Days::Next, Standing::Same) => match likeness {
                Likeness::None => false,
                Likeness::Unknown => told || undated && parties > 0,
                Likeness::Some => meets != Some(false) || undated && parties > 0,
                Likeness::Strong => true,
            },
            (Days::Next, Standing::Open) => {
                likeness == Likeness::Strong || likeness == Likeness::Some && told
            }
            (Days::Loose, _) if !undated => false,
            (Days::Loose, Standing::Same)
                if fine && (self.core.is_none() || scene.core.is_none()) =>
            {
                likeness >= Likeness::Some || likeness == Likeness::Unknown && meets != Some(false)
            }
            (Days::Loose, Standing::Same | Standing::Open) => match likeness {
                Likeness::None | Likeness::Unknown => false,
                Likeness::Some => told && standing == Standing::Same,
                Likeness::Strong => true,
            },
        }
    }

    fn days(&self, scene: &Scene<'_>) -> Option<Days> {
        let (Some(a), Some(b)) = (self.core, scene.core) else {
            let both = self.core.is_none() && scene.core.is_none();
            return Some(if both && self.background { Days::Same } else { Days::Loose });
        };
        if are_together(a, b) {
            return Some(Days::Same);
        }
        match gap(a, b) {
            _ if !(is_short(a) && is_short(b)) => None,
            1 => Some(Days::Next),
            gap if gap <= LOOSE => Some(Days::Loose),
            _ => None,
        }
    }

    /// How the places of a scene go with those of the event: one that is the same outweighs others.
    fn standing(&self, scene: &Scene<'_>) -> Standing {
        let all = || scene.places.values().map(|(_, place)| stand(&self.places, place));
        if all().any(|standing| standing == Standing::Same) {
            return Standing::Same;
        }
        all().min().unwrap_or(Standing::Open)
    }

    /// Whether a number of the scene is about one of the event's; `None` where they number nothing of one kind.
    fn meets(&self, scene: &Scene<'_>) -> Option<bool> {
        let mut told = None;
        for (category, count) in scene.figures.iter().filter(|(_, count)| is_number(*count)) {
            let first = (*category, Count::vague(0, None));
            let known = self.figures.range(first..).take_while(|(known, _)| known == category);
            for (_, known) in known.take(MOST_FIGURES).filter(|(_, known)| is_number(*known)) {
                let (small, large) = (count.lo().min(known.lo()), count.lo().max(known.lo()));
                if large >= TELLING && (large - small) * 10 <= large {
                    return Some(true);
                }
                told = Some(false);
            }
        }
        told
    }

    fn add(&mut self, scene: &Scene<'_>, clusters: &[usize], weights: &Weights) {
        self.clusters.extend(clusters);
        self.parties.extend(scene.parties.iter().cloned());
        self.figures.extend(&scene.figures);
        self.undated &= scene.undated;
        self.profile.add(scene.names, weights);
        match (self.core, scene.core) {
            (Some(core), Some(when)) if core.overlaps(when) => {
                self.core = Some(common(core, when));
                self.when = self.when.map(|all| all.cover(when));
            }
            (core, when) => {
                self.core = core.or(when);
                self.when = self.when.or(when);
            }
        }
        for (name, (count, place)) in &scene.places {
            let known = self.places.entry(name.clone()).or_insert_with(|| (0, place.clone()));
            known.0 += count;
        }
    }
}

/// Whether a count has a number, and not a vague word or an upper bound alone.
fn is_number(count: Count) -> bool {
    !matches!(count.bound(), Bound::Vague | Bound::Plural | Bound::AtMost | Bound::LessThan)
}
