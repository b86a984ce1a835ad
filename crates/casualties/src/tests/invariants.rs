//! What holds on any text.

use super::{facts_of, published};
use crate::Config;

/// Texts that are odd in one way or another.
fn odd() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\u{0}\u{0} killed \u{0}",
        "killed",
        "killed 12",
        "12 killed",
        "of them of them of them",
        "no no no one one none were killed killed killed",
        "\u{1f480} 12 \u{1f480} people \u{1f480} were \u{1f480} killed",
        "twenty-",
        "between 5 and were killed",
        "99999999999999999999999999 people were killed",
        "9999999999 billion billion billion people were killed",
        "1,,2,3 people were killed, , , , killed, 5, (",
        "\u{661}\u{662} people were killed",
        "three million billion billion billion died",
        "a a a an an a soldier soldier was was killed by by by",
        "\u{201c}12 killed\u{201d} \u{2018}5\u{2019} dead\u{2026}",
        "TWO\u{a0}SOLDIERS\u{a0}WERE\u{a0}KILLED",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push("12 people, ".repeat(3000));
    texts.push("killed 12 and ".repeat(3000));
    texts.push("x".repeat(1 << 20));
    texts
}

#[test]
fn spans_stand_on_character_boundaries_and_claims_are_in_order() {
    for text in odd() {
        let doc = published(&text);
        let facts = facts_of(&doc, Config::default());
        for claim in &facts.claims {
            assert!(claim.span.of(&text).is_some() && claim.evidence.contains(claim.span));
            assert!(claim.victims.span.is_none_or(|span| span.of(&text).is_some()));
        }
        assert!(facts.rejected.iter().all(|rejected| rejected.span.of(&text).is_some()));
        assert!(facts.claims.is_sorted_by_key(|claim| (claim.span.start(), claim.span.end())));
        let ids: Vec<String> = (1..=facts.claims.len()).map(|n| format!("c{n}")).collect();
        assert_eq!(facts.claims.iter().map(|claim| claim.id.clone()).collect::<Vec<_>>(), ids);
        assert!(facts == facts_of(&doc, Config::default()), "the same text has the same facts");
    }
}

#[test]
fn no_number_is_both_taken_and_rejected() {
    let text = "Three gunmen killed five people, a 12-year-old girl and 2 of 30 soldiers in 2020, and 44 days later 6 died.";
    let facts = facts_of(&published(text), Config::default());
    for rejected in &facts.rejected {
        assert!(facts.claims.iter().all(|claim| !claim.span.overlaps(rejected.span)));
    }
}
