//! Infixes of a chunk: what cuts it in its middle.

use std::ops::Range;

use super::affixes::several_stops;
use super::rules::{ALNUM, ALPHA, CUTTING, INFIX, LEFT_OF_STOP, RIGHT_OF_STOP, Rules};

/// Hyphens and dashes, in the order in which they are tried.
const HYPHENS: [&str; 7] = ["-", "\u{2013}", "\u{2014}", "--", "---", "\u{2014}\u{2014}", "~"];

impl Rules {
    /// The first infix of `word` from the byte `start` on.
    pub(super) fn infix(&self, word: &str, start: usize) -> Option<Range<usize>> {
        let bytes = word.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                if self.chars.of_ascii(byte) & CUTTING != 0 {
                    let length = self.ascii_infix(byte, &word[..at], &word[at..]);
                    if length > 0 {
                        return Some(at..at + length);
                    }
                }
                at += 1;
            } else {
                let c = word[at..].chars().next()?;
                let classes = self.chars.of(c);
                if classes & CUTTING != 0 {
                    let length = if classes & INFIX != 0 {
                        c.len_utf8()
                    } else {
                        self.hyphen(&word[..at], &word[at..])
                    };
                    if length > 0 {
                        return Some(at..at + length);
                    }
                }
                at += c.len_utf8();
            }
        }
        None
    }

    /// The bytes of the infix that begins with `first`, which `rest` begins with, behind `before`; 0 if there is none.
    fn ascii_infix(&self, first: u8, before: &str, rest: &str) -> usize {
        let between = |left, right| {
            let holds = self.ends_with(before, left) && self.starts_with(&rest[1..], right);
            usize::from(holds)
        };
        match first {
            b'.' => match several_stops(rest.bytes()) {
                0 => between(LEFT_OF_STOP, RIGHT_OF_STOP),
                stops => stops,
            },
            b'+' | b'-' | b'*' | b'^' => {
                let is_behind = before.ends_with(|c: char| c.is_ascii_digit());
                if is_behind && rest[1..].starts_with(|c: char| c.is_ascii_digit() || c == '-') {
                    return 1;
                }
                if first == b'-' { self.hyphen(before, rest) } else { 0 }
            }
            b',' => between(ALPHA, ALPHA),
            b'~' => self.hyphen(before, rest),
            b':' | b'<' | b'>' | b'=' | b'/' => between(ALNUM, ALPHA),
            _ => 0,
        }
    }

    /// The bytes of the hyphen that `rest` begins with, if it stands between letters.
    fn hyphen(&self, before: &str, rest: &str) -> usize {
        if !self.ends_with(before, ALNUM) {
            return 0;
        }
        let fits = |hyphen: &&&str| {
            rest.strip_prefix(**hyphen).is_some_and(|after| self.starts_with(after, ALPHA))
        };
        HYPHENS.iter().find(fits).map_or(0, |hyphen| hyphen.len())
    }

    fn starts_with(&self, text: &str, class: u16) -> bool {
        text.chars().next().is_some_and(|c| self.chars.of(c) & class != 0)
    }

    fn ends_with(&self, text: &str, class: u16) -> bool {
        text.chars().next_back().is_some_and(|c| self.chars.of(c) & class != 0)
    }
}
