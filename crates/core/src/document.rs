//! One story: its text, and what is known about it.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// A document's name: given by the input, else its path relative to the argument without the extension.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocId(Arc<str>);

impl DocId {
    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<S: Into<Arc<str>>> From<S> for DocId {
    fn from(id: S) -> DocId {
        DocId(id.into())
    }
}

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// What is known about a story beside its words: the `document` line of the report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Meta {
    /// The id on the wire; analyzers must not let it reach their facts, as equal ids are told apart later.
    #[serde(rename = "doc")]
    pub id: DocId,
    /// The headline, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When it was published, and how that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: String,
    /// Length of the text in bytes.
    pub bytes: usize,
    /// `blake3:` and the hash of the text in hexadecimal.
    pub hash: String,
    /// Where the headline stands in the text (every place, in order). Not in the report.
    #[serde(skip)]
    pub title_spans: Vec<Span>,
    /// Where the dateline (`TEHRAN (Iran News) – `) stands in the text. Not in the report.
    #[serde(skip)]
    pub dateline: Option<Span>,
}

/// A publication date and its source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// How it is known.
    pub from: PublishedFrom,
}

/// How a publication date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedFrom {
    /// Given beside the text.
    Metadata,
    /// Stated in the text.
    Dateline,
    /// Solved from the weekdays and dates that the text gives.
    Inferred,
}

/// One story in hand: what is known about it, and its text, which is never edited.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// What is known about it.
    pub meta: Meta,
    /// Its words; every span counts its bytes.
    pub text: String,
}

impl Document {
    /// A document of which nothing but its text is known: for tests and examples.
    #[must_use]
    pub fn bare(id: &str, text: &str) -> Document {
        let meta = Meta {
            id: id.into(),
            title: None,
            outlet: None,
            published: None,
            url: None,
            language: "en".into(),
            bytes: text.len(),
            hash: String::new(),
            title_spans: Vec::new(),
            dateline: None,
        };
        Document { meta, text: text.into() }
    }

    /// The words at `span`, or nothing where the span is not one of this text.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text).unwrap_or_default()
    }

    /// The day it was published, where known.
    #[must_use]
    pub fn published(&self) -> Option<Date> {
        self.meta.published.map(|published| published.date)
    }
}
