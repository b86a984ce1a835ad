//! Tests: what places invented stories name.

use std::sync::LazyLock;

use dateline_actors::Actors;
use dateline_core::{Document, Lexicon, Reader};
use dateline_syntax::{Pipeline, Surface};

use crate::table::Table;
use crate::{Config, Facts, Gazetteer, Places};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::english);

fn facts_with(text: &str, config: Config) -> Facts {
    let doc = Document::bare("a", text);
    let (surface, parse) = (Surface::new(text), PIPELINE.parse(text));
    let actors = Actors::new(dateline_actors::Config::default()).unwrap();
    let actors = actors.map(&doc, (&surface, &parse));
    Places::new(config).unwrap().map(&doc, (&parse, &actors))
}

/// Each mention: its words, and the name, country and precision of its place.
fn check(text: &str, expected: &[&str]) {
    let facts = facts_with(text, Config::default());
    let found: Vec<String> = facts
        .mentions
        .iter()
        .map(|mention| {
            let place = facts.place_of(mention).unwrap();
            let precision = place
                .precision
                .map_or(String::new(), |precision| format!("{precision:?}").to_lowercase());
            let country = place.country.as_deref().unwrap_or("-");
            let words = mention.span.of(text).unwrap();
            format!("{words}: {} {country} {precision}", place.name)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn finds_towns_divisions_and_countries() {
    check(
        "Two farmers drowned near Soyapango in El Salvador.",
        &["Soyapango: Soyapango SLV settlement", "El Salvador: El Salvador SLV country"],
    );
    check(
        "Floods in Antioquia, Colombia, closed nine schools.",
        &["Antioquia: Antioquia COL region", "Colombia: Colombia COL country"],
    );
}

#[test]
fn the_division_or_state_behind_a_comma_decides() {
    check(
        "He opened a bakery in Paris, Texas.",
        &["Paris: Paris USA settlement", "Texas: Texas USA region"],
    );
    check("He opened a bakery in Paris.", &["Paris: Paris FRA settlement"]);
}

#[test]
fn the_states_of_the_story_decide_among_namesakes() {
    check(
        "Colombian police said a bridge collapsed in Cartagena.",
        &["Cartagena: Cartagena COL settlement"],
    );
    check(
        "Spanish police said a bridge collapsed in Cartagena.",
        &["Cartagena: Cartagena ESP settlement"],
    );
}

#[test]
fn spellings_of_a_name_are_one_place() {
    for name in ["Kalbajar", "Kalbjar", "Kelbajar", "Kalbacar", "KALBAJAR"] {
        let text = format!("Azerbaijan said that a bridge in {name} was mended.");
        let facts = facts_with(&text, Config::default());
        let names: Vec<&str> = facts.places.iter().map(|place| place.name.as_str()).collect();
        assert!(names.contains(&"Kalbajar"), "{name}: {names:?}");
    }
    check(
        "Ukrainian trains stop in Kiev and in Kyiv.",
        &["Kiev: Kyiv UKR settlement", "Kyiv: Kyiv UKR settlement"],
    );
}

#[test]
fn a_word_beside_the_name_tells_town_from_division() {
    let precision = |text: &str| facts_with(text, Config::default()).places[0].precision;
    use dateline_core::Precision::{Region, Settlement};
    assert_eq!(precision("Syrian farmers left the city of Idlib."), Some(Settlement));
    assert_eq!(precision("Syrian farmers left Idlib province."), Some(Region));
}

#[test]
fn people_organisations_and_streets_are_no_places() {
    check("Judge Maria Santiago thanked her colleagues.", &[]);
    check("The University of Valencia published the study.", &[]);
    check("He lives on Lima Street.", &[]);
    check("Reading is fun. Mobile phones ring.", &[]);
}

#[test]
fn small_towns_count_where_the_story_speaks_of_their_state() {
    check("Rain fell in Binnish.", &[]);
    check(
        "Rain fell in Binnish, Syria.",
        &["Binnish: Binnish SYR settlement", "Syria: Syria SYR country"],
    );
}

#[test]
fn the_state_that_most_of_a_story_speaks_of_is_its_home() {
    let facts = facts_with("Peru and Peruvian farmers celebrated in Lima.", Config::default());
    assert_eq!(facts.home.and_then(|place| place.country).as_deref(), Some("PER"));
    let facts = facts_with("Peru thanked Chile.", Config::default());
    assert_eq!(facts.home, None);
}

#[test]
fn a_users_lexicon_adds_places_and_decides_what_names_mean() {
    let text = "[[places]]\nname = \"Upper Meadow\"\nother = [\"Meadowland\"]\ncountry = \"NZL\"\nlat = -41.5\nlon = 172.0\nprecision = \"district\"\n";
    let lexicon = vec![Lexicon { name: "mine.toml".into(), text: text.into() }];
    let facts = facts_with("Sheep grazed in Meadowland.", Config { lexicon });
    let place = &facts.places[0];
    assert_eq!((place.name.as_str(), place.country.as_deref()), ("Upper Meadow", Some("NZL")));
    assert_eq!((place.lat, place.lon), (Some(-41.5), Some(172.0)));
}

#[test]
fn errors_of_a_lexicon_name_its_line() {
    let error = |text: &str| {
        let lexicon = [Lexicon { name: "mine.toml".into(), text: text.into() }];
        format!("{:#}", Gazetteer::new(&lexicon).unwrap_err())
    };
    let first = "# Mine.\n\n[[places]]\nname = \"Here\"\n\n";
    assert_eq!(
        error(&format!("{first}[[places]]\nname = \"There\"\ncountry = \"XYZ\"\n")),
        "failed to read the lexicon `mine.toml`, line 6: `XYZ` is no country; codes are those of ISO 3166-1 alpha-3"
    );
    assert!(error("[[places]]\nname = \"There\"\nlat = 95.0\nlon = 1.0\n").contains("-90 to 90"));
    assert!(error("[[places]]\nname = \"There\"\nlat = 5.0\n").contains("stand together"));
    assert!(error("[[places]]\nname = \"Там\"\n").contains("not Latin"));
    assert!(error("[[places]]\nnames = \"There\"\n").contains("line 2"));
}

#[test]
fn the_embedded_file_is_whole() {
    let table = Table::world().unwrap();
    assert_eq!(table.len(), 121_142);
    let gazetteer = Gazetteer::new(&[]).unwrap();
    let kyiv = gazetteer.find("Kijów").next().unwrap();
    assert_eq!((kyiv.name.as_str(), kyiv.country.as_deref()), ("Kyiv", Some("UKR")));
    assert!(kyiv.lat.is_some_and(|lat| (lat - 50.45).abs() < 0.01));
    assert!(kyiv.lon.is_some_and(|lon| (lon - 30.52).abs() < 0.01));
    assert_eq!(gazetteer.find("no such place").count(), 0);
}

#[test]
fn odd_texts_are_read() {
    for text in
        ["", "\n\n", "In", "in -", "AL-", "Al - ", "«Überall» in Köln,", "in São", "x\u{301}"]
    {
        facts_with(text, Config::default());
    }
}

#[test]
fn the_built_in_files_are_sorted() {
    let sorted = |text: &str, prefix: &str| {
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with(prefix)).collect();
        assert!(!lines.is_empty() && lines.is_sorted(), "{lines:?}");
    };
    sorted(include_str!("../data/places.toml"), "name = ");
    let rows = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
    assert!(rows(include_str!("../data/folds.txt")).is_sorted());
    assert!(rows(include_str!("../data/generics.txt")).is_sorted());
}
