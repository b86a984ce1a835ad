//! What comes of each phrase of a sentence: the casualty word that it goes with, or why it goes with none.
//!
//! `links` finds the word by the parse. Here is said what a link is worth: who is named or known and not counted must
//! stand close by, people are asked for where the word tells of things as well, who is named again is not counted again,
//! and `killed or wounded` leaves open which.

use std::ops::Range;

use dateline_core::Count;
use dateline_syntax::{Rel, TokenKind};

use crate::facts::{Category, Why};
use crate::phrases::{Phrase, PhraseKind};
use crate::predicates::{Kind, Predicate};
use crate::reading::Reading;
use crate::words::class;

/// The highest cost of a link to somebody who is named or known and not counted.
const NEAR: usize = 4;

/// How far behind those who are evacuated a word of care may stand.
const CARED: usize = 14;

/// A phrase and the casualty word that it goes with.
#[derive(Debug, Clone)]
pub(crate) struct Binding {
    /// The index of the phrase.
    pub(crate) phrase: usize,
    /// The index of the casualty word.
    pub(crate) predicate: usize,
    /// What happened, `killed or wounded` taken together.
    pub(crate) category: Category,
    /// Whether it counts some of those that another phrase counts.
    pub(crate) part: bool,
    /// Whether it is a running total.
    pub(crate) total: bool,
}

/// What came of a phrase.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Bound(Binding),
    Rejected(Why),
}

/// A way from a phrase to a casualty word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    pub(crate) predicate: usize,
    pub(crate) cost: usize,
    pub(crate) role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Victim,
    Agent,
    Part,
    Total,
}

/// What came of each phrase of a sentence, in their order.
pub(crate) fn bind(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    phrases: &[Phrase],
    predicates: &[Predicate],
) -> Vec<Outcome> {
    let scan = Scan::new(reading, sentence.clone(), phrases, predicates);
    let mut outcomes: Vec<Outcome> =
        (0..phrases.len()).map(|phrase| scan.outcome(phrase, scan.by_tree(phrase))).collect();
    // What the parse leaves, in a second pass: a row goes where its neighbour went.
    for index in 0..phrases.len() {
        let left = matches!(outcomes[index], Outcome::Rejected(Why::Unbound | Why::Agent))
            && phrases[index].why.is_none();
        if left && let Some(link) = scan.by_words(index, &outcomes) {
            outcomes[index] = scan.outcome(index, Some(link));
        }
        scan.keep_row(index, &mut outcomes);
        scan.keep_part(index, &mut outcomes);
    }
    outcomes
}

/// A sentence with its phrases and casualty words by token.
pub(crate) struct Scan<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) sentence: Range<usize>,
    pub(crate) phrases: &'a [Phrase],
    pub(crate) predicates: &'a [Predicate],
    /// Of each token, the casualty word whose verb group or words hold it.
    predicate_of: Vec<Option<usize>>,
    /// Of each token, the phrase that holds it.
    phrase_of: Vec<Option<usize>>,
}

