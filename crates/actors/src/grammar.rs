//! The parse of a document by the numbers of the surface's tokens. The two cut words a little differently: a token of one
//! is laid on the first of the other that shares a byte with it. Total, as the text is.

use std::ops::Range;

use dateline_syntax::{EntityKind, Parse, Pos, Rel, Surface, Tag};

/// How many children of a token are looked at: in odd texts there can be any number.
const CHILDREN: usize = 64;

/// How many that `and` joins are climbed.
const CONJUNCTS: usize = 8;

/// What the model says of a text.
#[derive(Debug)]
pub(crate) struct Grammar<'a> {
    parse: &'a Parse,
    /// Of each token of the surface, the parse's.
    there: Vec<u32>,
    /// Of each token of the parse, the surface's.
    here: Vec<u32>,
}

impl<'a> Grammar<'a> {
    /// Lays both on each other, in one walk.
    pub(crate) fn new(surface: &Surface, parse: &'a Parse) -> Grammar<'a> {
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
        Grammar { parse, there, here }
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
    pub(crate) fn tag(&self, token: usize) -> Option<Tag> {
        self.there(token).map(|token| self.parse.tag(token))
    }

    /// The part of speech of a token.
    pub(crate) fn pos(&self, token: usize) -> Option<Pos> {
        self.there(token).map(|token| self.parse.pos(token))
    }

    /// The relation of a token to its head.
    pub(crate) fn rel(&self, token: usize) -> Option<Rel> {
        self.there(token).map(|token| self.parse.rel(token))
    }

    /// The lemma of a token.
    pub(crate) fn lemma(&self, token: usize) -> &'a str {
        self.there(token).map_or("", |token| self.parse.lemma(token))
    }

    /// The head of a token; none of a root.
    pub(crate) fn head(&self, token: usize) -> Option<usize> {
        let there = self.there(token)?;
        let head = self.parse.head(there);
        self.here(head).filter(|&head| head != token)
    }

    /// The children of a token, in order.
    pub(crate) fn children(&self, token: usize) -> impl Iterator<Item = usize> {
        let there = self.there(token);
        there
            .into_iter()
            .flat_map(|token| self.parse.children(token).take(CHILDREN))
            .filter_map(|child| self.here(child))
            .filter(move |&child| child != token)
    }

    /// Which of `tokens` the others hang on: the first whose head lies outside.
    pub(crate) fn top(&self, tokens: &Range<usize>) -> Option<usize> {
        let outside = |&token: &usize| {
            self.there(token).is_some()
                && !matches!(self.rel(token), Some(Rel::Punct | Rel::Case))
                && self.head(token).is_none_or(|head| !tokens.contains(&head))
        };
        tokens.clone().find(outside)
    }

    /// The entities as runs of the surface's tokens, in order.
    pub(crate) fn entities(&self) -> impl Iterator<Item = (Range<usize>, EntityKind)> {
        self.parse.entities().iter().filter_map(|entity| {
            let start = self.here(entity.tokens.start)?;
            let last = self.here(entity.tokens.end.checked_sub(1)?)?;
            Some((start..last + 1, entity.kind))
        })
    }

    /// The entity that a token is part of: its tokens and what it is.
    pub(crate) fn entity(&self, token: usize) -> Option<(Range<usize>, EntityKind)> {
        let entity = self.parse.entity_at(self.there(token)?)?;
        let start = self.here(entity.tokens.start)?;
        let last = self.here(entity.tokens.end.checked_sub(1)?)?;
        Some((start..last + 1, entity.kind))
    }

    /// The model's label for all of `tokens`, if they are one entity or part of one.
    pub(crate) fn label(&self, tokens: &Range<usize>) -> Option<EntityKind> {
        let (entity, kind) = self.entity(tokens.end.checked_sub(1)?)?;
        (entity.start <= tokens.start).then_some(kind)
    }

    /// The subject of the verb at a token.
    pub(crate) fn subject(&self, verb: usize) -> Option<usize> {
        self.here(self.parse.subject(self.there(verb)?)?)
    }

    /// Whether a token is the subject of something, by itself or as one of several that `and` joins, or does what a passive
    /// says.
    pub(crate) fn is_subject(&self, token: usize) -> bool {
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
    pub(crate) fn is_below(&self, ancestor: usize, token: usize) -> bool {
        match (self.there(ancestor), self.there(token)) {
            (Some(ancestor), Some(token)) => self.parse.is_ancestor(ancestor, token),
            _ => false,
        }
    }

    /// The verb that heads the clause of a token.
    pub(crate) fn clause(&self, token: usize) -> Option<usize> {
        self.here(self.parse.clause(self.there(token)?))
    }
}
