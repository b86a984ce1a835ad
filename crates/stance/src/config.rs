//! The table `[analyzers.stance]`.

use dateline_core::Lexicon;
use serde::Deserialize;

/// What a user may set.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Trigger files of the user's, read over the built-in one in their order.
    pub lexicon: Vec<Lexicon>,
}
