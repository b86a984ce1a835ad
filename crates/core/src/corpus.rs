//! A corpus as a reduce sees it: the table of documents, and columns of facts beside it.

use std::fmt;
use std::io::{Cursor, Read, Seek, Write};

use serde::{Deserialize, Serialize};

use crate::{DocId, Meta};

/// A document's row in its corpus. Rows are sorted by id, so the order of indices is the order of ids.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocIdx(pub u32);

impl DocIdx {
    /// To index rows with.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A document named in a summary: compared by its row, written by its id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocRef {
    /// Its row.
    pub idx: DocIdx,
    /// Its id.
    pub id: DocId,
}

impl Serialize for DocRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}

/// Where the words of a corpus can be read again after the pass over it.
pub trait Texts: Send + Sync {
    /// The whole text of a document.
    ///
    /// # Errors
    /// If it can't be read again.
    fn text(&self, doc: DocIdx) -> anyhow::Result<String>;

    /// Space for what a reduce can't keep in memory; where nothing else is said, it is memory all the same.
    ///
    /// # Errors
    /// If there is none.
    fn scratch(&self) -> anyhow::Result<Box<dyn Scratch>> {
        Ok(Box::new(Cursor::new(Vec::new())))
    }
}

/// Space that is written and read again, and is gone with its owner.
pub trait Scratch: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Scratch for T {}

/// The documents, sorted by id, and a way to read their words again.
pub struct Corpus {
    docs: Vec<Meta>,
    texts: Box<dyn Texts>,
    memory: u64,
}

/// What a reduce may take where nothing else is said: 2 GB.
const MEMORY: u64 = 2_000_000_000;

impl Corpus {
    /// A corpus of documents that are sorted by id.
    ///
    /// # Panics
    /// If ids are not strictly ascending.
    #[must_use]
    pub fn new(docs: Vec<Meta>, texts: Box<dyn Texts>) -> Corpus {
        assert!(
            docs.is_sorted_by(|a, b| a.id < b.id),
            "a corpus is sorted by document id, and ids are unique"
        );
        Corpus { docs, texts, memory: MEMORY }
    }

    /// The same with another bound on the memory of a reduce.
    #[must_use]
    pub fn with_memory(self, bytes: u64) -> Corpus {
        Corpus { memory: bytes, ..self }
    }

    /// About how many bytes a reduce may take beside facts and findings, before it turns to [`Corpus::scratch`].
    /// What it finds never depends on this.
    #[must_use]
    pub fn memory(&self) -> u64 {
        self.memory
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.docs.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    /// What is known about a document.
    #[must_use]
    pub fn meta(&self, doc: DocIdx) -> &Meta {
        &self.docs[doc.index()]
    }

    /// A document as a summary names it.
    #[must_use]
    pub fn doc(&self, idx: DocIdx) -> DocRef {
        DocRef { idx, id: self.meta(idx).id.clone() }
    }

    /// The row of the document with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<DocIdx> {
        self.docs.binary_search_by(|meta| meta.id.as_str().cmp(id)).ok().map(row)
    }

    /// All documents in order.
    pub fn docs(&self) -> impl ExactSizeIterator<Item = (DocIdx, &Meta)> {
        self.docs.iter().enumerate().map(|(i, meta)| (row(i), meta))
    }

    /// The words of a document, read again.
    ///
    /// # Errors
    /// If they can't be read again.
    pub fn text(&self, doc: DocIdx) -> anyhow::Result<String> {
        self.texts.text(doc)
    }

    /// Space outside memory, empty, for what a reduce can't keep in it.
    ///
    /// # Errors
    /// If there is none.
    pub fn scratch(&self) -> anyhow::Result<Box<dyn Scratch>> {
        self.texts.scratch()
    }
}

impl fmt::Debug for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Corpus").field("docs", &self.docs).finish_non_exhaustive()
    }
}

/// Facts, one row per document in corpus order; `None` where the analyzer failed or was blocked.
#[derive(Debug)]
pub struct Column<F>(Vec<Option<F>>);

impl<F> Column<F> {
    /// A column of `rows` in corpus order.
    #[must_use]
    pub fn new(rows: Vec<Option<F>>) -> Column<F> {
        Column(rows)
    }

    /// The facts about a document.
    #[must_use]
    pub fn get(&self, doc: DocIdx) -> Option<&F> {
        self.0.get(doc.index())?.as_ref()
    }

    /// All facts in corpus order; documents without facts are passed over.
    pub fn iter(&self) -> impl Iterator<Item = (DocIdx, &F)> {
        self.0.iter().enumerate().filter_map(|(i, facts)| Some((row(i), facts.as_ref()?)))
    }

    /// How many rows there are, with facts or without.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn row(i: usize) -> DocIdx {
    DocIdx(u32::try_from(i).expect("a corpus has fewer than four thousand million documents"))
}
