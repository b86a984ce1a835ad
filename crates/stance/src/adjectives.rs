//! Triggers that are said of somebody by a copula: `ready to`, `opposed to`.

use dateline_syntax::{Pos, Rel};

use crate::bind::{Clause, Draft};
use crate::facts::Flag;
use crate::lexicon::Trigger;
use crate::matcher::Match;
use crate::voices::Voice;

impl Clause<'_> {
    /// `ready to help`: the subject of the copula acts.
    pub(crate) fn adjective(
        &self,
        m: &Match,
        trigger: &Trigger,
        voice: Option<&Voice>,
    ) -> Option<Draft> {
        let verb = self.copula(m);
        let subject = match verb {
            Some(verb) => self.subject(verb)?,
            // `Norway, ready to help, …`
            None => self.described(m)?,
        };
        let mode = verb.map(|verb| self.mode(verb)).unwrap_or_default();
        let mut draft = self.start(m, trigger);
        draft.actors = self.subject_parties(subject, voice);
        draft.rules.push("subject of an adjective".into());
        if draft.actors.is_empty() || mode.negated || mode.undone {
            return None;
        }
        if mode.hypothetical {
            draft.flags.insert(Flag::Hypothetical);
        }
        draft.extent = self.extent(m, Some(subject), true);
        self.aim(&mut draft, m, trigger);
        Some(draft)
    }

    /// The noun that an adjective behind it, or before a comma, is said of.
    fn described(&self, m: &Match) -> Option<usize> {
        let parse = self.parse();
        let head = parse.head(m.head);
        match parse.rel(m.head) {
            Rel::Amod if head < m.head => Some(head),
            Rel::Advcl | Rel::Acl => parse.subject(m.head),
            _ => None,
        }
    }

    /// The copula of an adjective: the verb that it completes.
    pub(crate) fn copula(&self, m: &Match) -> Option<usize> {
        let parse = self.parse();
        // `is opposed to`, where the parser has a passive
        if parse.is_verb(m.head) && parse.is_passive(m.head) {
            return Some(m.head);
        }
        let mut at = m.head;
        for _ in 0..3 {
            let head = parse.head(at);
            if head == at {
                return None;
            }
            match parse.rel(at) {
                Rel::Acomp | Rel::Attr | Rel::Oprd | Rel::Advmod | Rel::Prep
                    if parse.is_verb(head) =>
                {
                    let copular = parse.pos(head) == Pos::Aux
                        || self.reading.is_any(
                            head,
                            &["be", "stand", "remain", "seem", "feel", "become", "appear"],
                        );
                    return copular.then_some(head);
                }
                Rel::Conj => at = head,
                _ => return None,
            }
        }
        None
    }
}
