//! The closed classes of words and the verbs that clauses turn on, parsed once from `data/`.

use std::collections::HashSet;

use serde::Deserialize;

use crate::inflect::{Irregulars, Verbs, named};

/// A set of normalised words.
pub(crate) type Set = HashSet<String>;

/// The lists of `data/words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Words {
    pub(crate) determiners: Set,
    pub(crate) prepositions: Set,
    pub(crate) subordinators: Set,
    pub(crate) relatives: Set,
    pub(crate) pronouns: Set,
    pub(crate) conjunctions: Set,
    pub(crate) be: Set,
    pub(crate) have: Set,
    #[serde(rename = "do")]
    pub(crate) does: Set,
    pub(crate) modals: Set,
    pub(crate) adverbs: Set,
    /// Phrases of several words that are passed over like adverbs.
    pub(crate) adverbials: Vec<String>,
    pub(crate) weekdays: Set,
    pub(crate) months: Set,
    pub(crate) times: Set,
    pub(crate) time_openers: Set,
    pub(crate) ing_nouns: Set,
    pub(crate) hypothetical: Set,
    pub(crate) carriers: Vec<String>,
    pub(crate) light_nouns: Set,
    pub(crate) vague_adjectives: Set,
    pub(crate) people: Set,
    pub(crate) adjectives: Set,
    pub(crate) help: Set,
    pub(crate) representatives: Set,
    pub(crate) wishes: Set,
    /// Marks of a caption, in lower case.
    pub(crate) captions: Vec<String>,
    pub(crate) historical: Vec<String>,
    pub(crate) connectives: Vec<String>,
    pub(crate) failing: Vec<String>,
    pub(crate) intending: Vec<String>,
}

/// What the rules know of words.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(crate) words: Words,
    pub(crate) verbs: Verbs,
    pub(crate) irregulars: Irregulars,
    /// The forms of the verbs that only carry a noun: `launched an attack`.
    pub(crate) carriers: Set,
    /// The phrases that are passed over, as words.
    pub(crate) adverbials: Vec<Vec<String>>,
    /// The phrases that show the past before the episode, as words.
    pub(crate) historical: Vec<Vec<String>>,
    /// The first words of a sentence that goes on with the one before.
    pub(crate) connectives: Vec<Vec<String>>,
    /// The forms of the verbs that undo the infinitive behind them.
    pub(crate) failing: Set,
    /// The forms of the words that put the infinitive behind them off.
    pub(crate) intending: Set,
}

impl Vocabulary {
    /// The built-in vocabulary.
    ///
    /// # Errors
    /// If a built-in list can't be read; a test shows that each can.
    pub(crate) fn builtin() -> anyhow::Result<Vocabulary> {
        let irregulars =
            named("data/irregular.txt", Irregulars::parse(include_str!("../data/irregular.txt")))?;
        let verbs =
            named("data/verbs.txt", Verbs::parse(include_str!("../data/verbs.txt"), &irregulars))?;
        let words: Words = named(
            "data/words.toml",
            toml::from_str(include_str!("../data/words.toml")).map_err(Into::into),
        )?;
        let forms = |lemmas: &[String]| -> Set {
            lemmas
                .iter()
                .flat_map(|lemma| irregulars.forms(lemma))
                .map(|(spelling, _)| spelling)
                .collect()
        };
        Ok(Vocabulary {
            carriers: forms(&words.carriers),
            failing: forms(&words.failing),
            intending: forms(&words.intending),
            adverbials: phrases(&words.adverbials),
            historical: phrases(&words.historical),
            connectives: phrases(&words.connectives),
            words,
            verbs,
            irregulars,
        })
    }
}

fn phrases(lines: &[String]) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.split(' ').map(str::to_owned).collect()).collect()
}
