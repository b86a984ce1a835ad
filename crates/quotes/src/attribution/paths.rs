//! The way through the tree from one token to every other one of its sentence.

use std::ops::Range;

use dateline_syntax::Rel;

use super::scene::Scene;

/// Ways from one token, by token of its sentence.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    start: usize,
    steps: Vec<Step>,
    chain: Vec<usize>,
}

/// Where a way leads.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Step {
    /// The code of the relations on the way.
    pub(crate) rels: u32,
    /// The same with the prepositions on the way.
    pub(crate) words: u32,
    /// How many relations there are.
    pub(crate) len: u8,
    /// The token behind the first step.
    pub(crate) branch: u32,
    known: bool,
}

/// No way of more steps is told from another one.
const LONGEST: u8 = 6;

impl Paths {
    /// Finds the ways from `from`.
    pub(crate) fn find(&mut self, scene: &Scene<'_>, from: usize) {
        let sentence: Range<usize> = scene.near(from);
        self.start = sentence.start;
        self.steps.clear();
        self.steps.resize(sentence.len(), Step::default());
        let mut step = Step { rels: 1, words: 1, len: 0, branch: narrow(from), known: true };
        let mut at = from;
        loop {
            self.steps[at - sentence.start] = step;
            let head = scene.head(at);
            if head == at || !sentence.contains(&head) {
                break;
            }
            let branch = if step.len == 0 { narrow(head) } else { step.branch };
            step = next(step, scene, at, true, branch);
            at = head;
        }
        for token in sentence.clone() {
            let mut chain = std::mem::take(&mut self.chain);
            let mut at = token;
            while !self.steps[at - sentence.start].known {
                chain.push(at);
                let head = scene.head(at);
                if head == at || !sentence.contains(&head) {
                    break;
                }
                at = head;
            }
            while let Some(below) = chain.pop() {
                let head = scene.head(below);
                let above = if sentence.contains(&head) {
                    self.steps[head - sentence.start]
                } else {
                    Step::default()
                };
                let branch = if above.len == 0 { narrow(below) } else { above.branch };
                let mut step = next(above, scene, below, false, branch);
                step.known = true;
                self.steps[below - sentence.start] = step;
            }
            self.chain = chain;
        }
    }

    /// The way to a token; that to a token of another sentence has no step.
    pub(crate) fn to(&self, token: usize) -> Step {
        token.checked_sub(self.start).and_then(|at| self.steps.get(at)).copied().unwrap_or_default()
    }
}

/// One step on from `step`: from `token` up to its head, or down to it from its head.
fn next(step: Step, scene: &Scene<'_>, token: usize, up: bool, branch: u32) -> Step {
    let word = scene.word(token);
    let len = step.len.saturating_add(1);
    if len > LONGEST {
        return Step { rels: 3, words: 3, len, branch, known: true };
    }
    let rel = u32::from(word.rel as u8) * 2 + u32::from(up);
    let lexical = matches!(word.rel, Rel::Prep | Rel::Agent | Rel::Mark | Rel::Dative);
    let lemma = if lexical { word.lemma } else { 0 };
    let mix = |a: u32, b: u32| (a ^ b).wrapping_mul(0x85eb_ca6b).rotate_left(13);
    Step {
        rels: mix(step.rels, rel + 7),
        words: mix(mix(step.words, rel + 7), lemma),
        len,
        branch,
        known: true,
    }
}

fn narrow(token: usize) -> u32 {
    u32::try_from(token).unwrap_or(u32::MAX)
}
