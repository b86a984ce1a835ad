//! Towns that no gazetteer has, where the text says what they are: `the village of X`, `in X town`, `on X in Y province`.
//!
//! Such a place has the name that the text gives it, the country of what stands around it and no coordinates.

use std::ops::Range;

use dateline_actors::{Class, Facts as Actors};
use dateline_core::{Place, Precision, Span};
use dateline_syntax::{EntityKind, Pos, Tag};

use crate::facts::{Facts, Mention, Stands};
use crate::gazetteer::Gazetteer;
use crate::names::{Text, state_of};
use crate::words::Words;

/// How many tokens a name may have.
const LONGEST: usize = 7;
/// How many letters it must have more.
const SHORTEST: usize = 3;
/// How many words may lead from a town to the division that it lies in: `X in the eastern Y province`.
const WITHIN: usize = 5;

/// The words of such a name.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) tokens: Range<usize>,
    /// Whether a noun says that it is a settlement, whomever else the name may be.
    pub(crate) sure: bool,
}

/// The words of a name behind `the town of`, before `village`, or before `in X province`.
pub(crate) fn told(
    text: Text<'_>,
    gazetteer: &Gazetteer,
    words: &Words,
    start: usize,
    limit: usize,
) -> Option<Told> {
    let inner = |at: usize| matches!(text.word(at), "-" | "'" | "\u{2019}" | "`");
    // `Norlands X`: the name begins behind the state.
    if state_of(text.word(start), gazetteer).is_some() {
        return None;
    }
    let mut end = start;
    for at in start..limit.min(start + LONGEST) {
        // `al`, `de`, but not `on`, which joins names and sentences.
        let word = text.word(at);
        let joins = words.joins(word)
            && !(words.is_at(word) || words.is_by(word) || matches!(word, "and" | "as" | "the"));
        // `a Syrian town`: no name.
        let proper = text.parse.pos(at) == Pos::Propn
            && text.parse.entity_at(at).is_none_or(|entity| entity.kind != EntityKind::Norp);
        let part = at > start && words.is_part(word);
        let name =
            text.is_capital(at) && proper && !part || inner(at) || joins && text.is_capital(at + 1);
        let joined = joins && text.word(at + 1) == "-";
        if !name && !joined {
            break;
        }
        end = at + 1;
    }
    let settled = |word: &str| words.is_settled(&word.to_ascii_lowercase());
    let of = text.before(start).filter(|at| text.word(*at) == "of");
    let before = of.and_then(|of| text.before(of)).is_some_and(|at| settled(text.word(at)));
    // `in X village`, `shells hit X town`, but not `attacks Kurd town`
    // `on the besieged town`
    let described = |at: usize| {
        !text.is_capital(at)
            && matches!(text.parse.tag(at), Tag::JJ | Tag::VBN | Tag::VBD)
            && !words.is_strike(text.parse.lemma(at))
    };
    let lead =
        text.before(start).and_then(|at| if described(at) { text.before(at) } else { Some(at) });
    let led = lead.is_some_and(|at| {
        let struck = words.is_strike(text.parse.lemma(at)) && text.parse.pos(at) == Pos::Verb;
        words.is_at(text.word(at))
            || words.is_by(text.word(at))
            || text.word(at) == "the"
            || struck && text.parse.tag(at) != Tag::VBZ
    });
    let behind = text.from(end).map_or("", |at| text.word(at));
    let after = led && settled(behind) && !behind.ends_with('s') && behind != "city"
        || led && renamed(text, words, end);
    let letters = text.parse.cover(start..end).is_some_and(|span| span.len() > SHORTEST);
    // `in X`, where the model takes X for a place.
    let entity = text.parse.entity_at(start);
    // `in U.S. air strikes`: whose, and not where.
    let own = text.from(end).is_some_and(|at| matches!(text.parse.pos(at), Pos::Noun | Pos::Adj));
    let at = !own && text.before(start).is_some_and(|at| words.is_at(text.word(at)));
    let gpe = entity.is_some_and(|entity| {
        entity.kind == EntityKind::Gpe && entity.tokens == (start..end) && at
    });
    let lower = text.text.bytes().any(|byte| byte.is_ascii_lowercase());
    let lies = || led && lies_in(text, words, end, limit);
    let sure = before || after;
    ((sure || (gpe || lies()) && lower) && letters).then_some(Told { tokens: start..end, sure })
}

