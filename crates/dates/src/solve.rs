//! Solving for a publication date: days are tried, and the one that the text contradicts least is taken.
//!
//! A day costs for each hint that it does not fit, see [`Hints`]. A hint that contradicts all others so costs the same
//! everywhere and moves nothing. Only days shortly after a day that the text names are tried, and the answer stands only
//! where other years and other weeks cost clearly more: a wrong date is worse than none.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::hints::{Hints, MonthDay, Relation, When};
use crate::resolve::{monday, plus};
use crate::{Events, Grain};

/// A publication date that a text implies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Solved {
    /// The likeliest day.
    pub date: Date,
    /// The days of the same week that fit about as well, first and last.
    pub range: (Date, Date),
}

/// How many days after the latest day that a text names it may have been written.
const AFTER: i32 = 9;

/// How many years after the latest that a text names it may have been written.
const YEARS: i16 = 3;

/// By how much another year must cost more, in hundredths.
const YEAR_MARGIN: u32 = 150;

/// By how much another week must cost more.
const WEEK_MARGIN: u32 = 60;

/// The publication date that makes the weekdays, dates and named events of `text` agree; `None` where the text does
/// not fix its year and its week.
///
/// ```
/// use jiff::civil::date;
///
/// let text = "Norland said on Thursday that two soldiers had died. The shooting began on Tuesday, July 27. \
///     Norland and Sudland last met in 2020.";
/// let solved = dateline_dates::solve(text).unwrap();
/// assert_eq!(solved.date, date(2021, 7, 29));
/// assert_eq!(dateline_dates::solve("Norland said on Thursday that two soldiers had died."), None);
/// ```
#[must_use]
pub fn solve(text: &str) -> Option<Solved> {
    solve_with(text, Events::built_in())
}

/// [`solve`] with a table of events of one's own.
#[must_use]
pub fn solve_with(text: &str, events: &Events) -> Option<Solved> {
    let hints = Hints::of_dated(text, events)?;
    if hints.weekdays.is_empty() && !hints.month_days.iter().any(|day| day.today) {
        return None;
    }
    let anchors = anchors(&hints);
    let costs: Vec<(Date, u32)> = anchors
        .iter()
        .flat_map(|anchor| (0..=AFTER).filter_map(|days| plus(*anchor, days)))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|day| (day, cost(&hints, &anchors, day)))
        .collect();
    choose(&costs).filter(|solved| tells_year(&hints, solved.date, years(&hints)))
}

/// The publication date of a text that states its month and day and not its year: `MOSCOW, July 5 (Reuters) - `.
/// `None` where the text does not fix the year.
///
/// ```
/// let text = "The minister, in office since 2020, said on Monday that talks would go on.";
/// assert_eq!(dateline_dates::solve_day(text, 7, 5), jiff::civil::Date::new(2021, 7, 5).ok());
/// ```
#[must_use]
pub fn solve_day(text: &str, month: i8, day: i8) -> Option<Date> {
    let hints = Hints::of(text, Events::built_in());
    let years = years(&hints)?;
    let likely = *years.start()..=years.start() + 1;
    let days: BTreeSet<Date> = years.filter_map(|year| Date::new(year, month, day).ok()).collect();
    let costs: Vec<(Date, u32)> =
        days.iter().map(|day| (*day, cost(&hints, &days, *day))).collect();
    let clear = |costs: &[(Date, u32)]| {
        let (best, least) = *costs.iter().min_by_key(|(_, cost)| *cost)?;
        costs.iter().all(|(day, cost)| *day == best || *cost >= least + WEEK_MARGIN).then_some(best)
    };
    if let Some(best) = clear(&costs).filter(|best| dated(&hints, *best)) {
        return Some(best);
    }
    // Without events the weekdays must be near, as they are in a story of the day.
    let likely: Vec<(Date, u32)> =
        costs.into_iter().filter(|(day, _)| likely.contains(&day.year())).collect();
    let early = || hints.weekdays.iter().filter(|(_, early)| *early).map(|(weekday, _)| *weekday);
    let near = |day: Date| {
        early().all(|weekday| behind(weekday, day) <= 3)
            && early().any(|weekday| behind(weekday, day) <= 1)
    };
    clear(&likely).filter(|best| near(*best))
}

