//! What a text tells of the day on which it was written: its dates, weekdays and named events, less what only repeats.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use crate::events::{Events, Row};
use crate::find::find_words;
use crate::vocabulary::{Tag, Unit};
use crate::words::{Case, Words};
use crate::{DateMention, DateValue, Grain, Which};

/// The hints of a text, sorted and each one once.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Hints {
    /// Full dates of the past that stand in sentences.
    pub(crate) days: BTreeSet<Date>,
    /// Full dates of photographs.
    pub(crate) photographs: BTreeSet<Date>,
    /// Years that are named and do not lie ahead; the first day of what is named.
    pub(crate) starts: BTreeSet<Date>,
    /// Days of months without a year.
    pub(crate) month_days: BTreeSet<MonthDay>,
    /// Weekdays, and whether they stand at the beginning.
    pub(crate) weekdays: BTreeSet<(i8, bool)>,
    /// `last week`, `last month`, `this week`: the unit and its offset.
    pub(crate) periods: BTreeSet<(Grain, i32)>,
    /// How sentences put named events in time.
    pub(crate) relations: BTreeSet<Relation>,
}

/// A day of a month without a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MonthDay {
    pub(crate) month: i8,
    pub(crate) day: i8,
    /// From 1 for Monday.
    pub(crate) weekday: Option<i8>,
    pub(crate) ahead: bool,
    /// Whether words before it say that it is none of the days that the story reports: `signed on November 10`.
    pub(crate) background: bool,
    /// Whether the text says that it is the day of writing: `today, 11 February`.
    pub(crate) today: bool,
}

/// When a sentence says that an event was, seen from the day of writing; one of `spans` is the event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Relation {
    pub(crate) when: When,
    /// The first and last days of the events that can be meant.
    pub(crate) spans: Vec<(Date, Date)>,
}

/// When an event was, seen from the day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum When {
    /// `last year`, or in a month of it.
    LastYear(Option<i8>),
    /// `last November`
    LastMonth(i8),
    /// `a year ago`, `a year after the war`
    YearAgo,
}

/// Events that last longer tell little.
const SHORT: i32 = 3 * 366;

/// How many words are the beginning of a text.
const BEGINNING: usize = 150;

impl Hints {
    pub(crate) fn of(text: &str, events: &Events) -> Hints {
        let words = Words::new(text);
        let mentions = find_words(&words);
        Hints::gather(&words, &mentions, events)
    }

    /// The hints of a text that names a day of a month or a full date: nothing else can be shortly before publication.
    pub(crate) fn of_dated(text: &str, events: &Events) -> Option<Hints> {
        let words = Words::new(text);
        let mentions = find_words(&words);
        let dated = |value| matches!(value, DateValue::MonthDay { .. } | DateValue::Day { .. });
        let any = mentions.iter().any(|(_, mention)| dated(mention.value));
        any.then(|| Hints::gather(&words, &mentions, events))
    }

    fn gather(words: &Words<'_>, mentions: &[(usize, DateMention)], events: &Events) -> Hints {
        let sentences = sentences(words);
        let named = named(words, events);
        let mut hints = Hints::default();
        for named in &named {
            if let [row] = named.rows.as_slice() {
                hints.starts.insert(row.first);
            }
        }
        for (k, (at, mention)) in mentions.iter().enumerate() {
            hints.add(words, *at, mention);
            let today = beside_today(words, mentions, k);
            if let DateValue::MonthDay {
                month,
                day,
                weekday,
                which: which @ (Which::Latest | Which::Next),
                ..
            } = mention.value
            {
                let near = at.saturating_sub(7).max(sentence_at(&sentences, *at).start)..*at;
                hints.month_days.insert(MonthDay {
                    month,
                    day,
                    weekday: weekday.map(Weekday::to_monday_one_offset),
                    ahead: which == Which::Next,
                    background: near
                        .clone()
                        .any(|i| TABLES.background.iter().any(|word| spells(words, i, word))),
                    today,
                });
            }
            if let Some(when) = when(mention.value) {
                hints.relate(words, sentence_at(&sentences, *at), when, &named);
            }
        }
        for i in 0..words.len() {
            // `a year after the war`, which names no day and is no mention.
            let year =
                words.tag(i) == Tag::Count(1, true) && words.tag(i + 1) == Tag::Unit(Unit::Year);
            if year && ["after", "since"].iter().any(|word| spells(words, i + 2, word)) {
                hints.relate(words, sentence_at(&sentences, i), When::YearAgo, &named);
            }
        }
        hints
    }

    fn add(&mut self, words: &Words<'_>, at: usize, mention: &DateMention) {
        match mention.value {
            DateValue::Day { date, .. } => match credit(words, at) {
                Some(true) => drop(self.photographs.insert(date)),
                Some(false) => drop(self.starts.insert(date)),
                None if ahead(words, at) => {}
                None => drop(self.days.insert(date)),
            },
            DateValue::Days { first, .. }
                if !ahead(words, at) && !scheduled(words, at, mention) =>
            {
                self.starts.insert(first);
            }
            DateValue::Weekday { weekday, which: Which::Latest } => {
                self.weekdays.insert((weekday.to_monday_one_offset(), at < BEGINNING));
            }
            DateValue::Period {
                unit: unit @ (Grain::Week | Grain::Month),
                offset: offset @ (-1 | 0),
                ..
            } => {
                self.periods.insert((unit, offset));
            }
            _ => {}
        }
    }

