//! Whether the verb that a date belongs to points ahead of the day of publication.
//!
//! There is no parse here: the nearest word before the date that tells, in its sentence, decides
//! (`will vote on Friday`, but `that it will vote, he said on Friday`).

use crate::vocabulary::Tag;
use crate::words::{Case, Words};

/// How many words before a date are looked at.
const REACH: usize = 16;

/// Whether the words around the date at `start..end` put it after the day of publication.
pub(crate) fn points_ahead(words: &Words<'_>, start: usize, end: usize) -> bool {
    let mut first = true;
    for places in 1..=REACH {
        let at = words.before(start, places);
        match at.tag {
            Tag::Ahead => return true,
            Tag::Report => return false,
            Tag::Break => break,
            Tag::Mark('.' | '!' | '?' | ';') => break,
            Tag::On | Tag::The => continue,
            // `Norland, which will vote on Friday, buried its dead on Tuesday`
            Tag::Mark(',') if past_form(words, start - places + 1) => return false,
            Tag::Mark(',') if first => {
                return opens(words, start, places) && ahead_after(words, end);
            }
            Tag::Other if first && past_form(words, start - places) => return false,
            _ => {}
        }
        first = false;
    }
    opens(words, start, 1) && ahead_after(words, end)
}

/// Whether the word at `i` is a verb in the past: `arrived`, but not `be attacked`.
fn past_form(words: &Words<'_>, i: usize) -> bool {
    let ends = |word: &str| word.ends_with("ed") || word.ends_with("ED");
    let before = i.checked_sub(1).map_or("", |before| words.letters(before));
    ends(words.letters(i))
        && words.get(i).case != Case::Capital
        && !before.eq_ignore_ascii_case("be")
}

/// Whether the date at `start` is the first thing in its sentence.
fn opens(words: &Words<'_>, start: usize, places: usize) -> bool {
    let mut places = places;
    while matches!(words.before(start, places).tag, Tag::On | Tag::The) {
        places += 1;
    }
    matches!(words.before(start, places).tag, Tag::Break | Tag::Mark('.' | '!' | '?' | ';'))
}

/// Whether the first telling word after a date that opens its sentence points ahead: `On Friday ministers will meet`.
fn ahead_after(words: &Words<'_>, end: usize) -> bool {
    for i in end..end + REACH {
        match words.tag(i) {
            Tag::Ahead => return true,
            Tag::Report | Tag::Break | Tag::Mark('.' | '!' | '?' | ';' | '"') => return false,
            Tag::Other if past_form(words, i) => return false,
            _ => {}
        }
    }
    false
}
