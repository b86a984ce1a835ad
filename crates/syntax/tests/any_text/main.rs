//! Any text parses: no panic, spans on character boundaries, nothing but white space left out.

mod texts;

use dateline_syntax::Pipeline;

use crate::texts::{check, try_texts};

#[test]
fn mixed_texts() {
    try_texts(1, 4_000);
}

#[test]
fn long_tokens_and_many_marks() {
    let (news, pure) = (Pipeline::english(), Pipeline::english().pure());
    let texts = [
        "a".repeat(1 << 20),
        "\"".repeat(20_000),
        "don't".repeat(5_000),
        "\u{301}".repeat(20_000),
        "(".repeat(10_000) + &")".repeat(10_000),
        "a. ".repeat(5_000),
        "A-\n".repeat(5_000),
        "\n \n".repeat(10_000),
        "http://".repeat(5_000),
        "a.".repeat(50_000),
        "book is whom he in believe man published ".repeat(2_000),
        "what do you think he wants to see ".repeat(2_000),
    ];
    for text in &texts {
        check(text, &news.parse(text));
        check(text, &pure.parse(text));
    }
}
