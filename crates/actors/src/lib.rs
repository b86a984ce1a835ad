//! Who is who in a news story: states and their bodies, people, organisations, agencies, groups, and every mention of
//! them, from full names to `the spokesman`, `Baku`, `both sides` and `its`.
//!
//! How: the gazetteer's longest matches and the closed classes give *pieces*; runs of capitals that no list explains give
//! *names*, and whether one is a person's, an organisation's or a place's all its occurrences decide together, by the
//! model's label and the words around; pieces are *composed* to drafts of mentions (`Armenia's Defense Ministry`; a title or
//! an apposition ties a person to a body and a state); sieves fill in what a draft leaves open, the most precise first:
//! definite phrases, then plural ones, then pronouns. A capital is a metonym where the parse says that it acts, owns or is
//! dealt with. A pronoun means the one most in focus of those that number, gender and grammar allow, and nobody where a noun
//! of no actor is more so. Where two are as good, the actor has no id but candidates; what finds nobody is left out.
//! In the cast of a corpus a person stands once, whatever body a story gives or leaves out ([`Summary`]).
//!
//! What it misses: `they` in a story of many groups is right three times in four at best; `it` and `its` are left out
//! rather than guessed; a place whose name looks like a person's (`Bani Zeid`) and that acts; namesakes of one full name
//! and state; `a monitor` on a desk is the organisation that watches; a person named in one story by a name that no other writes so (`Rami Abdulrahman`, `Rami Abdel Rahman`);
//! officials without a stated country where the story is at home in several.
//!
//! ```
//! use dateline_actors::{Actors, Config};
//! use dateline_core::{Document, Reader};
//! use dateline_syntax::{Pipeline, Surface};
//! let text = "Iran's Foreign Ministry spokesman Reza Alavi met his Azeri counterpart. He left Baku on Friday.";
//! let doc = Document::bare("a", text);
//! let (surface, parse) = (Surface::new(text), Pipeline::english().parse(text));
//! let facts = Actors::new(Config::default()).unwrap().map(&doc, (&surface, &parse));
//! let he = &facts.mentions_in(dateline_core::Span::new(72, 74))[0];
//! let actor = &facts.actors_of(he).next().unwrap().actor;
//! assert_eq!((actor.id.as_deref(), actor.person.as_deref()), (Some("IRN"), Some("Reza Alavi")));
//! ```

mod agreement;
mod antecedents;
mod bodies;
mod cast;
mod clauses;
mod compose;
mod config;
mod definites;
mod drafts;
mod extents;
mod facts;
mod finish;
mod focus;
mod gazetteer;
mod home;
mod lexicon;
mod line;
mod metonyms;
mod names;
mod organisations;
mod owners;
mod pairs;
mod people;
mod pieces;
mod pronouns;
mod register;
mod repair;
mod runs;
mod speakers;
mod standing;
mod summary;
mod text;
mod titles;
mod votes;
mod words;

#[cfg(test)]
mod tests;

use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, DoneOf, FactsOf, Reader};
use dateline_syntax::{Segmenter, Syntax};
use serde::Serialize;

pub use config::Config;
pub use facts::{Class, Facts, Known, Mention, MentionKind};
pub use lexicon::Gender;
pub use summary::{CastMember, Summary};

use cast::Cast;
use gazetteer::Gazetteer;
use text::Text;

/// Finds actors and their mentions.
#[derive(Debug)]
pub struct Actors {
    gazetteer: Gazetteer,
}

impl Reader for Actors {
    const NAME: &'static str = "actors";
    const ABOUT: &'static str = "states, bodies, people and agencies, and every mention of them";
    const KEYS: &'static str = config::KEYS;
    type Config = Config;
    type Reads = (Segmenter, Syntax);
    type Facts = Facts;

    fn new(config: Config) -> anyhow::Result<Actors> {
        Ok(Actors { gazetteer: Gazetteer::new(&config.lexicon)? })
    }

    fn map(&self, doc: &Document, (surface, parse): FactsOf<'_, Self>) -> Facts {
        let gazetteer = &self.gazetteer;
        let text = Text::new(&doc.text, surface, parse, &gazetteer.vocabulary);
        let mut cast = Cast::default();
        let pieces = pieces::pieces(&text, gazetteer);
        let pieces = names::name(&text, gazetteer, pieces, &mut cast);
        let mut drafts = compose::compose(&text, gazetteer, &pieces, &mut cast);
        let home = home::home(&pieces, &drafts, &cast);
        if let Some(home) = home.as_ref().filter(|home| home.alone) {
            home::naturalize(&mut cast, gazetteer, home.state);
        }
        definites::resolve(
            &mut drafts,
            &mut cast,
            gazetteer,
            home.filter(|home| home.clear).map(|home| home.state),
        );
        home::affiliate(&mut cast, gazetteer);
        pairs::resolve(&text, &mut drafts, &mut cast, gazetteer);
        pronouns::resolve(&text, &mut drafts, &mut cast, gazetteer);
        cast.identify(gazetteer);
        finish::facts(&text, &drafts, &cast)
    }
}

impl Analyzer for Actors {
    type Joins = ();
    type Summary = Summary;

    fn reduce(
        &self,
        corpus: &Corpus,
        facts: &Column<Facts>,
        (): DoneOf<'_, Self>,
    ) -> anyhow::Result<Summary> {
        Ok(summary::reduce(corpus, facts))
    }

    fn line<'a>(
        &'a self,
        _doc: DocIdx,
        facts: &'a Facts,
        _summary: &'a Summary,
    ) -> impl Serialize + 'a {
        line::line(facts)
    }
}
