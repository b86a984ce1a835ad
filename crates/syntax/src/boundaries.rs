//! Where sentences can start: what a text shows, as constraints for the parser.
//!
//! The parser alone finds 84 % of the sentences of news: it was trained on single sentences and knows no line breaks.
//! So a paragraph starts a sentence, a word without a terminal mark before it starts none, and most terminal marks are
//! decided by what stands on either side; the rest is left to the parser (`in the U.S. The envoy`, `“Why?” Smith asked`).

use std::sync::LazyLock;

use dateline_core::Span;

use crate::engine::Boundary;
use crate::letters::Letters;
use crate::surface::{is_abbreviation, is_closing, is_opener, sorted_words};
use crate::tokenizer::RawToken;

/// Abbreviations that stand before a name or a number, sorted.
static TITLES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| sorted_words(include_str!("../data/titles.txt")));

/// How a sentence may have ended before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// A full stop behind a word.
    Stop,
    /// A question or exclamation mark.
    Call,
    /// Full stops in a row.
    Ellipsis,
    /// The stop of an abbreviation that belongs to what follows: `Mr.`, `No.`, `J.`
    Title,
    /// The stop of another abbreviation: `U.S.`, `Inc.`, `p.m.`
    Abbreviation,
}

/// Appends a boundary for each token of `text`, which has these `paragraphs`.
pub(crate) fn push_boundaries(
    text: &str,
    letters: &Letters,
    paragraphs: &[Span],
    tokens: &[RawToken],
    boundaries: &mut Vec<Boundary>,
) {
    let mut starts = paragraphs.iter().map(|paragraph| paragraph.start()).peekable();
    let mut before = Before { paragraph: 0, end: 0, ending: None, quoted: false };
    let mut wordless = true;
    for (at, token) in tokens.iter().enumerate() {
        let here = Here { text, letters, tokens, at };
        if here.is_space() {
            boundaries.push(Boundary::Inside);
            continue;
        }
        let mut starts_paragraph = false;
        while starts.next_if(|start| *start <= token.span.start()).is_some() {
            starts_paragraph = true;
        }
        if starts_paragraph {
            before = Before { paragraph: at, end: token.span.start(), ending: None, quoted: false };
        }
        let is_first = std::mem::take(&mut wordless);
        let gap = before.end < token.span.start();
        boundaries.push(match before.ending {
            // White space before the first word belongs to its sentence.
            _ if starts_paragraph && is_first && at > 0 => Boundary::Inside,
            _ if starts_paragraph => Boundary::Start,
            None => Boundary::Inside,
            Some(_) if here.closes(gap) => {
                before.quoted |= here.is_quote();
                before.end = token.span.end();
                boundaries.push(Boundary::Inside);
                continue;
            }
            Some(ending) => here.decide(ending, gap, before.quoted),
        });
        // The stop of `1.` at the start of a paragraph ends its number.
        let enumerates =
            at == before.paragraph + 1 && here.previous().is_some_and(|p| p.is_number());
        before.ending = if enumerates { None } else { here.ending() };
        before.end = token.span.end();
        before.quoted = false;
    }
}

/// What is known of the text before a token.
struct Before {
    /// The first token of the paragraph.
    paragraph: usize,
    /// Where the last token that is no white space ended.
    end: usize,
    ending: Option<Ending>,
    /// Whether a quotation closed behind the ending.
    quoted: bool,
}

/// A token in its text.
#[derive(Clone, Copy)]
struct Here<'a> {
    text: &'a str,
    letters: &'a Letters,
    tokens: &'a [RawToken],
    at: usize,
}

impl<'a> Here<'a> {
    fn span(self) -> Span {
        self.tokens[self.at].span
    }

