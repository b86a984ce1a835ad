//! Headlines: the one that a text begins with, and every place where a headline stands.

use dateline_core::Span;

use super::dateline;
use super::head::Head;
use super::published::is_date_line;

/// Headlines are no longer than this.
const BYTES: usize = 220;

/// How many lines may stand above a headline: crumbs of navigation, a date.
const ABOVE: usize = 4;

/// The headline that the text begins with: a short line that ends no sentence and stands apart or is repeated.
pub(crate) fn stated(text: &str, head: &Head) -> Option<String> {
    for (i, line) in head.lines.iter().enumerate().take(ABOVE + 1) {
        let words = line.span.of(text)?;
        if is_crumbs(words) || is_date_line(words) {
            continue;
        }
        let next = head.lines.get(i + 1)?;
        let set_off = line.apart
            || next.span.of(text) == Some(words)
            || dateline::at(text, next.span.start(), head).is_some();
        let headline =
            set_off && is_headline(words) && dateline::at(text, line.span.start(), head).is_none();
        return headline.then(|| words.to_owned());
    }
    None
}

fn is_headline(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let ends =
        line.ends_with(['.', ':', ';', ',', '-', '\u{2026}', ')']) && !line.ends_with("U.S.");
    let starts = line
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| c.is_uppercase() || c.is_numeric());
    line.len() <= BYTES && (2..=35).contains(&words) && !ends && starts
}

/// `News   /   Politics`: short parts between marks that navigation uses.
fn is_crumbs(line: &str) -> bool {
    let marks = ["/", ">", "\u{bb}", "|", "::", "\u{203a}", "\u{2192}"];
    let parts: Vec<_> = line.split_whitespace().collect();
    let between = parts.iter().filter(|part| marks.contains(part)).count();
    let short = parts.split(|part| marks.contains(part)).all(|part| part.len() <= 3);
    between > 0 && short && line.len() <= BYTES
}

/// Every place of the text where `title` stands: in the head anywhere, below it at the start of a line.
/// Words must agree, marks and white space between them need not.
pub(crate) fn places(text: &str, title: &str) -> Vec<Span> {
    let wanted: Vec<&str> =
        words(title, 0).map(|span| span.of(title).unwrap_or_default()).collect();
    let Some(first) = wanted.first() else { return Vec::new() };
    let zone = super::head::boundary(text, 3000);
    let mut places: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if !line.contains(first) {
            continue;
        }
        for word in words(line, start) {
            if word.start() >= zone && word.start() != start + line.len() - line.trim_start().len()
            {
                break;
            }
            if word.of(text) != Some(first)
                || places.last().is_some_and(|place| place.end() > word.start())
            {
                continue;
            }
            if let Some(place) = spelled(text, word.start(), &wanted)
                && (wanted.len() > 2 || is_line(text, place))
            {
                places.push(with_marks(text, place, title));
            }
        }
    }
    places
}

/// The place of `wanted`, word by word, from `start`.
fn spelled(text: &str, start: usize, wanted: &[&str]) -> Option<Span> {
    let mut end = start;
    let mut there = words(text.get(start..)?, start);
    for word in wanted {
        let found = there.next()?;
        if found.of(text)? != *word {
            return None;
        }
        end = found.end();
    }
    Some(Span::new(start, end))
}

/// Runs of letters and digits, at bytes counted from `offset`.
fn words(text: &str, offset: usize) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        let end = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        at = end;
        Some(Span::new(offset + start, offset + end))
    })
}

fn is_line(text: &str, place: Span) -> bool {
    let before = text.get(..place.start()).unwrap_or_default().chars().rev();
    let after = text.get(place.end()..).unwrap_or_default().chars();
    let bare = |c: char| !c.is_alphanumeric();
    before.take_while(|c| *c != '\n').all(bare) && after.take_while(|c| *c != '\n').all(bare)
}

/// The place with the marks that the headline itself begins and ends with.
fn with_marks(text: &str, place: Span, title: &str) -> Span {
    let opening =
        title.find(char::is_alphanumeric).and_then(|at| title.get(..at)).unwrap_or_default();
    let closing =
        title.rfind(char::is_alphanumeric).and_then(|at| title.get(at..)).unwrap_or_default();
    let closing: String = closing.chars().skip(1).collect();
    let (mut start, mut end) = (place.start(), place.end());
    if text.get(..start).is_some_and(|before| before.ends_with(opening)) {
        start -= opening.len();
    }
    if text.get(end..).is_some_and(|after| after.starts_with(&closing)) {
        end += closing.len();
    }
    Span::new(start, end)
}
