//! Events, tallies and families with what they rest on; and what rests on a finding.

use dateline_core::{Span, Thousandths};

use super::{claim, place};
use crate::book::Book;
use crate::layout::{many, number, shorten, signed};
use crate::page::{Line, Page, Tone};
use crate::say;
use crate::wire::{Cell, DedupSummary, Event, FactRef, Family, Passage, Tally};

/// The tallies, cells and distinct quotes that count a finding.
pub(super) fn resting(book: &Book<'_>, analyzer: &str, at: &FactRef) -> Vec<String> {
    let summaries = book.report.summaries();
    let mut lines = Vec::new();
    match analyzer {
        "casualties" => {
            for event in summaries.casualties.iter().flat_map(|it| &it.events) {
                for (i, tally) in (1..).zip(&event.tallies) {
                    let told = if tally.claims.contains(at) {
                        "counted in tally"
                    } else if tally.superseded.contains(at) {
                        "superseded in tally"
                    } else {
                        continue;
                    };
                    lines.push(format!("{told} {}.{i}: {}", event.id, figures(tally)));
                }
            }
            if lines.is_empty() {
                lines.push("in no tally".into());
            }
        }
        "stance" => {
            let cells = summaries.stance.iter().flat_map(|it| &it.cells);
            for cell in cells.filter(|cell| cell.evidence.contains(at)) {
                lines.push(format!("counted in the cell {}", self::cell(cell)));
            }
        }
        "quotes" => {
            let quotes =
                summaries.quotes.iter().flat_map(|it| &it.speakers).flat_map(|it| &it.quotes);
            for quote in quotes {
                if !quote.variants.iter().flatten().any(|other| other == at) {
                    continue;
                }
                let bearers = quote.variants.iter().flatten().count();
                let first =
                    quote.first.as_ref().map(|doc| format!(", first in {}", book.short(doc)));
                lines.push(match bearers {
                    1 => "the only one of its words".into(),
                    _ => format!(
                        "one of {} of the same quote, in {}{}",
                        number(bearers as u64),
                        many(quote.variants.len(), "wording", "wordings"),
                        first.unwrap_or_default()
                    ),
                });
            }
        }
        _ => {}
    }
    lines
}

fn cell(cell: &Cell) -> String {
    let towards = cell.target.as_ref().or(cell.issue.as_ref()).map_or("?", String::as_str);
    format!(
        "{} → {towards}: {} distinct of {}, mean polarity {}",
        cell.actor,
        cell.n_distinct,
        cell.n,
        signed(cell.polarity_mean)
    )
}

/// A tally's figures: `ARM military killed 3 · low 3 · best 3 · high 3 · uncontested · 1 origin`.
fn figures(tally: &Tally) -> String {
    let value = |n: Option<u64>| n.map_or_else(|| "open".into(), number);
    let origins = tally.origins.map(|n| format!(" · origins {n}"));
    format!(
        "{} {} · low {} · best {} · high {} · {}{}",
        say::victims(tally.side.as_deref(), &tally.sides, tally.group.as_deref()),
        tally.category,
        value(tally.low),
        value(tally.best),
        value(tally.high),
        tally.agreement,
        origins.unwrap_or_default()
    )
}

/// An event with its tallies, or one of them, and the claims of each under their words.
pub(super) fn event(book: &Book<'_>, page: &mut Page, event: &Event, only: Option<usize>) {
    let when = event.when.map(say::days);
    let place = event.place.as_ref().map(say::place);
    let known: Vec<String> = when.into_iter().chain(place).chain(event.parties.clone()).collect();
    page.line(
        Line::default().bold(&format!("event {}", event.id)).plain("  ").plain(&known.join(" · ")),
    );
    for (i, tally) in event.tallies.iter().enumerate() {
        if only.is_some_and(|only| only != i) {
            continue;
        }
        page.gap();
        page.hanging(Line::default().bold(&format!("{}.{}  ", event.id, i + 1)), &figures(tally));
        for at in &tally.claims {
            claimed(book, page, at, "");
        }
        for at in &tally.superseded {
            claimed(book, page, at, "superseded: ");
        }
    }
    page.gap();
    page.hanging(
        Line::default().dim("rule   "),
        "docs/casualties-method.md tells how claims become tallies",
    );
}

