//! Cardinal numbers in digits and in words: `12`, `2.5 million`, `thirty-one`, `half a million`, `both`.

use dateline_syntax::{Rel, TokenKind};

use crate::facts::Why;
use crate::reading::Reading;
use crate::words::class;

/// A cardinal number: its end and what it says, or why it is none that counts.
pub(crate) struct Cardinal {
    pub(crate) end: usize,
    pub(crate) value: Result<u64, Why>,
}

/// The cardinal number that begins at `at`.
pub(crate) fn cardinal(reading: &Reading<'_>, at: usize, end: usize) -> Option<Cardinal> {
    if at >= end {
        return None;
    }
    if reading.kind(at) == Some(TokenKind::Number) {
        return Some(digits(reading, at, end));
    }
    let scale = |at: usize| if at < end { reading.word(at).scale } else { None };
    match reading.norm(at) {
        "a" | "an" if scale(at + 1).is_some() => number_words(reading, at + 1, end, 1),
        // `a quarter of a million`
        "a" if reading.norm(at + 1) == "quarter"
            && reading.norm(at + 2) == "of"
            && matches!(reading.norm(at + 3), "a" | "one")
            && scale(at + 4).is_some() =>
        {
            let value = scale(at + 4)? / 4;
            Some(Cardinal { end: at + 5, value: Ok(value) })
        }
        "half" if matches!(reading.norm(at + 1), "a" | "-") && scale(at + 2).is_some() => {
            let value = scale(at + 2)? / 2;
            Some(Cardinal { end: at + 3, value: Ok(value) })
        }
        // `killed both workers`
        "both"
            if matches!(reading.grammar.rel(at), Some(Rel::Det | Rel::Predet | Rel::Nummod))
                && reading.grammar.head(at).is_some_and(|noun| {
                    let restates = reading.grammar.rel(noun) == Some(Rel::Appos);
                    noun > at && !restates && !reading.word(noun).is(class::THING)
                }) =>
        {
            Some(Cardinal { end: at + 1, value: Ok(2) })
        }
        _ if reading.word(at).value.is_some() => number_words(reading, at, end, 0),
        _ => None,
    }
}

/// A number in digits, with a scale behind it or not.
fn digits(reading: &Reading<'_>, at: usize, end: usize) -> Cardinal {
    let norm = reading.norm(at);
    let mut next = at + 1;
    let value = match read_digits(norm) {
        Ok((whole, tenths)) => {
            let mut scale = 1_u64;
            while next < end {
                let Some(by) = reading.word(next).scale else { break };
                scale = scale.saturating_mul(by);
                next += 1;
            }
            match tenths {
                None => Ok(whole.saturating_mul(scale)),
                Some((part, unit)) if scale >= unit => Ok(whole
                    .saturating_mul(scale)
                    .saturating_add(part.saturating_mul(scale / unit))),
                Some(_) => Err(Why::Fraction),
            }
        }
        Err(why) => Err(why),
    };
    Cardinal { end: next, value }
}

/// Digits with commas between thousands, or with a decimal part (its value and the power of ten it is counted in).
fn read_digits(norm: &str) -> Result<(u64, Option<(u64, u64)>), Why> {
    if norm.contains(':') {
        return Err(Why::Time);
    }
    let letters = norm.trim_start_matches(|c: char| !c.is_alphabetic());
    match letters {
        "" => {}
        "st" | "nd" | "rd" | "th" => return Err(Why::Ordinal),
        "s" => return Err(Why::Date),
        "km" | "kms" | "m" | "cm" | "mm" | "kg" | "ft" | "g" => return Err(Why::Distance),
        "am" | "pm" => return Err(Why::Time),
        _ => return Err(Why::Name),
    }
    let (whole, part) = match norm.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (norm, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(Why::Name);
    }
    let grouped = groups.len() == 1
        || groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3;
    if !grouped || !norm.is_ascii() {
        return Err(Why::Fraction);
    }
    let whole = groups.concat().parse::<u64>().map_err(|_| Why::Name)?;
    let Some(part) = part else { return Ok((whole, None)) };
    let unit = u32::try_from(part.len())
        .ok()
        .and_then(|len| 10_u64.checked_pow(len))
        .ok_or(Why::Fraction)?;
    let part = part.parse::<u64>().map_err(|_| Why::Fraction)?;
    Ok((whole, Some((part, unit))))
}

/// A number in words from `at` on; `start` is 1 behind `a`.
fn number_words(reading: &Reading<'_>, at: usize, end: usize, start: u64) -> Option<Cardinal> {
    let (mut total, mut current, mut scaled) = (0_u64, start, false);
    let mut next = at;
    while next < end {
        let word = reading.word(next);
        if let Some(value) = word.value {
            let fits = if value < 10 {
                current.is_multiple_of(10) && (current.is_multiple_of(100) || current % 100 >= 20)
            } else {
                current.is_multiple_of(100)
            };
            if !fits || start == 1 && !scaled || current > 0 && current < 20 {
                break;
            }
            current += value;
            next += 1;
        } else if let Some(scale) = word.scale {
            if scale <= 100 {
                current = current.max(1).saturating_mul(scale);
            } else {
                total = total.saturating_add(current.max(1).saturating_mul(scale));
                current = 0;
            }
            scaled = true;
            next += 1;
        } else if continues(reading, next, end, current, scaled) {
            next += 1;
        } else {
            break;
        }
    }
    (next > at).then(|| Cardinal { end: next, value: Ok(total.saturating_add(current)) })
}

/// `and` behind a hundred or thousand, or the hyphen of `twenty-one`, where a fitting number word follows.
fn continues(reading: &Reading<'_>, at: usize, end: usize, current: u64, scaled: bool) -> bool {
    let Some(value) = (at + 1 < end).then(|| reading.word(at + 1).value).flatten() else {
        return false;
    };
    if reading.norm(at) == "and" {
        return scaled && value > 0 && current.is_multiple_of(100);
    }
    let tens = current.is_multiple_of(10) && current % 100 >= 20;
    reading.is_hyphen(at) && tens && (1..10).contains(&value)
}
