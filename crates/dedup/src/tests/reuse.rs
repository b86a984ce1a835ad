//! Families, links and passages.

use super::{LEAD, OTHER, REST, dated, doc, filler, reduced};
use crate::Config;

fn relations(docs: Vec<dateline_core::Document>) -> String {
    reduced(docs).relations()
}

#[test]
fn exact_copies_link_to_the_first_only() {
    let found = relations(vec![
        doc("a", REST),
        doc("b", &REST.to_uppercase()),
        doc("c", &REST.replace(' ', "\n")),
    ]);
    assert_eq!(found, "f1: a b c, origin unknown\na Copy b\na Copy c\n");
}

#[test]
fn a_copy_may_lose_its_headline() {
    let found = relations(vec![
        doc("a", &format!("Norland leaves the valley\n{LEAD}\n{REST}")),
        doc("b", &format!("{LEAD} {REST}")),
    ]);
    assert_eq!(found, "f1: a b, origin unknown\na Copy b\n");
}

#[test]
fn an_edited_story_is_a_version() {
    let edited = REST
        .replace("12 soldiers", "15 soldiers")
        .replace("schoolteacher", "nurse")
        .replace("eastern ridge", "hill");
    assert_eq!(
        relations(vec![doc("a", REST), doc("b", &edited)]),
        "f1: a b, origin unknown\na Version b\n"
    );
}

#[test]
fn an_excerpt_is_held_in_the_longer_story() {
    let whole = format!("{LEAD} {REST} {OTHER}");
    let expected = "f1: a b, origin unknown\nb Excerpt a\n";
    assert_eq!(relations(vec![doc("a", &whole), doc("b", LEAD)]), expected);
    let expected = "f1: a b, origin unknown\na Excerpt b\n";
    assert_eq!(relations(vec![doc("a", &format!("{LEAD} Ends.")), doc("b", &whole)]), expected);
}

#[test]
fn one_shared_paragraph_makes_no_family() {
    let found =
        relations(vec![doc("a", &format!("{LEAD} {REST}")), doc("b", &format!("{LEAD}\n{OTHER}"))]);
    assert_eq!(found, "a Passage b\n");
}

#[test]
fn a_gap_of_the_longest_allowed_length_does_not_part_a_passage() {
    let passages = |gap: usize| {
        let a = format!("{LEAD} {} {OTHER}", filler(1, gap));
        let b = format!("{LEAD} {} {OTHER}", filler(2, gap));
        reduced(vec![doc("a", &a), doc("b", &b)]).summary.passages.len()
    };
    let gap = Config::default().gap_words;
    assert_eq!((passages(gap), passages(gap + 1)), (1, 2));
}

#[test]
fn a_set_phrase_is_nothing() {
    let phrase = "border clashes between Norland and Sudland, urging the two neighbors to exercise restraint";
    let found = relations(vec![
        doc(
            "a",
            &format!(
                "Tarn voiced concern over the latest {phrase} and resort to dialogue. {OTHER}"
            ),
        ),
        doc(
            "b",
            &format!(
                "The spokesman regretted casualties of sporadic {phrase}, as he said in Tarn. {REST}"
            ),
        ),
    ]);
    assert_eq!(found, "");
}

#[test]
fn families_hang_together_through_others() {
    let found = relations(vec![
        doc("a", &format!("{LEAD} {REST}")),
        doc("b", LEAD),
        doc("c", REST),
        doc("d", OTHER),
    ]);
    assert_eq!(
        found,
        "f1: a b c, origin unknown\nb Excerpt a\nc Version a\n".replace("Version", "Excerpt")
    );
}

#[test]
fn the_origin_is_the_earliest_where_all_days_are_known() {
    let text = |n: usize| format!("{LEAD} {REST} Part {n}.");
    let two = |x, y| relations(vec![x, y]).lines().next().unwrap().to_owned();
    assert_eq!(
        two(dated("a", "2021-05-04", &text(1)), dated("b", "2021-05-03", &text(2))),
        "f1: a b, origin b"
    );
    assert_eq!(
        two(dated("a", "2021-05-03", &text(1)), dated("b", "2021-05-03", &text(2))),
        "f1: a b, origin unknown"
    );
    assert_eq!(
        two(dated("a", "2021-05-03", &text(1)), doc("b", &text(2))),
        "f1: a b, origin unknown"
    );
}

#[test]
fn passages_show_their_edits() {
    let edited = REST
        .replace("forty families", "fifty families")
        .replace("Jon Aster", "Ann Berg")
        .replace("had fled", "fled")
        .replace("schoolteacher", "nurse")
        .replace("12 soldiers", "twelve soldiers")
        .replace("parliament", "Parliament")
        .replace("a regrouping and", "a regrouping, and");
    let found = reduced(vec![
        dated("a", "2021-05-03", &format!("{LEAD} {REST}")),
        dated("b", "2021-05-04", &format!("{OTHER} {edited}")),
    ]);
    insta::assert_snapshot!(found.passages());
}

