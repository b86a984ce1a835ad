//! What counts people who are known by a noun or a name alone, and which words tell of a death or a hurt.

use super::marked;

fn bound(text: &str) -> String {
    marked(text, |_| String::new())
}

#[test]
fn counts_people_who_are_known_as_one() {
    insta::assert_snapshot!(bound("The driver was killed. Gunmen wounded his wife. The mayor of Talvin died. The dead man was a farmer."), @r#"
    The driver was killed. Gunmen wounded his wife. The mayor of Talvin died. The dead man was a farmer.
    ^^^^^^^^^^ killed 1..1 exact
                                          ^^^^^^^^ wounded 1..1 exact
                                                    ^^^^^^^^^ killed 1..1 exact
                                                                              ^^^^^^^^^^^^ killed 1..1 exact
    "#);
    insta::assert_snapshot!(bound("The gunman killed nobody. The president could be killed. The army killed the bill. The latest soldier deaths were mourned."), @r#"
    The gunman killed nobody. The president could be killed. The army killed the bill. The latest 
                      ^^^^^^ killed 0..0 none
    soldier deaths were mourned.
            ^^^^^^ killed 2 plural
    "#);
}

#[test]
fn takes_he_and_she_only_right_before_the_verb() {
    insta::assert_snapshot!(bound("He was pronounced dead at the scene. She died on Friday. He said in May that the war had killed many. He was shot in the head."), @r#"
    He was pronounced dead at the scene. She died on Friday. He said in May that the war had killed 
    ^^ killed 1..1 exact
                                         ^^^ killed 1..1 exact
    many. He was shot in the head.
    ^^^^ killed 3 vague
    "#);
}

#[test]
fn does_not_count_again_who_is_named_again() {
    insta::assert_snapshot!(bound("The crash killed his passenger, a woman from Talvin. The crash killed his passenger, a woman and a child."), @r#"
    The crash killed his passenger, a woman from Talvin. The crash killed his passenger, a woman and a 
                     ^^^^^^^^^^^^^ killed 1..1 exact
                                                                          ^^^^^^^^^^^^^ killed 1..1 exact
                                                                                         ^^^^^^^ killed 1..1 exact
                                                                                                     ^^ …
    child.
    ^^^^^ killed 1..1 exact
    "#);
}

#[test]
fn passes_over_an_age_before_a_name() {
    insta::assert_snapshot!(bound("The victim, 23-year-old Ann Brown, died. A 34-year-old was killed. Two 12-year-olds were wounded."), @r#"
    The victim, 23-year-old Ann Brown, died. A 34-year-old was killed. Two 12-year-olds were wounded.
    ^^^^^^^^^^ killed 1..1 exact
                ^^ x age
                                             ^^^^^^^^^^^^^ killed 1..1 exact
                                                                       ^^^ wounded 2..2 exact
    "#);
}

#[test]
fn takes_shot_and_stabbed_as_unspecified() {
    insta::assert_snapshot!(bound("Five people were shot. A man stabbed two guards. A gunman opened fire, shooting three women."), @r#"
    Five people were shot. A man stabbed two guards. A gunman opened fire, shooting three women.
    ^^^^ unspecified 5..5 exact
                                         ^^^ unspecified 2..2 exact
                                                                                    ^^^^^ unspecified 3..3 exact
    "#);
    insta::assert_snapshot!(bound("Two shots were fired. The shooting left nobody hurt. Police shot at three men. A jet was shot down by two men. Shooting two films took years."), @r#"
    Two shots were fired. The shooting left nobody hurt. Police shot at three men. A jet was shot down 
                                            ^^^^^^ wounded 0..0 none
    by two men. Shooting two films took years.
                         ^^^ x thing
    "#);
}

#[test]
fn takes_what_is_fatal_as_killed() {
    insta::assert_snapshot!(bound("Two men were fatally shot. Eight people were stabbed, two of them fatally, one fatally. Three were shot and wounded."), @r#"
    Two men were fatally shot. Eight people were stabbed, two of them fatally, one fatally. Three were 
    ^^^ killed 2..2 exact
                               ^^^^^ unspecified 8..8 exact
                                                          ^^^ killed 2..2 exact
                                                                               ^^^ killed 1..1 exact
                                                                                            ^^^^^ wounded 3..3 exact
    "#);
    insta::assert_snapshot!(bound("Two of them were injured, one seriously."), @"
    Two of them were injured, one seriously.
    ^^^ wounded 2..2 exact
                              ^^^ wounded part 1..1 exact
    ");
}

#[test]
fn takes_bodies_that_are_found() {
    insta::assert_snapshot!(bound("Police found the bodies of two men. Twelve bodies were pulled from the rubble."), @r#"
    Police found the bodies of two men. Twelve bodies were pulled from the rubble.
                               ^^^ killed 2..2 exact
                                        ^^^^^^ killed 12..12 exact
    "#);
    insta::assert_snapshot!(bound("Two UN bodies met. The governing bodies of four clubs agreed."), @"");
}

#[test]
fn takes_the_word_inside_a_phrase_of_a_row() {
    insta::assert_snapshot!(bound("The hospital received the bodies of two men as well as 14 injured people. Shelling killed two men and 14 wounded people."), @r#"
    The hospital received the bodies of two men as well as 14 injured people. Shelling killed two men 
                                        ^^^ killed 2..2 exact
                                                           ^^ wounded 14..14 exact
                                                                                              ^^^ killed 2..2 exact
    and 14 wounded people.
        ^^ wounded 14..14 exact
    "#);
    insta::assert_snapshot!(bound("Shelling killed 14 wounded people."), @r#"
    Shelling killed 14 wounded people.
                    ^^ killed 14..14 exact
    "#);
}

#[test]
fn takes_conditions_and_wounds_that_kill() {
    insta::assert_snapshot!(bound("Three others are in critical condition. A boy succumbed to his injuries. Six men were hospitalized."), @r#"
    Three others are in critical condition. A boy succumbed to his injuries. Six men were hospitalized.
    ^^^^^ wounded 3..3 exact
                                            ^^^^^ killed 1..1 exact
                                                                             ^^^ wounded 6..6 exact
    "#);
    insta::assert_snapshot!(bound("The plan is in critical condition. Six men were in the hospital."), @"");
}

#[test]
fn takes_those_driven_out() {
    insta::assert_snapshot!(bound("More than 20,000 people were evacuated. Some 900 people were forced from their homes."), @r#"
    More than 20,000 people were evacuated. Some 900 people were forced from their homes.
    ^^^^^^^^^^^^^^^^ displaced 20001 morethan
                                            ^^^^^^^^ displaced 900..900 approx
    "#);
    insta::assert_snapshot!(bound("Two schools were evacuated."), @r#"
    Two schools were evacuated.
    ^^^ x thing
    "#);
}

#[test]
fn takes_those_who_remain_missing() {
    insta::assert_snapshot!(bound("Three miners remain missing. Two went missing at sea."), @r#"
    Three miners remain missing. Two went missing at sea.
    ^^^^^ missing 3..3 exact
                                 ^^^ missing 2..2 exact
    "#);
    insta::assert_snapshot!(bound("Three miners remain at work."), @"");
}

#[test]
fn reads_lists_without_commas() {
    insta::assert_snapshot!(bound("2 killed 8 injured in blast. 16 civilians killed 30 others wounded in raids."), @r#"
    2 killed 8 injured in blast. 16 civilians killed 30 others wounded in raids.
    ^ killed 2..2 exact
             ^ wounded 8..8 exact
                                 ^^ killed 16..16 exact
                                                     ^^ wounded 30..30 exact
    "#);
    insta::assert_snapshot!(bound("In 2016 rebels killed 8 wounded soldiers. On 24 May Norland kidnapped 9 executed 18 people."), @r#"
    In 2016 rebels killed 8 wounded soldiers. On 24 May Norland kidnapped 9 executed 18 people.
       ^^^^ x date
                          ^ killed 8..8 exact
                                                 ^^ x date
                                                                          ^ captured 9..9 exact
                                                                                     ^^ killed 18..18 exact
    "#);
}

#[test]
fn binds_totals_without_a_verb() {
    insta::assert_snapshot!(bound("Death toll: 12. Some put the death toll as high as 40."), @r#"
    Death toll: 12. Some put the death toll as high as 40.
                ^^ killed 12..12 exact
                                            ^^^^^^^^^^^^^ killed 0..40 atmost
    "#);
}

#[test]
fn looks_over_a_date_for_the_noun() {
    insta::assert_snapshot!(bound("The murder on 26 February of two priests was condemned. The meeting on 26 February of two priests was long."), @r#"
    The murder on 26 February of two priests was condemned. The meeting on 26 February of two priests 
                  ^^ x date
                                 ^^^ killed 2..2 exact
    "#);
}

#[test]
fn does_not_take_included_for_a_victim() {
    insta::assert_snapshot!(bound("Those killed included six women."), @r#"
    Those killed included six women.
                          ^^^ killed part 6..6 exact
    "#);
}

#[test]
fn takes_names_in_capitals() {
    insta::assert_snapshot!(bound("THE MURDER OF VESNA MARLOW WAS CONDEMNED. VESNA MARLOW, AN EDITOR, WAS KILLED."), @r#"
    THE MURDER OF VESNA MARLOW WAS CONDEMNED. VESNA MARLOW, AN EDITOR, WAS KILLED.
                  ^^^^^^^^^^^^ killed 1..1 exact
                                              ^^^^^^^^^^^^ killed 1..1 exact
    "#);
    insta::assert_snapshot!(bound("THE MURDER OF CHURCH LEADERS WAS CONDEMNED."), @r#"
    THE MURDER OF CHURCH LEADERS WAS CONDEMNED.
                  ^^^^^^^^^^^^^^ killed 2 plural
    "#);
}
