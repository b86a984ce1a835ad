//! Noun chunks: noun phrases without what follows their noun, as spaCy cuts them.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::labels::{Pos, Rel};
use crate::parse::Parse;

impl Parse {
    /// The noun phrases in order, each from its left edge to its noun: `the old bridge` of `the old bridge over the river`.
    /// None stands inside another.
    pub fn noun_chunks(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let nominal = self.nominal();
        let mut last = None;
        (0..self.len()).filter_map(move |token| {
            if !matches!(self.pos(token), Pos::Noun | Pos::Propn | Pos::Pron) {
                return None;
            }
            let start = self.left_edge(token);
            if last.is_some_and(|last| start <= last) {
                return None;
            }
            let is_nominal = match self.rel(token) {
                Rel::Conj => nominal[self.head(token)],
                rel => is_nominal(rel),
            };
            is_nominal.then(|| {
                last = Some(token);
                start..token + 1
            })
        })
    }

    /// Whether each token has the place of a noun phrase, or is coordinated with one before it that has, perhaps through
    /// others.
    fn nominal(&self) -> Vec<bool> {
        let mut nominal = Vec::with_capacity(self.len());
        for token in 0..self.len() {
            let head = self.head(token);
            nominal.push(match self.rel(token) {
                Rel::Conj if head < token => nominal[head],
                rel => is_nominal(rel),
            });
        }
        nominal
    }
}

/// Whether a noun with the relation `rel` heads a phrase of its own.
fn is_nominal(rel: Rel) -> bool {
    matches!(
        rel,
        Rel::Oprd
            | Rel::Nsubj
            | Rel::Dobj
            | Rel::Nsubjpass
            | Rel::Pcomp
            | Rel::Pobj
            | Rel::Dative
            | Rel::Appos
            | Rel::Attr
            | Rel::Root
    )
}
