//! What `stance` writes: who takes which stance towards whom, and the matrix of the corpus.

use std::collections::BTreeMap;

use dateline_core::{Actor, Span};
use serde::{Deserialize, Deserializer};

use super::{FactRef, Named, Review};

/// The stances of one document.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct StanceFacts {
    /// One for each actor and target pair.
    #[serde(default)]
    pub stances: Vec<Stance>,
}

/// A stance of one actor towards another, or towards a thing.
#[derive(Debug, Clone, Deserialize)]
pub struct Stance {
    /// `s1`, `s2`, … within the document.
    pub id: String,
    /// Who takes it.
    pub actor: Actor,
    /// Towards whom or what.
    pub target: Target,
    /// The class of the ontology: `ACCUSE`, …
    pub class: String,
    /// Thousandths, -1000 to 1000.
    #[serde(default)]
    pub polarity: Option<i64>,
    /// Tenths on the Goldstein-like scale.
    #[serde(default)]
    pub intensity: Option<i64>,
    /// The words of the class.
    #[serde(default)]
    pub trigger: Option<Span>,
    /// The words that show it.
    pub evidence: Span,
    /// The words that name the actor.
    #[serde(default)]
    pub actor_span: Option<Span>,
    /// The words that name the target.
    #[serde(default)]
    pub target_span: Option<Span>,
    /// Who reports it.
    #[serde(default)]
    pub reported_by: Vec<Named>,
    /// `in-quote`, `passive`, `negated`, …
    #[serde(default)]
    pub flags: Vec<String>,
    /// What a person decided about it.
    #[serde(default)]
    pub review: Option<Review>,
}

/// Towards whom, or towards what.
#[derive(Debug, Clone, Deserialize)]
pub struct Target {
    /// The thing.
    #[serde(default)]
    pub issue: Option<String>,
    /// The actor, where there is no thing.
    #[serde(flatten)]
    pub actor: Actor,
}

/// The matrix of the corpus.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct StanceSummary {
    /// One for each pair, and for each pair's history.
    #[serde(default)]
    pub cells: Vec<Cell>,
    /// The same for each outlet.
    #[serde(default)]
    pub by_outlet: Vec<Cell>,
    /// The same for each month.
    #[serde(default)]
    pub by_month: Vec<Cell>,
}

/// All stances of one actor towards one target.
#[derive(Debug, Clone, Deserialize)]
pub struct Cell {
    /// The outlet whose stories these are, in a cell of one outlet.
    #[serde(default)]
    pub outlet: Option<String>,
    /// The month of publication, in a cell of one month: `2021-07`.
    #[serde(default)]
    pub month: Option<String>,
    /// The id of who takes them.
    #[serde(default)]
    pub actor: String,
    /// The id of the target.
    #[serde(default)]
    pub target: Option<String>,
    /// The thing, in place of a target.
    #[serde(default)]
    pub issue: Option<String>,
    /// Every stance.
    #[serde(default)]
    pub n: u64,
    /// Repeats and copies counted once.
    #[serde(default)]
    pub n_distinct: u64,
    /// The mean over the distinct ones, in thousandths; a broken one is rounded.
    #[serde(default, deserialize_with = "rounded")]
    pub polarity_mean: i64,
    /// The distinct ones by class.
    #[serde(default)]
    pub classes: BTreeMap<String, u64>,
    /// The stances.
    #[serde(default)]
    pub evidence: Vec<FactRef>,
    /// Whether they are older than the episode that the stories report on.
    #[serde(default)]
    pub historical: bool,
}

/// A number as a whole one.
fn rounded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let number = serde_json::Number::deserialize(deserializer)?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a float that does not fit becomes the nearest that does"
    )]
    let nearest = || number.as_f64().map_or(0, |n| n.round() as i64);
    Ok(number.as_i64().unwrap_or_else(nearest))
}
