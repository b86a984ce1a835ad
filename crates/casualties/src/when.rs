//! When it happened: the day that the sentence names, else the day of the fighting that the story told of last, else
//! the one that it tells of next (a lead comes before its dates), else the day of publication. Earlier conflicts have
//! the days of the named war, or of the year that the text gives.
//! A day that owns what happened (`Monday's attack`) wins over others, and of a running total the day of the event over
//! the day of the count.
//!
//! A mention without a number (`regret over the casualties`) is of all the fighting that the story tells of up to the
//! day of the mention; the day of a statement is not that of the casualties that it speaks of.

use std::ops::Range;

use dateline_core::{DateRange, Span};
use dateline_dates::{DateMention, Grain};
use dateline_syntax::TokenKind;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::attacks::takes_up;
use crate::facts::Category;
use crate::reading::Reading;
use crate::stretches::{
    byline, is_behind_since, is_byline, is_compared, is_of_clause, is_since, lasting, since_the_war,
};
use crate::words::class;

/// So many days back, and a claim looks back on an earlier conflict.
const BACKGROUND_DAYS: i64 = 120;
/// A count that began so many days back looks back as well: `since 1990`.
const LONG_DAYS: i64 = 365;
/// So many days back, and fighting is still what a story reports on.
const RECENT_DAYS: i64 = 14;

/// How many days after a deed a statement of it may be made that names no other day.
const STATED: i32 = 3;
/// How much farther off the day of a statement counts than it stands, in bytes.
const SAID: usize = 400;

/// The dates of a document, resolved.
pub(crate) struct Dates {
    published: Option<Date>,
    /// All dates that lie not ahead, in order.
    mentions: Vec<Resolved>,
    /// Named events, in order.
    events: Vec<Resolved>,
    /// Of each sentence, the days that its fighting is on, told there or before.
    context: Vec<Option<DateRange>>,
    /// Each day of fighting with the index of its sentence, in order.
    fighting: Vec<(usize, DateRange)>,
}

/// Words and the days they mean.
struct Resolved {
    span: Range<usize>,
    days: DateRange,
    coarse: bool,
    /// Whether it is the time since a day: a total runs on.
    since: bool,
}

/// The days of a claim, and whether they are the time since a day.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    pub(crate) days: DateRange,
    pub(crate) since: bool,
    /// Whether the claim's own sentence says so.
    pub(crate) own: bool,
}

impl Resolved {
    /// Whether one day is named, or two as a night is.
    fn is_day(&self) -> bool {
        self.days.first() == self.days.last()
            || self.days.first().tomorrow().ok() == Some(self.days.last())
    }
}

impl Dates {
    /// Finds and resolves the dates of a document, once.
    pub(crate) fn new(
        reading: &Reading<'_>,
        published: Option<Date>,
        dateline: Option<Span>,
    ) -> Dates {
        let found = dateline_dates::find(reading.text);
        let own = byline(reading, &found, published).filter(|_| dateline.is_none());
        let published = own.or(published);
        let outside = |mention: &DateMention| {
            !dateline.is_some_and(|dateline| dateline.overlaps(mention.span.clone().into()))
        };
        let events: Vec<Resolved> = dateline_dates::events_in(reading.text)
            .into_iter()
            // A war that goes on on the day of publication tells nothing of the day of a claim.
            .filter(|event| match (event.last, published) {
                (Some(last), Some(published)) => last < published,
                (last, _) => last.is_some(),
            })
            .filter_map(|event| {
                let days = DateRange::new(event.first, event.last?);
                Some(Resolved { span: event.span, days, coarse: true, since: false })
            })
            .collect();
        let mentions = found
            .iter()
            .filter(|mention| outside(mention) && !mention.points_ahead())
            .filter(|mention| !is_byline(reading, mention) && !is_compared(reading, &mention.span))
            .filter_map(|mention| {
                let (first, last) = dateline_dates::resolve(mention, published)?;
                let coarse = mention.grain() >= Grain::Month;
                let days = DateRange::new(first, last);
                if is_since(reading, &mention.span) {
                    let until = published.unwrap_or(last).max(last);
                    return Some(Resolved {
                        span: mention.span.clone(),
                        days: DateRange::new(first, until),
                        coarse,
                        since: true,
                    });
                }
                let days = if coarse { refine(days, &events) } else { days };
                Some(Resolved { span: mention.span.clone(), days, coarse, since: false })
            })
            .collect();
        let mut dates =
            Dates { published, mentions, events, context: Vec::new(), fighting: Vec::new() };
        dates.context = dates.contexts(reading);
        dates.fighting = dates.days_of_fighting(reading);
        dates
    }

