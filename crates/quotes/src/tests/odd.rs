//! Whatever the text is: spans on character boundaries, content and sources apart, the same answer twice, and no panic.

use super::read;

const ODD: [&str; 16] = [
    "",
    " ",
    "\"",
    "\"\"\"\"",
    "\u{201c}\u{201d}\u{201c}\u{201c}",
    "\u{0}\u{201c}\u{0}\u{201d} said \u{0}",
    "said",
    "said said said, said said.",
    "according to",
    "according to according to, X said to, and said",
    "\u{1f600} said \u{201c}\u{1f600}\u{201d} \u{1f600}.",
    "\u{201c}A.\n\u{201c}B.\n\u{201c}C,\u{201d} X said. \u{201d}\u{201d}",
    "'s' 't'. 'X said 'y' said' ''",
    "caf\u{e9}\u{301}\u{2019}s \u{ab}caf\u{e9}\u{bb} told caf\u{e9}: \u{201c}caf\u{e9}\u{201d}",
    "He said, she said, they said: \u{201c}\n\n\u{201d}",
    "cited as saying as saying as saying that, of of of of the of",
];

#[test]
fn spans_are_sound_on_odd_texts() {
    for text in ODD {
        let facts = read(text);
        for quote in &facts.quotes {
            let relay = quote.relay.iter().map(|relay| &relay.span);
            for span in quote.content.iter().chain(&quote.cue).chain(&quote.source).chain(relay) {
                assert!(
                    span.of(text).is_some_and(|words| !words.is_empty()),
                    "{span:?} of {text:?}"
                );
            }
            for pair in quote.content.windows(2) {
                assert!(pair[0].end() <= pair[1].start(), "{:?} of {text:?}", quote.content);
            }
            for content in &quote.content {
                assert!(
                    !quote.cue.iter().any(|cue| cue.overlaps(*content)),
                    "{quote:?} of {text:?}"
                );
                assert!(
                    !quote.source.iter().any(|source| source.overlaps(*content)),
                    "{quote:?} of {text:?}"
                );
            }
        }
        assert_eq!(facts, read(text));
    }
}

#[test]
fn ids_count_the_quotes_in_order() {
    let facts = read(
        "Keller said the bridge was old. Brandt said it was safe. \u{201c}It is,\u{201d} he said.",
    );
    let ids: Vec<_> = facts.quotes.iter().map(|quote| quote.id.as_str()).collect();
    assert_eq!(ids, ["q1", "q2", "q3"]);
    assert!(facts.quotes.is_sorted_by_key(|quote| quote.content[0].start()));
}

#[test]
fn a_large_text_of_one_kind_is_read_in_passing() {
    for piece in [
        "\u{201c}",
        "\"a ",
        "said ",
        "the of ",
        "X said, ",
        "'",
        "\u{201c}A,\u{201d} X said. ",
        "according to X ",
        "a-",
    ] {
        let text = piece.repeat(5_000);
        assert!(read(&text).quotes.len() <= text.len());
    }
}
