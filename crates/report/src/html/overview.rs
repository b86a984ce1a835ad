//! The head of the page: what the report is of, its counts, and what went wrong.

use std::collections::BTreeSet;

use crate::book::Book;
use crate::layout::{clean, many, number};

/// How many failures are listed; the others are counted.
const MOST_FAILURES: usize = 500;

/// What the page tells first.
pub(super) struct Overview {
    pub(super) title: String,
    /// `15 outlets · 2021-07-24 to 2021-11-09 (1 undated)`.
    pub(super) span: String,
    pub(super) tiles: Vec<Tile>,
    pub(super) failures: Vec<Failure>,
    pub(super) more_failures: String,
    /// What a reader has to know before trusting the page, a sentence each.
    pub(super) warnings: Vec<String>,
    pub(super) analyzers: String,
    pub(super) config: String,
    pub(super) hash: String,
}

/// A figure that leads to its section.
pub(super) struct Tile {
    pub(super) to: &'static str,
    pub(super) figure: String,
    pub(super) what: &'static str,
    pub(super) note: String,
}

/// Something that went wrong.
pub(super) struct Failure {
    pub(super) analyzer: String,
    pub(super) doc: String,
    pub(super) error: String,
}

impl Overview {
    /// The overview of a report.
    pub(super) fn of(book: &Book<'_>, title: Option<&str>) -> Overview {
        let report = book.report;
        let failures = report.failures();
        let shown = failures.iter().take(MOST_FAILURES).map(|failure| Failure {
            analyzer: clean(&failure.analyzer),
            doc: failure.doc.as_deref().map_or_else(|| "the whole corpus".into(), clean),
            error: clean(&failure.error),
        });
        let stories = many(report.documents().len(), "story", "stories");
        let outlets = outlets(book);
        let from = if outlets == 0 {
            String::new()
        } else {
            format!(" from {}", many(outlets, "outlet", "outlets"))
        };
        let more = failures.len().saturating_sub(MOST_FAILURES);
        let config = report.header().config.as_object().is_some_and(|config| !config.is_empty());
        Overview {
            title: title.map_or_else(|| format!("{stories}{from}"), clean),
            span: span(book, title.map(|_| format!("{stories}{from}"))),
            tiles: tiles(book),
            failures: shown.collect(),
            more_failures: if more > 0 {
                format!("{} more stand in the report.", number(more as u64))
            } else {
                String::new()
            },
            warnings: warnings(book),
            analyzers: clean(&report.analyzers().join(", ")),
            config: if config { clean(&report.header().config.to_string()) } else { String::new() },
            hash: report.hash().to_owned(),
        }
    }
}

fn outlets(book: &Book<'_>) -> usize {
    let known = book.report.documents().iter().filter_map(|row| row.meta.outlet.as_deref());
    known.collect::<BTreeSet<_>>().len()
}

/// The days of publication, and how many documents have none or no outlet.
fn span(book: &Book<'_>, stories: Option<String>) -> String {
    let rows = book.report.documents();
    let days = || rows.iter().filter_map(|row| row.meta.published.as_ref()).map(|it| it.date);
    let mut parts: Vec<String> = stories.into_iter().collect();
    if let (Some(first), Some(last)) = (days().min(), days().max()) {
        let day = |day: jiff::civil::Date| day.strftime("%-d %B %Y").to_string();
        parts.push(if first == last {
            day(first)
        } else {
            format!("{} to {}", day(first), day(last))
        });
    }
    let undated = rows.len() - days().count();
    if undated > 0 {
        parts.push(format!("{} undated", number(undated as u64)));
    }
    let unknown = rows.iter().filter(|row| row.meta.outlet.is_none()).count();
    if unknown > 0 {
        parts.push(format!("{} without a known outlet", number(unknown as u64)));
    }
    parts.join(" \u{b7} ")
}

