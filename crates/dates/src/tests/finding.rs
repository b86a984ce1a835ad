//! Which words name dates, and which only look like it.

use super::check;

#[test]
fn finds_full_dates_in_words() {
    check("It began on July 24, 2021.", "July 24, 2021 = 2021-07-24");
    check("It began on 24 July 2021.", "24 July 2021 = 2021-07-24");
    check("It began on the 24th of July, 2021.", "24th of July, 2021 = 2021-07-24");
    check("It began on Sept. 4, 2020, at noon.", "Sept. 4, 2020 = 2020-09-04");
    check("Wed 05 Apr 2017 Norland shells Sudland", "Wed 05 Apr 2017 = 2017-04-05");
    check("On Wednesday, 5 April 2017, it rained.", "Wednesday, 5 April 2017 = 2017-04-05");
}

#[test]
fn finds_full_dates_in_figures() {
    check("date 2021-07-24 NORTHPORT", "2021-07-24 = 2021-07-24");
    check("at 2021-07-24T10:45:00Z sharp", "2021-07-24 = 2021-07-24");
    check("15-11-2014 Shells fall", "15-11-2014 = 2014-11-15");
    check(
        "On 24/07/2021 it rained, and on 07/25/2021.",
        "24/07/2021 = 2021-07-24\n07/25/2021 = 2021-07-25",
    );
    check("On 03.08.2019 it rained.", "03.08.2019 = 2019-08-03");
}

#[test]
fn a_year_of_two_figures_asks_for_slashes() {
    check(
        "On 7/24/21 the talks ended 7-24-21, by 7.24.21, and on 7-24-2021 they began anew.",
        "7/24/21 = 2021-07-24\n7-24-2021 = 2021-07-24",
    );
}

#[test]
fn keeps_both_readings_of_figures_and_takes_the_later_that_has_passed() {
    check("On 03/08/2019 it rained.", "03/08/2019 = 2019-08-03");
    check("On 08/12/2021 it rained.", "08/12/2021 = 2021-08-12");
    let mentions = crate::find("On 03/08/2019 it rained.");
    assert_eq!(crate::resolve(&mentions[0], None), None);
    assert!(matches!(mentions[0].value, crate::DateValue::DayOr { .. }));
}

#[test]
fn finds_dates_in_capitals_with_short_years() {
    check("SUDPORT, 10 MAY 89 (SNA) -- [TEXT] TROOPS", "10 MAY 89 = 1989-05-10");
    check(
        "THE ATTACK OF 7 FEBRUARY, ON 30\nDECEMBER.",
        "7 FEBRUARY = 2021-02-07\n30\nDECEMBER = 2020-12-30",
    );
    check("24 Jul 21: shells fall", "24 Jul 21 = 2021-07-24");
}

#[test]
fn takes_no_number_of_people_for_a_year_or_a_day() {
    check("On 24 July 21 people died.", "24 July = 2021-07-24");
    check("In July 23 people died.", "July = 2021-07-01 to 2021-07-31");
    check("Norland sent 1,960 peacekeepers and 2000 soldiers.", "");
    check("They killed 2014 people, in 2000 soldiers' homes.", "");
    check("It paid $1990 for 1990 rifles at 19:90, page 1990.", "");
}

#[test]
fn a_round_number_before_a_plural_is_no_year() {
    check(
        "In 2000 villages the lights went out, in 2003 villages voted, and in 2000 it rained.",
        "2003 = 2003-01-01 to 2003-12-31\n2000 = 2000-01-01 to 2000-12-31",
    );
}

#[test]
fn finds_months_and_years() {
    check(
        "The war of November 2020 and of May 2014",
        "November 2020 = 2020-11-01 to 2020-11-30\nMay 2014 = 2014-05-01 to 2014-05-31",
    );
    check(
        "In 1990 and 1991, since 2003,",
        "1990 = 1990-01-01 to 1990-12-31\n1991 = 1991-01-01 to 1991-12-31\n2003 = 2003-01-01 to 2003-12-31",
    );
    check(
        "from 2014 to 2016, the 2020 war (2020)",
        "2014 = 2014-01-01 to 2014-12-31\n2016 = 2016-01-01 to 2016-12-31\n2020 = 2020-01-01 to 2020-12-31\n2020 = 2020-01-01 to 2020-12-31",
    );
    check(
        "In the 1990s, in the '80s and the late 1970s",
        "1990s = 1990-01-01 to 1999-12-31\n'80s = 1980-01-01 to 1989-12-31\nlate 1970s = 1977-01-01 to 1979-12-31",
    );
    check(
        "in late June, in mid-2019 and early this year",
        "late June = 2021-06-21 to 2021-06-30\nmid-2019 = 2019-05-01 to 2019-08-31\nearly this year = 2021-01-01 to 2021-04-30",
    );
    check("in the summer of 2014", "summer of 2014 = 2014-06-01 to 2014-08-31");
    check("the end of the 2020 war", "2020 = 2020-01-01 to 2020-12-31");
}

#[test]
fn tells_months_from_other_words() {
    check("Troops may march in August.", "August = 2020-08-01 to 2020-08-31");
    check("SOME 10 MAY HAVE DIED AS 9 MARCHED.", "");
    check("May said that April was an august person.", "");
    check(
        "A march in May, in March and of March",
        "May = 2021-05-01 to 2021-05-31\nMarch = 2021-03-01 to 2021-03-31\nMarch = 2021-03-01 to 2021-03-31",
    );
}

#[test]
fn tells_weekdays_from_names_and_habits() {
    check("On Black Friday the Sunday Times wrote of Bloody Sunday.", "");
    check("They meet every Friday and on Fridays.", "");
    check(
        "On Friday the Times wrote of Sunday's vote.",
        "Friday = 2021-07-23\nSunday = 2021-07-25",
    );
    check("He sat in the sun and wed on Mon.", "Mon = 2021-07-26");
    check("The March 14 alliance met in May.", "May = 2021-05-01 to 2021-05-31");
}

#[test]
fn finds_ranges_of_days() {
    check(
        "on July 23-25 and on 12\u{2013}14 June 2020",
        "July 23-25 = 2021-07-23 to 2021-07-25\n12\u{2013}14 June 2020 = 2020-06-12 to 2020-06-14",
    );
}

#[test]
fn leaves_possessives_and_prepositions_out_of_the_span() {
    check(
        "in last year\u{2019}s war, since Tuesday\u{2019}s talks",
        "last year = 2020-01-01 to 2020-12-31\nTuesday = 2021-07-27",
    );
}

#[test]
fn finds_no_date_in_impossible_figures() {
    check(
        "2021-13-40, 99/99/2021, 31 June 1600s 24/7, 9/11, 1.2.3.4 and 192.168.2001.1",
        "1600s = 1600-01-01 to 1609-12-31",
    );
    check("flight 555-1990, M1990, B-52, 12-1990-7", "");
}
