//! Learning weights: AdaGrad over decisions and choices, and the mean of the weights after each round.

use crate::{Features, Score, Weights, normalize, probability};

/// How far a first step goes.
const RATE: f32 = 0.08;
/// Which share of itself a weight loses in each step that it takes part in (L2).
const DECAY: f32 = 0.002;
/// A gradient that is smaller moves nothing.
const SMALLEST: f32 = 1e-4;
/// No weight grows beyond this many logits, so that a byte holds it with enough steps.
const LARGEST: f32 = 1.6;

/// Weights in the making.
#[derive(Debug, Clone)]
pub struct Learner {
    weights: Vec<f32>,
    /// The sum of the squared gradients of each weight.
    squares: Vec<f32>,
    /// The sum of the weights after each round, and how many rounds there were.
    sums: Vec<f32>,
    rounds: f32,
    /// How often each key was met, up to 255.
    met: Vec<u8>,
    mask: u32,
    least: u8,
}

impl Learner {
    /// For 2^`bits` keys.
    #[must_use]
    pub fn new(bits: u32) -> Learner {
        let len = 1_usize << bits;
        Learner {
            weights: vec![0.0; len],
            squares: vec![0.0; len],
            sums: vec![0.0; len],
            rounds: 0.0,
            met: vec![0; len],
            mask: (1 << bits) - 1,
            least: 0,
        }
    }

    /// Counts the keys of an example, before any is learned from.
    pub fn count(&mut self, features: &Features) {
        for key in features.keys() {
            let met = &mut self.met[(key & self.mask) as usize];
            *met = met.saturating_add(1);
        }
    }

    /// Leaves out keys that were counted less than `least` times: what was seen once tells little.
    pub fn least(&mut self, least: u8) {
        self.least = least;
    }

    /// Learns that the answer to `features` is `yes`.
    pub fn decide(&mut self, features: &Features, yes: bool) {
        let gradient = probability(self.score(features)) - f32::from(u8::from(yes));
        self.step(features, gradient);
    }

    /// Learns that the best of `candidates` is the one at `best`.
    pub fn choose(&mut self, candidates: &[Features], best: usize) {
        let mut chances: Vec<f32> = candidates.iter().map(|c| self.score(c)).collect();
        normalize(&mut chances);
        for (at, (candidate, chance)) in candidates.iter().zip(chances).enumerate() {
            self.step(candidate, chance - f32::from(u8::from(at == best)));
        }
    }

    /// Moves the weights of `features` against `gradient`, the slope of the loss in their score.
    pub fn step(&mut self, features: &Features, gradient: f32) {
        if gradient.abs() < SMALLEST {
            return;
        }
        for key in features.keys() {
            let at = (key & self.mask) as usize;
            if self.met[at] < self.least {
                continue;
            }
            let gradient = gradient + DECAY * self.weights[at];
            self.squares[at] += gradient * gradient;
            let step = RATE * gradient / (self.squares[at].sqrt() + 1e-3);
            self.weights[at] = (self.weights[at] - step).clamp(-LARGEST, LARGEST);
        }
    }

    /// Ends a round over the examples.
    pub fn settle(&mut self) {
        self.rounds += 1.0;
        for (sum, weight) in self.sums.iter_mut().zip(&self.weights) {
            *sum += weight;
        }
    }

    /// The mean of the weights over the rounds; before the first one's end, the weights themselves.
    #[must_use]
    pub fn finish(&self) -> Weights {
        if self.rounds == 0.0 {
            return Weights::quantize(&self.weights, LARGEST);
        }
        let mean: Vec<f32> = self.sums.iter().map(|sum| sum / self.rounds).collect();
        Weights::quantize(&mean, LARGEST)
    }
}

impl Score for Learner {
    fn score(&self, features: &Features) -> f32 {
        features.keys().iter().map(|key| self.weights[(key & self.mask) as usize]).sum()
    }
}
