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
    check!("\u{201c}We recommend that France rebuild the bridge,\u{201d} Germany's Foreign Ministry said.", @r#"
    “We recommend that France rebuild the bridge,” Germany's Foreign Ministry said.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Germany, Foreign Ministry
     ^^ q2 source
        ^^^^^^^^^ q2 cue
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q2 indirect → Germany, Foreign Ministry
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                                                              ^^^^ q1 cue
    "#);
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
