//! Which links are written, and which are implied by others.

use super::{LEAD, OTHER, REST, dated, doc, filler, reduced};

#[test]
fn a_thousand_near_copies_cost_a_thousand_links() {
    let docs = (0..1000)
        .map(|i| doc(&format!("d{i:04}"), &format!("{LEAD} {REST} Number {i} of {}.", i * i)))
        .collect();
    let found = reduced(docs);
    assert_eq!(found.summary.families.len(), 1);
    assert_eq!((found.summary.links.len(), found.summary.passages.len()), (999, 999));
    assert!(found.summary.links.iter().all(|link| link.a.id.as_str() == "d0000"));
}

#[test]
fn versions_link_to_the_earliest_and_not_to_one_another() {
    let found = reduced(vec![
        dated("a", "2021-05-09", &REST.replace("schoolteacher", "nurse")),
        dated("b", "2021-05-08", &REST.replace("tractors", "mules")),
        dated("c", "2021-05-01", REST),
        dated("d", "2021-05-07", &REST.replace("forty", "fifty")),
    ]);
    assert_eq!(found.relations(), "f1: a b c d, origin c\na Version c\nb Version c\nc Version d\n");
}

#[test]
fn a_version_of_a_version_links_to_that_one() {
    let story = |n: usize| filler(n, 30);
    let old = format!("{} {} {}", story(0), story(1), LEAD);
    let edited = format!("{} {REST} {LEAD}", story(0));
    let found = reduced(vec![
        dated("a", "2021-05-01", &old),
        dated("b", "2021-05-02", &edited),
        dated("c", "2021-05-03", &edited.replace("tractors", "mules")),
    ]);
    assert_eq!(
        found.relations(),
        "f1: a b c, origin a\nb Version c\n".replace("b V", "a Excerpt b\nb V")
    );
}

#[test]
fn a_story_links_to_each_story_that_it_takes_from() {
    let found = reduced(vec![
        doc("a", &format!("{LEAD} {}", filler(0, 90))),
        doc("b", &format!("{OTHER} {}", filler(1, 90))),
        doc("c", &format!("{} {LEAD} {} {OTHER}", filler(2, 90), filler(3, 90))),
    ]);
    assert_eq!(found.relations(), "a Passage c\nb Passage c\n");
}

#[test]
fn words_are_found_through_links_that_are_not_written() {
    let found = reduced(
        (0..9)
            .map(|i| doc(&format!("d{i}"), &format!("{REST} Number {i} of {}.", i * i)))
            .collect(),
    );
    let (last, span) = found.find("d8", "counted forty families", 0);
    assert_eq!(found.summary.canonical(last, span), found.find("d0", "counted forty families", 0));
}
