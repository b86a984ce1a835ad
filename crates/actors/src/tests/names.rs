//! Names of organisations and outlets, and the guards against ordinary words.

use super::check;

#[test]
fn an_acronym_in_brackets_names_its_organisation() {
    check!("The Norland Aid Front (NAF) was founded. Later the NAF split. NAFTA did not.");
}

#[test]
fn an_organisation_takes_in_what_stands_around_its_noun() {
    check!(
        "The Sudlandic Democratic Council met the University of Norland and the Lake Workers Union."
    );
}

#[test]
fn an_outlet_takes_in_the_words_for_outlets() {
    check!(
        "According to the Norpress news agency and the Lakeside Tribune, Interfax reported it first."
    );
}

#[test]
fn a_surname_that_is_a_word_for_outlets_goes_with_its_title() {
    check!("President Juan Post spoke, the Lakeside Post reported.");
}

#[test]
fn ordinary_words_are_outlets_only_where_text_says_so() {
    check!(
        "The ministry told Time, according to a Trend report. Time passes. Trend lines rise. In the Sun they sat."
    );
}

#[test]
fn acronyms_ask_for_capitals() {
    check!("Tell us who left. The US and the WHO did.");
}

#[test]
fn names_that_are_people_s_too_stand_alone() {
    check!("Jordan signed. Jordan Pickwell did not. Israel agreed. Chad Brunt laughed.");
}

#[test]
fn a_namesake_is_known_by_its_company() {
    check!("Georgia voted. Crowds gathered in Atlanta.");
}

#[test]
fn a_namesake_is_no_rival_where_the_state_shows_itself() {
    check!("Georgia voted, and the Georgian parliament met in Atlanta.");
}

#[test]
fn compounds_with_a_nationality_are_none() {
    check!("African-Americans and ethnic Norlanders marched with Norlanders.");
}

#[test]
fn a_group_is_taken_up_again() {
    check!("River Watch counted boats. The group said ten sank. The council met.");
}

#[test]
fn a_group_of_something_takes_up_nobody() {
    check!("River Watch counted boats. The group of boats sank, and the group said so.");
}

#[test]
fn lost_apostrophes_do_no_harm() {
    check!("Russias Defense Ministry denied it.");
}

#[test]
fn laws_are_no_organisations() {
    check!(
        "The College for All Act and the Planned Parenthood Federation of America were praised."
    );
}

#[test]
fn first_letters_name_an_organisation_of_three_words() {
    check!(
        "The Northern Aid Front left. NAF agreed. NAP refused. The River Front stayed. RF spoke."
    );
}

#[test]
fn a_word_of_the_gazetteer_inside_a_name_is_the_name_s() {
    check!(
        "Mark Norlandic, a banker, left. Norlandic said he was glad. The Norlandic army stayed."
    );
}
