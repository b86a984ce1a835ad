//! Outlets that pass on what others say, and outlets that speak.

use super::check;

#[test]
fn the_outlet_that_is_told_is_a_relay() {
    check!("Germany's Foreign Ministry told Reuters that the bridge was old.", @r#"
    Germany's Foreign Ministry told Reuters that the bridge was old.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                               ^^^^ q1 cue
                                    ^^^^^^^ q1 relay Reuters
                                            ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, Foreign Ministry
    "#);
}

#[test]
fn an_outlet_that_reports_at_the_end_is_a_relay() {
    check!("Germany's Foreign Ministry said that the bridge was old, Reuters reported.", @"
    Germany's Foreign Ministry said that the bridge was old, Reuters reported.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                               ^^^^ q1 cue
                                    ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, Foreign Ministry
                                                             ^^^^^^^ q1 relay Reuters
    ");
}

#[test]
fn an_outlet_that_according_to_names_is_a_relay() {
    check!("Germany's Foreign Ministry said the bridge was old, according to a Reuters report.", @"
    Germany's Foreign Ministry said the bridge was old, according to a Reuters report.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                               ^^^^ q1 cue
                                    ^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, Foreign Ministry
                                                                       ^^^^^^^ q1 relay Reuters
    ");
}

#[test]
fn an_outlet_that_cites_is_a_relay() {
    check!("Reuters cited Germany's parliament as saying that the bridge was old.", @"
    Reuters cited Germany's parliament as saying that the bridge was old.
    ^^^^^^^ q1 relay Reuters
                  ^^^^^^^^^^^^^^^^^^^^ q1 source
                                          ^^^^^^ q1 cue
                                                 ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, Parliament
    ");
}

#[test]
fn an_outlet_that_carries_a_statement_is_a_relay() {
    check!("\u{201c}The bridge is old,\u{201d} Germany's Foreign Ministry said in a statement carried by Reuters.", @r#"
    “The bridge is old,” Germany's Foreign Ministry said in a statement carried by Reuters.
     ^^^^^^^^^^^^^^^^^^ q1 direct → Germany, Foreign Ministry
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                                    ^^^^ q1 cue
                                                                                   ^^^^^^^ q1 relay Reuters
    "#);
}

#[test]
fn an_outlet_that_names_nobody_else_speaks() {
    check!("Reuters reported that the bridge was old.", @r#"
    Reuters reported that the bridge was old.
    ^^^^^^^ q1 source
            ^^^^^^^^ q1 cue
                     ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Reuters
    "#);
}

#[test]
fn an_outlet_that_speaks_is_the_relay_of_what_it_quotes() {
    check!("\u{201c}The bridge fell. France stated that nobody was hurt,\u{201d} Reuters said.", @r#"
    “The bridge fell. France stated that nobody was hurt,” Reuters said.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 direct → Reuters
                      ^^^^^^ q2 source
                             ^^^^^^ q2 cue
                                    ^^^^^^^^^^^^^^^^^^^^ q2 indirect → France
                                                           ^^^^^^^ q1 source
                                                           ^^^^^^^ q2 relay Reuters
                                                                   ^^^^ q1 cue
    "#);
}

#[test]
fn a_statement_is_no_relay() {
    check!("Germany said the bridge was old, according to a statement by the Foreign Ministry.", @"
    Germany said the bridge was old, according to a statement by the Foreign Ministry.
    ^^^^^^^ q1 source
            ^^^^ q1 cue
                 ^^^^^^^^^^^^^^^^^^ q1 indirect → Germany
    ");
}

#[test]
fn the_one_whom_an_outlet_cites_speaks() {
    check!("Reuters reported on Monday that the bridge was old, citing Germany's Foreign Ministry.", @r#"
    Reuters reported on Monday that the bridge was old, citing Germany's Foreign Ministry.
    ^^^^^^^ q1 relay Reuters
            ^^^^^^^^ q1 cue
                               ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, Foreign Ministry
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
    "#);
}

#[test]
fn a_second_hand_quote_names_its_outlet_in_a_passive() {
    check!("Germany's Foreign Ministry was quoted by Reuters as saying that the bridge was old.", @"
    Germany's Foreign Ministry was quoted by Reuters as saying that the bridge was old.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                             ^^^^^^^ q1 relay Reuters
                                                        ^^^^^^ q1 cue
                                                               ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, Foreign Ministry
    ");
}

#[test]
fn what_was_quoted_may_stand_before() {
    check!("The bridge is old, the mayor was quoted as saying by Reuters.", @"
    The bridge is old, the mayor was quoted as saying by Reuters.
    ^^^^^^^^^^^^^^^^^ q1 indirect → the mayor
                       ^^^^^^^^^ q1 source
                                               ^^^^^^ q1 cue
                                                      ^^^^^^^^^^ q1 indirect → the mayor
    ");
}

#[test]
fn a_leading_citation_names_the_speaker() {
    check!("Citing local residents, Reuters reported that the bridge was old. Citing local residents, the mayor said that the bridge was old.", @"
    Citing local residents, Reuters reported that the bridge was old. Citing local residents, the mayor said that the 
           ^^^^^^^^^^^^^^^ q1 source
                            ^^^^^^^ q1 relay Reuters
                                    ^^^^^^^^ q1 cue
                                             ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → local residents
                                                                      ^^^^^^ q2 cue
                                                                             ^^^^^^^^^^^^^^^ q2 indirect → the mayor
                                                                                              ^^^^^^^^^ q2 source
                                                                                              ^^^^^^^^^ q3 source
                                                                                                        ^^^^ q3 cue
                                                                                                             ^^^^^^^^^ …
    bridge was old.
    ^^^^^^^^^^^^^^ q3 indirect → the mayor
    ");
}
