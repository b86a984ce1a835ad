//! Stretches of time that no date names: `in one week`, `over three days of shelling`, `since the war began`; and which
//! dates are none of what a story tells: those of its byline.

use std::ops::Range;

use dateline_core::DateRange;
use dateline_dates::{DateMention, DateValue};
use dateline_syntax::{Rel, TokenKind};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::reading::Reading;
use crate::words::class;

/// `since the uprising against the president began in March 2011`: so many words may stand between.
const SINCE: usize = 18;
/// So few words, and the date is that of `since` whatever the parse says.
const CLOSE: usize = 4;
/// A date of a byline stands in the first so many sentences, and bytes.
const HEAD: usize = 2;
const BYTES: usize = 250;

/// Whether `since` stands before a date, with a few words between them: `since the conflict began in March 2011`.
pub(crate) fn is_since(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let Some(first) = reading.surface.token_at(date.start) else { return false };
    let from = first.saturating_sub(SINCE);
    // `a conflict that began in 2011`
    let begins = |at: usize| {
        matches!(reading.norm(at), "began" | "begun" | "erupted" | "started" | "broke")
            && first <= at + 3
            && (at.saturating_sub(4)..at).any(|at| reading.word(at).is(class::WAR))
    };
    // `ablaze since morning because of the attack on Saturday`: not since Saturday.
    let grammar = &reading.grammar;
    let holds = |at: usize| {
        let clause = || grammar.head(at).filter(|_| grammar.rel(at) == Some(Rel::Mark));
        first <= at + CLOSE
            || (at..first).any(|at| reading.word(at).is(class::WAR))
            || grammar.is_below(at, first)
            || clause().is_some_and(|verb| grammar.is_below(verb, first))
    };
    (from..first)
        .rev()
        .take_while(|at| {
            reading.kind(*at) == Some(TokenKind::Word)
                || reading.is_hyphen(*at)
                || reading.norm(*at) == "'s"
        })
        .any(|at| reading.norm(at) == "since" && holds(at) || begins(at))
}

/// Whether a full date is that of the byline or of the page (`Published 3 May 2016`, `SNA Friday 3 May 2016`, a date
/// that a text begins with): at the head of the text, led by no preposition and no article.
pub(crate) fn is_byline(reading: &Reading<'_>, mention: &DateMention) -> bool {
    if !matches!(mention.value, DateValue::Day { .. } | DateValue::DayOr { .. }) {
        return false;
    }
    // `Northport June 8 2016 (SNA Photo)`: the date of a picture.
    let behind = mention.span.end.checked_sub(1).and_then(|end| reading.surface.token_at(end));
    let picture = behind.is_some_and(|last| reading.norm(last + 1) == "(");
    let first = reading.surface.token_at(mention.span.start);
    let bare = first.and_then(|first| first.checked_sub(1)).is_some_and(|before| {
        !reading.word(before).is(class::PREPOSITION) && reading.norm(before) != ","
    });
    if picture && bare {
        return true;
    }
    let head = mention.span.start < BYTES
        && reading.surface.sentence_at(mention.span.start).is_some_and(|index| index < HEAD);
    let Some(first) = reading.surface.token_at(mention.span.start).filter(|_| head) else {
        return false;
    };
    let Some(before) = first.checked_sub(1) else { return true };
    let word = reading.word(before);
    let led = word.is(class::PREPOSITION | class::DETERMINER | class::COMPLEMENTIZER)
        || matches!(reading.norm(before), "since" | "until" | "on" | "to" | "," | "and");
    // `Date of publication 3 May 2016`, `Last updated at May 3`
    let page = (before.saturating_sub(2)..before + 1).any(|at| {
        matches!(reading.norm(at), "publication" | "published" | "updated" | "posted" | "modified")
    });
    page || !led
}

/// The date of a story's byline, where that is more than a day off the date that it was published on as far as is known:
/// stories are filed under wrong dates, and count their weekdays from their own.
pub(crate) fn byline(
    reading: &Reading<'_>,
    mentions: &[DateMention],
    published: Option<Date>,
) -> Option<Date> {
    let published = published?;
    let own = mentions.iter().find(|mention| is_byline(reading, mention))?;
    let DateValue::Day { date, weekday } = own.value else { return None };
    let fits = weekday.is_none_or(|weekday| weekday == date.weekday());
    let off = (date - published).get_days().unsigned_abs();
    (fits && off > 1).then_some(date)
}

