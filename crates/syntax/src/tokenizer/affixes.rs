//! Prefixes and suffixes of a chunk.

use super::rules::{BEFORE_STOP, EDGE, PREFIX, Rules, SUFFIX, UPPER};

impl Rules {
    /// The bytes of the prefix of `word`, 0 if there is none. The first rule that holds decides.
    pub(super) fn prefix(&self, word: &str) -> usize {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return 0 };
        let classes = self.chars.of(first);
        if classes & PREFIX != 0 {
            return first.len_utf8();
        }
        match first {
            '+' if !chars.next().is_some_and(|next| next.is_ascii_digit()) => 1,
            '.' => several_stops(word.bytes()),
            _ if classes & EDGE != 0 => {
                let found = self.prefixes.iter().find(|prefix| word.starts_with(**prefix));
                found.map_or(0, |prefix| prefix.len())
            }
            _ => 0,
        }
    }

    /// The bytes of the suffix of `word`, 0 if there is none. The longest of all rules is taken, since the expression
    /// is searched from the left for what reaches to the end.
    pub(super) fn suffix(&self, word: &str) -> usize {
        let mut chars = word.chars().rev();
        let Some(last) = chars.next() else { return 0 };
        let classes = self.chars.of(last);
        let mut longest = if classes & SUFFIX == 0 { 0 } else { last.len_utf8() };
        if classes & EDGE != 0 {
            let found = self.suffixes.iter().filter(|suffix| word.ends_with(**suffix));
            longest = longest.max(found.map(|suffix| suffix.len()).max().unwrap_or(0));
        }
        match last {
            '+' => longest.max(usize::from(chars.next().is_some_and(|c| c.is_ascii_digit()))),
            '.' => {
                let is_suffix = self.is_before_stop(&word[..word.len() - 1]);
                longest.max(several_stops(word.bytes().rev())).max(usize::from(is_suffix))
            }
            _ => longest.max(self.unit(word)),
        }
    }

    /// Whether a full stop behind `word` is a suffix.
    fn is_before_stop(&self, word: &str) -> bool {
        let mut chars = word.chars().rev();
        let Some(last) = chars.next() else { return false };
        let classes = self.chars.of(last);
        classes & BEFORE_STOP != 0
            || chars.next().is_some_and(|before| match last {
                'F' | 'f' | 'C' | 'c' | 'K' | 'k' if before == '\u{b0}' => true,
                _ => classes & self.chars.of(before) & UPPER != 0,
            })
    }

    /// The bytes of the unit at the end of `word`, behind a digit. Units have no digits, so that there is at most one.
    fn unit(&self, word: &str) -> usize {
        let behind = word.bytes().rev().take(self.longest_unit + 1);
        let Some(length) = behind.into_iter().position(|byte| byte.is_ascii_digit()) else {
            return 0;
        };
        let unit = &word[word.len() - length..];
        if self.units.binary_search(&unit).is_ok() { length } else { 0 }
    }
}

/// How many full stops `bytes` begin with, if more than one.
pub(super) fn several_stops(bytes: impl Iterator<Item = u8>) -> usize {
    match bytes.take_while(|&byte| byte == b'.').count() {
        1 => 0,
        stops => stops,
    }
}
