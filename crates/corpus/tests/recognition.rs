//! What a story tells of itself. The stories are invented.

use dateline_core::{PublishedFrom, overlay};
use dateline_corpus::recognize;

/// The headline and the dateline under the text's words, then the outlet and the day of publication.
fn known(text: &str, title: Option<&str>) -> String {
    let known = recognize(text, title, None, None);
    let mut marks: Vec<_> =
        known.title_spans.iter().map(|span| (*span, "title".to_owned())).collect();
    marks.extend(known.dateline.map(|span| (span, "dateline".to_owned())));
    let mut shown = overlay(text, &marks, 200);
    if let Some(outlet) = known.outlet {
        shown += &format!("outlet: {outlet}\n");
    }
    if let Some(published) = known.published {
        let from = match published.from {
            PublishedFrom::Metadata => "metadata",
            PublishedFrom::Dateline => "dateline",
            PublishedFrom::Inferred => "inferred",
        };
        shown += &format!("published: {} ({from})\n", published.date);
    }
    shown
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(known(text, None), expected.trim_start_matches('\n'), "of: {text}");
}

#[test]
fn takes_a_short_first_line_that_stands_apart_as_title() {
    check(
        "Norland protests to Sudland\n\nNorland has protested.\n",
        "
Norland protests to Sudland
^^^^^^^^^^^^^^^^^^^^^^^^^^^ title
",
    );
    check("Norland protests to Sudland.\n\nIt did so on Monday.\n", "");
    check("Norland protests to Sudland\nand Sudland to Norland.\n\nThen it ended.\n", "");
    check("Norland protests to Sudland", "");
}

#[test]
fn takes_a_repeated_first_line_as_title_twice() {
    check(
        "Norland protests\nNorland protests\nNorland has protested.\n",
        "
Norland protests
^^^^^^^^^^^^^^^^ title
Norland protests
^^^^^^^^^^^^^^^^ title
",
    );
}

#[test]
fn takes_the_line_above_a_dateline_as_title() {
    check(
        "Norland protests to Sudland\nNORTHPORT (SNA) \u{2013} Norland has protested.\n",
        "
Norland protests to Sudland
^^^^^^^^^^^^^^^^^^^^^^^^^^^ title
NORTHPORT (SNA) \u{2013} Norland has protested.
^^^^^^^^^^^^^^^^^ dateline
outlet: SNA
",
    );
}

#[test]
fn crumbs_and_dates_are_no_titles() {
    check(
        "News   /   Politics\n\nPublished: July 24, 2021 10:45 GMT\n\nNorland protests\n\nIt has protested.\n",
        "
\u{2026}
Norland protests
^^^^^^^^^^^^^^^^ title
published: 2021-07-24 (dateline)
",
    );
    check(
        "Home > World > Norland\n\nNorland protests to all\n\nIt has.\n",
        "
\u{2026}
Norland protests to all
^^^^^^^^^^^^^^^^^^^^^^^ title
",
    );
}

#[test]
fn finds_the_given_title_where_only_marks_differ() {
    let text = "Norland: \u{2018}We protest.\u{2019}\n\nWed 28 Jul 2021 Norland: \u{201c}We protest\u{201d}. It did.\n";
    let shown = known(text, Some("Norland: 'We protest'"));
    assert_eq!(
        shown,
        "\
Norland: \u{2018}We protest.\u{2019}
^^^^^^^^^^^^^^^^^^^^ title
Wed 28 Jul 2021 Norland: \u{201c}We protest\u{201d}. It did.
                ^^^^^^^^^^^^^^^^^^^^ title
published: 2021-07-28 (dateline)
"
    );
}

#[test]
fn a_short_given_title_must_be_a_line() {
    assert_eq!(
        known("Norland protests. In Norland it rains.\n\nNorland\n", Some("Norland")),
        "\
\u{2026}
Norland
^^^^^^^ title
"
    );
}

#[test]
fn finds_datelines_of_many_forms() {
    check(
        "NORTHPORT \u{2013} Two died.",
        "
NORTHPORT \u{2013} Two died.
^^^^^^^^^^^ dateline
",
    );
    check(
        "NORTHPORT, Norland, July 5, 2021 (SNA) - Two died.",
        "
NORTHPORT, Norland, July 5, 2021 (SNA) - Two died.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dateline
outlet: SNA
published: 2021-07-05 (dateline)
",
    );
    check(
        "SUD PORT (SUDLAND), 27 SEP 89 (RADIO SUDLAND) -- [REPORT] [TEXT] TWO DIED.",
        "
SUD PORT (SUDLAND), 27 SEP 89 (RADIO SUDLAND) -- [REPORT] [TEXT] TWO DIED.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dateline
outlet: RADIO SUDLAND
published: 1989-09-27 (dateline)
",
    );
    check(
        "Northport (SNA) \u{2014} Two died.",
        "
Northport (SNA) \u{2014} Two died.
^^^^^^^^^^^^^^^^^ dateline
outlet: SNA
",
    );
    check(
        "NORTHPORT: Two died.",
        "
NORTHPORT: Two died.
^^^^^^^^^^ dateline
",
    );
    check(
        "PORT VELL | At least two died.",
        "
PORT VELL | At least two died.
^^^^^^^^^^^ dateline
",
    );
    check(
        "date 2021-07-24 NORTHPORT - Two died.",
        "
date 2021-07-24 NORTHPORT - Two died.
                ^^^^^^^^^^^ dateline
published: 2021-07-24 (dateline)
",
    );
}

