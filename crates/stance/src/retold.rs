//! What somebody tells of others: who of them accuses by it, and who only reports.

use dateline_actors::Class as Kind;
use dateline_core::Actor;

use crate::bind::{Clause, Draft};
use crate::facts::Flag;
use crate::matcher::Match;
use crate::ontology::Class;
use crate::party::{same, speaker};
use crate::voices::Voice;

impl Clause<'_> {
    /// What somebody tells: a hostile deed of another is an accusation, anything else is reported by the speaker.
    pub(crate) fn retold(&self, m: &Match, mut draft: Draft, voice: Option<Voice>) -> Draft {
        if self.reading.is_quoted(m.head) {
            draft.flags.insert(Flag::InQuote);
        }
        if self.is_alleged(m.head) {
            draft.flags.insert(Flag::Allegation);
        }
        let Some(voice) = voice else { return draft };
        let own = draft.actors.iter().any(|party| same(party.who.actor(), &voice.speaker));
        let harmful = draft.class.is_hostile_deed() || self.helps_outlaws(&draft);
        let hostile = harmful && !own && voice.spoken && !draft.actors.is_empty();
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

    /// `is arming the rebels`: help that whoever tells of it holds against the helper.
    fn helps_outlaws(&self, draft: &Draft) -> bool {
        let outlaws = &self.reading.vocabulary.words.outlaws;
        matches!(draft.class, Class::Aid | Class::Support | Class::Cooperate)
            && draft.targets.iter().any(|party| party.id().is_some_and(|id| outlaws.contains(id)))
    }

    /// Whether who speaks can accuse: officials, witnesses and outlets that only carry a statement do not.
    fn accuses(&self, voice: &Voice) -> bool {
        let known = self.reading.actors.actors.iter().find(|known| known.actor == voice.speaker);
        voice.speaker.id.is_some()
            && match known.map(|known| known.class) {
                Some(Kind::Group) => voice.speaker.is_state() || self.holds_office(&voice.speaker),
                Some(Kind::Outlet) => voice.leads,
                Some(_) => true,
                None => voice.speaker.is_state(),
            }
    }

    /// Whether an actor is known by an office alone: `the governor`.
    fn holds_office(&self, actor: &Actor) -> bool {
        actor.id.as_ref().is_some_and(|id| self.reading.vocabulary.words.offices.contains(id))
    }
}
