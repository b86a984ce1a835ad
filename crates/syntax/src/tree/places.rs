//! From bytes to tokens and back.

use std::ops::Range;

use dateline_core::Span;

use crate::parse::Parse;

impl Parse {
    /// The tokens that share a byte with `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.spans.partition_point(|token| token.end() <= span.start());
        let end = self.spans.partition_point(|token| token.start() < span.end());
        start..end.max(start)
    }

    /// The token that holds the byte at `offset`.
    #[must_use]
    pub fn token_at(&self, offset: usize) -> Option<usize> {
        let found = self.spans.partition_point(|token| token.end() <= offset);
        self.spans.get(found).is_some_and(|token| token.start() <= offset).then_some(found)
    }

    /// The bytes from the first to the last of `tokens`.
    #[must_use]
    pub fn cover(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.spans.get(tokens)?;
        Some(tokens.first()?.cover(*tokens.last()?))
    }
}
