//! Repair of the gazetteer's finds by the model's: a word of the gazetteer inside a person's name is that name's.

use dateline_syntax::EntityKind;

use crate::gazetteer::Meaning;
use crate::pieces::{Piece, What};
use crate::text::Text;
use crate::words::Sort;

/// Drops what is part of a person's name: `Cuban` of `Mark Cuban`, and where that name's end stands alone thereafter.
pub(crate) fn without_namesakes(text: &Text<'_>, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut namesakes: Vec<&str> = Vec::new();
    let mut inside = vec![false; text.len()];
    for (tokens, kind) in text.grammar.entities() {
        let end = tokens.end - usize::from(text.is_genitive(tokens.end - 1));
        if kind != EntityKind::Person || end < tokens.start + 2 {
            continue;
        }
        let given =
            text.is(tokens.start, Sort::GivenMale) || text.is(tokens.start, Sort::GivenFemale);
        if !given || !(tokens.start..end).all(|token| text.is_capital(token)) {
            continue;
        }
        for token in tokens.start..end {
            if let Some(slot) = inside.get_mut(token) {
                *slot = true;
            }
        }
        namesakes.push(text.norm(end - 1));
    }
    namesakes.sort_unstable();
    let is_inside = |token: usize| inside.get(token).copied().unwrap_or(false);
    pieces.retain(|piece| {
        let nominal = matches!(
            piece.what,
            What::Listed(
                Meaning::State(_)
                    | Meaning::Adjective(_)
                    | Meaning::Seat(_)
                    | Meaning::Place(_)
                    | Meaning::Organisation(_)
                    | Meaning::Outlet(_)
            )
        );
        let [first, last] = [piece.tokens.start, piece.tokens.end - 1];
        if !nominal || text.is_loud(first) {
            return true;
        }
        let within = is_inside(first) && is_inside(last) && piece.tokens.len() < 3;
        let state = matches!(piece.what, What::Listed(Meaning::State(_)));
        let alone = first == last
            && !state
            && namesakes.binary_search(&text.norm(first)).is_ok()
            && matches!(text.grammar.label(&piece.tokens), Some(EntityKind::Person) | None);
        !within && !alone
    });
    pieces
}
