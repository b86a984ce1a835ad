//! A report opened for reading: the words behind its spans, short names for its documents, names for its actors.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use dateline_core::Span;

use crate::ids;
use crate::read::{DocumentReport, Report};
use crate::wire::DocumentLine;

/// Where the words of documents can be had.
///
/// A document whose line holds its own `text` is never asked for.
pub trait Words {
    /// The whole text of a document, by its id.
    fn words(&self, doc: &str) -> Option<Cow<'_, str>>;

    /// The whole text of the document that a report tells of on this line: by its hash, where that can be looked up, as
    /// ids can name another text elsewhere.
    fn words_of(&self, meta: &DocumentLine) -> Option<Cow<'_, str>> {
        self.words(&meta.doc)
    }
}

/// No words at all: views show places alone.
impl Words for () {
    fn words(&self, _doc: &str) -> Option<Cow<'_, str>> {
        None
    }
}

/// Texts by document id.
impl Words for BTreeMap<String, String> {
    fn words(&self, doc: &str) -> Option<Cow<'_, str>> {
        self.get(doc).map(|text| Cow::Borrowed(text.as_str()))
    }
}

/// Why the words of a span can't be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nobody has the text.
    NoText,
    /// The text at hand is another one than the report was made from.
    OtherText,
    /// The span runs past the end of a text of so many bytes.
    PastEnd(Span, usize),
    /// The span cuts a character.
    CutsCharacter(Span),
}

impl Fault {
    /// Whether there is no text to hold the span against; a page tells that once, not at each finding.
    pub(crate) fn is_absence(&self) -> bool {
        matches!(self, Fault::NoText | Fault::OtherText)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoText => f.write_str("no text at hand"),
            Fault::OtherText => {
                f.write_str("the text at hand is not the one that the report was made from")
            }
            Fault::PastEnd(span, len) => {
                write!(f, "span {span:?} runs past the end of the text ({len} bytes)")
            }
            Fault::CutsCharacter(span) => write!(f, "span {span:?} cuts a character"),
        }
    }
}

/// A document's text in hand.
#[derive(Debug, Clone)]
pub(crate) struct Text<'a>(Rc<Cow<'a, str>>);

impl Deref for Text<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// A report opened for reading.
pub(crate) struct Book<'a> {
    /// The report.
    pub(crate) report: &'a Report,
    words: &'a dyn Words,
    rows: BTreeMap<&'a str, &'a DocumentReport>,
    short: BTreeMap<&'a str, String>,
    names: BTreeMap<&'a str, &'a str>,
    texts: RefCell<BTreeMap<String, Result<Text<'a>, Fault>>>,
}

impl<'a> Book<'a> {
    /// Opens a report.
    pub(crate) fn open(report: &'a Report, words: &'a dyn Words) -> Book<'a> {
        let rows: BTreeMap<_, _> =
            report.documents().iter().map(|row| (row.meta.doc.as_str(), row)).collect();
        let ids: Vec<&str> = rows.keys().copied().collect();
        let short = ids.iter().copied().zip(ids::shortened(&ids)).collect();
        Book { report, words, rows, short, names: names(report), texts: RefCell::default() }
    }

    /// A document by its id.
    pub(crate) fn document(&self, doc: &str) -> Option<&'a DocumentReport> {
        self.rows.get(doc).copied()
    }

    /// A document's name, as short as this report allows.
    pub(crate) fn short(&self, doc: &str) -> String {
        self.short.get(doc).cloned().unwrap_or_else(|| doc.into())
    }

    /// Where something stands: `001_65fd…:2311`.
    pub(crate) fn place(&self, doc: &str, offset: usize) -> String {
        format!("{}:{offset}", self.short(doc))
    }

    /// The name of an actor's id, where a finding gives it.
    pub(crate) fn name(&self, id: &str) -> Option<&'a str> {
        self.names.get(id).copied()
    }

    /// The text of a document.
    pub(crate) fn text(&self, doc: &str) -> Result<Text<'a>, Fault> {
        if let Some(known) = self.texts.borrow().get(doc) {
            return known.clone();
        }
        let text = self.find_text(doc);
        self.texts.borrow_mut().insert(doc.into(), text.clone());
        text
    }

    /// The words of a span.
    pub(crate) fn span(&self, doc: &str, span: Span) -> Result<String, Fault> {
        let text = self.text(doc)?;
        words(&text, span).map(str::to_owned)
    }

    /// Of the documents whose text was asked for so far, those of which it was not at hand for this reason.
    pub(crate) fn lacking(&self, reason: &Fault) -> Vec<String> {
        let texts = self.texts.borrow();
        texts
            .iter()
            .filter(|(_, text)| text.as_ref().err() == Some(reason))
            .map(|(doc, _)| doc.clone())
            .collect()
    }

    fn find_text(&self, doc: &str) -> Result<Text<'a>, Fault> {
        let meta = self.document(doc).map(|row| &row.meta);
        if let Some(own) = meta.and_then(|meta| meta.text.as_deref()) {
            return Ok(Text(Rc::new(Cow::Borrowed(own))));
        }
        let text = match meta {
            Some(meta) => self.words.words_of(meta),
            None => self.words.words(doc),
        };
        let text = text.ok_or(Fault::NoText)?;
        if meta.is_some_and(|meta| is_other(&text, meta)) {
            return Err(Fault::OtherText);
        }
        Ok(Text(Rc::new(text)))
    }
}

/// The words of a span in `text`.
pub(crate) fn words(text: &str, span: Span) -> Result<&str, Fault> {
    if span.end() > text.len() {
        return Err(Fault::PastEnd(span, text.len()));
    }
    span.of(text).ok_or(Fault::CutsCharacter(span))
}

/// Whether `text` can't be the one of which the report tells the length and the hash.
pub(crate) fn is_other(text: &str, meta: &DocumentLine) -> bool {
    let hash = meta.hash.as_deref().and_then(|hash| hash.strip_prefix("blake3:"));
    let differs = |hash: &str| !blake3::hash(text.as_bytes()).to_hex().starts_with(hash);
    meta.bytes.is_some_and(|bytes| bytes != text.len() as u64) || hash.is_some_and(differs)
}

/// The names of actors' ids, as the findings of the report have them.
fn names(report: &Report) -> BTreeMap<&str, &str> {
    let mut names = BTreeMap::new();
    let known = report
        .summaries()
        .actors
        .iter()
        .flat_map(|summary| &summary.actors)
        .map(|known| &known.actor);
    let facts = || report.documents().iter().map(|row| &row.facts);
    let mentioned =
        facts().flat_map(|facts| &facts.actors).flat_map(|facts| &facts.actors).map(|it| &it.actor);
    let speakers = facts().flat_map(|facts| &facts.quotes).flat_map(|facts| &facts.quotes);
    let stances = facts().flat_map(|facts| &facts.stance).flat_map(|facts| &facts.stances);
    let all = known
        .chain(mentioned)
        .chain(speakers.filter_map(|quote| quote.speaker.as_ref()))
        .chain(stances.flat_map(|stance| [&stance.actor, &stance.target.actor]));
    for actor in all {
        if let Some(id) = actor.id.as_deref()
            && !actor.name.is_empty()
        {
            names.entry(id).or_insert(actor.name.as_str());
        }
    }
    names
}
