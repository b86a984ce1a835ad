//! Pieces: what the gazetteer and the closed classes find in a text, one behind the other, with the guards against
//! namesakes. What pieces mean together is composed later.

use std::ops::Range;

use crate::cast::Handle;
use crate::gazetteer::{Gazetteer, Meaning};
use crate::repair::without_namesakes;
use crate::text::Text;
use crate::words::Sort;

/// Some tokens that mean something.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) tokens: Range<usize>,
    pub(crate) what: What,
}

/// What a piece means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// An entry of the gazetteer.
    Listed(Meaning),
    /// A person or an organisation that the text introduces.
    Named(Handle),
    /// `the two sides`
    Party(Several),
    /// `side`, `country`
    StateNoun,
    /// `he`, `its`
    Pronoun(Pronoun),
    /// `the latter`
    Latter,
    /// `the group`, where an organisation may be meant.
    OrganisationNoun,
    /// `counterpart`
    Counterpart,
}

/// How many a phrase like `the two sides` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Several {
    /// This many.
    Of(usize),
    /// Those just named: `these countries`.
    Named,
    /// None in particular: `all countries`.
    Unnamed,
}

/// A pronoun by what it asks of its antecedent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pronoun {
    He,
    She,
    /// `it`, or its genitive.
    It {
        genitive: bool,
    },
    /// `they`, or its genitive.
    They {
        genitive: bool,
    },
    We,
    I,
    EachOther,
}

/// All pieces of a text in order, none overlapping another.
pub(crate) fn pieces(text: &Text<'_>, gazetteer: &Gazetteer) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for sentence in 0..text.sentence_count() {
        let tokens = text.sentence_tokens(sentence);
        let mut at = tokens.start;
        while at < tokens.end {
            let found = party(text, at, tokens.end)
                .or_else(|| listed(text, gazetteer, at, tokens.end, pieces.last()))
                .or_else(|| closed(text, at));
            match found {
                Some(piece) if piece.tokens.end > at => {
                    at = piece.tokens.end;
                    pieces.push(piece);
                }
                _ => at += 1,
            }
        }
    }
    without_rivals(text, gazetteer, without_namesakes(text, pieces))
}

/// A form of the gazetteer at a token, if no guard speaks against it.
fn listed(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    at: usize,
    limit: usize,
    last: Option<&Piece>,
) -> Option<Piece> {
    let (mut end, meaning) = gazetteer.longest(text, at, limit)?;
    let alone = !beside_name(text, gazetteer, at, end, last);
    let meaning = match meaning {
        Meaning::State(state)
            if gazetteer.states.get(state).is_some_and(|state| state.given_name) =>
        {
            alone.then_some(meaning)
        }
        Meaning::Seat(_) => alone.then_some(meaning),
        // `The Hill` before `People` is no outlet.
        // `Deputy Prime Minister` is one role.
        Meaning::Role(_) if end == at + 1 && text.is(at, Sort::RoleModifier) => {
            let next = gazetteer.longest(text, end, limit.min(end + 6));
            (!next.is_some_and(|(_, next)| matches!(next, Meaning::Role(_)))).then_some(meaning)
        }
        Meaning::Outlet(_) if text.norm(at) == "the" => {
            (alone && !text.is_loud(at)).then_some(meaning)
        }
        Meaning::Place(_) if text.is(at, Sort::GivenMale) || text.is(at, Sort::GivenFemale) => {
            alone.then_some(meaning)
        }
        Meaning::CommonOutlet(outlet) => {
            is_outlet(text, at, end).then_some(Meaning::Outlet(outlet))
        }
        // All in capitals, a surname is left to the names that the text itself gives, unless a title stands before it.
        Meaning::Person(_) if is_surname(text, at, end) && text.is_loud(at) => {
            follows_role(at, last).then_some(meaning)
        }
        Meaning::Person(_) if is_surname(text, at, end) => alone.then_some(meaning),
        _ => Some(meaning),
    }?;
    if matches!(meaning, Meaning::Outlet(_)) {
        while end < limit && end < at + 6 && text.is(end, Sort::OutletTail) && !text.is_mark(end) {
            end += 1;
        }
    }
    Some(Piece { tokens: at..end, what: What::Listed(meaning) })
}

/// Whether the tokens are a surname alone: `Assad`, `al-Assad`.
fn is_surname(text: &Text<'_>, start: usize, end: usize) -> bool {
    let telling = |&token: &usize| text.is_word(token) && !text.is(token, Sort::NameParticle);
    (start..end).filter(telling).count() < 2
}

