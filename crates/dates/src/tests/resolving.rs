//! Which days mentions mean. The story is of Thursday, July 29, 2021, unless a test says otherwise.

use jiff::civil::date;

use super::{check, resolved};

#[test]
fn weekdays_look_back_and_the_day_itself_is_meant_on_it() {
    check(
        "On Wednesday and Thursday, on Friday night",
        "Wednesday = 2021-07-28\nThursday = 2021-07-29\nFriday night = 2021-07-23",
    );
    check(
        "last Thursday, last Wednesday",
        "last Thursday = 2021-07-22\nlast Wednesday = 2021-07-28",
    );
    check(
        "on Monday of last week, on Friday last week",
        "Monday of last week = 2021-07-19\nFriday last week = 2021-07-23",
    );
}

#[test]
fn days_of_months_are_the_latest_that_are_not_after_the_day_after() {
    check(
        "on July 23, on 30 July, on July 31",
        "July 23 = 2021-07-23\n30 July = 2021-07-30\nJuly 31 = 2020-07-31",
    );
    check(
        "on November 10, on November 10 last year, last year on November 10",
        "November 10 = 2020-11-10\nNovember 10 last year = 2020-11-10\nlast year on November 10 = 2020-11-10",
    );
    check("on February 29", "February 29 = 2020-02-29");
}

#[test]
fn a_weekday_beside_a_day_of_a_month_chooses_the_year() {
    check(
        "on Wednesday, July 28, and on Tuesday, July 28",
        "Wednesday, July 28 = 2021-07-28\nTuesday, July 28 = 2020-07-28",
    );
    check("on Sunday, August 1", "Sunday, August 1 = 2021-08-01");
    check("on July 28 (Wednesday)", "July 28 (Wednesday) = 2021-07-28");
}

#[test]
fn months_and_seasons_look_back() {
    check(
        "in July, in September, last November, last July",
        "July = 2021-07-01 to 2021-07-31\nSeptember = 2020-09-01 to 2020-09-30\nlast November = 2020-11-01 to 2020-11-30\nlast July = 2020-07-01 to 2020-07-31",
    );
    check(
        "last year in September, in September last year",
        "last year in September = 2020-09-01 to 2020-09-30\nSeptember last year = 2020-09-01 to 2020-09-30",
    );
    check(
        "last summer, next March, this summer",
        "last summer = 2020-06-01 to 2020-08-31\nnext March = 2022-03-01 to 2022-03-31\nthis summer = 2021-06-01 to 2021-08-31",
    );
}

#[test]
fn early_mid_and_late_share_a_month_without_a_gap() {
    check(
        "in early June, in mid-June, in late June",
        "early June = 2021-06-01 to 2021-06-10\nmid-June = 2021-06-11 to 2021-06-20\nlate June = 2021-06-21 to 2021-06-30",
    );
}

#[test]
fn last_november_in_november_is_that_of_the_year_before() {
    let text = "The war ended last November.";
    assert_eq!(
        resolved(text, Some(date(2021, 11, 16))),
        "last November = 2020-11-01 to 2020-11-30\n"
    );
}

#[test]
fn units_are_whole_and_those_that_run_end_today() {
    check(
        "last week, last month and last year",
        "last week = 2021-07-19 to 2021-07-25\nlast month = 2021-06-01 to 2021-06-30\nlast year = 2020-01-01 to 2020-12-31",
    );
    check(
        "this week and earlier this month, next week",
        "this week = 2021-07-26 to 2021-07-29\nearlier this month = 2021-07-01 to 2021-07-29\nnext week = 2021-08-02 to 2021-08-08",
    );
    check(
        "last weekend, over the weekend, next weekend",
        "last weekend = 2021-07-24 to 2021-07-25\nthe weekend = 2021-07-24 to 2021-07-25\nnext weekend = 2021-08-07 to 2021-08-08",
    );
}

#[test]
fn today_and_its_neighbors() {
    check(
        "today, yesterday morning, earlier today, this morning, last night, tomorrow, overnight",
        "today = 2021-07-29\nyesterday morning = 2021-07-28\nearlier today = 2021-07-29\nthis morning = 2021-07-29\nlast night = 2021-07-28\ntomorrow = 2021-07-30\novernight = 2021-07-28",
    );
    check("the day before yesterday", "the day before yesterday = 2021-07-27");
}

#[test]
fn so_long_ago_is_the_less_exact_the_longer() {
    check(
        "three days ago, two weeks ago, a year ago, an hour ago",
        "three days ago = 2021-07-26\ntwo weeks ago = 2021-07-12 to 2021-07-18\na year ago = 2020-01-01 to 2020-12-31\nan hour ago = 2021-07-29",
    );
    check(
        "a few days ago, two decades ago, 10 years ago",
        "a few days ago = 2021-07-24 to 2021-07-28\ntwo decades ago = 1999-01-01 to 2003-12-31\n10 years ago = 2011-01-01 to 2011-12-31",
    );
}

#[test]
fn the_past_days_end_today() {
    check(
        "in the past three days, in the last 24 hours, in recent weeks",
        "the past three days = 2021-07-26 to 2021-07-29\nthe last 24 hours = 2021-07-28 to 2021-07-29\nrecent weeks = 2021-07-08 to 2021-07-29",
    );
}

#[test]
fn without_a_publication_date_only_fixed_dates_have_days() {
    assert_eq!(
        resolved("On Wednesday, on July 23, in 1990 and on July 24, 2021", None),
        "Wednesday = -\nJuly 23 = -\n1990 = 1990-01-01 to 1990-12-31\nJuly 24, 2021 = 2021-07-24\n"
    );
}
