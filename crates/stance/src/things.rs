//! Phrases that no mention covers: the thing that a stance is towards, or people whom the gazetteer doesn't know.

use std::ops::Range;

use dateline_core::{Actor, Span};
use dateline_syntax::TokenKind;

use crate::facts::Target;
use crate::inflect::Forms;
use crate::sketch::Sketch;
use crate::tags::Tag;
use crate::words::Vocabulary;

/// The longest name of a thing, in words.
const LONGEST: usize = 6;

/// The noun phrase that starts at or behind `from`, before `end`: its tokens without articles and vague adjectives.
pub(crate) fn phrase(
    sketch: &Sketch<'_>,
    vocabulary: &Vocabulary,
    from: usize,
    end: usize,
) -> Option<Range<usize>> {
    let mut start = from;
    while start < end && (passes(sketch, vocabulary, start) || leads(sketch, start)) {
        start += 1;
    }
    let mut last = start;
    while last < end
        && matches!(sketch.tag_of(last), Tag::Noun | Tag::Number | Tag::Mention | Tag::Possessive)
        && last - start < 3 * LONGEST
    {
        last += 1;
    }
    if start == last {
        return None;
    }
    let head = sketch.norm(last - 1);
    if vocabulary.words.light_nouns.contains(head) && sketch.norm(last) == "of" {
        return phrase(sketch, vocabulary, last + 1, end).or(Some(start..last));
    }
    Some(last.saturating_sub(LONGEST).max(start)..last)
}

/// Whether a gerund or an infinitive leads to the thing: `of establishing peace`, `to contribute to projects`.
fn leads(sketch: &Sketch<'_>, at: usize) -> bool {
    match sketch.tag_of(at) {
        Tag::Verb(forms) => !forms.has(Forms::PAST) && !forms.has(Forms::THIRD),
        Tag::To => true,
        _ => false,
    }
}

fn passes(sketch: &Sketch<'_>, vocabulary: &Vocabulary, at: usize) -> bool {
    matches!(sketch.tag_of(at), Tag::Determiner | Tag::Quote | Tag::Adverb | Tag::Time)
        || vocabulary.words.vague_adjectives.contains(sketch.norm(at))
        || sketch.tag_of(at) == Tag::That
}

/// What a phrase without mentions names: an actor, if its head is a noun of people or it is a name; else a thing.
pub(crate) fn target(
    text: &str,
    sketch: &Sketch<'_>,
    vocabulary: &Vocabulary,
    phrase: Range<usize>,
) -> Option<(Target, Span)> {
    let span = sketch.span(phrase.clone())?;
    if let Some(actor) = people(text, sketch, vocabulary, phrase.clone()) {
        return Some((Target::Actor(actor), span));
    }
    let words: Vec<_> =
        phrase.filter(|&at| sketch.tag_of(at) != Tag::Quote).map(|at| sketch.norm(at)).collect();
    let letters = words.iter().any(|word| word.chars().any(char::is_alphabetic));
    letters.then(|| {
        (Target::Issue { issue: words.join(" ").replace(" 's", "'s").replace(" - ", "-") }, span)
    })
}

/// The actor that a phrase without mentions names, by the slug of its head noun or of its name.
pub(crate) fn people(
    text: &str,
    sketch: &Sketch<'_>,
    vocabulary: &Vocabulary,
    phrase: Range<usize>,
) -> Option<Actor> {
    let head = phrase.end.checked_sub(1).filter(|head| phrase.contains(head))?;
    let words = sketch.span(phrase.clone())?.of(text)?;
    let head_word = sketch.norm(head);
    if vocabulary.words.people.contains(head_word) {
        return Some(Actor {
            id: Some(head_word.to_owned()),
            name: words.to_owned(),
            ..Actor::default()
        });
    }
    let capital = |at: usize| {
        let token = sketch.surface.tokens()[at];
        token.kind == TokenKind::Word
            && token.span.of(text).is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    // The first word of a sentence is big without being a name.
    let told_by_case = sketch.tells_names_by_case(text);
    if !told_by_case
        || !capital(head)
        || head == sketch.tokens.start
        || sketch.tag_of(head) == Tag::Mention
    {
        return None;
    }
    let mut first = head;
    while first > phrase.start && capital(first - 1) {
        first -= 1;
    }
    let name = sketch.span(first..phrase.end)?.of(text)?;
    Some(Actor { id: Some(slug(name)), name: name.to_owned(), ..Actor::default() })
}

/// A name in lower case with hyphens between its words.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
