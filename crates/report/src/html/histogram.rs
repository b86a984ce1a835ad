//! When the stories were published: a bar for each day, month or year.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::scale::{Days, Tick, since};
use crate::layout::many;
use crate::read::Report;

const WIDTH: i64 = 1_000;
const BOTTOM: i64 = 90;

/// A drawing of how many stories there are of each stretch of time.
pub(super) struct Histogram {
    pub(super) width: i64,
    pub(super) bottom: i64,
    pub(super) height: i64,
    pub(super) days: Vec<Tick>,
    pub(super) bars: Vec<Bar>,
}

/// A bar of the drawing.
pub(super) struct Bar {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
    pub(super) label: String,
}

impl Histogram {
    /// The histogram of a report; `None` where fewer than two days are known.
    pub(super) fn of(report: &Report) -> Option<Histogram> {
        let published = report.documents().iter().filter_map(|row| row.meta.published.as_ref());
        let dates: Vec<Date> = published.map(|published| published.date).collect();
        let (first, last) = (*dates.iter().min()?, *dates.iter().max()?);
        let length = since(first, last);
        if length < 1 {
            return None;
        }
        let (bin, format): (fn(Date) -> Date, &str) = match length {
            0..=120 => (|date| date, "%-d %B %Y"),
            121..=4_400 => (Date::first_of_month, "%B %Y"),
            _ => (Date::first_of_year, "%Y"),
        };
        let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
        for date in dates {
            *counts.entry(bin(date)).or_default() += 1;
        }
        let most = i64::try_from(*counts.values().max()?).ok()?;
        let days = Days::new(bin(first), last, 4, WIDTH - 60);
        let one_day = (WIDTH - 60) / length.max(1);
        let width = match length {
            0..=120 => one_day,
            121..=4_400 => one_day.max(28 * (WIDTH - 60) / length),
            _ => 360 * (WIDTH - 60) / length,
        };
        let bar = |(date, n): (&Date, &usize)| {
            let height = (i64::try_from(*n).unwrap_or(most) * (BOTTOM - 8) / most).max(2);
            Bar {
                x: days.at(*date),
                y: BOTTOM - height,
                width: (width - 1).clamp(2, 40),
                height,
                label: format!("{}: {}", date.strftime(format), many(*n, "story", "stories")),
            }
        };
        Some(Histogram {
            width: WIDTH,
            bottom: BOTTOM,
            height: BOTTOM + 24,
            days: days.ticks(),
            bars: counts.iter().map(bar).collect(),
        })
    }
}
