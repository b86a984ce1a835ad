//! Why a report says what it says: a finding with its words and offsets, what rests on it, and the rules behind it; an
//! event, a tally or a family with all that it rests on.

mod sums;
mod target;

use anyhow::Context as _;
use dateline_core::Span;

use crate::book::{Book, Words};
use crate::layout::shorten;
use crate::page::{Line, Page, Style, Tone};
use crate::read::{DocumentReport, Report};
use crate::sample::{Finding, in_document, show};
use crate::say;
use crate::stream::Stored;
use crate::wire::FactRef;

pub use target::Target;
use target::What;

/// The rules behind a finding, from whoever can tell them.
pub trait Rules {
    /// The rules behind the finding of `analyzer` with this id in a document and these words as its evidence, a line each;
    /// none where nobody tells.
    fn rules(&self, analyzer: &str, at: &FactRef, evidence: Option<Span>) -> Vec<String>;
}

/// Nobody tells any rule.
impl Rules for () {
    fn rules(&self, _analyzer: &str, _at: &FactRef, _evidence: Option<Span>) -> Vec<String> {
        Vec::new()
    }
}

/// Explains what `target` means in a report, of which no more is held than concerns it, and the summaries; of a whole
/// document, where `analyzer` is named, its findings alone.
///
/// # Errors
/// If the report can't be read.
pub fn explain(
    report: &dyn Stored,
    words: &dyn Words,
    target: &Target,
    analyzer: Option<&str>,
    rules: &dyn Rules,
    style: Style,
) -> anyhow::Result<String> {
    let part = Report::read_part(report.from(0)?, &|doc| target.rests_on(doc))?;
    let book = Book::open(&part, words);
    let mut page = Page::new(style);
    let gone = "the report changed while it was read";
    match &target.what {
        What::Documents => {
            for row in part.documents() {
                document(&book, &mut page, row, analyzer, rules);
            }
        }
        What::Finding(at) => {
            let row = book.document(&at.doc).context(gone)?;
            let found = in_document(&part, row);
            let found = found.iter().find(|finding| finding.id() == Some(&at.id)).context(gone)?;
            heading(&mut page, row);
            finding(&book, &mut page, row, found, rules);
        }
        What::Event(number, tally) => {
            let events = part.summaries().casualties.as_ref().map(|it| &it.events);
            let event = events.and_then(|events| events.get(*number)).context(gone)?;
            sums::event(&book, &mut page, event, *tally);
        }
        What::Family(number) => {
            let dedup = part.summaries().dedup.as_ref().context(gone)?;
            let family = dedup.families.get(*number).context(gone)?;
            sums::family(&book, &mut page, dedup, family);
        }
    }
    Ok(page.finish())
}

/// A document and all that was found in it that can be judged.
fn document(
    book: &Book<'_>,
    page: &mut Page,
    row: &DocumentReport,
    analyzer: Option<&str>,
    rules: &dyn Rules,
) {
    heading(page, row);
    let found = in_document(book.report, row);
    let mut shown = 0;
    let wanted = |finding: &&Finding<'_>| {
        finding.id().is_some() && analyzer.is_none_or(|analyzer| finding.analyzer() == analyzer)
    };
    for one in found.iter().filter(wanted) {
        finding(book, page, row, one, rules);
        shown += 1;
    }
    if shown == 0 {
        page.prose(0, Tone::Plain, "nothing is found");
    }
}

/// What is known of a document.
fn heading(page: &mut Page, row: &DocumentReport) {
    let meta = &row.meta;
    page.gap();
    page.line(Line::default().bold(&shorten(&meta.doc, page.width())));
    let published = meta.published.as_ref().map(|published| match &published.from {
        Some(from) => format!("{} ({from})", published.date),
        None => published.date.to_string(),
    });
    let known = [meta.title.clone(), meta.outlet.clone(), published, meta.url.clone()];
    let known: Vec<String> = known.into_iter().flatten().collect();
    if !known.is_empty() {
        page.prose(0, Tone::Dim, &known.join(" \u{b7} "));
    }
}

/// A finding: its words, its offsets, what rests on it, the rules.
fn finding(
    book: &Book<'_>,
    page: &mut Page,
    row: &DocumentReport,
    finding: &Finding<'_>,
    rules: &dyn Rules,
) {
    show(book, page, finding);
    let mut places: Vec<String> = Vec::new();
    let evidence = finding.around().map(|span| (span, "evidence".to_owned()));
    for (span, label) in finding.marks().into_iter().chain(evidence) {
        places.push(format!("{label} {}..{}", span.start(), span.end()));
    }
    page.items(Line::default().dim("bytes  "), &places);
    if let Some(decided) = finding.decided() {
        page.hanging(Line::default().dim("coder  "), &decided);
    }
    let Some(id) = finding.id() else { return };
    let at = FactRef { doc: row.meta.doc.clone(), id: id.into() };
    for line in sums::resting(book, finding.analyzer(), &at) {
        page.hanging(Line::default().dim("use    "), &line);
    }
    let rules = rules.rules(finding.analyzer(), &at, finding.around());
    for rule in rules.iter().map(String::as_str).chain(method(finding.analyzer(), row, id)) {
        page.hanging(Line::default().dim("rule   "), rule.strip_prefix("rule: ").unwrap_or(rule));
    }
}

/// Where the way of an analyzer is described, for those that tell no rule of a single finding.
fn method(analyzer: &str, row: &DocumentReport, id: &str) -> Option<&'static str> {
    match analyzer {
        "quotes" => {
            let quotes = row.facts.quotes.iter().flat_map(|facts| &facts.quotes);
            let attributed =
                quotes.into_iter().any(|quote| quote.id == id && !quote.cue.is_empty());
            Some(if attributed {
                "a trained model takes the cue for one that attributes these words to this source (crates/quotes/model/README.md)"
            } else {
                "the speaker is told by where the quotation stands (crates/quotes/src/lib.rs)"
            })
        }
        "casualties" => Some("the frame of the casualty word, as docs/casualties-method.md has it"),
        _ => None,
    }
}

/// Words of a claim, a quote or another finding in a line, without its words.
fn place(book: &Book<'_>, at: &FactRef) -> String {
    format!("{}#{}", book.short(&at.doc), at.id)
}

/// What a claim says, in a line.
fn claim(book: &Book<'_>, at: &FactRef) -> String {
    let row = book.document(&at.doc);
    let claims = row.iter().flat_map(|row| &row.facts.casualties).flat_map(|facts| &facts.claims);
    let claim = claims.into_iter().find(|claim| claim.id == at.id);
    claim.map_or_else(|| "the report does not have it".into(), say::claim)
}
