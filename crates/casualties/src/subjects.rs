//! From a phrase to the casualty word that it is the subject of, to its right: `three soldiers … were killed`.

use dateline_syntax::TokenKind;

use crate::binding::{HOPS, Link, Role, Scan, WINDOW, takes_subject};
use crate::predicates::{Kind, Voice};
use crate::reading::Reading;
use crate::words::class;

impl Scan<'_> {
    /// The casualty word to the right that the phrase is the subject of.
    pub(crate) fn right(&self, index: usize) -> Option<Link> {
        let mut at = self.phrases[index].tokens.end;
        let limit = self.sentence.end.min(at + WINDOW);
        let mut way = Way { cost: 0, open: false, adjacent: true, related: false, clause: false };
        let mut hops = 0;
        while at < limit {
            if let Some(predicate) = self.predicate_at(at) {
                return self.as_subject(index, predicate, at, &way);
            }
            let word = self.reading.word(at);
            let norm = self.reading.norm(at);
            if word.is(class::BE) && self.reading.norm(at + 1) == "among" {
                let near = (at + 2..limit.min(at + 6)).find_map(|at| self.predicate_at(at))?;
                return Some(Link { predicate: near, cost: way.cost + 1, role: Role::Part });
            }
            let hop =
                self.coordinated(at).or_else(|| self.counted_again(at)).filter(|_| hops < HOPS);
            if let Some(next) = hop {
                at = self.phrases[next].tokens.end;
                if self.phrases[next].of_them {
                    at = self.behind_noun(at, limit);
                }
                hops += 1;
                way.cost += 1;
            } else if matches!(norm, "(" | "[") {
                at = (at + 1..limit).find(|at| matches!(self.reading.norm(*at), ")" | "]"))? + 1;
                way.cost += 1;
            } else if matches!(norm, "," | "\u{2014}" | "\u{2013}" | "-" | "--")
                && !self.reading.adjoins(at + 1)
            {
                at = self.closing(at, norm, limit)? + 1;
                way.cost += 2;
            } else if word.is(class::CONJUNCTION) && !word.is(class::COMPLEMENTIZER) {
                at = self.conjunct(at, limit)?;
                way.cost += 2;
            } else {
                way.pass(self.reading, at)?;
                at += 1;
            }
        }
        None
    }

    /// The phrase that is coordinated with what ends at `at`: behind `and`, a comma or both.
    fn coordinated(&self, at: usize) -> Option<usize> {
        let comma = self.reading.norm(at) == ",";
        let and = |at: usize| matches!(self.reading.norm(at), "and" | "or" | "&" | "plus");
        // `the victim, 23-year-old Ann Brown, died`: an age is not one more phrase.
        let counts = |phrase: &usize| self.phrases[*phrase].why.is_none();
        if comma && and(at + 1) {
            return self.phrase_from(at + 2).filter(counts);
        }
        let joins = comma || and(at) || self.reading.norm(at) == "including";
        if joins { self.phrase_from(at + 1).filter(counts) } else { None }
    }

    /// `three people two of them children`: the phrase that begins here and counts some of those before it.
    fn counted_again(&self, at: usize) -> Option<usize> {
        self.phrase_from(at).filter(|phrase| self.phrases[*phrase].of_them)
    }

    /// Where the words for people behind `of them` end.
    fn behind_noun(&self, at: usize, limit: usize) -> usize {
        let noun = (at..limit.min(at + 3)).find(|at| self.reading.word(*at).person.is_some());
        noun.map_or(at, |noun| noun + 1)
    }

    /// The mark that closes a bracket between two marks of a kind, if a verb group or a casualty word follows it; the
    /// mark itself where one follows at once.
    fn closing(&self, open: usize, mark: &str, limit: usize) -> Option<usize> {
        (open..limit.min(open + 30)).find(|at| {
            let follows = |on: usize| {
                self.predicate_at(at + on).is_some_and(|index| {
                    let predicate = &self.predicates[index];
                    takes_subject(predicate) && predicate.group == at + on
                })
            };
            self.reading.norm(*at) == mark
                && (follows(1) || self.reading.word(at + 1).is(class::ADVERB) && follows(2))
        })
    }

    /// Where the verb begins behind `and their driver`.
    fn conjunct(&self, and: usize, limit: usize) -> Option<usize> {
        for at in and + 1..limit.min(and + 8) {
            if let Some(index) = self.predicate_at(at) {
                let predicate = &self.predicates[index];
                return (takes_subject(predicate) && at > and + 1 && at == predicate.group)
                    .then_some(at);
            }
            let word = self.reading.word(at);
            let inside = !word.is(class::FUNCTION)
                || word.is(class::DETERMINER | class::POSSESSIVE)
                || self.reading.norm(at) == "of";
            if !inside || self.reading.kind(at) == Some(TokenKind::Mark) {
                return None;
            }
        }
        None
    }

    /// The link to a casualty word that the way from a subject reached.
    fn as_subject(&self, index: usize, found: usize, at: usize, way: &Way) -> Option<Link> {
        let predicate = &self.predicates[found];
        let grouped = predicate.group < predicate.tokens.start;
        let victim = |cost: usize| Some(Link { predicate: found, cost, role: Role::Victim });
        match predicate.kind {
            Kind::Transitive { voice: Voice::Passive } | Kind::Intransitive => victim(way.cost),
            Kind::Transitive { voice: Voice::Reduced } => {
                victim(way.cost + if way.adjacent || way.related { 0 } else { 3 })
            }
            Kind::Transitive { voice: Voice::Active } => {
                let agent = way.adjacent || way.related;
                agent.then_some(Link { predicate: found, cost: way.cost, role: Role::Agent })
            }
            Kind::Adjective => {
                if way.adjacent || grouped {
                    victim(way.cost)
                } else {
                    None
                }
            }
            Kind::Noun { .. } => {
                let directly = at == self.phrases[index].tokens.end && at == predicate.tokens.start;
                if directly { victim(0) } else { None }
            }
            Kind::Toll => None,
        }
    }
}

