//! Words around the names of places: `data/words.toml`.

use anyhow::Context;
use serde::Deserialize;

use crate::generics::is_generic;

/// The table, sorted by the file's rule and again here.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    at: Vec<String>,
    by: Vec<String>,
    joins: Vec<String>,
    towns: Vec<String>,
    settled: Vec<String>,
    sides: Vec<String>,
    ways: Vec<String>,
    areas: Vec<String>,
    quarters: Vec<String>,
    events: Vec<String>,
    bodies: Vec<String>,
    struck: Vec<String>,
    spellings: Vec<(String, String)>,
}

impl Words {
    pub(crate) fn new() -> anyhow::Result<Words> {
        let mut words: Words = toml::from_str(include_str!("../data/words.toml"))
            .context("failed to read the lexicon `words.toml`")?;
        let Words {
            at,
            by,
            joins,
            towns,
            settled,
            sides,
            ways,
            areas,
            quarters,
            events,
            struck,
            ..
        } = &mut words;
        let lists = [at, by, joins, towns, settled, sides, ways, areas, quarters, events, struck];
        lists.into_iter().for_each(|list| list.sort());
        Ok(words)
    }

    /// `in`, `near`
    pub(crate) fn is_at(&self, word: &str) -> bool {
        has(&self.at, word)
    }

    /// `from`, `of`
    pub(crate) fn is_by(&self, word: &str) -> bool {
        has(&self.by, word)
    }

    /// `de`, `al`
    pub(crate) fn joins(&self, word: &str) -> bool {
        has(&self.joins, word)
    }

    /// `city`, `village`
    pub(crate) fn is_town(&self, word: &str) -> bool {
        has(&self.towns, word)
    }

    /// `village`, `suburb`: what makes a name that no gazetteer has a place's
    pub(crate) fn is_settled(&self, word: &str) -> bool {
        has(&self.settled, word)
    }

    /// `province`, `district`
    pub(crate) fn is_division(&self, word: &str) -> bool {
        is_generic(&word.to_ascii_lowercase())
    }

    /// Words that a name is written with and without: `northern`, `city`, `province`
    pub(crate) fn is_part(&self, word: &str) -> bool {
        has(&self.sides, word) || self.is_town(word) || self.is_division(word)
    }

    /// `northern`, `South`
    pub(crate) fn is_side(&self, word: &str) -> bool {
        has(&self.sides, word)
    }

    /// `Street`, `Hotel`
    pub(crate) fn is_way(&self, word: &str) -> bool {
        has(&self.ways, word)
    }

    /// `neighborhood`
    pub(crate) fn is_quarter(&self, word: &str) -> bool {
        has(&self.quarters, word)
    }

    /// `bombing`
    pub(crate) fn is_event(&self, word: &str) -> bool {
        has(&self.events, word)
    }

    /// `bomb`, by the lemma
    pub(crate) fn is_strike(&self, lemma: &str) -> bool {
        has(&self.struck, lemma)
    }

    /// Whether words in small letters are the beginning of a body's name: `islamic state in`.
    pub(crate) fn begins_body(&self, words: &str) -> bool {
        self.bodies.iter().any(|body| words.ends_with(body.as_str()))
    }

    /// Other spellings of a key, each change by itself and then all together.
    pub(crate) fn spellings(&self, key: &str) -> Vec<String> {
        let change = |key: &str, from: &str, to: &str| match from.strip_suffix('$') {
            Some(end) => key.strip_suffix(end).map(|stem| format!("{stem}{to}")),
            None => key.contains(from).then(|| key.replace(from, to)),
        };
        let mut all = key.to_owned();
        let mut found = Vec::new();
        for (from, to) in &self.spellings {
            found.extend(change(key, from, to));
            all = change(&all, from, to).unwrap_or(all);
        }
        if found.len() > 1 {
            found.push(all);
        }
        found
    }

    /// `outskirts`, `coast`
    pub(crate) fn is_area(&self, word: &str) -> bool {
        has(&self.areas, word)
    }
}

fn has(list: &[String], word: &str) -> bool {
    let word = || word.bytes().map(|byte| byte.to_ascii_lowercase());
    list.binary_search_by(|known| known.bytes().cmp(word())).is_ok()
}
