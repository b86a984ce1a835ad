//! Triggers that have an actor of their own: verbs and nouns.

use dateline_syntax::{Pos, Rel, Tag};

use crate::bind::{Clause, Draft, governs};
use crate::facts::{Flag, Target};
use crate::inside::Inside;
use crate::lexicon::Trigger;
use crate::matcher::Match;
use crate::modes::Mode;
use crate::ontology::Class;
use crate::party::{Party, is_another};
use crate::things;
use crate::voices::Voice;

impl Clause<'_> {
    /// A verb: its subject acts, what follows it is the target.
    pub(crate) fn verb(
        &self,
        m: &Match,
        trigger: &Trigger,
        voice: Option<&Voice>,
    ) -> Option<Draft> {
        let parse = self.parse();
        let mut draft = self.start(m, trigger);
        if let Some(actors) = self.hyphened(m) {
            draft.actors = actors;
            draft.rules.push("actor before a hyphen".into());
            // `Norwegian-backed rebels`, `the Norwegian-brokered truce between them`
            let noun = parse.head(m.head);
            let backed = self.parties(noun);
            if trigger.target.iter().any(|slot| slot == "object")
                && backed.iter().any(|party| is_another(party, &draft.actors))
            {
                draft.targets = backed;
                draft.rules.push("target behind a hyphen".into());
                return Some(draft);
            }
            let mut wide = m.clone();
            wide.tokens.push(noun);
            self.aim(&mut draft, &wide, trigger);
            return Some(draft);
        }
        if parse.is_passive(m.head) {
            draft.flags.insert(Flag::Passive);
            draft.actors = self.passive_agent(m, trigger)?;
            draft.rules.push("agent of a passive".into());
            self.modality(self.mode(m.head), trigger, &mut draft)?;
            self.aim(&mut draft, m, trigger);
            return Some(draft);
        }
        if self.is_bare_passive(m, trigger) || self.is_adjectival(m.head) {
            return None;
        }
        if self.is_noun_like(m.head) {
            return self.noun(m, trigger, voice);
        }
        let subject = self.subject(m.head)?;
        draft.actors = self.subject_parties(subject, voice);
        draft.rules.push("subject of a verb".into());
        if draft.actors.is_empty() && trigger.inverse {
            draft.actors.extend(things::thing(self, subject));
        }
        let own = parse.head(subject) == m.head;
        if draft.actors.is_empty() && own && trigger.class.is_human() {
            draft.actors = self.anybody(subject);
        }
        if draft.actors.is_empty() {
            return None;
        }
        self.modality(self.mode(m.head), trigger, &mut draft)?;
        draft.extent = self.extent(m, Some(subject), governs(trigger));
        if let Some(parties) = self.each_other(m, &draft.actors) {
            draft.flags.insert(Flag::Reciprocal);
            draft.actors.clone_from(&parties);
            draft.targets = parties;
            draft.rules.push("each other".into());
            return Some(draft);
        }
        let among = trigger.mutual
            && draft.actors.iter().any(|party| is_another(party, &draft.actors[..1]));
        let found = self.targets(m, trigger, &draft.actors);
        let outside = |rule: &str| match rule {
            "target by object" | "target by with" | "target by against" => true,
            "target by of" | "target by from" | "target by to" | "target before its noun" => {
                governs(trigger)
            }
            _ => false,
        };
        if self.asks_for_goods(m, trigger) && draft.class == trigger.class {
            draft.class = Class::AskHelp;
        }
        if let Some((targets, rule)) = found.filter(|(_, rule)| !among || outside(rule)) {
            draft.targets = targets;
            draft.rules.push(rule);
        } else if among {
            draft.flags.insert(Flag::Reciprocal);
            draft.targets = draft.actors.clone();
            draft.rules.push("subjects that do it to each other".into());
        }
        if trigger.inverse {
            std::mem::swap(&mut draft.actors, &mut draft.targets);
        }
        self.imply(&mut draft, m, trigger);
        Some(draft)
    }

    /// `appealed to Norway for food`: who asks for what they need asks for help.
    fn asks_for_goods(&self, m: &Match, trigger: &Trigger) -> bool {
        let goods = &self.reading.vocabulary.words.goods;
        trigger.class == Class::Urge
            && self.fillers(m, "for").into_iter().any(|head| self.reading.is_in(head, goods))
    }

    /// Finds the targets of a draft that has its actors.
    pub(crate) fn aim(&self, draft: &mut Draft, m: &Match, trigger: &Trigger) {
        if let Some((targets, rule)) = self.targets(m, trigger, &draft.actors) {
            draft.targets = targets;
            draft.rules.push(rule);
        }
        self.imply(draft, m, trigger);
    }

    /// Who does what a passive says: behind `by`, else the state in which somebody is held or punished.
    fn passive_agent(&self, m: &Match, trigger: &Trigger) -> Option<Vec<Party>> {
        let some = |parties: Vec<Party>| (!parties.is_empty()).then_some(parties);
        let mut by = self.fillers(m, "by");
        by.extend(self.parse().agent(m.head).filter(|agent| !by.contains(agent)));
        // `equipped with boats by Norway`, where the parser has `by` with the boats
        if by.is_empty() {
            let objects = self.prepositions(m.head).map(|(_, object)| object);
            let inner = objects.flat_map(|object| self.prepositions(object));
            by.extend(inner.filter(|(at, _)| self.reading.is(*at, "by")).map(|(_, agent)| agent));
        }
        if let Some(&agent) = by.first() {
            let named = some(by.iter().flat_map(|&head| self.parties(head)).collect());
            let owner = || self.inside(agent, &[], Inside::Owner);
            let anybody = || some(self.anybody(agent)).filter(|_| trigger.class.is_human());
            return named.or_else(owner).or_else(anybody);
        }
        let finite =
            self.parse().children(m.head).any(|child| self.parse().rel(child) == Rel::Auxpass);
        let held = finite && matches!(trigger.class, Class::Coerce | Class::Sanction);
        let place =
            ["in", "from"].iter().flat_map(|word| self.fillers(m, word)).next().filter(|_| held)?;
        let mut parties = self.parties(place);
        for party in &mut parties {
            // `was jailed in Lyon`: by those on whose ground the town lies.
            if let Some(state) = party.ground.take() {
                party.who = Target::Actor(state);
            }
        }
        some(parties).filter(|parties| parties.iter().all(Party::is_state))
    }

    /// Whether a verb form stands before a noun as its adjective: `the attacking forces`.
    fn is_adjectival(&self, verb: usize) -> bool {
        matches!(self.parse().rel(verb), Rel::Amod | Rel::Compound)
    }

    /// `died in rebel shelling`: a form in -ing that stands as a noun.
    fn is_noun_like(&self, verb: usize) -> bool {
        let parse = self.parse();
        let head = parse.head(verb);
        let places = ["in", "amid", "during", "under", "from"];
        let behind = parse.rel(verb) == Rel::Pcomp && self.reading.is_any(head, &places)
            || parse.rel(verb) == Rel::Conj && !parse.is_verb(head);
        // where the parser has `in rebel` and a clause behind it
        let beside = verb.checked_sub(1).is_some_and(|before| {
            parse.rel(before) == Rel::Pobj
                && self.reading.is_any(parse.head(before), &places)
                && parse.head(before) + 1 == before
        });
        let behind = behind || beside;
        parse.tag(verb) == Tag::VBG && behind && parse.child(verb, Rel::Dobj).is_none()
    }

    /// `Russian-brokered`: the mention before the hyphen acts.
    fn hyphened(&self, m: &Match) -> Option<Vec<Party>> {
        let hyphen = m.head.checked_sub(1).filter(|&at| at > self.tokens.start)?;
        if !self.reading.is(hyphen, "-") {
            return None;
        }
        let parties: Vec<Party> = match self.reading.mention_at(hyphen - 1) {
            Some(mention) => self.parties_of_mention(mention),
            None => {
                let proper = self.parse().pos(hyphen - 1) == Pos::Propn;
                things::actor(self, hyphen - 1).filter(|_| proper).into_iter().collect()
            }
        };
        (!parties.is_empty()).then_some(parties)
    }

    /// A noun: its actor stands before it or behind `by`, or is the subject of the verb that carries it.
    pub(crate) fn noun(
        &self,
        m: &Match,
        trigger: &Trigger,
        voice: Option<&Voice>,
    ) -> Option<Draft> {
        let mut draft = self.start(m, trigger);
        draft.flags.insert(Flag::Nominal);
        let carrier = self.carrier(m.head);
        let mode = carrier.map(|verb| self.mode(verb)).unwrap_or_default();
        if let Some((actors, rule)) = self.agent(m, &trigger.target) {
            draft.actors = actors;
            draft.rules.push(rule.into());
            draft.extent = self.extent(m, None, false);
        } else if let Some(parties) = self.between(m).filter(|_| trigger.mutual) {
            draft.flags.insert(Flag::Reciprocal);
            draft.actors.clone_from(&parties);
            draft.targets = parties;
            draft.rules.push("parties between whom it is".into());
            return Some(draft);
        } else {
            let verb = carrier?;
            if self.parse().is_passive(verb) {
                let by = self.parse().agent(verb)?;
                draft.actors = self.parties(by);
            } else {
                let subject = self.subject(verb)?;
                draft.actors = self.subject_parties(subject, voice);
                draft.extent = self.extent(m, Some(subject), false);
            }
            draft.rules.push("subject of a verb that carries the noun".into());
            if draft.actors.is_empty() {
                return None;
            }
        }
        if mode.negated || mode.undone || self.is_denied(m.head) {
            return None;
        }
        if mode.hypothetical {
            draft.flags.insert(Flag::Hypothetical);
        }
        let mut wide = m.clone();
        wide.tokens.extend(carrier);
        let (targets, rule) = self
            .targets(m, trigger, &draft.actors)
            .or_else(|| carrier.and_then(|_| self.targets(&wide, trigger, &draft.actors)))?;
        draft.targets = targets;
        draft.rules.push(rule);
        if self.asks_for_goods(m, trigger) {
            draft.class = Class::AskHelp;
        }
        Some(draft)
    }

    /// `talks between Norway and Sweden`: both.
    fn between(&self, m: &Match) -> Option<Vec<Party>> {
        let heads = self.fillers(m, "between").into_iter().chain(self.fillers(m, "among"));
        heads.into_iter().map(|head| self.parties(head)).find(|parties| parties.len() > 1)
    }

    /// What negation, `will` and the verbs before an infinitive make of a class; nothing where they undo it.
    pub(crate) fn modality(&self, mode: Mode, trigger: &Trigger, draft: &mut Draft) -> Option<()> {
        let class = draft.class;
        // What should be done is not done yet: `judged` tells who demands it.
        if mode.undone || mode.conditional || mode.duty && class.is_deed() {
            return None;
        }
        if mode.negated {
            draft.flags.insert(Flag::Negated);
            draft.class = match trigger.negated {
                Some(negated) => negated,
                None if class.is_friendly() && mode.modal => Class::Reject,
                None => return None,
            };
            return Some(());
        }
        // `tolerate` says something only where it is negated.
        if trigger.negated == Some(class) {
            return None;
        }
        if mode.future {
            draft.flags.insert(Flag::Future);
            if class.is_friendly() {
                draft.class = Class::Agree;
            } else if class.is_deed() && class != Class::Investigate {
                draft.class = Class::Threaten;
            }
        } else if mode.hypothetical {
            draft.flags.insert(Flag::Hypothetical);
        }
        Some(())
    }

    /// The verb that only carries a noun: `launched an attack`, `held a series of talks`.
    fn carrier(&self, noun: usize) -> Option<usize> {
        let parse = self.parse();
        let mut at = noun;
        for _ in 0..4 {
            let head = parse.head(at);
            if head == at {
                return None;
            }
            match parse.rel(at) {
                Rel::Dobj | Rel::Nsubjpass => {
                    return self
                        .reading
                        .vocabulary
                        .words
                        .carriers
                        .contains(parse.lemma(head))
                        .then_some(head);
                }
                Rel::Pobj if parse.is_verb(parse.head(head)) => {
                    // `responded with a condemnation`, `engaged in talks`
                    let verb = parse.head(head);
                    let carries = self.reading.is_any(head, &["in", "with", "on"])
                        || self.reading.is(head, "out");
                    let known = self.reading.vocabulary.words.carriers.contains(parse.lemma(verb));
                    return (carries && known).then_some(verb);
                }
                Rel::Pobj if self.reading.is(head, "of") => at = parse.head(head),
                Rel::Conj | Rel::Prep => at = head,
                _ => return None,
            }
            if parse.tag(at) == Tag::VBG && parse.is_verb(at) {
                return None;
            }
        }
        None
    }
}
