//! The section of families: which stories are the same story, where it came from, and what was changed on the way.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use dateline_core::Thousandths;

use crate::book::Book;
use crate::layout::{columns, many, shorten, wrapped};
use crate::page::{Line, Page, Tone};
use crate::summary::{changes, rest};
use crate::wire::{DedupSummary, Family, Link, Passage};

/// How many families are shown.
const MOST_FAMILIES: usize = 8;
/// Up to this many families more of each is shown.
const FEW_FAMILIES: usize = 4;
/// How many documents of a family are shown, where families are few and where they are many.
const MOST_MEMBERS: [usize; 2] = [10, 5];
/// How many changed numbers and names of a family are shown, likewise.
const MOST_CHANGES: [usize; 2] = [6, 2];
/// How many passages between families are shown.
const MOST_PASSAGES: usize = 5;

/// Shows the families.
pub(super) fn show(book: &Book<'_>, page: &mut Page) {
    let Some(dedup) = &book.report.summaries().dedup else {
        return page.heading("FAMILIES", "the report holds no summary of dedup");
    };
    let held: usize = dedup.families.iter().map(|family| family.documents.len()).sum();
    let alone = book.report.documents().len().saturating_sub(held);
    if dedup.families.is_empty() {
        page.heading("FAMILIES", "no story is a copy, a version or an excerpt of another");
    } else {
        let families = many(dedup.families.len(), "family", "families");
        let stories = many(held, "story", "stories");
        let alone = many(alone, "other stands alone", "others stand alone");
        page.heading("FAMILIES", &format!("{families} of {stories}; {alone}"));
    }
    let links = Links::of(dedup);
    let size = usize::from(dedup.families.len() > FEW_FAMILIES);
    let mut families: Vec<&Family> = dedup.families.iter().collect();
    families.sort_by_key(|family| Reverse(family.documents.len()));
    for family in families.iter().take(MOST_FAMILIES) {
        show_family(book, page, dedup, &links, family, size);
    }
    rest(page, 2, families.len().saturating_sub(MOST_FAMILIES), "family", "families");
    passages_between(book, page, dedup);
}

/// The links by each of the documents that they tie.
struct Links<'a>(BTreeMap<&'a str, Vec<&'a Link>>);

impl<'a> Links<'a> {
    fn of(dedup: &'a DedupSummary) -> Links<'a> {
        let mut links: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
        for link in &dedup.links {
            for doc in [&link.a, &link.b] {
                links.entry(doc).or_default().push(link);
            }
        }
        for of_one in links.values_mut() {
            of_one.sort_by_key(|link| (strength(&link.kind), Reverse(share(link))));
        }
        Links(links)
    }

    /// The links of `doc`, the strongest first.
    fn around(&self, doc: &str) -> &[&'a Link] {
        self.0.get(doc).map_or(&[], Vec::as_slice)
    }
}

fn strength(kind: &str) -> usize {
    ["copy", "version", "excerpt"].iter().position(|known| *known == kind).unwrap_or(3)
}

fn share(link: &Link) -> Thousandths {
    if link.kind == "excerpt" { link.a_in_b } else { link.jaccard }
}

/// `98 %`, rounded down, so that 100 % means all.
fn percent(share: Thousandths) -> String {
    format!("{}\u{a0}%", share.get() / 10)
}

fn show_family(
    book: &Book<'_>,
    page: &mut Page,
    dedup: &DedupSummary,
    links: &Links<'_>,
    family: &Family,
    size: usize,
) {
    let members = ordered(book, family);
    let title = members
        .iter()
        .find_map(|doc| book.document(doc)?.meta.title.as_deref())
        .unwrap_or_default();
    let origin = match &family.origin {
        Some(origin) => format!("origin {}", book.short(origin)),
        None => "origin unknown: dates are missing or tie".into(),
    };
    let head = format!("{}  {}", family.id, many(members.len(), "story", "stories"));
    page.line(Line::default().bold(&head).plain(&format!(", {origin}")));
    if !title.is_empty() {
        page.line(Line::indented(4).plain(&shorten(title, page.width().saturating_sub(4))));
    }
    let shown = members.get(..MOST_MEMBERS[size]).unwrap_or(&members);
    let table = Table::of(book, shown, page.width());
    let mut before = BTreeSet::new();
    for doc in shown {
        let mut notes: Vec<String> = Vec::new();
        if family.origin.as_deref() == Some(doc) {
            notes.push("origin".into());
        }
        notes.extend(relations(book, links, doc, &before, family.origin.as_deref()));
        table.row(book, page, doc, &notes);
        before.insert(*doc);
    }
    rest(page, 4, members.len() - shown.len(), "story", "stories");
    changes::show(book, page, dedup, &members, MOST_CHANGES[size]);
}

/// The documents of a family: its origin, then the others by day and id.
fn ordered<'a>(book: &Book<'_>, family: &'a Family) -> Vec<&'a str> {
    let mut members: Vec<&str> = family.documents.iter().map(String::as_str).collect();
    let day = |doc: &str| {
        book.document(doc).and_then(|row| row.meta.published.as_ref()).map(|it| it.date)
    };
    members.sort_by_key(|doc| {
        let is_origin = family.origin.as_deref() == Some(*doc);
        (!is_origin, day(doc).is_none(), day(doc), *doc)
    });
    members
}

/// How `doc` is related to those above it: all of the strongest kind's first, two at most.
fn relations(
    book: &Book<'_>,
    links: &Links<'_>,
    doc: &str,
    above: &BTreeSet<&str>,
    origin: Option<&str>,
) -> Vec<String> {
    let around = links.around(doc);
    let upward = around.iter().filter(|link| above.contains(other(link, doc)));
    let mut chosen: Vec<&&Link> = upward.take(2).collect();
    if chosen.is_empty() && !above.is_empty() {
        chosen.extend(around.first());
    }
    chosen.into_iter().map(|link| relation(book, link, doc, origin)).collect()
}

fn other<'a>(link: &'a Link, doc: &str) -> &'a str {
    if link.a == doc { &link.b } else { &link.a }
}

