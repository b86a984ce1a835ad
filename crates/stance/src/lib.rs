//! Who accuses, condemns, urges, threatens or supports whom.
//!
//! A stance is a triggering word with an actor and a target: `Norland accused Sudland of firing` is `ACCUSE` from
//! Norland to Sudland. Classes follow PLOVER and stand in `data/ontology.toml`, triggers in `data/triggers.toml`;
//! [`Config::lexicon`] takes a user's own.
//!
//! How: `matcher` finds triggers in the parse of a sentence, by lemma, and over a gap by the tree, so that `sanctions
//! were imposed` is found like `imposed sanctions`. `acts` finds the actor of a trigger: its subject, whoever stands behind
//! `by`, the owner of a noun, the subject of the verb that only carries it (`launched an attack`). `targets` looks for the
//! target in the places that the lexicon names (`slots`), inside the phrases there (`inside`: of `rejected the plan of
//! Norway` Norway is meant), in the clauses that the trigger governs, and for some classes at the nearest other state
//! (`implied`). Of a town on another state's ground that state is the target (`places` tells), and whoever denies a charge
//! answers whoever made it (`answers`). `modes` tells what is negated, undone, still to come or only possible, and `bind`
//! what that makes of the class: a friendly deed that is announced is a promise, a hostile one a threat. What stands among
//! the words that a trigger governs is no stance of its own: whoever urges others to stop an attack attacks nobody.
//!
//! What somebody tells of another's hostile deed is an accusation by the teller, flagged `allegation`; no fact is made of
//! the deed. Witnesses, sources and agencies that only carry it do not accuse: the deed itself is then flagged. `we`, and
//! judgements such as `is unacceptable`, are the speaker's of the quote that holds them (`judged`). People without a name
//! are parties by their noun; a body that the story named goes on to be meant by its noun (`the coalition`, `the regime`).
//! In the corpus, copies and repeats are counted once.
//!
//! [`Analyzer::explain`] tells the trigger, its frame and the rules behind each stance; `dateline explain` prints
//! it.
//!
//! What it misses: stances without a triggering word, such as `would pay a heavy price`; irony; parties named only in
//! sentences before; headlines without a verb that the parser sees. Two bodies or people of one state can take stances
//! towards each other where both are named; a state takes none towards itself.

mod acts;
mod adjectives;
mod answers;
mod bind;
mod config;
mod explain;
mod extents;
mod facts;
mod findings;
mod implied;
mod inside;
mod judged;
mod lexicon;
mod matcher;
mod modes;
mod ontology;
mod owners;
mod parties;
mod party;
mod read;
mod reduce;
mod retold;
mod review;
mod search;
mod slots;
mod subjects;
mod summary;
mod targets;
mod things;
mod times;
mod voices;
mod words;

use dateline_actors::Actors;
use dateline_core::{
    Analyzer, Column, Corpus, Decision, DocIdx, Document, DoneOf, Explanation, FactsOf, Reader,
    decide,
};
use dateline_dedup::Dedup;
use dateline_places::Places;
use dateline_quotes::Quotes;
use dateline_syntax::{Segmenter, Syntax};
use serde::Serialize;

pub use config::Config;
pub use facts::{Facts, Finding, Flag, Taken, Target};
pub use ontology::{Class, Definition, Ontology};
pub use summary::{Cell, Evidence, Summary};

use matcher::Matcher;
use read::{Found, Reading};
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
    type Reads = (Segmenter, Syntax, Actors, Quotes, Places);
    type Facts = Facts;

    fn new(config: Config) -> anyhow::Result<Stance> {
        let matcher = Matcher::new(lexicon::triggers(&config.lexicon)?);
        Ok(Stance { ontology: Ontology::builtin()?, vocabulary: Vocabulary::builtin()?, matcher })
    }

    fn map(&self, doc: &Document, reads: FactsOf<'_, Self>) -> Facts {
        let (surface, parse, actors, quotes, places) = reads;
        let found = Found { surface, parse, actors, quotes, places };
        Reading::new(doc, found, &self.matcher, &self.vocabulary, &self.ontology).stances()
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

    fn review(&self, facts: &mut Facts, decisions: &[Decision]) -> Vec<(usize, String)> {
        let mut stances: Vec<Taken> =
            facts.stances.iter().map(|finding| finding.stance.clone()).collect();
        let left = decide(&mut stances, decisions);
        for (finding, stance) in facts.stances.iter_mut().zip(stances) {
            let class = (stance.class != finding.stance.class).then_some(stance.class);
            finding.stance = stance;
            if let Some(class) = class {
                let definition = self.ontology.of(class);
                finding.stance.polarity = definition.polarity;
                finding.stance.intensity = definition.intensity;
            }
        }
        left
    }

    fn explain(&self, facts: &Facts) -> Vec<Explanation> {
        facts.stances.iter().map(|finding| explain::explain(finding, &self.matcher)).collect()
    }
}
