//! Random findings under their words: what a person reads to judge how far a report can be trusted.
//!
//! All findings stand in one row: document by document as the report has them, analyzer by analyzer, then the passages
//! of the summary. A sample is drawn from that row without replacement and shown in its order, so the same report, seed
//! and size give the same sample on every machine.

mod draw;
mod excerpt;
mod finding;

use anyhow::{anyhow, ensure};

use crate::book::{Book, Fault, Words};
use crate::layout::{number, shorten};
use crate::page::{Line, Page, Style, Tone};
use crate::read::Report;

use finding::findings;
pub(crate) use finding::{Finding, in_document, spans_of};

/// What to draw.
#[derive(Debug, Clone, Copy)]
pub struct Sampling<'a> {
    /// The analyzer whose findings are drawn from; all of them where it is absent.
    pub analyzer: Option<&'a str>,
    /// How many findings to draw; all of them where there are no more.
    pub n: usize,
    /// What the choice depends on, beside the report.
    pub seed: u64,
}

/// A sample of a report's findings, each with its key fields and marked under its words.
///
/// # Errors
/// If the report has no such analyzer, or if there is no text for any of the findings drawn.
pub fn sample(
    report: &Report,
    words: &dyn Words,
    sampling: Sampling<'_>,
    style: Style,
) -> anyhow::Result<String> {
    if let Some(analyzer) = sampling.analyzer {
        ensure!(
            report.analyzers().iter().any(|known| known == analyzer),
            unknown_analyzer(report, analyzer)
        );
    }
    let book = Book::open(report, words);
    let of = |finding: &Finding<'_>| {
        sampling.analyzer.is_none_or(|analyzer| finding.analyzer() == analyzer)
    };
    let total = findings(report).filter(of).count() as u64;
    let drawn = draw::sample(total, sampling.n as u64, sampling.seed);
    let mut next = drawn.iter().copied().peekable();
    let chosen: Vec<Finding<'_>> = (0..)
        .zip(findings(report).filter(of))
        .filter_map(|(i, finding)| next.next_if_eq(&i).map(|_| finding))
        .collect();
    let told = |finding: &Finding<'_>| !matches!(book.text(finding.doc()), Err(Fault::NoText));
    ensure!(chosen.is_empty() || chosen.iter().any(told), no_text());
    let mut page = Page::new(style);
    let what = sampling.analyzer.map_or_else(String::new, |analyzer| format!(" of {analyzer}"));
    let note = format!(
        "{} of {} findings{what}, seed {}",
        number(drawn.len() as u64),
        number(total),
        sampling.seed
    );
    page.line(Line::default().bold("SAMPLE").plain("  ").plain(&note));
    for finding in &chosen {
        show(&book, &mut page, finding);
    }
    Ok(page.finish())
}

/// Shows a finding: its fields and its words with their marks.
pub(crate) fn show(book: &Book<'_>, page: &mut Page, finding: &Finding<'_>) {
    page.gap();
    let doc = finding.doc();
    let at = finding.marks().iter().map(|(span, _)| span.start()).min().unwrap_or(0);
    let head = Line::default().bold(&finding.title());
    let room = page.width().saturating_sub(head.width() + 2);
    let place = format!("{doc}:{at}");
    page.spread(head, Line::default().dim(&shorten(&place, room)));
    page.prose(0, Tone::Plain, &finding.fields().join(" \u{b7} "));
    match book.text(doc) {
        Ok(text) => excerpt::show(page, &text, finding.around(), &finding.marks()),
        Err(fault) => page.prose(0, Tone::Red, &fault.to_string()),
    }
}

fn unknown_analyzer(report: &Report, name: &str) -> anyhow::Error {
    let known = report.analyzers();
    let near = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(known, name), known))
        .filter(|(distance, known)| {
            *distance <= known.chars().count().max(name.chars().count()) / 2
        })
        .min();
    let near = near.map_or_else(String::new, |(_, near)| format!(", did you mean `{near}`?"));
    let have = if known.is_empty() { "no analyzer".to_owned() } else { known.join(", ") };
    anyhow!("no findings of `{name}` in the report{near} (it has {have})")
}

fn no_text() -> anyhow::Error {
    anyhow!(
        "the report holds no text: give the paths it was made from, or write it with --with-text"
    )
}
