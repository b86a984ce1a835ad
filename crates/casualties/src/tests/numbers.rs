//! Number phrases: what they say and which are rejected.

use super::marked;

fn numbers(text: &str) -> String {
    marked(text, |_| String::new())
}

#[test]
fn reads_digits_and_words() {
    insta::assert_snapshot!(numbers("Raids killed 12 people in May. Twenty-one soldiers were killed. Two hundred and five people were killed. Fighting killed 5,000 civilians."), @r#"
    Raids killed 12 people in May. Twenty-one soldiers were killed. Two hundred and five people were 
                 ^^ killed 12..12 exact
                                   ^^^^^^^^^^ killed 21..21 exact
                                                                    ^^^^^^^^^^^^^^^^^^^^ killed 205..205 exact
    killed. Fighting killed 5,000 civilians.
                            ^^^^^ killed 5000..5000 exact
    "#);
}

#[test]
fn reads_dozens_and_scales() {
    insta::assert_snapshot!(numbers("A dozen people were killed. Two dozen people were wounded. Half a dozen soldiers died. The war killed 1.5 million people. The war displaced a hundred thousand people."), @r#"
    A dozen people were killed. Two dozen people were wounded. Half a dozen soldiers died. The war 
    ^^^^^^^ killed 12..12 exact
                                ^^^^^^^^^ wounded 24..24 exact
                                                               ^^^^^^^^^^^^ killed 6..6 exact
    killed 1.5 million people. The war displaced a hundred thousand people.
           ^^^^^^^^^^^ killed 1500000..1500000 exact
                                                 ^^^^^^^^^^^^^^^^^^ displaced 100000..100000 exact
    "#);
}

#[test]
fn puts_bounds_to_numbers() {
    insta::assert_snapshot!(numbers("At least three people were killed. More than 5,000 people died. Over 40 people were wounded. Up to 15 soldiers were killed. As many as 20 died. Fewer than 10 were wounded. No fewer than six died."), @r#"
    At least three people were killed. More than 5,000 people died. Over 40 people were wounded. Up to 
    ^^^^^^^^^^^^^^ killed 3 atleast
                                       ^^^^^^^^^^^^^^^ killed 5001 morethan
                                                                    ^^^^^^^ wounded 41 morethan
                                                                                                 ^^^^^^ …
    15 soldiers were killed. As many as 20 died. Fewer than 10 were wounded. No fewer than six died.
    ^^ killed 0..15 atmost
                             ^^^^^^^^^^^^^ killed 0..20 atmost
                                                 ^^^^^^^^^^^^^ wounded 0..9 lessthan
                                                                             ^^^^^^^^^^^^^^^^^ killed 6 atleast
    "#);
}

#[test]
fn reads_approximations() {
    insta::assert_snapshot!(numbers("About 30 people were killed. Some 40 people were wounded. Nearly 300 people died. Around 20 soldiers were killed. Ten or so people died."), @r#"
    About 30 people were killed. Some 40 people were wounded. Nearly 300 people died. Around 20 
    ^^^^^^^^ killed 30..30 approx
                                 ^^^^^^^ wounded 40..40 approx
                                                              ^^^^^^^^^^ killed 300..300 approx
                                                                                      ^^^^^^^^^ killed 20..20 approx
    soldiers were killed. Ten or so people died.
                          ^^^^^^^^^ killed 10..10 approx
    "#);
}

#[test]
fn reads_ranges() {
    insta::assert_snapshot!(numbers("Between 10 and 15 people were killed. Raids killed 10 to 15 people. Shelling wounded 20-25 people. One or two soldiers died."), @r#"
    Between 10 and 15 people were killed. Raids killed 10 to 15 people. Shelling wounded 20-25 people. 
    ^^^^^^^^^^^^^^^^^ killed 10..15 range
                                                       ^^^^^^^^ killed 10..15 range
                                                                                         ^^^^^ wounded 20..25 range
    One or two soldiers died.
    ^^^^^^^^^^ killed 1..2 range
    "#);
}

#[test]
fn reads_bounds_behind_the_number() {
    insta::assert_snapshot!(numbers("Five or more people were killed. The blast killed 12 people and wounded 30 more. 40+ people were wounded."), @r#"
    Five or more people were killed. The blast killed 12 people and wounded 30 more. 40+ people were 
    ^^^^^^^^^^^^ killed 5 atleast
                                                      ^^ killed 12..12 exact
                                                                            ^^^^^^^ wounded 30..30 exact
                                                                                     ^^^ wounded 40 atleast
    "#);
}

#[test]
fn reads_vague_words() {
    insta::assert_snapshot!(numbers("Dozens of people were killed. Several soldiers were wounded. Scores died. Tens of thousands were displaced. Hundreds of thousands of people were displaced. Several hundred people were killed."), @r#"
    Dozens of people were killed. Several soldiers were wounded. Scores died. Tens of thousands were 
    ^^^^^^ killed 12..24 vague
                                  ^^^^^^^ wounded 2 vague
                                                                 ^^^^^^ killed 20..99 vague
                                                                              ^^^^^^^^^^^^^^^^^ displaced 20000..99999 vague
    displaced. Hundreds of thousands of people were displaced. Several hundred people were killed.
               ^^^^^^^^^^^^^^^^^^^^^ displaced 200000..999999 vague
                                                               ^^^^^^^^^^^^^^^ killed 200..999 vague
    "#);
}

#[test]
fn does_not_take_how_many_for_a_number() {
    insta::assert_snapshot!(numbers("It is not known how many people were killed."), @r#""#);
}

#[test]
fn reads_no_as_zero() {
    insta::assert_snapshot!(numbers("No casualties were reported. No one was killed. There were no deaths. No soldiers were wounded."), @r#"
    No casualties were reported. No one was killed. There were no deaths. No soldiers were wounded.
    ^^ unspecified 0..0 none
                                 ^^^^^^ killed 0..0 none
                                                               ^^ killed 0..0 none
                                                                          ^^ wounded 0..0 none
    "#);
}

#[test]
fn reads_capitals() {
    insta::assert_snapshot!(numbers("TWO SOLDIERS WERE KILLED AND AT LEAST TWENTY-ONE CIVILIANS WERE WOUNDED."), @r#"
    TWO SOLDIERS WERE KILLED AND AT LEAST TWENTY-ONE CIVILIANS WERE WOUNDED.
    ^^^ killed 2..2 exact
                                 ^^^^^^^^^^^^^^^^^^^ wounded 21 atleast
    "#);
}

#[test]
fn rejects_ages() {
    insta::assert_snapshot!(numbers("A 12-year-old girl was killed. A man aged 45 was killed. Ann Brown, 25, was killed. The dead man was 30 years old."), @r#"
    A 12-year-old girl was killed. A man aged 45 was killed. Ann Brown, 25, was killed. The dead man 
    ^^^^^^^^^^^^^^^^^^ killed 1..1 exact
                                   ^^^^^ killed 1..1 exact
                                              ^^ x age
                                                             ^^^^^^^^^ killed 1..1 exact
                                                                        ^^ x age
                                                                                        ^^^^^^^^^^^^ killed 1..1 exact
    was 30 years old.
        ^^ x age
    "#);
}

#[test]
fn rejects_dates_and_times() {
    insta::assert_snapshot!(numbers("On July 23 three soldiers were killed. In 2020 two soldiers were killed. On 5 May at 23:00 a soldier was killed. Since the 1990s many have been killed. At 5 p.m. a man was killed."), @r#"
    On July 23 three soldiers were killed. In 2020 two soldiers were killed. On 5 May at 23:00 a 
            ^^ x date
               ^^^^^ killed 3..3 exact
                                              ^^^^ x date
                                                   ^^^ killed 2..2 exact
                                                                                ^ x date
                                                                                         ^^^^^ x time
                                                                                               ^^ …
    soldier was killed. Since the 1990s many have been killed. At 5 p.m. a man was killed.
    ^^^^^^^ killed 1..1 exact
                                  ^^^^^ x date
                                        ^^^^ killed 3 vague
                                                                  ^ x time
                                                                         ^^^^^ killed 1..1 exact
    "#);
}

#[test]
fn rejects_measures() {
    insta::assert_snapshot!(numbers("Five people were killed 12 kilometers from the town. The 44-day war killed 20 people. After 44 days of war 20 people were dead. Some 30 percent of those wounded died. Damage of $20 million was done and two people were killed."), @r#"
    Five people were killed 12 kilometers from the town. The 44-day war killed 20 people. After 44 days 
    ^^^^ killed 5..5 exact
                            ^^ x distance
                                                             ^^ x duration
                                                                               ^^ killed 20..20 exact
                                                                                                ^^ x duration
    of war 20 people were dead. Some 30 percent of those wounded died. Damage of $20 million was done 
           ^^ killed 20..20 exact
                                ^^^^^^^ x percentage
                                                                                  ^^^^^^^^^^ x money
    and two people were killed.
        ^^^ killed 2..2 exact
    "#);
}

#[test]
fn rejects_names_and_ordinals() {
    insta::assert_snapshot!(numbers("Soldiers of the 3rd Battalion killed two men. Flight 370 killed nobody. The 15th soldier was killed. An F-16 killed three people. Two-thirds of the dead were women."), @r#"
    Soldiers of the 3rd Battalion killed two men. Flight 370 killed nobody. The 15th soldier was 
                    ^^^ x ordinal
                                         ^^^ killed 2..2 exact
                                                         ^^^ x name
                                                                    ^^^^^^ killed 0..0 none
                                                                                ^^^^ x ordinal
    killed. An F-16 killed three people. Two-thirds of the dead were women.
                 ^^ x name
                           ^^^^^ killed 3..3 exact
                                         ^^^ x fraction
    "#);
}

#[test]
fn rejects_things() {
    insta::assert_snapshot!(numbers("Three vehicles were hit and two soldiers were killed. The killed were in two houses. Four rockets killed six people."), @r#"
    Three vehicles were hit and two soldiers were killed. The killed were in two houses. Four rockets 
    ^^^^^ x thing
                                ^^^ killed 2..2 exact
                                                                             ^^^ x thing
                                                                                         ^^^^ x thing
    killed six people.
           ^^^ killed 6..6 exact
    "#);
}

#[test]
fn rejects_those_who_did_it() {
    insta::assert_snapshot!(numbers("Three gunmen killed five people. Two bombers who killed ten people fled."), @r#"
    Three gunmen killed five people. Two bombers who killed ten people fled.
    ^^^^^ x agent
                        ^^^^ killed 5..5 exact
                                     ^^^ x agent
                                                            ^^^ killed 10..10 exact
    "#);
}

#[test]
fn rejects_deployed_forces() {
    insta::assert_snapshot!(numbers("Norland sent 1,960 peacekeepers after 12 people were killed."), @r#"
    Norland sent 1,960 peacekeepers after 12 people were killed.
                 ^^^^^ x unbound
                                          ^^ killed 12..12 exact
    "#);
}

#[test]
fn takes_the_new_number_for_the_old() {
    insta::assert_snapshot!(numbers("The death toll rose from 10 to 12. Deaths rose from 20 on Monday to 25."), @r#"
    The death toll rose from 10 to 12. Deaths rose from 20 on Monday to 25.
                                   ^^ killed 12..12 exact
                                                        ^^ x replaced
                                                                        ^^ killed 25..25 exact
    "#);
}

#[test]
fn takes_a_number_that_is_put_down_for_a_correction() {
    insta::assert_snapshot!(numbers("The death toll has been revised down from 41 to 39. Three men came down from 41 houses and died."), @"
    The death toll has been revised down from 41 to 39. Three men came down from 41 houses and died.
                                              ^^ x replaced
                                                    ^^ killed 39..39 exact
                                                        ^^^^^ killed 3..3 exact
                                                                                 ^^ x thing
    ");
}

#[test]
fn keeps_a_count_before_a_month_as_a_count() {
    insta::assert_snapshot!(numbers("12 may have been killed."), @r#"
    12 may have been killed.
    ^^ killed 12..12 exact
    "#);
}

#[test]
fn reads_parts_of_a_million_and_words_run_together() {
    insta::assert_snapshot!(numbers("More than a quarter of a million people were killed. Thirtythree men were wounded. Half a million died."), @r#"
    More than a quarter of a million people were killed. Thirtythree men were wounded. Half a million 
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ killed 250001 morethan
                                                         ^^^^^^^^^^^ wounded 33..33 exact
                                                                                       ^^^^^^^^^^^^^^ killed 500000..500000 exact
    "#);
}

#[test]
fn rejects_houses_and_calls() {
    insta::assert_snapshot!(numbers("Two men of 1200 Maple Avenue died. One man died in the 300 block of Elm Street after a 911 call."), @r#"
    Two men of 1200 Maple Avenue died. One man died in the 300 block of Elm Street after a 911 call.
    ^^^ killed 2..2 exact
               ^^^^ x name
                                       ^^^ killed 1..1 exact
                                                           ^^^ x name
                                                                                           ^^^ x name
    "#);
    insta::assert_snapshot!(numbers("The blast killed 300 Avenue residents. A blast killed 1200 people in Maple Avenue."), @r#"
    The blast killed 300 Avenue residents. A blast killed 1200 people in Maple Avenue.
                     ^^^ x name
                                                          ^^^^ killed 1200..1200 exact
    "#);
}

#[test]
fn rejects_years_of_two_digits() {
    insta::assert_snapshot!(numbers("ON 25 MAY 89 WERE KILLED TWO MEN. ON 25 MAY 89 PEOPLE WERE KILLED."), @r#"
    ON 25 MAY 89 WERE KILLED TWO MEN. ON 25 MAY 89 PEOPLE WERE KILLED.
       ^^ x date
              ^^ x date
                             ^^^ killed 2..2 exact
                                         ^^ x date
                                                ^^ killed 89..89 exact
    "#);
}
