//! The lexicon of triggers: the words that show a stance, and where its parties stand.
//!
//! A lexicon is a TOML file that holds `trigger = [ … ]`, one table a line; `data/triggers.toml` is the built-in one.
//! A user's file is read after it; an entry with a known `id` replaces that entry, one with `off = true` removes it.
//!
//! | key | meaning |
//! |---|---|
//! | `id` | the entry's name, unique in its file |
//! | `verb`, `noun`, `adjective` | the words: one of the three |
//! | `class` | the class of stance |
//! | `target` | where the target stands: `object`, or prepositions, best first |
//! | `issue` | where a thing stands that may be the target instead: `object`, `that`, or prepositions |
//! | `polarity`, `intensity` | in place of those of the class |
//! | `negated` | the class of the negated trigger; without it a negated trigger shows nothing. One equal to `class` says that only the negated one shows something (`does not tolerate`) |
//! | `mutual` | several subjects do it to each other: `they met` |
//! | `inverse` | the subject is the target and the other party the actor: `received an invitation from` |
//! | `judged` | the speaker judges: of `X is unacceptable` X is the target and who says so the actor |
//! | `animate` | the target is an actor and never a thing: `fight rebels`, not `fight an epidemic` |
//! | `loaded` | a word that accuses when somebody says it of somebody: `provocation` |
//!
//! In a pattern `~` stands for up to five words without a verb or a comma, or for any distance where the tree ties a
//! noun to the verb; `+` for one to five words; `a|b` for either word. A word matches by its form or its lemma.
//! A place is looked for in the tree at each word of the pattern: `object` are its objects, or those of its last
//! preposition, and the subject of a passive; `that` the subject of a that-clause; any other word a preposition.

use std::collections::BTreeMap;

use anyhow::{Context, bail, ensure};
use dateline_core::Lexicon as UserLexicon;
use serde::Deserialize;
use toml::Spanned;

use crate::ontology::Class;

/// An entry of the lexicon, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trigger {
    pub(crate) id: String,
    /// The lexicon that it stands in, and its line there.
    pub(crate) place: (String, usize),
    /// Its words as the lexicon writes them.
    pub(crate) words: String,
    pub(crate) part: Part,
    pub(crate) pattern: Vec<Element>,
    pub(crate) class: Class,
    /// Where the target stands, best first; empty where the trigger has none of its own.
    pub(crate) target: Vec<String>,
    /// Where a thing may stand in the target's place.
    pub(crate) issue: Vec<String>,
    pub(crate) polarity: Option<i16>,
    pub(crate) intensity: Option<i16>,
    pub(crate) negated: Option<Class>,
    pub(crate) mutual: bool,
    pub(crate) inverse: bool,
    pub(crate) judged: bool,
    pub(crate) loaded: bool,
    pub(crate) animate: bool,
}

impl Trigger {
    /// Whether its parties do it to each other or to people alone: whoever fights somebody in a land does not fight the
    /// land.
    pub(crate) fn fights(&self) -> bool {
        self.class == Class::Assault && (self.mutual || self.animate)
    }
}

/// The part of speech of a trigger's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Verb,
    Noun,
    Adjective,
}

/// A place in a trigger's pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Element {
    /// One of these words.
    Word(Vec<String>),
    /// Up to five words, and at least so many.
    Gap(usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    trigger: Vec<Spanned<Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    verb: Option<String>,
    noun: Option<String>,
    adjective: Option<String>,
    class: Option<Class>,
    target: Option<String>,
    issue: Option<String>,
    polarity: Option<i16>,
    intensity: Option<i16>,
    negated: Option<Class>,
    #[serde(default)]
    mutual: bool,
    #[serde(default)]
    inverse: bool,
    #[serde(default)]
    judged: bool,
    #[serde(default)]
    loaded: bool,
    #[serde(default)]
    animate: bool,
    #[serde(default)]
    off: bool,
}

/// The built-in triggers with the user's read over them, sorted by id.
///
/// # Errors
/// If an entry can't be used; the message names the file and the line.
pub(crate) fn triggers(user: &[UserLexicon]) -> anyhow::Result<Vec<Trigger>> {
    let mut all = BTreeMap::new();
    read("data/triggers.toml", include_str!("../data/triggers.toml"), &mut all)?;
    for lexicon in user {
        read(&lexicon.name, &lexicon.text, &mut all)?;
    }
    Ok(all.into_values().collect())
}

fn read(name: &str, text: &str, all: &mut BTreeMap<String, Trigger>) -> anyhow::Result<()> {
    let file: File =
        toml::from_str(text).with_context(|| format!("can't read the lexicon {name}"))?;
    let place = |line: usize| format!("lexicon {name}, line {line}");
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut lines = Lines { text, at: 0, line: 1 };
    for row in file.trigger {
        let line = lines.of(row.span().start);
        let row = row.into_inner();
        if let Some(first) = seen.insert(row.id.clone(), line) {
            bail!("{}: the id `{}` stands on line {first} already", place(line), row.id);
        }
        if row.off {
            let removed = all.remove(&row.id).is_some();
            ensure!(removed, "{}: there is no trigger `{}` to take out", place(line), row.id);
            continue;
        }
        let trigger = check(row, (name.to_owned(), line)).with_context(|| place(line))?;
        all.insert(trigger.id.clone(), trigger);
    }
    Ok(())
}

/// Counts lines over a text whose places are asked in order.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, offset: usize) -> usize {
        let passed = self.text.as_bytes().get(self.at..offset).unwrap_or_default();
        self.line += passed.iter().filter(|&&byte| byte == b'\n').count();
        self.at = self.at.max(offset);
        self.line
    }
}

