//! Whether a phrase may be what a pronoun means: by number, gender and kind, and by what grammar bars.

use dateline_syntax::{Rel, Tag};

use crate::antecedents::{Asked, FRAGMENT, Scene};
use crate::cast::Cast;
use crate::drafts::Draft;
use crate::speakers::Speech;
use crate::standing::{Slot, Standing};
use crate::{Class, MentionKind};

impl Scene<'_, '_> {
    /// Whether both are forms of one pronoun.
    pub(crate) fn is_same_pronoun(&self, one: &Draft, other: &Draft) -> bool {
        let stem = |draft: &Draft| match self.text.norm(draft.tokens.start) {
            "he" | "him" | "his" | "himself" => 1,
            "she" | "her" | "hers" | "herself" => 2,
            "it" | "its" | "itself" => 3,
            "they" | "them" | "their" | "theirs" => 4,
            _ => 0,
        };
        other.kind == MentionKind::Pronoun && stem(one) > 0 && stem(one) == stem(other)
    }

    /// What cannot be meant: the doer for an object of the same verb, and the other way round; the owned for its owner.
    pub(crate) fn is_barred(&self, here: &Standing, there: &Standing, reflexive: bool) -> bool {
        let grammar = &self.text.grammar;
        let mates = here.clause.is_some() && here.clause == there.clause;
        if reflexive {
            let able = matches!(there.slot, Slot::Subject | Slot::Owner);
            return !self.is_doer(here, there) && (there.sentence != here.sentence || !able);
        }
        match here.slot {
            Slot::Object | Slot::Oblique => {
                self.is_doer(here, there)
                    || mates && matches!(there.slot, Slot::Subject | Slot::Object | Slot::Oblique)
            }
            Slot::Subject => mates && matches!(there.slot, Slot::Subject | Slot::Object),
            Slot::Owner => {
                let owned = grammar.head(here.top);
                let apposed = |a: usize, b: usize| {
                    grammar.rel(a) == Some(Rel::Appos) && grammar.head(a) == Some(b)
                };
                owned.is_some_and(|owned| {
                    owned == there.top || apposed(owned, there.top) || apposed(there.top, owned)
                })
            }
            _ => false,
        }
    }

    /// Whether the pronoun at a token stands in a quotation of this very one.
    pub(crate) fn is_speaker(&self, drafts: &[Draft], at: usize, other: &Draft) -> bool {
        // `vowed to “defend its land”`: a part of a sentence is told from without.
        let whole = |speech: &&Speech| {
            let first = speech.tokens.clone().find(|&token| self.text.is_word(token));
            speech.tokens.len() > FRAGMENT || first.is_some_and(|token| self.text.is_capital(token))
        };
        let speech = self.speech_at(at).filter(whole);
        let speaker = speech.and_then(|speech| drafts.get(speech.speaker?));
        speaker
            .is_some_and(|speaker| !speaker.these().is_empty() && speaker.these() == other.these())
    }

    /// Whether a draft agrees with what is asked, and how well.
    pub(crate) fn fitness(
        &self,
        draft: &Draft,
        there: &Standing,
        cast: &Cast,
        asked: Asked,
    ) -> Option<i32> {
        if draft.kind == MentionKind::Demonym {
            return None;
        }
        match (asked, draft.these()) {
            (Asked::Person(gender), [handle]) => {
                let member = cast.get(*handle)?;
                let person = member.class == Class::Person;
                if !person && draft.role.is_none() {
                    return None;
                }
                match member.gender.filter(|_| person) {
                    Some(known) if known != gender => None,
                    Some(_) => Some(8),
                    None => Some(0),
                }
            }
            (Asked::Thing { .. }, [handle]) => {
                let member = cast.get(*handle)?;
                let thing = matches!(
                    member.class,
                    Class::State | Class::Body | Class::Organisation | Class::Outlet
                );
                (thing && !self.is_plural(draft, there, cast) && draft.role.is_none()).then_some(4)
            }
            (Asked::Several { genitive, .. }, [handle]) => {
                let member = cast.get(*handle)?;
                if self.is_plural(draft, there, cast) {
                    return Some(6);
                }
                // `the parliament said … their`
                let body = matches!(member.class, Class::Body | Class::Organisation | Class::State);
                (genitive && body && draft.role.is_none()).then_some(-30)
            }
            (Asked::Several { .. }, [_, ..]) => Some(8),
            _ => None,
        }
    }

    /// Whether a draft of one actor is plural: by its words, as `forces` and `army` are one actor.
    fn is_plural(&self, draft: &Draft, there: &Standing, cast: &Cast) -> bool {
        let plural = draft
            .these()
            .first()
            .and_then(|&handle| cast.get(handle))
            .is_some_and(|member| member.plural);
        match draft.kind {
            MentionKind::Pronoun => self.text.norm(draft.tokens.start).starts_with("the"),
            MentionKind::Nominal => match self.text.grammar.tag(there.top) {
                Some(Tag::NNS | Tag::NNPS) => true,
                Some(Tag::NN | Tag::NNP) => {
                    plural && self.text.norm(draft.tokens.end - 1).ends_with('s')
                }
                _ => plural,
            },
            MentionKind::Name => {
                let person = draft.these().iter().any(|&handle| cast.is_person(handle));
                plural || !person && self.text.grammar.tag(there.top) == Some(Tag::NNPS)
            }
            _ => plural,
        }
    }
}
