//! Small invented articles with what is found in them marked under their words.

use std::sync::LazyLock;

use dateline_actors::Actors;
use dateline_core::{Document, Reader, Span, overlay};
use dateline_syntax::{Pipeline, Surface};

use crate::{Config, Facts, Quotes};

mod cues;
mod direct;
mod indirect;
mod odd;
mod relays;
mod speakers;
mod summary;

static QUOTES: LazyLock<Quotes> =
    LazyLock::new(|| Quotes::new(Config::default()).expect("the built-in lexicons are sound"));
static ACTORS: LazyLock<Actors> =
    LazyLock::new(|| Actors::new(Default::default()).expect("the built-in gazetteer is sound"));

static SYNTAX: LazyLock<Pipeline> = LazyLock::new(Pipeline::english);

/// The quotes of `text`.
fn read(text: &str) -> Facts {
    read_document(&Document::bare("doc", text))
}

/// The quotes of `doc`.
fn read_document(doc: &Document) -> Facts {
    let surface = Surface::new(&doc.text);
    let parse = SYNTAX.parse_document(doc);
    let cast = ACTORS.map(doc, (&surface, &parse));
    QUOTES.map(doc, (&parse, &cast))
}

/// The text with each quote's content, cue, source and relays marked.
fn marked(text: &str) -> String {
    let facts = read(text);
    let mut marks: Vec<(Span, String)> = Vec::new();
    for quote in &facts.quotes {
        let id = &quote.id;
        let speaker = quote.speaker.as_ref().map_or("nobody".into(), |actor| {
            let parts = [Some(&actor.name), actor.unit.as_ref(), actor.person.as_ref()];
            let along = quote.co_speakers.iter().map(|actor| format!("and {}", actor.name));
            parts.into_iter().flatten().cloned().chain(along).collect::<Vec<_>>().join(", ")
        });
        let kind = format!("{:?}", quote.kind).to_lowercase();
        marks.extend(
            quote.content.iter().map(|span| (*span, format!("{id} {kind} \u{2192} {speaker}"))),
        );
        marks.extend(quote.cue.iter().map(|span| (*span, format!("{id} cue"))));
        marks.extend(quote.source.iter().map(|span| (*span, format!("{id} source"))));
        marks.extend(
            quote.relay.iter().map(|relay| (relay.span, format!("{id} relay {}", relay.name))),
        );
    }
    if marks.is_empty() { "no quotes".into() } else { overlay(text, &marks, 120) }
}

macro_rules! check {
    ($text:expr, @$snapshot:literal) => {
        insta::assert_snapshot!($crate::tests::marked($text), @$snapshot)
    };
    ($text:expr) => {
        insta::assert_snapshot!($crate::tests::marked($text), @"")
    };
}
pub(crate) use check;
