//! Words inside quotation marks, with a cue and without.

use dateline_core::{Document, Span};

use super::{check, read_document};

#[test]
fn attributes_said_after_a_quotation() {
    check!("\u{201c}We will rebuild the bridge,\u{201d} Maria Keller said on Monday.", @r#"
    “We will rebuild the bridge,” Maria Keller said on Monday.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
                                  ^^^^^^^^^^^^ q1 source
                                               ^^^^ q1 cue
    "#);
}

#[test]
fn attributes_an_inverted_source() {
    check!("\"We will rebuild the bridge,\" said Maria Keller, a baker from Talvin.", @r#"
    "We will rebuild the bridge," said Maria Keller, a baker from Talvin.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
                                  ^^^^ q1 cue
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
    "#);
}

#[test]
fn attributes_a_quotation_behind_its_cue() {
    check!("Maria Keller said: \"We will rebuild the bridge.\" The crowd left.", @r#"
    Maria Keller said: "We will rebuild the bridge." The crowd left.
    ^^^^^^^^^^^^ q1 source
                 ^^^^ q1 cue
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
    "#);
}

#[test]
fn joins_the_parts_of_a_split_quotation() {
    check!("\u{201c}We will rebuild,\u{201d} Maria Keller said. \u{201c}The old bridge was a shame.\u{201d}", @r#"
    “We will rebuild,” Maria Keller said. “The old bridge was a shame.”
     ^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
                       ^^^^^^^^^^^^ q1 source
                                    ^^^^ q1 cue
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
    "#);
}

#[test]
fn joins_the_parts_around_a_cue_in_the_middle() {
    check!("\u{201c}We will rebuild,\u{201d} Maria Keller said, \u{201c}and we will do it soon.\u{201d}", @r#"
    “We will rebuild,” Maria Keller said, “and we will do it soon.”
     ^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
                       ^^^^^^^^^^^^ q1 source
                                    ^^^^ q1 cue
                                           ^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
    "#);
}

#[test]
fn a_new_cue_starts_a_new_quote() {
    check!("\u{201c}We will rebuild,\u{201d} Maria Keller said. \u{201c}It is time to act,\u{201d} she added.", @r#"
    “We will rebuild,” Maria Keller said. “It is time to act,” she added.
     ^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
                       ^^^^^^^^^^^^ q1 source
                                    ^^^^ q1 cue
                                           ^^^^^^^^^^^^^^^^^^ q2 direct → Maria Keller, Maria Keller
                                                               ^^^ q2 source
                                                                   ^^^^^ q2 cue
    "#);
}

#[test]
fn a_quotation_of_its_own_paragraph_goes_to_the_running_speaker() {
    check!("Maria Keller said the bridge was old.\n\u{201c}It was a shame for the whole town.\u{201d}", @r#"
    Maria Keller said the bridge was old.
    ^^^^^^^^^^^^ q1 source
    ^^^^^^^^^^^^ q2 source
                 ^^^^ q1 cue
                      ^^^^^^^^^^^^^^^^^^ q1 indirect → Maria Keller, Maria Keller
    “It was a shame for the whole town.”
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q2 direct → Maria Keller, Maria Keller
    "#);
}

#[test]
fn a_quotation_that_nothing_attributes_has_no_speaker() {
    check!("\u{201c}It was a shame for the whole town.\u{201d}", @r#"
    “It was a shame for the whole town.”
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → nobody
    "#);
}

#[test]
fn a_question_mark_inside_does_not_end_the_sentence_around() {
    check!("\u{201c}Is the bridge safe?\u{201d} Keller asked.", @r#"
    “Is the bridge safe?” Keller asked.
     ^^^^^^^^^^^^^^^^^^^ q1 direct → Keller
                          ^^^^^^ q1 source
                                 ^^^^^ q1 cue
    "#);
}

#[test]
fn a_quotation_goes_on_over_paragraphs_that_open_it_again() {
    check!("\u{201c}The bridge is old.\n\u{201c}It is a shame,\u{201d} Maria Keller said.", @r#"
    “The bridge is old.
     ^^^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
    “It is a shame,” Maria Keller said.
     ^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
                     ^^^^^^^^^^^^ q1 source
                                  ^^^^ q1 cue
    "#);
}

#[test]
fn a_quoted_clause_behind_that_is_direct() {
    check!("The mayor said that \u{201c}the bridge is old and dangerous.\u{201d}", @r#"
    The mayor said that “the bridge is old and dangerous.”
    ^^^^^^^^^ q1 source
              ^^^^ q1 cue
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → The mayor
    "#);
}

#[test]
fn a_clause_that_quotes_in_part_is_mixed() {
    check!("Keller said the bridge was \u{201c}old and dangerous\u{201d} and would fall.", @r#"
    Keller said the bridge was “old and dangerous” and would fall.
    ^^^^^^ q1 source
           ^^^^ q1 cue
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 mixed → Keller
    "#);
}

#[test]
fn a_scare_quote_is_no_quote_of_its_own() {
    check!("The town closed its \u{201c}bridge\u{201d} on Monday.", @r#"no quotes"#);
}

#[test]
fn a_title_in_marks_may_be_taken_for_content() {
    check!("She sang \"My Old Bridge\" in Talvin. He read \"The Fall\" at home.", @r#"
    She sang "My Old Bridge" in Talvin. He read "The Fall" at home.
    ^^^ q1 source
        ^^^^ q1 cue
              ^^^^^^^^^^^^^^^^^^^^^^^^ q1 mixed → nobody
                                        ^^ q2 source
                                           ^^^^ q2 cue
                                                 ^^^^^^^^ q2 direct → nobody
    "#);
}

#[test]
fn marks_of_two_shapes_pair() {
    check!("\u{201c}We will rebuild,\" Keller said. \"It is time,\u{201d} Brandt said.", @r#"
    “We will rebuild," Keller said. "It is time,” Brandt said.
     ^^^^^^^^^^^^^^^^ q1 direct → Keller
                       ^^^^^^ q1 source
                              ^^^^ q1 cue
                                     ^^^^^^^^^^^ q2 direct → Brandt
                                                  ^^^^^^ q2 source
                                                         ^^^^ q2 cue
    "#);
}

#[test]
fn single_marks_and_apostrophes_are_told_apart() {
    check!("'The ministers' plan isn't bad,' Keller said.", @r#"
    'The ministers' plan isn't bad,' Keller said.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Keller
                                     ^^^^^^ q1 source
                                            ^^^^ q1 cue
    "#);
}

#[test]
fn doubled_single_marks_are_double_ones() {
    check!("''We will rebuild,'' Keller said. ''It is time to act.''", @r#"
    ''We will rebuild,'' Keller said. ''It is time to act.''
      ^^^^^^^^^^^^^^^^ q1 direct → Keller
                         ^^^^^^ q1 source
                                ^^^^ q1 cue
                                        ^^^^^^^^^^^^^^^^^^ q1 direct → Keller
    "#);
}

#[test]
fn guillemets_quote() {
    check!("\u{ab}We will rebuild,\u{bb} Keller said.", @r#"
    «We will rebuild,» Keller said.
     ^^^^^^^^^^^^^^^^ q1 direct → Keller
                       ^^^^^^ q1 source
                              ^^^^ q1 cue
    "#);
}

#[test]
fn an_odd_mark_swallows_no_more_than_its_paragraph() {
    check!("The \" was odd.\n\u{201c}We will rebuild,\u{201d} Keller said.\nThe town cheered, and Brandt said it was time.", @r#"
    …
    “We will rebuild,” Keller said.
     ^^^^^^^^^^^^^^^^ q1 direct → Keller
                       ^^^^^^ q1 source
                              ^^^^ q1 cue
    The town cheered, and Brandt said it was time.
                          ^^^^^^ q2 source
                                 ^^^^ q2 cue
                                      ^^^^^^^^^^^ q2 indirect → Brandt
    "#);
}

#[test]
fn a_quotation_behind_a_clause_goes_on_with_it() {
    check!("Keller said the town was poor. \u{201c}We will rebuild the bridge.\u{201d} \u{201c}No, we will not,\u{201d} Brandt said.", @"
    Keller said the town was poor. “We will rebuild the bridge.” “No, we will not,” Brandt said.
    ^^^^^^ q1 source
    ^^^^^^ q2 source
           ^^^^ q1 cue
                ^^^^^^^^^^^^^^^^^ q1 indirect → Keller
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ q2 direct → Keller
                                                                  ^^^^^^^^^^^^^^^^ q3 direct → Brandt
                                                                                    ^^^^^^ q3 source
                                                                                           ^^^^ q3 cue
    ");
}

#[test]
fn quotes_inside_a_quotation_are_quotes_of_their_own() {
    check!("\u{201c}The council said that the bridge was safe, but it fell,\u{201d} Maria Keller said.", @r#"
    “The council said that the bridge was safe, but it fell,” Maria Keller said.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Maria Keller, Maria Keller
     ^^^^^^^^^^^ q2 source
                 ^^^^ q2 cue
                      ^^^^^^^^^^^^^^^^^^^^^^^^ q2 indirect → The council
                                                              ^^^^^^^^^^^^ q1 source
                                                                           ^^^^ q1 cue
    "#);
}

#[test]
fn what_a_speaker_thinks_inside_a_quotation_is_no_quote_of_its_own() {
    check!("\u{201c}I think that the bridge was safe,\u{201d} Keller said.", @r#"
    “I think that the bridge was safe,” Keller said.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Keller
                                        ^^^^^^ q1 source
                                               ^^^^ q1 cue
    "#);
}

#[test]
fn a_name_and_a_colon_attribute() {
    check!("Keller: \u{201c}We will rebuild the bridge.\u{201d}", @r#"
    Keller: “We will rebuild the bridge.”
    ^^^^^^ q1 source
          ^ q1 cue
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Keller
    "#);
}

#[test]
fn a_clause_that_a_quotation_ends_belongs_to_the_content() {
    check!("The bridge, \u{201c}old as it is,\u{201d} will stand. The plan \u{201c}is a shame for the town,\u{201d} Keller said.", @r#"
    The bridge, “old as it is,” will stand. The plan “is a shame for the town,” Keller said.
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 mixed → Keller
                                                                                ^^^^^^ q1 source
                                                                                       ^^^^ q1 cue
    "#);
}

#[test]
fn a_headline_is_read_as_well() {
    let mut doc = Document::bare("doc", "Keller says bridge is old\nKeller walked home.");
    doc.meta.title_spans.push(Span::new(0, 25));
    let contents: Vec<_> =
        read_document(&doc).quotes.into_iter().map(|quote| quote.content).collect();
    assert_eq!(contents, [[Span::new(12, 25)]]);
}

#[test]
fn an_apposition_of_the_source_is_no_inverted_source() {
    check!("\u{201c}It is inevitable,\u{201d} Keller\u{2019}s chief of staff, Joe Brandt, told Reuters on Monday. \u{201c}It will fall.\u{201d}", @r#"
    “It is inevitable,” Keller’s chief of staff, Joe Brandt, told Reuters on Monday. “It will fall.”
     ^^^^^^^^^^^^^^^^^ q1 direct → Joe Brandt, Joe Brandt
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                                             ^^^^ q1 cue
                                                                  ^^^^^^^ q1 relay Reuters
                                                                                      ^^^^^^^^^^^^^ q1 direct → Joe Brandt, Joe Brandt
    "#);
}

#[test]
fn what_else_the_sentence_tells_does_not_part_a_split_quotation() {
    check!("\u{201c}One of us ran,\u{201d} Keller said, criticizing the council. \u{201c}I was not that one.\u{201d}", @r#"
    “One of us ran,” Keller said, criticizing the council. “I was not that one.”
     ^^^^^^^^^^^^^^ q1 direct → Keller
                     ^^^^^^ q1 source
                     ^^^^^^ q2 source
                            ^^^^ q1 cue
                                  ^^^^^^^^^^^ q2 cue
                                              ^^^^^^^^^^^ q2 indirect → Keller
                                                            ^^^^^^^^^^^^^^^^^^^ q1 direct → Keller
    "#);
}

#[test]
fn the_start_of_a_sentence_belongs_to_the_quotation_that_ends_it() {
    check!("That, the council said, \u{201c}would be of help.\u{201d}", @r#"
    That, the council said, “would be of help.”
    ^^^^ q1 mixed → the council
          ^^^^^^^^^^^ q1 source
                      ^^^^ q1 cue
                             ^^^^^^^^^^^^^^^^^ q1 mixed → the council
    "#);
}

#[test]
fn quoted_request_is_mixed() {
    check!("Norland urged Sudland \u{201c}to stop the building of the bridge.\u{201d}", @r#"
    Norland urged Sudland “to stop the building of the bridge.”
    ^^^^^^^ q1 source
            ^^^^^ q1 cue
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 mixed → Norland
    "#);
}

#[test]
fn a_quotation_before_agreed_is_taken_for_its_content() {
    check!("“We had chances,” Keller said. “We lost them.” Brenna, who scored two goals, agreed.", @"
    “We had chances,” Keller said. “We lost them.” Brenna, who scored two goals, agreed.
     ^^^^^^^^^^^^^^^ q1 direct → Keller
                      ^^^^^^ q1 source
                             ^^^^ q1 cue
                                    ^^^^^^^^^^^^^ q2 direct → Brenna
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q2 source
                                                                                 ^^^^^^ q2 cue
    ");
}

#[test]
fn by_telephone_is_no_agent() {
    check!("“We will leave,” Keller said by telephone.", @r#"
    “We will leave,” Keller said by telephone.
     ^^^^^^^^^^^^^^ q1 direct → Keller
                     ^^^^^^ q1 source
                            ^^^^ q1 cue
    "#);
}

#[test]
fn words_in_marks_behind_the_content_are_the_speakers() {
    check!("Velia’s Foreign Ministry vowed to “use all its tools in accordance with the law” in response “to the use of force by Ostrava against the integrity of Velia.”", @"
    Velia’s Foreign Ministry vowed to “use all its tools in accordance with the law” in response “to the use of force by 
    ^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                             ^^^^^ q1 cue
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ …
    Ostrava against the integrity of Velia.”
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 mixed → Foreign Ministry
    ");
}

#[test]
fn behind_a_comma_the_writer_may_quote() {
    check!("The mayor called the plan a “disaster,” while the posters outside spoke of a “New Velia.”", @"
    The mayor called the plan a “disaster,” while the posters outside spoke of a “New Velia.”
    ^^^^^^^^^ q1 source
              ^^^^^^ q1 cue
                     ^^^^^^^^^^^^^^^^^^^^^ q1 mixed → The mayor
                                                  ^^^^^^^^^^^^^^^^^^^ q2 source
                                                                      ^^^^^^^^ q2 cue
                                                                               ^^^^^^^^^^^^^ q2 mixed → the posters outside
    ");
}

#[test]
fn no_word_is_said_twice() {
    check!("On Friday night, Foreign Minister Hanne Oster held talks by telephone with several colleagues to inform them of the situation. “Spoke with colleagues about the incursion of Velian forces. This attempt is unacceptable,” she said on Twitter.", @"
    …
    situation. “Spoke with colleagues about the incursion of Velian forces. This attempt is unacceptable,” she said on 
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Hanne Oster, Foreign Ministry, Hanne Oster
                                                                                                           ^^^ q1 source
                                                                                                               ^^^^ q1 cue
    ");
}
