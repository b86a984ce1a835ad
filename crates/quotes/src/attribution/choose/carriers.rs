//! The outlets that carried what somebody said.

use dateline_linear::Score;
use dateline_syntax::{Pos, Rel};

use super::{Chooser, Found};
use crate::attribution::find::Finder;
use crate::attribution::scene::Extent;

/// What carried a content is named in so many words at its end.
const TAIL: usize = 12;
/// What an outlet or a body writes.
const WRITINGS: [&str; 9] = [
    "account",
    "article",
    "communique",
    "dispatch",
    "post",
    "release",
    "report",
    "reports",
    "statement",
];

impl Chooser<'_, '_> {
    /// Whom a report cites, and where that is told: `…, citing the ministry`, `Citing the ministry, …`.
    pub(super) fn cited(&self, head: usize) -> Option<(usize, Extent)> {
        let parse = self.scene.parse;
        let cites = self
            .scene
            .children(head)
            .find(|child| self.scene.word(*child).rel == Rel::Advcl && self.cites(*child))?;
        let object = parse.child(cites, Rel::Dobj)?;
        Some((parse.left_edge(cites), (parse.left_edge(object), parse.right_edge(object))))
    }

    pub(super) fn cites(&self, at: usize) -> bool {
        matches!(self.scene.parse.lemma(at), "cite" | "quote")
    }

    /// `…, according to a Trend report`, `…, Trend reported` at the end of a content: who carried it, and no part of it.
    pub(super) fn leave_out_carriers<S: Score>(
        &self,
        finder: &mut Finder<'_, '_, S>,
        found: &mut Found,
    ) {
        for at in 0..found.content.len() {
            let (start, end) = found.content[at];
            let tail = (start.max(end.saturating_sub(TAIL)), end);
            if !(self.outlets.among)(tail) {
                continue;
            }
            for cue in (tail.0..=tail.1).rev() {
                let word = self.scene.word(cue);
                let reports =
                    crate::lexicon::is_speech(word.cue) && matches!(word.pos, Pos::Verb | Pos::Adp);
                if !reports || word.quotation.is_some() || cue == found.head {
                    continue;
                }
                let Some(carrier) = finder.given(cue, &[]) else { continue };
                let Some(source) = carrier.source.filter(|source| (self.outlets.is)(*source))
                else {
                    continue;
                };
                let first = source.0.min(carrier.cue.0);
                let last = source.1.max(carrier.cue.1);
                let ends = (last + 1..=end).all(|at| !self.scene.word(at).is_word);
                let before = (start..first).rev().find(|at| self.scene.word(*at).is_word);
                if let (true, Some(before)) = (ends && last <= end && first > start, before) {
                    found.content[at].1 = before;
                    found.carriers.push(source);
                    break;
                }
            }
        }
    }

    /// Whether an attribution names a writing behind `according to`, which may tell what others say.
    pub(super) fn is_of_writing(&self, found: &Found) -> bool {
        let is_writing = |at: usize| WRITINGS.iter().any(|word| self.scene.is(at, word));
        let writing = |(start, end): Extent| (start..=end).any(is_writing);
        self.scene.is(found.head, "according") && found.source.is_some_and(writing)
    }

    /// Outlets among the words that an attribution leaves over behind its cue: `told Trend that`, `, Trend reported`.
    pub(super) fn tails(&mut self) {
        let mut busy = vec![false; self.scene.words.len()];
        for (start, end) in
            self.found.iter().flat_map(|found| found.content.iter().chain(&found.source))
        {
            busy[*start..=*end].fill(true);
        }
        for at in 0..self.found.len() {
            let found = &self.found[at];
            if found.inside.is_some() {
                continue;
            }
            let Some((cue, end)) = found.cue else { continue };
            let from =
                found.source.filter(|source| source.0 > end).map_or(cue, |source| source.1 + 1);
            let sentence = self.scene.sentence(found.head);
            let to = (from..sentence.end).find(|at| busy[*at]).unwrap_or(sentence.end);
            if from < to {
                self.found[at].carriers.insert(0, (from, to - 1));
            }
        }
    }
}
