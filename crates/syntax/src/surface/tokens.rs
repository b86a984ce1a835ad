//! Tokens: words, numbers and marks. Clitics (`'s`, `n't`, `'re`) and hyphens stand alone, as in most treebanks.

use dateline_core::Span;

use super::lexicon::{is_abbreviation, is_apostrophe};

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters: `Armenia`, `'s`, `U.S.`
    Word,
    /// Digits with their separators: `5,000`, `3.5`, `23:00`, `1990s`, `15th`
    Number,
    /// Anything else, a character each; full stops in a row are one.
    Mark,
}

/// The negation that stands on a verb, with either apostrophe.
const NEGATED: [&str; 4] = ["n't", "n\u{2019}t", "N'T", "N\u{2019}T"];

/// Cuts `text` into tokens that cover all that is not white space.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = if c.is_numeric() {
            (number(&text[at..]), TokenKind::Number)
        } else if c.is_alphabetic() {
            (word(&text[at..]), TokenKind::Word)
        } else if is_apostrophe(c) && clitic(&text[at..]) > 0 && follows_letter(text, at) {
            (clitic(&text[at..]), TokenKind::Word)
        } else if c == '.' {
            (text[at..].bytes().take_while(|&b| b == b'.').count(), TokenKind::Mark)
        } else {
            (c.len_utf8(), TokenKind::Mark)
        };
        tokens.push(Token { span: Span::new(at, at + len), kind });
        at += len;
    }
    tokens
}

fn follows_letter(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// The length of the number at the start of `rest`: digits, and separators between digits; a short ending stays on.
fn number(rest: &str) -> usize {
    let mut end = 0;
    for (i, c) in rest.char_indices() {
        let digit_follows = || rest[i + c.len_utf8()..].starts_with(|next: char| next.is_numeric());
        match c {
            _ if c.is_numeric() => end = i + c.len_utf8(),
            ',' | '.' | ':' if digit_follows() => {}
            _ => break,
        }
    }
    let ending: usize =
        rest[end..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    end + ending
}

/// The length of the word at the start of `rest`: letters and marks on them, an inner full stop of `U.S.`, an inner
/// apostrophe of `O'Brien`, but no clitic.
fn word(rest: &str) -> usize {
    let mut end = 0;
    for (i, c) in rest.char_indices() {
        let after = &rest[i + c.len_utf8()..];
        let letter_follows = after.starts_with(char::is_alphabetic);
        let inside = c.is_alphanumeric()
            || is_joiner(c)
            || c == '.' && is_initialism(&rest[..i], after)
            || is_apostrophe(c) && letter_follows && clitic(&rest[i..]) == 0;
        if !inside {
            break;
        }
        end = i + c.len_utf8();
    }
    // `do` + `n't`: the scan above stopped before the apostrophe, behind the `n`.
    let stem = rest[..end].char_indices().next_back().map_or(0, |(last, _)| last);
    if let Some(form) = NEGATED.into_iter().find(|form| rest[stem..].starts_with(form))
        && !rest[stem + form.len()..].starts_with(char::is_alphabetic)
    {
        return if stem > 0 { stem } else { form.len() };
    }
    if rest[end..].starts_with('.') && is_abbreviation(&rest[..end]) { end + 1 } else { end }
}

/// Marks that combine with the letter before them, and invisible joiners.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '_')
}

/// Whether a full stop between `before` and `after` belongs to an initialism such as `U.S.`, `H.R.` or `a.m.`
fn is_initialism(before: &str, after: &str) -> bool {
    const LONGEST: usize = 24;
    if before.len() > LONGEST {
        return false;
    }
    let letters_and_stops = before
        .char_indices()
        .all(|(i, c)| if i % 2 == 0 { c.is_ascii_alphabetic() } else { c == '.' });
    if !letters_and_stops || before.len().is_multiple_of(2) {
        return false;
    }
    let mut chars = after.chars();
    let next = chars.next();
    let one_letter_follows =
        next.is_some_and(|c| c.is_ascii_alphabetic()) && chars.next() == Some('.');
    one_letter_follows || before.len() >= 3 && !next.is_some_and(char::is_alphanumeric)
}

/// The length of the clitic (`'s`, `'re`, a bare apostrophe is none) that starts `rest`; 0 where there is none.
fn clitic(rest: &str) -> usize {
    let Some(mark) = rest.chars().next().filter(|&c| is_apostrophe(c)) else { return 0 };
    let tail = &rest[mark.len_utf8()..];
    ["s", "re", "ve", "ll", "d", "m", "t"]
        .into_iter()
        .find(|form| {
            tail.get(..form.len()).is_some_and(|head| head.eq_ignore_ascii_case(form))
                && !tail[form.len()..].starts_with(char::is_alphanumeric)
        })
        .map_or(0, |form| mark.len_utf8() + form.len())
}
