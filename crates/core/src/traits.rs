//! The two traits: a document is *read*, a corpus is *joined*.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Column, Corpus, Decision, DocIdx, Document, Explanation, Results};

/// Reads one document at a time; its facts live as long as the document is in hand, unless it is an [`Analyzer`] too.
pub trait Reader: Sized + Send + Sync + 'static {
    /// The name in the configuration, the report and messages: the folder's name, a plural noun where natural.
    const NAME: &'static str;
    /// One line that tells a user what it finds.
    const ABOUT: &'static str;
    /// The keys of its table in TOML, each with a comment above it and its default value: what
    /// `dateline config --default` prints. A key without a default stands commented out.
    const KEYS: &'static str = "";
    /// Its table of the configuration.
    type Config: DeserializeOwned + Default;
    /// The readers whose facts about the same document this one reads: `()`, `(Segmenter, Actors)`.
    type Reads: Reads;
    /// What it finds in a document.
    type Facts: Send + Sync + 'static;

    /// The reader with this configuration.
    ///
    /// # Errors
    /// If a value of the configuration can't be used; the message names it.
    fn new(config: Self::Config) -> anyhow::Result<Self>;

    /// Reads a document. Pure and total: odd text is a fact to record, not an error to return.
    fn map(&self, doc: &Document, reads: FactsOf<'_, Self>) -> Self::Facts;
}

/// A reader whose facts are kept, and that also sees the corpus as a whole, once all documents are read.
///
/// Map and reduce meet only through serialisable facts, so that facts may be computed elsewhere and reduced later.
pub trait Analyzer: Reader<Facts: Serialize + DeserializeOwned> {
    /// The analyzers whose columns and summaries this one joins: `()`, `(Quotes, Dedup)`.
    type Joins: Joins;
    /// What it finds in the corpus: the `summary` line of the report.
    type Summary: Serialize + Send + Sync + 'static;

    /// Reduces the facts of all documents to a summary.
    ///
    /// # Errors
    /// Only if a text can't be read again.
    fn reduce(
        &self,
        corpus: &Corpus,
        facts: &Column<Self::Facts>,
        joins: DoneOf<'_, Self>,
    ) -> anyhow::Result<Self::Summary>;

    /// What the report prints of one document: its facts less what is internal, plus what only the corpus shows.
    fn line<'a>(
        &'a self,
        doc: DocIdx,
        facts: &'a Self::Facts,
        summary: &'a Self::Summary,
    ) -> impl Serialize + 'a;

    /// Applies what people decided about its findings of a document; of each decision that can't be applied it gives back
    /// the number and why. An analyzer that does not say otherwise takes none.
    fn review(&self, facts: &mut Self::Facts, decisions: &[Decision]) -> Vec<(usize, String)> {
        let _ = facts;
        let why = || format!("`{}` takes no decisions", Self::NAME);
        (0..decisions.len()).map(|number| (number, why())).collect()
    }

    /// Why its findings in a document are what they are, for who asks; nothing from an analyzer that does not tell.
    fn explain(&self, facts: &Self::Facts) -> Vec<Explanation> {
        let _ = facts;
        vec![]
    }
}

/// A finished analyzer, as those who join it see it.
pub struct Done<'a, A: Analyzer> {
    /// Its facts about each document.
    pub facts: &'a Column<A::Facts>,
    /// What it found in the corpus.
    pub summary: &'a A::Summary,
}

/// The facts that a reader reads: a tuple of references.
pub type FactsOf<'a, R> = <<R as Reader>::Reads as Reads>::Of<'a>;

/// The finished analyzers that an analyzer joins: a tuple of [`Done`].
pub type DoneOf<'a, A> = <<A as Analyzer>::Joins as Joins>::Of<'a>;

/// A tuple of readers whose facts about the same document are read.
pub trait Reads {
    /// Their facts.
    type Of<'a>;
    /// Their names.
    const NAMES: &'static [&'static str];
    /// Their facts out of what is known of a document; `None` where one is missing.
    fn of(row: &Results) -> Option<Self::Of<'_>>;
}

/// A tuple of analyzers whose columns and summaries are joined.
pub trait Joins {
    /// The finished analyzers.
    type Of<'a>;
    /// Their names.
    const NAMES: &'static [&'static str];
    /// The finished analyzers out of what is known of a corpus; `None` where one is missing.
    fn of<'a>(columns: &'a Results, summaries: &'a Results) -> Option<Self::Of<'a>>;
}

macro_rules! tuples {
    ($(($($name:ident)*))*) => { $(
        impl<$($name: Reader),*> Reads for ($($name,)*) {
            type Of<'a> = ($(&'a $name::Facts,)*);
            const NAMES: &'static [&'static str] = &[$($name::NAME),*];
            fn of(_row: &Results) -> Option<Self::Of<'_>> {
                Some(($(_row.get::<$name, $name::Facts>()?,)*))
            }
        }
        impl<$($name: Analyzer),*> Joins for ($($name,)*) {
            type Of<'a> = ($(Done<'a, $name>,)*);
            const NAMES: &'static [&'static str] = &[$($name::NAME),*];
            fn of<'a>(_columns: &'a Results, _summaries: &'a Results) -> Option<Self::Of<'a>> {
                Some(($(Done {
                    facts: _columns.get::<$name, Column<$name::Facts>>()?,
                    summary: _summaries.get::<$name, $name::Summary>()?,
                },)*))
            }
        }
    )* };
}

tuples! { () (A) (A B) (A B C) (A B C D) (A B C D E) }
