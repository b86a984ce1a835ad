//! Weights in the order in which the kernels read them.

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
