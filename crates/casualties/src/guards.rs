//! Numbers that can't count people: ages, dates, times, distances, money, durations, names.
//!
//! Each guard looks at the words beside the number alone; what a noun phrase counts is asked in `phrases`.

use dateline_core::Bound;
use dateline_syntax::TokenKind;

use crate::facts::Why;
use crate::numbers::Quantity;
use crate::reading::Reading;
use crate::words::{class, why};

/// Why the number can't count people; `None` where it may.
pub(crate) fn why_not(
    reading: &Reading<'_>,
    quantity: &Quantity,
    start: usize,
    end: usize,
) -> Option<Why> {
    let beside = Beside { reading, quantity, start, end };
    beside
        .hyphenated()
        .or_else(|| beside.measure())
        .or_else(|| beside.date())
        .or_else(|| beside.age())
        .or_else(|| beside.name())
}

/// A number and where its surroundings end.
struct Beside<'a> {
    reading: &'a Reading<'a>,
    quantity: &'a Quantity,
    start: usize,
    end: usize,
}

impl Beside<'_> {
    /// The form of the token `back` places before the phrase.
    fn before(&self, back: usize) -> &str {
        let at = self.quantity.tokens.start.checked_sub(back).filter(|at| *at >= self.start);
        at.map_or("", |at| self.reading.norm(at))
    }

    /// The index of the token `on` places behind the phrase.
    fn behind(&self, on: usize) -> Option<usize> {
        Some(self.quantity.tokens.end + on).filter(|at| *at < self.end)
    }

    fn norm_behind(&self, on: usize) -> &str {
        self.behind(on).map_or("", |at| self.reading.norm(at))
    }

    fn is_behind(&self, on: usize, classes: u64) -> bool {
        self.behind(on).is_some_and(|at| self.reading.word(at).is(classes))
    }

    fn is_before(&self, back: usize, classes: u64) -> bool {
        let at = self.quantity.tokens.start.checked_sub(back).filter(|at| *at >= self.start);
        at.is_some_and(|at| self.reading.word(at).is(classes))
    }

    fn in_digits(&self) -> bool {
        self.reading.kind(self.quantity.core.start) == Some(TokenKind::Number)
    }

    /// The value, where the phrase is a plain number.
    fn plain(&self) -> Option<u64> {
        (self.quantity.count.bound() == Bound::Exact).then(|| self.quantity.count.lo())
    }

    /// `44-day`, `12-year-old`, `two-thirds`, `AK-47`, `2021-07-24`.
    fn hyphenated(&self) -> Option<Why> {
        let reading = self.reading;
        let core = &self.quantity.core;
        let joined = |hyphen: usize| {
            reading.is_hyphen(hyphen) && reading.adjoins(hyphen) && reading.adjoins(hyphen + 1)
        };
        if core.start > 0 && joined(core.start - 1) {
            let number = core.start > 1 && reading.kind(core.start - 2) == Some(TokenKind::Number);
            return Some(if number { Why::Date } else { Why::Name });
        }
        if !reading.is_hyphen(core.end) || !reading.adjoins(core.end) || core.end + 1 >= self.end {
            return None;
        }
        let unit = reading.word(core.end + 1);
        if unit.is(class::DURATION) {
            let old = (core.end + 2..self.end.min(core.end + 5))
                .any(|at| reading.word(at).is(class::AGE_AFTER));
            return Some(if old { Why::Age } else { Why::Duration });
        }
        if unit.is(class::FRACTION) {
            return Some(Why::Fraction);
        }
        if reading.kind(core.end + 1) == Some(TokenKind::Number) {
            return Some(Why::Date);
        }
        (reading.adjoins(core.end + 1)).then(|| why(unit).unwrap_or(Why::Name))
    }

    /// `3.5 kilometers`, `44 days`, `12 percent`, `$12`, `12 years old`, `5 p.m.`
    fn measure(&self) -> Option<Why> {
        if matches!(self.before(1), "$" | "\u{20ac}" | "\u{a3}" | "\u{a5}") {
            return Some(Why::Money);
        }
        if self.norm_behind(0) == "%"
            || self.norm_behind(0) == "per" && self.norm_behind(1) == "cent"
        {
            return Some(Why::Percentage);
        }
        if self.is_behind(0, class::TIME) || self.is_clock() {
            return Some(Why::Time);
        }
        if self.is_behind(0, class::DURATION) {
            return Some(if self.is_behind(1, class::AGE_AFTER) || self.norm_behind(2) == "age" {
                Why::Age
            } else {
                Why::Duration
            });
        }
        let fraction = self.is_behind(0, class::FRACTION) && self.norm_behind(1) == "of"
            || matches!(self.norm_behind(0), "thirds" | "quarters" | "fifths");
        if fraction {
            return Some(Why::Fraction);
        }
        let unit = self.reading.word(self.behind(0)?);
        why(unit).filter(|why| *why != Why::Duration)
    }

    /// `1930 hours`, `at 1705`.
    fn is_clock(&self) -> bool {
        let four = self.reading.norm(self.quantity.core.start).len() == 4 && self.in_digits();
        let clock = self.plain().is_some_and(|n| n < 2400 && n % 100 < 60);
        four && clock
            && (self.norm_behind(0) == "hours" || self.before(1) == "at" && !self.counts_people())
    }

    /// `July 23`, `23 July`, `in 1990`, `9/11`.
    fn date(&self) -> Option<Why> {
        let n = self.plain().or(self.quantity.count.hi())?;
        let month = |at: Option<usize>| {
            let Some(at) = at else { return false };
            let may = self.reading.norm(at) == "may"
                && !self.reading.span(at..at + 1).is_some_and(|span| {
                    span.of(self.reading.text).is_some_and(|word| word.starts_with('M'))
                });
            let auxiliary = self.reading.word(at + 1).is(class::BE | class::HAVE | class::ADVERB);
            self.reading.word(at).is(class::MONTH)
                && !may
                && !(self.reading.norm(at) == "may" && auxiliary)
        };
        let month_before =
            self.is_before(1, class::MONTH) && month(self.quantity.tokens.start.checked_sub(1));
        // `in May 12 people`: the number counts what follows, the month stands alone.
        let alone = month_before && self.before(2) == "in" && self.counts_people();
        if n <= 31 && self.in_digits() && (month_before && !alone || month(self.behind(0))) {
            return Some(Why::Date);
        }
        // `Jul 182016`: a day and a year run together.
        let run_together = self.reading.norm(self.quantity.core.start);
        if month_before
            && run_together.len() > 4
            && run_together.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Some(Why::Date);
        }
        let slash = |at: Option<usize>| {
            at.is_some_and(|at| {
                self.reading.norm(at) == "/"
                    && self.reading.adjoins(at)
                    && self.reading.adjoins(at + 1)
            })
        };
        if slash(self.behind(0)) || slash(self.quantity.tokens.start.checked_sub(1)) {
            return Some(Why::Date);
        }
        let core = &self.quantity.core;
        let year = core.len() == 1
            && self.reading.norm(core.start).len() == 4
            && (1900..=2100).contains(&n);
        // `25 MAY 89`: a year of two digits.
        let day = self.quantity.tokens.start.checked_sub(2);
        let short = month_before
            && !self.counts_people()
            && self.in_digits()
            && (32..100).contains(&n)
            && day.is_some_and(|at| self.reading.kind(at) == Some(TokenKind::Number));
        if short {
            return Some(Why::Date);
        }
        // `Jul 11 2016 Civilians killed`
        let day_before =
            self.in_digits()
                && day.is_some_and(|at| self.reading.word(at).is(class::MONTH))
                && self.quantity.tokens.start.checked_sub(1).is_some_and(|at| {
                    self.reading.norm(at).parse::<u64>().is_ok_and(|day| day <= 31)
                });
        let dated = month_before
            || day_before
            || matches!(
                self.before(1),
                "in" | "since"
                    | "of"
                    | "during"
                    | "until"
                    | "from"
                    | ","
                    | "early"
                    | "late"
                    | "mid"
            )
            || !self.counts_people();
        (self.in_digits() && year && dated).then_some(Why::Date)
    }

    /// Whether a noun for people follows in the same phrase.
    fn counts_people(&self) -> bool {
        (0..4)
            .map_while(|on| self.behind(on))
            .take_while(|at| {
                !self.reading.word(*at).is(class::FUNCTION)
                    && self.reading.kind(*at) == Some(TokenKind::Word)
            })
            .any(|at| self.reading.word(at).person.is_some())
    }

    /// `aged 12`, `Smith, 25, was`.
    fn age(&self) -> Option<Why> {
        let n = self.plain()?;
        if matches!(self.before(1), "aged" | "age" | "ages")
            || self.before(1) == "of" && self.before(2) == "age"
        {
            return Some(Why::Age);
        }
        // `ages 25 and 31`
        let word = |back: usize| {
            self.quantity.tokens.start.checked_sub(back).map_or("", |at| self.reading.norm(at))
        };
        if word(1) == "and" && matches!(word(3), "aged" | "ages") && self.in_digits() {
            return Some(Why::Age);
        }
        let commas = self.before(1) == "," && matches!(self.norm_behind(0), "," | ")" | ";");
        let name = self.quantity.tokens.start.checked_sub(2).is_some_and(|at| {
            let word = self.reading.word(at);
            at >= self.start
                && self.reading.kind(at) == Some(TokenKind::Word)
                && word.person.is_none_or(|person| person.singular)
                && word.verb.is_none()
                && word.adjective.is_none()
        });
        (commas && name && self.in_digits() && n <= 110).then_some(Why::Age)
    }

    /// `Views 1195 Over 100 militants were killed`: the counter of a page, behind which a sentence begins with a number.
    fn is_counter(&self) -> bool {
        let Some(next) = self.behind(0).filter(|_| self.in_digits()) else { return false };
        let loud = self.reading.is_capitalized(next);
        let bound = matches!(
            self.norm_behind(0),
            "over" | "at" | "more" | "about" | "nearly" | "almost" | "around" | "some" | "up"
        );
        let number = || {
            (next + 1..self.end.min(next + 4)).any(|at| {
                self.reading.kind(at) == Some(TokenKind::Number)
                    || self.reading.word(at).value.is_some()
            })
        };
        let told = self
            .quantity
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| at >= self.start && self.reading.word(at).verb.is_some());
        loud && bound && !told && number()
    }

    /// `Article 5`, `the 12th Brigade`, `(15)`, `#5`, `one day`.
    fn name(&self) -> Option<Why> {
        self.plain()?;
        let indexed =
            self.in_digits() && (self.is_before(1, class::NAME_BEFORE) || self.before(1) == "#");
        let repeated = self.before(1) == "(" && self.norm_behind(0) == ")";
        let unit = self.in_digits() && self.is_behind(0, class::NAME_AFTER);
        let listed = self.quantity.tokens.start == self.start
            && self.in_digits()
            && matches!(self.norm_behind(0), "." | ")");
        // `a 911 call`; `1200 Maple Avenue`, `the 300 block of Elm Street`
        let numbered = self.in_digits() && matches!(self.before(1), "a" | "an");
        let house = self.in_digits()
            && (0..4)
                .map_while(|on| self.behind(on))
                .take_while(|at| {
                    self.reading.is_capitalized(*at) || self.reading.word(*at).is(class::STREET)
                })
                .any(|at| self.reading.word(at).is(class::STREET));
        if indexed || repeated || unit || listed || numbered || house || self.is_counter() {
            return Some(Why::Name);
        }
        let pronoun = self.reading.norm(self.quantity.core.start) == "one"
            && self.is_behind(0, class::ONE_NOT);
        pronoun.then_some(Why::Unbound)
    }
}
