//! The gazetteer: the embedded places and those of lexicons, by the keys of their names.

use std::collections::HashMap;

use dateline_core::{Lexicon, Place, Precision};

use crate::fold::{fold, number};
use crate::lexicon::{Entry, entries};
use crate::table::{Id, Level, Table};

/// The places of the world, and the user's.
#[derive(Debug)]
pub struct Gazetteer {
    table: Table,
    entries: Vec<Entry>,
    /// The entries by the number of their keys.
    own: HashMap<u64, Vec<usize>>,
}

/// What a name may mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate<'g> {
    pub(crate) name: &'g str,
    /// Alpha-3 code; empty where a lexicon gives none.
    pub(crate) country: &'g str,
    pub(crate) precision: Option<Precision>,
    /// Eighths of the binary logarithm of its people.
    pub(crate) size: u8,
    /// The first-level division that it lies in, and the second-level one; empty where unknown.
    pub(crate) first: &'g str,
    pub(crate) second: &'g str,
    pub(crate) at: Option<(f64, f64)>,
    /// Whether it is a lexicon's.
    pub(crate) own: bool,
}

impl Gazetteer {
    /// The embedded places, those that the crate adds, and the user's.
    ///
    /// # Errors
    /// If a lexicon is not as it should be; the message has its name and the line.
    pub fn new(lexicons: &[Lexicon]) -> anyhow::Result<Gazetteer> {
        let table = Table::world()?;
        let entries = entries(lexicons, |code| table.country(code).is_some())?;
        let mut own: HashMap<u64, Vec<usize>> = HashMap::new();
        for (row, entry) in entries.iter().enumerate() {
            for name in std::iter::once(&entry.name).chain(&entry.other) {
                let rows = own.entry(number(&fold(name).unwrap_or_default())).or_default();
                rows.retain(|other| entries[*other].country != entry.country);
                rows.push(row);
            }
        }
        Ok(Gazetteer { table, entries, own })
    }

    /// All places that `name` may mean, in any spelling that folds to the same key, the largest of a level first.
    pub fn find<'g>(&'g self, name: &str) -> impl Iterator<Item = Place> + use<'g> {
        let found = fold(name).map(|key| self.candidates(&key)).unwrap_or_default();
        found.into_iter().map(|candidate| candidate.place())
    }

    /// The country with this alpha-3 code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<Place> {
        // Countries are the first places, in the order of their codes.
        let id = Id(u32::from(self.table.country(code)?));
        Some(self.candidate(id).place())
    }

    /// What a key may mean. What a lexicon says of a name holds, and no embedded place has it then.
    pub(crate) fn candidates(&self, key: &str) -> Vec<Candidate<'_>> {
        let number = number(key);
        if let Some(rows) = self.own.get(&number) {
            return rows.iter().filter_map(|row| self.entries.get(*row)).map(of_entry).collect();
        }
        self.table.find(number).map(|id| self.candidate(id)).collect()
    }

    /// Whether a key has a meaning.
    pub(crate) fn knows(&self, key: &str) -> bool {
        let number = number(key);
        self.own.contains_key(&number) || self.table.find(number).next().is_some()
    }

    fn candidate(&self, id: Id) -> Candidate<'_> {
        let record = self.table.record(id);
        let level = self.table.level(id);
        let (mut first, mut second) = ("", "");
        let mut up = record.parent;
        for _ in 0..3 {
            let parent = self.table.record(up);
            match self.table.level(up) {
                Level::First => first = parent.name,
                Level::Second => second = parent.name,
                Level::Country | Level::Settlement => break,
            }
            up = parent.parent;
        }
        let precision = match level {
            Level::Country => Precision::Country,
            Level::First => Precision::Region,
            Level::Second => Precision::District,
            Level::Settlement => Precision::Settlement,
        };
        Candidate {
            name: record.name,
            country: self.table.code(record.country),
            precision: Some(precision),
            size: record.size,
            first,
            second,
            at: record.at,
            own: false,
        }
    }
}

impl Candidate<'_> {
    /// The place as findings name it.
    pub(crate) fn place(&self) -> Place {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Place {
            name: self.name.to_owned(),
            country: given(self.country),
            admin1: given(self.first),
            lat: self.at.map(|at| at.0),
            lon: self.at.map(|at| at.1),
            precision: self.precision,
        }
    }

    /// Whether it is a country or a first-level division.
    pub(crate) fn is_large(&self) -> bool {
        matches!(self.precision, Some(Precision::Country | Precision::Region))
    }

    /// Whether it is a division.
    pub(crate) fn is_division(&self) -> bool {
        matches!(self.precision, Some(Precision::Region | Precision::District))
    }
}

fn of_entry(entry: &Entry) -> Candidate<'_> {
    Candidate {
        name: &entry.name,
        country: entry.country.as_deref().unwrap_or_default(),
        precision: entry.precision,
        size: 0,
        first: entry.admin1.as_deref().unwrap_or_default(),
        second: "",
        at: entry.lat.zip(entry.lon),
        own: true,
    }
}
