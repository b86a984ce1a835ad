//! Tests of the whole pipeline, on invented sentences and on reference parses where they are at hand.

use crate::reference::{Reference, references};
use crate::{Kernel, Parse, Pipeline, Pos, Rel, push_conllu, push_table};

fn word<'a>(text: &'a str, parse: &Parse, token: usize) -> &'a str {
    parse.span(token).of(text).unwrap()
}

/// The words of each sentence of `text`, from its first to its last that is no white space.
fn sentences(text: &str) -> Vec<&str> {
    let parse = Pipeline::english().parse(text);
    let of = |tokens: std::ops::Range<usize>| {
        let mut words = tokens.filter(|token| parse.pos(*token) != Pos::Space);
        let first = words.next()?;
        let last = words.next_back().unwrap_or(first);
        parse.span(first).cover(parse.span(last)).of(text)
    };
    parse.sentences().filter_map(of).collect()
}

/// `word/tag` for each token.
fn tagged(text: &str) -> String {
    let parse = Pipeline::english().parse(text);
    let token = |token| format!("{}/{}", word(text, &parse, token), parse.tag(token));
    (0..parse.len()).map(token).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sentence_has_tags_heads_lemmas_and_entities() {
    let text = "Rescuers in Norway found two survivors on Monday.";
    let parse = Pipeline::english().parse(text);
    assert_eq!(
        tagged(text),
        "Rescuers/NNS in/IN Norway/NNP found/VBD two/CD survivors/NNS on/IN Monday/NNP ./."
    );
    let arc = |token| (word(text, &parse, parse.head(token)), parse.rel(token));
    assert_eq!(arc(0), ("found", Rel::Nsubj));
    assert_eq!(arc(3), ("found", Rel::Root));
    assert_eq!(arc(5), ("found", Rel::Dobj));
    assert_eq!((parse.lemma(3), parse.lemma(5)), ("find", "survivor"));
    let entities: Vec<_> = parse
        .entities()
        .iter()
        .map(|e| (word(text, &parse, e.tokens.start), e.kind.as_str()))
        .collect();
    assert_eq!(entities, [("Norway", "GPE"), ("two", "CARDINAL"), ("Monday", "DATE")]);
}

#[test]
fn an_empty_text_has_an_empty_parse() {
    for text in ["", "\n", "  \n\t"] {
        let parse = Pipeline::english().parse(text);
        assert!((0..parse.len()).all(|token| parse.pos(token) == Pos::Space), "{text:?}");
    }
    assert!(Pipeline::english().parse("").is_empty());
}

#[test]
fn paragraphs_and_terminal_marks_start_sentences() {
    assert_eq!(
        sentences(
            "Bridge collapses\n\nThree people died. \u{201c}It was old,\u{201d} she said. Why? Nobody knew."
        ),
        [
            "Bridge collapses",
            "Three people died.",
            "\u{201c}It was old,\u{201d} she said.",
            "Why?",
            "Nobody knew."
        ]
    );
    assert_eq!(
        sentences("\u{201c}We left. It was late.\u{201d} The talks failed.\" Then he went."),
        ["\u{201c}We left.", "It was late.\u{201d}", "The talks failed.\"", "Then he went."]
    );
}

#[test]
fn abbreviations_and_initials_end_no_sentence() {
    let whole = [
        "Gen. Ruiz met Mr. A. B. Keller of the U.S. embassy in St. Ann.",
        "The company, Norland Inc., lost 3.5 million in No. 4 of its mines.",
        "\u{201c}Why now?\u{201d} asked the envoy of the U.N. mission.",
        "She went at 5 p.m. on Jan. 3, officials said.",
    ];
    for text in whole {
        assert_eq!(sentences(text), [text]);
    }
    assert_eq!(
        sentences("He flew to the U.S. The envoy stayed."),
        ["He flew to the U.S.", "The envoy stayed."]
    );
}

#[test]
fn pure_parses_leave_sentences_to_the_parser() {
    let text = "Bridge collapses\n\nThree people died";
    let starts = |pipeline: Pipeline| pipeline.parse(text).sentences().count();
    assert_eq!(starts(Pipeline::english()), 2);
    assert_eq!(starts(Pipeline::english().pure()), 1);
}

#[test]
fn passages_in_capitals_are_read_as_small_ones() {
    assert_eq!(
        tagged("POLICE IN NORWAY ARRESTED FOUR MEN AND SEIZED THEIR WEAPONS, SHE SAID."),
        "POLICE/NNS IN/IN NORWAY/NNP ARRESTED/VBD FOUR/CD MEN/NNS AND/CC SEIZED/VBD THEIR/PRP$ WEAPONS/NNS ,/, \
         SHE/PRP SAID/VBD ./."
    );
    // Acronyms are no passage.
    assert_eq!(
        tagged("The UN, NATO and the EU met."),
        "The/DT UN/NNP ,/, NATO/NNP and/CC the/DT EU/NNP met/VBD ./."
    );
}

#[test]
fn broken_lines_are_read_through() {
    let text = "The government of the northern province promised on Monday to investi-\n\
        gate the collapse of the old bridge near the central market, which is well-\n\
        known beyond the region, and to punish those who had built it without a per-\n\
        mit, but the families of the victims said that they did not believe a word of\n\
        it and would go to court.";
    let parse = Pipeline::english().parse(text);
    let words: Vec<&str> = (0..parse.len()).map(|token| word(text, &parse, token)).collect();
    assert!(words.contains(&"investi-\ngate"), "{words:?}");
    let broken = words.iter().position(|word| *word == "investi-\ngate").unwrap();
    assert_eq!((parse.pos(broken), parse.lemma(broken)), (Pos::Verb, "investigate"));
    assert!(words.contains(&"well-\nknown") && words.contains(&"per-\nmit"), "{words:?}");
    assert!((0..parse.len()).all(|token| parse.pos(token) != Pos::Space), "{words:?}");
}

#[test]
fn every_kernel_and_any_company_gives_the_same_parse() {
    let texts = [
        "Rescuers found two survivors.",
        "",
        "The envoy of Norland, who arrived on Monday, accused the army of shelling the town of Kerem.\n\nIt denied it.",
    ];
    let pipeline = Pipeline::english();
    for text in texts {
        let parse = pipeline.parse(text);
        for kernel in Kernel::available() {
            assert!(Pipeline::english().on(kernel).parse(text) == parse, "{kernel:?}: {text}");
        }
        assert!(pipeline.parse(text) == parse, "a second time: {text}");
    }
}

#[test]
fn conllu_has_a_block_for_each_sentence() {
    let text = "Two men died.\n\nPolice said so.";
    let mut out = String::new();
    push_conllu(&mut out, "story", text, &Pipeline::english().parse(text));
    insta::assert_snapshot!(out);
}

#[test]
fn tables_escape_what_would_break_them() {
    let text = "A\\b\tdied.\n";
    let mut out = String::new();
    push_table(&mut out, "story", text, &Pipeline::english().pure().parse(text));
    assert!(out.starts_with("# doc story\n0\t"), "{out}");
    assert!(out.contains("\\\\") && out.contains("\\t") && out.contains("\\n"), "{out}");
    let rows = out.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    assert!(
        rows.clone().count() > 3 && rows.clone().all(|row| row.split('\t').count() == 9),
        "{out}"
    );
}

/// Pure parses of the reference texts equal spaCy's, but for seven labels in 99,262 tokens.
#[test]
fn pure_parses_equal_the_reference() {
    let references = references();
    if references.is_empty() {
        return;
    }
    let pipeline = Pipeline::english().pure();
    let (mut tokens, mut differing) = (0, [0; 7]);
    for Reference { text, rows } in references {
        let parse = pipeline.parse(&text);
        assert_eq!(parse.len(), rows.len(), "the tokens of {text}");
        let mut table = String::new();
        push_table(&mut table, "", &text, &parse);
        for (ours, row) in table.split('\n').skip(1).zip(&rows) {
            tokens += 1;
            let ours: Vec<&str> = ours.split('\t').collect();
            let columns = [(2, 9), (3, 14), (4, 10), (5, 11), (6, 12), (7, 13), (8, 15)];
            for (differs, (column, theirs)) in differing.iter_mut().zip(columns) {
                *differs += usize::from(ours[column] != row[theirs]);
            }
        }
    }
    assert!(tokens > 90_000, "{tokens} tokens");
    // Tag, part of speech, head, relation, entity, sentence start, lemma; those that differ do for the 16-bit weights.
    assert_eq!(differing, [1, 0, 1, 4, 1, 0, 0]);
}
