//! Finding the triggers of a sentence: the lexicon indexed by first words, and patterns tried at each token.
//!
//! Where patterns overlap the one with the most words wins: `call for sanctions` before `call for`.

use std::collections::HashMap;

use crate::groups::{Group, GroupKind};
use crate::inflect::{Forms, plural};
use crate::lexicon::{Element, Part, Trigger};
use crate::sketch::Sketch;
use crate::tags::Tag;
use crate::words::Vocabulary;

/// How many words a gap may span.
const GAP: usize = 5;

/// The lexicon, indexed.
#[derive(Debug)]
pub(crate) struct Matcher {
    pub(crate) triggers: Vec<Trigger>,
    /// From the spellings of first words to triggers, in the order of the lexicon.
    index: HashMap<String, Vec<usize>>,
}

/// A trigger found in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    /// Its index in the lexicon.
    pub(crate) trigger: usize,
    /// The token of its first word; of an inverted pattern (`sanctions were imposed`), of the verb.
    pub(crate) head: usize,
    /// The tokens of its words, without those of gaps; ascending.
    pub(crate) tokens: Vec<usize>,
    /// The index of the verb group of its head.
    pub(crate) group: Option<usize>,
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
    /// Indexes the triggers, and adds their verbs to the vocabulary.
    pub(crate) fn new(mut triggers: Vec<Trigger>, vocabulary: &mut Vocabulary) -> Matcher {
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, trigger) in triggers.iter_mut().enumerate() {
            let single = trigger.pattern.len() == 1;
            let Some(Element::Word(heads)) = trigger.pattern.first() else { continue };
            let mut spellings: Vec<String> = Vec::new();
            for head in heads {
                match trigger.part {
                    Part::Verb => {
                        if vocabulary.verbs.get(head).is_none() {
                            vocabulary.verbs.add(head, false, &vocabulary.irregulars);
                        }
                        spellings.extend(
                            vocabulary.irregulars.forms(head).into_iter().map(|(form, _)| form),
                        );
                    }
                    Part::Noun if single => spellings.extend([head.clone(), plural(head)]),
                    Part::Noun | Part::Adjective => spellings.push(head.clone()),
                }
            }
            spellings.sort_unstable();
            spellings.dedup();
            for spelling in spellings {
                index.entry(spelling).or_default().push(i);
            }
            add_plurals(trigger);
        }
        Matcher { triggers, index }
    }

    /// The triggers of a sentence in order of their first words; no word is in two of them.
    pub(crate) fn find(&self, sketch: &Sketch<'_>) -> Vec<Match> {
        let mut found = Vec::new();
        for token in sketch.tokens.clone() {
            let tag = sketch.tag_of(token);
            if tag == Tag::Mention {
                continue;
            }
            for &trigger in self.index.get(sketch.norm(token)).into_iter().flatten() {
                self.try_at(sketch, token, trigger, &mut found);
            }
        }
        found.sort_by_key(|m| (std::cmp::Reverse(m.tokens.len()), m.head, m.trigger));
        let mut taken = vec![false; sketch.tokens.len()];
        found.retain(|m| {
            let slots: Vec<_> = m
                .tokens
                .iter()
                .filter_map(|token| token.checked_sub(sketch.tokens.start))
                .collect();
            let free = slots.iter().all(|&slot| taken.get(slot) == Some(&false));
            if free {
                for slot in slots {
                    taken[slot] = true;
                }
            }
            free
        });
        found.sort_by_key(|m| (m.first(), m.trigger));
        found
    }

    fn try_at(&self, sketch: &Sketch<'_>, token: usize, index: usize, found: &mut Vec<Match>) {
        let Some(trigger) = self.triggers.get(index) else { return };
        let own_helper =
            |at: usize| sketch.group_at(at).is_some_and(|group| sketch.groups[group].main == at);
        let verb = matches!(sketch.tag_of(token), Tag::Verb(_))
            || matches!(sketch.tag_of(token), Tag::Have | Tag::Be) && own_helper(token);
        let fits = match trigger.part {
            Part::Verb => verb,
            Part::Noun => !verb,
            Part::Adjective => true,
        };
        if !fits {
            return;
        }
        let group = verb.then(|| sketch.group_at(token)).flatten();
        let mut tokens = vec![token];
        if follow(sketch, &trigger.pattern[1..], token + 1, &mut tokens) {
            found.push(Match { trigger: index, head: token, tokens, group });
        } else if let Some(noun) =
            group.and_then(|group| inverted(sketch, trigger, &sketch.groups[group]))
        {
            found.push(Match { trigger: index, head: token, tokens: vec![noun, token], group });
        }
    }
}