/// `copy of 002_… 98 %`, `is held in 001_… 94 %`, `holds 94 % of 000_…`.
fn relation(book: &Book<'_>, link: &Link, doc: &str, origin: Option<&str>) -> String {
    let other = other(link, doc);
    let other = if Some(other) == origin { "the origin".into() } else { book.short(other) };
    match link.kind.as_str() {
        "copy" | "version" => format!("{} of {other} {}", link.kind, percent(link.jaccard)),
        "excerpt" if link.a == doc => format!("is held in {other} {}", percent(link.a_in_b)),
        "excerpt" => format!("holds {} of {other}", percent(link.a_in_b)),
        _ => format!("shares text with {other} {}", percent(link.jaccard)),
    }
}

/// The widths of a family's columns.
struct Table {
    id: usize,
    outlet: usize,
}

impl Table {
    fn of(book: &Book<'_>, members: &[&str], width: usize) -> Table {
        let widest =
            |of: &dyn Fn(&str) -> usize| members.iter().map(|doc| of(doc)).max().unwrap_or(0);
        let id = widest(&|doc| columns(&book.short(doc))).min(width / 4);
        let outlet = widest(&|doc| columns(outlet(book, doc))).min(width / 5);
        Table { id, outlet }
    }

    fn row(&self, book: &Book<'_>, page: &mut Page, doc: &str, notes: &[String]) {
        let (day_at, outlet_at) = (6 + self.id, 6 + self.id + 12);
        let notes_at = outlet_at + self.outlet + 2;
        let line = Line::indented(4)
            .plain(&shorten(&book.short(doc), self.id))
            .filled(day_at)
            .plain(&day(book, doc))
            .filled(outlet_at)
            .plain(&shorten(outlet(book, doc), self.outlet))
            .filled(notes_at);
        let room = page.width().saturating_sub(notes_at);
        if room < 16 {
            page.line(line);
            return notes.iter().for_each(|note| page.prose(6, Tone::Plain, note));
        }
        let together = notes.join(" \u{b7} ");
        let rows = if columns(&together) <= room {
            vec![together]
        } else {
            notes.iter().flat_map(|note| wrapped(note, room)).collect()
        };
        let mut rows = rows.iter();
        page.line(line.plain(rows.next().map_or("", String::as_str)));
        for row in rows {
            page.line(Line::indented(notes_at).plain(row));
        }
    }
}

fn outlet<'a>(book: &'a Book<'_>, doc: &str) -> &'a str {
    book.document(doc).and_then(|row| row.meta.outlet.as_deref()).unwrap_or("outlet unknown")
}

fn day(book: &Book<'_>, doc: &str) -> String {
    let published = book.document(doc).and_then(|row| row.meta.published.as_ref());
    published.map_or_else(|| "undated".into(), |published| published.date.to_string())
}

/// The longest passages that stories of different families share.
fn passages_between(book: &Book<'_>, page: &mut Page, dedup: &DedupSummary) {
    let mut family_of = BTreeMap::new();
    for family in &dedup.families {
        for doc in &family.documents {
            family_of.insert(doc.as_str(), family.id.as_str());
        }
    }
    let family = |doc: &str| family_of.get(doc).copied();
    let between = |it: &&Passage| family(&it.a).is_none() || family(&it.a) != family(&it.b);
    let mut passages: Vec<&Passage> = dedup.passages.iter().filter(between).collect();
    if passages.is_empty() {
        return;
    }
    passages.sort_by_key(|it| Reverse(it.tokens));
    page.line(Line::default().bold("Shared words").plain(" of stories that are not one family"));
    for passage in passages.iter().take(MOST_PASSAGES) {
        let (a, b) = (&passage.a, &passage.b);
        let tokens = many(passage.tokens as usize, "word", "words");
        let places = format!(
            "{} {}",
            book.place(a, passage.a_span.start()),
            book.place(b, passage.b_span.start())
        );
        let older = match &passage.origin {
            Some(origin) => format!(", first in {}", book.short(origin)),
            None => String::new(),
        };
        let left = Line::indented(2).plain(&tokens).plain(&older).plain("  ");
        let room = page.width().saturating_sub(left.width() + columns(&places) + 2);
        let left = match book.span(a, passage.a_span) {
            Ok(words) if room > 12 => left.plain(&format!(
                "\u{201c}{}\u{201d}",
                shorten(words.trim_start_matches(['"', '\u{201c}']), room - 2)
            )),
            Ok(_) => left,
            Err(fault) if fault.is_absence() => left,
            Err(fault) => left.red(&fault.to_string()),
        };
        page.spread(left, Line::default().dim(&places));
    }
    rest(page, 2, passages.len().saturating_sub(MOST_PASSAGES), "passage", "passages");
}