fn check(row: Row, place: (String, usize)) -> anyhow::Result<Trigger> {
    ensure!(!row.id.is_empty(), "the id is empty");
    let (part, words) = match (&row.verb, &row.noun, &row.adjective) {
        (Some(words), None, None) => (Part::Verb, words),
        (None, Some(words), None) => (Part::Noun, words),
        (None, None, Some(words)) => (Part::Adjective, words),
        _ => bail!("`{}` needs one of `verb`, `noun` and `adjective`", row.id),
    };
    let class = row.class.with_context(|| format!("`{}` needs a class", row.id))?;
    let pattern =
        pattern(words).with_context(|| format!("`{}` has words that can't be matched", row.id))?;
    for (key, value, limit) in [("polarity", row.polarity, 1000), ("intensity", row.intensity, 100)]
    {
        ensure!(
            value.is_none_or(|value| value.abs() <= limit),
            "the {key} of `{}` is beyond {limit}",
            row.id
        );
    }
    let target = row.target.as_deref().unwrap_or(if row.issue.is_some() {
        ""
    } else {
        default_target(part)
    });
    let list = |slots: &str| slots.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (target, issue) = (list(target), list(row.issue.as_deref().unwrap_or_default()));
    for slot in target.iter().chain(&issue) {
        ensure!(
            slot.chars().all(|c| c.is_ascii_lowercase()),
            "`{slot}` in `{}` is no place for a party",
            row.id
        );
    }
    Ok(Trigger {
        id: row.id,
        place,
        words: words.clone(),
        part,
        pattern,
        class,
        target,
        issue,
        polarity: row.polarity,
        intensity: row.intensity,
        negated: row.negated,
        mutual: row.mutual,
        inverse: row.inverse,
        judged: row.judged,
        loaded: row.loaded,
        animate: row.animate,
    })
}

/// Where the target stands if the entry does not tell.
fn default_target(part: Part) -> &'static str {
    match part {
        Part::Verb => "object",
        Part::Noun => "against on of to towards with",
        Part::Adjective => "",
    }
}

fn pattern(words: &str) -> anyhow::Result<Vec<Element>> {
    let elements: Vec<_> = words
        .split_whitespace()
        .map(|word| match word {
            "~" => Element::Gap(0),
            "+" => Element::Gap(1),
            _ => Element::Word(word.split('|').map(str::to_lowercase).collect()),
        })
        .collect();
    ensure!(matches!(elements.first(), Some(Element::Word(_))), "the first element is a word");
    ensure!(matches!(elements.last(), Some(Element::Word(_))), "the last element is a word");
    let doubled =
        elements.windows(2).any(|pair| matches!(pair, [Element::Gap(_), Element::Gap(_)]));
    ensure!(!doubled, "two gaps stand side by side");
    let empty = elements
        .iter()
        .any(|element| matches!(element, Element::Word(words) if words.contains(&String::new())));
    ensure!(!empty, "a word is empty");
    Ok(elements)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        let user = UserLexicon { name: "mine.toml".into(), text: text.into() };
        triggers(&[user]).err().map(|error| format!("{error:#}")).unwrap_or_default()
    }

    #[test]
    fn the_built_in_lexicon_is_sorted_and_large() -> anyhow::Result<()> {
        let ids: Vec<_> = include_str!("../data/triggers.toml")
            .lines()
            .filter_map(|line| line.trim().strip_prefix("{ id = \"")?.split('"').next())
            .collect();
        assert!(ids.len() >= 600, "{} entries", ids.len());
        assert!(ids.is_sorted(), "{:?}", ids.windows(2).find(|pair| pair[0] > pair[1]));
        assert_eq!(triggers(&[])?.len(), ids.len());
        Ok(())
    }

    #[test]
    fn a_users_entry_replaces_one_with_its_id_and_off_removes_it() -> anyhow::Result<()> {
        let text = r#"trigger = [
  { id = "accuse.v", verb = "accuse", class = "CONDEMN" },
  { id = "blame.v", off = true },
  { id = "zap.v", verb = "zap", class = "ASSAULT" },
]"#;
        let all = triggers(&[UserLexicon { name: "mine.toml".into(), text: text.into() }])?;
        let class =
            |id: &str| all.iter().find(|trigger| trigger.id == id).map(|trigger| trigger.class);
        assert_eq!(class("accuse.v"), Some(Class::Condemn));
        assert_eq!(class("blame.v"), None);
        assert_eq!(class("zap.v"), Some(Class::Assault));
        Ok(())
    }

    #[test]
    fn errors_name_the_file_and_the_line() {
        assert_eq!(
            error(
                "trigger = [\n  { id = \"a\", verb = \"zap\", class = \"ASSAULT\" },\n  { id = \"a\", verb = \"zip\", class = \"AID\" },\n]"
            ),
            "lexicon mine.toml, line 3: the id `a` stands on line 2 already"
        );
        assert_eq!(
            error("trigger = [\n  { id = \"a\", class = \"ASSAULT\" },\n]"),
            "lexicon mine.toml, line 2: `a` needs one of `verb`, `noun` and `adjective`"
        );
        assert_eq!(
            error("trigger = [ { id = \"a\", verb = \"zap ~\", class = \"AID\" } ]"),
            "lexicon mine.toml, line 1: `a` has words that can't be matched: the last element is a word"
        );
        assert_eq!(
            error("trigger = [ { id = \"a\", off = true } ]"),
            "lexicon mine.toml, line 1: there is no trigger `a` to take out"
        );
        assert!(
            error("trigger = [ { id = \"a\", verb = \"zap\", class = \"ZAP\" } ]")
                .contains("line 1")
        );
    }
}
