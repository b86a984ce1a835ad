//! The lexicon of cues: which act a word reports, and what may follow it.
//!
//! It is no filter: whether a word attributes is for the model to say, which sees the class that the lexicon gives it.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context as _, bail};
use dateline_core::Lexicon as Source;
use dateline_linear::code;

use crate::facts::Act;

/// What may follow a cue, by the names that a lexicon uses; each stands for a bit of a class.
const FRAMES: [&str; 12] = [
    "clause",
    "quote",
    "hearer",
    "ask",
    "of",
    "object",
    "gerund",
    "infinitive",
    "feeling",
    "noun",
    "adjective",
    "passive",
];
/// A frame that says nothing of what follows: the phrase stands before its source, as a preposition does.
const PREFIX: &str = "prefix";

/// The frames that the model looks at: those of contents that are clauses, quotations, or addressed, and the kinds of word.
const SEEN: u16 = 0b0110_0001_1111;

/// What is known of a phrase.
#[derive(Debug, Clone)]
struct Entry {
    /// The words behind the first one, as written.
    rest: String,
    act: Act,
    frames: u16,
}

/// Words that attribute, by lemma.
#[derive(Debug)]
pub struct Lexicon {
    /// By the first word of the phrase; phrases of more words stand first.
    entries: BTreeMap<String, Vec<Entry>>,
    /// The classes of the words, by the code of each.
    classes: HashMap<u32, u16>,
}

impl Lexicon {
    /// The built-in cues and the user's, whose entries replace built-in ones of the same phrase.
    ///
    /// # Errors
    /// If a line is no entry; the error names file and line.
    pub fn new(lexicons: &[Source]) -> anyhow::Result<Lexicon> {
        let built_in =
            Source { name: "cues.txt".into(), text: include_str!("../data/cues.txt").into() };
        let mut entries: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for lexicon in std::iter::once(&built_in).chain(lexicons) {
            for (number, line) in lexicon.text.lines().enumerate() {
                if line.trim().is_empty() || line.starts_with('#') {
                    continue;
                }
                let (lemma, entry) = parse(line).with_context(|| {
                    format!("failed to read line {} of {}", number + 1, lexicon.name)
                })?;
                let known = entries.entry(lemma).or_default();
                known.retain(|other| other.rest != entry.rest);
                known.push(entry);
            }
        }
        for known in entries.values_mut() {
            known.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        let class = |entries: &Vec<Entry>| {
            entries.last().map_or(0, |entry| (entry.frames & SEEN) << 3 | (entry.act as u16 + 1))
        };
        let classes = entries.iter().map(|(word, entries)| (code(word), class(entries))).collect();
        Ok(Lexicon { entries, classes })
    }

    /// What the lexicon says of a word, by its lemma or else its letters in lower case, as a number: 0 for nothing, else
    /// its act and frames.
    pub(crate) fn class(&self, lemma: &str, form: &str) -> u16 {
        let known = |word: &str| self.classes.get(&code(word)).copied();
        known(lemma).or_else(|| stems(form).find_map(known)).unwrap_or(0)
    }

    /// The entries of a word. The lemma may be wrong (of `hoped`, of a verb that was taken for a name).
    fn entries(&self, lemma: &str, form: &str) -> Option<&Vec<Entry>> {
        self.entries.get(lemma).or_else(|| stems(form).find_map(|stem| self.entries.get(stem)))
    }

    /// The act that a cue reports whose head has this lemma and these letters, and whose words are `cue`.
    pub(crate) fn act(&self, lemma: &str, form: &str, cue: &str) -> Option<Act> {
        let entries = self.entries(lemma, form)?;
        let entry = entries.iter().find(|entry| entry.rest.is_empty() || follows(cue, &entry.rest));
        Some(entry.or(entries.last())?.act)
    }
}

/// A word with and without the endings that a lemma leaves off.
fn stems(form: &str) -> impl Iterator<Item = &str> {
    ["", "s", "d", "es", "ed"].iter().filter_map(|end| form.strip_suffix(end))
}

/// Whether the words `rest` stand in `cue`.
fn follows(cue: &str, rest: &str) -> bool {
    let cue = cue.to_lowercase();
    let words: Vec<&str> = cue.split_whitespace().collect();
    let rest: Vec<&str> = rest.split(' ').collect();
    words.windows(rest.len()).any(|window| window == rest)
}

/// Whether a class is of a word of speech.
pub(crate) fn is_speech(class: u16) -> bool {
    class & 7 == Act::Speech as u16 + 1
}

/// Whether a class is of a word that may be a noun.
pub(crate) fn is_noun(class: u16) -> bool {
    let noun = FRAMES.iter().position(|frame| *frame == "noun").unwrap_or(0);
    class >> 3 & 1 << noun != 0
}

fn parse(line: &str) -> anyhow::Result<(String, Entry)> {
    let mut columns = line.split('|').map(str::trim);
    let phrase = columns.next().unwrap_or_default().to_lowercase();
    if phrase.is_empty() {
        bail!("the phrase is missing");
    }
    let act = match columns.next().unwrap_or_default() {
        "speech" => Act::Speech,
        "belief" => Act::Belief,
        "intention" => Act::Intention,
        "document" => Act::Document,
        other => bail!("unknown act `{other}`, expected speech, belief, intention or document"),
    };
    let named: Vec<&str> = columns.next().unwrap_or_default().split_whitespace().collect();
    if named.is_empty() {
        bail!("`{phrase}` has no frame");
    }
    let mut frames = 0;
    for name in named {
        match FRAMES.iter().position(|frame| *frame == name) {
            Some(bit) => frames |= 1 << bit,
            None if name == PREFIX => {}
            None => {
                bail!("unknown frame `{name}`, expected some of {} or {PREFIX}", FRAMES.join(", "))
            }
        }
    }
    if let Some(more) = columns.next() {
        bail!("`{more}` is one column too many");
    }
    let (lemma, rest) = phrase.split_once(' ').unwrap_or((&phrase, ""));
    Ok((lemma.to_owned(), Entry { rest: rest.to_owned(), act, frames }))
}
