//! Which links are written, and which are implied by others.

use super::{LEAD, OTHER, REST, dated, doc, filler, reduced};

#[test]
fn a_thousand_near_copies_cost_a_thousand_links() {
    let text = |i: usize| format!("{LEAD} {REST} Number {i} of {}.", i * i);
    let id = |i: usize| format!("d{i:04}");
    let found = reduced((0..1000).map(|i| dated(&id(i), "2021-05-03", &text(i))).collect());
    assert_eq!(found.summary.families.len(), 1);
    // Of the first three each links to each.
    assert_eq!((found.summary.links.len(), found.summary.passages.len()), (1000, 1000));
    let to_first = |link: &&crate::Link| link.a.id.as_str() == "d0000";
    assert_eq!(found.summary.links.iter().filter(to_first).count(), 999);
    // Without days, of the first nine.
    let found = reduced((0..1000).map(|i| doc(&id(i), &text(i))).collect());
    assert_eq!((found.summary.families.len(), found.summary.links.len()), (1, 9 * 8 / 2 + 991));
}

#[test]
fn versions_of_many_link_to_the_earliest_and_not_to_one_another() {
    let found = reduced(vec![
        dated("a", "2021-05-09", &REST.replace("schoolteacher", "nurse")),
        dated("b", "2021-05-08", &REST.replace("tractors", "mules")),
        dated("c", "2021-05-01", REST),
        dated("d", "2021-05-07", &REST.replace("forty", "fifty")),
        dated("e", "2021-05-06", &REST.replace("parliament", "reporters")),
    ]);
    // Of the first three, c, e and d, each links to each.
    let links = "a Version c\nb Version c\nc Version d\nc Version e\nd Version e\n";
    assert_eq!(found.relations(), format!("f1: a b c d e, origin c\n{links}"));
}

#[test]
fn a_version_of_a_version_links_to_that_one() {
    let first = format!("{LEAD} {}", filler(0, 90));
    let second = format!("{} {REST} {LEAD}", filler(0, 90));
    let edited = |word: &str| second.replace("tractors", word);
    let found = reduced(vec![
        dated("a", "2021-05-01", &first),
        dated("b", "2021-05-02", &second),
        dated("c", "2021-05-03", &edited("mules")),
        dated("d", "2021-05-04", &edited("cars")),
    ]);
    let of_last: Vec<_> =
        found.relations().lines().filter(|line| line.contains('d')).map(String::from).collect();
    assert_eq!(of_last, ["f1: a b c d, origin a", "b Copy d"]);
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
