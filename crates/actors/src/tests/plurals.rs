//! Plural phrases: which states they mean.

use super::check;

#[test]
fn both_sides_are_those_named_together() {
    check!(
        "Clashes between Norland and Sudland went on. Iran urged both sides to stop. The two neighbors agreed."
    );
}

#[test]
fn the_speaker_is_none_of_the_two() {
    check!(
        "Norland and Sudland fought. Iran and Norland traded. Iran called on the two countries to talk."
    );
}

#[test]
fn people_of_two_states_are_a_pair() {
    check!(
        "Norlandic Foreign Minister Taro Velun and his Sudlandic counterpart Ilka Brenn met. The two sides agreed."
    );
}

#[test]
fn titles_may_stand_between_the_people_of_a_pair() {
    check!(
        "Iran and Turkey trade. Norlandic Foreign Minister Taro Velun and Prime Minister Ilka Brenn of Sudland met. The two sides agreed."
    );
}

#[test]
fn a_pair_may_follow() {
    check!("Iran and Norland spoke of the two neighboring countries, Sudland and Armenia.");
}

#[test]
fn modifiers_and_hyphens_stand_inside() {
    check!(
        "Norland and Sudland split. The two ex-Soviet nations, the arch-foes and the warring parties met. The rivals of youth played."
    );
}

#[test]
fn each_other_is_the_subject() {
    check!("Norland and Sudland on Tuesday accused each other. Both countries blamed one another.");
}

#[test]
fn these_countries_are_all_just_named() {
    check!(
        "He visited Norland, Sudland, Turkey, and Russia. He liked these countries, all countries and neighboring countries."
    );
}

#[test]
fn the_latter_is_the_second() {
    check!("Norland and Sudland fought, and the latter won.");
}

#[test]
fn without_a_pair_nobody_is_meant() {
    check!("Norland was told that both sides of the road are closed.");
}
