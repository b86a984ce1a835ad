//! Who did what to whom.
//!
//! [`Parse::subject`] is the grammatical subject. [`Parse::agent`], [`Parse::patient`] and [`Parse::recipient`] are what
//! the voice of the verb makes of it. All name the head of a phrase: [`Parse::subtree`] has its words, and
//! [`Parse::conjuncts`] what is coordinated with it.
//!
//! A subject that is not with its verb is looked for where grammar lets it stand: with the verb before it (`came and left`,
//! `wants to leave`, `Arriving late, he left`), as its object (`asked them to leave`), or as the noun that the clause is
//! about (`the man arrested on Monday`). An infinitive at a noun (`the plan to leave`) has none.

use crate::labels::{Pos, Rel, Tag};
use crate::parse::Parse;
use crate::tree::clauses::is_subject;

/// How many clauses are searched for a subject, and how many children of each: in odd texts both can be without end.
const STEPS: usize = 16;
const CHILDREN: usize = 64;

/// What a verb may share its subject with.
enum Shared {
    /// The subject itself.
    Noun(usize),
    /// A verb with the same subject.
    Verb(usize),
}

impl Parse {
    /// The first child of a token with the relation `rel`.
    #[must_use]
    pub fn child(&self, token: usize, rel: Rel) -> Option<usize> {
        self.children(token).find(|child| self.rel(*child) == rel)
    }

    /// A token and those that are coordinated with it and come under it: of `Ann`, in `Ann, Bob and Cy`, all three.
    pub fn conjuncts(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let mut waiting = vec![token];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            let conjuncts = self.children(next).filter(|child| self.rel(*child) == Rel::Conj);
            waiting.extend(conjuncts.rev());
            Some(next)
        })
    }

    /// The subject of a verb: its own, or the one that it shares with another verb or phrase.
    #[must_use]
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut verb = verb;
        for _ in 0..STEPS {
            for child in self.first_children(verb) {
                match self.rel(child) {
                    rel if is_subject(rel) => return Some(child),
                    // `there was rain`
                    Rel::Expl => return None,
                    _ => {}
                }
            }
            verb = match self.shared_with(verb)? {
                Shared::Noun(noun) => return Some(noun),
                Shared::Verb(other) => other,
            };
        }
        None
    }

    /// What has the subject of a verb that has none itself.
    fn shared_with(&self, verb: usize) -> Option<Shared> {
        let head = self.governor(verb)?;
        let is_participle = matches!(self.tag(verb), Tag::VBG | Tag::VBN);
        let (governor, object) = match self.rel(verb) {
            Rel::Conj => (head, None),
            Rel::Acl | Rel::Relcl if is_participle => return Some(Shared::Noun(head)),
            // `is ready to leave`
            Rel::Xcomp | Rel::Advcl if matches!(self.rel(head), Rel::Acomp | Rel::Oprd) => {
                (self.governor(head)?, None)
            }
            Rel::Xcomp => (head, self.asked(head)),
            Rel::Advcl => (head, None),
            Rel::Pcomp => {
                let governor = self.governor(head)?;
                let object = match (self.lemma(head), self.pos(governor)) {
                    // `were saved by leaving`
                    ("by", _) if self.is_passive(governor) => return None,
                    // `accused Ann of leaving`, where the parser has `of` with either word; `spoke to her before leaving`
                    ("of" | "from" | "for" | "into", Pos::Propn | Pos::Pron) => Some(governor),
                    ("of" | "from" | "for" | "into", _) => self.first(governor, Rel::Dobj),
                    _ => None,
                };
                (governor, object)
            }
            _ => return None,
        };
        match object {
            Some(object) => Some(Shared::Noun(object)),
            None => self.is_verb(governor).then_some(Shared::Verb(governor)),
        }
    }

    /// The object of `verb` that does what an infinitive under it says: `asked them to leave`, `called on them to leave`.
    fn asked(&self, verb: usize) -> Option<usize> {
        let object = self.first(verb, Rel::Dobj).or_else(|| self.first(verb, Rel::Dative));
        object.or_else(|| {
            let on = self.first(verb, Rel::Prep)?;
            self.child(on, Rel::Pobj).filter(|_| matches!(self.lemma(on), "on" | "upon"))
        })
    }

    /// The child of a token with the relation `rel`, if it is not too far behind.
    fn first(&self, token: usize, rel: Rel) -> Option<usize> {
        self.first_children(token).find(|child| self.rel(*child) == rel)
    }

    fn first_children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(token).take(CHILDREN)
    }

    /// Whether a verb is passive: it has a passive auxiliary, subject or agent, or is a participle that needs none.
    #[must_use]
    pub fn is_passive(&self, verb: usize) -> bool {
        let mut verb = verb;
        for _ in 0..STEPS {
            let mut has_auxiliary = false;
            for child in self.first_children(verb) {
                match self.rel(child) {
                    Rel::Auxpass | Rel::Nsubjpass | Rel::Csubjpass | Rel::Agent => return true,
                    Rel::Aux => has_auxiliary = true,
                    _ => {}
                }
            }
            if self.tag(verb) != Tag::VBN || has_auxiliary {
                return false;
            }
            match self.rel(verb) {
                Rel::Acl | Rel::Advcl | Rel::Xcomp => return true,
                Rel::Conj => verb = self.head(verb),
                _ => return false,
            }
        }
        false
    }

    /// Whether a verb or another token is negated by a word of its own, such as `not` or `never`.
    #[must_use]
    pub fn is_negated(&self, token: usize) -> bool {
        self.child(token, Rel::Neg).is_some()
    }

    /// Who does what the verb says: the subject, or what `by` names if it is passive.
    #[must_use]
    pub fn agent(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            let by = self.child(verb, Rel::Agent)?;
            self.child(by, Rel::Pobj)
        } else {
            self.subject(verb).map(|subject| self.antecedent(subject))
        }
    }

    /// To whom or what it is done: the direct object, or the subject if the verb is passive.
    #[must_use]
    pub fn patient(&self, verb: usize) -> Option<usize> {
        let object = self.child(verb, Rel::Dobj);
        let passive_subject = || self.subject(verb).filter(|_| self.is_passive(verb));
        object.or_else(passive_subject).map(|token| self.antecedent(token))
    }

    /// Who gets something by it: the indirect object, or the subject of a passive that has an object (`was given a chance`).
    #[must_use]
    pub fn recipient(&self, verb: usize) -> Option<usize> {
        let recipient = match self.child(verb, Rel::Dative) {
            Some(dative) => self.child(dative, Rel::Pobj).unwrap_or(dative),
            None => {
                self.child(verb, Rel::Dobj).filter(|_| self.is_passive(verb))?;
                self.subject(verb)?
            }
        };
        Some(self.antecedent(recipient))
    }

    /// The noun that a relative pronoun stands for: of `who`, in `the man who left`, `man`; of all other tokens, itself.
    #[must_use]
    pub fn antecedent(&self, token: usize) -> usize {
        let verb = self.head(token);
        let is_relative = matches!(self.tag(token), Tag::WDT | Tag::WP)
            && self.rel(verb) == Rel::Relcl
            && verb != token;
        if is_relative { self.head(verb) } else { token }
    }
}
