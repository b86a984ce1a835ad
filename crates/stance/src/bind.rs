//! From the triggers of a sentence to who takes which stance towards whom.
//!
//! Each match goes through the same steps: whose words it stands in, who its actor is, who its target, and what its
//! surroundings make of its class (an attack that somebody tells of is an accusation, a refusal to meet a rejection).
//! The steps for each kind of trigger stand in `acts` and `judged`, the places of parties in `targets` and `implied`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use dateline_actors::Class as Kind;
use dateline_core::Actor;

use crate::facts::{Finding, Flag};
use crate::lexicon::{Part, Trigger};
use crate::matcher::Match;
use crate::ontology::Class;
use crate::party::{Party, same, speaker};
use crate::reach;
use crate::read::Reading;
use crate::sketch::Sketch;
use crate::voices::{self, Voice};

/// A stance in the making: several actors and targets.
pub(crate) struct Draft {
    pub(crate) class: Class,
    pub(crate) actors: Vec<Party>,
    pub(crate) targets: Vec<Party>,
    pub(crate) flags: BTreeSet<Flag>,
    pub(crate) rules: Vec<Cow<'static, str>>,
    pub(crate) reporters: Vec<Actor>,
    /// The tokens of the clause, from the trigger on.
    pub(crate) extent: Range<usize>,
}

/// Words that a trigger governs, and who utters them.
pub(crate) struct Governed {
    pub(crate) tokens: Range<usize>,
    pub(crate) class: Class,
    pub(crate) actors: Vec<Party>,
}

/// One sentence with its surroundings.
pub(crate) struct Clause<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) sketch: &'a Sketch<'a>,
    pub(crate) quoted: &'a [bool],
    pub(crate) historical: bool,
}

impl Clause<'_> {
    pub(crate) fn read(&self, findings: &mut Vec<Finding>) {
        let matches = self.reading.matcher.find(self.sketch);
        let first = findings.len();
        let mut governed: Vec<Governed> = Vec::new();
        // Loaded words come last: they say nothing where the same is said openly.
        for loaded in [false, true] {
            for m in &matches {
                let Some(trigger) = self.reading.matcher.triggers.get(m.trigger) else { continue };
                if trigger.loaded != loaded {
                    continue;
                }
                let over = governed.iter().rev().find(|region| region.tokens.contains(&m.first()));
                let Some(draft) = self.draft(m, trigger, over) else { continue };
                if governs(trigger) && trigger.part != Part::Noun {
                    let end = reach::governed_end(self.sketch, m.last() + 1);
                    governed.push(Governed {
                        tokens: m.last() + 1..end,
                        class: draft.class,
                        actors: draft.actors.clone(),
                    });
                }
                self.settle(m, trigger, draft, findings, first);
            }
        }
        self.duties(findings, first);
        findings[first..].sort_by_key(|finding| finding.stance.trigger);
    }

    /// What a match says, or nothing.
    pub(crate) fn draft(
        &self,
        m: &Match,
        trigger: &Trigger,
        over: Option<&Governed>,
    ) -> Option<Draft> {
        let voice = voices::voice(self.reading.quotes, self.sketch.span(m.head..m.head + 1)?);
        if trigger.loaded {
            return self.loaded(m, trigger, over, voice);
        }
        if let Some(over) = over {
            return self.within(m, trigger, over);
        }
        let draft = match trigger.part {
            _ if trigger.judged => self.judged(m, trigger, voice.as_ref()?),
            Part::Verb => self.verb(m, trigger, voice.as_ref()),
            Part::Noun => self.noun(m, trigger, voice.as_ref()),
            Part::Adjective => self.adjective(m, trigger, voice.as_ref()),
        }?;
        Some(self.retold(m, draft, voice))
    }

    pub(crate) fn start(&self, m: &Match, trigger: &Trigger) -> Draft {
        Draft {
            class: trigger.class,
            actors: vec![],
            targets: vec![],
            flags: BTreeSet::new(),
            rules: vec![],
            reporters: vec![],
            extent: m.first()
                ..reach::reach(self.sketch, m.last() + 1, governs(trigger)).max(m.last() + 1),
        }
    }

    /// What somebody tells: a hostile deed of another is an accusation, anything else is reported by the speaker.
    fn retold(&self, m: &Match, mut draft: Draft, voice: Option<Voice>) -> Draft {
        if self.quoted.get(m.head) == Some(&true) {
            draft.flags.insert(Flag::InQuote);
        }
        let Some(voice) = voice else { return draft };
        let own = draft.actors.iter().any(|party| same(party.who.actor(), &voice.speaker));
        let hostile =
            draft.class.is_hostile_deed() && !own && voice.spoken && !draft.actors.is_empty();
        if hostile && !self.accuses(&voice) {
            draft.flags.insert(Flag::Allegation);
        }
        if hostile && self.accuses(&voice) {
            draft.class = Class::Accuse;
            draft.flags.insert(Flag::Allegation);
            draft.targets = std::mem::replace(&mut draft.actors, vec![speaker(&voice)]);
            draft.rules.push("a deed that another tells of".into());
            draft.reporters = voice.reporters;
        } else {
            let itself = draft.actors.iter().any(|party| party.who.actor() == Some(&voice.speaker));
            if !itself {
                draft.reporters.push(voice.speaker);
            }
            draft.reporters.extend(voice.reporters);
        }
        draft
    }

    /// Whether who speaks can accuse: officials, witnesses and outlets that only carry a statement do not.
    pub(crate) fn accuses(&self, voice: &Voice) -> bool {
        let known = self.reading.actors.actors.iter().find(|known| known.actor == voice.speaker);
        voice.speaker.id.is_some()
            && match known.map(|known| known.class) {
                Some(Kind::Group) => voice.speaker.is_state(),
                Some(Kind::Outlet) => voice.leads,
                _ => true,
            }
    }
}

/// Whether the words behind a trigger tell what is said, asked, promised or refused, rather than what is done.
pub(crate) fn governs(trigger: &Trigger) -> bool {
    let does = trigger.class.is_deed() || matches!(trigger.class, Class::Consult | Class::Mediate);
    trigger.part != Part::Noun && !does && !trigger.judged && !trigger.loaded
}
