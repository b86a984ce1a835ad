//! Cutting, counting and naming.

use dateline_core::Actor;

use crate::ids::shortened;
use crate::layout::{Snippet, clip, columns, number, shorten, signed, snippet, wrapped};
use crate::say;
use crate::wire::Number;

#[test]
fn shortens_between_words_where_that_costs_little() {
    assert_eq!(shorten("the quick brown fox", 30), "the quick brown fox");
    assert_eq!(shorten("the quick brown fox", 19), "the quick brown fox");
    assert_eq!(shorten("the quick brown fox", 18), "the quick brown…");
    assert_eq!(shorten("the quick, brown fox", 12), "the quick…");
    assert_eq!(shorten("incomprehensibilities", 8), "incompr…");
    assert_eq!(shorten("a incomprehensibilities", 8), "a incom…");
    assert_eq!(shorten("  folded \n\t white  space ", 30), "folded white space");
    assert_eq!(shorten("anything", 0), "");
    assert_eq!(shorten("anything", 1), "…");
}

#[test]
fn wide_characters_count_twice() {
    assert_eq!(clip("漢字漢字", 5), "漢字…");
    assert_eq!(clip("漢字漢字", 6), "漢字…");
    assert_eq!(clip("漢字漢字", 8), "漢字漢字");
    assert_eq!(shorten("漢字漢字漢字", 7), "漢字漢…");
}

#[test]
fn snippet_keeps_its_focus_in_the_middle() {
    let cut = |max| {
        let Snippet { before, focus, after } = snippet(
            "The ministry said on Monday that ",
            "three",
            " of its troops were killed near the ford.",
            max,
        );
        let whole = format!("{before}[{focus}]{after}");
        assert!(columns(&whole) <= max + 2, "{whole}");
        whole
    };
    assert_eq!(
        cut(80),
        "The ministry said on Monday that [three] of its troops were killed near the ford."
    );
    assert_eq!(cut(60), "…said on Monday that [three] of its troops were killed near…");
    assert_eq!(cut(30), "…that [three] of its troops…");
    assert_eq!(cut(5), "[three]");
    assert_eq!(cut(3), "[th…]");
}

#[test]
fn snippet_uses_the_room_that_one_side_leaves() {
    let Snippet { before, after, .. } =
        snippet("The ministry said on Monday that ", "three", " died.", 45);
    assert_eq!((before.as_str(), after.as_str()), ("The ministry said on Monday that ", " died."));
    let Snippet { before, after, .. } = snippet("(", "three", ") died.", 45);
    assert_eq!((before.as_str(), after.as_str()), ("(", ") died."));
}

#[test]
fn wraps_between_words_and_clips_long_ones() {
    assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
    assert_eq!(wrapped("incomprehensible", 7), ["incomp…"]);
    assert!(wrapped("", 7).is_empty());
}

#[test]
fn ids_are_shortened_to_what_tells_them_apart() {
    assert_eq!(
        shortened(&["000_729ffb0be94f88b0", "001_65fdfee027ce3a64"]),
        ["000_729f…", "001_65fd…"]
    );
    assert_eq!(shortened(&["short", "shorter"]), ["short", "shorter"]);
    assert_eq!(
        shortened(&["story-number-1", "story-number-2"]),
        ["story-number-1", "story-number-2"]
    );
    assert_eq!(
        shortened(&["news/2031/aaaaaaaaaaaa", "news/2031/bbbbbbbbbbbb"]),
        ["aaaaaaaa…", "bbbbbbbb…"]
    );
    assert_eq!(
        shortened(&[
            "the-long-story-of-a-ford-in-norland-first",
            "the-long-story-of-a-ford-in-norland-second-x"
        ]),
        ["…nd-first", "…second-x"]
    );
    assert_eq!(shortened(&["only/one/document/of/a/long/name"]), ["only/one…"]);
    assert_eq!(
        shortened(&["ぁぁぁぁぁぁぁぁぁa-and-more", "ぁぁぁぁぁぁぁぁぁb-and-more"]),
        ["ぁぁぁぁぁぁぁぁぁa…", "ぁぁぁぁぁぁぁぁぁb…"]
    );
}

#[test]
fn short_ids_stay_different() {
    let mut ids: Vec<String> =
        (0..300).map(|i| format!("corpus/a-very-long-and-equal-beginning-{i}-tail")).collect();
    ids.sort();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut short = shortened(&ids);
    short.sort();
    short.dedup();
    assert_eq!(short.len(), ids.len());
}

#[test]
fn numbers_have_commas_and_signs() {
    let told: Vec<String> = [0, 7, 999, 1000, 65_000, 1_234_567].into_iter().map(number).collect();
    assert_eq!(told, ["0", "7", "999", "1,000", "65,000", "1,234,567"]);
    assert_eq!([signed(-600), signed(0), signed(165)], ["−600", "0", "+165"]);
}

#[test]
fn counts_are_said_as_people_say_them() {
    let say = |lo, hi, bound: &str| say::count(&Number { lo, hi, bound: bound.into() });
    let told = [
        say(3, Some(3), "exact"),
        say(3, None, "at-least"),
        say(6501, None, "more-than"),
        say(0, Some(5), "at-most"),
        say(0, Some(2), "less-than"),
        say(30, Some(30), "approx"),
        say(3, Some(5), "range"),
        say(20_000, Some(99_999), "vague"),
        say(24, None, "vague"),
        say(2, None, "plural"),
        say(0, Some(0), "none"),
        say(4, Some(4), "of a later version"),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn actors_are_named_from_state_to_person() {
    let army = Actor::new("NOR", "Norland").with_unit("Army");
    assert_eq!(say::actor(&army), "Norland / Army");
    assert_eq!(say::actor(&army.clone().with_person("Ole Vik")), "Norland / Army / Ole Vik");
    assert_eq!(say::actor(&Actor::new("ole-vik", "Ole Vik").with_person("Ole Vik")), "Ole Vik");
    assert_eq!(say::actor(&Actor { id: Some("rebels".into()), ..Actor::default() }), "rebels");
    let either = Actor {
        name: "the ministry".into(),
        candidates: vec!["NOR".into(), "SUD".into()],
        ..Actor::default()
    };
    assert_eq!(say::actor(&either), "the ministry (NOR or SUD?)");
    assert_eq!(say::actor(&Actor::default()), "somebody unnamed");
}
