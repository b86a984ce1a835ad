//! The arcs of a parse while it is built, and what becomes of them afterwards.

use crate::engine::parser::{Label, NONE};
use crate::labels::Rel;
use crate::tree::edges::edges;
use crate::tree::groups::Groups;

/// The arcs of a text by token.
#[derive(Debug, Default)]
pub(crate) struct Arcs {
    heads: Vec<u32>,
    /// The number of the action that attached it.
    actions: Vec<u8>,
    /// The child to the left that was attached last, and likewise to the right.
    last_left: Vec<u32>,
    last_right: Vec<u32>,
    /// The child that its head got before it on the same side.
    before: Vec<u32>,
    /// The first token of what hangs below.
    left_edge: Vec<u32>,
}

impl Arcs {
    /// Starts a text of `count` tokens.
    pub(crate) fn clear(&mut self, count: usize) {
        for list in [&mut self.heads, &mut self.last_left, &mut self.last_right, &mut self.before] {
            list.clear();
            list.resize(count, NONE);
        }
        self.actions.clear();
        self.actions.resize(count, u8::MAX);
        self.left_edge.clear();
        self.left_edge.extend(0..u32::try_from(count).unwrap_or(NONE));
    }

    /// Makes `head` the head of `child` instead of the one that it had.
    pub(crate) fn attach(&mut self, child: u32, head: u32, action: u8) {
        let c = child as usize;
        let old = self.heads[c];
        if old != NONE {
            let before = self.before[c];
            let last = self.last_of(old, child);
            if *last == child {
                *last = before;
            }
        }
        let last = self.last_of(head, child);
        let before = std::mem::replace(last, child);
        self.before[c] = before;
        self.heads[c] = head;
        self.actions[c] = action;
        let edge = self.left_edge[c];
        self.left_edge[head as usize] = self.left_edge[head as usize].min(edge);
    }

    fn last_of(&mut self, head: u32, child: u32) -> &mut u32 {
        let side = if child < head { &mut self.last_left } else { &mut self.last_right };
        &mut side[head as usize]
    }

    pub(crate) fn head(&self, token: u32) -> u32 {
        self.heads[token as usize]
    }

    pub(crate) fn last_left(&self, token: u32) -> u32 {
        if token == NONE { NONE } else { self.last_left[token as usize] }
    }

    pub(crate) fn last_right(&self, token: u32) -> u32 {
        if token == NONE { NONE } else { self.last_right[token as usize] }
    }

    pub(crate) fn left_edge(&self, token: u32) -> u32 {
        self.left_edge[token as usize]
    }

    /// Appends heads and relations as labelled: tokens without a head are their own, and roots.
    pub(crate) fn finish(
        &self,
        label: impl Fn(u8) -> Label,
        is_space: impl Fn(usize) -> bool,
        heads: &mut Vec<u32>,
        rels: &mut Vec<Rel>,
    ) {
        let mut lifted = Vec::new();
        for (token, (&head, &action)) in (0..).zip(self.heads.iter().zip(&self.actions)) {
            if head == NONE {
                heads.push(token);
                rels.push(Rel::Root);
                continue;
            }
            let label = label(action);
            heads.push(head);
            rels.push(label.rel);
            if let Some(rel) = label.lifted {
                lifted.push((token, rel));
            }
        }
        if !lifted.is_empty() {
            lower(&lifted, is_space, heads, rels);
        }
    }
}

/// Undoes the lifting that made trees projective: each of `lifted` goes to the first token below its head, breadth
/// first, whose relation is the one given.
///
/// Children are sought between a token's edges as they were before any token moved.
fn lower(lifted: &[(u32, Rel)], is_space: impl Fn(usize) -> bool, heads: &mut [u32], rels: &[Rel]) {
    /// After so many tokens a search gives up. In news it takes two on average; without an end, a text that is one
    /// endless sentence takes quadratic time, as it does in spaCy.
    const REACH: usize = 1_000;
    // What is not yet lowered has a relation of its own, which none is looked up by.
    let mut waiting = vec![false; heads.len()];
    for (token, _) in lifted {
        waiting[*token as usize] = true;
    }
    let (left, right) = edges(heads);
    let arcs = (0..).zip(&*heads).map(|(child, head)| (*head, child));
    let children = Groups::new(heads.len(), arcs);
    // The token that came to each head last, and the one that came there before it.
    let (mut newest, mut before) = (vec![NONE; heads.len()], vec![NONE; heads.len()]);
    let (mut queue, mut below) = (Vec::new(), Vec::new());
    for &(token, rel) in lifted {
        queue.clear();
        queue.push(heads[token as usize]);
        let (mut at, mut seen, mut found) = (0, 0, None);
        'search: while seen < REACH
            && let Some(&parent) = queue.get(at)
        {
            at += 1;
            let p = parent as usize;
            below.clear();
            below.extend(children.of(p).iter().take(REACH));
            let link = |token: u32| (token != NONE).then_some(token);
            let next = |token: &u32| link(before[*token as usize]);
            below.extend(std::iter::successors(link(newest[p]), next).take(REACH));
            below.sort_unstable();
            seen += below.len();
            for &child in &below {
                let c = child as usize;
                let is_child = heads[c] == parent && child != parent && child != token;
                if !is_child || !(left[p]..=right[p]).contains(&child) || is_space(c) {
                    continue;
                }
                if rels[c] == rel && !waiting[c] {
                    found = Some(child);
                    break 'search;
                }
                queue.push(child);
            }
        }
        waiting[token as usize] = false;
        if let Some(head) = found {
            heads[token as usize] = head;
            before[token as usize] = std::mem::replace(&mut newest[head as usize], token);
        }
    }
}
