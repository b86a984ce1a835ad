//! Where a noun phrase ends, what is a verb, who is a subject: by tags and heads, and by closed classes of words, which
//! know better in headlines and telexes.

use std::ops::Range;

use dateline_syntax::{Pos, Rel, Tag};

use crate::text::Text;
use crate::words::Sort;

/// Whether a token is likely a finite verb or the start of one.
pub(crate) fn is_verb(text: &Text<'_>, token: usize) -> bool {
    let norm = text.norm(token);
    matches!(text.grammar.tag(token), Some(Tag::VBD | Tag::VBP | Tag::VBZ | Tag::MD))
        || text.is(token, Sort::Verb)
        || text.is(token, Sort::Speech)
        || matches!(norm, "'s" | "'ve" | "'re" | "'d" | "'ll") && !text.is_genitive(token)
        || norm.len() > 4
            && norm.ends_with("ed")
            && (!text.is_capital(token) || text.is_loud(token))
}

/// Whether a noun phrase may end before this token, so that the noun before it is a head and no modifier.
pub(crate) fn ends_phrase(text: &Text<'_>, token: usize) -> bool {
    text.norm(token).is_empty()
        || text.is_mark(token) && text.norm(token) != "-"
        || text.is_genitive(token)
        || text.is(token, Sort::Preposition)
        || text.is(token, Sort::Between)
        || text.is(token, Sort::Opener)
        || text.is(token, Sort::Determiner)
        || text.is_number(token)
        || is_verb(text, token)
        || is_head(text, token.wrapping_sub(1))
}

/// Whether the parse takes a noun for the head of its phrase: it has a place in its clause, and hangs on no noun behind it.
fn is_head(text: &Text<'_>, token: usize) -> bool {
    let grammar = &text.grammar;
    let modifies = matches!(
        grammar.rel(token),
        None | Some(
            Rel::Compound
                | Rel::Amod
                | Rel::Nmod
                | Rel::Poss
                | Rel::Nummod
                | Rel::Npadvmod
                | Rel::Dep
        )
    );
    !modifies && matches!(grammar.pos(token), Some(Pos::Noun | Pos::Propn))
}

/// Whether the words at `tokens` stand where a subject stands: no preposition before them, a verb behind them.
pub(crate) fn is_subject(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let start = phrase_start(text, tokens.start);
    let governed = start > 0
        && text.sentence(start - 1) == text.sentence(tokens.start)
        && text.is(start - 1, Sort::Preposition)
        && !text.any(start - 1, &["after", "before", "as", "since", "until", "like"]);
    !governed && verb_behind(text, tokens.end).is_some()
}

/// The verb that stands behind a phrase, over adverbs, days and one insertion between commas.
pub(crate) fn verb_behind(text: &Text<'_>, end: usize) -> Option<usize> {
    let sentence = text.sentence(end.saturating_sub(1));
    let limit = text.sentence_tokens(sentence).end;
    let mut at = end;
    for _ in 0..6 {
        if at >= limit || text.is_genitive(at) {
            return None;
        }
        if text.norm(at) == "on" && text.is(at + 1, Sort::Day) {
            at += 2;
        } else if text.is(at, Sort::Between) && !is_verb(text, at) || text.is(at, Sort::Day) {
            at += 1;
        } else if is_verb(text, at) {
            return Some(at);
        } else if text.norm(at) == "," && at == end {
            at = insertion_end(text, at, limit)?;
        } else {
            return None;
        }
    }
    None
}

/// Behind the comma that closes the insertion which the comma at `at` opens.
fn insertion_end(text: &Text<'_>, at: usize, limit: usize) -> Option<usize> {
    let stop = limit.min(at + 16);
    let close = (at + 1..stop).find(|&token| text.norm(token) == ",")?;
    Some(close + 1)
}

/// The first token of the phrase that the token at `start` is in: over determiners and modifiers before it.
pub(crate) fn phrase_start(text: &Text<'_>, start: usize) -> usize {
    let mut at = start;
    for _ in 0..4 {
        let before = at.wrapping_sub(1);
        let inside = text.is(before, Sort::Determiner)
            || text.is(before, Sort::RoleModifier)
            || text.is(before, Sort::BodyModifier)
            || text.is(before, Sort::Number);
        if !inside || text.sentence(before) != text.sentence(start) {
            break;
        }
        at = before;
    }
    at
}

/// Whether a capital at `tokens` is a place here rather than its government: behind `in`, in a dateline, before `airport`.
pub(crate) fn is_place(text: &Text<'_>, tokens: &Range<usize>, last_was_place: bool) -> bool {
    let Range { start, end } = *tokens;
    let before = start.wrapping_sub(1);
    let same = text.sentence(before) == text.sentence(start);
    let tail = text.is(end, Sort::PlaceTail)
        || text.norm(end) == "-" && text.any(end + 1, &["based", "born", "area"]);
    if !same {
        return tail || is_dateline(text, end);
    }
    let behind = text.is(before, Sort::Locative);
    let noun = before.wrapping_sub(1);
    let of_place = text.norm(before) == "of"
        && (text.is(noun, Sort::PlaceNoun)
            || text.is_number(noun)
            || text.is_capital(noun) && !text.is_loud(noun));
    let conjoined = last_was_place && text.any(before, &["and", "or", ","]);
    let dateline = is_dateline(text, end)
        && (text.sentence_tokens(text.sentence(start)).start + 6 > start
            || text.any(before, &["]"]));
    behind || of_place || conjoined || tail || dateline
}

/// Whether what follows shows that the words before it open a dateline: a dash, a bracket, a date.
fn is_dateline(text: &Text<'_>, end: usize) -> bool {
    let dash = |token: usize| {
        text.any(token, &["-", "\u{2013}", "\u{2014}", "--"]) && !text.is_joined(token + 1)
    };
    dash(end)
        || text.norm(end) == "("
        || text.norm(end) == ":"
        || text.norm(end) == ","
            && (end + 1..end + 8).any(|token| {
                dash(token)
                    || text.norm(token) == ":"
                    || text.is_number(token) && text.norm(token + 1) == "("
            })
}

/// Whether `it` or `its` stands as the target of an attack whose doer is the nearest subject: `opened fire at its posts`.
pub(crate) fn is_attacked(text: &Text<'_>, subject_end: usize, pronoun: usize) -> bool {
    pronoun > subject_end
        && text.any(pronoun - 1, &["at", "on", "against", "into", "toward", "towards"])
        && (subject_end..pronoun).any(|token| text.is(token, Sort::Attack))
}

/// Whether `it` at a token means nobody: `it is clear that`, `it should be noted`.
pub(crate) fn is_impersonal(text: &Text<'_>, token: usize) -> bool {
    text.is(token + 1, Sort::Impersonal)
        || !is_verb(text, token + 1) && !text.is(token + 1, Sort::Between)
}
