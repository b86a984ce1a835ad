//! Who said what, and through whom it came.
//!
//! **What it finds.** Whatever a text attributes to somebody: direct quotes (all words inside quotation marks), indirect
//! ones (`said that it rains`, `urged them to leave`, `X's claim that`, `is adamant that`) and mixed ones; beside speech
//! also what is thought, planned, or stated by a document, which `act` tells apart. For each the words that attribute
//! (the cue), the words that name the speaker (the source) and who that is; and the outlets that it passed through: in
//! `the ministry told Norpress` the ministry speaks and Norpress is a relay. An outlet speaks only where nobody else is
//! named. Headlines are read as well, and stay out of the summary.
//!
//! **How.** `marks` pairs quotation marks at least cost. `attribution` asks of each word whether it attributes, and of each
//! that does: who is its source, on which side its content stands, where that starts and ends, which words are the cue,
//! and how likely all of it is right. These are small log-linear models over the parse (`model/README.md` is their card).
//! Likely ones that contradict each other are settled, and rules tell relays, quotes inside quotes and signatures.
//! `assemble` gives quotations on their own to whoever spoke last, and resolves sources through the mentions of `actors`.
//!
//! **The content** is what is said, without cue and source: an indirect one keeps its `that`; outer quotation marks are
//! left out, a comma inside them stays. The one who is asked or accused belongs to it (`urged them to leave`), the one who
//! is told does not (`told them that`). What a content reports in turn is a quote of its own only where a verb of speech
//! with a named source reports it.
//!
//! **What it misses.** The model was trained on news in American English. Where a content ends behind its first clause is
//! the commonest error; of two verbs joined by `and` one may be taken into the content of the other.
//!
//! ```text
//! “We will leave,” the minister told Norpress. “They should too.”
//!  ^^^^^^^^^^^^^^ q1                           ^^^^^^^^^^^^^^^^ q1
//!                  ^^^^^^^^^^^^ source
//!                               ^^^^ cue
//!                                    ^^^^^^^^ relay
//! ```

mod assemble;
mod attribution;
mod config;
mod facts;
mod lexicon;
mod marks;
mod speaker;
mod summary;

use dateline_actors::Actors;
use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, DoneOf, FactsOf, Reader};
use dateline_dedup::Dedup;
use dateline_linear::Weights;
use dateline_syntax::Syntax;
use serde::Serialize;

pub use attribution::training;
pub use config::Config;
pub use facts::{Act, Facts, Quote, QuoteKind};
pub use lexicon::Lexicon;
pub use summary::{Distinct, QuoteRef, Speaker, Summary};

use attribution::{Extent, Model, Outlets, Scene};

/// Finds quotes and their speakers.
#[derive(Debug)]
pub struct Quotes {
    lexicon: Lexicon,
    model: Model<Weights>,
    acts: Vec<Act>,
}

impl Reader for Quotes {
    const NAME: &'static str = "quotes";
    const ABOUT: &'static str =
        "who said what, direct or indirect, and through which agencies it came";
    const KEYS: &'static str = config::KEYS;
    type Config = Config;
    type Reads = (Syntax, Actors);
    type Facts = Facts;

    fn new(config: Config) -> anyhow::Result<Quotes> {
        Ok(Quotes {
            lexicon: Lexicon::new(&config.lexicon)?,
            model: Model::read(include_bytes!("../model/quotes.model"))?,
            acts: config.acts,
        })
    }

    fn map(&self, doc: &Document, (parse, actors): FactsOf<'_, Self>) -> Facts {
        let quotations = attribution::quotations(&doc.text, parse);
        let scene = Scene::new(doc, parse, &quotations, &self.lexicon);
        let cast = speaker::Cast { text: &doc.text, actors };
        let outlets = Outlets {
            is: &|words: Extent| cast.is_outlet(scene.cover(words)),
            among: &|words: Extent| !cast.outlets(scene.cover(words)).is_empty(),
        };
        let found = attribution::attributions(&scene, &self.model, &outlets);
        assemble::quotes(doc, &scene, cast, &self.lexicon, &found)
    }
}

impl Analyzer for Quotes {
    type Joins = (Dedup,);
    type Summary = Summary;

    fn reduce(
        &self,
        corpus: &Corpus,
        facts: &Column<Facts>,
        (dedup,): DoneOf<'_, Self>,
    ) -> anyhow::Result<Summary> {
        summary::summarize(corpus, facts, dedup.summary, &self.acts)
    }

    fn line<'a>(
        &'a self,
        _doc: DocIdx,
        facts: &'a Facts,
        _summary: &'a Summary,
    ) -> impl Serialize + 'a {
        Line {
            quotes: facts.quotes.iter().filter(|quote| self.acts.contains(&quote.act)).collect(),
        }
    }
}

/// The quotes of the acts that the report keeps.
#[derive(Serialize)]
struct Line<'a> {
    quotes: Vec<&'a Quote>,
}

#[cfg(test)]
mod tests;
