//! Small log-linear models over hashed features: what ranks and filters where rules cannot tell.
//!
//! A decision is described by [`Features`], each a key of 32 bits made of the number of its template and the codes of
//! what the template looks at (words, tags, distances). [`Weights`] holds one small whole number for each of 2^n keys,
//! so that keys that collide share it; a score is the sum of the weights of the keys, in logits once scaled.
//! [`Learner`] makes the weights: it counts keys, then follows the gradient of yes-or-no decisions and of choices among
//! candidates; [`Platt`] makes its scores honest. Everything is deterministic: no random number, no clock, no threads.
//!
//! ```
//! use dateline_linear::{Features, Learner, Score};
//!
//! let mut learner = Learner::new(10);
//! let (mut rain, mut sun) = (Features::default(), Features::default());
//! rain.put(1, [7]);
//! sun.put(1, [8]);
//! for _ in 0..50 {
//!     learner.decide(&rain, true);
//!     learner.decide(&sun, false);
//! }
//! let weights = learner.finish();
//! assert!(weights.score(&rain) > 0.5 && weights.score(&sun) < -0.5);
//! ```

mod features;
mod learner;
mod platt;
mod weights;

pub use features::{Features, code};
pub use learner::Learner;
pub use platt::Platt;
pub use weights::Weights;

/// What gives a set of features its score, in logits.
pub trait Score {
    /// The sum of the features' weights.
    fn score(&self, features: &Features) -> f32;
}

/// The probability that a score in logits stands for.
#[must_use]
pub fn probability(score: f32) -> f32 {
    1.0 / (1.0 + exp(-score))
}

/// e to the power of `x`, to some six digits, and the same bits on every machine: that of a system's library may differ.
fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 88.0);
    let power = (x * std::f32::consts::LOG2_E).round();
    let rest = x - power * std::f32::consts::LN_2;
    let mut sum = 1.0;
    for n in [6.0, 5.0, 4.0, 3.0, 2.0, 1.0] {
        sum = 1.0 + rest * sum / n;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 254")]
    let exponent = (power + 127.0) as u32;
    sum * f32::from_bits(exponent << 23)
}

/// Turns scores into the probabilities of a choice among all of them.
pub fn normalize(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - most);
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests;
