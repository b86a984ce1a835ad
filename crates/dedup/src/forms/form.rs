//! One form: what a line or sentence of boilerplate looks like.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::forms::rows::{Row, Slot, has, one_of, prefix, rows};
use crate::forms::unit::{Of, Unit, bracket, followed_by_colon};
use crate::words::Words;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    name: String,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default)]
    bracket: Vec<String>,
    #[serde(default)]
    marks: String,
    #[serde(default)]
    colon: bool,
    words: Option<usize>,
    #[serde(default)]
    of: Of,
    #[serde(default)]
    place: Place,
    #[serde(default)]
    menu: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Place {
    #[default]
    Any,
    Head,
    Tail,
}

pub(crate) struct Form {
    begins: Vec<Row>,
    has: Vec<Row>,
    ends: Vec<Row>,
    bracket: Vec<Row>,
    marks: String,
    colon: bool,
    words: usize,
    of: Of,
    place: Place,
    /// Whether the short lines behind it belong to it.
    pub(crate) menu: bool,
}

impl Form {
    /// The form that an entry of a file describes.
    ///
    /// # Errors
    /// If it looks for nothing.
    pub(crate) fn of(entry: &Entry) -> anyhow::Result<Form> {
        let form = Form {
            begins: rows(&entry.begins),
            has: rows(&entry.has),
            ends: rows(&entry.ends),
            bracket: rows(&entry.bracket),
            marks: entry.marks.clone(),
            colon: entry.colon,
            words: entry.words.unwrap_or(25),
            of: entry.of,
            place: entry.place,
            menu: entry.menu,
        };
        let rows = [&form.begins, &form.has, &form.ends, &form.bracket];
        let says_words = (!form.marks.is_empty() || rows.iter().any(|rows| !rows.is_empty()))
            && rows
                .into_iter()
                .flatten()
                .all(|row| row.iter().any(|slot| matches!(slot, Slot::Word(_))));
        anyhow::ensure!(
            says_words,
            "form `{}` has nothing to look for, or a row without a word",
            entry.name
        );
        Ok(form)
    }

    /// Whether a unit has this form.
    pub(crate) fn fits(&self, text: &str, words: &Words, unit: &Unit) -> bool {
        let placed = match self.place {
            Place::Any => true,
            Place::Head => unit.head,
            Place::Tail => unit.tail,
        };
        // A line is tried as a line, and as a piece only where it is not cut into sentences.
        if !placed || unit.of != self.of || unit.words.len() > self.words {
            return false;
        }
        let hashes = &words.hashes()[unit.words.clone()];
        let begins = |row: &Row| {
            prefix(row, hashes).is_some_and(|len| {
                !self.colon || followed_by_colon(text, words, unit.words.start + len)
            })
        };
        let ends = |row: &Row| {
            (0..hashes.len()).any(|at| prefix(row, &hashes[at..]) == Some(hashes.len() - at))
        };
        let bracketed = |row: &Row| has(row, &words.hashes()[bracket(text, words, unit)]);
        one_of(&self.begins, begins)
            && one_of(&self.has, |row| has(row, hashes))
            && one_of(&self.ends, ends)
            && one_of(&self.bracket, bracketed)
            && (self.marks.is_empty()
                || unit.span.of(text).is_some_and(|words| self.has_mark(words)))
    }

    /// Whether one of the marks stands by itself or at the start of a word.
    fn has_mark(&self, words: &str) -> bool {
        // The marks stand in few texts, and to see that a text is plain is quick.
        let may_have = self.marks.is_ascii() || !words.is_ascii();
        may_have
            && words
                .split_whitespace()
                .any(|word| word.trim_start_matches('(').starts_with(|c| self.marks.contains(c)))
    }

    /// The words that a unit of this form can begin with; `None` where it can begin with any.
    pub(crate) fn firsts(&self) -> Option<BTreeSet<u64>> {
        if self.begins.is_empty() {
            return None;
        }
        let mut firsts = BTreeSet::new();
        for row in &self.begins {
            let Some(Slot::Word(any)) = row.first() else { return None };
            firsts.extend(any);
        }
        Some(firsts)
    }
}
