//! The arithmetic of the engine: four operations on rows of 32-bit floats, for AVX-512, for AVX2 and for any machine.
//!
//! This is the one file of the crate with unsafe code. Each operation is written once over [`Simd`], a kind of vector,
//! and compiled for each set of instructions, so that all give the same bits: every output is a sum in one fixed order
//! of fused multiply-adds, and neither the vector's width nor the number of rows in hand enters it.
//!
//! Lengths are checked where an operation is entered; inside, pointers run over what was checked.

#![allow(
    unsafe_code,
    reason = "vector instructions, and pointers over slices whose lengths are checked"
)]

use crate::engine::packed::{GROUPS, LANES, Lanes, Packed};

/// How many inputs are worked through before the next tile of rows: so many of a panel's weights stay in the first cache.
const DEPTH: usize = 96;
/// How many rows go through all panels before the next ones do.
const CHUNK: usize = 48;
/// The columns of a panel.
const PANEL: usize = GROUPS * LANES;

/// The width of a token's vector.
pub(crate) const WIDTH: usize = 96;
/// The hidden units of a transition system, and the two pieces of each.
pub(crate) const HIDDEN: usize = 64;
/// The length of what a slot adds to the hidden units.
pub(crate) const PIECES: usize = 2 * HIDDEN;

/// A set of instructions for the arithmetic of the engine. All give the same results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kernel {
    /// AVX-512: vectors of 16 floats.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// AVX2 with FMA: vectors of 8 floats.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// What the compiler makes of plain Rust: vectors of 4 floats on aarch64, and a slow way on x86 without AVX2.
    Portable,
}

/// Rows of inputs. Each starts `stride` floats behind the one before it, so rows may overlap.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) floats: &'a [f32],
    pub(crate) stride: usize,
    pub(crate) count: usize,
}

impl Kernel {
    /// The fastest that this machine has.
    pub(crate) fn detect() -> Kernel {
        Kernel::available()[0]
    }

