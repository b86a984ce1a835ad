//! The small lists of words that the rules read, parsed once from `data/words.toml`.

use std::collections::{BTreeMap, HashSet};

use anyhow::Context;
use serde::Deserialize;

/// A set of normalised words.
pub(crate) type Set = HashSet<String>;

/// The lists of `data/words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Words {
    /// Modals and conjunctions that make a clause one of what may be.
    pub(crate) hypothetical: Set,
    /// Verbs whose object is only a carrier of the noun that they govern.
    pub(crate) carriers: Set,
    pub(crate) light_nouns: Set,
    pub(crate) vague_adjectives: Set,
    pub(crate) people: Set,
    /// Past forms whose lemma the parser does not know.
    pub(crate) lemmas: BTreeMap<String, String>,
    /// How plurals for people end.
    pub(crate) people_endings: Vec<String>,
    /// Words that end so and are no people; an ending for those that end in it.
    pub(crate) no_people: Vec<String>,
    /// Offices: who holds one speaks for a side.
    pub(crate) offices: Set,
    /// To whom something is told, so that no talk is held with them.
    pub(crate) audience: Set,
    /// What comes of a deed: who does the deed does this as well.
    pub(crate) effects: Set,
    /// What somebody says of another and that can be denied.
    pub(crate) claims: Set,
    /// Bodies that a story names in full once and by their noun thereafter.
    pub(crate) bodies: Set,
    /// Those of them that rule the land that the story is about.
    pub(crate) ruling: Set,
    /// People who may be in a land that is not theirs.
    pub(crate) posted: Set,
    /// What befalls a land and does nothing itself: `Norway's war has killed 40`.
    pub(crate) happenings: Set,
    /// By what a deed is done, so that it is no party: `rockets hit the town`.
    pub(crate) means: Set,
    /// Whom nobody owns to helping.
    pub(crate) outlaws: Set,
    /// What is asked for by those who need it: `appealed to Norway for food`.
    pub(crate) goods: Set,
    /// Words and acts by which somebody tells what they think or want: whoever issues one says what it says.
    pub(crate) utterances: Set,
    /// What people do or may do, of which others can dispose: `limits on the movement of refugees`.
    pub(crate) doings: Set,
    /// What a deed is done under, and no target of it: `arrested on suspicion`.
    pub(crate) grounds: Set,
    pub(crate) help: Set,
    pub(crate) representatives: Set,
    pub(crate) wishes: Set,
    /// Marks of a caption, in lower case.
    pub(crate) captions: Vec<String>,
    pub(crate) historical: Vec<String>,
    pub(crate) connectives: Vec<String>,
    /// Verbs and nouns that undo the infinitive behind them.
    pub(crate) failing: Set,
    /// Verbs by which the infinitive behind their object comes about.
    pub(crate) causing: Set,
    /// Verbs and adjectives that announce the infinitive behind them.
    pub(crate) planning: Set,
    /// Verbs and nouns that put the infinitive behind them off.
    pub(crate) intending: Set,
}

/// What the rules know of words.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(crate) words: Words,
    /// The phrases that show the past before the episode, as words.
    pub(crate) historical: Vec<Vec<String>>,
    /// The first words of a sentence that goes on with the one before.
    pub(crate) connectives: Vec<Vec<String>>,
}

impl Vocabulary {
    /// The built-in vocabulary.
    ///
    /// # Errors
    /// If a built-in list can't be read; a test shows that each can.
    pub(crate) fn builtin() -> anyhow::Result<Vocabulary> {
        let words: Words = toml::from_str(include_str!("../data/words.toml"))
            .context("can't read data/words.toml")?;
        Ok(Vocabulary {
            historical: phrases(&words.historical),
            connectives: phrases(&words.connectives),
            words,
        })
    }
}

fn phrases(lines: &[String]) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.split(' ').map(str::to_owned).collect()).collect()
}
