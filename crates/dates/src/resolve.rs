//! Which days a mention means in a story of a known day.

use jiff::civil::{Date, Weekday};

use crate::calendar::{last_of_month, month_after};
use crate::relative::part_of;
use crate::{DateMention, DateValue, Grain, Part, Which};

/// The first and the last day that `mention` means in a story of the day `published`; `None` where that takes a
/// publication date and there is none, or where the days lie outside the calendar.
///
/// News looks back: a weekday is the latest that is not after publication (on that weekday itself, the day itself), a
/// day of a month the latest that is not after the day after publication. Words that point ahead turn this round.
///
/// ```
/// use dateline_dates::{find, resolve};
/// use jiff::civil::date;
///
/// let mentions = find("The war of last November began on a Friday in 1988.");
/// let published = Some(date(2021, 11, 16));
/// assert_eq!(resolve(&mentions[0], published), Some((date(2020, 11, 1), date(2020, 11, 30))));
/// assert_eq!(resolve(&mentions[2], None), Some((date(1988, 1, 1), date(1988, 12, 31))));
/// ```
#[must_use]
pub fn resolve(mention: &DateMention, published: Option<Date>) -> Option<(Date, Date)> {
    match mention.value {
        DateValue::Day { date, .. } => Some((date, date)),
        DateValue::Days { first, last, .. } => Some((first, last)),
        value => against(value, published?),
    }
}

fn against(value: DateValue, published: Date) -> Option<(Date, Date)> {
    match value {
        DateValue::Day { date, .. } => Some((date, date)),
        DateValue::Days { first, last, .. } => Some((first, last)),
        DateValue::DayOr { month_first, day_first } => {
            let known = plus(published, 1)?;
            let (early, late) = (month_first.min(day_first), month_first.max(day_first));
            let day = if late <= known { late } else { early };
            Some((day, day))
        }
        DateValue::MonthDay { month, day, last, weekday, which } => {
            let first = month_day(published, month, day, weekday, which)?;
            Some((first, plus(first, i32::from(last - day))?))
        }
        DateValue::Month { month, part, which } => {
            let first = month_of(published, month, 1, which)?;
            part_of(first, last_of_month(first), Grain::Month, part)
        }
        DateValue::Season { month, which } => {
            let first = month_of(published, month, 3, which)?;
            Some((first, last_of_month(month_after(first, 2)?)))
        }
        DateValue::Weekday { weekday, which } => day(weekday_of(published, weekday, which)),
        DateValue::Period { unit, offset, part } => period(published, unit, offset, part),
        DateValue::Ago { n, unit, exact } => ago(published, i32::try_from(n).ok()?, unit, exact),
        DateValue::Past { n, unit } => {
            let n = i32::try_from(n).ok()?;
            let first = match unit {
                Grain::Day => plus(published, -n),
                Grain::Weekend | Grain::Week => plus(published, n.checked_mul(-7)?),
                unit => back(published, n.checked_mul(months(unit))?),
            };
            Some((first?, published))
        }
    }
}

fn day(day: Option<Date>) -> Option<(Date, Date)> {
    day.map(|day| (day, day))
}

