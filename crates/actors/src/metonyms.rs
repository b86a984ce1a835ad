//! Whether a capital stands for its government: by what the parse says it does, owns or is dealt with. A capital of which
//! nothing of the kind is said is a place.

use std::ops::Range;

use dateline_syntax::Rel;

use crate::text::Text;
use crate::words::Sort;

/// How many conjuncts are climbed: `Moscow, Tehran and Ankara`.
const CONJUNCTS: usize = 8;

/// Whether the capital at `tokens` acts here: `Baku denied it`, `accused Baku`, `Baku's position`, `talks with Baku`.
pub(crate) fn acts(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let grammar = &text.grammar;
    let Some(mut top) = grammar.top(tokens) else { return false };
    // `the capital Damascus`, `western Damascus`
    let before = tokens.start.wrapping_sub(1);
    let part = ["eastern", "northern", "southern", "western", "greater", "rural", "central"];
    let directed = text.norm(before).starts_with("north") || text.norm(before).starts_with("south");
    if text.is(before, Sort::PlaceNoun) || text.any(before, &part) || directed {
        return false;
    }
    for _ in 0..CONJUNCTS {
        match (grammar.rel(top), grammar.head(top)) {
            (Some(Rel::Conj), Some(head)) => top = head,
            _ => break,
        }
    }
    let (Some(rel), Some(head)) = (grammar.rel(top), grammar.head(top)) else { return false };
    match rel {
        Rel::Nsubj => !is_situated(text, head),
        Rel::Nsubjpass => text.lemma_is(head, Sort::Dealing) || text.is(head, Sort::Speech),
        Rel::Dobj | Rel::Dative => text.lemma_is(head, Sort::Dealing),
        Rel::Poss => is_statecraft(text, head),
        Rel::Compound | Rel::Nmod | Rel::Amod => text.lemma_is(head, Sort::Statecraft),
        Rel::Pobj => is_party(text, head),
        _ => false,
    }
}

/// Whether the verb at a token says where its subject is or what happens there.
fn is_situated(text: &Text<'_>, verb: usize) -> bool {
    let grammar = &text.grammar;
    if text.lemma_is(verb, Sort::Situation) {
        return true;
    }
    if grammar.lemma(verb) != "be" {
        return false;
    }
    let said = grammar.children(verb).find(|&child| {
        matches!(grammar.rel(child), Some(Rel::Attr | Rel::Acomp | Rel::Prep | Rel::Ccomp))
    });
    said.is_none_or(|said| grammar.rel(said) == Some(Rel::Prep) || text.is(said, Sort::PlaceNoun))
}

/// Whether what is owned is rather a government's than a city's.
fn is_statecraft(text: &Text<'_>, noun: usize) -> bool {
    let of_city = [Sort::PlaceNoun, Sort::PlaceTail];
    text.lemma_is(noun, Sort::Statecraft)
        || !text.lemma_is(noun, Sort::Urban)
            && !of_city.iter().any(|&sort| text.is(noun, sort) || text.lemma_is(noun, sort))
}

/// Whether a capital behind the preposition at a token is one that something is done with, against or by.
fn is_party(text: &Text<'_>, preposition: usize) -> bool {
    let Some(governor) = text.grammar.head(preposition) else { return false };
    let dealt =
        || text.lemma_is(governor, Sort::Statecraft) || text.lemma_is(governor, Sort::Dealing);
    match text.norm(preposition) {
        "by" => text.grammar.rel(preposition) == Some(Rel::Agent) || dealt(),
        "with" => true,
        // What ties two places is a road, what ties two governments anything else.
        "between" => !text.lemma_is(governor, Sort::Route),
        "against" => !text.is(governor, Sort::Attack),
        "of" | "for" | "from" | "on" | "to" | "towards" | "toward" | "upon" => dealt(),
        _ => false,
    }
}
