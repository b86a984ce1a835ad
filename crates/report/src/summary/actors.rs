//! The section of actors: one paragraph of who is spoken of most.

use crate::book::Book;
use crate::layout::{many, number, shorten};
use crate::page::{Line, Page, Tone};
use crate::say;
use crate::wire::KnownActor;

/// How many actors are named.
const MOST: usize = 12;

/// Shows who is spoken of.
pub(super) fn show(book: &Book<'_>, page: &mut Page) {
    let Some(summary) = &book.report.summaries().actors else {
        let mentions: usize = book
            .report
            .documents()
            .iter()
            .flat_map(|row| &row.facts.actors)
            .flat_map(|facts| &facts.actors)
            .map(|actor| actor.mentions.len())
            .sum();
        let note = format!(
            "{}; the report holds no summary of actors",
            many(mentions, "mention", "mentions")
        );
        return page.heading("ACTORS", &note);
    };
    if summary.actors.is_empty() {
        return page.heading("ACTORS", "nobody was found");
    }
    let mentions: u64 = summary.actors.iter().map(|known| known.mentions).sum();
    let note = format!(
        "{}, mentioned {} times",
        many(summary.actors.len(), "actor", "actors"),
        number(mentions)
    );
    page.heading("ACTORS", &note);
    let mut actors: Vec<&KnownActor> = summary.actors.iter().collect();
    actors.sort_by_key(|known| std::cmp::Reverse(known.mentions));
    let item = |known: &&KnownActor| {
        format!("{} {}", shorten(&say::actor(&known.actor), 48), number(known.mentions))
    };
    let items: Vec<String> = actors.iter().take(MOST).map(item).collect();
    page.items(Line::indented(2), &items);
    let left = actors.len().saturating_sub(MOST);
    if left > 0 {
        page.prose(2, Tone::Plain, &format!("\u{2026} and {} more actors", number(left as u64)));
    }
}
