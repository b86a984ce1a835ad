//! The first lines: how many documents of how many outlets and which days, and what is missing.

use std::collections::BTreeSet;

use crate::book::Book;
use crate::layout::{many, number};
use crate::page::{Line, Page, Tone};

/// Shows what the report is about.
pub(super) fn show(book: &Book<'_>, page: &mut Page) {
    let report = book.report;
    let failures = match report.failures().len() {
        0 => "no failures".into(),
        n => many(n, "failure", "failures"),
    };
    let counts = [
        many(report.documents().len(), "document", "documents"),
        outlets(book),
        days(book),
        failures,
    ];
    page.items(Line::default(), &counts);
    let read = report.documents().len() as u64;
    let unread =
        report.failures().iter().filter(|failure| failure.analyzer == "corpus").count() as u64;
    if let Some(promised) = report.header().documents
        && promised != read
        && promised != read + unread
    {
        let text =
            format!("the header promises {} documents: the report is not whole", number(promised));
        page.prose(0, Tone::Red, &text);
    }
    for (kind, n) in report.unknown_lines() {
        page.prose(
            0,
            Tone::Plain,
            &format!("{} of unknown type `{kind}` passed over", many(*n as usize, "line", "lines")),
        );
    }
}

/// `3 outlets`, and how many documents name none.
fn outlets(book: &Book<'_>) -> String {
    let metas = || book.report.documents().iter().map(|row| &row.meta);
    let known: BTreeSet<&str> = metas().filter_map(|meta| meta.outlet.as_deref()).collect();
    let without = metas().filter(|meta| meta.outlet.is_none()).count();
    match (known.len(), without) {
        (0, _) => "outlets unknown".into(),
        (n, 0) => many(n, "outlet", "outlets"),
        (n, without) => {
            format!("{} ({} unknown)", many(n, "outlet", "outlets"), number(without as u64))
        }
    }
}

/// From the first day of publication to the last, and how many documents tell none.
fn days(book: &Book<'_>) -> String {
    let days = || {
        book.report
            .documents()
            .iter()
            .filter_map(|row| row.meta.published.as_ref())
            .map(|it| it.date)
    };
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return "dates unknown".into();
    };
    let range = if first == last { first.to_string() } else { format!("{first} to {last}") };
    match book.report.documents().len() - days().count() {
        0 => range,
        without => format!("{range} ({} undated)", number(without as u64)),
    }
}
