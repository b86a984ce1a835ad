//! Where: the places that a news story names, each with its country, division, coordinates and how exactly it is told.
//!
//! **What it knows.** Towns above some 5,000 people and seats of divisions, first- and second-level divisions and
//! countries, of GeoNames (`gazetteer/README.md`); lands, enclaves and quarters that GeoNames' towns lack
//! (`data/places.toml`); and what a user adds.
//!
//! **How.** The longest run of words whose key (`fold`) the gazetteer has is a name; where it has none, and the model or
//! an `in` speaks for a place, the skeleton of its consonants is tried, among the places of the story's states alone
//! (`names`). Whether a name is a place's is a sum of points: what the model and the actors take it for, the preposition,
//! `the town of` and `province` beside it (`evidence`). What it means is one place for each name of a story: the division
//! or state behind a comma decides (`Paris, Texas`), then the states that the story speaks of, then the number of people
//! (`meaning`).
//!
//! **What it misses.** Villages; quarters, camps and streets; two places of one name in one story; names of one word that
//! begin a sentence and that the model takes for a person's; a small town in a story that never names its state. The
//! coordinates of a division are the middle of its towns, not of its area.
//!
//! ```
//! use dateline_actors::Actors;
//! use dateline_core::{Document, Reader};
//! use dateline_places::{Config, Places};
//! use dateline_syntax::{Pipeline, Surface};
//! let text = "Rescuers in Tripoli, Lebanon, found two survivors.";
//! let doc = Document::bare("a", text);
//! let parse = Pipeline::english().parse(text);
//! let actors = Actors::new(Default::default()).unwrap().map(&doc, (&Surface::new(text), &parse));
//! let facts = Places::new(Config::default()).unwrap().map(&doc, (&parse, &actors));
//! let place = facts.place_of(&facts.mentions[0]).unwrap();
//! assert_eq!((place.name.as_str(), place.country.as_deref()), ("Tripoli", Some("LBN")));
//! ```

mod config;
mod evidence;
mod facts;
mod fold;
mod gazetteer;
mod generics;
mod lexicon;
mod meaning;
mod names;
mod stands;
mod table;
#[cfg(test)]
mod tests;
mod words;

use dateline_actors::Actors;
use dateline_core::{Document, FactsOf, Place, Precision, Reader, Span};
use dateline_syntax::Syntax;

pub use config::Config;
pub use facts::{Facts, Mention, Stands};
pub use fold::{fold, number, skeleton, without_marks};
pub use gazetteer::Gazetteer;
pub use generics::{is_generic, without_generic};
pub use table::{KEY, MAGIC, NOWHERE, RECORD};

use evidence::{Evidence, evidence};
use meaning::{States, meanings};
use names::{Name, Text, names};
use words::Words;

/// Reads the places that a document names.
#[derive(Debug)]
pub struct Places {
    gazetteer: Gazetteer,
    words: Words,
}

impl Reader for Places {
    const NAME: &'static str = "places";
    const ABOUT: &'static str = "towns, divisions and countries, read by other analyzers";
    const KEYS: &'static str = config::KEYS;
    type Config = Config;
    type Reads = (Syntax, Actors);
    type Facts = Facts;

    fn new(config: Config) -> anyhow::Result<Places> {
        Ok(Places { gazetteer: Gazetteer::new(&config.lexicon)?, words: Words::new()? })
    }

    fn map(&self, doc: &Document, (parse, actors): FactsOf<'_, Self>) -> Facts {
        let text = Text { text: &doc.text, parse };
        let names = names(text, &self.gazetteer, &self.words);
        let mut found: Vec<Evidence> = names
            .iter()
            .map(|name| {
                let (tokens, dateline) = (&name.tokens, doc.meta.dateline);
                evidence(text, actors, &self.gazetteer, &self.words, tokens, dateline)
            })
            .collect();
        commas(text, &names, &mut found);
        let mut states = States::default();
        for mention in &actors.mentions {
            let known = actors.actors_of(mention).filter_map(|known| known.actor.state());
            known.for_each(|code| states.add(code, 1));
        }
        let meanings = meanings(&self.gazetteer, &names, &found, &mut states);
        let states = states.ranked();
        let total: u32 = states.iter().map(|(_, count)| count).sum();
        let home =
            states.first().filter(|(_, count)| u64::from(*count) * 5 >= u64::from(total) * 3);
        let home = home.and_then(|(code, _)| self.gazetteer.country(code));
        let mut facts = Facts { states, home, ..Facts::default() };
        for (name, meaning) in names.iter().zip(meanings) {
            let Some(span) = parse.cover(name.tokens.clone()) else { continue };
            let unknown = || name.told.then(|| unknown(&doc.text, span, facts.home.as_ref()));
            let place = meaning.map(|place| place.place()).or_else(|| unknown().flatten());
            let Some(place) = place else { continue };
            let known = facts.places.iter().position(|known| *known == place);
            let place = known.unwrap_or_else(|| {
                facts.places.push(place);
                facts.places.len() - 1
            });
            let (stands, anchor) = stands::stands(parse, &self.words, name.tokens.end - 1);
            facts.mentions.push(Mention { span, place, stands, anchor });
        }
        for code in facts.places.iter().filter_map(|place| place.country.as_deref()) {
            if let Some(country) = self.gazetteer.country(code) {
                facts.countries.insert(code.to_owned(), country);
            }
        }
        facts
    }
}

/// A town that no gazetteer has, as the text names it, in the state that the story mostly speaks of.
fn unknown(text: &str, span: Span, home: Option<&Place>) -> Option<Place> {
    Some(Place {
        name: span.of(text)?.split_whitespace().collect::<Vec<_>>().join(" "),
        country: home?.country.clone(),
        admin1: None,
        lat: None,
        lon: None,
        precision: Some(Precision::Settlement),
    })
}

/// `Paris, Texas` and `Cali (Colombia)`: the second name tells where the first lies, if it can.
fn commas(text: Text<'_>, names: &[Name], evidence: &mut [Evidence]) {
    for (row, pair) in names.windows(2).enumerate() {
        let [name, next] = pair else { continue };
        let comma = text.from(name.tokens.end).filter(|at| matches!(text.word(*at), "," | "("));
        let behind = comma.and_then(|comma| text.from(comma + 1));
        let Some(mut behind) = behind else { continue };
        if text.word(behind).eq_ignore_ascii_case("in")
            || text.word(behind).eq_ignore_ascii_case("the")
        {
            behind = text.from(behind + 1).unwrap_or(behind);
        }
        if behind == next.tokens.start {
            evidence[row].within = Some(row + 1);
        }
    }
}
