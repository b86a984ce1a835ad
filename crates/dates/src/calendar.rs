//! Dates of the calendar: figures, months and weekdays; years stand in [`crate::years`].

use crate::vocabulary::{Form, Tag, Unit};
use crate::words::{Case, Words};
use crate::years::{
    decade, free_after, free_before, full_year, whole_year, year, year_after, year_words,
};
use crate::{DateValue, Grain, Part, Which};
use jiff::civil::{Date, Weekday};

/// A mention as indices of words, end exclusive.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) value: DateValue,
}

impl Found {
    pub(crate) fn new(start: usize, end: usize, value: DateValue) -> Option<Found> {
        Some(Found { start, end, value })
    }
}

/// What begins with figures: `2021-07-24`, `24/07/2021`, `24 July 2021`, `1990`, `the 1990s`.
pub(crate) fn figures(words: &Words<'_>, i: usize) -> Option<Found> {
    if !free_before(words, i) {
        return None;
    }
    iso(words, i)
        .or_else(|| numeric(words, i))
        .or_else(|| day_month(words, i, i, None))
        .or_else(|| decade(words, i))
        .or_else(|| year(words, i))
}

/// What begins with the name of a month: `July 24, 2021`, `July 23`, `July 2021`, `in July`.
pub(crate) fn month(words: &Words<'_>, i: usize) -> Option<Found> {
    month_day(words, i, i, None).or_else(|| month_year(words, i)).or_else(|| bare_month(words, i))
}

/// What begins with a weekday: `Wed 05 Apr 2017`, `Wednesday, July 28`, `Friday night`, `Friday of last week`.
pub(crate) fn weekday(words: &Words<'_>, i: usize) -> Option<Found> {
    let Tag::Weekday(n, form) = words.tag(i) else { return None };
    let day = Weekday::from_monday_one_offset(n).ok()?;
    if words.before(i, 1).tag == Tag::Every {
        return None;
    }
    let mut next = if form == Form::Short { words.skip(i + 1, ".") } else { i + 1 };
    next = words.skip(words.skip(next, ","), "(");
    if matches!(words.tag(next), Tag::The) {
        next += 1;
    }
    let dated = match words.tag(next) {
        Tag::Digits(..) => day_month(words, i, next, Some(day))
            .or_else(|| iso(words, next).map(|found| Found { start: i, ..found }))
            .or_else(|| numeric(words, next).map(|found| Found { start: i, ..found })),
        Tag::Month(..) => month_day(words, i, next, Some(day)),
        _ => None,
    };
    dated.or_else(|| plain_weekday(words, i, day, form))
}

/// `last summer` is `relative`'s; here `summer 2014` and `the summer of 2014`.
pub(crate) fn season(words: &Words<'_>, i: usize) -> Option<Found> {
    let Tag::Season(month) = words.tag(i) else { return None };
    let at = if words.tag(i + 1) == Tag::Of { i + 2 } else { i + 1 };
    if let Some(year) = full_year(words, at) {
        let first = Date::new(year, month, 1).ok()?;
        let last = last_of_month(month_after(first, 2)?);
        return Found::new(i, at + 1, DateValue::Days { first, last, grain: Grain::Season });
    }
    let (end, which) = year_words(words, i + 1)?;
    Found::new(i, end, DateValue::Season { month, which })
}

/// `2021-07-24`, `2021/07/24`, also before a time (`2021-07-24T10:00`).
fn iso(words: &Words<'_>, i: usize) -> Option<Found> {
    let (Tag::Digits(4, year), Tag::Digits(1..=2, month), Tag::Digits(1..=2, day)) =
        (words.tag(i), words.tag(i + 2), words.tag(i + 4))
    else {
        return None;
    };
    if !(same_marks(words, i, "-/.") && year >= 1500) {
        return None;
    }
    let glued_on = words.glued(i + 4)
        && !matches!(words.tag(i + 5), Tag::Mark(_))
        && !words.letters(i + 5).eq("T");
    let date = date(year, month, day).filter(|_| !glued_on)?;
    Found::new(i, i + 5, DateValue::Day { date, weekday: None })
}

