//! Who says so, and through which outlets it came.
//!
//! The innermost quote around the number has the claimant; outer quotes of outlets are relays. Two ways remain where
//! no quote holds the number: `was reported killed` leans on the speaker of the sentence before, and a bare plural
//! behind `expressed regret over` on whoever expressed it. Else the article itself speaks.

use std::ops::Range;

use dateline_actors::{Class, Known};
use dateline_core::{Actor, Relay, Span};
use dateline_quotes::{Act, Quote, QuoteKind};
use dateline_syntax::Rel;

use crate::phrases::Phrase;
use crate::reading::Reading;
use crate::words::class;

/// How far behind `claimed` the attack stands that somebody owns up to.
const OWNED: usize = 8;
/// How many arcs are climbed.
const STEPS: usize = 8;

/// Who says something, and how it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source {
    pub(crate) claimant: Option<Actor>,
    pub(crate) relay: Vec<Relay>,
    /// Whether the words that attribute deny what they attribute.
    pub(crate) denied: bool,
    /// Whether it is thought or feared rather than said.
    pub(crate) believed: bool,
}

/// Where the words stand that attribute a quote.
struct Quoted {
    cue: Span,
    source: Option<Span>,
}

/// What the rules about claimants read.
pub(crate) struct Speakers<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) places: &'a dateline_places::Facts,
    pub(crate) actors: &'a dateline_actors::Facts,
    pub(crate) quotes: &'a dateline_quotes::Facts,
}

