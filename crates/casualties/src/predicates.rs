//! Words of a sentence that say what happened to people, with the verb group around them: voice, mood, negation.
//!
//! What a word means stands in `data/predicates.toml` by its frame; the parse tells a verb from its noun, its voice, and
//! which words apart from each other are one (`stabbed three commuters to death`). Who the victims are is asked in
//! `links`.

use std::ops::Range;

use dateline_syntax::{Rel, Tag, TokenKind};

use crate::facts::{Category, Group};
use crate::reading::Reading;
use crate::tables::LightVictims;
use crate::verbs::{is_infinitive, read_group, verb_group};
use crate::words::{LightVerb, class};

/// A casualty word.
#[derive(Debug, Clone)]
pub(crate) struct Predicate {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Where its verb group begins: at `had` of `had been killed`.
    pub(crate) group: usize,
    /// What happened.
    pub(crate) category: Category,
    /// What kind of word it is.
    pub(crate) kind: Kind,
    /// `not`, `never` in the verb group, `no reports of` before a noun.
    pub(crate) negated: bool,
    /// `may have been`, `feared`.
    pub(crate) hypothetical: bool,
    /// `was reported killed`: somebody said so who is not named here.
    pub(crate) reported: bool,
    /// Of a noun that counts only with a verb (`claimed lives`), the verb.
    pub(crate) light: Option<usize>,
}

/// Kinds of casualty words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A verb whose victims are its object, or its subject in the passive.
    Transitive {
        /// How the victims stand to it.
        voice: Voice,
    },
    /// A verb whose victims are its subject: `died`, `lost their lives`.
    Intransitive,
    /// `dead`, `missing`
    Adjective,
    /// `deaths`, `lives` behind `claimed`
    Noun {
        /// Whether it says two or more by itself.
        bare: bool,
    },
    /// `the death toll`
    Toll,
}

/// The voice of a transitive verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// `were killed`
    Passive,
    /// `killed 12`, `killing`
    Active,
    /// `three soldiers killed in clashes`: a participle alone, with no object behind it.
    Reduced,
}

/// The casualty words of a sentence, in order, without overlap.
pub(crate) fn predicates(reading: &Reading<'_>, sentence: Range<usize>) -> Vec<Predicate> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match predicate_at(reading, at, &sentence) {
            Some(predicate) => {
                at = predicate.tokens.end.max(at + 1);
                found.push(predicate);
            }
            None => at += 1,
        }
    }
    found
}

