//! Below each tally: who says so, through whom, where, and in which words.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, words};
use crate::layout::{many, shorten, snippet};
use crate::page::{Line, Page, Tone};
use crate::say;
use crate::sentence::sentence;
use crate::summary::rest;
use crate::wire::{Claim, FactRef, Tally};

/// The claims of a report, by document and id.
pub(super) struct Claims<'a>(BTreeMap<(&'a str, &'a str), &'a Claim>);

/// Claims of one claimant through the same outlets with the same number.
struct Voice<'a> {
    first: (&'a str, &'a Claim),
    documents: BTreeSet<&'a str>,
}

impl<'a> Claims<'a> {
    /// All claims of the report.
    pub(super) fn of(book: &Book<'a>) -> Claims<'a> {
        let mut claims = BTreeMap::new();
        for row in book.report.documents() {
            for claim in row.facts.casualties.iter().flat_map(|facts| &facts.claims) {
                claims.entry((row.meta.doc.as_str(), claim.id.as_str())).or_insert(claim);
            }
        }
        Claims(claims)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Those that are not among `tallied`.
    pub(super) fn left_of<'r>(&self, tallied: impl Iterator<Item = &'r FactRef>) -> Vec<&'a Claim> {
        let tallied: BTreeSet<(&str, &str)> =
            tallied.map(|at| (at.doc.as_str(), at.id.as_str())).collect();
        self.0.iter().filter(|(key, _)| !tallied.contains(*key)).map(|(_, claim)| *claim).collect()
    }

    /// Shows who makes the claims of a tally, `most` of them.
    pub(super) fn show(&self, book: &Book<'_>, page: &mut Page, tally: &Tally, most: usize) {
        let mut voices: Vec<(String, Voice<'_>)> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut absent = 0;
        for at in &tally.claims {
            let Some(claim) = self.0.get(&(at.doc.as_str(), at.id.as_str())) else {
                absent += 1;
                continue;
            };
            let said = said(claim);
            match known.get(&said).and_then(|i| voices.get_mut(*i)) {
                Some((_, voice)) => _ = voice.documents.insert(&at.doc),
                None => {
                    let documents = BTreeSet::from([at.doc.as_str()]);
                    known.insert(said.clone(), voices.len());
                    voices.push((said, Voice { first: (&at.doc, claim), documents }));
                }
            }
        }
        differing_first(&mut voices);
        for (said, voice) in voices.iter().take(most) {
            show_voice(book, page, said, voice);
        }
        rest(page, 4, voices.len().saturating_sub(most), "claimant", "claimants");
        if absent > 0 {
            let text = format!("{} that the report does not hold", many(absent, "claim", "claims"));
            page.prose(4, Tone::Red, &text);
        }
        if !tally.superseded.is_empty() {
            let n = tally.superseded.len();
            page.prose(
                4,
                Tone::Dim,
                &many(n, "earlier claim superseded", "earlier claims superseded"),
            );
        }
    }
}

/// Puts the first voice for each number before those that repeat one, so that a conflict shows both of its sides.
fn differing_first(voices: &mut [(String, Voice<'_>)]) {
    let mut seen = BTreeSet::new();
    let repeats: Vec<bool> =
        voices.iter().map(|(_, voice)| !seen.insert(&voice.first.1.count)).collect();
    let mut repeats = repeats.into_iter();
    voices.sort_by_cached_key(|_| repeats.next());
}

/// `3: Armenia / Ministry of Defense via AP (disputed)`.
fn said(claim: &Claim) -> String {
    let who = claim.claimant.as_ref().map_or_else(|| "the article itself".into(), say::actor);
    let via = say::via(claim.relay.iter().map(|relay| relay.name.as_str()));
    let flags: Vec<&str> =
        claim.flags.iter().map(String::as_str).filter(|flag| *flag != "background").collect();
    let flags = if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(", ")) };
    format!("{}: {who}{via}{flags}", say::count(&claim.count))
}

fn show_voice(book: &Book<'_>, page: &mut Page, said: &str, voice: &Voice<'_>) {
    let (doc, claim) = voice.first;
    let more = voice.documents.len() - 1;
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    let place = Line::default().dim(&format!("{}{more}", book.place(doc, claim.span.start())));
    let room = page.width().saturating_sub(4 + place.width() + 2);
    let marks = |line: Line| line.plain("\u{201c}");
    page.spread(Line::indented(4).plain(&shorten(said, room)), place);
    let room = page.width().saturating_sub(8);
    let found = book.text(doc).and_then(|text| {
        let focus = words(&text, claim.span)?;
        let whole = claim
            .evidence
            .map_or_else(|| sentence(&text, claim.span), |evidence| evidence.cover(claim.span));
        words(&text, whole)?;
        let before = text.get(whole.start()..claim.span.start()).unwrap_or_default();
        let after = text.get(claim.span.end()..whole.end()).unwrap_or_default();
        Ok(snippet(before, focus, after, room))
    });
    match found {
        Ok(found) => {
            let line = marks(Line::indented(6))
                .plain(found.before.trim_start_matches(['"', '\u{201c}']))
                .bold(&found.focus);
            page.line(line.plain(&found.after).plain("\u{201d}"));
        }
        Err(fault) if fault.is_absence() => {}
        Err(fault) => page.prose(6, Tone::Red, &fault.to_string()),
    }
}
