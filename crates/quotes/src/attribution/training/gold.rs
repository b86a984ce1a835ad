//! Marked attributions in the tokens of their documents.

use dateline_core::Span;

use super::Marked;
use crate::attribution::find::Attribution;
use crate::attribution::scene::{Extent, Scene};
use crate::attribution::{cue, source};

/// A marked attribution in the tokens of its document.
pub(super) struct Gold {
    pub(super) head: usize,
    pub(super) cue: Extent,
    pub(super) source: Option<(usize, Extent)>,
    /// Words of the content, in order.
    pub(super) content: Vec<usize>,
    pub(super) before: Option<Extent>,
    pub(super) after: Option<Extent>,
}

pub(super) fn gold(scene: &Scene<'_>, marked: &[Marked]) -> Vec<Gold> {
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

/// Whether half of the words of a find and of a marked content are the same.
pub(super) fn is_right(scene: &Scene<'_>, found: &Attribution, gold: &[Gold]) -> bool {
    let words: Vec<usize> = found.parts().flat_map(|part| scene.words_of(part)).collect();
    gold.iter().any(|gold| {
        let same = words.iter().filter(|word| gold.content.binary_search(word).is_ok()).count();
        2 * same >= words.len() + gold.content.len() - same
            && found.cue.0 <= gold.cue.1
            && gold.cue.0 <= found.cue.1
    })
}
