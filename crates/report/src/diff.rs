//! What two reports say differently, and why: the text, the configuration or the version.
//!
//! Findings are matched by their evidence, never by their ids, which shift when one is added. In a document whose text is
//! the same, equal findings are the same wherever they stand in the list; of the others those with the same own words
//! are one that changed, then those whose own words overlap. Where the text changed, words stand in place of offsets if
//! both reports hold the texts, and findings whose evidence shares most words are one; else what a finding says is
//! compared without its offsets, and findings that say most alike are one.
//!
//! Both reports are read once, document by document in the order of their ids; of a document that is read nothing is
//! kept but which of its findings have another id now. The summaries of both are held in memory.

mod found;
mod groups;
mod sides;
mod sums;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::stream::Stored;
use found::Finding;
use sides::{Doc, Side};

/// Two reports and how they came about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    /// The versions that wrote them, where they differ.
    pub versions: Option<[String; 2]>,
    /// The keys of the configuration that differ, each with both values.
    pub configuration: Vec<Field>,
    /// Whether they report different analyzers: those of each.
    pub analyzers: Option<[Vec<String>; 2]>,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its key, with those around it: `count.lo`.
    pub key: String,
    /// What the old report says; nothing where it has no such key.
    pub old: Option<String>,
    /// What the new report says.
    pub new: Option<String>,
}

/// What made a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The text of the document is another one, or the document is in one of the reports alone.
    Text,
    /// What is known of the document beside its text: its day, outlet, title or address.
    Metadata,
    /// The configuration of an analyzer.
    Configuration,
    /// The version of the program.
    Version,
    /// One of both: both differ.
    ConfigurationOrVersion,
    /// The text is the same, and those of other documents are not.
    OtherTexts,
    /// The same text, configuration and version: a lexicon of the user's, decisions of a coder, or another build.
    Unknown,
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The document that it is of; nothing where it is of the corpus.
    pub doc: Option<String>,
    /// The finding: its analyzer or kind and its id.
    pub what: String,
    /// How it differs.
    pub change: Change,
    /// What made it.
    pub cause: Cause,
}

/// How a finding differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The new report alone has it: what it says.
    Added(String),
    /// The old report alone has it: what it says.
    Lost(String),
    /// Both have it.
    Changed(Vec<Field>),
}

/// How much differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Findings that are the same.
    pub same: u64,
    /// In the new report alone.
    pub added: u64,
    /// In the old report alone.
    pub lost: u64,
    /// In both, and different.
    pub changed: u64,
    /// How many differences each cause made.
    pub causes: BTreeMap<Cause, u64>,
}

impl Differences {
    /// Whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.causes.is_empty()
    }
}

/// Tells what differs between two reports.
///
/// `origins` is called first, then `each` with every difference, document by document and then of the corpus.
///
/// # Errors
/// If a report can't be read, or its documents are not in the order of their ids; or if `each` fails.
pub fn diff(
    [old, new]: [&dyn Stored; 2],
    origins: &mut dyn FnMut(&Origins) -> anyhow::Result<()>,
    each: &mut dyn FnMut(Difference) -> anyhow::Result<()>,
) -> anyhow::Result<Differences> {
    let [mut old, mut new] = [Side::new("the old report", old)?, Side::new("the new report", new)?];
    let mut comparison = Comparison {
        origins: sides::origins(&old.header, &new.header),
        texts_differ: false,
        metadata_differ: false,
        ids: Renamed::default(),
        differences: Differences::default(),
        each,
    };
    origins(&comparison.origins)?;
    let (mut a, mut b) = (old.next()?, new.next()?);
    loop {
        let order = match (&a, &b) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(a), Some(b)) => a.id.cmp(&b.id),
        };
        let left = if order.is_le() { std::mem::replace(&mut a, old.next()?) } else { None };
        let right = if order.is_ge() { std::mem::replace(&mut b, new.next()?) } else { None };
        comparison.documents(left, right)?;
    }
    comparison.corpus(old.rest(), new.rest())?;
    Ok(comparison.differences)
}

/// The ids that findings of the old report have in the new one, where they differ; nothing where they are lost.
#[derive(Default)]
struct Renamed(BTreeMap<(String, String), Option<String>>);

impl Renamed {
    /// The id in the new report of a finding of the old one.
    fn now(&self, doc: &str, id: &str) -> Option<String> {
        match self.0.get(&(doc.to_owned(), id.to_owned())) {
            Some(new) => new.clone(),
            None => Some(id.to_owned()),
        }
    }
}

struct Comparison<'a> {
    origins: Origins,
    texts_differ: bool,
    metadata_differ: bool,
    ids: Renamed,
    differences: Differences,
    each: &'a mut dyn FnMut(Difference) -> anyhow::Result<()>,
}

