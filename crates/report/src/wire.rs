//! The lines of a report as they stand on the wire (schema 1), typed.
//!
//! Keys that these types don't name are passed over, and words of open lists (kinds, classes, flags) stay words, so that
//! a report made elsewhere, or by a later version that only adds, can still be shown.
//! What a viewer leans on is checked: spans are ordered pairs of offsets and days are days.
//! Whether a span fits its text is not known here; see the views.

mod actors;
mod casualties;
mod dedup;
mod named;
mod quotes;
mod stance;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

pub use actors::{ActorsFacts, ActorsSummary, KnownActor, Mention, Mentioned};
pub use casualties::{
    CasualtiesFacts, CasualtiesSummary, Claim, Event, Number, Rejected, Tally, Total, Victims,
};
pub use dedup::{Change, DedupFacts, DedupSummary, Family, Link, Passage};
pub use named::Named;
pub use quotes::{DistinctQuote, Quote, QuotesFacts, QuotesSummary, Speaker};
pub use stance::{Cell, Stance, StanceFacts, StanceSummary, Target};

/// The first line: what made the report.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Header {
    /// The version of the wire format.
    pub schema: u64,
    /// The version of the program that wrote it.
    #[serde(default)]
    pub dateline: Option<String>,
    /// The analyzers that are reported, in catalog order.
    #[serde(default)]
    pub analyzers: Vec<String>,
    /// The effective tables of the analyzers.
    #[serde(default)]
    pub config: Value,
    /// How many documents the report promises.
    #[serde(default)]
    pub documents: Option<u64>,
}

/// What is known about a document beside its words, and its words where the report was asked to hold them.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct DocumentLine {
    /// Its id.
    pub doc: String,
    /// The headline.
    #[serde(default)]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub outlet: Option<String>,
    /// When it was published.
    #[serde(default)]
    pub published: Option<Published>,
    /// Where it was found.
    #[serde(default)]
    pub url: Option<String>,
    /// ISO 639-1 code of its language.
    #[serde(default)]
    pub language: Option<String>,
    /// Length of the text in bytes.
    #[serde(default)]
    pub bytes: Option<u64>,
    /// `blake3:` and the hash of the text in hexadecimal.
    #[serde(default)]
    pub hash: Option<String>,
    /// The text itself, in a report that was written with it.
    #[serde(default)]
    pub text: Option<String>,
}

/// A day of publication.
#[derive(Debug, Clone, Deserialize)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// How it is known: `metadata`, `dateline`, `inferred`.
    #[serde(default)]
    pub from: Option<String>,
}

/// Something that went wrong and was recorded.
#[derive(Debug, Clone, Deserialize)]
pub struct Failure {
    /// The analyzer that failed, or `corpus` for what could not be read.
    pub analyzer: String,
    /// The document or the input; absent where a whole corpus is meant.
    #[serde(default)]
    pub doc: Option<String>,
    /// What happened.
    pub error: String,
}

/// A finding named by another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct FactRef {
    /// The document's id.
    pub doc: String,
    /// The finding's id within the document.
    pub id: String,
}

/// What a person decided about a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Review {
    /// `accept`, `reject`, `correct`.
    #[serde(default)]
    pub verdict: String,
    /// What was corrected: `count=3; side=ARM`.
    #[serde(default)]
    pub value: String,
    /// What the person had to say.
    #[serde(default)]
    pub note: String,
}

/// What the analyzers found in one document; `None` where an analyzer has no line about it.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Boilerplate and repeats.
    pub dedup: Option<DedupFacts>,
    /// Who is mentioned.
    pub actors: Option<ActorsFacts>,
    /// Who said what.
    pub quotes: Option<QuotesFacts>,
    /// How many were killed or hurt.
    pub casualties: Option<CasualtiesFacts>,
    /// Who takes which stance.
    pub stance: Option<StanceFacts>,
    /// What analyzers found that this version does not know, by name.
    pub other: BTreeMap<String, Value>,
}

/// What the analyzers found in the corpus; `None` where an analyzer has no summary.
#[derive(Debug, Clone, Default)]
pub struct Summaries {
    /// Families, links and passages.
    pub dedup: Option<DedupSummary>,
    /// The actors of the corpus.
    pub actors: Option<ActorsSummary>,
    /// The quotes by speaker.
    pub quotes: Option<QuotesSummary>,
    /// The tallies by event.
    pub casualties: Option<CasualtiesSummary>,
    /// The matrix of stances.
    pub stance: Option<StanceSummary>,
    /// Summaries of analyzers that this version does not know, by name.
    pub other: BTreeMap<String, Value>,
}

impl Facts {
    /// Takes over what `other` holds; `false` where a slot of it is full already.
    pub(crate) fn add(&mut self, other: Facts) -> bool {
        let Facts { dedup, actors, quotes, casualties, stance, other } = other;
        fill(&mut self.dedup, dedup)
            && fill(&mut self.actors, actors)
            && fill(&mut self.quotes, quotes)
            && fill(&mut self.casualties, casualties)
            && fill(&mut self.stance, stance)
            && other.into_iter().all(|(name, data)| self.other.insert(name, data).is_none())
    }
}

impl Summaries {
    /// Takes over what `other` holds; `false` where a slot of it is full already.
    pub(crate) fn add(&mut self, other: Summaries) -> bool {
        let Summaries { dedup, actors, quotes, casualties, stance, other } = other;
        fill(&mut self.dedup, dedup)
            && fill(&mut self.actors, actors)
            && fill(&mut self.quotes, quotes)
            && fill(&mut self.casualties, casualties)
            && fill(&mut self.stance, stance)
            && other.into_iter().all(|(name, data)| self.other.insert(name, data).is_none())
    }
}

/// Moves a value, if there is one, into a slot that has to be empty then.
fn fill<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let free = slot.is_none() || value.is_none();
    if value.is_some() {
        *slot = value;
    }
    free
}