/// Whether a token stands below `since`: `the first since the attack that killed 87`.
pub(crate) fn is_behind_since(reading: &Reading<'_>, token: usize) -> bool {
    let from = token.saturating_sub(SINCE);
    let since = (from..token).rev().find(|at| reading.norm(*at) == "since");
    since.is_some_and(|since| {
        let grammar = &reading.grammar;
        let clause = grammar.rel(since) == Some(Rel::Mark);
        !clause && grammar.is_below(since, token)
    })
}

/// `in one week`, `over three days of shelling`, `within 24 hours`: the time up to publication, where a preposition and
/// a number stand before a unit and nothing says that it was another time.
pub(crate) fn lasting(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    published: Option<Date>,
) -> Option<DateRange> {
    let published = published?;
    tokens.clone().find_map(|at| {
        let many = match reading.norm(at) {
            "a" | "one" => 1,
            norm => reading.word(at).value.or_else(|| norm.parse().ok())?,
        };
        let days = match reading.norm(at + 1) {
            "day" | "days" => many,
            "week" | "weeks" => many.checked_mul(7)?,
            "month" | "months" => many.checked_mul(30)?,
            "hours" => many / 24,
            _ => return None,
        };
        let before = at.checked_sub(1).map_or("", |before| reading.norm(before));
        let led = matches!(before, "in" | "within" | "over" | "during");
        let other = matches!(
            reading.norm(at + 2),
            "ago" | "later" | "before" | "after" | "earlier" | "old" | "time"
        ) || reading.is_hyphen(at + 2);
        // `seven days of airstrikes have left`
        let of = reading.norm(at + 2) == "of"
            && (at + 3..at + 6).any(|at| reading.word(at).is(class::CLASH | class::WEAPON));
        if !(led || of) || other || !(1..=120).contains(&days) {
            return None;
        }
        let first = published.checked_sub(i64::try_from(days).ok()?.days()).ok()?;
        Some(DateRange::new(first, published))
    })
}

/// Whether a sentence counts since a war or an uprising began without a date: `since the conflict erupted`.
pub(crate) fn since_the_war(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|at| {
        reading.norm(at) == "since"
            && (at + 1..tokens.end.min(at + 10)).any(|at| reading.word(at).is(class::WAR))
    })
}

/// Whether a token stands in the clause of the number, or in one that the number's clause holds or hangs on; a clause
/// that tells of a noun alone (`the group, which lost the town last month`) is none.
pub(crate) fn is_of_clause(reading: &Reading<'_>, token: usize, number: usize) -> bool {
    let grammar = &reading.grammar;
    let mut at = token;
    for _ in 0..12 {
        let of_war = || {
            grammar.head(at).is_some_and(|noun| reading.word(noun).is(class::WAR | class::CLASH))
        };
        if grammar.rel(at) == Some(Rel::Relcl) && !of_war() {
            // `1,000 people who were taken five years ago`: of the people that are counted.
            let own = grammar
                .head(at)
                .is_some_and(|noun| noun == number || grammar.is_below(noun, number));
            return own || grammar.is_below(at, number) || at == number;
        }
        match grammar.head(at) {
            Some(head) => at = head,
            None => return true,
        }
    }
    true
}

/// `down 9 percent from 2020`, `more than in 2019`, `compared with last year`: a time that a figure is held against.
pub(crate) fn is_compared(reading: &Reading<'_>, mention: &Range<usize>) -> bool {
    let start = reading.surface.tokens_in(mention.clone().into()).start;
    let before = |back: usize| start.checked_sub(back).map_or("", |at| reading.norm(at));
    let led = 1 + usize::from(matches!(before(1), "in" | "during" | "the" | "of"));
    match before(led) {
        "than" => true,
        "with" | "to" => before(led + 1) == "compared",
        "from" => (led + 1..led + 6).any(|back| matches!(before(back), "percent" | "%" | "cent")),
        _ => false,
    }
}
