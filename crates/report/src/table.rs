//! Findings as a table for other programs: comma-separated values with a row for each finding.
//!
//! The table of `casualties` is in the manner of event data: one row a claim, one a tally and one a total, told apart by
//! the column `row`. `docs/casualties-table.md` describes its columns.

mod casualties;
mod csv;

use anyhow::bail;

use crate::book::{Book, Fault, Words};
use crate::read::Report;

/// A table, and what it could not hold.
#[derive(Debug)]
pub struct Table {
    /// The table as comma-separated values (RFC 4180), its header first.
    pub csv: String,
    /// The documents whose words could not be had, so that cells of words are empty; in order.
    pub without_text: Vec<String>,
}

/// The table of an analyzer's findings. Only `casualties` has one.
///
/// # Errors
/// If the analyzer has no table, or the report no findings of it.
pub fn table(report: &Report, words: &dyn Words, analyzer: &str) -> anyhow::Result<Table> {
    if analyzer != "casualties" {
        bail!("there is no table of `{analyzer}` (there is one of casualties)");
    }
    if !report.analyzers().iter().any(|known| known == analyzer) {
        bail!("the report has no findings of `{analyzer}`");
    }
    let book = Book::open(report, words);
    let csv = casualties::table(&book);
    let mut without_text = book.lacking(&Fault::NoText);
    without_text.extend(book.lacking(&Fault::OtherText));
    without_text.sort();
    Ok(Table { csv, without_text })
}
