//! The tables as they stand in data files and in a user's lexicon: read here, compiled in `words`.

use std::collections::BTreeMap;

use anyhow::Context;
use dateline_core::Lexicon;
use serde::Deserialize;

use crate::facts::{Category, Group};

/// All tables of one file; a file holds some of them, a user's lexicon any.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Tables {
    pub(crate) transitive: ByCategory,
    pub(crate) intransitive: ByCategory,
    pub(crate) phrasal: ByCategory,
    pub(crate) phrasal_intransitive: ByCategory,
    pub(crate) adjectives: ByCategory,
    pub(crate) nouns: ByCategory,
    pub(crate) bare: ByCategory,
    pub(crate) remains: ByCategory,
    pub(crate) tolls: ByCategory,
    pub(crate) light: Vec<Light>,
    pub(crate) groups: BTreeMap<Group, Vec<String>>,
    pub(crate) deciding: BTreeMap<Group, Vec<String>>,
    pub(crate) things: Things,
    pub(crate) values: BTreeMap<String, u64>,
    pub(crate) scales: BTreeMap<String, u64>,
    pub(crate) holds: BTreeMap<String, u64>,
    pub(crate) before: BTreeMap<Modifier, Vec<String>>,
    pub(crate) after: BTreeMap<Modifier, Vec<String>>,
    pub(crate) vague: BTreeMap<String, BTreeMap<String, Vec<u64>>>,
    pub(crate) measures: BTreeMap<String, Vec<String>>,
    pub(crate) closed: BTreeMap<String, Vec<String>>,
}

/// Entries by what happened.
pub(crate) type ByCategory = BTreeMap<Category, Vec<String>>;

/// A verb that says what happened only with its noun.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Light {
    pub(crate) category: Category,
    pub(crate) victims: LightVictims,
    #[serde(default)]
    pub(crate) verbs: Vec<String>,
    pub(crate) nouns: Vec<String>,
}

/// Where a light verb's victims stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LightVictims {
    /// They are the verb's subject.
    Subject,
    /// The noun counts them.
    Noun,
    /// They are the verb's object, or stand behind `of` at the noun, where they are people who fight or keep order.
    Fighters,
    /// They stand behind `of` at the noun, which is of those who did it.
    Of,
}

/// Nouns of things.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Things {
    pub(crate) nouns: Vec<String>,
}

/// What a phrase beside a number does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Modifier {
    Approx,
    AtLeast,
    AtMost,
    LessThan,
    MoreThan,
    /// It belongs to the number phrase and bounds nothing.
    Plain,
}

/// The built-in files.
const BUILT_IN: [(&str, &str); 6] = [
    ("closed.toml", include_str!("../data/closed.toml")),
    ("measures.toml", include_str!("../data/measures.toml")),
    ("numbers.toml", include_str!("../data/numbers.toml")),
    ("people.toml", include_str!("../data/people.toml")),
    ("predicates.toml", include_str!("../data/predicates.toml")),
    ("vague.toml", include_str!("../data/vague.toml")),
];

/// The built-in tables and then the user's, in order.
pub(crate) fn all(user: &[Lexicon]) -> anyhow::Result<Vec<Tables>> {
    let built_in = BUILT_IN.iter().map(|(name, text)| (*name, *text));
    let user = user.iter().map(|lexicon| (lexicon.name.as_str(), lexicon.text.as_str()));
    built_in
        .chain(user)
        .map(|(name, text)| {
            toml::from_str(text).with_context(|| format!("failed to read the lexicon `{name}`"))
        })
        .collect()
}
