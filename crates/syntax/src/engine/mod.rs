//! The neural network: token features in; tags, heads, relations and entities out.
//!
//! All arithmetic is in `kernel`, and its results are the same bits on every machine: each sum has one fixed order.

mod arcs;
mod kernel;
mod layers;
mod network;
mod packed;
mod parser;
mod recognizer;
mod shares;
mod tagger;
mod tensors;
mod transitions;

#[cfg(test)]
mod tests;

use crate::engine::network::{BLOCK, Network, NetworkState};
use crate::engine::parser::{Parser, ParserState};
use crate::engine::recognizer::{Recognizer, RecognizerState};
use crate::engine::tagger::Tagger;
use crate::engine::tensors::Tensors;
use crate::labels::{Rel, Tag};
use crate::model::ModelFile;
use crate::parse::Entity;
use crate::tree::edges::{edges, sentence_starts};

pub use crate::engine::kernel::Kernel;
pub(crate) use crate::engine::parser::Boundary;

/// The features of a token that the networks look at: the hashes of its norm, prefix, suffix and shape; 1 where a blank
/// follows; 1 for white space.
pub(crate) type Ids = [u64; 6];

/// The weights of the whole model.
#[derive(Debug)]
pub(crate) struct Engine {
    shared: Network,
    tagger: Tagger,
    parser: Parser,
    entity: Network,
    recognizer: Recognizer,
}

/// Room to work in and what is remembered between texts. Nothing in it changes a result.
#[derive(Debug, Default)]
pub(crate) struct EngineState {
    shared: NetworkState,
    entity: NetworkState,
    parser: ParserState,
    recognizer: RecognizerState,
    scores: Vec<f32>,
    reduced: Vec<f32>,
}

/// What the engine says of the tokens of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Analysis {
    pub(crate) tags: Vec<Tag>,
    pub(crate) heads: Vec<u32>,
    pub(crate) rels: Vec<Rel>,
    /// The first and the last token below each.
    pub(crate) edges: (Vec<u32>, Vec<u32>),
    /// Whether a token starts a sentence.
    pub(crate) starts: Vec<bool>,
    pub(crate) entities: Vec<Entity>,
}

impl Engine {
    /// Expands the weights of `file`.
    pub(crate) fn read(file: &ModelFile<'_>) -> anyhow::Result<Engine> {
        let tensors = Tensors::new(file)?;
        let features = ["norm", "prefix", "suffix", "shape", "spacy", "is_space"];
        Ok(Engine {
            shared: Network::read(&tensors, "shared", &features)?,
            tagger: Tagger::read(file, &tensors)?,
            parser: Parser::read(file, &tensors)?,
            entity: Network::read(&tensors, "entity", &features[..4])?,
            recognizer: Recognizer::read(file, &tensors)?,
        })
    }

    /// Analyzes the text whose tokens have the features `ids` and the `boundaries`.
    pub(crate) fn analyze(
        &self,
        kernel: Kernel,
        ids: &[Ids],
        boundaries: &[Boundary],
        state: &mut EngineState,
    ) -> Analysis {
        assert_eq!(ids.len(), boundaries.len(), "both are by token");
        let mut analysis = Analysis::default();
        let blocks =
            || (0..ids.len()).step_by(BLOCK).map(|start| start..(start + BLOCK).min(ids.len()));
        state.reduced.clear();
        for block in blocks() {
            let vectors = self.shared.vectors(kernel, ids, block.clone(), &mut state.shared);
            self.tagger.tag(kernel, vectors, &mut state.scores, &mut analysis.tags);
            let start = block.start * kernel::HIDDEN;
            state.reduced.resize(block.end * kernel::HIDDEN, 0.0);
            self.parser.transitions().reduce(kernel, vectors, &mut state.reduced[start..]);
        }
        self.parser.parse(kernel, &state.reduced, boundaries, &mut state.parser);
        let is_space = |token: usize| ids[token][5] == 1;
        let label = |action| self.parser.label(action);
        state.parser.arcs.finish(label, is_space, &mut analysis.heads, &mut analysis.rels);
        analysis.edges = edges(&analysis.heads);
        analysis.starts = sentence_starts(&analysis.heads, &analysis.edges.0);
        state.recognizer.clear();
        for block in blocks() {
            let vectors = self.entity.vectors(kernel, ids, block.clone(), &mut state.entity);
            let tokens = recognizer::Tokens {
                first: block.start,
                starts: &analysis.starts,
                is_space: &is_space,
            };
            self.recognizer.recognize(
                kernel,
                vectors,
                tokens,
                &mut state.recognizer,
                &mut analysis.entities,
            );
        }
        analysis
    }
}
