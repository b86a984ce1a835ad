//! Publication dates that texts imply, and texts that imply none.

use jiff::civil::date;

use crate::{Events, solve, solve_day, solve_with};

const EVENTS: &str = "
[[event]]
name = \"Norland war\"
first = 2018-05-20
last = 2018-06-30
names = [\"six week war\"]
places = [\"norland\"]
nouns = [\"war\"]
";

fn solved(text: &str) -> Option<jiff::civil::Date> {
    let events = Events::new(&[("test.toml", EVENTS)]).unwrap();
    solve_with(text, &events).map(|solved| solved.date)
}

#[test]
fn a_named_war_of_last_year_tells_the_year_and_weekdays_the_day() {
    let text = "Norland said on Thursday that it had been attacked on Wednesday. On August 6 two people died. \
        The six-week war ended last year in June.";
    assert_eq!(solved(text), Some(date(2019, 8, 8)));
}

#[test]
fn a_year_after_a_war_tells_the_year() {
    let text = "Norland said on Thursday that it had been attacked. On August 6 two people died. \
        A year after the six-week war, the border is not calm.";
    assert_eq!(solved(text), Some(date(2019, 8, 8)));
}

#[test]
fn a_weekday_with_its_day_of_a_month_tells_the_year_if_one_is_named() {
    let text = "Sudland said on Thursday that two had died on Tuesday, August 6. It had met Norland in 2018.";
    assert_eq!(solved(text), Some(date(2019, 8, 8)));
    let text = "Sudland said on Thursday that two had died on Tuesday, August 6.";
    assert_eq!(solved(text), None);
}

#[test]
fn the_day_of_a_photograph_tells_year_and_week() {
    let text = "A guard at the border on August 5, 2019. (Photo by SNA)\n\nSudland said on Tuesday that two had died.";
    assert_eq!(solved(text), Some(date(2019, 8, 6)));
}

#[test]
fn a_file_photograph_tells_nothing() {
    let text = "A guard at the border on August 5, 2019. (File photo by SNA)\n\nSudland said on Tuesday that two had died.";
    assert_eq!(solved(text), None);
}

#[test]
fn an_older_full_date_in_a_sentence_fixes_no_week() {
    let text = "Sudland said on Friday that it had pulled back. The truce was signed on November 10, 2020. \
        On Wednesday the two sides had accused each other.";
    assert_eq!(solved(text), None);
}

#[test]
fn a_hint_that_contradicts_the_others_moves_nothing() {
    let text = "Norland said on Thursday that it had been attacked on Wednesday. On August 6, a few days before the \
        clashes began, the two ministers spoke. The first clash was on August 2, last week. \
        The six-week war ended last year in June.";
    let contradicted =
        text.replace("The first clash", "On Monday, August 7, they had met. The first clash");
    assert_eq!(solved(text), Some(date(2019, 8, 8)));
    assert_eq!(solved(&contradicted), Some(date(2019, 8, 8)));
}

#[test]
fn weekdays_alone_imply_nothing() {
    assert_eq!(solve("Norland said on Thursday that two had died on Wednesday."), None);
    assert_eq!(solve("Two had died on August 6, 2019."), None);
    assert_eq!(solve(""), None);
}

#[test]
fn what_is_announced_for_a_year_does_not_date_the_text_after_it() {
    let text = "Sudland, which will vote in the 2022 election, spoke on Monday. It has been calm since 2020.";
    assert_eq!(solve_day(text, 7, 5), Some(date(2021, 7, 5)));
}

#[test]
fn a_stated_day_takes_the_year_in_which_weekdays_are_near() {
    assert_eq!(
        solve_day("The minister, in office since 2020, spoke on Monday.", 7, 5),
        Some(date(2021, 7, 5))
    );
    assert_eq!(solve_day("The minister spoke on Monday.", 7, 5), None, "no year is named");
    assert_eq!(
        solve_day("The minister, in office since 2001, spoke on Thursday.", 8, 19),
        None,
        "too far back"
    );
}

#[test]
fn the_range_holds_the_date() {
    let text =
        "A guard on August 5, 2019. (Photo by SNA)\n\nSudland said on Tuesday that two had died.";
    let solved = solve(text).unwrap();
    assert!(solved.range.0 <= solved.date && solved.date <= solved.range.1);
    assert!((solved.range.1 - solved.range.0).get_days() < 7);
}
