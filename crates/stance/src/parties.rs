//! Mentions that stand as one party, with what governs them.
//!
//! Rules over tags, mentions and verb groups; with `subjects` and `reach`, a parse with heads will replace this file and
//! leave the others alone.

use std::ops::Range;

use dateline_actors::MentionKind;

use crate::groups::GroupKind;
use crate::sketch::Sketch;
use crate::tags::Tag;

/// Mentions that stand as one party: a name with its titles, or several joined by `and`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Chain {
    /// The preposition before it, if one governs it.
    pub(crate) preposition: Option<usize>,
    /// The indices of its mentions in the actors' facts; more than one where they are joined.
    pub(crate) mentions: Vec<usize>,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Whether it stands in the possessive or before a noun as an adjective.
    pub(crate) modifies: bool,
}

/// The chains of mentions in `range`, in order.
pub(crate) fn chains(sketch: &Sketch<'_>, range: Range<usize>) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    let (mut preposition, mut open, mut joined) = (None, false, false);
    let mut at = range.start;
    while at < range.end {
        let tag = sketch.tag_of(at);
        if let (Tag::Mention, Some(index)) = (tag, sketch.mention_at(at)) {
            let mut end = at + 1;
            while end < range.end && sketch.mention_at(end) == Some(index) {
                end += 1;
            }
            let kind = sketch.mention(index).map(|mention| mention.kind);
            let modifies = kind == Some(MentionKind::Demonym)
                || sketch.norm(end) == "'s"
                || ends_possessive(sketch, end);
            match chains.last_mut().filter(|_| open) {
                Some(chain) if joined => {
                    chain.mentions.push(index);
                    chain.tokens.end = end;
                    chain.modifies = modifies;
                }
                Some(chain) => {
                    // A name behind its title or its country: the later one is the head.
                    chain.mentions.pop();
                    chain.mentions.push(index);
                    chain.tokens.end = end;
                    chain.modifies = modifies;
                }
                None => chains.push(Chain {
                    preposition,
                    mentions: vec![index],
                    tokens: at..end,
                    modifies,
                }),
            }
            (open, joined) = (true, false);
            at = end;
            continue;
        }
        match tag {
            Tag::Preposition | Tag::To => {
                preposition = Some(at);
                open = false;
            }
            Tag::Conjunction | Tag::Comma if open && joins(sketch, at, range.end) => joined = true,
            Tag::Determiner | Tag::Quote if joined => {}
            Tag::Noun | Tag::Possessive | Tag::Number | Tag::Quote => {}
            Tag::Adverb | Tag::Time | Tag::Conjunction | Tag::Determiner => open = false,
            _ => {
                open = false;
                preposition = None;
            }
        }
        at += 1;
    }
    chains
}

/// Whether the mention that ends before `end` is a plural with a bare apostrophe: `both sides' troops`.
fn ends_possessive(sketch: &Sketch<'_>, end: usize) -> bool {
    end > 0 && sketch.norm(end - 1).ends_with("'s")
        || sketch.norm(end) == "'" && matches!(sketch.tag_of(end + 1), Tag::Noun)
}

/// Whether a comma or conjunction behind a mention joins it to another one.
pub(crate) fn joins(sketch: &Sketch<'_>, at: usize, end: usize) -> bool {
    let mut next = at + 1;
    if sketch.tag_of(at) == Tag::Comma && sketch.tag_of(next) == Tag::Conjunction {
        next += 1;
    }
    let mut words = 0;
    while next < end {
        match sketch.tag_of(next) {
            Tag::Mention => {
                return sketch.tag_of(at) == Tag::Conjunction || !has_verb(sketch, next);
            }
            Tag::Determiner | Tag::Quote => {}
            Tag::Noun if sketch.tag_of(at) == Tag::Conjunction => words += 1,
            _ => return false,
        }
        if words > 4 {
            return false;
        }
        next += 1;
    }
    false
}

/// Whether a verb follows the mention at `at`, so that it starts a clause: `…, Reuters reported`.
fn has_verb(sketch: &Sketch<'_>, at: usize) -> bool {
    let mut next = at;
    while matches!(
        sketch.tag_of(next),
        Tag::Mention | Tag::Noun | Tag::Adverb | Tag::Time | Tag::Possessive
    ) {
        next += 1;
    }
    sketch.group_at(next).is_some_and(|group| sketch.groups[group].kind == GroupKind::Finite)
}
