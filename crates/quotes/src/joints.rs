//! Where a quotation's own question mark or stop cut the sentence around it: `“Is it over?”` and `Ames asked.` are one unit.

use std::collections::BTreeMap;

use dateline_syntax::Surface;

use crate::cues::{Cues, Frames};
use crate::phrases::Scene;
use crate::units::Unit;
use crate::words::Class;

/// Joins `“Is it over?”` with `Ames asked.` where a sentence end was seen between them.
pub(crate) fn join_asked(
    units: Vec<Unit>,
    text: &str,
    surface: &Surface,
    cues: &Cues,
) -> Vec<Unit> {
    let mut joined: Vec<Unit> = Vec::with_capacity(units.len());
    // The last unit of each level: units inside of a quotation stand between.
    let mut last: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for unit in units {
        let before = last
            .get(&unit.inside)
            .and_then(|&at| joined.get_mut(at))
            .filter(|before| before.paragraph == unit.paragraph && ends_in_quote(before))
            .filter(|before| only_attributes(&unit, text, surface, cues, asks(before, text)));
        if let Some(before) = before {
            before.elems.extend(unit.elems);
            continue;
        }
        last.insert(unit.inside, joined.len());
        joined.push(unit);
    }
    joined
}

/// Whether a unit holds nothing but quotations and marks.
pub(crate) fn is_plain(unit: &Unit) -> bool {
    let plain = |class: Class| {
        matches!(
            class,
            Class::Quote
                | Class::Stop
                | Class::Comma
                | Class::Dash
                | Class::Bracket
                | Class::Mark
                | Class::Hyphen
        )
    };
    unit.elems.iter().all(|elem| plain(elem.class))
}

fn ends_in_quote(unit: &Unit) -> bool {
    unit.elems.last().is_some_and(|elem| elem.class == Class::Quote)
}

/// Whether a unit ends in a quotation that ends in a question mark or the like, so that the sentence may go on.
fn asks(unit: &Unit, text: &str) -> bool {
    let words = unit.elems.last().and_then(|elem| elem.span.of(text)).unwrap_or_default();
    words.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}']).ends_with(['?', '!', '\u{2026}'])
}

/// Whether a unit holds a source and a cue of speech and nothing that is said; `asked` allows more behind a comma.
fn only_attributes(unit: &Unit, text: &str, surface: &Surface, cues: &Cues, asked: bool) -> bool {
    if unit.len() > 40 || unit.elems.iter().any(|elem| elem.class == Class::Quote) {
        return false;
    }
    let scene = Scene { text, unit, surface, finite: &[] };
    let hits = cues.hits(unit, surface);
    let (Some(hit), true) = (hits.first(), asked || hits.len() == 1) else { return false };
    if !hit.frames.any(Frames::QUOTE) || hit.start == 0 || hit.start > 12 {
        return false;
    }
    // `“We tried.” Ames, who lost, agreed.`: a sentence of its own.
    let aside = (0..hit.start).any(|at| scene.class(at) == Class::Comma);
    if aside && !asked {
        return false;
    }
    let mut at = hit.end;
    if hit.frames.any(Frames::HEARER) {
        at = scene.phrase_end(at);
    }
    let at = scene.skip_adjuncts(at);
    matches!(scene.class(at), Class::Stop) && at + 1 >= unit.len()
        || asked && scene.class(at) == Class::Comma && hit.start <= 6
}
