//! Heads and relations: spaCy's arc-eager transition system, which also finds where sentences start.
//!
//! A state is a stack of tokens whose arcs are open and a buffer of those to come. The best valid action is taken, about
//! two a token, until both are empty.

use std::ops::Range;

use anyhow::Context;

use crate::engine::arcs::Arcs;
use crate::engine::kernel::Kernel;
use crate::engine::shares::Shares;
use crate::engine::tensors::Tensors;
use crate::engine::transitions::{Scores, Transitions, ranges};
use crate::labels::Rel;
use crate::model::ModelFile;

/// The first two of the buffer, the top three of the stack, the last left child of the first of the buffer, and the
/// last left and right child of the top of the stack.
pub(crate) const SLOTS: usize = 8;

/// No token.
pub(crate) const NONE: u32 = u32::MAX;

/// What is known of a token before the parse.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Boundary {
    /// Nothing: the parser decides.
    #[default]
    Open,
    /// A sentence starts here.
    Start,
    /// No sentence starts here.
    Inside,
}

/// The parser's weights and actions.
#[derive(Debug)]
pub(crate) struct Parser {
    transitions: Transitions<SLOTS>,
    /// What each action says of the token that it attaches.
    labels: Vec<Label>,
    shift: Range<usize>,
    reduce: Range<usize>,
    left: Range<usize>,
    right: Range<usize>,
    split: Range<usize>,
}

/// The relation to the head; and if the head is to be sought below the one found, the relation that tells it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label {
    pub(crate) rel: Rel,
    pub(crate) lifted: Option<Rel>,
}

/// Room for the parse of a text.
#[derive(Debug, Default)]
pub(crate) struct ParserState {
    pub(crate) arcs: Arcs,
    shares: Shares,
    stack: Vec<u32>,
    /// Tokens put back, the next one last.
    back: Vec<u32>,
    /// The first token that was never taken from the buffer.
    next: u32,
    /// Tokens that were put back once and may not be shifted again.
    unshiftable: Vec<bool>,
    boundaries: Vec<Boundary>,
}

impl Parser {
    pub(crate) fn read(file: &ModelFile<'_>, tensors: &Tensors<'_>) -> anyhow::Result<Parser> {
        let rows = file.rows("parser.actions")?;
        let [shift, reduce, left, right, split]: [Range<usize>; 5] =
            ranges(&rows, &["shift", "reduce", "left", "right", "break"])?
                .try_into()
                .ok()
                .context("five kinds of actions")?;
        let rel = |label: &str| {
            Rel::from_label(label)
                .with_context(|| format!("the model has an unknown relation `{label}`"))
        };
        let label = |[_, label]: &[&str; 2]| {
            Ok(match label.split_once("||") {
                None if label.is_empty() => Label { rel: Rel::Root, lifted: None },
                None => Label { rel: rel(label)?, lifted: None },
                Some((own, head)) => Label { rel: rel(own)?, lifted: Some(rel(head)?) },
            })
        };
        let transitions = Transitions::read(tensors, "parser")?;
        anyhow::ensure!(transitions.actions() == rows.len(), "a score for each action");
        let labels = rows.iter().map(label).collect::<anyhow::Result<_>>()?;
        Ok(Parser { transitions, labels, shift, reduce, left, right, split })
    }

    /// The transition system's weights.
    pub(crate) fn transitions(&self) -> &Transitions<SLOTS> {
        &self.transitions
    }

    /// Parses the text whose tokens have the `reduced` vectors and these `boundaries`; the arcs go to `state.arcs`.
    pub(crate) fn parse(
        &self,
        kernel: Kernel,
        reduced: &[f32],
        boundaries: &[Boundary],
        state: &mut ParserState,
    ) {
        state.start(boundaries);
        let mut scores = Scores::new();
        while !(state.stack.is_empty() && state.buffered() == 0) {
            let tokens = state.slots();
            let slots = state.shares.gather(kernel, &self.transitions, reduced, tokens);
            self.transitions.score(kernel, slots, &mut scores);
            // An empty stack can take a token; another one can be reduced, or waits for a token that can be attached.
            let action =
                self.choose(&scores, state).expect("a state that is not final has an action");
            self.act(action, state);
        }
    }

