//! The target of a trigger: in its places, inside them, in what it governs; else a thing.

use std::borrow::Cow;

use dateline_syntax::{Pos, Rel};

use crate::bind::{Clause, governs};
use crate::facts::Target;
use crate::inside::Inside;
use crate::lexicon::{Part, Trigger};
use crate::matcher::Match;
use crate::modes::is_finite;
use crate::ontology::Class;
use crate::party::{Party, differs, is_another};
use crate::things;

/// How many clauses deep in what a trigger governs a target is looked for.
const DEPTH: usize = 3;

/// Prepositions that lead to a party of any trigger, best first.
const NEAR: [&str; 11] =
    ["of", "by", "from", "against", "on", "to", "with", "towards", "toward", "for", "between"];

/// Prepositions of place, which lead to the party of a deed.
const FAR: [&str; 10] =
    ["in", "at", "near", "into", "over", "across", "along", "outside", "inside", "around"];

impl Clause<'_> {
    /// The parties in the places that a trigger names; with the rule that found them.
    pub(crate) fn targets(
        &self,
        m: &Match,
        trigger: &Trigger,
        actors: &[Party],
    ) -> Option<(Vec<Party>, Cow<'static, str>)> {
        let other = |parties: Vec<Party>| {
            parties.iter().any(|party| differs(party, actors)).then_some(parties)
        };
        let owner = || self.owner_of_noun(m).and_then(other).filter(|_| trigger.part == Part::Verb);
        if let Some(parties) = owner().filter(|_| judges(trigger.class) && !self.is_talk(m)) {
            return Some((parties, "target before its noun".into()));
        }
        let how = reach(trigger.class);
        for slot in &trigger.target {
            let mut heads = self.fillers(m, slot);
            // `blamed the attack on them`, where the parser has `on them` with the attack
            if heads.is_empty() && slot == "on" {
                let objects = self.objects(m);
                let behind = objects.iter().flat_map(|&head| self.prepositions(head));
                heads.extend(
                    behind.filter(|(at, _)| self.reading.is(*at, slot)).map(|(_, head)| head),
                );
            }
            for (i, &head) in heads.iter().enumerate() {
                let mut found = self.represented(head).unwrap_or_else(|| self.parties(head));
                // `to Norway as well as to Sweden`
                let joined = self.parse().child(self.parse().head(head), Rel::Cc).is_some();
                if let Some(&next) = heads.get(i + 1).filter(|_| joined && slot != "object") {
                    found.extend(self.parties(next));
                }
                // `urged Norway, Sweden to stop`, where the parser has two objects
                if let Some(&next) = heads.get(i + 1).filter(|&&next| next == head + 2)
                    && self.reading.is(head + 1, ",")
                {
                    found.extend(self.parties(next));
                }
                if found.iter().any(|party| is_another(party, actors)) {
                    let parties = found;
                    return Some((parties, format!("target by {slot}").into()));
                }
            }
            // What is done with somebody's help is not done to the helper.
            for head in heads.into_iter().filter(|_| slot != "with") {
                if let Some(mut parties) = self.inside(head, actors, how) {
                    if let ([party], true) = (parties.as_mut_slice(), trigger.class.is_deed()) {
                        party.span = self.named_by(party.span, head);
                    }
                    return Some((parties, format!("target inside {slot}").into()));
                }
            }
        }
        if let Some(parties) = owner().filter(|_| trigger.target.iter().any(|slot| slot == "of")) {
            return Some((parties, "target before its noun".into()));
        }
        let open = !trigger.target.is_empty();
        // The object of a verb among the trigger's own words: `refused to meet them`.
        if open && trigger.part == Part::Verb && m.tokens.len() > 1 {
            for head in self.objects(m) {
                let found = self.represented(head).unwrap_or_else(|| self.named(head));
                if found.iter().any(|party| is_another(party, actors)) {
                    return Some((found, "target by object".into()));
                }
            }
        }
        if open && (governs(trigger) || trigger.class.is_deed() || trigger.part == Part::Noun) {
            for clause in self.complements(m) {
                // `agreed to hand him over to Norway`: what is promised is promised to a state.
                let promises = matches!(trigger.class, Class::Agree | Class::Offer | Class::Reject);
                let to = self
                    .prepositions(clause)
                    .filter(|(at, _)| promises && self.reading.is(*at, "to"));
                let states = to
                    .map(|(_, object)| self.parties(object))
                    .filter(|parties| parties.iter().all(Party::is_state));
                if let Some(parties) = states.filter_map(other).next() {
                    return Some((parties, "to whom it is promised".into()));
                }
                if let Some(parties) =
                    self.inside_clause(clause, actors, how.max(Inside::Party), DEPTH)
                {
                    return Some((parties, "target in the words that follow".into()));
                }
            }
        }
        if open && let Some(parties) = self.loose(m, trigger, actors) {
            return Some((parties, "target behind another preposition".into()));
        }
        if let Some(parties) = self.asked(m).filter(|_| open && governs(trigger)) {
            return Some((parties, "whoever is to act".into()));
        }
        // Who is accused, urged or asked is somebody, whatever noun names them.
        let human = matches!(trigger.class, Class::Accuse | Class::Urge | Class::AskHelp);
        if human
            && trigger.issue.is_empty()
            && m.tokens.len() == 1
            && trigger.target.first().is_some_and(|slot| slot == "object")
        {
            let deed =
                |head: &usize| self.reading.matcher.noun(self.parse().lemma(*head)).is_some();
            let objects = self.objects(m).into_iter().filter(|head| !deed(head));
            let objects = objects.map(|head| self.anybody(head));
            if let Some(parties) = objects.into_iter().find(|parties| !parties.is_empty()) {
                return Some((parties, "target by object".into()));
            }
        }
        let thing = self.thing(m, trigger, actors)?;
        // `agreed to build a port in Norway`, `declared a truce in Norway`: a promise is to those where it is kept.
        let bare = thing.who.actor().is_none();
        let gives = matches!(trigger.class, Class::Agree | Class::Offer | Class::Yield);
        if let Some(parties) = self.place_of(m, actors).filter(|_| bare && gives) {
            return Some((parties, "the place where it happens".into()));
        }
        Some((vec![thing], "a thing as target".into()))
    }

    /// Whether the noun of a verb is a talk with somebody: of `left a White House meeting with Norway` Norway is meant.
    fn is_talk(&self, m: &Match) -> bool {
        let nouns = m.tokens.iter().filter(|&&token| token != m.head);
        let found = nouns.filter_map(|&noun| self.reading.matcher.noun(self.parse().lemma(noun)));
        found.into_iter().any(|trigger| trigger.class == Class::Consult)
            && !self.fillers(m, "with").is_empty()
    }

    /// Whose the noun of a verb is: Norway's, in `rejected Norway's plan` and in `lifted Norwegian sanctions`.
    fn owner_of_noun(&self, m: &Match) -> Option<Vec<Party>> {
        let parse = self.parse();
        let mut nouns =
            m.tokens.iter().filter(|&&token| token != m.head && parse.pos(token) == Pos::Noun);
        nouns.find_map(|&noun| self.before(noun))
    }

    /// Who is asked, urged or allowed to do something: the subject of the infinitive, whatever noun it is.
    fn asked(&self, m: &Match) -> Option<Vec<Party>> {
        let parse = self.parse();
        let mut clauses = self.complements(m);
        // `refused to allow the plane to land`
        let inner = clauses.iter().flat_map(|&clause| parse.children(clause));
        let inner: Vec<_> =
            inner.filter(|&child| matches!(parse.rel(child), Rel::Xcomp | Rel::Ccomp)).collect();
        clauses.extend(inner);
        let asked = clauses.into_iter().filter(|&clause| self.is_infinitive(clause));
        let subjects = asked.filter_map(|clause| parse.child(clause, Rel::Nsubj));
        subjects.map(|subject| self.anybody(subject)).find(|parties| !parties.is_empty())
    }

    /// The parties in a clause that are none of `actors`: its subject, its objects, those behind its prepositions, those
    /// of the clauses that it governs and of the verbs joined to it.
    pub(crate) fn inside_clause(
        &self,
        verb: usize,
        actors: &[Party],
        how: Inside,
        depth: usize,
    ) -> Option<Vec<Party>> {
        let parse = self.parse();
        let other = |parties: Vec<Party>| {
            parties.iter().any(|party| differs(party, actors)).then_some(parties)
        };
        let phrase = |head: usize| {
            let head = parse.antecedent(head);
            let found = other(self.represented(head).unwrap_or_else(|| self.named(head)));
            // `to compensate the widows of a village`: people come before the place that they are of.
            let people = || {
                let touched = parse.rel(head) == Rel::Dobj && how == Inside::Touched;
                let own = (touched && self.is_people(head)).then(|| self.anybody(head))?;
                other(own)
            };
            found.or_else(people).or_else(|| self.inside(head, actors, how))
        };
        let wanted = [
            &[Rel::Nsubj, Rel::Nsubjpass, Rel::Csubj][..],
            &[Rel::Dobj, Rel::Dative, Rel::Attr, Rel::Acomp],
        ];
        for rels in wanted {
            let heads = parse
                .children(verb)
                .filter(|&child| rels.contains(&parse.rel(child)) && !self.is_told_pronoun(child));
            let objects = heads.map(|child| match parse.rel(child) {
                Rel::Dative => parse.child(child, Rel::Pobj).unwrap_or(child),
                _ => child,
            });
            if let Some(found) = objects.into_iter().find_map(phrase) {
                return Some(found);
            }
        }
        let near =
            |at: usize| how >= Inside::Anybody || !FAR.iter().any(|word| self.reading.is(at, word));
        let behind =
            self.prepositions(verb).filter(|(at, _)| near(*at) && !self.reading.is(*at, "by"));
        if let Some(found) = behind.map(|(_, object)| object).find_map(phrase) {
            return Some(found);
        }
        // `demanded to be told by Norway`
        let own = parse
            .children(verb)
            .any(|child| matches!(parse.rel(child), Rel::Nsubj | Rel::Nsubjpass));
        let agent = parse.agent(verb).filter(|_| !own && parse.is_passive(verb));
        if let Some(found) = agent.and_then(|agent| other(self.parties(agent))) {
            return Some(found);
        }
        if depth == 0 {
            return None;
        }
        let further = parse.children(verb).flat_map(|child| match parse.rel(child) {
            Rel::Conj if is_finite(parse.tag(child)) && !is_finite(parse.tag(verb)) => None,
            Rel::Xcomp | Rel::Ccomp | Rel::Conj => Some(child),
            Rel::Acomp => parse.child(child, Rel::Xcomp),
            Rel::Prep => parse.child(child, Rel::Pcomp),
            Rel::Advcl if self.is_infinitive(child) => Some(child),
            _ => None,
        });
        further.into_iter().find_map(|clause| self.inside_clause(clause, actors, how, depth - 1))
    }

    /// The parties behind prepositions that the trigger does not name.
    fn loose(&self, m: &Match, trigger: &Trigger, actors: &[Party]) -> Option<Vec<Party>> {
        let deed = trigger.class.is_deed();
        let words = NEAR.iter().chain(FAR.iter().filter(|_| deed && !trigger.fights()));
        let passive = self.parse().is_verb(m.head) && self.parse().is_passive(m.head);
        let words = words.filter(|word| !passive || **word != "by");
        words.flat_map(|word| self.fillers(m, word)).find_map(|head| {
            let parties = self.named(head);
            let other = parties.iter().any(|party| differs(party, actors));
            if other { Some(parties) } else { self.inside(head, actors, Inside::Owner) }
        })
    }

    /// The thing, or the people without a mention, in the places that a trigger names for them.
    fn thing(&self, m: &Match, trigger: &Trigger, actors: &[Party]) -> Option<Party> {
        let object = trigger.issue.is_empty();
        let listed = if object { &trigger.target } else { &trigger.issue };
        for slot in listed.iter().map(String::as_str).filter(|slot| !object || *slot != "that") {
            let heads = match slot {
                "that" => self.complement_things(m),
                slot => self.fillers(m, slot).into_iter().chain(self.done(m, slot)).collect(),
            };
            let touched = matches!(slot, "object" | "on" | "against" | "into");
            for head in heads {
                if self.reading.mention_at(head).is_some() {
                    continue;
                }
                let Some(thing) = things::thing(self, head) else { continue };
                let help = matches!(&thing.who, Target::Issue { issue } if self.reading.vocabulary.words.help.contains(issue.as_str()));
                let usable = !object
                    || trigger.class.is_deed() && !trigger.animate && touched
                    || thing.who.actor().is_some();
                let own =
                    thing.who.actor().is_some() && !differs(&thing, actors) && !actors.is_empty();
                if usable && !own && !(trigger.class == Class::Offer && help) {
                    return Some(thing);
                }
            }
        }
        // `denied the accusations`, `lifted the curfew`: its own noun.
        let own = m.tokens.iter().find(|&&token| self.parse().rel(token) == Rel::Dobj);
        let object = matches!(trigger.class, Class::Deny | Class::Yield);
        own.filter(|_| object).and_then(|&noun| things::thing(self, noun))
    }

    /// The objects of a gerund behind a preposition, and of an infinitive: `of establishing peace`, `to join the talks`.
    fn done(&self, m: &Match, slot: &str) -> Vec<usize> {
        let parse = self.parse();
        let clauses = self.complements(m).into_iter().filter(|&clause| {
            let head = parse.head(clause);
            parse.rel(clause) == Rel::Pcomp && self.reading.is(head, slot)
                || slot == "to" && self.is_infinitive(clause)
        });
        clauses
            .filter_map(|clause| {
                let object = parse.child(clause, Rel::Dobj);
                object.or_else(|| self.prepositions(clause).next().map(|(_, object)| object))
            })
            .collect()
    }

    /// The subjects and objects of the clauses that a trigger governs.
    fn complement_things(&self, m: &Match) -> Vec<usize> {
        let parse = self.parse();
        let clauses = self.complements(m);
        let of = |rel: Rel| clauses.iter().filter_map(move |&clause| parse.child(clause, rel));
        of(Rel::Nsubj).chain(of(Rel::Nsubjpass)).chain(of(Rel::Dobj)).collect()
    }

    /// Those for whom the people of a phrase stand: `his counterparts in these countries`.
    fn represented(&self, head: usize) -> Option<Vec<Party>> {
        if !self.reading.is_in(head, &self.reading.vocabulary.words.representatives) {
            return None;
        }
        let of = self
            .prepositions(head)
            .find(|(word, _)| self.reading.is_any(*word, &["in", "of", "from"]));
        let parties = self.parties(of?.1);
        (!parties.is_empty()).then_some(parties)
    }
}

/// How far inside a phrase the target of a class is looked for: a deed and a promise touch those where it is done.
fn reach(class: Class) -> Inside {
    use Class::{Accuse, Concern, Condemn, Deny, Praise, Support};
    match class {
        _ if class.is_deed() => Inside::Touched,
        Accuse | Condemn | Deny | Concern | Praise | Support => Inside::Owner,
        Class::Urge | Class::Demand | Class::Warn | Class::AskHelp => Inside::Party,
        _ => Inside::Anybody,
    }
}

/// Whether a class judges what is the target's: its plan, its offer, its deed.
fn judges(class: Class) -> bool {
    use Class::{Accuse, Agree, Condemn, Deny, Praise, Reject, Support, Yield};
    matches!(class, Accuse | Agree | Condemn | Deny | Praise | Reject | Support | Yield)
}
