//! Where runs of capitalised words start and end: over particles, around what the gazetteer knows, and in texts where all
//! is in capitals, by the model.

use std::ops::Range;

use dateline_syntax::{EntityKind, Pos, Tag};

use crate::gazetteer::{Gazetteer, Meaning};
use crate::pieces::{Piece, Places, What};
use crate::text::Text;
use crate::words::Sort;

/// The tokens of all runs in order.
pub(crate) fn ranges(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    pieces: &[Piece],
    places: &Places,
) -> Vec<Range<usize>> {
    let people = people(text, places);
    let mut people = people.iter().peekable();
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
            while people.next_if(|person| person.start < at).is_some() {}
            let person =
                people.peek().filter(|person| person.start == at && person.end <= tokens.end);
            let loud = text.is_loud(at);
            // `Republican Jeb Bush`, `Telling Jeb Bush`
            if !loud && (is_adjective(text, at) || is_no_name(text, at, titled)) {
                at += 1;
                continue;
            }
            let end = match person {
                // Where all are in capitals, the model alone tells where a name ends.
                Some(person) if loud => over_surnames(text, places, person, tokens.end),
                Some(person) if titled => person.end,
                _ if loud => loud_end(text, gazetteer, pieces, places, at, tokens.end),
                _ => without_acronym(text, at..end(text, places, at, tokens.end)),
            };
            let end = if titled && person.is_none() { end.min(at + 2) } else { end };
            if end > at {
                runs.push(at..end);
            } else if loud && text.word(at).len() > 3 && !is_common(text, at) && is_proper(text, at)
            {
                // It may be the surname of somebody.
                runs.push(at..at + 1);
            }
            at = end.max(at + 1);
        }
    }
    runs
}

/// The end of a name without the acronym behind it: `Robert Quill NAF`.
fn without_acronym(text: &Text<'_>, tokens: Range<usize>) -> usize {
    let Range { start, end } = tokens;
    let acronym = end > start + 2
        && text.is_upper(end - 1)
        && text.word(end - 1).len() > 2
        && !text.is(end - 1, Sort::NameSuffix)
        && !(start..end - 1).any(|token| text.is_upper(token) && text.word(token).len() > 2)
        && (text.is(start, Sort::GivenMale) || text.is(start, Sort::GivenFemale));
    end - usize::from(acronym)
}

/// Whether a capital is one of a people, a religion or a party by itself, and a name follows.
fn is_adjective(text: &Text<'_>, token: usize) -> bool {
    text.is_capital(token + 1)
        && text
            .grammar
            .entity(token)
            .is_some_and(|(entity, kind)| kind == EntityKind::Norp && entity == (token..token + 1))
}

/// Whether a capital before another is none of a name by its tag: a verb, or a common word that opens a sentence or stands
/// in a title.
fn is_no_name(text: &Text<'_>, token: usize, titled: bool) -> bool {
    let given = text.is(token, Sort::GivenMale) || text.is(token, Sort::GivenFemale);
    if given || !text.is_capital(token + 1) || text.grammar.entity(token).is_some() {
        return false;
    }
    match text.grammar.tag(token) {
        Some(Tag::VB | Tag::VBD | Tag::VBG | Tag::VBZ | Tag::VBP | Tag::VBN | Tag::MD) => true,
        Some(Tag::JJ | Tag::JJR | Tag::JJS | Tag::NN | Tag::NNS | Tag::RB) => {
            (titled || text.opens_sentence(token)) && !text.is(token, Sort::OrganisationWord)
        }
        _ => false,
    }
}

/// Where a name in capitals ends: the model may leave out second surnames.
fn over_surnames(text: &Text<'_>, places: &Places, person: &Range<usize>, limit: usize) -> usize {
    let follows = |token: usize| {
        token < limit
            && token < person.start + 5
            && text.grammar.tag(token) == Some(Tag::NNP)
            && places.starting(token).is_none()
            && !is_common(text, token)
            && text.grammar.head(token).is_some_and(|head| head + 1 >= person.start)
    };
    let mut end = person.end;
    while follows(end) {
        end += 1;
    }
    end
}

/// The people's names of two words or more that the model sees, apart from what the gazetteer knows.
fn people(text: &Text<'_>, places: &Places) -> Vec<Range<usize>> {
    let whole = |(tokens, kind): (Range<usize>, EntityKind)| {
        let end = tokens.end - usize::from(text.is_genitive(tokens.end - 1));
        let tokens = tokens.start..end;
        let plain = |token: usize| {
            text.is_word(token) && !is_common(text, token) && places.starting(token).is_none()
        };
        (kind == EntityKind::Person
            && (2..6).contains(&tokens.len())
            && text.is_capital(tokens.start)
            && tokens.clone().all(plain))
        .then_some(tokens)
    };
    text.grammar.entities().filter_map(whole).collect()
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
    if !given && !titled || is_common(text, at) || titled && !is_proper(text, at) {
        return at;
    }
    let mut end = at + 1;
    while end < limit
        && end < at + 4
        && places.starting(end).is_none()
        && !is_common(text, end)
        && !matches!(text.grammar.pos(end), Some(Pos::Verb | Pos::Aux | Pos::Adp | Pos::Pron))
    {
        end += 1;
    }
    while end > at + 1 && text.is(end - 1, Sort::NameParticle) {
        end -= 1;
    }
    if given && end == at + 1 && !titled { at } else { end }
}

/// Whether a token is a proper noun by its tag.
pub(crate) fn is_proper(text: &Text<'_>, token: usize) -> bool {
    matches!(text.grammar.tag(token), Some(Tag::NNP | Tag::NNPS | Tag::FW | Tag::XX))
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
