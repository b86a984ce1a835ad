//! The sieve for plural phrases: `both sides`, `the two countries`, `the latter` mean states that the text names together.

use std::ops::Range;

use crate::Class;
use crate::cast::{Cast, Handle};
use crate::clauses::is_subject;
use crate::drafts::{Ask, Draft, Meant};
use crate::gazetteer::Gazetteer;
use crate::pieces::{Pronoun, Several};
use crate::text::Text;
use crate::words::Sort;

/// How many drafts or groups back an antecedent is looked for.
const REACH: usize = 60;

/// States named together: `between Azerbaijan and Armenia`.
#[derive(Debug)]
pub(crate) struct Together {
    /// From the first of the words to the last.
    pub(crate) tokens: Range<usize>,
    /// In order of mention, each once.
    pub(crate) states: Vec<usize>,
}

/// Finds all that is named together, in order of text.
pub(crate) fn together(text: &Text<'_>, drafts: &[Draft], cast: &Cast) -> Vec<Together> {
    let mut found: Vec<Together> = Vec::new();
    let mut open: Option<Together> = None;
    let mut last: Option<&Draft> = None;
    for draft in drafts {
        let [handle] = draft.these() else { continue };
        let Some(state) = cast.state_of(*handle) else { continue };
        let linked = last.is_some_and(|last| are_linked(text, last, draft, cast));
        match open.as_mut().filter(|_| linked) {
            Some(group) => {
                group.tokens.end = draft.tokens.end;
                if !group.states.contains(&state) {
                    group.states.push(state);
                }
            }
            None => {
                found.extend(
                    open.replace(Together { tokens: draft.tokens.clone(), states: vec![state] }),
                );
            }
        }
        last = Some(draft);
    }
    found.extend(open);
    found.retain(|group| group.states.len() > 1);
    found
}

/// Whether two drafts are joined by `and`, a comma, a hyphen, with only titles and pronouns between.
fn are_linked(text: &Text<'_>, last: &Draft, next: &Draft, cast: &Cast) -> bool {
    let (start, end) = (last.tokens.end, next.tokens.start);
    if start > end
        || end - start > 9
        || text.sentence(start.saturating_sub(1)) != text.sentence(end)
    {
        return false;
    }
    let people =
        [last, next].iter().all(|draft| draft.these().iter().all(|&handle| cast.is_person(handle)));
    let joins = |token| text.any(token, &["and", "&", ",", "-", "\u{2013}", "/", "or"]);
    let fills = |token| {
        text.any(token, &["the", "both", "between", "with", "his", "her", "of", "republic"])
            || people
    };
    let between = start..end;
    let close = end - start <= 3 || people && text.norm(start) == "and";
    close
        && between.clone().any(joins)
        && between.clone().all(|token| {
            joins(token)
                || fills(token) && !text.is(token, Sort::Verb) && !text.is(token, Sort::Speech)
        })
        && !between.clone().any(|token| text.any(token, &["with", "of"]))
}

/// Answers all questions for several, first to last.
pub(crate) fn resolve(
    text: &Text<'_>,
    drafts: &mut [Draft],
    cast: &mut Cast,
    gazetteer: &Gazetteer,
) {
    let groups = together(text, drafts, cast);
    let fallback = opposed(drafts, cast);
    for i in 0..drafts.len() {
        let Some(draft) = drafts.get(i) else { return };
        let Meant::Ask(ask) = &draft.meant else { continue };
        let tokens = draft.tokens.clone();
        let several = match ask {
            Ask::Party(several) => *several,
            Ask::Latter | Ask::Pronoun(Pronoun::EachOther) => Several::Of(2),
            _ => continue,
        };
        let latter = matches!(ask, Ask::Latter);
        let states = (!latter)
            .then(|| subject_pair(text, &groups, drafts, i, cast, matches!(ask, Ask::Pronoun(_))))
            .flatten();
        let states = states
            .or_else(|| antecedent(text, &groups, drafts, i, cast, several))
            .or_else(|| fallback.clone());
        let meant = match states {
            Some(states) if latter => states.last().map(|&state| vec![state]),
            states => states,
        };
        let handles: Option<Vec<Handle>> = meant.map(|states| {
            states.into_iter().map(|state| cast.state(gazetteer, state, None)).collect()
        });
        if let Some(draft) = drafts.get_mut(i) {
            draft.meant = match handles {
                Some(handles) if !handles.is_empty() => Meant::These(handles),
                _ => Meant::Nobody,
            };
            debug_assert_eq!(draft.tokens, tokens);
        }
    }
}

