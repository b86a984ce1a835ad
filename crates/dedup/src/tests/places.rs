//! Canonical places: that copies of words stand at one place, through copies of copies.

use dateline_core::{DocIdx, Span};

use super::{LEAD, OTHER, REST, Reduced, doc, reduced};

const DEATHS: &str = "12 soldiers had died in the last clash";

impl Reduced {
    fn place(&self, doc: &str, words: &str, n: usize) -> (DocIdx, Span) {
        let (doc, span) = self.find(doc, words, n);
        self.summary.canonical(doc, span)
    }
}

fn same((a, x): (DocIdx, Span), (b, y): (DocIdx, Span)) -> bool {
    a == b && x.overlaps(y)
}

#[test]
fn copied_words_stand_where_the_first_document_has_them() {
    let found = reduced(vec![
        doc("a", &format!("{LEAD}\n{REST}")),
        doc("b", &format!("Tarn, Monday. {OTHER}\n{REST}\n{LEAD}")),
        doc("c", &format!("{REST} {OTHER}")),
    ]);
    for id in ["a", "b", "c"] {
        assert_eq!(found.place(id, DEATHS, 0), found.find("a", DEATHS, 0), "{id}");
    }
}

#[test]
fn exact_copies_are_followed_through_their_first_member() {
    let found = reduced(vec![
        doc("a", &format!("{OTHER}\n{REST}")),
        doc("b", REST),
        doc("c", &REST.to_uppercase()),
    ]);
    assert_eq!(found.place("c", &DEATHS.to_uppercase(), 0), found.find("a", DEATHS, 0));
}

#[test]
fn copies_of_copies_are_copies() {
    // b shares its first half with a and its second half with c; a and c share nothing.
    let found = reduced(vec![
        doc(
            "a",
            &format!("{LEAD} The guns were silent in the valley, said a priest who had stayed."),
        ),
        doc("b", &format!("{LEAD} {REST}")),
        doc("c", &format!("{OTHER} {REST}")),
        doc("d", &format!("{REST} Snow fell.")),
    ]);
    assert_eq!(found.place("a", "burned trucks", 0), found.place("b", "burned trucks", 0));
    assert_eq!(found.place("c", DEATHS, 0), found.find("b", DEATHS, 0));
    assert_eq!(found.place("d", DEATHS, 0), found.find("b", DEATHS, 0));
}

#[test]
fn words_said_twice_in_one_document_have_one_place() {
    let found = reduced(vec![
        doc("a", &format!("{REST}\n{OTHER}\n{REST}")),
        doc("b", &format!("{LEAD} {REST}")),
    ]);
    assert_eq!(found.place("a", DEATHS, 1), found.find("a", DEATHS, 0));
    assert_eq!(found.place("b", DEATHS, 0), found.find("a", DEATHS, 0));
}

#[test]
fn an_edit_inside_does_not_hide_a_copy() {
    let edited = REST.replace("12 soldiers", "15 men");
    let found = reduced(vec![doc("a", REST), doc("b", &edited)]);
    assert!(same(
        found.place("b", "15 men had died in the last clash", 0),
        found.place("a", DEATHS, 0)
    ));
}

#[test]
fn own_words_stand_for_themselves() {
    let found =
        reduced(vec![doc("a", &format!("{LEAD} {REST}")), doc("b", &format!("{OTHER} {REST}"))]);
    assert_eq!(
        found.place("b", "The price of grain rose", 0),
        found.find("b", "The price of grain rose", 0)
    );
    assert_eq!(found.place("a", DEATHS, 0), found.find("a", DEATHS, 0));
}

#[test]
fn other_places_of_the_same_passage_stay_apart() {
    let found = reduced(vec![doc("a", REST), doc("b", &format!("{OTHER} {REST}"))]);
    assert!(!same(
        found.place("a", DEATHS, 0),
        found.place("b", "counted forty families by noon", 0)
    ));
}

#[test]
fn nothing_and_what_is_no_word_stand_for_themselves() {
    let found = reduced(vec![doc("a", REST), doc("b", REST)]);
    let nowhere = (DocIdx(1), Span::new(3, 3));
    assert_eq!(found.summary.canonical(nowhere.0, nowhere.1), nowhere);
    let beyond = (DocIdx(9), Span::new(1, 5));
    assert_eq!(found.summary.canonical(beyond.0, beyond.1), beyond);
}
