//! How many were killed, wounded, captured, missing or displaced, according to whom.
//!
//! **What it finds.** Each statement of a number of victims in a sentence, with the span of the number: its count and
//! how it is bounded, what happened, whose people and what kind of people they are, who says so and through which
//! outlets, when and where, and flags for what must be known before adding up. Over the corpus, events and for each
//! the tallies of its claims, copies and relays counted once.
//!
//! **How.** A number grammar (`numbers`, `cardinals`, `guards`) and people by name (`named`) make the phrases of a sentence
//! (`phrases`, `heads`), a lexicon of frames its casualty words (`predicates`, `verbs`); the parse ties the two (`links`,
//! `frames`, `parts`), words in a row what the parse leaves (`rows`), and `binding` says what a tie is worth. Sides come
//! from the actors' mentions (`victims`), perpetrators from who did it or owns the weapon (`doers`, `owners`, `blows`) and
//! from the attack that a sentence takes up (`attacks`), claimants from the quotes around the number (`claimant`) and else
//! from the words of the sentence and story (`attribution`, `sources`), mood and totals over years from the clause
//! (`status`), days from the dates of the sentence and story (`when`, `stretches`), the place from the clause, the sentences
//! around and the story (`place`, `weights`, `sites`). How claims become tallies is told by `reconcile`, and rule by rule
//! in `docs/casualties-method.md`.
//!
//! Much news comes without its commas, apostrophes and quotation marks. Each rule that reads the parse has a sibling that
//! reads the words beside a number, for texts that the parser cannot follow.
//!
//! Nothing here is learned.
//!
//! People who are known (`the driver`, `his wife`, `she`) are counted as one where what happened to them stands close
//! by. A list of names is counted, and each name is a part of it. `shot` and `stabbed` alone do not tell what came of it:
//! unspecified, and killed with `fatally` or `dead`. Who was taken to a hospital is wounded, and killed where that died.
//!
//! **What it misses.** Claims whose victims are named in another sentence than what happened to them (`the dead were
//! identified as`); numbers that only a table or a headline's layout ties to a word. A noun for people that the lexicon
//! lacks is taken for people where the verb is one of killing or hurting, and else not. Where the parse errs the claim does:
//! sentences that are read otherwise than a reader does are marked in `tests/sentences.txt` and `tests/fields.txt`. A
//! perpetrator who dies is counted like anybody else. Of two doers who acted together the first is told.
//!
//! **An example.** `Norland's Defense Ministry said three of its troops were killed and two more were wounded` has two
//! claims of the ministry: three killed and two wounded, military, of Norland.

mod asides;
mod attacks;
mod attribution;
mod binding;
mod blows;
mod cardinals;
mod claimant;
mod claims;
mod class;
mod config;
mod copies;
mod doers;
mod events;
mod facts;
mod figures;
mod frames;
mod guards;
mod heads;
mod links;
mod losers;
mod named;
mod names;
mod numbers;
mod owners;
mod parts;
mod phrases;
mod place;
mod predicates;
mod reading;
mod reconcile;
mod rows;
mod scenes;
mod shares;
mod sites;
mod sources;
mod status;
mod stretches;
mod summary;
mod tables;
mod tallies;
#[cfg(test)]
mod tests;
mod totals;
mod verbs;
mod victims;
mod weights;
mod when;
mod words;

use dateline_actors::Actors;
use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, DoneOf, FactsOf, Reader};
use dateline_dedup::Dedup;
use dateline_places::Places;
use dateline_quotes::Quotes;
use dateline_syntax::{Segmenter, Syntax};
use serde::Serialize;

pub use config::Config;
pub use facts::{Category, Claim, Facts, Flag, Group, Rejected, Victims, Why};
pub use summary::{Agreement, ClaimRef, Event, Summary, Tally, Total};

/// Finds casualty claims and reconciles them.
#[derive(Debug)]
pub struct Casualties {
    words: words::Words,
}

impl Reader for Casualties {
    const NAME: &'static str = "casualties";
    const ABOUT: &'static str =
        "how many were killed, wounded, captured, missing or displaced, according to whom";
    const KEYS: &'static str = config::KEYS;
    type Config = Config;
    type Reads = (Segmenter, Syntax, Actors, Quotes, Places);
    type Facts = Facts;

    fn new(config: Config) -> anyhow::Result<Casualties> {
        let tables = tables::all(&config.lexicon)?;
        Ok(Casualties { words: words::Words::new(&tables, &config.vague_numbers)? })
    }

    fn map(
        &self,
        doc: &Document,
        (surface, parse, actors, quotes, places): FactsOf<'_, Self>,
    ) -> Facts {
        let reading = reading::Reading::new(&doc.text, surface, parse, &self.words);
        let ground = place::Ground { doc, reading: &reading, parse, surface, actors, places };
        let mut facts = claims::claims(doc, &reading, actors, quotes, ground);
        if !facts.claims.is_empty() {
            facts.names = names::names(doc, &facts.claims);
        }
        facts
    }
}

impl Analyzer for Casualties {
    type Joins = (Dedup,);
    type Summary = Summary;

    fn reduce(
        &self,
        corpus: &Corpus,
        facts: &Column<Facts>,
        (dedup,): DoneOf<'_, Self>,
    ) -> anyhow::Result<Summary> {
        Ok(reconcile::reconcile(corpus, facts, dedup.summary))
    }

    fn line<'a>(
        &'a self,
        _doc: DocIdx,
        facts: &'a Facts,
        _summary: &'a Summary,
    ) -> impl Serialize + 'a {
        facts.line()
    }
}