/// The day so many days after `date`.
pub(crate) fn plus(date: Date, days: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The same day so many months before, or the last of a shorter month.
fn back(date: Date, months: i32) -> Option<Date> {
    date.checked_sub(jiff::Span::new().try_months(months).ok()?).ok()
}

fn months(unit: Grain) -> i32 {
    match unit {
        Grain::Decade => 120,
        Grain::Year => 12,
        Grain::Season => 3,
        _ => 1,
    }
}

/// The Monday of the week that holds `date`.
pub(crate) fn monday(date: Date) -> Option<Date> {
    plus(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

fn weekday_of(published: Date, weekday: Weekday, which: Which) -> Option<Date> {
    let behind = i32::from(weekday.until(published.weekday()));
    match which {
        Which::Latest => plus(published, -behind),
        Which::Last => plus(published, if behind == 0 { -7 } else { -behind }),
        Which::This => plus(published, (7 - behind) % 7),
        Which::Next => plus(published, 7 - behind),
        Which::Of(weeks) => {
            let days = i32::from(weekday.to_monday_zero_offset()) + 7 * i32::from(weeks);
            plus(monday(published)?, days)
        }
    }
}

/// The first day of `July 23-25`. A weekday beside it chooses the year where one of the last and the next agrees.
fn month_day(
    published: Date,
    month: i8,
    day: i8,
    weekday: Option<Weekday>,
    which: Which,
) -> Option<Date> {
    let in_year = |offset: i16| Date::new(published.year() + offset, month, day).ok();
    if let Which::Of(years) = which {
        return in_year(i16::from(years));
    }
    let known = plus(published, 1)?;
    let agrees = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
    // The 29th of February comes every four years, but for turns of centuries.
    let past = || (0..=8).filter_map(|years| in_year(-years)).filter(|date| *date <= known);
    let past = || in_year(1).filter(|date| *date <= known).into_iter().chain(past());
    let coming = || (0..=8).filter_map(in_year).filter(|date| *date >= published);
    let near = |date: &Date| (*date - published).get_days().abs() < 400;
    match which {
        Which::Next => coming().next(),
        Which::This => in_year(0),
        Which::Last => past().find(|date| *date < published),
        _ => past()
            .filter(near)
            .find(agrees)
            .or_else(|| coming().filter(near).find(|date| weekday.is_some() && agrees(date)))
            .or_else(|| past().next()),
    }
}

/// The first day of so many months from `month` on: of a month or a season.
fn month_of(published: Date, month: i8, months: i32, which: Which) -> Option<Date> {
    let in_year = |offset: i16| Date::new(published.year() + offset, month, 1).ok();
    let now = in_year(0)?;
    match which {
        Which::Latest if now <= published => Some(now),
        Which::Last if month_after(now, months).is_some_and(|end| end <= published) => Some(now),
        Which::Latest | Which::Last => in_year(-1),
        Which::This => Some(now),
        Which::Next if now > published => Some(now),
        Which::Next => in_year(1),
        Which::Of(years) => in_year(i16::from(years)),
    }
}

fn period(published: Date, unit: Grain, offset: i32, part: Part) -> Option<(Date, Date)> {
    let (first, last) = match unit {
        Grain::Day => return day(plus(published, offset)),
        Grain::Weekend => {
            // The running or latest weekend, on Saturday and Sunday the one that it is.
            let ahead = i32::from(
                published.weekday() == Weekday::Saturday || published.weekday() == Weekday::Sunday,
            );
            let weeks =
                if offset > 0 { offset } else { offset.min(0) + ahead.max(i32::from(offset < 0)) };
            let saturday = plus(monday(published)?, 5 + 7 * (weeks - i32::from(offset <= 0)))?;
            (saturday, plus(saturday, 1)?)
        }
        Grain::Week => {
            let first = plus(monday(published)?, offset.checked_mul(7)?)?;
            (first, plus(first, 6)?)
        }
        Grain::Month | Grain::Season => {
            let first = month_after(published, offset)?;
            (first, last_of_month(first))
        }
        Grain::Year => year_at(published, offset)?,
        Grain::Decade => {
            let decade = i32::from(published.year()).div_euclid(10) + offset;
            let year = i16::try_from(decade.checked_mul(10)?).ok()?;
            (Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(9)?, 12, 31).ok()?)
        }
    };
    match part {
        Part::SoFar => Some((first, last.min(published.max(first)))),
        part => part_of(first, last, unit, part),
    }
}

fn year_at(published: Date, offset: i32) -> Option<(Date, Date)> {
    let year = i16::try_from(i32::from(published.year()) + offset).ok()?;
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// The larger the unit, the less exact the day: weeks by three days, months by fifteen, years are whole years.
fn ago(published: Date, n: i32, unit: Grain, exact: bool) -> Option<(Date, Date)> {
    let around = |at: Option<Date>, days: i32| {
        let at = at?;
        Some((plus(at, -days)?, plus(at, days)?.min(published)))
    };
    match unit {
        Grain::Day => around(plus(published, -n), if exact { 0 } else { 2 }),
        Grain::Weekend | Grain::Week => {
            around(plus(published, n.checked_mul(-7)?), if exact { 3 } else { 7 })
        }
        Grain::Month | Grain::Season => {
            around(back(published, n.checked_mul(months(unit))?), if exact { 15 } else { 45 })
        }
        Grain::Year => {
            let slack = if exact { 0 } else { 1 };
            let (first, last) =
                (year_at(published, -n - slack)?.0, year_at(published, -n + slack)?.1);
            Some((first, last.min(published)))
        }
        Grain::Decade => {
            let years = n.checked_mul(10)?;
            Some((year_at(published, -years - 2)?.0, year_at(published, -years + 2)?.1))
        }
    }
}
