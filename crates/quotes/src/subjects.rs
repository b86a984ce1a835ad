//! Where the subject of a verb stands.

use crate::phrases::{Range, Scene};
use crate::words::Class;

/// Who a verb's subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// These words.
    Phrase(Range),
    /// That of the verb which this one is joined to by a conjunction.
    Shared,
    /// None that can be seen.
    Absent,
}

impl Scene<'_> {
    /// The subject of a verb whose group starts at `verb`.
    pub(crate) fn subject(&self, verb: usize) -> Subject {
        let mut end = verb;
        loop {
            if end == 0 {
                return Subject::Absent;
            }
            let timed = end >= 2 && matches!(self.class(end - 1), Class::Time | Class::Number);
            if timed && self.class(end - 2) == Class::Preposition {
                end -= 2;
            } else if timed
                && self.class(end - 2) != Class::Determiner
                && self.class(end - 1) == Class::Time
            {
                end -= 1;
            } else {
                break;
            }
        }
        match self.before(end) {
            Class::Comma | Class::Dash | Class::Bracket => self.subject_before_aside(end),
            Class::Wh | Class::Subordinator => {
                let mut head = end - 1;
                if self.before(head) == Class::Comma {
                    head -= 1;
                }
                match self.before(head) {
                    class
                        if class.is_nominal()
                            && matches!(self.norm(end - 1), "who" | "which" | "that") =>
                    {
                        Subject::Phrase((self.phrase_start(head), head))
                    }
                    _ => Subject::Absent,
                }
            }
            Class::Conjunction => Subject::Shared,
            class
                if class.is_nominal() && class != Class::Quote
                    || matches!(class, Class::Pronoun | Class::Determiner | Class::Object) =>
            {
                self.phrase_or_adjunct(end)
            }
            _ => Subject::Absent,
        }
    }

    /// The phrase before `end` as a subject, unless it is an adjunct behind a conjunction: `but at the same time said`.
    fn phrase_or_adjunct(&self, end: usize) -> Subject {
        let start = self.phrase_start(end);
        let simple = self.simple_start(end);
        let adjunct = simple >= 2
            && self.class(simple) == Class::Determiner
            && self.before(simple) == Class::Preposition
            && self.class(simple - 2) == Class::Conjunction;
        if adjunct && simple <= start { Subject::Shared } else { Subject::Phrase((start, end)) }
    }

    /// The subject before an aside that ends at `end`: `Ames, who left, said`.
    fn subject_before_aside(&self, end: usize) -> Subject {
        let closing = end - 1;
        let kind = self.class(closing);
        let open = (0..closing).rev().take(40).find(|&at| self.class(at) == kind);
        let Some(open) = open.filter(|&open| open > 0 && open + 1 < closing) else {
            return if self.before(closing) == Class::Conjunction {
                Subject::Shared
            } else {
                Subject::Absent
            };
        };
        match self.before(open) {
            class
                if class.is_nominal() && class != Class::Quote
                    || matches!(class, Class::Pronoun | Class::Bracket) =>
            {
                Subject::Phrase((self.head_of_apposition(self.phrase_start(open)), closing))
            }
            _ => Subject::Absent,
        }
    }

    /// Where the name stands that the phrase at `start` is an apposition of: `Ames, a baker from Talvin`; else `start`.
    fn head_of_apposition(&self, start: usize) -> usize {
        let apposed = matches!(
            self.class(start),
            Class::Determiner | Class::Possessive | Class::Number | Class::Common
        );
        if start < 2
            || self.before(start) != Class::Comma
            || !apposed
            || !self.class(start - 2).is_nominal()
        {
            return start;
        }
        let head = self.phrase_start(start - 1);
        let named = (head..start - 1).any(|at| self.class(at) == Class::Name);
        if named
            && (head == 0
                || matches!(
                    self.before(head),
                    Class::Conjunction | Class::Subordinator | Class::Quote | Class::Comma
                ))
        {
            head
        } else {
            start
        }
    }
}
