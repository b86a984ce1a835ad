//! Years and decades by themselves, the years behind a day or a month, and what tells a year from any other number.

use jiff::civil::Date;

use crate::calendar::Found;
use crate::vocabulary::{Tag, Unit};
use crate::words::Words;
use crate::{DateValue, Grain, Which};

/// A year by itself: `in 1990`, `(1990)`, `the 2020 war`, `2014-2016`.
pub(crate) fn year(words: &Words<'_>, i: usize) -> Option<Found> {
    let year = full_year(words, i)?;
    let round_count = year % 10 == 0 && plural(words, i + 1);
    if words.tag(i + 1) == Tag::Counted || words.is(i + 1, '%') {
        return None;
    }
    let before = words.before(i, 1);
    let fits = match before.tag {
        Tag::In | Tag::Unit(Unit::Year) => !round_count,
        Tag::Early | Tag::Mid | Tag::End | Tag::Season(_) | Tag::This => true,
        Tag::Of => !plural(words, i + 1),
        Tag::Mark('(') => matches!(words.tag(i + 1), Tag::Mark(')' | '-' | ',' | ';')),
        Tag::Mark('\u{a9}') => true,
        Tag::Mark('-') => matches!(words.before(i, 2).tag, Tag::Mid | Tag::Digits(4, _)),
        Tag::Mark(',') => matches!(words.before(i, 2).tag, Tag::Digits(4, _)) && year >= 1900,
        Tag::The => noun(words, i + 1) && !round_count && year >= 1900,
        Tag::Other => {
            let word = words.letters(i - 1);
            let joins = matches!(word, "and" | "or" | "to" | "AND" | "TO")
                && matches!(words.before(i, 2).tag, Tag::Digits(4, _));
            let owner = matches!(
                word,
                "s" | "its" | "his" | "her" | "their" | "a" | "copyright" | "Copyright"
            );
            joins || owner && noun(words, i + 1) && !round_count && year >= 1900
        }
        _ => false,
    };
    if !fits {
        return None;
    }
    let (end, until) = match (words.is(i + 1, '-'), full_year(words, i + 2)) {
        (true, Some(until)) if until > year => (i + 3, until),
        _ => (i + 1, year),
    };
    let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(until, 12, 31).ok()?);
    Found::new(i, end, DateValue::Days { first, last, grain: Grain::Year })
}

/// `1990s`, `'90s`, `the 90s`.
pub(crate) fn decade(words: &Words<'_>, i: usize) -> Option<Found> {
    let apostrophe = words.is(i, '\'') && words.glued(i);
    let at = i + usize::from(apostrophe);
    let Tag::Digits(len, n) = words.tag(at) else { return None };
    if n % 10 != 0 || !words.glued(at) || !words.letters(at + 1).eq_ignore_ascii_case("s") {
        // `1990's`
        let possessive = words.is(at + 1, '\'') && words.letters(at + 2).eq_ignore_ascii_case("s");
        if n % 10 != 0 || !(words.glued(at) && words.glued(at + 1) && possessive && len == 4) {
            return None;
        }
        return decade_of(i, at + 3, i16::try_from(n).ok()?);
    }
    let year = match len {
        4 if !apostrophe && (1500..=2090).contains(&n) => n,
        2 if (20..=90).contains(&n) && (apostrophe || words.before(at, 1).tag == Tag::The) => {
            1900 + n
        }
        _ => return None,
    };
    decade_of(i, at + 2, i16::try_from(year).ok()?)
}

fn decade_of(start: usize, end: usize, year: i16) -> Option<Found> {
    let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(year + 9, 12, 31).ok()?);
    Found::new(start, end, DateValue::Days { first, last, grain: Grain::Decade })
}

/// A year of four digits that stands by itself.
pub(crate) fn full_year(words: &Words<'_>, i: usize) -> Option<i16> {
    let Tag::Digits(4, year @ 1500..=2100) = words.tag(i) else { return None };
    let loose_before = free_before(words, i)
        || matches!(words.before(i, 1).tag, Tag::Mark('-' | '('))
            && !words.is(i.wrapping_sub(1), '.');
    (loose_before && free_after(words, i)).then(|| i16::try_from(year).ok()).flatten()
}

