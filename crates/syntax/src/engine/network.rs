//! A token-to-vector network: hashed embeddings of a token's features, a mixer, and four layers over windows of three.
//!
//! A token's vector depends on the four tokens on either side and on nothing else. So a text is worked through in
//! blocks, each with a margin of four rows whose results are thrown away, and the memory in use is that of a block.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::ops::Range;

use crate::engine::Ids;
use crate::engine::kernel::{Kernel, Rows, WIDTH};
use crate::engine::layers::Maxout;
use crate::engine::tensors::Tensors;

/// How many tokens a block has: its rows and a layer's weights fit into the second cache.
pub(crate) const BLOCK: usize = 512;
/// The layers over windows, and so the rows of a margin.
const LAYERS: usize = 4;
/// The mixed rows that a cache holds: 6 MB.
const CACHED: usize = 16_384;

/// The weights of a network.
#[derive(Debug)]
pub(crate) struct Network {
    tables: Vec<Table>,
    mixer: Maxout,
    windows: [Maxout; LAYERS],
}

/// The embeddings of a feature.
#[derive(Debug)]
struct Table {
    floats: Vec<f32>,
    seed: u32,
}

/// What a network remembers and where it works.
#[derive(Debug, Default)]
pub(crate) struct NetworkState {
    /// The mixer's results by features: most tokens of a text have been seen before.
    rows: HashMap<Key, usize, BuildHasherDefault<KeyHasher>>,
    mixed: Vec<f32>,
    /// The number of the mixed row of each token of the block and its margins.
    places: Vec<usize>,
    /// The features of the block's tokens that are new.
    missing: Vec<Ids>,
    inputs: Vec<f32>,
    results: Vec<f32>,
    vectors: Vec<f32>,
}

impl Network {
    /// The network of `tensors` under `name`, whose embeddings are `features`.
    pub(crate) fn read(
        tensors: &Tensors<'_>,
        name: &str,
        features: &[&str],
    ) -> anyhow::Result<Network> {
        let mut tables = Vec::with_capacity(features.len());
        for (seed, feature) in (8..).zip(features) {
            let floats = tensors.floats(&format!("{name}.embed.{feature}"))?;
            tables.push(Table { floats, seed });
        }
        let mixer = Maxout::read(tensors, &format!("{name}.mixer"), WIDTH * tables.len())?;
        let window =
            |layer: usize| Maxout::read(tensors, &format!("{name}.window{layer}"), WIDTH * 3);
        Ok(Network { tables, mixer, windows: [window(0)?, window(1)?, window(2)?, window(3)?] })
    }

    /// The vectors of the tokens in `block`, whose text has the features `all`: rows of [`WIDTH`].
    pub(crate) fn vectors<'s>(
        &self,
        kernel: Kernel,
        all: &[Ids],
        block: Range<usize>,
        state: &'s mut NetworkState,
    ) -> &'s [f32] {
        self.mix(kernel, all, &block, state);
        let NetworkState { vectors, results, .. } = state;
        // The row before the first and that behind the last are zero, and are no results.
        let rows = vectors.len() / WIDTH - 2;
        results.resize(rows * WIDTH, 0.0);
        for window in &self.windows {
            window.apply(kernel, Rows { floats: vectors, stride: WIDTH, count: rows }, results);
            window.normalize(kernel, results, &mut vectors[WIDTH..(rows + 1) * WIDTH]);
        }
        &vectors[(1 + LAYERS) * WIDTH..(1 + LAYERS + block.len()) * WIDTH]
    }

    /// Writes the mixer's results for `block` and its margins to `state.vectors`; beyond the text they are zero.
    fn mix(&self, kernel: Kernel, all: &[Ids], block: &Range<usize>, state: &mut NetworkState) {
        let used = block.start.saturating_sub(LAYERS)..(block.end + LAYERS).min(all.len());
        if state.rows.len() + used.len() > CACHED {
            state.rows.clear();
            state.mixed.clear();
        }
        state.missing.clear();
        state.places.clear();
        for ids in &all[used.clone()] {
            let ids = self.relevant(ids);
            let next = state.rows.len();
            state.places.push(*state.rows.entry(Key(ids)).or_insert_with(|| {
                state.missing.push(ids);
                next
            }));
        }
        self.mix_missing(kernel, state);
        state.vectors.clear();
        state.vectors.resize((block.len() + 2 * LAYERS + 2) * WIDTH, 0.0);
        let first = 1 + LAYERS - (block.start - used.start);
        let (rows, _) = state.vectors.as_chunks_mut::<WIDTH>();
        let (mixed, _) = state.mixed.as_chunks::<WIDTH>();
        for (row, place) in rows[first..].iter_mut().zip(&state.places) {
            *row = mixed[*place];
        }
    }

    /// Appends the mixer's results for `state.missing` to `state.mixed`.
    fn mix_missing(&self, kernel: Kernel, state: &mut NetworkState) {
        let NetworkState { mixed, missing, inputs, results, .. } = state;
        let width = WIDTH * self.tables.len();
        inputs.clear();
        for ids in &*missing {
            for (table, id) in self.tables.iter().zip(ids) {
                table.embed(*id, inputs);
            }
        }
        results.resize(missing.len() * WIDTH, 0.0);
        self.mixer.apply(
            kernel,
            Rows { floats: inputs, stride: width, count: missing.len() },
            results,
        );
        let start = mixed.len();
        mixed.resize(start + missing.len() * WIDTH, 0.0);
        self.mixer.normalize(kernel, results, &mut mixed[start..]);
    }

    /// The features that this network looks at; the others are 0.
    fn relevant(&self, ids: &Ids) -> Ids {
        std::array::from_fn(|i| if i < self.tables.len() { ids[i] } else { 0 })
    }
}

impl Table {
    /// Appends the embedding of `id`: the sum of four rows.
    fn embed(&self, id: u64, out: &mut Vec<f32>) {
        let (rows, _) = self.floats.as_chunks::<WIDTH>();
        let mut sum = [0.0; WIDTH];
        for key in embedding_keys(id, self.seed) {
            for (sum, value) in sum.iter_mut().zip(&rows[key as usize % rows.len()]) {
                *sum += value;
            }
        }
        out.extend_from_slice(&sum);
    }
}

/// The four keys of `id`, whose remainders are rows of a table: MurmurHash3 (x86, 128 bits) of one 64-bit number.
fn embedding_keys(id: u64, seed: u32) -> [u32; 4] {
    let mix = |mut h: u64| {
        h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ (h >> 33)
    };
    let id =
        id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let h2 = u64::from(seed) ^ 8;
    let h1 = (id ^ h2).wrapping_add(h2);
    let h2 = h2.wrapping_add(h1);
    let (h1, h2) = (mix(h1), mix(h2));
    let h1 = h1.wrapping_add(h2);
    let h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

/// The features that name a mixed row.
#[derive(Debug, Clone, Copy)]
struct Key(Ids);

impl Eq for Key {}

impl PartialEq for Key {
    // In place: what is derived calls for a comparison of bytes.
    fn eq(&self, other: &Key) -> bool {
        self.0.iter().zip(&other.0).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        // The ids are hashes themselves: folding them is enough.
        let fold =
            |hash: u64, id: &u64| (hash.rotate_left(23) ^ id).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hasher.write_u64(self.0.iter().fold(0, fold));
    }
}

/// Passes on the one number that a [`Key`] writes.
#[derive(Debug, Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        unreachable!("a key writes one number and not {bytes:?}")
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
