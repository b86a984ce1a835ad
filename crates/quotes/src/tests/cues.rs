//! What is a cue and what only looks like one; user lexicons.

use dateline_core::{Analyzer, DocIdx, Lexicon, Reader};

use super::{check, read};
use crate::{Act, Config, Quotes};

#[test]
fn a_noun_is_no_cue() {
    check!("The claims were old. Their report was long. The calls stopped.", @r#"no quotes"#);
}

#[test]
fn a_name_is_no_cue() {
    check!("The United States Navy left Talvin.", @r#"no quotes"#);
}

#[test]
fn a_toll_is_no_claim() {
    check!("The flood claimed ten lives in Talvin.", @"no quotes");
}

#[test]
fn a_near_miss_of_a_toll_is_a_claim() {
    check!("Keller claimed the flood was over.", @r#"
    Keller claimed the flood was over.
    ^^^^^^ q1 source
           ^^^^^^^ q1 cue
                   ^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    "#);
}

#[test]
fn a_topic_that_two_discuss_is_content() {
    check!("Keller held talks with Brandt on Monday. The two discussed the bridge.", @"
    Keller held talks with Brandt on Monday. The two discussed the bridge.
                                             ^^^^^^^ q1 source
                                                     ^^^^^^^^^ q1 cue
                                                               ^^^^^^^^^^ q1 indirect → The two
    ");
}

#[test]
fn an_explanation_is_no_statement() {
    check!("The fall can be explained as an accident. This is evidenced by the cracks.", @"no quotes");
}

#[test]
fn nobody_notes_what_should_be_noted() {
    check!("\u{201c}It should be noted that the bridge was old,\u{201d} Keller said.", @r#"
    “It should be noted that the bridge was old,” Keller said.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Keller
                                                  ^^^^^^ q1 source
                                                         ^^^^ q1 cue
    "#);
}

#[test]
fn a_quotation_may_open_with_according_to() {
    check!("\u{201c}According to the treaty signed in May, the bridge is ours,\u{201d} Keller said.", @r#"
    “According to the treaty signed in May, the bridge is ours,” Keller said.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Keller
                                                                 ^^^^^^ q1 source
                                                                        ^^^^ q1 cue
    "#);
}

#[test]
fn a_participle_before_by_names_its_source() {
    check!("The measures announced by Brandt were small.", @"
    The measures announced by Brandt were small.
    ^^^^^^^^^^^^ q1 indirect → Brandt
                 ^^^^^^^^^ q1 cue
                              ^^^^^^ q1 source
    ");
}

#[test]
fn a_user_entry_adds_a_cue_and_replaces_a_built_in_one() {
    let quotes = |text: &str| {
        let lexicon = vec![Lexicon { name: "my-cues.txt".into(), text: text.into() }];
        Quotes::new(Config { lexicon, ..Config::default() })
    };
    assert!(quotes("# mine\nfathom | belief | clause\nsay | speech | quote\n").is_ok());
    let error = |text: &str| format!("{:#}", quotes(text).expect_err("the lexicon is wrong"));
    insta::assert_snapshot!(error("fathom | belief | clause\nfathom | faith | clause"), @r#"failed to read line 2 of my-cues.txt: unknown act `faith`, expected speech, belief, intention or document"#);
    insta::assert_snapshot!(error("fathom | belief | thus"), @"failed to read line 1 of my-cues.txt: unknown frame `thus`, expected some of clause, quote, hearer, ask, of, object, gerund, infinitive, feeling, noun, adjective, passive or prefix");
    insta::assert_snapshot!(error("fathom | belief"), @r#"failed to read line 1 of my-cues.txt: `fathom` has no frame"#);
    insta::assert_snapshot!(error("| belief | clause"), @r#"failed to read line 1 of my-cues.txt: the phrase is missing"#);
}

#[test]
fn the_report_keeps_the_acts_that_a_user_wants() {
    let quotes = Quotes::new(Config { acts: vec![Act::Speech], ..Config::default() })
        .expect("the built-in lexicons are sound");
    let facts = read(
        "Keller said the bridge was old. Keller believes that it will fall. Keller plans to leave.",
    );
    assert_eq!(
        facts.quotes.iter().map(|quote| quote.act).collect::<Vec<_>>(),
        [Act::Speech, Act::Belief, Act::Intention]
    );
    let summary = crate::Summary::default();
    let line = serde_json::to_value(quotes.line(DocIdx(0), &facts, &summary))
        .expect("a line is an object");
    assert_eq!(line["quotes"].as_array().map(Vec::len), Some(1));
}

#[test]
fn plural_nouns_with_adjectives_are_no_verbs() {
    check!("Officials ended peaceful protests that were met by troops. The mayor protests that prices rise.", @r#"
    Officials ended peaceful protests that were met by troops. The mayor protests that prices rise.
                                                               ^^^^^^^^^ q1 source
                                                                         ^^^^^^^^ q1 cue
                                                                                  ^^^^^^^^^^^^^^^^ q1 indirect → The mayor
    "#);
}

#[test]
fn so_called_says_nothing() {
    check!("The so called Talvin Front took the old town. The mayor called the Front a gang.", @"
    The so called Talvin Front took the old town. The mayor called the Front a gang.
                                                  ^^^^^^^^^ q1 source
                                                            ^^^^^^ q1 cue
                                                                   ^^^^^^^^^^^^^^^^ q1 indirect → The mayor
    ");
}

#[test]
fn called_may_give_a_name() {
    check!("A stream called Silver Run took the old town. A mayor called Keller a liar.", @r#"
    A stream called Silver Run took the old town. A mayor called Keller a liar.
                                                  ^^^^^^^ q1 source
                                                          ^^^^^^ q1 cue
                                                                 ^^^^^^^^^^^^^ q1 indirect → A mayor
    "#);
}

#[test]
fn a_short_has_is_no_passive() {
    check!("He's called for more talks. He's been called for talks.", @"
    He's called for more talks. He's been called for talks.
    ^^ q1 source
      ^^^^^^^^^^^^^ q1 cue
                    ^^^^^^^^^^ q1 indirect → nobody
                                ^^ q2 indirect → nobody
                                  ^^^^^^^^^^^^^^^^^^ q2 cue
                                                     ^^^^^ q2 indirect → nobody
    ");
}

#[test]
fn owned_nouns_report() {
    check!("Many doubted the mayor's claim that the bridge was old. Many doubted the claim that it was new.", @"
    Many doubted the mayor's claim that the bridge was old. Many doubted the claim that it was new.
                 ^^^^^^^^^^^ q1 source
                             ^^^^^ q1 cue
                                   ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → the mayor
                                                            ^^^^ q2 source
                                                                 ^^^^^^^ q2 cue
                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ q2 indirect → Many
    ");
}

#[test]
fn courts_rule_and_people_urge() {
    check!("The court ruled that the bridge was old. The mayor urged calm. The mayor appealed for more help.", @r#"
    The court ruled that the bridge was old. The mayor urged calm. The mayor appealed for more help.
    ^^^^^^^^^ q1 source
              ^^^^^ q1 cue
                    ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → The court
                                             ^^^^^^^^^ q2 source
                                                       ^^^^^ q2 cue
                                                             ^^^^ q2 indirect → The mayor
                                                                   ^^^^^^^^^ q3 source
                                                                             ^^^^^^^^^^^^ q3 cue
                                                                                          ^^^^^^^^^ q3 indirect → The mayor
    "#);
}
