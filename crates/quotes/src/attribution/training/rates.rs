//! How often a trained model decides rightly.

use dateline_core::Thousandths;

use super::gold::gold;
use super::{Example, Trained};
use crate::attribution::content::{SHAPES, Side};
use crate::attribution::find::Finder;
use crate::attribution::scene::{Scene, quotations};
use crate::lexicon::Lexicon;

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
