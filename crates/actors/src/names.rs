//! The people and organisations that a text names: whose name a run is. Full names first, then what is short for one:
//! a surname, an acronym in brackets.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::Class;
use crate::cast::{Cast, slug};
use crate::gazetteer::{Gazetteer, Meaning};
use crate::lexicon::Gender;
use crate::organisations::{acronyms, merged, organisation};
use crate::pieces::{Piece, Places, What};
use crate::register::Register;
use crate::runs::{Run, Shows, runs};
use crate::text::Text;
use crate::words::Sort;

/// Adds a piece for every name; what a name swallows (`Syrian` of `Syrian Democratic Council`) goes.
pub(crate) fn name(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    pieces: Vec<Piece>,
    cast: &mut Cast,
) -> Vec<Piece> {
    let places = Places::of(&pieces, text.len());
    let runs = runs(text, gazetteer, &pieces, &places);
    let mut register = Register::default();
    let mut named: Vec<Piece> = Vec::new();
    let mut short: Vec<Run> = Vec::new();
    let mut acronymic: Vec<Range<usize>> = Vec::new();
    let mut listed = pieces
        .iter()
        .filter(|piece| matches!(piece.what, What::Listed(Meaning::Person(_))))
        .peekable();
    let groups = armed_groups(text, &runs);
    for Run { tokens, shows } in runs {
        let is_group = groups.contains(text.words(tokens.clone()));
        let shows = if is_group { Shows::Unit } else { shows };
        while let Some(piece) = listed.next_if(|piece| piece.tokens.start < tokens.start) {
            well_known(text, gazetteer, piece, cast, &mut register, &mut named);
        }
        match shows {
            Shows::Person => {
                let tokens = from_given_name(text, &pieces, &places, tokens);
                let title = title_before(&pieces, &places, tokens.start);
                named.push(person(text, gazetteer, tokens, title, cast, &mut register));
            }
            Shows::Outlet => {
                let name = text.words(tokens.clone());
                let handle = cast.thing(&slug(name), name, Class::Outlet);
                named.push(Piece { tokens, what: What::Named(handle) });
            }
            // It may be short for another organisation.
            Shows::Unit if tokens.len() == 1 => acronymic.push(tokens),
            Shows::Unit => {
                let name = text.words(tokens.clone());
                let handle = cast.thing(&slug(name), name, Class::Organisation);
                named.push(Piece { tokens, what: What::Named(handle) });
            }
            Shows::Organisation => named.extend(organisation(text, &pieces, &places, tokens, cast)),
            Shows::Surname | Shows::Nothing => short.push(Run { tokens, shows }),
        }
    }
    for piece in listed {
        well_known(text, gazetteer, piece, cast, &mut register, &mut named);
    }
    surnames(text, &short, cast, &mut register);
    for piece in &named {
        if let What::Named(handle) = piece.what {
            register.saw(handle, piece.tokens.start, text);
        }
    }
    for Run { tokens, .. } in short {
        named.extend(short_for(text, gazetteer, tokens, cast, &mut register));
    }
    let mut pieces = merged(pieces, named);
    acronyms(text, &mut pieces, acronymic, cast);
    pieces
}

/// What the text calls a group before the name: `the rebel group Fastaqim`.
fn armed_groups<'t>(text: &Text<'t>, runs: &[Run]) -> BTreeSet<&'t str> {
    let called = |run: &&Run| {
        let start = run.tokens.start;
        let given = text.is(start, Sort::GivenMale) || text.is(start, Sort::GivenFemale);
        let kind = start > 1
            && text.is(start - 1, Sort::OrganisationNoun)
            && (text.is(start - 2, Sort::Faction)
                || text.is(start - 2, Sort::OrganisationModifier));
        let common = text.is_capital(start - usize::from(kind)) || text.is(start, Sort::Day);
        let given = given || text.is(start, Sort::NameParticle);
        kind && !common && !given && !text.is_loud(start)
    };
    runs.iter().filter(called).map(|run| text.words(run.tokens.clone())).collect()
}

