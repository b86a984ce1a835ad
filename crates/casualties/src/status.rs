//! What a reader must know of a claim before adding it up, as far as its own sentence tells: whether it may be so, and
//! whether it tells of years rather than of the event reported.
//!
//! Mood is read off the verbs that a casualty word hangs on: `would have caused 12 deaths`, `may have killed three and
//! wounded five`, `if the dam breaks`. A total over years is told by a stretch of time in the same clause (`in the past
//! decade`, `so far this year`, `after 12 years of war`), an earlier event by a past year or an anniversary there.
//! Dates that the calendar resolves are asked in `when`.

use std::ops::Range;

use dateline_syntax::{Pos, Rel, Tag, TokenKind};

use crate::predicates::Predicate;
use crate::reading::Reading;
use crate::words::class;

/// How many verbs are climbed.
const STEPS: usize = 6;
/// How far on either side words of time are looked for, in tokens.
const WINDOW: usize = 80;

/// What people are who are missing no more.
const SAFE: [&str; 6] = ["alive", "safe", "safely", "unharmed", "unhurt", "well"];

/// What the words around a casualty word tell of its claim.
pub(crate) struct Status<'a> {
    reading: &'a Reading<'a>,
    sentence: Range<usize>,
    /// As much of the sentence as is looked through.
    near: Range<usize>,
    /// The word that heads the predicate in the tree.
    top: usize,
    /// Whether it is the noun of a light verb, whose article means nothing: `claimed the lives of 12`.
    light: bool,
}

