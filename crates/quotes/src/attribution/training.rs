//! Training the models from documents whose attributions are marked.

use dateline_core::{Document, Span, Thousandths};
use dateline_linear::{Features, Learner, Score, Weights, normalize};
use dateline_syntax::Parse;

use super::content::{self, Place, Places, SHAPES, Side};
use super::find::{self, Attribution, Finder, Model};
use super::paths::Paths;
use super::scene::{Extent, Scene, quotations};
use super::{cue, extent, source};
use crate::lexicon::Lexicon;
use crate::marks::Quotation;

/// A document with its attributions.
#[derive(Debug, Clone)]
pub struct Example {
    /// The document.
    pub doc: Document,
    /// Its parse.
    pub parse: Parse,
    /// What it attributes.
    pub marked: Vec<Marked>,
}

/// An attribution as it was marked.
#[derive(Debug, Clone)]
pub struct Marked {
    /// What was said.
    pub content: Vec<Span>,
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// Who says it.
    pub source: Vec<Span>,
}

/// A marked attribution in the tokens of its document.
struct Gold {
    head: usize,
    cue: Extent,
    source: Option<(usize, Extent)>,
    /// Words of the content, in order.
    content: Vec<usize>,
    before: Option<Extent>,
    after: Option<Extent>,
}

struct Prepared<'a> {
    scene: Scene<'a>,
    gold: Vec<Gold>,
}

fn gold(scene: &Scene<'_>, marked: &[Marked]) -> Vec<Gold> {
    let mut out = Vec::new();
    for quote in marked {
        let words = |spans: &[Span]| {
            let mut words: Vec<usize> =
                spans.iter().flat_map(|span| scene.words_in(*span)).collect();
            words.sort_unstable();
            words.dedup();
            words
        };
        let mut cue = words(&quote.cue);
        if cue.is_empty() {
            cue = quote.cue.iter().flat_map(|span| scene.parse.tokens_in(*span)).collect();
        }
        let (Some(&first), Some(&last)) = (cue.first(), cue.last()) else { continue };
        let outside = |at: &usize| {
            let head = scene.head(*at);
            head == *at || !cue.contains(&head)
        };
        let Some(head) = cue
            .iter()
            .copied()
            .filter(outside)
            .find(|at| cue::may_be(scene, *at))
            .or_else(|| cue.iter().copied().find(|at| cue::may_be(scene, *at)))
        else {
            continue;
        };
        let source = words(&quote.source);
        let mut found = None;
        if let (Some(&first), Some(&last)) = (source.first(), source.last()) {
            let mut heads = Vec::new();
            source::heads(scene, head, &mut heads);
            let best = heads.iter().copied().filter(|at| source.contains(at)).find(|at| {
                let above = scene.head(*at);
                above == *at || !source.contains(&above)
            });
            match best.or_else(|| heads.iter().copied().find(|at| source.contains(at))) {
                Some(best) => found = Some((best, (first, last))),
                None => found = Some((usize::MAX, (first, last))),
            }
        }
        let mut content = words(&quote.content);
        content.retain(|at| !cue.contains(at) && !source.contains(at));
        if content.is_empty() {
            continue;
        }
        let hull = |words: Vec<usize>| Some((*words.first()?, *words.last()?));
        let before = hull(content.iter().copied().filter(|at| *at < head).collect());
        let after = hull(content.iter().copied().filter(|at| *at > head).collect());
        out.push(Gold { head, cue: (first, last), source: found, content, before, after });
    }
    out
}

/// What training tells.
pub type Log<'a> = &'a mut dyn FnMut(String);

/// A trained model, as a file.
pub struct Trained(Model<Weights>);

/// Rounds over all examples.
const ROUNDS: usize = 8;

