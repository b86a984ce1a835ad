//! Layers: weights, and what is done with them.

use crate::engine::kernel::{Kernel, Rows, WIDTH};
use crate::engine::packed::{GROUPS, LANES, Lanes, Packed, pack_bias};
use crate::engine::tensors::Tensors;

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
