//! Blows that the parse loses, by the words around a casualty word: `Norland air strikes on a town held by rebels killed
//! at least 12 a monitor said`, `killed in rebel shelling of the town`.
//!
//! The nearest blow in reach counts, and only with an owner right before it.

use dateline_core::Actor;

use crate::doers::Doers;
use crate::predicates::Predicate;
use crate::words::class;

/// How many words a blow may stand from the casualty word.
const FAR: usize = 16;
/// How many words may stand before a weapon in its noun phrase.
const NEAR: usize = 6;

impl Doers<'_> {
    /// `Norland air strikes on a town held by rebels killed at least 12 a monitor said`: where the parse loses the subject,
    /// the nearest blow before that has an owner.
    pub(crate) fn weapon_before(&self, predicate: &Predicate) -> Option<Actor> {
        let end = predicate.group;
        let from = end.saturating_sub(FAR).max(self.sentence.start);
        let passed = |at: &usize| {
            let word = self.reading.word(*at);
            word.verb.is_none()
                && word.adjective.is_none()
                && !word.is(class::SAY)
                && !matches!(self.reading.norm(*at), ";" | ":")
        };
        // `Norland Army kills 40`, where the parse loses the subject of a headline.
        let right_before = end.checked_sub(1).filter(|at| *at >= self.sentence.start);
        let verb = self.reading.is_capitalized(predicate.tokens.start);
        if let Some(at) = right_before.filter(|at| verb && !self.is_weapon(*at)) {
            let start = at.saturating_sub(1).max(self.sentence.start);
            let force = class::FORCE | class::BAND;
            let able = self.reading.word(at).is(force) || self.reading.word(at).person.is_some();
            let named = || self.named(start..at + 1).filter(|_| able || self.ends_name(at));
            if let Some(actor) = named().or_else(|| self.force(at, false)) {
                return Some(actor);
            }
        }
        let mut weapons = (from..end).rev().take_while(passed).filter(|at| self.is_weapon(*at));
        let weapon = weapons.next()?;
        let subject =
            self.reading.grammar.subject(end).is_some_and(|subject| {
                subject > weapon && self.reading.word(subject).person.is_some()
            });
        if subject { None } else { self.before_weapon(weapon) }
    }

    /// `killed in rebel shelling of the town`: where the parse loses the blow, the first one behind.
    pub(crate) fn weapon_behind(&self, predicate: &Predicate) -> Option<Actor> {
        let start = predicate.tokens.end;
        let end = self.sentence.end.min(start + FAR);
        let passed = |at: &usize| {
            let word = self.reading.word(*at);
            word.verb.is_none()
                && !word.is(class::SAY | class::RELATIVE)
                && !matches!(self.reading.norm(*at), ";" | ":")
        };
        let weapon = (start..end).take_while(passed).find(|at| self.is_weapon(*at))?;
        let led = (weapon.saturating_sub(NEAR).max(start)..weapon).rev().find(|at| {
            matches!(
                self.reading.norm(*at),
                "in" | "by" | "during" | "after" | "following" | "from" | "to" | "under" | "of"
            )
        })?;
        // `due to`, `as a result of`
        let cause = || led.checked_sub(1).map_or("", |at| self.reading.norm(at));
        let due = match self.reading.norm(led) {
            "to" => cause() == "due",
            "of" => matches!(cause(), "result" | "because"),
            _ => true,
        };
        let own = (led..weapon).any(|at| self.reading.word(at).is(class::POSSESSIVE));
        if due && !own { self.before_weapon(weapon) } else { None }
    }

    /// Whom the words before a weapon name, as far as one noun phrase may reach.
    pub(crate) fn before_weapon(&self, weapon: usize) -> Option<Actor> {
        let from = weapon.saturating_sub(NEAR).max(self.sentence.start);
        let joins = |at: &usize| {
            !self.reading.word(*at).is(class::FUNCTION) && self.reading.word(*at).verb.is_none()
        };
        // `Norland Air strikes killed four`: a sentence begins with the blow.
        let capital = |at: usize| self.reading.is_capitalized(at);
        let air = weapon.checked_sub(1).filter(|at| self.reading.norm(*at) == "air");
        let title = capital(weapon) && capital(weapon + 1);
        if capital(air.unwrap_or(weapon)) && !title {
            return None;
        }
        let start = (from..weapon).rev().take_while(joins).last()?;
        self.named(start..weapon + 1)
            .or_else(|| (start..weapon).rev().find_map(|at| self.force(at, true)))
    }

    /// Whether the mention of an actor ends with a token.
    fn ends_name(&self, at: usize) -> bool {
        let Some(span) = self.reading.span(at..at + 1) else { return false };
        self.actors.mentions_over(span).iter().any(|mention| mention.span.end() == span.end())
    }
}
