//! How much a phrase is in focus where a pronoun stands: near before far, subjects before objects, and a subject most of
//! all where the pronoun is in its clause or in one within.

use dateline_syntax::Rel;

use crate::antecedents::{NEARNESS, Scene};
use crate::standing::{Slot, Standing};
use crate::words::Sort;

impl Scene<'_, '_> {
    /// `killed 40 rebels and destroyed their weapons`: what the doer destroys is not its own.
    pub(crate) fn is_harmed(&self, here: &Standing, there: &Standing) -> bool {
        there.slot == Slot::Subject
            && self
                .harm(here)
                .is_some_and(|verb| self.text.grammar.subject(verb) == Some(there.top))
    }

    /// The verb of harm whose object an owner owns.
    fn harm(&self, here: &Standing) -> Option<usize> {
        let grammar = &self.text.grammar;
        let mut owned = grammar.head(here.top).filter(|_| here.slot == Slot::Owner)?;
        // `dozens of their vehicles`
        if grammar.rel(owned) == Some(Rel::Pobj) {
            let of = grammar.head(owned).filter(|&of| self.text.any(of, &["of"]))?;
            owned = grammar.head(of)?;
        }
        let verb = grammar.head(owned).filter(|_| grammar.rel(owned) == Some(Rel::Dobj))?;
        self.text.lemma_is(verb, Sort::Harm).then_some(verb)
    }

    /// What a phrase gains where a pronoun stands in the reason of a judgement: of `fined Sudland for its raid` the raid is
    /// Sudland's.
    pub(crate) fn judged(&self, here: &Standing, there: &Standing) -> i32 {
        let Some(verb) = self.judgement(here) else { return 0 };
        let grammar = &self.text.grammar;
        if there.slot == Slot::Subject {
            return if grammar.subject(verb) == Some(there.top) { -40 } else { 0 };
        }
        let mut at = there.top;
        for _ in 0..4 {
            match (grammar.rel(at), grammar.head(at)) {
                (Some(Rel::Dobj | Rel::Pobj | Rel::Prep | Rel::Dative), Some(head)) => at = head,
                _ => return 0,
            }
            if at == verb {
                return 60;
            }
        }
        0
    }

    /// The verb of judgement or punishment for whose reason an owner's noun stands.
    fn judgement(&self, here: &Standing) -> Option<usize> {
        let grammar = &self.text.grammar;
        let owned = grammar.head(here.top).filter(|_| here.slot == Slot::Owner)?;
        let mut at = grammar.head(owned).filter(|_| grammar.rel(owned) == Some(Rel::Pobj))?;
        // `in response to its raid`, `in retaliation for its raid`
        let answer = grammar.head(at).filter(|&noun| {
            self.text.any(noun, &["response", "reaction", "retaliation", "reprisal", "revenge"])
        });
        let gives_reason = ["for", "over", "because", "of", "after", "following"];
        match answer {
            Some(noun) => at = grammar.head(noun)?,
            None if !self.text.any(at, &gives_reason) => return None,
            None => {}
        }
        let mut verb = grammar.head(at)?;
        // `imposed sanctions for`, where the parser has the reason with the noun
        for _ in 0..3 {
            if self.text.lemma_is(verb, Sort::Judging) {
                return Some(verb);
            }
            match grammar.rel(verb)? {
                Rel::Dobj | Rel::Pobj | Rel::Prep => verb = grammar.head(verb)?,
                _ => return None,
            }
        }
        None
    }

    /// `two women and their children`: the noun beside which `and` puts what is owned.
    pub(crate) fn beside(&self, here: &Standing) -> Option<usize> {
        let grammar = &self.text.grammar;
        let mut at = here.top;
        for _ in 0..5 {
            let head = grammar.head(at)?;
            match grammar.rel(at)? {
                Rel::Conj => return (head < here.top).then_some(head),
                Rel::Poss | Rel::Pobj | Rel::Prep | Rel::Compound => at = head,
                _ => return None,
            }
        }
        None
    }

