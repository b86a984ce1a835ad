//! Where it happened: the place of the number's sentence that the number's clause stands in; else the border that the
//! sentence speaks of; else what the sentences before it say; else where most of the story happens, or its state.
//!
//! A state counts where something happens in it and not where it only acts: `Norland said` tells no place. A dateline tells
//! where a story was written, and is taken for want of a better place in its own sentence alone.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_actors::{Class, Known};
use dateline_core::{Document, Place, Precision, Span};
use dateline_places::{Mention, Stands};
use dateline_syntax::{Parse, Pos, Surface};

use crate::reading::Reading;

/// How many points less than a state's a place in it may have to be taken for it.
const STATE: i32 = 40;
/// How many sentences of a story are its lead.
const LEAD: usize = 2;

/// The place that a sentence tells.
struct Here {
    place: Place,
    /// Whether it is all that a number is told of: `across the country`, several places.
    whole: bool,
    /// Whether it only tells what the place is near: `a village outside X`.
    near: bool,
    /// Whether it stands with whoever says so: `a source at X said`.
    teller: bool,
}

/// What is known of the places of a story.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) parse: &'a Parse,
    pub(crate) surface: &'a Surface,
    pub(crate) actors: &'a dateline_actors::Facts,
    pub(crate) places: &'a dateline_places::Facts,
}