    fn word(self) -> &'a str {
        self.span().of(self.text).unwrap_or_default()
    }

    /// The token before, if no white space token lies between.
    fn previous(self) -> Option<Here<'a>> {
        let previous = Here { at: self.at.checked_sub(1)?, ..self };
        (!previous.is_space()).then_some(previous)
    }

    /// The token behind, if it adjoins.
    fn adjoining(self) -> Option<Here<'a>> {
        let next = self.tokens.get(self.at + 1)?;
        (next.span.start() == self.span().end()).then_some(Here { at: self.at + 1, ..self })
    }

    fn is_space(self) -> bool {
        self.letters.is_space(self.word())
    }

    fn is_number(self) -> bool {
        self.word().chars().all(|c| c.is_ascii_digit())
    }

    fn is_quote(self) -> bool {
        self.word().starts_with(['"', '\u{201d}', '\u{2019}', '\'', '\u{bb}'])
    }

    /// Whether the token closes what the terminal mark before it ended; a `gap` lies between.
    fn closes(self, gap: bool) -> bool {
        let word = self.word();
        if word.starts_with('\u{201d}') || !gap && word.starts_with(['.', '!', '?', '\u{2026}']) {
            return true;
        }
        // A mark that adjoins the last word closes, whichever way it is turned; one that adjoins the next one opens.
        let turned = word.starts_with('\u{201c}') && self.adjoining().is_none();
        !gap && turned || !gap && word.starts_with(is_closing) && word.chars().all(is_closing)
    }

    /// How a sentence may end with the token.
    fn ending(self) -> Option<Ending> {
        let word = self.word();
        match word.as_bytes() {
            [b'!' | b'?', ..] => return Some(Ending::Call),
            [b'.', b'.', ..] => return Some(Ending::Ellipsis),
            [.., b'.'] => {}
            _ => return (word == "\u{2026}").then_some(Ending::Ellipsis),
        }
        let stem = match (word, self.previous()) {
            (".", Some(previous)) if previous.span().end() == self.span().start() => {
                previous.word()
            }
            _ => &word[..word.len() - 1],
        };
        let short = stem.len() <= 8 && stem.is_ascii();
        let lower = if short { stem.to_ascii_lowercase() } else { String::new() };
        let big = stem.starts_with(|c: char| c.is_ascii_uppercase());
        let initial = stem.len() == 1 && big && stem != "I";
        Some(
            if initial || short && is_title(&lower) && (big || lower.len() < 2 || !is_word(&lower))
            {
                Ending::Title
            } else if short
                && (stem.contains('.') || is_abbreviation(stem) || word.len() > 1)
                && !stem.is_empty()
            {
                Ending::Abbreviation
            } else {
                Ending::Stop
            },
        )
    }

    /// Whether a sentence starts with the token behind `ending`.
    fn decide(self, ending: Ending, gap: bool, quoted: bool) -> Boundary {
        let word = self.word();
        let opens = word.starts_with(['"', '\u{201c}', '\u{2018}', '(', '[', '\'', '\u{ab}', '`']);
        let first = match self.adjoining() {
            Some(next) if opens => next.word(),
            _ => word,
        };
        let initial = first.chars().next().unwrap_or(' ');
        let big = initial.is_uppercase() || initial.is_alphabetic() && !initial.is_lowercase();
        let number = initial.is_numeric();
        let bullet = matches!(initial, '\u{2022}' | '*' | '\u{2013}' | '\u{2014}' | '-') && gap;
        match ending {
            Ending::Title => Boundary::Inside,
            Ending::Abbreviation if big && (is_opener(first) || opens) => Boundary::Start,
            Ending::Abbreviation if big => Boundary::Open,
            Ending::Abbreviation => Boundary::Inside,
            Ending::Ellipsis if big => Boundary::Open,
            Ending::Ellipsis => Boundary::Inside,
            Ending::Call if big && quoted && !opens => Boundary::Open,
            _ if big && (gap || opens || quoted) => Boundary::Start,
            _ if big => Boundary::Open,
            Ending::Stop if (number || bullet) && gap => Boundary::Start,
            Ending::Call if (number || bullet) && gap && !quoted => Boundary::Open,
            _ => Boundary::Inside,
        }
    }
}

fn is_title(lower: &str) -> bool {
    TITLES.binary_search(&lower).is_ok()
}

/// Titles that are words of their own when they are written small: `He said no.`
fn is_word(lower: &str) -> bool {
    matches!(lower, "no" | "art" | "fig" | "sec" | "st" | "v" | "rep" | "mt" | "col" | "det")
}