#[test]
fn words_before_a_dash_are_not_always_a_place() {
    check("BREAKING - Two died.", "");
    check("Northport \u{2013} a town of ten \u{2013} is calm.", "");
    check("TWO DIED - FIVE WERE WOUNDED IN NORTHPORT.", "");
    check("NATO-led troops left.", "");
}

#[test]
fn an_outlet_is_named_by_a_notice_before_the_slug() {
    check(
        "NORTHPORT (SNA) - Two died.\n\nAll Content by Norland News Agency is licensed under a license.",
        "
NORTHPORT (SNA) - Two died.
^^^^^^^^^^^^^^^^^ dateline
outlet: Norland News Agency
",
    );
    check(
        "Two died.\n\nTele Nord\u{2019}s website can also be accessed at:\n\nTele Nord Roku",
        "outlet: Tele Nord\n",
    );
    check(
        "Two died.\n\nCopyright \u{a9} 2021 The Norland Times. All rights reserved.",
        "outlet: The Norland Times\n",
    );
    check("Two died.\n\n\u{a9} 2019-2021, Voice of Norland Ltd", "outlet: Voice of Norland\n");
}

#[test]
fn the_name_in_a_notice_ends_with_its_sentence() {
    check("Two died.\n\nCopyright 2021 Norland Times. Norland Weather", "outlet: Norland Times\n");
    check("Two died.\n\nCopyright 2021 Norland Times Weather", "outlet: Norland Times Weather\n");
}

#[test]
fn words_like_a_notice_name_no_outlet() {
    check("Two died. The copyright of 2021 was theirs, and all content by them.", "");
    check("Their website can also be accessed.", "");
}

#[test]
fn a_date_that_begins_a_sentence_is_not_that_of_publication() {
    check("4 October 2007 was a Thursday. Two died.", "");
    check("On July 4, 2019, two died.", "");
    check("July 4, 2019, the day of the vote, was calm.", "");
    check("Two died.\n\nThey were:\n\nOct. 31, 2012 A guard.", "");
}

#[test]
fn a_date_at_the_head_is_that_of_publication() {
    check(
        "Date of publication 4 April 2017 At least two died.",
        "published: 2017-04-04 (dateline)\n",
    );
    check("15-11-2014 Two died.", "published: 2014-11-15 (dateline)\n");
    check("Norland Times (22 October 2021)\n\nTwo died.", "published: 2021-10-22 (dateline)\n");
    check("Posted on April 2, 2017 by A. Writer Two died.", "published: 2017-04-02 (dateline)\n");
}

#[test]
fn a_dateline_without_a_year_takes_that_of_the_text() {
    check(
        "NORTHPORT, July 5 (SNA) - The minister, in office since 2020, spoke on Monday.",
        "
NORTHPORT, July 5 (SNA) - The minister, in office since 2020, spoke on Monday.
^^^^^^^^^^^^^^^^^^^^^^^^^ dateline
outlet: SNA
published: 2021-07-05 (inferred)
",
    );
}

#[test]
fn a_day_that_nothing_states_is_inferred_or_absent() {
    check(
        "A guard at the border on August 5, 2019. (Photo by SNA)\n\nSudland said on Tuesday that two had died.",
        "published: 2019-08-06 (inferred)\n",
    );
    check("Sudland said on Tuesday that two had died.", "");
}

#[test]
fn what_the_source_gives_is_taken_as_it_is() {
    let date = jiff::civil::date(2020, 1, 1);
    let known = recognize(
        "2021-07-24 NORTHPORT (SNA) - Two died.",
        Some("No such title"),
        Some(date),
        Some("Given"),
    );
    assert_eq!(
        known.published.map(|published| (published.date, published.from)),
        Some((date, PublishedFrom::Metadata))
    );
    assert_eq!(
        (known.title.as_deref(), known.outlet.as_deref()),
        (Some("No such title"), Some("Given"))
    );
    assert_eq!(known.title_spans, []);
}

#[test]
fn odd_texts_break_nothing() {
    let odd = [
        "\0",
        "\u{feff}",
        "(",
        "[[[[",
        "A (",
        "A, (B",
        "--",
        "A -",
        "\u{a9}",
        "\u{a9} 2021",
        "2021-07-24",
        "\n\n\n",
        "\u{1f600} \u{2013} x",
        "\u{dc}\u{dc} \u{2013} x",
        "A\u{301}B (\u{301}) - x",
        "Copyright",
        "News / ",
        "/",
        "July 5 (",
        "date",
    ];
    for text in odd {
        for title in [None, Some(""), Some("\u{201c}"), Some(text)] {
            let known = recognize(text, title, None, None);
            for span in known.title_spans.iter().chain(&known.dateline) {
                assert!(span.of(text).is_some(), "{text:?} {span:?}");
            }
        }
    }
    for long in [
        "x".repeat(1 << 20),
        "A ".repeat(1 << 19),
        "A, ".repeat(1 << 18),
        "\n".repeat(1 << 20),
        "(".repeat(1 << 20),
    ] {
        let _ = recognize(&long, Some("A"), None, None);
    }
}

#[test]
fn takes_a_dateline_without_its_dash() {
    check(
        "TALVIN (Norpress) Two people died.\n",
        "
TALVIN (Norpress) Two people died.
^^^^^^^^^^^^^^^^^ dateline
outlet: Norpress
",
    );
    check(
        "Talvin, Norland (Norpress) Two people died.\n",
        "
Talvin, Norland (Norpress) Two people died.
^^^^^^^^^^^^^^^^^^^^^^^^^^ dateline
outlet: Norpress
",
    );
    check("Talvin United (TU) Lost at home.\n", "");
}
