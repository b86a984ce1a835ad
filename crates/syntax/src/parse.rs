//! A parsed text: what the model says of each token, as parallel arrays.

use std::ops::Range;

use dateline_core::Span;

use crate::labels::{EntityKind, Pos, Rel, Tag};
use crate::tree::Tree;

/// A parsed text. Tokens are named by their number in the text, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parse {
    pub(crate) spans: Vec<Span>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) pos: Vec<Pos>,
    pub(crate) morphs: Vec<Morph>,
    pub(crate) heads: Vec<u32>,
    pub(crate) rels: Vec<Rel>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) sentences: Vec<Range<u32>>,
    pub(crate) lemmas: String,
    pub(crate) lemma_ends: Vec<u32>,
    pub(crate) tree: Tree,
}

/// A named entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is the name of.
    pub kind: EntityKind,
}

/// Morphological features in the notation of Universal Dependencies (`Number=Sing|Person=3`), empty if there are none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Morph(pub(crate) &'static str);

impl Morph {
    /// The features.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The value of a feature: that of `Number` is `Sing` where the features are `Number=Sing|Person=3`.
    #[must_use]
    pub fn get(self, feature: &str) -> Option<&'static str> {
        self.0.split('|').find_map(|pair| pair.strip_prefix(feature)?.strip_prefix('='))
    }
}

impl Parse {
    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The bytes of each token.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The bytes of a token.
    #[must_use]
    pub fn span(&self, token: usize) -> Span {
        self.spans[token]
    }

    /// The tag of a token.
    #[must_use]
    pub fn tag(&self, token: usize) -> Tag {
        self.tags[token]
    }

    /// The part of speech of a token.
    #[must_use]
    pub fn pos(&self, token: usize) -> Pos {
        self.pos[token]
    }

    /// The morphological features of a token.
    #[must_use]
    pub fn morph(&self, token: usize) -> Morph {
        self.morphs[token]
    }

    /// The head of a token: itself for the root of a sentence.
    #[must_use]
    pub fn head(&self, token: usize) -> usize {
        self.heads[token] as usize
    }

    /// The relation of a token to its head.
    #[must_use]
    pub fn rel(&self, token: usize) -> Rel {
        self.rels[token]
    }

    /// The dictionary form of a token.
    #[must_use]
    pub fn lemma(&self, token: usize) -> &str {
        let start = if token == 0 { 0 } else { self.lemma_ends[token - 1] };
        &self.lemmas[start as usize..self.lemma_ends[token] as usize]
    }

    /// The named entities in order.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity that a token is part of.
    #[must_use]
    pub fn entity_at(&self, token: usize) -> Option<&Entity> {
        let after = self.entities.partition_point(|entity| entity.tokens.start <= token);
        self.entities[..after].last().filter(|entity| token < entity.tokens.end)
    }

    /// The tokens of each sentence, in order; each token is in one.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Range<usize>> + '_ {
        self.sentences.iter().map(|tokens| tokens.start as usize..tokens.end as usize)
    }
}
