//! Named events, the built-in table and tables of one's own.

use crate::{Events, events_in};

fn check(text: &str, expected: &[&str]) {
    let events = events_in(text);
    let shown = |event: &crate::EventMention| {
        let doubt = if event.certain { "" } else { " ?" };
        format!("{} = {}{doubt}", &text[event.span.clone()], event.name)
    };
    let found: Vec<String> = events.iter().map(shown).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_phrase_of_its_own_names_an_event() {
    check(
        "During the 44-day war, and in World War II,",
        &["44-day war = Second Nagorno-Karabakh war", "World War II = Second World War"],
    );
    check(
        "the Yom Kippur war, the Gulf War",
        &["Yom Kippur war = Yom Kippur War", "Gulf War = Gulf War"],
    );
    check("the Sept. 11 attacks", &["Sept. 11 attacks = September 11 attacks"]);
}

#[test]
fn a_year_tells_the_wars_of_a_place_apart() {
    check(
        "the 2020 war over the disputed Nagorno-Karabakh region",
        &["2020 war over the disputed Nagorno-Karabakh = Second Nagorno-Karabakh war"],
    );
    check("the 2014 Gaza war", &["2014 Gaza war = Gaza war of 2014"]);
    check("the 2013 Gaza war", &[]);
}

#[test]
fn without_a_year_the_latest_war_of_a_place_is_taken_in_doubt() {
    check(
        "a deadly war last year in September over Nagorno-Karabakh",
        &["war last year in September over Nagorno-Karabakh = Second Nagorno-Karabakh war ?"],
    );
}

#[test]
fn a_noun_without_its_place_names_nothing() {
    check("The war in Norland, a tug-of-war over Nagorno-Karabakh.", &[]);
    check("The war ended. In Syria it rained.", &[]);
    check("Syria's post-war years", &[]);
}

#[test]
fn the_built_in_table_is_whole() {
    let events = Events::new(&[]).unwrap();
    assert!(events.row(60).is_some(), "some sixty events are known");
}

#[test]
fn a_table_of_ones_own_adds_and_replaces() {
    let own = "[[event]]\nname = \"Cold War\"\nfirst = 1999-01-01\nlast = 1999-02-01\nnames = [\"cold war\"]\n";
    let events = Events::new(&[("own.toml", own)]).unwrap();
    let found = events.find("The Cold War ended.");
    assert_eq!(found[0].first, jiff::civil::date(1999, 1, 1));
}

#[test]
fn what_is_wrong_with_a_table_is_told_with_its_name() {
    let told = |table: &str| format!("{:#}", Events::new(&[("own.toml", table)]).unwrap_err());
    let late = "[[event]]\nname = \"x\"\nfirst = 2000-01-02\nlast = 2000-01-01\n";
    assert_eq!(
        told(late),
        "in own.toml, event `x`: it ends on 2000-01-01, before it begins on 2000-01-02"
    );
    assert!(
        told("[[event]]\nnome = 1\n")
            .starts_with("can't read the events of own.toml: TOML parse error at line 2")
    );
    let places = "[[event]]\nname = \"x\"\nfirst = 2000-01-02\nplaces = [\"y\"]\n";
    assert_eq!(
        told(places),
        "in own.toml, event `x`: `places` and `nouns` stand together or not at all"
    );
}
