//! Who says so where no quote has it or has it wrongly: texts that lost their commas run an attribution into what is
//! attributed (`killed 13 people a monitor said on Monday`, `according to the observatory 14 people were killed`), and
//! headlines end with one (`… kills 80: monitor`).
//!
//! The words right before the verb name the speaker: a mention of the actors, or a noun for those who report (`speaker`
//! in `data/closed.toml`).

use std::ops::Range;

use dateline_actors::Class;
use dateline_core::Actor;
use dateline_quotes::Quote;
use dateline_syntax::{Tag, TokenKind};

use crate::claimant::Speakers;
use crate::phrases::Phrase;
use crate::words::class;

/// How many words may stand before the noun of a speaker.
const NAME: usize = 6;
/// How many words may stand between `according to` at the head of a sentence and a number.
const LED: usize = 40;

/// A speaker, and where the words that attribute stand.
pub(crate) struct Attribution {
    pub(crate) actor: Actor,
    /// The speaker's words and the verb.
    pub(crate) tokens: Range<usize>,
    /// Whether it stands before what is said.
    pub(crate) leads: bool,
}

impl Speakers<'_> {
    /// Who is said to say what a phrase counts, by the words of its sentence alone.
    pub(crate) fn attribution(
        &self,
        phrase: &Phrase,
        sentence: &Range<usize>,
    ) -> Option<Attribution> {
        let floor = phrase.tokens.end;
        self.trailing(floor, sentence)
            .or_else(|| self.according(phrase, sentence))
            .or_else(|| self.headline(floor, sentence))
            .or_else(|| self.leading(phrase.tokens.start, sentence))
    }

    /// `The governor told a reporter the blast killed nine`, where no quote holds the number.
    fn leading(&self, number: usize, sentence: &Range<usize>) -> Option<Attribution> {
        let from = number.saturating_sub(LED).max(sentence.start);
        for verb in (from..number).rev() {
            if matches!(self.reading.norm(verb), ";" | "but") {
                return None;
            }
            if !self.is_saying(verb) {
                continue;
            }
            let mut end = verb;
            while end > from && self.reading.word(end - 1).is(class::HAVE | class::ADVERB) {
                end -= 1;
            }
            if end > from
                && let Some((start, actor)) = self.ending_before(end, from)
            {
                return Some(Attribution { actor, tokens: start..verb + 1, leads: true });
            }
            // `…, saying that`: by whoever spoke before.
            if !self.reading.norm(verb).ends_with("ing") {
                return None;
            }
        }
        None
    }

    /// `killed 13 people a monitor said on Monday`, `killed 13 people said the monitor`
    fn trailing(&self, floor: usize, sentence: &Range<usize>) -> Option<Attribution> {
        let verb = (floor..sentence.end).find(|at| self.is_saying(*at))?;
        // `13 people and said that`: what follows is said as well.
        let next = verb + 1;
        let said = matches!(self.reading.norm(next), "that" | "how" | "whether");
        let object = !matches!(self.reading.norm(verb), "said" | "says" | "say" | "told" | "added")
            && (self.reading.word(next).is(class::DETERMINER)
                || self.reading.word(next).value.is_some()
                || self.reading.kind(next) == Some(TokenKind::Number));
        if said || object {
            return None;
        }
        let inside = class::HAVE | class::ADVERB | class::BE;
        let mut end = verb;
        while end > floor && self.reading.word(end - 1).is(inside) {
            end -= 1;
        }
        // `(UN) said`
        if end > floor && self.reading.norm(end - 1) == ")" {
            end -= 1;
        }
        let pronoun = end > floor && self.reading.word(end - 1).is(class::PRONOUN);
        let plain = matches!(self.reading.norm(verb), "said" | "says" | "added");
        let determined = self.reading.word(next).is(class::DETERMINER);
        // `killed 13 people said the monitor`
        let inverted = || {
            let opens = !pronoun
                && plain
                && !self.reading.word(next).is(class::PREPOSITION | class::WEEKDAY | class::MONTH);
            let (end, actor) = self.starting_at(next, sentence.end).filter(|_| opens)?;
            Some(Attribution { actor, tokens: verb..end, leads: false })
        };
        if determined && let Some(found) = inverted() {
            return Some(found);
        }
        let subject = self.reading.grammar.subject(verb).filter(|subject| {
            (floor..end).contains(subject) && self.reading.word(*subject).is(class::SPEAKER)
        });
        let own = |noun: &usize| {
            self.ending_at(end, *noun).is_none_or(|known| known.class == Class::State)
        };
        if let Some(noun) = subject.filter(own) {
            let start = self.noun_phrase(noun, floor);
            let actor = match self.ending_at(noun + 1, floor) {
                Some(known) => known.actor.clone(),
                None => self.unnamed(start, noun),
            };
            return Some(Attribution { actor, tokens: start..verb + 1, leads: false });
        }
        let before = (end > floor).then(|| self.ending_before(end, floor)).flatten();
        before
            .map(|(start, actor)| Attribution { actor, tokens: start..verb + 1, leads: false })
            .or_else(inverted)
    }

    /// `according to a monitor`, before a number or behind it.
    fn according(&self, phrase: &Phrase, sentence: &Range<usize>) -> Option<Attribution> {
        let led = |at: &usize| {
            self.reading.norm(*at) == "according" && self.reading.norm(*at + 1) == "to"
        };
        let at = (phrase.tokens.end..sentence.end).find(led).or_else(|| {
            let first = sentence.clone().find(led)?;
            let near = first < phrase.tokens.start && phrase.tokens.start < first + LED;
            let opens = first < sentence.start + 3;
            (near && opens).then_some(first)
        })?;
        let (end, actor) = self.starting_at(at + 2, sentence.end)?;
        Some(Attribution { actor, tokens: at..end, leads: false })
    }

    /// `Strikes kill 80: monitor`, `Strikes kill 80 Monitor AFP Tuesday`
    fn headline(&self, floor: usize, sentence: &Range<usize>) -> Option<Attribution> {
        let at = (floor..sentence.end).find(|at| {
            let outlet = || {
                let span = self.reading.span(*at + 1..*at + 2)?;
                let mention = self.actors.mentions_over(span).first()?;
                let known = self.actors.actors_of(mention).next()?;
                (mention.span.start() == span.start()).then_some(known.class == Class::Outlet)
            };
            let colon = at.checked_sub(1).is_some_and(|before| self.reading.norm(before) == ":")
                || self.reading.norm(at.saturating_sub(2)) == ":";
            let ends = *at + 1 == sentence.end || self.reading.norm(*at + 1) == ".";
            self.reading.word(*at).is(class::SPEAKER)
                && (colon && ends
                    || self.reading.is_capitalized(*at) && outlet().unwrap_or_default())
        })?;
        let actor = self.elsewhere(at).or_else(|| Some(self.ending_before(at + 1, at)?.1))?;
        Some(Attribution { actor, tokens: at..at + 1, leads: false })
    }

    /// The actor that the story names with the same noun in another place: `a monitor`.
    fn elsewhere(&self, noun: usize) -> Option<Actor> {
        let norm = self.reading.norm(noun);
        let mention = self.actors.mentions.iter().find(|mention| {
            let words = mention.span.of(self.reading.text).unwrap_or_default();
            words.rsplit(' ').next().is_some_and(|last| last == norm)
        })?;
        self.actors.actors_of(mention).next().map(|known| known.actor.clone())
    }

    fn is_saying(&self, at: usize) -> bool {
        let noun = at.checked_sub(1).is_some_and(|before| {
            self.reading.word(before).is(class::DETERMINER | class::POSSESSIVE)
        });
        let loud = self.reading.is_capitalized(at)
            || at.checked_sub(1).is_some_and(|before| self.reading.word(before).is(class::BE));
        let claims = matches!(self.reading.norm(at), "claimed" | "claims");
        self.reading.word(at).is(class::SAY) && !noun && !loud && !claims
    }

    /// The speaker whose words end right before a token, and where they begin; not before `floor`.
    fn ending_before(&self, end: usize, floor: usize) -> Option<(usize, Actor)> {
        if self.reading.word(end - 1).is(class::PRONOUN) {
            return None;
        }
        if let Some(known) = self.ending_at(end, floor) {
            // `a source in Port Vell said`
            let within = end.checked_sub(2).is_some_and(|at| {
                known.class == Class::State && self.reading.word(at).is(class::PREPOSITION)
            });
            let state = matches!(known.class, Class::State);
            let speaks = !within && (!state || self.reading.is_capitalized(end - 1));
            return speaks.then(|| (end - 1, known.actor.clone()));
        }
        // `13 people MSF said`: a name that the actors don't know here.
        let name = |at: &usize| {
            self.reading.is_capitalized(*at)
                || self.reading.grammar.tag(*at) == Some(Tag::NNP) && !self.reading.is_capitals()
        };
        let start = (floor..end).rev().take_while(name).last();
        // `a reporter in X said`: X is no name of a speaker.
        let placed = |start: usize| {
            start
                .checked_sub(1)
                .is_some_and(|at| matches!(self.reading.norm(at), "in" | "at" | "from"))
        };
        if let Some(start) = start.filter(|start| !placed(*start))
            && !self.reading.word(end - 1).is(class::SPEAKER | class::WEEKDAY | class::MONTH)
        {
            return Some((start, self.by_name(start..end)?));
        }
        // `an organisation monitoring the conflict said`
        let from = end.saturating_sub(NAME).max(floor);
        let noun = (from..end).rev().find(|at| self.reading.word(*at).is(class::SPEAKER))?;
        let between = (noun + 1..end).any(|at| {
            let word = self.reading.word(at);
            word.is(class::BE | class::HAVE | class::CONJUNCTION | class::COMPLEMENTIZER)
                || self.reading.kind(at) != Some(TokenKind::Word)
        });
        let next = self.reading.norm(noun + 1);
        let leads =
            noun + 1 == end || next.ends_with("ing") || matches!(next, "in" | "at" | "of" | "on");
        if between || !leads {
            return None;
        }
        let start = self.noun_phrase(noun, floor);
        // `the Norland Observatory monitoring group said`, `the Xpress reporter in Y said`: the name tells who.
        let named = (start + 1..noun + 2).rev().take(4).find_map(|at| {
            let known = self.ending_at(at, floor)?;
            let body = matches!(known.class, Class::Organisation | Class::Outlet | Class::Body);
            body.then(|| known.actor.clone())
        });
        Some((start, named.unwrap_or_else(|| self.unnamed(start, noun))))
    }

    /// Whom a name means that stands where no mention does: one that the story names elsewhere, or somebody new.
    fn by_name(&self, tokens: Range<usize>) -> Option<Actor> {
        let name = self.reading.span(tokens)?.of(self.reading.text)?;
        let mut known = self.actors.actors.iter();
        let known =
            known.find(|known| known.actor.name == name || known.names.iter().any(|n| n == name));
        let slug = || name.to_lowercase().replace(' ', "-");
        Some(known.map_or_else(|| Actor::new(&slug(), name), |known| known.actor.clone()))
    }

    /// The speaker whose words begin at a token, and where they end.
    fn starting_at(&self, start: usize, limit: usize) -> Option<(usize, Actor)> {
        let end = limit.min(start + NAME + 2);
        for at in start..end {
            let word = self.reading.word(at);
            if let Some(span) = self.reading.span(at..at + 1)
                && let Some(mention) = self.actors.mentions_over(span).first()
            {
                let known = self.actors.actors_of(mention).next()?;
                let end = self.reading.surface.tokens_in(mention.span).end;
                // `according to Syrian activists`: the noun tells who.
                let noun = (end..end + 3).find(|at| self.reading.word(*at).is(class::SPEAKER));
                if let Some(noun) = noun.filter(|_| known.class == Class::State) {
                    return Some((noun + 1, self.unnamed(start, noun)));
                }
                return Some((end, known.actor.clone()));
            }
            if word.is(class::SPEAKER) {
                // `civil defense sources`: the last noun.
                let last = (at..end).take_while(|at| self.reading.word(*at).is(class::SPEAKER));
                let noun = last.last().unwrap_or(at);
                return Some((noun + 1, self.unnamed(start, noun)));
            }
            let passes = !word.is(class::FUNCTION & !class::DETERMINER) || at == start;
            if !passes {
                return None;
            }
        }
        None
    }

    /// Where the noun phrase begins that a noun ends.
    pub(crate) fn noun_phrase(&self, noun: usize, floor: usize) -> usize {
        let mut start = noun;
        while start > floor && noun - start < NAME {
            let word = self.reading.word(start - 1);
            if word.is(class::DETERMINER | class::POSSESSIVE) {
                return start - 1;
            }
            let other = word.is(class::FUNCTION)
                || word.value.is_some()
                || word.person.is_some()
                || word.verb.is_some()
                || word.adjective.is_some()
                || self.reading.kind(start - 1) != Some(TokenKind::Word)
                || matches!(self.reading.norm(start - 1), "more" | "others");
            if other {
                break;
            }
            start -= 1;
        }
        start
    }

    pub(crate) fn unnamed(&self, start: usize, noun: usize) -> Actor {
        let name = self.reading.span(start..noun + 1).and_then(|span| span.of(self.reading.text));
        Actor::new(self.reading.norm(noun), name.unwrap_or_default())
    }

    /// Whether the words that a quote takes for its speaker's can't be: they count somebody, or name a blow or a thing.
    pub(crate) fn is_no_speaker(&self, quote: &Quote) -> bool {
        let Some(source) = quote.source.first() else { return false };
        let mut tokens = self.reading.surface.tokens_in(*source);
        let first = tokens.start;
        let counts = self.reading.kind(first) == Some(TokenKind::Number)
            || self.reading.word(first).value.is_some_and(|value| value > 1)
            || matches!(self.reading.norm(first), "dozens" | "hundreds" | "scores" | "tens");
        let id = quote.speaker.as_ref().and_then(|speaker| speaker.id.as_deref());
        let head = self.reading.lexicon.get(id.unwrap_or_default());
        let thing = head.is(class::CLASH | class::WAR | class::WEAPON | class::THING)
            && !head.is(class::SPEAKER);
        let casualty = head.noun.is_some() || head.verb.is_some() || head.adjective.is_some();
        let killed = tokens.any(|at| {
            let word = self.reading.word(at);
            word.verb.is_some_and(|verb| verb.is_participle()) && !word.is(class::SAY)
        });
        let speaks = self
            .reading
            .surface
            .tokens_in(*source)
            .any(|at| self.reading.word(at).is(class::SPEAKER));
        killed || (counts || thing || casualty) && !speaks
    }

    /// An actor as a claim names it: without the adverb that a sentence begins with, and not the one that a page or a
    /// network is only tied to (`an IS-affiliated page`).
    pub(crate) fn cleaned(&self, actor: Actor, quote: &Quote) -> Actor {
        if let Some(tied) = self.tied(&actor, quote) {
            return tied;
        }
        let first = actor.name.split(' ').next().unwrap_or_default();
        let adverb = self.reading.lexicon.get(&first.to_lowercase()).is(class::ADVERB)
            || matches!(first, "Meanwhile" | "However" | "Separately" | "Elsewhere");
        match actor.name.split_once(' ') {
            Some((_, rest)) if adverb => Actor { name: rest.trim_start().to_owned(), ..actor },
            _ => actor,
        }
    }

    fn tied(&self, actor: &Actor, quote: &Quote) -> Option<Actor> {
        let source = quote.source.first()?;
        let mentions = self.actors.mentions_in(*source);
        let mention = mentions.iter().find(|mention| {
            self.actors.actors_of(mention).any(|known| known.actor.id == actor.id)
        })?;
        let words = source.of(self.reading.text)?;
        let before = words.get(..mention.span.start() - source.start())?.to_lowercase();
        let behind = words.get(mention.span.end() - source.start()..)?;
        let hyphen = behind.starts_with('-') && !behind.starts_with("-based");
        if !(before.ends_with("anti-") || before.ends_with("pro-") || hyphen) {
            return None;
        }
        let tokens = self.reading.surface.tokens_in(*source);
        let head = tokens.end.checked_sub(1)?;
        let name = words
            .split_once(' ')
            .filter(|(article, _)| matches!(article.to_lowercase().as_str(), "a" | "an" | "the"));
        Some(Actor::new(self.reading.norm(head), name.map_or(words, |(_, rest)| rest)))
    }
}
