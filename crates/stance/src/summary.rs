//! What is found in the corpus: who stands how towards whom.

use std::collections::BTreeMap;

use dateline_core::{DocRef, Reviewed};
use serde::Serialize;

use crate::ontology::Class;

/// The stances of the corpus by actor and target.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// Each pair once for the episode and once for what was before it; most stances first.
    pub cells: Vec<Cell>,
    /// The same for each outlet.
    pub by_outlet: Vec<Cell>,
    /// The same for each month of publication.
    pub by_month: Vec<Cell>,
    /// How many findings people decided about; rejected ones are counted nowhere else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Reviewed>,
    /// Of each document, the stances that stand in words of the outlet; in corpus order. Left out of its facts line.
    #[serde(skip)]
    pub boilerplate: Vec<Vec<bool>>,
}

/// The stances of one actor towards one target.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// The outlet whose stories these are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The month of publication: `2021-07`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
    /// The id of the actor.
    pub actor: String,
    /// The id of the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The thing that is the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// Whether these were taken before the episodes that the articles tell of.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub historical: bool,
    /// All stances.
    pub n: usize,
    /// Repeats and copies counted once.
    pub n_distinct: usize,
    /// The mean polarity of the distinct ones, rounded to the nearest thousandth.
    pub polarity_mean: i64,
    /// How many of the distinct ones are of each class.
    pub classes: BTreeMap<Class, usize>,
    /// All stances, in corpus order.
    pub evidence: Vec<Evidence>,
}

/// A stance of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The document.
    pub doc: DocRef,
    /// The stance's id in it.
    pub id: String,
}
