//! The reader that other analyzers name in their `Reads`.

use dateline_core::{Document, Reader};
use serde::Deserialize;

use crate::parse::Parse;
use crate::pipeline::Pipeline;

/// Reads the parse of a document.
#[derive(Debug)]
pub struct Syntax(Pipeline);

/// The table `[analyzers.syntax]`: it has no keys.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SyntaxConfig {}

impl Reader for Syntax {
    const NAME: &'static str = "syntax";
    const ABOUT: &'static str = "tags, lemmas, heads and entities, read by other analyzers";
    type Config = SyntaxConfig;
    type Reads = ();
    type Facts = Parse;

    fn new(SyntaxConfig {}: SyntaxConfig) -> anyhow::Result<Syntax> {
        Ok(Syntax(Pipeline::english()))
    }

    fn map(&self, doc: &Document, (): ()) -> Parse {
        self.0.parse_document(doc)
    }
}
