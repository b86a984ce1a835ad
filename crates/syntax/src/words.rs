//! Words: how the model spells them, their lower case, and which are white space.
//!
//! Lower case and white space are what Python 3.11 takes for them, as rules and lemmas are found by it.

use dateline_core::Span;

/// A token that the model sees under another spelling than the text's: its number, and the spelling.
pub(crate) type Spelling = (usize, String);

/// The words of a text as the model sees them.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    text: &'a str,
    /// By token.
    spellings: &'a [Spelling],
}

impl<'a> Words<'a> {
    /// The words of `text`; some tokens have `spellings` of their own, in any order, the last one for a token counts.
    pub(crate) fn new(text: &'a str, spellings: &'a mut Vec<Spelling>) -> Words<'a> {
        spellings.reverse();
        spellings.sort_by_key(|(token, _)| *token);
        spellings.dedup_by_key(|(token, _)| *token);
        Words { text, spellings }
    }

    /// The words of `text` as they are.
    #[cfg(test)]
    pub(crate) fn plain(text: &'a str) -> Words<'a> {
        Words { text, spellings: &[] }
    }

    /// How many bytes the text has.
    pub(crate) fn bytes(self) -> usize {
        self.text.len()
    }

    /// The word of a token that has this span.
    pub(crate) fn of(self, token: usize, span: Span) -> &'a str {
        if !self.spellings.is_empty()
            && let Ok(place) = self.spellings.binary_search_by_key(&token, |(token, _)| *token)
        {
            return &self.spellings[place].1;
        }
        span.of(self.text).unwrap_or_default()
    }
}

/// Appends the lower case of `word` to `target`.
pub(crate) fn push_lower(target: &mut String, word: &str) {
    if word.is_ascii() {
        let start = target.len();
        target.push_str(word);
        target[start..].make_ascii_lowercase();
    } else if word.contains('Σ') {
        // The lower case of sigma depends on its place in the word.
        target.push_str(&word.to_lowercase());
    } else {
        for letter in word.chars() {
            if is_newly_cased(letter) {
                target.push(letter);
            } else {
                target.extend(letter.to_lowercase());
            }
        }
    }
}

/// Whether a letter has a lower case only since Unicode 15 or later; Python 3.11 knows Unicode 14.
fn is_newly_cased(letter: char) -> bool {
    matches!(
        letter,
        '\u{1c89}'
            | '\u{a7cb}'..='\u{a7ce}'
            | '\u{a7d2}'..='\u{a7d4}'
            | '\u{a7da}'..='\u{a7dc}'
            | '\u{10d50}'..='\u{10d65}'
            | '\u{16ea0}'..='\u{16eb8}'
    )
}

/// Whether `word` is white space: it has characters, and Python takes each of them for white space.
pub(crate) fn is_space(word: &str) -> bool {
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}');
    !word.is_empty() && word.chars().all(is_space)
}

#[cfg(test)]
mod tests {
    use super::{is_space, push_lower};

    fn lower(word: &str) -> String {
        let mut lower = "-".to_owned();
        push_lower(&mut lower, word);
        lower.split_off(1)
    }

    #[test]
    fn lower_case_is_that_of_python() {
        assert_eq!(lower("U.N."), "u.n.");
        assert_eq!(lower("\u{130}ZM\u{130}R"), "i\u{307}zmi\u{307}r");
        assert_eq!(lower("ΟΔΟΣ"), "οδος");
        // Its lower case is younger than the Unicode of Python 3.11.
        assert_eq!(lower("\u{a7cb}Ä"), "\u{a7cb}ä");
    }

    #[test]
    fn white_space_is_that_of_python() {
        assert!(is_space(" \u{a0}\n\u{1c}\u{3000}"));
        assert!(!is_space(""));
        assert!(!is_space(" ."));
        assert!(!is_space("\u{200b}"));
    }
}