    /// The days that stand beside a word of fighting, where none of feeling shows that a statement is dated.
    fn days_of_fighting(&self, reading: &Reading<'_>) -> Vec<(usize, DateRange)> {
        let mut days = Vec::new();
        for (index, sentence) in reading.surface.sentences().iter().enumerate() {
            let feels = sentence.tokens.clone().any(|at| reading.word(at).is(class::EMOTION));
            let dated = inside(&self.mentions, sentence.span)
                .iter()
                .filter(|mention| mention.is_day() && !feels);
            for mention in dated {
                let tokens = reading.surface.tokens_in(mention.span.clone().into());
                // `on July 27, before the clashes`: the day is not that of the clashes.
                let behind = (tokens.end..sentence.tokens.end)
                    .take_while(|at| !matches!(reading.norm(*at), "before" | "after"))
                    .any(|at| reading.word(at).is(class::CLASH));
                let ahead = (sentence.tokens.start..tokens.start)
                    .any(|at| reading.word(at).is(class::CLASH));
                if behind || ahead {
                    days.push((index, mention.days));
                }
            }
        }
        days
    }

    /// The days of a bare plural: those of all fighting of the last weeks, up to the day that it is mentioned.
    pub(crate) fn of_mention(
        &self,
        reading: &Reading<'_>,
        sentence: usize,
        noun: Span,
    ) -> Option<DateRange> {
        let span = reading.surface.sentences().get(sentence)?.span;
        let until = self.mentions.partition_point(|mention| mention.span.end <= span.end());
        let told = self.mentions[..until]
            .iter()
            .rev()
            .find(|mention| !mention.coarse)
            .map(|mention| mention.days.last());
        let bound = told.into_iter().chain(self.published).min()?;
        let from = bound.checked_sub(RECENT_DAYS.days()).ok()?;
        let recent = self
            .fighting
            .iter()
            .map(|(_, days)| *days)
            .filter(|days| from <= days.first() && days.last() <= bound);
        let looks_back = inside(&self.mentions, span).iter().any(|mention| mention.coarse)
            || !inside(&self.events, span).is_empty();
        recent
            .reduce(DateRange::cover)
            .filter(|_| !looks_back)
            .or_else(|| self.of(reading, sentence, noun, false).map(|told| told.days))
    }

    /// Of each sentence, the days of the fighting told there or before.
    fn contexts(&self, reading: &Reading<'_>) -> Vec<Option<DateRange>> {
        let mut last = None;
        let mut contexts = Vec::with_capacity(reading.surface.sentences().len());
        for sentence in reading.surface.sentences() {
            let fighting = class::CLASH | class::WEAPON | class::STRIKES;
            let told = |at: usize| {
                let word = reading.word(at);
                word.is(fighting) || word.verb.is_some_and(|verb| verb.category == Category::Killed)
            };
            if sentence.tokens.clone().any(told) {
                // `recent weeks` and `last month` are of what this sentence tells alone; a look back goes on.
                let clash = sentence.tokens.clone().any(|at| reading.word(at).is(class::CLASH));
                let goes_on = |told: &&Resolved| {
                    let back = told.coarse && !told.since && self.is_background(told.days);
                    told.is_day() || clash && back
                };
                let told = || inside(&self.mentions, sentence.span).iter().filter(goes_on);
                let owned = told().rfind(|day| is_of_fighting(reading, &day.span));
                let named =
                    owned.or(told().next_back()).or(inside(&self.events, sentence.span).last());
                last = named.map(|named| named.days).or(last);
            }
            contexts.push(last);
        }
        contexts
    }

