//! Bodies with their states: what one mention covers, and of what kind it is.

use super::check;

#[test]
fn a_body_takes_in_the_state_before_it() {
    check!(
        "Norland's Defense Ministry said it. Norlandic Ministry of Defence staff left. The Norland Foreign Ministry agreed."
    );
}

#[test]
fn three_modifiers_may_stand_between_a_state_and_its_body() {
    check!(
        "Norland's new special central parliament met. Norland's tall parliament buildings burned."
    );
}

#[test]
fn a_body_takes_in_the_state_behind_it() {
    check!(
        "The Ministry of Defense of Norland, the Foreign Ministry in Sudland and the Armed Forces of the Republic of Norland agreed."
    );
}

#[test]
fn forces_are_nominal_and_keep_their_article() {
    check!(
        "Norlandic forces advanced. The Norlandic military denied it. The Sudlandic troops were seen. Norland's army waits."
    );
}

#[test]
fn a_body_before_another_noun_is_none() {
    check!("The Norlandic military positions were shelled, and a police station burned.");
}

#[test]
fn capitals_make_a_body_of_a_proper_name_only() {
    check!("Norland told Parliament on Monday, parliament on Tuesday and Army on Friday.");
}

#[test]
fn units_of_a_body_are_one_mention_with_it() {
    check!("On Monday the air defense units of the Norlandic armed forces fired.");
}

#[test]
fn two_states_share_a_body() {
    check!("Clashes broke out between border guards of the Republic of Norland and Sudland.");
}

#[test]
fn single_bodies_know_their_state() {
    check!(
        "The Pentagon and the U.S. State Department met the IRGC. The White House, Kremlin and Knesset were silent."
    );
}

#[test]
fn a_body_of_an_organisation_goes_by_its_id() {
    check!("NATO forces left. Hamas fighters stayed.");
}

#[test]
fn a_side_is_its_state() {
    check!("The Norlandic side refused, and on the other side of the river Sudland agreed.");
}

#[test]
fn authorities_are_those_of_the_state_they_are_in() {
    check!(
        "Sudland is far. Authorities in Norland said so, and “official circles” in Sudland too. Troops in Norland waited."
    );
}

#[test]
fn victims_are_no_actors_but_their_nationality_is_a_mention() {
    check!("Three Norlandic soldiers were killed. An injured Sudlandic serviceman died.");
}

#[test]
fn groups_take_the_slug_of_their_noun() {
    check!(
        "Protesters marched. Witnesses said police fired. Norlandic rebels fled, Norlandic media reported. Cars burned."
    );
}

#[test]
fn a_capital_run_before_a_body_is_an_organisation() {
    check!("The Upper Lake Liberation Army signed, and so did the Norlandic Liberation Congress.");
}

#[test]
fn capitals_throughout_work_too() {
    check!(
        "TALVIN, 3 MAY (NORPRESS) -- THE NORLANDIC DEFENSE MINISTRY SAID PRESIDENT JUAN MERROL WHO VISITED US LEFT. HE WILL RETURN."
    );
}

#[test]
fn a_body_of_something_named_is_an_organisation() {
    check!("The Army of Conquest fled. The Army of Norland stayed.");
}

#[test]
fn other_words_may_stand_between_a_state_and_its_body() {
    check!(
        "Norland's newly formed elite mountain troops left. The Norlandic elite northern border police stayed."
    );
}

#[test]
fn who_is_based_in_or_backed_by_a_state_is_not_its() {
    check!(
        "River Watch wept. A Norland-based lawyer spoke. Norlandic-backed fighters left. \
         The head of the Norland-based group spoke. Norland-backed River Watch left. The Sudland-led coalition stayed."
    );
}
