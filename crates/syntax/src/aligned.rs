//! The parse of a document by the numbers of the surface's tokens. The two cut words a little differently: a token of one
//! is laid on the first of the other that shares a byte with it. Total, as the text is.

use std::ops::Range;

use crate::labels::{EntityKind, Pos, Rel, Tag};
use crate::parse::Parse;
use crate::surface::Surface;

/// How many children of a token are looked at: in odd texts there can be any number.
const CHILDREN: usize = 64;

/// How many that `and` joins are climbed.
const CONJUNCTS: usize = 8;

/// The parse of a text by the numbers of its surface's tokens.
#[derive(Debug)]
pub struct Aligned<'a> {
    parse: &'a Parse,
    /// Of each token of the surface, the parse's.
    there: Vec<u32>,
    /// Of each token of the parse, the surface's.
    here: Vec<u32>,
}

impl<'a> Aligned<'a> {
    /// Lays both on each other, in one walk.
    #[must_use]
    pub fn new(surface: &Surface, parse: &'a Parse) -> Aligned<'a> {
        let tokens = surface.tokens();
        let mut there = Vec::with_capacity(tokens.len());
        let mut here = vec![u32::MAX; parse.len()];
        let mut at = 0;
        for (i, token) in (0_u32..).zip(tokens) {
            while at < parse.len() && parse.span(at).end() <= token.span.start() {
                at += 1;
            }
            let shared = at < parse.len() && parse.span(at).start() < token.span.end();
            there.push(if shared { u32::try_from(at).unwrap_or(u32::MAX) } else { u32::MAX });
            let mut inner = at;
            while inner < parse.len() && parse.span(inner).start() < token.span.end() {
                if let Some(slot) = here.get_mut(inner).filter(|slot| **slot == u32::MAX) {
                    *slot = i;
                }
                inner += 1;
            }
        }
        Aligned { parse, there, here }
    }

    /// The parse's token, if it has one here.
    fn there(&self, token: usize) -> Option<usize> {
        self.there
            .get(token)
            .copied()
            .filter(|&token| token != u32::MAX)
            .map(|token| token as usize)
    }

    fn here(&self, token: usize) -> Option<usize> {
        self.here.get(token).copied().filter(|&token| token != u32::MAX).map(|token| token as usize)
    }

    /// The tag of a token.
    #[must_use]
    pub fn tag(&self, token: usize) -> Option<Tag> {
        self.there(token).map(|token| self.parse.tag(token))
    }

    /// The part of speech of a token.
    #[must_use]
    pub fn pos(&self, token: usize) -> Option<Pos> {
        self.there(token).map(|token| self.parse.pos(token))
    }

    /// The relation of a token to its head.
    #[must_use]
    pub fn rel(&self, token: usize) -> Option<Rel> {
        self.there(token).map(|token| self.parse.rel(token))
    }

    /// The lemma of a token.
    #[must_use]
    pub fn lemma(&self, token: usize) -> &'a str {
        self.there(token).map_or("", |token| self.parse.lemma(token))
    }

    /// The head of a token; none of a root.
    #[must_use]
    pub fn head(&self, token: usize) -> Option<usize> {
        let there = self.there(token)?;
        let head = self.parse.head(there);
        self.here(head).filter(|&head| head != token)
    }