/// The year that follows a day of a month: `, 2021`, ` 2021`, ` 21` where nothing else can be meant.
pub(crate) fn year_after(words: &Words<'_>, i: usize) -> Option<(usize, i16)> {
    let hyphen =
        matches!(words.tag(i), Tag::Mark('-' | '/')) && words.glued_before(i) && words.glued(i);
    let at = if hyphen { i + 1 } else { words.skip(i, ",") };
    let at = if at == i && words.tag(at) == Tag::Of { at + 1 } else { at };
    if let Some(year) = full_year(words, at) {
        return Some((at + 1, year));
    }
    let short = at == i || hyphen;
    let Tag::Digits(2, n) = words.tag(at) else { return None };
    let ends =
        matches!(words.tag(at + 1), Tag::Break | Tag::Mark(_) | Tag::In | Tag::On | Tag::Report);
    let percent = words.glued(at) && words.is(at + 1, '%');
    let goes_on =
        words.glued(at) && words.glued(at + 1) && matches!(words.tag(at + 2), Tag::Digits(..));
    if !short || !ends || percent || goes_on {
        return None;
    }
    Some((at + 1, i16::try_from(whole_year(2, n)?).ok()?))
}

/// `last year`, `of this year`, `next year`, `, 2021` not included.
pub(crate) fn year_words(words: &Words<'_>, i: usize) -> Option<(usize, Which)> {
    let at = if matches!(words.tag(i), Tag::Of) { i + 1 } else { i };
    if words.tag(at + 1) != Tag::Unit(Unit::Year) {
        return None;
    }
    match words.tag(at) {
        Tag::Last => Some((at + 2, Which::Of(-1))),
        Tag::This => Some((at + 2, Which::Of(0))),
        Tag::Next => Some((at + 2, Which::Of(1))),
        _ => None,
    }
}

/// Whether the digits at `i` are the whole of their number to the left: no `1,960`, `3.50`, `$10`, `M16`.
pub(crate) fn free_before(words: &Words<'_>, i: usize) -> bool {
    if !words.glued_before(i) {
        return !words.is(i.wrapping_sub(1), '$');
    }
    match words.before(i, 1).tag {
        Tag::Mark('(' | '[' | '"' | '\'' | '*' | '>' | '|' | '\u{a9}' | ';') => true,
        Tag::Mark('-') => {
            // An unglued or long dash before: `TEHRAN -24 July`, `mid-1990s`; not `555-1990`.
            !matches!(words.before(i, 2).tag, Tag::Digits(..)) || !words.glued_before(i - 1)
        }
        Tag::Mark(':' | ',' | '.' | '/') => {
            !matches!(words.before(i, 2).tag, Tag::Digits(..)) && !words.is(i - 1, '/')
        }
        Tag::Break => true,
        _ => false,
    }
}

/// Whether the digits at `i` are the whole of their number to the right.
pub(crate) fn free_after(words: &Words<'_>, i: usize) -> bool {
    if !words.glued(i) {
        return true;
    }
    match words.tag(i + 1) {
        Tag::Suffix | Tag::Break => true,
        Tag::Mark('.' | ',' | ':' | '/') => {
            !(words.glued(i + 1) && matches!(words.tag(i + 2), Tag::Digits(..)))
        }
        Tag::Mark('%') => false,
        Tag::Mark(_) => true,
        _ => false,
    }
}

/// A year of four digits, or of two: those from 50 belong to the twentieth century.
pub(crate) fn whole_year(digits: usize, n: u32) -> Option<u32> {
    match digits {
        4 => (1500..=2100).contains(&n).then_some(n),
        _ if n >= 50 => Some(1900 + n),
        _ => Some(2000 + n),
    }
}

/// Whether a word in small letters stands at `i`.
fn noun(words: &Words<'_>, i: usize) -> bool {
    matches!(words.tag(i), Tag::Other | Tag::Season(_)) && words.letters(i).len() > 2
}

/// Whether a plural stands at `i`: `soldiers`.
fn plural(words: &Words<'_>, i: usize) -> bool {
    let word = words.letters(i);
    words.tag(i) == Tag::Counted
        || word.len() > 3 && word.ends_with(['s', 'S']) && !word.ends_with("ss")
}
