//! What a sentence tells of the past before the episode.

use std::ops::Range;

use dateline_syntax::{EntityKind, Rel, Tag};

use crate::read::Reading;

/// What tells that a sentence is about the time before the episode.
#[derive(Debug, Clone, Default)]
pub(crate) struct Past {
    /// Whether the sentence goes on with one that is.
    goes_on: bool,
    /// The words that say so: a year gone by, `last year`, `a year after`.
    words: Vec<usize>,
}

impl Past {
    /// That of a sentence, `before` being that of the one before it where this one goes on with it.
    pub(crate) fn of(
        reading: &Reading<'_>,
        tokens: &Range<usize>,
        published: Option<i16>,
        before: Option<&Past>,
    ) -> Past {
        let starts = |token: usize, words: &Vec<String>| {
            let fitting = words.iter().zip(token..tokens.end);
            fitting.filter(|(word, at)| fits(reading, *at, word)).count() == words.len()
        };
        let phrases = &reading.vocabulary.historical;
        let told = |token: usize| phrases.iter().any(|words| starts(token, words));
        let gone = |token: usize| {
            let year = || reading.word(token).parse::<i16>().ok();
            let dated = reading.parse.entity_at(token);
            reading.parse.tag(token) == Tag::CD
                && dated.is_some_and(|entity| entity.kind == EntityKind::Date)
                && reading.mention_at(token).is_none()
                && published
                    .zip(year())
                    .is_some_and(|(published, year)| (1800..published).contains(&year))
        };
        Past {
            goes_on: before.is_some_and(|before| before.goes_on || !before.words.is_empty()),
            words: tokens.clone().filter(|&token| told(token) || gone(token)).collect(),
        }
    }

    /// Whether what a verb or a noun tells of is past: not where the words of time stand in a clause that only says more
    /// of somebody, as in `freed a man convicted last year`.
    pub(crate) fn covers(&self, reading: &Reading<'_>, head: usize) -> bool {
        let parse = reading.parse;
        let beside = |clause: usize| {
            let aside = matches!(parse.rel(clause), Rel::Acl | Rel::Relcl) && parse.is_verb(clause);
            aside && clause != head && !parse.is_ancestor(clause, head)
        };
        self.goes_on || self.words.iter().any(|&time| !parse.ancestors(time).any(beside))
    }
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
