//! English tokens, sentences and paragraphs, with byte spans.
//!
//! [`Segmenter`] is a reader only: its facts live as long as their document is in hand.
//!
//! ```
//! let text = "The U.S. envoy arrived. \u{201c}We will talk,\u{201d} she said.";
//! let surface = dateline_syntax::Surface::new(text);
//! assert_eq!(surface.sentences().len(), 2);
//! assert_eq!(surface.sentences()[0].span.of(text), Some("The U.S. envoy arrived."));
//! ```

mod boundaries;
mod chunks;
mod engine;
mod export;
mod features;
mod hash;
mod labels;
mod lemmatizer;
mod model;
mod parse;
mod pipeline;
mod reader;
mod rough;
mod ruler;
mod surface;
mod tokenizer;
mod tree;
mod words;

#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;

pub use engine::Kernel;
pub use export::{push_conllu, push_table};
pub use labels::{EntityKind, Pos, Rel, Tag};
pub use parse::{Entity, Morph, Parse};
pub use pipeline::Pipeline;
pub use reader::{Syntax, SyntaxConfig};
pub use surface::{Segmenter, SegmenterConfig, Sentence, Surface, Token, TokenKind};
