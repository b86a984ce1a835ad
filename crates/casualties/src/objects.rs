//! From a phrase to the casualty word that it completes, to its left: `killed three soldiers`, `the deaths of three`,
//! `the death toll rose to 12`, `including three children`.

use dateline_syntax::TokenKind;

use crate::binding::{HOPS, Link, Role, Scan, takes_subject};
use crate::facts::Why;
use crate::predicates::{Kind, Voice};
use crate::words::class;

impl Scan<'_> {
    /// The casualty word to the left that the phrase completes; `start` is where the phrase begins.
    pub(crate) fn left(&self, start: usize, index: usize, hops: usize) -> Option<Link> {
        let mut at = start;
        let phrase = &self.phrases[index];
        let skipped = class::DETERMINER | class::POSSESSIVE | class::ADVERB;
        for _ in 0..3 {
            let colon = at > self.sentence.start && self.reading.norm(at - 1) == ":";
            if at > self.sentence.start
                && (self.reading.word(at - 1).is(skipped) || colon)
                && self.predicate_at(at - 1).is_none()
            {
                at -= 1;
            }
        }
        let before = at.checked_sub(1).filter(|before| *before >= self.sentence.start)?;
        let norm = self.reading.norm(before);
        if phrase.of_them
            && hops == 0
            && let Some(predicate) = self.host(start)
        {
            return Some(Link { predicate, cost: 3, role: Role::Part });
        }
        if let Some(predicate) = self.predicate_before(at) {
            return self.as_object(predicate);
        }
        if norm == "of" {
            let predicate = self.predicate_before(self.without_date(before))?;
            return match self.predicates[predicate].kind {
                Kind::Noun { .. } => Some(Link { predicate, cost: 0, role: Role::Victim }),
                Kind::Toll => Some(Link { predicate, cost: 0, role: Role::Total }),
                _ => None,
            };
        }
        let among = matches!(norm, "them" | "whom")
            && before > self.sentence.start
            && self.reading.norm(before - 1) == "among";
        if matches!(norm, "including" | "among") || among {
            let predicate = self.host(before)?;
            return Some(Link { predicate, cost: 2, role: Role::Part });
        }
        if self.reading.word(before).is(class::BE)
            || matches!(norm, "included" | "include" | "includes")
        {
            return self.inverted(before).or_else(|| self.total(before));
        }
        if self.reading.word(before).is(class::TOLL) {
            return self.total(before);
        }
        let conjunction = matches!(norm, "and" | "," | "or" | "&" | "plus" | "as");
        if conjunction && hops < HOPS { self.coordinate_object(before, hops) } else { None }
    }

    /// Where a date begins that ends at `end` (`the murder on 26 February of the mayor`); `end` where none does.
    fn without_date(&self, end: usize) -> usize {
        let floor = self.sentence.start.max(end.saturating_sub(5));
        let date = |at: &usize| {
            self.reading.kind(*at) == Some(TokenKind::Number)
                || self.reading.word(*at).is(class::MONTH | class::WEEKDAY)
        };
        let start = (floor..end).rev().take_while(date).last();
        start
            .and_then(|start| start.checked_sub(1))
            .filter(|on| *on >= floor && self.reading.norm(*on) == "on")
            .unwrap_or(end)
    }

    fn as_object(&self, predicate: usize) -> Option<Link> {
        let cost = match self.predicates[predicate].kind {
            Kind::Transitive { voice: Voice::Active } => 0,
            Kind::Transitive { voice: Voice::Reduced } | Kind::Noun { .. } => 2,
            Kind::Transitive { voice: Voice::Passive } | Kind::Adjective => 3,
            // `Death toll: 12`, `the death toll as high as 12`
            Kind::Toll => return Some(Link { predicate, cost: 1, role: Role::Total }),
            Kind::Intransitive => return None,
        };
        Some(Link { predicate, cost, role: Role::Victim })
    }

    /// `Also killed were three`, `among the dead were three children`, `the dead included three children`.
    fn inverted(&self, verb: usize) -> Option<Link> {
        let predicate = self.predicate_before(verb)?;
        let role = match self.predicates[predicate].kind {
            Kind::Transitive { voice: Voice::Reduced } | Kind::Adjective => {
                let start = self.predicates[predicate].group;
                let defined = start > self.sentence.start
                    && matches!(self.reading.norm(start - 1), "the" | "those");
                if defined { Role::Part } else { Role::Victim }
            }
            _ => return None,
        };
        Some(Link { predicate, cost: 2, role })
    }

    /// `the death toll in the north rose to`, `deaths now stand at`
    fn total(&self, from: usize) -> Option<Link> {
        let floor = self.sentence.start.max(from.saturating_sub(16));
        for at in (floor..from).rev() {
            if let Some(predicate) = self.predicate_at(at) {
                let between = from - self.predicates[predicate].tokens.end.min(from);
                let tells = (self.predicates[predicate].tokens.end..=from).any(|at| {
                    let word = self.reading.word(at);
                    word.is(class::TOLL) && !word.is(class::PREPOSITION | class::HAVE)
                });
                return match self.predicates[predicate].kind {
                    Kind::Toll => {
                        Some(Link { predicate, cost: 1 + between / 4, role: Role::Total })
                    }
                    Kind::Noun { bare: true } if tells => {
                        Some(Link { predicate, cost: 2 + between, role: Role::Total })
                    }
                    _ => None,
                };
            }
            let mark =
                self.reading.kind(at) == Some(TokenKind::Mark) && !self.reading.is_hyphen(at);
            if mark
                || self.reading.word(at).is(class::SAY | class::COMPLEMENTIZER)
                    && !self.reading.word(at).is(class::PREPOSITION)
            {
                return None;
            }
        }
        None
    }

    /// `killed three soldiers and two civilians`: the object that the phrase is coordinated with.
    fn coordinate_object(&self, joint: usize, hops: usize) -> Option<Link> {
        let mut end = joint;
        while end > self.sentence.start && matches!(self.reading.norm(end - 1), "," | "well" | "as")
        {
            end -= 1;
        }
        let floor = self.sentence.start.max(end.saturating_sub(7));
        let mut at = end;
        while at > floor {
            if let Some(previous) = self.phrase_at(at - 1) {
                let phrase = &self.phrases[previous];
                if phrase.why.is_some() && phrase.why != Some(Why::Age) {
                    return None;
                }
                let mut link = self.left(phrase.tokens.start, previous, hops + 1)?;
                link.cost += 1 + (end - at);
                return Some(link);
            }
            let word = self.reading.word(at - 1);
            let stops = self.predicate_at(at - 1).is_some()
                || word.is(class::BE
                    | class::HAVE
                    | class::SAY
                    | class::RELATIVE
                    | class::COMPLEMENTIZER)
                || self.reading.kind(at - 1) == Some(TokenKind::Mark)
                    && !self.reading.is_hyphen(at - 1);
            if stops {
                return None;
            }
            at -= 1;
        }
        None
    }

    /// The casualty word that tells of those whom `including` or `of them` takes a part of: the nearest one before,
    /// else the nearest one behind (`12 people, including 4 children, were killed`).
    fn host(&self, from: usize) -> Option<usize> {
        let floor = self.sentence.start.max(from.saturating_sub(25));
        let before = (floor..from).rev().find_map(|at| self.predicate_at(at));
        let behind = || {
            let limit = self.sentence.end.min(from + 25);
            let found = (from..limit).find_map(|at| self.predicate_at(at))?;
            takes_subject(&self.predicates[found]).then_some(found)
        };
        before.or_else(behind)
    }
}