/// A claim in two lines: what it says and its words.
fn claimed(book: &Book<'_>, page: &mut Page, at: &FactRef, what: &str) {
    let lead = Line::indented(2).dim(&place(book, at)).plain("  ");
    page.hanging(lead, &format!("{what}{}", claim(book, at)));
    let row = book.document(&at.doc);
    let claims = row.iter().flat_map(|row| &row.facts.casualties).flat_map(|it| &it.claims);
    let Some(claim) = claims.into_iter().find(|claim| claim.id == at.id) else { return };
    words(book, page, &at.doc, claim.evidence.unwrap_or(claim.span));
}

fn words(book: &Book<'_>, page: &mut Page, doc: &str, span: Span) {
    match book.span(doc, span) {
        Ok(words) => page.prose(
            4,
            Tone::Plain,
            &format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" ")),
        ),
        Err(fault) if fault.is_absence() => {
            page.prose(4, Tone::Dim, &format!("bytes {}..{}: {fault}", span.start(), span.end()))
        }
        Err(fault) => page.prose(4, Tone::Red, &fault.to_string()),
    }
}

/// A family with its documents, the links between them and what was changed.
pub(super) fn family(book: &Book<'_>, page: &mut Page, dedup: &DedupSummary, family: &Family) {
    let stories = many(family.documents.len(), "story", "stories");
    page.line(Line::default().bold(&format!("family {}", family.id)).plain("  ").plain(&stories));
    for doc in &family.documents {
        let meta = book.document(doc).map(|row| &row.meta);
        let published = meta.and_then(|meta| meta.published.as_ref()).map(|it| it.date.to_string());
        let outlet = meta.and_then(|meta| meta.outlet.clone());
        let origin = (family.origin.as_ref() == Some(doc)).then(|| "origin".to_owned());
        let known: Vec<String> = published.into_iter().chain(outlet).chain(origin).collect();
        page.items(Line::indented(2).plain(doc).plain("  "), &known);
    }
    let inside =
        |a: &String, b: &String| family.documents.contains(a) && family.documents.contains(b);
    for link in dedup.links.iter().filter(|link| inside(&link.a, &link.b)) {
        page.gap();
        let share = |share: Thousandths| format!("{} ‰", share.get());
        let measures = [
            link.kind.clone(),
            format!("{} of the first in the second", share(link.a_in_b)),
            format!("{} of the second in the first", share(link.b_in_a)),
        ];
        let pair = format!("{} – {}", book.short(&link.a), book.short(&link.b));
        page.items(Line::default().bold(&pair).plain("  "), &measures);
        let of = |it: &&Passage| it.a == link.a && it.b == link.b;
        for passage in dedup.passages.iter().filter(of) {
            let places = [
                many(
                    usize::try_from(passage.tokens).unwrap_or(usize::MAX),
                    "equal word",
                    "equal words",
                ),
                format!("bytes {:?} and {:?}", passage.a_span, passage.b_span),
            ];
            page.items(Line::indented(2).plain("passage  "), &places);
            for change in &passage.changes {
                let words = |doc: &str, span: Span| match book.span(doc, span) {
                    Ok(words) if words.trim().is_empty() => "nothing".into(),
                    Ok(words) => format!("“{}”", shorten(words.trim(), 60)),
                    Err(_) => format!("bytes {span:?}"),
                };
                let change = format!(
                    "{} changed {} → {}",
                    change.kind,
                    words(&passage.a, change.a),
                    words(&passage.b, change.b)
                );
                page.prose(4, Tone::Plain, &change);
            }
        }
    }
    page.gap();
    page.hanging(
        Line::default().dim("rule   "),
        "docs/dedup-method.md tells what ties stories together",
    );
}
