//! The attribute ruler: part of speech, features and some lemmas of tokens, from their tags, words and relations.
//!
//! Its rules are read from the model file. Of the rules whose conditions a token meets, all make their changes, in their
//! order; conditions look at tags and relations as they were before any change. Rules are looked up by the token's word
//! and, if they name no word, by its tag, so that a token meets about three of them.

mod rule;

#[cfg(test)]
mod tests;

use std::iter;

use anyhow::ensure;

use crate::hash::FastMap;
use crate::labels::{Pos, Tag};
use crate::model::ModelFile;
use crate::parse::{Morph, Parse};
use crate::ruler::rule::{Rule, Seen};
use crate::words::Words;

/// The rules, and where to find them.
#[derive(Debug)]
pub(crate) struct Ruler {
    rules: Vec<Rule>,
    /// The rules for tokens of a tag, whatever their word: first those for words, then those for white space.
    by_tag: [Vec<Vec<u16>>; 2],
    by_word: FastMap<&'static str, Vec<u16>>,
}

/// Tokens whose lemma a rule gives, in order.
pub(crate) type GivenLemmas = Vec<(u32, &'static str)>;

impl Ruler {
    /// Reads the rules of `file`.
    pub(crate) fn read(file: &ModelFile<'static>) -> anyhow::Result<Ruler> {
        let rules: Vec<Rule> =
            file.rows("ruler")?.into_iter().map(Rule::parse).collect::<anyhow::Result<_>>()?;
        let mut by_tag = [false, true].map(|_| vec![Vec::new(); Tag::ALL.len()]);
        let mut by_word: FastMap<&'static str, Vec<u16>> = FastMap::default();
        for (id, rule) in (0u16..).zip(&rules) {
            for word in &rule.words {
                by_word.entry(word).or_default().push(id);
            }
            if rule.words.is_empty() {
                for is_space in [false, true] {
                    for tag in Tag::ALL.iter().filter(|tag| rule.concerns(**tag, is_space)) {
                        by_tag[usize::from(is_space)][*tag as usize].push(id);
                    }
                }
            }
        }
        for tag in Tag::ALL {
            let gives_pos = |id: &u16| rules[usize::from(*id)].gives_pos_by_tag();
            let has_pos = by_tag.iter().all(|rules| rules[*tag as usize].iter().any(gives_pos));
            ensure!(has_pos, "no rule gives the tag {tag} a part of speech");
        }
        Ok(Ruler { rules, by_tag, by_word })
    }

    /// Fills in parts of speech and features of the tokens, corrects the tags and relations of white space, and
    /// returns the lemmas that the rules give.
    pub(crate) fn apply(&self, words: Words<'_>, parse: &mut Parse) -> GivenLemmas {
        let mut given = GivenLemmas::new();
        let mut lower = String::new();
        let mut rel_before = None;
        parse.pos.clear();
        parse.morphs.clear();
        for token in 0..parse.len() {
            let word = words.of(token, parse.span(token));
            lower.clear();
            words.letters().push_lower(&mut lower, word);
            let is_space = words.letters().is_space(word);
            let seen = Seen { words, parse, token, rel_before, is_space };
            let by_tag = &self.by_tag[usize::from(seen.is_space)][parse.tag(token) as usize];
            let by_word = self.by_word.get(lower.as_str()).map_or(&[][..], Vec::as_slice);
            let (mut tag, mut rel) = (parse.tag(token), parse.rel(token));
            let (mut pos, mut morph, mut lemma) = (Pos::X, Morph::default(), None);
            for id in merge(by_tag, by_word) {
                let rule = &self.rules[usize::from(id)];
                if rule.holds(&seen) {
                    tag = rule.change.tag.unwrap_or(tag);
                    rel = rule.change.rel.unwrap_or(rel);
                    pos = rule.change.pos.unwrap_or(pos);
                    morph = rule.change.morph.unwrap_or(morph);
                    lemma = rule.change.lemma.or(lemma);
                }
            }
            if let Some(lemma) = lemma {
                given.push((u32::try_from(token).unwrap_or(u32::MAX), lemma));
            }
            rel_before = Some(parse.rels[token]);
            parse.tags[token] = tag;
            parse.rels[token] = rel;
            parse.pos.push(pos);
            parse.morphs.push(morph);
        }
        given
    }
}

/// The members of two ascending lists in ascending order.
fn merge<'a>(mut a: &'a [u16], mut b: &'a [u16]) -> impl Iterator<Item = u16> + 'a {
    iter::from_fn(move || {
        let from_a = match (a.first(), b.first()) {
            (Some(first), Some(second)) => first < second,
            (first, _) => first.is_some(),
        };
        let list = if from_a { &mut a } else { &mut b };
        list.split_off_first().copied()
    })
}