    /// All that this machine has, the fastest first.
    #[must_use]
    pub fn available() -> Vec<Kernel> {
        let mut kernels = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            if std::is_x86_feature_detected!("avx512f") {
                kernels.push(Kernel::Avx512);
            }
            if std::is_x86_feature_detected!("avx2") && std::is_x86_feature_detected!("fma") {
                kernels.push(Kernel::Avx2);
            }
        }
        kernels.push(Kernel::Portable);
        kernels
    }

    /// Its name: `avx512`, `avx2` or `portable`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512 => "avx512",
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 => "avx2",
            Kernel::Portable => "portable",
        }
    }

    /// For each row and each column of `matrix` the sum of input times weight, and the bias: rows of whole groups.
    pub(crate) fn linear(self, rows: Rows<'_>, matrix: &Packed, bias: &[Lanes], out: &mut [f32]) {
        let stride = matrix.groups() * LANES;
        check(rows, matrix, bias, out.len(), stride);
        // SAFETY: `Pipeline` takes no kernel that the machine does not have, and `check` passed.
        unsafe {
            match self {
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx512 => avx512::linear(rows, matrix, bias, out),
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx2 => avx2::linear(rows, matrix, bias, out),
                Kernel::Portable => multiply::<Portable, false>(rows, matrix, bias, out, stride),
            }
        }
    }

    /// As [`Kernel::linear`], but of each panel's three groups the lane-wise maximum: rows of a third of the groups.
    pub(crate) fn maxout(self, rows: Rows<'_>, matrix: &Packed, bias: &[Lanes], out: &mut [f32]) {
        assert!(matrix.groups().is_multiple_of(GROUPS), "a maxout layer has three pieces");
        let stride = matrix.groups() / GROUPS * LANES;
        check(rows, matrix, bias, out.len(), stride);
        // SAFETY: `Pipeline` takes no kernel that the machine does not have, and `check` passed.
        unsafe {
            match self {
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx512 => avx512::maxout(rows, matrix, bias, out),
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx2 => avx2::maxout(rows, matrix, bias, out),
                Kernel::Portable => multiply::<Portable, true>(rows, matrix, bias, out, stride),
            }
        }
    }

    /// Brings each row of `rows` to mean 0 and variance 1, scales it by `gain`, adds `bias`, and adds it to `out`.
    pub(crate) fn normalize(
        self,
        rows: &[f32],
        gain: &[f32; WIDTH],
        bias: &[f32; WIDTH],
        out: &mut [f32],
    ) {
        assert_eq!(rows.len(), out.len(), "as many rows out as in");
        match self {
            // SAFETY: `Pipeline` takes no kernel that the machine does not have.
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512 => unsafe { avx512::normalize(rows, gain, bias, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 => unsafe { avx2::normalize(rows, gain, bias, out) },
            Kernel::Portable => normalize(rows, gain, bias, out),
        }
    }

    /// The scores of a transition system's actions: the slots' shares are summed, the larger piece of each unit taken,
    /// and multiplied by `actions`, which has [`HIDDEN`] inputs and one panel a row of groups.
    pub(crate) fn score(
        self,
        slots: &[&[f32; PIECES]],
        hidden_bias: &[f32; PIECES],
        actions: &[Lanes],
        bias: &[Lanes],
        out: &mut [f32],
    ) {
        assert_eq!(actions.len(), HIDDEN * bias.len(), "a row of weights for each hidden unit");
        assert!(out.len() >= bias.len() * LANES, "room for all scores");
        // SAFETY: `Pipeline` takes no kernel that the machine does not have, and the lengths are right.
        unsafe {
            match self {
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx512 => avx512::score(slots, hidden_bias, actions, bias, out),
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx2 => avx2::score(slots, hidden_bias, actions, bias, out),
                Kernel::Portable => score::<Portable>(slots, hidden_bias, actions, bias, out),
            }
        }
    }
}

/// That every address which `multiply` forms lies in its slice.
fn check(rows: Rows<'_>, matrix: &Packed, bias: &[Lanes], out: usize, stride: usize) {
    let starts = rows.count.saturating_sub(1).checked_mul(rows.stride);
    let end = starts.and_then(|start| start.checked_add(matrix.inputs()));
    let fits = rows.count == 0 || end.is_some_and(|end| end <= rows.floats.len());
    assert!(fits, "{} rows of {} inputs", rows.count, matrix.inputs());
    let panels = matrix.groups().div_ceil(GROUPS);
    assert_eq!(matrix.lanes().len(), panels * matrix.inputs() * GROUPS, "whole panels");
    assert_eq!(bias.len(), panels * GROUPS, "a bias for each column");
    let needed = rows.count.checked_mul(stride);
    assert!(needed.is_some_and(|needed| needed <= out), "room for {} rows of {stride}", rows.count);
}

/// The same operations, compiled for one set of instructions.
#[cfg(target_arch = "x86_64")]
macro_rules! compile_for {
    ($name:ident, $simd:ty, $features:literal) => {
        mod $name {
            use super::*;

            #[target_feature(enable = $features)]
            pub(super) unsafe fn linear(
                rows: Rows<'_>,
                matrix: &Packed,
                bias: &[Lanes],
                out: &mut [f32],
            ) {
                // SAFETY: as the caller's.
                unsafe {
                    multiply::<$simd, false>(rows, matrix, bias, out, matrix.groups() * LANES)
                }
            }

            #[target_feature(enable = $features)]
            pub(super) unsafe fn maxout(
                rows: Rows<'_>,
                matrix: &Packed,
                bias: &[Lanes],
                out: &mut [f32],
            ) {
                // SAFETY: as the caller's.
                unsafe {
                    multiply::<$simd, true>(
                        rows,
                        matrix,
                        bias,
                        out,
                        matrix.groups() / GROUPS * LANES,
                    )
                }
            }

            #[target_feature(enable = $features)]
            pub(super) fn normalize(
                rows: &[f32],
                gain: &[f32; WIDTH],
                bias: &[f32; WIDTH],
                out: &mut [f32],
            ) {
                super::normalize(rows, gain, bias, out);
            }

            #[target_feature(enable = $features)]
            pub(super) unsafe fn score(
                slots: &[&[f32; PIECES]],
                hidden_bias: &[f32; PIECES],
                actions: &[Lanes],
                bias: &[Lanes],
                out: &mut [f32],
            ) {
                // SAFETY: as the caller's.
                unsafe { super::score::<$simd>(slots, hidden_bias, actions, bias, out) }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
compile_for!(avx512, Avx512, "avx512f");
#[cfg(target_arch = "x86_64")]
compile_for!(avx2, Avx2, "avx2,fma");

/// Multiplies all rows by all panels and adds the bias; with `MAXOUT`, the maximum of a panel's groups is what is kept.
///
/// # Safety
/// `check` passed, and the machine has the instructions of `S`.
#[inline(always)]
unsafe fn multiply<S: Simd, const MAXOUT: bool>(
    rows: Rows<'_>,
    matrix: &Packed,
    bias: &[Lanes],
    out: &mut [f32],
    stride: usize,
) {
    let inputs = matrix.inputs();
    let mut sums = [Lanes([0.0; LANES]); CHUNK * GROUPS];
    for start in (0..rows.count).step_by(CHUNK) {
        let count = CHUNK.min(rows.count - start);
        for (panel, bias) in bias.chunks_exact(GROUPS).enumerate() {
            let weights = &matrix.lanes()[panel * inputs * GROUPS..(panel + 1) * inputs * GROUPS];
            for from in (0..inputs).step_by(DEPTH) {
                let depth = DEPTH.min(inputs - from);
                // SAFETY: the rows, the weights and the sums hold what the tiles reach, as `check` found.
                unsafe {
                    let first = rows.floats.as_ptr().add(start * rows.stride + from);
                    let weights = weights.as_ptr().cast::<f32>().add(from * PANEL);
                    let sums = sums.as_mut_ptr().cast::<f32>();
                    let mut row = 0;
                    while row + S::TILE <= count {
                        S::tile(
                            first.add(row * rows.stride),
                            rows.stride,
                            depth,
                            weights,
                            sums.add(row * PANEL),
                            from == 0,
                        );
                        row += S::TILE;
                    }
                    while row < count {
                        tile::<S, 1>(
                            first.add(row * rows.stride),
                            rows.stride,
                            depth,
                            weights,
                            sums.add(row * PANEL),
                            from == 0,
                        );
                        row += 1;
                    }
                }
            }
            let (sums, _) = sums.as_chunks::<GROUPS>();
            for (row, sums) in sums.iter().take(count).enumerate() {
                let out = &mut out[(start + row) * stride..(start + row + 1) * stride];
                if MAXOUT {
                    keep_largest(sums, bias, &mut out.as_chunks_mut().0[panel]);
                } else {
                    let room = PANEL.min(stride - panel * PANEL);
                    add_bias(sums, bias, &mut out[panel * PANEL..panel * PANEL + room]);
                }
            }
        }
    }
}

/// Writes the lane-wise maximum of three groups with their biases.
#[inline(always)]
fn keep_largest(sums: &[Lanes; GROUPS], bias: &[Lanes], out: &mut [f32; LANES]) {
    for (lane, out) in out.iter_mut().enumerate() {
        let a = sums[0].0[lane] + bias[0].0[lane];
        let b = sums[1].0[lane] + bias[1].0[lane];
        let c = sums[2].0[lane] + bias[2].0[lane];
        *out = larger(larger(a, b), c);
    }
}

/// Writes as many groups with their biases as there is room for.
#[inline(always)]
fn add_bias(sums: &[Lanes; GROUPS], bias: &[Lanes], out: &mut [f32]) {
    for ((out, sums), bias) in out.as_chunks_mut::<LANES>().0.iter_mut().zip(sums).zip(bias) {
        for (lane, out) in out.iter_mut().enumerate() {
            *out = sums.0[lane] + bias.0[lane];
        }
    }
}

/// The larger of two numbers, by one comparison.
#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Adds `depth` products to each sum of `ROWS` rows times one panel; `fresh` sums start at 0.
///
/// # Safety
/// `first` points to rows of `depth` floats, `stride` apart; `weights` to `depth` rows of a panel; `sums` to `ROWS`.
#[inline(always)]
unsafe fn tile<S: Simd, const ROWS: usize>(
    first: *const f32,
    stride: usize,
    depth: usize,
    weights: *const f32,
    sums: *mut f32,
    fresh: bool,
) {
    // A narrow vector takes a group's lanes in several parts.
    for part in (0..LANES).step_by(S::LANES) {
        // SAFETY: as the caller's.
        unsafe {
            let mut held = [[S::splat(0.0); GROUPS]; ROWS];
            if !fresh {
                for (row, held) in held.iter_mut().enumerate() {
                    for (group, held) in held.iter_mut().enumerate() {
                        *held = S::load(sums.add(row * PANEL + group * LANES + part));
                    }
                }
            }
            for input in 0..depth {
                let weights = weights.add(input * PANEL + part);
                let weights = [
                    S::load(weights),
                    S::load(weights.add(LANES)),
                    S::load(weights.add(2 * LANES)),
                ];
                for (row, held) in held.iter_mut().enumerate() {
                    let value = S::splat(*first.add(row * stride + input));
                    for (held, weight) in held.iter_mut().zip(weights) {
                        *held = S::multiply_add(value, weight, *held);
                    }
                }
            }
            for (row, held) in held.iter().enumerate() {
                for (group, held) in held.iter().enumerate() {
                    S::store(sums.add(row * PANEL + group * LANES + part), *held);
                }
            }
        }
    }
}

/// See [`Kernel::normalize`]. Sums run in 16 lanes, which are then added from the first to the last.
#[inline(always)]
fn normalize(rows: &[f32], gain: &[f32; WIDTH], bias: &[f32; WIDTH], out: &mut [f32]) {
    const EPSILON: f32 = 1e-8;
    let (rows, _) = rows.as_chunks::<WIDTH>();
    let (out, _) = out.as_chunks_mut::<WIDTH>();
    for (row, out) in rows.iter().zip(out) {
        let mean = lane_sum(row, |value| value) / WIDTH as f32;
        let variance = lane_sum(row, |value| (value - mean) * (value - mean)) / WIDTH as f32;
        let scale = 1.0 / (variance + EPSILON).sqrt();
        for i in 0..WIDTH {
            out[i] += (row[i] - mean) * scale * gain[i] + bias[i];
        }
    }
}

#[inline(always)]
fn lane_sum(row: &[f32; WIDTH], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    for values in row.as_chunks::<LANES>().0 {
        for lane in 0..LANES {
            sums[lane] += of(values[lane]);
        }
    }
    sums.iter().sum()
}

/// See [`Kernel::score`].
///
/// # Safety
/// The lengths are as `Kernel::score` asserts, and the machine has the instructions of `S`.
#[inline(always)]
unsafe fn score<S: Simd>(
    slots: &[&[f32; PIECES]],
    hidden_bias: &[f32; PIECES],
    actions: &[Lanes],
    bias: &[Lanes],
    out: &mut [f32],
) {
    let mut pieces = [0.0; PIECES];
    for slot in slots {
        for (sum, share) in pieces.iter_mut().zip(*slot) {
            *sum += share;
        }
    }
    let mut hidden = [0.0; HIDDEN];
    for (i, unit) in hidden.iter_mut().enumerate() {
        *unit = larger(pieces[HIDDEN + i] + hidden_bias[HIDDEN + i], pieces[i] + hidden_bias[i]);
    }
    let length = bias.len() * LANES;
    let mut from = 0;
    // SAFETY: `actions` has `HIDDEN` rows of `length` floats, and `out` and `bias` one.
    unsafe {
        let (actions, bias) = (actions.as_ptr().cast::<f32>(), bias.as_ptr().cast::<f32>());
        while from < length {
            let (actions, bias, out) =
                (actions.add(from), bias.add(from), out.as_mut_ptr().add(from));
            let vectors = (length - from) / S::LANES;
            from += S::LANES
                * match vectors {
                    7.. => weigh::<S, 7>(&hidden, actions, length, bias, out),
                    5.. => weigh::<S, 5>(&hidden, actions, length, bias, out),
                    _ => weigh::<S, 1>(&hidden, actions, length, bias, out),
                };
        }
    }
}

/// Writes the scores of `VECTORS` vectors of actions, and returns `VECTORS`.
///
/// # Safety
/// As `score`'s.
#[inline(always)]
unsafe fn weigh<S: Simd, const VECTORS: usize>(
    hidden: &[f32; HIDDEN],
    actions: *const f32,
    length: usize,
    bias: *const f32,
    out: *mut f32,
) -> usize {
    // SAFETY: as the caller's.
    unsafe {
        let mut sums = [S::splat(0.0); VECTORS];
        for (i, unit) in hidden.iter().enumerate() {
            let unit = S::splat(*unit);
            for (v, sum) in sums.iter_mut().enumerate() {
                *sum = S::multiply_add(unit, S::load(actions.add(i * length + v * S::LANES)), *sum);
            }
        }
        for (v, sum) in sums.into_iter().enumerate() {
            S::store(out.add(v * S::LANES), S::add(sum, S::load(bias.add(v * S::LANES))));
        }
    }
    VECTORS
}

/// A kind of vector.
trait Simd: Copy {
    type Vector: Copy;
    /// Floats in a vector; divides [`LANES`].
    const LANES: usize;
    /// Rows whose sums fit into the registers.
    const TILE: usize;

    unsafe fn splat(value: f32) -> Self::Vector;
    unsafe fn load(from: *const f32) -> Self::Vector;
    unsafe fn store(to: *mut f32, vector: Self::Vector);
    unsafe fn add(a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// `a * b + c`, rounded once.
    unsafe fn multiply_add(a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector;
    /// [`tile`] of [`Simd::TILE`] rows.
    unsafe fn tile(
        first: *const f32,
        stride: usize,
        depth: usize,
        weights: *const f32,
        sums: *mut f32,
        fresh: bool,
    );
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{Simd, tile};

    /// Declares a kind of vector by its intrinsics.
    macro_rules! simd {
        ($name:ident, $vector:ty, $lanes:literal, $tile:literal, $splat:ident, $load:ident, $store:ident, $add:ident, $fma:ident) => {
            #[derive(Clone, Copy)]
            pub(super) struct $name;

            // SAFETY: the caller has the instructions, and pointers to as many floats as there are lanes.
            impl Simd for $name {
                type Vector = $vector;
                const LANES: usize = $lanes;
                const TILE: usize = $tile;

                #[inline(always)]
                unsafe fn splat(value: f32) -> $vector {
                    unsafe { $splat(value) }
                }
                #[inline(always)]
                unsafe fn load(from: *const f32) -> $vector {
                    unsafe { $load(from) }
                }
                #[inline(always)]
                unsafe fn store(to: *mut f32, vector: $vector) {
                    unsafe { $store(to, vector) }
                }
                #[inline(always)]
                unsafe fn add(a: $vector, b: $vector) -> $vector {
                    unsafe { $add(a, b) }
                }
                #[inline(always)]
                unsafe fn multiply_add(a: $vector, b: $vector, c: $vector) -> $vector {
                    unsafe { $fma(a, b, c) }
                }
                #[inline(always)]
                unsafe fn tile(
                    first: *const f32,
                    stride: usize,
                    depth: usize,
                    weights: *const f32,
                    sums: *mut f32,
                    fresh: bool,
                ) {
                    unsafe { tile::<$name, $tile>(first, stride, depth, weights, sums, fresh) }
                }
            }
        };
    }

    simd!(
        Avx512,
        __m512,
        16,
        8,
        _mm512_set1_ps,
        _mm512_loadu_ps,
        _mm512_storeu_ps,
        _mm512_add_ps,
        _mm512_fmadd_ps
    );
    simd!(
        Avx2,
        __m256,
        8,
        3,
        _mm256_set1_ps,
        _mm256_loadu_ps,
        _mm256_storeu_ps,
        _mm256_add_ps,
        _mm256_fmadd_ps
    );
}

#[cfg(target_arch = "x86_64")]
use x86::{Avx2, Avx512};

/// Four floats in plain Rust: the twin that the others must equal.
#[derive(Clone, Copy)]
struct Portable;

// SAFETY: pointers to four floats, as the trait asks; no special instructions.
impl Simd for Portable {
    type Vector = [f32; 4];
    const LANES: usize = 4;
    const TILE: usize = 4;

    #[inline(always)]
    unsafe fn splat(value: f32) -> [f32; 4] {
        [value; 4]
    }
    #[inline(always)]
    unsafe fn load(from: *const f32) -> [f32; 4] {
        unsafe { from.cast::<[f32; 4]>().read() }
    }
    #[inline(always)]
    unsafe fn store(to: *mut f32, vector: [f32; 4]) {
        unsafe { to.cast::<[f32; 4]>().write(vector) }
    }
    #[inline(always)]
    unsafe fn add(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
        std::array::from_fn(|i| a[i] + b[i])
    }
    #[inline(always)]
    unsafe fn multiply_add(a: [f32; 4], b: [f32; 4], c: [f32; 4]) -> [f32; 4] {
        std::array::from_fn(|i| a[i].mul_add(b[i], c[i]))
    }
    #[inline(always)]
    unsafe fn tile(
        first: *const f32,
        stride: usize,
        depth: usize,
        weights: *const f32,
        sums: *mut f32,
        fresh: bool,
    ) {
        unsafe { tile::<Portable, 4>(first, stride, depth, weights, sums, fresh) }
    }
}
