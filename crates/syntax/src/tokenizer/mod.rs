//! Cuts a text into tokens exactly as spaCy's English tokenizer does.

use dateline_core::Span;

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
