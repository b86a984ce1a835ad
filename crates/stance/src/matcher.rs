//! Finding the triggers of a sentence: the lexicon indexed by first words, and patterns tried at each token.
//!
//! Words that stand side by side are matched as they stand. Over a gap the words are looked for twice: in the few words
//! that follow, and in the tree, so that `sanctions, the widest so far, were imposed` is found like `imposed sanctions`.
//! Where patterns overlap the one with the most words wins: `call for sanctions` before `call for`.

use std::collections::HashMap;
use std::ops::Range;

use dateline_syntax::{Rel, Tag};

use crate::lexicon::{Element, Part, Trigger};
use crate::read::Reading;
use crate::search::Search;

/// The lexicon, indexed.
#[derive(Debug)]
pub(crate) struct Matcher {
    pub(crate) triggers: Vec<Trigger>,
    /// From first words, as lemmas, to triggers in the order of the lexicon.
    index: HashMap<String, Vec<usize>>,
}

/// A trigger found in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    /// Its index in the lexicon.
    pub(crate) trigger: usize,
    /// The token on which its others hang.
    pub(crate) head: usize,
    /// The tokens of its words, without those of gaps; ascending.
    pub(crate) tokens: Vec<usize>,
    /// Whether the noun of a verb stands before it: `sanctions were imposed`.
    pub(crate) inverted: bool,
}

/// The triggers of a sentence.
#[derive(Debug)]
pub(crate) struct Matches {
    /// Those with the most words, in order of their first words; no word is in two of them.
    pub(crate) chosen: Vec<Match>,
    /// Those that share words with them, longest first.
    others: Vec<Match>,
}

impl Matches {
    /// What else could be read in the words of a chosen match, without those of the other chosen ones.
    pub(crate) fn instead_of<'a>(&'a self, m: &'a Match) -> impl Iterator<Item = &'a Match> {
        let shares = |a: &Match, b: &Match| a.tokens.iter().any(|token| b.tokens.contains(token));
        self.others.iter().filter(move |other| {
            shares(other, m)
                && self
                    .chosen
                    .iter()
                    .all(|chosen| std::ptr::eq(chosen, m) || !shares(chosen, other))
        })
    }
}

impl Match {
    /// The last token of its words.
    pub(crate) fn last(&self) -> usize {
        self.tokens.last().copied().unwrap_or(self.head)
    }

    /// The first token of its words.
    pub(crate) fn first(&self) -> usize {
        self.tokens.first().copied().unwrap_or(self.head)
    }
}

impl Matcher {
    /// Indexes the triggers.
    pub(crate) fn new(triggers: Vec<Trigger>) -> Matcher {
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, trigger) in triggers.iter().enumerate() {
            let Some(Element::Word(heads)) = trigger.pattern.first() else { continue };
            for head in heads {
                index.entry(head.clone()).or_default().push(i);
            }
        }
        Matcher { triggers, index }
    }

    /// The trigger that is this noun alone.
    pub(crate) fn noun(&self, lemma: &str) -> Option<&Trigger> {
        let mut found = self.index.get(lemma)?.iter().filter_map(|&index| self.triggers.get(index));
        found.find(|trigger| trigger.part == Part::Noun && trigger.pattern.len() == 1)
    }

    /// The triggers of a sentence.
    pub(crate) fn find(&self, reading: &Reading<'_>, sentence: &Range<usize>) -> Matches {
        let mut found = Vec::new();
        let mut word = String::new();
        for token in sentence.clone() {
            // `they are terrorists`: what somebody is called is a mention and a judgement.
            if reading.mention_at(token).is_some() && reading.parse.rel(token) != Rel::Attr {
                continue;
            }
            let lemma = reading.parse.lemma(token);
            word.clear();
            word.extend(reading.word(token).chars().flat_map(char::to_lowercase));
            let by_lemma = self.index.get(lemma);
            let by_word = (lemma != word).then(|| self.index.get(word.as_str())).flatten();
            let by_silent = silent(lemma, &word).and_then(|lemma| self.index.get(&lemma));
            let known = reading.vocabulary.words.lemmas.get(&word);
            let by_known = known.and_then(|lemma| self.index.get(lemma));
            let found_by = by_lemma.into_iter().chain(by_word).chain(by_silent).chain(by_known);
            for &trigger in found_by.flatten() {
                self.try_at(reading, sentence, token, trigger, &mut found);
            }
        }
        found.sort_by_key(|m| (std::cmp::Reverse(m.tokens.len()), m.head, m.trigger));
        let mut taken = vec![false; sentence.len()];
        let (mut chosen, mut others) = (Vec::new(), Vec::new());
        for m in found {
            let slots = || m.tokens.iter().filter_map(|token| token.checked_sub(sentence.start));
            if slots().all(|slot| taken.get(slot) == Some(&false)) {
                slots().for_each(|slot| taken[slot] = true);
                chosen.push(m);
            } else {
                others.push(m);
            }
        }
        chosen.sort_by_key(|m| (m.first(), m.trigger));
        Matches { chosen, others }
    }

    fn try_at(
        &self,
        reading: &Reading<'_>,
        sentence: &Range<usize>,
        token: usize,
        index: usize,
        found: &mut Vec<Match>,
    ) {
        let Some(trigger) = self.triggers.get(index) else { return };
        let verb = is_main_verb(reading, token);
        let fits = match trigger.part {
            Part::Verb => verb,
            Part::Noun => !verb,
            Part::Adjective => true,
        };
        if !fits {
            return;
        }
        let mut tokens = vec![token];
        let search = Search { reading, sentence, head: token };
        if !search.follow(&trigger.pattern[1..], token + 1, &mut tokens) {
            return;
        }
        if trigger.part == Part::Verb && changes_meaning(reading, token, &tokens) {
            return;
        }
        let inverted = tokens.iter().any(|&other| other < token);
        tokens.sort_unstable();
        let head = match trigger.part {
            Part::Verb => token,
            Part::Noun | Part::Adjective => top(reading, &tokens),
        };
        found.push(Match { trigger: index, head, tokens, inverted });
    }
}

