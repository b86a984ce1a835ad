//! Who the words of a source mean.

use super::check;

#[test]
fn a_pronoun_means_who_spoke_before() {
    check!("German Foreign Minister Anna Kern said the bridge was old. She urged France to rebuild it.", @r#"
    German Foreign Minister Anna Kern said the bridge was old. She urged France to rebuild it.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                      ^^^^ q1 cue
                                           ^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, Foreign Ministry, Anna Kern
                                                               ^^^ q2 source
                                                                   ^^^^^ q2 cue
                                                                         ^^^^^^^^^^^^^^^^^^^^ q2 indirect → Germany, Foreign Ministry, Anna Kern
    "#);
}

#[test]
fn a_statement_speaks_for_whoever_made_it() {
    check!("France's Foreign Ministry said the bridge was old. The statement added, \u{201c}We will rebuild it soon.\u{201d}", @r#"
    France's Foreign Ministry said the bridge was old. The statement added, “We will rebuild it soon.”
    ^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                              ^^^^ q1 cue
                                   ^^^^^^^^^^^^^^^^^^ q1 indirect → France, Foreign Ministry
                                                       ^^^^^^^^^^^^^ q2 source
                                                                     ^^^^^ q2 cue
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^ q2 direct → France, Foreign Ministry
    "#);
}

#[test]
fn we_inside_a_quotation_are_its_speaker() {
    check!("\u{201c}We recommend that France rebuild the bridge,\u{201d} Germany's Foreign Ministry said.", @"
    “We recommend that France rebuild the bridge,” Germany's Foreign Ministry said.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Germany, Foreign Ministry
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                                                              ^^^^ q1 cue
    ");
}

#[test]
fn a_person_that_no_gazetteer_knows_keeps_the_name() {
    check!("Torvald Brenna said the bridge was old.", @r#"
    Torvald Brenna said the bridge was old.
    ^^^^^^^^^^^^^^ q1 source
                   ^^^^ q1 cue
                        ^^^^^^^^^^^^^^^^^^ q1 indirect → Torvald Brenna, Torvald Brenna
    "#);
}

#[test]
fn a_common_noun_is_a_group() {
    check!("Several residents said the bridge was old.", @r#"
    Several residents said the bridge was old.
    ^^^^^^^^^^^^^^^^^ q1 source
                      ^^^^ q1 cue
                           ^^^^^^^^^^^^^^^^^^ q1 indirect → residents
    "#);
}

#[test]
fn whoever_is_owned_is_not_the_owner() {
    check!("Anna Keller said the bridge was old. Her lawyer said it was new. Her office said it was closed.", @r#"
    Anna Keller said the bridge was old. Her lawyer said it was new. Her office said it was closed.
    ^^^^^^^^^^^ q1 source
                ^^^^ q1 cue
                     ^^^^^^^^^^^^^^^^^^ q1 indirect → Anna Keller, Anna Keller
                                         ^^^^^^^^^^ q2 source
                                                    ^^^^ q2 cue
                                                         ^^^^^^^^^^ q2 indirect → Her lawyer
                                                                     ^^^^^^^^^^ q3 source
                                                                                ^^^^ q3 cue
                                                                                     ^^^^^^^^^^^^^ q3 indirect → Anna Keller, Anna Keller
    "#);
}

#[test]
fn an_apposition_may_own() {
    check!("Olaf Brenna left. Anna Keller, his sister, said the bridge was old.", @r#"
    Olaf Brenna left. Anna Keller, his sister, said the bridge was old.
                      ^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                               ^^^^ q1 cue
                                                    ^^^^^^^^^^^^^^^^^^ q1 indirect → Anna Keller, Anna Keller
    "#);
}

#[test]
fn whoever_a_lawyer_works_for_is_silent() {
    check!("A lawyer for Anna Keller said the bridge was old. Aides to Olaf Brenna said it was new. A letter from Anna Keller said it was closed.", @r#"
    A lawyer for Anna Keller said the bridge was old. Aides to Olaf Brenna said it was new. A letter from Anna Keller said 
    ^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                             ^^^^ q1 cue
                                  ^^^^^^^^^^^^^^^^^^ q1 indirect → A lawyer for Anna Keller
                                                      ^^^^^^^^^^^^^^^^^^^^ q2 source
                                                                           ^^^^ q2 cue
                                                                                ^^^^^^^^^^ q2 indirect → aides
                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^ q3 source
                                                                                                                      ^^^^ q3 cue
    it was closed.
    ^^^^^^^^^^^^^ q3 indirect → Anna Keller, Anna Keller
    "#);
}

#[test]
fn an_outlet_that_polls_is_silent() {
    check!("Economists polled by Reuters expect that prices rise. Reuters reported that prices fell.", @r#"
    Economists polled by Reuters expect that prices rise. Reuters reported that prices fell.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                 ^^^^^^ q1 cue
                                        ^^^^^^^^^^^^^^^^ q1 indirect → Economists polled by Reuters
                                                          ^^^^^^^ q2 source
                                                                  ^^^^^^^^ q2 cue
                                                                           ^^^^^^^^^^^^^^^^ q2 indirect → Reuters
    "#);
}

#[test]
fn a_country_that_somebody_is_in_is_silent() {
    check!("A farmer near Germany said that prices rise. Germany said that prices fell.", @r#"
    A farmer near Germany said that prices rise. Germany said that prices fell.
    ^^^^^^^^^^^^^^^^^^^^^ q1 source
                          ^^^^ q1 cue
                               ^^^^^^^^^^^^^^^^ q1 indirect → A farmer near Germany
                                                 ^^^^^^^ q2 source
                                                         ^^^^ q2 cue
                                                              ^^^^^^^^^^^^^^^^ q2 indirect → Germany
    "#);
}

#[test]
fn part_of_an_office_is_no_preposition_of_its_holder() {
    check!("Secretary of State Anna Keller said the bridge was old.", @r#"
    Secretary of State Anna Keller said the bridge was old.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                   ^^^^ q1 cue
                                        ^^^^^^^^^^^^^^^^^^ q1 indirect → Anna Keller, State Department, Anna Keller
    "#);
}

#[test]
fn a_name_behind_its_office_is_no_object_of_it() {
    check!("The speaker of Germany's parliament Anna Keller said the bridge was old. The deputy chief of staff Col. Olaf Brenna said it was new.", @"
    The speaker of Germany's parliament Anna Keller said the bridge was old. The deputy chief of staff Col. Olaf Brenna 
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                                    ^^^^ q1 cue
                                                         ^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, Parliament, Anna Keller
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q2 source
    said it was new.
    ^^^^ q2 cue
         ^^^^^^^^^^ q2 indirect → Germany, Government, Olaf Brenna
    ");
}

#[test]
fn a_nickname_in_marks_is_no_part_of_the_name() {
    check!("Torvald \"Shorty\" Brandt said he was innocent. Anna Kern, who owns the mill, said the bridge was old.", @r#"
    Torvald "Shorty" Brandt said he was innocent. Anna Kern, who owns the mill, said the bridge was old.
    ^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                            ^^^^ q1 cue
                                 ^^^^^^^^^^^^^^^ q1 indirect → Torvald Brandt, Torvald Brandt
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q2 source
                                                                                ^^^^ q2 cue
                                                                                     ^^^^^^^^^^^^^^^^^^ q2 indirect → Anna Kern, Anna Kern
    "#);
}

#[test]
fn who_is_whom_it_follows() {
    check!("France met Anna Kern, who said that the talks had failed.", @"
    France met Anna Kern, who said that the talks had failed.
                          ^^^ q1 source
                              ^^^^ q1 cue
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Anna Kern, Anna Kern
    ");
}
