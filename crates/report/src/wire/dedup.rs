//! What `dedup` writes: boilerplate, repeats, families, links and passages.

use dateline_core::{Span, Thousandths};
use serde::Deserialize;

/// What the corpus shows about the words of one document.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct DedupFacts {
    /// How many words it has.
    #[serde(default)]
    pub tokens: u64,
    /// The spans that belong to the outlet and not to the story.
    #[serde(default)]
    pub boilerplate: Vec<Span>,
    /// Passages that the document holds twice, each with the places of its copies.
    #[serde(default)]
    pub repeats: Vec<Vec<Span>>,
}

/// Which stories are the same story, and which words they share.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct DedupSummary {
    /// What copies, versions and excerpts tie together.
    #[serde(default)]
    pub families: Vec<Family>,
    /// Pairs of related documents.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The words that two documents share.
    #[serde(default)]
    pub passages: Vec<Passage>,
}

/// Stories that are the same story.
#[derive(Debug, Clone, Deserialize)]
pub struct Family {
    /// `f1`, `f2`, …
    pub id: String,
    /// Its documents.
    pub documents: Vec<String>,
    /// The earliest in this corpus; absent where dates are unknown or tie.
    #[serde(default)]
    pub origin: Option<String>,
}

/// How two documents are related.
#[derive(Debug, Clone, Deserialize)]
pub struct Link {
    /// One document; the one that is held in the other if the kind is `excerpt`.
    pub a: String,
    /// The other.
    pub b: String,
    /// `copy`, `version`, `excerpt`, `passage`.
    pub kind: String,
    /// Shared shingles of all.
    pub jaccard: Thousandths,
    /// The share of a's shingles that b has.
    pub a_in_b: Thousandths,
    /// The share of b's shingles that a has.
    pub b_in_a: Thousandths,
}

/// Words that two documents share.
#[derive(Debug, Clone, Deserialize)]
pub struct Passage {
    /// One document.
    pub a: String,
    /// Its words.
    pub a_span: Span,
    /// The other document.
    pub b: String,
    /// Its words.
    pub b_span: Span,
    /// How many words are equal.
    #[serde(default)]
    pub tokens: u64,
    /// The earlier published of the two, where dates tell.
    #[serde(default)]
    pub origin: Option<String>,
    /// The edits inside.
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// An edit inside a passage.
#[derive(Debug, Clone, Deserialize)]
pub struct Change {
    /// The words in a; empty where b has more.
    pub a: Span,
    /// The words in b; empty where a has more.
    pub b: Span,
    /// `number`, `name`, `wording`, `marks`.
    pub kind: String,
}
