//! How far words reach: where a clause starts, and where what a trigger takes or governs ends.

use crate::groups::GroupKind;
use crate::inflect::Forms;
use crate::parties::joins;
use crate::sketch::Sketch;
use crate::tags::Tag;

/// The first token of the clause that holds `at`: behind the nearest verb, conjunction of clauses or comma before it.
pub(crate) fn clause_start(sketch: &Sketch<'_>, at: usize) -> usize {
    let mut start = at;
    loop {
        let bars = match sketch.tag_of(start) {
            Tag::Subordinator
            | Tag::Relative
            | Tag::That
            | Tag::Stop
            | Tag::Modal
            | Tag::Be
            | Tag::Have
            | Tag::Do => true,
            Tag::Verb(_) => true,
            Tag::Comma => !is_list_comma(sketch, start),
            Tag::Conjunction => {
                start > sketch.tokens.start
                    && sketch.tag_of(start - 1) == Tag::Comma
                    && !is_list_comma(sketch, start - 1)
            }
            _ => false,
        };
        if bars {
            return (start + 1).min(at);
        }
        if start == sketch.tokens.start {
            return start;
        }
        start -= 1;
    }
}

/// The token behind the words that a trigger governs: up to the next clause of its own.
pub(crate) fn reach(sketch: &Sketch<'_>, from: usize, through_clauses: bool) -> usize {
    let mut at = from;
    while at < sketch.tokens.end {
        match sketch.tag_of(at) {
            Tag::Stop => return at,
            Tag::Subordinator => return at,
            Tag::Relative | Tag::That if !through_clauses => return at,
            Tag::Comma if !continues_list(sketch, at) => {
                // A participle, a conjunction or a relative behind a comma starts a clause of its own.
                return at;
            }
            Tag::Conjunction if starts_clause(sketch, at) => return at,
            Tag::Preposition if at > from && starts_absolute(sketch, at) => return at,
            _ => {
                if let Some(group) = sketch.group_at(at).map(|group| sketch.groups[group]) {
                    if !through_clauses && group.kind != GroupKind::Participle {
                        return at;
                    }
                    at = group.main.max(at);
                }
            }
        }
        at += 1;
    }
    sketch.tokens.end
}

/// The token behind the words that a trigger governs: as far as it reaches, and over further infinitives or bare verbs
/// that are listed (`to stay calm, accept the border and not fuel tensions`).
pub(crate) fn governed_end(sketch: &Sketch<'_>, from: usize) -> usize {
    let mut end = reach(sketch, from, true);
    while matches!(sketch.tag_of(end), Tag::Comma | Tag::Conjunction) {
        let mut next = end;
        while matches!(
            sketch.tag_of(next),
            Tag::Comma | Tag::Conjunction | Tag::Adverb | Tag::Negation | Tag::To
        ) {
            // `but` sets a verb of its own against the one that governs.
            if sketch.norm(next) == "but" {
                return end;
            }
            next += 1;
        }
        if matches!(sketch.tag_of(next), Tag::Verb(forms) if forms.has(Forms::BASE)) {
            end = reach(sketch, next + 1, true);
        } else if let Some(listed) = name_of_list(sketch, next) {
            end = listed;
        } else {
            break;
        }
    }
    end
}

/// The token behind a name that a comma or `and` adds to a list: one without a verb, up to the next comma or `and`.
fn name_of_list(sketch: &Sketch<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match sketch.tag_of(at) {
            Tag::Comma | Tag::Conjunction | Tag::Stop => return (at > from).then_some(at),
            Tag::Noun
            | Tag::Mention
            | Tag::Determiner
            | Tag::Preposition
            | Tag::Possessive
            | Tag::Number => at += 1,
            _ => return None,
        }
    }
}

/// Whether a comma stands between the names of a list: `Norland, Sudland and Westland`.
fn is_list_comma(sketch: &Sketch<'_>, comma: usize) -> bool {
    comma > sketch.tokens.start
        && sketch.tag_of(comma - 1) == Tag::Mention
        && joins(sketch, comma, sketch.tokens.end)
        && {
            let mut at = comma + 1;
            while at < sketch.tokens.end
                && matches!(
                    sketch.tag_of(at),
                    Tag::Mention | Tag::Determiner | Tag::Noun | Tag::Comma
                )
            {
                at += 1;
            }
            sketch.tag_of(at) == Tag::Conjunction
                && matches!(sketch.tag_of(at + 1), Tag::Mention | Tag::Determiner | Tag::Noun)
        }
}

fn continues_list(sketch: &Sketch<'_>, comma: usize) -> bool {
    let after_name = comma > sketch.tokens.start && sketch.tag_of(comma - 1) == Tag::Mention;
    after_name && joins(sketch, comma, sketch.tokens.end)
}

/// Whether `with` opens a clause of a party and a participle: `with both sides accusing each other`.
fn starts_absolute(sketch: &Sketch<'_>, with: usize) -> bool {
    if sketch.norm(with) != "with" {
        return false;
    }
    let mut at = with + 1;
    while at < sketch.tokens.end && at < with + 8 {
        match sketch.tag_of(at) {
            Tag::Verb(forms) => return at > with + 1 && forms.has(Forms::GERUND),
            Tag::Mention | Tag::Noun | Tag::Determiner | Tag::Possessive | Tag::Number => at += 1,
            _ => return false,
        }
    }
    false
}

/// Whether `and` joins a verb, or a party and its verb, rather than names.
fn starts_clause(sketch: &Sketch<'_>, conjunction: usize) -> bool {
    let mut at = conjunction + 1;
    while matches!(sketch.tag_of(at), Tag::Adverb | Tag::Quote | Tag::Time) {
        at += 1;
    }
    if let Some(group) = sketch.group_at(at) {
        return matches!(sketch.groups[group].kind, GroupKind::Finite | GroupKind::Gerund);
    }
    // `and Y denied it`: the party behind it has a verb of its own.
    let mut end = at;
    while end < sketch.tokens.end
        && matches!(
            sketch.tag_of(end),
            Tag::Mention | Tag::Determiner | Tag::Noun | Tag::Possessive
        )
    {
        end += 1;
    }
    let after = end;
    end > at
        && after < sketch.tokens.end
        && sketch.group_at(after).is_some_and(|group| {
            sketch.groups[group].kind == GroupKind::Finite && sketch.groups[group].first == after
        })
        && sketch.tag_of(conjunction.wrapping_sub(1)) != Tag::Mention
}
