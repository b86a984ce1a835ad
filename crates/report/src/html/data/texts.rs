//! The words that a page holds of a document: its whole text, or the stretches that tables show.

use dateline_core::Span;
use serde::Serialize;

/// A stretch of a text and the byte that it starts at.
#[derive(Serialize)]
pub(in crate::html) struct Stretch(usize, String);

/// The whole of a text.
pub(super) fn whole(text: &str) -> Vec<Stretch> {
    vec![Stretch(0, text.to_owned())]
}

/// The stretches of `text` that hold `spans`; one that does not fit the text is left out.
pub(super) fn stretches(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<Stretch> {
    let mut spans: Vec<Span> = spans.into_iter().filter(|span| span.of(text).is_some()).collect();
    spans.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start() <= last.end() => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    let stretch = |span: Span| Some(Stretch(span.start(), span.of(text)?.to_owned()));
    merged.into_iter().filter_map(stretch).collect()
}