    /// The days of a claim whose number stands at `number`, in the sentence with this index; `total` is whether it is
    /// a running total.
    pub(crate) fn of(
        &self,
        reading: &Reading<'_>,
        sentence: usize,
        number: Span,
        total: bool,
    ) -> Option<Told> {
        let sentence_at = reading.surface.sentences().get(sentence)?;
        let (evidence, tokens) = (sentence_at.span, sentence_at.tokens.clone());
        let near = |resolved: &&Resolved| {
            let (start, end) = (resolved.span.start, resolved.span.end);
            let far = if end <= number.start() {
                number.start() - end
            } else {
                start.saturating_sub(number.end())
            };
            // `the ministry said on Friday`: the day of the statement, if there is another one.
            far + if self.is_of_statement(reading, &resolved.span) { SAID } else { 0 }
        };
        let at = reading.surface.token_at(number.start());
        let own = |resolved: &&Resolved| {
            let token = reading.surface.token_at(resolved.span.start);
            token.zip(at).is_none_or(|(token, at)| is_of_clause(reading, token, at))
        };
        let all = || inside(&self.mentions, evidence).iter().filter(own);
        let days = || all().filter(|mention| !mention.coarse);
        let owned = days().filter(|day| is_of_fighting(reading, &day.span)).min_by_key(near);
        let fine = owned.or_else(|| days().min_by_key(near));
        let named = fine
            .or_else(|| inside(&self.events, evidence).iter().min_by_key(near))
            .or_else(|| all().min_by_key(near));
        // `the first death since the attack on Tuesday that killed 87`: the attack's are of its day.
        let told = named.map(|named| {
            let inner = named.since && at.is_some_and(|at| is_behind_since(reading, at));
            let first = DateRange::day(named.days.first());
            let days = if inner { first } else { named.days };
            Told { days, since: named.since && !inner, own: true }
        });
        let plain = |days: DateRange| Told { days, since: false, own: false };
        let told_here = |days: DateRange| Told { days, since: false, own: true };
        let context = || {
            let before = sentence.checked_sub(1)?;
            self.context.get(before).copied().flatten().map(plain)
        };
        let ahead = || {
            let next = self.fighting.partition_point(|(index, _)| *index <= sentence);
            let next = self.fighting.get(next).map(|(_, days)| *days);
            next.filter(|days| self.is_recent(*days)).map(plain)
        };
        // `The toll rose to 41 on Tuesday`: the day is that of the count.
        let counted = total && owned.is_none() && told.is_some_and(|told| !told.since);
        // `The attack killed 41, officials said on Tuesday`: of the day that was told before, if it was just before.
        let stated = named.filter(|named| self.is_of_statement(reading, &named.span));
        let just = |told: &Told| {
            let days = |named: &Resolved| (named.days.first() - told.days.first()).get_days();
            let one = told.days.first() == told.days.last();
            counted || one && stated.is_some_and(|named| (1..=STATED).contains(&days(named)))
        };
        let taken = || takes_up(reading, &tokens);
        let before =
            if counted || stated.is_some() && taken() { context().filter(just) } else { None };
        let lasting = || lasting(reading, tokens.clone(), self.published).map(told_here);
        let found = before
            .or_else(|| self.since_then(reading, sentence, tokens.clone()))
            .or(told)
            .or_else(|| self.years_of_war(reading, tokens.clone(), number).map(told_here))
            .or_else(lasting);
        if found.is_none() && since_the_war(reading, tokens.clone()) {
            return None;
        }
        found
            .or_else(context)
            .or_else(ahead)
            .or_else(|| self.published.map(DateRange::day).map(plain))
    }

