//! The facts of a document as the report prints them: each actor with its mentions.

use dateline_core::{Actor, Span};
use serde::Serialize;

use crate::{Facts, MentionKind};

/// `{"actors":[…]}`
#[derive(Debug, Serialize)]
pub(crate) struct Line<'a> {
    actors: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
struct Entry<'a> {
    actor: &'a Actor,
    mentions: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    span: Span,
    kind: MentionKind,
}

/// The line of a document: a mention of several stands under each of them.
pub(crate) fn line(facts: &Facts) -> Line<'_> {
    let mut actors: Vec<Entry<'_>> = facts
        .actors
        .iter()
        .map(|known| Entry { actor: &known.actor, mentions: Vec::new() })
        .collect();
    for mention in &facts.mentions {
        for &actor in &mention.actors {
            if let Some(entry) = actors.get_mut(actor) {
                entry.mentions.push(Place { span: mention.span, kind: mention.kind });
            }
        }
    }
    Line { actors }
}
