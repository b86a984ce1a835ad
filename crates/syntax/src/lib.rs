//! English syntax: tokens, sentences, tags, morphology, lemmas, dependencies, entities and noun chunks.
//!
//! [`Pipeline`] is spaCy's English pipeline `en_core_web_sm` 3.8.0 with its model embedded; it needs no Python, no
//! download and no other run time, and is over ten times as fast. [`Parse`] is what it says of a text: arrays by token,
//! with byte spans, and the ways through the trees.
//!
//! ```
//! use dateline_syntax::{Pipeline, Rel};
//!
//! let text = "Rescuers found two survivors under the bridge on Monday.";
//! let parse = Pipeline::english().parse(text);
//! let verb = parse.root(0);
//! assert_eq!(parse.lemma(verb), "find");
//! let found = parse.child(verb, Rel::Dobj).unwrap();
//! let words = parse.cover(parse.left_edge(found)..found + 1).unwrap();
//! assert_eq!(words.of(text), Some("two survivors"));
//! ```
//!
//! The way of a text: `tokenizer` cuts it; `rough` mends lines, broken words and capitals; `boundaries` tells where
//! sentences start; `features` makes of each word what the networks look at; `engine` computes tags, trees and entities;
//! `ruler` and `lemmatizer` add parts of speech, morphology and lemmas; `tree` and `chunks` are the ways through the result.
//! With [`Pipeline::pure`], `rough` and `boundaries` are left out, and the parse is spaCy's.
//!
//! [`Surface`] is what can be seen without a model: words, sentences and paragraphs, at a hundredth of the cost.
//! [`Syntax`] and [`Segmenter`] are the readers of both; their facts live as long as their document is in hand.
//!
//! Where the model errs is told in `model/README.md`, its card.

mod aligned;
mod boundaries;
mod chunks;
mod engine;
mod export;
mod features;
mod hash;
mod labels;
mod lemmatizer;
mod letters;
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

pub use aligned::Aligned;
pub use engine::Kernel;
pub use export::{push_conllu, push_table};
pub use labels::{EntityKind, Pos, Rel, Tag};
pub use parse::{Entity, Morph, Parse};
pub use pipeline::Pipeline;
pub use reader::{Syntax, SyntaxConfig};
pub use surface::{Segmenter, SegmenterConfig, Sentence, Surface, Token, TokenKind};
