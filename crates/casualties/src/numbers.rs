//! The number grammar: which words of a sentence say how many, and what they say.
//!
//! ```text
//! phrase   = before* ( range | cardinal | vague ) after*
//! before   = "at least" | "more than" | "up to" | "about" | "another" | …      (data/numbers.toml)
//! range    = "at least" cardinal "and" "up to" cardinal | [ "between" ] cardinal ( "to" | "-" | "or" | "and" after "between" ) cardinal
//! cardinal = digits [ scale ] | words | ( "a" | "half a" ) scale
//! words    = value [ "-" value ] [ scale ] [ "and" words ]
//! vague    = "dozens" | "several hundred" | …                                  (data/vague.toml)
//! after    = "or more" | "more" | …
//! ```
//!
//! Two phrases say zero: `no` before a noun and `no one` (with `nobody`, `none`).
//! What a number counts is not asked here; numbers that can't count people are told apart in `guards`.

use std::ops::Range;

use dateline_core::Count;
use dateline_syntax::TokenKind;

use crate::cardinals::{Cardinal, cardinal};
use crate::facts::Why;
use crate::guards;
use crate::reading::Reading;
use crate::tables::Modifier;
use crate::words::class;

/// A number phrase.
#[derive(Debug, Clone)]
pub(crate) struct Quantity {
    /// Its tokens with the words that bound it.
    pub(crate) tokens: Range<usize>,
    /// The tokens of the number alone.
    pub(crate) core: Range<usize>,
    /// What it says.
    pub(crate) count: Count,
    /// Whether it is a vague word, `no` or a plain number.
    pub(crate) kind: QuantityKind,
    /// Why it can't count people, where that shows in the words around it.
    pub(crate) why: Option<Why>,
}

/// Kinds of number phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuantityKind {
    /// Digits or number words.
    Number,
    /// `dozens`
    Vague,
    /// `no`, `no one`
    Zero,
}

/// What a number says before bounds are put to it.
#[derive(Debug, Clone, Copy)]
enum Value {
    Whole(u64),
    Between(u64, u64),
    Vague(u64, Option<u64>),
}

/// The number phrases of a sentence, in order, without overlap.
pub(crate) fn quantities(reading: &Reading<'_>, sentence: Range<usize>) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let floor = found.last().map_or(sentence.start, |last| last.tokens.end);
        let Some(quantity) = quantity_at(reading, at, floor, sentence.end) else {
            at += 1;
            continue;
        };
        at = quantity.tokens.end.max(at + 1);
        found.push(quantity);
    }
    mark_replaced(reading, &mut found);
    found
}

fn quantity_at(reading: &Reading<'_>, at: usize, floor: usize, end: usize) -> Option<Quantity> {
    if let Some(tokens) = zero(reading, at, end) {
        let kind = QuantityKind::Zero;
        return Some(Quantity {
            core: tokens.clone(),
            tokens,
            count: Count::none(),
            kind,
            why: None,
        });
    }
    if let Some((len, (low, high))) = reading.lexicon.vague.at(reading, at, end) {
        let compared = at > floor
            && matches!(reading.norm(at - 1), "as" | "how" | "so" | "too" | "very" | "that");
        if !compared {
            let core = at..at + len;
            return Some(finish(reading, core, Value::Vague(low, high), None, floor, end));
        }
    }
    let first = cardinal(reading, at, end)?;
    let core = at..first.end;
    let value = match first.value {
        Ok(value) => value,
        Err(why) => return Some(finish(reading, core, Value::Whole(0), Some(why), floor, end)),
    };
    if let Some((until, high)) = range_end(reading, at, first.end, value, end) {
        return Some(finish(reading, at..until, Value::Between(value, high), None, floor, end));
    }
    Some(finish(reading, core, Value::Whole(value), None, floor, end))
}

/// `no` where a noun can follow, `no one`, `nobody`, `none`, `not one soldier`, `not a single person`.
fn zero(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let next = if at + 1 < end { reading.norm(at + 1) } else { "" };
    match reading.norm(at) {
        "nobody" | "none" => Some(at..at + 1),
        "not" if next == "a" && at + 2 < end && reading.norm(at + 2) == "single" => {
            Some(at..at + 3)
        }
        "not" if next == "one" && reading.norm(at + 2) != "but" => Some(at..at + 2),
        "no" if next == "one" => Some(at..at + 2),
        "no" if reading.kind(at + 1) == Some(TokenKind::Word)
            && !reading.word(at + 1).is(class::FUNCTION)
            && !matches!(next, "more" | "less" | "fewer" | "longer" | "doubt" | "matter") =>
        {
            Some(at..at + 1)
        }
        _ => None,
    }
}

/// Puts the bounds beside a number to it, and asks the guards.
fn finish(
    reading: &Reading<'_>,
    core: Range<usize>,
    value: Value,
    why: Option<Why>,
    floor: usize,
    end: usize,
) -> Quantity {
    let mut tokens = core.clone();
    let mut bound = None;
    let mut note = |modifier: Modifier| {
        if modifier != Modifier::Plain && bound.is_none() {
            bound = Some(modifier);
        }
    };
    if matches!(value, Value::Between(..))
        && tokens.start > floor
        && reading.norm(tokens.start - 1) == "between"
    {
        tokens.start -= 1;
    }
    for _ in 0..3 {
        let Some((len, modifier)) = reading.lexicon.before.before(reading, tokens.start, floor)
        else {
            break;
        };
        note(modifier);
        tokens.start -= len;
    }
    for _ in 0..2 {
        let Some((len, modifier)) = reading.lexicon.after.at(reading, tokens.end, end) else {
            break;
        };
        // `two more than`; `in 2016 at least 22 people`: the words belong to what follows.
        let next = tokens.end + len;
        let goes_on = reading.norm(next) == "than" || cardinal(reading, next, end).is_some();
        if goes_on && len > 1 || reading.norm(next) == "than" {
            break;
        }
        note(modifier);
        tokens.end += len;
    }
    if tokens.end < end && reading.norm(tokens.end) == "+" && reading.adjoins(tokens.end) {
        note(Modifier::AtLeast);
        tokens.end += 1;
    }
    let (mut value, mut bound) = (value, bound);
    if let (Value::Whole(low), Some(Modifier::AtLeast)) = (value, bound)
        && let Some((until, high)) = upper(reading, tokens.end, low, end)
    {
        (value, bound, tokens.end) = (Value::Between(low, high), None, until);
    }
    let kind =
        if matches!(value, Value::Vague(..)) { QuantityKind::Vague } else { QuantityKind::Number };
    let mut quantity = Quantity { tokens, core, count: count(value, bound), kind, why };
    if quantity.why.is_none() {
        quantity.why = guards::why_not(reading, &quantity, floor, end);
    }
    quantity
}

