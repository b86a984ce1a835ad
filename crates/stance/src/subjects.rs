//! Who stands before a verb as its subject: in its clause, before a parenthesis, or carried from another verb.

use std::ops::Range;

use crate::groups::{Group, GroupKind};
use crate::inflect::Forms;
use crate::parties::{Chain, chains};
use crate::reach::clause_start;
use crate::sketch::Sketch;
use crate::tags::Tag;

/// How many verbs a subject is carried over, at most.
const CARRIED: usize = 4;

/// The subject of a verb group: its chain and the name of the rule that found it.
pub(crate) fn subject(sketch: &Sketch<'_>, group: usize) -> Option<(Chain, &'static str)> {
    subject_within(sketch, group, CARRIED)
}

fn subject_within(
    sketch: &Sketch<'_>,
    index: usize,
    budget: usize,
) -> Option<(Chain, &'static str)> {
    let group = *sketch.groups.get(index)?;
    let budget = budget.checked_sub(1)?;
    match group.kind {
        GroupKind::Infinitive => controller(sketch, index, budget),
        GroupKind::Gerund => of_gerund(sketch, index, budget),
        GroupKind::Participle => None,
        GroupKind::Finite => of_finite(sketch, index, budget),
    }
}

/// `urged Y to leave`: Y; `wants to leave`: the subject of `wants`.
fn controller(sketch: &Sketch<'_>, index: usize, budget: usize) -> Option<(Chain, &'static str)> {
    let first = sketch.groups[index].first;
    let governing = index.checked_sub(1)?;
    let outer = sketch.groups[governing];
    let between = chains(sketch, outer.main + 1..first);
    let object = between.into_iter().rev().find(|chain| {
        chain.preposition.is_none_or(|p| sketch.norm(p) == "on" || sketch.norm(p) == "upon")
            && !chain.modifies
    });
    if let Some(object) = object.filter(|_| !outer.passive) {
        return Some((object, "object that controls an infinitive"));
    }
    let (chain, _) = subject_within(sketch, governing, budget)?;
    Some((chain, "subject carried to an infinitive"))
}

/// `, urging …` and `by shelling`: the subject of the clause before; `with both sides accusing`: the mention before.
fn of_gerund(sketch: &Sketch<'_>, index: usize, budget: usize) -> Option<(Chain, &'static str)> {
    let first = sketch.groups[index].first;
    let before = step_back(sketch, first)?;
    if sketch.tag_of(before) == Tag::Mention {
        let found = chains(sketch, clause_start(sketch, before)..before + 1).pop();
        return found.map(|chain| (chain, "mention before a participle"));
    }
    if sketch.tag_of(before) == Tag::Noun {
        let phrase = clause_start(sketch, before)..before + 1;
        let with = phrase.clone().find(|&at| sketch.norm(at) == "with");
        if let Some(chain) =
            with.and_then(|with| chains(sketch, with..phrase.end).into_iter().next())
        {
            return Some((chain, "subject of an absolute participle"));
        }
    }
    let governing = (0..index)
        .rev()
        .find(|&i| sketch.groups[i].kind == GroupKind::Finite && !is_relative(sketch, i));
    match governing {
        Some(governing) => {
            let (chain, _) = subject_within(sketch, governing, budget)?;
            Some((chain, "subject carried to a participle"))
        }
        None => {
            let next = (index + 1..sketch.groups.len())
                .find(|&i| sketch.groups[i].kind == GroupKind::Finite)?;
            let (chain, _) = subject_within(sketch, next, budget)?;
            Some((chain, "subject that follows its participle"))
        }
    }
}

fn of_finite(sketch: &Sketch<'_>, index: usize, budget: usize) -> Option<(Chain, &'static str)> {
    let group = sketch.groups[index];
    let before = step_back(sketch, group.first)?;
    match sketch.tag_of(before) {
        Tag::Conjunction => {
            let (chain, _) = carried(sketch, index, budget)?;
            return Some((chain, "subject carried over `and`"));
        }
        Tag::Relative | Tag::That => {
            let found = antecedent(sketch, before)?;
            return Some((found, "antecedent of a relative"));
        }
        Tag::Comma => {
            return beyond_comma(sketch, index, before, budget);
        }
        Tag::Pronoun => {
            // `X said it would leave`: the subject of the clause around it, unless the pronoun has a mention.
            let governing =
                (0..index).rev().find(|&i| sketch.groups[i].kind == GroupKind::Finite)?;
            let third = matches!(sketch.norm(before), "it" | "they" | "he" | "she");
            let (chain, _) = third.then(|| subject_within(sketch, governing, budget)).flatten()?;
            return Some((chain, "pronoun for the subject before"));
        }
        _ => {}
    }
    let start = clause_start(sketch, before);
    if let Some(found) = phrase_subject(sketch, start..before + 1, "subject before its verb") {
        return Some(found);
    }
    let comma = start.checked_sub(1).filter(|&at| sketch.tag_of(at) == Tag::Comma)?;
    let adverbial = sketch.tag_of(start) == Tag::Preposition && comma > sketch.tokens.start;
    if adverbial { beyond_comma(sketch, index, comma, budget) } else { None }
}

