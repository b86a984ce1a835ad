//! A user's lexicon as an analyzer receives it.

use serde::{Deserialize, Serialize};

/// A lexicon file of the user's: analyzers open no file, so the program hands over its name and its text.
///
/// In the configuration a user writes paths, relative to the configuration's folder: `lexicon = ["my-actors.toml"]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// The file's name, for messages.
    pub name: String,
    /// The file's text.
    pub text: String,
}
