//! Dates that lean on the day of publication: `yesterday`, `last week`, `two years ago`, `the past three days`.
//!
//! Dates that lean on another date of the text (`the same day`, `a week earlier`, `the previous Friday`) are not found.

use jiff::civil::{Date, Weekday};

use crate::calendar::{self, Found, last_of_month, month_after};
use crate::vocabulary::{Tag, Unit};
use crate::words::{Case, Words};
use crate::years::{self, full_year, year_words};
use crate::{DateValue, Grain, Part, Which};

/// `today`, `yesterday morning`, `overnight`; also `the day before yesterday`'s last word, see [`shifted`].
pub(crate) fn day(words: &Words<'_>, i: usize) -> Option<Found> {
    let Tag::Days(offset) = words.tag(i) else { return None };
    let end = i + 1 + usize::from(words.tag(i + 1) == Tag::PartOfDay);
    Found::new(i, end, DateValue::Period { unit: Grain::Day, offset, part: Part::Whole })
}

/// `two weeks ago`, `a year ago`, `10 days ago`, `a few days ago`.
pub(crate) fn ago(words: &Words<'_>, i: usize) -> Option<Found> {
    let (n, mut exact) = number(words, i)?;
    let (mut n, mut at) = (n, i + 1);
    // `a few`, `a couple of`, `several hundred` is no number of ours.
    if let Tag::Count(vague, false) = words.tag(at) {
        (n, exact, at) = (vague, false, at + 1);
    }
    if words.tag(at) == Tag::Of {
        at += 1;
    }
    let Tag::Unit(unit) = words.tag(at) else { return None };
    if words.tag(at + 1) != Tag::Ago {
        return None;
    }
    let n = if unit == Unit::Hour { 0 } else { n };
    Found::new(i, at + 2, DateValue::Ago { n, unit: unit.grain(), exact })
}

fn number(words: &Words<'_>, i: usize) -> Option<(u32, bool)> {
    match words.tag(i) {
        Tag::Count(n, exact) => Some((n, exact)),
        Tag::Digits(1..=3, n) if years::free_before(words, i) => Some((n, true)),
        _ => None,
    }
}

/// What begins with `last`, `past`, `recent`, `this`, `next`, `coming` or `the`.
pub(crate) fn shifted(words: &Words<'_>, i: usize) -> Option<Found> {
    day_before(words, i)
        .or_else(|| past(words, i))
        .or_else(|| named(words, i))
        .or_else(|| month_of_year(words, i))
        .or_else(|| unit(words, i))
}

/// `the day before yesterday`, `the day after tomorrow`
fn day_before(words: &Words<'_>, i: usize) -> Option<Found> {
    let day = words.tag(i) == Tag::The
        && words.tag(i + 1) == Tag::Unit(Unit::Day)
        && words.tag(i + 2) == Tag::In;
    let (true, Tag::Days(offset @ (-1 | 1))) = (day, words.tag(i + 3)) else { return None };
    Found::new(
        i,
        i + 4,
        DateValue::Period { unit: Grain::Day, offset: offset * 2, part: Part::Whole },
    )
}

/// `the past three days`, `the last 24 hours`, `recent weeks`.
fn past(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = i + usize::from(words.tag(i) == Tag::The);
    match words.tag(at) {
        Tag::Recent => {
            let Tag::Unit(unit) = words.tag(at + 1) else { return None };
            Found::new(i, at + 2, DateValue::Past { n: 3, unit: unit.grain() })
        }
        Tag::Last | Tag::Past => {
            let (n, mut next) = match number(words, at + 1) {
                Some((n, _)) => (n, at + 2),
                None if words.tag(at) == Tag::Past || words.tag(i) == Tag::The => (1, at + 1),
                None => return None,
            };
            if words.tag(next) == Tag::Of {
                next += 1;
            }
            let Tag::Unit(unit) = words.tag(next) else { return None };
            let hours = if unit == Unit::Hour { n.div_ceil(24) } else { n };
            Found::new(i, next + 1, DateValue::Past { n: hours, unit: unit.grain() })
        }
        _ => None,
    }
}