fn count(value: Value, bound: Option<Modifier>) -> Count {
    match (value, bound.unwrap_or(Modifier::Plain)) {
        (Value::Whole(0), _) => Count::none(),
        (Value::Whole(n), Modifier::Plain) => Count::exact(n),
        (Value::Whole(n), Modifier::Approx) => Count::approx(n),
        (Value::Whole(n) | Value::Between(n, _), Modifier::AtLeast) => Count::at_least(n),
        (Value::Whole(n) | Value::Between(n, _), Modifier::MoreThan) => Count::more_than(n),
        (Value::Whole(n) | Value::Between(_, n), Modifier::AtMost) => Count::at_most(n),
        (Value::Whole(n) | Value::Between(_, n), Modifier::LessThan) => Count::less_than(n),
        (Value::Between(low, high), Modifier::Plain | Modifier::Approx) => Count::range(low, high),
        (Value::Vague(low, _), Modifier::AtLeast | Modifier::MoreThan) => Count::vague(low, None),
        (Value::Vague(low, high), _) => Count::vague(low, high),
    }
}

/// The end and the value of the second number of a range.
fn range_end(
    reading: &Reading<'_>,
    start: usize,
    joint: usize,
    low: u64,
    end: usize,
) -> Option<(usize, u64)> {
    let between = start > 0 && reading.norm(start - 1) == "between";
    let joins = match reading.norm(joint) {
        "to" | "or" => true,
        "and" => between,
        _ => reading.is_hyphen(joint) && (reading.adjoins(joint) == reading.adjoins(joint + 1)),
    };
    if !joins || joint + 1 >= end {
        return None;
    }
    let second = cardinal(reading, joint + 1, end)?;
    let high = second.value.ok()?;
    (high > low).then_some((second.end, high))
}

/// `at least 11 and as many as 17`: the end and the value of the upper bound behind a lower one.
fn upper(reading: &Reading<'_>, at: usize, low: u64, end: usize) -> Option<(usize, u64)> {
    let mut from = at;
    while from < end
        && matches!(reading.norm(from), "and" | "but" | "or" | "," | "possibly" | "perhaps")
    {
        from += 1;
    }
    if from == at {
        return None;
    }
    let number = (from + 1..end.min(from + 5)).find_map(|start| {
        let (len, modifier) = reading.lexicon.before.before(reading, start, from)?;
        (modifier == Modifier::AtMost && start - len == from).then_some(start)
    })?;
    let cardinal = cardinal(reading, number, end)?;
    let high = cardinal.value.ok()?;
    (high > low).then_some((cardinal.end, high))
}

/// `rose from 10 to 12`, `revised to 12 from 10`, `not 10 but 12`: the number that the other one replaces.
fn mark_replaced(reading: &Reading<'_>, found: &mut [Quantity]) {
    let mut last = None;
    for quantity in found {
        let start = quantity.tokens.start;
        let before = last.replace(quantity.tokens.end);
        // `revised to 12 from 10`, `12 dead, up from 10`
        if start > 1
            && reading.norm(start - 1) == "from"
            && reading.norm(quantity.tokens.end) != "to"
            && (before == Some(start - 1)
                || matches!(reading.norm(start - 2), "down" | "up")
                    && start > 2
                    && reading.norm(start - 3) == ",")
        {
            quantity.why = quantity.why.or(Some(Why::Replaced));
            continue;
        }
        if start > 0
            && reading.norm(start - 1) == "not"
            && reading.norm(quantity.tokens.end) == "but"
            && cardinal(reading, quantity.tokens.end + 1, quantity.tokens.end + 2).is_some()
        {
            quantity.why = quantity.why.or(Some(Why::Replaced));
            continue;
        }
        if start < 2 || reading.norm(start - 1) != "from" {
            continue;
        }
        let Some(first) = cardinal(reading, quantity.core.start, quantity.core.end) else {
            continue;
        };
        // `revised down from 12 to 10`, but not `came down from 12 houses`
        let moved = matches!(reading.norm(start - 2), "down" | "up")
            && reading.norm(first.end) == "to"
            && cardinal(reading, first.end + 1, first.end + 2).is_some();
        if !moved && !reading.word(start - 2).is(class::TOLL) {
            continue;
        }
        if first.end < quantity.core.end {
            // `from 10 to 12` was read as a range: keep the second number alone.
            let second = first.end + 1;
            if let Some(Cardinal { end, value: Ok(value) }) =
                cardinal(reading, second, quantity.core.end)
            {
                quantity.core = second..end;
                quantity.tokens = second..quantity.tokens.end;
                quantity.count = Count::exact(value);
            }
        } else {
            quantity.why = quantity.why.or(Some(Why::Replaced));
        }
    }
}
