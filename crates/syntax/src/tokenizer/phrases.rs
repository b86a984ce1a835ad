//! The exceptions again, over the tokens of the whole text.
//!
//! Where the affixes of a chunk are cut off before it is seen to hold an exception (`vitamin-b.`), the exception is in
//! pieces. So the pieces of each exception that has affixes are looked for in the sequence of tokens, and replaced.

use std::cmp::Reverse;
use std::ops::Range;

use super::RawToken;
use super::exceptions::Exceptions;
use crate::hash::FastMap;

/// Sequences of tokens, as a tree: the node 0 is the root, an edge is labelled with a token.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    edges: FastMap<(u16, &'static str), u16>,
    /// For each node, whether a sequence ends there.
    ends: Vec<bool>,
}

impl Phrases {
    /// Adds the sequence `tokens`.
    ///
    /// One of a single token is no use: it would be replaced by itself.
    pub(super) fn add(&mut self, tokens: &[&'static str]) -> anyhow::Result<()> {
        if self.ends.is_empty() {
            self.ends.push(false);
        }
        if tokens.len() < 2 {
            return Ok(());
        }
        let mut node = 0;
        for token in tokens {
            let new = u16::try_from(self.ends.len())?;
            node = *self.edges.entry((node, token)).or_insert(new);
            if node == new {
                self.ends.push(false);
            }
        }
        self.ends[usize::from(node)] = true;
        Ok(())
    }

    /// Replaces in `tokens`, which are those of `text`, the sequences that are exceptions.
    pub(super) fn replace(&self, text: &str, exceptions: &Exceptions, tokens: &mut Vec<RawToken>) {
        let found = longest(self.find(text, tokens), tokens.len());
        let Some(first) = found.first() else { return };
        let start = first.start;
        let rest = tokens.split_off(start);
        let mut done = start;
        for range in found {
            let phrase = &rest[range.start - start..range.end - start];
            let (from, to) = (phrase[0].span.start(), phrase[phrase.len() - 1].span.end());
            // With white space between its tokens, it is no exception.
            let Some(parts) = exceptions.get(&text[from..to]) else { continue };
            tokens.extend_from_slice(&rest[done - start..range.start - start]);
            tokens.extend(parts.iter().map(|part| part.token(from)));
            if let Some(last) = tokens.last_mut() {
                last.spaced = phrase[phrase.len() - 1].spaced;
            }
            done = range.end;
        }
        tokens.extend_from_slice(&rest[done - start..]);
    }

    /// The tokens of all sequences, also of those that overlap.
    fn find(&self, text: &str, tokens: &[RawToken]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for start in 0..tokens.len() {
            let mut node = 0;
            for (end, token) in (start + 1..).zip(&tokens[start..]) {
                match self.edges.get(&(node, &text[token.span.range()])) {
                    Some(&next) => node = next,
                    None => break,
                }
                if self.ends[usize::from(node)] {
                    found.push(start..end);
                }
            }
        }
        found
    }
}

/// Those of `found`, ranges below `count`, whose ends lie in no longer one, of equally long ones the first; in order.
///
/// One that is dropped covers its tokens nevertheless.
fn longest(mut found: Vec<Range<usize>>, count: usize) -> Vec<Range<usize>> {
    if found.len() < 2 {
        return found;
    }
    found.sort_unstable_by_key(|range| (Reverse(range.len()), range.start));
    let mut covered = vec![false; count];
    found.retain(|range| {
        let is_free = !covered[range.start] && !covered[range.end - 1];
        covered[range.clone()].fill(true);
        is_free
    });
    found.sort_unstable_by_key(|range| range.start);
    found
}
