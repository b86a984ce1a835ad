//! Phrases that tell of some of those whom another one counts: `two of them children`, `among the dead were three nurses`,
//! `of the 30 wounded, 12`, `twelve civilians (five children and seven women)`.

use dateline_syntax::Rel;

use crate::binding::{Link, Role, Scan};
use crate::links::STEPS;
use crate::phrases::{Phrase, PhraseKind};
use crate::predicates::{Kind, Voice};
use crate::words::class;

impl Scan<'_> {
    /// `eighteen of the 25 people hurt`, `of the 30 wounded, 12 are in hospital`: a share of those whom a casualty word
    /// counts, where no verb of its own tells another fate.
    pub(crate) fn share(&self, top: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        let verb = matches!(grammar.rel(top), Some(Rel::Nsubj | Rel::Nsubjpass))
            .then(|| grammar.head(top))
            .flatten();
        let whole = |of: usize| {
            let noun = (self.reading.norm(of) == "of").then(|| grammar.child(of, Rel::Pobj))??;
            let own = self
                .predicate_at(noun)
                .filter(|predicate| self.predicates[*predicate].tokens.start == noun);
            own.or_else(|| self.hanging(noun).map(|link| link.predicate))
        };
        let own = grammar.children(top).find_map(whole);
        let ahead = || {
            let fronted = |child: &usize| *child < top && grammar.rel(*child) == Some(Rel::Prep);
            grammar.children(verb?).filter(fronted).find_map(whole)
        };
        self.link(own.or_else(ahead)?, 2, Role::Part)
    }

    /// `twelve civilians (five children and seven women)`: whether the phrases behind a counted one only say who they are.
    pub(crate) fn breaks_down(&self, token: usize, whole: usize) -> bool {
        let grammar = &self.reading.grammar;
        let start = grammar.edges(token).start;
        let bracketed =
            start.checked_sub(1).is_some_and(|at| matches!(self.reading.norm(at), "(" | "["));
        let count = |at: usize| {
            let phrase = &self.phrases[self.phrase_at(at)?];
            (phrase.kind != PhraseKind::Plural).then(|| phrase.count.lo())
        };
        let (mut sum, mut at) = (count(token), token);
        for _ in 0..STEPS {
            let next = grammar.children(at).find(|child| grammar.rel(*child) == Some(Rel::Conj));
            let Some(next) = next else { break };
            sum = sum.zip(count(next)).map(|(sum, more)| sum.saturating_add(more));
            at = next;
        }
        let all = count(whole).filter(|all| *all > 1);
        all.is_some() && (bracketed && count(token).is_some() || at != token && sum == all)
    }

    /// `among them two children`: whether a pronoun says that the phrase tells of some of those before it.
    pub(crate) fn is_among_them(&self, token: usize) -> bool {
        let grammar = &self.reading.grammar;
        grammar.children(token).any(|child| {
            matches!(self.reading.norm(child), "among" | "including")
                && grammar
                    .child(child, Rel::Pobj)
                    .is_some_and(|of| matches!(self.reading.norm(of), "them" | "whom" | "those"))
        })
    }

    /// `two policemen were among those killed`, `among the dead were two policemen`
    pub(crate) fn among(&self, verb: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        let among = grammar.children(verb).find(|child| self.reading.norm(*child) == "among")?;
        let noun = grammar.child(among, Rel::Pobj)?;
        // `he is among the murderers of 12`
        if self.reading.lexicon.is_doer(self.reading.norm(noun)) {
            return None;
        }
        let hanging = || self.hanging(noun).map(|link| link.predicate);
        self.link(self.predicate_at(noun).or_else(hanging)?, 1, Role::Part)
    }

    /// `two of them seriously`: the word that tells of those whom the pronoun stands for.
    pub(crate) fn part_of_them(&self, phrase: &Phrase, top: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        let mut token = top;
        if let Some(link) = self.fatally(top) {
            return Some(link);
        }
        // `29 were dead, 15 of them women`: the word right before the comma, where no verb follows.
        let end = phrase.tokens.end;
        let verb = self.predicate_at(end).is_some()
            || self.reading.word(end).is(class::BE | class::HAVE | class::MODAL);
        if !verb
            && top >= 2
            && self.reading.norm(top - 1) == ","
            && let Some(predicate) = self.predicate_before(top - 1)
        {
            return self.link(predicate, 2, Role::Part);
        }
        // A verb of its own tells what happened to the part: `five of them died`.
        if matches!(grammar.rel(top), Some(Rel::Nsubj | Rel::Nsubjpass))
            && let Some(head) = grammar.head(top)
            && let Some(link) = self.of_subject(top, head)
        {
            return Some(link);
        }
        // `clashed with rebels, killing 20 of them`: nobody counts the rebels.
        let object = grammar.rel(top) == Some(Rel::Dobj)
            && self.predicate_before(phrase.tokens.start).is_some_and(|before| {
                self.predicates[before].kind == Kind::Transitive { voice: Voice::Active }
            });
        for _ in 0..STEPS {
            let head = grammar.head(token)?;
            if let Some(predicate) = self.predicate_at(head) {
                let role = if object && token == top { Role::Victim } else { Role::Part };
                return self.link(predicate, 3, role);
            }
            token = head;
        }
        None
    }

    /// `four were shot, one of them fatally`, `two fatally`
    pub(crate) fn fatally(&self, top: usize) -> Option<Link> {
        let grammar = &self.reading.grammar;
        let own = grammar.children(top).find_map(|child| {
            let predicate = self.predicate_at(child)?;
            (self.predicates[predicate].kind == Kind::Adjective).then_some(predicate)
        });
        self.link(own?, 1, Role::Victim)
    }
}
