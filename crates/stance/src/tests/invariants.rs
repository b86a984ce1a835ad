//! What must hold on any text: spans on character boundaries, ids in order, the same answer twice, no panic.

use dateline_core::Document;

use super::{read, wire};

const ODD: [&str; 12] = [
    "",
    " \n\n\t",
    "“",
    "\"\"\"'''’’’“““ said accused",
    "accused accused accused of of of , , , and and",
    "Norway accused\u{0} Sweden \u{1f1f3}\u{1f1f4} of 😀 firing.",
    "Norway-brokered -brokered - brokered by by by.",
    "to to to be been being have had must must must not not",
    "NORWAY ACCUSES SWEDEN!!! «Sweden must» — “Norway should",
    "مرحبا Norway accused 瑞典 Sweden。Он обвинил Sweden",
    "Norway's 's 's condemnation of 's Sweden's's",
    "that that that which which who will would could each other one another",
];

#[test]
fn odd_texts_are_read() {
    for text in ODD {
        sound(text);
    }
}

#[test]
fn long_texts_and_long_tokens_are_read() {
    sound(&"x".repeat(1 << 20));
    sound(&"Norway accused Sweden and ".repeat(2_000));
    sound(&"“Norway must, which, said that Sweden, ".repeat(1_000));
}

/// Every cut of a real sentence at every character.
#[test]
fn cut_sentences_are_read() {
    let text = "“Norway’s ‘provocations’ are unacceptable,” Sweden’s Defense Ministry said — urging each other…";
    for (at, _) in text.char_indices() {
        sound(&text[at..]);
        sound(&text[..at]);
    }
}

fn sound(text: &str) {
    let doc = Document::bare("odd", text);
    let facts = read(&doc);
    assert_eq!(facts, read(&doc), "the same twice");
    let mut before = None;
    for (i, finding) in facts.stances.iter().enumerate() {
        let stance = &finding.stance;
        assert_eq!(stance.id, format!("s{}", i + 1));
        let spans =
            [Some(stance.trigger), Some(stance.evidence), stance.actor_span, stance.target_span];
        for span in spans.into_iter().flatten() {
            assert!(span.of(text).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
        }
        assert!(
            stance.evidence.contains(stance.trigger) || stance.evidence.overlaps(stance.trigger)
        );
        assert!(before <= Some(stance.trigger.start()), "in order of triggers");
        before = Some(stance.trigger.start());
        assert!(
            stance
                .target
                .actor()
                .is_none_or(|target| target.id.is_none() || target.id != stance.actor.id)
        );
        assert!(!wire(&stance.class).is_empty());
    }
}
