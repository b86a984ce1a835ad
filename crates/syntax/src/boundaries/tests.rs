//! What the text around a token says of it as the start of a sentence.

use super::push_boundaries;
use crate::engine::Boundary;
use crate::letters::LETTERS;
use crate::model::ModelFile;
use crate::surface::paragraphs;
use crate::tokenizer::Tokenizer;

/// Checks the boundaries of the text that `marked` is without its marks: `|` stands before a token that starts a
/// sentence, `~` before one that the parser has to decide; all others start none.
#[track_caller]
fn check(marked: &str) {
    let text: String = marked.chars().filter(|c| !matches!(c, '|' | '~')).collect();
    let tokenizer = Tokenizer::new(&ModelFile::english().unwrap()).unwrap();
    let (mut tokens, mut boundaries) = (Vec::new(), Vec::new());
    tokenizer.tokenize(&text, &mut tokens);
    push_boundaries(&text, &LETTERS, &paragraphs(&text), &tokens, &mut boundaries);
    assert_eq!(tokens.len(), boundaries.len());
    let (mut found, mut end) = (String::new(), 0);
    for (token, boundary) in tokens.iter().zip(&boundaries) {
        found.push_str(&text[end..token.span.start()]);
        match boundary {
            Boundary::Start => found.push('|'),
            Boundary::Open => found.push('~'),
            Boundary::Inside => {}
        }
        found.push_str(token.span.of(&text).unwrap());
        end = token.span.end();
    }
    assert_eq!(found + &text[end..], marked);
}

#[test]
fn paragraphs_start_sentences_and_words_do_not() {
    check("|Bridge falls\n\n|Two Men died\n|Police said so");
    // White space belongs to the sentence before it, and at the start of a text to the first one.
    check("\n\nTwo men died.\n\n|One left.\n");
    // A line of separators that count as white space is no paragraph that could take the place of the next.
    check("|The town fell.\n\u{1c}\n|The old bridge fell down.");
}

#[test]
fn terminal_marks_end_sentences() {
    check("|It fell. |He left! |Why? |Two died. |14 lived.");
    check("|It fell. |\u{201c}We left.\u{201d} |He stayed.");
    check("|It fell (as planned.) |He stayed. |(He had to.) |It rained.");
    check("|They met. |\u{2022} One died. |- Two died.");
    check("|It fell.\u{201c} |He left.");
    check("|near the region.|\"He left.\"");
}

#[test]
fn what_follows_small_ends_none() {
    check("|\u{201c}It fell.\u{201d} he said.");
    check("|\u{201c}Why?\u{201d} asked she.");
    check("|He waited ... and left.");
}

#[test]
fn titles_and_initials_belong_to_names() {
    check("|Gen. Ruiz met Mr. J. B. Keller of St. Ann.");
    check("|It was No. 4 of them.");
    check("|He said no. |Two left.");
}

#[test]
fn the_parser_decides_what_is_open() {
    check("|He left the U.S. ~President Keller stayed.");
    check("|He left the U.S. |The envoy stayed.");
    check("|He left the U.S. embassy at 5 p.m. on Monday.");
    check("|He waited ... ~Then he left.");
    check("|\u{201c}Why?\u{201d} ~Keller asked.");
    check("|It cost Norland Inc. 3 million.");
}

#[test]
fn numbers_of_paragraphs_are_no_sentences() {
    check("|1. Two men died.\n|2. One man left.");
}
