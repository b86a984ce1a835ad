//! Where noun phrases, adjuncts and subjects start and end in a unit, told by the classes of words alone.
//!
//! Ranges are pairs of word indices into the unit, end exclusive.

use dateline_syntax::Surface;

use crate::units::Unit;
use crate::words::Class;

/// A run of words of a unit, end exclusive.
pub(crate) type Range = (usize, usize);

/// A quotation of more bytes is a clause and no quoted word.
const QUOTED_WORD: usize = 25;

/// A subject has no more words than this.
const LONGEST: usize = 60;

/// A unit with the parse that its words stand in.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) text: &'a str,
    pub(crate) unit: &'a Unit,
    pub(crate) surface: &'a Surface,
    /// The words that are finite verbs, as far as the lexicon of cues tells; no phrase runs across one.
    pub(crate) finite: &'a [usize],
}

impl<'a> Scene<'a> {
    /// The normal form of a word; of a quotation and outside of the unit, nothing.
    pub(crate) fn norm(&self, at: usize) -> &'a str {
        self.unit
            .elems
            .get(at)
            .filter(|elem| elem.quotation.is_none())
            .map_or("", |elem| self.surface.norm(elem.token))
    }

    /// Whether the quotation at `at` starts with `to`: `urged them “to leave”`.
    pub(crate) fn quotes_infinitive(&self, at: usize) -> bool {
        let words =
            self.unit.elems.get(at).and_then(|elem| elem.span.of(self.text)).unwrap_or_default();
        words.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with("to ")
    }

    /// Whether the quotation at `at` starts as a sentence does.
    pub(crate) fn quotes_sentence(&self, at: usize) -> bool {
        let words =
            self.unit.elems.get(at).and_then(|elem| elem.span.of(self.text)).unwrap_or_default();
        !words.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
    }

    /// Whether the quotation at `at` looks like a title: `"The Old Bridge"`, several words with capitals and no stop.
    pub(crate) fn quotes_title(&self, at: usize) -> bool {
        let words =
            self.unit.elems.get(at).and_then(|elem| elem.span.of(self.text)).unwrap_or_default();
        let words = words.trim_matches(|c: char| {
            matches!(c, '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{2018}' | '\u{2019}')
        });
        let capital = |word: &str| {
            word.len() < 4 || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        };
        let count = words.split_whitespace().count();
        (2..8).contains(&count)
            && !words.ends_with(['.', ',', '!', '?', '\u{2026}'])
            && words.starts_with(char::is_uppercase)
            && words.split_whitespace().all(capital)
            && words.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count()
                > 1
    }

    /// Whether there is a quotation at `at` whose last mark inside is a comma.
    pub(crate) fn quote_ends_in_comma(&self, at: usize) -> bool {
        let Some(elem) = self.unit.elems.get(at).filter(|elem| elem.class == Class::Quote) else {
            return false;
        };
        let words = elem.span.of(self.text).unwrap_or_default();
        words.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', '\u{bb}']).ends_with(',')
    }

    /// Whether a word starts with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.unit
            .elems
            .get(at)
            .and_then(|elem| elem.span.of(self.text))
            .is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// The class of a word.
    pub(crate) fn class(&self, at: usize) -> Class {
        self.unit.class(at)
    }

    /// The class of the word before `at`.
    pub(crate) fn before(&self, at: usize) -> Class {
        at.checked_sub(1).map_or(Class::Stop, |at| self.class(at))
    }

    /// The number of words.
    pub(crate) fn len(&self) -> usize {
        self.unit.len()
    }

    /// The end of the noun phrase that starts at `at`, without what hangs on it by a preposition other than `of`.
    pub(crate) fn phrase_end(&self, at: usize) -> usize {
        if matches!(self.class(at), Class::Pronoun | Class::Object) {
            return at + 1;
        }
        let mut end = at;
        while matches!(self.class(end), Class::Determiner | Class::Possessive) && end < self.len() {
            end += 1;
        }
        while end < self.len() {
            let class = self.class(end);
            let glued_name = class == Class::Name
                && self.class(end - usize::from(end > at)) == Class::Common
                && self.is_plural(end - 1);
            if self.is_nominal(end) && !(end > at && glued_name) {
                end += 1;
            } else if end > at && self.norm(end) == "of" && self.class(end + 1).starts_phrase() {
                return self.phrase_end(end + 1);
            } else {
                break;
            }
        }
        end
    }

    /// The end of the noun phrase at `at` and of those that `and` joins to it.
    pub(crate) fn joined_phrase_end(&self, at: usize) -> usize {
        let mut end = self.phrase_end(at);
        while end > at
            && self.class(end) == Class::Conjunction
            && self.class(end + 1).starts_phrase()
        {
            let next = self.phrase_end(end + 1);
            if next <= end + 1 {
                break;
            }
            end = next;
        }
        end
    }

    /// The end of the noun phrase at `at` with all that hangs on it by prepositions and `and`.
    pub(crate) fn full_phrase_end(&self, at: usize) -> usize {
        let mut end = self.phrase_end(at);
        while end > at
            && matches!(self.class(end), Class::Preposition | Class::Conjunction | Class::To)
        {
            let next = self.phrase_end(end + 1);
            if next <= end + 1 {
                break;
            }
            end = next;
        }
        end
    }

    /// As [`Scene::full_phrase_end`], and with a relative clause and an apposition between commas.
    pub(crate) fn long_phrase_end(&self, at: usize) -> usize {
        let mut end = self.full_phrase_end(at);
        while end > at && end < self.len() {
            let next = self.full_phrase_end(end + 1);
            let goes_on = match self.class(end) {
                Class::Comma => {
                    let apposition = matches!(
                        self.class(end + 1),
                        Class::Determiner | Class::Number | Class::Possessive
                    ) || matches!(self.norm(end + 1), "who" | "which")
                        || self.class(end + 1) == Class::Common;
                    if !apposition {
                        return end;
                    }
                    let close = self.find(end + 1, |class| {
                        matches!(
                            class,
                            Class::Comma | Class::Stop | Class::Semicolon | Class::Quote
                        )
                    });
                    return close;
                }
                _ => matches!(self.norm(end), "who"),
            };
            if !goes_on {
                break;
            }
            end = next.max(end + 1);
        }
        end
    }

    /// The first place from `at` whose class fits; the unit's end where none does.
    pub(crate) fn find(&self, at: usize, fits: impl Fn(Class) -> bool) -> usize {
        (at..self.len()).find(|&at| fits(self.class(at))).unwrap_or(self.len())
    }

    pub(crate) fn is_plural(&self, at: usize) -> bool {
        let norm = self.norm(at);
        norm.ends_with('s') && !norm.ends_with("ss") && norm != "news"
            || matches!(norm, "people" | "media" | "men" | "women" | "police")
    }

    /// The place behind adverbs, times and adjuncts that may stand between a cue and its content: `on Friday`,
    /// `in a statement`, `in turn`.
    pub(crate) fn skip_adjuncts(&self, mut at: usize) -> usize {
        loop {
            let next = match self.class(at) {
                Class::Adverb if self.norm(at) != "there" => at + 1,
                Class::Time if self.class(at + 1) != Class::Genitive => at + 1,
                Class::Determiner | Class::Common if self.is_time(at) => at + 2,
                Class::Preposition | Class::Subordinator | Class::To if self.starts_adjunct(at) => {
                    let mut end = self.phrase_end(at + 1);
                    while self.class(end) == Class::Preposition
                        && self.norm(end) != "of"
                        && self.phrase_end(end + 1) > end + 1
                    {
                        end = self.phrase_end(end + 1);
                    }
                    if end == at + 1 && self.class(at + 1) == Class::Adverb { at + 2 } else { end }
                }
                _ => return at,
            };
            if next <= at || next > self.len() {
                return at;
            }
            at = next;
        }
    }

    /// `last week`, `this month`
    fn is_time(&self, at: usize) -> bool {
        matches!(self.norm(at), "this" | "last" | "next" | "that" | "earlier")
            && matches!(
                self.norm(at + 1),
                "week"
                    | "month"
                    | "year"
                    | "weekend"
                    | "spring"
                    | "summer"
                    | "fall"
                    | "winter"
                    | "night"
                    | "morning"
                    | "afternoon"
                    | "evening"
            )
    }

    fn starts_adjunct(&self, at: usize) -> bool {
        let norm = self.norm(at);
        let next = self.norm(at + 1);
        match norm {
            "in" | "on" | "at" | "during" | "through" | "via" | "after" | "before" | "from"
            | "by" | "with" | "over" | "outside" => {
                !matches!(next, "least" | "most" | "first" | "how" | "what" | "all")
                    && (self.class(at + 1).starts_phrase() || next == "turn")
            }
            // `said to reporters`, but not `vowed to leave`.
            "to" => {
                matches!(
                    self.class(at + 1),
                    Class::Determiner | Class::Possessive | Class::Name | Class::Object
                ) || self.class(at + 1) == Class::Common && self.is_plural(at + 1)
            }
            _ => false,
        }
    }

    /// The start of the noun phrase that ends before `end`: the whole run of words from the start of its clause where no
    /// verb stands in it, else its last simple phrase.
    pub(crate) fn phrase_start(&self, end: usize) -> usize {
        let start = self.plain_start(end);
        // `a video shot in the town`, `people living near the bridge`
        let preposition = matches!(self.before(start), Class::Preposition) && start > 2;
        let participle = preposition
            && matches!(self.class(start - 2), Class::Past | Class::Ed | Class::Ing)
            && matches!(self.class(start - 3), Class::Common);
        if participle && !self.is_finite(start - 2) { self.simple_start(start - 2) } else { start }
    }

    fn plain_start(&self, end: usize) -> usize {
        if end == 0 {
            return 0;
        }
        let linked = end >= 2 && matches!(self.class(end - 2), Class::Preposition | Class::To);
        if matches!(self.class(end - 1), Class::Pronoun | Class::Object) && !linked {
            return end - 1;
        }
        let simple = self.simple_start(end);
        if simple >= 2
            && self.before(simple) == Class::Conjunction
            && self.class(simple - 2) == Class::Pronoun
        {
            return simple - 2;
        }
        let mut start = if linked { end - 1 } else { end };
        while start > 0 && end - start < LONGEST && self.may_belong(start - 1) {
            start -= 1;
        }
        let before = self.before(start);
        let verb = start > 0 && self.is_finite(start - 1)
            || matches!(
                before,
                Class::Auxiliary
                    | Class::Modal
                    | Class::Past
                    | Class::Negation
                    | Class::Pronoun
                    | Class::Object
            );
        if verb {
            return self.simple_start(end);
        }
        self.trim_start(start, end)
    }

    /// Whether the word at `at` may stand inside a phrase with all that hangs on it.
    fn may_belong(&self, at: usize) -> bool {
        let linking = matches!(
            self.class(at),
            Class::Determiner
                | Class::Possessive
                | Class::Preposition
                | Class::To
                | Class::Conjunction
                | Class::Adverb
                | Class::Bracket
        );
        (linking || self.is_nominal(at)) && !self.is_finite(at)
    }

    /// Whether the word at `at` may stand in a simple phrase after its determiner.
    fn is_nominal(&self, at: usize) -> bool {
        self.class(at).is_nominal() && !self.closes_clause(at)
    }

    /// Whether the word is known to be a finite verb.
    fn is_finite(&self, at: usize) -> bool {
        self.finite.binary_search(&at).is_ok()
    }

    /// A quotation that is a sentence's end or a clause of its own, rather than a quoted word.
    fn closes_clause(&self, at: usize) -> bool {
        let Some(elem) = self.unit.elems.get(at).filter(|elem| elem.class == Class::Quote) else {
            return false;
        };
        let words = elem.span.of(self.text).unwrap_or_default();
        let inner = words.trim_end_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, ',' | '.' | '!' | '?')
        });
        elem.span.len() > QUOTED_WORD || inner.ends_with([',', '.', '!', '?'])
    }

    /// The start of the last phrase before `end` that has no preposition but `of`.
    pub(crate) fn simple_start(&self, end: usize) -> usize {
        let mut start = end;
        while start > 0 {
            match self.class(start - 1) {
                _ if self.is_nominal(start - 1) && !self.is_finite(start - 1) => start -= 1,
                Class::Determiner | Class::Possessive => {
                    start -= 1;
                    if self.before(start) == Class::Determiner {
                        start -= 1;
                    }
                    if start >= 2 && self.norm(start - 1) == "of" {
                        start -= 1;
                        continue;
                    }
                    return start;
                }
                Class::Preposition if self.norm(start - 1) == "of" && start < end => start -= 1,
                _ => break,
            }
        }
        start.min(end.saturating_sub(1))
    }

    /// Without conjunctions, adverbs and an adjunct at the start: `But on Friday the envoy` → `the envoy`.
    fn trim_start(&self, mut start: usize, end: usize) -> usize {
        while start + 1 < end {
            match self.class(start) {
                Class::Conjunction | Class::Adverb => start += 1,
                Class::Preposition | Class::To => {
                    let behind = self.phrase_end(start + 1);
                    if behind >= end || behind <= start + 1 {
                        // `In Norland officials`: the phrase ate the subject; its last simple part is the subject.
                        let simple = self.simple_start(end);
                        return if simple > start + 1 { simple } else { (start + 1).max(end - 1) };
                    }
                    start = behind;
                }
                _ => break,
            }
        }
        start
    }
}
