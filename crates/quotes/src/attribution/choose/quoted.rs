//! Words in quotation marks that belong to what an attribution says, beside those that the models gave it.

use dateline_syntax::Pos;

use super::{Chooser, Found};
use crate::attribution::scene::Scene;

/// Behind these the writer may comment.
const BREAKS: [&str; 9] = [",", ";", ":", "(", ")", "\u{2013}", "\u{2014}", "--", "-"];

/// Puts the paragraphs of a quotation before its last one, which says who speaks.
pub(super) fn continued(scene: &Scene<'_>, found: &mut [Found]) {
    let mut taken = vec![false; scene.quoted.len()];
    let words =
        found.iter().flat_map(|found| &found.content).flat_map(|part| scene.words_of(*part));
    for quotation in words.filter_map(|at| scene.word(at).quotation) {
        taken[quotation] = true;
    }
    for found in found.iter_mut().filter(|found| found.inside.is_none()) {
        let Some(&(start, _)) = found.content.first() else { continue };
        let opening = scene.quoted(start).filter(|_| scene.opens_quotation(start));
        let mut before = opening.and_then(|quoted| quoted.before);
        while let Some(quotation) = before {
            let quoted = scene.quoted[quotation];
            let opens = scene.opens_sentence(quoted.first);
            if !opens || std::mem::replace(&mut taken[quotation], true) {
                break;
            }
            found.content.insert(0, (quoted.first, quoted.last));
            before = quoted.before;
        }
    }
}

impl Chooser<'_, '_> {
    /// `vowed to “act” in response “to the attack”`: words in marks that nobody else says are still the speaker's.
    pub(super) fn quoted_behind(&mut self) {
        let scene = self.scene;
        let ends_clause =
            |at: usize| scene.word(at).pos == Pos::Space || BREAKS.contains(&scene.written(at));
        let mut taken = vec![false; scene.words.len()];
        for (start, end) in self.found.iter().flat_map(Found::words) {
            taken[start..=end].fill(true);
        }
        for found in self.found.iter_mut().filter(|found| found.inside.is_none()) {
            let Some(part) = found.content.last_mut() else { continue };
            let mut free = (part.1 + 1..scene.sentence(found.head).end)
                .take_while(|at| !taken[*at] && !ends_clause(*at));
            while scene.quoted(part.1).is_some()
                && let Some(quoted) = free
                    .find(|at| scene.opens_quotation(*at))
                    .and_then(|at| scene.quoted(at))
                    .filter(|quoted| !quoted.is_titled && quoted.last > quoted.first)
            {
                part.1 = quoted.last;
            }
        }
    }
}
