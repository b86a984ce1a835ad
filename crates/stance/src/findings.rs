//! From drafts to findings: a line for each pair of actor and target, none twice in a clause.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::bind::{Clause, Draft};
use crate::facts::{Finding, Flag, Taken, Target};
use crate::lexicon::Trigger;
use crate::matcher::Match;
use crate::ontology::Class;
use crate::party::{Party, on_whose_ground, same_party};

impl Clause<'_> {
    pub(crate) fn settle(
        &self,
        m: &Match,
        trigger: &Trigger,
        draft: Draft,
        findings: &mut Vec<Finding>,
        first: usize,
    ) {
        let words = m.first()..m.last().max(m.head) + 1;
        self.push(&trigger.id, words, Some(trigger), draft, findings, first);
    }

    /// Adds a finding for each pair of a draft.
    pub(crate) fn push(
        &self,
        entry: &str,
        words: Range<usize>,
        trigger: Option<&Trigger>,
        draft: Draft,
        findings: &mut Vec<Finding>,
        first: usize,
    ) {
        let mut tokens = words.clone();
        let definition = self.reading.ontology.of(draft.class);
        let own = trigger.filter(|trigger| trigger.class == draft.class);
        let polarity = own.and_then(|trigger| trigger.polarity).unwrap_or(definition.polarity);
        let intensity = own.and_then(|trigger| trigger.intensity).unwrap_or(definition.intensity);
        let start = draft.extent.start.min(words.start);
        let mut end = draft.extent.end.max(words.end);
        while end > words.end && self.reading.is_mark(end - 1) {
            end -= 1;
        }
        let (Some(span), Some(evidence)) = (self.span(words), self.span(start..end)) else {
            return;
        };
        let hashes = self.word_hashes(start..end);
        let mut flags = draft.flags;
        if tokens.any(|token| self.past.covers(self.reading, token)) {
            flags.insert(Flag::Historical);
        }
        let loaded = trigger.is_some_and(|trigger| trigger.loaded);
        for actor in &draft.actors {
            let Some(who) = actor.who.actor() else { continue };
            for target in &draft.targets {
                let whom = on_whose_ground(target, who);
                let told = draft.class == Class::Consult && self.is_audience(target);
                if told || same_party(actor, target) {
                    continue;
                }
                let metonym = actor.metonym || target.metonym;
                let known = findings[first..].iter().any(|other| {
                    let stance = &other.stance;
                    let pair = stance.actor.id == who.id
                        && target_key(&stance.target) == target_key(&whom);
                    let blamed = loaded && matches!(stance.class, Class::Condemn | Class::Accuse);
                    let clause = stance.evidence.overlaps(span);
                    // Who mediates between parties visits them as well.
                    let mediates = draft.class == Class::Consult && stance.class == Class::Mediate;
                    pair && (mediates || blamed || stance.class == draft.class && clause)
                });
                if known {
                    continue;
                }
                let mut flags: Vec<_> = flags.iter().copied().collect();
                if metonym {
                    flags.push(Flag::Metonym);
                }
                flags.sort_unstable();
                findings.push(Finding {
                    stance: Taken {
                        id: String::new(),
                        actor: who.clone(),
                        target: whom,
                        class: draft.class,
                        polarity,
                        intensity,
                        trigger: span,
                        evidence,
                        actor_span: actor.span,
                        target_span: target.span,
                        reported_by: draft.reporters.clone(),
                        flags,
                        review: None,
                    },
                    entry: entry.to_owned(),
                    rules: draft.rules.clone(),
                    words: hashes.clone(),
                });
            }
        }
    }

    /// `reporters`: to whom something is told.
    fn is_audience(&self, party: &Party) -> bool {
        party.id().is_some_and(|id| self.reading.vocabulary.words.audience.contains(id))
    }

    /// Hashes of the words of some tokens, sorted and each once.
    fn word_hashes(&self, tokens: Range<usize>) -> Vec<u32> {
        let words = tokens.filter(|&token| !self.reading.is_mark(token));
        let hashes: BTreeSet<u32> = words.map(|token| fnv(self.reading.word(token))).collect();
        hashes.into_iter().collect()
    }
}

fn target_key(target: &Target) -> Option<&str> {
    match target {
        Target::Actor(actor) => actor.id.as_deref(),
        Target::Issue { issue } => Some(issue),
    }
}

/// The 32-bit FNV-1a hash of a word in small letters: the same on every machine.
fn fnv(word: &str) -> u32 {
    let small = word.bytes().map(|byte| byte.to_ascii_lowercase());
    small.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