/// The subject of a verb that stands behind a comma: before the parenthesis that the comma closes, or carried over.
fn beyond_comma(
    sketch: &Sketch<'_>,
    index: usize,
    comma: usize,
    budget: usize,
) -> Option<(Chain, &'static str)> {
    let opening = parenthesis_before(sketch, comma).unwrap_or(comma);
    let last = opening.checked_sub(1).filter(|&at| at >= sketch.tokens.start)?;
    let start = clause_start(sketch, last);
    if let Some(found) = phrase_subject(sketch, start..opening, "subject before a parenthesis") {
        return Some(found);
    }
    if opening < comma {
        let last = comma - 1;
        let found =
            phrase_subject(sketch, clause_start(sketch, last)..comma, "subject before a comma");
        if found.is_some() {
            return found;
        }
    }
    // `urged restraint, called for talks and left`
    let governing = index.checked_sub(1).filter(|&i| sketch.groups[i].kind == GroupKind::Finite)?;
    let (chain, _) = subject_within(sketch, governing, budget)?;
    Some((chain, "subject carried over a comma"))
}

/// The subject of a coordinated verb: that of the nearest group before it that is not inside a relative clause or an
/// infinitive, and not of another form (`should respect … and called`).
pub(crate) fn carried(
    sketch: &Sketch<'_>,
    index: usize,
    budget: usize,
) -> Option<(Chain, &'static str)> {
    let verb = sketch.groups.get(index)?;
    (0..index)
        .rev()
        .filter(|&i| {
            let other = &sketch.groups[i];
            let parallel = other.modal.is_none() || verb.modal.is_some() || is_base(sketch, verb);
            other.kind == GroupKind::Finite && !is_relative(sketch, i) && parallel
        })
        .take(2)
        .find_map(|i| subject_within(sketch, i, budget))
}

fn is_base(sketch: &Sketch<'_>, group: &Group) -> bool {
    matches!(sketch.tag_of(group.main), Tag::Verb(forms) if forms.has(Forms::BASE))
}

/// The first token before `first` that is no adverb, time or quotation mark.
fn step_back(sketch: &Sketch<'_>, first: usize) -> Option<usize> {
    let mut at = first;
    while at > sketch.tokens.start {
        at -= 1;
        if !matches!(sketch.tag_of(at), Tag::Adverb | Tag::Time | Tag::Quote | Tag::Negation)
            && !matches!(sketch.norm(at), "both" | "all")
        {
            return Some(at);
        }
    }
    None
}

/// Whether a finite group stands in a relative clause: a relative pronoun stands between it and its subject.
fn is_relative(sketch: &Sketch<'_>, group: usize) -> bool {
    let Some(before) = step_back(sketch, sketch.groups[group].first) else { return false };
    let start = clause_start(sketch, before);
    sketch.tag_of(before) == Tag::Relative
        || start > sketch.tokens.start && sketch.tag_of(start - 1) == Tag::Relative
}

/// The opening comma of a parenthesis that closes at `comma`: a relative, a participle or an apposition.
fn parenthesis_before(sketch: &Sketch<'_>, comma: usize) -> Option<usize> {
    let mut at = comma;
    while at > sketch.tokens.start {
        at -= 1;
        match sketch.tag_of(at) {
            Tag::Comma if at > sketch.tokens.start => return Some(at),
            Tag::Stop => return None,
            _ => {}
        }
    }
    None
}

/// The mention that a relative pronoun stands for.
fn antecedent(sketch: &Sketch<'_>, relative: usize) -> Option<Chain> {
    let mut end = relative;
    while end > sketch.tokens.start
        && matches!(sketch.tag_of(end - 1), Tag::Comma | Tag::Preposition | Tag::Quote)
    {
        end -= 1;
    }
    let before = end.checked_sub(1)?;
    let start = clause_start(sketch, before);
    let found = chains(sketch, start..end);
    found.into_iter().next_back()
}

/// The subject in the phrase before a verb: the first party that no preposition governs, else one inside the phrase.
fn phrase_subject(
    sketch: &Sketch<'_>,
    phrase: Range<usize>,
    rule: &'static str,
) -> Option<(Chain, &'static str)> {
    let found = chains(sketch, phrase.clone());
    if let Some(chain) = found.iter().find(|chain| chain.preposition.is_none()) {
        return Some((chain.clone(), rule));
    }
    let inside = found.into_iter().find(|chain| {
        chain.preposition.is_some_and(|at| {
            let headed = at > phrase.start
                && matches!(sketch.tag_of(at - 1), Tag::Noun | Tag::Quote | Tag::Number);
            headed && matches!(sketch.norm(at), "of" | "in" | "from" | "by" | "to" | "for")
                || at == phrase.start && sketch.norm(at) == "by"
        })
    });
    if let Some(chain) = inside {
        return Some((chain, "party inside the subject"));
    }
    let tokens = bare_phrase(sketch, phrase)?;
    Some((Chain { tokens, ..Chain::default() }, "subject without a mention"))
}

/// The noun phrase that starts `phrase`, where no mention is in it: its tokens from the first noun to the head.
fn bare_phrase(sketch: &Sketch<'_>, phrase: Range<usize>) -> Option<Range<usize>> {
    let mut start = phrase.start;
    while start < phrase.end
        && matches!(
            sketch.tag_of(start),
            Tag::Determiner | Tag::Adverb | Tag::Time | Tag::Quote | Tag::Conjunction
        )
    {
        start += 1;
    }
    let mut end = start;
    while end < phrase.end
        && matches!(sketch.tag_of(end), Tag::Noun | Tag::Number | Tag::Possessive)
    {
        end += 1;
    }
    (start < end).then_some(start..end)
}