/// Of `each other`: the pair that is the sentence's subject, or the plural phrase before it in the sentence.
fn subject_pair(
    text: &Text<'_>,
    groups: &[Together],
    drafts: &[Draft],
    i: usize,
    cast: &Cast,
    reciprocal: bool,
) -> Option<Vec<usize>> {
    let at = drafts.get(i).filter(|_| reciprocal)?.tokens.start;
    let sentence = text.sentence_tokens(text.sentence(at));
    let before = groups.partition_point(|group| group.tokens.start <= at);
    let within = groups
        .get(..before)?
        .iter()
        .rev()
        .take(REACH)
        .take_while(|group| group.tokens.start >= sentence.start);
    let pair = within.into_iter().find(|group| group.states.len() == 2);
    let plural = drafts
        .get(..i)?
        .iter()
        .rev()
        .take(REACH)
        .take_while(|draft| draft.tokens.start >= sentence.start)
        .find(|draft| draft.these().len() > 1);
    match (pair, plural) {
        (Some(pair), Some(plural)) if plural.tokens.start > pair.tokens.start => {
            states(plural, cast)
        }
        (Some(pair), _) => Some(pair.states.clone()),
        (None, Some(plural)) => states(plural, cast),
        (None, None) => None,
    }
}

fn states(draft: &Draft, cast: &Cast) -> Option<Vec<usize>> {
    draft.these().iter().map(|&handle| cast.state_of(handle)).collect()
}

/// The group last named that has the right size and does not hold the sentence's subject; else the next one named.
fn antecedent(
    text: &Text<'_>,
    groups: &[Together],
    drafts: &[Draft],
    i: usize,
    cast: &Cast,
    several: Several,
) -> Option<Vec<usize>> {
    let tokens = drafts.get(i)?.tokens.clone();
    let speaker = subject_state(text, drafts, i, cast);
    let fits = |group: &&Together| match several {
        Several::Of(n) => group.states.len() == n,
        _ => true,
    };
    let apart = |group: &&Together| speaker.is_none_or(|state| !group.states.contains(&state));
    let after = groups.partition_point(|group| group.tokens.start < tokens.end);
    let (before, ahead) = groups.split_at(after);
    // `the two neighbors, Armenia and Azerbaijan`
    let apposed = ahead
        .first()
        .filter(|group| group.tokens.start <= tokens.end + 3 && text.any(tokens.end, &[",", ":"]))
        .filter(fits);
    let reach = || before.iter().rev().take(REACH);
    let sentence = text.sentence_tokens(text.sentence(tokens.start));
    let same = reach().take_while(|group| group.tokens.start >= sentence.start).find(fits);
    let found = apposed
        .or(same)
        .or_else(|| reach().filter(fits).find(apart))
        .or_else(|| reach().find(fits))
        .or_else(|| ahead.iter().take(REACH).find(fits));
    found.map(|group| group.states.clone())
}

/// The state of the sentence's first subject before a draft, if the draft is no subject itself.
fn subject_state(text: &Text<'_>, drafts: &[Draft], i: usize, cast: &Cast) -> Option<usize> {
    let draft = drafts.get(i)?;
    let sentence = text.sentence_tokens(text.sentence(draft.tokens.start));
    let own = drafts
        .get(..i)?
        .iter()
        .rev()
        .take(REACH)
        .take_while(|draft| draft.tokens.start >= sentence.start);
    let subject =
        own.filter(|draft| draft.these().len() == 1 && is_subject(text, &draft.tokens)).last()?;
    cast.state_of(*subject.these().first()?)
}

/// Where nothing is named together: the two states that are named most, if both are named often.
fn opposed(drafts: &[Draft], cast: &Cast) -> Option<Vec<usize>> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for draft in drafts {
        for member in draft.these().iter().filter_map(|&handle| cast.get(handle)) {
            let (Some(state), Class::State | Class::Body) = (member.state, member.class) else {
                continue;
            };
            match counts.iter_mut().find(|(known, _)| *known == state) {
                Some((_, count)) => *count += 1,
                None => counts.push((state, 1)),
            }
        }
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    match counts.as_slice() {
        [(first, _), (second, n), rest @ ..]
            if *n >= 3 && rest.first().is_none_or(|(_, next)| next < n) =>
        {
            Some(vec![*first, *second])
        }
        _ => None,
    }
}