    /// The valid action with the highest score; of equal ones the first.
    fn choose(&self, scores: &Scores, state: &ParserState) -> Option<usize> {
        let (first, second) = (state.buffer(0), state.buffer(1));
        let depth = state.stack.len();
        let starts =
            |token: u32| token != NONE && state.boundaries[token as usize] == Boundary::Start;
        let inside =
            |token: u32| token != NONE && state.boundaries[token as usize] == Boundary::Inside;
        let mut best = None;
        let may_shift =
            depth == 0 || second != NONE && !starts(first) && !state.unshiftable[first as usize];
        if may_shift {
            scores.best_in(self.shift.clone(), &mut best);
        }
        // Once a lone token is off the stack, what comes next starts a sentence: it has to stay where none can start.
        let waits = depth == 1 && first != NONE && inside(state.arcs.left_edge(first));
        if depth > 0 && !waits {
            scores.best_in(self.reduce.clone(), &mut best);
        }
        if depth > 0 && first != NONE && !starts(first) {
            scores.best_in(self.left.clone(), &mut best);
            scores.best_in(self.right.clone(), &mut best);
        }
        if second != NONE && second == first + 1 && !starts(second) && !inside(second) {
            scores.best_in(self.split.clone(), &mut best);
        }
        best.map(|(action, _)| action)
    }

    fn act(&self, action: usize, state: &mut ParserState) {
        let label = u8::try_from(action).unwrap_or(u8::MAX);
        let (first, top) = (state.buffer(0), state.top(0));
        if self.shift.contains(&action) {
            state.shift();
        } else if self.reduce.contains(&action) {
            state.stack.pop();
            if !state.stack.is_empty() && state.arcs.head(top) == NONE {
                state.unshiftable[top as usize] = true;
                state.back.push(top);
            }
        } else if self.left.contains(&action) {
            state.arcs.attach(top, first, label);
            state.unshiftable[first as usize] = false;
            state.stack.pop();
        } else if self.right.contains(&action) {
            state.arcs.attach(first, top, label);
            state.shift();
        } else {
            state.boundaries[first as usize + 1] = Boundary::Start;
        }
    }

    /// What an action says of the token that it attached.
    pub(crate) fn label(&self, action: u8) -> Label {
        self.labels[usize::from(action)]
    }
}

impl ParserState {
    fn start(&mut self, boundaries: &[Boundary]) {
        self.arcs.clear(boundaries.len());
        self.shares.clear();
        self.stack.clear();
        self.back.clear();
        self.next = 0;
        self.unshiftable.clear();
        self.unshiftable.resize(boundaries.len(), false);
        self.boundaries.clear();
        self.boundaries.extend_from_slice(boundaries);
        if let Some(first) = self.boundaries.first_mut() {
            *first = Boundary::Start;
        }
    }

    fn buffered(&self) -> usize {
        self.boundaries.len() - self.next as usize + self.back.len()
    }

    /// The token at `place` in the buffer.
    fn buffer(&self, place: usize) -> u32 {
        if place < self.back.len() {
            return self.back[self.back.len() - 1 - place];
        }
        let token = self.next as usize + place - self.back.len();
        if token < self.boundaries.len() { token as u32 } else { NONE }
    }

    /// The token at `depth` in the stack.
    fn top(&self, depth: usize) -> u32 {
        let place = self.stack.len().checked_sub(1 + depth);
        place.map_or(NONE, |place| self.stack[place])
    }

    fn slots(&self) -> [u32; SLOTS] {
        let (first, top) = (self.buffer(0), self.top(0));
        [
            first,
            self.buffer(1),
            top,
            self.top(1),
            self.top(2),
            self.arcs.last_left(first),
            self.arcs.last_left(top),
            self.arcs.last_right(top),
        ]
    }

    fn shift(&mut self) {
        let token = self.back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }
}
