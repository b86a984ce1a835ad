//! Paragraph and sentence boundaries.
//!
//! A paragraph is a line, as news is pasted; hard-wrapped lines are joined. A sentence ends at `.`, `!`, `?` or `…` and the closing marks behind it,
//! where what follows can start one; abbreviations and initials keep their stop and end none unless the paragraph ends.

use dateline_core::Span;

use super::Sentence;
use super::lexicon::is_closing;
use super::tokens::{Token, TokenKind};

/// The paragraphs of `text` without the white space around them.
///
/// A paragraph is a line that holds something; in hard-wrapped text it is the lines that follow each other without an
/// empty one between, as far as each was broken because the next word did not fit.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = wrap_width(text, &lines);
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    let mut previous: Option<&Line> = None;
    for line in &lines {
        let goes_on = previous.zip(wrapped).is_some_and(|(previous, width)| {
            line.follows && !fits(text, previous.span, line.span, width)
        });
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => *paragraph = paragraph.cover(line.span),
            None => paragraphs.push(line.span),
        }
        previous = Some(line);
    }
    paragraphs
}

/// A line that holds something.
struct Line {
    /// Without the white space around it.
    span: Span,
    /// Whether the line before it holds something too.
    follows: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let (mut start, mut follows) = (0, false);
    let mut lines = Vec::new();
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let span = Span::new(start, start + line.len()).trimmed(text);
        if !span.is_empty() {
            lines.push(Line { span, follows });
        }
        follows = !span.is_empty();
        start += line.len();
    }
    lines
}

/// The width at which `text` is hard-wrapped; `None` where a line is as long as its paragraph.
///
/// Of the lines that follow another one most must have been broken where the next word did not fit, and no line may be
/// wider than a page of typescript.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    const NARROW: usize = 40;
    const WIDE: usize = 100;
    let width = lines.iter().map(|line| columns(text, line.span)).max()?;
    if !(NARROW..=WIDE).contains(&width) {
        return None;
    }
    let pairs = || lines.windows(2).filter(|pair| pair[1].follows);
    let full = pairs().filter(|pair| !fits(text, pair[0].span, pair[1].span, width)).count();
    (full >= 3 && full * 2 > pairs().count()).then_some(width)
}

/// Whether the first word of `next` would have had room on the line of `span`, some columns to spare.
fn fits(text: &str, span: Span, next: Span, width: usize) -> bool {
    const RAGGED: usize = 6;
    let word = next.of(text).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    columns(text, span) + 1 + word.chars().count() + RAGGED <= width
}

fn columns(text: &str, span: Span) -> usize {
    span.of(text).unwrap_or_default().chars().count()
}

/// The sentences of `text`: each token is in exactly one, none crosses a paragraph.
pub(crate) fn sentences(text: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut first = 0;
    for (paragraph, bounds) in paragraphs.iter().enumerate() {
        let last =
            first + tokens[first..].partition_point(|token| token.span.start() < bounds.end());
        let mut start = first;
        let mut at = first;
        while at < last {
            at = end_of_run(text, tokens, at, last);
            let ends = at >= last || ends_sentence(text, &tokens[start..at], &tokens[at..last]);
            if ends && start < at {
                let span = tokens[start].span.cover(tokens[at - 1].span);
                sentences.push(Sentence { span, tokens: start..at, paragraph });
                start = at;
            }
        }
        first = last;
    }
    sentences
}

/// The index behind the token at `at`, or, where it is a terminal mark, behind it and the marks that close with it.
fn end_of_run(text: &str, tokens: &[Token], at: usize, last: usize) -> usize {
    if !is_terminal(text, tokens[at]) {
        return at + 1;
    }
    let mut end = at + 1;
    while end < last
        && adjoins(tokens, end)
        && (is_terminal(text, tokens[end]) || closes(text, tokens[end]))
    {
        end += 1;
    }
    // A closing mark set off by a space (`done. "` or `. ”`) still closes, if a space or the end follows it as well.
    if end < last && is_curly_close(text, tokens[end]) {
        end += 1;
    }
    end
}

fn adjoins(tokens: &[Token], at: usize) -> bool {
    tokens[at - 1].span.end() == tokens[at].span.start()
}

fn first_char(text: &str, token: Token) -> Option<char> {
    token.span.of(text)?.chars().next()
}

fn is_terminal(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Mark
        && matches!(first_char(text, token), Some('.' | '!' | '?' | '\u{2026}'))
}

fn closes(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Mark && first_char(text, token).is_some_and(is_closing)
}

fn is_curly_close(text: &str, token: Token) -> bool {
    first_char(text, token) == Some('\u{201d}')
}

/// How many marks in a row are looked at behind a word: more are no punctuation.
const MARKS: usize = 8;

/// Whether a sentence ends behind `before`, which ends in a run of marks or in an abbreviation, and ahead of `after`.
fn ends_sentence(text: &str, before: &[Token], after: &[Token]) -> bool {
    let (Some(last), Some(&next)) = (before.last(), after.first()) else { return true };
    let terminal = before.iter().rev().take(MARKS).find(|token| !closes(text, **token));
    let stopped = terminal.is_some_and(|token| is_terminal(text, *token));
    let initialism = !stopped && ends_as_initialism(text, *last);
    if !stopped && !initialism {
        return false;
    }
    let gap = next.span.start() > last.span.end();
    let word = next.span.of(text).unwrap_or_default();
    let starts_big = word.starts_with(|c: char| c.is_uppercase());
    let opens = word.starts_with(['"', '\u{201c}', '\u{2018}', '(', '[', '\'']);
    let opened_word_is_big = opens
        && after.get(1).is_some_and(|token| {
            token
                .span
                .of(text)
                .unwrap_or_default()
                .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        });
    if initialism {
        // `in the U.S. The envoy`: only a common sentence opener shows that the initialism ended its sentence.
        return gap && (is_opener(word) || opened_word_is_big);
    }
    let closed = closes(text, *last);
    let starts_number = word.starts_with(char::is_numeric);
    let starts_mark = next.kind == TokenKind::Mark
        && matches!(word.chars().next(), Some('\u{2022}' | '*' | '\u{2013}' | '\u{2014}' | '-'));
    if !gap {
        // A lost space: `region.TEHRAN – `, `end.”He`. A lower-case letter or a mark goes on.
        return starts_big && before.len() > 1 && terminal_is_plain(text, before)
            || opened_word_is_big;
    }
    starts_big
        || opened_word_is_big
        || starts_number
        || starts_mark && !closed
        || is_scriptless(word)
}

/// Whether the text before the stop is a word of some length, so that a stop without a space can end a sentence.
fn terminal_is_plain(text: &str, before: &[Token]) -> bool {
    before.iter().rev().take(MARKS).find(|token| token.kind != TokenKind::Mark).is_some_and(
        |token| token.kind == TokenKind::Word && token.span.of(text).unwrap_or_default().len() > 3,
    )
}

fn ends_as_initialism(text: &str, token: Token) -> bool {
    let word = token.span.of(text).unwrap_or_default();
    word.ends_with('.') && word.matches('.').count() >= 2
}

/// Letters without case (Arabic, Chinese …) may start a sentence.
fn is_scriptless(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

/// Words that start sentences more often than they follow an abbreviation.
pub(crate) fn is_opener(word: &str) -> bool {
    const OPENERS: [&str; 24] = [
        "A", "After", "An", "And", "As", "At", "But", "He", "However", "I", "If", "In", "It",
        "Its", "On", "She", "That", "The", "There", "These", "They", "This", "We", "When",
    ];
    OPENERS.binary_search(&word).is_ok()
}