/// Whether the text gives a reason for the year of `day`, and not only nothing against it: named events, a full date
/// shortly before, or the weekday of a day of a month in the latest year that the text names or in the one after.
fn tells_year(hints: &Hints, day: Date, years: Option<std::ops::RangeInclusive<i16>>) -> bool {
    let agrees = hints
        .month_days
        .iter()
        .any(|named| named.weekday.is_some() && month_day_cost(*named, day) <= 100);
    let latest = years.is_some_and(|years| day.year() - years.start() <= 1);
    agrees && latest || dated(hints, day)
}

/// Whether named events or a full date shortly before speak for the year of `day`.
fn dated(hints: &Hints, day: Date) -> bool {
    let related = hints.relations.iter().any(|relation| relation_cost(relation, day) == 0);
    let contradicted =
        hints.relations.iter().filter(|relation| relation_cost(relation, day) > 0).count();
    let shortly = |named: &Date| (0..=45).contains(&(day - *named).get_days());
    let photograph = hints
        .photographs
        .last()
        .is_some_and(|named| (0..=AFTER).contains(&(day - *named).get_days()));
    related && contradicted == 0 || photograph || hints.days.last().is_some_and(shortly)
}

/// How many days before `day` the weekday was.
fn behind(weekday: i8, day: Date) -> u8 {
    Weekday::from_monday_one_offset(weekday)
        .map_or(0, |weekday| weekday.until(day.weekday()).unsigned_abs())
}

/// The years that the text may be of: from the latest that it names.
fn years(hints: &Hints) -> Option<std::ops::RangeInclusive<i16>> {
    let named = hints.days.iter().chain(&hints.photographs).chain(&hints.starts);
    let latest = named.map(|day| day.year()).max()?;
    Some(latest..=latest.saturating_add(YEARS))
}

/// Days shortly before publication: days of months in each year that may be meant, and the day of the latest photograph.
fn anchors(hints: &Hints) -> BTreeSet<Date> {
    const MOST: usize = 60;
    let mut anchors = BTreeSet::new();
    let Some(years) = years(hints) else { return anchors };
    for year in years {
        let days = hints.month_days.iter().filter(|day| !day.ahead && !day.background).take(MOST);
        anchors.extend(days.filter_map(|day| Date::new(year, day.month, day.day).ok()));
    }
    let latest = hints.days.iter().chain(&hints.photographs).chain(&hints.starts).max();
    anchors.extend(hints.photographs.last().filter(|photograph| Some(*photograph) == latest));
    anchors
}

/// What it costs to say that the text was written on `day`, in hundredths.
fn cost(hints: &Hints, anchors: &BTreeSet<Date>, day: Date) -> u32 {
    let after =
        anchors.range(..=day).next_back().map_or(AFTER, |anchor| (day - *anchor).get_days());
    let tomorrow = plus(day, 1).unwrap_or(day);
    let later = hints
        .days
        .iter()
        .chain(&hints.photographs)
        .chain(&hints.starts)
        .filter(|named| **named > tomorrow);
    35 * after.unsigned_abs()
        + 400 * u32::try_from(later.count()).unwrap_or(u32::MAX).min(100)
        + hints
            .weekdays
            .iter()
            .map(|(weekday, early)| weekday_cost(*weekday, *early, day))
            .sum::<u32>()
        + hints.month_days.iter().map(|month_day| month_day_cost(*month_day, day)).sum::<u32>()
        + hints
            .periods
            .iter()
            .map(|(unit, offset)| period_cost(hints, *unit, *offset, day))
            .sum::<u32>()
        + hints.relations.iter().map(|relation| relation_cost(relation, day)).sum::<u32>()
}

