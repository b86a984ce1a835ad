//! Weights as a program carries them.

use anyhow::{Context, ensure};

use crate::{Features, Score};

/// The first bytes of a file of weights, the last of them the version of its form.
const MAGIC: &[u8; 8] = b"DLLINEA1";

/// The weights of a model: 2^n of them, one signed byte each, and their scale.
#[derive(Debug, Clone)]
pub struct Weights {
    table: Vec<i8>,
    mask: u32,
    scale: f32,
}

impl Weights {
    /// From weights in logits, the largest of which becomes 127.
    pub(crate) fn quantize(exact: &[f32], largest: f32) -> Weights {
        let scale = largest / 127.0;
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of a byte")]
        let table = exact.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8).collect();
        Weights::new(table, scale)
    }

    fn new(table: Vec<i8>, scale: f32) -> Weights {
        let mask = u32::try_from(table.len() - 1).expect("a table is smaller than 2^32");
        Weights { table, mask, scale }
    }

    /// Reads what [`Weights::bytes`] wrote.
    ///
    /// # Errors
    /// If it is something else.
    pub fn read(bytes: &[u8]) -> anyhow::Result<Weights> {
        let body = bytes.strip_prefix(MAGIC).context("no file of weights, or another version")?;
        let (scale, table) = body.split_first_chunk().context("the file of weights is cut")?;
        ensure!(table.len().is_power_of_two(), "the file of weights is cut");
        Ok(Weights::new(
            table.iter().map(|byte| byte.cast_signed()).collect(),
            f32::from_le_bytes(*scale),
        ))
    }

    /// As a file: eight bytes that name its form, the scale as a little-endian `f32`, the weights.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.scale.to_le_bytes());
        bytes.extend(self.table.iter().map(|weight| weight.cast_unsigned()));
        bytes
    }
}

impl Score for Weights {
    #[inline]
    fn score(&self, features: &Features) -> f32 {
        let sum: i32 = features
            .keys()
            .iter()
            .map(|key| i32::from(self.table[(key & self.mask) as usize]))
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "the sum of some hundred bytes")]
        let sum = sum as f32;
        sum * self.scale
    }
}
