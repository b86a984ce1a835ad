//! The ways through the trees of a parse: children, ancestors, subtrees, sentences.
//!
//! Arcs may cross, so that what hangs below a token need not be one stretch of text.

mod clauses;
pub(crate) mod edges;
pub(crate) mod groups;
mod places;
mod roles;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::parse::Parse;
use crate::tree::clauses::clause_heads;
use crate::tree::groups::Groups;

/// What is worked out of heads and relations once a parse is complete.
///
/// Children lie in one array, one group behind the other: they are read as slices, in both directions, and need no more
/// room than links from sibling to sibling. A walk through each tree from the root numbers its tokens so that those below
/// a token have the numbers that follow its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    children: Groups,
    left_edges: Vec<u32>,
    right_edges: Vec<u32>,
    /// The tokens in the order of the walk.
    walk: Vec<u32>,
    /// The place of each token in `walk`.
    places: Vec<u32>,
    /// How many tokens are below each, itself included.
    sizes: Vec<u32>,
    /// The token that heads the clause of each.
    clauses: Vec<u32>,
    /// The tokens of each clause, under its head.
    clause_tokens: Groups,
}

impl Parse {
    /// Works out the tree, of which all navigation is made, from heads, their `edges`, relations and parts of speech.
    pub(crate) fn link(&mut self, (left_edges, right_edges): (Vec<u32>, Vec<u32>)) {
        let count = self.heads.len();
        let arcs = (0..).zip(&self.heads).map(|(child, head)| (*head, child));
        let children = Groups::new(count, arcs.filter(|(head, child)| head != child));
        let walk = walk(&self.heads, &children);
        let (mut places, mut sizes) = (vec![0; count], vec![1; count]);
        for (place, token) in (0..).zip(&walk) {
            places[*token as usize] = place;
        }
        for &token in walk.iter().rev() {
            let head = self.heads[token as usize];
            if head != token {
                sizes[head as usize] += sizes[token as usize];
            }
        }
        let clauses = clause_heads(self, &walk);
        let clause_tokens = Groups::new(count, clauses.iter().copied().zip(0..));
        self.tree =
            Tree { children, left_edges, right_edges, walk, places, sizes, clauses, clause_tokens };
    }

    /// The children of a token, in order.
    pub fn children(
        &self,
        token: usize,
    ) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        self.tree.children.of(token).iter().map(|child| *child as usize)
    }

    /// The first token that hangs below a token, itself included.
    ///
    /// It is where spaCy sees it: if arcs cross, rarely, a token below may stand before it.
    #[must_use]
    pub fn left_edge(&self, token: usize) -> usize {
        self.tree.left_edges[token] as usize
    }

    /// The last token that hangs below a token, itself included; the same holds of it as of [`Parse::left_edge`].
    #[must_use]
    pub fn right_edge(&self, token: usize) -> usize {
        self.tree.right_edges[token] as usize
    }

    /// A token and all that hangs below it, in the order of the text.
    pub fn subtree(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let place = self.tree.places[token] as usize;
        let below = &self.tree.walk[place..place + self.tree.sizes[token] as usize];
        let first = below.iter().min().map_or(token, |first| *first as usize);
        let last = below.iter().max().map_or(token, |last| *last as usize);
        (first..=last).filter(move |other| *other == token || self.is_ancestor(token, *other))
    }

    /// The head of a token, the head of that one, and so on to the root.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.governor(token), |ancestor| self.governor(*ancestor))
    }

    /// Whether `token` hangs below `ancestor`; no token hangs below itself.
    #[must_use]
    pub fn is_ancestor(&self, ancestor: usize, token: usize) -> bool {
        let place = self.tree.places[ancestor];
        let below = place + 1..place + self.tree.sizes[ancestor];
        below.contains(&self.tree.places[token])
    }

    /// The head of a token that is not the root of its tree.
    fn governor(&self, token: usize) -> Option<usize> {
        let head = self.head(token);
        (head != token).then_some(head)
    }

    /// The tokens of the sentence with the given number.
    #[must_use]
    pub fn sentence(&self, sentence: usize) -> Range<usize> {
        let tokens = &self.sentences[sentence];
        tokens.start as usize..tokens.end as usize
    }

    /// The number of the sentence that a token is in.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|tokens| tokens.end as usize <= token)
    }

    /// The token on which all others of a sentence depend: the first whose head is itself or outside of it.
    #[must_use]
    pub fn root(&self, sentence: usize) -> usize {
        let tokens = self.sentence(sentence);
        let is_root = |token: &usize| {
            let head = self.head(*token);
            head == *token || !tokens.contains(&head)
        };
        tokens.clone().find(is_root).unwrap_or(tokens.start)
    }
}

/// The tokens from each root downwards: a token, then all that hangs below its first child, its second, and so on.
fn walk(heads: &[u32], children: &Groups) -> Vec<u32> {
    let mut walk = Vec::with_capacity(heads.len());
    let mut waiting = Vec::new();
    for (root, head) in (0..).zip(heads) {
        if root == *head {
            waiting.push(root);
        }
        while let Some(token) = waiting.pop() {
            walk.push(token);
            waiting.extend(children.of(token as usize).iter().rev());
        }
    }
    debug_assert_eq!(walk.len(), heads.len(), "each token is below a root");
    walk
}
