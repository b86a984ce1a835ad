//! Invented stories of one incident, or of two: the tally as a person would write it, from the texts on. Each test shows
//! a rule of `docs/casualties-method.md`.

use std::fs;

use dateline_tests::{dateline_at, lines};
use serde_json::{Value, json};

/// A story: its id, its outlet, the day it was published, its headline and its text.
type Story = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The events of stories, and the page that shows them.
fn told(stories: &[Story]) -> (Vec<Value>, String) {
    let folder = tempfile::tempdir().unwrap();
    let docs: Vec<String> = stories
        .iter()
        .map(|(id, outlet, published, title, text)| {
            let text = format!("{title}\n\n{text}");
            json!({"id": id, "outlet": outlet, "published": published, "title": title, "text": text}).to_string()
        })
        .collect();
    fs::write(folder.path().join("stories.jsonl"), docs.join("\n")).unwrap();
    let args = ["analyze", "stories.jsonl", "--only", "casualties"];
    let report = dateline_at(100, folder.path(), &[&args[..], &["--format", "jsonl"]].concat());
    assert_eq!((report.code, report.err.as_str()), (0, ""));
    let report = lines(&report.out);
    let summary = report.iter().find(|line| line["type"] == "summary").unwrap();
    let events = summary["data"]["events"].as_array().unwrap().clone();
    let page = dateline_at(100, folder.path(), &args).out;
    let start = page.find("CASUALTIES").unwrap();
    let end = page.find("\nA place is").unwrap_or(page.len());
    (events, page[start..end].to_owned())
}

/// Low, best and high of all people of a category in an event.
fn total(event: &Value, category: &str) -> [Option<u64>; 3] {
    let totals = event["totals"].as_array().unwrap();
    let total = totals.iter().find(|total| total["category"] == category).unwrap();
    ["low", "best", "high"].map(|key| total[key].as_u64())
}

/// The tally of a side and group.
fn tally<'e>(event: &'e Value, side: Option<&str>, group: &str, category: &str) -> &'e Value {
    let is = |tally: &&Value| {
        tally["side"].as_str() == side && tally["group"] == group && tally["category"] == category
    };
    event["tallies"].as_array().unwrap().iter().find(is).unwrap()
}

fn exactly(n: u64) -> [Option<u64>; 3] {
    [Some(n); 3]
}

#[test]
fn the_same_story_of_three_outlets_is_one_event() {
    let stories = [
        (
            "a-herald",
            "Talvin Herald",
            "2031-03-04",
            "Blast at Orlo mill kills seven",
            "TALVIN - Seven people were killed on Monday night when a boiler burst in the Brandt mill in Orlo, the fire brigade said. Eleven workers were taken to hospital with burns, said Commander Ida Falk. The mill belongs to the Brandt family and has been in the valley of the Vels since 1904.",
        ),
        (
            "b-courier",
            "Vels Courier",
            "2031-03-04",
            "Seven dead after explosion in Orlo",
            "ORLO - An explosion in the boiler house of the Brandt mill killed seven people late on Monday. Commander Ida Falk of the fire brigade said that the search of the ruins had ended in the morning. Eleven others were injured.",
        ),
        (
            "c-post",
            "Eastern Post",
            "2031-03-05",
            "Mill explosion: an inquiry opens",
            "ORLO - An inquiry has been opened into the explosion that killed seven people and injured 11 in the Brandt mill in Orlo on Monday. Ida Falk, who leads the fire brigade of the Vels valley, said a valve had been found shut.",
        ),
    ];
    let (events, page) = told(&stories);
    let [event] = events.as_slice() else { panic!("{page}") };
    assert_eq!(total(event, "killed"), exactly(7));
    assert_eq!(total(event, "wounded"), exactly(11));
    assert_eq!(event["tallies"][0]["origins"], 3);
    insta::assert_snapshot!(page);
}

#[test]
fn a_follow_up_raises_the_toll() {
    let stories = [
        (
            "a",
            "Talvin Herald",
            "2031-05-06",
            "Three dead in Sorvik bus crash",
            "SORVIK - Three people were killed when a bus left the road near Sorvik on Monday, police said. Inspector Jon Reber said the bus of the Lanner line had been on its way to Ostmark.",
        ),
        (
            "b",
            "Vels Courier",
            "2031-05-06",
            "Bus crash near Sorvik",
            "SORVIK - A bus of the Lanner line crashed near Sorvik on Monday, killing three people. Inspector Jon Reber said the driver had braked late.",
        ),
        (
            "c",
            "Talvin Herald",
            "2031-05-08",
            "Toll of Sorvik crash rises",
            "SORVIK - The death toll from Monday's bus crash near Sorvik rose to five when two passengers died in hospital, police said. The bus of the Lanner line was bound for Ostmark, said Inspector Jon Reber.",
        ),
    ];
    let (events, page) = told(&stories);
    let [event] = events.as_slice() else { panic!("{page}") };
    assert_eq!(total(event, "killed"), exactly(5));
    insta::assert_snapshot!(page);
}

