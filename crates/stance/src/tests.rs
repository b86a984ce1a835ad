//! Tests of what is found. States are real ones, for the gazetteer's sake; what they do is invented.

use std::sync::LazyLock;

use dateline_actors::Actors;
use dateline_core::{Document, Lexicon, Reader, Span, overlay};
use dateline_places::Places;
use dateline_quotes::Quotes;
use dateline_syntax::{Pipeline, Surface};

use crate::facts::{Facts, Target};
use crate::{Config, Stance};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::english);

mod articles;
mod corpus;
mod invariants;
mod readers;
mod sentences;

static ACTORS: LazyLock<Actors> =
    LazyLock::new(|| Actors::new(Default::default()).expect("the gazetteer loads"));
static QUOTES: LazyLock<Quotes> =
    LazyLock::new(|| Quotes::new(Default::default()).expect("the cues load"));
static PLACES: LazyLock<Places> =
    LazyLock::new(|| Places::new(Default::default()).expect("the gazetteer loads"));
static STANCE: LazyLock<Stance> =
    LazyLock::new(|| Stance::new(Config::default()).expect("the lexicon loads"));

/// Reads a document with the built-in lexicons.
fn read(doc: &Document) -> Facts {
    read_with(&STANCE, doc)
}

fn read_with(stance: &Stance, doc: &Document) -> Facts {
    let surface = Surface::new(&doc.text);
    let parse = PIPELINE.parse_document(doc);
    let actors = ACTORS.map(doc, (&surface, &parse));
    let quotes = QUOTES.map(doc, (&parse, &actors));
    let places = PLACES.map(doc, (&parse, &actors));
    stance.map(doc, (&surface, &parse, &actors, &quotes, &places))
}

/// A stance in a line: `AZE ACCUSE ARM (reciprocal)`.
fn line(finding: &crate::Finding) -> String {
    let stance = &finding.stance;
    let target = match &stance.target {
        Target::Actor(actor) => actor.id.clone().unwrap_or_default(),
        Target::Issue { issue } => format!("#{issue}"),
    };
    let flags: Vec<_> = stance.flags.iter().map(wire).collect();
    let flags = if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(" ")) };
    format!("{} {} {target}{flags}", stance.actor.id.as_deref().unwrap_or("?"), wire(&stance.class))
}

/// The name on the wire.
fn wire(value: &impl serde::Serialize) -> String {
    toml::Value::try_from(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The stances of a text, a line each.
fn lines(text: &str) -> Vec<String> {
    read(&Document::bare("test", text)).stances.iter().map(line).collect()
}

/// Asserts the stances of a text.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(lines(text), expected, "{text}");
}

/// An article with its stances under their triggers.
fn marked(text: &str) -> String {
    let facts = read(&Document::bare("test", text));
    let marks: Vec<(Span, String)> =
        facts.stances.iter().map(|finding| (finding.stance.trigger, line(finding))).collect();
    overlay(text, &marks, 110)
}

/// A reader with a trigger file of a user's.
fn with_lexicon(text: &str) -> anyhow::Result<Stance> {
    Stance::new(Config { lexicon: vec![Lexicon { name: "mine.toml".into(), text: text.into() }] })
}
