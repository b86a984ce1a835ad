//! Whom a pronoun may mean: the mentions and nouns before it that agree with it and that grammar allows, each with a score
//! for how much they are in focus. Subjects before objects, near before far, and the verb's own subject before all.

use dateline_syntax::Rel;

use crate::MentionKind;
use crate::cast::{Cast, Handle};
use crate::clauses::is_attacked;
use crate::drafts::{Draft, Meant};
use crate::lexicon::Gender;
use crate::speakers::Speech;
use crate::standing::{Noun, Slot, Standing, nouns, standing};
use crate::text::Text;

/// How many drafts or nouns back an antecedent is looked for.
const REACH: usize = 60;

/// How many that `and` joins are taken up by `they`; a longer list is rather the members of something.
const TOGETHER: usize = 4;

/// So many tokens in quotation marks may be part of a sentence that is told from without.
pub(crate) const FRAGMENT: usize = 14;

/// By how many sentences back, what nearness is worth.
pub(crate) const NEARNESS: [i32; 4] = [100, 80, 55, 40];

/// The least that an antecedent must score.
const ENOUGH: i32 = 45;

/// The same for `it`, which means something else more often than not: a subject, an owner or a phrase in the sentence.
const ENOUGH_OF_THINGS: i32 = 110;

/// Two that score as near as this to each other are equally good.
const TIE: i32 = 3;

/// All that antecedents are chosen by.
pub(crate) struct Scene<'a, 't> {
    pub(crate) text: &'a Text<'t>,
    /// Of each draft.
    pub(crate) standings: Vec<Standing>,
    pub(crate) nouns: Vec<Noun>,
    pub(crate) speeches: Vec<Speech>,
}

/// What a pronoun asks of its antecedent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    Person(Gender),
    /// A state, a body, an organisation; `actor` where the words around tell that it is no thing.
    Thing {
        actor: bool,
    },
    /// `genitive` for their; `actor` as above.
    Several {
        genitive: bool,
        actor: bool,
    },
}

/// One who may be meant; nobody of the cast where `who` is empty.
struct Candidate {
    who: Vec<Handle>,
    score: i32,
}

/// Who is meant.
#[derive(Debug)]
pub(crate) enum Choice {
    These(Vec<Handle>),
    /// One of these, each as good as the others.
    Open(Vec<Handle>),
    Nobody,
}

impl<'a, 't> Scene<'a, 't> {
    pub(crate) fn new(
        text: &'a Text<'t>,
        drafts: &[Draft],
        speeches: Vec<Speech>,
    ) -> Scene<'a, 't> {
        let standings = drafts.iter().map(|draft| standing(text, &draft.tokens)).collect();
        Scene { text, standings, nouns: nouns(text, drafts), speeches }
    }

    /// The quotation that a token is in.
    pub(crate) fn speech_at(&self, token: usize) -> Option<&Speech> {
        let after = self.speeches.partition_point(|speech| speech.tokens.start <= token);
        let speech = self.speeches.get(after.checked_sub(1)?)?;
        speech.tokens.contains(&token).then_some(speech)
    }

