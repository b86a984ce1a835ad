//! Who did it: `killed by Norland`, `Norland's forces killed`, and the owner of the weapon or the blow, `Norland air
//! strikes killed`, `killed in raids by rebels`, `planes of the coalition hit the town, killing four`.
//!
//! A weapon (`data/closed.toml`) is not who did it: whose it is stands before it, behind `by` or `from`, in the verb that
//! it was fired with. Whose killing hangs on the target (`hit rebel posts killing four`) is that of the verb above. What
//! a storm or a crash did nobody did. Nouns and their owners are read in `owners`, and what the parse loses in `blows`.

use std::ops::Range;

use dateline_actors::{Class, Mention};
use dateline_core::{Actor, Place};
use dateline_syntax::{Pos, Rel, Tag};

use crate::phrases::Phrase;
use crate::predicates::{Kind, Predicate, Voice};
use crate::reading::Reading;
use crate::words::class;

/// How many nouns and verbs lead from a casualty word to who did it.
pub(crate) const STEPS: usize = 6;

/// What the rules about doers read.
pub(crate) struct Doers<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) actors: &'a dateline_actors::Facts,
    /// The state that the story mostly speaks of, whose `army` and `government` are meant.
    pub(crate) home: Option<&'a Place>,
    pub(crate) sentence: Range<usize>,
}

