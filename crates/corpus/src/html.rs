//! Pages: the story that stands in them, by `dom_smoothie`, with title, day, site and address.
//!
//! A story's text is what the page shows of it, a paragraph apart from the next by an empty line; spans count its bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Readability, TextMode};
use jiff::civil::Date;

use crate::record::{self, Record};
use crate::{Unreadable, nesting, problems};

/// A page has no more elements than this.
const ELEMENTS: usize = 200_000;

/// Where pages say when they were published, the surest first, and the attribute that says it.
const DAYS: [(&str, &str); 12] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[property='og:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("time[itemprop='datePublished']", "datetime"),
    ("meta[name='parsely-pub-date']", "content"),
    ("meta[name='sailthru.date']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='publish-date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='dcterms.created']", "content"),
    ("meta[name='date']", "content"),
    ("time[pubdate]", "datetime"),
];

/// The story of `page`; `url` is where it was found, if that is known.
pub(crate) fn read(
    name: &str,
    page: &str,
    url: Option<&str>,
    max_nesting: usize,
) -> Result<Record, Unreadable> {
    if nesting::is_deeper(page.as_bytes(), max_nesting) {
        return Err(problems::too_deep(name, max_nesting));
    }
    // What a page can hold is not known beforehand; one that the parser fails on must not end the run.
    let story = catch_unwind(AssertUnwindSafe(|| story(page, url)));
    story.ok().flatten().ok_or_else(|| problems::no_story(name))
}

fn story(page: &str, found_at: Option<&str>) -> Option<Record> {
    let page = Document::from(page);
    let first = |selector: &str, attribute: &str| {
        let value = page.select(selector).iter().find_map(|element| element.attr(attribute))?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let stated =
        DAYS.iter().find_map(|(selector, attribute)| record::date(&first(selector, attribute)?));
    let is_whole = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    let canonical = first("link[rel='canonical']", "href")
        .filter(is_whole)
        .or_else(|| first("meta[property='og:url']", "content").filter(is_whole));
    let config = dom_smoothie::Config {
        text_mode: TextMode::Formatted,
        max_elements_to_parse: ELEMENTS,
        ..dom_smoothie::Config::default()
    };
    let article = Readability::with_document(page, None, Some(config)).ok()?.parse().ok()?;
    let url =
        canonical.or_else(|| article.url.filter(is_whole)).or_else(|| found_at.map(str::to_owned));
    let published = stated
        .or_else(|| record::date(article.published_time.as_deref()?))
        .or_else(|| day_of_address(url.as_deref()?));
    let some = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Some(Record {
        id: None,
        text: some(article.text_content.to_string())?,
        title: some(article.title),
        published,
        outlet: None,
        url,
        site: article.site_name.and_then(some),
    })
}

/// The day in an address such as `https://example.org/2021/07/24/clash` or `…/2021-07-24-clash`.
fn day_of_address(url: &str) -> Option<Date> {
    let mut numbers = url.split(['/', '-', '_']).map(|part| {
        let is_number =
            !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| is_number)
    });
    let (mut year, mut month) = (None, None);
    numbers.find_map(|number| {
        let day = match (year, month, number) {
            (Some(year), Some(month), Some(day)) => {
                Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
            }
            _ => None,
        };
        (year, month) = match number {
            Some(number) if (1990..2100).contains(&number) => (Some(number), None),
            Some(number) if year.is_some() && month.is_none() && (1..=12).contains(&number) => {
                (year, Some(number))
            }
            _ => (None, None),
        };
        day
    })
}

/// The encoding that a page, or an XML declaration, states in its first lines.
pub(crate) fn declared(page: &[u8]) -> Option<String> {
    let head = page.get(..4096).unwrap_or(page).to_ascii_lowercase();
    let at = [&b"charset"[..], b"encoding"].iter().find_map(|word| {
        memchr::memmem::find_iter(&head, word).find_map(|at| {
            let rest = head[at + word.len()..].trim_ascii_start().strip_prefix(b"=")?;
            Some(rest.trim_ascii_start())
        })
    })?;
    let label: Vec<u8> = at
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\''))
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte))
        .collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty())
}
