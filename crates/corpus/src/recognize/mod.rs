//! What a story tells of itself: headline, dateline, outlet, day of publication.

mod dateline;
mod head;
mod outlet;
mod published;
mod title;

use dateline_core::{Published, PublishedFrom, Span};
use jiff::civil::Date;

pub(crate) use head::boundary;

/// What is known of a story before it is analyzed; what is not known is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The headline: as given, else as the text has it.
    pub title: Option<String>,
    /// Where the headline stands in the text, every place in order.
    pub title_spans: Vec<Span>,
    /// Where the dateline stands, from the place to the dash: `TEHRAN (Iran News) –`.
    pub dateline: Option<Span>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day of publication and how it is known.
    pub published: Option<Published>,
}

/// What is known of a story of the words `text`, beside what its source gives.
///
/// What the source gives is taken as it is. The rest is read off the form of the first lines and, for the outlet, of the
/// notices at the end; a day of publication that stands nowhere is solved for, see [`dateline_dates::solve`].
#[must_use]
pub fn recognize(
    text: &str,
    title: Option<&str>,
    published: Option<Date>,
    outlet: Option<&str>,
) -> Known {
    let head = head::Head::new(text);
    let title = title.map(str::to_owned).or_else(|| title::stated(text, &head));
    let title_spans = title.as_deref().map(|title| title::places(text, title)).unwrap_or_default();
    let dateline = dateline::find(text, &head, &title_spans);
    let outlet = outlet.map(str::to_owned).or_else(|| outlet::stated(text, dateline.as_ref()));
    let given = published.map(|date| Published { date, from: PublishedFrom::Metadata });
    let published =
        given.or_else(|| published::stated(text, &head, dateline.as_ref(), &title_spans));
    Known {
        title,
        title_spans,
        dateline: dateline.map(|dateline| dateline.span),
        outlet,
        published,
    }
}
