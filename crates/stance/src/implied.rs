//! Targets that the clause does not name.

use dateline_actors::Class as Kind;

use crate::bind::{Clause, Draft};
use crate::facts::{Flag, Target};
use crate::lexicon::Trigger;
use crate::matcher::Match;
use crate::ontology::Class;
use crate::parties;
use crate::party::{Party, differs, state_of};
use crate::tags::Tag;

/// How many mentions back an opponent is looked for.
const BACK: usize = 12;

impl Clause<'_> {
    /// A target that the clause does not name, where the class is one that has one.
    pub(crate) fn imply(&self, draft: &mut Draft, m: &Match, trigger: &Trigger) {
        if !draft.targets.is_empty() || draft.actors.is_empty() {
            return;
        }
        if trigger.class.is_deed() {
            self.imply_place(draft);
        }
        let implies = match draft.class {
            Class::Mediate | Class::Offer => true,
            Class::Threaten | Class::Reject | Class::Mobilize => trigger.issue.is_empty(),
            _ => false,
        };
        if implies && draft.targets.is_empty() {
            self.imply_opponent(draft, m);
        }
    }

    /// `In Norland, the rebels declared a truce`: the place that the sentence starts with.
    fn imply_place(&self, draft: &mut Draft) {
        let start = self.sketch.tokens.start;
        if !matches!(self.sketch.norm(start), "in" | "inside" | "across") {
            return;
        }
        let Some(comma) =
            self.sketch.tokens.clone().take(10).find(|&at| self.sketch.tag_of(at) == Tag::Comma)
        else {
            return;
        };
        let found = parties::chains(self.sketch, start..comma);
        let parties = found.first().map(|chain| self.parties_of(chain)).unwrap_or_default();
        if parties.iter().any(|party| differs(party, &draft.actors)) {
            draft.targets = parties;
            draft.rules.push("the place that the sentence starts with".into());
        }
    }

    /// The nearest other state, of the sentence or before it; of a mediator, all states of the nearest sentence.
    pub(crate) fn imply_opponent(&self, draft: &mut Draft, m: &Match) {
        let mentions = &self.reading.actors.mentions;
        let Some(here) = self.sketch.span(m.first()..m.first() + 1) else { return };
        let at = mentions.partition_point(|mention| mention.span.start() < here.start());
        let sentence = self.sketch.span(self.sketch.tokens.clone()).unwrap_or(here);
        let after =
            mentions.iter().skip(at).take_while(|mention| mention.span.start() < sentence.end());
        let own: Vec<_> = mentions
            .iter()
            .take(at)
            .rev()
            .take_while(|mention| mention.span.start() >= sentence.start())
            .collect();
        let earlier = mentions.iter().take(at - own.len()).rev().take(BACK);
        let several = matches!(draft.class, Class::Mediate | Class::Offer);
        let mut found: Vec<Party> = Vec::new();
        for (i, mention) in own.iter().copied().chain(after).chain(earlier).enumerate() {
            let outside = !sentence.contains(mention.span);
            if !found.is_empty() && (!several || outside && i > own.len()) && found.len() > 1
                || !found.is_empty() && !several
            {
                break;
            }
            for known in self.reading.actors.actors_of(mention) {
                let party =
                    Party { who: Target::Actor(known.actor.clone()), span: None, metonym: false };
                let new = !found.iter().any(|other| other.id() == party.id());
                if known.actor.is_state()
                    && known.class != Kind::Outlet
                    && differs(&party, &draft.actors)
                    && new
                {
                    found.push(Party { who: Target::Actor(state_of(&known.actor)), ..party });
                }
            }
        }
        if several && found.len() > 2 {
            // Of many, the two that the document names most are the parties.
            let count = |party: &Party| {
                mentions
                    .iter()
                    .filter(|mention| {
                        self.reading
                            .actors
                            .actors_of(mention)
                            .any(|known| known.actor.id.as_deref() == party.id())
                    })
                    .count()
            };
            found.sort_by_cached_key(|party| {
                (std::cmp::Reverse(count(party)), party.id().map(str::to_owned))
            });
            found.truncate(2);
        }
        if !found.is_empty() {
            draft.flags.insert(Flag::ImpliedTarget);
            draft.rules.push("the nearest other state".into());
            draft.targets = found;
        }
    }
}
