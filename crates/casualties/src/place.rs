//! Where it happened: the place that the number's clause stands in, else the nearest one of the sentence, else the border
//! that the sentence speaks of, else the place that the sentences before it speak of.

use dateline_actors::Class;
use dateline_core::{Document, Place, Precision, Span};
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
    /// Where what the number at `span` counts happened, `sentence` being its sentence.
    pub(crate) fn place(&self, sentence: Span, span: Span) -> Option<Place> {
        let here = self.in_sentence(sentence, span);
        let (state, finer) = match here {
            Some(place) if place.precision == Some(Precision::Country) => (Some(place), None),
            finer => (None, finer),
        };
        let finer = finer.or_else(|| self.border(sentence)).or_else(|| self.earlier(sentence));
        finer.or(state)
    }

    fn in_sentence(&self, sentence: Span, span: Span) -> Option<Place> {
        let mut best: Option<(i32, &Place)> = None;
        for mention in self.places.mentions_in(sentence) {
            let Some(place) = self.places.place_of(mention) else { continue };
            let points = self.points(mention.span, place, span);
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, place));
            }
        }
        best.map(|(_, place)| place.clone())
    }

    /// How much speaks for a place of the number's sentence.
    fn points(&self, mention: Span, place: &Place, number: Span) -> i32 {
        let parse = self.parse;
        let Some((at, number)) = parse.token_at(mention.start()).zip(parse.token_at(number.start()))
        else {
            return 0;
        };
        let (stands, anchor) = self.stands(at);
        let mut points = match stands {
            Stands::There => 40,
            Stands::Way => 5,
            Stands::Other => 0,
        };
        if parse.clause(anchor) == parse.clause(number) {
            points += 15;
        }
        points += match place.precision {
            Some(Precision::Settlement) => 12,
            Some(Precision::District) => 10,
            Some(Precision::Region) => 8,
            _ => 0,
        };
        points - i32::try_from(at.abs_diff(number)).unwrap_or(i32::MAX).min(30)
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
                Rel::Prep | Rel::Compound | Rel::Nmod | Rel::Appos | Rel::Conj | Rel::Npadvmod
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

    /// The finest place that the two sentences before speak of, if they stand in the same paragraph.
    fn earlier(&self, sentence: Span) -> Option<Place> {
        let sentences = self.surface.sentences();
        let index = self.surface.sentence_at(sentence.start())?;
        let paragraph = sentences.get(index)?.paragraph;
        let before = sentences[..index].iter().rev().take(2);
        for before in before.take_while(|before| before.paragraph == paragraph) {
            let found = self.places.mentions_in(before.span).iter().rev();
            let mut found = found.filter_map(|mention| self.places.place_of(mention));
            if let Some(place) = found.find(|place| place.precision != Some(Precision::Country)) {
                return Some(place.clone());
            }
        }
        None
    }

    /// `the Armenian-Azerbaijani border`, `on the country's border with Azerbaijan`.
    fn border(&self, sentence: Span) -> Option<Place> {
        let surface = self.surface;
        let tokens = surface.tokens_in(sentence);
        let border = tokens
            .clone()
            .find(|at| matches!(surface.norm(*at), "border" | "borders" | "frontier"))?;
        let near = border.saturating_sub(25).max(tokens.start)..tokens.end.min(border + 8);
        let mut states: Vec<(String, String)> = Vec::new();
        for mention in self.actors.mentions_in(surface.span(near)?) {
            for known in self.actors.actors_of(mention) {
                let Some(id) = known.actor.state() else { continue };
                let mut all = self.actors.actors.iter();
                let name = all
                    .find(|other| {
                        other.class == Class::State && other.actor.id.as_deref() == Some(id)
                    })
                    .map_or(&known.actor.name, |state| &state.actor.name);
                states.push((id.to_owned(), name.clone()));
            }
        }
        states.sort();
        states.dedup_by(|a, b| a.0 == b.0);
        let [(_, one), (_, other)] = states.as_slice() else { return None };
        Some(Place {
            name: format!("{one}-{other} border"),
            country: None,
            admin1: None,
            lat: None,
            lon: None,
            precision: Some(Precision::Border),
        })
    }
}
