//! Organisations that no list holds: how far their names reach, and the acronyms that stand for them; and how names go
//! among the other pieces.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::Class;
use crate::cast::{Cast, slug};
use crate::gazetteer::Meaning;
use crate::pieces::{Piece, Places, What};
use crate::text::Text;
use crate::words::Sort;

/// An organisation that no list holds, with the nationality before it and the `of` behind it.
pub(crate) fn organisation(
    text: &Text<'_>,
    pieces: &[Piece],
    places: &Places,
    tokens: Range<usize>,
    cast: &mut Cast,
) -> Option<Piece> {
    let Range { mut start, end } = tokens.clone();
    // `Front spokesman`: words behind the one for an organisation are not its name.
    let body = places.starting(end).and_then(|piece| pieces.get(piece));
    let body = body.filter(|piece| {
        matches!(piece.what, What::Listed(Meaning::Body(_))) && text.is_capital(end)
    });
    let head = tokens.clone().rev().find(|&token| text.is(token, Sort::OrganisationWord));
    let head = head.or(body.map(|_| end - 1))?;
    let mut end = if text.is_loud(start) { end } else { head + 1 };
    if let Some(body) = body {
        end = body.tokens.end;
    }
    if let Some(before) = places.ending(start).and_then(|piece| pieces.get(piece)) {
        if matches!(before.what, What::Listed(Meaning::Organisation(_))) {
            return None;
        }
        let belongs = matches!(
            before.what,
            What::Listed(Meaning::Adjective(_) | Meaning::Place(_) | Meaning::State(_))
        );
        if belongs && text.sentence(before.tokens.start) == text.sentence(start) {
            start = before.tokens.start;
        }
    }
    if text.any(end, &["of", "for"]) {
        let next = end + 1 + usize::from(text.norm(end + 1) == "the");
        if let Some(piece) = places.starting(next).and_then(|piece| pieces.get(piece)) {
            let belongs = matches!(
                piece.what,
                What::Listed(Meaning::State(_) | Meaning::Place(_) | Meaning::Seat(_))
            );
            end = if belongs { piece.tokens.end } else { end };
        } else {
            let mut last = next;
            while last < next + 6
                && text.is_capital(last)
                && places.starting(last).is_none()
                && text.sentence(last) == text.sentence(start)
            {
                last += 1;
            }
            end = if last > next { last } else { end };
        }
    }
    let last = end - 1;
    let is_thing =
        text.is(last, Sort::NotPerson) && !text.is(last, Sort::OrganisationWord) && body.is_none();
    if end < start + 2 || is_thing {
        return None;
    }
    let name = text.words(start..end);
    let handle = cast.thing(&slug(name), name, Class::Organisation);
    Some(Piece { tokens: start..end, what: What::Named(handle) })
}

/// The pieces with the names among them; a name takes the place of what it overlaps.
pub(crate) fn merged(pieces: Vec<Piece>, mut named: Vec<Piece>) -> Vec<Piece> {
    named.sort_by_key(|piece| (piece.tokens.start, std::cmp::Reverse(piece.tokens.end)));
    let mut all: Vec<Piece> = Vec::with_capacity(pieces.len() + named.len());
    let mut old = pieces.into_iter().peekable();
    for piece in named {
        while let Some(before) = old.next_if(|before| before.tokens.start < piece.tokens.start) {
            if before.tokens.end <= piece.tokens.start {
                all.push(before);
            }
        }
        while old.next_if(|inside| inside.tokens.start < piece.tokens.end).is_some() {}
        if all.last().is_none_or(|last| last.tokens.end <= piece.tokens.start) {
            all.push(piece);
        }
    }
    all.extend(old);
    all.dedup_by(|next, last| next.tokens.start < last.tokens.end);
    all
}

