//! Learning, and weights as files.

use crate::{Features, Learner, Score, Weights, code, normalize, probability};

fn features(codes: &[u32]) -> Features {
    let mut features = Features::default();
    for code in codes {
        features.put(1, [*code]);
    }
    features
}

#[test]
fn decides_by_what_it_saw() {
    let mut learner = Learner::new(12);
    for _ in 0..100 {
        learner.decide(&features(&[1, 2]), true);
        learner.decide(&features(&[1, 3]), false);
        learner.settle();
    }
    let weights = learner.finish();
    assert!(probability(weights.score(&features(&[1, 2]))) > 0.65);
    assert!(probability(weights.score(&features(&[1, 3]))) < 0.35);
}

#[test]
fn probabilities_are_those_of_the_logistic_function() {
    for score in [-90.0_f32, -20.0, -3.3, -0.5, 0.0, 0.1, 1.0, 7.7, 30.0, 100.0] {
        let exact = 1.0 / (1.0 + (-f64::from(score)).exp());
        let error = (f64::from(probability(score)) - exact).abs();
        assert!(error < 1e-6, "{score}: {error}");
    }
    let mut chances = [f32::NEG_INFINITY, 2.0, 1.0];
    normalize(&mut chances);
    assert!(chances[0] < 1e-30 && (chances[1] - 0.731_058_6).abs() < 1e-5, "{chances:?}");
}

#[test]
fn chooses_by_what_it_saw() {
    let mut learner = Learner::new(12);
    let candidates = [features(&[1]), features(&[2]), features(&[3])];
    for _ in 0..100 {
        learner.choose(&candidates, 2);
    }
    let weights = learner.finish();
    let mut chances: Vec<f32> = candidates.iter().map(|c| weights.score(c)).collect();
    normalize(&mut chances);
    assert!(chances[2] > 0.8, "{chances:?}");
    assert!((chances.iter().sum::<f32>() - 1.0).abs() < 1e-5);
}

#[test]
fn what_was_met_too_seldom_is_left_out() {
    let mut learner = Learner::new(12);
    learner.count(&features(&[1]));
    learner.count(&features(&[1]));
    learner.count(&features(&[2]));
    learner.least(2);
    for _ in 0..100 {
        learner.decide(&features(&[1, 2]), true);
    }
    assert!(learner.score(&features(&[1])) > 0.5);
    assert_eq!(learner.score(&features(&[2])), 0.0);
}

#[test]
fn weights_come_back_from_their_file() {
    let mut learner = Learner::new(10);
    learner.decide(&features(&[1, 2, 3]), true);
    let weights = learner.finish();
    let back = Weights::read(&weights.bytes()).unwrap();
    assert_eq!(back.score(&features(&[1, 2, 3])), weights.score(&features(&[1, 2, 3])));
    assert_eq!(back.bytes(), weights.bytes());
}

#[test]
fn a_file_that_is_none_or_cut_is_an_error() {
    let bytes = Learner::new(4).finish().bytes();
    for wrong in [&b""[..], b"DLLINEA0", &bytes[..9], &bytes[..bytes.len() - 1], &bytes[1..]] {
        assert!(Weights::read(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn the_template_and_the_order_of_codes_tell_features_apart() {
    let mut features = Features::default();
    features.put(1, [2, 3]);
    features.put(1, [3, 2]);
    features.put(2, [2, 3]);
    features.put(1, [2]);
    let mut keys = features.keys().to_vec();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 4);
    assert_ne!(code("said"), code("says"));
}
