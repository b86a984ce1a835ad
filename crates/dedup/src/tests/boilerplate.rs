//! What belongs to an outlet: by its form, and by its repetition; near misses beside hits.

use dateline_core::{Lexicon, Span};

use super::{LEAD, OTHER, REST, doc, filler, from, reduced, reduced_with};
use crate::Config;

/// The boilerplate of a text by itself, its lines given one by one.
fn by_form(lines: &[&str]) -> Vec<String> {
    let text = lines.join("\n");
    reduced(vec![doc("a", &text)]).boilerplate("a").into_iter().map(String::from).collect()
}

/// A line is boilerplate between the others of a story.
#[track_caller]
fn is_boilerplate(line: &str) {
    assert!(!by_form(&[LEAD, line, REST]).is_empty(), "{line}");
}

/// A line is part of the story.
#[track_caller]
fn is_story(line: &str) {
    assert_eq!(by_form(&[LEAD, line, REST]), [""; 0], "{line}");
}

#[test]
fn a_way_through_the_site_is_boilerplate() {
    assert_eq!(by_form(&["News   /   Politics", LEAD]), ["News   /   Politics"]);
    assert_eq!(by_form(&["Home > World > South Norland", LEAD]), ["Home > World > South Norland"]);
    assert_eq!(by_form(&["Morning Post | World", LEAD]), ["Morning Post | World"]);
}

#[test]
fn a_headline_with_a_bar_is_not_a_way() {
    assert_eq!(by_form(&["Norland army leaves valley | Sudland waits", LEAD]), [""; 0]);
    assert_eq!(by_form(&["Norland/Sudland talks", LEAD]), [""; 0]);
}

#[test]
fn a_date_at_the_head_is_data_about_the_page() {
    assert_eq!(
        by_form(&["Published: 3 May 2021 at 10:30 GMT", LEAD]),
        ["Published: 3 May 2021 at 10:30 GMT"]
    );
    assert_eq!(by_form(&["Monday, May 3, 2021", LEAD]), ["Monday, May 3, 2021"]);
    let text = format!(" date 2021-05-03 TARN - {LEAD}");
    assert_eq!(by_form(&[&text]), ["date 2021-05-03"]);
}

#[test]
fn a_small_word_behind_a_date_belongs_to_the_story() {
    let text = format!("Published 2021-05-03 At noon the guns fell silent. {LEAD}");
    assert_eq!(by_form(&[&text]), ["Published 2021-05-03"]);
    let text = format!("Published 2021-05-03 at 10:30 The guns fell silent. {LEAD}");
    assert_eq!(by_form(&[&text]), ["Published 2021-05-03 at 10:30"]);
}

#[test]
fn a_story_that_begins_with_a_date_is_none() {
    assert_eq!(by_form(&["On May 3, 2021 12 soldiers died near the river.", LEAD]), [""; 0]);
    assert_eq!(by_form(&["Published in 2019, the book sold 300 copies.", LEAD]), [""; 0]);
    assert_eq!(by_form(&["Date palms are dying.", LEAD]), [""; 0]);
    assert_eq!(by_form(&["12 15 40", LEAD]), [""; 0]);
}

#[test]
fn captions_are_known_by_their_credit() {
    is_boilerplate("Soldiers rest near the burned bridge. They arrived in the night. (AFP photo)");
    is_boilerplate("A boy waits at the river in this image from May. (Photo by Reuters)");
    is_boilerplate("File photo of the minister.");
    is_boilerplate("Photo: Anna Berg/Morning Post");
    is_story("The minister showed a photo (taken in May) of the bridge.");
    is_story("Photographs of the bridge were shown in parliament.");
}

#[test]
fn a_licence_at_the_end_of_the_only_line_is_boilerplate() {
    let licence = "All Content by Tarn News Agency is licensed under a Creative Commons Attribution 4.0 International License.";
    let text = format!("{LEAD}  {REST}    {licence}");
    assert_eq!(by_form(&[&text]), [licence]);
}

