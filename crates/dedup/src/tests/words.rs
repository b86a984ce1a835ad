//! What is the same word, and what is not.

use crate::Facts;
use crate::words::{Words, hash_of};

fn hashes(text: &str) -> Vec<u64> {
    Words::of(text).hashes().to_vec()
}

#[test]
fn words_are_letters_digits_and_inner_apostrophes() {
    let text = "“Don’t,” O'Brien’s men’ said: 3.5 kilo\u{ad}meters—Añil-7!";
    let words = Words::of(text);
    let found: Vec<_> = (0..words.len()).map(|word| words.span(word).of(text).unwrap()).collect();
    assert_eq!(
        found,
        ["Don’t", "O'Brien’s", "men", "said", "3", "5", "kilo\u{ad}meters", "Añil", "7"]
    );
}

#[test]
fn case_apostrophes_and_soft_hyphens_are_folded() {
    assert_eq!(hashes("Armenia’s ARMY, re\u{ad}grouped"), hashes("armenia's “army” – regrouped"));
    assert_eq!(hashes("ÉLYSÉE"), hashes("élysée"));
}

#[test]
fn accents_and_inner_apostrophes_count() {
    assert_ne!(hashes("Élysée"), hashes("Elysee"));
    assert_ne!(hashes("we're"), hashes("were"));
}

#[test]
fn hashes_stay_what_they_are() {
    assert_eq!(hash_of("Norland"), 0x0516_f632_f57a_6fe6);
    assert_eq!(hash_of("Norland’s"), 0xbf47_d4c4_3cbc_b6c5);
}

#[test]
fn facts_round_trip() {
    let doc = super::from(
        "Morning Post",
        "a",
        "Published 3 May 2021\nRead more: Five dead\n“Yes,” he said. \u{1f600} naïve 1,000\n",
    );
    let dedup = <crate::Dedup as dateline_core::Reader>::new(crate::Config::default()).unwrap();
    let facts = dateline_core::Reader::map(&dedup, &doc, ());
    let json = serde_json::to_string(&facts).unwrap();
    let back: Facts = serde_json::from_str(&json).unwrap();
    assert_eq!(back, facts);
    assert_eq!(serde_json::to_string(&back).unwrap(), json);
}
