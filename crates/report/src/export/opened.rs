//! Documents with their words at hand, one at a time, and pairs of them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use dateline_core::Span;

use super::index::Index;
use crate::book::{Fault, Words, is_other, words};
use crate::stream::{Entry, Stored, entry, lines};
use crate::wire::{DocumentLine, Facts, Failure, Quote};

/// A document of the report, with its text where that is at hand.
pub(super) struct Opened<'a> {
    pub(super) meta: DocumentLine,
    pub(super) facts: Facts,
    pub(super) failures: Vec<Failure>,
    pub(super) text: Side<'a>,
}

impl Opened<'_> {
    /// The words of a span.
    pub(super) fn words(&self, span: Span) -> Option<String> {
        self.text.words(span)
    }

    /// The words of a span, if there is one.
    pub(super) fn maybe(&self, span: Option<Span>) -> Option<String> {
        span.and_then(|span| self.words(span))
    }
}

/// The texts of two documents.
pub(super) struct Pair<'a> {
    pub(super) a: Side<'a>,
    pub(super) b: Side<'a>,
}

/// A text that may not be at hand.
pub(super) struct Side<'a> {
    pub(super) text: Option<Rc<str>>,
    texts: &'a Texts<'a>,
}

impl Side<'_> {
    /// The words of a span; a span that does not fit the text has none, and is counted.
    pub(super) fn words(&self, span: Span) -> Option<String> {
        let text = self.text.as_deref()?;
        match words(text, span) {
            Ok(words) => Some(words.to_owned()),
            Err(_) => {
                self.texts.faulty.set(self.texts.faulty.get() + 1);
                None
            }
        }
    }
}

/// The texts of a report's documents: the report's own, else those of [`Words`].
pub(super) struct Texts<'a> {
    report: &'a dyn Stored,
    index: &'a Index,
    from: &'a dyn Words,
    /// The last ones asked for.
    near: RefCell<VecDeque<(String, Option<Rc<str>>)>>,
    /// The documents whose text could not be had.
    lacking: RefCell<BTreeSet<String>>,
    /// How many spans did not fit their text.
    faulty: Cell<u64>,
}

/// How many texts are kept at hand: passages come document by document.
const NEAR: usize = 32;

impl<'a> Texts<'a> {
    pub(super) fn new(report: &'a dyn Stored, index: &'a Index, from: &'a dyn Words) -> Texts<'a> {
        let (near, lacking) = Default::default();
        Texts { report, index, from, near, lacking, faulty: Cell::new(0) }
    }

    /// The text of a document that has just been read.
    pub(super) fn of(&'a self, meta: &DocumentLine) -> Side<'a> {
        let own = meta.text.as_deref().map(Rc::from);
        let text = own.or_else(|| self.elsewhere(meta).ok());
        self.noted(&meta.doc, text)
    }

    /// The text of any document.
    pub(super) fn find(&'a self, doc: &str) -> Side<'a> {
        let known =
            self.near.borrow().iter().find(|(id, _)| id == doc).map(|(_, text)| text.clone());
        if let Some(text) = known {
            return Side { text, texts: self };
        }
        let text = self.index.documents.get(doc).and_then(|(meta, offset)| match offset {
            Some(offset) => self.own(*offset),
            None => self.elsewhere(meta).ok(),
        });
        let mut near = self.near.borrow_mut();
        near.push_back((doc.to_owned(), text.clone()));
        if near.len() > NEAR {
            near.pop_front();
        }
        drop(near);
        self.noted(doc, text)
    }

    pub(super) fn pair(&'a self, a: &str, b: &str) -> Pair<'a> {
        Pair { a: self.find(a), b: self.find(b) }
    }

    fn noted(&'a self, doc: &str, text: Option<Rc<str>>) -> Side<'a> {
        if text.is_none() && !self.lacking.borrow().contains(doc) {
            self.lacking.borrow_mut().insert(doc.to_owned());
        }
        Side { text, texts: self }
    }

    /// The text on the line of the report that begins at `offset`.
    fn own(&self, offset: u64) -> Option<Rc<str>> {
        let (mut input, mut text) = (self.report.from(offset).ok()?, None);
        let mut line = String::new();
        input.read_line(&mut line).ok()?;
        lines(line.as_bytes(), |_, line| {
            if let Some(Entry::Document(meta)) = entry(line, true, |_, _| true)? {
                text = meta.text.as_deref().map(Rc::from);
            }
            Ok(())
        })
        .ok()?;
        text
    }

    fn elsewhere(&self, meta: &DocumentLine) -> Result<Rc<str>, Fault> {
        let text = self.from.words_of(meta).ok_or(Fault::NoText)?;
        if is_other(&text, meta) { Err(Fault::OtherText) } else { Ok(Rc::from(&*text)) }
    }

    /// The documents whose text was asked for and could not be had, in order.
    pub(super) fn lacking(&self) -> Vec<String> {
        self.lacking.borrow().iter().cloned().collect()
    }

    /// How many spans did not fit their text.
    pub(super) fn faulty(&self) -> u64 {
        self.faulty.get()
    }
}

/// The smallest span that holds all of `spans`.
pub(super) fn cover(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().reduce(Span::cover)
}

impl Quote {
    /// The smallest span that holds what was said, the words that attribute it and those that name the speaker.
    #[must_use]
    pub fn evidence(&self) -> Option<Span> {
        self.content.iter().chain(&self.cue).chain(&self.source).copied().reduce(Span::cover)
    }
}
