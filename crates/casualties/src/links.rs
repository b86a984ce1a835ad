//! Which casualty word a phrase goes with, by the parse: from the phrase up the tree to a word whose frame takes it.
//!
//! A phrase is climbed from: over what it is coordinated with or renames, over the nouns that hold it (`a family of
//! five`), to the verb or noun that governs it; `frames` tells what it is to that word, and `parts` whether it counts some
//! of those whom another phrase counts. Clauses that hang on the phrase itself are asked first: `three soldiers who were
//! killed`, `12 people injured by glass`. Where the parse has no way, a casualty word right beside a number is its own.

use dateline_syntax::{Pos, Rel};

use crate::binding::{Link, Role, Scan};
use crate::facts::Category;
use crate::phrases::PhraseKind;
use crate::predicates::{Kind, Voice};
use crate::words::class;

/// How many arcs are climbed at most.
pub(crate) const STEPS: usize = 10;

/// How many words a bracket behind a phrase may have.
const BRACKET: usize = 20;

/// What a climb has passed.
#[derive(Clone, Copy)]
pub(crate) struct Climb {
    pub(crate) token: usize,
    pub(crate) cost: usize,
    pub(crate) part: bool,
}

impl Scan<'_> {
    /// The casualty word that the parse ties the phrase to.
    pub(crate) fn by_tree(&self, index: usize) -> Option<Link> {
        let link = self.climb(index);
        let share = || {
            let counted = self.phrases[index].kind == PhraseKind::Number;
            let top = self.reading.grammar.top(&self.phrases[index].tokens)?;
            counted.then(|| self.share(top)).flatten()
        };
        let category = |link: Link| self.predicates[link.predicate].category;
        // `and up to 20 were wounded`: the verb right behind with its auxiliary is the phrase's own.
        if let Some(own) = self.finite_behind(index)
            && link.is_none_or(|link| link.predicate != own && link.role != Role::Part)
        {
            return self.link(own, 1, Role::Victim);
        }
        // `kidnapped 900 Executed 18`: the active verb right before the number is its own.
        if let Some(own) = self.verb_before(index)
            && link.is_some_and(|link| {
                link.predicate != own && matches!(link.role, Role::Victim | Role::Agent)
            })
        {
            return self.link(own, 1, Role::Victim);
        }
        match link {
            None => share().or_else(|| self.beside(index)),
            Some(link) if link.role == Role::Victim => {
                Some(share().filter(|share| category(*share) == category(link)).unwrap_or(link))
            }
            Some(link) => Some(link),
        }
    }

    /// The active verb that ends right before a counted phrase.
    fn verb_before(&self, index: usize) -> Option<usize> {
        let phrase = &self.phrases[index];
        let counted = phrase.kind == PhraseKind::Number && !phrase.of_them;
        // `a child killed seven people injured`: a row of participles.
        if !counted || self.participle_behind(phrase).is_some() {
            return None;
        }
        let before = self.predicate_before(phrase.tokens.start)?;
        let kind = self.predicates[before].kind;
        (kind == Kind::Transitive { voice: Voice::Active }).then_some(before)
    }

    /// The passive verb or the adjective whose auxiliary stands right behind a counted phrase.
    fn finite_behind(&self, index: usize) -> Option<usize> {
        let phrase = &self.phrases[index];
        let top = self.reading.grammar.top(&phrase.tokens)?;
        let counted = phrase.kind == PhraseKind::Number && !phrase.of_them;
        let within = self.reading.grammar.rel(top) == Some(Rel::Pobj)
            && phrase.tokens.start.checked_sub(1).is_some_and(|at| {
                self.reading.norm(at) == "of" || self.reading.word(at).is(class::PREPOSITION)
            });
        let predicate = self.predicate_at(phrase.tokens.end).filter(|_| counted && !within)?;
        let here = &self.predicates[predicate];
        let auxiliary = here.group == phrase.tokens.end && here.group < here.tokens.start;
        let suffers = matches!(
            here.kind,
            Kind::Transitive { voice: Voice::Passive } | Kind::Intransitive | Kind::Adjective
        );
        (auxiliary && suffers).then_some(predicate)
    }

    /// The casualty word right beside the phrase, where the parse has no way: `12 dead`, in a row of figures or a text that
    /// the parser cannot follow.
    fn beside(&self, index: usize) -> Option<Link> {
        let phrase = &self.phrases[index];
        let top = self.reading.grammar.top(&phrase.tokens)?;
        let counted = matches!(phrase.kind, PhraseKind::Number | PhraseKind::Zero);
        // `Death toll: 12`, `put the toll as high as 12`
        let colon = phrase.tokens.start.checked_sub(1).filter(|at| self.reading.norm(*at) == ":");
        let toll = self
            .predicate_before(colon.unwrap_or(phrase.tokens.start))
            .filter(|predicate| counted && self.predicates[*predicate].kind == Kind::Toll);
        if let Some(predicate) = toll {
            return self.link(predicate, 1, Role::Total);
        }
        // `the father of three was killed`: the noun is the subject.
        if !counted || self.reading.grammar.rel(top) == Some(Rel::Pobj) {
            return None;
        }
        let mut at = phrase.tokens.end;
        if matches!(self.reading.norm(at), "(" | "[") {
            let close = |at: &usize| matches!(self.reading.norm(*at), ")" | "]");
            at = (at..self.sentence.end.min(at + BRACKET)).find(close)? + 1;
        }
        let behind = self.predicate_at(at).filter(|predicate| {
            let here = &self.predicates[*predicate];
            here.group == at
                && matches!(
                    here.kind,
                    Kind::Transitive { voice: Voice::Passive | Voice::Reduced }
                        | Kind::Intransitive
                        | Kind::Adjective
                )
        });
        let before = || {
            self.predicate_before(phrase.tokens.start).filter(|predicate| {
                matches!(
                    self.predicates[*predicate].kind,
                    Kind::Transitive { voice: Voice::Active | Voice::Reduced }
                )
            })
        };
        let predicate = behind.or_else(before)?;
        self.link(predicate, 1, Role::Victim)
    }

    /// Of the clause that hangs on the phrase and of what the phrase hangs on, what tells most: `the death of four students
    /// who had been kidnapped`.
    fn climb(&self, index: usize) -> Option<Link> {
        let top = self.reading.grammar.top(&self.phrases[index].tokens)?;
        let hanging = self.hanging(top);
        let above = self.above(index);
        match (hanging, above) {
            (Some(own), Some(above))
                if own.role == Role::Agent && above.role != Role::Agent
                    || self.is_earlier(own) && self.weight(above) > 2 =>
            {
                Some(above)
            }
            (Some(own), _) => Some(own),
            (None, above) => above,
        }
    }

    /// Whether a link tells of what may go before a death: a capture, a disappearance, a shot.
    fn is_earlier(&self, link: Link) -> bool {
        let category = self.predicates[link.predicate].category;
        matches!(category, Category::Captured | Category::Missing | Category::Unspecified)
    }

    fn above(&self, index: usize) -> Option<Link> {
        let phrase = &self.phrases[index];
        let grammar = &self.reading.grammar;
        let top = grammar.top(&phrase.tokens)?;
        let start = phrase.tokens.start;
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.reading.norm(at));
        let among = matches!(before(1), "them" | "whom") && before(2) == "among";
        let mut climb = Climb { token: top, cost: 0, part: among };
        let alone = phrase.kind == PhraseKind::Number && phrase.head.is_none();
        if alone
            && matches!(grammar.rel(top), Some(Rel::Appos | Rel::Npadvmod))
            && let Some(link) = self.fatally(top)
        {
            return Some(link);
        }
        // `67 were killed in the suburb, 61 in the town`: the verb is left out.
        if alone
            && matches!(grammar.rel(top), Some(Rel::Appos | Rel::Npadvmod))
            && !phrase.of_them
            && self.is_placed(phrase)
        {
            return None;
        }
        if phrase.of_them
            && phrase.kind == PhraseKind::Number
            && let Some(link) = self.part_of_them(phrase, top)
        {
            return Some(link);
        }
        for _ in 0..STEPS {
            let inside = phrase.tokens.contains(&climb.token);
            let hanging = self.hanging(climb.token).filter(|_| climb.token != top);
            if let Some(link) = hanging {
                return Some(self.finish(link, climb));
            }
            let (rel, head) = (grammar.rel(climb.token)?, grammar.head(climb.token)?);
            if !self.sentence.contains(&head) {
                return None;
            }
            match rel {
                // `two soldiers (both privates)`: a bare plural that renames counts nobody anew.
                Rel::Appos if phrase.kind == PhraseKind::Plural => return None,
                Rel::Conj | Rel::Appos => {
                    climb.part |= self.is_among_them(climb.token)
                        || rel == Rel::Appos && self.breaks_down(climb.token, head);
                    if let Some(predicate) = self.predicate_at(head)
                        && matches!(self.predicates[predicate].kind, Kind::Transitive { .. })
                        && !self.is_nominal(head)
                    {
                        // `killed one and two more`: coordinated with the verb where its object is meant.
                        let link = Link { predicate, cost: 2, role: Role::Victim };
                        return Some(self.finish(link, climb));
                    }
                    climb.cost += 1;
                }
                Rel::Nummod
                | Rel::Quantmod
                | Rel::Amod
                | Rel::Compound
                | Rel::Det
                | Rel::Nmod
                | Rel::Predet => {
                    let named = phrase.kind != PhraseKind::Number && climb.token < head;
                    if let Some(link) = self.counted_noun(head, named) {
                        return Some(self.finish(link, climb));
                    }
                }
                Rel::Nsubj | Rel::Nsubjpass | Rel::Csubj | Rel::Csubjpass => {
                    return self.of_subject(climb.token, head).map(|link| self.finish(link, climb));
                }
                Rel::Dobj | Rel::Attr | Rel::Oprd | Rel::Dative | Rel::Acomp | Rel::Ccomp => {
                    return self.of_object(climb.token, head).map(|link| self.finish(link, climb));
                }
                Rel::Pobj => {
                    let (link, next) = self.of_preposition(head, climb)?;
                    if let Some(link) = link {
                        return Some(self.finish(link, climb));
                    }
                    climb = next?;
                    continue;
                }
                Rel::Mark | Rel::Prep | Rel::Prt | Rel::Npadvmod | Rel::Advmod | Rel::Dep => {
                    // `Between 5 and 8 civilians were killed`, where the parse has no subject.
                    let counted = phrase.kind == PhraseKind::Number && inside;
                    if !counted {
                        return None;
                    }
                    // `injuring 31, nine critically`
                    climb.part |= alone && rel == Rel::Npadvmod && climb.token > head;
                    let link = if climb.token < head {
                        self.of_subject(climb.token, head)
                    } else {
                        self.of_object(climb.token, head)
                    };
                    return link.map(|link| self.finish(link, climb));
                }
                _ => return None,
            }
            climb.token = head;
        }
        None
    }

    fn finish(&self, link: Link, climb: Climb) -> Link {
        let role = if climb.part && link.role != Role::Agent { Role::Part } else { link.role };
        Link { predicate: link.predicate, cost: link.cost + climb.cost, role }
    }

    pub(crate) fn is_nominal(&self, token: usize) -> bool {
        matches!(
            self.reading.grammar.pos(token),
            Some(Pos::Noun | Pos::Propn | Pos::Num | Pos::Pron)
        )
    }

    pub(crate) fn link(&self, predicate: usize, cost: usize, role: Role) -> Option<Link> {
        Some(Link { predicate, cost, role })
    }
}
