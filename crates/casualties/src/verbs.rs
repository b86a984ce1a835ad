//! The verb group around a casualty word: its auxiliaries, its voice, whether it is denied, feared or reported, and whom
//! a verb in a headline or in a row of participles has for its victims.

use std::ops::Range;

use dateline_syntax::TokenKind;

use crate::facts::Category;
use crate::predicates::{Kind, Predicate, Voice, plain};
use crate::reading::Reading;
use crate::words::class;

pub(crate) fn verb_group(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    verb: crate::words::Verb,
    sentence: &Range<usize>,
) -> Predicate {
    let fatal = |at: Option<usize>| at.is_some_and(|at| reading.word(at).is(class::FATAL));
    let dies = fatal(tokens.start.checked_sub(1)) || fatal(Some(tokens.end));
    let hurt = matches!(verb.category, Category::Wounded | Category::Unspecified);
    let category = if dies && hurt { Category::Killed } else { verb.category };
    let mut predicate = plain(tokens, category, Kind::Intransitive);
    let read = read_group(reading, &mut predicate, sentence);
    let base = verb.forms & 1 != 0 && verb.forms & 0b100 == 0;
    predicate.hypothetical |=
        base && is_infinitive(reading, predicate.group.max(predicate.tokens.start));
    if !verb.transitive {
        return predicate;
    }
    let at = predicate.tokens.start;
    let grammar = &reading.grammar;
    let object = reading.has_object(&predicate.tokens);
    let finite = verb.forms & 0b1_0011 != 0 || read.have;
    let listed =
        verb.is_participle() && !read.have && is_listed(reading, &predicate.tokens, sentence);
    let object =
        object || verb.is_participle() && !listed && counts_behind(reading, &predicate, sentence);
    let passive = grammar.is_passive(at) && !read.have || read.be && verb.is_participle();
    let voice = if passive || listed {
        Voice::Passive
    } else if object || finite || !verb.is_participle() {
        Voice::Active
    } else {
        Voice::Reduced
    };
    predicate.kind = Kind::Transitive { voice };
    predicate
}

/// `fighters killed 10 soldiers near the town`: whether people who are not counted stand right before a verb
/// and a number right behind it, which no participle of its own follows.
fn counts_behind(reading: &Reading<'_>, predicate: &Predicate, sentence: &Range<usize>) -> bool {
    let counted =
        |at: usize| reading.kind(at) == Some(TokenKind::Number) || reading.word(at).value.is_some();
    let start = predicate.group;
    let Some(before) = start.checked_sub(1).filter(|at| *at >= sentence.start) else {
        return false;
    };
    let people =
        reading.word(before).person.is_some_and(|person| person.plural && !person.singular)
            || reading.word(before).is(class::FORCE);
    let floor = before.saturating_sub(3).max(sentence.start);
    let end = predicate.tokens.end;
    let limit = sentence.end.min(end + 6);
    people
        && !(floor..before).any(counted)
        && counted(end)
        && reading.norm(end + 1) != "of"
        && !(end..limit).any(|at| reading.word(at).verb.is_some_and(|verb| verb.is_participle()))
}

/// `12 people killed 30 injured`: two participles in a row of counts, without commas.
fn is_listed(reading: &Reading<'_>, verb: &Range<usize>, sentence: &Range<usize>) -> bool {
    let counted =
        |at: usize| reading.kind(at) == Some(TokenKind::Number) || reading.word(at).value.is_some();
    let ends = |at: usize| {
        reading.kind(at) == Some(TokenKind::Mark) || reading.word(at).is(class::FUNCTION)
    };
    let floor = verb.start.saturating_sub(4).max(sentence.start);
    let before = (floor..verb.start).rev().take_while(|at| !ends(*at)).any(counted);
    let limit = sentence.end.min(verb.end + 5);
    let next = (verb.end + 1..limit)
        .take_while(|at| !ends(*at))
        .find(|at| reading.word(*at).verb.is_some_and(|verb| verb.is_participle()));
    before
        && counted(verb.end)
        && next.is_some_and(|next| reading.word(next + 1).person.is_none() && !counted(next + 1))
}

/// Whether `to` stands right before the verb and no verb above it says that it came about: `managed to kill`.
pub(crate) fn is_infinitive(reading: &Reading<'_>, verb: usize) -> bool {
    let came_about =
        reading.grammar.head(verb).is_some_and(|above| reading.word(above).is(class::IMPLICATIVE));
    verb > 0 && reading.norm(verb - 1) == "to" && !came_about
}

/// What stands in a verb group.
pub(crate) struct Group {
    be: bool,
    have: bool,
}

/// Reads the verb group to the left of a predicate: `were reportedly`, `are believed to have been`.
pub(crate) fn read_group(
    reading: &Reading<'_>,
    predicate: &mut Predicate,
    sentence: &Range<usize>,
) -> Group {
    let mut start = predicate.tokens.start;
    let inside =
        class::BE | class::HAVE | class::MODAL | class::ADVERB | class::NEGATIVE | class::GROUP;
    while start > sentence.start
        && predicate.tokens.start - start < 10
        && reading.word(start - 1).is(inside)
    {
        start -= 1;
    }
    // A group begins with its finite verb.
    while start < predicate.tokens.start
        && !reading.word(start).is(class::BE | class::HAVE | class::MODAL)
    {
        start += 1;
    }
    predicate.group = start;
    let mut group = Group { be: false, have: false };
    for at in start..predicate.tokens.start {
        let word = reading.word(at);
        group.be |= word.is(class::BE);
        group.have |= word.is(class::HAVE);
        predicate.negated |= word.is(class::NEGATIVE);
        predicate.hypothetical |= word.is(class::HYPOTHETICAL);
        predicate.reported |=
            matches!(reading.norm(at), "reported" | "reportedly" | "said" | "confirmed");
    }
    group
}