#[test]
fn typography_is_no_edit() {
    let found = reduced(vec![
        doc("a", &format!("{REST} “We go—now,” he said; Norland’s men left.")),
        doc(
            "b",
            &format!(
                "{OTHER}\n{}\n\"We go -- now,\" he  said; Norland's men left.",
                REST.replace(' ', "\u{a0} ")
            ),
        ),
    ]);
    assert_eq!(found.summary.passages.len(), 1);
    assert_eq!(
        found.summary.passages[0].changes.len(),
        0,
        "{:?}",
        found.summary.passages[0].changes
    );
}

#[test]
fn a_moved_paragraph_is_a_passage_of_its_own() {
    let found =
        reduced(vec![doc("a", &format!("{LEAD}\n{REST}")), doc("b", &format!("{REST}\n{LEAD}"))]);
    assert_eq!(found.summary.passages.len(), 2);
    assert_eq!(found.relations(), "f1: a b, origin unknown\na Copy b\n");
}

#[test]
fn a_notice_in_the_middle_does_not_part_a_passage() {
    let broken = REST.replace("noon. The", "noon.\nRead more: Snow in Tarn\nThe");
    let found = reduced(vec![doc("a", REST), doc("b", &format!("{OTHER}\n{broken}"))]);
    assert_eq!(found.summary.passages.len(), 1);
    assert_eq!(found.summary.passages[0].changes.len(), 0);
}

#[test]
fn an_edit_near_the_edge_belongs_to_the_passage() {
    let edited = REST
        .replace("Villagers who had fled", "Villagers who fled")
        .replace("ridge until", "hill until");
    let found = reduced(vec![
        doc("a", &format!("{LEAD}\n{REST}")),
        doc("b", &format!("{OTHER}\n{edited}")),
    ]);
    let passage = &found.summary.passages[0];
    assert_eq!(found.words(passage.a.idx, passage.a_span), REST);
    assert_eq!(found.words(passage.b.idx, passage.b_span), edited);
}

#[test]
fn runs_and_edits_tile_a_passage() {
    let edited =
        REST.replace("12 soldiers", "15 men").replace("a schoolteacher counted", "counted");
    let found = reduced(vec![doc("a", REST), doc("b", &edited)]);
    let passage = &found.summary.passages[0];
    let count = |words: &str| words.split_whitespace().count();
    let edited: usize =
        passage.changes.iter().map(|change| count(found.words(passage.a.idx, change.a))).sum();
    assert_eq!(count(found.words(passage.a.idx, passage.a_span)), passage.tokens + edited);
    let edits: Vec<_> =
        passage.changes.iter().map(|change| found.words(passage.a.idx, change.a)).collect();
    assert_eq!(edits, ["a schoolteacher", "12 soldiers"]);
}

#[test]
fn stories_without_facts_are_passed_over() {
    use dateline_core::{Analyzer, Column, Reader};
    let dedup = crate::Dedup::new(crate::Config::default()).unwrap();
    let found = reduced(vec![doc("a", REST), doc("b", REST)]);
    let facts = Column::new(vec![Some(dedup.map(&found.docs[0], ())), None]);
    let summary = dedup.reduce(&found.corpus, &facts, ()).unwrap();
    assert_eq!((summary.links.len(), summary.boilerplate.len(), summary.repeats.len()), (0, 2, 2));
}

#[test]
fn a_heavily_edited_sentence_does_not_part_a_passage() {
    // Between two long runs: every third word is new, so no four words in a row are left.
    let middle = "who knew that field well and came back for it each spring with sons and carts";
    let edited = "who loved that farm well yet came home for him each spring with girls and mules";
    let text = |middle: &str| {
        format!(
            "{LEAD} It was left to the old men {middle} to say what had become of the bridge. {REST}"
        )
    };
    let found = reduced(vec![doc("a", &text(middle)), doc("b", &text(edited))]);
    assert_eq!(found.summary.passages.len(), 1);
}

#[test]
fn other_words_between_two_shared_paragraphs_part_them() {
    let found = reduced(vec![
        doc("a", &format!("{LEAD} {} {REST}", super::filler(0, 20))),
        doc("b", &format!("{LEAD} {} {REST}", super::filler(1, 20))),
    ]);
    assert_eq!(found.summary.passages.len(), 2);
}

#[test]
fn a_short_passage_counts_beside_a_long_one_only() {
    let short = "engineers of the southern railway counted nine broken sleepers before noon";
    let beside = |text: &str| {
        vec![
            doc("a", &format!("{} {short}. {text} {}", super::filler(0, 30), super::filler(1, 60))),
            doc(
                "b",
                &format!(
                    "{} {text} {} {short}. {}",
                    super::filler(2, 60),
                    super::filler(3, 30),
                    super::filler(4, 90)
                ),
            ),
        ]
    };
    assert_eq!(reduced(beside(LEAD)).summary.passages.len(), 2);
    assert_eq!(reduced(beside("")).summary.passages.len(), 0);
}
