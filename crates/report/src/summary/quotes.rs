//! The section of quotes: by speaker, each distinct quote once, with how it came and who carries it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use dateline_core::Actor;

use crate::book::{Book, Fault, Text, words};
use crate::layout::{columns, many, number, shorten, wrapped};
use crate::page::{Line, Page, Tone};
use crate::say;
use crate::summary::rest;
use crate::wire::{Quote, QuotesSummary};

/// How many speakers are shown.
const MOST_SPEAKERS: usize = 10;
/// How many quotes of a speaker are shown.
const MOST_QUOTES: usize = 3;

/// A speaker and what it said, as the view tells it.
struct Voice<'a> {
    speaker: Option<&'a Actor>,
    quotes: Vec<Said<'a>>,
}

/// A distinct quote: one that bears it, and how many documents carry it.
struct Said<'a> {
    doc: &'a str,
    quote: &'a Quote,
    documents: usize,
    wordings: usize,
}

/// Equal words, and the documents that carry them.
type Carried<'a> = (Said<'a>, BTreeSet<&'a str>);

/// Shows the quotes.
pub(super) fn show(book: &Book<'_>, page: &mut Page) {
    let quotes: usize = book
        .report
        .documents()
        .iter()
        .flat_map(|row| &row.facts.quotes)
        .map(|facts| facts.quotes.len())
        .sum();
    let (mut voices, note) = match &book.report.summaries().quotes {
        Some(QuotesSummary { reviewed, .. }) => (summarized(book), say::reviewed(*reviewed)),
        None => (
            gathered(book),
            "; the report holds no summary of quotes, so equal words alone count once".into(),
        ),
    };
    for voice in &mut voices {
        voice.quotes.sort_by_key(|said| Reverse(said.documents));
    }
    voices.retain(|voice| !voice.quotes.is_empty());
    voices.sort_by_key(|voice| (voice.speaker.is_none(), Reverse(voice.quotes.len())));
    if voices.is_empty() && quotes == 0 {
        return page.heading("QUOTES", "no quote was found");
    }
    let distinct: usize = voices.iter().map(|voice| voice.quotes.len()).sum();
    let speakers = voices.iter().filter(|voice| voice.speaker.is_some()).count();
    let note = format!(
        "{} distinct of {}, by {}{note}",
        number(distinct as u64),
        many(quotes, "quote", "quotes"),
        many(speakers, "speaker", "speakers")
    );
    page.heading("QUOTES", &note);
    for voice in voices.iter().take(MOST_SPEAKERS) {
        show_voice(book, page, voice);
    }
    let left = voices.get(MOST_SPEAKERS..).unwrap_or_default();
    if !left.is_empty() {
        let quotes: usize = left.iter().map(|voice| voice.quotes.len()).sum();
        let speakers = many(left.len(), "more speaker", "more speakers");
        page.prose(
            0,
            Tone::Plain,
            &format!("\u{2026} and {speakers} with {}", many(quotes, "quote", "quotes")),
        );
    }
    unspoken(book, page);
}

/// The distinct quotes as the summary of the report has them, those that were said or written.
fn summarized<'a>(book: &Book<'a>) -> Vec<Voice<'a>> {
    let mut index: BTreeMap<(&str, &str), &Quote> = BTreeMap::new();
    for (doc, quote) in all(book) {
        index.entry((doc, &quote.id)).or_insert(quote);
    }
    let said = |distinct: &'a crate::wire::DistinctQuote| {
        let mut bearers = distinct.variants.iter().flatten().filter_map(|at| {
            let quote = index.get(&(at.doc.as_str(), at.id.as_str()))?;
            Some((at.doc.as_str(), *quote))
        });
        let first = distinct.first.as_deref();
        let (doc, quote) =
            bearers.clone().find(|(doc, _)| Some(*doc) == first).or_else(|| bearers.next())?;
        let (documents, wordings) = (distinct.documents.len().max(1), distinct.variants.len());
        quote.is_speech().then_some(Said { doc, quote, documents, wordings })
    };
    let speakers = book.report.summaries().quotes.iter().flat_map(|summary| &summary.speakers);
    speakers
        .map(|it| Voice {
            speaker: it.speaker.as_ref(),
            quotes: it.quotes.iter().filter_map(said).collect(),
        })
        .collect()
}

/// The quotes of the documents by speaker, for a report without a summary: equal words count once.
fn gathered<'a>(book: &Book<'a>) -> Vec<Voice<'a>> {
    let mut voices: BTreeMap<Option<&Actor>, BTreeMap<String, Carried<'a>>> = BTreeMap::new();
    for (doc, quote) in all(book).filter(|(_, quote)| quote.is_speech()) {
        let letters =
            |words: String| words.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let key = content(book, doc, quote, usize::MAX)
            .map_or_else(|_| format!("{doc} {}", quote.id), letters);
        let said = Said { doc, quote, documents: 1, wordings: 1 };
        let same = voices.entry(quote.speaker.as_ref()).or_default().entry(key);
        same.or_insert_with(|| (said, BTreeSet::new())).1.insert(doc);
    }
    let mut found = Vec::new();
    for (speaker, quotes) in voices {
        let mut quotes: Vec<Said<'_>> = quotes
            .into_values()
            .map(|(said, documents)| Said { documents: documents.len(), ..said })
            .collect();
        quotes.sort_by_key(|said| (said.doc, said.quote.content.first().copied()));
        found.push(Voice { speaker, quotes });
    }
    found
}

