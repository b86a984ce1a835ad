//! Who accuses, condemns, urges, threatens or supports whom.
//!
//! A stance is a triggering word with an actor and a target: `Norland accused Sudland of firing` is `ACCUSE` from
//! Norland to Sudland. Classes follow PLOVER and stand in `data/ontology.toml`, triggers in `data/triggers.toml`;
//! [`Config::lexicon`] takes a user's own.
//!
//! How: each sentence is sketched (`sketch`: word classes and verb groups, no parse), triggers are found in it
//! (`matcher`), their parties are found around them (`parties`), and `bind` puts them together and asks what the
//! surroundings make of them. What somebody tells of another's hostile deed is an accusation by the teller, flagged
//! `allegation`; no fact is made of the deed. `we`, and judgements such as `is unacceptable`, are the speaker's of the
//! quote that holds them. In the corpus, copies and repeats are counted once.
//!
//! What it misses: stances without a triggering word, irony, parties named only in sentences before, subjects far from
//! their verbs. A state takes no stance towards itself, so domestic quarrels are left out.

mod acts;
mod bind;
mod config;
mod facts;
mod findings;
mod groups;
mod implied;
mod inflect;
mod judged;
mod lexicon;
mod matcher;
mod ontology;
mod parties;
mod party;
mod reach;
mod read;
mod reduce;
mod sketch;
mod subjects;
mod summary;
mod tags;
mod targets;
mod things;
mod times;
mod verbs;
mod voices;
mod words;

use dateline_actors::Actors;
use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, DoneOf, FactsOf, Reader};
use dateline_dedup::Dedup;
use dateline_quotes::Quotes;
use dateline_syntax::Segmenter;
use serde::Serialize;

pub use config::Config;
pub use facts::{Facts, Finding, Flag, Taken, Target};
pub use ontology::{Class, Definition, Ontology};
pub use summary::{Cell, Evidence, Summary};

use matcher::Matcher;
use read::Reading;
use words::Vocabulary;

#[cfg(test)]
mod tests;

/// Finds stances.
#[derive(Debug)]
pub struct Stance {
    ontology: Ontology,
    vocabulary: Vocabulary,
    matcher: Matcher,
}

impl Reader for Stance {
    const NAME: &'static str = "stance";
    const ABOUT: &'static str = "who accuses, condemns, urges, threatens or supports whom";
    const KEYS: &'static str = "\
# Trigger files of your own, read over the built-in one: entries with a known id replace it.
# lexicon = [\"my-triggers.toml\"]
";
    type Config = Config;
    type Reads = (Segmenter, Actors, Quotes);
    type Facts = Facts;

    fn new(config: Config) -> anyhow::Result<Stance> {
        let mut vocabulary = Vocabulary::builtin()?;
        let matcher = Matcher::new(lexicon::triggers(&config.lexicon)?, &mut vocabulary);
        Ok(Stance { ontology: Ontology::builtin()?, vocabulary, matcher })
    }

    fn map(&self, doc: &Document, (surface, actors, quotes): FactsOf<'_, Self>) -> Facts {
        read::stances(&Reading {
            doc,
            surface,
            actors,
            quotes,
            matcher: &self.matcher,
            vocabulary: &self.vocabulary,
            ontology: &self.ontology,
        })
    }
}

/// What the report prints of a document.
#[derive(Serialize)]
struct Line<'a> {
    stances: Vec<&'a Taken>,
}

impl Analyzer for Stance {
    type Joins = (Dedup,);
    type Summary = Summary;

    fn reduce(
        &self,
        corpus: &Corpus,
        facts: &Column<Facts>,
        (dedup,): DoneOf<'_, Self>,
    ) -> anyhow::Result<Summary> {
        Ok(reduce::summary(corpus, facts, dedup.summary))
    }

    fn line<'a>(
        &'a self,
        doc: DocIdx,
        facts: &'a Facts,
        summary: &'a Summary,
    ) -> impl Serialize + 'a {
        let marks = summary.boilerplate.get(doc.index()).map(Vec::as_slice).unwrap_or_default();
        let stances = facts.stances.iter().enumerate();
        Line {
            stances: stances
                .filter(|(i, _)| marks.get(*i) != Some(&true))
                .map(|(_, finding)| &finding.stance)
                .collect(),
        }
    }
}
