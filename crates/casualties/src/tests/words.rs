//! The tables: the built-in ones are sound, and a user's errors are told.

use dateline_core::{Lexicon, Reader};

use super::{facts_of, published};
use crate::{Casualties, Config};

fn error(config: Config) -> String {
    Casualties::new(config).err().map(|error| format!("{error:#}")).unwrap_or_default()
}

fn lexicon(text: &str) -> Vec<Lexicon> {
    vec![Lexicon { name: "mine.toml".into(), text: text.into() }]
}

#[test]
fn names_the_tables_of_vague_numbers_that_are_known() {
    let config = Config { vague_numbers: "airwar".into(), ..Config::default() };
    insta::assert_snapshot!(error(config), @r#"unknown table `airwar` of vague numbers, known are: acled, airwars"#);
}

#[test]
fn reads_vague_words_by_the_table_that_is_chosen() {
    let read = |table: &str| {
        let config = Config { vague_numbers: table.into(), ..Config::default() };
        let facts = facts_of(&published("Dozens of people were killed."), config);
        (facts.claims[0].count.lo(), facts.claims[0].count.hi())
    };
    assert_eq!(read("airwars"), (12, Some(24)));
    assert_eq!(read("acled"), (12, None));
}

#[test]
fn takes_words_from_a_users_lexicon() {
    let text = "Three sentinels were vaporized.";
    assert!(facts_of(&published(text), Config::default()).claims.is_empty());
    let words = "[transitive]\nkilled = [\"vaporize vaporizes vaporized vaporized vaporizing\"]\n[groups]\nmilitary = [\"sentinel sentinels\"]\n";
    let facts = facts_of(&published(text), Config { lexicon: lexicon(words), ..Config::default() });
    assert_eq!(facts.claims.len(), 1);
    assert_eq!(facts.claims[0].victims.group, crate::Group::Military);
}

#[test]
fn tells_the_line_of_an_error_in_a_users_lexicon() {
    let config =
        Config { lexicon: lexicon("[groups]\nsailors = [\"x y\"]\n"), ..Config::default() };
    insta::assert_snapshot!(error(config), @r#"
    failed to read the lexicon `mine.toml`: TOML parse error at line 2, column 1
      |
    2 | sailors = ["x y"]
      | ^^^^^^^
    unknown variant `sailors`, expected one of `military`, `civilian`, `police`, `journalist`, `medic`, `child`, `unknown`
    "#);
}

#[test]
fn tells_an_entry_with_too_few_forms() {
    let config = Config { lexicon: lexicon("[groups]\nchild = [\"waif\"]\n"), ..Config::default() };
    insta::assert_snapshot!(error(config), @r#"the entry `waif` has 1 forms and needs 2"#);
}

#[test]
fn makes_the_forms_of_a_regular_verb() {
    let lexicon = lexicon("[transitive]\nkilled = [\"vaporize\"]\n");
    let config = Config { lexicon, ..Config::default() };
    let facts = facts_of(&published("The blast vaporized three men."), config);
    assert_eq!(facts.claims.len(), 1);
}

#[test]
fn built_in_lists_are_sorted() {
    let sorted = |list: &Vec<String>| list.is_sorted() && !list.is_empty();
    for tables in crate::tables::all(&[]).expect("built-in tables are sound") {
        let by_category = [
            &tables.transitive,
            &tables.intransitive,
            &tables.phrasal,
            &tables.adjectives,
            &tables.nouns,
        ];
        let more = [&tables.bare, &tables.tolls, &tables.phrasal_intransitive];
        assert!(by_category.into_iter().chain(more).flat_map(|table| table.values()).all(sorted));
        assert!(tables.groups.values().chain(tables.deciding.values()).all(sorted));
        assert!(tables.closed.values().chain(tables.measures.values()).all(sorted));
        assert!(tables.before.values().chain(tables.after.values()).all(sorted));
        assert!(tables.things.nouns.is_sorted());
    }
}
