//! What a document holds twice.

use super::{LEAD, OTHER, REST, doc, reduced};

fn repeats(text: &str) -> Vec<[String; 2]> {
    reduced(vec![doc("a", text)])
        .repeats("a")
        .into_iter()
        .map(|pair| pair.map(String::from))
        .collect()
}

#[test]
fn a_headline_as_first_line_is_a_repeat() {
    let headline = "Norland army leaves valley after six weeks";
    assert_eq!(repeats(&format!("{headline}\n{headline}\n{REST}")), [[headline, headline]]);
}

#[test]
fn a_standfirst_that_is_the_lead_is_a_repeat() {
    let lead = LEAD.trim_end_matches('.');
    assert_eq!(repeats(&format!("{LEAD}\n\nTARN – {LEAD}\n\n{REST}")), [[lead, lead]]);
}

#[test]
fn a_sentence_pasted_three_times_is_paired_in_order() {
    let found = repeats(&format!("{LEAD} {REST} {LEAD} {OTHER} {LEAD}"));
    assert_eq!(found.len(), 2);
}

#[test]
fn a_turn_of_speech_is_no_repeat() {
    assert_eq!(repeats("He urged the two neighbors to show restraint. She, too, urged the two neighbors to show calm.").len(), 0);
    let edited = "the need to set up a lasting peace in the south as soon as it can be";
    let again = "the need to set up a stable peace in the south as soon as it can be";
    assert_eq!(
        repeats(&format!("He saw {edited}, and left. She saw {again}; then all went home.")).len(),
        0
    );
}

#[test]
fn a_refrain_is_no_repeat_of_itself() {
    assert_eq!(repeats(&"ha ".repeat(2000)).len(), 0);
}

#[test]
fn a_lead_twice_in_a_row_may_go_on_with_its_first_word() {
    let lead = "The army of Norland left the valley of Tarn on Friday after six weeks of siege";
    let text = format!("{lead}. {lead}. The mayor came back in the evening. {REST}");
    assert_eq!(repeats(&text), [[lead, lead]]);
}