fn all<'a>(book: &Book<'a>) -> impl Iterator<Item = (&'a str, &'a Quote)> {
    let quotes = |row: &'a crate::read::DocumentReport| {
        row.facts.quotes.iter().flat_map(|facts| &facts.quotes)
    };
    book.report
        .documents()
        .iter()
        .flat_map(move |row| quotes(row).map(|quote| (row.meta.doc.as_str(), quote)))
}

fn show_voice(book: &Book<'_>, page: &mut Page, voice: &Voice<'_>) {
    let name = voice.speaker.map_or_else(|| "attributed to nobody".into(), say::actor);
    let count = Line::default().plain(&number(voice.quotes.len() as u64));
    let room = page.width().saturating_sub(count.width() + 2);
    page.spread(Line::default().bold(&shorten(&name, room)), count);
    for said in voice.quotes.iter().take(MOST_QUOTES) {
        show_quote(book, page, said);
    }
    rest(page, 2, voice.quotes.len().saturating_sub(MOST_QUOTES), "quote", "quotes");
}

/// A quote in up to two rows, what is known about it at the end of the last one.
fn show_quote(book: &Book<'_>, page: &mut Page, said: &Said<'_>) {
    let description = about(book, said);
    let about = Line::default().dim(&description);
    if about.width() > page.width() {
        if let Ok(words) = content(book, said.doc, said.quote, page.width().saturating_sub(2)) {
            page.line(Line::indented(2).plain(&words));
        }
        return page.prose(4, Tone::Dim, &description);
    }
    let first = page.width().saturating_sub(4);
    let last = first.saturating_sub(about.width() + 2);
    let (open, close) =
        if said.quote.kind == "direct" { ("\u{201c}", "\u{201d}") } else { ("", "") };
    let words = match content(book, said.doc, said.quote, first + last) {
        Ok(words) => format!("{open}{words}{close}"),
        Err(fault) if fault.is_absence() => return page.line(Line::indented(2).dim(&description)),
        Err(fault) => {
            page.prose(2, Tone::Red, &fault.to_string());
            return page.spread(Line::default(), about);
        }
    };
    if columns(&words) <= last {
        return page.spread(Line::indented(2).plain(&words), about);
    }
    let mut rows = wrapped(&words, first).into_iter();
    page.line(Line::indented(2).plain(&rows.next().unwrap_or_default()));
    let second = rows.collect::<Vec<_>>().join(" ");
    let second = if columns(&second) <= last {
        second
    } else {
        let room = last.saturating_sub(columns(close));
        if room < 8 { String::new() } else { format!("{}{close}", shorten(&second, room)) }
    };
    page.spread(Line::indented(2).plain(&second), about);
}

/// The words of a quote in at most `room` columns, less two for marks; ` … ` stands between its parts.
fn content(book: &Book<'_>, doc: &str, quote: &Quote, room: usize) -> Result<String, Fault> {
    let text: Text<'_> = book.text(doc)?;
    let parts: Result<Vec<&str>, Fault> =
        quote.content.iter().map(|span| words(&text, *span)).collect();
    let whole = parts?.iter().map(|part| part.trim()).collect::<Vec<_>>().join(" \u{2026} ");
    let words = shorten(&whole, room.saturating_sub(2));
    Ok(words)
}

/// `mixed · via AP · 3 documents, 2 wordings · 001_65fd…:2311`.
fn about(book: &Book<'_>, said: &Said<'_>) -> String {
    let mut parts = vec![said.quote.kind.clone()];
    let via = say::via(said.quote.relay.iter().map(|relay| relay.name.as_str()));
    if !via.is_empty() {
        parts.push(shorten(via.trim_start(), 30));
    }
    if !said.quote.co_speakers.is_empty() {
        let others: Vec<String> = said.quote.co_speakers.iter().map(say::actor).collect();
        parts.push(shorten(&format!("with {}", others.join(", ")), 30));
    }
    let wordings =
        if said.wordings > 1 { format!(", {} wordings", said.wordings) } else { String::new() };
    if said.documents > 1 || said.wordings > 1 {
        parts.push(format!("{}{wordings}", many(said.documents, "document", "documents")));
    }
    parts.push(place(book, said));
    parts.join(" \u{b7} ")
}

fn place(book: &Book<'_>, said: &Said<'_>) -> String {
    book.place(said.doc, said.quote.content.first().map_or(0, |span| span.start()))
}

/// How many quotes are beliefs, intentions or what documents state.
fn unspoken(book: &Book<'_>, page: &mut Page) {
    let n = all(book).filter(|(_, quote)| !quote.is_speech()).count();
    if n > 0 {
        let what = many(
            n,
            "belief, intention or document's statement",
            "beliefs, intentions and documents' statements",
        );
        page.prose(0, Tone::Dim, &format!("{what} not shown"));
    }
}
