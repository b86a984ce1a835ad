//! Below each family: which numbers and names were changed on the way, told from the older side where that is known.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, Fault};
use crate::layout::{many, shorten};
use crate::page::{Line, Page, Tone};
use crate::summary::rest;
use crate::wire::{Change, DedupSummary, Passage};

/// The changed numbers and names inside passages between these documents; equal changes once.
pub(super) fn show(
    book: &Book<'_>,
    page: &mut Page,
    dedup: &DedupSummary,
    members: &[&str],
    most: usize,
) {
    let inside: BTreeSet<&str> = members.iter().copied().collect();
    let passages =
        dedup.passages.iter().filter(|it| inside.contains(&*it.a) && inside.contains(&*it.b));
    let mut found: Vec<(Edit, usize)> = Vec::new();
    let mut known: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    let mut wordings = 0;
    for passage in passages {
        for change in &passage.changes {
            if !["number", "name"].contains(&change.kind.as_str()) {
                wordings += 1;
                continue;
            }
            let edit = Edit::of(book, passage, change);
            let key = edit.words.clone().ok().map(|(old, new)| (edit.kind.clone(), old, new));
            match key.as_ref().and_then(|key| known.get(key)).and_then(|i| found.get_mut(*i)) {
                Some((_, times)) => *times += 1,
                None => {
                    known.extend(key.map(|key| (key, found.len())));
                    found.push((edit, 1));
                }
            }
        }
    }
    found.sort_by_key(|(edit, _)| edit.kind != "number");
    for (edit, times) in found.iter().take(most) {
        edit.show(page, *times);
    }
    rest(
        page,
        4,
        found.len().saturating_sub(most),
        "changed number or name",
        "changed numbers and names",
    );
    if wordings > 0 {
        let text = many(wordings, "change of wording or marks", "changes of wording or marks");
        page.prose(4, Tone::Dim, &text);
    }
}

/// A changed number or name, and where it stands on both sides.
struct Edit {
    kind: String,
    words: Result<(String, String), Fault>,
    places: (String, String),
}

impl Edit {
    /// The change told from the older side where the passage says which that is.
    fn of(book: &Book<'_>, passage: &Passage, change: &Change) -> Edit {
        let a = (passage.a.as_str(), change.a);
        let b = (passage.b.as_str(), change.b);
        let ((from, from_span), (to, to_span)) =
            if passage.origin.as_ref() == Some(&passage.b) { (b, a) } else { (a, b) };
        let words = book.span(from, from_span).and_then(|old| Ok((old, book.span(to, to_span)?)));
        let places = (book.place(from, from_span.start()), book.place(to, to_span.start()));
        Edit { kind: change.kind.clone(), words, places }
    }

    fn show(&self, page: &mut Page, times: usize) {
        let (from, to) = &self.places;
        let again = if times > 1 { format!(" (\u{d7}{times})") } else { String::new() };
        let place = Line::default().dim(&format!("{from} \u{2192} {to}{again}"));
        let line = Line::indented(4).plain(&format!("{} changed ", self.kind));
        let (old, new) = match &self.words {
            Ok(words) => words,
            Err(fault) if fault.is_absence() => return page.spread(line, place),
            Err(fault) => return page.spread(line.red(&fault.to_string()), place),
        };
        let room = page.width().saturating_sub(line.width() + 7) / 2;
        let quoted = |words: &str| match shorten(words, room.max(8)) {
            words if words.is_empty() => "nothing".into(),
            words => format!("\u{201c}{words}\u{201d}"),
        };
        let line = line.plain(&format!("{} \u{2192} {}", quoted(old), quoted(new)));
        if line.width() + 2 + place.width() <= page.width() {
            return page.spread(line, place);
        }
        page.line(line);
        page.spread(Line::default(), place);
    }
}
