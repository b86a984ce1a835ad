//! Tests: what is found in small invented articles, marked under their words.

mod binding;
mod copies;
mod figures;
mod hurts;
mod invariants;
mod joined;
mod losses;
mod numbers;
mod people;
mod places;
mod reconcile;
mod sentences;
mod words;

use std::sync::LazyLock;

use dateline_actors::Actors;
use dateline_core::{Actor, Document, Published, PublishedFrom, Reader, overlay};
use dateline_places::Places;
use dateline_quotes::Quotes;
use dateline_syntax::{Pipeline, Surface};

use crate::{Casualties, Claim, Config, Facts};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::english);

/// A document published on Thursday, 29 July 2021.
fn published(text: &str) -> Document {
    let mut doc = Document::bare("a", text);
    doc.meta.published =
        "2021-07-29".parse().ok().map(|date| Published { date, from: PublishedFrom::Metadata });
    doc
}

/// The facts of a document by itself.
fn facts_of(doc: &Document, config: Config) -> Facts {
    let actors =
        Actors::new(dateline_actors::Config::default()).expect("built-in tables are sound");
    let quotes =
        Quotes::new(dateline_quotes::Config::default()).expect("built-in tables are sound");
    let casualties = Casualties::new(config).expect("built-in tables are sound");
    let surface = Surface::new(&doc.text);
    let parse = PIPELINE.parse_document(doc);
    let actors = actors.map(doc, (&surface, &parse));
    let quotes = quotes.map(doc, (&parse, &actors));
    let places =
        Places::new(dateline_places::Config::default()).expect("built-in tables are sound");
    let places = places.map(doc, (&parse, &actors));
    casualties.map(doc, (&surface, &parse, &actors, &quotes, &places))
}

/// The claims and rejected numbers of a text, with carets; what is asked of `say` stands behind each claim.
fn marked(text: &str, say: fn(&Claim) -> String) -> String {
    let facts = facts_of(&published(text), Config::default());
    let claims = facts.claims.iter().map(|claim| {
        let bound = format!("{:?}", claim.count.bound()).to_lowercase();
        let hi = claim.count.hi().map_or(String::new(), |hi| format!("..{hi}"));
        let category = format!("{:?}", claim.category).to_lowercase();
        let part = if claim.part { " part" } else { "" };
        (claim.span, format!("{category}{part} {}{hi} {bound}{}", claim.count.lo(), say(claim)))
    });
    let rejected = facts
        .rejected
        .iter()
        .map(|rejected| (rejected.span, format!("x {:?}", rejected.why).to_lowercase()));
    overlay(text, &claims.chain(rejected).collect::<Vec<_>>(), 100)
}

fn short(actor: Option<&Actor>) -> String {
    actor.map_or("-".into(), |actor| actor.id.clone().unwrap_or_else(|| actor.name.clone()))
}