fn follows_role(at: usize, last: Option<&Piece>) -> bool {
    last.is_some_and(|last| {
        last.tokens.end == at && matches!(last.what, What::Listed(Meaning::Role(_)))
    })
}

/// Whether capitals that no list explains stand beside the tokens, so that they are part of some longer name.
fn beside_name(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    start: usize,
    end: usize,
    last: Option<&Piece>,
) -> bool {
    if text.is_loud(start) {
        return false;
    }
    let before = start.wrapping_sub(1);
    let after_title = last.is_some_and(|last| {
        last.tokens.end == start
            && matches!(last.what, What::Listed(Meaning::Role(role)) if gazetteer.roles.get(role).is_some_and(|role| role.title))
    });
    let follows_name = text.is_capital(before)
        && text.sentence(before) == text.sentence(start)
        && last.is_none_or(|last| last.tokens.end < start)
        && !text.is(before, Sort::Opener)
        && (given(text, before) || !text.opens_sentence(before));
    let goes_on = text.is_capital(end)
        && text.sentence(end) == text.sentence(start)
        && !text.is(end, Sort::Opener)
        && !text.is(end, Sort::NotPerson)
        && !text.is(end, Sort::OrganisationWord)
        && gazetteer.longest(text, end, end + 6).is_none();
    after_title || follows_name || goes_on
}

fn given(text: &Text<'_>, token: usize) -> bool {
    text.is(token, Sort::GivenMale) || text.is(token, Sort::GivenFemale)
}

/// Whether an ordinary word with a capital is shown to be an outlet by the words beside it.
fn is_outlet(text: &Text<'_>, start: usize, end: usize) -> bool {
    if text.is_loud(start) {
        return false;
    }
    let shown = text.is(end, Sort::OutletSign)
        || text.is(end, Sort::OutletTail)
        || text.is(end, Sort::Speech);
    let led = start > 0 && text.is(start - 1, Sort::OutletLead) && !text.is_capital(end);
    shown || led && !text.opens_sentence(start)
}

/// A phrase like `both sides` or `the two ex-Soviet nations` at a token.
fn party(text: &Text<'_>, at: usize, limit: usize) -> Option<Piece> {
    let mut next = at;
    let the = text.any(at, &["the"]);
    let these = text.any(at, &["these", "those"]);
    let both = text.any(at, &["both"]);
    let all = text.any(at, &["all"]);
    if the || these || both || all {
        next += 1;
    } else if !text.is(at, Sort::Number) && !text.is(at, Sort::PartyModifier) {
        return None;
    }
    let number = text.is(next, Sort::Number).then(|| count(text.norm(next)));
    next += usize::from(number.is_some());
    let modifiers = next;
    while next < limit && next < modifiers + 5 && is_party_modifier(text, next) {
        next += 1;
    }
    let modified = next > modifiers;
    if !text.is(next, Sort::Party) || next >= limit {
        return None;
    }
    // `arch-foes` is three tokens.
    let head_alone = text.is(next, Sort::PartyAlone)
        || modified && text.any(modifiers, &["warring", "rival", "opposing", "feuding"]);
    let neighbors = modified && text.any(modifiers, &["neighboring", "neighbouring"]);
    let several = match number {
        Some(n) if the || these || both => Several::Of(n),
        Some(n) if n == 2 && !all => Several::Of(2),
        Some(_) => return None,
        None if both => Several::Of(2),
        None if the && head_alone && !text.any(next + 1, &["of"]) => Several::Of(2),
        None if these => Several::Named,
        None if all || neighbors => Several::Unnamed,
        None => return None,
    };
    Some(Piece { tokens: at..next + 1, what: What::Party(several) })
}

fn is_party_modifier(text: &Text<'_>, token: usize) -> bool {
    text.is(token, Sort::PartyModifier) || text.norm(token) == "-" && text.is_joined(token)
}

fn count(number: &str) -> usize {
    match number {
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        _ => 2,
    }
}

