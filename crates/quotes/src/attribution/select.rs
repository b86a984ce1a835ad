//! Which attributions stand together: no cue lies in what another one says, and no word is said twice.

use std::collections::BTreeMap;

use dateline_linear::Score;

use super::find::{Attribution, Finder};
use super::scene::{Extent, holds};

/// Those of `all` that stand together, in the order of their cues, each at least as likely as `least`.
///
/// The likelier one stands. What conflicts with it is read again without its words, and stands if it is likely still.
pub(crate) fn select<S: Score>(
    finder: &mut Finder<'_, '_, S>,
    all: &[Attribution],
    least: f32,
) -> Vec<Attribution> {
    let mut likely: Vec<Attribution> =
        all.iter().filter(|found| found.chance >= least).cloned().collect();
    leave_to_neighbours(finder, &mut likely);
    likely.sort_by(|a, b| b.chance.total_cmp(&a.chance).then(a.head.cmp(&b.head)));
    let mut kept: BTreeMap<usize, Attribution> = BTreeMap::new();
    let mut said = vec![false; finder.scene.words.len()];
    for found in likely {
        if said[found.head] {
            continue;
        }
        let conflicts = conflicts(&found, &kept, &said);
        let found = if conflicts.is_empty() {
            Some(found)
        } else {
            finder.apart(found.head, found.chances[0], &conflicts).filter(|again| {
                again.chance >= least && self::conflicts(again, &kept, &said).is_empty()
            })
        };
        if let Some(found) = found {
            for (start, end) in found.parts() {
                said[start..=end].fill(true);
            }
            kept.insert(found.head, found);
        }
    }
    kept.into_values().collect()
}

/// The words of those kept that an attribution takes: all of one whose cue it says, else what both say.
fn conflicts(
    found: &Attribution,
    kept: &BTreeMap<usize, Attribution>,
    said: &[bool],
) -> Vec<Extent> {
    let mut conflicts = Vec::new();
    for (start, end) in found.parts() {
        conflicts.extend(kept.range(start..=end).map(|(_, other)| other.hull()));
        let mut next = start;
        while let Some(first) = (next..=end).find(|at| said[*at]) {
            let last = (first..=end).take_while(|at| said[*at]).last().unwrap_or(first);
            conflicts.push((first, last));
            next = last + 1;
        }
    }
    conflicts
}

/// A cue stands no further from what it attributes.
const NEAR: usize = 200;

/// A content that reaches into sentences behind or before leaves out what a cue there attributes.
fn leave_to_neighbours<S: Score>(finder: &mut Finder<'_, '_, S>, likely: &mut [Attribution]) {
    likely.sort_by_key(|found| found.head);
    for at in 0..likely.len() {
        let found = &likely[at];
        let sentence = finder.scene.sentence(found.head);
        let outside = |(start, end): Extent| start < sentence.start || end >= sentence.end;
        if !found.parts().any(outside) {
            continue;
        }
        let hull = found.hull();
        let sentence_of = |at: usize| finder.scene.sentence_of[at];
        // The cue of a neighbour may stand a sentence behind what it attributes.
        let near = |other: &&Attribution| {
            sentence_of(other.head) != sentence_of(found.head) && !found.says(other.head)
        };
        let from = likely.partition_point(|other| other.head + NEAR < hull.0);
        let others: Vec<Extent> = likely[from..]
            .iter()
            .take_while(|other| other.head <= hull.1 + NEAR)
            .filter(near)
            .flat_map(Attribution::parts)
            .filter(|(start, end)| {
                let reached = holds(hull, *start) || holds(hull, *end);
                reached && !sentence.contains(start)
            })
            .collect();
        if !others.is_empty()
            && let Some(again) = finder.apart(found.head, found.chances[0], &others)
        {
            likely[at] = again;
        }
    }
}