    /// The children of a token, in order.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> {
        let there = self.there(token);
        there
            .into_iter()
            .flat_map(|token| self.parse.children(token).take(CHILDREN))
            .filter_map(|child| self.here(child))
            .filter(move |&child| child != token)
    }

    /// Which of `tokens` the others hang on: the first whose head lies outside.
    #[must_use]
    pub fn top(&self, tokens: &Range<usize>) -> Option<usize> {
        let outside = |&token: &usize| {
            self.there(token).is_some()
                && !matches!(self.rel(token), Some(Rel::Punct | Rel::Case))
                && self.head(token).is_none_or(|head| !tokens.contains(&head))
        };
        tokens.clone().find(outside)
    }

    /// The entities as runs of the surface's tokens, in order.
    pub fn entities(&self) -> impl Iterator<Item = (Range<usize>, EntityKind)> {
        self.parse.entities().iter().filter_map(|entity| {
            let start = self.here(entity.tokens.start)?;
            let last = self.here(entity.tokens.end.checked_sub(1)?)?;
            Some((start..last + 1, entity.kind))
        })
    }

    /// The entity that a token is part of: its tokens and what it is.
    #[must_use]
    pub fn entity(&self, token: usize) -> Option<(Range<usize>, EntityKind)> {
        let entity = self.parse.entity_at(self.there(token)?)?;
        let start = self.here(entity.tokens.start)?;
        let last = self.here(entity.tokens.end.checked_sub(1)?)?;
        Some((start..last + 1, entity.kind))
    }

    /// The model's label for all of `tokens`, if they are one entity or part of one.
    #[must_use]
    pub fn label(&self, tokens: &Range<usize>) -> Option<EntityKind> {
        let (entity, kind) = self.entity(tokens.end.checked_sub(1)?)?;
        (entity.start <= tokens.start).then_some(kind)
    }

    /// The subject of the verb at a token.
    #[must_use]
    pub fn subject(&self, verb: usize) -> Option<usize> {
        self.here(self.parse.subject(self.there(verb)?)?)
    }

    /// Whether a token is the subject of something, by itself or as one of several that `and` joins, or does what a passive
    /// says.
    #[must_use]
    pub fn is_subject(&self, token: usize) -> bool {
        let mut token = token;
        for _ in 0..CONJUNCTS {
            match (self.rel(token), self.head(token)) {
                (Some(Rel::Nsubj | Rel::Nsubjpass | Rel::Csubj | Rel::Csubjpass), _) => {
                    return true;
                }
                (Some(Rel::Pobj), Some(head)) => return self.rel(head) == Some(Rel::Agent),
                (Some(Rel::Conj), Some(head)) => token = head,
                _ => return false,
            }
        }
        false
    }

    /// Whether `token` hangs below `ancestor`.
    #[must_use]
    pub fn is_below(&self, ancestor: usize, token: usize) -> bool {
        match (self.there(ancestor), self.there(token)) {
            (Some(ancestor), Some(token)) => self.parse.is_ancestor(ancestor, token),
            _ => false,
        }
    }

    /// The verb that heads the clause of a token.
    #[must_use]
    pub fn clause(&self, token: usize) -> Option<usize> {
        self.here(self.parse.clause(self.there(token)?))
    }

    /// Whether the verb at a token is passive.
    #[must_use]
    pub fn is_passive(&self, verb: usize) -> bool {
        self.there(verb).is_some_and(|verb| self.parse.is_passive(verb))
    }

    /// Whether a token is negated by a word of its own.
    #[must_use]
    pub fn is_negated(&self, token: usize) -> bool {
        self.there(token).is_some_and(|token| self.parse.is_negated(token))
    }

    /// To whom or what the verb at a token is done.
    #[must_use]
    pub fn patient(&self, verb: usize) -> Option<usize> {
        self.here(self.parse.patient(self.there(verb)?)?)
    }

    /// Who does what the verb at a token says.
    #[must_use]
    pub fn agent(&self, verb: usize) -> Option<usize> {
        self.here(self.parse.agent(self.there(verb)?)?)
    }

    /// The first child of a token with the relation `rel`.
    #[must_use]
    pub fn child(&self, token: usize, rel: Rel) -> Option<usize> {
        self.here(self.parse.child(self.there(token)?, rel)?)
    }

    /// The noun that a relative pronoun stands for; of all other tokens, the token itself.
    #[must_use]
    pub fn antecedent(&self, token: usize) -> usize {
        let antecedent = || self.here(self.parse.antecedent(self.there(token)?));
        antecedent().unwrap_or(token)
    }

    /// The first and the last token below a token, itself included.
    #[must_use]
    pub fn edges(&self, token: usize) -> Range<usize> {
        let Some(there) = self.there(token) else { return token..token + 1 };
        let start = self.here(self.parse.left_edge(there)).unwrap_or(token).min(token);
        let last = self.here(self.parse.right_edge(there)).unwrap_or(token).max(token);
        start..last + 1
    }
}
