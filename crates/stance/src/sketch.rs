//! A sentence as far as word forms and mentions show its grammar: a tag for each token and the verb groups.
//!
//! It is a stand-in for a parse: no trees, no heads. Whatever needs more than it tells belongs into `syntax`.
//! Words get their tags in `tags`, verbs are told from nouns in `verbs` and gathered in `groups`.

use std::ops::Range;

use dateline_actors::{Facts as Actors, Mention, MentionKind};
use dateline_core::Span;
use dateline_syntax::Surface;

use crate::groups::Group;
use crate::tags::Tag;
use crate::words::Vocabulary;

/// A sentence with its tags; token indices are those of the parse.
pub(crate) struct Sketch<'a> {
    pub(crate) surface: &'a Surface,
    pub(crate) actors: &'a Actors,
    pub(crate) tokens: Range<usize>,
    pub(crate) tags: Vec<Tag>,
    /// For each token, the index of its mention in the actors' facts.
    mentions: Vec<Option<usize>>,
    pub(crate) groups: Vec<Group>,
}

impl<'a> Sketch<'a> {
    /// The sketch of the sentence that has these tokens.
    pub(crate) fn new(
        text: &str,
        surface: &'a Surface,
        actors: &'a Actors,
        tokens: Range<usize>,
        vocabulary: &Vocabulary,
    ) -> Sketch<'a> {
        let mentions = mentions_of(surface, actors, &tokens);
        let mut sketch = Sketch {
            surface,
            actors,
            tags: Vec::with_capacity(tokens.len()),
            tokens,
            mentions,
            groups: vec![],
        };
        sketch.tag(text, vocabulary);
        sketch.group();
        sketch
    }

    /// Whether capitals tell names here: most longer words are small, as they are not in headlines and telexes.
    pub(crate) fn tells_names_by_case(&self, text: &str) -> bool {
        let words = self
            .tokens
            .clone()
            .filter(|&at| self.norm(at).len() > 3 && self.mention_at(at).is_none());
        let (mut small, mut all) = (0, 0);
        for at in words {
            let word = self.surface.tokens()[at].span.of(text).unwrap_or_default();
            small += usize::from(word.starts_with(char::is_lowercase));
            all += 1;
        }
        2 * small >= all
    }

    /// The tag of a token; outside the sentence a stop.
    pub(crate) fn tag_of(&self, token: usize) -> Tag {
        let Some(at) = token.checked_sub(self.tokens.start) else { return Tag::Stop };
        self.tags.get(at).copied().unwrap_or(Tag::Stop)
    }

    /// The index of the mention that holds a token.
    pub(crate) fn mention_at(&self, token: usize) -> Option<usize> {
        *self.mentions.get(token.checked_sub(self.tokens.start)?)?
    }

    /// A mention by its index.
    pub(crate) fn mention(&self, index: usize) -> Option<&'a Mention> {
        self.actors.mentions.get(index)
    }

    /// The group that holds a token.
    pub(crate) fn group_at(&self, token: usize) -> Option<usize> {
        let after = self.groups.partition_point(|group| group.first <= token);
        let index = after.checked_sub(1)?;
        (token <= self.groups[index].main).then_some(index)
    }

    /// The normalised word of a token; of none, nothing.
    pub(crate) fn norm(&self, token: usize) -> &'a str {
        if self.tokens.contains(&token) { self.surface.norm(token) } else { "" }
    }

    /// The bytes of some tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        self.surface.span(tokens)
    }

    pub(crate) fn set(&mut self, token: usize, tag: Tag) {
        if let Some(slot) =
            token.checked_sub(self.tokens.start).and_then(|at| self.tags.get_mut(at))
        {
            *slot = tag;
        }
    }

    /// The token before, past quotation marks.
    pub(crate) fn before(&self, token: usize) -> Option<usize> {
        let mut at = token;
        while at > self.tokens.start {
            at -= 1;
            if self.tag_of(at) != Tag::Quote {
                return Some(at);
            }
        }
        None
    }

    /// The tag of the nearest token before that has none of `passed`.
    pub(crate) fn before_all(&self, token: usize, passed: &[Tag]) -> Tag {
        let mut at = token;
        while at > self.tokens.start {
            at -= 1;
            if !passed.contains(&self.tag_of(at)) {
                return self.tag_of(at);
            }
        }
        Tag::Stop
    }

    /// Whether a token is the end of a mention that stands before its noun: `Azerbaijani`.
    pub(crate) fn is_adjectival(&self, token: usize) -> bool {
        let mention = self.mention_at(token).and_then(|index| self.mention(index));
        mention.is_some_and(|mention| mention.kind == MentionKind::Demonym)
            || self.norm(token) == "'s"
    }
}

/// For each of the tokens, the index of the mention that holds it.
fn mentions_of(surface: &Surface, actors: &Actors, tokens: &Range<usize>) -> Vec<Option<usize>> {
    let mut found = vec![None; tokens.len()];
    let Some(span) = surface.span(tokens.clone()) else { return found };
    let start = actors.mentions.partition_point(|mention| mention.span.end() <= span.start());
    for (index, mention) in actors.mentions.iter().enumerate().skip(start) {
        if mention.span.start() >= span.end() {
            break;
        }
        for token in surface.tokens_in(mention.span) {
            if let Some(slot) = token.checked_sub(tokens.start).and_then(|at| found.get_mut(at)) {
                *slot = Some(index);
            }
        }
    }
    found
}
