//! Who said what, and through whom it came.
//!
//! **What it finds.** Direct quotes (all words inside quotation marks), indirect ones (`said that it rains`, `urged them to
//! leave`, `expressed concern over the clashes`) and mixed ones; for each the words that attribute (the cue), the words that
//! name the speaker (the source) and who that is; and the outlets that it passed through, apart from the speaker: in
//! `the ministry told Norpress` the ministry speaks and Norpress is a relay. An outlet speaks only where nobody else is named.
//!
//! **How.** `marks` pairs quotation marks at least cost. `units` folds each quotation into one word, so that a sentence is
//! read from outside its marks. `cues` finds the words of its lexicon there, `binding` gives each its source and content
//! (`phrases` and `extent` tell where these start and end), and `assemble` joins the parts of split quotations, gives
//! quotations on their own to whoever spoke last, and resolves sources through the mentions of `actors`.
//!
//! **The content** is what is left of the clause without cue and source. Outer quotation marks are left out, a comma
//! inside them stays. An indirect content that `that` opens keeps its `that`; one that is all in marks does not. The one
//! who is asked or accused belongs to the content (`urged them to leave`), the one who is told does not (`told them that`).
//! Headlines are no quotes.
//!
//! **What it misses.** It sees classes of words and no grammar: in a long sentence an indirect content may start or end
//! a phrase off; a noun that reports without its owner (`the claim that`) and a passive without an agent are mostly
//! left out; a pronoun is as good as the mentions of `actors`.
//!
//! ```text
//! “We will leave,” the minister told Norpress. “They should too.”
//!  ^^^^^^^^^^^^^^ q1                           ^^^^^^^^^^^^^^^^ q1
//!                  ^^^^^^^^^^^^ source
//!                               ^^^^ cue
//!                                    ^^^^^^^^ relay
//! ```

mod assemble;
mod backward;
mod binding;
mod confidence;
mod config;
mod constructions;
mod cues;
mod extent;
mod facts;
mod forward;
mod joints;
mod marks;
mod phrases;
mod spans;
mod speaker;
mod subjects;
mod summary;
mod units;
mod verbs;
mod words;

use dateline_actors::Actors;
use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, DoneOf, FactsOf, Reader};
use dateline_dedup::Dedup;
use dateline_syntax::Segmenter;
use serde::Serialize;

pub use config::Config;
pub use facts::{Act, Facts, Quote, QuoteKind};
pub use summary::{Distinct, QuoteRef, Speaker, Summary};

use cues::Cues;
use words::Words;

/// Finds quotes and their speakers.
#[derive(Debug)]
pub struct Quotes {
    cues: Cues,
    words: Words,
    acts: Vec<Act>,
}

impl Reader for Quotes {
    const NAME: &'static str = "quotes";
    const ABOUT: &'static str =
        "who said what, direct or indirect, and through which agencies it came";
    const KEYS: &'static str = config::KEYS;
    type Config = Config;
    type Reads = (Segmenter, Actors);
    type Facts = Facts;

    fn new(config: Config) -> anyhow::Result<Quotes> {
        Ok(Quotes {
            cues: Cues::new(&config.lexicon)?,
            words: Words::built_in()?,
            acts: config.acts,
        })
    }

    fn map(&self, doc: &Document, (surface, actors): FactsOf<'_, Self>) -> Facts {
        assemble::quotes(doc, surface, actors, &self.words, &self.cues)
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
        summary::summarize(corpus, facts, dedup.summary)
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