/// `last November`, `next Friday`, `this summer`, `last Friday night`.
fn named(words: &Words<'_>, i: usize) -> Option<Found> {
    let (at, which) = shift(words, i)?;
    match words.tag(at) {
        Tag::Month(month, _) if words.get(at).case != Case::Lower => {
            let found = calendar::month(words, at).filter(|found| {
                matches!(found.value, DateValue::MonthDay { which: Which::Latest, .. })
            });
            if let Some(Found {
                end,
                value: DateValue::MonthDay { month, day, last, weekday, .. },
                ..
            }) = found
            {
                return Found::new(
                    i,
                    end,
                    DateValue::MonthDay { month, day, last, weekday, which },
                );
            }
            Found::new(i, at + 1, DateValue::Month { month, part: Part::Whole, which })
        }
        Tag::Season(month) => Found::new(i, at + 1, DateValue::Season { month, which }),
        Tag::Weekday(n, _) => {
            let weekday = Weekday::from_monday_one_offset(n).ok()?;
            let found = calendar::weekday(words, at)?;
            let value = match found.value {
                DateValue::Weekday { .. } => DateValue::Weekday { weekday, which },
                dated => dated,
            };
            Found::new(i, found.end, value)
        }
        _ => None,
    }
}

/// `last`, `this past`, `next`, `this coming`: the index of what they stand before.
fn shift(words: &Words<'_>, i: usize) -> Option<(usize, Which)> {
    match (words.tag(i), words.tag(i + 1)) {
        (Tag::The, _) => None,
        (Tag::This, Tag::Past) => Some((i + 2, Which::Last)),
        (Tag::This, Tag::Coming) => Some((i + 2, Which::Next)),
        (Tag::Last | Tag::Past, _) => Some((i + 1, Which::Last)),
        (Tag::Next | Tag::Coming, _) => Some((i + 1, Which::Next)),
        (Tag::This, _) => Some((i + 1, Which::This)),
        _ => None,
    }
}

/// `last year in September`, `last year on November 10`
fn month_of_year(words: &Words<'_>, i: usize) -> Option<Found> {
    let (next, which) = year_words(words, i).filter(|_| words.tag(i) != Tag::Of)?;
    let at = if matches!(words.tag(next), Tag::In | Tag::On) { next + 1 } else { return None };
    let found = calendar::month(words, at)?;
    let value = match found.value {
        DateValue::Month { month, part, which: Which::Latest } => {
            DateValue::Month { month, part, which }
        }
        DateValue::MonthDay { month, day, last, weekday, which: Which::Latest } => {
            DateValue::MonthDay { month, day, last, weekday, which }
        }
        _ => return None,
    };
    Found::new(i, found.end, value)
}

/// `last week`, `this morning`, `last night`, `next month`, `the weekend`.
fn unit(words: &Words<'_>, i: usize) -> Option<Found> {
    if words.tag(i) == Tag::The {
        let weekend = words.tag(i + 1) == Tag::Unit(Unit::Weekend)
            && matches!(words.tag(i.wrapping_sub(1)), Tag::Other);
        let over = ["over", "at", "during", "OVER"].contains(&words.letters(i.wrapping_sub(1)));
        return (weekend && over).then(|| {
            Found::new(
                i,
                i + 2,
                DateValue::Period { unit: Grain::Weekend, offset: 0, part: Part::Whole },
            )
        })?;
    }
    let (at, which) = shift(words, i)?;
    let offset = match which {
        Which::Last => -1,
        Which::Next => 1,
        _ => 0,
    };
    match words.tag(at) {
        Tag::PartOfDay => {
            Found::new(i, at + 1, DateValue::Period { unit: Grain::Day, offset, part: Part::Whole })
        }
        Tag::Unit(
            unit @ (Unit::Weekend | Unit::Week | Unit::Month | Unit::Year | Unit::Decade),
        ) => {
            let part = if offset == 0 && unit != Unit::Weekend { Part::SoFar } else { Part::Whole };
            Found::new(i, at + 1, DateValue::Period { unit: unit.grain(), offset, part })
        }
        _ => None,
    }
}

