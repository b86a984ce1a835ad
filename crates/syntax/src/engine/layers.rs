//! Layers: weights in the order in which the kernels read them.

use crate::engine::kernel::{Kernel, Rows, WIDTH};
use crate::engine::tensors::Tensors;

/// The floats of the widest vector.
pub(crate) const LANES: usize = 16;
/// The vectors of a panel: the three pieces of a maxout unit lie side by side.
pub(crate) const GROUPS: usize = 3;

/// The floats of a vector, at the start of a cache line.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(crate) struct Lanes(pub(crate) [f32; LANES]);

/// A matrix of weights, cut into panels of [`GROUPS`] groups of columns: `[panel][input][group]`.
#[derive(Debug)]
pub(crate) struct Packed {
    lanes: Vec<Lanes>,
    inputs: usize,
    groups: usize,
}

impl Packed {
    /// Packs the matrix of `columns` rows of `inputs` floats: the weight of an input for a column is `weight(column, input)`.
    pub(crate) fn new(
        columns: usize,
        inputs: usize,
        weight: impl Fn(usize, usize) -> f32,
    ) -> Packed {
        let groups = columns.div_ceil(LANES);
        let mut lanes = Vec::with_capacity(groups.next_multiple_of(GROUPS) * inputs);
        for panel in 0..groups.div_ceil(GROUPS) {
            for input in 0..inputs {
                for group in 0..GROUPS {
                    let first = (panel * GROUPS + group) * LANES;
                    let lane = |i| if first + i < columns { weight(first + i, input) } else { 0.0 };
                    lanes.push(Lanes(std::array::from_fn(lane)));
                }
            }
        }
        Packed { lanes, inputs, groups }
    }

    pub(crate) fn lanes(&self) -> &[Lanes] {
        &self.lanes
    }

    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many groups of columns there are; the last may be filled up with zeros.
    pub(crate) fn groups(&self) -> usize {
        self.groups
    }
}

/// A number for each of `columns`, in whole panels.
pub(crate) fn pack_bias(columns: usize, bias: impl Fn(usize) -> f32) -> Vec<Lanes> {
    let groups = columns.div_ceil(LANES).next_multiple_of(GROUPS);
    let lane = |column| if column < columns { bias(column) } else { 0.0 };
    (0..groups).map(|group| Lanes(std::array::from_fn(|i| lane(group * LANES + i)))).collect()
}

/// A linear layer.
#[derive(Debug)]
pub(crate) struct Linear {
    weight: Packed,
    bias: Vec<Lanes>,
}

impl Linear {
    /// The layer of `tensors` under `name`.
    pub(crate) fn read(tensors: &Tensors<'_>, name: &str, inputs: usize) -> anyhow::Result<Linear> {
        let bias = tensors.floats(&format!("{name}.bias"))?;
        let columns = bias.len();
        let weight = tensors.shaped(&format!("{name}.weight"), &[columns, inputs])?;
        Ok(Linear::new(
            columns,
            inputs,
            |column, input| weight[column * inputs + input],
            |column| bias[column],
        ))
    }

    /// The layer with these weights.
    pub(crate) fn new(
        columns: usize,
        inputs: usize,
        weight: impl Fn(usize, usize) -> f32,
        bias: impl Fn(usize) -> f32,
    ) -> Linear {
        Linear { weight: Packed::new(columns, inputs, weight), bias: pack_bias(columns, bias) }
    }

    /// The length of a row of results: whole groups, those beyond the columns without meaning.
    pub(crate) fn stride(&self) -> usize {
        self.weight.groups() * LANES
    }

    /// The results for `rows`.
    pub(crate) fn apply(&self, kernel: Kernel, rows: Rows<'_>, out: &mut [f32]) {
        kernel.linear(rows, &self.weight, &self.bias, out);
    }
}

/// A maxout layer of [`WIDTH`] units with three pieces each, and the normalization behind it.
#[derive(Debug)]
pub(crate) struct Maxout {
    weight: Packed,
    bias: Vec<Lanes>,
    gain: [f32; WIDTH],
    shift: [f32; WIDTH],
}

impl Maxout {
    /// The layer of `tensors` under `name`.
    pub(crate) fn read(tensors: &Tensors<'_>, name: &str, inputs: usize) -> anyhow::Result<Maxout> {
        let weight = tensors.shaped(&format!("{name}.weight"), &[WIDTH, GROUPS, inputs])?;
        let bias = tensors.shaped(&format!("{name}.bias"), &[WIDTH, GROUPS])?;
        // Column `(block, piece, lane)` of the panels is the piece of the unit `(block, lane)`.
        let row = |column: usize| {
            let (block, piece, lane) =
                (column / (GROUPS * LANES), column / LANES % GROUPS, column % LANES);
            (block * LANES + lane) * GROUPS + piece
        };
        let columns = WIDTH * GROUPS;
        Ok(Maxout {
            weight: Packed::new(columns, inputs, |column, input| {
                weight[row(column) * inputs + input]
            }),
            bias: pack_bias(columns, |column| bias[row(column)]),
            gain: tensors.array(&format!("{name}.norm.gain"))?,
            shift: tensors.array(&format!("{name}.norm.bias"))?,
        })
    }

    /// The results for `rows`, before they are normalized.
    pub(crate) fn apply(&self, kernel: Kernel, rows: Rows<'_>, out: &mut [f32]) {
        kernel.maxout(rows, &self.weight, &self.bias, out);
    }

    /// Adds the normalized `rows` to `out`.
    pub(crate) fn normalize(&self, kernel: Kernel, rows: &[f32], out: &mut [f32]) {
        kernel.normalize(rows, &self.gain, &self.shift, out);
    }
}
