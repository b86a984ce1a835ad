//! The pages: templates filled in, with the style, the script and the findings inside.

use askama::Template;

use super::data::Data;
use super::escape::json;
use super::events::Events;
use super::histogram::Histogram;
use super::overview::Overview;
use super::policy::policy;
use super::timeline::Timeline;
use super::{Naming, split};
use crate::book::Book;
use crate::layout::number;

/// How the page looks.
pub(super) const STYLE: &str = concat!(
    include_str!("style/page.css"),
    include_str!("style/tables.css"),
    include_str!("style/reader.css"),
    include_str!("style/print.css"),
);

/// What the page does, in the order in which its parts lean on each other.
pub(super) const SCRIPT: &str = concat!(
    include_str!("script/dom.js"),
    include_str!("script/data.js"),
    include_str!("script/words.js"),
    include_str!("script/lists.js"),
    include_str!("script/csv.js"),
    include_str!("script/marks.js"),
    include_str!("script/events.js"),
    include_str!("script/stances.js"),
    include_str!("script/quotes.js"),
    include_str!("script/families.js"),
    include_str!("script/compare.js"),
    include_str!("script/documents.js"),
    include_str!("script/annotations.js"),
    include_str!("script/reader.js"),
    include_str!("script/review.js"),
    include_str!("script/start.js"),
);

/// The first page.
#[derive(Template)]
#[template(path = "page.html")]
struct Tables<'a> {
    frame: Frame<'a>,
    overview: Overview,
    histogram: Option<Histogram>,
    timeline: Option<Timeline>,
    events: Option<Events>,
    has_stances: bool,
    has_quotes: bool,
    has_families: bool,
    is_split: bool,
    documents: String,
}

/// A page of documents.
#[derive(Template)]
#[template(path = "documents.html")]
struct Documents<'a> {
    frame: Frame<'a>,
    number: usize,
    files: usize,
    first: &'a str,
    home: String,
}

/// What all pages share.
struct Frame<'a> {
    title: String,
    version: &'a str,
    policy: String,
    style: &'static str,
    script: &'static str,
    data: String,
}

impl<'a> Frame<'a> {
    fn of(book: &Book<'a>, title: String, data: &Data<'_>) -> anyhow::Result<Frame<'a>> {
        Ok(Frame {
            title,
            version: book.report.header().dateline.as_deref().unwrap_or("unknown"),
            policy: policy(STYLE, SCRIPT),
            style: STYLE,
            script: SCRIPT,
            data: json(data)?,
        })
    }
}

/// The page of all tables.
pub(super) fn tables(
    book: &Book<'_>,
    naming: Naming<'_>,
    data: &Data<'_>,
    is_split: bool,
) -> anyhow::Result<String> {
    let overview = Overview::of(book, naming.title);
    let found = book.report.summaries();
    let casualties = found.casualties.as_ref();
    let page = Tables {
        frame: Frame::of(book, overview.title.clone(), data)?,
        histogram: Histogram::of(book.report),
        timeline: casualties.and_then(Timeline::of),
        events: casualties.map(Events::of),
        has_stances: found.stance.is_some(),
        has_quotes: found.quotes.is_some(),
        has_families: found.dedup.is_some(),
        is_split,
        documents: number(book.report.documents().len() as u64),
        overview,
    };
    Ok(page.render()?)
}

/// A page of some documents.
pub(super) fn documents(
    book: &Book<'_>,
    naming: Naming<'_>,
    data: &Data<'_>,
    index: usize,
    files: usize,
) -> anyhow::Result<String> {
    let title = Overview::of(book, naming.title).title;
    let page = Documents {
        frame: Frame::of(book, title, data)?,
        number: index + 1,
        files,
        first: naming.file,
        home: format!("../{}", split::link(naming.file)),
    };
    Ok(page.render()?)
}
