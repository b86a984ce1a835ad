//! From text to mentions: at each word the kinds of date are tried in turn, and the first that fits is taken.

use crate::ahead::points_ahead;
use crate::calendar::{self, Found};
use crate::vocabulary::{Tag, names};
use crate::words::{Case, Words};
use crate::{DateMention, DateValue, Which, relative, years};

/// The words of `text` that name dates, in order, without overlap.
///
/// Names that only hold a weekday (`Black Friday`), habits (`every Friday`, `Fridays`) and times of day are passed over.
///
/// ```
/// use dateline_dates::{DateValue, Which, find};
/// use jiff::civil::Weekday;
///
/// let text = "Norland, which will vote on Friday, buried its dead on Tuesday.";
/// let values: Vec<_> = find(text).into_iter().map(|mention| mention.value).collect();
/// assert_eq!(values, [
///     DateValue::Weekday { weekday: Weekday::Friday, which: Which::Next },
///     DateValue::Weekday { weekday: Weekday::Tuesday, which: Which::Latest },
/// ]);
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<DateMention> {
    find_words(&Words::new(text)).into_iter().map(|(_, mention)| mention).collect()
}

/// The mentions, each with the index of its first word.
pub(crate) fn find_words(words: &Words<'_>) -> Vec<(usize, DateMention)> {
    let mut mentions: Vec<(usize, DateMention)> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        if let Some(end) = name_at(words, i) {
            i = end;
            continue;
        }
        let Some(Found { start, end, mut value }) = at(words, i) else {
            i += 1;
            continue;
        };
        if end <= i {
            i += 1;
            continue;
        }
        if latest(&value) && points_ahead(words, start, end) {
            turn_ahead(&mut value);
        }
        mentions.push((start, DateMention { span: words.span(start, end), value }));
        i = end;
    }
    mentions
}

/// A mention that begins at the word `i`.
fn at(words: &Words<'_>, i: usize) -> Option<Found> {
    match words.tag(i) {
        Tag::Digits(..) => calendar::figures(words, i).or_else(|| relative::ago(words, i)),
        Tag::Month(..) => calendar::month(words, i),
        Tag::Weekday(..) => calendar::weekday(words, i),
        Tag::Season(_) => calendar::season(words, i),
        Tag::Early | Tag::Mid | Tag::End => relative::part(words, i),
        Tag::Count(..) => relative::ago(words, i),
        Tag::Last | Tag::Past | Tag::Recent | Tag::This | Tag::Next | Tag::Coming | Tag::The => {
            relative::shifted(words, i)
        }
        Tag::Earlier => relative::earlier(words, i),
        Tag::Days(_) => relative::day(words, i),
        Tag::Mark('\'') => years::decade(words, i),
        _ => None,
    }
}

fn latest(value: &DateValue) -> bool {
    matches!(
        value,
        DateValue::MonthDay { which: Which::Latest, .. }
            | DateValue::Month { which: Which::Latest, .. }
            | DateValue::Weekday { which: Which::Latest, .. }
    )
}

fn turn_ahead(value: &mut DateValue) {
    if let DateValue::MonthDay { which, .. }
    | DateValue::Month { which, .. }
    | DateValue::Weekday { which, .. } = value
    {
        *which = Which::Next;
    }
}

/// The index behind a name of `data/names.txt` that begins at the word `i`.
fn name_at(words: &Words<'_>, i: usize) -> Option<usize> {
    if words.get(i).case == Case::Lower && !matches!(words.tag(i), Tag::Digits(..)) {
        return None;
    }
    let first = words.letters(i);
    let spelled = |name: &[&str]| {
        name.iter().enumerate().all(|(k, part)| words.letters(i + k).eq_ignore_ascii_case(part))
    };
    let letter = first.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let from = names().partition_point(|name| name[0].bytes().next() < letter);
    let same = names()[from..].iter().take_while(|name| name[0].bytes().next() == letter);
    same.filter(|name| spelled(name)).map(|name| i + name.len()).max()
}
