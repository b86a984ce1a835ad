//! Lemmas of single words, and which words are known.

use dateline_core::Span;
use proptest::prelude::*;

use crate::labels::Pos;
use crate::lemmatizer::{Lemmatizer, has_line};
use crate::model::ModelFile;
use crate::parse::{Morph, Parse};
use crate::words::Words;

const PAST: &str = "Tense=Past|VerbForm=Fin";
const PLURAL: &str = "Number=Plur";

fn english() -> Lemmatizer {
    Lemmatizer::read(&ModelFile::english().unwrap()).unwrap()
}

/// A parse of one word.
fn one(word: &str, pos: Pos, morph: &'static str) -> Parse {
    Parse {
        spans: vec![Span::new(0, word.len())],
        pos: vec![pos],
        morphs: vec![Morph(morph)],
        ..Parse::default()
    }
}

fn check(pos: Pos, morph: &'static str, lemmas: &[(&str, &str)]) {
    let lemmatizer = english();
    for (word, lemma) in lemmas {
        let mut parse = one(word, pos, morph);
        lemmatizer.apply(Words::plain(word), &mut parse, &[]);
        assert_eq!(parse.lemma(0), *lemma, "{word}");
    }
}

#[test]
fn suffixes_go_by_the_rule_whose_form_is_a_word() {
    check(
        Pos::Verb,
        PAST,
        &[("Walked", "walk"), ("raided", "raid"), ("razed", "raze"), ("tied", "tie")],
    );
    check(Pos::Verb, "VerbForm=Part", &[("shelling", "shell"), ("moving", "move")]);
    check(
        Pos::Noun,
        PLURAL,
        &[("BOSSES", "boss"), ("houses", "house"), ("cities", "city"), ("firemen", "fireman")],
    );
    check(Pos::Adj, "Degree=Sup", &[("largest", "large"), ("tallest", "tall")]);
}

#[test]
fn unknown_words_go_by_the_first_rule_or_stay_as_written() {
    check(
        Pos::Noun,
        PLURAL,
        &[("Blorxes", "blorxe"), ("Plinth-gates", "plinth-gate"), ("s", "s"), ("Cattle", "Cattle")],
    );
    check(Pos::Verb, PAST, &[("zorped", "zorpe"), ("ed", "e")]);
}

#[test]
fn exceptions_come_first() {
    check(Pos::Verb, PAST, &[("fled", "flee"), ("Sank", "sink")]);
    check(
        Pos::Noun,
        PLURAL,
        &[("mice", "mouse"), ("axes", "axis"), ("attorneys-at-law", "attorney-at-law")],
    );
    check(Pos::Adv, "Degree=Cmp", &[("better", "well"), ("Quietly", "quietly")]);
}

#[test]
fn base_forms_and_closed_classes_are_lowered() {
    check(Pos::Noun, "Number=Sing", &[("Bus", "bus"), ("Mice", "mice")]);
    check(Pos::Verb, "VerbForm=Inf", &[("Bring", "bring")]);
    check(Pos::Verb, "Tense=Pres|VerbForm=Fin", &[("Need", "need")]);
    check(Pos::Adj, "Degree=Pos", &[("Former", "former")]);
    check(Pos::Pron, "PronType=Rel", &[("Whose", "whose")]);
    check(Pos::Space, "", &[("\n", "\n")]);
}

#[test]
fn names_are_kept_and_quotes_straightened() {
    check(Pos::Propn, PLURAL, &[("Nations", "Nations")]);
    check(Pos::Punct, "", &[("\u{201c}", "\""), ("\u{2019}", "'"), ("--", "--")]);
}

#[test]
fn a_given_lemma_stands() {
    let text = "wo n't";
    let mut parse = Parse {
        spans: vec![Span::new(0, 2), Span::new(3, 6)],
        pos: vec![Pos::Aux, Pos::Part],
        morphs: vec![Morph::default(); 2],
        ..Parse::default()
    };
    english().apply(Words::plain(text), &mut parse, &[(0, "will")]);
    assert_eq!((parse.lemma(0), parse.lemma(1)), ("will", "n't"));
}

#[test]
fn words_and_their_forms_are_known() {
    let lemmatizer = english();
    for word in ["government", "developments", "fled", "zymotic", "abandoned", "quietly"] {
        assert!(lemmatizer.knows(word), "{word}");
    }
    for word in ["govern-ment", "ment", "blorx", "", "\n", "GOVERNMENT", "zzz", "developm"] {
        assert!(!lemmatizer.knows(word), "{word}");
    }
}

#[test]
fn every_line_is_found_and_no_part_of_one() {
    let lines = ["aim", "aims", "b", "bob", "boba"];
    let text = format!("{}\n", lines.join("\n"));
    assert!(lines.iter().all(|line| has_line(&text, line)));
    assert!(["", "a", "ai", "bo", "bobab", "c", "im"].iter().all(|line| !has_line(&text, line)));
    assert!(!has_line("", "a"));
}

proptest! {
    #[test]
    fn every_word_has_a_lemma_of_its_letters(word in "[a-zß“”'-]{1,6}(s|ed|ing|est|men|ies)?", pos in 0..Pos::ALL.len()) {
        let mut parse = one(&word, Pos::ALL[pos], "");
        english().apply(Words::plain(&word), &mut parse, &[]);
        prop_assert!(!parse.lemma(0).is_empty());
        prop_assert_eq!(parse.lemma_ends.clone(), vec![u32::try_from(parse.lemmas.len()).unwrap()]);
    }
}
