//! The table `[analyzers.casualties]`.

use dateline_core::Lexicon;
use serde::Deserialize;

/// What a user may set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The table that gives vague words their numbers: `airwars`, `acled`, or one of a user's lexicon.
    pub vague_numbers: String,
    /// Tables of one's own, in the form of the built-in ones.
    pub lexicon: Vec<Lexicon>,
}

impl Default for Config {
    fn default() -> Config {
        Config { vague_numbers: "airwars".into(), lexicon: Vec::new() }
    }
}

/// The keys as a user's file has them.
pub(crate) const KEYS: &str = "\
# What `dozens` or `several` stand for: the table `airwars` (a range) or `acled` (one low number).
vague-numbers = \"airwars\"
# Files with more words or vague tables, relative to this file.
# lexicon = [\"my-casualties.toml\"]
";
