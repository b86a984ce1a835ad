//! Where the target of a trigger stands, and the agent of a noun.

use std::borrow::Cow;
use std::ops::Range;

use crate::bind::Clause;
use crate::facts::Target;
use crate::lexicon::Trigger;
use crate::matcher::Match;
use crate::ontology::Class;
use crate::parties::{self, Chain};
use crate::party::{Party, differs};
use crate::reach;
use crate::tags::Tag;
use crate::things;

impl Clause<'_> {
    /// The parties in the places that a trigger names, nearest space first; with the rule that found them.
    pub(crate) fn place(
        &self,
        m: &Match,
        trigger: &Trigger,
        actors: &[Party],
        spaces: &[Range<usize>],
    ) -> Option<(Vec<Party>, Cow<'static, str>)> {
        for (i, space) in spaces.iter().enumerate() {
            let found = parties::chains(self.sketch, space.clone());
            let usable: Vec<_> = found
                .into_iter()
                .map(|chain| (self.parties_of(&chain), chain))
                .filter(|(parties, chain)| {
                    !self.governed_by(chain, &["since", "during", "after", "before"])
                        && parties.iter().any(|party| differs(party, actors))
                })
                .collect();
            let fills = |chain: &Chain, slot: &str| match slot {
                "object" | "that" => {
                    chain.preposition.is_none_or(|at| at <= m.last()) && self.is_direct(m, chain)
                }
                slot => self.governed_by(chain, &[slot]),
            };
            // Of the trigger's own words the best place counts, of the words that it governs the nearest.
            let hit = if i == 0 {
                let slots = trigger.target.iter();
                slots
                    .filter_map(|slot| {
                        Some((usable.iter().find(|(_, chain)| fills(chain, slot))?, slot))
                    })
                    .next()
            } else {
                let slot = |chain: &Chain| trigger.target.iter().find(|slot| fills(chain, slot));
                usable.iter().filter_map(|hit| Some((hit, slot(&hit.1)?))).next()
            };
            if let Some(((parties, chain), slot)) = hit {
                let parties = self.represented(chain, actors).unwrap_or_else(|| parties.clone());
                return Some((parties, format!("target by {slot}").into()));
            }
            let loose = usable.iter().find(|(_, chain)| {
                let of_people = chain.preposition.is_some_and(|at| {
                    at > m.last()
                        && self.reading.vocabulary.words.people.contains(self.sketch.norm(at - 1))
                });
                let near: &[&str] = &[
                    "of", "by", "from", "against", "on", "to", "with", "towards", "toward", "for",
                    "between", "among",
                ];
                let far: &[&str] = &[
                    "in", "at", "near", "into", "over", "across", "along", "outside", "inside",
                    "around",
                ];
                self.governed_by(chain, near)
                    || of_people
                    || trigger.class.is_deed()
                        && (chain.preposition.is_none() || self.governed_by(chain, far))
                    || i > 0 && chain.preposition.is_none()
            });
            if let Some((parties, _)) = loose.filter(|_| !trigger.target.is_empty()) {
                return Some((parties.clone(), "target in the words that follow".into()));
            }
            if let Some(thing) = self.thing(m, trigger, actors, space, &["object"]) {
                return Some((vec![thing], "a thing as target".into()));
            }
        }
        let slots: Vec<&str> =
            trigger.target.iter().map(String::as_str).filter(|slot| *slot != "object").collect();
        let thing =
            spaces.iter().find_map(|space| self.thing(m, trigger, actors, space, &slots))?;
        Some((vec![thing], "people or a thing behind a preposition".into()))
    }

    /// Those for whom the people of a chain stand: `his counterparts in these countries`.
    fn represented(&self, chain: &Chain, actors: &[Party]) -> Option<Vec<Party>> {
        let last = chain.tokens.end.checked_sub(1)?;
        let words = &self.reading.vocabulary.words;
        if !words.representatives.contains(self.sketch.norm(last))
            || !matches!(self.sketch.norm(last + 1), "in" | "of" | "from")
        {
            return None;
        }
        let end = (last + 6).min(self.sketch.tokens.end);
        let parties = self.parties_of(parties::chains(self.sketch, last + 1..end).first()?);
        parties.iter().any(|party| differs(party, actors)).then_some(parties)
    }

    /// Whether nothing but its own words stands between a trigger and a chain.
    fn is_direct(&self, m: &Match, chain: &Chain) -> bool {
        (m.last() + 1..chain.tokens.start)
            .all(|at| !matches!(self.sketch.tag_of(at), Tag::Comma | Tag::Relative | Tag::Stop))
    }

    /// The thing, or the people without a mention, in the places that a trigger names for them.
    pub(crate) fn thing(
        &self,
        m: &Match,
        trigger: &Trigger,
        actors: &[Party],
        space: &Range<usize>,
        of_target: &[&str],
    ) -> Option<Party> {
        let object = trigger.issue.is_empty();
        let listed = if object { &trigger.target } else { &trigger.issue };
        let slots = listed
            .iter()
            .map(String::as_str)
            .filter(|slot| !object || of_target.contains(slot) && *slot != "that");
        let text = &self.reading.doc.text;
        for slot in slots {
            let from = match slot {
                "object" => Some(m.last() + 1),
                "that" => (m.last() + 1..space.end)
                    .find(|&at| self.sketch.tag_of(at) == Tag::That)
                    .map(|at| at + 1),
                "to" => (m.last() + 1..space.end)
                    .find(|&at| matches!(self.sketch.tag_of(at), Tag::To))
                    .map(|at| at + 1),
                slot => {
                    (m.last()..space.end).find(|&at| self.sketch.norm(at) == slot).map(|at| at + 1)
                }
            };
            let Some(from) = from else { continue };
            let Some(phrase) = things::phrase(
                self.sketch,
                self.reading.vocabulary,
                from,
                self.sketch.tokens.end.min(space.end.max(from)),
            ) else {
                continue;
            };
            let found = things::target(text, self.sketch, self.reading.vocabulary, phrase.clone());
            let help = |who: &Target| matches!(who, Target::Issue { issue } if self.reading.vocabulary.words.help.contains(issue.as_str()));
            let touched = matches!(slot, "object" | "on" | "against" | "into");
            let usable = |who: &Target| {
                !object
                    || trigger.class.is_deed() && !trigger.animate && touched
                    || who.actor().is_some()
            };
            let own = self.mentions_in(phrase.clone()).iter().any(|party| !differs(party, actors));
            if let Some((who, span)) = found.filter(|(who, _)| {
                usable(who)
                    && !(own && who.actor().is_some())
                    && !(trigger.class == Class::Offer && help(who))
            }) {
                return Some(Party { who, span: Some(span), metonym: false });
            }
        }
        None
    }

    /// The parties of the mentions in some tokens.
    fn mentions_in(&self, tokens: Range<usize>) -> Vec<Party> {
        let mut found: Vec<usize> = tokens.filter_map(|at| self.sketch.mention_at(at)).collect();
        found.dedup();
        found.into_iter().flat_map(|mention| self.parties_of_mention(mention)).collect()
    }

    /// The mention that does what a noun says: before it, behind `by`, or behind `of` where `of` is not the target's.
    pub(crate) fn agent(
        &self,
        m: &Match,
        range: &Range<usize>,
        of_is_target: bool,
    ) -> Option<(Chain, &'static str)> {
        let mut at = m.first();
        while at > self.sketch.tokens.start && m.first() - at < 5 {
            at -= 1;
            match self.sketch.tag_of(at) {
                Tag::Noun | Tag::Possessive | Tag::Adverb | Tag::Quote => {}
                Tag::Mention => {
                    let direct = self.sketch.is_adjectival(at)
                        || self.sketch.norm(at + 1) == "'s"
                        || self.sketch.norm(at).ends_with("'s");
                    let found =
                        parties::chains(self.sketch, reach::clause_start(self.sketch, at)..at + 1)
                            .pop();
                    return found.filter(|_| direct).map(|chain| (chain, "agent before a noun"));
                }
                _ => break,
            }
        }
        let found = parties::chains(self.sketch, range.clone());
        let by = found.iter().find(|chain| self.governed_by(chain, &["by"]));
        let of = || {
            found.iter().find(|chain| {
                !of_is_target
                    && self.governed_by(chain, &["of"])
                    && chain.tokens.start - m.last() < 6
            })
        };
        by.or_else(of).map(|chain| (chain.clone(), "agent behind a noun"))
    }

    pub(crate) fn governed_by(&self, chain: &Chain, prepositions: &[&str]) -> bool {
        chain.preposition.is_some_and(|at| prepositions.contains(&self.sketch.norm(at)))
    }
}
