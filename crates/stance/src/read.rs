//! The reading of a document: sentence by sentence, then numbering. What a sentence says is told by `bind`.

use std::cell::OnceCell;
use std::ops::Range;

use dateline_actors::{Facts as Actors, Mention};
use dateline_core::{Actor, Document, Place, Span};
use dateline_places::Facts as Places;
use dateline_quotes::Facts as Quotes;
use dateline_syntax::{Parse, Surface, Tag};

use crate::bind::Clause;
use crate::facts::{Facts, Finding, Flag};
use crate::matcher::Matcher;
use crate::ontology::Ontology;
use crate::times::{self, Past};
use crate::voices;
use crate::words::{Set, Vocabulary};

/// The longest stretch of tokens that is read as one sentence: what is longer is a table or no prose.
const LONGEST: usize = 400;

/// What a token without a mention has for the index of one.
const NONE: u32 = u32::MAX;

/// What the analyzers before have found in a document.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(crate) surface: &'a Surface,
    pub(crate) parse: &'a Parse,
    pub(crate) actors: &'a Actors,
    pub(crate) quotes: &'a Quotes,
    pub(crate) places: &'a Places,
}

/// A document in hand, and all that its reading needs.
pub(crate) struct Reading<'a> {
    pub(crate) doc: &'a Document,
    surface: &'a Surface,
    pub(crate) parse: &'a Parse,
    pub(crate) actors: &'a Actors,
    pub(crate) quotes: &'a Quotes,
    places: &'a Places,
    pub(crate) matcher: &'a Matcher,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) ontology: &'a Ontology,
    /// The words of each token.
    words: Vec<&'a str>,
    /// For each token, the index of its mention in the actors' facts.
    mentions: Vec<u32>,
    /// For each token, whether quotation marks enclose it.
    quoted: Vec<bool>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(
        doc: &'a Document,
        found: Found<'a>,
        matcher: &'a Matcher,
        vocabulary: &'a Vocabulary,
        ontology: &'a Ontology,
    ) -> Reading<'a> {
        let Found { surface, parse, actors, quotes, places } = found;
        let mut mentions = vec![NONE; parse.len()];
        for (index, mention) in (0..).zip(&actors.mentions) {
            mentions[parse.tokens_in(mention.span)].fill(index);
        }
        let words = parse.spans().iter().map(|span| doc.words(*span)).collect();
        let quoted = voices::quoted(doc, surface, parse);
        Reading {
            doc,
            surface,
            parse,
            actors,
            quotes,
            places,
            matcher,
            vocabulary,
            ontology,
            words,
            mentions,
            quoted,
        }
    }

    /// The stances of the document.
    pub(crate) fn stances(&self) -> Facts {
        let published = self.doc.published().map(|day| day.year());
        let mut findings: Vec<Finding> = Vec::new();
        let (mut past, mut paragraph) = (Past::default(), usize::MAX);
        let sentences: Vec<_> = self.parse.sentences().collect();
        for (index, sentence) in sentences.iter().enumerate() {
            let next = sentences.get(index + 1);
            let caption = self.is_caption(sentence, next);
            for start in sentence.clone().step_by(LONGEST) {
                let tokens = start..sentence.end.min(start + LONGEST);
                let here = self.paragraph(start);
                let goes_on = paragraph == here && times::goes_on(self, &tokens);
                past = Past::of(self, &tokens, published, goes_on.then_some(&past));
                paragraph = here;
                if !caption {
                    let names_by_case = OnceCell::new();
                    let past = past.clone();
                    Clause { reading: self, tokens, past, names_by_case }.read(&mut findings);
                }
            }
        }
        self.number(findings)
    }

    /// Whether a sentence stands under a picture: it holds the mark of a caption, or a line of such marks follows.
    fn is_caption(&self, sentence: &Range<usize>, next: Option<&Range<usize>>) -> bool {
        let marked = |tokens: &Range<usize>| {
            let span = self.parse.cover(tokens.clone());
            let words =
                span.map(|span| self.doc.words(span).to_ascii_lowercase()).unwrap_or_default();
            self.vocabulary.words.captions.iter().any(|mark| words.contains(mark.as_str()))
        };
        let together =
            |next: &Range<usize>| self.paragraph(next.start) == self.paragraph(sentence.start);
        let credit = next.filter(|next| next.len() <= 8 && together(next));
        marked(sentence) || credit.is_some_and(marked)
    }

    /// The number of the paragraph that a token is in.
    fn paragraph(&self, token: usize) -> usize {
        let Some(span) = self.parse.spans().get(token) else { return usize::MAX };
        self.surface.paragraphs().partition_point(|paragraph| paragraph.end() <= span.start())
    }

    /// The words of a token.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.words.get(token).copied().unwrap_or_default()
    }

    /// Whether a token is `word`, in any case; `word` is in lower case.
    pub(crate) fn is(&self, token: usize, word: &str) -> bool {
        self.word(token).eq_ignore_ascii_case(word)
    }

    /// Whether a token or its dictionary form is one of `words`.
    pub(crate) fn is_any(&self, token: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.parse.lemma(token) == *word || self.is(token, word))
    }

    /// Whether the word of a token, in small letters, stands in a list.
    pub(crate) fn is_in(&self, token: usize, list: &Set) -> bool {
        list.contains(self.word(token).to_lowercase().as_str())
    }

    /// The index of the mention that holds a token.
    pub(crate) fn mention_at(&self, token: usize) -> Option<usize> {
        self.mentions.get(token).filter(|&&index| index != NONE).map(|&index| index as usize)
    }

    /// The state on whose ground the place lies that words name.
    pub(crate) fn ground(&self, span: Span) -> Option<Actor> {
        let place = self.places.place_of(self.places.mention_at(span.start())?)?;
        let country = self.places.country_of(place)?;
        let known = self.actors.actors.iter().map(|known| &known.actor);
        let spoken_of = known
            .filter(|actor| actor.id == country.country)
            .find(|actor| actor.is_state() && actor.unit.is_none() && actor.person.is_none());
        Some(spoken_of.cloned().unwrap_or_else(|| state(country)))
    }

    /// The state on whose ground the story is, where one stands out.
    pub(crate) fn home(&self) -> Option<Actor> {
        self.places.home.as_ref().map(state)
    }

    /// A mention by its index.
    pub(crate) fn mention(&self, index: usize) -> Option<&'a Mention> {
        self.actors.mentions.get(index)
    }

    /// Whether quotation marks enclose a token.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        self.quoted.get(token) == Some(&true)
    }

    /// Whether a token is a mark: a comma, a stop, a quotation mark.
    pub(crate) fn is_mark(&self, token: usize) -> bool {
        matches!(
            self.parse.tag(token),
            Tag::Comma
                | Tag::Stop
                | Tag::Colon
                | Tag::OpenQuote
                | Tag::CloseQuote
                | Tag::OpenBracket
                | Tag::CloseBracket
                | Tag::HYPH
                | Tag::NFP
                | Tag::Space
        )
    }

    /// Marks repeats, and numbers the findings in order.
    fn number(&self, mut findings: Vec<Finding>) -> Facts {
        for at in 0..findings.len() {
            let (before, rest) = findings.split_at_mut(at);
            let Some(finding) = rest.first_mut() else { break };
            finding.stance.id = format!("s{}", at + 1);
            let repeats = before.iter().rev().take(200).any(|other| {
                other.stance.class == finding.stance.class
                    && other.stance.actor == finding.stance.actor
                    && other.stance.target == finding.stance.target
                    && other.words == finding.words
            });
            if repeats {
                finding.stance.flags.push(Flag::Repeated);
            }
            let titles = &self.doc.meta.title_spans;
            if titles.iter().any(|title: &Span| title.overlaps(finding.stance.trigger)) {
                finding.stance.flags.push(Flag::Headline);
            }
            finding.stance.flags.sort_unstable();
        }
        Facts { stances: findings }
    }
}

/// The actor that a country is.
fn state(country: &Place) -> Actor {
    Actor { id: country.country.clone(), name: country.name.clone(), ..Actor::default() }
}
