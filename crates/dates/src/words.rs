//! A text cut into the words that dates are made of: runs of digits, runs of letters, marks.
//!
//! This is not the tokenizer of `syntax`: it cuts finer (`24th` is two words, `2021-07-24` five) and knows only the words
//! of `data/words.toml`.

use crate::vocabulary::{Tag, tag};

/// A run of digits or letters, or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) tag: Tag,
    pub(crate) case: Case,
}

/// How a run of letters is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Case {
    Lower,
    Capital,
    Upper,
}

/// The words of a text.
pub(crate) struct Words<'t> {
    pub(crate) text: &'t str,
    words: Vec<Word>,
}

/// What is read outside the text: a break that matches nothing.
const OUTSIDE: Word = Word { start: 0, end: 0, tag: Tag::Break, case: Case::Lower };

impl<'t> Words<'t> {
    pub(crate) fn new(text: &'t str) -> Words<'t> {
        Words { text, words: scan(text) }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `i`; outside the text, a break.
    pub(crate) fn get(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or(OUTSIDE)
    }

    pub(crate) fn tag(&self, i: usize) -> Tag {
        self.get(i).tag
    }

    /// The word so many places before `i`; outside the text, a break.
    pub(crate) fn before(&self, i: usize, places: usize) -> Word {
        i.checked_sub(places).map_or(OUTSIDE, |i| self.get(i))
    }

    pub(crate) fn is(&self, i: usize, mark: char) -> bool {
        self.tag(i) == Tag::Mark(mark)
    }

    /// The letters of the word at `i`.
    pub(crate) fn letters(&self, i: usize) -> &'t str {
        let word = self.get(i);
        self.text.get(word.start..word.end).unwrap_or_default()
    }

    /// Whether nothing stands between the word at `i` and the next.
    pub(crate) fn glued(&self, i: usize) -> bool {
        i + 1 < self.len() && self.get(i).end == self.get(i + 1).start
    }

    /// Whether nothing stands between the word at `i` and the one before.
    pub(crate) fn glued_before(&self, i: usize) -> bool {
        i > 0 && i < self.len() && self.get(i - 1).end == self.get(i).start
    }

    /// The index behind a mark of `marks` at `i`, else `i`.
    pub(crate) fn skip(&self, i: usize, marks: &str) -> usize {
        match self.tag(i) {
            Tag::Mark(mark) if marks.contains(mark) => i + 1,
            _ => i,
        }
    }

    /// The bytes of the words from `from` to before `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let start = self.get(from).start;
        start..self.before(to, 1).end.max(start)
    }
}

fn scan(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    let mut newlines = 0;
    while let Some(&(start, c)) = chars.peek() {
        if c.is_whitespace() {
            newlines += usize::from(c == '\n');
            chars.next();
            continue;
        }
        if std::mem::take(&mut newlines) > 1 {
            words.push(Word { start, end: start, ..OUTSIDE });
        }
        let kind = Kind::of(c);
        chars.next();
        let mut end = start + c.len_utf8();
        while kind != Kind::Mark
            && let Some(&(_, c)) = chars.peek()
            && Kind::of(c) == kind
        {
            end += c.len_utf8();
            chars.next();
        }
        let letters = text.get(start..end).unwrap_or_default();
        let tag = match kind {
            Kind::Digits => Tag::Digits(letters.len(), letters.parse().unwrap_or(u32::MAX)),
            Kind::Letters => tag(letters),
            Kind::Mark => Tag::Mark(plain(c)),
        };
        words.push(Word { start, end, tag, case: case(letters) });
    }
    words
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digits,
    Letters,
    Mark,
}

impl Kind {
    fn of(c: char) -> Kind {
        if c.is_ascii_digit() {
            Kind::Digits
        } else if c.is_alphabetic() {
            Kind::Letters
        } else {
            Kind::Mark
        }
    }
}

/// Dashes and apostrophes in their plain form; white space breaks words and is never a mark.
fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        c => c,
    }
}

fn case(letters: &str) -> Case {
    let mut chars = letters.chars();
    match chars.next() {
        Some(first) if first.is_uppercase() => match chars.next() {
            Some(second) if second.is_uppercase() => Case::Upper,
            _ => Case::Capital,
        },
        _ => Case::Lower,
    }
}
