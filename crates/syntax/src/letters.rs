//! Letters, digits and white space as Python 3.11 tells them apart, and its lower case.
//!
//! Python 3.11 follows Unicode 14: the classes of characters come from the model file, so that a newer Unicode in Rust's
//! standard library changes nothing.

use crate::model::ModelFile;
use crate::tokenizer::chars::Chars;

/// White space.
pub(crate) const SPACE: u16 = 1 << 0;
/// A letter.
pub(crate) const LETTER: u16 = 1 << 1;
/// Upper case.
pub(crate) const CAPITAL: u16 = 1 << 2;
/// A digit.
pub(crate) const DIGIT: u16 = 1 << 3;
/// Its lower case is not itself.
pub(crate) const LOWERED: u16 = 1 << 4;
/// Upper, lower or title case, and what is skipped when looking for it beside a sigma.
const CASED: u16 = 1 << 5;
const IGNORABLE: u16 = 1 << 6;

const CLASSES: [(&str, u16); 7] = [
    ("space", SPACE),
    ("letter", LETTER),
    ("capital", CAPITAL),
    ("digit", DIGIT),
    ("lowered", LOWERED),
    ("cased", CASED),
    ("ignorable", IGNORABLE),
];

/// The classes of all characters.
#[derive(Debug)]
pub(crate) struct Letters(Chars);

impl Letters {
    /// Reads the classes of `model`.
    pub(crate) fn read(model: &ModelFile<'_>) -> anyhow::Result<Letters> {
        Ok(Letters(Chars::new(model, &CLASSES, &[])?))
    }

    /// The classes of a character, a bit each.
    pub(crate) fn of(&self, c: char) -> u16 {
        self.0.of(c)
    }

    /// Whether `word` has characters, and all are white space.
    pub(crate) fn is_space(&self, word: &str) -> bool {
        !word.is_empty() && word.chars().all(|c| self.of(c) & SPACE != 0)
    }

    /// Appends the lower case of `word` to `target`.
    pub(crate) fn push_lower(&self, target: &mut String, word: &str) {
        if word.is_ascii() {
            let start = target.len();
            target.push_str(word);
            return target[start..].make_ascii_lowercase();
        }
        for (at, c) in word.char_indices() {
            match c {
                '\u{3a3}' if self.is_final_sigma(word, at) => target.push('\u{3c2}'),
                _ if self.of(c) & LOWERED != 0 => target.extend(c.to_lowercase()),
                _ => target.push(c),
            }
        }
    }

    /// Whether the capital sigma at `at` ends a word: what stands before it is cased, what follows is not.
    fn is_final_sigma(&self, word: &str, at: usize) -> bool {
        self.is_cased(word[..at].chars().rev()) && !self.is_cased(word[at..].chars().skip(1))
    }

    /// Whether the first of `chars` that is not ignorable is cased.
    fn is_cased(&self, mut chars: impl Iterator<Item = char>) -> bool {
        let found = chars.find(|&c| self.of(c) & IGNORABLE == 0);
        found.is_some_and(|c| self.of(c) & CASED != 0)
    }
}

/// Those of the embedded model.
#[cfg(test)]
pub(crate) static LETTERS: std::sync::LazyLock<Letters> =
    std::sync::LazyLock::new(|| Letters::read(&ModelFile::english().unwrap()).unwrap());

#[cfg(test)]
mod tests {
    use super::LETTERS;

    fn lower(word: &str) -> String {
        let mut lower = "-".to_owned();
        LETTERS.push_lower(&mut lower, word);
        lower.split_off(1)
    }

    #[test]
    fn lower_case_is_that_of_python() {
        assert_eq!(lower("U.N."), "u.n.");
        assert_eq!(lower("\u{130}ZM\u{130}R"), "i\u{307}zmi\u{307}r");
        assert_eq!(lower("\u{39f}\u{394}\u{39f}\u{3a3}"), "\u{3bf}\u{3b4}\u{3bf}\u{3c2}");
        // Its lower case is younger than the Unicode of Python 3.11.
        assert_eq!(lower("\u{a7cb}\u{c4}"), "\u{a7cb}\u{e4}");
    }

    #[test]
    fn white_space_is_that_of_python() {
        assert!(LETTERS.is_space(" \u{a0}\n\u{1c}\u{3000}"));
        assert!(!LETTERS.is_space(""));
        assert!(!LETTERS.is_space(" ."));
        assert!(!LETTERS.is_space("\u{200b}"));
    }
}
