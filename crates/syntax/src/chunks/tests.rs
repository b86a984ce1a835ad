//! Which words of a tree are noun chunks.

use crate::tree::sample::{sample, words};

/// The noun chunks of a parse written by hand.
fn chunks(table: &str) -> Vec<String> {
    let (text, parse) = sample(table);
    parse.noun_chunks().map(|chunk| words(&text, &parse, chunk)).collect()
}

#[test]
fn a_chunk_ends_with_its_noun() {
    let table = "
        The    DT  DET  3 det
        old    JJ  ADJ  3 amod
        bridge NN  NOUN 7 nsubj
        over   IN  ADP  3 prep
        the    DT  DET  6 det
        river  NN  NOUN 4 pobj
        fell   VBD VERB 0 ROOT
    ";
    assert_eq!(chunks(table), ["The old bridge", "the river"]);
}

#[test]
fn coordinated_nouns_are_chunks_where_the_first_is() {
    let table = "
        Ann    NNP PROPN 8 nsubj
        ,      ,   PUNCT 1 punct
        Bob    NNP PROPN 1 conj
        and    CC  CCONJ 3 cc
        her    PRP$ PRON 6 poss
        sons   NNS NOUN  3 conj
        all    RB  ADV   8 advmod
        left   VBD VERB  0 ROOT
        oil    NN  NOUN  12 compound
        and    CC  CCONJ 9 cc
        gas    NN  NOUN  9 conj
        fields NNS NOUN  8 dobj
    ";
    assert_eq!(chunks(table), ["Ann", "Bob", "her sons", "oil and gas fields"]);
}

#[test]
fn a_chunk_that_begins_in_the_one_before_is_left_out() {
    // The arc from `old` to `men` crosses that from `Ann` to `left`.
    let table = "
        old  JJ  ADJ   4 amod
        Ann  NNP PROPN 3 nsubj
        left VBD VERB  0 ROOT
        men  NNS NOUN  3 dobj
    ";
    assert_eq!(chunks(table), ["Ann"]);
}
