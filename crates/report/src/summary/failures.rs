//! The last sections: what went wrong, and what to do next.

use std::collections::BTreeMap;

use crate::book::{Book, Fault, words};
use crate::layout::{columns, many, number, shorten};
use crate::page::{Line, Page, Tone};
use crate::sample::spans_of;
use crate::summary::rest;

/// How many failures are listed.
const MOST: usize = 10;

/// Shows what went wrong: recorded failures, then spans that don't fit the texts that the report holds.
pub(super) fn show(book: &Book<'_>, page: &mut Page) {
    let failures = book.report.failures();
    if !failures.is_empty() {
        let mut by_analyzer: BTreeMap<&str, u64> = BTreeMap::new();
        for failure in failures {
            *by_analyzer.entry(&failure.analyzer).or_default() += 1;
        }
        let counts: Vec<String> =
            by_analyzer.iter().map(|(name, n)| format!("{} in {name}", number(*n))).collect();
        page.heading("FAILURES", &counts.join(", "));
    }
    for failure in failures.iter().take(MOST) {
        let doc = failure.doc.as_ref().map_or_else(|| "whole corpus".into(), |doc| book.short(doc));
        let line = Line::indented(2)
            .plain(&failure.analyzer)
            .plain("  ")
            .dim(&shorten(&doc, page.width() / 3))
            .plain("  ");
        let room = page.width().saturating_sub(line.width());
        page.line(line.plain(&shorten(&failure.error, room.max(16))));
    }
    rest(page, 2, failures.len().saturating_sub(MOST), "failure", "failures");
    misfits(book, page);
}

/// Spans that run past a text's end or cut a character.
///
/// Ends are held against the length that the report tells, characters against the text where the report holds it;
/// texts beside the report are not read for this.
fn misfits(book: &Book<'_>, page: &mut Page) {
    let mut found: Vec<(String, String)> = Vec::new();
    for row in book.report.documents() {
        let text = row.meta.text.as_deref();
        let bytes = row.meta.bytes.and_then(|bytes| usize::try_from(bytes).ok());
        for (finding, span) in spans_of(book.report, row) {
            let fault = match (text, bytes) {
                (Some(text), _) => words(text, span).err().map(|fault| fault.to_string()),
                (None, Some(bytes)) if span.end() > bytes => {
                    Some(format!("span {span:?} runs past the end of the text ({bytes} bytes)"))
                }
                _ => None,
            };
            if let Some(fault) = fault {
                found.push((format!("{finding} of {}", book.short(&row.meta.doc)), fault));
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let note = format!(
        "{} the text of their document",
        many(found.len(), "span does not fit", "spans don't fit")
    );
    page.heading("FAULTY SPANS", &note);
    for (finding, fault) in found.iter().take(MOST) {
        let room = page.width().saturating_sub(4 + columns(fault));
        page.line(Line::indented(2).plain(&shorten(finding, room.max(16))).plain("  ").red(fault));
    }
    rest(page, 2, found.len().saturating_sub(MOST), "faulty span", "faulty spans");
}

/// Shows what a reader may want to do next.
pub(super) fn next_steps(book: &Book<'_>, page: &mut Page) {
    page.gap();
    if !book.report.documents().is_empty() {
        let text = "A place is DOCUMENT:BYTE; +2 says that two more documents hold the same.";
        page.prose(0, Tone::Dim, text);
    }
    lacking(book, page);
    let next = "Next: `dateline sample` shows random findings under their words, `--output FILE` keeps the whole report.";
    page.prose(0, Tone::Dim, next);
}

/// Tells of which documents the words could not be shown.
fn lacking(book: &Book<'_>, page: &mut Page) {
    let none = book.lacking(&Fault::NoText);
    if !none.is_empty() {
        let text = "Words are missing where no text is at hand: give the paths that the report was made from.";
        page.prose(0, Tone::Dim, text);
    }
    let other = book.lacking(&Fault::OtherText);
    if let Some(first) = other.first() {
        let documents = many(other.len(), "document", "documents");
        let text = format!(
            "The text at hand is not the one that the report was made from: {documents}, {first} first."
        );
        page.prose(0, Tone::Red, &text);
    }
}