/// Trains on `examples`.
pub fn train(examples: &[Example], lexicon: &Lexicon, log: Log<'_>) -> Trained {
    let marks: Vec<Vec<Quotation>> =
        examples.iter().map(|example| quotations(&example.doc.text, &example.parse)).collect();
    let prepared: Vec<Prepared<'_>> = examples
        .iter()
        .zip(&marks)
        .map(|(example, marks)| {
            let scene = Scene::new(&example.doc, &example.parse, marks, lexicon);
            let gold = gold(&scene, &example.marked);
            Prepared { scene, gold }
        })
        .collect();
    let all: Vec<&Prepared<'_>> = prepared.iter().collect();
    log(format!(
        "{} documents, {} attributions",
        all.len(),
        all.iter().map(|p| p.gold.len()).sum::<usize>()
    ));
    let mut accept = Learner::new(16);
    let mut seen = Vec::new();
    for fold in 0..2 {
        let train: Vec<_> =
            all.iter().enumerate().filter(|(at, _)| at % 2 != fold).map(|(_, p)| *p).collect();
        let model = parts(&train, log);
        for held in all.iter().enumerate().filter(|(at, _)| at % 2 == fold).map(|(_, p)| *p) {
            let mut finder = Finder::new(&held.scene, &model);
            for found in finder.all() {
                let mut features = Features::default();
                find::accept(&held.scene, &found, &mut features);
                seen.push((features, is_right(&held.scene, &found, &held.gold)));
            }
        }
    }
    log(format!("acceptance: {} seen, {} right", seen.len(), seen.iter().filter(|s| s.1).count()));
    for (features, _) in &seen {
        accept.count(features);
    }
    accept.least(3);
    for _ in 0..ROUNDS {
        for (features, right) in &seen {
            accept.decide(features, *right);
        }
        accept.settle();
    }
    let mut model = parts(&all, log);
    model.accept = accept.finish();
    Trained(model)
}

/// Whether half of the words of a find and of a marked content are the same.
fn is_right(scene: &Scene<'_>, found: &Attribution, gold: &[Gold]) -> bool {
    let words: Vec<usize> = found.parts().flat_map(|part| scene.words_of(part)).collect();
    gold.iter().any(|gold| {
        let same = words.iter().filter(|word| gold.content.binary_search(word).is_ok()).count();
        2 * same >= words.len() + gold.content.len() - same
            && found.cue.0 <= gold.cue.1
            && gold.cue.0 <= found.cue.1
    })
}

/// Trains all but what accepts.
fn parts(train: &[&Prepared<'_>], log: Log<'_>) -> Model<Weights> {
    Model {
        cue: train_cue(train),
        source: train_source(train, log),
        content: train_content(train, log),
        extent: train_extent(train, log),
        accept: Learner::new(4).finish(),
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

impl Trained {
    /// How often each decision is right, given that those before it are.
    #[must_use]
    pub fn rates(&self, examples: &[Example], lexicon: &Lexicon) -> String {
        let mut right = [0_usize; 6];
        let mut all = [0_usize; 6];
        let mut note = |at: usize, yes: bool| {
            all[at] += 1;
            right[at] += usize::from(yes);
        };
        for example in examples {
            let marks = quotations(&example.doc.text, &example.parse);
            let scene = Scene::new(&example.doc, &example.parse, &marks, lexicon);
            let mut finder = Finder::new(&scene, &self.0);
            for gold in gold(&scene, &example.marked) {
                let source = gold.source.map(|(_, span)| span);
                finder.look_from(gold.head);
                note(0, finder.source(gold.head).0 == source);
                let shapes = finder.shapes(gold.head, source);
                let best = (0..SHAPES.len()).max_by(|a, b| shapes[*a].total_cmp(&shapes[*b]));
                note(
                    1,
                    best.map(|best| SHAPES[best])
                        == Some((gold.before.is_some(), gold.after.is_some())),
                );
                for (at, side, part) in
                    [(2, Side::Before, gold.before), (3, Side::After, gold.after)]
                {
                    if part.is_some() {
                        note(at, finder.part(gold.head, source, side).map(|part| part.0) == part);
                    }
                }
                let cue = finder.cue_words(gold.head, source, gold.before, gold.after);
                note(4, cue.0 == gold.cue.0);
                note(5, cue.1 == gold.cue.1);
            }
        }
        let names =
            ["source", "shape", "content before", "content behind", "cue's start", "cue's end"];
        let rate = |at: usize| Thousandths::of(right[at], all[at]).get();
        names
            .iter()
            .enumerate()
            .map(|(at, name)| format!("{name} {}\u{2030}  ", rate(at)))
            .collect()
    }

    /// The model as a file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.bytes()
    }
}