/// The lemma with the silent e that the lemmatizer may have cut off: `hope`, where it takes `hoped` for a form of `hop`.
fn silent(lemma: &str, word: &str) -> Option<String> {
    let ending = word.strip_prefix(lemma)?;
    matches!(ending, "ed" | "es" | "ing").then(|| format!("{lemma}e"))
}

/// Whether a token is a verb that is not the helper of another.
fn is_main_verb(reading: &Reading<'_>, token: usize) -> bool {
    let parse = reading.parse;
    if parse.is_verb(token) {
        return !matches!(parse.rel(token), Rel::Aux | Rel::Auxpass);
    }
    is_mistagged(reading, token)
}

/// Whether a token is a verb that the tagger took for a noun, as it does in headlines: it has a helper or a subject, or
/// heads the sentence behind a name (`Norway reserves the right`).
pub(crate) fn is_mistagged(reading: &Reading<'_>, token: usize) -> bool {
    let parse = reading.parse;
    if !matches!(parse.tag(token), Tag::NN | Tag::NNS) {
        return false;
    }
    parse.children(token).any(|child| match parse.rel(child) {
        Rel::Aux | Rel::Nsubj => child < token,
        // `Thousands rally in Oslo`
        Rel::Nummod => {
            parse.rel(token) == Rel::Root && child + 1 == token && parse.tag(child) == Tag::NNS
        }
        Rel::Compound | Rel::Nmod => {
            parse.rel(token) == Rel::Root
                && parse.tag(token) == Tag::NNS
                && child + 1 == token
                && (reading.mention_at(child).is_some() || parse.tag(child) == Tag::NNP)
        }
        _ => false,
    })
}

/// Whether a verb means something else by a word that its pattern does not have: a particle (`called up reservists`) or
/// itself as its object (`call themselves soldiers`).
fn changes_meaning(reading: &Reading<'_>, verb: usize, tokens: &[usize]) -> bool {
    let parse = reading.parse;
    parse.children(verb).filter(|child| !tokens.contains(child)).any(|child| {
        match parse.rel(child) {
            Rel::Prt => child == verb + 1,
            // `what they call a hoax`
            Rel::Dobj if tokens.len() == 1 && parse.tag(child) == Tag::WP => {
                parse.lemma(verb) == "call"
            }
            Rel::Dobj => {
                let word = reading.word(child).to_lowercase();
                tokens.len() == 1 && (word.ends_with("self") || word.ends_with("selves"))
            }
            _ => false,
        }
    })
}

/// The first token whose head lies outside.
fn top(reading: &Reading<'_>, tokens: &[usize]) -> usize {
    let outside = |&&token: &&usize| {
        let head = reading.parse.head(token);
        head == token || !tokens.contains(&head)
    };
    tokens.iter().find(outside).or(tokens.first()).copied().unwrap_or_default()
}
