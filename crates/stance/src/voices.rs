//! Whose words a place in the text is: the quotes around it, and whether quotation marks enclose it.

use dateline_core::{Actor, Document, Span};
use dateline_quotes::{Act, Facts as Quotes, Quote};
use dateline_syntax::{Parse, Surface};

use crate::things::slug;

/// Who speaks at a place, and through whom it came.
#[derive(Debug, Clone)]
pub(crate) struct Voice {
    pub(crate) speaker: Actor,
    /// The words that name the speaker.
    pub(crate) source: Option<Span>,
    /// Other speakers and outlets that told of it, nearest first.
    pub(crate) reporters: Vec<Actor>,
    /// Whether it is said or written, rather than thought or planned.
    pub(crate) spoken: bool,
    /// Whether the speaker is named before the words.
    pub(crate) leads: bool,
}

/// The voice of the innermost quote around `span`.
pub(crate) fn voice(quotes: &Quotes, span: Span) -> Option<Voice> {
    let around = quotes.around(span);
    let inner = around.iter().position(|quote| quote.speaker.is_some())?;
    let quote = around[inner];
    let speaker = quote.speaker.clone()?;
    let mut reporters: Vec<Actor> = Vec::new();
    let mut add = |actor: Actor| {
        if actor != speaker && !reporters.contains(&actor) {
            reporters.push(actor);
        }
    };
    relays(quote).for_each(&mut add);
    for outer in around.iter().skip(inner + 1) {
        outer.speaker.iter().cloned().for_each(&mut add);
        relays(outer).for_each(&mut add);
    }
    Some(Voice {
        source: quote.source.first().copied(),
        leads: quote
            .source
            .first()
            .zip(quote.content.first())
            .is_some_and(|(source, content)| source < content),
        spoken: matches!(quote.act, Act::Speech | Act::Document),
        speaker,
        reporters,
    })
}

fn relays(quote: &Quote) -> impl Iterator<Item = Actor> {
    quote.relay.iter().map(|relay| Actor::new(&slug(&relay.name), &relay.name))
}

/// For each token, whether quotation marks enclose it. Marks that never close end with their paragraph.
pub(crate) fn quoted(doc: &Document, surface: &Surface, parse: &Parse) -> Vec<bool> {
    let mut quoted = Vec::with_capacity(parse.len());
    let mut paragraphs = surface.paragraphs().iter().map(|span| span.end()).peekable();
    let mut open = false;
    for span in parse.spans() {
        while paragraphs.peek().is_some_and(|&end| end <= span.start()) {
            paragraphs.next();
            open = false;
        }
        match doc.words(*span) {
            "\u{201c}" | "\u{ab}" => open = true,
            "\u{201d}" | "\u{bb}" => open = false,
            "\"" => open = !open,
            _ => {}
        }
        quoted.push(open);
    }
    quoted
}
