//! A report as a page of HTML that opens anywhere: one file, no server, no network.
//!
//! The page is made in two ways. What reads well on paper (overview, failures, tallies, the timeline) is written by
//! templates, and stands there without a script. All else is drawn by the script of the page from the findings, which
//! the page holds as JSON: thousands of findings are only drawn as somebody looks at them.
//!
//! Words of stories are hostile until shown otherwise. Templates escape them, the JSON holds no character that means
//! something to HTML, the script writes them as text and nothing else, and a policy in the page allows its own style
//! and script by their hashes and forbids whatever else a page could load or run.
//!
//! A report of many documents is cut: the first file holds all tables with the words that they show, and the documents
//! stand in further files beside it, see [`Limits`].

mod data;
mod escape;
mod events;
mod histogram;
mod overview;
mod page;
mod policy;
mod scale;
mod split;
mod timeline;

use crate::book::{Book, Fault, Words};
use crate::read::Report;

use self::data::{Data, Scope};
pub use self::split::{Limits, further_name};

/// What the page and its files are called.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// The headline; without it, the page tells how many stories it holds.
    pub title: Option<&'a str>,
    /// The name of the first file, `report.html`.
    pub file: &'a str,
    /// The folder of the further files, beside the first: `report-files`.
    pub folder: &'a str,
}

/// A report as pages.
#[derive(Debug, Clone)]
pub struct Html {
    /// The first file: all tables, and the documents as well where there are no further files.
    pub first: String,
    /// The files that hold the documents of a large report.
    pub further: Vec<Further>,
    /// The documents whose text was not at hand.
    pub without_text: Vec<String>,
    /// The documents whose text at hand is another one than the report was made from.
    pub other_text: Vec<String>,
}

/// A file with documents, in the folder beside the first.
#[derive(Debug, Clone)]
pub struct Further {
    /// Its name in the folder: `documents-001.html`.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// A report as HTML. The same report, words, name and limits give the same bytes.
///
/// # Errors
/// If a template can't be filled in, which no report causes.
pub fn html(
    report: &Report,
    words: &dyn Words,
    naming: Naming<'_>,
    limits: Limits,
) -> anyhow::Result<Html> {
    let book = Book::open(report, words);
    let files = split::files(&book, limits);
    let scope = if files.is_empty() { Scope::Whole } else { Scope::Tables(&files) };
    let data = Data::of(&book, naming, scope);
    let first = page::tables(&book, naming, &data, !files.is_empty())?;
    drop(data);
    let mut further = Vec::new();
    for (number, _) in files.iter().enumerate() {
        let data = Data::of(&book, naming, Scope::Part(&files, number));
        let text = page::documents(&book, naming, &data, number, files.len())?;
        further.push(Further { name: further_name(number), text });
    }
    let without_text = book.lacking(&Fault::NoText);
    let other_text = book.lacking(&Fault::OtherText);
    Ok(Html { first, further, without_text, other_text })
}