/// Whether `a town`, `a rebel-held village`, `the largest town` stands at `end`.
fn renamed(text: Text<'_>, words: &Words, end: usize) -> bool {
    let at = if text.word(end) == "," { end + 1 } else { end };
    let noun = |at: usize| words.is_settled(&text.word(at).to_ascii_lowercase());
    let led = |at: usize| matches!(text.parse.pos(at), Pos::Adj | Pos::Noun | Pos::Punct);
    let plain = |word: &str| matches!(word, "a" | "an" | "the");
    plain(text.word(at))
        && (at + 1..at + 5).find(|at| noun(*at)).is_some_and(|noun| (at + 1..noun).all(led))
}

/// Whether `in X province` or `south of X` stands at `end`, or behind another name that is joined there.
fn lies_in(text: Text<'_>, words: &Words, end: usize, limit: usize) -> bool {
    let name = |at: usize| text.is_capital(at) && text.parse.pos(at) == Pos::Propn;
    // `on X and Y in Z province`
    if text.word(end) == "and" {
        let inner = |at: usize| name(at) || words.joins(text.word(at)) || text.word(at) == "-";
        let next = (end + 1..limit.min(end + LONGEST)).find(|at| !inner(*at));
        return next.is_some_and(|next| next > end + 1 && lies_in(text, words, next, limit));
    }
    if words.is_side(text.word(end)) && text.word(end + 1) == "of" {
        return name(end + 2);
    }
    if text.word(end) != "in" {
        return false;
    }
    let last = limit.min(end + 2 + WITHIN);
    let Some(first) = (end + 1..last).find(|at| name(*at)) else { return false };
    let led = (end + 1..first).all(|at| {
        matches!(text.parse.pos(at), Pos::Adj | Pos::Det)
            || words.joins(text.word(at))
            || words.is_part(text.word(at))
    });
    let behind = (first..last).find(|at| !name(*at) && !words.joins(text.word(*at)));
    let division = |at: usize| words.is_division(text.word(at));
    // `in the northern province of X`
    let before = (end + 1..first).any(division);
    led && (before
        || behind.is_some_and(division)
        || (first..last).take_while(|at| name(*at)).any(division))
}

/// A town that no gazetteer has, as the text names it: in the division that the text puts it in, and in the state of what
/// stands around it.
pub(crate) fn place(text: Text<'_>, facts: &Facts, tokens: Range<usize>) -> Option<Place> {
    let span = text.parse.cover(tokens)?;
    let finer = |mention: &&Mention| {
        let place = facts.place_of(mention);
        place.is_some_and(|place| place.precision != Some(Precision::Country))
    };
    let main = || {
        let [(first, many), rest @ ..] = facts.states.as_slice() else { return None };
        let next = rest.first().map_or(0, |(_, count)| *count);
        (*many > next).then(|| first.clone())
    };
    let near = || {
        let before = facts.mentions.iter().rev().find(finer)?;
        facts.place_of(before)?.country.clone()
    };
    let home = facts.home.as_ref().and_then(|home| home.country.clone());
    Some(Place {
        name: span.of(text.text)?.split_whitespace().collect::<Vec<_>>().join(" "),
        country: Some(home.or_else(near).or_else(main)?),
        admin1: None,
        lat: None,
        lon: None,
        precision: Some(Precision::Settlement),
    })
}