    /// Whom the pronoun that is draft `i` means.
    pub(crate) fn choose(&self, drafts: &[Draft], i: usize, cast: &Cast, asked: Asked) -> Choice {
        let (Some(draft), Some(here)) = (drafts.get(i), self.standings.get(i)) else {
            return Choice::Nobody;
        };
        let at = draft.tokens.start;
        let reflexive =
            self.text.norm(at).ends_with("self") || self.text.norm(at).ends_with("selves");
        // `the candidate herself`
        let last = i.checked_sub(1).and_then(|last| drafts.get(last)).filter(|_| reflexive);
        if let Some(last) = last.filter(|last| last.tokens.end == at && !last.these().is_empty()) {
            return Choice::These(last.these().to_vec());
        }
        // Whoever does it is not whom it is done to, wherever else he is named.
        let doers: Vec<Handle> = drafts
            .iter()
            .zip(&self.standings)
            .take(i)
            .rev()
            .take_while(|(_, there)| there.sentence == here.sentence)
            .take(REACH)
            .filter(|(other, there)| {
                other.these().len() == 1
                    && matches!(here.slot, Slot::Object | Slot::Oblique)
                    && !reflexive
                    && self.is_barred(here, there, false)
            })
            .flat_map(|(other, _)| other.these())
            .copied()
            .collect();
        let mut found: Vec<Candidate> = Vec::new();
        for (j, other) in drafts.iter().enumerate().take(i).rev().take(REACH) {
            let Some(there) = self.standings.get(j) else { break };
            if here.sentence.saturating_sub(there.sentence) >= NEARNESS.len() {
                break;
            }
            if self.is_same_pronoun(draft, other) && matches!(other.meant, Meant::Nobody) {
                // What it means goes on to be nobody of the cast.
                push(&mut found, Vec::new(), self.focus(here, there) + 14);
                continue;
            }
            if other.kind == MentionKind::Pronoun && !self.is_same_pronoun(draft, other) {
                continue;
            }
            let Some(fit) = self.fitness(other, there, cast, asked) else { continue };
            if self.is_barred(here, there, reflexive) || self.is_speaker(drafts, at, other) {
                continue;
            }
            if matches!(other.these(), [one] if doers.contains(one)) {
                continue;
            }
            let mut score = fit + self.focus(here, there);
            score += self.across_quotes(at, other.tokens.start) + self.judged(here, there);
            let attacks = self.is_doer(here, there) && is_attacked(self.text, other.tokens.end, at);
            if attacks || self.is_harmed(here, there) {
                score -= 60;
            }
            if self.goes_on(here, at, j) {
                score += 30;
            }
            if other.kind == MentionKind::Pronoun {
                score += 6;
            }
            push(&mut found, other.these().to_vec(), score);
        }
        if matches!(asked, Asked::Several { .. }) {
            for (pair, score) in self.pairs(drafts, i) {
                push(&mut found, pair, score);
            }
        }
        if let Some((who, score)) = self.ahead(drafts, i, cast, asked) {
            push(&mut found, who, score);
        }
        let before = self.nouns.partition_point(|noun| noun.standing.top < at);
        for noun in self.nouns.iter().take(before).rev().take(REACH) {
            let there = &noun.standing;
            if here.sentence.saturating_sub(there.sentence) > 1 {
                break;
            }
            let fits = match asked {
                Asked::Person(gender) => {
                    !noun.plural
                        && noun.human.is_some_and(|known| known.is_none_or(|known| known == gender))
                }
                Asked::Thing { actor } => !noun.plural && !actor && noun.human.is_none(),
                Asked::Several { actor, .. } => noun.plural && (!actor || noun.human.is_some()),
            };
            if !fits || self.is_barred(here, there, reflexive) {
                continue;
            }
            // Stories are about those whom they name.
            let unnamed = match (asked, noun.human) {
                (Asked::Several { .. }, _) => 4,
                (Asked::Person(_), Some(None)) => 18,
                _ => 10,
            };
            let mut score = self.focus(here, there) + self.across_quotes(at, there.top) - unnamed;
            if matches!(asked, Asked::Person(gender) if noun.human == Some(Some(gender))) {
                score += 8;
            }
            push(&mut found, Vec::new(), score);
        }
        let enough = match asked {
            Asked::Thing { .. } => ENOUGH_OF_THINGS,
            _ => ENOUGH,
        };
        choice(found, enough)
    }

