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
//! (`meaning`); a division and a town of one name are told apart by the words beside each mention. What the gazetteer lacks
//! and the text calls a town (`the village of X`, `X, a town`) is one without coordinates (`told`).
//!
//! **What it misses.** Villages that the text only names; quarters, camps and streets; two places of one name in one
//! story; names of one word that begin a sentence and that the model takes for a person's; a small town in a story that never names its state. The
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
mod told;
mod words;

use dateline_actors::Actors;
use dateline_core::{Document, FactsOf, Reader};
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
        // What a name means elsewhere in the story it means here.
        let words_of = |name: &Name| parse.cover(name.tokens.clone())?.of(&doc.text);
        let elsewhere = |name: &Name| {
            let same = |(other, _): &(&Name, &Option<_>)| words_of(other) == words_of(name);
            names.iter().zip(&meanings).filter(same).find_map(|(_, meaning)| meaning.as_ref())
        };
        let stand = |token: usize| stands::stands(parse, &self.words, token);
        let mut end = 0;
        for ((name, meaning), evidence) in names.iter().zip(&meanings).zip(&found) {
            let told = || {
                let found = name.told.as_ref().filter(|_| name.tokens.start >= end)?;
                // What the gazetteer has and the words around speak against is none.
                let other = found.tokens != name.tokens || name.weak.is_some();
                let more = found.sure || other && !evidence.is_ruled_out() || name.key.is_empty();
                let found = Some(found).filter(|_| more)?;
                let span = parse.cover(found.tokens.clone())?;
                let other =
                    told::is_body(actors, span) || !found.sure && told::is_person(actors, span);
                let state = told::state(actors, span).and_then(|code| self.gazetteer.country(code));
                let same = || elsewhere(name).filter(|_| found.tokens == name.tokens);
                let known = state.or_else(|| same().map(|place| place.place()));
                let place = known.or_else(|| told::place(text, &facts, found.tokens.clone()));
                Some((place.filter(|_| !other)?, found.tokens.clone()))
            };
            let found = meaning.as_ref().map(|place| (place.place(), name.tokens.clone()));
            let Some((place, tokens)) = found.or_else(told) else { continue };
            let Some(span) = parse.cover(tokens.clone()) else { continue };
            end = tokens.end;
            let known = facts.places.iter().position(|known| *known == place);
            let place = known.unwrap_or_else(|| {
                facts.places.push(place);
                facts.places.len() - 1
            });
            let (stands, anchor) = stand(tokens.end - 1);
            facts.mentions.push(Mention { span, place, stands, anchor });
        }
        told::again(text, actors, &self.words, &mut facts, stand);
        told::settle(text, &mut facts);
        for code in facts.places.iter().filter_map(|place| place.country.as_deref()) {
            if !facts.countries.contains_key(code)
                && let Some(country) = self.gazetteer.country(code)
            {
                facts.countries.insert(code.to_owned(), country);
            }
        }
        facts
    }
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
