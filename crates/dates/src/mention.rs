//! What a mention of a date says, before anybody asks which day it means.
//!
//! Nothing here depends on a publication date: [`crate::resolve`] turns a value into days.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

/// Words that name a date, and what they say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateMention {
    /// The bytes of the words, on character boundaries; prepositions (`on`, `in`) are left out.
    pub span: Range<usize>,
    /// What the words say.
    pub value: DateValue,
}

/// What the words of a mention say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum DateValue {
    /// A full date: `2021-07-24`, `July 24, 2021`, `10 MAY 89`.
    Day {
        /// The day.
        date: Date,
        /// The weekday that stands beside it, which may contradict it.
        weekday: Option<Weekday>,
    },
    /// Figures that allow two readings: `03/08/2019`.
    DayOr {
        /// As read in the United States.
        month_first: Date,
        /// As read elsewhere.
        day_first: Date,
    },
    /// Days that need no publication date: `July 2021`, `1990`, `the 1990s`, `early 2020`.
    Days {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
        /// What is named.
        grain: Grain,
    },
    /// A day of a month without its year: `July 23`, `23 JUL`, `Wednesday, July 28`, `November 10 last year`.
    MonthDay {
        /// 1 to 12.
        month: i8,
        /// 1 to 31, valid in the month.
        day: i8,
        /// The last day of `July 23-25`; else the same as `day`.
        last: i8,
        /// The weekday that stands beside it.
        weekday: Option<Weekday>,
        /// Which year's.
        which: Which,
    },
    /// A month without its year: `in July`, `last November`, `last year in September`, `late June`.
    Month {
        /// 1 to 12.
        month: i8,
        /// Which part of the month.
        part: Part,
        /// Which year's.
        which: Which,
    },
    /// A season without its year: `last summer`.
    Season {
        /// The month that it begins with: 3, 6, 9 or 12 (seasons of the northern half).
        month: i8,
        /// Which year's.
        which: Which,
    },
    /// A day of the week: `Wednesday`, `Friday night`, `last Tuesday`.
    Weekday {
        /// The day.
        weekday: Weekday,
        /// Which week's.
        which: Which,
    },
    /// A whole unit so many units after the present one: `today` is 0 days, `last year` -1 years, `next week` 1 weeks.
    Period {
        /// The unit.
        unit: Grain,
        /// How many units after the present one.
        offset: i32,
        /// `earlier this month`, `late last year`.
        part: Part,
    },
    /// So many units before publication: `two weeks ago`, `a few days ago` (not exact).
    Ago {
        /// How many.
        n: u32,
        /// The unit.
        unit: Grain,
        /// Whether the number is a plain one.
        exact: bool,
    },
    /// The time up to publication: `the past three days`, `in recent weeks`.
    Past {
        /// How many.
        n: u32,
        /// The unit.
        unit: Grain,
    },
}

/// What kind of stretch a value names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Grain {
    /// A day.
    Day,
    /// A Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months.
    Season,
    /// A year of the calendar.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
}

/// Which of the days (months, seasons) that bear a name is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Which {
    /// No word tells: the latest that is not after publication.
    Latest,
    /// `last`: the latest that is over on the day of publication.
    Last,
    /// `this`: the one of the running week or year.
    This,
    /// `next`, or a verb that points ahead (`will meet on Friday`): the first to come.
    Next,
    /// That of the year so many years (for weekdays, of the week so many weeks) after the present one:
    /// `November 10 last year` is -1.
    Of(i8),
}

/// A part of a month, a year or a decade.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// All of it.
    Whole,
    /// The first third: `early`, `the beginning of`.
    Early,
    /// The second third.
    Mid,
    /// The last third: `late`, `the end of`.
    Late,
    /// What has passed of it by the day of publication: `earlier this week`.
    SoFar,
}

impl DateMention {
    /// What kind of stretch is named: a day for `July 23` and `Friday`, a year for `last year`.
    #[must_use]
    pub fn grain(&self) -> Grain {
        match self.value {
            DateValue::Day { .. }
            | DateValue::DayOr { .. }
            | DateValue::MonthDay { .. }
            | DateValue::Weekday { .. } => Grain::Day,
            DateValue::Month { .. } => Grain::Month,
            DateValue::Season { .. } => Grain::Season,
            DateValue::Days { grain: unit, .. }
            | DateValue::Period { unit, .. }
            | DateValue::Ago { unit, .. }
            | DateValue::Past { unit, .. } => unit,
        }
    }

    /// Whether the words point ahead of the day of publication: `next Friday`, `tomorrow`, `will meet on Friday`.
    #[must_use]
    pub fn points_ahead(&self) -> bool {
        match self.value {
            DateValue::MonthDay { which, .. }
            | DateValue::Month { which, .. }
            | DateValue::Season { which, .. }
            | DateValue::Weekday { which, .. } => matches!(which, Which::Next | Which::Of(1..)),
            DateValue::Period { offset, .. } => offset > 0,
            _ => false,
        }
    }
}
