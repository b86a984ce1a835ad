//! Counts of people as news states them: a range of values and how it is bounded.

use serde::{Deserialize, Serialize};

/// A number as stated: the values it allows and the kind of statement.
///
/// Made only by the constructors, so that `lo <= hi` and the bound always agree with the values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Count {
    lo: u64,
    hi: Option<u64>,
    bound: Bound,
}

/// How a number is stated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// `three`
    Exact,
    /// `at least three`
    AtLeast,
    /// `more than three`
    MoreThan,
    /// `up to three`
    AtMost,
    /// `fewer than three`
    LessThan,
    /// `about thirty`
    Approx,
    /// `three to five`
    Range,
    /// `dozens`, `several`, `tens of thousands`
    Vague,
    /// a bare plural: `casualties`
    Plural,
    /// an explicit zero: `no casualties`
    None,
}

impl Count {
    /// `three`
    #[must_use]
    pub fn exact(n: u64) -> Count {
        Count { lo: n, hi: Some(n), bound: Bound::Exact }
    }

    /// `at least three`
    #[must_use]
    pub fn at_least(n: u64) -> Count {
        Count { lo: n, hi: None, bound: Bound::AtLeast }
    }

    /// `more than three`: the lowest value it allows is four.
    #[must_use]
    pub fn more_than(n: u64) -> Count {
        Count { lo: n.saturating_add(1), hi: None, bound: Bound::MoreThan }
    }

    /// `up to three`
    #[must_use]
    pub fn at_most(n: u64) -> Count {
        Count { lo: 0, hi: Some(n), bound: Bound::AtMost }
    }

    /// `fewer than three`: the highest value it allows is two.
    #[must_use]
    pub fn less_than(n: u64) -> Count {
        Count { lo: 0, hi: Some(n.saturating_sub(1)), bound: Bound::LessThan }
    }

    /// `about thirty`: the value as named; how far it may be off is not told.
    #[must_use]
    pub fn approx(n: u64) -> Count {
        Count { lo: n, hi: Some(n), bound: Bound::Approx }
    }

    /// `three to five`, in either order.
    #[must_use]
    pub fn range(a: u64, b: u64) -> Count {
        Count { lo: a.min(b), hi: Some(a.max(b)), bound: Bound::Range }
    }

    /// `dozens`, with the values that a named table gives the word; `hi` may be unknown.
    #[must_use]
    pub fn vague(lo: u64, hi: Option<u64>) -> Count {
        Count { lo, hi: hi.map(|hi| hi.max(lo)), bound: Bound::Vague }
    }

    /// A bare plural: two or more.
    #[must_use]
    pub fn plural() -> Count {
        Count { lo: 2, hi: None, bound: Bound::Plural }
    }

    /// An explicit zero.
    #[must_use]
    pub fn none() -> Count {
        Count { lo: 0, hi: Some(0), bound: Bound::None }
    }

    /// The lowest value that the statement allows.
    #[must_use]
    pub fn lo(self) -> u64 {
        self.lo
    }

    /// The highest value that the statement allows; `None` where nothing bounds it from above.
    #[must_use]
    pub fn hi(self) -> Option<u64> {
        self.hi
    }

    /// How the number is stated.
    #[must_use]
    pub fn bound(self) -> Bound {
        self.bound
    }

    /// Whether some value satisfies both statements.
    #[must_use]
    pub fn meets(self, other: Count) -> bool {
        let below = |lo: u64, hi: Option<u64>| hi.is_none_or(|hi| lo <= hi);
        below(self.lo, other.hi) && below(other.lo, self.hi)
    }
}

/// The form on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
struct Wire {
    lo: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hi: Option<u64>,
    bound: Bound,
}

impl From<Count> for Wire {
    fn from(Count { lo, hi, bound }: Count) -> Wire {
        Wire { lo, hi, bound }
    }
}

impl TryFrom<Wire> for Count {
    type Error = String;
    fn try_from(Wire { lo, hi, bound }: Wire) -> Result<Count, String> {
        let agrees = match bound {
            Bound::Exact | Bound::Approx => hi == Some(lo),
            Bound::AtLeast | Bound::MoreThan => hi.is_none(),
            Bound::AtMost | Bound::LessThan => lo == 0 && hi.is_some(),
            Bound::Range => hi.is_some_and(|hi| lo <= hi),
            Bound::Vague => hi.is_none_or(|hi| lo <= hi),
            Bound::Plural => lo == 2 && hi.is_none(),
            Bound::None => lo == 0 && hi == Some(0),
        };
        if !agrees {
            return Err(format!("the bound {bound:?} does not fit the values {lo} to {hi:?}"));
        }
        Ok(Count { lo, hi, bound })
    }
}
