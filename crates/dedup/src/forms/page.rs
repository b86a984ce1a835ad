//! What is known by its marks and figures rather than by its words: a date stamp, a way through the site.

use std::collections::BTreeSet;
use std::ops::Range;

use dateline_core::Span;
use serde::Deserialize;

use crate::forms::rows::{Row, prefix, row};
use crate::forms::unit::{Of, Unit};
use crate::hashes::Hashes;
use crate::words::{Words, hash_of};

/// A way through a site has at most so many words.
const WAY_WORDS: usize = 9;

/// A complete date has at least so many words: day, month and year.
const STAMP_WORDS: usize = 3;

/// A stamp has at most so many words; more are a table.
const LONGEST_STAMP: usize = 20;

/// The section `[navigation]` of a file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Navigation {
    separators: Vec<String>,
}

/// The section `[stamp]` of a file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stamp {
    labels: Vec<String>,
    fillers: Vec<String>,
}

/// What shows that words are about the page.
pub(crate) struct Page {
    separators: BTreeSet<String>,
    labels: Vec<Row>,
    fillers: BTreeSet<u64>,
    /// The names of months and weekdays, by hash.
    dates: Hashes,
}

impl Page {
    /// Nothing but the names of months and weekdays, by hash.
    pub(crate) fn new(dates: Hashes) -> Page {
        Page { separators: BTreeSet::new(), labels: Vec::new(), fillers: BTreeSet::new(), dates }
    }

    /// Adds what a file gives.
    pub(crate) fn extend(&mut self, navigation: Navigation, stamp: &Stamp) {
        self.separators.extend(navigation.separators);
        self.labels.extend(stamp.labels.iter().map(|label| row(label)));
        self.fillers.extend(stamp.fillers.iter().map(|filler| hash_of(filler)));
    }

    /// Whether a word, by its hash, names a month or a weekday.
    pub(crate) fn is_date(&self, word: u64) -> bool {
        self.dates.contains(word)
    }

    /// A date at the start of a unit at the head of a text, as data about the page.
    ///
    /// Behind a label and alone in its line any date is one; without a label, or before other words, it has to be
    /// complete. `On May 3, 2021 12 soldiers died` begins a story.
    pub(crate) fn stamp(&self, text: &str, words: &Words, unit: &Unit) -> Option<Span> {
        let hashes = words.hashes().get(unit.words.clone())?;
        let label = self.labels.iter().filter_map(|label| prefix(label, hashes)).max();
        let first = unit.words.start + label.unwrap_or(0);
        let date = first..self.end_of_date(text, words, first..unit.words.end);
        let alone = date.end == unit.words.end;
        let parts =
            date.clone().filter(|&word| !self.fillers.contains(&words.hashes()[word])).count();
        let complete =
            parts >= STAMP_WORDS && date.clone().any(|word| self.shows_date(text, words, word));
        let is_stamp = match label {
            Some(_) if alone => parts > 0,
            Some(_) => complete,
            None => alone && complete,
        };
        if !is_stamp || date.end - unit.words.start > LONGEST_STAMP {
            return None;
        }
        if alone {
            return Some(unit.span);
        }
        let last = words.cover(unit.words.start..date.end)?;
        Some(Span::new(unit.span.start(), last.end()))
    }

    /// Where the words of a date at the start of `range` end.
    fn end_of_date(&self, text: &str, words: &Words, range: Range<usize>) -> usize {
        let is_filler = |word: usize| self.fillers.contains(&words.hashes()[word]);
        let is_part = |word: usize| {
            figures(text, words, word) > 0 || self.dates.contains(words.hashes()[word])
        };
        let taken = range.clone().take_while(|&word| is_part(word) || is_filler(word)).count();
        let mut end = range.start + taken;
        // `2021-05-03 At noon …`: what comes before other words is theirs.
        while end < range.end && end > range.start && !is_part(end - 1) {
            end -= 1;
        }
        end
    }

    /// Whether a word tells a date from other figures: a year, a month, a weekday.
    fn shows_date(&self, text: &str, words: &Words, word: usize) -> bool {
        figures(text, words, word) == 4 || self.dates.contains(words.hashes()[word])
    }

    /// Whether a unit is a way through a site: a few words parted by marks between spaces.
    pub(crate) fn is_way(&self, text: &str, unit: &Unit) -> bool {
        if unit.of != Of::Line || unit.words.len() > WAY_WORDS || unit.words.len() < 2 {
            return false;
        }
        let Some(line) = unit.span.of(text) else { return false };
        let mut segments = vec![0];
        for part in line.split_whitespace() {
            if self.separators.contains(part) {
                segments.push(0);
            } else if let Some(last) = segments.last_mut() {
                *last += 1;
            }
        }
        let most = if segments.len() == 2 { 2 } else { 3 };
        segments.len() >= 2 && segments.iter().all(|&words| (1..=most).contains(&words))
    }
}

/// How many figures a word has.
fn figures(text: &str, words: &Words, word: usize) -> usize {
    words.span(word).of(text).map_or(0, |word| word.chars().filter(|c| c.is_numeric()).count())
}