/// Pronouns and the like.
fn closed(text: &Text<'_>, at: usize) -> Option<Piece> {
    let pronoun = |pronoun, end| Some(Piece { tokens: at..end, what: What::Pronoun(pronoun) });
    let one = at + 1;
    match text.norm(at) {
        "he" | "him" | "his" | "himself" => pronoun(Pronoun::He, one),
        "she" | "her" | "hers" | "herself" => pronoun(Pronoun::She, one),
        "it" => pronoun(Pronoun::It { genitive: false }, one),
        "its" => pronoun(Pronoun::It { genitive: true }, one),
        "they" | "them" => pronoun(Pronoun::They { genitive: false }, one),
        "their" | "theirs" => pronoun(Pronoun::They { genitive: true }, one),
        "we" | "our" | "ours" => pronoun(Pronoun::We, one),
        "us" if !text.is_upper(at) => pronoun(Pronoun::We, one),
        "i" | "my" | "me" | "mine" if !text.any(one, &["."]) => pronoun(Pronoun::I, one),
        "each" if text.norm(one) == "other" => pronoun(Pronoun::EachOther, at + 2),
        "one" if text.norm(one) == "another" => pronoun(Pronoun::EachOther, at + 2),
        "latter" if text.norm(at.wrapping_sub(1)) == "the" => {
            Some(Piece { tokens: at..one, what: What::Latter })
        }
        "counterpart" | "counterparts" => Some(Piece { tokens: at..one, what: What::Counterpart }),
        _ if organisation_phrase(text, at).is_some()
            && !text.is_capital(one)
            && !text.any(one, &["of", "for"]) =>
        {
            Some(Piece { tokens: at..one, what: What::OrganisationNoun })
        }
        _ if text.is(at, Sort::StateNoun) => Some(Piece { tokens: at..one, what: What::StateNoun }),
        _ => None,
    }
}

/// Where a phrase that takes up an organisation starts, by its noun: `the group`, `the Norland-based charity`, `a monitor`,
/// `a war monitoring group`.
pub(crate) fn organisation_phrase(text: &Text<'_>, noun: usize) -> Option<usize> {
    let watcher = text.is(noun, Sort::Watcher);
    let takes_up = text.is(noun, Sort::OrganisationNoun) || text.is(noun, Sort::OutletNoun);
    if !watcher && !takes_up {
        return None;
    }
    let mut start = noun;
    while start > 0 && start + 6 > noun {
        if text.is(start - 1, Sort::OrganisationModifier) && !text.is_capital(start - 1) {
            start -= 1;
        } else if start > 2
            && text.compound(start - 2) == Some(start)
            && text.any(start - 1, &["based"])
        {
            start -= 3;
        } else {
            break;
        }
    }
    let watches = watcher || is_watching(text, start..noun);
    match text.norm(start.checked_sub(1)?) {
        "the" => Some(start - 1),
        "a" | "an" if watches => Some(start - 1),
        _ => None,
    }
}

/// Whether words before a noun say that an organisation watches: `monitoring group`.
pub(crate) fn is_watching(text: &Text<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|token| text.is(token, Sort::WatcherName) || text.is(token, Sort::Watcher))
}

/// Drops names of a state where the words of its namesake occur, and neither its adjective nor its seat does.
fn without_rivals(text: &Text<'_>, gazetteer: &Gazetteer, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut contested: Vec<usize> = Vec::new();
    for piece in &pieces {
        if let What::Listed(Meaning::State(state)) = piece.what {
            let has_rivals =
                gazetteer.states.get(state).is_some_and(|state| !state.rivals.is_empty());
            if has_rivals && !contested.contains(&state) {
                contested.push(state);
            }
        }
    }
    for state in contested {
        let confirmed = pieces.iter().any(|piece| {
            matches!(piece.what, What::Listed(Meaning::Adjective(s) | Meaning::Seat(s) | Meaning::People(s)) if s == state)
        });
        let rivals = gazetteer.states.get(state).map_or(&[][..], |state| &state.rivals);
        let rivaled =
            || (0..text.len()).any(|token| rivals.iter().any(|rival| rival == text.word(token)));
        if !confirmed && rivaled() {
            pieces.retain(|piece| piece.what != What::Listed(Meaning::State(state)));
        }
    }
    pieces
}

/// Pieces by where they start and end.
pub(crate) struct Places {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Places {
    /// The index of `pieces` in a text of `len` tokens.
    pub(crate) fn of(pieces: &[Piece], len: usize) -> Places {
        let mut places = Places { starts: vec![u32::MAX; len + 1], ends: vec![u32::MAX; len + 1] };
        for (i, piece) in pieces.iter().enumerate() {
            let i = u32::try_from(i).unwrap_or(u32::MAX);
            if let Some(start) = places.starts.get_mut(piece.tokens.start) {
                *start = i;
            }
            if let Some(end) = places.ends.get_mut(piece.tokens.end) {
                *end = i;
            }
        }
        places
    }

    /// The piece whose first token is this.
    pub(crate) fn starting(&self, token: usize) -> Option<usize> {
        self.starts
            .get(token)
            .copied()
            .filter(|&piece| piece != u32::MAX)
            .map(|piece| piece as usize)
    }

    /// The piece that ends before this token.
    pub(crate) fn ending(&self, token: usize) -> Option<usize> {
        self.ends.get(token).copied().filter(|&piece| piece != u32::MAX).map(|piece| piece as usize)
    }
}
