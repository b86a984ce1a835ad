//! What the script of a page draws: the findings of a report with the words behind them, as JSON.
//!
//! Spans stay the byte offsets of the report. Documents and findings are named by their places in lists, actors by
//! their place in one table, so that a page is smaller than its report although it holds the texts as well.

mod corpus;
mod documents;
mod findings;
mod texts;

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_core::Actor;
use serde::Serialize;

use super::{Naming, split};
use crate::book::Book;
use corpus::Corpus;
use documents::DocumentData;

/// Which documents a page holds.
#[derive(Clone, Copy)]
pub(super) enum Scope<'f> {
    /// All, with all tables.
    Whole,
    /// All tables, and of the documents, which stand in these files, what the tables show.
    Tables(&'f [Range<usize>]),
    /// The documents of one of these files.
    Part(&'f [Range<usize>], usize),
}

/// All that a page shows.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    /// What marks of a reader are kept under: the report's hash.
    key: &'a str,
    /// The page of tables, seen from a page of documents.
    home: Option<String>,
    /// The folder of the further files.
    folder: Option<String>,
    /// The names of the further files.
    files: Vec<String>,
    analyzers: &'a [String],
    pub(super) docs: Vec<DocumentData<'a>>,
    /// The rest, absent on a page of documents.
    #[serde(flatten)]
    pub(super) corpus: Corpus<'a>,
    actors: Vec<&'a Actor>,
}

impl<'a> Data<'a> {
    /// What a page of this scope shows.
    pub(super) fn of(book: &Book<'a>, naming: Naming<'_>, scope: Scope<'_>) -> Data<'a> {
        let mut actors = Actors::default();
        let here = Here::of(book, scope);
        let docs = documents::documents(book, &here, &mut actors);
        let corpus = Corpus::of(book, &here, &mut actors);
        let files = match scope {
            Scope::Whole => &[],
            Scope::Tables(files) | Scope::Part(files, _) => files,
        };
        let is_part = matches!(scope, Scope::Part(..));
        Data {
            key: book.report.hash(),
            home: is_part.then(|| format!("../{}", split::link(naming.file))),
            folder: (!files.is_empty() && !is_part).then(|| split::link(naming.folder)),
            files: (0..files.len()).map(split::further_name).collect(),
            analyzers: book.report.analyzers(),
            docs,
            corpus,
            actors: actors.list,
        }
    }
}

/// The documents of a page.
pub(super) struct Here<'a, 'f> {
    scope: Scope<'f>,
    /// The places in the report of those that the page lists: its own first, then those that they share words with.
    order: Vec<usize>,
    /// How many are the page's own.
    own: usize,
    /// Their places in the page by id.
    places: BTreeMap<&'a str, usize>,
}

impl<'a, 'f> Here<'a, 'f> {
    fn of(book: &Book<'a>, scope: Scope<'f>) -> Here<'a, 'f> {
        let documents = book.report.documents();
        let mut order: Vec<usize> = match scope {
            Scope::Whole | Scope::Tables(_) => (0..documents.len()).collect(),
            Scope::Part(files, number) => files.get(number).cloned().unwrap_or_default().collect(),
        };
        let own = order.len();
        let id = |i: &usize| documents.get(*i).map(|row| row.meta.doc.as_str());
        let mut places: BTreeMap<&str, usize> =
            order.iter().filter_map(id).enumerate().map(|(place, id)| (id, place)).collect();
        if let Scope::Part(..) = scope {
            let global: BTreeMap<&str, usize> =
                documents.iter().enumerate().map(|(i, row)| (row.meta.doc.as_str(), i)).collect();
            let passages = book.report.summaries().dedup.iter().flat_map(|dedup| &dedup.passages);
            for passage in passages {
                let (a, b) = (passage.a.as_str(), passage.b.as_str());
                let is_own = |doc| places.get(doc).is_some_and(|place| *place < own);
                if !is_own(a) && !is_own(b) {
                    continue;
                }
                for doc in [a, b] {
                    if let (false, Some(i)) = (places.contains_key(doc), global.get(doc)) {
                        places.insert(doc, order.len());
                        order.push(*i);
                    }
                }
            }
        }
        Here { scope, order, own, places }
    }

    /// The place of a document in the page.
    fn place(&self, doc: &str) -> Option<usize> {
        self.places.get(doc).copied()
    }

    /// The further file that holds the document at this place of the report.
    fn file(&self, index: usize) -> Option<usize> {
        match self.scope {
            Scope::Whole => None,
            Scope::Tables(files) | Scope::Part(files, _) => {
                files.iter().position(|file| file.contains(&index))
            }
        }
    }
}

/// Each actor once.
#[derive(Default)]
pub(super) struct Actors<'a> {
    list: Vec<&'a Actor>,
    places: BTreeMap<&'a Actor, usize>,
}

impl<'a> Actors<'a> {
    /// The place of an actor in the table.
    fn place(&mut self, actor: &'a Actor) -> usize {
        let list = &mut self.list;
        *self.places.entry(actor).or_insert_with(|| {
            list.push(actor);
            list.len() - 1
        })
    }
}
