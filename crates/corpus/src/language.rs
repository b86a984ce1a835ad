//! Whether a story is in English.
//!
//! Most stories show it by their small words, which no other language has in such number. Only of the rest a detector is
//! asked, and it must be sure: a story that is wrongly left out is worse than one that is wrongly read.

use whatlang::{Lang, Script};

/// The small words that are English and little else.
const SMALL: [&str; 12] =
    ["the", "of", "and", "to", "that", "with", "said", "from", "by", "were", "his", "their"];

/// So many small words in a hundred are English.
const SHARE: usize = 5;

/// So many words are enough to show it.
const ENOUGH: usize = 60;

/// So much of a story is looked at.
const BYTES: usize = 1 << 15;

/// In Latin letters, shorter texts show nothing: headlines, lists of names.
const LETTERS: usize = 140;

/// The English name of the language of `text`, where it surely is another than English.
pub(crate) fn other(text: &str) -> Option<&'static str> {
    let text = &text[..crate::recognize::boundary(text, BYTES)];
    let (mut words, mut small) = (0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        small += usize::from(
            word.len() < 6 && SMALL.iter().any(|small| word.eq_ignore_ascii_case(small)),
        );
        if words % ENOUGH == 0 && small * 100 >= words * SHARE {
            return None;
        }
    }
    if small * 100 >= words * SHARE {
        return None;
    }
    // Capitals alone mislead the detector.
    let found = whatlang::detect(&text.to_lowercase())?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().filter(|c| c.is_ascii_alphabetic()).count();
    let sure = match found.script() {
        Script::Latin => letters >= LETTERS && found.confidence() >= 0.8 && small * 100 < words * 2,
        _ => latin * 2 < letters,
    };
    (found.lang() != Lang::Eng && sure).then(|| found.lang().eng_name())
}
