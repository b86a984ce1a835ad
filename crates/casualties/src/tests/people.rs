//! Whose people, who says so, when and where, and flags.

use super::{marked, short};

fn told(text: &str) -> String {
    marked(text, |claim| {
        let victims = &claim.victims;
        let side = victims.side.clone().unwrap_or_else(|| victims.sides.join("+"));
        let group = format!("{:?}", victims.group).to_lowercase();
        let when = claim
            .when
            .map_or(String::new(), |when| format!(" on {}/{}", when.first(), when.last()));
        let place =
            claim.place.as_ref().map_or(String::new(), |place| format!(" at {}", place.name));
        let doer = claim
            .perpetrator
            .as_ref()
            .map_or(String::new(), |actor| format!(" done by {}", short(Some(actor))));
        format!(
            " of [{side}] {group}, says {}{doer}{when}{place} {:?}",
            short(claim.claimant.as_ref()),
            claim.flags
        )
    })
}

#[test]
fn takes_the_side_from_the_phrase() {
    insta::assert_snapshot!(told("Three Armenian soldiers were killed. An Azerbaijani serviceman died. Two soldiers from Turkey were wounded."), @r#"
    Three Armenian soldiers were killed. An Azerbaijani serviceman died. Two soldiers from Turkey were 
    ^^^^^ killed 3..3 exact of [ARM] military, says - on 2021-07-29/2021-07-29 []
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ killed 1..1 exact of [AZE] military, says - on 2021-07-29/2021-07-29 []
                                                                         ^^^ wounded 2..2 exact of [TUR] military, says - on 2021-07-29/2021-07-29 []
    "#);
}

#[test]
fn takes_the_side_from_a_possessive() {
    insta::assert_snapshot!(told("Armenia's Defense Ministry said Wednesday that three of its troops were killed and two more were wounded in clashes with Azerbaijani forces. Azerbaijan announced that two of its troops were wounded."), @r#"
    Armenia's Defense Ministry said Wednesday that three of its troops were killed and two more were 
                                                   ^^^^^ killed 3..3 exact of [ARM] military, says ARM done by AZE on 2021-07-28/2021-07-28 []
                                                                                       ^^^^^^^^ wounded 2..2 exact of [ARM] military, says ARM done by AZE on 2021-07-28/2021-07-28 []
    wounded in clashes with Azerbaijani forces. Azerbaijan announced that two of its troops were 
                                                                          ^^^ wounded 2..2 exact of [AZE] military, says AZE on 2021-07-28/2021-07-28 []
    "#);
}

#[test]
fn tells_both_sides() {
    insta::assert_snapshot!(told("Clashes between Armenia and Azerbaijan caused casualties on both sides."), @r#"
    Clashes between Armenia and Azerbaijan caused casualties on both sides.
                                                  ^^^^^^^^^^ unspecified 2 plural of [ARM+AZE] unknown, says - on 2021-07-29/2021-07-29 []
    "#);
}

#[test]
fn takes_the_agent_for_the_perpetrator() {
    insta::assert_snapshot!(told("Israeli forces killed 3 Palestinians. The parliament of Armenia said 12 of their soldiers had been captured by Azerbaijan."), @r#"
    Israeli forces killed 3 Palestinians. The parliament of Armenia said 12 of their soldiers had been 
                          ^ killed 3..3 exact of [PSE] unknown, says - done by ISR on 2021-07-29/2021-07-29 []
                                                                         ^^ captured 12..12 exact of [ARM] military, says ARM done by AZE on 2021-07-29/2021-07-29 []
    "#);
}

#[test]
fn flags_losses_of_the_enemy() {
    insta::assert_snapshot!(told("Turkey's Defense Ministry said Turkish forces killed 5 Syrian soldiers."), @r#"
    Turkey's Defense Ministry said Turkish forces killed 5 Syrian soldiers.
                                                         ^ killed 5..5 exact of [SYR] military, says TUR done by TUR on 2021-07-29/2021-07-29 [EnemyLoss]
    "#);
}

#[test]
fn knows_groups() {
    insta::assert_snapshot!(told("Two policemen, three journalists, four nurses and five children were killed. Six police officers died. Seven civilian deaths were confirmed. Eight rebels were killed."), @r#"
    Two policemen, three journalists, four nurses and five children were killed. Six police officers 
    ^^^ killed 2..2 exact of [] police, says - on 2021-07-29/2021-07-29 []
                   ^^^^^ killed 3..3 exact of [] journalist, says - on 2021-07-29/2021-07-29 []
                                      ^^^^ killed 4..4 exact of [] medic, says - on 2021-07-29/2021-07-29 []
                                                      ^^^^ killed 5..5 exact of [] child, says - on 2021-07-29/2021-07-29 []
                                                                                 ^^^ killed 6..6 exact of [] police, says - on 2021-07-29/2021-07-29 []
    died. Seven civilian deaths were confirmed. Eight rebels were killed.
          ^^^^^ killed 7..7 exact of [] civilian, says - on 2021-07-29/2021-07-29 []
                                                ^^^^^ killed 8..8 exact of [] military, says - on 2021-07-29/2021-07-29 []
    "#);
}

#[test]
fn takes_the_speaker_for_the_claimant() {
    insta::assert_snapshot!(told("The Armenian Defense Ministry said two soldiers were killed. Two civilians were killed."), @r#"
    The Armenian Defense Ministry said two soldiers were killed. Two civilians were killed.
                                       ^^^ killed 2..2 exact of [ARM] military, says ARM on 2021-07-29/2021-07-29 []
                                                                 ^^^ killed 2..2 exact of [] civilian, says - on 2021-07-29/2021-07-29 []
    "#);
}

#[test]
fn leans_on_a_report_in_the_sentence_before() {
    insta::assert_snapshot!(told("On Friday, news media outlets reported clashes. One soldier was reported killed and three soldiers were wounded."), @r#"
    On Friday, news media outlets reported clashes. One soldier was reported killed and three soldiers 
                                                    ^^^ killed 1..1 exact of [] military, says news-media on 2021-07-23/2021-07-23 []
                                                                                        ^^^^^ wounded 3..3 exact of [] military, says news-media on 2021-07-23/2021-07-23 []
    "#);
}

#[test]
fn takes_a_mourner_for_the_claimant() {
    insta::assert_snapshot!(told("Iran's Foreign Ministry expressed regret over the casualties. Iran expressed concern over clashes which claimed lives."), @"
    Iran's Foreign Ministry expressed regret over the casualties. Iran expressed concern over clashes 
                                                      ^^^^^^^^^^ unspecified 2 plural of [] unknown, says IRN on 2021-07-29/2021-07-29 []
    which claimed lives.
                  ^^^^^ killed 2 plural of [] unknown, says IRN on 2021-07-29/2021-07-29 []
    ");
}

#[test]
fn dates_by_the_sentence_the_story_and_the_day() {
    insta::assert_snapshot!(told("Clashes broke out on July 23. Two soldiers were killed. Three were killed on Tuesday."), @r#"
    Clashes broke out on July 23. Two soldiers were killed. Three were killed on Tuesday.
                                  ^^^ killed 2..2 exact of [] military, says - on 2021-07-23/2021-07-23 []
                                                            ^^^^^ killed 3..3 exact of [] unknown, says - on 2021-07-27/2021-07-27 []
    "#);
}

#[test]
fn takes_the_day_of_the_event_for_that_of_a_total() {
    insta::assert_snapshot!(told("The death toll from Monday's earthquake rose to 41 on Tuesday. Twenty men were injured. The toll rose to 42 on Wednesday."), @r#"
    The death toll from Monday's earthquake rose to 41 on Tuesday. Twenty men were injured. The toll 
                                                    ^^ killed 41..41 exact of [] unknown, says - on 2021-07-26/2021-07-26 [Cumulative]
                                                                   ^^^^^^ wounded 20..20 exact of [] unknown, says - on 2021-07-26/2021-07-26 []
    rose to 42 on Wednesday.
            ^^ killed 42..42 exact of [] unknown, says - on 2021-07-26/2021-07-26 [Cumulative]
    "#);
    insta::assert_snapshot!(told("On Tuesday 41 people died after Monday's meeting."), @r#"
    On Tuesday 41 people died after Monday's meeting.
               ^^ killed 41..41 exact of [] unknown, says - on 2021-07-27/2021-07-27 []
    "#);
}

#[test]
fn dates_by_publication_where_nothing_tells() {
    insta::assert_snapshot!(told("Two soldiers were killed."), @r#"
    Two soldiers were killed.
    ^^^ killed 2..2 exact of [] military, says - on 2021-07-29/2021-07-29 []
    "#);
}

#[test]
fn marks_background() {
    insta::assert_snapshot!(told("Since 1990 more than 6,000 people have been killed. Two soldiers were killed on Monday."), @r#"
    Since 1990 more than 6,000 people have been killed. Two soldiers were killed on Monday.
          ^^^^ x date
               ^^^^^^^^^^^^^^^ killed 6001 morethan of [] unknown, says - on 1990-01-01/2021-07-29 [Background, Cumulative]
                                                        ^^^ killed 2..2 exact of [] military, says - on 2021-07-26/2021-07-26 []
    "#);
}

#[test]
fn flags_what_may_be() {
    insta::assert_snapshot!(told("Ten people may have been killed. The raid could kill 20 people. Officials feared 30 were dead."), @r#"
    Ten people may have been killed. The raid could kill 20 people. Officials feared 30 were dead.
    ^^^ killed 10..10 exact of [] unknown, says - on 2021-07-29/2021-07-29 [Hypothetical]
                                                         ^^ killed 20..20 exact of [] unknown, says - on 2021-07-29/2021-07-29 [Hypothetical]
                                                                                     ^^ killed 30..30 exact of [] unknown, says government on 2021-07-29/2021-07-29 [Hypothetical]
    "#);
}

#[test]
fn flags_denials() {
    insta::assert_snapshot!(told("Sudland did not kill three soldiers. There were no reports of casualties."), @r#"
    Sudland did not kill three soldiers. There were no reports of casualties.
                         ^^^^^ killed 3..3 exact of [] military, says - on 2021-07-29/2021-07-29 [Negated]
                                                                  ^^^^^^^^^^ unspecified 2 plural of [] unknown, says - on 2021-07-29/2021-07-29 [Negated]
    "#);
}

#[test]
fn flags_contested_numbers() {
    insta::assert_snapshot!(told("Unverified accounts said five people were killed."), @r#"
    Unverified accounts said five people were killed.
                             ^^^^ killed 5..5 exact of [] unknown, says accounts on 2021-07-29/2021-07-29 [Disputed]
    "#);
}

#[test]
fn finds_places_and_borders() {
    insta::assert_snapshot!(told("Two soldiers were killed in Kalbajar. Two soldiers were wounded on the Armenian-Azerbaijani border."), @r#"
    Two soldiers were killed in Kalbajar. Two soldiers were wounded on the Armenian-Azerbaijani border.
    ^^^ killed 2..2 exact of [] military, says - on 2021-07-29/2021-07-29 at Kalbajar []
                                          ^^^ wounded 2..2 exact of [] military, says - on 2021-07-29/2021-07-29 at Armenia-Azerbaijan border []
    "#);
}