impl Comparison<'_> {
    fn documents(&mut self, old: Option<Doc>, new: Option<Doc>) -> anyhow::Result<()> {
        let (id, same) = match (&old, &new) {
            (Some(old), Some(new)) => (new.id.clone(), old.hash == new.hash),
            (Some(doc), None) | (None, Some(doc)) => (doc.id.clone(), false),
            (None, None) => return Ok(()),
        };
        self.texts_differ |= !same;
        let known = match (&old, &new) {
            (Some(old), Some(new)) => found::fields(&old.meta, &new.meta),
            _ => Vec::new(),
        };
        let metadata = same
            && known.iter().any(|field| {
                let key = field.key.split('.').next().unwrap_or_default();
                matches!(key, "published" | "outlet" | "title" | "url")
            });
        self.metadata_differ |= metadata;
        let cause = match (same, self.without_text()) {
            (false, _) => Cause::Text,
            (true, Cause::Unknown | Cause::OtherTexts) if metadata => Cause::Metadata,
            (true, other) => other,
        };
        match (&old, &new) {
            (Some(_), None) => {
                self.tell(Some(&id), "document", Change::Lost(String::new()), cause)?
            }
            (None, Some(_)) => {
                self.tell(Some(&id), "document", Change::Added(String::new()), cause)?
            }
            (Some(_), Some(_)) => {
                if known.is_empty() {
                    self.differences.same += 1;
                } else {
                    self.tell(Some(&id), "document", Change::Changed(known), cause)?;
                }
            }
            (None, None) => {}
        }
        let of = |doc: &Option<Doc>| doc.as_ref().map(found::findings).unwrap_or_default();
        let (old_found, new_found) = (of(&old), of(&new));
        let texts = [&old, &new].map(|doc| doc.as_ref().and_then(|doc| doc.text.as_deref()));
        let pairs = found::matched(&old_found, &new_found, same, texts);
        for (a, b) in pairs {
            self.finding(&id, a, b, cause, same, texts)?;
        }
        Ok(())
    }

    fn finding(
        &mut self,
        doc: &str,
        old: Option<&Finding>,
        new: Option<&Finding>,
        cause: Cause,
        same_text: bool,
        [old_text, new_text]: [Option<&str>; 2],
    ) -> anyhow::Result<()> {
        let now = new.and_then(|new| new.id.clone());
        if let Some(before) = old.and_then(|old| old.id.clone())
            && now.as_ref() != Some(&before)
        {
            self.ids.0.insert((doc.to_owned(), before), now);
        }
        match (old, new) {
            (Some(old), Some(new)) => {
                let fields = if same_text {
                    found::fields(&old.body, &new.body)
                } else {
                    let words = [old_text, new_text].iter().all(Option::is_some);
                    let said = |finding: &Finding, text: Option<&str>| {
                        found::placeless(&finding.body, text.filter(|_| words))
                    };
                    found::fields(&said(old, old_text), &said(new, new_text))
                };
                if fields.is_empty() {
                    self.differences.same += 1;
                    return Ok(());
                }
                self.tell(Some(doc), &new.title(), Change::Changed(fields), cause)
            }
            (Some(old), None) => {
                self.tell(Some(doc), &old.title(), Change::Lost(old.says(old_text)), cause)
            }
            (None, Some(new)) => {
                self.tell(Some(doc), &new.title(), Change::Added(new.says(new_text)), cause)
            }
            (None, None) => Ok(()),
        }
    }

    fn tell(
        &mut self,
        doc: Option<&str>,
        what: &str,
        change: Change,
        cause: Cause,
    ) -> anyhow::Result<()> {
        let counts = &mut self.differences;
        *counts.causes.entry(cause).or_default() += 1;
        *match change {
            Change::Added(_) => &mut counts.added,
            Change::Lost(_) => &mut counts.lost,
            Change::Changed(_) => &mut counts.changed,
        } += 1;
        (self.each)(Difference { doc: doc.map(str::to_owned), what: what.into(), change, cause })
    }

    /// What differs where the text is the same.
    fn without_text(&self) -> Cause {
        let configuration =
            !self.origins.configuration.is_empty() || self.origins.analyzers.is_some();
        match (configuration, self.origins.versions.is_some()) {
            (true, true) => Cause::ConfigurationOrVersion,
            (true, false) => Cause::Configuration,
            (false, true) => Cause::Version,
            (false, false) if self.texts_differ => Cause::OtherTexts,
            (false, false) => Cause::Unknown,
        }
    }

    /// What made a difference in the corpus.
    fn of_corpus(&self) -> Cause {
        match self.without_text() {
            _ if self.texts_differ => Cause::Text,
            Cause::Unknown if self.metadata_differ => Cause::Metadata,
            other => other,
        }
    }
}

/// A value in a line.
fn short(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