impl Ground<'_> {
    /// Where what the number at `span` counts happened, `sentence` being its sentence. What lies `far` off in time stands
    /// apart from the sentences before, and only its own sentence tells; a `total` is of no one place. `side` is the state whose people were hurt: where
    /// it is not the story's, two states meet and the story's is no guess.
    /// Of people who were driven out, where `from` says that they fled is no place that they fled to.
    pub(crate) fn place(
        &self,
        sentence: Span,
        span: Span,
        [far, total]: [bool; 2],
        side: Option<&str>,
        displaced: bool,
    ) -> Option<Place> {
        let here = self.in_sentence(sentence, span, displaced);
        if let Some(here) = here.as_ref().filter(|here| here.whole) {
            return Some(here.place.clone());
        }
        let near = here.as_ref().is_some_and(|here| here.near);
        let teller = here.as_ref().is_some_and(|here| here.teller);
        let (state, finer) = match here.map(|here| here.place) {
            Some(place) if place.precision == Some(Precision::Country) => (Some(place), None),
            finer => (None, finer),
        };
        let finer = finer.or_else(|| self.border(sentence));
        if far {
            return finer.or(state).or_else(|| self.of_war(sentence)).filter(|place| {
                place.precision != Some(Precision::Country)
                    || side.is_none()
                    || self.is_of(place, side)
            });
        }
        let own = finer.as_ref().or(state.as_ref());
        if !total && let Some(place) = self.taken_up(sentence, span, own, near) {
            return Some(place);
        }
        // `A source at the governorate said`: where it happened stood before.
        if teller && let Some(own) = &finer {
            let before = self.earlier(sentence).filter(|place| own.contains(place));
            return before.or(finer);
        }
        if finer.is_some() {
            return finer;
        }
        let within = |place: &Place| state.as_ref().is_none_or(|state| state.contains(place));
        let earlier = self.earlier(sentence).filter(within);
        let told = earlier.or_else(|| self.later(sentence).filter(within));
        let told = told.or_else(|| state.clone());
        if told.is_some() || self.border_word(sentence).is_some() {
            return told;
        }
        let own = |home: &Place| self.is_of(home, side);
        let written = || self.written();
        self.scene().or_else(written).or_else(|| self.home()).filter(own)
    }

    /// Whether a place is of the state whose people were hurt, or no side is known.
    fn is_of(&self, place: &Place, side: Option<&str>) -> bool {
        side.is_none_or(|side| place.country.as_deref() == Some(side))
    }

    fn in_sentence(&self, sentence: Span, span: Span, displaced: bool) -> Option<Here> {
        let number = self.parse.token_at(span.start())?;
        let mentions = self.places.mentions_in(sentence);
        if let Some(place) = self.country_wide(sentence) {
            return Some(Here { place, whole: true, near: false, teller: false });
        }
        let from = |mention: &Mention| self.preposition(mention) == "from";
        let fled = displaced && mentions.iter().any(from);
        let mut best: Option<(i32, &Mention, &Place)> = None;
        let mut finer = best;
        for mention in mentions {
            let Some(place) = self.places.place_of(mention) else { continue };
            let acts = mention.stands != Stands::There || self.is_bordered(mention);
            if place.precision == Some(Precision::Country) && acts {
                continue;
            }
            if self.is_dateline(mention.span) && self.names_others(sentence, place) {
                continue;
            }
            let mut points = self.points(mention, place, number) + self.nested(mention, mentions);
            points += self.around(mention, place, mentions);
            points += if !fled {
                0
            } else if from(mention) {
                60
            } else {
                -40
            };
            if best.is_none_or(|(most, ..)| points > most) {
                best = Some((points, mention, place));
            }
            let there = mention.stands == Stands::There
                || matches!(self.preposition(mention), "in" | "at" | "near");
            let small = there && place.precision != Some(Precision::Country);
            if small && finer.is_none_or(|(most, ..)| points > most) {
                finer = Some((points, mention, place));
            }
        }
        // `in Norlands Port Vell`: of a state and a place in it the smaller.
        let (most, mention, place) = best?;
        let inner =
            finer.filter(|(points, _, finer)| place.contains(finer) && points + STATE > most);
        let (mention, place) = inner.map_or((mention, place), |(_, inner, finer)| (inner, finer));
        let (clause, own) = (self.parse.clause(mention.anchor), self.parse.clause(number));
        let joined = self.joined(mention, mentions);
        Some(Here {
            whole: joined.is_some(),
            place: joined.unwrap_or_else(|| place.clone()),
            near: self.is_near(mention),
            teller: clause != own && self.tells(clause, own),
        })
    }

    /// The preposition right before a name, an article or adjective apart.
    pub(crate) fn preposition(&self, mention: &Mention) -> &str {
        let Some(at) = self.parse.token_at(mention.span.start()) else { return "" };
        let mut before = (at.saturating_sub(4)..at).rev();
        let found = before.find(|at| self.parse.pos(*at) == Pos::Adp);
        found.map_or("", |at| self.parse.lemma(at))
    }

    /// The place that the sentences before speak of: of the same paragraph the last three, of others the last two.
    fn earlier(&self, sentence: Span) -> Option<Place> {
        let sentences = self.surface.sentences();
        let index = self.surface.sentence_at(sentence.start())?;
        let paragraph = sentences.get(index)?.paragraph;
        let before = sentences[..index].iter().rev().take(3).enumerate();
        let near = before.filter(|(steps, before)| *steps < 2 || before.paragraph == paragraph);
        // `A source at X said`: X where nothing says more.
        let mut speakers: Option<Place> = None;
        for (_, before) in near {
            if let Some(place) = self.scene_of(before.span) {
                let other = speakers.filter(|said| !said.may_be(&place));
                return Some(other.unwrap_or(place));
            }
            let spoken = || {
                let mut mentions = self.places.mentions_in(before.span).iter();
                mentions.find(|mention| self.is_speakers(mention) && self.is_finer(mention))
            };
            let place = || self.places.place_of(spoken()?).cloned();
            let home = |place: &Place| {
                self.places.home.as_ref().is_none_or(|home| home.country == place.country)
            };
            speakers = speakers.or_else(place).filter(home);
        }
        speakers
    }

    /// The last place of a sentence that something happens in; of one that lies in another the smaller.
    fn scene_of(&self, sentence: Span) -> Option<Place> {
        let mentions = self.places.mentions_in(sentence);
        let in_them = |mention: &&Mention| self.is_scene(mention) && !self.is_near(mention);
        let inside = mentions.iter().any(|mention| in_them(&mention));
        let scenes = || {
            let scenes = mentions.iter().filter(|mention| self.is_scene(mention));
            scenes.filter(move |mention| !inside || !self.is_near(mention))
        };
        let places = || scenes().filter_map(|mention| self.places.place_of(mention));
        let last = places().next_back()?;
        Some(places().find(|place| last.contains(place)).unwrap_or(last).clone())
    }

    /// The place that the next sentences speak of, where a lead names none: of the first sentences alone.
    fn later(&self, sentence: Span) -> Option<Place> {
        let sentences = self.surface.sentences();
        let index = self.surface.sentence_at(sentence.start())?;
        let next = sentences.get(index + 1..sentences.len().min(index + 3))?;
        if index >= LEAD {
            return None;
        }
        next.iter().find_map(|next| self.scene_of(next.span))
    }

    /// The place of the state that the story mostly speaks of where most happens, if one is.
    fn scene(&self) -> Option<Place> {
        let home = self.places.home.as_ref()?;
        let mut counts = vec![0_usize; self.places.places.len()];
        for mention in self.places.mentions.iter().filter(|mention| self.is_scene(mention)) {
            let place = self.places.place_of(mention)?;
            if place.country == home.country {
                counts[mention.place] += 1;
            }
        }
        let all: usize = counts.iter().sum();
        let most = *counts.iter().max().filter(|most| **most > 0 && **most * 2 >= all)?;
        let place = counts.iter().position(|count| *count == most)?;
        self.places.places.get(place).cloned()
    }

    /// The town of the dateline, where the story names no other town, and its state in the dateline alone if at all: local
    /// news. What is told of a state from its capital names the state.
    fn written(&self) -> Option<Place> {
        let mut fine = self.places.mentions.iter().filter(|mention| {
            let place = self.places.place_of(mention);
            place.is_some_and(|place| place.precision == Some(Precision::Settlement))
        });
        let town = fine.next().filter(|mention| self.is_dateline(mention.span))?;
        let town = self.places.place_of(town)?;
        let home = self.places.home.as_ref()?;
        let mut alone = fine.all(|other| self.places.place_of(other) == Some(town));
        let state = |known: &Known| known.actor.state() == town.country.as_deref();
        alone &= !self.actors.mentions.iter().any(|mention| {
            !self.is_dateline(mention.span) && self.actors.actors_of(mention).any(state)
        });
        (alone && home.country == town.country).then(|| town.clone())
    }

    /// The state that the story mostly speaks of, if it is told from there or a sentence says that something happens there:
    /// that it only acts tells nothing. Else that of two in three places that something happens in.
    pub(crate) fn home(&self) -> Option<Place> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let home = self.places.home.as_ref();
        for mention in &self.places.mentions {
            let Some(country) =
                self.places.place_of(mention).and_then(|place| place.country.as_deref())
            else {
                continue;
            };
            let own = home.is_some_and(|home| home.country.as_deref() == Some(country));
            let there = mention.stands == Stands::There && !self.is_speakers(mention);
            if own && (there || self.is_dateline(mention.span)) {
                return home.cloned();
            }
            *counts.entry(country).or_default() += usize::from(there);
        }
        let all: usize = counts.values().sum();
        let (code, most) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        let told = home.is_none() && most >= 2 && most * 3 >= all * 2;
        told.then(|| self.state(code)).flatten()
    }

    /// Whether something happens in a place, below a whole country, that a mention names outside of the dateline.
    fn is_scene(&self, mention: &Mention) -> bool {
        self.is_finer(mention)
            && !self.is_dateline(mention.span)
            && mention.stands == Stands::There
            && !self.is_post(mention)
            && !self.is_speakers(mention)
    }

    /// Whether a place is less than a whole country.
    fn is_finer(&self, mention: &Mention) -> bool {
        let place = self.places.place_of(mention);
        place.is_some_and(|place| place.precision != Some(Precision::Country))
    }

    pub(crate) fn is_dateline(&self, span: Span) -> bool {
        self.doc.meta.dateline.is_some_and(|dateline| dateline.overlaps(span))
    }

    /// `the Armenian-Azerbaijani border`, `on the country's border with Azerbaijan`.
    fn border(&self, sentence: Span) -> Option<Place> {
        let surface = self.surface;
        let tokens = surface.tokens_in(sentence);
        let border = self.border_word(sentence)?;
        let states = self.two_states(border..tokens.end.min(border + 12));
        let near = border.saturating_sub(25).max(tokens.start)..tokens.end.min(border + 8);
        let [one, other] = states.or_else(|| self.two_states(near))?;
        Some(Place {
            name: format!("{one}-{other} border"),
            country: None,
            admin1: None,
            lat: None,
            lon: None,
            precision: Some(Precision::Border),
        })
    }

    fn border_word(&self, sentence: Span) -> Option<usize> {
        let mut tokens = self.surface.tokens_in(sentence);
        tokens.find(|at| matches!(self.surface.norm(*at), "border" | "borders" | "frontier"))
    }

    /// The names of the states that the actors in some tokens belong to, if these are two, sorted by code.
    fn two_states(&self, tokens: Range<usize>) -> Option<[String; 2]> {
        let mut states: Vec<(&str, &str)> = Vec::new();
        for mention in self.actors.mentions_in(self.surface.span(tokens)?) {
            for known in self.actors.actors_of(mention) {
                let Some(id) = known.actor.state() else { continue };
                let mut all = self.actors.actors.iter();
                let state = all.find(|other| {
                    other.class == Class::State && other.actor.id.as_deref() == Some(id)
                });
                states.push((id, &state.unwrap_or(known).actor.name));
            }
        }
        states.sort_unstable();
        states.dedup_by_key(|(id, _)| *id);
        match states.as_slice() {
            [(_, one), (_, other)] => Some([(*one).to_owned(), (*other).to_owned()]),
            _ => None,
        }
    }
}
