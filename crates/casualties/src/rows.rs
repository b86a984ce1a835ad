//! Numbers that the parse leaves without a casualty word, by the words right beside them: rows of people (`11 women nine
//! children and a nurse`, whose commas a text may have lost), `as well as two guards`, a verb that is said once (`three in
//! the north and two in the south`), totals far from their noun, `left 35 people including 22 children dead`.
//!
//! What is asked is where the phrase before went, so that a row stays together: where that counts nobody, this doesn't.

use dateline_syntax::{Rel, TokenKind};

use crate::binding::{Binding, Link, Outcome, Role, Scan};
use crate::phrases::{Phrase, PhraseKind};
use crate::predicates::{Kind, Voice};
use crate::words::class;

/// How far before a number its toll may stand, and behind it the state that people are left in, in tokens.
const REACH: usize = 25;
/// How far before `along with` its verb may stand.
const NEAR: usize = 6;

/// What stands right before a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// `including`, `among them`
    Some,
    /// `as well as`, `along with`, `in addition to`
    More,
    /// A comma, `and`, or nothing.
    Row,
}

impl Scan<'_> {
    /// The casualty word of a phrase that the parse gives none; `outcomes` is what came of those before it, in a first
    /// pass of all.
    pub(crate) fn by_words(&self, index: usize, outcomes: &[Outcome]) -> Option<Link> {
        let phrase = &self.phrases[index];
        let counted = phrase.kind == PhraseKind::Number;
        if phrase.kind == PhraseKind::Name {
            return self.renamed(phrase);
        }
        if !(counted || phrase.kind == PhraseKind::Article) {
            return None;
        }
        if counted && let Some(link) = self.toll(phrase).or_else(|| self.left(phrase)) {
            return Some(link);
        }
        if counted && phrase.of_them {
            let before = self.counted_before(index).and_then(|before| bound(outcomes, before));
            return before.and_then(|link| self.link(link.predicate, 3, Role::Part));
        }
        let people = phrase.person.is_some();
        let (lead, start) = self.lead(phrase);
        if counted
            && people
            && let Some(link) = self.over_aside(index, outcomes)
        {
            return Some(link);
        }
        match lead {
            Lead::Some => {
                let link = match self.counted_before(index) {
                    Some(before) => bound(outcomes, before)?,
                    None => {
                        let from = start.saturating_sub(REACH).max(self.sentence.start);
                        let predicate = (from..start).rev().find_map(|at| self.predicate_at(at))?;
                        self.link(predicate, 3, Role::Part)?
                    }
                };
                self.link(link.predicate, 3, Role::Part)
            }
            Lead::More if people => {
                // `in addition to dozens of others wounded`: a participle of its own.
                if let Some(own) = self.participle_behind(phrase) {
                    return self.link(own, 2, Role::Victim);
                }
                let before = self.counted_before(index).and_then(|before| bound(outcomes, before));
                let near = || {
                    let from = start.saturating_sub(NEAR).max(self.sentence.start);
                    let predicate = (from..start).rev().find_map(|at| self.predicate_at(at))?;
                    self.link(predicate, 3, Role::Victim)
                };
                before.or_else(near).map(|link| Link { cost: 3, ..link })
            }
            Lead::Row if counted && !self.has_own_verb(phrase) => self
                .elided(index, outcomes)
                .or_else(|| self.in_row(index, start, outcomes).filter(|_| people))
                .or_else(|| self.behind_aside(start, outcomes).filter(|_| people))
                .or_else(|| self.before_row(index, outcomes).filter(|_| people))
                .or_else(|| self.done_to_them(index).filter(|_| people)),
            _ => None,
        }
    }

    /// `Edmund Vance, a stagehand, was shot dead`: over what only says who a person is.
    fn renamed(&self, phrase: &Phrase) -> Option<Link> {
        let first = Some(phrase.tokens.end).filter(|at| self.reading.norm(*at) == ",")?;
        let end = self.sentence.end.min(first + NEAR + 4);
        let second = (first + 1..end).find(|at| self.reading.norm(*at) == ",")?;
        let predicate = self.predicate_at(second + 1)?;
        let here = &self.predicates[predicate];
        let suffers = matches!(
            here.kind,
            Kind::Transitive { voice: Voice::Passive } | Kind::Intransitive | Kind::Adjective
        );
        (suffers && here.group == second + 1).then(|| self.link(predicate, 1, Role::Victim))?
    }

    /// `among them ten children and three teachers`: what goes on a row of parts is a part.
    pub(crate) fn keep_row(&self, index: usize, outcomes: &mut [Outcome]) {
        let Some(before) = index.checked_sub(1) else { return };
        let phrase = &self.phrases[index];
        let (start, end) = (phrase.tokens.start, self.phrases[before].tokens.end);
        let joined =
            start == end || start == end + 1 && matches!(self.reading.norm(end), "," | "and" | "&");
        let counted = phrase.kind == PhraseKind::Number && phrase.person.is_some();
        if self.is_aside(index)
            && let (Some(Outcome::Bound(whole)), Some(Outcome::Bound(part))) =
                (outcomes.get(before).cloned(), outcomes.get_mut(index))
        {
            part.part |= part.predicate == whole.predicate;
        }
        let Some(Outcome::Bound(Binding { part: true, predicate, .. })) = outcomes.get(before)
        else {
            return;
        };
        let of = *predicate;
        if let Some(Outcome::Bound(binding)) = outcomes.get_mut(index)
            && joined
            && counted
            && binding.predicate == of
            && self.predicates[of].tokens.end <= end
        {
            binding.part = true;
        }
    }

    /// `left seven dead, among them four officers, and 30 wounded`: a part is one of those before it, where the word that the
    /// parse has for it stands behind the next that counts.
    pub(crate) fn keep_part(&self, index: usize, outcomes: &mut [Outcome]) {
        let phrase = &self.phrases[index];
        if !phrase.may_count() || self.lead(phrase).0 != Lead::Some {
            return;
        }
        let whole = self.counted_before(index).and_then(|before| bound(outcomes, before));
        let next = self.phrases[index + 1..].iter().find(|next| next.may_count());
        let (Some(whole), Some(next), Some(Outcome::Bound(binding))) =
            (whole, next, outcomes.get_mut(index))
        else {
            return;
        };
        let (here, there) =
            (&self.predicates[binding.predicate], &self.predicates[whole.predicate]);
        let behind =
            here.tokens.start >= next.tokens.end && there.tokens.end <= phrase.tokens.start;
        if behind {
            binding.predicate = whole.predicate;
            binding.category = self.category(whole.predicate);
            binding.part = true;
            binding.total = false;
        }
    }

    fn lead(&self, phrase: &Phrase) -> (Lead, usize) {
        let start = phrase.tokens.start;
        let before = |back: usize| {
            let at = start.checked_sub(back).filter(|at| *at >= self.sentence.start);
            at.map_or("", |at| self.reading.norm(at))
        };
        match (before(3), before(2), before(1)) {
            (_, _, "including") => (Lead::Some, start - 1),
            (_, "among", "them" | "whom") => (Lead::Some, start - 2),
            ("as", "well", "as") | ("in", "addition", "to") => (Lead::More, start - 3),
            (_, "along" | "together", "with") => (Lead::More, start - 2),
            (_, _, "besides" | "plus") => (Lead::More, start - 1),
            (_, "," | ";", "and") => (Lead::Row, start - 2),
            (_, _, "," | ";" | "and" | "&") => (Lead::Row, start - 1),
            _ => (Lead::Row, start),
        }
    }

    /// The casualty word right behind a phrase whose auxiliary, if it has one, begins there.
    pub(crate) fn participle_behind(&self, phrase: &Phrase) -> Option<usize> {
        self.predicate_at(phrase.tokens.end).filter(|predicate| {
            let here = &self.predicates[*predicate];
            here.group == phrase.tokens.end
                && matches!(
                    here.kind,
                    Kind::Transitive { voice: Voice::Passive | Voice::Reduced } | Kind::Adjective
                )
        })
    }

    /// The nearest phrase before that counts and may count people.
    fn counted_before(&self, index: usize) -> Option<usize> {
        (0..index).rev().find(|before| self.phrases[*before].may_count())
    }

    /// Whether a phrase is the subject of a verb that tells of no casualties.
    fn has_own_verb(&self, phrase: &Phrase) -> bool {
        let grammar = &self.reading.grammar;
        let Some(top) = grammar.top(&phrase.tokens) else { return false };
        let subject = matches!(grammar.rel(top), Some(Rel::Nsubj | Rel::Nsubjpass));
        subject && grammar.head(top).is_some_and(|verb| self.predicate_at(verb).is_none())
    }

    /// The next of a row of people: it goes where the one before it went.
    fn in_row(&self, index: usize, start: usize, outcomes: &[Outcome]) -> Option<Link> {
        let before = index.checked_sub(1)?;
        let beside = self.phrases[before].tokens.end == start
            && matches!(self.phrases[before].kind, PhraseKind::Number | PhraseKind::Article);
        let link = bound(outcomes, before).filter(|_| beside)?;
        (link.role != Role::Total).then_some(Link { cost: 3, ..link })
    }

    /// The first of two that `and` joins: it goes where the second went, if that has its word behind it.
    fn before_row(&self, index: usize, outcomes: &[Outcome]) -> Option<Link> {
        let phrase = &self.phrases[index];
        let next = self.phrases.get(index + 1)?;
        let joined = self.reading.norm(phrase.tokens.end) == "and"
            && next.tokens.start == phrase.tokens.end + 1
            && next.kind == PhraseKind::Number;
        let link = bound(outcomes, index + 1).filter(|_| joined)?;
        let behind = self.predicates[link.predicate].tokens.start >= next.tokens.end;
        (behind && link.role == Role::Victim).then_some(Link { cost: 3, ..link })
    }

    /// `Three died in the north and two in the south`: a bare number with a place or day, where another one has the verb.
    fn elided(&self, index: usize, outcomes: &[Outcome]) -> Option<Link> {
        let phrase = &self.phrases[index];
        let preposition = self.reading.norm(phrase.tokens.end);
        let bare = |phrase: &Phrase| {
            phrase.may_count()
                && phrase.head.is_none_or(|head| self.is_other(head))
                && !phrase.of_them
                && self.is_placed(phrase)
        };
        let start = phrase.tokens.start;
        let led = start.checked_sub(1).is_some_and(|at| {
            at >= self.sentence.start
                && self.reading.word(at).is(class::PREPOSITION | class::DETERMINER | class::SAY)
        });
        if !bare(phrase) || led {
            return None;
        }
        let before = self.counted_before(index)?;
        let link = bound(outcomes, before)?;
        let predicate = &self.predicates[link.predicate];
        let tells = matches!(
            predicate.kind,
            Kind::Transitive { voice: Voice::Passive | Voice::Reduced }
                | Kind::Intransitive
                | Kind::Adjective
        );
        if !tells || predicate.tokens.start > start || link.role == Role::Total {
            return None;
        }
        // Of the whole chain, whether it adds up to what stands before it.
        let first = (0..=before).rev().find(|at| !bare(&self.phrases[*at])).unwrap_or(before);
        let chain = (first + 1..self.phrases.len())
            .map_while(|at| Some(&self.phrases[at]).filter(|phrase| bare(phrase)));
        let (sum, many) = chain.fold((0_u64, 0), |(sum, many), phrase| {
            (sum.saturating_add(phrase.count.lo()), many + 1)
        });
        let whole = self.phrases[first].count.lo();
        let same = (predicate.tokens.end..predicate.tokens.end + 3)
            .any(|at| self.reading.norm(at) == preposition);
        let part = link.role == Role::Part
            || sum == whole && many > 1
            || !same && sum <= whole && self.phrases[first].tokens.end <= start;
        self.link(link.predicate, 3, if part { Role::Part } else { Role::Victim })
    }

    /// Whether a place or a day stands right behind a phrase.
    pub(crate) fn is_placed(&self, phrase: &Phrase) -> bool {
        let behind = self.reading.norm(phrase.tokens.end);
        matches!(behind, "in" | "on" | "at" | "near" | "from" | "outside")
    }

    fn is_other(&self, head: usize) -> bool {
        matches!(self.reading.norm(head), "other" | "others")
    }

    /// `brought to 49 the number killed`, `bringing the number killed in a day of shelling to 45`
    fn toll(&self, phrase: &Phrase) -> Option<Link> {
        let is_toll = |predicate: &usize| self.predicates[*predicate].kind == Kind::Toll;
        let start = phrase.tokens.start;
        let before = start.checked_sub(1).filter(|at| *at >= self.sentence.start)?;
        let led = self.reading.word(before).is(class::TOLL)
            || matches!(self.reading.norm(before), "to" | "past" | "above" | "over" | "from");
        if !led {
            return None;
        }
        let end = phrase.tokens.end;
        let behind = self.reading.word(end).is(class::DETERMINER)
            && self.predicate_at(end + 1).is_some_and(|predicate| is_toll(&predicate));
        if behind {
            return self.link(self.predicate_at(end + 1)?, 1, Role::Total);
        }
        let from = start.saturating_sub(REACH).max(self.sentence.start);
        let unless = |at: &usize| {
            self.phrase_at(*at).is_none_or(|phrase| {
                let other = &self.phrases[phrase];
                other.kind != PhraseKind::Number || other.why.is_some() || other.tokens.end == start
            })
        };
        let predicate =
            (from..before).rev().take_while(unless).find_map(|at| self.predicate_at(at))?;
        is_toll(&predicate).then(|| self.link(predicate, 2, Role::Total))?
    }

    /// `left 35 people including 22 children dead`: the state that people are left in, over all that stands between.
    fn left(&self, phrase: &Phrase) -> Option<Link> {
        let before = phrase.tokens.start.checked_sub(1).filter(|at| *at >= self.sentence.start)?;
        if !matches!(self.reading.norm(before), "left" | "leaving" | "leaves" | "leave") {
            return None;
        }
        let end = self.sentence.end.min(phrase.tokens.end + REACH);
        for at in phrase.tokens.end..end {
            if let Some(predicate) = self.predicate_at(at) {
                let state = matches!(
                    self.predicates[predicate].kind,
                    Kind::Adjective | Kind::Transitive { voice: Voice::Passive | Voice::Reduced }
                ) && self.predicates[predicate].group == at;
                return self.link(predicate, 2, Role::Victim).filter(|_| state);
            }
            let word = self.reading.word(at);
            if word.is(class::BE | class::HAVE | class::MODAL | class::RELATIVE | class::SAY) {
                return None;
            }
        }
        None
    }

    /// `rounded up hundreds of villagers and executed them`
    fn done_to_them(&self, index: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        let end = self.phrases[index].tokens.end;
        let next = self.phrases[index + 1..]
            .iter()
            .find(|phrase| phrase.kind == PhraseKind::Number)
            .map_or(self.sentence.end, |next| next.tokens.start);
        (end..next).find_map(|at| {
            let predicate = self.predicate_at(at)?;
            let done = matches!(
                self.predicates[predicate].kind,
                Kind::Transitive { voice: Voice::Active }
            );
            let them = grammar.child(at, Rel::Dobj).filter(|_| done)?;
            let joined = grammar.rel(at) == Some(Rel::Conj);
            let plain = self.reading.norm(them) == "them"
                && self.reading.kind(them + 1) != Some(TokenKind::Word);
            (joined && plain).then(|| self.link(predicate, 4, Role::Victim))?
        })
    }
}

/// Where a phrase went.
pub(crate) fn bound(outcomes: &[Outcome], index: usize) -> Option<Link> {
    match outcomes.get(index)? {
        Outcome::Bound(binding) => {
            let role = if binding.part {
                Role::Part
            } else if binding.total {
                Role::Total
            } else {
                Role::Victim
            };
            Some(Link { predicate: binding.predicate, cost: 3, role })
        }
        Outcome::Rejected(_) => None,
    }
}
