//! What scores the actions of a transition system: each slot of a state adds its token's share to the hidden units.

use anyhow::Context;

use crate::engine::kernel::{HIDDEN, Kernel, PIECES, Rows, WIDTH};
use crate::engine::layers::Linear;
use crate::engine::packed::{LANES, Lanes, pack_bias};
use crate::engine::tensors::Tensors;

/// The actions of a transition system at most, in whole groups.
const ACTIONS: usize = 8 * LANES;

/// The weights of a transition system with `SLOTS` slots.
#[derive(Debug)]
pub(crate) struct Transitions<const SLOTS: usize> {
    reduce: Linear,
    slots: Linear,
    /// What an empty slot adds.
    pad: Vec<[f32; PIECES]>,
    bias: [f32; PIECES],
    /// A row of whole groups for each hidden unit.
    actions: Vec<Lanes>,
    actions_bias: Vec<Lanes>,
    /// How many actions there are.
    count: usize,
}

impl<const SLOTS: usize> Transitions<SLOTS> {
    /// The system of `tensors` under `name`.
    pub(crate) fn read(tensors: &Tensors<'_>, name: &str) -> anyhow::Result<Transitions<SLOTS>> {
        let slots = tensors.shaped(&format!("{name}.slots.weight"), &[SLOTS, HIDDEN, 2, HIDDEN])?;
        let pad = tensors.shaped(&format!("{name}.slots.pad"), &[1, SLOTS, HIDDEN, 2])?;
        let bias = tensors.shaped(&format!("{name}.slots.bias"), &[HIDDEN, 2])?;
        let actions_bias = tensors.floats(&format!("{name}.actions.bias"))?;
        let count = actions_bias.len();
        anyhow::ensure!(count <= ACTIONS, "{count} actions are more than {ACTIONS}");
        let actions = tensors.shaped(&format!("{name}.actions.weight"), &[count, HIDDEN])?;
        // The pieces of a unit lie side by side in the file, and here all first pieces before all second ones.
        let piece = |column: usize| {
            let (slot, piece, unit) = (column / PIECES, column / HIDDEN % 2, column % HIDDEN);
            (slot * HIDDEN + unit) * 2 + piece
        };
        let groups = count.div_ceil(LANES);
        let weight = |unit: usize, action: usize| {
            if action < count { actions[action * HIDDEN + unit] } else { 0.0 }
        };
        let lanes = |i: usize| {
            Lanes(std::array::from_fn(|lane| weight(i / groups, i % groups * LANES + lane)))
        };
        let mut actions_bias = pack_bias(count, |action| actions_bias[action]);
        actions_bias.truncate(groups);
        Ok(Transitions {
            reduce: Linear::read(tensors, &format!("{name}.reduce"), WIDTH)?,
            slots: Linear::new(
                SLOTS * PIECES,
                HIDDEN,
                |column, input| slots[piece(column) * HIDDEN + input],
                |_| 0.0,
            ),
            pad: (0..SLOTS)
                .map(|slot| std::array::from_fn(|column| pad[piece(slot * PIECES + column)]))
                .collect(),
            bias: std::array::from_fn(|column| bias[piece(column)]),
            actions: (0..HIDDEN * groups).map(lanes).collect(),
            actions_bias,
            count,
        })
    }

    /// How many actions there are.
    pub(crate) fn actions(&self) -> usize {
        self.count
    }

    /// The tokens' vectors in brief: rows of [`HIDDEN`] from rows of [`WIDTH`].
    pub(crate) fn reduce(&self, kernel: Kernel, vectors: &[f32], out: &mut [f32]) {
        let rows = Rows { floats: vectors, stride: WIDTH, count: vectors.len() / WIDTH };
        self.reduce.apply(kernel, rows, out);
    }

    /// What each token adds in each slot: rows of `SLOTS` shares from rows of [`HIDDEN`].
    pub(crate) fn shares(&self, kernel: Kernel, reduced: &[f32], out: &mut [f32]) {
        let rows = Rows { floats: reduced, stride: HIDDEN, count: reduced.len() / HIDDEN };
        self.slots.apply(kernel, rows, out);
    }

    /// What an empty slot adds.
    pub(crate) fn pad(&self, slot: usize) -> &[f32; PIECES] {
        &self.pad[slot]
    }

    /// The scores of all actions.
    pub(crate) fn score(&self, kernel: Kernel, slots: [&[f32; PIECES]; SLOTS], out: &mut Scores) {
        kernel.score(&slots, &self.bias, &self.actions, &self.actions_bias, &mut out.0);
    }
}

/// The scores of a state's actions.
pub(crate) struct Scores([f32; ACTIONS]);

impl Scores {
    pub(crate) fn new() -> Scores {
        Scores([0.0; ACTIONS])
    }

    /// Raises `best` to the first action of `range` whose score is higher.
    pub(crate) fn best_in(&self, range: std::ops::Range<usize>, best: &mut Option<(usize, f32)>) {
        let start = range.start;
        for (action, &score) in (start..).zip(&self.0[range]) {
            if best.is_none_or(|(_, highest)| score > highest) {
                *best = Some((action, score));
            }
        }
    }
}

/// The actions `ACTION<TAB>LABEL` of a section, as consecutive ranges of one kind each.
pub(crate) fn ranges(
    rows: &[[&str; 2]],
    kinds: &[&str],
) -> anyhow::Result<Vec<std::ops::Range<usize>>> {
    kinds
        .iter()
        .map(|kind| {
            let start = rows.iter().position(|[action, _]| action == kind);
            let start = start.with_context(|| format!("no action of kind `{kind}`"))?;
            let count = rows[start..].iter().take_while(|[action, _]| action == kind).count();
            Ok(start..start + count)
        })
        .collect()
}
