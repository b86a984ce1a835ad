//! What `casualties` writes: claims about how many were killed or hurt, and their tallies by event.

use dateline_core::{Actor, DateRange, Relay, Span};
use serde::Deserialize;

use super::{FactRef, Named, Review};

/// The claims of one document.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct CasualtiesFacts {
    /// Numbers of people killed or hurt.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Numbers beside a casualty word that were not taken.
    #[serde(default)]
    pub rejected: Vec<Rejected>,
}

/// A number of people killed or hurt, and who says so.
#[derive(Debug, Clone, Deserialize)]
pub struct Claim {
    /// `c1`, `c2`, … within the document.
    pub id: String,
    /// How many.
    pub count: Number,
    /// The number phrase.
    pub span: Span,
    /// Its sentence.
    #[serde(default)]
    pub evidence: Option<Span>,
    /// `killed`, `wounded`, `captured`, `missing`, `displaced`, `unspecified`.
    #[serde(default)]
    pub category: String,
    /// Whose.
    #[serde(default)]
    pub victims: Victims,
    /// Who says so; absent where the article itself speaks.
    #[serde(default)]
    pub claimant: Option<Actor>,
    /// The outlets that it passed through, nearest to the claimant first.
    #[serde(default)]
    pub relay: Vec<Relay>,
    /// On which days.
    #[serde(default)]
    pub when: Option<DateRange>,
    /// In which place.
    #[serde(default, rename = "where")]
    pub place: Option<Named>,
    /// By whose hand.
    #[serde(default)]
    pub perpetrator: Option<Actor>,
    /// `background`, `negated`, `hypothetical`, `disputed`, `cumulative`, `correction`, `enemy-loss`.
    #[serde(default)]
    pub flags: Vec<String>,
    /// Whether it tells of some of those that another claim counts.
    #[serde(default)]
    pub part: bool,
    /// What a person decided about it.
    #[serde(default)]
    pub review: Option<Review>,
}

/// A number as stated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Number {
    /// The lowest value that it allows.
    #[serde(default)]
    pub lo: u64,
    /// The highest value; absent where nothing bounds it from above.
    #[serde(default)]
    pub hi: Option<u64>,
    /// How it is bounded: `exact`, `at-least`, …
    #[serde(default)]
    pub bound: String,
}

/// The people that a claim counts.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Victims {
    /// Their side.
    #[serde(default)]
    pub side: Option<String>,
    /// Their sides, where several are meant.
    #[serde(default)]
    pub sides: Vec<String>,
    /// `military`, `civilian`, …; `unknown` where the text does not tell.
    #[serde(default)]
    pub group: Option<String>,
    /// The words that name them.
    #[serde(default)]
    pub span: Option<Span>,
}

/// A number that was not taken.
#[derive(Debug, Clone, Deserialize)]
pub struct Rejected {
    /// The number.
    pub span: Span,
    /// Why not.
    #[serde(default)]
    pub why: String,
}

/// The tallies of the corpus.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct CasualtiesSummary {
    /// By event.
    #[serde(default)]
    pub events: Vec<Event>,
}

/// Something that happened at one time in one place.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// `e1`, `e2`, …
    #[serde(default)]
    pub id: String,
    /// On which days.
    #[serde(default)]
    pub when: Option<DateRange>,
    /// In which place.
    #[serde(default, rename = "where")]
    pub place: Option<Named>,
    /// Between whom.
    #[serde(default)]
    pub parties: Vec<String>,
    /// Whether it is history beside the episode that the stories report on.
    #[serde(default)]
    pub background: bool,
    /// All people together, by category.
    #[serde(default)]
    pub totals: Vec<Total>,
    /// By side and category.
    #[serde(default)]
    pub tallies: Vec<Tally>,
}

/// What all tallies of one category come to.
#[derive(Debug, Clone, Deserialize)]
pub struct Total {
    /// `killed`, `wounded`, …
    #[serde(default)]
    pub category: String,
    /// The lowest value.
    #[serde(default)]
    pub low: Option<u64>,
    /// The best value; absent where one that it needs is.
    #[serde(default)]
    pub best: Option<u64>,
    /// The highest value; absent where nothing bounds it from above.
    #[serde(default)]
    pub high: Option<u64>,
    /// `uncontested`, `compatible`, `conflict`.
    #[serde(default)]
    pub agreement: String,
}

/// How many of one side, according to all claims about it.
#[derive(Debug, Clone, Deserialize)]
pub struct Tally {
    /// The side.
    #[serde(default)]
    pub side: Option<String>,
    /// The sides, where several are meant.
    #[serde(default)]
    pub sides: Vec<String>,
    /// `military`, `civilian`, …
    #[serde(default)]
    pub group: Option<String>,
    /// `killed`, `wounded`, …
    #[serde(default)]
    pub category: String,
    /// The lowest value.
    #[serde(default)]
    pub low: Option<u64>,
    /// The best value; absent where no claim gives one.
    #[serde(default)]
    pub best: Option<u64>,
    /// The highest value; absent where nothing bounds it from above.
    #[serde(default)]
    pub high: Option<u64>,
    /// `uncontested`, `compatible`, `conflict`.
    #[serde(default)]
    pub agreement: String,
    /// How many independent claimants there are once copies and relays are collapsed.
    #[serde(default)]
    pub origins: Option<u64>,
    /// Whether it counts some of those that another tally counts.
    #[serde(default)]
    pub part: bool,
    /// The claims that it counts.
    #[serde(default)]
    pub claims: Vec<FactRef>,
    /// The claims that later ones replace.
    #[serde(default)]
    pub superseded: Vec<FactRef>,
}
