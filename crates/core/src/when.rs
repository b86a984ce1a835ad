//! Days and ranges of days.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A range of days, both ends included; on the wire `["2021-07-28", "2021-07-28"]`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "(Date, Date)", into = "(Date, Date)")]
pub struct DateRange {
    first: Date,
    last: Date,
}

impl DateRange {
    /// The days from `first` to `last`, in either order.
    #[must_use]
    pub fn new(first: Date, last: Date) -> DateRange {
        DateRange { first: first.min(last), last: first.max(last) }
    }

    /// One day.
    #[must_use]
    pub fn day(day: Date) -> DateRange {
        DateRange { first: day, last: day }
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.last
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: DateRange) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn cover(self, other: DateRange) -> DateRange {
        DateRange { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Whether `day` lies inside.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

impl From<DateRange> for (Date, Date) {
    fn from(range: DateRange) -> (Date, Date) {
        (range.first, range.last)
    }
}

impl TryFrom<(Date, Date)> for DateRange {
    type Error = String;
    fn try_from((first, last): (Date, Date)) -> Result<DateRange, String> {
        if first > last {
            return Err(format!("a range of days can't end on {last} before it starts on {first}"));
        }
        Ok(DateRange { first, last })
    }
}
