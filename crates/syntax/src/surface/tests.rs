//! Tests of tokens, sentences and paragraphs.

use crate::Surface;

fn tokens(text: &str) -> Vec<&str> {
    Surface::new(text).tokens().iter().map(|token| token.span.of(text).unwrap()).collect()
}

fn sentences(text: &str) -> Vec<&str> {
    Surface::new(text).sentences().iter().map(|sentence| sentence.span.of(text).unwrap()).collect()
}

#[test]
fn splits_clitics_and_hyphens() {
    assert_eq!(
        tokens("Norland\u{2019}s envoys don't re-enter; O'Brien's did."),
        [
            "Norland",
            "\u{2019}s",
            "envoys",
            "do",
            "n't",
            "re",
            "-",
            "enter",
            ";",
            "O'Brien",
            "'s",
            "did",
            "."
        ]
    );
}

#[test]
fn negations_stand_alone_and_letters_of_several_bytes_do_not_confuse_them() {
    assert_eq!(
        tokens("RT\u{c9} didn\u{2019}t. n't CAN'T isn'ted \u{c9}n't"),
        ["RT\u{c9}", "did", "n\u{2019}t", ".", "n't", "CA", "N'T", "isn'ted", "\u{c9}", "n't"]
    );
}

#[test]
fn keeps_numbers_and_initialisms_whole() {
    assert_eq!(
        tokens("U.S. Rep. Ames paid 5,000.50 at 23:00 in the 1990s."),
        ["U.S.", "Rep.", "Ames", "paid", "5,000.50", "at", "23:00", "in", "the", "1990s", "."]
    );
}

#[test]
fn an_ellipsis_behind_an_initialism_is_no_part_of_it() {
    assert_eq!(
        tokens("He left the U.S... and the U.S., too."),
        ["He", "left", "the", "U.S.", "..", "and", "the", "U.S.", ",", "too", "."]
    );
}

#[test]
fn ends_sentences_behind_closing_quotes() {
    assert_eq!(
        sentences("\u{201c}We agreed.\u{201d} He left. \"It is over,\" he said."),
        ["\u{201c}We agreed.\u{201d}", "He left.", "\"It is over,\" he said."]
    );
}

#[test]
fn straight_quotes_and_brackets_close_with_their_sentence() {
    assert_eq!(
        sentences("He said: \"We agreed.\" She left. (They stayed.) \"It is over,\" he said."),
        ["He said: \"We agreed.\"", "She left.", "(They stayed.)", "\"It is over,\" he said."]
    );
}

#[test]
fn keeps_titles_and_initials_inside() {
    assert_eq!(
        sentences(
            "Mr. Ames met Gen. J. R. Holt. They spoke at 5 p.m. on Nov. 3 in the U.S. capital."
        ),
        ["Mr. Ames met Gen. J. R. Holt.", "They spoke at 5 p.m. on Nov. 3 in the U.S. capital."]
    );
}

#[test]
fn finds_a_boundary_where_the_space_was_lost() {
    assert_eq!(
        sentences("They rebuilt the region.TALVIN \u{2013} The envoy left."),
        ["They rebuilt the region.", "TALVIN \u{2013} The envoy left."]
    );
}

#[test]
fn a_line_is_a_paragraph() {
    let text = "  One line\n\n\nAnother line. With two.\n";
    let parse = Surface::new(text);
    assert_eq!(parse.paragraphs().len(), 2);
    assert_eq!(sentences(text), ["One line", "Another line.", "With two."]);
    assert_eq!(parse.sentences()[2].paragraph, 1);
}

#[test]
fn long_runs_of_marks_are_read_in_one_go() {
    for marks in ["'", "\" ", "\u{201d}", ". ", "!\u{201d}"] {
        let text = marks.repeat(100_000);
        assert_eq!(Surface::new(&text).tokens().last().unwrap().span.end(), text.trim_end().len());
    }
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let text = "TALVIN, 3 MAY (NORLAND PRESS) -- THE ARMY SAID THAT TWO OF ITS\n\
                SOLDIERS WERE KILLED WHEN A BOMB WENT OFF NEAR THE NATIONAL LIBERATION\n\
                FRONT'S OFFICE IN THE CAPITAL. A SPOKESMAN FOR THE SECRETARY\n\
                GENERAL SAID NOTHING.\n\n\
                NOBODY CLAIMED RESPONSIBILITY FOR THE ATTACK, WHICH WAS THE SECOND\n\
                IN A WEEK.\n";
    let parse = Surface::new(text);
    assert_eq!((parse.paragraphs().len(), parse.sentences().len()), (2, 3));
}

#[test]
fn short_paragraphs_beside_hard_wrapped_lines_do_not_hide_them() {
    let wrapped = "The army said that two of its soldiers were killed when a\n\
                   bomb went off near the office of the front in the middle of\n\
                   the capital, and that a spokesman of the front had said that\n\
                   it knew of nothing.";
    let text = format!("{wrapped}\n\nHe left.\n\nShe left.\n\nThey left.\n\nAll left.\n");
    assert_eq!(Surface::new(&text).paragraphs().len(), 5);
}

#[test]
fn short_lines_that_had_room_are_paragraphs() {
    let list = "Killed on Friday were:\nAnn Ames\nBo Berg of Talvin\nCy Cole, who was visiting the town with friends\nDi Dorn";
    assert_eq!(Surface::new(list).paragraphs().len(), 5);
}

#[test]
fn long_lines_are_paragraphs() {
    let line = "The army said that two of its soldiers were killed when a bomb went off near the office of the front. ";
    let text = format!("{}\n{}\n{}\n{}\n", line.repeat(2), line, line.repeat(3), line);
    assert_eq!(Surface::new(&text).paragraphs().len(), 4);
}

#[test]
fn normal_forms_fold_case_and_apostrophes() {
    let parse = Surface::new("BAKU\u{2019}S \u{c9}lan");
    assert_eq!([parse.norm(0), parse.norm(1), parse.norm(2)], ["baku", "'s", "\u{e9}lan"]);
}

#[test]
fn every_token_is_in_one_sentence_and_all_but_space_is_covered() {
    for text in [
        "",
        "   ",
        "...",
        "\u{201d}\u{201d} x",
        "a\u{0}b \u{1f600}! (Q) \u{2026}",
        "\u{c9}",
        "I.I.I. n't 'tis 3.a '' \u{301}",
    ] {
        let parse = Surface::new(text);
        let covered: usize = parse.tokens().iter().map(|token| token.span.len()).sum();
        assert_eq!(
            covered,
            text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>()
        );
        let in_sentences: usize =
            parse.sentences().iter().map(|sentence| sentence.tokens.len()).sum();
        assert_eq!(in_sentences, parse.tokens().len(), "{text:?}");
    }
}
