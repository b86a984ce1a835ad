//! Boilerplate that shows in a document by itself, by its form: menus, notices, credits, licences, captions.
//!
//! The forms are data (`data/boilerplate.toml` tells their shape). What an outlet repeats without a known form only a
//! corpus shows; that is the business of the reduce.

mod form;
mod page;
mod rows;
mod unit;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::Context as _;
use dateline_core::{Document, Lexicon, Span};
use serde::Deserialize;

use crate::hashes::Hashes;
use crate::lines::Piece;
use crate::words::Words;
use form::{Entry, Form};
use page::{Navigation, Page, Stamp};
use unit::{Unit, menu, units};

/// A file of forms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    navigation: Navigation,
    #[serde(default)]
    stamp: Stamp,
    #[serde(default, rename = "form")]
    forms: Vec<Entry>,
}

/// All forms, ready to be tried.
pub(crate) struct Forms {
    forms: Vec<Form>,
    /// The forms that may begin with a word, by its hash.
    by_first: BTreeMap<u64, Vec<usize>>,
    /// These words.
    firsts: Hashes,
    /// The forms that begin with any word.
    unanchored: Vec<usize>,
    page: Page,
}

impl Forms {
    /// The forms of the built-in file and of the user's; `dates` are the hashes of the names of months and weekdays.
    pub(crate) fn new(dates: Hashes, lexicons: &[Lexicon]) -> anyhow::Result<Forms> {
        let mut all = Forms {
            forms: Vec::new(),
            by_first: BTreeMap::new(),
            firsts: Hashes::default(),
            unanchored: Vec::new(),
            page: Page::new(dates),
        };
        all.read("boilerplate.toml", include_str!("../data/boilerplate.toml"))?;
        for lexicon in lexicons {
            all.read(&lexicon.name, &lexicon.text)?;
        }
        Ok(all)
    }

    fn read(&mut self, name: &str, text: &str) -> anyhow::Result<()> {
        let file: File =
            toml::from_str(text).with_context(|| format!("failed to read the forms of {name}"))?;
        self.page.extend(file.navigation, &file.stamp);
        for entry in file.forms {
            let form =
                Form::of(&entry).with_context(|| format!("failed to read the forms of {name}"))?;
            let index = self.forms.len();
            let firsts: Option<BTreeSet<u64>> = form.firsts();
            for first in firsts.iter().flatten() {
                self.by_first.entry(*first).or_default().push(index);
                self.firsts.insert(*first);
            }
            if firsts.is_none() {
                self.unanchored.push(index);
            }
            self.forms.push(form);
        }
        Ok(())
    }

    /// Whether a word, by its hash, names a month or a weekday.
    pub(crate) fn is_date(&self, word: u64) -> bool {
        self.page.is_date(word)
    }

    /// The boilerplate of a text: spans in order, without overlaps.
    pub(crate) fn find(
        &self,
        text: &str,
        words: &Words,
        lines: &[(Span, Range<usize>)],
        pieces: &[Piece],
    ) -> Vec<Span> {
        let mut spans = Vec::new();
        let units = units(lines, pieces);
        for unit in &units {
            if unit.head {
                spans.extend(self.page.stamp(text, words, unit));
            }
            if (unit.head || unit.tail) && self.page.is_way(text, unit) {
                spans.push(unit.span);
            }
            let Some(form) = self.matching(text, words, unit) else { continue };
            spans.push(unit.span);
            if form.menu {
                spans.extend(menu(lines, unit));
            }
        }
        merged(spans)
    }

    /// The first form that a unit has.
    fn matching(&self, text: &str, words: &Words, unit: &Unit) -> Option<&Form> {
        let first = words.hashes().get(unit.words.start)?;
        let anchored = if self.firsts.contains(*first) { self.by_first.get(first) } else { None };
        anchored
            .into_iter()
            .flatten()
            .chain(&self.unanchored)
            .map(|&form| &self.forms[form])
            .find(|form| form.fits(text, words, unit))
    }
}

/// Spans in order, those that touch made one.
pub(crate) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start() <= last.end() => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}

/// A dateline that names the document's own outlet: `TEHRAN (Iran News) –`. A dateline that names a place alone, or an
/// agency that the outlet took the story from, belongs to the story.
pub(crate) fn own_slug(doc: &Document) -> Option<Span> {
    let dateline = doc.meta.dateline?.trimmed(&doc.text);
    let slug = Words::of(dateline.of(&doc.text)?);
    let outlet = Words::of(doc.meta.outlet.as_deref()?);
    let (slug, outlet) = (slug.hashes(), outlet.hashes());
    (!outlet.is_empty() && slug.windows(outlet.len()).any(|words| words == outlet))
        .then_some(dateline)
}
