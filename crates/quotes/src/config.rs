//! The table `[analyzers.quotes]`.

use dateline_core::Lexicon;
use serde::Deserialize;

use crate::facts::Act;

/// What a user may set.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The acts that the report keeps; other analyzers see all of them.
    pub acts: Vec<Act>,
    /// Cue files of the user's, in the form of the built-in one; an entry replaces the built-in one of its phrase.
    pub lexicon: Vec<Lexicon>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            acts: vec![Act::Speech, Act::Belief, Act::Intention, Act::Document],
            lexicon: Vec::new(),
        }
    }
}

/// The keys as `dateline config --default` prints them.
pub(crate) const KEYS: &str = r#"# Which acts the report keeps: said or written, thought or feared, planned or vowed, stated by a document.
acts = ["speech", "belief", "intention", "document"]
# Files with further cues, one a line: `phrase | act | frames`.
# lexicon = ["my-cues.txt"]
"#;