impl Speakers<'_> {
    /// The source of what a phrase counts: as the quotes around it have it, else as the words of its sentence do.
    pub(crate) fn of(
        &self,
        phrase: &Phrase,
        span: Span,
        light: Option<usize>,
        sentence: &Range<usize>,
    ) -> Source {
        let mut quoted = None;
        let mut source = self.around(span, light, &mut quoted);
        if source.claimant.is_some() && quoted.is_none() {
            return source;
        }
        let Some(found) = self.attribution(phrase, sentence) else { return source };
        // A quote with the same verb has lost its speaker in words that run on.
        let same = quoted.is_some_and(|quoted: Quoted| {
            let holds = |span: Span| {
                let tokens = self.reading.surface.tokens_in(span);
                tokens.start < found.tokens.end && found.tokens.start < tokens.end
            };
            !found.leads && holds(quoted.cue) && !quoted.source.is_some_and(holds)
        });
        if source.claimant.is_none() || same {
            source.claimant = Some(found.actor);
        }
        source
    }

    /// The source of a noun that counts nobody.
    pub(crate) fn of_noun(&self, span: Span, light: Option<usize>) -> Source {
        self.around(span, light, &mut None)
    }

    /// The source of the words at `span`, as the quotes around it have it. The verb of `claimed lives` is no cue.
    fn around(&self, span: Span, light: Option<usize>, quoted: &mut Option<Quoted>) -> Source {
        let around = self.quotes.around(span);
        let verb = light.and_then(|at| self.reading.span(at..at + 1));
        let cued = |quote: &&Quote| {
            !verb.is_some_and(|verb| quote.cue.iter().any(|cue| cue.overlaps(verb)))
        };
        let mut quotes = around
            .into_iter()
            .filter(cued)
            .filter(|quote| !self.strikes(quote) && !self.owns_up(quote))
            .filter(|quote| !self.is_aside(quote, span))
            .filter(|quote| quote.speaker.is_some() && quote.act != Act::Intention)
            .filter(|quote| !self.is_no_speaker(quote));
        let Some(inner) = quotes.next() else { return Source::default() };
        let mut relay = inner.relay.clone();
        for outer in quotes {
            if let Some(link) = self.as_relay(outer) {
                relay.push(link);
            }
            relay.extend(outer.relay.iter().cloned());
        }
        let mut seen = Vec::new();
        relay.retain(|link| {
            let own = inner.speaker.as_ref().is_some_and(|speaker| speaker.name == link.name);
            let new = !own && !seen.contains(&link.name);
            seen.push(link.name.clone());
            new
        });
        // A speaker who stands somewhere else than his verb.
        let cue = inner.cue.last().filter(|_| inner.kind == QuoteKind::Indirect);
        *quoted = cue.map(|cue| Quoted { cue: *cue, source: inner.source.first().copied() });
        let claimant = inner.speaker.clone().map(|speaker| self.cleaned(speaker, inner));
        let claimant = claimant.map(|speaker| self.headed(speaker, inner));
        Source { claimant, relay, denied: self.denies(inner), believed: inner.act == Act::Belief }
    }

    /// `planes struck the depot killing 12`: a verb of a blow says nothing.
    fn strikes(&self, quote: &Quote) -> bool {
        let mut tokens = quote.cue.iter().flat_map(|cue| self.reading.surface.tokens_in(*cue));
        quote.kind == QuoteKind::Indirect
            && tokens.any(|at| self.reading.word(at).is(class::STRIKES))
    }

    /// `the group claimed an attack that killed 17`: who did it tells no number.
    fn owns_up(&self, quote: &Quote) -> bool {
        let mut tokens = quote.cue.iter().flat_map(|cue| self.reading.surface.tokens_in(*cue));
        tokens.any(|at| {
            let claims =
                matches!(self.reading.norm(at), "claimed" | "claims" | "claim" | "claiming");
            let next = (at + 1..at + OWNED).take_while(|at| {
                self.reading.norm(*at) != "that" && self.reading.word(*at).verb.is_none()
            });
            claims
                && next.into_iter().any(|at| {
                    let own = self.reading.grammar.rel(at) == Some(Rel::Dobj);
                    self.reading.norm(at) == "responsibility"
                        || own && self.reading.word(at).is(class::WEAPON)
                })
        })
    }

    /// Whether the words at `span` are the article's own though they stand in a quote: behind a noun that somebody spoke
    /// of, set off by a comma (`expressed concern over the clashes, which claimed lives`).
    fn is_aside(&self, quote: &Quote, span: Span) -> bool {
        let last =
            quote.cue.last().and_then(|cue| self.reading.surface.tokens_in(*cue).next_back());
        let spoken_of = quote.kind == QuoteKind::Indirect
            && last.is_some_and(|last| self.reading.word(last).is(class::PREPOSITION));
        let Some(mut at) = self.reading.surface.token_at(span.start()).filter(|_| spoken_of) else {
            return false;
        };
        for _ in 0..STEPS {
            if self.reading.grammar.rel(at) == Some(Rel::Relcl) {
                let start = self.reading.grammar.edges(at).start;
                return start > 0 && self.reading.norm(start - 1) == ",";
            }
            match self.reading.grammar.head(at) {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    }

    /// The speaker of a quote as a link of the chain, if it is an outlet.
    fn as_relay(&self, quote: &Quote) -> Option<Relay> {
        let speaker = quote.speaker.as_ref()?;
        let outlet = self
            .actors
            .actors
            .iter()
            .any(|known| known.class == Class::Outlet && known.actor.id == speaker.id);
        let span = quote.source.first().copied()?;
        outlet.then(|| Relay { name: speaker.name.clone(), span })
    }

    fn denies(&self, quote: &Quote) -> bool {
        let mut tokens = quote.cue.iter().flat_map(|cue| self.reading.surface.tokens_in(*cue));
        tokens.any(|at| self.reading.word(at).is(class::DENIAL))
    }

    /// `One soldier was reported killed`, and the sentence before says who reported.
    pub(crate) fn reported(&self, before: &Range<usize>) -> Option<Actor> {
        let span = self.reading.span(before.clone())?;
        let speaker = self.quotes.quotes.iter().rev().find(|quote| {
            quote.speaker.is_some() && quote.source.iter().any(|source| span.contains(*source))
        });
        if let Some(quote) = speaker {
            return quote.speaker.clone();
        }
        let say = before.clone().find(|at| self.reading.word(*at).is(class::SAY))?;
        self.ending_at(say, before.start).map(|known| known.actor.clone())
    }

    /// `Khatibzadeh expressed regret over the deaths`: whoever expressed it.
    pub(crate) fn mourner(&self, sentence: &Range<usize>, noun: usize) -> Option<Actor> {
        let floor = noun.saturating_sub(12).max(sentence.start);
        let mut emotion = None;
        for at in (floor..noun).rev() {
            let word = self.reading.word(at);
            if word.is(class::EMOTION) {
                emotion = Some(at);
                break;
            }
            if word.is(class::RELATIVE | class::BE) || self.reading.norm(at) == "," {
                return None;
            }
        }
        let emotion = emotion?;
        (emotion.saturating_sub(4).max(sentence.start)..=emotion)
            .rev()
            .find_map(|at| self.ending_at(at, sentence.start))
            .map(|known| known.actor.clone())
    }

    /// The actor of the mention that ends right before a token.
    pub(crate) fn ending_at(&self, token: usize, floor: usize) -> Option<&Known> {
        let before = token.checked_sub(1).filter(|at| *at >= floor)?;
        let end = self.reading.span(before..token)?.end();
        let at = self.actors.mentions.partition_point(|mention| mention.span.end() < end);
        let mention = self.actors.mentions.get(at).filter(|mention| mention.span.end() == end)?;
        self.actors.actors_of(mention).next()
    }
}
