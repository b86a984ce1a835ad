//! What is found in a document: its quotes, as the report prints them.

use dateline_core::{Actor, Relay, Review, Span, Thousandths};
use serde::{Deserialize, Serialize};

/// The quotes of a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// In order of their content; one may lie inside another.
    pub quotes: Vec<Quote>,
}

/// Something said, and by whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// `q1`, `q2`, … within the document.
    pub id: String,
    /// How the words are given.
    pub kind: QuoteKind,
    /// What was said, without the outer quotation marks; several spans where the text interrupts it.
    pub content: Vec<Span>,
    /// The words that attribute: `said`, `according to`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cue: Vec<Span>,
    /// The words that name the speaker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Span>,
    /// Who said it; absent where nothing attributes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Actor>,
    /// The others where several speak as one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co_speakers: Vec<Actor>,
    /// The outlets that it passed through, nearest to the speaker first.
    pub relay: Vec<Relay>,
    /// What kind of act it is.
    pub act: Act,
    /// How sure the attribution is.
    pub confidence: Thousandths,
    /// What a person decided about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// How the words of a quote are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteKind {
    /// All of it inside quotation marks.
    Direct,
    /// None of it inside quotation marks.
    Indirect,
    /// Some of it inside quotation marks.
    Mixed,
}

/// What kind of act a quote reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Said or written by the speaker.
    Speech,
    /// Thought or feared.
    Belief,
    /// Planned or vowed within a mind.
    Intention,
    /// Stated by a document.
    Document,
}

impl Quote {
    /// The smallest span that holds the whole content.
    #[must_use]
    pub fn extent(&self) -> Option<Span> {
        self.content.iter().copied().reduce(Span::cover)
    }
}

impl Facts {
    /// The quotes whose content holds all of `span`, the innermost first.
    #[must_use]
    pub fn around(&self, span: Span) -> Vec<&Quote> {
        let mut found: Vec<_> = self
            .quotes
            .iter()
            .filter(|quote| quote.content.iter().any(|content| content.contains(span)))
            .collect();
        found.sort_by_key(|quote| quote.extent().map_or(0, Span::len));
        found
    }
}
