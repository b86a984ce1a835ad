//! The weights of the model file by name.

use anyhow::{Context, bail};

use crate::model::ModelFile;

/// The sections `tensors` and `weights` of a model file.
pub(crate) struct Tensors<'a>(Vec<Tensor<'a>>);

struct Tensor<'a> {
    name: &'a str,
    shape: Vec<usize>,
    half: bool,
    bytes: &'a [u8],
}

impl<'a> Tensors<'a> {
    /// Reads the list of tensors; numbers are converted when they are asked for.
    pub(crate) fn new(file: &ModelFile<'a>) -> anyhow::Result<Tensors<'a>> {
        let mut rest = file.bytes("weights")?;
        let mut tensors = Vec::new();
        for [name, kind, shape] in file.rows("tensors")? {
            let half = kind == "f16";
            let shape: Vec<usize> =
                shape.split('x').map(str::parse).collect::<Result<_, _>>().context("a shape")?;
            let length = shape.iter().product::<usize>() * if half { 2 } else { 4 };
            let bytes;
            (bytes, rest) = rest.split_at_checked(length).context("the weights are cut off")?;
            tensors.push(Tensor { name, shape, half, bytes });
        }
        Ok(Tensors(tensors))
    }

    fn get(&self, name: &str) -> anyhow::Result<&Tensor<'a>> {
        let found = self.0.iter().find(|tensor| tensor.name == name);
        found.with_context(|| format!("the model has no tensor `{name}`"))
    }

    /// The numbers of a tensor of any shape, the last index fastest.
    pub(crate) fn floats(&self, name: &str) -> anyhow::Result<Vec<f32>> {
        let tensor = self.get(name)?;
        Ok(if tensor.half {
            tensor.bytes.as_chunks().0.iter().map(|b| widen(u16::from_le_bytes(*b))).collect()
        } else {
            tensor.bytes.as_chunks().0.iter().map(|b| f32::from_le_bytes(*b)).collect()
        })
    }

    /// The numbers of the tensor of this shape.
    pub(crate) fn shaped(&self, name: &str, shape: &[usize]) -> anyhow::Result<Vec<f32>> {
        let found = &self.get(name)?.shape;
        if found != shape {
            bail!("the tensor `{name}` has the shape {found:?} instead of {shape:?}");
        }
        self.floats(name)
    }

    /// The numbers of a tensor of `N`.
    pub(crate) fn array<const N: usize>(&self, name: &str) -> anyhow::Result<[f32; N]> {
        let floats = self.floats(name)?;
        floats.try_into().ok().with_context(|| format!("the tensor `{name}` has not {N} numbers"))
    }
}

/// A 16-bit float as a 32-bit one. Scaling by a power of two is exact, and brings subnormal numbers along.
fn widen(half: u16) -> f32 {
    const SCALE: f32 = f32::from_bits((127 + 112) << 23);
    let magnitude = f32::from_bits(u32::from(half & 0x7fff) << 13) * SCALE;
    if half & 0x8000 == 0 { magnitude } else { -magnitude }
}

#[cfg(test)]
mod tests {
    use super::widen;

    #[test]
    fn widens_what_sixteen_bits_hold() {
        let halves = [0x0000, 0x8000, 0x3c00, 0xc000, 0x3555, 0x0001, 0x03ff, 0x7bff];
        let floats = [0.0, -0.0, 1.0, -2.0, 0.333_251_95, 5.960_464_5e-8, 6.097_555e-5, 65504.0];
        assert_eq!(halves.map(|half| widen(half).to_bits()), floats.map(f32::to_bits));
    }
}
