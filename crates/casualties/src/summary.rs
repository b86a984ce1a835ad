//! What is found in the corpus: events, and for each the tallies of its casualties.

use dateline_core::{DateRange, DocRef, Place, Reviewed};
use serde::Serialize;

use crate::facts::{Category, Group};

/// The casualties of a corpus by event.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// In order of their first day; those without a date last.
    pub events: Vec<Event>,
    /// How many findings people decided about; rejected ones are counted nowhere else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Reviewed>,
}

/// What happened at one time in one place, as far as claims tell it apart.
#[derive(Debug, Serialize)]
pub struct Event {
    /// `e1`, `e2`, … in order.
    pub id: String,
    /// The days that its claims tell of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<DateRange>,
    /// Where most of its claims have it.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The sides that suffered or did it; sorted.
    pub parties: Vec<String>,
    /// Whether it is an earlier conflict that stories look back on.
    pub background: bool,
    /// All people together, by category.
    pub totals: Vec<Total>,
    /// By side, group and category.
    pub tallies: Vec<Tally>,
}

/// What all tallies of one category come to, whose people whatever they are.
#[derive(Debug, PartialEq, Serialize)]
pub struct Total {
    /// What happened to them.
    pub category: Category,
    /// The lowest number; of parts that are added, the sum of the lowest.
    pub low: u64,
    /// The number to use where one is wanted; absent where one that it needs is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<u64>,
    /// The highest number; absent where nothing bounds it from above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// Whether the claims go together.
    pub agreement: Agreement,
}

/// What all claims together say of one side, group and category.
#[derive(Debug, PartialEq, Serialize)]
pub struct Tally {
    /// Whose people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Whose people, where the claims count several sides together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<String>,
    /// What kind of people.
    pub group: Group,
    /// What happened to them.
    pub category: Category,
    /// The lowest number that a claim allows.
    pub low: u64,
    /// The number to use where one is wanted; absent where all numbers are vague.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<u64>,
    /// The highest number that a claim allows; absent where nothing bounds it from above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// Whether the claims go together.
    pub agreement: Agreement,
    /// How many independent claimants there are once copies and relays are collapsed.
    pub origins: usize,
    /// Whether it counts some of those that another tally counts, as far as its claims tell (`including four children`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub part: bool,
    /// The claims that it rests on.
    pub claims: Vec<ClaimRef>,
    /// Claims that a later figure of the same origin replaced.
    pub superseded: Vec<ClaimRef>,
}

/// A claim named by its document and its id there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ClaimRef {
    /// The document.
    pub doc: DocRef,
    /// The claim.
    pub id: String,
}

/// Whether independent claims go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// All say the same.
    Uncontested,
    /// They differ, and some number satisfies all of them.
    Compatible,
    /// No number satisfies all of them.
    Conflict,
}
