//! A user's lexicon: what it changes, and what it is told when it is wrong.

use dateline_core::{Lexicon, Reader};

use crate::{Actors, Config};

fn with(text: &str) -> anyhow::Result<Actors> {
    Actors::new(Config { lexicon: vec![Lexicon { name: "mine.toml".into(), text: text.into() }] })
}

fn error(text: &str) -> String {
    with(text).expect_err("the lexicon is wrong").to_string()
}

#[test]
fn extends_a_known_entry_and_renames_it() {
    let actors =
        with("[[state]]\nid = \"TUR\"\nname = \"Türkiye\"\nseats = [\"Ankarra\"]\n").unwrap();
    let text = "Turkey agreed. They urged Ankarra to stay.";
    let facts = super::read(&actors, text);
    assert_eq!(facts.actors.len(), 1);
    assert_eq!(facts.actors[0].actor.name, "Türkiye");
    assert_eq!(facts.mentions.len(), 2);
}

#[test]
fn adds_entries_of_every_kind() {
    let lexicon = "
body = [{ unit = \"Sky Guard\", forms = [\"sky guard\"] }]
organisation = [{ id = \"lake-league\", name = \"Lake League\" }]
outlet = [{ id = \"lake-times\", name = \"Lakeblatt\" }]
role = [{ role = \"harbormaster\", unit = \"Sky Guard\", public = true }]
group = [{ group = \"divers\", forms = [\"divers\"], source = true }]
person = [{ person = \"Ono Quoy\", state = \"FRA\" }]
";
    let text = "France's sky guard met the Lake League, Lakeblatt, divers and Ono Quoy. Harbormaster Ina Brunt left.";
    let facts = super::read(&with(lexicon).unwrap(), text);
    let ids: Vec<_> = facts.actors.iter().map(|known| known.actor.id.as_deref().unwrap()).collect();
    assert_eq!(ids, ["FRA", "lake-league", "lake-times", "divers", "FRA", "FRA"]);
}

#[test]
fn tells_the_line_of_an_unknown_key() {
    insta::assert_snapshot!(error("\n[[state]]\nid = \"NRL\"\nfroms = [\"Norland\"]\n"));
}

#[test]
fn tells_the_line_of_a_broken_file() {
    insta::assert_snapshot!(error("\n\n[[state\n"));
}

#[test]
fn wants_codes_of_three_capitals() {
    insta::assert_snapshot!(error("[[state]]\nid = \"nor\"\nname = \"Norland\"\n"));
}

#[test]
fn wants_names_of_new_entries() {
    insta::assert_snapshot!(error("[[state]]\nid = \"NRL\"\n"));
    insta::assert_snapshot!(error("[[outlet]]\nid = \"norpress\"\n"));
}

#[test]
fn wants_slugs() {
    insta::assert_snapshot!(error(
        "[[organisation]]\nid = \"River Watch\"\nname = \"River Watch\"\n"
    ));
}

#[test]
fn wants_states_that_exist() {
    insta::assert_snapshot!(error(
        "[[body]]\nunit = \"Sky Guard\"\nforms = [\"sky guard\"]\nstate = \"QQQ\"\n"
    ));
}

#[test]
fn wants_forms_of_bodies() {
    insta::assert_snapshot!(error("[[body]]\nunit = \"Sky Guard\"\nforms = []\n"));
}

#[test]
fn the_built_in_files_are_sorted() {
    let files = [
        ("states", include_str!("../../data/states.toml"), "id = \""),
        ("organisations", include_str!("../../data/organisations.toml"), "id = \""),
        ("outlets", include_str!("../../data/outlets.toml"), "id = \""),
        ("roles", include_str!("../../data/roles.toml"), "role = \""),
        ("groups", include_str!("../../data/groups.toml"), "group = \""),
        ("bodies", include_str!("../../data/bodies.toml"), "unit = \""),
        ("people", include_str!("../../data/people.toml"), "person = \""),
    ];
    for (name, text, key) in files {
        let ids: Vec<String> = text
            .lines()
            .filter(|line| line.starts_with("  {"))
            .filter_map(|line| line.split_once(key)?.1.split('"').next().map(str::to_lowercase))
            .collect();
        assert!(!ids.is_empty(), "{name} has entries");
        assert!(
            ids.is_sorted(),
            "{name}.toml is sorted: {:?}",
            ids.windows(2).find(|pair| pair[0] > pair[1])
        );
    }
}