impl<'a> Scan<'a> {
    fn new(
        reading: &'a Reading<'a>,
        sentence: Range<usize>,
        phrases: &'a [Phrase],
        predicates: &'a [Predicate],
    ) -> Scan<'a> {
        let mut predicate_of = vec![None; sentence.len()];
        let mut phrase_of = vec![None; sentence.len()];
        let fill = |slots: &mut Vec<Option<usize>>, tokens: Range<usize>, index: usize| {
            let (from, to) = (tokens.start - sentence.start, tokens.end - sentence.start);
            slots[from..to].fill(Some(index));
        };
        for (index, predicate) in predicates.iter().enumerate() {
            fill(&mut predicate_of, predicate.group..predicate.tokens.end, index);
        }
        for (index, phrase) in phrases.iter().enumerate() {
            fill(&mut phrase_of, phrase.tokens.clone(), index);
        }
        Scan { reading, sentence, phrases, predicates, predicate_of, phrase_of }
    }

    pub(crate) fn predicate_at(&self, token: usize) -> Option<usize> {
        let slot = token.checked_sub(self.sentence.start)?;
        self.predicate_of.get(slot).copied().flatten()
    }

    pub(crate) fn phrase_at(&self, token: usize) -> Option<usize> {
        let slot = token.checked_sub(self.sentence.start)?;
        self.phrase_of.get(slot).copied().flatten()
    }

    /// The phrase whose first token this is.
    pub(crate) fn phrase_from(&self, token: usize) -> Option<usize> {
        self.phrase_at(token).filter(|phrase| self.phrases[*phrase].tokens.start == token)
    }

    /// The casualty word that ends right before this token.
    pub(crate) fn predicate_before(&self, token: usize) -> Option<usize> {
        let index = self.predicate_at(token.checked_sub(1)?)?;
        (self.predicates[index].tokens.end == token).then_some(index)
    }

    /// What comes of a phrase with the word that it was found to go with.
    fn outcome(&self, index: usize, link: Option<Link>) -> Outcome {
        let phrase = &self.phrases[index];
        if let Some(why) = phrase.why {
            return Outcome::Rejected(why);
        }
        if self.renames(index) || self.is_shared(index) {
            return Outcome::Rejected(Why::Part);
        }
        // `the bodies of two men and 14 injured people`: in a row, a word inside tells more.
        let told = phrase.kind == PhraseKind::Number && phrase.inner.is_some();
        let link = link
            .filter(|link| !told || link.cost == 0 || link.role != Role::Victim)
            .or_else(|| self.inner(phrase))
            .ok_or(Why::Unbound);
        let link =
            link.and_then(|link| if link.role == Role::Agent { Err(Why::Agent) } else { Ok(link) });
        match link {
            Err(why) => Outcome::Rejected(why),
            Ok(link) => match self.refuses(phrase, link) {
                Some(why) => Outcome::Rejected(why),
                None => Outcome::Bound(Binding {
                    phrase: index,
                    predicate: link.predicate,
                    category: self.category(link.predicate),
                    part: link.role == Role::Part,
                    total: link.role == Role::Total && !self.is_replaced(link.predicate),
                }),
            },
        }
    }

    /// `an earlier toll of 12`: a total that another one has replaced runs no more.
    fn is_replaced(&self, predicate: usize) -> bool {
        let start = self.predicates[predicate].tokens.start;
        let mut before = (start.saturating_sub(2).max(self.sentence.start))..start;
        before.any(|at| self.reading.word(at).is(class::EARLIER))
    }

    /// Whether a phrase only says again who the one before it is: `the driver, a man of 30`; not in a list.
    fn renames(&self, index: usize) -> bool {
        let of_one = |phrase: &Phrase| {
            matches!(phrase.kind, PhraseKind::Article | PhraseKind::Definite | PhraseKind::Name)
        };
        let phrase = &self.phrases[index];
        let Some(before) = index.checked_sub(1).map(|before| &self.phrases[before]) else {
            return false;
        };
        if !of_one(phrase) || !of_one(before) {
            return false;
        }
        // `killed the driver of the car, a teacher`: two objects that nothing joins.
        let grammar = &self.reading.grammar;
        let object = |phrase: &Phrase| {
            let top = grammar.top(&phrase.tokens)?;
            (grammar.rel(top) == Some(Rel::Dobj)).then(|| grammar.head(top)).flatten()
        };
        if object(phrase).is_some() && object(phrase) == object(before) {
            return true;
        }
        let comma = before.tokens.end;
        if phrase.tokens.start != comma + 1 {
            return false;
        }
        let behind = phrase.tokens.end;
        let ends = |at: usize| {
            self.reading.kind(at) == Some(TokenKind::Mark) || self.predicate_at(at).is_some()
        };
        let limit = self.sentence.end.min(behind + NEAR * 2);
        let end = (behind..limit).find(|at| ends(*at)).unwrap_or(limit);
        let joined = |at: usize| matches!(self.reading.norm(at), "and" | "or" | "&");
        let listed = (behind..end).any(joined)
            || self.reading.norm(end) == ","
                && (joined(end + 1) || self.phrase_from(end + 1).is_some());
        self.reading.norm(comma) == "," && !listed
    }

    /// `thousands of women and children`: the second noun has the number of the first.
    fn is_shared(&self, index: usize) -> bool {
        let phrase = &self.phrases[index];
        let Some(before) = index.checked_sub(1).map(|before| &self.phrases[before]) else {
            return false;
        };
        phrase.kind == PhraseKind::Plural
            && before.kind == PhraseKind::Number
            && before.tokens.end + 1 == phrase.tokens.start
            && self.reading.norm(before.tokens.end) == "and"
            && self.reading.norm(before.number.end) == "of"
    }

    /// Why a phrase can't be the victims of the word it leads to.
    fn refuses(&self, phrase: &Phrase, link: Link) -> Option<Why> {
        let predicate = &self.predicates[link.predicate];
        // `none of them seriously` denies no hurt; `14 survivors and nine bodies`
        let degree = |at: usize| {
            let how = self.reading.norm(at);
            matches!(how, "badly" | "critically" | "gravely" | "seriously" | "severely")
        };
        let spared = phrase.kind == PhraseKind::Zero && degree(phrase.tokens.end);
        let survived = matches!(predicate.kind, Kind::Noun { .. })
            && phrase.head.is_some_and(|head| self.reading.norm(head) == "survivors");
        if spared || survived {
            return Some(Why::Unbound);
        }
        if phrase.of_them
            && link.role == Role::Victim
            && matches!(predicate.kind, Kind::Adjective)
            && link.cost > 6
        {
            return Some(Why::Part);
        }
        let verb = self.reading.word(predicate.tokens.start);
        let needs_people = verb.is(class::PEOPLE_ONLY)
            || matches!(
                predicate.category,
                Category::Captured
                    | Category::Missing
                    | Category::Displaced
                    | Category::Unspecified
            );
        // `evacuated wounded fighters`, `evacuated for treatment`: patients are not driven out.
        if predicate.category == Category::Displaced
            && self.reading.norm(predicate.tokens.start).starts_with("evacuat")
        {
            let end = self.sentence.end.min(phrase.tokens.end.max(predicate.tokens.end) + CARED);
            let cared = (phrase.tokens.end..end).any(|at| self.reading.word(at).is(class::CARE));
            if cared || phrase.inner.is_some() {
                return Some(Why::Unbound);
            }
        }
        let unknown = phrase
            .head
            .is_some_and(|head| phrase.person.is_none() && !self.reading.is_capitalized(head));
        // `one family`, `one raid`: a noun in the singular that is not known to be a person.
        let one = phrase.kind == PhraseKind::Number && phrase.count == Count::exact(1);
        if (needs_people || one) && unknown && !matches!(predicate.kind, Kind::Noun { .. }) {
            return Some(Why::Thing);
        }
        let uncounted =
            matches!(phrase.kind, PhraseKind::Plural | PhraseKind::Name | PhraseKind::Definite);
        let reach = match phrase.kind {
            PhraseKind::Plural => 2,
            _ if phrase.is_pronoun => 1,
            _ => NEAR,
        };
        let part = link.role == Role::Part && phrase.kind == PhraseKind::Plural;
        let far = uncounted && (link.cost > reach || part);
        // `Soldier deaths`, `Sudland casualties`: what stands before a noun describes it.
        let describes = matches!(phrase.kind, PhraseKind::Name | PhraseKind::Definite)
            && matches!(predicate.kind, Kind::Noun { .. } | Kind::Toll)
            && predicate.tokens.start == phrase.tokens.end;
        // `six were hurt a witness said`, `… kill 20: activists`
        let next = phrase.tokens.end;
        let speaks = phrase.kind != PhraseKind::Number
            && (self.reading.word(next).is(class::SAY)
                || self.reading.norm(next) == "and"
                    && (next + 1..next + 6)
                        .take_while(|at| self.predicate_at(*at).is_none())
                        .any(|at| self.reading.word(at).is(class::SAY))
                || phrase.tokens.start > self.sentence.start
                    && self.reading.norm(phrase.tokens.start - 1) == ":"
                    && phrase.head.is_some_and(|head| self.reading.word(head).is(class::SPEAKER)));
        // `nine, most of them women and children`: of those who are counted.
        let from = phrase.tokens.start.saturating_sub(5).max(self.sentence.start);
        let of_them = phrase.kind == PhraseKind::Plural
            && (from + 1..phrase.tokens.start).any(|at| {
                matches!(self.reading.norm(at), "them" | "whom")
                    && self.reading.norm(at - 1) == "of"
            });
        // What was not done to somebody who is known need not be counted.
        // `the deaths of nationals`: the noun itself stands for a number that is not told.
        let plural = phrase.kind == PhraseKind::Plural
            && matches!(predicate.kind, Kind::Noun { bare: true });
        let undone = phrase.kind == PhraseKind::Definite
            && (predicate.negated || predicate.hypothetical || predicate.kind == Kind::Toll);
        // `he was shot`: what came of it is told elsewhere.
        let vague = phrase.is_pronoun && predicate.category == Category::Unspecified;
        (far || describes || plural || undone || vague || speaks || of_them).then_some(Why::Unbound)
    }

    /// `two wounded soldiers`, `the dead man`
    fn inner(&self, phrase: &Phrase) -> Option<Link> {
        let cost = match phrase.kind {
            PhraseKind::Number => NEAR,
            PhraseKind::Definite => NEAR,
            _ => return None,
        };
        let predicate = self.predicate_at(phrase.inner?)?;
        Some(Link { predicate, cost, role: Role::Victim })
    }

    /// Whether two words side by side tell of the same people: the second has no victims of its own, the first no object.
    fn shares(&self, first: usize, second: usize) -> bool {
        let grammar = &self.reading.grammar;
        let top = |index: usize| grammar.top(&self.predicates[index].tokens);
        let (Some(one), Some(other)) = (top(first), top(second)) else { return false };
        let own = |verb: usize| {
            grammar
                .children(verb)
                .any(|child| matches!(grammar.rel(child), Some(Rel::Nsubj | Rel::Nsubjpass)))
        };
        let object = |verb: usize| grammar.child(verb, Rel::Dobj).is_some();
        let tied = grammar.head(other) == Some(one) || grammar.head(one) == Some(other);
        tied && !own(other) && !object(one)
    }

    /// What happened, where words are coordinated: `killed or wounded` is unspecified.
    pub(crate) fn category(&self, index: usize) -> Category {
        let here = self.predicates[index].category;
        let joined = |token: usize| matches!(self.reading.norm(token), "or" | "and" | "/");
        let tokens = &self.predicates[index].tokens;
        let next = joined(tokens.end).then(|| self.predicate_at(tokens.end + 1)).flatten().filter(
            |next| self.predicates[*next].group == tokens.end + 1 && self.shares(index, *next),
        );
        let before = tokens
            .start
            .checked_sub(1)
            .filter(|at| joined(*at))
            .and_then(|at| self.predicate_before(at))
            .filter(|before| {
                self.predicates[index].group == tokens.start && self.shares(*before, index)
            });
        match next.or(before).map(|other| self.predicates[other].category) {
            Some(other) if other != here => {
                let pair = [here.min(other), here.max(other)];
                if pair == [Category::Killed, Category::Captured] {
                    Category::Killed
                } else if pair[1] == Category::Unspecified {
                    // `shot and wounded`
                    pair[0]
                } else {
                    Category::Unspecified
                }
            }
            _ => here,
        }
    }
}
