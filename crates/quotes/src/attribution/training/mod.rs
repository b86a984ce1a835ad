//! Training the models from documents whose attributions are marked.

mod gold;
mod parts;
mod rates;

use dateline_core::{Document, Span};
use dateline_linear::{Features, Learner, Platt, Score, Weights};
use dateline_syntax::Parse;

use super::find::{self, Finder, Model};
use super::scene::{Scene, quotations};
use super::select::select;
use crate::lexicon::Lexicon;
use crate::marks::Quotation;
use gold::{Gold, gold, is_right};
use parts::parts;

/// A document with its attributions.
#[derive(Debug, Clone)]
pub struct Example {
    /// The document.
    pub doc: Document,
    /// Its parse.
    pub parse: Parse,
    /// What it attributes.
    pub marked: Vec<Marked>,
    /// Whether it was invented to learn from: it tells nothing of how often the models are right.
    pub invented: bool,
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

struct Prepared<'a> {
    scene: Scene<'a>,
    gold: Vec<Gold>,
    invented: bool,
}

/// What training tells.
pub type Log<'a> = &'a mut dyn FnMut(String);

/// A trained model, as a file.
pub struct Trained(Model<Weights>);

/// Rounds over all examples.
const ROUNDS: usize = 8;
/// What accepts is learned from what models of all folds but one find in that one.
const FOLDS: usize = 5;
/// Trust is measured on what stands with this chance.
const UNSURE: f32 = 0.3;
/// Invented examples are few beside the others, and cover what those don't: a round sees them so often.
const INVENTED: usize = 2;

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
            Prepared { scene, gold, invented: example.invented }
        })
        .collect();
    let all = repeated(prepared.iter().enumerate());
    log(format!(
        "{} documents, {} attributions",
        all.len(),
        all.iter().map(|(_, p)| p.gold.len()).sum::<usize>()
    ));
    let mut folds = Vec::new();
    let (mut seen, mut halves) = (Vec::new(), Vec::new());
    for fold in 0..FOLDS {
        let (held, train): (Vec<_>, Vec<_>) = all.iter().partition(|(at, _)| at % FOLDS == fold);
        let model = parts(&train.into_iter().map(|(_, p)| p).collect::<Vec<_>>(), log);
        for (at, held) in held {
            let mut finder = Finder::new(&held.scene, &model);
            for found in finder.all() {
                let mut features = Features::default();
                find::accept(&held.scene, &found, &mut features);
                seen.push((features, is_right(&held.scene, &found, &held.gold)));
                halves.push(half_of(at));
            }
        }
        folds.push(model);
    }
    log(format!("acceptance: {} seen, {} right", seen.len(), seen.iter().filter(|s| s.1).count()));
    let mut stand = Vec::new();
    for half in 0..2 {
        let others = seen.iter().zip(&halves).filter(|(_, of)| **of != half);
        let accepts = accept(&others.map(|(seen, _)| seen).collect::<Vec<_>>());
        for (at, held) in prepared.iter().enumerate().filter(|(at, _)| half_of(*at) == half) {
            let model = &mut folds[at % FOLDS];
            model.accept = accepts.clone();
            let mut finder = Finder::new(&held.scene, model);
            let all = finder.all();
            let kept = select(&mut finder, &all, UNSURE).into_iter().filter(|_| !held.invented);
            stand.extend(kept.map(|found| {
                let mut features = Features::default();
                find::accept(&held.scene, &found, &mut features);
                let right = is_right(&held.scene, &found, &held.gold);
                (accepts.score(&features), right)
            }));
        }
    }
    let mut model = parts(&all.iter().map(|(_, p)| *p).collect::<Vec<_>>(), log);
    model.accept = accept(&seen.iter().collect::<Vec<_>>());
    model.trust = Platt::fit(&stand);
    log(format!("{} stand, {:?}", stand.len(), model.trust));
    Trained(model)
}

/// Documents whose finds a model of what accepts is tried on, having learned from those of the other half.
fn half_of(at: usize) -> usize {
    at / FOLDS % 2
}

/// What a round sees: all examples, and the invented ones again.
fn repeated<'a, 'b>(
    prepared: impl Iterator<Item = (usize, &'a Prepared<'b>)> + Clone,
) -> Vec<(usize, &'a Prepared<'b>)> {
    let again = prepared.clone().filter(|(_, p)| p.invented);
    prepared.chain((1..INVENTED).flat_map(|_| again.clone())).collect()
}

/// Trains what tells how likely a find is right.
fn accept(seen: &[&(Features, bool)]) -> Weights {
    let mut learner = Learner::new(16);
    for (features, _) in seen {
        learner.count(features);
    }
    learner.least(3);
    for _ in 0..ROUNDS {
        for (features, right) in seen {
            learner.decide(features, *right);
        }
        learner.settle();
    }
    learner.finish()
}
