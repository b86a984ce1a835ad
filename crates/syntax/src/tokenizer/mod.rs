//! Cuts a text into tokens exactly as spaCy's English tokenizer does.
//!
//! The text falls into runs of white space and chunks of all else. From a chunk, prefixes and suffixes are cut off
//! (quotes, brackets, `'s`, units) until nothing more fits or an exception is left (`Mr.`, `don't`, `:-)`); what is left
//! is one token if it is an address, and is otherwise cut at its infixes (hyphens, commas between letters). At last,
//! exceptions that this has cut into pieces are put together again.
//!
//! spaCy searches with backtracking regular expressions; here the same rules are code over a table of characters, and
//! the time is linear in the text.

pub(crate) mod chars;

mod affixes;
mod exceptions;
mod infixes;
#[cfg(test)]
mod parity;
mod phrases;
mod rules;
#[cfg(test)]
mod tests;
mod url;

use std::ops::Range;

use dateline_core::Span;

use self::exceptions::{Exceptions, Part};
use self::phrases::Phrases;
use self::rules::{CUTTING, Rules, SPACE};
use crate::model::ModelFile;

/// A token as the tokenizer cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RawToken {
    /// Its bytes.
    pub(crate) span: Span,
    /// The norm that an exception of the tokenizer gives it (`n't` is `not`).
    pub(crate) norm: Option<&'static str>,
    /// Whether exactly one blank of the text follows that is no token itself.
    pub(crate) spaced: bool,
}

/// Cuts texts into tokens.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    rules: Rules,
    exceptions: Exceptions,
    phrases: Phrases,
}

impl Tokenizer {
    /// Reads the rules and the exceptions of `model`.
    pub(crate) fn new(model: &ModelFile<'static>) -> anyhow::Result<Tokenizer> {
        let (rules, exceptions) = (Rules::new(model)?, Exceptions::new(model)?);
        // The pieces of the exceptions are what a tokenizer without exceptions makes of them.
        let bare =
            Tokenizer { rules, exceptions: Exceptions::default(), phrases: Phrases::default() };
        let (mut phrases, mut pieces) = (Phrases::default(), Vec::new());
        for text in exceptions.texts() {
            if bare.rules.prefix(text) + bare.rules.suffix(text) > 0
                || bare.rules.infix(text, 0).is_some()
            {
                bare.tokenize(text, &mut pieces);
                let pieces: Vec<_> = pieces.iter().map(|token| &text[token.span.range()]).collect();
                phrases.add(&pieces)?;
            }
        }
        Ok(Tokenizer { rules: bare.rules, exceptions, phrases })
    }

    /// Puts the tokens of `text` into `out`, in place of what it held.
    pub(crate) fn tokenize(&self, text: &str, out: &mut Vec<RawToken>) {
        out.clear();
        let mut suffixes = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let (end, classes) = self.run(text, start);
            if classes & CUTTING == 0 {
                self.push_whole(text, start..end, out);
            } else {
                self.cut(text, start..end, &mut suffixes, out);
            }
            start = end;
            // One blank behind a chunk belongs to its last token; all other white space is tokens.
            if classes & SPACE == 0 && text.as_bytes().get(end) == Some(&b' ') {
                if let Some(last) = out.last_mut() {
                    last.spaced = true;
                }
                start += 1;
            }
        }
        self.phrases.replace(text, &self.exceptions, out);
    }

    /// The end of the run at `start`, either of white space or of all else, and the classes of its characters.
    fn run(&self, text: &str, start: usize) -> (usize, u16) {
        let (bytes, chars) = (text.as_bytes(), &self.rules.chars);
        let (mut at, mut all) = (start, 0);
        // Of the characters so far, all are white space or none is.
        while let Some(&byte) = bytes.get(at) {
            let (classes, length) = if byte.is_ascii() {
                (chars.of_ascii(byte), 1)
            } else {
                let c = text[at..].chars().next().unwrap_or_default();
                (chars.of(c), c.len_utf8())
            };
            if (classes ^ all) & SPACE != 0 && at > start {
                break;
            }
            all |= classes;
            at += length;
        }
        (at, all)
    }

    /// Cuts the affixes off a chunk, and cuts what is left at its infixes.
    fn cut(
        &self,
        text: &str,
        chunk: Range<usize>,
        suffixes: &mut Vec<Range<usize>>,
        out: &mut Vec<RawToken>,
    ) {
        let Range { mut start, mut end } = chunk;
        let is_exception = |word: &str| self.exceptions.get(word).is_some();
        while !is_exception(&text[start..end]) {
            let word = &text[start..end];
            let prefix = self.rules.prefix(word);
            if prefix > 0 && is_exception(&word[prefix..]) {
                push(start..start + prefix, out);
                start += prefix;
                break;
            }
            let suffix = self.rules.suffix(&word[prefix..]);
            if suffix > 0 && is_exception(&word[..word.len() - suffix]) {
                suffixes.push(end - suffix..end);
                end -= suffix;
                break;
            }
            if prefix > 0 {
                push(start..start + prefix, out);
                start += prefix;
            }
            if suffix > 0 {
                suffixes.push(end - suffix..end);
                end -= suffix;
            }
            if prefix + suffix == 0 {
                break;
            }
        }
        self.push_stem(text, start..end, out);
        while let Some(suffix) = suffixes.pop() {
            push(suffix, out);
        }
    }

    /// Pushes what is left of a chunk without its affixes, which may be nothing.
    fn push_stem(&self, text: &str, stem: Range<usize>, out: &mut Vec<RawToken>) {
        let word = &text[stem.clone()];
        if self.exceptions.get(word).is_some() || self.rules.is_url(word) {
            return self.push_whole(text, stem, out);
        }
        let mut done = 0;
        while let Some(infix) = self.rules.infix(word, done) {
            if done < infix.start {
                push(stem.start + done..stem.start + infix.start, out);
            }
            push(stem.start + infix.start..stem.start + infix.end, out);
            done = infix.end;
        }
        if done < word.len() {
            push(stem.start + done..stem.end, out);
        }
    }

    /// Pushes the tokens of an exception, or else one token.
    fn push_whole(&self, text: &str, range: Range<usize>, out: &mut Vec<RawToken>) {
        match self.exceptions.get(&text[range.clone()]) {
            Some(parts) => out.extend(parts.iter().map(|part| part.token(range.start))),
            None => push(range, out),
        }
    }
}

impl Part {
    /// The token that the part is in an exception that begins at the byte `start` of a text.
    fn token(&self, start: usize) -> RawToken {
        let span = Span::new(start + self.start, start + self.end);
        RawToken { span, norm: self.norm, spaced: false }
    }
}

fn push(range: Range<usize>, out: &mut Vec<RawToken>) {
    out.push(RawToken { span: range.into(), norm: None, spaced: false });
}