fn tiles(book: &Book<'_>) -> Vec<Tile> {
    let report = book.report;
    let found = report.summaries();
    let rows = report.documents();
    let mut tiles = vec![Tile {
        to: "#documents",
        figure: number(rows.len() as u64),
        what: if rows.len() == 1 { "story" } else { "stories" },
        note: match outlets(book) {
            0 => "no outlet known".into(),
            n => many(n, "outlet", "outlets"),
        },
    }];
    if let Some(dedup) = &found.dedup {
        let inside: usize = dedup.families.iter().map(|family| family.documents.len()).sum();
        tiles.push(Tile {
            to: "#families",
            figure: number(dedup.families.len() as u64),
            what: if dedup.families.len() == 1 { "family" } else { "families" },
            note: format!("of {} that copy or edit each other", many(inside, "story", "stories")),
        });
    }
    if let Some(casualties) = &found.casualties {
        let tallies = || casualties.events.iter().flat_map(|event| &event.tallies);
        let conflicts = tallies().filter(|tally| tally.agreement == "conflict").count();
        let conflicts = if conflicts == 0 {
            "no conflict".into()
        } else {
            format!("{} in conflict", number(conflicts as u64))
        };
        tiles.push(Tile {
            to: "#events",
            figure: number(casualties.events.len() as u64),
            what: if casualties.events.len() == 1 { "event" } else { "events" },
            note: format!("{}, {conflicts}", many(tallies().count(), "tally", "tallies")),
        });
    }
    if let Some(stance) = &found.stance {
        let distinct =
            stance.cells.iter().fold(0_u64, |sum, cell| sum.saturating_add(cell.n_distinct));
        let all = stance.cells.iter().fold(0_u64, |sum, cell| sum.saturating_add(cell.n));
        tiles.push(Tile {
            to: "#stances",
            figure: number(distinct),
            what: if distinct == 1 { "stance" } else { "stances" },
            note: format!(
                "distinct of {}, {}",
                number(all),
                many(stance.cells.len(), "pair", "pairs")
            ),
        });
    }
    if let Some(quotes) = &found.quotes {
        let distinct: usize = quotes.speakers.iter().map(|speaker| speaker.quotes.len()).sum();
        let speakers = quotes.speakers.iter().filter(|speaker| speaker.speaker.is_some()).count();
        tiles.push(Tile {
            to: "#quotes",
            figure: number(distinct as u64),
            what: if distinct == 1 { "quote" } else { "quotes" },
            note: format!("distinct, of {}", many(speakers, "speaker", "speakers")),
        });
    }
    let failures = report.failures().len();
    tiles.push(Tile {
        to: "#failures",
        figure: number(failures as u64),
        what: if failures == 1 { "failure" } else { "failures" },
        note: if failures == 0 { "all was read".into() } else { "what is missing, and why".into() },
    });
    tiles
}

fn warnings(book: &Book<'_>) -> Vec<String> {
    let mut warnings = Vec::new();
    let report = book.report;
    let read = report.documents().len() as u64;
    let unread = report.failures().iter().filter(|it| it.analyzer == "corpus").count() as u64;
    if let Some(promised) = report.header().documents
        && promised != read
        && promised != read + unread
    {
        warnings.push(format!(
            "The report promises {} documents and holds {}: it is not whole.",
            number(promised),
            number(read)
        ));
    }
    for (kind, n) in report.unknown_lines() {
        let lines = many(usize::try_from(*n).unwrap_or(usize::MAX), "line", "lines");
        warnings.push(format!("{lines} of the unknown type “{}” passed over.", clean(kind)));
    }
    for analyzer in report.analyzers() {
        if !["dedup", "actors", "quotes", "casualties", "stance"].contains(&analyzer.as_str()) {
            let name = clean(analyzer);
            warnings.push(format!(
                "What the analyzer “{name}” found is not shown: this page does not know it."
            ));
        }
    }
    let lacking = |fault| book.lacking(fault).len();
    let none = lacking(&crate::book::Fault::NoText);
    if none > 0 {
        let texts = many(none, "story", "stories");
        warnings.push(format!("The words of {texts} were not at hand when this page was made: findings there show places alone."));
    }
    let other = lacking(&crate::book::Fault::OtherText);
    if other > 0 {
        let texts = many(other, "story", "stories");
        warnings.push(format!("The text at hand of {texts} was not the one that the report was made from, and is not shown."));
    }
    warnings
}
