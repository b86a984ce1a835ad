//! English tokens, sentences and paragraphs, with byte spans.
//!
//! [`Syntax`] is a reader only: its facts live as long as their document is in hand.
//!
//! ```
//! let text = "The U.S. envoy arrived. \u{201c}We will talk,\u{201d} she said.";
//! let parse = dateline_syntax::Parse::new(text);
//! assert_eq!(parse.sentences().len(), 2);
//! assert_eq!(parse.sentences()[0].span.of(text), Some("The U.S. envoy arrived."));
//! ```
//!
//! It knows word forms and boundaries, and not yet tags, heads or entities.

mod lexicon;
mod parse;
mod sentences;
mod tokens;

use dateline_core::{Document, Reader};
use serde::Deserialize;

pub use parse::{Parse, Sentence};
pub use tokens::{Token, TokenKind};

#[cfg(test)]
mod tests;

/// Reads the tokens, sentences and paragraphs of a document.
#[derive(Debug)]
pub struct Syntax;

/// The table `[analyzers.syntax]`: it has no keys.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {}

impl Reader for Syntax {
    const NAME: &'static str = "syntax";
    const ABOUT: &'static str = "tokens, sentences and paragraphs, read by the other analyzers";
    type Config = Config;
    type Reads = ();
    type Facts = Parse;

    fn new(Config {}: Config) -> anyhow::Result<Syntax> {
        Ok(Syntax)
    }

    fn map(&self, doc: &Document, (): ()) -> Parse {
        Parse::new(&doc.text)
    }
}
