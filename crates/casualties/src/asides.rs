//! What only says who the counted are, between them and the word that tells what happened to them: `six teachers (five
//! Norlanders and one Sudlander) and two women were killed`, `six teachers, five of them Norlanders, who were killed`.

use crate::binding::{Link, Outcome, Role, Scan};
use crate::phrases::PhraseKind;
use crate::predicates::{Kind, Voice};
use crate::rows::bound;

/// How many tokens an aside may have.
const LONGEST: usize = 20;

impl Scan<'_> {
    /// The first token behind the aside that follows a phrase: behind its bracket, or its second comma.
    fn aside_end(&self, index: usize) -> Option<usize> {
        let end = self.phrases[index].tokens.end;
        let limit = self.sentence.end.min(end + LONGEST);
        let find =
            |marks: &[&str]| (end + 1..limit).find(|at| marks.contains(&self.reading.norm(*at)));
        match self.reading.norm(end) {
            "(" | "[" => find(&[")", "]"]).map(|at| at + 1),
            "," | "-" | "\u{2013}" | "\u{2014}" => {
                let part = self.phrase_from(end + 1)?;
                let of_them = self.phrases[part].of_them;
                of_them.then(|| find(&[self.reading.norm(end)])).flatten()
            }
            _ => None,
        }
    }

    /// What tells of a counted phrase over its aside.
    pub(crate) fn over_aside(&self, index: usize, outcomes: &[Outcome]) -> Option<Link> {
        let end = self.aside_end(index)?;
        let mut at = end;
        while matches!(self.reading.norm(at), "," | "and" | "who" | "that" | "-") && at < end + 3 {
            at += 1;
        }
        if let Some(predicate) = self.predicate_at(at).filter(|found| {
            let here = &self.predicates[*found];
            let suffers = matches!(
                here.kind,
                Kind::Transitive { voice: Voice::Passive | Voice::Reduced }
                    | Kind::Intransitive
                    | Kind::Adjective
            );
            here.group == at && suffers
        }) {
            return self.link(predicate, 2, Role::Victim);
        }
        // `six teachers (…) and two women were killed`
        let next = self.phrase_from(at).filter(|next| {
            self.phrases[*next].kind == PhraseKind::Number && self.reading.norm(at - 1) == "and"
        })?;
        bound(outcomes, next)
            .filter(|link| link.role == Role::Victim)
            .map(|link| Link { cost: 3, ..link })
    }

    /// Where the phrase went whose aside ends right before this one: `of six teachers, five of them Norlanders, and two
    /// women`.
    pub(crate) fn behind_aside(&self, start: usize, outcomes: &[Outcome]) -> Option<Link> {
        let before = (0..outcomes.len()).rev().find(|before| {
            self.phrases[*before].tokens.end < start && self.aside_end(*before) == Some(start)
        })?;
        bound(outcomes, before)
            .filter(|link| link.role == Role::Victim)
            .map(|link| Link { cost: 3, ..link })
    }

    /// Whether a phrase begins an aside and so tells of some of those before it: `six teachers, five of them Norlanders,`.
    pub(crate) fn is_aside(&self, index: usize) -> bool {
        let phrase = &self.phrases[index];
        let Some(before) = index.checked_sub(1) else { return false };
        let whole = &self.phrases[before];
        phrase.of_them
            && whole.kind == PhraseKind::Number
            && whole.tokens.end + 1 == phrase.tokens.start
            && self.aside_end(before).is_some()
    }
}
