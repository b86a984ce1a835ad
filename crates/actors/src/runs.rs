//! Runs of capitalised words that no list explains, and what their words and their neighbors show them to be.
//! Whose names they are is settled in `names`.

use std::ops::Range;

use crate::gazetteer::{Gazetteer, Meaning};
use crate::pieces::{Piece, Places, What};
use crate::text::Text;
use crate::words::Sort;

/// A run of words that may be a name.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) tokens: Range<usize>,
    pub(crate) shows: Shows,
}

/// What a run's words and neighbors show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// A person: a given name, a title, a verb of speech behind it.
    Person,
    /// An organisation: a word for one in it.
    Organisation,
    /// An outlet: its last word names outlets.
    Outlet,
    /// Nothing by itself; it may be a surname.
    Nothing,
}

/// All runs of a text in order.
pub(crate) fn runs(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    pieces: &[Piece],
    places: &Places,
) -> Vec<Run> {
    let mut runs = Vec::new();
    for sentence in 0..text.sentence_count() {
        let tokens = text.sentence_tokens(sentence);
        let titled = !text.is_loud(tokens.start) && is_title_case(text, tokens.clone());
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some(piece) = places.starting(at).and_then(|piece| pieces.get(piece)) {
                at = piece.tokens.end.max(at + 1);
                continue;
            }
            let end = if text.is_loud(at) {
                loud_end(text, gazetteer, pieces, places, at, tokens.end)
            } else {
                end(text, places, at, tokens.end)
            };
            let end = if titled { end.min(at + 2) } else { end };
            if end > at {
                let shows = shows(text, gazetteer, pieces, places, at..end);
                runs.push(Run { tokens: at..end, shows });
            } else if text.is_loud(at) && text.word(at).len() > 3 && !is_common(text, at) {
                // It may be the surname of somebody.
                runs.push(Run { tokens: at..at + 1, shows: Shows::Nothing });
            }
            at = end.max(at + 1);
        }
    }
    runs
}

/// Where the run that starts at a token ends; at the token itself if none starts there.
fn end(text: &Text<'_>, places: &Places, at: usize, limit: usize) -> usize {
    let article =
        text.any(at, &["al", "el"]) && text.norm(at + 1) == "-" && text.is_capital(at + 2);
    let starts =
        text.is_capital(at) && !text.is(at, Sort::Opener) && !text.is(at, Sort::RoleModifier);
    if !starts && !article {
        return at;
    }
    let mut end = at + 1;
    while end < limit && end < at + 12 && places.starting(end).is_none() {
        let hyphen = text.norm(end) == "-" && text.is_joined(end) && text.is_joined(end + 1);
        if hyphen && text.is(end + 1, Sort::HyphenTail) {
            break;
        }
        if hyphen && end + 1 < limit && text.is_word(end + 1) && places.starting(end + 1).is_none()
        {
            end += 2;
        } else if text.is_capital(end) && !text.is_genitive(end) && !text.is(end, Sort::Opener) {
            end += 1;
        } else if let Some(next) = over_particles(text, places, end, limit) {
            end = next;
        } else {
            break;
        }
    }
    end
}

/// Behind the particles at a token (`bin`, `de la`, `al-`) and the capital that they lead to.
fn over_particles(text: &Text<'_>, places: &Places, at: usize, limit: usize) -> Option<usize> {
    let mut next = at;
    while next < at + 3 && next < limit && text.is(next, Sort::NameParticle) {
        next += 1;
    }
    if next == at {
        return None;
    }
    next += usize::from(text.norm(next) == "-" && text.is_joined(next));
    (next < limit && text.is_capital(next) && places.starting(next).is_none()).then_some(next + 1)
}

/// The same where all is in capitals: only a title before it or a given name in it starts a run there, and common
/// words end it.
fn loud_end(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    pieces: &[Piece],
    places: &Places,
    at: usize,
    limit: usize,
) -> usize {
    let given = (text.is(at, Sort::GivenMale) || text.is(at, Sort::GivenFemale))
        && !text.is(at, Sort::WordName);
    let title = places.ending(at).and_then(|piece| pieces.get(piece));
    let titled = title.is_some_and(|piece| match piece.what {
        What::Listed(Meaning::Role(role)) => {
            gazetteer.roles.get(role).is_some_and(|role| !role.common)
        }
        _ => false,
    });
    if !given && !titled || is_common(text, at) {
        return at;
    }
    let mut end = at + 1;
    while end < limit && end < at + 4 && places.starting(end).is_none() && !is_common(text, end) {
        end += 1;
    }
    while end > at + 1 && text.is(end - 1, Sort::NameParticle) {
        end -= 1;
    }
    if given && end == at + 1 && !titled { at } else { end }
}