#[test]
fn alternate_addresses_bring_the_lines_behind_them() {
    let notice = "Tarn TV’s website can also be accessed at the following alternate addresses:";
    assert_eq!(
        by_form(&[LEAD, REST, notice, "", "Tarn TV News Box"]),
        [notice, "Tarn TV News Box"]
    );
    assert_eq!(by_form(&[LEAD, notice, REST]), [notice]);
}

#[test]
fn menus_and_notices_are_boilerplate() {
    for line in [
        "Advertisement",
        "Story continues below advertisement",
        "Read more: Five dead in Sudland",
        "RELATED: Norland votes again",
        "Share this story with your friends",
        "Follow us on Twitter and Instagram",
        "Follow the Morning Post on Facebook",
        "Sign up for our daily newsletter",
        "Click here to report an error",
        "Skip to main content",
        "Download the Morning Post app for the latest updates",
        "Copyright Morning Post 2021",
        "© 2021 Morning Post and its partners in the valley",
        "All rights reserved by the Morning Post.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "The views expressed here do not necessarily reflect those of the Morning Post.",
        "Facebook Twitter WhatsApp",
        "(Reporting by Ann Berg; editing by Tom Lund)",
    ] {
        is_boilerplate(line);
    }
}

#[test]
fn sentences_of_a_story_with_the_same_words_are_none() {
    for line in [
        "Read more than a page of it, the minister said, and you will weep.",
        "Related deaths rose to 40.",
        "Share prices fell in Tarn.",
        "Followers of the party marched in Tarn on Monday.",
        "He wrote on Twitter that the bridge was lost.",
        "The names of the victims may not be published, the court ruled.",
        "Contact with the patrol was lost at dawn.",
        "Copyright law is on the agenda of the ministers.",
        "Skipping the main course, the envoys left.",
        "Support for the minister is falling.",
        "The bank has advertised the post.",
        "Mariano CuÃ©llar, whose name lost a letter on its way, was elected.",
    ] {
        is_story(line);
    }
}

#[test]
fn a_dateline_with_the_outlets_own_name_is_its_slug() {
    let text = format!("TARN (Tarn News) – {LEAD}");
    let mut own = from("Tarn News", "a", &text);
    let slug = Span::new(0, text.find(LEAD).unwrap());
    own.meta.dateline = Some(slug);
    let mut agency = from("Morning Post", "b", &text);
    agency.meta.dateline = Some(slug);
    let found = reduced(vec![own, agency]);
    assert_eq!(found.boilerplate("a"), ["TARN (Tarn News) –"]);
    assert_eq!(found.boilerplate("b"), [""; 0]);
}

/// Three unrelated stories.
fn three(outlet: &str, dress: impl Fn(usize, &str) -> String) -> Vec<dateline_core::Document> {
    let stories = [LEAD, REST, OTHER].into_iter().enumerate();
    stories.map(|(i, story)| from(outlet, ["a", "b", "c"][i], &dress(i, story))).collect()
}

#[test]
fn what_unrelated_stories_of_an_outlet_bear_is_boilerplate() {
    let found =
        reduced(three("Post", |_, story| format!("{story}\nThe lamp in the window since 1904.")));
    for id in ["a", "b", "c"] {
        assert_eq!(found.boilerplate(id), ["The lamp in the window since 1904."]);
    }
}

#[test]
fn digits_and_dates_are_masked_in_repeated_lines() {
    let days =
        ["Edition 7, Monday 3 May", "Edition 12, Friday 14 May", "Edition 130, Sunday 6 June"];
    let found = reduced(three("Post", |i, story| format!("{}\n{story}", days[i])));
    assert_eq!(found.boilerplate("b"), ["Edition 12, Friday 14 May"]);
}

#[test]
fn a_line_of_figures_alone_is_no_repeated_line() {
    let found = reduced(three("Post", |i, story| format!("{i}1.\n{story}")));
    assert_eq!(found.boilerplate("b"), [""; 0]);
}

#[test]
fn a_repeated_label_makes_its_line_boilerplate() {
    let titles = ["Aster resigns", "Snow in Tarn", "Grain ship sinks"];
    let found = reduced(three("Post", |i, story| {
        format!("{story}\nFrom our desk: {}\n{story}", titles[i])
    }));
    assert_eq!(found.boilerplate("c"), ["From our desk: Grain ship sinks"]);
}

