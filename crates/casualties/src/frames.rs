//! What a phrase is to the word that governs it, by the relation and the word's frame: the subject of a passive, of `died`
//! and of `was dead` is the victim, and so are the object of `killed` and what stands behind `of` at `deaths`; the subject
//! of an active verb did it; what `rose to` ends with is a total.
//!
//! Words that only report or leave a state (`were found dead`, `left 12 injured`) hand on to the word that names it.

use dateline_syntax::{Rel, Tag};

use crate::binding::{Link, Role, Scan};
use crate::facts::Category;
use crate::links::Climb;
use crate::predicates::{Kind, Voice};
use crate::words::class;

/// How many verbs in a row are looked at.
const VERBS: usize = 6;
/// How far the noun of a light verb may stand behind it, in tokens.
const LIGHT: usize = 12;

impl Scan<'_> {
    /// What the subject of a verb is to what the verb says.
    pub(crate) fn of_subject(&self, subject: usize, verb: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        let mut best: Option<Link> = None;
        let mut verbs = vec![verb];
        let mut at = 0;
        while at < verbs.len() && at < VERBS {
            let here = verbs[at];
            let found = self.of_own_subject(subject, here);
            if let Some(link) = found {
                let stronger = best.is_none_or(|best| self.weight(link) > self.weight(best));
                if stronger {
                    best = Some(Link { cost: link.cost + at, ..link });
                }
            }
            // `was struck and killed`: the verbs that share the subject.
            for child in grammar.children(here) {
                let own = grammar.child(child, Rel::Nsubj).or(grammar.child(child, Rel::Nsubjpass));
                if grammar.rel(child) == Some(Rel::Conj) && own.is_none() {
                    verbs.push(child);
                }
            }
            at += 1;
        }
        best
    }

    /// Of several words that one phrase goes with, the one that tells most.
    pub(crate) fn weight(&self, link: Link) -> usize {
        if link.role == Role::Agent {
            return 0;
        }
        match self.predicates[link.predicate].category {
            Category::Killed => 5,
            Category::Missing => 2,
            Category::Unspecified => 1,
            _ => 3,
        }
    }

    fn of_own_subject(&self, subject: usize, verb: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        if let Some(predicate) = self.predicate_at(verb) {
            let passive = grammar.rel(subject) == Some(Rel::Nsubjpass) || grammar.is_passive(verb);
            let object = self.reading.has_object(&self.predicates[predicate].tokens);
            return match self.predicates[predicate].kind {
                Kind::Transitive { voice } if passive || voice == Voice::Passive => {
                    self.link(predicate, 0, Role::Victim)
                }
                // A verb of killing without an object: a participle whose auxiliary a headline leaves out.
                Kind::Transitive { voice: Voice::Reduced | Voice::Passive } if !object => {
                    self.link(predicate, 1, Role::Victim)
                }
                Kind::Transitive { .. } => self.link(predicate, 0, Role::Agent),
                Kind::Intransitive | Kind::Adjective => self.link(predicate, 0, Role::Victim),
                Kind::Noun { .. } | Kind::Toll => None,
            };
        }
        if let Some(link) = self.among(verb) {
            return Some(link);
        }
        // `left one person dead`: the state is the object's.
        if grammar.child(verb, Rel::Dobj).is_some() {
            return None;
        }
        self.state_of(verb).and_then(|predicate| self.link(predicate, 1, Role::Victim))
    }

    /// What the object of a verb is to what the verb says.
    pub(crate) fn of_object(&self, object: usize, verb: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        if let Some(predicate) = self.predicate_at(verb) {
            return match self.predicates[predicate].kind {
                Kind::Transitive { .. } => self.link(predicate, 0, Role::Victim),
                Kind::Adjective | Kind::Noun { .. } => self.link(predicate, 2, Role::Victim),
                Kind::Toll => self.link(predicate, 1, Role::Total),
                // `sixteen died: nine in the north`
                Kind::Intransitive => self.link(predicate, 2, Role::Part),
            };
        }
        // `cost 200 people their lives`
        let light = (verb + 1..self.sentence.end.min(verb + LIGHT)).find_map(|at| {
            self.predicate_at(at).filter(|found| self.predicates[*found].light == Some(verb))
        });
        if let Some(predicate) = light {
            return self.link(predicate, 1, Role::Victim);
        }
        if let Some(predicate) = self
            .state_of(verb)
            .filter(|predicate| self.predicates[*predicate].tokens.start > object)
        {
            return self.link(predicate, 1, Role::Victim);
        }
        // `also killed were two drivers`: the verb hangs on its auxiliary, or that on the verb.
        if let Some(predicate) = grammar.head(verb).and_then(|head| self.predicate_at(head))
            && grammar.rel(verb) == Some(Rel::Auxpass)
        {
            return self.link(predicate, 1, Role::Victim);
        }
        self.among(verb).or_else(|| self.of_subject_noun(verb))
    }

    /// `the death toll is 12`, `the dead included three children`, `also killed were three`.
    fn of_subject_noun(&self, verb: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        let tells = self.reading.word(verb).is(class::TOLL | class::BE);
        let includes = matches!(self.reading.norm(verb), "included" | "include" | "includes");
        let candidates = grammar
            .subject(verb)
            .into_iter()
            .chain(grammar.children(verb).filter(|child| {
                *child < verb
                    && matches!(
                        grammar.rel(*child),
                        Some(
                            Rel::Csubj
                                | Rel::Advcl
                                | Rel::Acomp
                                | Rel::Attr
                                | Rel::Xcomp
                                | Rel::Ccomp
                                | Rel::Dep
                        )
                    )
            }))
            .collect::<Vec<_>>();
        for subject in candidates {
            let own = self.predicate_at(subject);
            let those = matches!(self.reading.norm(subject), "those" | "these");
            let hanging = || self.hanging(subject).filter(|_| those).map(|link| link.predicate);
            let Some(predicate) = own.or_else(hanging) else {
                continue;
            };
            match self.predicates[predicate].kind {
                Kind::Toll if tells => return self.link(predicate, 1, Role::Total),
                Kind::Noun { .. } if tells => return self.link(predicate, 2, Role::Total),
                Kind::Adjective | Kind::Transitive { .. } if includes => {
                    return self.link(predicate, 2, Role::Part);
                }
                Kind::Adjective | Kind::Transitive { .. } if tells => {
                    let start = self.predicates[predicate].group;
                    let defined = start > self.sentence.start
                        && matches!(self.reading.norm(start - 1), "the" | "those");
                    let role = if defined { Role::Part } else { Role::Victim };
                    return self.link(predicate, 2, role);
                }
                _ => {}
            }
        }
        None
    }

    /// What stands behind a preposition: a link, or where to climb on.
    pub(crate) fn of_preposition(
        &self,
        preposition: usize,
        climb: Climb,
    ) -> Option<(Option<Link>, Option<Climb>)> {
        let grammar = &self.reading.grammar;
        let mut governor = grammar.head(preposition).filter(|at| self.sentence.contains(at))?;
        // `the murder on 26 February of two priests`: the parser has the phrase with the date.
        if self.reading.word(governor).is(class::MONTH)
            && let Some(on) = grammar.head(governor)
        {
            governor = grammar.head(on).filter(|at| self.sentence.contains(at))?;
        }
        // `rose from 40 to 52`, `along with two guards`: a preposition may hang on another one.
        let along = matches!(self.reading.norm(governor), "along" | "together" | "alongside");
        if matches!(grammar.rel(governor), Some(Rel::Prep | Rel::Prt)) || along {
            governor = grammar.head(governor).filter(|at| self.sentence.contains(at))?;
        }
        let at_predicate = self.predicate_at(governor);
        let up = |part: bool, cost: usize| {
            let next = Climb { token: governor, cost: climb.cost + cost, part: climb.part || part };
            Some((None, Some(next)))
        };
        match self.reading.norm(preposition) {
            "by" => {
                let predicate = at_predicate?;
                let done = matches!(
                    self.predicates[predicate].kind,
                    Kind::Transitive { .. } | Kind::Noun { .. }
                );
                if done { Some((self.link(predicate, 0, Role::Agent), None)) } else { None }
            }
            "of" => {
                match at_predicate.map(|predicate| (predicate, self.predicates[predicate].kind)) {
                    Some((predicate, Kind::Noun { .. })) => {
                        Some((self.link(predicate, 0, Role::Victim), None))
                    }
                    Some((predicate, Kind::Toll)) => {
                        Some((self.link(predicate, 0, Role::Total), None))
                    }
                    Some(_) => None,
                    None if self.reading.word(governor).is(class::GROUP_NOUN) => up(false, 1),
                    None => None,
                }
            }
            // `was killed along with two guards`
            "with" | "alongside" if along || self.reading.norm(preposition) == "alongside" => {
                match at_predicate {
                    Some(predicate) if !self.is_nominal(governor) => {
                        Some((self.link(predicate, 2, Role::Victim), None))
                    }
                    _ => up(false, 2),
                }
            }
            "including" | "among" => match at_predicate {
                Some(predicate) => Some((self.link(predicate, 2, Role::Part), None)),
                // `killed in strikes including two children`: not of the strikes.
                None if self.phrase_at(governor).is_none() => None,
                None => up(true, 2),
            },
            "to" | "at" | "past" | "above" | "from" | "over" => {
                // `the toll rose to 12`, `bringing the toll to 12`
                let object = grammar.child(governor, Rel::Dobj);
                let subject = grammar.subject(governor);
                for noun in object.into_iter().chain(subject).chain(Some(governor)) {
                    let Some(predicate) = self.predicate_at(noun) else { continue };
                    let tells = self.reading.word(governor).is(class::TOLL) || noun == governor;
                    match self.predicates[predicate].kind {
                        Kind::Toll => return Some((self.link(predicate, 1, Role::Total), None)),
                        Kind::Noun { bare: true } if tells => {
                            return Some((self.link(predicate, 2, Role::Total), None));
                        }
                        _ => {}
                    }
                }
                None
            }
            _ => None,
        }
    }

    /// The state or fate that a verb says of its subject or object: `were found dead`, `is believed to have died`.
    fn state_of(&self, verb: usize) -> Option<usize> {
        let grammar = &self.reading.grammar;
        let mut verbs = vec![verb];
        let mut at = 0;
        while at < verbs.len() && at < VERBS {
            for child in grammar.children(verbs[at]) {
                let state = matches!(
                    grammar.rel(child),
                    Some(
                        Rel::Acomp
                            | Rel::Oprd
                            | Rel::Xcomp
                            | Rel::Attr
                            | Rel::Prep
                            | Rel::Ccomp
                            | Rel::Advcl
                            | Rel::Acl
                            | Rel::Amod
                    )
                );
                if !state {
                    continue;
                }
                if let Some(predicate) = self.predicate_at(child).filter(|predicate| {
                    matches!(
                        self.predicates[*predicate].kind,
                        Kind::Adjective | Kind::Intransitive | Kind::Transitive { .. }
                    )
                }) {
                    let own =
                        grammar.child(child, Rel::Nsubj).or(grammar.child(child, Rel::Nsubjpass));
                    let acts = !matches!(grammar.tag(child), Some(Tag::VBN | Tag::VBD | Tag::JJ));
                    let transitive =
                        matches!(self.predicates[predicate].kind, Kind::Transitive { .. });
                    let late = matches!(grammar.rel(child), Some(Rel::Advcl | Rel::Ccomp))
                        && own.is_some();
                    if !(late || transitive && acts) {
                        return Some(predicate);
                    }
                } else if matches!(grammar.rel(child), Some(Rel::Xcomp | Rel::Oprd)) {
                    verbs.push(child);
                }
            }
            at += 1;
        }
        None
    }

    fn of_participle(&self, verb: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        if let Some(predicate) = self.predicate_at(verb) {
            let done = grammar.tag(verb) != Some(Tag::VBG);
            let role = match self.predicates[predicate].kind {
                Kind::Transitive { .. } if done => Role::Victim,
                Kind::Transitive { .. } => Role::Agent,
                Kind::Intransitive | Kind::Adjective => Role::Victim,
                _ => return None,
            };
            return self.link(predicate, 1, role);
        }
        // `12 people confirmed dead`
        self.state_of(verb).and_then(|predicate| self.link(predicate, 1, Role::Victim))
    }

    fn of_relative(&self, noun: usize, verb: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        let subject = grammar.subject(verb)?;
        if grammar.antecedent(subject) != noun && subject != noun {
            // `the men they killed`
            let predicate = self.predicate_at(verb)?;
            let active = matches!(self.predicates[predicate].kind, Kind::Transitive { .. })
                && !grammar.is_passive(verb);
            let object = grammar.child(verb, Rel::Dobj);
            let free = object.is_none_or(|object| grammar.antecedent(object) == noun);
            return if active && free { self.link(predicate, 2, Role::Victim) } else { None };
        }
        self.of_subject(subject, verb).map(|link| Link { cost: link.cost + 1, ..link })
    }

    /// `three soldiers who were killed`, `12 people injured by glass`: a clause that hangs on the noun.
    pub(crate) fn hanging(&self, noun: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        for child in grammar.children(noun) {
            match grammar.rel(child) {
                Some(Rel::Acl) => {
                    if let Some(link) = self.of_participle(child) {
                        return Some(link);
                    }
                }
                // `two girls in critical condition`
                Some(Rel::Prep) => {
                    let state = self
                        .predicate_at(child)
                        .filter(|predicate| self.predicates[*predicate].kind == Kind::Adjective);
                    if let Some(predicate) = state {
                        return self.link(predicate, 1, Role::Victim);
                    }
                }
                Some(Rel::Relcl) => {
                    if let Some(link) = self.of_relative(noun, child) {
                        return Some(link);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// `12 dead`, `12 deaths`: the noun or adjective that a number stands with.
    pub(crate) fn counted_noun(&self, head: usize, named: bool) -> Option<Link> {
        let predicate = self.predicate_at(head)?;
        match self.predicates[predicate].kind {
            Kind::Toll => None,
            // `two killers of a clerk`
            Kind::Noun { .. } if self.reading.lexicon.is_doer(self.reading.norm(head)) => None,
            // `a former employee shot and killed three`, which the parser takes for a noun.
            Kind::Transitive { voice: Voice::Active } if named => {
                self.link(predicate, 0, Role::Agent)
            }
            _ => self.link(predicate, 0, Role::Victim),
        }
    }
}