/// News names the days of the week just past, the nearer the likelier, and the first it names most of all.
fn weekday_cost(weekday: i8, early: bool, day: Date) -> u32 {
    const BEHIND: [u32; 7] = [0, 25, 70, 110, 150, 190, 230];
    BEHIND[usize::from(behind(weekday, day)) % 7] * if early { 2 } else { 1 }
}

fn month_day_cost(named: MonthDay, day: Date) -> u32 {
    let in_year =
        |offset: i16| Date::new(day.year().checked_add(offset)?, named.month, named.day).ok();
    let tomorrow = plus(day, 1).unwrap_or(day);
    let meant = if named.ahead {
        (0..=1).filter_map(in_year).find(|meant| *meant >= day)
    } else {
        (-1..=1).rev().filter_map(in_year).find(|meant| *meant <= tomorrow)
    };
    let Some(meant) = meant else { return 300 };
    let contradicted =
        named.weekday.is_some_and(|weekday| meant.weekday().to_monday_one_offset() != weekday);
    let far = match (day - meant).get_days().unsigned_abs() {
        0..=10 => 0,
        11..=31 => 50,
        32..=120 => 100,
        121..=240 => 150,
        _ => 200,
    };
    let today = if named.today && meant != day { 300 } else { 0 };
    let weekday = if contradicted { 500 } else { 0 };
    far + today + weekday
}

/// `last week` asks for a day of the text in that week, if the text names days of months at all.
fn period_cost(hints: &Hints, unit: Grain, offset: i32, day: Date) -> u32 {
    let days = hints.month_days.iter().filter(|named| !named.ahead && !named.background);
    let mut days =
        days.filter_map(|named| Date::new(day.year(), named.month, named.day).ok()).peekable();
    if days.peek().is_none() {
        return 0;
    }
    let inside = |named: Date| match unit {
        // A week may begin on Sunday.
        Grain::Week => {
            monday(day).and_then(|monday| plus(monday, 7 * offset)).is_some_and(|first| {
                plus(first, -1).is_some_and(|first| first <= named)
                    && plus(first, 6).is_some_and(|last| named <= last)
            })
        }
        _ => i32::from(named.month()) == i32::from(day.month()) + offset,
    };
    if days.any(inside) { 0 } else { 40 }
}

fn relation_cost(relation: &Relation, day: Date) -> u32 {
    let fits = |(first, last): (Date, Date)| match relation.when {
        When::LastYear(month) => {
            let year = day.year() - 1;
            let in_year = first.year() <= year && year <= last.year();
            in_year && month.is_none_or(|month| within_month(first, last, year, month))
        }
        When::LastMonth(month) => {
            let year = if month < day.month() { day.year() } else { day.year() - 1 };
            within_month(first, last, year, month)
        }
        When::YearAgo => {
            let since = |date: Date| (day - date).get_days();
            since(first) >= 180 && since(last) <= 580
        }
    };
    if relation.spans.iter().any(|span| fits(*span)) { 0 } else { 300 }
}

/// Whether an event goes on in some of the days of a month.
fn within_month(first: Date, last: Date, year: i16, month: i8) -> bool {
    Date::new(year, month, 1).is_ok_and(|begin| first <= begin.last_of_month() && begin <= last)
}

/// The cheapest day, where all days of other years and of other weeks cost clearly more.
fn choose(costs: &[(Date, u32)]) -> Option<Solved> {
    let (date, least) = *costs.iter().min_by_key(|(_, cost)| *cost)?;
    let near = |day: Date| (day - date).get_days().abs() <= 4;
    let year = |day: Date| (day - date).get_days().abs() > 180;
    let clear = costs.iter().all(|(day, cost)| {
        let margin = if near(*day) {
            0
        } else if year(*day) {
            YEAR_MARGIN
        } else {
            WEEK_MARGIN
        };
        *cost >= least + margin
    });
    if !clear {
        return None;
    }
    let about = |(day, cost): &&(Date, u32)| near(*day) && *cost < least + 100;
    let first = costs.iter().find(about).map_or(date, |(day, _)| *day);
    let last = costs.iter().rfind(about).map_or(date, |(day, _)| *day);
    Some(Solved { date, range: (first, last) })
}
