//! The closed classes of words that the rules read, and the vocabulary that gives every token its classes at once.

use std::collections::{BTreeMap, HashMap};

/// A class of words: a list of `data/words.toml`, or one that the names lists give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Attack,
    Between,
    BodyModifier,
    Day,
    Dealing,
    Determiner,
    HyphenTail,
    Faction,
    Harm,
    Human,
    HumanFemale,
    HumanMale,
    Impersonal,
    Judging,
    Locative,
    Mental,
    NameParticle,
    NameSuffix,
    NotPerson,
    Number,
    Opener,
    OrganisationLead,
    OrganisationModifier,
    OrganisationNoun,
    OrganisationWord,
    OutletLead,
    OutletNoun,
    OutletSign,
    OutletTail,
    OutletWord,
    Party,
    PartyAlone,
    PartyModifier,
    PlaceLead,
    PlaceNoun,
    PlaceTail,
    Preposition,
    RoleModifier,
    Route,
    Speech,
    Situation,
    StateNoun,
    Statecraft,
    Urban,
    Verb,
    Watcher,
    WatcherName,
    Wielded,
    WordName,
    /// A given name of men.
    GivenMale,
    /// A given name of women.
    GivenFemale,
}

/// The lists by the names that the data file gives them.
const LISTS: [(&str, Sort); 49] = [
    ("attack", Sort::Attack),
    ("between", Sort::Between),
    ("body-modifier", Sort::BodyModifier),
    ("day", Sort::Day),
    ("dealing", Sort::Dealing),
    ("determiner", Sort::Determiner),
    ("hyphen-tail", Sort::HyphenTail),
    ("faction", Sort::Faction),
    ("harm", Sort::Harm),
    ("human", Sort::Human),
    ("human-female", Sort::HumanFemale),
    ("human-male", Sort::HumanMale),
    ("impersonal", Sort::Impersonal),
    ("judging", Sort::Judging),
    ("locative", Sort::Locative),
    ("mental", Sort::Mental),
    ("name-particle", Sort::NameParticle),
    ("name-suffix", Sort::NameSuffix),
    ("not-person", Sort::NotPerson),
    ("number", Sort::Number),
    ("opener", Sort::Opener),
    ("organisation-lead", Sort::OrganisationLead),
    ("organisation-modifier", Sort::OrganisationModifier),
    ("organisation-noun", Sort::OrganisationNoun),
    ("organisation-word", Sort::OrganisationWord),
    ("outlet-lead", Sort::OutletLead),
    ("outlet-noun", Sort::OutletNoun),
    ("outlet-sign", Sort::OutletSign),
    ("outlet-tail", Sort::OutletTail),
    ("outlet-word", Sort::OutletWord),
    ("party", Sort::Party),
    ("party-alone", Sort::PartyAlone),
    ("party-modifier", Sort::PartyModifier),
    ("place-lead", Sort::PlaceLead),
    ("place-noun", Sort::PlaceNoun),
    ("place-tail", Sort::PlaceTail),
    ("preposition", Sort::Preposition),
    ("role-modifier", Sort::RoleModifier),
    ("route", Sort::Route),
    ("speech", Sort::Speech),
    ("situation", Sort::Situation),
    ("state-noun", Sort::StateNoun),
    ("statecraft", Sort::Statecraft),
    ("urban", Sort::Urban),
    ("verb", Sort::Verb),
    ("watcher", Sort::Watcher),
    ("watcher-name", Sort::WatcherName),
    ("wielded", Sort::Wielded),
    ("word-name", Sort::WordName),
];

/// The classes of one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sorts(u64);

impl Sorts {
    /// Whether the word is of this class.
    pub(crate) fn has(self, sort: Sort) -> bool {
        self.0 & (1 << sort as u64) != 0
    }

    fn add(&mut self, sort: Sort) {
        self.0 |= 1 << sort as u64;
    }
}

/// All words that any list holds, numbered, with their classes.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    codes: HashMap<Box<str>, u32>,
    sorts: Vec<Sorts>,
}

/// A word that no list holds.
pub(crate) const UNKNOWN: u32 = u32::MAX;

impl Vocabulary {
    /// The words of the built-in lists.
    pub(crate) fn built_in() -> anyhow::Result<Vocabulary> {
        let mut vocabulary =
            Vocabulary { codes: HashMap::with_capacity(8192), sorts: Vec::with_capacity(8192) };
        let lists: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../data/words.toml"))?;
        for (name, sort) in LISTS {
            let list = lists.get(name);
            for word in list.ok_or_else(|| anyhow::anyhow!("no list `{name}` in words.toml"))? {
                vocabulary.put(word, sort);
            }
        }
        for line in entries(include_str!("../data/given-names.txt")) {
            let (name, gender) = line.split_once(' ').unwrap_or((line, "-"));
            let name = name.to_lowercase();
            if gender != "f" {
                vocabulary.put(&name, Sort::GivenMale);
            }
            if gender != "m" {
                vocabulary.put(&name, Sort::GivenFemale);
            }
        }
        Ok(vocabulary)
    }

    fn put(&mut self, word: &str, sort: Sort) {
        let code = self.code_or_new(word);
        self.sorts[code as usize].add(sort);
    }

    /// The number of `word`, given now if it has none.
    pub(crate) fn code_or_new(&mut self, word: &str) -> u32 {
        if let Some(&code) = self.codes.get(word) {
            return code;
        }
        let code = u32::try_from(self.sorts.len()).unwrap_or(UNKNOWN);
        self.codes.insert(word.into(), code);
        self.sorts.push(Sorts::default());
        code
    }

    /// The number of `word`, or [`UNKNOWN`].
    pub(crate) fn code(&self, word: &str) -> u32 {
        self.codes.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The classes of the word of this number.
    pub(crate) fn sorts(&self, code: u32) -> Sorts {
        self.sorts.get(code as usize).copied().unwrap_or_default()
    }
}

/// The lines of a data file that hold an entry.
pub(crate) fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
