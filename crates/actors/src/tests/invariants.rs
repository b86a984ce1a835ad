//! What holds on any text: spans on character boundaries, in order and apart; the same facts twice; no panic.

use super::actors;
use crate::Facts;

fn assert_sound(text: &str, facts: &Facts) {
    let mut end = 0;
    for mention in &facts.mentions {
        assert!(mention.span.of(text).is_some(), "{:?} lies on boundaries", mention.span);
        assert!(
            mention.span.start() >= end && !mention.span.is_empty(),
            "{:?} stands apart",
            mention.span
        );
        assert!(!mention.actors.is_empty());
        assert!(mention.actors.iter().all(|&actor| actor < facts.actors.len()));
        end = mention.span.end();
    }
    for known in &facts.actors {
        let open = !known.actor.candidates.is_empty();
        assert!(known.actor.id.as_deref().map_or(open, |id| !id.is_empty() && !open));
    }
}

#[test]
fn odd_texts_are_read() {
    let long = "Norland’s ".repeat(3000);
    let token = "x".repeat(1 << 20);
    let odd = [
        "",
        " ",
        "'",
        "'s",
        "’s army",
        "the",
        "our",
        "“",
        "”",
        "\"",
        "\0",
        "🙂’s 🙂 Ministry",
        "é",
        "Éa’s",
        "both",
        "the two",
        "of of of the",
        "Norland's",
        "the Norland's the",
        ", , ,",
        "I I I he he it its",
        "Foreign Ministry of",
        "spokesman for",
        "“We",
        "our our our armed forces",
        "President President President",
        "the latter each other they",
        "A. B. C. D.",
        "Norland-Sudland-",
        "-Norland",
        "his counterpart",
        "(NAF)",
        "Norland Aid Front (NAF",
        "bin al- de la",
        "al-",
        "Mr.",
        "Mr. Mr.",
        long.as_str(),
        token.as_str(),
    ];
    let actors = actors();
    for text in odd {
        let facts = super::read(actors, text);
        assert_sound(text, &facts);
    }
}

#[test]
fn any_order_of_words_is_read() {
    let words = [
        "Norland",
        "'s",
        "Sudlandic",
        "Foreign",
        "Ministry",
        "spokesman",
        "Taro",
        "Velun",
        "said",
        "“",
        "we",
        "our",
        "armed",
        "forces",
        "”",
        "the",
        "two",
        "sides",
        "each",
        "other",
        ",",
        ".",
        "he",
        "its",
        "Talvin",
        "in",
        "of",
        "for",
        "president",
        "counterpart",
        "and",
        "-",
        "(",
        "NAF",
        ")",
        "Front",
        "é",
        "🙂",
        "The",
        "latter",
    ];
    let actors = actors();
    let mut state = 7_u64;
    for _ in 0..600 {
        let mut text = String::new();
        for _ in 0..40 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let pick = (state >> 33) as usize;
            text.push_str(words[pick % words.len()]);
            if !pick.is_multiple_of(5) {
                text.push(' ');
            }
        }
        let facts = super::read(actors, &text);
        assert_sound(&text, &facts);
        assert_eq!(facts, super::read(actors, &text));
    }
}

#[test]
fn facts_survive_the_wire() {
    let text =
        "Norland's spokesman Taro Velun urged both sides, Sudland and Iran, to talk. He left.";
    let facts = super::facts(text);
    let wire = serde_json::to_string(&facts).unwrap();
    assert_eq!(serde_json::from_str::<Facts>(&wire).unwrap(), facts);
}
