//! What makes a family, and what does not.

use super::{LEAD, OTHER, REST, dated, doc, filler, reduced};

fn families(docs: Vec<dateline_core::Document>) -> Vec<String> {
    let found = reduced(docs);
    let ids = |family: &crate::Family| {
        family.documents.iter().map(|doc| doc.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    found.summary.families.iter().map(ids).collect()
}

/// Three stories that have nothing to do with one another, the second one shorter.
fn stories() -> [String; 2] {
    [format!("{LEAD} {REST}"), format!("{OTHER} {}", filler(7, 20))]
}

#[test]
fn a_later_roundup_of_two_stories_does_not_make_them_one() {
    let [x, y] = stories();
    let found = families(vec![
        dated("a", "2021-05-01", &x),
        dated("b", "2021-05-01", &y),
        dated("c", "2021-05-02", &format!("{} {x} {y}", filler(1, 10))),
    ]);
    assert_eq!(found, ["a c"]);
}

#[test]
fn excerpts_of_one_story_are_its_family_wherever_they_are_from() {
    let [x, y] = stories();
    let found = families(vec![
        dated("a", "2021-05-02", &x),
        dated("b", "2021-05-03", &y),
        dated("c", "2021-05-01", &format!("{} {x} {y}", filler(1, 10))),
    ]);
    assert_eq!(found, ["a b c"]);
}

#[test]
fn without_days_two_families_stay_apart_and_loose_excerpts_do_not() {
    let [x, y] = stories();
    let both = format!("{} {x} {y}", filler(1, 10));
    let loose = vec![doc("a", &x), doc("b", &y), doc("c", &both)];
    assert_eq!(families(loose), ["a b c"]);
    let other = |story: &str| story.replace(" the ", " our ");
    let apart = vec![
        doc("a", &x),
        doc("b", &y),
        doc("c", &both),
        doc("d", &other(&x)),
        doc("e", &other(&y)),
    ];
    assert_eq!(families(apart), ["a c d", "b e"]);
}

#[test]
fn two_stories_that_overlap_in_their_holder_are_one() {
    let [x, _] = stories();
    let found = families(vec![
        dated("a", "2021-05-01", &x),
        dated("b", "2021-05-01", REST),
        dated("c", "2021-05-02", &format!("{} {x} {}", filler(1, 30), filler(2, 30))),
    ]);
    assert_eq!(found, ["a b c"]);
}
