//! Targets that the clause does not name.

use dateline_actors::{Class as Kind, MentionKind};
use dateline_syntax::Rel;

use crate::bind::{Clause, Draft};
use crate::facts::{Flag, Target};
use crate::lexicon::Trigger;
use crate::matcher::Match;
use crate::ontology::Class;
use crate::party::{Party, differs, same, state_of};

/// How many mentions back an opponent is looked for.
const BACK: usize = 12;

impl Clause<'_> {
    /// A target that the clause does not name, where the class is one that has one.
    pub(crate) fn imply(&self, draft: &mut Draft, m: &Match, trigger: &Trigger) {
        if !draft.targets.is_empty() || draft.actors.is_empty() {
            return;
        }
        if trigger.class.is_deed() && !trigger.fights() {
            self.imply_place(draft, m);
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

    /// `In Norland, the rebels declared a truce`: the place that the sentence starts with, else one that follows.
    fn imply_place(&self, draft: &mut Draft, m: &Match) {
        if let Some(parties) = self.place_of(m, &draft.actors) {
            draft.targets = parties;
            draft.rules.push("the place where it happens".into());
        }
    }

    /// The place that the sentence starts with (`In Norland, …`), else one behind the trigger and below its verb.
    pub(crate) fn place_of(&self, m: &Match, actors: &[Party]) -> Option<Vec<Party>> {
        let parse = self.parse();
        let words = ["in", "inside", "across", "at", "near", "along", "off"];
        let start = self.tokens.start;
        let opens = ["in", "inside", "across"].iter().any(|word| self.reading.is(start, word));
        let aside = |token: usize| {
            let above = parse.ancestors(token).take_while(|&above| above != m.head);
            above.into_iter().any(|above| matches!(parse.rel(above), Rel::Relcl | Rel::Advcl))
        };
        let behind = self.tokens.clone().skip_while(|&token| token <= m.last()).filter(|&token| {
            words.iter().any(|word| self.reading.is(token, word))
                && parse.is_ancestor(m.head, token)
                && !aside(token)
        });
        let places = opens.then_some(start).into_iter().chain(behind);
        places.filter_map(|word| parse.child(word, Rel::Pobj)).find_map(|head| {
            let parties = self.parties(head);
            let named = match self.reading.mention_at(head) {
                Some(index) => {
                    self.reading.mention(index).is_some_and(|it| it.kind == MentionKind::Name)
                }
                None => parties.iter().any(|party| party.ground.is_some()),
            };
            let other = parties.iter().any(|party| {
                let own = |actor: &Party| {
                    party.ground.as_ref().is_some_and(|state| same(actor.who.actor(), state))
                };
                differs(party, actors) && !actors.iter().any(own)
            });
            (named && other).then_some(parties)
        })
    }

    /// The nearest other state, of the sentence or before it; of a mediator, all states of the nearest sentence.
    pub(crate) fn imply_opponent(&self, draft: &mut Draft, m: &Match) {
        let mentions = &self.reading.actors.mentions;
        let Some(here) = self.span(m.first()..m.first() + 1) else { return };
        let at = mentions.partition_point(|mention| mention.span.start() < here.start());
        let sentence = self.span(self.tokens.clone()).unwrap_or(here);
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
                let party = Party::new(Target::Actor(known.actor.clone()), None);
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
