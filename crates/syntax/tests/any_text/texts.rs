//! Texts of all kinds, and what a sound parse of any text is.

use dateline_syntax::{Parse, Pipeline, push_conllu};

/// What texts are mixed from.
const PIECES: [&str; 84] = [
    "The",
    "minister",
    "said",
    "Kerem",
    "troops",
    "killed",
    "don't",
    "can\u{2019}t",
    "CANNOT",
    "I",
    "U.S.",
    "Mr.",
    "p.m.",
    "e.g.",
    "gonna",
    "'s",
    "\u{2019}S",
    "n't",
    "3,000",
    "5km",
    "$12m",
    "US$5",
    "10-15",
    "2021-07-24",
    "50%",
    "\u{b0}C.",
    "http://example.org/a?b=c#d",
    "me@example.org",
    "www.example",
    "10.0.0.1",
    ":-)",
    "(\u{256f}\u{b0}\u{25a1}\u{b0})\u{256f}",
    "\"",
    "\u{201c}",
    "\u{201d}",
    "'",
    "\u{2018}",
    "``",
    "''",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    ",",
    ".",
    "...",
    "\u{2026}",
    "!",
    "?",
    ":",
    ";",
    "-",
    "--",
    "\u{2014}",
    "/",
    "&",
    "*",
    "+",
    "=",
    "^",
    "_",
    "#",
    "\\",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\u{200d}",
    "\u{202e}",
    "e\u{301}\u{302}",
    "\u{1f1e6}\u{1f1f2}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{5e73}\u{548c}",
    "\u{645}\u{6cc}",
];

/// A stream of numbers, the same for the same seed.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// A text of up to `longest` pieces: mostly words with blanks between, at times broken up or of any characters.
fn text(numbers: &mut Numbers, longest: usize) -> String {
    let blanks = numbers.below(4);
    let capitals = numbers.below(12) == 0;
    let mut text = String::new();
    for _ in 0..numbers.below(longest + 1) {
        match numbers.below(12) {
            0 => text.extend(char::from_u32(numbers.below(0x11_0000) as u32)),
            1 => text.push((numbers.below(94) as u8 + b'!') as char),
            2 => {
                let start = numbers.below(text.chars().count() + 1);
                text = text.chars().skip(start / 2).collect();
            }
            _ => text.push_str(PIECES[numbers.below(PIECES.len())]),
        }
        if numbers.below(4) < blanks {
            text.push(' ');
        }
    }
    if capitals { text.to_uppercase() } else { text }
}

/// Panics where `parse` is no sound parse of `text`.
pub(crate) fn check(text: &str, parse: &Parse) {
    let mut end = 0;
    for token in 0..parse.len() {
        let span = parse.span(token);
        assert!(span.start() >= end && span.end() > span.start(), "tokens in order: {text:?}");
        assert!(span.of(text).is_some(), "on character boundaries: {text:?}");
        assert!(text[end..span.start()].chars().all(char::is_whitespace), "all words: {text:?}");
        end = span.end();
        assert!(parse.head(token) < parse.len(), "heads are tokens: {text:?}");
        let _ = (parse.lemma(token), parse.pos(token), parse.morph(token), parse.rel(token));
    }
    assert!(text[end..].chars().all(char::is_whitespace), "all words: {text:?}");
    let mut next = 0;
    for sentence in parse.sentences() {
        assert_eq!(sentence.start, next, "sentences follow each other: {text:?}");
        assert!(sentence.end > sentence.start, "sentences have tokens: {text:?}");
        for token in sentence.clone() {
            assert!(
                parse.ancestors(token).count() < parse.len(),
                "no token is above itself: {text:?}"
            );
        }
        next = sentence.end;
    }
    assert_eq!(next, parse.len(), "each token is in a sentence: {text:?}");
    let mut next = 0;
    for entity in parse.entities() {
        assert!(entity.tokens.start >= next && entity.tokens.end > entity.tokens.start, "{text:?}");
        next = entity.tokens.end;
    }
    assert!(next <= parse.len(), "entities are of tokens: {text:?}");
    let mut conllu = String::new();
    push_conllu(&mut conllu, "any", text, parse);
    for row in conllu.lines().filter(|row| row.starts_with(|c: char| c.is_ascii_digit())) {
        let columns: Vec<&str> = row.split('\t').collect();
        assert_eq!(columns.len(), 10, "{row:?} of {text:?}");
        assert_eq!(columns[6] == "0", columns[7] == "root", "{row:?} of {text:?}");
    }
    for chunk in parse.noun_chunks() {
        assert!(chunk.start < chunk.end && chunk.end <= parse.len(), "{text:?}");
    }
}

/// Parses `count` texts, the same for the same seed, in both modes by turns.
pub(crate) fn try_texts(seed: u64, count: usize) {
    let (news, pure) = (Pipeline::english(), Pipeline::english().pure());
    let mut numbers = Numbers(seed);
    for i in 0..count {
        let longest = if i % 1_000 == 999 { 2_000 } else { 24 };
        let text = text(&mut numbers, longest);
        let pipeline = if i % 2 == 0 { &news } else { &pure };
        check(&text, &pipeline.parse(&text));
    }
}
