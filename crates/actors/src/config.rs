//! The table `[analyzers.actors]`.

use dateline_core::Lexicon;
use serde::Deserialize;

/// The table `[analyzers.actors]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The user's lexicons, which extend the built-in ones by id.
    #[serde(default)]
    pub lexicon: Vec<Lexicon>,
}

/// The keys as `dateline config --default` prints them.
pub(crate) const KEYS: &str = "\
# Lexicons of your own, which extend the built-in states, bodies, organisations, outlets, roles, groups and people by id.
# lexicon = [\"my-actors.toml\"]
";