impl Doers<'_> {
    /// Who did what a casualty word tells; `side` is whose people were hurt.
    pub(crate) fn of(
        &self,
        predicate: &Predicate,
        victims: &Phrase,
        side: Option<&str>,
    ) -> Option<Actor> {
        let grammar = &self.reading.grammar;
        let at = grammar.top(&predicate.tokens)?;
        let suffers = self.suffering(predicate).is_some();
        let direct = match predicate.kind {
            _ if suffers => None,
            Kind::Transitive { voice: Voice::Reduced | Voice::Passive } => {
                self.by(at).and_then(|noun| self.owner(noun, 0))
            }
            Kind::Transitive { voice: Voice::Active } => self.acting(at, 0),
            Kind::Noun { .. } => {
                let by = self.by(at).and_then(|noun| self.owner(noun, 0));
                by.or_else(|| predicate.light.and_then(|light| self.acting(light, 0)))
            }
            // `left nine dead`
            Kind::Adjective => self.leaving(at).and_then(|verb| self.acting(verb, 0)),
            Kind::Intransitive | Kind::Toll => None,
        };
        let other = |actor: &Actor| side.is_none_or(|side| actor.id.as_deref() != Some(side));
        let active = predicate.kind == Kind::Transitive { voice: Voice::Active };
        let lost = || {
            if active { self.weapon_before(predicate) } else { self.weapon_behind(predicate) }
        };
        // `The army said that in a clash with rebels six guerrillas died`: the rebels are the victims.
        let irregular =
            victims.head.is_some_and(|head| self.reading.word(head).is(class::IRREGULAR));
        let opposed = |actor: &Actor| other(actor) && (!irregular || actor.is_state());
        direct
            .or_else(|| self.around(at))
            .or_else(|| self.opponent(at).filter(opposed))
            .or_else(|| lost().filter(other))
    }

    /// Whom the blow was aimed at that a casualty word hangs on: `struck rebel posts, killing 12`.
    pub(crate) fn target(&self, predicate: &Predicate) -> Option<Actor> {
        let grammar = &self.reading.grammar;
        let at = grammar.top(&predicate.tokens)?;
        let verb = self.verb_above(at)?;
        if !self.reading.word(verb).is(class::STRIKES) {
            return None;
        }
        // `struck rebel posts killing 12`, without its comma: the posts are the parser's subject of the killing.
        let mistaken =
            (grammar.rel(at) == Some(Rel::Ccomp)).then(|| grammar.child(at, Rel::Nsubj)).flatten();
        let aimed = |child: &usize| {
            grammar.rel(*child) == Some(Rel::Dobj)
                || matches!(self.reading.norm(*child), "with" | "against" | "on" | "at")
        };
        mistaken.into_iter().chain(grammar.children(verb).filter(aimed)).find_map(|child| {
            let noun = grammar.child(child, Rel::Pobj).unwrap_or(child);
            let end = noun + 1;
            let span = self.reading.span(grammar.edges(noun).start.max(verb + 1)..end)?;
            let known = |mention: &&Mention| {
                self.actors
                    .actors_of(mention)
                    .next()
                    .is_some_and(|known| matches!(known.class, Class::Organisation | Class::Body))
            };
            self.actors
                .mentions_over(span)
                .iter()
                .find(known)
                .and_then(|found| self.actor_of(found, false))
        })
    }

    /// The subject of an active verb, or whose it is.
    pub(crate) fn acting(&self, verb: usize, depth: usize) -> Option<Actor> {
        let grammar = &self.reading.grammar;
        if depth > STEPS {
            return None;
        }
        let word = self.reading.word(verb);
        let plain = word.verb.is_none() && !word.is(class::STRIKES);
        // `hit a convoy escorted by X killing four`: X did nothing.
        let described = matches!(grammar.rel(verb), Some(Rel::Acl | Rel::Relcl)) && plain;
        if described
            && grammar.tag(verb) == Some(Tag::VBN)
            && let Some(above) = self.verb_above(verb)
            && self.reading.word(above).is(class::STRIKES)
        {
            return self.acting(above, depth + 1);
        }
        if grammar.is_passive(verb) {
            return self.by(verb).and_then(|noun| self.owner(noun, depth + 1));
        }
        let participle = grammar.tag(verb) == Some(Tag::VBG);
        // `killing 15 and injuring dozens`: of a row of participles the first hangs on what it is of.
        if participle
            && grammar.rel(verb) == Some(Rel::Conj)
            && let Some(first) = grammar.head(verb)
            && grammar.tag(first) == Some(Tag::VBG)
        {
            return self.acting(first, depth + 1);
        }
        // `planes hit the market killing 20`: without its comma, a clause of its own for the parser.
        if participle
            && grammar.rel(verb) == Some(Rel::Ccomp)
            && let Some(above) = grammar.head(verb)
            && self.reading.word(above).is(class::STRIKES)
        {
            return self.acting(above, depth + 1);
        }
        let clause = participle && grammar.rel(verb) == Some(Rel::Acl);
        if clause && let Some(noun) = grammar.head(verb) {
            let whose = self.is_weapon(noun).then(|| self.owner(noun, depth + 1)).flatten();
            if whose.is_some() {
                return whose;
            }
            // `hit a village killing four`: not the village.
            let above = self.verb_above(verb).filter(|_| !grammar.is_subject(noun));
            return match above {
                // `with rockets fired at a village, killing four`
                Some(above) => self
                    .acting(above, depth + 1)
                    .or_else(|| self.acting(self.verb_above(above)?, depth + 1)),
                None => self.owner(noun, depth + 1),
            };
        }
        // `a former employee shot and killed three`, which the parser takes for a noun.
        let compound = || grammar.child(verb, Rel::Compound);
        let subject = grammar.subject(verb).or_else(compound)?;
        // `the monitor said …, leaving nine dead`: who tells did nothing.
        let told = grammar.head(subject).is_some_and(|head| self.reading.word(head).is(class::SAY));
        if told { None } else { self.owner(grammar.antecedent(subject), depth + 1) }
    }

    /// A casualty word and the verbs that share what stands behind them: `killed and 30 wounded in raids by rebels`.
    fn row(&self, at: usize) -> Vec<usize> {
        let grammar = &self.reading.grammar;
        let mut verbs = vec![at];
        verbs.extend(self.leaving(at));
        if grammar.rel(at) == Some(Rel::Conj) {
            verbs.extend(grammar.head(at));
        }
        let joined = |child: &usize| {
            grammar.rel(*child) == Some(Rel::Conj) && self.reading.word(*child).verb.is_some()
        };
        verbs.extend(grammar.children(at).filter(joined));
        verbs
    }

    /// What a casualty word happened in: `killed in raids by rebels`, `killed when planes hit the town`.
    fn around(&self, at: usize) -> Option<Actor> {
        let grammar = &self.reading.grammar;
        self.row(at).into_iter().find_map(|verb| {
            grammar.children(verb).find_map(|child| match grammar.rel(child)? {
                Rel::Prep | Rel::Agent => {
                    let led = matches!(
                        self.reading.norm(child),
                        "in" | "by"
                            | "from"
                            | "during"
                            | "after"
                            | "following"
                            | "under"
                            | "amid"
                            | "through"
                    );
                    let noun = grammar.child(child, Rel::Pobj);
                    let noun = noun.or_else(|| grammar.child(child, Rel::Pcomp)).filter(|_| led)?;
                    // `killed in their attack`
                    let own = grammar
                        .children(noun)
                        .any(|child| self.reading.word(child).is(class::POSSESSIVE));
                    if self.is_weapon(noun) && !own { self.owner(noun, 1) } else { None }
                }
                Rel::Advcl | Rel::Conj if self.reading.word(child).is(class::STRIKES) => {
                    let told = grammar.children(child).any(|mark| {
                        matches!(self.reading.norm(mark), "when" | "as" | "after" | "while")
                    });
                    if told { self.acting(child, 1) } else { None }
                }
                _ => None,
            })
        })
    }

    /// `killed in clashes with rebels`
    fn opponent(&self, at: usize) -> Option<Actor> {
        let grammar = &self.reading.grammar;
        self.row(at).into_iter().flat_map(|verb| grammar.children(verb)).find_map(|child| {
            let noun = grammar.child(child, Rel::Pobj)?;
            let clash = matches!(self.reading.norm(child), "in" | "during" | "after" | "following")
                && self.reading.word(noun).is(class::CLASH)
                && !self.is_weapon(noun);
            let with = grammar.children(noun).filter(|_| clash);
            let with = with
                .into_iter()
                .find(|with| matches!(self.reading.norm(*with), "with" | "against"))?;
            // `in clashes on the border with Norland`
            if matches!(self.reading.norm(with.saturating_sub(1)), "border" | "frontier") {
                return None;
            }
            self.owner(grammar.child(with, Rel::Pobj)?, 1)
        })
    }

    /// The verb that a participle of what came of it hangs on, over the nouns between: `hit a village, killing four`.
    fn verb_above(&self, at: usize) -> Option<usize> {
        let grammar = &self.reading.grammar;
        let mut at = at;
        for _ in 0..STEPS {
            let up = matches!(
                grammar.rel(at),
                Some(
                    Rel::Acl
                        | Rel::Advcl
                        | Rel::Ccomp
                        | Rel::Xcomp
                        | Rel::Dobj
                        | Rel::Pobj
                        | Rel::Prep
                        | Rel::Agent
                        | Rel::Compound
                        | Rel::Conj
                        | Rel::Appos
                        | Rel::Nmod
                        | Rel::Pcomp
                )
            );
            at = grammar.head(at).filter(|head| up && self.sentence.contains(head))?;
            if matches!(grammar.pos(at), Some(Pos::Verb | Pos::Aux)) {
                return Some(at);
            }
        }
        None
    }

    /// The verb that leaves people in a state: `left` of `left nine dead`.
    fn leaving(&self, state: usize) -> Option<usize> {
        let grammar = &self.reading.grammar;
        let mut at = state;
        for _ in 0..3 {
            at = grammar.head(at)?;
            if grammar.lemma(at) == "leave" {
                return Some(at);
            }
        }
        // `leaving nine people - four of them children - dead`
        let from = state.saturating_sub(12).max(self.sentence.start);
        (from..state).rev().find(|at| grammar.lemma(*at) == "leave")
    }

    /// What stands behind `by` at a word, or at the one that it is coordinated with.
    pub(crate) fn by(&self, at: usize) -> Option<usize> {
        let grammar = &self.reading.grammar;
        let mut at = at;
        for _ in 0..3 {
            let by = grammar.children(at).find(|child| self.reading.norm(*child) == "by");
            if let Some(by) = by {
                return grammar.child(by, Rel::Pobj).map(|noun| grammar.antecedent(noun));
            }
            let up = match grammar.rel(at) {
                Some(Rel::Xcomp) => true,
                // `was attacked and killed by`, and `killed and wounded by`
                Some(Rel::Conj) => false,
                _ => false,
            };
            at = grammar.head(at).filter(|head| up && *head != at)?;
        }
        None
    }

    /// What stands behind `by` at a verb or at one below it: `believed to have been carried out by`.
    pub(crate) fn deep_by(&self, verb: usize) -> Option<usize> {
        let grammar = &self.reading.grammar;
        let mut at = verb;
        for _ in 0..3 {
            if let Some(by) = self.by(at) {
                return Some(by);
            }
            at = grammar.child(at, Rel::Xcomp)?;
        }
        None
    }
}