#[test]
fn a_correction_lowers_the_toll() {
    let stories = [
        (
            "a",
            "Talvin Herald",
            "2031-06-03",
            "Nineteen killed in Grennick landslide",
            "GRENNICK - Nineteen people were killed on Monday when a slope of Mount Harl slid onto Grennick, the valley council said. Mayor Petra Sand asked for tents.",
        ),
        (
            "b",
            "Eastern Post",
            "2031-06-03",
            "Landslide buries Grennick",
            "GRENNICK - Nineteen people died on Monday under a landslide from Mount Harl, Mayor Petra Sand told reporters in Grennick.",
        ),
        (
            "c",
            "Talvin Herald",
            "2031-06-06",
            "Fewer dead in Grennick than feared",
            "GRENNICK - The valley council on Thursday revised the death toll of Monday's landslide down from 19 to 14, since five of the missing had been found alive in a hut on Mount Harl, Mayor Petra Sand said.",
        ),
    ];
    let (events, page) = told(&stories);
    let [event] = events.as_slice() else { panic!("{page}") };
    assert_eq!(total(event, "killed"), exactly(14));
    insta::assert_snapshot!(page);
}

#[test]
fn two_sides_that_contradict_each_other_are_in_conflict() {
    let stories = [
        (
            "a",
            "Baku Daily",
            "2031-08-12",
            "Clash on the border",
            "BAKU - Azerbaijan's Defense Ministry said on Tuesday that two of its soldiers were killed in a clash with Armenian forces on the border on Monday. The ministry claimed that 20 Armenian soldiers were killed.",
        ),
        (
            "b",
            "Yerevan Daily",
            "2031-08-12",
            "Army tells of losses",
            "YEREVAN - Armenia's Defense Ministry said on Tuesday that four of its soldiers were killed in the fighting with Azerbaijani forces on the border on Monday.",
        ),
    ];
    let (events, page) = told(&stories);
    let [event] = events.as_slice() else { panic!("{page}") };
    let armenian = tally(event, Some("ARM"), "military", "killed");
    assert_eq!((&armenian["agreement"], &armenian["best"]), (&json!("conflict"), &json!(4)));
    assert_eq!((&armenian["low"], &armenian["high"]), (&json!(4), &json!(4)));
    assert_eq!(tally(event, Some("AZE"), "military", "killed")["best"], 2);
    assert_eq!(total(event, "killed"), exactly(6));
    insta::assert_snapshot!(page);
}

#[test]
fn two_incidents_of_one_town_and_day_are_two_events() {
    let stories = [
        (
            "a",
            "Talvin Herald",
            "2031-09-10",
            "Man shot outside theatre in Tulsa",
            "TULSA - A man was shot and killed outside the Regent theatre in Tulsa on Tuesday evening, police said. Officers found Edmund Vance, 41, on Carver Street. Detective Lena Moss asked witnesses to come forward.",
        ),
        (
            "b",
            "Vels Courier",
            "2031-09-10",
            "Killing at the Regent",
            "TULSA - Police in Tulsa are looking for a gunman after Edmund Vance, a stagehand at the Regent, was shot and killed on Carver Street on Tuesday, said Detective Lena Moss.",
        ),
        (
            "c",
            "Talvin Herald",
            "2031-09-10",
            "Three dead in house fire in Tulsa",
            "TULSA - Three people were killed in a fire in a house on Quarry Road in Tulsa on Tuesday, the fire department said. Captain Rufus Hale said the Ortega family had lived there for two years.",
        ),
        (
            "d",
            "Eastern Post",
            "2031-09-11",
            "Fire in Tulsa kills three",
            "TULSA - A fire on Quarry Road in Tulsa killed three people of the Ortega family on Tuesday, Captain Rufus Hale said.",
        ),
    ];
    let (events, page) = told(&stories);
    let [one, other] = events.as_slice() else { panic!("{page}") };
    assert_eq!(total(one, "killed"), exactly(1));
    assert_eq!(total(other, "killed"), exactly(3));
    insta::assert_snapshot!(page);
}

#[test]
fn parts_are_not_added_to_their_total() {
    let stories = [
        (
            "a",
            "Talvin Herald",
            "2031-10-14",
            "Ferry sinks off Hadley",
            "HADLEY - Twelve people were killed when the ferry Marigold sank off Hadley on Monday, the coast guard said. The dead included four children. Three soldiers on leave were among the dead, said Captain Olga Wren.",
        ),
        (
            "b",
            "Vels Courier",
            "2031-10-14",
            "Twelve drown off Hadley",
            "HADLEY - Twelve people, including four children, were killed in the sinking of the ferry Marigold on Monday, Captain Olga Wren of the coast guard said. Thirty others were injured.",
        ),
    ];
    let (events, page) = told(&stories);
    let [event] = events.as_slice() else { panic!("{page}") };
    assert_eq!(total(event, "killed"), exactly(12));
    assert_eq!(tally(event, None, "child", "killed")["best"], 4);
    insta::assert_snapshot!(page);
}
