//! Whether a sentence tells of the past before the episode.

use std::ops::Range;

use dateline_syntax::{EntityKind, Tag};

use crate::read::Reading;

/// Whether a sentence tells of what was before the episode: a year gone by, `last year`, `a year after`.
pub(crate) fn is_historical(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    published: Option<i16>,
) -> bool {
    let starts = |token: usize, words: &Vec<String>| {
        words.iter().zip(token..tokens.end).filter(|(word, at)| fits(reading, *at, word)).count()
            == words.len()
    };
    let told =
        |token: usize| reading.vocabulary.historical.iter().any(|words| starts(token, words));
    if tokens.clone().any(told) {
        return true;
    }
    let Some(published) = published else { return false };
    tokens.clone().any(|token| {
        let year = || reading.word(token).parse::<i16>().ok();
        reading.parse.tag(token) == Tag::CD
            && reading.parse.entity_at(token).is_some_and(|entity| entity.kind == EntityKind::Date)
            && reading.mention_at(token).is_none()
            && year().is_some_and(|year| (1800..published).contains(&year))
    })
}

/// Whether a sentence goes on with the one before: `Also, …`, `To this end, …`.
pub(crate) fn goes_on(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.vocabulary.connectives.iter().any(|words| {
        words.len() <= tokens.len()
            && words.iter().zip(tokens.clone()).all(|(word, at)| fits(reading, at, word))
    })
}

/// Whether a token is a word of a list; `#` is a number.
fn fits(reading: &Reading<'_>, token: usize, word: &str) -> bool {
    reading.is(token, word) || word == "#" && reading.parse.tag(token) == Tag::CD
}
