//! Which casualty word a number goes with.

use super::marked;

fn bound(text: &str) -> String {
    marked(text, |_| String::new())
}

#[test]
fn binds_the_subject_of_a_passive() {
    insta::assert_snapshot!(bound("Three soldiers were killed. Four people have been wounded. Two men were shot dead. Five fighters had been captured."), @r#"
    Three soldiers were killed. Four people have been wounded. Two men were shot dead. Five fighters 
    ^^^^^ killed 3..3 exact
                                ^^^^ wounded 4..4 exact
                                                               ^^^ killed 2..2 exact
                                                                                       ^^^^ captured 5..5 exact
    "#);
}

#[test]
fn binds_over_adverbs_and_reports() {
    insta::assert_snapshot!(bound("Three people were reportedly also killed. Two soldiers were reported killed. Ten people are believed to have been killed. Six are feared dead."), @r#"
    Three people were reportedly also killed. Two soldiers were reported killed. Ten people are 
    ^^^^^ killed 3..3 exact
                                              ^^^ killed 2..2 exact
                                                                                 ^^^ killed 10..10 exact
    believed to have been killed. Six are feared dead.
                                  ^^^ killed 6..6 exact
    "#);
}

#[test]
fn binds_the_object_of_an_active_verb() {
    insta::assert_snapshot!(bound("A blast killed 12 people. Gunmen kidnapped three engineers. Shelling killed at least two and wounded five."), @r#"
    A blast killed 12 people. Gunmen kidnapped three engineers. Shelling killed at least two and 
                   ^^ killed 12..12 exact
                                               ^^^^^ captured 3..3 exact
                                                                                ^^^^^^^^^^^^ killed 2 atleast
    wounded five.
            ^^^^ wounded 5..5 exact
    "#);
}

#[test]
fn binds_participles_to_either_side() {
    insta::assert_snapshot!(bound("Three killed, five wounded in clashes. An attack came, killing two people and wounding three. Six soldiers killed in the north were buried."), @r#"
    Three killed, five wounded in clashes. An attack came, killing two people and wounding three. Six 
    ^^^^^ killed 3..3 exact
                  ^^^^ wounded 5..5 exact
                                                                   ^^^ killed 2..2 exact
                                                                                           ^^^^^ wounded 3..3 exact
                                                                                                  ^^^ killed 6..6 exact
    "#);
}

#[test]
fn binds_the_subject_of_died_and_light_verbs() {
    insta::assert_snapshot!(bound("Three people died. More than 5,000 people lost their lives. Three servicemen received slight injuries. Two men suffered burns."), @r#"
    Three people died. More than 5,000 people lost their lives. Three servicemen received slight 
    ^^^^^ killed 3..3 exact
                       ^^^^^^^^^^^^^^^ killed 5001 morethan
                                                                ^^^^^ wounded 3..3 exact
    injuries. Two men suffered burns.
              ^^^ wounded 2..2 exact
    "#);
}

#[test]
fn binds_lives_claimed() {
    insta::assert_snapshot!(bound("The war claimed more than 6,500 lives. The fire claimed the lives of 12 people. The clashes claimed lives on both sides."), @r#"
    The war claimed more than 6,500 lives. The fire claimed the lives of 12 people. The clashes claimed 
                    ^^^^^^^^^^^^^^^ killed 6501 morethan
                                                                         ^^ killed 12..12 exact
    lives on both sides.
    ^^^^^ killed 2 plural
    "#);
}

#[test]
fn binds_nouns() {
    insta::assert_snapshot!(bound("The deaths of three people shocked the town. There were 12 deaths. The murder of six priests was condemned. He told of the killing of two women."), @r#"
    The deaths of three people shocked the town. There were 12 deaths. The murder of six priests was 
                  ^^^^^ killed 3..3 exact
                                                            ^^ killed 12..12 exact
                                                                                     ^^^ killed 6..6 exact
    condemned. He told of the killing of two women.
                                         ^^^ killed 2..2 exact
    "#);
}

#[test]
fn binds_totals() {
    insta::assert_snapshot!(bound("The death toll in the northern town has risen to 12. The attack brought the death toll to 40. A death toll of 15 was given. Casualties now stand at 30."), @r#"
    The death toll in the northern town has risen to 12. The attack brought the death toll to 40. A 
                                                     ^^ killed 12..12 exact
                                                                                              ^^ killed 40..40 exact
    death toll of 15 was given. Casualties now stand at 30.
                  ^^ killed 15..15 exact
                                                        ^^ unspecified 30..30 exact
    "#);
}

#[test]
fn binds_adjectives() {
    insta::assert_snapshot!(bound("The blast left 5 dead and 10 wounded. Twelve people are missing. Two people were found dead. Forty are homeless."), @r#"
    The blast left 5 dead and 10 wounded. Twelve people are missing. Two people were found dead. Forty 
                   ^ killed 5..5 exact
                              ^^ wounded 10..10 exact
                                          ^^^^^^ missing 12..12 exact
                                                                     ^^^ killed 2..2 exact
                                                                                                 ^^^^^ displaced 40..40 exact
    "#);
}

#[test]
fn binds_coordinated_phrases() {
    insta::assert_snapshot!(bound("Three soldiers and two civilians were killed. Shelling killed two women, three men and a child. Five children and their teacher were wounded."), @r#"
    Three soldiers and two civilians were killed. Shelling killed two women, three men and a child. 
    ^^^^^ killed 3..3 exact
                       ^^^ killed 2..2 exact
                                                                  ^^^ killed 2..2 exact
                                                                             ^^^^^ killed 3..3 exact
                                                                                           ^^^^^^^ killed 1..1 exact
    Five children and their teacher were wounded.
    ^^^^ wounded 5..5 exact
                      ^^^^^^^^^^^^^ wounded 1..1 exact
    "#);
}

#[test]
fn keeps_clauses_apart() {
    insta::assert_snapshot!(bound("Raids killed three soldiers and two civilians were wounded. Two were killed and three more were wounded."), @r#"
    Raids killed three soldiers and two civilians were wounded. Two were killed and three more were 
                 ^^^^^ killed 3..3 exact
                                    ^^^ wounded 2..2 exact
                                                                ^^^ killed 2..2 exact
                                                                                    ^^^^^^^^^^ wounded 3..3 exact
    "#);
}

#[test]
fn binds_over_brackets() {
    insta::assert_snapshot!(bound("Twelve people, including four children, were killed. Two soldiers (both privates) were wounded. Ten people, the ministry said, were killed. Three men who lived in the town were killed."), @r#"
    Twelve people, including four children, were killed. Two soldiers (both privates) were wounded. Ten 
    ^^^^^^ killed 12..12 exact
                             ^^^^ killed part 4..4 exact
                                                         ^^^ wounded 2..2 exact
                                                                                                    ^^^ killed 10..10 exact
    people, the ministry said, were killed. Three men who lived in the town were killed.
                                            ^^^^^ killed 3..3 exact
    "#);
}

#[test]
fn marks_parts() {
    insta::assert_snapshot!(bound("The raid killed 12 people, five of them children. Raids killed 20 people, including three women and two children. Two children were among the dead. The dead included four women."), @r#"
    The raid killed 12 people, five of them children. Raids killed 20 people, including three women and 
                    ^^ killed 12..12 exact
                               ^^^^ killed part 5..5 exact
                                                                   ^^ killed 20..20 exact
                                                                                        ^^^^^ killed part 3..3 exact
    two children. Two children were among the dead. The dead included four women.
    ^^^ killed part 2..2 exact
                  ^^^ killed part 2..2 exact
                                                                      ^^^^ killed part 4..4 exact
    "#);
}

#[test]
fn takes_killed_or_wounded_as_unspecified() {
    insta::assert_snapshot!(bound("Twelve people were killed or wounded. Six men were kidnapped and killed."), @r#"
    Twelve people were killed or wounded. Six men were kidnapped and killed.
    ^^^^^^ unspecified 12..12 exact
                                          ^^^ killed 6..6 exact
    "#);
}

#[test]
fn takes_wounded_before_a_noun() {
    insta::assert_snapshot!(bound("Helicopters carried off three wounded soldiers. Three wounded soldiers died."), @r#"
    Helicopters carried off three wounded soldiers. Three wounded soldiers died.
                            ^^^^^ wounded 3..3 exact
                                                    ^^^^^ killed 3..3 exact
    "#);
}

#[test]
fn counts_an_article_as_one() {
    insta::assert_snapshot!(bound("A soldier was killed. An elderly woman and a child died. Gunmen shot dead a policeman. Police killed a gunman. A police station was hit and a killed dog was found."), @r#"
    A soldier was killed. An elderly woman and a child died. Gunmen shot dead a policeman. Police 
    ^^^^^^^^^ killed 1..1 exact
                          ^^^^^^^^^^^^^^^^ killed 1..1 exact
                                               ^^^^^^^ killed 1..1 exact
                                                                              ^^^^^^^^^^^ killed 1..1 exact
    killed a gunman. A police station was hit and a killed dog was found.
           ^^^^^^^^ killed 1..1 exact
    "#);
}

#[test]
fn takes_bare_plurals() {
    insta::assert_snapshot!(bound("Khan regretted the casualties. Deaths and injuries were reported. Civilians were killed. Rockets killed soldiers."), @r#"
    Khan regretted the casualties. Deaths and injuries were reported. Civilians were killed. Rockets 
                       ^^^^^^^^^^ unspecified 2 plural
                                   ^^^^^^ killed 2 plural
                                              ^^^^^^^^ wounded 2 plural
                                                                      ^^^^^^^^^ killed 2 plural
    "#);
}

#[test]
fn does_not_take_words_that_describe_others() {
    insta::assert_snapshot!(bound("Death threats and casualty figures were sent. A murder trial began. The killed were mourned. A deadly war went on."), @"");
}

#[test]
fn needs_people_for_capture() {
    insta::assert_snapshot!(bound("The army captured three villages. The army captured three rebels."), @r#"
    The army captured three villages. The army captured three rebels.
                      ^^^^^ x thing
                                                        ^^^^^ captured 3..3 exact
    "#);
}

#[test]
fn does_not_bind_over_a_verb_of_its_own() {
    insta::assert_snapshot!(bound("Twelve soldiers attacked the post and people were killed. Two ministers said civilians were killed."), @r#"
    Twelve soldiers attacked the post and people were killed. Two ministers said civilians were killed.
    ^^^^^^ x unbound
                                          ^^^^^^ killed 2 plural
                                                              ^^^ x unbound
                                                                                 ^^^^^^^^^ killed 2 plural
    "#);
}

#[test]
fn binds_among_and_inverted_order() {
    insta::assert_snapshot!(bound("Among the dead were three children. Also killed were two drivers."), @r#"
    Among the dead were three children. Also killed were two drivers.
                        ^^^^^ killed part 3..3 exact
                                                         ^^^ killed 2..2 exact
    "#);
}

#[test]
fn counts_a_named_person_as_one() {
    insta::assert_snapshot!(bound("Judge Ann Brown was murdered. Ann Brown, 25, was killed. The murder of Ann Brown shook the town. Soldier killed in blast. Soldier deaths rose."), @"
    Judge Ann Brown was murdered. Ann Brown, 25, was killed. The murder of Ann Brown shook the town. 
    ^^^^^^^^^^^^^^^ killed 1..1 exact
                                  ^^^^^^^^^ killed 1..1 exact
                                             ^^ x age
                                                                           ^^^^^^^^^ killed 1..1 exact
    Soldier killed in blast. Soldier deaths rose.
    ^^^^^^^ killed 1..1 exact
                                     ^^^^^^ killed 2 plural
    ");
}

#[test]
fn counts_what_two_describe_as_one_phrase() {
    insta::assert_snapshot!(bound("At least 70 government and rebel fighters were killed. Three people two of them children died."), @r#"
    At least 70 government and rebel fighters were killed. Three people two of them children died.
    ^^^^^^^^^^^ killed 70 atleast
                                                           ^^^^^ killed 3..3 exact
                                                                        ^^^ killed part 2..2 exact
    "#);
}

#[test]
fn does_not_count_what_is_asked() {
    insta::assert_snapshot!(bound("Officials did not say how many soldiers were killed."), @"");
}
