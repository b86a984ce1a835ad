//! Tests of what is found: invented stories with their mentions drawn below the words.
//!
//! Norland (`NRL`, capital Talvin) and Sudland (`SDL`, capital Marro) come as a user's lexicon; snapshots show
//! `kind id/unit/person`, and of one of several `?candidate|candidate`.

mod bodies;
mod definites;
mod invariants;
mod lexicons;
mod names;
mod people;
mod places;
mod plurals;
mod pronouns;
mod summaries;

use std::sync::LazyLock;

use dateline_core::{Document, Lexicon, Reader, overlay};
use dateline_syntax::{Pipeline, Surface};

use crate::{Actors, Config, Facts};

const INVENTED: &str = r#"
[[state]]
id = "NRL"
name = "Norland"
forms = ["Republic of Norland", "Norland Republic"]
adjectives = ["Norlandic"]
people = ["Norlanders"]
seats = ["Talvin"]

[[state]]
id = "SDL"
name = "Sudland"
adjectives = ["Sudlandic"]
people = ["Sudlanders"]
seats = ["Marro"]

[[organisation]]
id = "river-watch"
name = "River Watch"

[[outlet]]
id = "norpress"
name = "Norpress"
"#;

static ACTORS: LazyLock<Actors> = LazyLock::new(|| {
    let lexicon = vec![Lexicon { name: "invented.toml".into(), text: INVENTED.into() }];
    Actors::new(Config { lexicon }).expect("the invented lexicon is well formed")
});

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::english);

pub(crate) fn actors() -> &'static Actors {
    &ACTORS
}

/// What these actors find in a text.
pub(crate) fn read(actors: &Actors, text: &str) -> Facts {
    actors.map(&Document::bare("story", text), (&Surface::new(text), &PIPELINE.parse(text)))
}

pub(crate) fn facts(text: &str) -> Facts {
    read(actors(), text)
}

/// The story with its mentions drawn below.
pub(crate) fn drawn(text: &str) -> String {
    let facts = facts(text);
    let label = |mention: &crate::Mention| {
        let actors: Vec<String> = facts
            .actors_of(mention)
            .map(|known| {
                let actor = &known.actor;
                if actor.id.is_none() {
                    return format!("?{}", actor.candidates.join("|"));
                }
                let parts = [actor.id.as_deref(), actor.unit.as_deref(), actor.person.as_deref()];
                parts.into_iter().flatten().collect::<Vec<_>>().join("/")
            })
            .collect();
        format!("{} {}", format!("{:?}", mention.kind).to_lowercase(), actors.join(" + "))
    };
    let marks: Vec<_> =
        facts.mentions.iter().map(|mention| (mention.span, label(mention))).collect();
    overlay(text, &marks, 110)
}

/// Snapshots a story with its mentions.
macro_rules! check {
    ($text:expr) => {
        insta::assert_snapshot!($crate::tests::drawn($text))
    };
}
pub(crate) use check;
