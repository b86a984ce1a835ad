//! The table `[analyzers.places]`.

use dateline_core::Lexicon;
use serde::Deserialize;

/// The table `[analyzers.places]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The user's lexicons, which add places and decide what a name means.
    #[serde(default)]
    pub lexicon: Vec<Lexicon>,
}

/// The keys as `dateline config --default` prints them.
pub(crate) const KEYS: &str = "\
# Files with places of your own; what they say of a name holds for it.
# lexicon = [\"my-places.toml\"]
";
