//! Axes of days and of numbers: where things stand in a drawing, in whole units of it.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// An axis of days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    first: Date,
    days: i64,
    left: i64,
    width: i64,
}

/// A mark of an axis with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tick {
    pub(super) at: i64,
    pub(super) label: String,
}

impl Days {
    /// An axis from the day `first` to the day `last` that starts at `left`.
    pub(super) fn new(first: Date, last: Date, left: i64, width: i64) -> Days {
        Days { first, days: since(first, last).max(1), left, width }
    }

    /// Where a day stands.
    pub(super) fn at(&self, day: Date) -> i64 {
        self.left + since(self.first, day) * self.width / self.days
    }

    /// Some ten marks at days, weeks, months or years.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let first = self.first;
        let month = first.first_of_month();
        let year = first.first_of_year();
        let (start, step, format) = match self.days {
            0..=10 => (first, 1.day(), "%-d %b"),
            11..=80 => (first, 7.days(), "%-d %b"),
            81..=330 => (month, 1.month(), "%b %Y"),
            331..=1_100 => (year, 3.months(), "%b %Y"),
            1_101..=4_400 => (year, 1.year(), "%Y"),
            4_401..=22_000 => (year, 5.years(), "%Y"),
            _ => (year, i32::try_from(self.days / 3_650).unwrap_or(1_000).max(1).years(), "%Y"),
        };
        let mut ticks = Vec::new();
        let mut day = start;
        while since(first, day) <= self.days && ticks.len() < 40 {
            if day >= first {
                ticks.push(Tick { at: self.at(day), label: day.strftime(format).to_string() });
            }
            match day.checked_add(step) {
                Ok(next) if next > day => day = next,
                _ => break,
            }
        }
        ticks
    }
}

/// How many days `last` is after `first`.
pub(super) fn since(first: Date, last: Date) -> i64 {
    first.until(last).map_or(0, |span| i64::from(span.get_days()))
}

/// Where a number stands on an axis of powers of ten that rises from `bottom` by `height`, from 1 to `most`; below 1 is
/// at the bottom.
pub(super) fn power(n: u64, most: u64, bottom: i64, height: i64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a drawing needs no more than its own whole units"
    )]
    let up = ((n.max(1) as f64).log10() / (most.max(10) as f64).log10() * height as f64) as i64;
    bottom - up.clamp(0, height)
}
