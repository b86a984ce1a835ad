//! The terminal summary: what a report says, the most important first, each figure with its place.
//!
//! A section shows its first rows and says how many more there are; an analyzer that is not in the report has no section.

mod actors;
mod casualties;
mod changes;
mod claims;
mod counts;
mod failures;
mod families;
mod quotes;
mod stance;

use crate::book::{Book, Words};
use crate::layout::{many, number};
use crate::page::{Page, Style, Tone};
use crate::read::Report;

/// The summary of a report for a terminal.
#[must_use]
pub fn summary(report: &Report, words: &dyn Words, style: Style) -> String {
    let book = Book::open(report, words);
    let mut page = Page::new(style);
    counts::show(&book, &mut page);
    for analyzer in report.analyzers() {
        match analyzer.as_str() {
            "dedup" => families::show(&book, &mut page),
            "actors" => actors::show(&book, &mut page),
            "quotes" => quotes::show(&book, &mut page),
            "casualties" => casualties::show(&book, &mut page),
            "stance" => stance::show(&book, &mut page),
            other => unknown(&book, &mut page, other),
        }
    }
    failures::show(&book, &mut page);
    failures::next_steps(&book, &mut page);
    page.finish()
}

/// The section of an analyzer that this version does not know: that it is there, and how much of it.
fn unknown(book: &Book<'_>, page: &mut Page, analyzer: &str) {
    let lines =
        book.report.documents().iter().filter(|row| row.facts.other.contains_key(analyzer)).count();
    let summary = book.report.summaries().other.contains_key(analyzer);
    let ending = if summary { "and a summary, not shown here" } else { "not shown here" };
    page.heading(
        &analyzer.to_uppercase(),
        &format!("facts of {} {ending}", many(lines, "document", "documents")),
    );
}

/// `… and 12 more quotes`, where any are left.
fn rest(page: &mut Page, indent: usize, left: usize, one: &str, more: &str) {
    if left > 0 {
        let what = if left == 1 { one } else { more };
        page.prose(
            indent,
            Tone::Plain,
            &format!("\u{2026} and {} more {what}", number(left as u64)),
        );
    }
}
