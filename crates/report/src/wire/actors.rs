//! What `actors` writes: who is mentioned, and where.

use dateline_core::{Actor, Span};
use serde::Deserialize;

/// The actors of one document.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ActorsFacts {
    /// Each actor with its mentions.
    #[serde(default)]
    pub actors: Vec<Mentioned>,
}

/// An actor and where a document mentions it.
#[derive(Debug, Clone, Deserialize)]
pub struct Mentioned {
    /// Who.
    pub actor: Actor,
    /// Where.
    #[serde(default)]
    pub mentions: Vec<Mention>,
}

/// Words that mean an actor.
#[derive(Debug, Clone, Deserialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// `name`, `nominal`, `pronoun`, `metonym`, `demonym`.
    #[serde(default)]
    pub kind: String,
}

/// The actors of the corpus.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ActorsSummary {
    /// Each actor once.
    #[serde(default)]
    pub actors: Vec<KnownActor>,
}

/// An actor and how the corpus speaks of it.
#[derive(Debug, Clone, Deserialize)]
pub struct KnownActor {
    /// Who.
    pub actor: Actor,
    /// The names it goes by.
    #[serde(default)]
    pub names: Vec<String>,
    /// The roles that it is given.
    #[serde(default)]
    pub roles: Vec<String>,
    /// How often it is mentioned.
    #[serde(default)]
    pub mentions: u64,
    /// In which documents.
    #[serde(default)]
    pub documents: Vec<String>,
}
