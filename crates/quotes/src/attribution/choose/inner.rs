//! Who speaks inside of what somebody says.

use dateline_linear::Score;
use dateline_syntax::{Pos, Rel};

use super::{Chooser, Found};
use crate::attribution::find::Finder;
use crate::attribution::scene::Extent;

/// A verb that the parse takes for a noun has its `that` within so many words.
const THAT: usize = 12;

impl Chooser<'_, '_> {
    /// What others say inside of what an attribution says; of what only `wraps` it, all that is likely by itself.
    pub(super) fn inner<S: Score>(
        &self,
        finder: &mut Finder<'_, '_, S>,
        outer: &Found,
        wraps: bool,
    ) -> Vec<Found> {
        let mut inner: Vec<Found> = Vec::new();
        let around = self.around(outer);
        let likely =
            |at: usize| wraps && self.all.binary_search_by_key(&at, |other| other.head).is_ok();
        for at in outer.content.iter().flat_map(|(start, end)| *start..=*end) {
            if !(self.may_tell(at) || likely(at)) || inner.iter().any(|found| found.says(at)) {
                continue;
            }
            let mut blocked = around.clone();
            if self.scene.word(at).quotation.is_some() {
                let sentence = self.scene.sentence(at);
                blocked.extend(sentence.start.checked_sub(1).map(|last| (0, last)));
                blocked.push((sentence.end, usize::MAX));
            }
            let Some(attribution) = finder.given(at, &blocked) else { continue };
            let mut found = Found::new(&attribution);
            let whole = found.words().all(|(start, end)| outer.says(start) && outer.says(end));
            let named = found.source.is_some_and(|source| self.names_another(source));
            if whole && named && !found.says(at) {
                inner.retain(|other| !found.says(other.head));
                found.inside = Some(outer.head);
                found.confidence = found.confidence.min(outer.confidence);
                inner.push(found);
            }
        }
        inner
    }

    /// The words before, between and behind the parts of a content.
    pub(super) fn around(&self, outer: &Found) -> Vec<Extent> {
        let mut around = Vec::new();
        let mut next = 0;
        for &(start, end) in &outer.content {
            around
                .extend(start.checked_sub(1).filter(|last| next <= *last).map(|last| (next, last)));
            next = end + 1;
        }
        around.push((next, usize::MAX));
        around
    }

    /// Whether a word is a verb of speech that has its own subject and something said.
    pub(super) fn may_tell(&self, at: usize) -> bool {
        let word = self.scene.word(at);
        if !crate::lexicon::is_speech(word.cue) {
            return false;
        }
        if word.pos == Pos::Noun && !crate::lexicon::is_noun(word.cue) {
            // `the ministry informs in its release that …`: a verb that the parse takes for a noun.
            let mut behind = (at + 1..self.scene.near(at).end).take(THAT);
            return behind.any(|at| self.scene.is(at, "that"));
        }
        if word.pos != Pos::Verb {
            return false;
        }
        let children = || self.scene.children(at).map(|child| (child, self.scene.word(child)));
        let subject = children().any(|(_, child)| matches!(child.rel, Rel::Nsubj | Rel::Agent));
        let said = children().any(|(_, child)| matches!(child.rel, Rel::Ccomp));
        subject && said
    }

    /// Whether a source is somebody else than who speaks around it.
    pub(super) fn names_another(&self, (start, end): Extent) -> bool {
        const OWN: [&str; 8] = ["i", "we", "you", "it", "one", "who", "they", "that"];
        !(start == end && OWN.iter().any(|own| self.scene.is(start, own)))
    }

    /// Whether all clauses of a content are cues of what others say in it.
    pub(super) fn is_all(&self, outer: &Found, inner: &[Found]) -> bool {
        let words = outer.content.iter().flat_map(|(start, end)| *start..=*end);
        let mut roots = words
            .filter(|at| matches!(self.scene.word(*at).pos, Pos::Verb | Pos::Aux))
            .filter(|at| self.scene.head(*at) == *at || !outer.says(self.scene.head(*at)))
            .peekable();
        roots.peek().is_some() && roots.all(|at| inner.iter().any(|inner| inner.head == at))
    }
}
