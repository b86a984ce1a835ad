//! The search for the words of one pattern: those that follow, and over a gap those that the tree ties.

use std::ops::Range;

use dateline_syntax::{Pos, Rel, Tag};

use crate::lexicon::Element;
use crate::read::Reading;

/// How many words a gap may span.
const GAP: usize = 5;

/// How many tokens a word may be away from the head of its pattern where the tree ties them.
const REACH: usize = 30;

/// The search for the words of one pattern.
pub(crate) struct Search<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) sentence: &'a Range<usize>,
    pub(crate) head: usize,
}

impl Search<'_> {
    /// Whether the rest of a pattern follows from `at` on; the tokens of its words are appended.
    pub(crate) fn follow(&self, pattern: &[Element], at: usize, tokens: &mut Vec<usize>) -> bool {
        let Some((element, rest)) = pattern.split_first() else { return true };
        match element {
            Element::Word(words) => {
                self.take(words, at, rest, tokens)
                    || self.take(words, self.past_marks(at), rest, tokens)
            }
            Element::Gap(least) => {
                let Some((Element::Word(words), rest)) = rest.split_first() else { return false };
                self.near(*least, words, rest, at, tokens)
                    || self.tied(words).any(|found| self.take(words, found, rest, tokens))
            }
        }
    }

    /// Whether the token at `at` is one of `words` and the rest of the pattern follows it.
    fn take(&self, words: &[String], at: usize, rest: &[Element], tokens: &mut Vec<usize>) -> bool {
        if tokens.contains(&at) || !self.matches(words, at) {
            return false;
        }
        tokens.push(at);
        if self.follow(rest, at + 1, tokens) {
            return true;
        }
        tokens.pop();
        false
    }

    fn matches(&self, words: &[String], at: usize) -> bool {
        if !self.sentence.contains(&at) {
            return false;
        }
        let parse = self.reading.parse;
        words.iter().any(|word| parse.lemma(at) == word || self.reading.is(at, word))
    }

    /// Whether one of `words` comes within a few words without a verb or a mark.
    fn near(
        &self,
        least: usize,
        words: &[String],
        rest: &[Element],
        from: usize,
        tokens: &mut Vec<usize>,
    ) -> bool {
        let parse = self.reading.parse;
        let (mut at, mut passed) = (from, 0);
        while passed <= GAP && self.sentence.contains(&at) {
            // Over a gap `to` is that of an infinitive: `told them little due to rain`.
            let due = at > from && parse.tag(at) == Tag::IN && self.reading.is(at, "to");
            if at >= from + least && !due && self.take(words, at, rest, tokens) {
                return true;
            }
            if self.bars(at) {
                return false;
            }
            // A mention counts as one word, and so does a word with hyphens.
            let mention = self.reading.mention_at(at);
            let inner = mention.is_some() && mention == self.reading.mention_at(at + 1);
            let hyphened = self.reading.is(at, "-") || self.reading.is(at + 1, "-");
            passed += usize::from(!inner && !hyphened);
            at += 1;
        }
        false
    }

    /// Whether a gap can't go over a token: a mark, a clause of its own, a verb that is no adjective.
    fn bars(&self, token: usize) -> bool {
        let parse = self.reading.parse;
        match parse.tag(token) {
            Tag::Comma | Tag::Stop | Tag::Colon | Tag::WDT | Tag::WP | Tag::WRB => true,
            Tag::IN => parse.rel(token) == Rel::Mark,
            _ => {
                parse.pos(token) == Pos::Aux
                    || parse.is_verb(token) && parse.rel(token) != Rel::Amod
            }
        }
    }

    /// The nouns of the head's clause that hang on it and are one of `words`: its object, that of a preposition, the
    /// subject of a passive, the noun that a participle or a relative clause belongs to.
    fn tied<'b>(&'b self, words: &'b [String]) -> impl Iterator<Item = usize> + 'b {
        let parse = self.reading.parse;
        let own = parse.subtree(self.head).filter(|&token| token != self.head);
        let owner =
            matches!(parse.rel(self.head), Rel::Acl | Rel::Relcl).then(|| parse.head(self.head));
        own.chain(owner).filter(move |&token| {
            matches!(parse.pos(token), Pos::Noun | Pos::Propn)
                && self.matches(words, token)
                && token.abs_diff(self.head) <= REACH
                && self.is_tied(token)
        })
    }

    fn is_tied(&self, token: usize) -> bool {
        let parse = self.reading.parse;
        if parse.head(self.head) == token {
            // `the sanctions imposed on them`, `the sanctions that they imposed`
            let object = parse.child(self.head, Rel::Dobj);
            return parse.is_passive(self.head)
                || object.is_none_or(|object| matches!(parse.tag(object), Tag::WDT | Tag::WP));
        }
        let mut at = token;
        for _ in 0..4 {
            let rel = parse.rel(at);
            let head = parse.head(at);
            if head == self.head {
                return matches!(
                    rel,
                    Rel::Dobj
                        | Rel::Prep
                        | Rel::Nsubjpass
                        | Rel::Dative
                        | Rel::Attr
                        | Rel::Oprd
                        | Rel::Prt
                );
            }
            if !matches!(rel, Rel::Conj | Rel::Pobj | Rel::Prep | Rel::Dobj) || parse.is_verb(head)
            {
                return false;
            }
            at = head;
        }
        false
    }

    /// The next token that is no quotation mark, hyphen or adverb of the head (`fired first at`).
    fn past_marks(&self, at: usize) -> usize {
        let parse = self.reading.parse;
        let passed = at < self.sentence.end
            && match parse.tag(at) {
                Tag::HYPH | Tag::OpenQuote | Tag::CloseQuote => true,
                Tag::RB => parse.head(at) == self.head && parse.rel(at) == Rel::Advmod,
                _ => false,
            };
        at + usize::from(passed)
    }
}