/// `24/07/2021`, `24.07.2021`, `15-11-2014`, `7/24/21`.
fn numeric(words: &Words<'_>, i: usize) -> Option<Found> {
    let (Tag::Digits(1..=2, a), Tag::Digits(1..=2, b), Tag::Digits(len @ (2 | 4), year)) =
        (words.tag(i), words.tag(i + 2), words.tag(i + 4))
    else {
        return None;
    };
    let marks = if len == 4 { "-/." } else { "/" };
    let ends =
        !words.glued(i + 4) || matches!(words.tag(i + 5), Tag::Mark(mark) if !"-/%".contains(mark));
    if !(same_marks(words, i, marks) && ends) {
        return None;
    }
    let year = whole_year(len, year)?;
    let value = match (date(year, a, b), date(year, b, a)) {
        (Some(month_first), Some(day_first)) if month_first != day_first => {
            if words.is(i + 1, '.') {
                DateValue::Day { date: day_first, weekday: None }
            } else {
                DateValue::DayOr { month_first, day_first }
            }
        }
        (Some(date), _) | (None, Some(date)) => DateValue::Day { date, weekday: None },
        (None, None) => return None,
    };
    Found::new(i, i + 5, value)
}

/// Whether the same mark of `marks` stands, without spaces, between three runs of digits.
fn same_marks(words: &Words<'_>, i: usize, marks: &str) -> bool {
    let Tag::Mark(mark) = words.tag(i + 1) else { return false };
    marks.contains(mark) && words.is(i + 3, mark) && (i..i + 4).all(|k| words.glued(k))
}

/// `24 July 2021`, `the 24th of July`, `23-25 July`, `24 Jul 21`, `10 MAY 89`; `start` may be a weekday before it.
fn day_month(words: &Words<'_>, start: usize, i: usize, weekday: Option<Weekday>) -> Option<Found> {
    let Tag::Digits(1..=2, first) = words.tag(i) else { return None };
    let mut at = ordinal(words, i + 1);
    let mut until = first;
    if let (true, Tag::Digits(1..=2, to)) = (words.is(at, '-'), words.tag(at + 1))
        && to > first
    {
        until = to;
        at = ordinal(words, at + 2);
    }
    if matches!(words.tag(at), Tag::Mark('-' | '/')) && words.glued(at - 1) && words.glued(at) {
        at += 1; // `24-Jul-2021`
    } else if words.tag(at) == Tag::Of {
        at += 1;
    }
    let Tag::Month(month, form) = words.tag(at) else { return None };
    let spoken =
        matches!(month, 3 | 5) && form == Form::Full && words.get(at).case != Case::Capital;
    if words.get(at).case == Case::Lower && matches!(month, 3 | 5)
        || spoken && modal_follows(words, at + 1)
    {
        return None;
    }
    let end = if form == Form::Short && words.is(at + 1, '.') && words.glued(at) {
        at + 2
    } else {
        at + 1
    };
    dated(words, start, end, month, (first, until), weekday)
}

/// `July 24, 2021`, `July 23-25`, `July 24th`.
fn month_day(words: &Words<'_>, start: usize, i: usize, weekday: Option<Weekday>) -> Option<Found> {
    let Tag::Month(month, form) = words.tag(i) else { return None };
    if words.get(i).case == Case::Lower && matches!(month, 3 | 5) {
        return None;
    }
    let mut at = if form == Form::Short { words.skip(i + 1, ".") } else { i + 1 };
    if matches!(words.tag(at), Tag::Mark('-' | '/')) && words.glued(at - 1) && words.glued(at) {
        at += 1;
    }
    if words.tag(at) == Tag::The {
        at += 1;
    }
    let Tag::Digits(1..=2, first) = words.tag(at) else { return None };
    if !free_after(words, at) {
        return None;
    }
    // `in July 23 people died`
    if weekday.is_none() && words.before(i, 1).tag == Tag::In && words.tag(at + 1) == Tag::Counted {
        return None;
    }
    let mut end = ordinal(words, at + 1);
    let mut until = first;
    if let (true, Tag::Digits(1..=2, to)) = (words.is(end, '-'), words.tag(end + 1))
        && to > first
        && to <= 31
        && free_after(words, end + 1)
    {
        until = to;
        end = ordinal(words, end + 2);
    }
    dated(words, start, end, month, (first, until), weekday)
}

/// A day of a month, and the year or weekday that may follow at `end`.
fn dated(
    words: &Words<'_>,
    start: usize,
    end: usize,
    month: i8,
    (first, until): (u32, u32),
    weekday: Option<Weekday>,
) -> Option<Found> {
    let (day, last) = (i8::try_from(first).ok()?, i8::try_from(until).ok()?);
    Date::new(2000, month, day).and_then(|_| Date::new(2000, month, last)).ok()?;
    let (end, weekday) = match weekday {
        Some(day) => (end, Some(day)),
        None => weekday_after(words, end),
    };
    if let Some((end, year)) = year_after(words, end) {
        let from = Date::new(year, month, day).ok()?;
        let to = Date::new(year, month, last).ok()?;
        let value = if from == to {
            DateValue::Day { date: from, weekday }
        } else {
            DateValue::Days { first: from, last: to, grain: Grain::Day }
        };
        return Found::new(start, end, value);
    }
    let (end, which) = year_words(words, end).unwrap_or((end, Which::Latest));
    Found::new(start, end, DateValue::MonthDay { month, day, last, weekday, which })
}

