//! Reported clauses, requests, accusations and topics.

use super::check;

#[test]
fn a_clause_behind_that_runs_to_the_sentence_end() {
    check!("The mayor said that the bridge would be rebuilt by May.", @r#"
    The mayor said that the bridge would be rebuilt by May.
    ^^^^^^^^^ q1 source
              ^^^^ q1 cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → The mayor
    "#);
}

#[test]
fn that_may_be_missing() {
    check!("Keller said the bridge was old.", @r#"
    Keller said the bridge was old.
    ^^^^^^ q1 source
           ^^^^ q1 cue
                ^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    "#);
}

#[test]
fn a_weekday_may_stand_between_cue_and_content() {
    check!("Keller said on Monday in Talvin that the bridge was old.", @r#"
    Keller said on Monday in Talvin that the bridge was old.
    ^^^^^^ q1 source
           ^^^^ q1 cue
                                    ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    "#);
}

#[test]
fn a_bare_time_may_be_taken_for_content() {
    check!("Keller said on Monday.", @"
    Keller said on Monday.
    ^^^^^^ q1 source
           ^^^^^^^ q1 cue
                   ^^^^^^ q1 indirect → Keller
    ");
}

#[test]
fn a_clause_may_stand_before_its_cue() {
    check!("The bridge was too old to repair, officials said.", @r#"
    The bridge was too old to repair, officials said.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Government
                                      ^^^^^^^^^ q1 source
                                                ^^^^ q1 cue
    "#);
}

#[test]
fn a_cue_may_stand_in_the_middle_of_its_clause() {
    check!("The bridge, officials said, was too old to repair.", @r#"
    The bridge, officials said, was too old to repair.
    ^^^^^^^^^^ q1 indirect → Government
                ^^^^^^^^^ q1 source
                          ^^^^ q1 cue
                                ^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Government
    "#);
}

#[test]
fn a_which_clause_belongs_to_its_clause() {
    check!("Keller said the bridge was old, which had long been known in the town.", @"
    Keller said the bridge was old, which had long been known in the town.
    ^^^^^^ q1 source
           ^^^^ q1 cue
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    ");
}

#[test]
fn what_is_joined_to_a_clause_belongs_to_it() {
    check!("Keller said the bridge was old and urged the town to rebuild it.", @"
    Keller said the bridge was old and urged the town to rebuild it.
    ^^^^^^ q1 source
           ^^^^ q1 cue
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    ");
}

#[test]
fn a_participle_shares_its_source() {
    check!("Keller said the bridge was old, adding that the town had to act.", @r#"
    Keller said the bridge was old, adding that the town had to act.
    ^^^^^^ q1 source
    ^^^^^^ q2 source
           ^^^^ q1 cue
                ^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
                                    ^^^^^^ q2 cue
                                           ^^^^^^^^^^^^^^^^^^^^^^^^ q2 indirect → Keller
    "#);
}

#[test]
fn another_speaker_behind_and_ends_the_content() {
    check!("Keller said the bridge was old, and Brandt said it was safe.", @r#"
    Keller said the bridge was old, and Brandt said it was safe.
    ^^^^^^ q1 source
           ^^^^ q1 cue
                ^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
                                        ^^^^^^ q2 source
                                               ^^^^ q2 cue
                                                    ^^^^^^^^^^^ q2 indirect → Brandt
    "#);
}

#[test]
fn the_one_who_is_urged_belongs_to_the_content() {
    check!("Keller urged the council and the town to rebuild the bridge.", @r#"
    Keller urged the council and the town to rebuild the bridge.
    ^^^^^^ q1 source
           ^^^^^ q1 cue
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    "#);
}

#[test]
fn the_one_who_is_told_does_not_belong_to_the_content() {
    check!("Keller told the council that the bridge was old.", @r#"
    Keller told the council that the bridge was old.
    ^^^^^^ q1 source
           ^^^^ q1 cue
                            ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    "#);
}

#[test]
fn the_accused_belongs_to_the_content() {
    check!("Norland accused Sudland of firing at the bridge.", @r#"
    Norland accused Sudland of firing at the bridge.
    ^^^^^^^ q1 source
            ^^^^^^^ q1 cue
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Norland
    "#);
}

#[test]
fn a_feeling_belongs_to_the_cue() {
    check!("Keller expressed deep concern over the state of the bridge.", @"
    Keller expressed deep concern over the state of the bridge.
    ^^^^^^ q1 source
           ^^^^^^^^^ q1 cue
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    ");
}

#[test]
fn an_offer_is_content_itself() {
    check!("Keller expressed readiness to rebuild the bridge.", @"
    Keller expressed readiness to rebuild the bridge.
    ^^^^^^ q1 source
           ^^^^^^^^^^^^^^^^^^^ q1 cue
                               ^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    ");
}

#[test]
fn a_topic_is_content() {
    check!("Keller highlighted the need for a new bridge.", @r#"
    Keller highlighted the need for a new bridge.
    ^^^^^^ q1 source
           ^^^^^^^^^^^ q1 cue
                       ^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    "#);
}

#[test]
fn a_vow_is_content() {
    check!("Keller vowed to rebuild the bridge.", @r#"
    Keller vowed to rebuild the bridge.
    ^^^^^^ q1 source
           ^^^^^ q1 cue
                 ^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    "#);
}

#[test]
fn according_to_stands_behind_its_clause() {
    check!("The bridge was old, according to Maria Keller.", @r#"
    The bridge was old, according to Maria Keller.
    ^^^^^^^^^^^^^^^^^^ q1 indirect → Maria Keller, Maria Keller
                        ^^^^^^^^^^^^ q1 cue
                                     ^^^^^^^^^^^^ q1 source
    "#);
}

#[test]
fn according_to_stands_before_its_clause() {
    check!("According to Maria Keller, the bridge was old.", @r#"
    According to Maria Keller, the bridge was old.
    ^^^^^^^^^^^^ q1 cue
                 ^^^^^^^^^^^^ q1 source
                               ^^^^^^^^^^^^^^^^^^ q1 indirect → Maria Keller, Maria Keller
    "#);
}

#[test]
fn a_source_may_have_a_relative_clause() {
    check!("Maria Keller, who leads the council, said the bridge was old.", @r#"
    Maria Keller, who leads the council, said the bridge was old.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                         ^^^^ q1 cue
                                              ^^^^^^^^^^^^^^^^^^ q1 indirect → Maria Keller, Maria Keller
    "#);
}

#[test]
fn a_source_may_have_an_apposition() {
    check!("Maria Keller, a baker from Talvin, said the bridge was old.", @r#"
    Maria Keller, a baker from Talvin, said the bridge was old.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                       ^^^^ q1 cue
                                            ^^^^^^^^^^^^^^^^^^ q1 indirect → Maria Keller, Maria Keller
    "#);
}

#[test]
fn a_subordinate_clause_ends_at_its_comma() {
    check!("Although Keller said the bridge was old, the council did nothing.", @r#"
    Although Keller said the bridge was old, the council did nothing.
             ^^^^^^ q1 source
                    ^^^^ q1 cue
                         ^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    "#);
}

#[test]
fn a_passive_names_its_agent_behind_by() {
    check!("The plan was criticized by Maria Keller for its cost.", @"
    The plan was criticized by Maria Keller for its cost.
    ^^^^^^^^ q1 indirect → Maria Keller, Maria Keller
             ^^^^^^^^^^^^^^ q1 cue
                               ^^^^^^^^^^^^ q1 source
                                            ^^^^^^^^^^^^ q1 indirect → Maria Keller, Maria Keller
    ");
}

#[test]
fn a_passive_without_an_agent_goes_to_whoever_spoke_last() {
    check!("News media outlets reported that the bridge fell. One worker was reported killed in the fall.", @"
    News media outlets reported that the bridge fell. One worker was reported killed in the fall.
    ^^^^^^^^^^^^^^^^^^ q1 source
                       ^^^^^^^^ q1 cue
                                ^^^^^^^^^^^^^^^^^^^^ q1 indirect → News media outlets
                                                      ^^^^^^^^^^ q2 indirect → News media outlets
                                                                 ^^^^^^^^^^^^ q2 cue
                                                                              ^^^^^^^^^^^^^^^^^^ q2 indirect → News media outlets
    ");
}

#[test]
fn both_who_speak_are_speakers() {
    check!("Germany and France said the bridge was old.", @r#"
    Germany and France said the bridge was old.
    ^^^^^^^^^^^^^^^^^^ q1 source
                       ^^^^ q1 cue
                            ^^^^^^^^^^^^^^^^^^ q1 indirect → Germany, and France
    "#);
}

#[test]
fn a_participle_behind_with_has_its_own_subject() {
    check!("The talks ended with both councils accusing each other of lying.", @r#"
    The talks ended with both councils accusing each other of lying.
                         ^^^^^^^^^^^^^ q1 source
                                       ^^^^^^^^ q1 cue
                                                ^^^^^^^^^^^^^^^^^^^ q1 indirect → both councils
    "#);
}

#[test]
fn a_cue_inside_a_relative_clause_leaves_a_gap() {
    check!("The town closed a bridge that Keller said would fall.", @"
    The town closed a bridge that Keller said would fall.
                             ^^^^ q1 indirect → Keller
                                  ^^^^^^ q1 source
                                         ^^^^ q1 cue
                                              ^^^^^^^^^^ q1 indirect → Keller
    ");
}

#[test]
fn a_bracket_in_a_source_ends_nothing() {
    check!("Rep. Maria Keller (D-Md.), a baker, said that the bridge was old.", @r#"
    Rep. Maria Keller (D-Md.), a baker, said that the bridge was old.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                        ^^^^ q1 cue
                                             ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → United States, House of Representatives, Maria Keller
    "#);
}

#[test]
fn a_common_source_may_be_close_to_somebody() {
    check!("The bridge was old, a source close to him said. One longtime friend said it was safe.", @r#"
    The bridge was old, a source close to him said. One longtime friend said it was safe.
    ^^^^^^^^^^^^^^^^^^ q1 indirect → a source close to him
                        ^^^^^^^^^^^^^^^^^^^^^ q1 source
                                              ^^^^ q1 cue
                                                    ^^^^^^^^^^^^^^^^^^^ q2 source
                                                                        ^^^^ q2 cue
                                                                             ^^^^^^^^^^^ q2 indirect → One longtime friend
    "#);
}

#[test]
fn a_which_clause_belongs_to_an_accusation() {
    check!("Norland blamed Sudland for the flare-up which came behind another one.", @"
    Norland blamed Sudland for the flare-up which came behind another one.
    ^^^^^^^ q1 source
            ^^^^^^ q1 cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Norland
    ");
}

#[test]
fn an_accusation_keeps_its_result() {
    check!("Norland accused Sudland of firing, as a result of which a bridge fell.", @r#"
    Norland accused Sudland of firing, as a result of which a bridge fell.
    ^^^^^^^ q1 source
            ^^^^^^^ q1 cue
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Norland
    "#);
}

#[test]
fn an_infinitive_is_content_or_cue() {
    check!("Keller wants to explain the bridge. Brandt came to say that it was old.", @"
    Keller wants to explain the bridge. Brandt came to say that it was old.
    ^^^^^^ q1 source
           ^^^^^ q1 cue
                 ^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    ");
}

#[test]
fn a_belief_joined_to_speech_stays_in_its_content() {
    check!("Keller said she saw the bridge and thought it was old.", @"
    Keller said she saw the bridge and thought it was old.
    ^^^^^^ q1 source
           ^^^^ q1 cue
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → Keller
    ");
}

#[test]
fn a_verb_of_two_classes_is_a_noun_behind_an_article() {
    check!("The news report was long, and a police call came. Residents report that the bridge fell.", @r#"
    The news report was long, and a police call came. Residents report that the bridge fell.
                                                      ^^^^^^^^^ q1 source
                                                                ^^^^^^ q1 cue
                                                                       ^^^^^^^^^^^^^^^^^^^^ q1 indirect → Residents
    "#);
}

#[test]
fn according_to_may_stand_in_the_middle() {
    check!("The bridge, according to Maria Keller, was old.", @r#"
    The bridge, according to Maria Keller, was old.
    ^^^^^^^^^^ q1 indirect → Maria Keller, Maria Keller
                ^^^^^^^^^^^^ q1 cue
                             ^^^^^^^^^^^^ q1 source
                                           ^^^^^^^ q1 indirect → Maria Keller, Maria Keller
    "#);
}

#[test]
fn a_clause_that_somebody_else_reports_is_their_quote() {
    check!("Keller said the bridge was old, people in the town said.", @r#"
    Keller said the bridge was old, people in the town said.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → people in the town
    ^^^^^^ q2 source
           ^^^^ q2 cue
                ^^^^^^^^^^^^^^^^^^ q2 indirect → Keller
                                    ^^^^^^^^^^^^^^^^^^ q1 source
                                                       ^^^^ q1 cue
    "#);
}

#[test]
fn an_adjunct_between_joined_cues_is_no_subject() {
    check!("The council said the bridge was old, but at the same time announced that it was safe.", @r#"
    The council said the bridge was old, but at the same time announced that it was safe.
    ^^^^^^^^^^^ q1 source
    ^^^^^^^^^^^ q2 source
                ^^^^ q1 cue
                     ^^^^^^^^^^^^^^^^^^ q1 indirect → The council
                                                              ^^^^^^^^^ q2 cue
                                                                        ^^^^^^^^^^^^^^^^ q2 indirect → The council
    "#);
}

#[test]
fn her_before_a_noun_starts_a_source() {
    check!("Her campaign said the bridge was old. Keller told her aides that it was safe. Keller told her that it was safe.", @r#"
    Her campaign said the bridge was old. Keller told her aides that it was safe. Keller told her that it was safe.
    ^^^^^^^^^^^^ q1 source
                 ^^^^ q1 cue
                      ^^^^^^^^^^^^^^^^^^ q1 indirect → Her campaign
                                          ^^^^^^ q2 source
                                                 ^^^^ q2 cue
                                                                ^^^^^^^^^^^^^^^^ q2 indirect → Keller, Keller
                                                                                  ^^^^^^ q3 source
                                                                                         ^^^^ q3 cue
                                                                                                  ^^^^^^^^^^^^^^^^ q3 indirect → Keller, Keller
    "#);
}

#[test]
fn a_source_keeps_its_participle() {
    check!("A video shot in the old town showed that the bridge was old. People living near the bridge said that it shook.", @r#"
    A video shot in the old town showed that the bridge was old. People living near the bridge said that it shook.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                 ^^^^^^ q1 cue
                                        ^^^^^^^^^^^^^^^^^^^^^^^ q1 indirect → A video shot in the old town
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q2 source
                                                                                               ^^^^ q2 cue
                                                                                                    ^^^^^^^^^^^^^ q2 indirect → People living near the bridge
    "#);
}

#[test]
fn a_participle_may_follow_a_verb_of_no_class() {
    check!("Analysts at the bank cut their outlook, saying the bridge was old.", @r#"
    Analysts at the bank cut their outlook, saying the bridge was old.
    ^^^^^^^^^^^^^^^^^^^^ q1 source
                                            ^^^^^^ q1 cue
                                                   ^^^^^^^^^^^^^^^^^^ q1 indirect → Analysts
    "#);
}

#[test]
fn an_object_is_no_inverted_source() {
    check!("Keller, Brenna and their brother, a baker from Talvin, denied the report.", @"
    Keller, Brenna and their brother, a baker from Talvin, denied the report.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ q1 source
                                                           ^^^^^^ q1 cue
                                                                  ^^^^^^^^^^ q1 indirect → Keller
    ");
}
