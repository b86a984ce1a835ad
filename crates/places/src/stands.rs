//! How a name hangs in its sentence: up through the words that only lead to it, to the word that the phrase belongs to.

use dateline_syntax::{Parse, Rel};

use crate::facts::Stands;
use crate::words::Words;

/// How many words may lead to a name.
const FARTHEST: usize = 12;

/// How the name at a token hangs, and on which token.
pub(crate) fn stands(parse: &Parse, words: &Words, token: usize) -> (Stands, usize) {
    let mut at = token;
    let mut stands = Stands::Other;
    for _ in 0..FARTHEST {
        let head = parse.head(at);
        match parse.rel(at) {
            Rel::Pobj | Rel::Pcomp => {
                // `in the town of X`: the preposition farthest up decides, and `of` does not.
                let word = parse.lemma(head);
                if words.is_at(word) {
                    stands = Stands::There;
                } else if !word.eq_ignore_ascii_case("of") {
                    stands = Stands::Way;
                }
            }
            Rel::Prep
            | Rel::Compound
            | Rel::Nmod
            | Rel::Appos
            | Rel::Conj
            | Rel::Npadvmod
            | Rel::Amod => {}
            // `planes hit the town of X`
            Rel::Dobj if words.is_strike(parse.lemma(head)) => {
                stands = Stands::There;
                at = head;
                break;
            }
            _ => break,
        }
        if head == at {
            break;
        }
        at = head;
    }
    (stands, at)
}