    /// `Before he left, Quill said`: the subject of the main clause, behind a pronoun in a clause before it.
    fn ahead(
        &self,
        drafts: &[Draft],
        i: usize,
        cast: &Cast,
        asked: Asked,
    ) -> Option<(Vec<Handle>, i32)> {
        let grammar = &self.text.grammar;
        let here = self.standings.get(i)?;
        let clause = here.clause?;
        let fronted = matches!(grammar.rel(clause), Some(Rel::Advcl | Rel::Pcomp))
            || here.slot == Slot::Owner && grammar.rel(grammar.head(here.top)?) == Some(Rel::Pobj);
        let mut main = clause;
        for _ in 0..4 {
            match grammar.head(main) {
                Some(head) => main = head,
                None => break,
            }
        }
        let main = grammar.clause(main)?;
        let after = self.standings.iter().enumerate().skip(i + 1).take(6);
        let (j, _) = after
            .take_while(|(_, there)| there.sentence == here.sentence)
            .find(|(_, there)| there.slot == Slot::Subject && there.clause == Some(main))?;
        if !fronted || main < here.top {
            return None;
        }
        let draft = drafts.get(j)?;
        let fit = self.fitness(draft, self.standings.get(j)?, cast, asked)?;
        Some((draft.these().to_vec(), fit + NEARNESS[0] + 25))
    }

    /// Two that `and` joins, as one that is plural.
    fn pairs(&self, drafts: &[Draft], i: usize) -> Vec<(Vec<Handle>, i32)> {
        let grammar = &self.text.grammar;
        let Some(here) = self.standings.get(i) else { return Vec::new() };
        let mut pairs = Vec::new();
        let mut last: Option<(usize, Vec<Handle>)> = None;
        let from = i.saturating_sub(REACH);
        for j in from..i {
            let (Some(draft), Some(there)) = (drafts.get(j), self.standings.get(j)) else { break };
            if here.sentence.saturating_sub(there.sentence) > 1 {
                continue;
            }
            let [handle] = draft.these() else { continue };
            if matches!(draft.kind, MentionKind::Demonym | MentionKind::Pronoun) {
                continue;
            }
            let joined = grammar.rel(there.top) == Some(Rel::Conj)
                && last.as_ref().is_some_and(|(top, _)| grammar.head(there.top) == Some(*top));
            if joined {
                let Some((top, mut who)) = last.take() else { continue };
                if !who.contains(handle) && who.len() < TOGETHER {
                    who.push(*handle);
                    let first = Standing { top, ..there.clone() };
                    if !self.is_barred(here, &first, false) {
                        pairs.push((who.clone(), self.focus(here, &first) + 12));
                    }
                }
                last = Some((there.top, who));
            } else {
                last = Some((there.top, vec![*handle]));
            }
        }
        pairs
    }
}

/// Adds a candidate; one that is there already keeps its best score.
fn push(found: &mut Vec<Candidate>, who: Vec<Handle>, score: i32) {
    if !who.is_empty()
        && let Some(same) = found.iter_mut().find(|one| is_same(&one.who, &who))
    {
        same.score = (same.score + 1).max(score);
        return;
    }
    found.push(Candidate { who, score });
}

/// Whether both hold the same, in whatever order.
fn is_same(one: &[Handle], other: &[Handle]) -> bool {
    one.len() == other.len() && one.iter().all(|handle| other.contains(handle))
}

fn choice(mut found: Vec<Candidate>, enough: i32) -> Choice {
    found.sort_by_key(|one| std::cmp::Reverse(one.score));
    let Some(best) = found.first().filter(|best| best.score >= enough && !best.who.is_empty())
    else {
        return Choice::Nobody;
    };
    let equals: Vec<&Candidate> =
        found.iter().take_while(|one| one.score + TIE > best.score).collect();
    if equals.len() == 1 {
        return Choice::These(best.who.clone());
    }
    let mut open: Vec<Handle> = Vec::new();
    for one in equals {
        match one.who.as_slice() {
            [handle] if !open.contains(handle) => open.push(*handle),
            [_] => {}
            [] => return Choice::Nobody,
            _ => return Choice::These(best.who.clone()),
        }
    }
    open.sort_unstable();
    match open.as_slice() {
        [one] => Choice::These(vec![*one]),
        _ => Choice::Open(open),
    }
}
