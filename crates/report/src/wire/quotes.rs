//! What `quotes` writes: who said what, and the distinct quotes by speaker.

use dateline_core::{Actor, Relay, Span, Thousandths};
use serde::Deserialize;

use super::{FactRef, Review};

/// The quotes of one document.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct QuotesFacts {
    /// In order of their content.
    #[serde(default)]
    pub quotes: Vec<Quote>,
}

/// Something said, and by whom.
#[derive(Debug, Clone, Deserialize)]
pub struct Quote {
    /// `q1`, `q2`, … within the document.
    pub id: String,
    /// `direct`, `indirect`, `mixed`.
    #[serde(default)]
    pub kind: String,
    /// What was said, without the outer quotation marks.
    pub content: Vec<Span>,
    /// The words that attribute.
    #[serde(default)]
    pub cue: Vec<Span>,
    /// The words that name the speaker.
    #[serde(default)]
    pub source: Vec<Span>,
    /// Who said it; absent where nothing attributes it.
    #[serde(default)]
    pub speaker: Option<Actor>,
    /// The others where several speak as one.
    #[serde(default)]
    pub co_speakers: Vec<Actor>,
    /// The outlets that it passed through, nearest to the speaker first.
    #[serde(default)]
    pub relay: Vec<Relay>,
    /// `speech`, `belief`, `intention`, `document`; absent means speech.
    #[serde(default)]
    pub act: Option<String>,
    /// How sure the attribution is.
    #[serde(default)]
    pub confidence: Option<Thousandths>,
    /// What a person decided about it.
    #[serde(default)]
    pub review: Option<Review>,
}

impl Quote {
    /// Whether the speaker said or wrote it, rather than thought or planned it.
    #[must_use]
    pub fn is_speech(&self) -> bool {
        self.act.as_deref().is_none_or(|act| act == "speech")
    }
}

/// The quotes of the corpus by speaker.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct QuotesSummary {
    /// Each speaker once.
    #[serde(default)]
    pub speakers: Vec<Speaker>,
}

/// A speaker and what it said.
#[derive(Debug, Clone, Deserialize)]
pub struct Speaker {
    /// Who; absent where nothing attributes the quotes.
    #[serde(default)]
    pub speaker: Option<Actor>,
    /// Each distinct quote once.
    #[serde(default)]
    pub quotes: Vec<DistinctQuote>,
}

/// A quote with all that carry it.
#[derive(Debug, Clone, Deserialize)]
pub struct DistinctQuote {
    /// For each wording, the quotes that bear it.
    #[serde(default)]
    pub variants: Vec<Vec<FactRef>>,
    /// The documents that carry it.
    #[serde(default)]
    pub documents: Vec<String>,
    /// The earliest document, where dates tell.
    #[serde(default)]
    pub first: Option<String>,
}
