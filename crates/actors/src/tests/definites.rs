//! Definite phrases: who is meant by `the ministry`, `the country`, `the spokesman`.

use super::check;

#[test]
fn the_ministry_is_the_last_one() {
    check!(
        "Norland's Foreign Ministry spoke. The Sudlandic Defense Ministry did not. The ministry waits. The Foreign Ministry left."
    );
}

#[test]
fn the_spokesman_is_who_holds_the_role() {
    check!(
        "Norland's Foreign Ministry spokesman Taro Velun met Minister Ilka Brenn of Sudland. The spokesman smiled. The minister left. The Norlandic spokesperson stayed."
    );
}

#[test]
fn a_role_without_a_holder_is_its_body() {
    check!(
        "A spokesman for Norland's Foreign Ministry agreed. The Sudlandic president refused. A spokesman said no."
    );
}

#[test]
fn the_country_is_the_state_last_named() {
    check!(
        "Norlandic farmers left Sudland. The country is dry. The country music festival was cut."
    );
}

#[test]
fn a_body_without_a_state_is_at_home() {
    check!("Norland is calm. Norland waits. The parliament met. Police said the army left.");
}

#[test]
fn a_body_without_any_state_is_its_noun() {
    check!("The parliament met. The Senate met as well.");
}

#[test]
fn a_spokesman_is_nobody_named_before() {
    check!(
        "River Watch spokesman Taro Velun left. A Norlandic spokesman agreed. The Norlandic spokesman stayed. The spokesman of River Watch left."
    );
}

#[test]
fn the_official_may_be_one_just_introduced() {
    check!(
        "A Norlandic official met Sudlandic official Ilka Brenn. The official agreed. A Norlandic official left. The official refused."
    );
}

#[test]
fn a_body_without_a_state_is_nobody_s_where_two_states_are_as_near() {
    check!(
        "Norland and Sudland signed. The Norlandic president left. The army said no. Norlandic and Sudlandic officials met. Officials said it went well."
    );
}

#[test]
fn officials_are_those_of_the_one_state_in_view() {
    check!("Norlandic officials met. Officials said it went well.");
}

#[test]
fn the_monitor_is_the_one_that_watches() {
    check!(
        "Ten died in Marro, a monitor said. The Northern Observatory for Human Rights mourned. \
         The Front for Bread wept. The Norland-based monitor said so. The monitoring group left. \
         The watchdog said more. A war monitoring group agreed. He bought a monitor."
    );
}

#[test]
fn of_several_that_watch_the_monitor_is_the_last() {
    check!(
        "The Northern Observatory for Human Rights and the Southern Rights Network met. A monitor said no. \
         The monitor said yes. A group left."
    );
}
