//! Whether a stance belongs to the past before the episode, to the future, or to what is not so.

use crate::groups::{Group, GroupKind};
use crate::sketch::Sketch;
use crate::tags::Tag;
use crate::words::Vocabulary;

/// Whether a sentence tells of what was before the episode: a year gone by, `last year`, `a year after`.
pub(crate) fn is_historical(
    sketch: &Sketch<'_>,
    vocabulary: &Vocabulary,
    published: Option<i16>,
) -> bool {
    let phrase = |words: &[String]| {
        sketch.tokens.clone().any(|token| {
            words.iter().enumerate().all(|(i, word)| {
                let norm = sketch.norm(token + i);
                norm == word || word == "#" && sketch.tag_of(token + i) == Tag::Number
            })
        })
    };
    if vocabulary.historical.iter().any(|words| phrase(words)) {
        return true;
    }
    let Some(published) = published else { return false };
    sketch.tokens.clone().any(|token| {
        sketch.tag_of(token) == Tag::Time
            && sketch.mention_at(token).is_none()
            && sketch
                .norm(token)
                .get(..4)
                .and_then(|year| year.parse::<i16>().ok())
                .is_some_and(|year| (1800..published).contains(&year))
    })
}

/// Whether a sentence goes on with the one before: `Also, …`, `To this end, …`.
pub(crate) fn goes_on(sketch: &Sketch<'_>, vocabulary: &Vocabulary) -> bool {
    let start = sketch.tokens.start;
    vocabulary
        .connectives
        .iter()
        .any(|words| words.iter().enumerate().all(|(i, word)| sketch.norm(start + i) == word))
}

/// Whether a group announces: `will leave`, `is to leave`.
pub(crate) fn is_future(sketch: &Sketch<'_>, group: &Group) -> bool {
    let Some(modal) = group.modal else { return false };
    // `said that it would leave` tells of a future seen from the past.
    let told = || {
        sketch.groups.iter().any(|other| {
            other.main < group.first && other.modal.is_none() && other.kind == GroupKind::Finite
        })
    };
    matches!(sketch.norm(modal), "will" | "shall" | "wo" | "'ll")
        || sketch.norm(modal) == "would" && told()
}

/// Whether a group is only possible: `might leave`, `if they leave`.
pub(crate) fn is_hypothetical(sketch: &Sketch<'_>, vocabulary: &Vocabulary, group: &Group) -> bool {
    if group.modal.is_some_and(|modal| vocabulary.words.hypothetical.contains(sketch.norm(modal))) {
        return true;
    }
    let mut at = group.first;
    while at > sketch.tokens.start {
        at -= 1;
        match sketch.tag_of(at) {
            Tag::Subordinator => {
                return matches!(sketch.norm(at), "if" | "unless" | "whether" | "lest");
            }
            Tag::Stop | Tag::That | Tag::Relative => return false,
            Tag::Verb(_) => return false,
            _ => {}
        }
    }
    false
}
