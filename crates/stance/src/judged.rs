//! What a speaker thinks of others: judgements, loaded words, blame within other words, duties.

use std::collections::BTreeSet;

use dateline_syntax::{Rel, Tag};

use crate::bind::{Clause, Draft, Governor};
use crate::facts::{Finding, Flag};
use crate::inside::Inside;
use crate::lexicon::{Part, Trigger};
use crate::matcher::Match;
use crate::ontology::Class;
use crate::party::{Party, differs, speaker};
use crate::things;
use crate::voices::{self, Voice};

impl Clause<'_> {
    /// `X is unacceptable`, said by Y: Y judges X.
    pub(crate) fn judged(&self, m: &Match, trigger: &Trigger, voice: &Voice) -> Option<Draft> {
        let parse = self.parse();
        let mut draft = self.start(m, trigger);
        draft.actors = vec![speaker(voice)];
        let verb = if parse.is_verb(m.head) { m.head } else { self.copula(m)? };
        if self.mode(verb).negated {
            return None;
        }
        let subject = self.subject(verb);
        draft.extent = self.extent(m, subject, false);
        let other = |parties: Vec<Party>| {
            parties.iter().any(|party| differs(party, &draft.actors)).then_some(parties)
        };
        let slots = trigger.target.iter().flat_map(|slot| self.fillers(m, slot));
        let phrases: Vec<usize> = slots.chain(subject).collect();
        let found = phrases.iter().find_map(|&head| {
            other(self.parties(head)).or_else(|| self.inside(head, &draft.actors, Inside::Anybody))
        });
        // `Moving the border is unacceptable`, `it is unacceptable that they moved the border`
        let clause = || {
            let around = [verb, m.head].into_iter().flat_map(|token| parse.children(token));
            let mut clauses = around.filter(|&child| {
                matches!(parse.rel(child), Rel::Csubj | Rel::Csubjpass | Rel::Ccomp)
                    || parse.rel(child) == Rel::Xcomp && self.is_infinitive(child)
            });
            clauses.find_map(|clause| self.inside_clause(clause, &draft.actors, Inside::Anybody, 1))
        };
        draft.targets = found.or_else(clause).unwrap_or_default();
        draft.rules.push("judged by the speaker".into());
        if draft.targets.is_empty() {
            self.imply_opponent(&mut draft, m);
        }
        Some(draft)
    }

    /// A word that accuses when it is said of somebody.
    pub(crate) fn loaded(
        &self,
        m: &Match,
        trigger: &Trigger,
        over: Option<&Governor>,
        voice: Option<Voice>,
    ) -> Option<Draft> {
        let parse = self.parse();
        let verb = trigger.part == Part::Verb;
        if over.is_some_and(|over| verb || is_blame(over.class)) {
            return None;
        }
        let voice = voice.filter(|voice| voice.spoken)?;
        let mut draft = self.start(m, trigger);
        draft.actors = vec![speaker(&voice)];
        draft.flags.insert(Flag::Allegation);
        let found = if verb {
            let mode = self.mode(m.head);
            if mode.negated || mode.undone || self.is_infinitive(m.head) || parse.is_passive(m.head)
            {
                return None;
            }
            let subject = self.subject(m.head)?;
            draft.extent = self.extent(m, Some(subject), false);
            Some((self.subject_parties(subject, Some(&voice)), "subject of a verb"))
        } else {
            draft.flags.insert(Flag::Nominal);
            self.agent(m, &[])
        };
        match found {
            Some((parties, rule)) => {
                draft.targets = parties;
                draft.targets.retain(|party| differs(party, &draft.actors));
                draft.rules.push(rule.into());
            }
            None if self.reading.is_quoted(m.head) && !verb => self.imply_opponent(&mut draft, m),
            None => return None,
        }
        draft.reporters = voice.reporters;
        Some(draft)
    }

    /// A trigger among the words that another one governs: only what somebody is openly blamed for is kept.
    pub(crate) fn within(&self, m: &Match, trigger: &Trigger, over: &Governor) -> Option<Draft> {
        if trigger.part != Part::Noun {
            return None;
        }
        let (targets, rule) = self.agent(m, &trigger.target)?;
        let mut draft = self.start(m, trigger);
        // `denied the accusation by Norway`: Norway accuses who denies it.
        if matches!(over.class, Class::Deny | Class::Reject) && trigger.class.is_said() {
            draft.actors = targets;
            draft.flags.insert(Flag::Nominal);
            draft.rules.push(rule.into());
            let own = self.targets(m, trigger, &draft.actors);
            let (targets, rule) =
                own.unwrap_or_else(|| (over.actors.clone(), "who rejects it".into()));
            draft.targets = targets;
            draft.rules.push(rule);
            return Some(draft);
        }
        use Class::{AskHelp, Concern, Demand, Reject, Threaten, Urge, Warn};
        let complains =
            matches!(over.class, AskHelp | Concern | Demand | Reject | Threaten | Urge | Warn);
        if !complains || !trigger.class.is_hostile_deed() {
            return None;
        }
        draft.class = Class::Accuse;
        draft.actors.clone_from(&over.actors);
        draft.targets = targets;
        draft.flags.extend([Flag::Allegation, Flag::Nominal]);
        draft.rules.push("blamed within other words".into());
        draft.rules.push(rule.into());
        Some(draft)
    }

    /// `Y must leave`, said by X: X demands it of Y.
    pub(crate) fn duties(&self, findings: &mut Vec<Finding>, first: usize) {
        let parse = self.parse();
        for modal in self.tokens.clone().filter(|&token| parse.tag(token) == Tag::MD) {
            let class = match () {
                () if self.reading.is(modal, "must") => Class::Demand,
                () if self.reading.is(modal, "should") => Class::Urge,
                () => continue,
            };
            let verb = parse.head(modal);
            let voice = voices::voice(self.reading.quotes, parse.span(modal));
            let Some(voice) = voice.filter(|voice| voice.spoken) else { continue };
            let subject = self.subject(verb);
            let actors = vec![speaker(&voice)];
            let mut targets = subject.map(|head| self.duty_bearers(head)).unwrap_or_default();
            if targets.is_empty() && class == Class::Demand {
                targets.extend(subject.and_then(|head| things::thing(self, head)));
            }
            targets.retain(|party| differs(party, &actors));
            // `The dispute should be settled` backs a thing.
            let wished = self.reading.is_in(verb, &self.reading.vocabulary.words.wishes);
            let wish =
                parse.is_passive(verb) && wished && class == Class::Urge && targets.is_empty();
            if wish {
                targets.extend(subject.and_then(|head| things::thing(self, head)));
            }
            let m = Match { trigger: usize::MAX, head: verb, tokens: vec![verb], inverted: false };
            let mut draft = Draft {
                class: if wish { Class::Support } else { class },
                actors,
                targets,
                flags: BTreeSet::new(),
                rules: vec!["a duty that the speaker sees".into()],
                reporters: voice.reporters.clone(),
                extent: self.extent(&m, subject, true),
            };
            if self.reading.is_quoted(modal) {
                draft.flags.insert(Flag::InQuote);
            }
            self.push("duty", modal..modal + 1, None, draft, findings, first);
        }
    }

    /// Who has a duty: the subject, or whose it is.
    fn duty_bearers(&self, head: usize) -> Vec<Party> {
        let parties = self.parties(head);
        if parties.is_empty() {
            self.inside(head, &[], Inside::Owner).unwrap_or_default()
        } else {
            parties
        }
    }
}

/// Whether words under a trigger of this class are what somebody is blamed for.
pub(crate) fn is_blame(class: Class) -> bool {
    matches!(class, Class::Accuse | Class::Condemn | Class::Deny | Class::Investigate)
}