/// What a way has passed over.
struct Way {
    cost: usize,
    /// Whether plain words may follow: behind a preposition, a participle or a relative pronoun.
    open: bool,
    /// Whether nothing but adverbs and brackets has been passed.
    adjacent: bool,
    /// Whether the last thing passed was a relative pronoun.
    related: bool,
    /// Whether a relative clause has begun and its verb has not been passed.
    clause: bool,
}

impl Way {
    /// Passes over a token; `None` where the subject ends.
    fn pass(&mut self, reading: &Reading<'_>, at: usize) -> Option<()> {
        let word = reading.word(at);
        let norm = reading.norm(at);
        if word.is(class::RELATIVE) {
            (self.open, self.related, self.clause, self.adjacent) = (true, true, true, false);
            self.cost += 1;
            return Some(());
        }
        if word.is(class::SAY | class::COMPLEMENTIZER) && norm != "as" {
            return None;
        }
        if word.is(class::BE | class::HAVE | class::MODAL | class::TOLL)
            && !word.is(class::PREPOSITION)
        {
            // The finite verb of a relative clause may be passed, once: `who were on patrol`.
            if !std::mem::take(&mut self.clause) {
                return None;
            }
            self.cost += 3;
            self.related = false;
            return Some(());
        }
        if word.is(class::ADVERB | class::WEEKDAY) {
            return Some(());
        }
        // `identified as`, but not `attacked the post`: with an object, the form in -ed is a finite verb.
        let next = reading.word(at + 1);
        let participle = norm.len() > 3
            && (norm.ends_with("ing")
                || norm.ends_with("ed")
                    && (next.is(class::PREPOSITION | class::ADVERB)
                        || reading.kind(at + 1) == Some(TokenKind::Number)));
        if word.is(class::PREPOSITION) || participle && !word.is(class::HYPOTHETICAL) {
            (self.open, self.adjacent) = (true, false);
            self.cost += 1;
            return Some(());
        }
        if reading.kind(at) == Some(TokenKind::Mark) {
            let quiet = matches!(norm, "\"" | "\u{201c}" | "\u{201d}" | "'")
                || reading.is_hyphen(at)
                || norm == "/";
            return quiet.then_some(());
        }
        if !self.open {
            return None;
        }
        self.related = false;
        self.adjacent = false;
        self.cost += 1;
        Some(())
    }
}