/// `Norland Aid Front (NAF)`: from there on, the capitals in brackets name it too; and so do the first letters of three
/// words or more.
pub(crate) fn acronyms(
    text: &Text<'_>,
    pieces: &mut Vec<Piece>,
    alone: Vec<Range<usize>>,
    cast: &mut Cast,
) {
    let mut known: BTreeMap<String, What> = BTreeMap::new();
    let places = Places::of(pieces, text.len());
    for piece in pieces.iter() {
        let end = piece.tokens.end;
        let bracketed = text.norm(end) == "("
            && text.norm(end + 2) == ")"
            && text.is_upper(end + 1)
            && text.word(end + 1).len() > 1;
        let thing = matches!(
            piece.what,
            What::Named(_) | What::Listed(Meaning::Organisation(_) | Meaning::Body(_))
        );
        if bracketed && thing && places.starting(end + 1).is_none() {
            known.insert(text.word(end + 1).to_owned(), piece.what);
        }
        let organisation = match piece.what {
            What::Named(handle) => !cast.is_person(handle),
            What::Listed(Meaning::Organisation(_)) => true,
            _ => false,
        };
        if organisation && piece.tokens.len() < 12 && !text.is_loud(piece.tokens.start) {
            let capitals = piece.tokens.clone().filter(|&token| text.is_capital(token));
            let initials: String =
                capitals.filter_map(|token| text.word(token).chars().next()).collect();
            if initials.len() > 2 {
                known.entry(initials).or_insert(piece.what);
            }
        }
    }
    let mut more: Vec<Piece> = Vec::new();
    for tokens in alone.into_iter().filter(|tokens| places.starting(tokens.start).is_none()) {
        let name = text.word(tokens.start);
        let what = known
            .get(name)
            .copied()
            .unwrap_or_else(|| What::Named(cast.thing(&slug(name), name, Class::Organisation)));
        known.insert(name.to_owned(), what);
        more.push(Piece { tokens, what });
    }
    shorts(text, pieces, &places, cast);
    if known.is_empty() {
        return;
    }
    for token in 0..text.len() {
        let what = if text.is_upper(token) { known.get(text.word(token)) } else { None };
        if let (Some(&what), None) = (what, places.starting(token)) {
            more.push(Piece { tokens: token..token + 1, what });
        }
    }
    pieces.append(&mut more);
    pieces.sort_by_key(|piece| piece.tokens.start);
    pieces.dedup_by(|next, last| next.tokens.start < last.tokens.end);
}

/// `Observatory director`, `the Observatory's founder`: a word of the name of the one organisation that has it, before a role.
fn shorts(text: &Text<'_>, pieces: &mut Vec<Piece>, places: &Places, cast: &Cast) {
    let mut known: BTreeMap<&str, (What, bool)> = BTreeMap::new();
    for piece in pieces.iter().filter(|piece| piece.tokens.len() > 1) {
        let organisation = match piece.what {
            What::Named(handle) => {
                cast.get(handle).is_some_and(|member| member.class == Class::Organisation)
            }
            What::Listed(Meaning::Organisation(_)) => true,
            _ => false,
        };
        let first = piece.tokens.start;
        let telling = |&token: &usize| {
            text.is_capital(token)
                && (text.is(token, Sort::OrganisationNoun)
                    || text.is(token, Sort::WatcherName)
                    || token == first && text.word(token).len() > 3)
        };
        for token in piece.tokens.clone().filter(telling).filter(|_| organisation) {
            let (what, one) = known.entry(text.word(token)).or_insert((piece.what, true));
            *one &= *what == piece.what;
        }
    }
    let mut more: Vec<Piece> = Vec::new();
    for token in 0..text.len() {
        let Some(&(what, true)) = known.get(text.word(token)) else { continue };
        let role = token + 1 + usize::from(text.is_genitive(token + 1));
        let role = places.starting(role).and_then(|piece| pieces.get(piece));
        let held = role.is_some_and(|piece| matches!(piece.what, What::Listed(Meaning::Role(_))));
        let here = places.starting(token).and_then(|piece| pieces.get(piece));
        let open = match here {
            None => {
                token == 0
                    || !text.is_capital(token - 1)
                    || text.is(token - 1, Sort::Opener)
                    || text.opens_sentence(token)
            }
            Some(piece) => piece.what == What::OrganisationNoun,
        };
        if held && open && !text.is_loud(token) {
            more.push(Piece { tokens: token..token + 1, what });
        }
    }
    pieces.retain(|piece| {
        piece.what != What::OrganisationNoun
            || more.iter().all(|short| short.tokens != piece.tokens)
    });
    let inside = |token: usize| pieces.iter().any(|piece| piece.tokens.contains(&token));
    more.retain(|short| !inside(short.tokens.start));
    pieces.append(&mut more);
    pieces.sort_by_key(|piece| piece.tokens.start);
}
