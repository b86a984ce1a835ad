//! Where it happened.

use super::{facts_of, published};
use crate::Config;

/// Where each claim of a text happened: the name of the place, or `-`.
fn places(text: &str) -> Vec<String> {
    let facts = facts_of(&published(text), Config::default());
    let name =
        |claim: &crate::Claim| claim.place.as_ref().map_or("-".into(), |place| place.name.clone());
    facts.claims.iter().map(name).collect()
}

#[test]
fn takes_the_place_that_the_clause_stands_in() {
    assert_eq!(
        places("Syrian doctors in Damascus said that three people were killed in Idlib."),
        ["Idlib"]
    );
    assert_eq!(
        places("Four people were killed in the town of Binnish near Idlib in Syria."),
        ["Binnish"]
    );
}

#[test]
fn takes_the_place_of_the_sentences_before() {
    assert_eq!(
        places("A bus overturned in Aleppo, Syria. Rescuers came late. Six people were killed."),
        ["Aleppo"]
    );
}

#[test]
fn a_state_that_acts_is_not_where_it_happened() {
    assert_eq!(places("Norway thanked Peru. Six sailors were killed in the wreck."), ["-"]);
}

#[test]
fn what_lies_far_back_does_not_happen_where_the_sentence_before_stands() {
    assert_eq!(
        places(
            "A bus overturned in Aleppo, Syria. In the war of 1973, some 2,000 people were killed."
        ),
        ["-"]
    );
}

#[test]
fn finds_the_border_between_two_states() {
    assert_eq!(
        places("Two soldiers were killed on the border between Peru and Ecuador."),
        ["Ecuador-Peru border"]
    );
}
