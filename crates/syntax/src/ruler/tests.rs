//! What the rules of the model make of tags, words and relations.

use dateline_core::Span;

use crate::labels::{Pos, Rel, Tag};
use crate::model::ModelFile;
use crate::parse::Parse;
use crate::ruler::Ruler;
use crate::ruler::rule::Rule;
use crate::words::Words;

/// What the ruler makes of words with their tags and relations: part of speech and features, and the lemma if it gives one.
fn ruled(tokens: &[(&str, Tag, Rel)]) -> Vec<(Pos, &'static str, Option<&'static str>)> {
    let (parse, given) = applied(tokens);
    let lemma =
        |token| given.iter().find(|(given, _)| *given as usize == token).map(|(_, lemma)| *lemma);
    (0..parse.len()).map(|i| (parse.pos(i), parse.morph(i).as_str(), lemma(i))).collect()
}

fn applied(tokens: &[(&str, Tag, Rel)]) -> (Parse, Vec<(u32, &'static str)>) {
    let (mut text, mut parse) = (String::new(), Parse::default());
    for (word, tag, rel) in tokens {
        parse.spans.push(Span::new(text.len(), text.len() + word.len()));
        parse.tags.push(*tag);
        parse.rels.push(*rel);
        text.push_str(word);
        text.push(' ');
    }
    let ruler = Ruler::read(&ModelFile::english().unwrap()).unwrap();
    let given = ruler.apply(Words::plain(&text), &mut parse);
    (parse, given)
}

#[test]
fn a_tag_gives_part_of_speech_and_features() {
    let ruled = ruled(&[("Ferries", Tag::NNS, Rel::Nsubj), ("sank", Tag::VBD, Rel::Root)]);
    assert_eq!(ruled[0], (Pos::Noun, "Number=Plur", None));
    assert_eq!(ruled[1], (Pos::Verb, "Tense=Past|VerbForm=Fin", None));
}

#[test]
fn a_word_says_more_than_its_tag_in_any_case() {
    let article = (Pos::Det, "Definite=Def|PronType=Art", None);
    assert_eq!(ruled(&[("THE", Tag::DT, Rel::Det)]), [article]);
    let not = (Pos::Part, "Polarity=Neg", Some("not"));
    assert_eq!(ruled(&[("N\u{2019}T", Tag::RB, Rel::Neg)]), [not]);
    // An article is a proper noun's part under another tag.
    assert_eq!(ruled(&[("The", Tag::NNP, Rel::Det)]), [(Pos::Propn, "Number=Sing", None)]);
}

#[test]
fn later_rules_override_earlier_ones() {
    let third = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
    let has = |rel| ruled(&[("has", Tag::VBZ, rel)]);
    assert_eq!(has(Rel::Aux), [(Pos::Aux, third, Some("have"))]);
    assert_eq!(has(Rel::Root), [(Pos::Verb, third, Some("have"))]);
    let subject = "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs";
    assert_eq!(ruled(&[("it", Tag::PRP, Rel::Nsubj)]), [(Pos::Pron, subject, Some("it"))]);
}

#[test]
fn determiners_without_a_noun_are_pronouns() {
    assert_eq!(ruled(&[("those", Tag::DT, Rel::Det)])[0].0, Pos::Det);
    assert_eq!(ruled(&[("those", Tag::DT, Rel::Nsubj)])[0].0, Pos::Pron);
}

#[test]
fn pairs_of_words_change_either() {
    let lemmas = |first, second| {
        let tokens = [(first, Tag::VBG, Rel::Aux), (second, Tag::TO, Rel::Aux)];
        ruled(&tokens).into_iter().map(|(_, _, lemma)| lemma).collect::<Vec<_>>()
    };
    assert_eq!(lemmas("Gon", "na"), [Some("go"), Some("to")]);
    assert_eq!(lemmas("got", "TA"), [None, Some("to")]);
    assert_eq!(lemmas("let", "'S"), [None, Some("us")]);
    assert_eq!(lemmas("gon", "ta"), [None, None]);
    assert_eq!(ruled(&[("na", Tag::TO, Rel::Aux)])[0].2, None);
    assert_eq!(ruled(&[("gon", Tag::TO, Rel::Aux)])[0].2, None);
}

#[test]
fn a_copula_behind_an_expletive_is_a_verb() {
    let after = |rel| ruled(&[("there", Tag::EX, rel), ("is", Tag::VBZ, Rel::Root)])[1].0;
    assert_eq!(after(Rel::Expl), Pos::Verb);
    assert_eq!(after(Rel::Nsubj), Pos::Aux);
}

#[test]
fn white_space_is_taken_for_nothing_else() {
    let (parse, _) = applied(&[("\n", Tag::NN, Rel::Expl), ("was", Tag::VBD, Rel::Root)]);
    assert_eq!((parse.tag(0), parse.rel(0)), (Tag::Space, Rel::Dep));
    assert_eq!((parse.pos(0), parse.morph(0).as_str()), (Pos::Space, ""));
    // The next token still sees what the parser took it for.
    assert_eq!(parse.pos(1), Pos::Verb);
    assert_eq!(ruled(&[("x", Tag::Space, Rel::Dep)]), [(Pos::X, "", None)]);
}

#[test]
fn an_unknown_rule_is_refused() {
    assert!(Rule::parse(["TAG=NN LOWER=oil", "POS=NOUN MORPH=_"]).is_ok());
    for line in [
        ["SHAPE=xx", "POS=X"],
        ["TAG=NNX", "POS=X"],
        ["TAG", "POS=X"],
        ["TAG=NN", "POS=NOUNS"],
        ["", "POS=X"],
    ] {
        assert!(Rule::parse(line).is_err(), "{line:?}");
    }
}
