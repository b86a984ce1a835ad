//! Training of the single decisions: cue, source, content, words of the cue.

use dateline_linear::{Features, Learner, Platt, Score, Weights, normalize};

use super::{Log, Prepared, ROUNDS};
use crate::attribution::content::{self, Place, Places, SHAPES, Side};
use crate::attribution::find::{self, Model};
use crate::attribution::paths::Paths;
use crate::attribution::scene::Extent;
use crate::attribution::{cue, extent, source};

/// Trains all but what accepts.
pub(super) fn parts(train: &[&Prepared<'_>], log: Log<'_>) -> Model<Weights> {
    Model {
        cue: train_cue(train),
        source: train_source(train, log),
        content: train_content(train, log),
        extent: train_extent(train, log),
        accept: Learner::new(4).finish(),
        trust: Platt::PLAIN,
    }
}

fn train_cue(train: &[&Prepared<'_>]) -> Weights {
    let mut learner = Learner::new(21);
    let mut features = Features::default();
    let mut each = |visit: &mut dyn FnMut(&Features, bool)| {
        for p in train {
            let mut heads: Vec<usize> = p.gold.iter().map(|gold| gold.head).collect();
            heads.sort_unstable();
            for token in (0..p.scene.words.len()).filter(|token| cue::may_be(&p.scene, *token)) {
                features.clear();
                cue::word_features(&p.scene, token, &mut features);
                cue::features(&p.scene, token, &mut features);
                visit(&features, heads.binary_search(&token).is_ok());
            }
        }
    };
    each(&mut |features, _| learner.count(features));
    learner.least(2);
    for _ in 0..ROUNDS {
        each(&mut |features, yes| learner.decide(features, yes));
        learner.settle();
    }
    learner.finish()
}

fn train_source(train: &[&Prepared<'_>], log: Log<'_>) -> Weights {
    let mut learner = Learner::new(20);
    let mut missed = 0;
    let mut each = |visit: &mut dyn FnMut(&[Features], usize)| {
        let (mut paths, mut heads, mut edges) = (Paths::default(), Vec::new(), Vec::new());
        missed = 0;
        for p in train {
            for gold in &p.gold {
                let scene = &p.scene;
                let subject = scene.parse.subject(gold.head);
                paths.find(scene, gold.head);
                source::heads(scene, gold.head, &mut heads);
                let mut candidates = vec![Features::default(); heads.len() + 1];
                source::none_features(scene, gold.head, subject, &mut candidates[0]);
                for (candidate, head) in candidates[1..].iter_mut().zip(&heads) {
                    source::head_features(scene, &paths, gold.head, *head, subject, candidate);
                }
                let best = match gold.source {
                    None => Some(0),
                    Some((head, _)) => {
                        heads.iter().position(|other| *other == head).map(|at| at + 1)
                    }
                };
                let Some(best) = best else {
                    missed += 1;
                    continue;
                };
                visit(&candidates, best);
                let Some((head, span)) = gold.source else { continue };
                for (at_end, wanted) in [(false, span.0), (true, span.1)] {
                    source::edges(scene, head, gold.head, at_end, &mut edges);
                    let Some(best) = edges.iter().position(|at| *at == wanted) else {
                        missed += 1;
                        continue;
                    };
                    let mut candidates = vec![Features::default(); edges.len()];
                    for (candidate, at) in candidates.iter_mut().zip(&edges) {
                        source::edge_features(scene, gold.head, head, *at, at_end, candidate);
                    }
                    visit(&candidates, best);
                }
            }
        }
    };
    each(&mut |candidates, _| candidates.iter().for_each(|candidate| learner.count(candidate)));
    learner.least(2);
    for _ in 0..ROUNDS {
        each(&mut |candidates, best| learner.choose(candidates, best));
        learner.settle();
    }
    log(format!("source: {missed} out of reach"));
    learner.finish()
}

fn train_content(train: &[&Prepared<'_>], log: Log<'_>) -> Weights {
    let mut learner = Learner::new(21);
    let (mut missed, mut total) = (0, 0);
    for round in 0..=ROUNDS {
        (missed, total) = (0, 0);
        let mut paths = Paths::default();
        let mut places = Places::default();
        for p in train {
            for gold in &p.gold {
                let scene = &p.scene;
                let source = gold.source.map(|(_, span)| span);
                let shape = SHAPES
                    .iter()
                    .position(|shape| *shape == (gold.before.is_some(), gold.after.is_some()))
                    .unwrap_or(0);
                paths.find(scene, gold.head);
                let mut candidates = vec![Features::default(); SHAPES.len()];
                for (shape, candidate) in candidates.iter_mut().enumerate() {
                    content::shape_features(scene, &paths, gold.head, source, shape, candidate);
                }
                count_or_choose(&mut learner, &candidates, shape, round == 0);
                for (side, part) in [(Side::Before, gold.before), (Side::After, gold.after)] {
                    let Some((first, last)) = part else { continue };
                    total += 1;
                    content::places(scene, gold.head, source, side, &mut places);
                    let start = places.starts.iter().position(|at| *at == first);
                    let end = places.ends.iter().position(|at| *at == last);
                    let (Some(start), Some(end)) = (start, end) else {
                        missed += 1;
                        continue;
                    };
                    let view = content::View { scene, paths: &paths, cue: gold.head, source, side };
                    choose_part(&mut learner, &view, &places, source, (start, end), round == 0);
                }
            }
        }
        if round == 0 {
            learner.least(2);
        } else {
            learner.settle();
        }
    }
    log(format!("content: {missed} of {total} parts out of reach"));
    learner.finish()
}

/// Counts the features of a choice, or learns it.
fn count_or_choose(learner: &mut Learner, candidates: &[Features], best: usize, count: bool) {
    if count {
        candidates.iter().for_each(|candidate| learner.count(candidate));
    } else {
        learner.choose(candidates, best);
    }
}

/// Learns which start and end a part has.
fn choose_part(
    learner: &mut Learner,
    view: &content::View<'_, '_>,
    places: &Places,
    source: Option<Extent>,
    gold: (usize, usize),
    count: bool,
) {
    let rate = |ats: &[usize], is_end: bool| -> (Vec<Features>, Vec<Place>) {
        ats.iter()
            .map(|&at| {
                let mut features = Features::default();
                let place = view.place(at, is_end, &mut features);
                (features, place)
            })
            .unzip()
    };
    let (starts, start_places) = rate(&places.starts, false);
    let (ends, end_places) = rate(&places.ends, true);
    if count {
        starts.iter().chain(&ends).for_each(|features| learner.count(features));
    }
    let scored = |features: &[Features], places: &[Place]| -> Vec<(f32, Place)> {
        features
            .iter()
            .zip(places)
            .map(|(features, place)| (learner.score(features), *place))
            .collect()
    };
    let (s, e) = (scored(&starts, &start_places), scored(&ends, &end_places));
    let mut pairs = find::best_pairs(&s, &e, source, &[]);
    if !pairs.iter().any(|pair| (pair.1, pair.2) == gold) {
        pairs.push((s[gold.0].0 + e[gold.1].0, gold.0, gold.1));
    }
    let joint: Vec<Features> = pairs
        .iter()
        .map(|pair| {
            let mut features = Features::default();
            view.pair(start_places[pair.1], end_places[pair.2], &mut features);
            features
        })
        .collect();
    if count {
        joint.iter().for_each(|features| learner.count(features));
        return;
    }
    let mut chances: Vec<f32> =
        pairs.iter().zip(&joint).map(|(pair, joint)| pair.0 + learner.score(joint)).collect();
    normalize(&mut chances);
    let (mut at_start, mut at_end) = (vec![0.0_f32; starts.len()], vec![0.0_f32; ends.len()]);
    for ((pair, joint), chance) in pairs.iter().zip(&joint).zip(&chances) {
        let gradient = chance - f32::from(u8::from((pair.1, pair.2) == gold));
        at_start[pair.1] += gradient;
        at_end[pair.2] += gradient;
        learner.step(joint, gradient);
    }
    for (features, gradient) in starts.iter().zip(at_start).chain(ends.iter().zip(at_end)) {
        learner.step(features, gradient);
    }
}

fn train_extent(train: &[&Prepared<'_>], log: Log<'_>) -> Weights {
    let mut learner = Learner::new(19);
    let mut missed = 0;
    for round in 0..=ROUNDS {
        missed = 0;
        let (mut paths, mut words) = (Paths::default(), Vec::new());
        for p in train {
            for gold in &p.gold {
                paths.find(&p.scene, gold.head);
                let view = extent::View {
                    scene: &p.scene,
                    paths: &paths,
                    cue: gold.head,
                    source: gold.source.map(|(_, span)| span),
                    behind: gold.after,
                    before: gold.before,
                };
                for (at_end, wanted) in [(false, gold.cue.0), (true, gold.cue.1)] {
                    view.edges(at_end, &mut words);
                    let Some(best) = words.iter().position(|at| *at == wanted) else {
                        missed += 1;
                        continue;
                    };
                    let mut candidates = vec![Features::default(); words.len()];
                    for (candidate, at) in candidates.iter_mut().zip(&words) {
                        view.edge(*at, at_end, candidate);
                    }
                    count_or_choose(&mut learner, &candidates, best, round == 0);
                }
            }
        }
        if round == 0 {
            learner.least(2);
        } else {
            learner.settle();
        }
    }
    log(format!("extent: {missed} out of reach"));
    learner.finish()
}