fn predicate_at(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Predicate> {
    if reading.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    if let Some((len, category)) = reading.lexicon.tolls.at(reading, at, sentence.end) {
        return Some(plain(at..at + len, category, Kind::Toll));
    }
    if let Some((len, verb)) = reading.lexicon.phrasal.at(reading, at, sentence.end) {
        return Some(verb_group(reading, at..at + len, verb, sentence));
    }
    if let Some(predicate) = light(reading, at, sentence) {
        return Some(predicate);
    }
    if let Some((last, mut verb)) = reading.lexicon.phrasal.gapped(reading, at, sentence.end) {
        // `was taken to a hospital, where he was pronounced dead`
        let died = |token: usize| {
            let dead = reading.word(token).adjective == Some(Category::Killed)
                || reading.word(token).verb.is_some_and(|verb| verb.category == Category::Killed);
            dead && reading.grammar.is_below(last, token)
        };
        if verb.category == Category::Wounded && (last..sentence.end.min(last + 12)).any(died) {
            verb.category = Category::Killed;
        }
        return Some(verb_group(reading, at..at + 1, verb, sentence));
    }
    if let Some((len, category)) = reading.lexicon.conditions.at(reading, at, sentence.end) {
        return Some(adjective(reading, at..at + len, category, sentence));
    }
    // `two of them fatally`
    if reading.word(at).is(class::FATAL) && !near_verb(reading, at) {
        return Some(plain(at..at + 1, Category::Killed, Kind::Adjective));
    }
    let word = reading.word(at);
    let noun_tag = matches!(reading.grammar.tag(at), Some(Tag::NN | Tag::NNS));
    let tagged_noun = |verb: &crate::words::Verb| noun_tag && verb.forms & 0b1100 == 0;
    if let Some(verb) =
        word.verb.filter(|verb| !is_noun(reading, at, sentence) && !tagged_noun(verb))
    {
        let prenominal = at > sentence.start
            && reading.is_hyphen(at - 1)
            && reading.adjoins(at)
            && verb.is_participle();
        let acts = verb.category != Category::Unspecified || hits(reading, at, sentence);
        return (!prenominal && acts).then(|| verb_group(reading, at..at + 1, verb, sentence));
    }
    if let Some(category) = word.adjective {
        return Some(adjective(reading, at..at + 1, category, sentence));
    }
    // `the fatal shooting of a clerk`
    let deadly = at > sentence.start && reading.word(at - 1).is(class::DEADLY);
    if word.is(class::ASSAULT) && deadly {
        return Some(plain(at..at + 1, Category::Killed, Kind::Noun { bare: false }));
    }
    let noun = word.noun?;
    if noun.found && !sentence.clone().any(|at| reading.word(at).is(class::FOUND)) {
        return None;
    }
    // `death threats`, `casualty figures`, `murder trial`: the noun only describes another.
    let modifies = !noun.plural
        && reading.kind(at + 1) == Some(TokenKind::Word)
        && at + 1 < sentence.end
        && !reading.word(at + 1).is(class::FUNCTION | class::TOLL);
    let hyphenated = reading.is_hyphen(at + 1) && reading.adjoins(at + 1);
    if modifies || hyphenated {
        return None;
    }
    let bare = noun.bare && noun.plural;
    let mut predicate = plain(at..at + 1, noun.category, Kind::Noun { bare });
    read_noun(reading, &mut predicate, sentence);
    Some(predicate)
}

fn adjective(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    category: Category,
    sentence: &Range<usize>,
) -> Predicate {
    let mut predicate = plain(tokens, category, Kind::Adjective);
    read_group(reading, &mut predicate, sentence);
    predicate
}

/// Whether an adverb stands beside a verb of killing or hurting: `fatally shot`, `wounded fatally`.
fn near_verb(reading: &Reading<'_>, adverb: usize) -> bool {
    let verb = |at: usize| reading.word(at).verb.is_some();
    verb(adverb + 1) || adverb.checked_sub(1).is_some_and(verb)
}

/// Of a verb that is also a noun or an act without a victim (`shot`, `shooting`): whether it hits people here.
fn hits(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let noun = before.is_some_and(|before| {
        let word = reading.word(before);
        let preposition = word.is(class::PREPOSITION) && !word.is(class::COMPLEMENTIZER);
        word.is(class::DETERMINER | class::POSSESSIVE)
            || preposition && reading.norm(before) != "to"
    });
    let aimed = matches!(reading.norm(at + 1), "at" | "down" | "into" | "-");
    let done = reading.grammar.child(at, Rel::Dobj).is_some() || reading.grammar.is_passive(at);
    let participle = matches!(reading.norm(at), "shot" | "stabbed");
    !noun && !aimed && (done || participle)
}

/// Of a word that is both noun and verb (`murder`, `massacres`): whether it is the noun here.
fn is_noun(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    if reading.word(at).noun.is_none() || reading.grammar.child(at, Rel::Dobj).is_some() {
        return false;
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let determined = before.is_some_and(|before| {
        let norm = reading.norm(before);
        let preposition = reading.word(before).is(class::PREPOSITION) && norm != "to";
        reading.word(before).is(class::DETERMINER | class::POSSESSIVE)
            || preposition
            || norm == "'s"
            || norm.ends_with("al")
    });
    determined || reading.norm(at + 1) == "of"
}

pub(crate) fn plain(tokens: Range<usize>, category: Category, kind: Kind) -> Predicate {
    let group = tokens.start;
    Predicate {
        tokens,
        group,
        category,
        kind,
        negated: false,
        hypothetical: false,
        reported: false,
        light: None,
    }
}

/// `lost their lives`, `received slight injuries`, `claimed the lives of`.
fn light(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Predicate> {
    let verbs = reading.lexicon.light.get(reading.norm(at))?;
    let with_object = |verb: &&LightVerb| match verb.victims {
        LightVictims::Fighters => loses_fighters(reading, at, verb.forms == 0),
        LightVictims::Of => reading.norm(at + 1) == "of",
        _ => false,
    };
    if let Some(verb) = verbs.iter().find(with_object) {
        let voice = Voice::Active;
        let kind =
            if verb.forms == 0 { Kind::Noun { bare: false } } else { Kind::Transitive { voice } };
        let mut predicate = plain(at..at + 1, verb.category, kind);
        read_group(reading, &mut predicate, sentence);
        predicate.hypothetical |= verb.forms == 1 && is_infinitive(reading, predicate.group);
        return Some(predicate);
    }
    for next in at + 1..sentence.end.min(at + 9) {
        let norm = reading.norm(next);
        let named = |verb: &&LightVerb| {
            matches!(verb.victims, LightVictims::Subject | LightVictims::Noun)
                && verb.nouns.iter().any(|noun| noun == norm)
        };
        if let Some(verb) = verbs.iter().find(named) {
            let counted = (at + 1..next).any(|at| {
                reading.kind(at) == Some(TokenKind::Number)
                    || reading.word(at).value.is_some()
                    || reading.norm(at) == "of"
            });
            if verb.victims == LightVictims::Noun {
                let bare = norm.ends_with('s');
                let mut predicate = plain(next..next + 1, verb.category, Kind::Noun { bare });
                predicate.light = Some(at);
                read_noun(reading, &mut predicate, sentence);
                return Some(predicate);
            }
            if counted {
                return None;
            }
            let mut predicate = plain(at..next + 1, verb.category, Kind::Intransitive);
            read_group(reading, &mut predicate, sentence);
            predicate.hypothetical |= verb.forms == 1 && is_infinitive(reading, predicate.group);
            return Some(predicate);
        }
        let passes =
            reading.kind(next) != Some(TokenKind::Mark) || norm == "," || reading.is_hyphen(next);
        let compares = matches!(norm, "than" | "as");
        let stops = !compares
            && reading
                .word(next)
                .is(class::COMPLEMENTIZER | class::RELATIVE | class::BE | class::HAVE);
        if !passes || stops {
            return None;
        }
    }
    None
}

/// `lost 12 soldiers`, `the loss of two of its officers`: whether people who fight or keep order are what is lost.
fn loses_fighters(reading: &Reading<'_>, at: usize, is_noun: bool) -> bool {
    let grammar = &reading.grammar;
    let behind = |noun: usize| {
        let of = grammar.children(noun).find(|child| reading.norm(*child) == "of")?;
        grammar.child(of, Rel::Pobj)
    };
    let fights = |noun: usize| {
        let group = reading.word(noun).person.map(|person| person.group);
        matches!(group, Some(Group::Military | Group::Police))
    };
    let lost = if is_noun { behind(at) } else { grammar.child(at, Rel::Dobj) };
    // `the rebels lost 12 men`
    let men = |noun: usize| {
        matches!(reading.norm(noun), "men" | "officers" | "commanders" | "members" | "personnel")
            && grammar.subject(at).is_some_and(|subject| {
                fights(subject) || reading.word(subject).is(class::OFFICIAL | class::IRREGULAR)
            })
    };
    let counted =
        |noun: usize| grammar.children(noun).any(|child| grammar.rel(child) == Some(Rel::Nummod));
    lost.filter(|lost| *lost > at && (!is_noun || counted(*lost))).is_some_and(|lost| {
        fights(lost) || men(lost) || behind(lost).is_some_and(|noun| fights(noun) || men(noun))
    })
}

/// `no reports of casualties`, `avoid casualties`, `feared casualties`: what stands before a noun.
fn read_noun(reading: &Reading<'_>, predicate: &mut Predicate, sentence: &Range<usize>) {
    let from = predicate.tokens.start.saturating_sub(7).max(sentence.start);
    // `the murder of three`: a noun with a definite article takes for granted what it tells.
    if predicate.tokens.start > from
        && matches!(
            reading.norm(predicate.tokens.start - 1),
            "the" | "this" | "their" | "his" | "her"
        )
    {
        return;
    }
    let denies = |norm: &str| {
        matches!(
            norm,
            "no" | "without"
                | "avoid"
                | "avoided"
                | "avoiding"
                | "prevent"
                | "minimize"
                | "minimise"
                | "denied"
                | "any"
        )
    };
    for at in (from..predicate.tokens.start).rev() {
        let norm = reading.norm(at);
        let stops = reading.kind(at) == Some(TokenKind::Mark) && !reading.is_hyphen(at)
            || reading.word(at).is(class::COMPLEMENTIZER);
        if stops {
            break;
        }
        predicate.negated |= denies(norm);
        predicate.hypothetical |=
            matches!(norm, "possible" | "potential" | "risk" | "fear" | "feared" | "fears");
    }
}
