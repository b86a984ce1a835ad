//! The document model and the two traits of Dateline: all that an analyzer has to know.
//!
//! A corpus is a table of documents sorted by id.
//! A [`Reader`] reads one document at a time and yields facts about it; an [`Analyzer`] keeps its facts as a [`Column`]
//! and reduces them to a summary once every document is read.
//! What an analyzer needs of others it names in its types: [`Reader::Reads`] for facts of the same document,
//! [`Analyzer::Joins`] for whole columns and summaries.
//!
//! This crate does no I/O and knows no analyzer, no file and no format.

mod actor;
mod corpus;
mod count;
mod document;
mod explain;
mod lexicon;
mod overlay;
mod place;
mod results;
mod review;
mod span;
mod traits;
mod when;

pub use actor::{Actor, Relay, Thousandths};
pub use corpus::{Column, Corpus, DocIdx, DocRef, Scratch, Texts};
pub use count::{Bound, Count};
pub use document::{DocId, Document, Meta, Published, PublishedFrom};
pub use explain::Explanation;
pub use lexicon::Lexicon;
pub use overlay::overlay;
pub use place::{Place, Precision};
pub use results::Results;
pub use review::{Decision, Review, Reviewable, Reviewed, Verdict, decide, listed};
pub use span::Span;
pub use traits::{Analyzer, Done, DoneOf, FactsOf, Joins, Reader, Reads};
pub use when::DateRange;

#[cfg(test)]
mod tests;