impl<'a> Status<'a> {
    pub(crate) fn new(
        reading: &'a Reading<'a>,
        sentence: Range<usize>,
        predicate: &Predicate,
    ) -> Status<'a> {
        let top = reading.grammar.top(&predicate.tokens).unwrap_or(predicate.tokens.start);
        let near = top.saturating_sub(WINDOW).max(sentence.start)..sentence.end.min(top + WINDOW);
        Status { reading, sentence, near, top, light: predicate.light.is_some() }
    }

    /// Whether the text says that it may be so, might have been or may come.
    pub(crate) fn may_be(&self) -> bool {
        let grammar = &self.reading.grammar;
        if self.is_presupposed() {
            return false;
        }
        let mut at = self.top;
        for _ in 0..STEPS {
            let modal = grammar.children(at).any(|child| match grammar.rel(child) {
                Some(Rel::Aux) => {
                    matches!(
                        self.reading.norm(child),
                        "will" | "would" | "could" | "may" | "might" | "'ll" | "wo"
                    )
                }
                Some(Rel::Mark) => matches!(self.reading.norm(child), "if" | "unless"),
                _ => false,
            });
            if modal {
                return true;
            }
            let conditional = grammar.children(at).any(|child| {
                grammar.rel(child) == Some(Rel::Advcl)
                    && grammar.children(child).any(|mark| {
                        grammar.rel(mark) == Some(Rel::Mark)
                            && matches!(self.reading.norm(mark), "if" | "unless")
                    })
            });
            if conditional {
                return true;
            }
            let Some(head) = grammar.head(at).filter(|head| self.sentence.contains(head)) else {
                return false;
            };
            let up = match grammar.rel(at) {
                Some(
                    Rel::Dobj
                    | Rel::Xcomp
                    | Rel::Oprd
                    | Rel::Acomp
                    | Rel::Attr
                    | Rel::Nsubj
                    | Rel::Nsubjpass,
                ) => true,
                // Of verbs in a row the first may have the auxiliary.
                Some(Rel::Conj) => !self.has_own_auxiliary(at),
                _ => false,
            };
            if !up || self.tells(head) {
                return false;
            }
            at = head;
        }
        false
    }

    /// Whether those who were missing are there again: `five of the missing were found alive`.
    pub(crate) fn is_over(&self) -> bool {
        let grammar = &self.reading.grammar;
        let mut at = self.top;
        for step in 0..STEPS {
            if step > 0 && grammar.pos(at) == Some(Pos::Verb) {
                return grammar.children(at).any(|child| SAFE.contains(&self.reading.norm(child)));
            }
            let Some(head) = grammar.head(at).filter(|head| self.sentence.contains(head)) else {
                return false;
            };
            at = head;
        }
        false
    }

    /// `the murder of three`: a noun with a definite article takes for granted what it tells.
    pub(crate) fn is_presupposed(&self) -> bool {
        let grammar = &self.reading.grammar;
        let noun = matches!(grammar.pos(self.top), Some(Pos::Noun | Pos::Propn));
        let noun = noun && !self.light;
        noun && grammar.children(self.top).any(|child| {
            grammar.rel(child) == Some(Rel::Poss)
                || grammar.rel(child) == Some(Rel::Det)
                    && matches!(
                        self.reading.norm(child),
                        "the" | "this" | "that" | "these" | "those"
                    )
        })
    }

    fn has_own_auxiliary(&self, verb: usize) -> bool {
        let grammar = &self.reading.grammar;
        grammar.children(verb).any(|child| {
            matches!(
                grammar.rel(child),
                Some(Rel::Aux | Rel::Auxpass | Rel::Nsubj | Rel::Nsubjpass)
            )
        })
    }

    /// Whether a verb only says what another one tells.
    fn tells(&self, verb: usize) -> bool {
        self.reading.word(verb).is(class::SAY)
    }

    /// Whether a token stands in the clause of the casualty word or in one that it hangs on.
    fn is_near(&self, token: usize) -> bool {
        let grammar = &self.reading.grammar;
        let clause = grammar.clause(token);
        let mut at = self.top;
        for _ in 0..STEPS {
            if clause.is_some() && grammar.clause(at) == clause {
                return true;
            }
            // `served for ten years and was killed on Monday`: a verb in a row has a time of its own.
            let apart = grammar.rel(at) == Some(Rel::Conj)
                && matches!(grammar.pos(at), Some(Pos::Verb | Pos::Aux));
            match grammar.head(at).filter(|head| !apart && self.sentence.contains(head)) {
                Some(head) if !self.tells(head) => at = head,
                _ => return false,
            }
        }
        false
    }

    /// Whether it counts over years: `in the past decade`, `so far this year`, `in 12 years of war`.
    pub(crate) fn over_years(&self) -> bool {
        self.near.clone().any(|at| self.is_stretch(at) && self.is_near(at))
    }

    fn is_stretch(&self, at: usize) -> bool {
        let norm = |at: usize| self.reading.norm(at);
        let back = |by: usize| at.checked_sub(by).filter(|at| self.sentence.contains(at));
        let before = |by: usize| back(by).map_or("", norm);
        match norm(at) {
            "years" | "decades" | "centuries" | "decade" | "century" => {
                let behind = norm(at + 1);
                let later = norm(at + 2);
                let punished = matches!(behind, "in" | "behind")
                    && matches!(later, "prison" | "jail" | "bars" | "custody");
                if punished
                    || matches!(behind, "old" | "ago" | "later" | "earlier" | "imprisonment")
                {
                    return false;
                }
                let long = behind == "-" && later == "long";
                let of_war = behind == "of"
                    && (at + 2..at + 6).any(|at| self.reading.word(at).is(class::CLASH));
                let over = (1..6).map(before).take_while(|word| !word.is_empty()).any(|word| {
                    matches!(
                        word,
                        "in" | "over"
                            | "during"
                            | "past"
                            | "last"
                            | "throughout"
                            | "within"
                            | "for"
                    )
                });
                // `the worst fire in ten years`, `the next three years`
                let ranked = (1..10).map_while(back).any(|at| {
                    matches!(self.reading.grammar.tag(at), Some(Tag::JJS | Tag::RBS))
                        || matches!(norm(at), "worst" | "first" | "only" | "biggest" | "largest")
                });
                let ahead = (1..4).map(before).any(|word| matches!(word, "next" | "coming"));
                let after = before(1) == "after" && behind == "of";
                (long || of_war || over || after) && !ranked && !ahead
            }
            "year" => {
                let so_far = before(1) == "this"
                    && (before(2) == "far"
                        || before(2) == "already"
                        || matches!(before(2), "," | "")
                        || before(2) == "in");
                let yearly = matches!(before(1), "each" | "every" | "per")
                    || before(1) == "a" && self.is_rate(at);
                let long = norm(at + 1) == "-" && norm(at + 2) == "long"
                    || (at + 1..at + 5).any(|at| {
                        self.reading.word(at).is(class::CLASH | class::WAR)
                            || matches!(
                                norm(at),
                                "campaign" | "existence" | "history" | "period" | "reign" | "rule"
                            )
                    }) && norm(at + 1) != "-"
                        && self.is_counted(at);
                so_far || yearly || long
            }
            // `12 deaths each day`: a rate, and no event.
            "day" | "week" | "month" => matches!(before(1), "each" | "every" | "per"),
            "annually" | "yearly" => true,
            _ => false,
        }
    }

    /// `70 people a year`: whether `a` stands right behind what is counted.
    fn is_rate(&self, year: usize) -> bool {
        self.reading.grammar.rel(year) == Some(Rel::Npadvmod)
    }

    /// `the 10-year war`, `its 10 year history`, not `a 1-year war`: whether several years are meant.
    fn is_counted(&self, year: usize) -> bool {
        let hyphen = year.checked_sub(1).is_some_and(|at| self.reading.is_hyphen(at));
        year.checked_sub(1 + usize::from(hyphen)).is_some_and(|at| {
            let word = self.reading.word(at);
            self.reading.kind(at) == Some(TokenKind::Number) || word.value.is_some_and(|n| n > 1)
        })
    }

    /// Whether it is the total of a war: `a conflict that has killed more than 300,000`.
    pub(crate) fn is_of_war(&self) -> bool {
        let grammar = &self.reading.grammar;
        let mut at = self.top;
        for _ in 0..STEPS {
            let perfect = grammar.children(at).any(|child| {
                grammar.rel(child) == Some(Rel::Aux)
                    && matches!(self.reading.norm(child), "has" | "have" | "had")
            });
            if perfect {
                let war = |noun: usize| self.reading.word(noun).is(class::WAR);
                let subject = grammar.subject(at).map(|noun| grammar.antecedent(noun));
                let within = || {
                    grammar.children(at).any(|child| {
                        matches!(self.reading.norm(child), "in" | "during" | "throughout")
                            && grammar.child(child, Rel::Pobj).is_some_and(war)
                    })
                };
                let relative =
                    || grammar.rel(at) == Some(Rel::Relcl) && grammar.head(at).is_some_and(war);
                return subject.is_some_and(war) || within() || relative();
            }
            let state = matches!(
                grammar.rel(at),
                Some(
                    Rel::Dobj
                        | Rel::Oprd
                        | Rel::Acomp
                        | Rel::Xcomp
                        | Rel::Amod
                        | Rel::Acl
                        | Rel::Ccomp
                        | Rel::Conj
                )
            );
            match grammar.head(at).filter(|head| state && self.sentence.contains(head)) {
                Some(head) if !self.tells(head) => at = head,
                _ => return false,
            }
        }
        false
    }

    /// Whether it is recalled: an anniversary or a memorial stands in its clause, or a year that is gone.
    pub(crate) fn is_recalled(&self) -> bool {
        self.near.clone().any(|at| {
            let recalls = self.reading.word(at).is(class::RECALL) || self.is_year_gone(at);
            recalls && self.is_near(at)
        })
    }

    /// `last year`, `a year ago`, `two years earlier`; but not `since last year` nor `the worst of last year`.
    fn is_year_gone(&self, at: usize) -> bool {
        let norm = |at: usize| self.reading.norm(at);
        let back =
            |by: usize| at.checked_sub(by).filter(|at| self.sentence.contains(at)).map_or("", norm);
        match norm(at) {
            "year" if back(1) == "last" => !matches!(
                back(2),
                "since" | "than" | "from" | "of" | "over" | "in" | "during" | "the"
            ),
            "year" | "years" => matches!(norm(at + 1), "ago" | "earlier"),
            _ => false,
        }
    }

    /// The year before `year` that its clause names, if it does.
    pub(crate) fn year_before(&self, year: i16) -> Option<i16> {
        self.near.clone().find_map(|at| {
            let norm = self.reading.norm(at);
            let named = norm.parse::<i16>().ok().filter(|_| norm.len() == 4)?;
            let led = at.checked_sub(1).is_some_and(|before| {
                matches!(self.reading.norm(before), "in" | "of" | "the" | "since" | "," | "during")
                    || self.reading.word(before).is(class::MONTH)
            }) || self.reading.word(at + 1).is(class::CLASH);
            ((1800..year).contains(&named) && led && self.is_near(at)).then_some(named)
        })
    }
}
