//! Platt scaling: what turns the scores of a model into probabilities that hold on texts it has not learned from.

use anyhow::{Context, ensure};

use crate::probability;

/// A line over scores in logits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Platt {
    slope: f32,
    offset: f32,
}

/// Steps of Newton's method: a handful is enough, since the loss is convex in two numbers.
const STEPS: usize = 20;
/// Holds the line near the scores as they are where there is little to learn from.
const PRIOR: f64 = 1.0;

impl Platt {
    /// Leaves scores as they are.
    pub const PLAIN: Platt = Platt { slope: 1.0, offset: 0.0 };

    /// The line under which `seen`, scores and whether they were right, is likeliest.
    #[must_use]
    pub fn fit(seen: &[(f32, bool)]) -> Platt {
        let (mut slope, mut offset) = (1.0, 0.0);
        for _ in 0..STEPS {
            let (mut to_slope, mut to_offset) = (PRIOR * (slope - 1.0), PRIOR * offset);
            let (mut bend, mut both, mut lift) = (PRIOR, 0.0, PRIOR);
            for (score, right) in seen {
                let score = f64::from(*score);
                #[expect(clippy::cast_possible_truncation, reason = "a score in logits")]
                let chance = f64::from(probability((slope * score + offset) as f32));
                let error = chance - f64::from(u8::from(*right));
                let weight = chance * (1.0 - chance);
                to_slope += error * score;
                to_offset += error;
                bend += weight * score * score;
                both += weight * score;
                lift += weight;
            }
            let area = bend * lift - both * both;
            slope -= (to_slope * lift - to_offset * both) / area;
            offset -= (to_offset * bend - to_slope * both) / area;
        }
        #[expect(clippy::cast_possible_truncation, reason = "as exact as a score")]
        Platt { slope: slope as f32, offset: offset as f32 }
    }

    /// The probability that a score stands for.
    #[must_use]
    pub fn probability(self, score: f32) -> f32 {
        probability(self.slope * score + self.offset)
    }

    /// Reads what [`Platt::bytes`] wrote.
    ///
    /// # Errors
    /// If it is something else.
    pub fn read(bytes: &[u8]) -> anyhow::Result<Platt> {
        let (slope, rest) = bytes.split_first_chunk().context("the line is cut")?;
        let (offset, rest) = rest.split_first_chunk().context("the line is cut")?;
        ensure!(rest.is_empty(), "something stands behind the line");
        Ok(Platt { slope: f32::from_le_bytes(*slope), offset: f32::from_le_bytes(*offset) })
    }

    /// As a file: slope and offset as little-endian `f32`.
    #[must_use]
    pub fn bytes(self) -> [u8; 8] {
        let mut bytes = [0; 8];
        bytes[..4].copy_from_slice(&self.slope.to_le_bytes());
        bytes[4..].copy_from_slice(&self.offset.to_le_bytes());
        bytes
    }
}
