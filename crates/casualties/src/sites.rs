//! Places that a sentence takes up and another one names: `a village near X`, whose name comes next; `the town`, `the
//! attack`, whose name stood before; several places that one number is of; and the country of a war.

use std::ops::Range;

use dateline_core::{Place, Precision, Span};
use dateline_places::Mention;
use dateline_syntax::{Pos, TokenKind};

use crate::place::Ground;
use crate::words::class;

/// How many words may stand before a noun in its phrase.
const PHRASE: usize = 6;
/// How many sentences before are looked through for what is taken up, and how many behind.
const BEFORE: usize = 3;
const BEHIND: usize = 2;
/// How many words may stand between two places that are joined.
const JOINED: usize = 3;
/// How many words may stand between a town and what it lies in.
const LOCATED: usize = 8;

/// How a noun without a name stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Site {
    /// `a village`: its name comes.
    New,
    /// `the village`, `the attack`: its name was told.
    Known,
}

impl Ground<'_> {
    /// The place that another sentence names for what this one leaves without a name; `own` is what this one tells, `near`
    /// whether that only lies near.
    pub(crate) fn taken_up(
        &self,
        sentence: Span,
        span: Span,
        own: Option<&Place>,
        near: bool,
    ) -> Option<Place> {
        let coarse =
            |own: &Place| matches!(own.precision, Some(Precision::Region | Precision::Country));
        let own = own.filter(|own| near || coarse(own))?;
        let site = self.site(sentence, span)?;
        if near && site == Site::Known {
            return None;
        }
        let fits = |place: &Place| {
            let inside =
                own.contains(place) || place.admin1.is_none() && place.country == own.country;
            let beside = near && place.country == own.country && !place.is_same(own);
            place.precision == Some(Precision::Settlement) && (beside || !near && inside)
        };
        let sentences = self.surface.sentences();
        let index = self.surface.sentence_at(sentence.start())?;
        let before = || {
            let first = index.saturating_sub(BEFORE);
            sentences[first..index].iter().rev().find_map(|told| self.settled(told.span, fits))
        };
        let behind = || {
            let next = sentences.get(index + 1..sentences.len().min(index + 1 + BEHIND))?;
            next.iter().find_map(|told| self.settled(told.span, fits))
        };
        match site {
            Site::New => behind().or_else(before),
            Site::Known => before(),
        }
    }

    /// The last town of a sentence that something happens in and that `fits`.
    fn settled(&self, sentence: Span, fits: impl Fn(&Place) -> bool) -> Option<Place> {
        let mut mentions = self.places.mentions_in(sentence).iter().rev();
        let there = |mention: &&Mention| {
            !self.is_dateline(mention.span)
                && !self.is_near(mention)
                && matches!(self.preposition(mention), "in" | "at" | "on" | "of" | "")
        };
        mentions
            .find(|mention| there(mention) && self.places.place_of(mention).is_some_and(&fits))
            .and_then(|mention| self.places.place_of(mention).cloned())
    }

    /// The noun without a name that the number's sentence has for where it happened.
    fn site(&self, sentence: Span, span: Span) -> Option<Site> {
        let tokens = self.surface.tokens_in(sentence);
        let number = self.surface.token_at(span.start())?;
        let reading = self.reading;
        let own = reading.grammar.clause(number);
        let mut found = tokens.clone().filter_map(|at| {
            let word = reading.word(at);
            let near = reading.grammar.clause(at) == own || at.abs_diff(number) < PHRASE;
            if !near || self.is_named(at, &tokens) {
                return None;
            }
            if word.is(class::SITE) {
                return self.determined(at, tokens.start);
            }
            let attack = word.is(class::WEAPON | class::CLASH) && word.verb.is_none();
            self.determined(at, tokens.start).filter(|site| attack && *site == Site::Known)
        });
        let first = found.next()?;
        Some(if found.any(|site| site == Site::New) { Site::New } else { first })
    }

    /// Whether a noun has its name beside it: `the village of X`, `X village`, `the attack on X`.
    fn is_named(&self, at: usize, sentence: &Range<usize>) -> bool {
        let capital = |at: usize| sentence.contains(&at) && self.reading.is_capitalized(at);
        let before = at > sentence.start + 1 && capital(at - 1);
        let of = matches!(self.reading.norm(at + 1), "of" | "on" | "called" | "named");
        before || of && (at + 2..at + 5).any(capital)
    }

    /// What the determiner of a noun says.
    fn determined(&self, noun: usize, floor: usize) -> Option<Site> {
        let reading = self.reading;
        for at in (noun.saturating_sub(PHRASE).max(floor)..noun).rev() {
            match reading.norm(at) {
                "a" | "an" | "one" => return Some(Site::New),
                "the" | "this" | "that" | "these" | "those" | "both" => return Some(Site::Known),
                _ => {}
            }
            let word = reading.word(at);
            if word.value.is_some_and(|value| value > 1) {
                let the = at.checked_sub(1).is_some_and(|at| reading.norm(at) == "the");
                return the.then_some(Site::Known);
            }
            if word.is(class::FUNCTION)
                || word.verb.is_some()
                || reading.kind(at) != Some(TokenKind::Word)
            {
                let hyphen = reading.is_hyphen(at);
                if !hyphen {
                    return None;
                }
            }
        }
        None
    }

    /// Whether a place only tells what lies near it: `outside X`, `north of X`.
    pub(crate) fn is_near(&self, mention: &Mention) -> bool {
        let Some(first) = self.surface.token_at(mention.span.start()) else { return false };
        let norm = |back: usize| first.checked_sub(back).map_or("", |at| self.reading.norm(at));
        let side = |word: &str| {
            ["north", "south", "east", "west"].iter().any(|side| word.starts_with(side))
                && !word.ends_with("ern")
        };
        (1..4).any(|back| matches!(norm(back), "near" | "outside" | "from"))
            || norm(1) == "of" && side(norm(2))
            || norm(1) == "to" && norm(2) == "close"
            || norm(1) == "of" && norm(2) == "outskirts"
            || self.reading.norm(self.surface.tokens_in(mention.span).end) == "outskirts"
    }

    /// Whether a place tells where another one lies that stands before it: `a village outside X`.
    pub(crate) fn is_of_site(&self, mention: &Mention) -> bool {
        let Some(first) = self.surface.token_at(mention.span.start()) else { return false };
        (first.saturating_sub(LOCATED)..first).any(|at| self.reading.word(at).is(class::SITE))
    }

    /// Whether a place is where those stand who fight: `rebels positioned in X`.
    pub(crate) fn is_post(&self, mention: &Mention) -> bool {
        let anchor = self.parse.span(mention.anchor).start();
        self.surface.token_at(anchor).is_some_and(|at| self.reading.word(at).is(class::POSTED))
    }

    /// Whether a place tells whence somebody speaks: `a source at X said`.
    pub(crate) fn is_speakers(&self, mention: &Mention) -> bool {
        let Some(at) = self.surface.token_at(self.parse.span(mention.anchor).start()) else {
            return false;
        };
        let grammar = &self.reading.grammar;
        let speaks = |verb: usize| self.reading.word(verb).is(class::SAY);
        grammar.is_subject(at) && grammar.head(at).is_some_and(speaks)
    }

    /// Whether a place only tells where the town before it lies: `X village in the countryside of Y`, `X 10 km north of Y`.
    pub(crate) fn is_located(&self, town: &Mention, mention: &Mention) -> bool {
        let settled = self
            .places
            .place_of(town)
            .is_some_and(|place| place.precision == Some(Precision::Settlement));
        let end = self.surface.tokens_in(town.span).end;
        let start = self.surface.tokens_in(mention.span).start;
        if !settled || town.span.end() > mention.span.start() || start > end + LOCATED {
            return false;
        }
        let led =
            (end..start).any(|at| matches!(self.reading.norm(at), "in" | "of" | "from" | "near"));
        let breaks = |at: usize| {
            let word = self.reading.word(at);
            word.is(class::CONJUNCTION | class::SAY | class::COMPLEMENTIZER | class::RELATIVE)
                || word.verb.is_some()
                || word.person.is_some()
                || self.reading.norm(at) == "with"
                || self.reading.grammar.pos(at) == Some(Pos::Verb)
        };
        led && !(end..start).any(breaks)
    }

    /// The division or state of several places that stand joined, so that one number is of all: `in X, Y and Z`.
    pub(crate) fn joined(&self, mention: &Mention, mentions: &[Mention]) -> Option<Place> {
        let at = mentions.iter().position(|other| other == mention)?;
        let adjoin = |pair: &[Mention]| {
            let [one, next] = pair else { return false };
            let end = self.surface.tokens_in(one.span).end;
            let start = self.surface.tokens_in(next.span).start;
            let plain = |at: usize| {
                matches!(self.reading.norm(at), "," | "and" | "city" | "province" | "in" | "the")
            };
            let joins = (end..start).any(|at| matches!(self.reading.norm(at), "," | "and"));
            let (Some(a), Some(b)) = (self.places.place_of(one), self.places.place_of(next)) else {
                return false;
            };
            let apart = a.precision == b.precision && !a.is_same(b);
            apart && start <= end + JOINED && (joins || start == end) && (end..start).all(plain)
        };
        let mut first = at;
        while first > 0 && adjoin(&mentions[first - 1..=first]) {
            first -= 1;
        }
        let mut last = at;
        while last + 1 < mentions.len() && adjoin(&mentions[last..=last + 1]) {
            last += 1;
        }
        // A comma alone may set off what a place lies in.
        let and = (self.surface.tokens_in(mentions[first].span).end
            ..self.surface.tokens_in(mentions[last].span).start)
            .any(|at| self.reading.norm(at) == "and");
        // `attacks in Aleppo Damascus`, whose comma is lost: two divisions' towns.
        let division =
            |at: usize| self.places.place_of(&mentions[at]).and_then(|place| place.admin1.as_ref());
        let apart = division(first).zip(division(last)).is_some_and(|(one, other)| one != other);
        if first == last || !(and || apart) {
            return None;
        }
        let places = || mentions[first..=last].iter().filter_map(|one| self.places.place_of(one));
        let one = places().next()?;
        let country =
            one.country.clone().filter(|_| places().all(|place| place.country == one.country))?;
        let divisions =
            || self.places.places.iter().filter(|place| place.precision == Some(Precision::Region));
        let all = |around: &&Place| places().all(|place| around.contains(place));
        if let Some(division) = divisions().find(all) {
            return Some(division.clone());
        }
        let division =
            one.admin1.clone().filter(|_| places().all(|place| place.admin1 == one.admin1));
        if division.is_some() {
            return None;
        }
        self.state(&country)
    }

    /// A state that the story speaks of, as a place.
    pub(crate) fn state(&self, code: &str) -> Option<Place> {
        let home = self.places.home.iter();
        let mut states = self.places.places.iter().chain(home);
        let state = |place: &&Place| {
            place.precision == Some(Precision::Country) && place.country.as_deref() == Some(code)
        };
        states.find(state).cloned()
    }

    /// `across the country`: the state that the story speaks of.
    pub(crate) fn country_wide(&self, sentence: Span) -> Option<Place> {
        let mut tokens = self.surface.tokens_in(sentence);
        let wide = tokens.any(|at| {
            matches!(self.reading.norm(at), "across" | "throughout" | "around")
                && (at + 1..at + 4).any(|at| matches!(self.reading.norm(at), "country" | "nation"))
        });
        self.places.home.clone().filter(|_| wide)
    }

    /// The state that a look back is of: the story's, unless another war is named.
    pub(crate) fn of_war(&self, sentence: Span) -> Option<Place> {
        let reading = self.reading;
        let tokens = self.surface.tokens_in(sentence);
        let year =
            |at: usize| reading.kind(at) == Some(TokenKind::Number) && reading.norm(at).len() == 4;
        let other = tokens.clone().any(|at| {
            reading.word(at).is(class::WAR)
                && matches!(reading.norm(at + 1), "of" | "in")
                && (at + 2..at + 4).any(year)
        });
        // `Norlands civil war`
        let named = tokens.clone().filter(|at| reading.word(*at).is(class::WAR)).find_map(|at| {
            let span = self.surface.span(at.saturating_sub(3).max(tokens.start)..at)?;
            let mention = self.actors.mentions_in(span).last()?;
            self.state(self.actors.actors_of(mention).next()?.actor.state()?)
        });
        if named.is_some() {
            return named;
        }
        let home = self.home().filter(|_| !other)?;
        let foreign = self.actors.mentions_in(sentence).iter().any(|mention| {
            self.actors.actors_of(mention).any(|known| {
                known.actor.state().is_some_and(|state| Some(state) != home.country.as_deref())
            })
        });
        (!foreign).then_some(home)
    }
}