/// Lets the words behind the first match in the plural too.
fn add_plurals(trigger: &mut Trigger) {
    for element in trigger.pattern.iter_mut().skip(1) {
        if let Element::Word(words) = element {
            let plurals: Vec<_> = words.iter().map(|word| plural(word)).collect();
            words.extend(plurals);
        }
    }
}

/// Whether the rest of a pattern follows from `at` on; the tokens of its words are appended.
fn follow(sketch: &Sketch<'_>, pattern: &[Element], at: usize, tokens: &mut Vec<usize>) -> bool {
    let Some((element, rest)) = pattern.split_first() else { return true };
    match element {
        Element::Word(words) => {
            let at = if matches!(sketch.norm(at), "-" | "\"" | "\u{201c}") { at + 1 } else { at };
            let infinitive = sketch.norm(at) != "to" || sketch.tag_of(at) == Tag::To;
            if !infinitive || !words.iter().any(|word| word == sketch.norm(at)) {
                return false;
            }
            tokens.push(at);
            if follow(sketch, rest, at + 1, tokens) {
                return true;
            }
            tokens.pop();
            false
        }
        Element::Gap(least) => {
            let (mut start, mut words) = (at, 0);
            while words <= GAP {
                if start >= at + least && follow(sketch, rest, start, tokens) {
                    return true;
                }
                if bars_gap(sketch, start) {
                    return false;
                }
                // A mention counts as one word, and so does a word with hyphens.
                let inner = sketch.mention_at(start).is_some()
                    && sketch.mention_at(start) == sketch.mention_at(start + 1);
                let hyphened = sketch.norm(start) == "-" || sketch.norm(start + 1) == "-";
                words += usize::from(!inner && !hyphened);
                start += 1;
            }
            false
        }
    }
}

/// Whether a gap can't go over a token: a mark, a clause of its own, a verb that is no adjective.
fn bars_gap(sketch: &Sketch<'_>, token: usize) -> bool {
    match sketch.tag_of(token) {
        Tag::Verb(forms) => {
            forms.has(Forms::BASE) || !matches!(sketch.tag_of(token + 1), Tag::Noun | Tag::Mention)
        }
        tag => matches!(
            tag,
            Tag::Comma
                | Tag::Stop
                | Tag::Subordinator
                | Tag::Relative
                | Tag::That
                | Tag::Be
                | Tag::Modal
        ),
    }
}

/// The noun of a pattern of a verb and its object that stands before the passive verb: `sanctions were imposed`.
fn inverted(sketch: &Sketch<'_>, trigger: &Trigger, group: &Group) -> Option<usize> {
    let [_, .., Element::Word(nouns)] = trigger.pattern.as_slice() else { return None };
    if trigger.pattern.len() > 3 || !matches!(trigger.pattern.get(1), Some(Element::Gap(_))) {
        return None;
    }
    let reduced = group.kind == GroupKind::Finite
        && group.first == group.main
        && matches!(sketch.tag_of(group.main + 1), Tag::Preposition)
        && matches!(sketch.tag_of(group.main), Tag::Verb(forms) if forms.has(Forms::PAST));
    let adjacent = group.first.checked_sub(1)?;
    let beside = reduced && nouns.iter().any(|noun| noun == sketch.norm(adjacent));
    if !group.passive && !beside {
        return None;
    }
    let mut at = group.first;
    for _ in 0..8 {
        at = at.checked_sub(1)?;
        if matches!(sketch.tag_of(at), Tag::Verb(_) | Tag::Stop | Tag::Comma) {
            return None;
        }
        if nouns.iter().any(|noun| noun == sketch.norm(at)) {
            return Some(at);
        }
    }
    None
}
