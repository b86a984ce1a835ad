//! Named wars and events: a table of what they are called and when they were, and the places where a text names them.
//!
//! An event is named by a phrase of its own (`the 44-day war`) or by a place and a noun (`the 2020 conflict over
//! Norland`). Casualties use it to tell the dead of a past war from those of the day; [`crate::solve`] to find a year.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use anyhow::Context as _;
use jiff::civil::Date;
use serde::Deserialize;

use crate::vocabulary::Tag;
use crate::words::Words;
use crate::years::full_year;

/// Words that name an event of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventMention {
    /// The bytes of the words, on character boundaries: from the place to the noun, with a year before it.
    pub span: Range<usize>,
    /// The event's name in the table, which need not stand in the text.
    pub name: String,
    /// Its first day.
    pub first: Date,
    /// Its last day; absent where it goes on.
    pub last: Option<Date>,
    /// Whether the words mean this event and no other of the table. `The war over Norland` where the table knows two of
    /// them is the later one, uncertainly.
    pub certain: bool,
}

/// A table of named events.
#[derive(Debug)]
pub struct Events {
    rows: Vec<Row>,
    /// Phrases under their first word.
    phrases: BTreeMap<String, Vec<Phrase>>,
    /// The most bytes that a first word can have in a text: longer words need no look-up.
    longest: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) first: Date,
    pub(crate) last: Option<Date>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    role: Role,
    rows: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Name,
    Place,
    Noun,
}

/// A place of the text that names one event of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Indices of words.
    pub(crate) words: Range<usize>,
    /// Indices of rows, sorted.
    pub(crate) rows: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    event: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    first: toml::value::Datetime,
    last: Option<toml::value::Datetime>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
}

impl Events {
    /// The built-in table together with tables of one's own: pairs of a name for messages and TOML text in the form of
    /// `data/events.toml`. An event of the same name replaces the one before it.
    ///
    /// ```
    /// let own = "[[event]]\nname = \"Sudland war\"\nfirst = 1999-03-01\nlast = 1999-05-31\nnames = [\"ten week war\"]";
    /// let events = dateline_dates::Events::new(&[("mine.toml", own)]).unwrap();
    /// assert_eq!(events.find("The ten-week war is over.")[0].name, "Sudland war");
    /// ```
    ///
    /// # Errors
    /// If a table can't be read or has an impossible date; the message has the table's name and the line or the event.
    pub fn new(tables: &[(&str, &str)]) -> anyhow::Result<Events> {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let built_in = ("the built-in events", include_str!("../data/events.toml"));
        for (name, text) in std::iter::once(&built_in).chain(tables) {
            let table: Table =
                toml::from_str(text).with_context(|| format!("can't read the events of {name}"))?;
            for entry in table.event {
                check(&entry).with_context(|| format!("in {name}, event `{}`", entry.name))?;
                entries.insert(entry.name.clone(), entry);
            }
        }
        Ok(Events::of(entries.into_values()))
    }

    /// The built-in table, parsed once.
    #[must_use]
    pub fn built_in() -> &'static Events {
        static TABLE: LazyLock<Events> = LazyLock::new(|| {
            Events::new(&[]).expect("the built-in events are valid, as a test shows")
        });
        &TABLE
    }

    /// The words of `text` that name events, in order, without overlap.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<EventMention> {
        let words = Words::new(text);
        let named = self.named(&words);
        let mentions = named.iter().filter_map(|named| {
            let latest = named
                .rows
                .iter()
                .filter_map(|row| self.rows.get(*row))
                .max_by_key(|row| row.first)?;
            let Row { name, first, last } = latest.clone();
            let span = words.span(named.words.start, named.words.end);
            Some(EventMention { span, name, first, last, certain: named.rows.len() == 1 })
        });
        mentions.collect()
    }

    pub(crate) fn row(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }

    fn of(entries: impl Iterator<Item = Entry>) -> Events {
        let mut rows = Vec::new();
        let mut phrases: BTreeMap<(Vec<String>, Role), Vec<usize>> = BTreeMap::new();
        for entry in entries {
            let (Some(first), last) = (date(&entry.first), entry.last.as_ref().and_then(date))
            else {
                continue;
            };
            let row = rows.len();
            rows.push(Row { name: entry.name, first, last });
            let lists =
                [(entry.names, Role::Name), (entry.places, Role::Place), (entry.nouns, Role::Noun)];
            for (list, role) in lists {
                for phrase in list {
                    phrases.entry((spelled(&phrase), role)).or_default().push(row);
                }
            }
        }
        let mut by_first: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
        for ((words, role), rows) in phrases {
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push(Phrase { words, role, rows });
            }
        }
        // Lower case may be shorter than what it is made of, at most by half.
        let longest = by_first.keys().map(|word| word.len() * 2).max().unwrap_or_default();
        Events { rows, phrases: by_first, longest }
    }

    /// The places of the text that name events, in order, without overlap; the longest name wins.
    pub(crate) fn named(&self, words: &Words<'_>) -> Vec<Named> {
        let hits = self.hits(words);
        let mut named: Vec<Named> = Vec::new();
        for (k, hit) in hits.iter().enumerate() {
            match hit.phrase.role {
                Role::Name => {
                    named.push(Named { words: hit.start..hit.end, rows: hit.phrase.rows.clone() })
                }
                Role::Noun => named.extend(self.at_noun(words, &hits, k)),
                Role::Place => {}
            }
        }
        named.sort_by_key(|named| {
            (named.words.start, std::cmp::Reverse(named.words.end), named.rows.clone())
        });
        let mut end = 0;
        named.retain(|named| {
            let free = named.words.start >= end;
            if free {
                end = named.words.end;
            }
            free
        });
        named
    }

    fn hits(&self, words: &Words<'_>) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        for i in 0..words.len() {
            if matches!(words.tag(i), Tag::Mark(_) | Tag::Break) {
                continue;
            }
            let letters = words.letters(i);
            if letters.len() > self.longest {
                continue;
            }
            let Some(phrases) = self.phrases.get(&letters.to_lowercase()) else { continue };
            let ends = phrases.iter().filter_map(|phrase| {
                Some(Hit { start: i, end: matches(words, i, phrase)?, phrase })
            });
            let mut here: Vec<Hit<'_>> = ends.collect();
            // Of several names at one place the longest stands; places and nouns stand beside it.
            let longest =
                here.iter().filter(|hit| hit.phrase.role == Role::Name).map(|hit| hit.end).max();
            here.retain(|hit| hit.phrase.role != Role::Name || Some(hit.end) == longest);
            hits.append(&mut here);
        }
        hits
    }

    /// The event that a noun names together with a place before it (`the Norland war`) or after it (`war over Norland`).
    fn at_noun(&self, words: &Words<'_>, hits: &[Hit<'_>], k: usize) -> Option<Named> {
        let noun = &hits[k];
        // `post-war`, `tug-of-war`
        if words.glued_before(noun.start) {
            return None;
        }
        let before = hits[..k].iter().rev().take_while(|hit| hit.start + 6 > noun.start);
        let before = before.filter(|hit| hit.phrase.role == Role::Place && hit.end <= noun.start);
        let after = hits[k + 1..].iter().take_while(|hit| hit.start < noun.end + 10);
        let after = after.filter(|hit| hit.phrase.role == Role::Place && hit.start >= noun.end);
        let place = before
            .filter(|place| noun.start - place.end <= 4 && joined(words, place.end, noun.start))
            .chain(after.filter(|place| led(words, noun.end, place.start)))
            .next()?;
        let mut start = noun.start.min(place.start);
        let mut rows: Vec<usize> = place
            .phrase
            .rows
            .iter()
            .copied()
            .filter(|row| noun.phrase.rows.binary_search(row).is_ok())
            .collect();
        let year_at = (1..=4)
            .filter_map(|places| start.checked_sub(places))
            .find(|at| full_year(words, *at).is_some());
        if let Some(at) = year_at.filter(|at| joined(words, at + 1, start)) {
            let year = full_year(words, at)?;
            rows.retain(|row| self.rows[*row].covers(year));
            start = at;
        }
        (!rows.is_empty()).then(|| Named { words: start..noun.end.max(place.end), rows })
    }
}

