//! People: who is one, and what titles tell of them.

use super::{check, facts};

#[test]
fn a_title_gives_body_and_state() {
    check!(
        "Norland's Foreign Ministry spokesman Taro Velun met Sudlandic Foreign Minister Ilka Brenn."
    );
}

#[test]
fn a_role_behind_the_name_tells_as_much() {
    check!(
        "Taro Velun, spokesman for Norland's Foreign Ministry, left. Ilka Brenn, the prime minister of Sudland, stayed."
    );
}

#[test]
fn titles_in_a_row_belong_to_one_person() {
    check!("Norlandic Defense Ministry spokesman Maj. Gen. Taro Velun spoke.");
}

#[test]
fn a_name_may_stand_between_commas_behind_its_role() {
    check!("The Norlandic prime minister, Taro Velun, resigned.");
}

#[test]
fn a_counterpart_holds_the_same_office_elsewhere() {
    check!(
        "Norlandic Foreign Minister Taro Velun and his Sudlandic counterpart Ilka Brenn met. Velun met his counterparts."
    );
}

#[test]
fn a_surname_is_its_last_bearer() {
    check!(
        "John Velun of Talvin spoke. Mary Brenn left. Velun said no. Brenn agreed. Taro was absent."
    );
}

#[test]
fn a_longer_name_completes_a_shorter_one() {
    check!("President Velun spoke in Norland. Later Taro Velun left.");
}

#[test]
fn persons_of_unknown_state_have_a_slug() {
    check!("Robert Quill, 45, wrote a book. He liked it.");
}

#[test]
fn offices_without_a_country_belong_to_nobody_where_two_states_are_spoken_of() {
    check!(
        "Norland's army shelled Marro. Sudland said Norland broke the truce. \
         President Ann Harrow met the foreign ministers of Norland and Sudland."
    );
}

#[test]
fn offices_without_a_country_belong_to_the_document_s_own() {
    check!(
        "TALVIN – Norland votes on Sunday in Talvin. Mayor Ada Quill opened the polls. Professor Rolf Onn watched."
    );
}

#[test]
fn lone_words_beside_speech_are_surnames_if_repeated() {
    check!("The film by Quill is late. “It is done,” Quill said. Brunt is blue.");
}

#[test]
fn capitals_that_name_things_are_no_people() {
    check!("The Victoria Falls Bridge and the Charles River Report were closed. King Day came.");
}

#[test]
fn titles_in_headlines_cut_names_short() {
    check!("Robert Quill Wins Big Prize After Long Wait Today");
}

#[test]
fn particles_and_hyphens_belong_to_names() {
    check!("Minister Ludwig van der Brenn met Omar al-Quilli and Jean-Luc de la Tour.");
}

#[test]
fn well_known_people_need_no_introduction() {
    check!("Vladimir Putin called Merkel. Angela Merkel was out.");
}

#[test]
fn roles_are_kept() {
    let facts = facts("Norland's Foreign Ministry spokesman Taro Velun left.");
    let velun = facts.actors.iter().find(|known| known.actor.person.is_some()).unwrap();
    assert_eq!(velun.roles, ["Foreign Ministry spokesman"]);
    assert_eq!(velun.names, ["Taro Velun"]);
}

#[test]
fn in_capitals_names_go_on_to_the_next_common_word() {
    check!(
        "NORLANDIC PRESIDENT MARIO VELUN LLOSA SAID ON FRIDAY THAT HE WILL NOT MEET THE GENERAL STAFF. VELUN LEFT."
    );
}

#[test]
fn unknown_titles_are_no_part_of_a_name() {
    check!("The Archimandrite Robert Quill said so to a Robert Quill-style audience.");
}

#[test]
fn a_deputy_of_an_office_is_of_that_office() {
    check!(
        "Norlandic Deputy Prime Minister Taro Velun and Deputy Foreign Minister Ilka Brenn met."
    );
}

#[test]
fn a_full_name_completes_a_well_known_surname() {
    check!("Mrs. Clinton spoke. Hillary Clinton is out. Bill Clinton is in.");
}

#[test]
fn a_title_or_a_gender_tells_namesakes_apart() {
    check!(
        "President Peter Velun met his sister Anna Velun. President Velun left. Ms Velun stayed. Mr Velun agreed. Velun slept."
    );
}

#[test]
fn a_state_may_stand_before_the_body_of_a_spokesman() {
    check!(
        "Norlandic army spokesman Taro Velun left. A Sudlandic government spokesman stayed. An army spokesman agreed."
    );
}

#[test]
fn a_spokesman_belongs_to_the_one_body_of_that_kind() {
    check!(
        "Norland's army met Sudland's parliament. Army spokesman Taro Velun left. Foreign Minister Ilka Brenn stayed."
    );
}

#[test]
fn words_may_stand_between_a_name_and_its_role() {
    check!(
        "Taro Velun, Northern Coast director at River Watch, left. Ilka Brenn, a friend, stayed."
    );
}

#[test]
fn where_a_story_was_filed_makes_no_office_its_own() {
    check!(
        "TALVIN: Norland met Sudland in Marro. Norland left. Sudland stayed. Foreign Minister Ilka Brenn agreed."
    );
}

#[test]
fn an_unnamed_envoy_s_country_is_spoken_of() {
    check!(
        "Norland met the Sudlandic envoy. Norland said no. Norland left. Norland stayed. The Sudlandic envoy left. Foreign Minister Ilka Brenn agreed."
    );
}

#[test]
fn a_role_may_stand_away_from_its_name() {
    check!(
        "Robert Quill, a former Norlandic defense minister, left. The minister smiled. Mary Brenn is the spokeswoman for River Watch. The spokeswoman agreed."
    );
}

#[test]
fn a_title_may_stand_before_several() {
    check!("Norlandic ministers Robert Quill and Mary Brenn left. Tim Velun (D-Va.) stayed.");
}

#[test]
fn his_spokesman_is_who_is_known_by_that() {
    check!(
        "President Robert Quill left. His spokeswoman, Mary Brenn, stayed. “It is over,” his spokeswoman said. Her lawyer agreed."
    );
}

#[test]
fn a_family_is_a_group() {
    check!("Robert Quill met his wife Mary Quill. The Quills said they were glad.");
}

#[test]
fn a_surname_of_two_is_open_where_nothing_tells() {
    check!(
        "Robert Quill met Mary Quill. Quill smiled. It rained for days. The sun came out at last. Quill slept."
    );
}

#[test]
fn who_speaks_for_an_organisation_is_not_of_the_story_s_state() {
    check!(
        "Norland's army advanced in Norland. Rami Keller, the director of the Northern Observatory for Human Rights, \
         said Norland was calm. Observatory director Rami Keller left. River Watch official Ann Brandt wept. \
         Ahmed Salk, an official with River Watch, spoke. The head of River Watch, Max Velun, spoke. \
         Norland's towns are quiet. Military official Tom Brenn spoke."
    );
}

#[test]
fn a_fighter_of_a_rebel_group_is_of_that() {
    check!(
        "Norland's army advanced in Norland. Zak Keller of the rebel group Fastaqim said Norland was calm. \
         Commander Max Brandt of the Sudland-based rebel group Fastaqim spoke. Rebel commander Tom Salk spoke. \
         Commander Ahmed Velun spoke."
    );
}

#[test]
fn who_is_well_known_may_speak_for_an_organisation() {
    check!("Norland is calm in Norland. Rami Abdulrahman said Norland was calm.");
}
