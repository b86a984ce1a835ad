//! The tokens and features of real texts, against those that spaCy gives.

use super::Tokenizer;
use crate::features::{Features, Featurizer};
use crate::letters::LETTERS;
use crate::model::ModelFile;
use crate::reference::{references, unescape};

#[test]
fn tokens_and_features_are_those_of_the_reference() {
    let model = ModelFile::english().unwrap();
    let (tokenizer, featurizer) =
        (Tokenizer::new(&model).unwrap(), Featurizer::new(&model).unwrap());
    let (mut tokens, mut lower) = (Vec::new(), String::new());
    for reference in references() {
        let text = &reference.text;
        tokenizer.tokenize(text, &mut tokens);
        assert_eq!(tokens.len(), reference.rows.len(), "{text}");
        for (token, row) in tokens.iter().zip(reference.rows) {
            let id = |column: usize| row[column].parse().unwrap();
            let expected = Features {
                norm: id(3),
                prefix: id(4),
                suffix: id(5),
                shape: id(6),
                is_space: row[8] == "1",
            };
            let word = &text[token.span.range()];
            assert_eq!((word, token.spaced), (&*unescape(&row[0]), row[7] == "1"));
            assert_eq!(
                featurizer.features(&LETTERS, word, token.norm, &mut lower),
                expected,
                "{word}"
            );
        }
    }
}
