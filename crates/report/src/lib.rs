//! Views of a report: the terminal summary, samples of findings under their words, tables for other programs, a page of
//! HTML.
//!
//! A view knows the wire format alone and no analyzer, so it shows any report: one of this run, of another machine, or
//! one made by hand. It computes no finding: what a report does not say, a view does not say either.
//!
//! [`Report::read`] reads JSON Lines; [`summary`] and [`sample`] draw on a page of a given width,
//! [`Export`] writes tables, [`html()`] a page for browsers.
//! The words behind spans come from the report itself where it holds them, else from [`Words`]; a text that is not the
//! one that the report was made from is refused by its length and hash, and a span that does not fit its text is told.
//! Words of documents are made harmless before they are shown: no escape, control or direction character of theirs
//! reaches the terminal.
//!
//! ```
//! use dateline_report::{Report, Style, summary};
//! let lines = r#"{"type":"header","schema":1,"dateline":"0.1.0","analyzers":[],"config":{},"documents":1}
//! {"type":"document","doc":"a","outlet":"Norland Post","published":{"date":"2031-02-01","from":"metadata"}}
//! "#;
//! let report = Report::read(lines.as_bytes())?;
//! let page = summary(&report, &(), Style { width: 80, color: false });
//! assert!(page.starts_with("1 document \u{b7} 1 outlet \u{b7} 2031-02-01 \u{b7} no failures\n"));
//! # anyhow::Ok(())
//! ```

mod book;
mod diff;
mod explain;
mod export;
mod filter;
mod html;
mod ids;
mod layout;
mod page;
mod read;
mod sample;
mod say;
mod sentence;
mod stream;
mod summary;
mod verify;
pub mod wire;

pub use book::Words;
pub use diff::{Cause, Change, Difference, Differences, Field, Origins, diff};
pub use explain::{Rules, Target, explain};
#[cfg(feature = "parquet")]
pub use export::Parquet;
pub use export::{
    Cell, Column, Csv, CsvStyle, Export, Kind, REVIEW, Rows, Table, Untold, Written, tables,
};
pub use filter::Filter;
pub use html::{Further, Html, Limits, Naming, further_name, html};
pub use layout::clean as harmless;
pub use page::Style;
pub use read::{DocumentReport, Report};
pub use sample::{Sampling, sample};
pub use stream::{Entry, Place, Stored, documents, entries};
pub use summary::summary;
pub use verify::{Fault, Verified, verify};

#[cfg(test)]
mod tests;
