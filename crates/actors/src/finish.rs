//! From drafts to facts: who is mentioned, in order of first mention, and where.

use std::collections::BTreeMap;

use crate::cast::{Cast, Handle};
use crate::drafts::Draft;
use crate::text::Text;
use crate::{Class, Facts, Known, Mention, MentionKind};

/// The facts of a document; drafts that found nobody are left out.
pub(crate) fn facts(text: &Text<'_>, drafts: &[Draft], cast: &Cast) -> Facts {
    let mut facts = Facts::default();
    let mut numbers: BTreeMap<Handle, usize> = BTreeMap::new();
    for draft in drafts {
        let Some(span) = text.span(draft.tokens.clone()).filter(|_| !draft.these().is_empty())
        else {
            continue;
        };
        if facts.mentions.last().is_some_and(|last| last.span.overlaps(span)) {
            continue;
        }
        let mut actors = Vec::with_capacity(draft.these().len());
        for &handle in draft.these() {
            let Some(member) = cast.get(handle) else { continue };
            let number = *numbers.entry(handle).or_insert_with(|| {
                facts.actors.push(Known {
                    actor: member.actor.clone(),
                    class: member.class,
                    gender: member.gender,
                    roles: member.roles.clone(),
                    names: Vec::new(),
                });
                facts.actors.len() - 1
            });
            if !actors.contains(&number) {
                actors.push(number);
            }
            let words = text.words(draft.tokens.clone());
            let named = draft.kind == MentionKind::Name
                || draft.kind == MentionKind::Nominal && member.class == Class::Group;
            if let Some(known) = facts.actors.get_mut(number).filter(|_| named)
                && !known.names.iter().any(|name| name == words)
            {
                known.names.push(words.to_owned());
            }
        }
        if !actors.is_empty() {
            facts.mentions.push(Mention { span, kind: draft.kind, actors });
        }
    }
    facts
}