#[test]
fn labels_of_an_interview_are_none() {
    let found = reduced(three("Post", |i, story| {
        let topic = ["grain", "the war", "snow"][i];
        format!(
            "{story}\nReporter: Why {topic}?\nReporter: Why not {topic}?\nReporter: Who pays for {topic}?\n{story}"
        )
    }));
    assert_eq!(found.boilerplate("c"), [""; 0]);
}

#[test]
fn a_copied_lead_is_no_boilerplate() {
    let docs = (0..6)
        .map(|i| from("Post", &format!("d{i}"), &format!("{LEAD}\n{REST}\nUpdate {i} follows.")))
        .collect();
    let found = reduced(docs);
    assert_eq!(found.boilerplate("d3"), [""; 0]);
}

#[test]
fn a_lead_that_unrelated_stories_begin_with_is_none() {
    let docs = (0..8)
        .map(|i| from("Post", &format!("d{i}"), &format!("{LEAD}\n{}", filler(i, 150))))
        .collect();
    assert_eq!(reduced(docs).boilerplate("d3"), [""; 0]);
}

#[test]
fn two_stories_and_other_outlets_prove_nothing() {
    let line = "The lamp in the window since 1904.";
    let text = |story: &str| format!("{story}\n{line}");
    let found = reduced(vec![
        from("Post", "a", &text(LEAD)),
        from("Post", "b", &text(OTHER)),
        from("Courier", "c", &text(REST)),
    ]);
    assert_eq!(found.boilerplate("a"), [""; 0]);
}

#[test]
fn a_long_repeated_line_in_the_middle_stays() {
    let background = "The two countries fought over the valley for six weeks last year, and a truce has held since.";
    let found = reduced(three("Post", |_, story| {
        let half = story.find(' ').unwrap();
        let (head, tail) = story.split_at(half);
        format!(
            "{head}\nOne.\nTwo x.\nThree {head}.\n{background}\n{tail}\nFour.\nFive y.\nSix.\nSeven z.\nEight."
        )
    }));
    assert!(!found.boilerplate("b").contains(&background), "{:?}", found.boilerplate("b"));
}

#[test]
fn boilerplate_does_not_count_as_likeness() {
    let footer = "The Post is a cooperative of its readers and writers and has told the valley what it needs to know \
                  about itself every morning since the first spring after the long war with the south.";
    let found = reduced(three("Post", |i, story| format!("{story}\n{}\n{footer}", filler(i, 100))));
    assert_eq!(found.relations(), "");
}

#[test]
fn forms_of_the_user_are_read() {
    let text = "[[form]]\nname = \"lamp\"\nbegins = [\"the lamp in *\"]\nhas = [\"since\"]\n";
    let config = || Config {
        lexicon: vec![Lexicon { name: "my.toml".into(), text: text.into() }],
        ..Config::default()
    };
    let found = reduced_with(
        config(),
        vec![doc("a", &format!("{LEAD}\nThe lamp in the window since 1904."))],
    );
    assert_eq!(found.boilerplate("a"), ["The lamp in the window since 1904."]);
}

#[test]
fn a_form_without_words_is_refused() {
    let lexicon = vec![Lexicon { name: "my.toml".into(), text: "[[form]]\nname = \"x\"\n".into() }];
    let error =
        <crate::Dedup as dateline_core::Reader>::new(Config { lexicon, ..Config::default() })
            .err()
            .unwrap();
    assert_eq!(
        format!("{error:#}"),
        "failed to read the forms of my.toml: form `x` has nothing to look for, or a row without a word"
    );
}

#[test]
fn data_files_are_sorted() {
    let forms: toml::Table = toml::from_str(include_str!("../../data/boilerplate.toml")).unwrap();
    let names = forms["form"].as_array().unwrap().iter().map(|form| form["name"].as_str().unwrap());
    assert!(names.is_sorted_by(|x, y| x < y));
    let words: toml::Table = toml::from_str(include_str!("../../data/words.toml")).unwrap();
    for (list, words) in &words {
        let words = words.as_array().unwrap().iter().map(|word| word.as_str().unwrap());
        assert!(words.is_sorted_by(|x, y| x < y), "{list}");
    }
}
