//! Whom a claimant means that has no name of his own: the head before a place (`an activist in X` is no X), local officials,
//! and `a monitor`, `the group` or `the source` of a story that names one.

use std::collections::BTreeSet;

use dateline_actors::{Class, MentionKind};
use dateline_core::Actor;
use dateline_quotes::Quote;

use crate::claimant::Speakers;
use crate::facts::Claim;
use crate::reading::Reading;
use crate::words::class;

/// How many words a noun for a speaker may stand before the place that hides it.
const HEAD: usize = 6;

impl Speakers<'_> {
    /// The speaker of a quote, where the actors took the place behind him for him: `an activist in X`, `Xpress reporter in
    /// X`, `villagers of X who had fought`.
    pub(crate) fn headed(&self, speaker: Actor, quote: &Quote) -> Actor {
        let Some(source) = quote.source.first() else { return speaker };
        let tokens = self.reading.surface.tokens_in(*source);
        let place = self.places.mentions_in(*source).iter().find_map(|mention| {
            let name = mention.span.of(self.reading.text)?;
            let end = speaker.name.ends_with(name) || speaker.person.as_deref() == Some(name);
            end.then(|| self.reading.surface.tokens_in(mention.span).start)
        });
        let local = self.is_local(tokens.clone()) && speaker.is_state();
        // `an activist in X`: of no state, though X is.
        let town = || {
            self.places.mentions_in(*source).iter().find_map(|mention| {
                let at = self.reading.surface.tokens_in(mention.span).start;
                let noun = at.checked_sub(2)?;
                let led = matches!(self.reading.norm(at - 1), "in" | "from" | "at" | "near");
                let person = self.reading.word(noun).person.is_some();
                (led && person && noun >= tokens.start).then_some(at)
            })
        };
        let at = match place {
            Some(at) if !speaker.is_state() => at,
            _ if local => tokens.end,
            _ if speaker.is_state() && speaker.unit.is_none() => match town() {
                Some(at) => at,
                None => return speaker,
            },
            _ => return speaker,
        };
        let from = at.saturating_sub(HEAD);
        let speaks = |at: &usize| {
            let word = self.reading.word(*at);
            word.is(class::SPEAKER) || word.person.is_some() && !word.is(class::PREPOSITION)
        };
        let Some(noun) = (from..at).rev().find(speaks) else { return speaker };
        // `Xpress reporter in Y`: the outlet's.
        let before = self.reading.span(noun.saturating_sub(3)..noun + 1);
        let outlet = before.and_then(|span| {
            let mut mentions = self.actors.mentions_in(span).iter().rev();
            let known = mentions.find_map(|mention| {
                let known = self.actors.actors_of(mention).next()?;
                (known.class == Class::Outlet).then_some(known)
            });
            known.map(|known| known.actor.clone())
        });
        if let Some(outlet) = outlet {
            return outlet;
        }
        let start = self.noun_phrase(noun, from.max(tokens.start.min(noun)));
        self.unnamed(start, noun)
    }

    /// `local officials`
    fn is_local(&self, mut tokens: std::ops::Range<usize>) -> bool {
        tokens.any(|at| {
            self.reading.norm(at) == "local"
                && matches!(self.reading.norm(at + 1), "official" | "officials" | "authorities")
        })
    }
}

/// Gives `a monitor`, `the group`, `the watchdog` the name of the one body of their kind that the story names for its
/// claims, and `the source` the words that told of it before.
pub(crate) fn name_sources(
    reading: &Reading<'_>,
    actors: &dateline_actors::Facts,
    claims: &mut [Claim],
) {
    let watches = |name: &str| {
        let mut words = name.split([' ', '-']);
        words.any(|word| reading.lexicon.get(&word.to_lowercase()).is(class::WATCHES))
    };
    let nameless = |actor: &Actor| {
        let id = actor.id.as_deref().unwrap_or_default();
        reading.lexicon.get(id).is(class::WATCHER) || id == "group" && watches(&actor.name)
    };
    let mut bodies: BTreeSet<&str> = BTreeSet::new();
    for mention in actors.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        for known in actors.actors_of(mention) {
            let body = known.class == Class::Organisation && watches(&known.actor.name);
            if let Some(id) = known.actor.id.as_deref().filter(|id| body && !matches!(*id, "un")) {
                bodies.insert(id);
            }
        }
    }
    let only = match bodies.into_iter().collect::<Vec<_>>()[..] {
        [id] => actors.actors.iter().find(|known| known.actor.id.as_deref() == Some(id)),
        _ => None,
    };
    let name = only.map(|known| Actor { person: None, ..known.actor.clone() });
    let mut source: Option<(usize, Actor)> = None;
    for claim in claims {
        let Some(claimant) = claim.claimant.as_ref() else { continue };
        if nameless(claimant) {
            claim.claimant = name.clone().or(claim.claimant.take());
            continue;
        }
        let Some(sentence) = reading.surface.sentence_at(claim.span.start()) else { continue };
        let id = claimant.id.as_deref().unwrap_or_default();
        if !matches!(id, "source" | "sources") {
            continue;
        }
        let bare = claimant.name.split(' ').count() < 3
            && claimant.name.to_lowercase().trim_start_matches("the ").len() <= id.len();
        match &source {
            // `The source said` of the one that was told last.
            Some((told, known)) if bare && sentence.saturating_sub(*told) <= 4 => {
                claim.claimant = Some(known.clone());
            }
            _ if !bare => source = Some((sentence, claimant.clone())),
            _ => {}
        }
    }
}