    /// Whether a draft names who spoke last, and the pronoun at a token goes on with a verb of speech.
    pub(crate) fn goes_on(&self, here: &Standing, at: usize, other: usize) -> bool {
        let grammar = &self.text.grammar;
        let verb = grammar.head(here.top).filter(|_| here.slot == Slot::Subject);
        let after = self.speeches.partition_point(|speech| speech.tokens.end <= at);
        let last = after.checked_sub(1).and_then(|last| self.speeches.get(last));
        verb.is_some_and(|verb| self.text.is(verb, Sort::Speech))
            && last.is_some_and(|last| {
                last.speaker == Some(other)
                    && self.text.sentence(last.tokens.end - 1) + 1 >= here.sentence
            })
    }

    /// What is said in a quotation is out of focus outside of it.
    pub(crate) fn across_quotes(&self, at: usize, other: usize) -> i32 {
        let start = |token| self.speech_at(token).map(|speech| speech.tokens.start);
        match (start(at), start(other)) {
            (here, there) if here == there => 0,
            (None, Some(_)) => -25,
            _ => -5,
        }
    }

    /// How much a phrase is in focus where another stands.
    pub(crate) fn focus(&self, here: &Standing, there: &Standing) -> i32 {
        let back = here.sentence.saturating_sub(there.sentence);
        let mut score = NEARNESS.get(back).copied().unwrap_or(0);
        score += match there.slot {
            Slot::Subject => 25,
            Slot::Object | Slot::Owner => 8,
            Slot::Oblique | Slot::Other => 0,
            Slot::Modifier => -15,
        };
        if there.main && there.slot == Slot::Subject {
            score += 8;
        }
        if back == 0 {
            score += self.command(here, there);
        }
        score += match (here.slot, there.slot) {
            (Slot::Subject, Slot::Subject) => 5,
            (Slot::Object, Slot::Object) if back == 0 => 16,
            _ => 0,
        };
        if here.slot == Slot::Owner && back == 0 {
            if self.beside(here).is_some_and(|first| first == there.top) {
                score += 90;
            }
            if there.slot == Slot::Object && self.harm(here).is_some() {
                score += 25;
            }
        }
        let apart = here.top.saturating_sub(there.top);
        score - i32::try_from(apart / 10).unwrap_or(i32::MAX).min(8)
    }

    /// Whether a phrase is the subject of the verb that another phrase stands with.
    pub(crate) fn is_doer(&self, here: &Standing, there: &Standing) -> bool {
        let (Some(inner), Some(outer)) = (here.clause, there.clause) else { return false };
        there.slot == Slot::Subject && inner == outer
            || self.text.grammar.subject(inner) == Some(there.top)
    }

    /// What a subject gains over a phrase in its clause or in a clause within: most over one of which it is itself the doer.
    fn command(&self, here: &Standing, there: &Standing) -> i32 {
        let grammar = &self.text.grammar;
        let (Some(inner), Some(outer)) = (here.clause, there.clause) else { return 0 };
        // `asked Sudland to help defend its land`: it is the other's.
        let helped = grammar.head(inner).is_some_and(|head| grammar.lemma(head) == "help");
        if self.is_doer(here, there) && !helped {
            // Of an owner it is the doer more often than not.
            return match here.slot {
                Slot::Owner => 45,
                // A reflexive: others would be barred.
                Slot::Object | Slot::Oblique => 80,
                _ => 35,
            };
        }
        let subject = there.slot == Slot::Subject;
        if !subject && there.slot != Slot::Object || !grammar.is_below(outer, here.top) {
            return 0;
        }
        // `The army was forced to leave but it has not.`
        let mut first = inner;
        for _ in 0..4 {
            match grammar.head(first).filter(|_| grammar.rel(first) == Some(Rel::Conj)) {
                Some(head) if head == outer && subject => return 37,
                Some(head) => first = head,
                None => break,
            }
        }
        // The nearer of two, as in `Quill said Brenn knew that she`.
        let mut clause = inner;
        for step in 0..4 {
            match grammar.head(clause).and_then(|head| grammar.clause(head)) {
                Some(above)
                    if above == outer && subject || grammar.subject(above) == Some(there.top) =>
                {
                    return 27 - step * 3;
                }
                Some(above) => clause = above,
                None => break,
            }
        }
        if subject { 15 } else { 0 }
    }
}
