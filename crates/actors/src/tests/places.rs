//! Capitals: when they act, and when they are places.

use super::check;

#[test]
fn capitals_act_where_something_is_asked_of_them() {
    check!(
        "She urged Talvin and Marro to talk. A deal brokered by Talvin held. Marro's offer stands."
    );
}

#[test]
fn behind_a_place_preposition_they_are_places() {
    check!("He arrived in Talvin and Marro, flew to Marro and left from Talvin airport.");
}

#[test]
fn datelines_are_places() {
    check!("TALVIN (Norpress) – Rain fell.\nMARRO, May 3 – Sun shone.");
}

#[test]
fn the_outskirts_of_a_capital_are_a_place() {
    check!("The outskirts of Talvin burned. The consent of Talvin is needed.");
}

#[test]
fn a_state_behind_its_town_is_an_address() {
    check!("They met in Talvin, Norland. They met in Norland.");
}

#[test]
fn a_capital_inside_a_longer_name_is_part_of_it() {
    check!("George Washington slept here. Washington slept too.");
}

#[test]
fn a_capital_acts_as_subject_owner_or_partner() {
    check!(
        "Talvin denied it. They accused Talvin. Talvin's ban on arms held. Marro held talks with Talvin. A deal was brokered by Talvin. The tensions between Talvin and Marro rose."
    );
}

#[test]
fn a_capital_where_something_happens_is_a_place() {
    check!(
        "Shells hit Talvin. Talvin lies on the coast. Talvin's streets were empty. Rain fell on western Talvin. The road between Talvin and Marro is closed. A Talvin hotel burned."
    );
}