    /// Notes that the sentence puts an event there, if it speaks of one.
    fn relate(
        &mut self,
        words: &Words<'_>,
        sentence: std::ops::Range<usize>,
        when: When,
        named: &[NamedRows<'_>],
    ) {
        let about_war =
            sentence.clone().any(|i| TABLES.wars.iter().any(|word| spells(words, i, word)));
        let here = |named: &&NamedRows<'_>| sentence.contains(&named.at);
        let meant: Vec<&NamedRows<'_>> = if named.iter().any(|named| here(&named)) {
            named.iter().filter(here).collect()
        } else if about_war {
            named.iter().collect()
        } else {
            return;
        };
        let mut spans: Vec<(Date, Date)> =
            meant.iter().flat_map(|named| &named.rows).filter_map(|row| short(row)).collect();
        spans.sort_unstable();
        spans.dedup();
        if !spans.is_empty() {
            self.relations.insert(Relation { when, spans });
        }
    }
}

/// The first and last day of an event that is over and was no longer than [`SHORT`].
fn short(row: &Row) -> Option<(Date, Date)> {
    let last = row.last?;
    ((last - row.first).get_days() <= SHORT).then_some((row.first, last))
}

fn when(value: DateValue) -> Option<When> {
    match value {
        DateValue::Period { unit: Grain::Year, offset: -1, .. } => Some(When::LastYear(None)),
        DateValue::Month { month, which: Which::Of(-1), .. }
        | DateValue::MonthDay { month, which: Which::Of(-1), .. } => {
            Some(When::LastYear(Some(month)))
        }
        DateValue::Month { month, which: Which::Last, .. } => Some(When::LastMonth(month)),
        DateValue::Ago { n: 1, unit: Grain::Year, .. } => Some(When::YearAgo),
        _ => None,
    }
}

/// A place that names events.
struct NamedRows<'e> {
    at: usize,
    rows: Vec<&'e Row>,
}

/// The events that the text names.
fn named<'e>(words: &Words<'_>, events: &'e Events) -> Vec<NamedRows<'e>> {
    let named = events.named(words);
    let rows = |rows: &[usize]| rows.iter().filter_map(|row| events.row(*row)).collect();
    named.iter().map(|named| NamedRows { at: named.words.start, rows: rows(&named.rows) }).collect()
}

/// The indices at which sentences begin.
fn sentences(words: &Words<'_>) -> Vec<usize> {
    let ends = |i: usize| match words.tag(i) {
        Tag::Break => true,
        Tag::Mark('!' | '?') => true,
        Tag::Mark('.') => {
            let initial = words.before(i, 1).end - words.before(i, 1).start == 1;
            !words.glued(i) && !initial && words.get(i + 1).case != Case::Lower
                || words.is(i + 1, '"')
        }
        _ => false,
    };
    std::iter::once(0).chain((0..words.len()).filter(|i| ends(*i)).map(|i| i + 1)).collect()
}

fn sentence_at(starts: &[usize], i: usize) -> std::ops::Range<usize> {
    let next = starts.partition_point(|start| *start <= i);
    let start = next.checked_sub(1).and_then(|at| starts.get(at)).copied().unwrap_or_default();
    start..starts.get(next).copied().unwrap_or(start + 80).min(start + 80)
}

/// `today, 11 February`: a mention right behind `today`, or before it.
fn beside_today(words: &Words<'_>, mentions: &[(usize, DateMention)], k: usize) -> bool {
    let today = |at: Option<usize>| {
        at.and_then(|at| mentions.get(at)).filter(|(_, mention)| {
            matches!(mention.value, DateValue::Period { unit: Grain::Day, offset: 0, .. })
        })
    };
    let Some((at, _)) = mentions.get(k) else { return false };
    let before = today(k.checked_sub(1)).is_some_and(|(before, _)| at - before <= 2);
    before && !words.is(at.wrapping_sub(1), '.')
}

/// Whether the date at `at` is that of a photograph: its credit follows in parentheses. Of an old one, `Some(false)`.
fn credit(words: &Words<'_>, at: usize) -> Option<bool> {
    let open = (at..at + 16).find(|i| matches!(words.tag(*i), Tag::Mark('(' | '[')))?;
    let inside = || {
        (open + 1..open + 10)
            .take_while(|i| !matches!(words.tag(*i), Tag::Mark(')' | ']') | Tag::Break))
    };
    let has = |list: &[String]| inside().any(|i| list.iter().any(|word| spells(words, i, word)));
    has(&TABLES.credits).then(|| !has(&TABLES.archive))
}

/// Whether the words before a full date or a year put it after the day of writing.
fn ahead(words: &Words<'_>, at: usize) -> bool {
    ["by", "until", "till", "through"].iter().any(|word| spells(words, at.wrapping_sub(1), word))
        || crate::ahead::points_ahead(words, at, at + 1)
}

/// Whether the year at `at` is that of something that is announced long before: `the 2017 presidential election`.
fn scheduled(words: &Words<'_>, at: usize, mention: &DateMention) -> bool {
    let next = (at..at + 8).find(|i| words.get(*i).start >= mention.span.end);
    next.is_some_and(|next| TABLES.scheduled.iter().any(|word| spells(words, next, word)))
}

fn spells(words: &Words<'_>, i: usize, word: &str) -> bool {
    words.letters(i).eq_ignore_ascii_case(word)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    credits: Vec<String>,
    archive: Vec<String>,
    wars: Vec<String>,
    background: Vec<String>,
    scheduled: Vec<String>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/solve.toml"))
        .expect("the built-in words are valid, as a test shows")
});
