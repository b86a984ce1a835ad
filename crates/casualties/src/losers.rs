//! Whose people were hurt, by the verb whose subject suffers: `the Norland army lost 12 soldiers`, `sustained five dead and
//! ten wounded`, `suffered casualties`.

use dateline_core::Actor;
use dateline_syntax::{Rel, Tag};

use crate::doers::{Doers, STEPS};
use crate::facts::Group;
use crate::predicates::{Kind, Predicate};
use crate::words::class;

impl Doers<'_> {
    /// Who suffers what a casualty word tells of, and what kind of people they are where their name tells it.
    pub(crate) fn loser(&self, predicate: &Predicate) -> Option<(Option<Actor>, Group)> {
        let grammar = &self.reading.grammar;
        let verb = self.suffering(predicate)?;
        let subject = grammar.antecedent(grammar.subject(verb)?);
        let word = self.reading.word(subject);
        let group = match word.person.map(|person| person.group) {
            Some(group @ (Group::Military | Group::Police)) => group,
            _ if word.is(class::OFFICIAL) => Group::Military,
            _ => Group::Unknown,
        };
        Some((self.owner(subject, 0), group))
    }

    /// The verb that is a casualty word, or that one hangs on, whose subject suffers; not `three sustained injuries`, where
    /// the subject is the victims.
    pub(crate) fn suffering(&self, predicate: &Predicate) -> Option<usize> {
        let grammar = &self.reading.grammar;
        let mut at = grammar.top(&predicate.tokens)?;
        let own = matches!(predicate.kind, Kind::Intransitive | Kind::Toll)
            || predicate.group < predicate.tokens.start;
        let lost = self.reading.word(at).is(class::SUFFERS);
        if own && !lost || predicate.kind == Kind::Intransitive {
            return None;
        }
        for _ in 0..STEPS {
            let finite = matches!(grammar.tag(at), Some(Tag::VBD | Tag::VBZ | Tag::VBP));
            if self.reading.word(at).is(class::SUFFERS) && !grammar.is_passive(at) {
                return Some(at);
            }
            let held = matches!(
                grammar.rel(at)?,
                Rel::Dobj
                    | Rel::Conj
                    | Rel::Amod
                    | Rel::Acl
                    | Rel::Nummod
                    | Rel::Nmod
                    | Rel::Oprd
                    | Rel::Acomp
                    | Rel::Ccomp
            );
            let apart = finite && grammar.rel(at) == Some(Rel::Conj);
            at = grammar.head(at).filter(|head| held && !apart && self.sentence.contains(head))?;
        }
        None
    }
}
