//! Triggers that have an actor of their own: verbs, nouns and adjectives such as `ready to`.

use std::ops::Range;

use crate::bind::{Clause, Draft, governs};
use crate::facts::Flag;
use crate::groups::{Group, GroupKind};
use crate::lexicon::Trigger;
use crate::matcher::Match;
use crate::ontology::Class;
use crate::parties::{self, Chain};
use crate::party::differs;
use crate::reach;
use crate::subjects;
use crate::tags::Tag;
use crate::times;
use crate::voices::Voice;

impl Clause<'_> {
    /// A verb: its subject acts, what follows it is the target.
    pub(crate) fn verb(
        &self,
        m: &Match,
        trigger: &Trigger,
        voice: Option<&Voice>,
    ) -> Option<Draft> {
        let index = m.group?;
        let group = *self.sketch.groups.get(index)?;
        let mut draft = self.start(m, trigger);
        let near = m.head + 1..reach::reach(self.sketch, m.last() + 1, false);
        if group.passive {
            draft.flags.insert(Flag::Passive);
            let found = parties::chains(self.sketch, near.clone());
            let by = found.iter().find(|chain| self.governed_by(chain, &["by"]));
            let held = matches!(trigger.class, Class::Coerce | Class::Sanction);
            let place =
                || found.iter().find(|chain| held && self.governed_by(chain, &["in", "from"]));
            draft.actors = self.parties_of(by.or_else(place)?);
            draft.rules.push("agent of a passive".into());
            if m.first() < m.head {
                let noun = m.first() + 1..group.first;
                draft.targets = self
                    .place(m, trigger, &draft.actors, &[near, noun])
                    .map(|(t, _)| t)
                    .unwrap_or_default();
            } else if group.kind == GroupKind::Participle {
                let before = parties::chains(
                    self.sketch,
                    reach::clause_start(self.sketch, group.first - 1)..group.first,
                );
                draft.targets =
                    before.last().map(|chain| self.parties_of(chain)).unwrap_or_default();
            } else {
                let as_active = subjects::subject(self.sketch, index);
                draft.targets =
                    as_active.map(|(chain, _)| self.parties_of(&chain)).unwrap_or_default();
            }
            self.imply(&mut draft, m, trigger);
            return Some(draft);
        }
        if group.kind == GroupKind::Participle {
            return self.hyphened(m, trigger);
        }
        if self.is_bare_passive(m, trigger, &group) {
            return None;
        }
        let (subject, rule) =
            subjects::subject(self.sketch, index).or_else(|| self.speaker_pronoun(group.first))?;
        draft.actors = self.subject_parties(&subject, voice);
        draft.rules.push(rule.into());
        if draft.actors.is_empty() {
            return None;
        }
        self.modality(m, trigger, &mut draft)?;
        let far = m.head + 1
            ..reach::reach(self.sketch, m.last() + 1, governs(trigger) || trigger.class.is_deed());
        draft.extent = m.first().min(subject.tokens.start)..far.end.max(m.last() + 1);
        if self.says_each_other(&near) {
            draft.flags.insert(Flag::Reciprocal);
            draft.targets = draft.actors.clone();
            draft.rules.push("each other".into());
            return Some(draft);
        }
        let among =
            trigger.mutual && draft.actors.iter().any(|party| differs(party, &draft.actors[..1]));
        let found = self.place(m, trigger, &draft.actors, &[near, far]);
        let outside = |rule: &str| match rule {
            "target by object" | "target by with" | "target by against" => true,
            "target by of" | "target by from" | "target by to" => governs(trigger),
            _ => false,
        };
        if let Some((targets, rule)) = found.filter(|(_, rule)| !among || outside(rule)) {
            draft.targets = targets;
            draft.rules.push(rule);
        } else if among {
            draft.flags.insert(Flag::Reciprocal);
            draft.targets = draft.actors.clone();
            draft.rules.push("subjects that do it to each other".into());
        }
        if trigger.inverse {
            std::mem::swap(&mut draft.actors, &mut draft.targets);
        }
        self.imply(&mut draft, m, trigger);
        Some(draft)
    }

    /// `Scores killed in attacks`: a bare past of a hostile deed with a place where its object would stand.
    fn is_bare_passive(&self, m: &Match, trigger: &Trigger, group: &Group) -> bool {
        let takes_object = trigger.pattern.len() == 1
            && trigger.target.first().is_some_and(|slot| slot == "object");
        let bare = group.first == group.main && group.kind == GroupKind::Finite;
        let place = matches!(
            self.sketch.norm(m.last() + 1),
            "in" | "at" | "during" | "near" | "after" | "amid" | "over"
        );
        takes_object && bare && place && trigger.class.is_hostile_deed()
    }

    /// `Russian-brokered`: the mention before the hyphen acts.
    pub(crate) fn hyphened(&self, m: &Match, trigger: &Trigger) -> Option<Draft> {
        if self.sketch.norm(m.head.checked_sub(1)?) != "-" {
            return None;
        }
        let mention = self.sketch.mention_at(m.head.checked_sub(2)?)?;
        let mut draft = self.start(m, trigger);
        draft.actors = self.parties_of_mention(mention);
        draft.rules.push("actor before a hyphen".into());
        let after = m.last() + 1..reach::reach(self.sketch, m.last() + 1, false);
        draft.targets =
            self.place(m, trigger, &draft.actors, &[after]).map(|(t, _)| t).unwrap_or_default();
        self.imply(&mut draft, m, trigger);
        Some(draft)
    }

    /// A noun: its actor stands before it or behind `by`, or is the subject of the verb that carries it.
    pub(crate) fn noun(
        &self,
        m: &Match,
        trigger: &Trigger,
        voice: Option<&Voice>,
    ) -> Option<Draft> {
        let mut draft = self.start(m, trigger);
        draft.flags.insert(Flag::Nominal);
        let range = m.last() + 1..reach::reach(self.sketch, m.last() + 1, false);
        draft.extent = m.first()..range.end;
        let carried = self.carrier(m.first());
        if let Some((chain, rule)) = self.agent(m, &range, true) {
            draft.actors = self.parties_of(&chain);
            draft.extent.start = draft.extent.start.min(chain.tokens.start);
            draft.rules.push(rule.into());
        } else {
            let group = carried?;
            let (chain, rule) = subjects::subject(self.sketch, group)?;
            draft.actors = self.subject_parties(&chain, voice);
            draft.extent.start = draft.extent.start.min(chain.tokens.start);
            draft.rules.push("subject of a verb that carries the noun".into());
            draft.rules.push(rule.into());
            if self.sketch.groups[group].negated {
                return None;
            }
        }
        let (targets, rule) = self.place(m, trigger, &draft.actors, &[range])?;
        draft.targets = targets;
        draft.rules.push(rule);
        Some(draft)
    }

    /// `ready to help`: the subject of the copula acts.
    pub(crate) fn adjective(
        &self,
        m: &Match,
        trigger: &Trigger,
        voice: Option<&Voice>,
    ) -> Option<Draft> {
        let (group, chain, rule) = self.copula(m)?;
        let mut draft = self.start(m, trigger);
        draft.actors = self.subject_parties(&chain, voice);
        draft.rules.push(rule.into());
        if self.sketch.groups[group].negated || draft.actors.is_empty() {
            return None;
        }
        let far = m.last() + 1..reach::reach(self.sketch, m.last() + 1, true);
        draft.extent = m.first().min(chain.tokens.start)..far.end;
        if let Some((targets, rule)) = self.place(m, trigger, &draft.actors, &[far]) {
            draft.targets = targets;
            draft.rules.push(rule);
        }
        self.imply(&mut draft, m, trigger);
        Some(draft)
    }

    /// What negation, `will` and the verbs before an infinitive make of a class; nothing where they undo it.
    fn modality(&self, m: &Match, trigger: &Trigger, draft: &mut Draft) -> Option<()> {
        let index = m.group?;
        let group = self.sketch.groups.get(index)?;
        let class = draft.class;
        if group.negated {
            draft.flags.insert(Flag::Negated);
            draft.class = match trigger.negated {
                Some(negated) => negated,
                None if class.is_friendly() && group.modal.is_some() => Class::Reject,
                None => return None,
            };
            return Some(());
        }
        if trigger.negated.is_some() && trigger.target.is_empty() {
            return None;
        }
        if times::is_future(self.sketch, group) {
            draft.flags.insert(Flag::Future);
            if class.is_friendly() {
                draft.class = Class::Agree;
            } else if class.is_deed() {
                draft.class = Class::Threaten;
            }
        } else if times::is_hypothetical(self.sketch, self.reading.vocabulary, group) {
            draft.flags.insert(Flag::Hypothetical);
        }
        if group.kind == GroupKind::Infinitive {
            let before = group.first.checked_sub(1).map_or("", |before| self.sketch.norm(before));
            if self.reading.vocabulary.failing.contains(before) {
                return None;
            }
            if self.reading.vocabulary.intending.contains(before) {
                draft.flags.insert(Flag::Hypothetical);
            }
        }
        Some(())
    }

    /// The group of a verb that only carries the noun at `noun`: `launched an attack`.
    fn carrier(&self, noun: usize) -> Option<usize> {
        let mut at = noun;
        while at > self.sketch.tokens.start && noun - at < 7 {
            at -= 1;
            if let Some(group) = self.sketch.group_at(at) {
                let main = self.sketch.groups[group].main;
                let active = !self.sketch.groups[group].passive && main == at;
                return (active
                    && self.reading.vocabulary.carriers.contains(self.sketch.norm(main)))
                .then_some(group);
            }
            if matches!(self.sketch.tag_of(at), Tag::Comma | Tag::Stop) {
                return None;
            }
        }
        None
    }

    fn says_each_other(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| {
            matches!(
                (self.sketch.norm(at), self.sketch.norm(at + 1)),
                ("each" | "one", "other" | "another")
            )
        })
    }

    /// `we` and `I` without a mention of their own.
    fn speaker_pronoun(&self, first: usize) -> Option<(Chain, &'static str)> {
        let before = first.checked_sub(1)?;
        matches!(self.sketch.norm(before), "we" | "i")
            .then(|| (Chain { tokens: before..first, ..Chain::default() }, "speaker as subject"))
    }
}