/// Lone words that a verb of speech stands beside, and that occur more than once, are surnames, and so are those that the
/// model takes for people's wherever they occur.
fn surnames(text: &Text<'_>, short: &[Run], cast: &mut Cast, register: &mut Register) {
    let lone = || short.iter().filter(|run| run.tokens.len() == 1);
    let mut counts: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for Run { tokens, .. } in lone().filter(|run| !text.is_loud(run.tokens.start)) {
        let speaks = text.is(tokens.end, Sort::Speech)
            || tokens.start > 0 && text.is(tokens.start - 1, Sort::Speech);
        let common = text.is(tokens.start, Sort::NotPerson) || text.is_upper(tokens.start);
        let (count, spoken) = counts.entry(text.word(tokens.start)).or_default();
        *count += 1;
        *spoken |= speaks && !common;
    }
    for Run { tokens, shows } in lone() {
        let name = parts(text, tokens.clone());
        let spoken =
            counts.get(text.word(tokens.start)).is_some_and(|&(count, spoken)| count > 1 && spoken);
        if (spoken || *shows == Shows::Surname) && register.bearer(&name, cast).is_none() {
            let handle = cast.person(text.word(tokens.start), name);
            register.add(handle, cast);
        }
    }
}

/// A name that is short for one that the text gives in full.
fn short_for(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    tokens: Range<usize>,
    cast: &mut Cast,
    register: &mut Register,
) -> Option<Piece> {
    // `JORGE LUIS` is nobody's first name alone.
    if text.is_loud(tokens.start)
        && (text.is(tokens.start, Sort::GivenMale) || text.is(tokens.start, Sort::GivenFemale))
    {
        return None;
    }
    let mut name = parts(text, tokens.clone());
    if tokens.len() == 1 && register.bearer(&name, cast).is_none() {
        // `the Quills`, and `Quills` in texts that have lost their apostrophes
        let stem = name.first().and_then(|word| word.strip_suffix('s')).map(str::to_owned)?;
        let bearer = register.bearer(std::slice::from_ref(&stem), cast)?;
        cast.get(bearer).filter(|member| member.parts.last() == Some(&stem))?;
        if text.any(tokens.start.wrapping_sub(1), &["the"]) {
            let family = text.word(tokens.start);
            let handle = cast.thing(&slug(family), family, Class::Group);
            if let Some(member) = cast.get_mut(handle) {
                member.plural = true;
            }
            return Some(Piece { tokens, what: What::Named(handle) });
        }
        name = vec![stem];
    }
    let telling = !tokens.clone().any(|token| text.is(token, Sort::NotPerson));
    if tokens.len() > 1 && telling && register.bearer(&name, cast).is_some() {
        return Some(person(text, gazetteer, tokens, None, cast, register));
    }
    let handle = match register.bearers_at(&name, tokens.start, text, cast).as_slice() {
        [] => return None,
        [handle] => *handle,
        several => cast.one_of(text.words(tokens.clone()), several),
    };
    register.saw(handle, tokens.start, text);
    Some(Piece { tokens, what: What::Named(handle) })
}

/// A person of the gazetteer; a lone surname goes to another bearer whom the text has named.
fn well_known(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    piece: &Piece,
    cast: &mut Cast,
    register: &mut Register,
    named: &mut Vec<Piece>,
) {
    let What::Listed(Meaning::Person(index)) = piece.what else { return };
    let Some(entry) = gazetteer.people.get(index) else { return };
    let here = parts(text, piece.tokens.clone());
    let full: Vec<String> =
        entry.person.get_ref().split(['-', ' ']).map(str::to_lowercase).collect();
    let bearer = register.bearer(&full, cast).or_else(|| register.bearer(&here, cast));
    // Whoever is known by the surname alone is this one, if the text gives the full name.
    let handle = bearer.unwrap_or_else(|| cast.person(entry.person.get_ref(), full.clone()));
    let is_new = bearer.is_none();
    if let Some(member) = cast.get_mut(handle)
        && (is_new || member.parts.len() < full.len() && here.len() > 1)
    {
        member.actor.person = Some(entry.person.get_ref().clone());
        member.parts = full;
        member.state = member.state.or_else(|| gazetteer.state(entry.state.as_deref()?));
        let organisation = entry.organisation.as_deref().and_then(|id| {
            gazetteer.organisations.iter().find(|organisation| organisation.id.get_ref() == id)
        });
        if let (None, Some(organisation)) = (member.state, organisation) {
            member.actor.id = Some(organisation.id.get_ref().clone());
            member.actor.name.clone_from(&organisation.name);
        }
        member.actor.unit = member.actor.unit.take().or_else(|| entry.unit.clone());
        member.gender = member.gender.or(entry.gender);
    }
    register.add(handle, cast);
    named.push(Piece { tokens: piece.tokens.clone(), what: What::Named(handle) });
}

