//! Whether a name is a place's here: what the parse, the actors and the words around it say, as a sum of points.

use std::ops::Range;

use dateline_actors::{Class, Facts as Actors, MentionKind};
use dateline_core::Span;
use dateline_syntax::{EntityKind, Pos};

use crate::gazetteer::Gazetteer;
use crate::names::{Text, state_of};
use crate::words::Words;

/// The points at which a name is a place's.
pub(crate) const ENOUGH: i32 = 3;
/// The points at which a name is a place's that is one elsewhere in the story.
pub(crate) const ENOUGH_AGAIN: i32 = 0;
/// Less than any sum of other points.
const NEVER: i32 = -100;

/// What stands around a name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    /// For and against a place.
    pub(crate) points: i32,
    /// `X province`: a division is meant.
    pub(crate) division: bool,
    /// `the town of X`: a settlement is meant.
    pub(crate) town: bool,
    /// `the X neighborhood`: a part of a town is meant, whatever town has its name.
    pub(crate) quarter: bool,
    /// The name behind the comma: `Texas` in `Paris, Texas`, a number into the names.
    pub(crate) within: Option<usize>,
}

impl Evidence {
    /// Whether it can be no place's: a part of the name of a body, or a person's.
    pub(crate) fn is_ruled_out(&self) -> bool {
        self.points < NEVER / 2
    }
}

/// What the words around the tokens of a name say.
pub(crate) fn evidence(
    text: Text<'_>,
    actors: &Actors,
    gazetteer: &Gazetteer,
    words: &Words,
    tokens: &Range<usize>,
    dateline: Option<Span>,
) -> Evidence {
    let mut found = Evidence::default();
    let Some(span) = text.parse.cover(tokens.clone()) else { return found };
    // `in Palmyra`: nobody is in a person.
    let side = |at: usize| words.is_part(text.word(at)) && !text.is_capital(at);
    let placed = text.before(tokens.start).is_some_and(|at| {
        // `in downtown Boise`
        let at = if side(at) { text.before(at).unwrap_or(at) } else { at };
        text.word(at) == "in"
    });
    let owned = is_owned(text, gazetteer, tokens.start);
    // `killed in Idlib Norland army gains ground`: an actor begins where the name ends.
    let parted = starts_actor(text, actors, tokens.end);
    let beside = Beside { owned, parted };
    let entity = of_entity(text, words, tokens, beside);
    let whose = of_actors(actors, span, placed);
    found.points = if placed && (entity > -3 || parted) { entity.max(0) } else { entity } + whose;
    found.points += of_neighbours(text, words, tokens, beside);
    if is_in_body(text, words, tokens) {
        found.points = NEVER;
    }
    let before = text.before(tokens.start).map(|at| (at, text.word(at)));
    let after = text.from(tokens.end).map(|at| (at, text.word(at)));
    if let Some((at, word)) = before {
        let word = if is_modifier(text, word, at) || side(at) {
            text.before(at).map_or("", |at| text.word(at))
        } else {
            word
        };
        if words.is_at(word) {
            found.points += 2;
        } else if words.is_by(word) {
            found.points += 1;
        }
        // `the town of X`, `the department of X`
        let noun = Some(at).filter(|at| text.word(*at).eq_ignore_ascii_case("of"));
        let noun = noun.and_then(|of| text.before(of)).map_or("", |at| text.word(at));
        found.town |= words.is_town(noun) || words.is_quarter(noun);
        // `an area of X`, `a district of X`: a part of the town.
        found.division |= words.is_division(noun) && !matches!(noun, "area" | "district");
        if found.town || found.division || words.is_area(noun) {
            found.points += 2;
        }
        // `a village in X` lies in the division, `a neighborhood in X` in the town.
        if matches!(word, "in" | "of") && !found.town && !found.division {
            let noun = text.before(at).map_or("", |at| text.word(at));
            found.division =
                word == "in" && matches!(noun, "town" | "towns" | "village" | "villages");
            found.town = words.is_quarter(noun) || noun == "district" || noun == "districts";
        }
    }
    if let Some((_, word)) = after {
        // `a Homs district` is one of the city's.
        let article = before.is_some_and(|(_, word)| matches!(word, "a" | "an"));
        let part = article && word == "district";
        let (town, division) = (words.is_town(word), words.is_division(word) && !part);
        // `the X neighborhood` is called X, `the X neighborhoods` are those of X.
        let quarter = words.is_quarter(word);
        found.quarter = quarter && !word.ends_with('s');
        // `Xs southern countryside`
        let next = words.is_side(word).then(|| text.from(tokens.end + 1)).flatten();
        let division = division
            || next.is_some_and(|at| {
                words.is_division(text.word(at)) && !matches!(text.word(at), "area" | "district")
            });
        // `a town of X province`
        found.town = town || part || quarter && word.ends_with('s') || found.town && !division;
        found.division |= division;
        if town || division {
            found.points += 3;
        } else if words.is_event(word) {
            found.points += 2;
        }
    }
    if dateline.is_some_and(|dateline| dateline.overlaps(span)) {
        found.points += 3;
    }
    found
}

