//! Named entities: one action a token, from left to right.

use std::ops::Range;

use anyhow::Context;

use crate::engine::kernel::{HIDDEN, Kernel, PIECES, WIDTH};
use crate::engine::tensors::Tensors;
use crate::engine::transitions::{Scores, Transitions, ranges};
use crate::labels::EntityKind;
use crate::model::ModelFile;
use crate::parse::Entity;

/// How many tokens' shares are computed at a time: they stay in the first caches.
const STEP: usize = 48;
/// The token itself, the first one of the open entity, the one before.
const SLOTS: usize = 3;

/// The recognizer's weights and actions. Its transitions `unit` end with one that is never valid.
#[derive(Debug)]
pub(crate) struct Recognizer {
    transitions: Transitions<SLOTS>,
    kinds: Vec<EntityKind>,
    begin: Range<usize>,
    inside: Range<usize>,
    last: Range<usize>,
    unit: Range<usize>,
    out: Range<usize>,
}

/// Where the recognizer stands in a text, and its room to work in.
#[derive(Debug, Default)]
pub(crate) struct RecognizerState {
    open: Option<Open>,
    /// What the token before adds.
    previous: Option<[f32; PIECES]>,
    reduced: Vec<f32>,
    shares: Vec<f32>,
}

/// What the recognizer asks of a text's tokens.
#[derive(Clone, Copy)]
pub(crate) struct Tokens<'a> {
    /// The first one that it goes on with.
    pub(crate) first: usize,
    /// Whether a token of the text starts a sentence.
    pub(crate) starts: &'a [bool],
    /// Whether it is white space.
    pub(crate) is_space: &'a dyn Fn(usize) -> bool,
}

impl RecognizerState {
    /// Forgets a text.
    pub(crate) fn clear(&mut self) {
        self.open = None;
        self.previous = None;
    }
}

/// An entity that has begun.
#[derive(Debug)]
struct Open {
    start: usize,
    /// The number of its kind.
    kind: usize,
    /// What its first token adds.
    share: [f32; PIECES],
}

impl Recognizer {
    pub(crate) fn read(file: &ModelFile<'_>, tensors: &Tensors<'_>) -> anyhow::Result<Recognizer> {
        let rows = file.rows("entity.actions")?;
        let [begin, inside, last, mut unit, out]: [Range<usize>; 5] =
            ranges(&rows, &["begin", "in", "last", "unit", "out"])?
                .try_into()
                .ok()
                .context("five kinds of actions")?;
        let kinds = rows[begin.clone()].iter().map(|[_, label]| {
            EntityKind::from_label(label)
                .with_context(|| format!("the model has an unknown kind of entity `{label}`"))
        });
        let kinds: Vec<EntityKind> = kinds.collect::<anyhow::Result<_>>()?;
        unit.end = unit.start + kinds.len();
        let transitions = Transitions::read(tensors, "entity")?;
        anyhow::ensure!(transitions.actions() == rows.len(), "a score for each action");
        Ok(Recognizer { transitions, kinds, begin, inside, last, unit, out })
    }

    /// Goes on with the tokens whose vectors these are. Entities that end are appended to `found`.
    pub(crate) fn recognize(
        &self,
        kernel: Kernel,
        vectors: &[f32],
        tokens: Tokens<'_>,
        state: &mut RecognizerState,
        found: &mut Vec<Entity>,
    ) {
        let step = STEP * WIDTH;
        for (i, vectors) in vectors.chunks(step).enumerate() {
            let count = vectors.len() / WIDTH;
            state.reduced.resize(count * HIDDEN, 0.0);
            self.transitions.reduce(kernel, vectors, &mut state.reduced);
            state.shares.resize(count * SLOTS * PIECES, 0.0);
            self.transitions.shares(kernel, &state.reduced, &mut state.shares);
            for row in 0..count {
                self.act(kernel, tokens, i * STEP + row, row, state, found);
            }
        }
    }

    /// Takes an action for the token at `place` behind the first one, whose shares are in `row`.
    fn act(
        &self,
        kernel: Kernel,
        tokens: Tokens<'_>,
        place: usize,
        row: usize,
        state: &mut RecognizerState,
        found: &mut Vec<Entity>,
    ) {
        let token = tokens.first + place;
        let shares = &state.shares.as_chunks::<PIECES>().0[row * SLOTS..(row + 1) * SLOTS];
        let slots = match (&state.open, &state.previous) {
            (Some(open), Some(previous)) => [&shares[0], &open.share, previous],
            _ => [&shares[0], self.transitions.pad(1), self.transitions.pad(2)],
        };
        let mut scores = Scores::new();
        self.transitions.score(kernel, slots, &mut scores);
        let goes_on = tokens.starts.get(token + 1).is_some_and(|starts| !starts);
        match self.choose(&scores, state.open.as_ref(), goes_on, (tokens.is_space)(token)) {
            Action::Begin(kind) => {
                state.open = Some(Open { start: token, kind, share: shares[1] });
            }
            Action::Last => {
                if let Some(open) = state.open.take() {
                    let kind = self.kinds[open.kind];
                    found.push(Entity { tokens: open.start..token + 1, kind });
                }
            }
            Action::Unit(kind) => {
                found.push(Entity { tokens: token..token + 1, kind: self.kinds[kind] });
            }
            Action::In | Action::Out => {}
        }
        state.previous = Some(shares[2]);
    }

    /// The valid action with the highest score; of equal ones the first.
    fn choose(
        &self,
        scores: &Scores,
        open: Option<&Open>,
        goes_on: bool,
        is_space: bool,
    ) -> Action {
        let mut best = None;
        if let Some(open) = open {
            let of_kind =
                |range: &Range<usize>| range.start + open.kind..range.start + open.kind + 1;
            if goes_on {
                scores.best_in(of_kind(&self.inside), &mut best);
            }
            scores.best_in(of_kind(&self.last), &mut best);
        } else {
            if goes_on && !is_space {
                scores.best_in(self.begin.clone(), &mut best);
            }
            if !is_space {
                scores.best_in(self.unit.clone(), &mut best);
            }
            scores.best_in(self.out.clone(), &mut best);
        }
        match best {
            Some((action, _)) if self.begin.contains(&action) => {
                Action::Begin(action - self.begin.start)
            }
            Some((action, _)) if self.unit.contains(&action) => {
                Action::Unit(action - self.unit.start)
            }
            Some((action, _)) if self.last.contains(&action) => Action::Last,
            Some((action, _)) if self.inside.contains(&action) => Action::In,
            _ => Action::Out,
        }
    }
}

/// What is done with a token; kinds by number.
enum Action {
    Begin(usize),
    In,
    Last,
    Unit(usize),
    Out,
}