/// `Archimandrite Emanuel Youkhana` begins with the given name, if no title that is known stands before it.
fn from_given_name(
    text: &Text<'_>,
    pieces: &[Piece],
    places: &Places,
    tokens: Range<usize>,
) -> Range<usize> {
    let given = |token: usize| text.is(token, Sort::GivenMale) || text.is(token, Sort::GivenFemale);
    let role = places.ending(tokens.start).and_then(|piece| pieces.get(piece));
    if given(tokens.start)
        || role.is_some_and(|piece| matches!(piece.what, What::Listed(Meaning::Role(_))))
    {
        return tokens;
    }
    let first =
        tokens.clone().find(|&token| given(token) && text.norm(token.wrapping_sub(1)) != "-");
    match first {
        Some(first) if first + 2 <= tokens.end && !text.is_mark(first + 1) => first..tokens.end,
        _ => tokens,
    }
}

/// The role that stands right before a token.
fn title_before(pieces: &[Piece], places: &Places, at: usize) -> Option<usize> {
    match pieces.get(places.ending(at)?)?.what {
        What::Listed(Meaning::Role(role)) => Some(role),
        _ => None,
    }
}

/// A person by a full or titled name: one that is known, or a new one.
fn person(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    tokens: Range<usize>,
    title: Option<usize>,
    cast: &mut Cast,
    register: &mut Register,
) -> Piece {
    let here = parts(text, tokens.clone());
    let told = title.and_then(|title| Some((title, gazetteer.roles.get(title)?)));
    let gender = told.and_then(|(_, role)| role.gender);
    // `Mr` tells the gender alone; `President` tells who of the same name.
    let office = told.filter(|(_, role)| !role.title).map(|(title, _)| title);
    let handle = register.titled_bearer(&here, office, gender, cast).unwrap_or_else(|| {
        let handle = cast.person(text.words(tokens.clone()), here.clone());
        register.add(handle, cast);
        handle
    });
    let longer = cast.get(handle).is_some_and(|member| member.parts.len() < here.len());
    if let Some(member) = cast.get_mut(handle) {
        if longer {
            member.actor.person = Some(text.words(tokens.clone()).to_owned());
            member.parts = here;
        }
        let male = text.is(tokens.start, Sort::GivenMale);
        let female = text.is(tokens.start, Sort::GivenFemale);
        if member.gender.is_none() && male != female {
            member.gender = Some(if male { Gender::Male } else { Gender::Female });
        }
        member.gender = member.gender.or(gender);
    }
    register.titles.extend(office.map(|office| (handle, office)));
    if longer {
        register.add(handle, cast);
    }
    Piece { tokens, what: What::Named(handle) }
}

/// The parts of a name that tell its bearer: no initials, particles or endings.
fn parts(text: &Text<'_>, tokens: Range<usize>) -> Vec<String> {
    let is_initial = |token| text.norm(token).len() == 2 && text.norm(token).ends_with('.');
    let silent = [Sort::NameSuffix, Sort::NameParticle];
    let telling = |&token: &usize| {
        text.is_word(token)
            && !silent.iter().any(|&sort| text.is(token, sort))
            && !is_initial(token)
    };
    tokens.filter(telling).map(|token| text.norm(token).to_owned()).collect()
}