/// `northern X`, `the X`: words that may stand between a preposition and a name.
fn is_modifier(text: Text<'_>, word: &str, at: usize) -> bool {
    matches!(text.parse.pos(at), Pos::Adj | Pos::Det) && !word.is_empty()
}

/// What the model takes the name for.
fn of_entity(text: Text<'_>, words: &Words, tokens: &Range<usize>, beside: Beside) -> i32 {
    let Some(entity) = text.parse.entity_at(tokens.end.saturating_sub(1)) else { return 0 };
    // A place with a longer name than the one that is known: `San Pedro Alto`, where `San Pedro` is.
    let rest = (entity.tokens.start..tokens.start).chain(tokens.end..entity.tokens.end);
    let apart =
        |at: usize| beside.owned && at + 1 == tokens.start || beside.parted && at >= tokens.end;
    let longer = rest.into_iter().any(|at| is_name(text, words, at) && !apart(at));
    let whole = entity.tokens.start + 1 >= tokens.start && entity.tokens.end <= tokens.end + 1;
    match entity.kind {
        EntityKind::Gpe | EntityKind::Location if longer => -4,
        EntityKind::Gpe => 3,
        EntityKind::Location => 2,
        EntityKind::Facility => 1,
        EntityKind::Event => 0,
        EntityKind::Org | EntityKind::Norp if whole => -1,
        EntityKind::Person if whole => -2,
        EntityKind::Org | EntityKind::Person | EntityKind::Norp => -5,
        EntityKind::Product | EntityKind::WorkOfArt if whole => -1,
        _ => -5,
    }
}

/// Whose name it is, as the actors have it.
fn of_actors(actors: &Actors, span: Span, placed: bool) -> i32 {
    let over = actors.mentions_over(span).iter();
    over.map(|mention| {
        let class = actors.actors_of(mention).next().map(|known| known.class);
        let longer = mention.span.len() > span.len();
        match (class, mention.kind) {
            (Some(Class::Person), MentionKind::Name) if placed && !longer => 0,
            (Some(Class::Person), MentionKind::Name) => NEVER,
            (Some(Class::Outlet), _) => NEVER,
            (Some(Class::Organisation | Class::Body), MentionKind::Name) if longer => NEVER,
            (Some(Class::Organisation), MentionKind::Name) => -3,
            (_, MentionKind::Demonym) => NEVER,
            (Some(Class::State), MentionKind::Name) => 2,
            _ => 0,
        }
    })
    .min()
    .unwrap_or(0)
}

/// What stands right beside a name and is no part of it.
#[derive(Clone, Copy)]
struct Beside {
    /// A state before it, whose apostrophe is lost.
    owned: bool,
    /// An actor behind it.
    parted: bool,
}

/// Whether the mention of an actor begins at a token.
fn starts_actor(text: Text<'_>, actors: &Actors, at: usize) -> bool {
    let Some(span) = text.parse.spans().get(at) else { return false };
    let from = actors.mentions.partition_point(|mention| mention.span.start() < span.start());
    actors.mentions.get(from).is_some_and(|mention| mention.span.start() == span.start())
}

/// Whether the name of a state whose apostrophe is lost stands right before a token: `Norlands Port Vell`.
fn is_owned(text: Text<'_>, gazetteer: &Gazetteer, start: usize) -> bool {
    let before = start.checked_sub(1).filter(|at| text.is_capital(*at));
    before.is_some_and(|at| state_of(text.word(at), gazetteer).is_some())
}

/// Whether a name is the end of a body's: `Islamic State in Iraq and the Levant`.
fn is_in_body(text: Text<'_>, words: &Words, tokens: &Range<usize>) -> bool {
    let from = tokens.start.saturating_sub(3);
    let Some(before) = text.parse.cover(from..tokens.start).and_then(|span| span.of(text.text))
    else {
        return false;
    };
    let goes_on = text.word(tokens.end) == "and" || text.word(tokens.end + 1) == "and";
    goes_on && words.begins_body(before.to_lowercase().trim_end())
}

/// Whether a token is a word of a name, and no word for a kind or part of a place.
fn is_name(text: Text<'_>, words: &Words, at: usize) -> bool {
    at < text.parse.len()
        && text.is_capital(at)
        && text.parse.pos(at) == Pos::Propn
        && !words.is_part(text.word(at))
}

/// Against a place: it is a part of a longer name that has no key.
fn of_neighbours(text: Text<'_>, words: &Words, tokens: &Range<usize>, beside: Beside) -> i32 {
    let own = text.parse.entity_at(tokens.start);
    let exact = own.is_some_and(|own| own.kind == EntityKind::Gpe && own.tokens == *tokens);
    let apart = |at: usize| {
        let entity = text.parse.entity_at(at);
        entity.is_some_and(|entity| !entity.tokens.contains(&tokens.start))
    };
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|at| is_name(text, words, *at) && !exact && !apart(*at) && !beside.owned);
    let after = Some(tokens.end)
        .filter(|at| is_name(text, words, *at) && !exact && !apart(*at) && !beside.parted);
    let street = tokens.end < text.parse.len()
        && text.is_capital(tokens.end)
        && words.is_way(text.word(tokens.end));
    -4 * i32::from(before.is_some()) - 3 * i32::from(after.is_some()) - 8 * i32::from(street)
}
