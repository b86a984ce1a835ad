//! What can be seen of a text without a model: tokens, sentences and paragraphs, and the ways between them.

mod lexicon;
mod sentences;
mod tokens;

#[cfg(test)]
mod tests;

use std::ops::Range;

use dateline_core::{Document, Reader, Span};
use serde::Deserialize;

pub(crate) use self::lexicon::{is_abbreviation, is_closing, sorted_words};
pub(crate) use self::sentences::{is_opener, paragraphs};
pub use self::tokens::{Token, TokenKind};
use crate::surface::tokens::tokenize;

/// Reads the tokens, sentences and paragraphs of a document.
#[derive(Debug)]
pub struct Segmenter;

/// The table `[analyzers.words]`: it has no keys.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SegmenterConfig {}

impl Reader for Segmenter {
    const NAME: &'static str = "words";
    const ABOUT: &'static str = "tokens, sentences and paragraphs, read by the other analyzers";
    type Config = SegmenterConfig;
    type Reads = ();
    type Facts = Surface;

    fn new(SegmenterConfig {}: SegmenterConfig) -> anyhow::Result<Segmenter> {
        Ok(Segmenter)
    }

    fn map(&self, doc: &Document, (): ()) -> Surface {
        Surface::new(&doc.text)
    }
}

/// A text cut into tokens, sentences and paragraphs. Tokens cover all that is not white space.
#[derive(Debug, Clone)]
pub struct Surface {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    paragraphs: Vec<Span>,
    /// The normal forms of all tokens, one behind the other.
    norms: String,
    /// Where each token's normal form ends in `norms`.
    norm_ends: Vec<u32>,
}

/// A sentence: its span without the white space around it, and its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub span: Span,
    /// The indices of its tokens.
    pub tokens: Range<usize>,
    /// The index of its paragraph.
    pub paragraph: usize,
}

impl Surface {
    /// Cuts `text`.
    #[must_use]
    pub fn new(text: &str) -> Surface {
        let paragraphs = sentences::paragraphs(text);
        let tokens = tokenize(text);
        let sentences = sentences::sentences(text, &tokens, &paragraphs);
        let (mut norms, mut norm_ends) =
            (String::with_capacity(text.len()), Vec::with_capacity(tokens.len()));
        for token in &tokens {
            lexicon::push_norm(&mut norms, token.span.of(text).unwrap_or_default());
            norm_ends.push(u32::try_from(norms.len()).unwrap_or(u32::MAX));
        }
        Surface { tokens, sentences, paragraphs, norms, norm_ends }
    }

    /// All tokens in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences in order; each token is in one.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All paragraphs in order: lines that hold something, hard-wrapped ones joined.
    #[must_use]
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }

    /// A token in lower case, with straight apostrophes and hyphens: the form that lexicons list.
    #[must_use]
    pub fn norm(&self, token: usize) -> &str {
        let start = if token == 0 { 0 } else { self.norm_ends[token - 1] };
        &self.norms[start as usize..self.norm_ends[token] as usize]
    }

    /// The index of the sentence that holds the byte at `offset`, else of the last one that starts before it.
    /// Of a text without sentences, `None`.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start() <= offset);
        (!self.sentences.is_empty()).then(|| after.saturating_sub(1))
    }

    /// The indices of the tokens that share a byte with `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        start..end.max(start)
    }

    /// The index of the token that holds the byte at `offset`.
    #[must_use]
    pub fn token_at(&self, offset: usize) -> Option<usize> {
        let found = self.tokens.partition_point(|token| token.span.end() <= offset);
        self.tokens.get(found).is_some_and(|token| token.span.start() <= offset).then_some(found)
    }

    /// The bytes from the first to the last of `tokens`.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }
}
