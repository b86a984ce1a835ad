//! Runs of capitalised words that no list explains, and what their words and their neighbors show them to be.
//! Whose names they are is settled in `names`.

use std::ops::Range;

use crate::extents::{is_proper, ranges};
use crate::gazetteer::{Gazetteer, Meaning};
use crate::pieces::{Piece, Places, What};
use crate::text::Text;
use crate::votes::{Tally, Votes};
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
    /// An organisation, though no word says so: the model sees one wherever the name occurs.
    Unit,
    /// A lone surname, as the model sees one wherever it occurs.
    Surname,
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
    let ranges = ranges(text, gazetteer, pieces, places);
    let votes = Votes::of(text, &ranges);
    let shows = |tokens: Range<usize>| {
        let tally = votes.tally(text, &tokens);
        let shows = shows(text, gazetteer, pieces, places, tokens.clone());
        Run { shows: corrected(text, pieces, places, &tokens, shows, tally), tokens }
    };
    ranges.into_iter().map(shows).collect()
}

/// What the votes make of what the words show by themselves.
fn corrected(
    text: &Text<'_>,
    pieces: &[Piece],
    places: &Places,
    tokens: &Range<usize>,
    shows: Shows,
    tally: Tally,
) -> Shows {
    let words = tokens.clone().filter(|&token| text.is_word(token)).count();
    let seen = text.grammar.entity(tokens.start).is_some_and(|(entity, _)| {
        entity.start >= tokens.start.saturating_sub(1) && entity.end + 1 >= tokens.end
    });
    let lone = text.is_loud(tokens.start) && tokens.len() == 1;
    let thing = tokens.clone().any(|token| text.is(token, Sort::NotPerson))
        || text.is(tokens.end - 1, Sort::PlaceTail);
    if words > 1 && text.is(tokens.start, Sort::OrganisationLead) {
        return Shows::Unit;
    }
    match shows {
        Shows::Person if has_title(pieces, places, tokens.start) => Shows::Person,
        Shows::Person if tally.is_no_person() => Shows::Nothing,
        Shows::Nothing if thing || lone || words > 5 => Shows::Nothing,
        Shows::Nothing if words > 1 && seen && is_name(text, tokens) && tally.is_person() => {
            Shows::Person
        }
        Shows::Nothing
            if words == 1
                && tokens.len() == 1
                && is_proper(text, tokens.start)
                && tally.is_surname()
                && !text.is_upper(tokens.start) =>
        {
            Shows::Surname
        }
        Shows::Nothing
            if words > 1
                && seen
                && tally.acts > 0
                && tally.is_organisation()
                && !text.is_loud(tokens.start) =>
        {
            Shows::Unit
        }
        Shows::Nothing
            if words == 1
                && tokens.len() == 1
                && tally.organisation > 1
                && tally.acts > 0
                && tally.is_organisation()
                && text.is_upper(tokens.start)
                && text.word(tokens.start).len() > 2 =>
        {
            Shows::Unit
        }
        shows => shows,
    }
}

/// Whether the words of a run may be a person's full name by their tags: no verb, no adjective, more than two surnames.
fn is_name(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let spaced = tokens.clone().any(|token| token > tokens.start && !text.is_joined(token));
    let proper = |token: usize| {
        !text.is_word(token) || is_proper(text, token) || text.is(token, Sort::NameParticle)
    };
    spaced && tokens.clone().all(proper)
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
    let thing = has(Sort::NotPerson)
        || has(Sort::OrganisationWord)
        || words > 1 && text.is(end - 1, Sort::PlaceTail);
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