    /// `since then`: the time since what the sentences before tell of.
    fn since_then(
        &self,
        reading: &Reading<'_>,
        sentence: usize,
        tokens: Range<usize>,
    ) -> Option<Told> {
        let then = |at: usize| {
            reading.norm(at) == "since" && matches!(reading.norm(at + 1), "then" | "that")
        };
        if !tokens.clone().any(then) {
            return None;
        }
        let before = reading.surface.sentences().get(sentence.checked_sub(1)?)?.span;
        let told = inside(&self.mentions, before).last()?;
        let until = self.published.unwrap_or(told.days.last()).max(told.days.last());
        Some(Told { days: DateRange::new(told.days.first(), until), since: true, own: true })
    }

    /// Whether a verb of saying stands right before a date: `said on Friday`.
    fn is_of_statement(&self, reading: &Reading<'_>, date: &Range<usize>) -> bool {
        let Some(first) = reading.surface.token_at(date.start) else { return false };
        (first.saturating_sub(2)..first).any(|at| reading.word(at).is(class::SAY))
    }

    /// The years of `the five-year war`, where a sentence has such words: those before publication.
    fn years_of_war(
        &self,
        reading: &Reading<'_>,
        tokens: Range<usize>,
        number: Span,
    ) -> Option<DateRange> {
        let published = self.published?;
        // `The group, which watches the five-year war, said 12 were killed`: the war is not what the claim tells of.
        let grammar = &reading.grammar;
        let clause = reading.surface.token_at(number.start()).and_then(|at| grammar.clause(at));
        let holds = |war: usize| match (grammar.clause(war), clause) {
            (Some(war), Some(own)) => war == own || grammar.is_below(war, own),
            _ => true,
        };
        let at = tokens.clone().find(|at| {
            let years =
                matches!(reading.norm(at + 1), "-" | "\u{2010}") && reading.norm(at + 2) == "year";
            years && (at + 3..at + 6).any(|at| reading.word(at).is(class::CLASH)) && holds(*at)
        })?;
        let digits = || reading.norm(at).parse::<u64>().ok();
        let years =
            reading.word(at).value.or_else(digits).filter(|years| (1..100).contains(years))?;
        let first = published.checked_sub(i64::try_from(years).ok()?.years()).ok()?;
        Some(DateRange::new(first, published))
    }

    /// Whether days lie in the weeks before publication.
    fn is_recent(&self, days: DateRange) -> bool {
        let limit =
            self.published.and_then(|published| published.checked_sub(RECENT_DAYS.days()).ok());
        limit.is_none_or(|limit| limit <= days.first())
    }

    /// Whether days lie so far back that the story only looks back on them.
    pub(crate) fn is_background(&self, days: DateRange) -> bool {
        match self.published {
            Some(published) => {
                let before = |days: i64| published.checked_sub(days.days()).ok();
                before(BACKGROUND_DAYS).is_some_and(|limit| days.last() < limit)
                    || before(LONG_DAYS).is_some_and(|limit| days.first() < limit)
            }
            None => self.events.iter().any(|event| event.days == days),
        }
    }
}

/// Whether a date is that of fighting or of a disaster: `Monday's attack`, `Monday's deadly market bombing`.
fn is_of_fighting(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let Some(last) = date.end.checked_sub(1).and_then(|end| reading.surface.token_at(end)) else {
        return false;
    };
    let possessive = |at: usize| matches!(reading.norm(at), "'s" | "\u{2019}s");
    let Some(clitic) = [last, last + 1].into_iter().find(|at| possessive(*at)) else {
        return false;
    };
    (clitic + 1..clitic + 5)
        .take_while(|at| reading.kind(*at) == Some(TokenKind::Word))
        .any(|at| reading.word(at).is(class::CLASH))
}

/// A stretch of months or years that touches a named event of the story means the event.
fn refine(days: DateRange, events: &[Resolved]) -> DateRange {
    events.iter().find(|event| event.days.overlaps(days)).map_or(days, |event| event.days)
}

/// Those whose words lie inside `span`.
fn inside(list: &[Resolved], span: Span) -> &[Resolved] {
    let from = list.partition_point(|resolved| resolved.span.start < span.start());
    let to = list.partition_point(|resolved| resolved.span.end <= span.end());
    &list[from..to.max(from)]
}
