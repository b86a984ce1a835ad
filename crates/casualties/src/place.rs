//! Where it happened: a place of the small gazetteer in the sentence, else the border that the sentence speaks of.

use std::ops::Range;

use dateline_actors::Class;
use dateline_core::{Place, Precision};

use crate::reading::Reading;
use crate::tables::PlaceEntry;

/// The place nearest to `number`, both counted in tokens.
pub(crate) fn place(
    reading: &Reading<'_>,
    actors: &dateline_actors::Facts,
    sentence: &Range<usize>,
    number: usize,
) -> Option<Place> {
    let mut best: Option<(usize, PlaceEntry)> = None;
    let from = number.saturating_sub(60).max(sentence.start);
    let to = sentence.end.min(number + 60);
    for at in from..to {
        let Some((_, entry)) = reading.lexicon.places.at(reading, at, to) else { continue };
        let distance = at.abs_diff(number);
        if best.as_ref().is_none_or(|(nearest, _)| distance < *nearest) {
            best = Some((distance, entry));
        }
    }
    best.map(|(_, entry)| as_place(entry)).or_else(|| border(reading, actors, from..to))
}

fn as_place(entry: PlaceEntry) -> Place {
    Place {
        name: entry.name,
        country: entry.country,
        admin1: None,
        lat: None,
        lon: None,
        precision: entry.precision,
    }
}

/// `the Armenian-Azerbaijani border`, `on the country's border with Azerbaijan`.
fn border(
    reading: &Reading<'_>,
    actors: &dateline_actors::Facts,
    tokens: Range<usize>,
) -> Option<Place> {
    let border =
        tokens.clone().find(|at| matches!(reading.norm(*at), "border" | "borders" | "frontier"))?;
    let near = border.saturating_sub(25).max(tokens.start)..tokens.end.min(border + 8);
    let span = reading.span(near)?;
    let mut states: Vec<(String, String)> = Vec::new();
    for mention in actors.mentions_in(span) {
        for known in actors.actors_of(mention) {
            let Some(id) = known.actor.state() else { continue };
            let name = actors
                .actors
                .iter()
                .find(|other| other.class == Class::State && other.actor.id.as_deref() == Some(id))
                .map_or(&known.actor.name, |state| &state.actor.name);
            states.push((id.to_owned(), name.clone()));
        }
    }
    states.sort();
    states.dedup_by(|a, b| a.0 == b.0);
    let [(_, one), (_, other)] = states.as_slice() else { return None };
    let name = format!("{one}-{other} border");
    Some(Place {
        name,
        country: None,
        admin1: None,
        lat: None,
        lon: None,
        precision: Some(Precision::Border),
    })
}
