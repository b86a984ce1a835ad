//! One rule: the conditions under which it changes a token, and what it changes.

use anyhow::{Context, bail};

use crate::labels::{Pos, Rel, Tag};
use crate::parse::{Morph, Parse};
use crate::words::Words;

/// A set of tags or relations: the bit of each is its number.
type Labels = u64;

/// A rule.
#[derive(Debug)]
pub(crate) struct Rule {
    tags: Labels,
    rels: Labels,
    /// Whether it concerns white space only (`Some(true)`), all else only (`Some(false)`), or both.
    is_space: Option<bool>,
    /// The words that it is for, in lower case; of none, it is for every word.
    pub(super) words: Vec<&'static str>,
    before: Neighbour,
    after: Neighbour,
    pub(super) change: Change,
}

/// A condition on the token beside the one that is changed.
#[derive(Debug)]
struct Neighbour {
    /// The words that it may be, in lower case; of none, it may be any.
    words: Vec<&'static str>,
    rels: Labels,
}

/// What a rule changes.
#[derive(Debug, Default)]
pub(super) struct Change {
    pub(super) tag: Option<Tag>,
    pub(super) rel: Option<Rel>,
    pub(super) pos: Option<Pos>,
    pub(super) morph: Option<Morph>,
    pub(super) lemma: Option<&'static str>,
}

/// A token as conditions see it; of its own word the index has taken care.
pub(super) struct Seen<'a> {
    pub(super) words: Words<'a>,
    pub(super) parse: &'a Parse,
    pub(super) token: usize,
    /// The relation of the token before it, before any change.
    pub(super) rel_before: Option<Rel>,
    pub(super) is_space: bool,
}

impl Rule {
    /// Reads a line of the section `ruler`.
    pub(super) fn parse([conditions, changes]: [&'static str; 2]) -> anyhow::Result<Rule> {
        let mut rule = Rule {
            tags: Labels::MAX,
            rels: Labels::MAX,
            is_space: None,
            words: Vec::new(),
            before: Neighbour { words: Vec::new(), rels: Labels::MAX },
            after: Neighbour { words: Vec::new(), rels: Labels::MAX },
            change: Change::default(),
        };
        for condition in conditions.split(' ') {
            rule.add_condition(condition).with_context(|| format!("condition `{condition}`"))?;
        }
        for change in changes.split(' ') {
            rule.change.add(change).with_context(|| format!("change `{change}`"))?;
        }
        Ok(rule)
    }

    fn add_condition(&mut self, condition: &'static str) -> anyhow::Result<()> {
        let (key, values) = condition.split_once('=').context("no value")?;
        let words = || values.split('|').collect();
        match key {
            "TAG" => self.tags = labels(values, |tag| Some(Tag::from_label(tag)? as u8))?,
            "TAG!" => self.tags = !labels(values, |tag| Some(Tag::from_label(tag)? as u8))?,
            "LOWER" => self.words = words(),
            "DEP" => self.rels = rels(values)?,
            "DEP!" => self.rels = !rels(values)?,
            "IS_SPACE" => self.is_space = Some(values.parse()?),
            "BEFORE.LOWER" => self.before.words = words(),
            "BEFORE.DEP" => self.before.rels = rels(values)?,
            "AFTER.LOWER" => self.after.words = words(),
            _ => bail!("an unknown key"),
        }
        Ok(())
    }

    /// Whether it can change a token of this tag that is white space or not.
    pub(super) fn concerns(&self, tag: Tag, is_space: bool) -> bool {
        self.tags >> tag as u8 & 1 == 1 && self.is_space.is_none_or(|wanted| wanted == is_space)
    }

    /// Whether it gives a part of speech, and asks for nothing but the tag.
    pub(super) fn gives_pos_by_tag(&self) -> bool {
        let any =
            |neighbour: &Neighbour| neighbour.words.is_empty() && neighbour.rels == Labels::MAX;
        self.change.pos.is_some()
            && self.words.is_empty()
            && self.rels == Labels::MAX
            && any(&self.before)
            && any(&self.after)
    }

    /// Whether `seen`, which is one of its words, meets its other conditions.
    pub(super) fn holds(&self, seen: &Seen<'_>) -> bool {
        let token = seen.token;
        let after = || seen.parse.rels.get(token + 1).copied();
        self.concerns(seen.parse.tag(token), seen.is_space)
            && self.rels >> seen.parse.rel(token) as u8 & 1 == 1
            && self.before.holds(seen, token.wrapping_sub(1), || seen.rel_before)
            && self.after.holds(seen, token + 1, after)
    }
}

impl Neighbour {
    /// Whether the token `neighbour` of relation `rel` meets the condition; one that there is not meets none.
    fn holds(&self, seen: &Seen<'_>, neighbour: usize, rel: impl Fn() -> Option<Rel>) -> bool {
        if self.rels != Labels::MAX && rel().is_none_or(|rel| self.rels >> rel as u8 & 1 == 0) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let Some(span) = seen.parse.spans.get(neighbour) else { return false };
        let word = seen.words.of(neighbour, *span);
        // The words of these conditions are ASCII.
        self.words.iter().any(|wanted| word.eq_ignore_ascii_case(wanted))
    }
}

impl Change {
    fn add(&mut self, change: &'static str) -> anyhow::Result<()> {
        let (key, value) = change.split_once('=').context("no value")?;
        match key {
            "TAG" => self.tag = Some(Tag::from_label(value).context("an unknown tag")?),
            "DEP" => self.rel = Some(Rel::from_label(value).context("an unknown relation")?),
            "POS" => self.pos = Some(Pos::from_label(value).context("an unknown part of speech")?),
            "MORPH" => {
                self.morph = Some(if value == "_" { Morph::default() } else { Morph(value) })
            }
            "LEMMA" => self.lemma = Some(value),
            _ => bail!("an unknown key"),
        }
        Ok(())
    }
}

fn rels(values: &str) -> anyhow::Result<Labels> {
    labels(values, |rel| Some(Rel::from_label(rel)? as u8))
}

/// The set of the labels in `values`, of which `number` gives the numbers.
fn labels(values: &str, number: impl Fn(&str) -> Option<u8>) -> anyhow::Result<Labels> {
    let mut labels = 0;
    for value in values.split('|') {
        let number = number(value).with_context(|| format!("an unknown label `{value}`"))?;
        labels |= 1 << number;
    }
    Ok(labels)
}
