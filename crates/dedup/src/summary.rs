//! What is found in the corpus: families, links and shared passages.

use dateline_core::{DocIdx, DocRef, Span, Thousandths};
use serde::Serialize;

use crate::places::Places;

/// Which stories are the same story, and which words they share.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// What copies, versions and excerpts tie together.
    pub families: Vec<Family>,
    /// Each pair of related documents.
    pub links: Vec<Link>,
    /// The words that two documents share.
    pub passages: Vec<Passage>,
    /// Of each document, what only the corpus shows about it; in corpus order. Part of its facts line.
    #[serde(skip)]
    pub boilerplate: Vec<Vec<Span>>,
    /// Of each document, the passages that it holds twice; in corpus order. Part of its facts line.
    #[serde(skip)]
    pub repeats: Vec<Vec<[Span; 2]>>,
    /// Of each word that is copied, the first place that holds it.
    #[serde(skip)]
    pub(crate) places: Places,
}

/// Stories that are the same story.
#[derive(Debug, Serialize)]
pub struct Family {
    /// `f1`, `f2`, … in order of the first document.
    pub id: String,
    /// Its documents in order.
    pub documents: Vec<DocRef>,
    /// The earliest in this corpus, where dates tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<DocRef>,
}

/// How two documents are related; `a` is the one that is held in `b` if the kind is excerpt, else the smaller id.
#[derive(Debug, Serialize)]
pub struct Link {
    /// One document.
    pub a: DocRef,
    /// The other.
    pub b: DocRef,
    /// How they are related.
    pub kind: LinkKind,
    /// Shared shingles of all.
    pub jaccard: Thousandths,
    /// The share of a's shingles that b has.
    pub a_in_b: Thousandths,
    /// The share of b's shingles that a has.
    pub b_in_a: Thousandths,
}

/// How two documents are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// The same text.
    Copy,
    /// An edited text.
    Version,
    /// `a` is held in `b`.
    Excerpt,
    /// Shared text alone.
    Passage,
}

/// Words that two documents share.
#[derive(Debug, Serialize)]
pub struct Passage {
    /// The document with the smaller id.
    pub a: DocRef,
    /// Its words.
    pub a_span: Span,
    /// The other document.
    pub b: DocRef,
    /// Its words.
    pub b_span: Span,
    /// How many words are equal.
    pub tokens: usize,
    /// The earlier published of the two, where dates tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<DocRef>,
    /// The edits inside.
    pub changes: Vec<Change>,
}

/// An edit inside a passage.
#[derive(Debug, Serialize)]
pub struct Change {
    /// The words in a; empty where b has more.
    pub a: Span,
    /// The words in b; empty where a has more.
    pub b: Span,
    /// What changed.
    pub kind: ChangeKind,
}

/// What an edit changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// A number or a date.
    Number,
    /// A name.
    Name,
    /// Other words.
    Wording,
    /// Only marks or case.
    Marks,
}

impl Summary {
    /// The place that stands for these words in the whole corpus: of all places that hold copies of them (in other
    /// documents and in the same one), the first in corpus order. Words that are nowhere copied stand for themselves.
    ///
    /// Two findings are copies of each other if their evidence stands at overlapping canonical places. Words count one
    /// by one, and copies of copies are copies. Where the words of a span are copied from several places, the place
    /// of most of them stands for all.
    #[must_use]
    pub fn canonical(&self, doc: DocIdx, span: Span) -> (DocIdx, Span) {
        self.places.canonical(doc, span)
    }
}