/// `July 28 (Wednesday)`
fn weekday_after(words: &Words<'_>, end: usize) -> (usize, Option<Weekday>) {
    match (words.is(end, '('), words.tag(end + 1), words.is(end + 2, ')')) {
        (true, Tag::Weekday(n, _), true) => (end + 3, Weekday::from_monday_one_offset(n).ok()),
        _ => (end, None),
    }
}

/// `July 2021`, `July of 2021`, `Nov. 2020`, `July last year`.
fn month_year(words: &Words<'_>, i: usize) -> Option<Found> {
    let Tag::Month(month, form) = words.tag(i) else { return None };
    let at = if form == Form::Short { words.skip(i + 1, ".") } else { i + 1 };
    let at = if words.tag(at) == Tag::Of { at + 1 } else { words.skip(at, ",") };
    if let Some(year) = full_year(words, at) {
        let first = Date::new(year, month, 1).ok()?;
        return Found::new(
            i,
            at + 1,
            DateValue::Days { first, last: last_of_month(first), grain: Grain::Month },
        );
    }
    let (end, which) = year_words(words, i + 1)?;
    Found::new(i, end, DateValue::Month { month, part: Part::Whole, which })
}

/// `in July`; names of months that are other words too need the preposition.
fn bare_month(words: &Words<'_>, i: usize) -> Option<Found> {
    let Tag::Month(month, Form::Full) = words.tag(i) else { return None };
    let before = words.before(i, 1).tag;
    let company = matches!(
        before,
        Tag::In | Tag::Of | Tag::The | Tag::This | Tag::Early | Tag::Mid | Tag::End
    ) || matches!(before, Tag::Mark('-')) && words.before(i, 2).tag == Tag::Mid
        || words.is(i + 1, '\'') && words.letters(i + 2) == "s";
    let odd = words.get(i).case == Case::Lower || matches!(month, 3..=6 | 8) && before != Tag::In;
    if !company
        || odd && before != Tag::Of
        || words.get(i).case == Case::Lower && matches!(month, 3 | 5 | 8)
    {
        return None;
    }
    Found::new(i, i + 1, DateValue::Month { month, part: Part::Whole, which: Which::Latest })
}

/// `Friday`, `Friday night`, `Friday last week`.
fn plain_weekday(words: &Words<'_>, i: usize, weekday: Weekday, form: Form) -> Option<Found> {
    let case = words.get(i).case;
    let known = match form {
        Form::Full => true,
        Form::Short => {
            case == Case::Capital
                && matches!(words.before(i, 1).tag, Tag::On | Tag::Last | Tag::Next)
        }
    };
    if !known {
        return None;
    }
    let mut end = i + 1;
    if words.tag(end) == Tag::PartOfDay {
        end += 1;
    }
    let of = usize::from(words.tag(end) == Tag::Of);
    let which = match (words.tag(end + of), words.tag(end + of + 1)) {
        (Tag::Last, Tag::Unit(Unit::Week)) => Some(Which::Of(-1)),
        (Tag::This, Tag::Unit(Unit::Week)) => Some(Which::Of(0)),
        (Tag::Next, Tag::Unit(Unit::Week)) => Some(Which::Of(1)),
        _ => None,
    };
    if which.is_some() {
        end += of + 2;
    }
    Found::new(i, end, DateValue::Weekday { weekday, which: which.unwrap_or(Which::Latest) })
}

/// `may be`, `may have`: the month is a verb.
fn modal_follows(words: &Words<'_>, i: usize) -> bool {
    let word = words.letters(i);
    ["be", "have", "not", "also", "well", "soon"]
        .iter()
        .any(|modal| word.eq_ignore_ascii_case(modal))
}

fn ordinal(words: &Words<'_>, i: usize) -> usize {
    if words.tag(i) == Tag::Suffix && words.glued_before(i) { i + 1 } else { i }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The last day of the month that holds `date`.
pub(crate) fn last_of_month(date: Date) -> Date {
    date.last_of_month()
}

/// The first day of the month so many months after that of `date`.
pub(crate) fn month_after(date: Date, months: i32) -> Option<Date> {
    let index = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()
}