impl Row {
    fn covers(&self, year: i16) -> bool {
        self.first.year() <= year && self.last.is_none_or(|last| year <= last.year())
    }
}

/// The words of `text` that name events of the built-in table, in order, without overlap.
///
/// ```
/// let events = dateline_dates::events_in("More than 6,500 people died in the 2020 war over Nagorno-Karabakh.");
/// assert_eq!(events[0].name, "Second Nagorno-Karabakh war");
/// assert!(events[0].certain);
/// ```
#[must_use]
pub fn events_in(text: &str) -> Vec<EventMention> {
    Events::built_in().find(text)
}

struct Hit<'e> {
    start: usize,
    end: usize,
    phrase: &'e Phrase,
}

/// The index behind the phrase that begins at the word `i`; hyphens of the text are passed over.
fn matches(words: &Words<'_>, i: usize, phrase: &Phrase) -> Option<usize> {
    let mut at = i;
    for (k, word) in phrase.words.iter().enumerate() {
        if k > 0 && words.is(at, '-') {
            at += 1;
        }
        let same = match words.tag(at) {
            Tag::Mark(mark) => word.chars().eq(std::iter::once(mark)),
            Tag::Break => false,
            _ => words.letters(at).to_lowercase() == *word,
        };
        if !same {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Whether nothing that ends a phrase stands between two words.
fn joined(words: &Words<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| match words.tag(i) {
        Tag::Mark(mark) => matches!(mark, '\'' | '-'),
        Tag::Break | Tag::Digits(..) | Tag::Report => false,
        _ => true,
    })
}

/// Whether a preposition leads from a noun to its place: `war last year in September over the disputed Norland`.
fn led(words: &Words<'_>, from: usize, to: usize) -> bool {
    const LEADING: [&str; 6] = ["over", "in", "for", "with", "against", "on"];
    let near = to.saturating_sub(5).max(from);
    let led =
        (near..to).any(|i| LEADING.iter().any(|word| words.letters(i).eq_ignore_ascii_case(word)));
    led && joined(words, from, to)
}

fn spelled(phrase: &str) -> Vec<String> {
    let words = Words::new(phrase);
    let spell = |i: usize| match words.tag(i) {
        Tag::Mark('-') => None,
        Tag::Mark(mark) => Some(mark.to_string()),
        _ => Some(words.letters(i).to_lowercase()),
    };
    (0..words.len()).filter_map(spell).collect()
}

fn date(at: &toml::value::Datetime) -> Option<Date> {
    let date = at.date?;
    Date::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}

fn check(entry: &Entry) -> anyhow::Result<()> {
    let Some(first) = date(&entry.first) else {
        anyhow::bail!("`first` is no day of the calendar")
    };
    if let Some(last) = &entry.last {
        let Some(last) = date(last) else { anyhow::bail!("`last` is no day of the calendar") };
        anyhow::ensure!(first <= last, "it ends on {last}, before it begins on {first}");
    }
    anyhow::ensure!(
        entry.places.is_empty() == entry.nouns.is_empty(),
        "`places` and `nouns` stand together or not at all"
    );
    Ok(())
}
