//! Whom a pronoun may mean: the mentions and nouns before it that agree with it and that grammar allows, each with a score
//! for how much they are in focus. Subjects before objects, near before far, and the verb's own subject before all.

use dateline_syntax::{Rel, Tag};

use crate::cast::{Cast, Handle};
use crate::clauses::is_attacked;
use crate::drafts::{Draft, Meant};
use crate::lexicon::Gender;
use crate::speakers::Speech;
use crate::standing::{Noun, Slot, Standing, nouns, standing};
use crate::text::Text;
use crate::words::Sort;
use crate::{Class, MentionKind};

/// How many drafts or nouns back an antecedent is looked for.
const REACH: usize = 60;

/// How many that `and` joins are taken up by `they`; a longer list is rather the members of something.
const TOGETHER: usize = 4;

/// So many tokens in quotation marks may be part of a sentence that is told from without.
const FRAGMENT: usize = 14;

/// By how many sentences back, what nearness is worth.
const NEARNESS: [i32; 4] = [100, 80, 55, 40];

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
            let Some(fit) = self.fitness(other, there, cast, asked) else { continue };
            if self.is_barred(here, there, reflexive) || self.is_speaker(drafts, at, other) {
                continue;
            }
            let mut score = fit + self.focus(here, there);
            score += self.across_quotes(at, other.tokens.start);
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
            let unnamed = if matches!(asked, Asked::Several { .. }) { 4 } else { 10 };
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

    /// `killed 40 rebels and destroyed their weapons`: what the doer destroys is not its own.
    fn is_harmed(&self, here: &Standing, there: &Standing) -> bool {
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

    /// `two women and their children`: the noun beside which `and` puts what is owned.
    fn beside(&self, here: &Standing) -> Option<usize> {
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
    fn goes_on(&self, here: &Standing, at: usize, other: usize) -> bool {
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

    /// Whether both are forms of one pronoun.
    fn is_same_pronoun(&self, one: &Draft, other: &Draft) -> bool {
        let stem = |draft: &Draft| match self.text.norm(draft.tokens.start) {
            "he" | "him" | "his" | "himself" => 1,
            "she" | "her" | "hers" | "herself" => 2,
            "it" | "its" | "itself" => 3,
            "they" | "them" | "their" | "theirs" => 4,
            _ => 0,
        };
        other.kind == MentionKind::Pronoun && stem(one) > 0 && stem(one) == stem(other)
    }

    /// What cannot be meant: the doer for an object of the same verb, and the other way round; the owned for its owner.
    fn is_barred(&self, here: &Standing, there: &Standing, reflexive: bool) -> bool {
        let grammar = &self.text.grammar;
        let mates = here.clause.is_some() && here.clause == there.clause;
        if reflexive {
            return there.sentence != here.sentence
                || !matches!(there.slot, Slot::Subject | Slot::Owner);
        }
        match here.slot {
            Slot::Object | Slot::Oblique => {
                self.is_doer(here, there)
                    || mates && matches!(there.slot, Slot::Subject | Slot::Object | Slot::Oblique)
            }
            Slot::Subject => mates && matches!(there.slot, Slot::Subject | Slot::Object),
            Slot::Owner => {
                let owned = grammar.head(here.top);
                let apposed = |a: usize, b: usize| {
                    grammar.rel(a) == Some(Rel::Appos) && grammar.head(a) == Some(b)
                };
                owned.is_some_and(|owned| {
                    owned == there.top || apposed(owned, there.top) || apposed(there.top, owned)
                })
            }
            _ => false,
        }
    }

    /// Whether the pronoun at a token stands in a quotation of this very one.
    fn is_speaker(&self, drafts: &[Draft], at: usize, other: &Draft) -> bool {
        // `vowed to “defend its land”`: a part of a sentence is told from without.
        let whole = |speech: &&Speech| {
            let first = speech.tokens.clone().find(|&token| self.text.is_word(token));
            speech.tokens.len() > FRAGMENT || first.is_some_and(|token| self.text.is_capital(token))
        };
        let speech = self.speech_at(at).filter(whole);
        let speaker = speech.and_then(|speech| drafts.get(speech.speaker?));
        speaker
            .is_some_and(|speaker| !speaker.these().is_empty() && speaker.these() == other.these())
    }

    /// What is said in a quotation is out of focus outside of it.
    fn across_quotes(&self, at: usize, other: usize) -> i32 {
        let start = |token| self.speech_at(token).map(|speech| speech.tokens.start);
        match (start(at), start(other)) {
            (here, there) if here == there => 0,
            (None, Some(_)) => -25,
            _ => -5,
        }
    }

    /// How much a phrase is in focus where another stands.
    fn focus(&self, here: &Standing, there: &Standing) -> i32 {
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
        if back == 0 && (there.slot == Slot::Subject || self.is_doer(here, there)) {
            score += self.command(here, there);
        }
        if here.slot == Slot::Subject && there.slot == Slot::Subject {
            score += 5;
        }
        if here.slot == Slot::Owner && back == 0 {
            if self.beside(here).is_some_and(|first| first == there.top) {
                score += 50;
            }
            if there.slot == Slot::Object && self.harm(here).is_some() {
                score += 25;
            }
        }
        let apart = here.top.saturating_sub(there.top);
        score - i32::try_from(apart / 10).unwrap_or(i32::MAX).min(8)
    }

    /// Whether a phrase is the subject of the verb that another phrase stands with.
    fn is_doer(&self, here: &Standing, there: &Standing) -> bool {
        let (Some(inner), Some(outer)) = (here.clause, there.clause) else { return false };
        there.slot == Slot::Subject && inner == outer
            || self.text.grammar.subject(inner) == Some(there.top)
    }

    /// What a subject gains over a phrase in its clause or in a clause within: most over one of which it is itself the doer.
    fn command(&self, here: &Standing, there: &Standing) -> i32 {
        let grammar = &self.text.grammar;
        let (Some(inner), Some(outer)) = (here.clause, there.clause) else { return 0 };
        if self.is_doer(here, there) {
            // Of an owner it is the doer more often than not.
            return if here.slot == Slot::Owner { 45 } else { 35 };
        }
        if !grammar.is_below(outer, here.top) {
            return 0;
        }
        // `The army was forced to leave but it has not.`
        if grammar.rel(inner) == Some(Rel::Conj) && grammar.head(inner) == Some(outer) {
            return 37;
        }
        // The nearer of two, as in `Quill said Brenn knew that she`.
        let mut clause = inner;
        for step in 0..4 {
            match grammar.head(clause).and_then(|head| grammar.clause(head)) {
                Some(above) if above == outer => return 27 - step * 3,
                Some(above) => clause = above,
                None => break,
            }
        }
        15
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

    /// Whether a draft agrees with what is asked, and how well.
    fn fitness(&self, draft: &Draft, there: &Standing, cast: &Cast, asked: Asked) -> Option<i32> {
        if draft.kind == MentionKind::Demonym {
            return None;
        }
        match (asked, draft.these()) {
            (Asked::Person(gender), [handle]) => {
                let member = cast.get(*handle)?;
                let person = member.class == Class::Person;
                if !person && draft.role.is_none() {
                    return None;
                }
                match member.gender.filter(|_| person) {
                    Some(known) if known != gender => None,
                    Some(_) => Some(8),
                    None => Some(0),
                }
            }
            (Asked::Thing { .. }, [handle]) => {
                let member = cast.get(*handle)?;
                let thing = matches!(
                    member.class,
                    Class::State | Class::Body | Class::Organisation | Class::Outlet
                );
                (thing && !self.is_plural(draft, there, cast) && draft.role.is_none()).then_some(4)
            }
            (Asked::Several { genitive, .. }, [handle]) => {
                let member = cast.get(*handle)?;
                if self.is_plural(draft, there, cast) {
                    return Some(6);
                }
                // `the parliament said … their`
                let body = matches!(member.class, Class::Body | Class::Organisation | Class::State);
                (genitive && body && draft.role.is_none()).then_some(-30)
            }
            (Asked::Several { .. }, [_, ..]) => Some(8),
            _ => None,
        }
    }

    /// Whether a draft of one actor is plural: by its words, as `forces` and `army` are one actor.
    fn is_plural(&self, draft: &Draft, there: &Standing, cast: &Cast) -> bool {
        let plural = draft
            .these()
            .first()
            .and_then(|&handle| cast.get(handle))
            .is_some_and(|member| member.plural);
        match draft.kind {
            MentionKind::Pronoun => self.text.norm(draft.tokens.start).starts_with("the"),
            MentionKind::Nominal => match self.text.grammar.tag(there.top) {
                Some(Tag::NNS | Tag::NNPS) => true,
                Some(Tag::NN | Tag::NNP) => {
                    plural && self.text.norm(draft.tokens.end - 1).ends_with('s')
                }
                _ => plural,
            },
            _ => plural,
        }
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
                        pairs.push((who.clone(), self.focus(here, &first) + 5));
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