/// Whether a word in a text of capitals is more likely a common word than part of a name.
fn is_common(text: &Text<'_>, token: usize) -> bool {
    let norm = text.norm(token);
    let kinds = [
        Sort::Opener,
        Sort::Preposition,
        Sort::Verb,
        Sort::Speech,
        Sort::Between,
        Sort::NotPerson,
        Sort::OrganisationWord,
        Sort::Determiner,
        Sort::Attack,
        Sort::Day,
    ];
    !text.is_word(token)
        || text.is_genitive(token)
        || kinds.iter().any(|&kind| text.is(token, kind))
        || norm.len() > 4
            && ["ed", "ing", "ly", "tion", "ment"].iter().any(|ending| norm.ends_with(ending))
}

fn shows(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    pieces: &[Piece],
    places: &Places,
    tokens: Range<usize>,
) -> Shows {
    let Range { start, end } = tokens;
    let titled = has_title(pieces, places, start);
    let words = tokens.clone().filter(|&token| text.is_word(token)).count();
    let has = |sort| tokens.clone().any(|token| text.is(token, sort));
    let body = places.starting(end).and_then(|piece| pieces.get(piece));
    let before_body = body.is_some_and(|piece| match piece.what {
        What::Listed(Meaning::Body(body)) => {
            gazetteer.bodies.get(body).is_some_and(|body| body.state.is_none())
        }
        _ => false,
    });
    let before_body = before_body && text.is_capital(end) && !text.is_loud(end);
    if (has(Sort::OrganisationWord) || before_body) && !titled {
        return Shows::Organisation;
    }
    if words > 1 && text.is(end - 1, Sort::OutletWord) && !titled && !text.is_loud(start) {
        return Shows::Outlet;
    }
    let thing = has(Sort::NotPerson) || has(Sort::OrganisationWord);
    if thing && (!titled || words == 1) || words > 6 {
        return Shows::Nothing;
    }
    let given = text.is(start, Sort::GivenMale) || text.is(start, Sort::GivenFemale);
    let apposed = is_apposed(text, pieces, places, &tokens);
    let spoken = start > 0 && text.is(start - 1, Sort::Speech);
    if titled
        || words > 1 && (given || spoken || apposed || is_introduced(text, pieces, places, end))
    {
        return Shows::Person;
    }
    Shows::Nothing
}

/// Whether a role or a title stands before the token.
fn has_title(pieces: &[Piece], places: &Places, at: usize) -> bool {
    let before = places.ending(at).and_then(|piece| pieces.get(piece));
    before.is_some_and(|piece| {
        matches!(piece.what, What::Listed(Meaning::Role(_) | Meaning::Roles(_)) | What::Counterpart)
    })
}

/// `the prime minister, X,`
fn is_apposed(text: &Text<'_>, pieces: &[Piece], places: &Places, tokens: &Range<usize>) -> bool {
    let Some(comma) = tokens.start.checked_sub(1).filter(|&comma| text.norm(comma) == ",") else {
        return false;
    };
    let before = places.ending(comma).and_then(|piece| pieces.get(piece));
    text.is_mark(tokens.end)
        && before.is_some_and(|piece| matches!(piece.what, What::Listed(Meaning::Role(_))))
}

/// Whether what stands behind a name introduces a person: an age, a role, a verb of speech.
fn is_introduced(text: &Text<'_>, pieces: &[Piece], places: &Places, end: usize) -> bool {
    if text.is(end, Sort::Speech) || text.any(end, &["who"]) {
        return true;
    }
    if text.norm(end) != "," {
        return false;
    }
    let age = text.is_number(end + 1) && text.word(end + 1).len() <= 2 && text.norm(end + 2) == ",";
    let role = (end + 1..end + 6).take_while(|&token| !text.is_mark(token)).any(|token| {
        let piece = places.starting(token).and_then(|piece| pieces.get(piece));
        piece.is_some_and(|piece| matches!(piece.what, What::Listed(Meaning::Role(_))))
    });
    age || role || text.any(end + 1, &["who"])
}

/// Whether a sentence is written as a title: capitals at all words but those of the closed classes.
fn is_title_case(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let closed =
        [Sort::Opener, Sort::Preposition, Sort::Determiner, Sort::Between, Sort::NameParticle];
    let is_open = |&token: &usize| {
        text.is_word(token)
            && !text.is_genitive(token)
            && !closed.iter().any(|&sort| text.is(token, sort))
    };
    let (mut capitals, mut small) = (0, 0);
    for token in tokens.filter(is_open) {
        *(if text.is_capital(token) { &mut capitals } else { &mut small }) += 1;
    }
    capitals >= 5 && small == 0
}
