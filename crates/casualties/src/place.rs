//! Where it happened: the place that the number's clause stands in, else the nearest one of the sentence, else the border
//! that the sentence speaks of, else the place that the sentences before it speak of.

use std::ops::Range;

use dateline_actors::Class;
use dateline_core::{Document, Place, Precision, Span};
use dateline_places::Mention;
use dateline_syntax::{Parse, Rel, Surface};

/// What is known of the places of a story.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) parse: &'a Parse,
    pub(crate) surface: &'a Surface,
    pub(crate) actors: &'a dateline_actors::Facts,
    pub(crate) places: &'a dateline_places::Facts,
}

/// How a name of a place hangs in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    /// As an owner, an object, a part of another name.
    Other,
    /// `from X`, `to X`: somewhere else.
    Way,
    /// `in X`
    There,
}

impl Ground<'_> {
    /// Where what the number at `span` counts happened, `sentence` being its sentence. What lies `far` off in time stands
    /// apart from the sentences before, and only its own sentence tells.
    pub(crate) fn place(&self, sentence: Span, span: Span, far: bool) -> Option<Place> {
        let (state, finer) = match self.in_sentence(sentence, span) {
            Some(place) if place.precision == Some(Precision::Country) => (Some(place), None),
            finer => (None, finer),
        };
        let finer = finer.or_else(|| self.border(sentence));
        if far {
            return finer.or(state);
        }
        let finer = finer.or_else(|| self.earlier(sentence));
        let told = finer.or(state);
        if told.is_some() || self.border_word(sentence).is_some() {
            return told;
        }
        self.scene().or_else(|| self.places.home.clone())
    }

    fn in_sentence(&self, sentence: Span, span: Span) -> Option<Place> {
        let mut best: Option<(i32, &Place)> = None;
        for mention in self.places.mentions_in(sentence) {
            let Some(place) = self.places.place_of(mention) else { continue };
            let Some(points) = self.points(sentence, mention.span, place, span) else { continue };
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, place));
            }
        }
        best.map(|(_, place)| place.clone())
    }

    /// How much speaks for a place of the number's sentence.
    fn points(&self, sentence: Span, mention: Span, place: &Place, number: Span) -> Option<i32> {
        let parse = self.parse;
        let Some((at, number)) =
            parse.token_at(mention.start()).zip(parse.token_at(number.start()))
        else {
            return None;
        };
        let (stands, anchor) = self.stands(at);
        if place.precision == Some(Precision::Country) && stands != Stands::There {
            return None;
        }
        let mut points = match stands {
            Stands::There => 40,
            Stands::Way => 5,
            Stands::Other => 0,
        };
        let (clause, mine) = (parse.clause(anchor), parse.clause(number));
        if clause == mine {
            points += 15;
        } else if self.tells(clause, mine) {
            points -= 25;
        }
        points += match place.precision {
            Some(Precision::Settlement) => 12,
            Some(Precision::District) => 10,
            Some(Precision::Region) => 8,
            _ => 0,
        };
        if self.is_dateline(mention) {
            points -= 30;
        }
        // `the town of X near Y`: Y only tells where X is.
        let below = self.parse.ancestors(at).take_while(|up| *up != anchor).any(|up| {
            let span = self.parse.span(up);
            !span.overlaps(mention)
                && self.places.mentions_in(sentence).iter().any(|other| other.span.overlaps(span))
        });
        if below {
            points -= 20;
        }
        Some(points - i32::try_from(at.abs_diff(number)).unwrap_or(i32::MAX).min(30))
    }

    /// Whether the clause that `told` heads is told in that of `teller`: `officials in X said that …`.
    fn tells(&self, teller: usize, told: usize) -> bool {
        let mut at = told;
        for _ in 0..8 {
            let head = self.parse.head(at);
            if self.parse.rel(at) == Rel::Ccomp && self.parse.clause(head) == teller {
                return true;
            }
            if head == at {
                break;
            }
            at = head;
        }
        false
    }

    /// How the name at a token hangs in its sentence, and on what: up through the words that only lead to it.
    fn stands(&self, token: usize) -> (Stands, usize) {
        let parse = self.parse;
        let mut at = token;
        let mut stands = Stands::Other;
        for _ in 0..12 {
            let head = parse.head(at);
            match parse.rel(at) {
                Rel::Pobj | Rel::Pcomp => {
                    let word = parse.lemma(head).to_lowercase();
                    stands = match word.as_str() {
                        "in" | "at" | "near" | "outside" | "inside" | "around" | "within"
                        | "across" | "throughout" | "on" | "between" => Stands::There,
                        "of" => stands,
                        _ => Stands::Way,
                    };
                }
                Rel::Prep
                | Rel::Compound
                | Rel::Nmod
                | Rel::Appos
                | Rel::Conj
                | Rel::Npadvmod
                | Rel::Amod => {}
                _ => return (stands, at),
            }
            if head == at {
                break;
            }
            at = head;
        }
        (stands, at)
    }

    /// The place that the sentences before speak of: of the same paragraph the last three, of others the last two.
    fn earlier(&self, sentence: Span) -> Option<Place> {
        let sentences = self.surface.sentences();
        let index = self.surface.sentence_at(sentence.start())?;
        let paragraph = sentences.get(index)?.paragraph;
        let before = sentences[..index].iter().rev().take(3).enumerate();
        let mut near = before.filter(|(steps, before)| *steps < 2 || before.paragraph == paragraph);
        near.find_map(|(_, before)| {
            let mut mentions = self.places.mentions_in(before.span).iter().rev();
            let mention = mentions.find(|mention| self.is_scene(mention))?;
            self.places.place_of(mention).cloned()
        })
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

    /// Whether something happens in a place, below a whole country, that a mention names outside of the dateline.
    fn is_scene(&self, mention: &Mention) -> bool {
        let place = self.places.place_of(mention);
        let finer = place.is_some_and(|place| place.precision != Some(Precision::Country));
        let at = self.parse.token_at(mention.span.start());
        finer
            && !self.is_dateline(mention.span)
            && at.is_some_and(|at| self.stands(at).0 == Stands::There)
    }

    fn is_dateline(&self, span: Span) -> bool {
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