/// `earlier today`, `earlier this week`, `later this month`
pub(crate) fn earlier(words: &Words<'_>, i: usize) -> Option<Found> {
    let found = match words.tag(i + 1) {
        Tag::Days(_) => day(words, i + 1)?,
        Tag::This | Tag::Last => shifted(words, i + 1)?,
        Tag::On => return None,
        _ => return None,
    };
    let value = match (found.value, words.letters(i).eq_ignore_ascii_case("later")) {
        (DateValue::Period { unit, offset: 0, part: Part::SoFar }, true) if unit != Grain::Day => {
            DateValue::Period { unit, offset: 0, part: Part::Late }
        }
        (value, _) => value,
    };
    Found::new(i, found.end, value)
}

/// `early July`, `mid-2020`, `late last year`, `the end of June`, `the late 1990s`.
pub(crate) fn part(words: &Words<'_>, i: usize) -> Option<Found> {
    let part = match words.tag(i) {
        Tag::Early => Part::Early,
        Tag::Mid => Part::Mid,
        _ => Part::Late,
    };
    let mut at = words.skip(i + 1, "-");
    if words.tag(at) == Tag::Of {
        at += 1;
    }
    let the = words.tag(at) == Tag::The;
    at += usize::from(the);
    let found = match words.tag(at) {
        Tag::Month(month, _) if words.get(at).case != Case::Lower => calendar::month(words, at)
            .filter(|found| matches!(found.value, DateValue::Days { .. } | DateValue::Month { .. }))
            .or_else(|| {
                let value = DateValue::Month { month, part: Part::Whole, which: Which::Latest };
                Found::new(at, at + 1, value)
            })?,
        Tag::Digits(..) => match full_year(words, at) {
            Some(year) if !the && !words.is(at + 1, '-') => {
                let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
                Found::new(at, at + 1, DateValue::Days { first, last, grain: Grain::Year })?
            }
            _ => years::decade(words, at)?,
        },
        Tag::Mark('\'') => years::decade(words, at)?,
        Tag::Last | Tag::This | Tag::Next => shifted(words, at)?,
        Tag::Weekday(..) | Tag::Days(_) if part != Part::Mid => return None,
        _ => return None,
    };
    Found::new(i, found.end, narrow(found.value, part)?)
}

fn narrow(value: DateValue, part: Part) -> Option<DateValue> {
    Some(match value {
        DateValue::Days { first, last, grain } => {
            let (first, last) = part_of(first, last, grain, part)?;
            DateValue::Days { first, last, grain }
        }
        DateValue::Month { month, which, .. } => DateValue::Month { month, part, which },
        DateValue::Period {
            unit: unit @ (Grain::Month | Grain::Year | Grain::Week | Grain::Decade),
            offset,
            ..
        } => DateValue::Period { unit, offset, part },
        _ => return None,
    })
}

/// The early, middle or late third of a month, a year, a decade or a week.
pub(crate) fn part_of(first: Date, last: Date, grain: Grain, part: Part) -> Option<(Date, Date)> {
    let third = match part {
        Part::Early => 0,
        Part::Mid => 1,
        Part::Late => 2,
        Part::Whole | Part::SoFar => return Some((first, last)),
    };
    let day = |n: i8| Date::new(first.year(), first.month(), n).ok();
    Some(match grain {
        Grain::Month => match third {
            0 => (first, day(10)?),
            1 => (day(11)?, day(20)?),
            _ => (day(21)?, last),
        },
        Grain::Year => {
            let from = month_after(first, third * 4)?;
            (from, last_of_month(month_after(from, 3)?))
        }
        Grain::Decade => {
            let from = month_after(first, [0, 48, 84][third as usize % 3])?;
            let years = [4, 3, 3][third as usize % 3];
            (from, last_of_month(month_after(from, years * 12 - 1)?))
        }
        _ => (first, last),
    })
}
