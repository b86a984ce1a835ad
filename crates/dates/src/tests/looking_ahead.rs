//! Dates that words put after the day of publication (Thursday, July 29, 2021).

use super::check;

#[test]
fn words_point_ahead() {
    check(
        "next Friday, this coming Friday, this Friday",
        "next Friday = 2021-07-30\nthis coming Friday = 2021-07-30\nthis Friday = 2021-07-30",
    );
    check("The ministers will meet on Tuesday.", "Tuesday = 2021-08-03");
    check("Talks are scheduled for August 4.", "August 4 = 2021-08-04");
    check("On Tuesday the ministers will meet.", "Tuesday = 2021-08-03");
    check("It said it would hold a vote on Monday.", "Monday = 2021-08-02");
}

#[test]
fn the_nearest_telling_word_decides() {
    check("It will meet them, he said on Tuesday.", "Tuesday = 2021-07-27");
    check("He said on Tuesday that it will meet them.", "Tuesday = 2021-07-27");
    check("The envoy, who will mediate, arrived on Tuesday.", "Tuesday = 2021-07-27");
    check("It will be attacked on Tuesday.", "Tuesday = 2021-08-03");
    check("They will talk. On Tuesday three soldiers died.", "Tuesday = 2021-07-27");
    check("On Tuesday, three soldiers were killed and talks will follow.", "Tuesday = 2021-07-27");
}

#[test]
fn a_date_that_opens_a_sentence_goes_with_the_first_verb_behind_it() {
    check("On Tuesday envoys walked out, and talks will follow.", "Tuesday = 2021-07-27");
    check("On Tuesday talks will follow those that envoys walked out of.", "Tuesday = 2021-08-03");
}
