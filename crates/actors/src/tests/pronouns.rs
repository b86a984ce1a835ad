//! Pronouns: whom they mean, and when they are left out.

use super::check;

#[test]
fn he_is_the_subject_before() {
    check!("Norland's spokesman Taro Velun met Robert Quill. He left. Quill said he was glad.");
}

#[test]
fn he_is_who_is_named_behind_a_verb_of_speech() {
    check!(
        "“It is over,” said Robert Quill of talks with John Velun. He left. It was over for Robert Quill after talks with John Velun. He left."
    );
}

#[test]
fn gender_tells_people_apart() {
    check!("John Velun met Mary Brenn. She smiled, and he laughed at her.");
}

#[test]
fn its_is_the_nearest_subject() {
    check!(
        "The Norlandic military said its staff left. Norland reserves the right to protect its land."
    );
}

#[test]
fn the_attacked_is_not_the_attacker() {
    check!(
        "Norland said Sudlandic forces opened fire at its posts. Norland said the Sudlandic side must return to its posts."
    );
}

#[test]
fn it_takes_up_a_body_behind_a_verb_of_speech() {
    check!("Norland's defense ministry said it has agreed. Norland said it would not.");
}

#[test]
fn impersonal_it_is_nobody() {
    check!(
        "Norland spoke. It is clear that rain fell. It should be noted that the sun shone. The deal holds since it came into force."
    );
}

#[test]
fn they_are_the_nearest_plural() {
    check!(
        "Norlandic forces crossed the border. They are trying to stay. Three soldiers were hurt. They were taken away."
    );
}

#[test]
fn their_may_be_two_named_together() {
    check!("Norland and Sudland on Tuesday closed their border.");
}

#[test]
fn their_may_be_a_body() {
    check!("The Norlandic parliament said that 12 of their number left.");
}

#[test]
fn we_is_the_speaker() {
    check!(
        "“We will answer, and our armed forces stand by our country,” Norland's Foreign Ministry said. We all know that."
    );
}

#[test]
fn i_is_a_person() {
    check!("“I told them,” Robert Quill said. “My book is out,” the group's lawyer said.");
}

#[test]
fn an_object_is_not_its_own_subject() {
    check!(
        "Robert Quill met John Velun. Quill thanked him. Quill praised himself. Norland said Sudland attacked it."
    );
}

#[test]
fn whom_the_speaker_calls_he_is_another() {
    check!(
        "Robert Quill met John Velun on Monday. “He is wrong,” Quill said. Quill vowed to “defend his party”."
    );
}

#[test]
fn two_as_good_are_candidates() {
    check!("Robert Quill and John Velun left. He smiled.");
}

#[test]
fn a_noun_may_be_whom_a_pronoun_means() {
    check!(
        "Norland agreed. A bomb was found and its fuse was removed. Robert Quill left. A man came and he sat down."
    );
}

#[test]
fn whoever_follows_a_clause_before_may_be_meant() {
    check!("Before he left Talvin, Robert Quill said no.");
}

#[test]
fn the_office_may_be_all_that_is_known_of_him() {
    check!("Norland's Foreign Ministry spokesman said no. He added that it was over.");
}

#[test]
fn what_is_destroyed_is_not_the_destroyers() {
    check!(
        "Norlandic troops killed 40 rebels and destroyed their weapons. Norlandic troops lost their weapons."
    );
}

#[test]
fn who_stands_beside_what_is_owned_owns_it() {
    check!("Norlandic troops found two women and their children.");
}

#[test]
fn a_reflexive_is_the_doer_of_its_verb() {
    check!("Robert Quill mocked John Velun for calling himself a king.");
}

#[test]
fn the_reason_of_a_judgement_is_the_others_doing() {
    check!(
        "Norland imposed sanctions on Sudland for its raid. Norland attacked Sudland over its raid. Norland apologised to Sudland for its raid."
    );
}