/// Gives the towns that no gazetteer has the division that the text puts them in: `the town of X in Y province`.
pub(crate) fn settle(text: Text<'_>, facts: &mut Facts) {
    let mut found: Vec<(usize, String, Option<String>)> = Vec::new();
    for pair in facts.mentions.windows(2) {
        let [town, around] = pair else { continue };
        let (Some(inner), Some(outer)) = (facts.place_of(town), facts.place_of(around)) else {
            continue;
        };
        let between = text.text.get(town.span.end()..around.span.start());
        let words = between.unwrap_or_default();
        let mut words = words.split([' ', ',', '(', '\n']).filter(|word| !word.is_empty());
        let led = words.clone().count() < WITHIN
            && words.next().is_some_and(|word| {
                matches!(word, "in" | "village" | "town" | "suburb" | "area" | "of")
            });
        let named = (outer.precision == Some(Precision::Region)).then(|| outer.name.clone());
        if let Some(division) =
            named.or_else(|| outer.admin1.clone()).filter(|_| is_unlisted(inner) && led)
        {
            found.push((town.place, division, outer.country.clone()));
        }
    }
    for (place, division, country) in found {
        if let Some(place) = facts.places.get_mut(place).filter(|place| place.admin1.is_none()) {
            place.admin1 = Some(division);
            place.country = country;
        }
    }
}

/// The other mentions of the towns that no gazetteer has: once told what it is, a name is known.
pub(crate) fn again(
    text: Text<'_>,
    actors: &Actors,
    words: &Words,
    facts: &mut Facts,
    stands: impl Fn(usize) -> (Stands, usize),
) {
    let names: Vec<(usize, Vec<&str>)> = facts
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| is_unlisted(place))
        .filter_map(|(index, _)| {
            let first = facts.mentions.iter().find(|mention| mention.place == index)?;
            let tokens = tokens_of(text, first.span)?;
            Some((index, tokens.map(|at| text.word(at)).collect()))
        })
        .collect();
    if names.is_empty() {
        return;
    }
    let mut more = Vec::new();
    for at in 0..text.parse.len() {
        for (place, name) in &names {
            let end = at + name.len();
            let same = name.iter().enumerate().all(|(i, word)| text.word(at + i) == *word);
            if !same || text.is_capital(end) && text.parse.pos(end) == Pos::Propn {
                continue;
            }
            let Some(span) = text.parse.cover(at..end) else { continue };
            let known = facts.mentions.iter().any(|mention| mention.span.overlaps(span));
            let led = text.before(at).is_some_and(|before| {
                let word = text.word(before);
                words.is_at(word) || words.is_by(word) || matches!(word, "the" | "and" | "hit")
            });
            if known || !led || is_body(actors, span) {
                continue;
            }
            let (stands, anchor) = stands(end - 1);
            more.push(Mention { span, place: *place, stands, anchor });
        }
    }
    facts.mentions.append(&mut more);
    facts.mentions.sort_by_key(|mention| mention.span);
    facts.mentions.dedup_by(|next, kept| next.span.overlaps(kept.span));
}

/// Whether a place is a town that no gazetteer has.
fn is_unlisted(place: &Place) -> bool {
    place.lat.is_none() && place.precision == Some(Precision::Settlement)
}

fn tokens_of(text: Text<'_>, span: Span) -> Option<Range<usize>> {
    let start = text.parse.token_at(span.start())?;
    Some(start..text.parse.token_at(span.end() - 1)? + 1)
}

/// Whether a name is that of an actor who is neither a person nor a state.
pub(crate) fn is_body(actors: &Actors, span: Span) -> bool {
    classes(actors, span).any(|class| !matches!(class, Class::State | Class::Person))
}

/// The state that a name means by another word than the gazetteer's.
pub(crate) fn state(actors: &Actors, span: Span) -> Option<&str> {
    let mut over = actors.mentions_in(span).iter().filter(|mention| mention.span == span);
    let known = over.find_map(|mention| actors.actors_of(mention).next())?;
    known.actor.state().filter(|_| known.class == Class::State)
}

/// Whether a name is a person's.
pub(crate) fn is_person(actors: &Actors, span: Span) -> bool {
    classes(actors, span).any(|class| class == Class::Person)
}

fn classes(actors: &Actors, span: Span) -> impl Iterator<Item = Class> {
    let over = actors.mentions_over(span).iter();
    over.filter_map(|mention| actors.actors_of(mention).next().map(|known| known.class))
}
