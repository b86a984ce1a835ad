//! What a speaker thinks of others: judgements, loaded words, blame within other words, duties.

use std::collections::BTreeSet;

use crate::bind::{Clause, Draft, Governed};
use crate::facts::{Finding, Flag};
use crate::groups::GroupKind;
use crate::lexicon::{Part, Trigger};
use crate::matcher::Match;
use crate::ontology::Class;
use crate::parties::{self, Chain};
use crate::party::{Party, differs, speaker};
use crate::reach;
use crate::subjects;
use crate::tags::Tag;
use crate::things;
use crate::voices::{self, Voice};

impl Clause<'_> {
    /// `X is unacceptable`, said by Y: Y judges X.
    pub(crate) fn judged(&self, m: &Match, trigger: &Trigger, voice: &Voice) -> Option<Draft> {
        let mut draft = self.start(m, trigger);
        draft.actors = vec![speaker(voice)];
        let after = m.last() + 1..reach::reach(self.sketch, m.last() + 1, false);
        draft.extent = m.first()..after.end;
        let phrase = match m.group {
            Some(group) => {
                let first = self.sketch.groups[group].first;
                reach::clause_start(self.sketch, first.checked_sub(1)?)..first
            }
            None => {
                let (group, chain, _) = self
                    .copula(m)
                    .map(|(group, chain, _)| (group, chain, ""))
                    .or_else(|| self.bare_copula(m))?;
                if self.sketch.groups[group].negated {
                    return None;
                }
                let end = self.sketch.groups[group].first;
                let start = self.wide_start(end).min(chain.tokens.start);
                start..end
            }
        };
        draft.extent.start = phrase.start.min(draft.extent.start);
        let spaces: Vec<_> =
            if trigger.target.is_empty() { vec![phrase] } else { vec![after, phrase] };
        draft.targets = spaces
            .into_iter()
            .flat_map(|space| parties::chains(self.sketch, space))
            .map(|chain| self.parties_of(&chain))
            .find(|parties| parties.iter().any(|party| differs(party, &draft.actors)))
            .unwrap_or_default();
        draft.rules.push("judged by the speaker".into());
        if draft.targets.is_empty() {
            self.imply_opponent(&mut draft, m);
        }
        Some(draft)
    }

    /// The subject of a judgement reaches back over commas, to the start of the sentence or of the speaker's words.
    fn wide_start(&self, end: usize) -> usize {
        let mut start = end;
        while start > self.sketch.tokens.start {
            let before = start - 1;
            let bars = matches!(
                self.sketch.tag_of(before),
                Tag::Quote | Tag::Stop | Tag::That | Tag::Be | Tag::Modal | Tag::Subordinator
            );
            let finite = self
                .sketch
                .group_at(before)
                .is_some_and(|group| self.sketch.groups[group].kind == GroupKind::Finite);
            if bars || finite {
                break;
            }
            start = before;
        }
        start
    }

    /// The copula before an adjective, with its subject.
    pub(crate) fn copula(&self, m: &Match) -> Option<(usize, Chain, &'static str)> {
        let (group, _, _) = self.bare_copula(m)?;
        let (chain, rule) = subjects::subject(self.sketch, group)?;
        Some((group, chain, rule))
    }

    /// The copula before an adjective, whatever its subject is.
    fn bare_copula(&self, m: &Match) -> Option<(usize, Chain, &'static str)> {
        let mut at = m.first();
        let group = loop {
            at = at.checked_sub(1).filter(|&at| at >= self.sketch.tokens.start)?;
            if let Some(group) = self.sketch.group_at(at) {
                break group;
            }
            if !matches!(
                self.sketch.tag_of(at),
                Tag::Adverb | Tag::Negation | Tag::Time | Tag::Quote
            ) {
                return None;
            }
        };
        let main = self.sketch.groups[group].main;
        let copular = self.sketch.tag_of(main) == Tag::Be
            || matches!(
                self.sketch.norm(main),
                "stands"
                    | "stand"
                    | "stood"
                    | "remains"
                    | "remained"
                    | "remain"
                    | "seems"
                    | "feels"
                    | "felt"
            );
        let first = self.sketch.groups[group].first;
        copular.then(|| (group, Chain { tokens: first..first, ..Chain::default() }, ""))
    }

    /// A word that accuses when it is said of somebody.
    pub(crate) fn loaded(
        &self,
        m: &Match,
        trigger: &Trigger,
        over: Option<&Governed>,
        voice: Option<Voice>,
    ) -> Option<Draft> {
        if over.is_some_and(|over| {
            matches!(over.class, Class::Accuse | Class::Condemn | Class::Deny | Class::Investigate)
        }) {
            return None;
        }
        if over.is_some() && m.group.is_some() {
            return None;
        }
        let voice = voice.filter(|voice| voice.spoken)?;
        let mut draft = self.start(m, trigger);
        draft.actors = vec![speaker(&voice)];
        draft.flags.insert(Flag::Allegation);
        let end = reach::reach(self.sketch, m.last() + 1, false);
        draft.extent = m.first()..end;
        let agent = match m.group {
            Some(group)
                if self.sketch.groups[group].negated
                    || self.sketch.groups[group].kind == GroupKind::Infinitive =>
            {
                return None;
            }
            Some(group) => subjects::subject(self.sketch, group),
            None => {
                draft.flags.insert(Flag::Nominal);
                self.agent(m, &(m.last() + 1..end), false)
            }
        };
        match agent {
            Some((chain, rule)) => {
                draft.targets = self.subject_parties(&chain, Some(&voice));
                draft.targets.retain(|party| differs(party, &draft.actors));
                draft.extent.start = draft.extent.start.min(chain.tokens.start);
                draft.rules.push(rule.into());
            }
            None => {
                let marked = self.quoted.get(m.head) == Some(&true);
                if !marked || m.group.is_some() {
                    return None;
                }
                self.imply_opponent(&mut draft, m);
            }
        }
        draft.reporters = voice.reporters;
        Some(draft)
    }

    /// A trigger among the words that another one governs: only what somebody is openly blamed for is kept.
    pub(crate) fn within(&self, m: &Match, trigger: &Trigger, over: &Governed) -> Option<Draft> {
        let blames =
            matches!(over.class, Class::Accuse | Class::Condemn | Class::Deny | Class::Investigate);
        if blames || trigger.part != Part::Noun || !trigger.class.is_hostile_deed() {
            return None;
        }
        let range = m.last() + 1..reach::reach(self.sketch, m.last() + 1, false);
        let (chain, rule) = self.agent(m, &range, true)?;
        let mut draft = self.start(m, trigger);
        draft.class = Class::Accuse;
        draft.actors = over.actors.clone();
        draft.targets = self.parties_of(&chain);
        draft.extent = m.first().min(chain.tokens.start)..range.end;
        draft.flags.extend([Flag::Allegation, Flag::Nominal]);
        draft.rules.push("blamed within other words".into());
        draft.rules.push(rule.into());
        Some(draft)
    }

    /// `Y must leave`, said by X: X demands it of Y.
    pub(crate) fn duties(&self, findings: &mut Vec<Finding>, first: usize) {
        for (index, group) in self.sketch.groups.iter().enumerate() {
            let Some(modal) = group.modal else { continue };
            let class = match self.sketch.norm(modal) {
                "must" => Class::Demand,
                "should" => Class::Urge,
                _ => continue,
            };
            let Some(span) = self.sketch.span(modal..modal + 1) else { continue };
            let Some(voice) = voices::voice(self.reading.quotes, span).filter(|voice| voice.spoken)
            else {
                continue;
            };
            let found = subjects::subject(self.sketch, index);
            let (chain, rule) = found.unwrap_or((
                Chain { tokens: group.first..group.first, ..Chain::default() },
                "a thing",
            ));
            let actors = vec![speaker(&voice)];
            let mut targets = self.parties_of(&chain);
            if targets.is_empty() && class == Class::Demand {
                targets.extend(
                    things::target(
                        &self.reading.doc.text,
                        self.sketch,
                        self.reading.vocabulary,
                        chain.tokens.clone(),
                    )
                    .map(|(who, span)| Party {
                        who,
                        span: Some(span),
                        metonym: false,
                    }),
                );
            }
            targets.retain(|party| differs(party, &actors));
            // `The dispute should be settled` backs a thing.
            let wished =
                self.reading.vocabulary.words.wishes.contains(self.sketch.norm(group.main));
            let wish = group.passive && wished && class == Class::Urge && targets.is_empty();
            if wish {
                let end = if chain.tokens.is_empty() { group.first } else { chain.tokens.end };
                targets.extend(self.thing_before(end));
            }
            let mut draft = Draft {
                class: if wish { Class::Support } else { class },
                actors,
                targets,
                flags: BTreeSet::new(),
                rules: vec!["a duty that the speaker sees".into(), rule.into()],
                reporters: voice.reporters.clone(),
                extent: chain.tokens.start..reach::reach(self.sketch, group.main + 1, true),
            };
            if self.quoted.get(modal) == Some(&true) {
                draft.flags.insert(Flag::InQuote);
            }
            self.push("duty", modal..modal + 1, None, draft, findings, first);
        }
    }

    /// The thing that stands as subject before a verb.
    fn thing_before(&self, first: usize) -> Option<Party> {
        let start = reach::clause_start(self.sketch, first.checked_sub(1)?);
        let phrase = things::phrase(self.sketch, self.reading.vocabulary, start, first)?;
        let (who, span) =
            things::target(&self.reading.doc.text, self.sketch, self.reading.vocabulary, phrase)?;
        Some(Party { who, span: Some(span), metonym: false })
    }
}
