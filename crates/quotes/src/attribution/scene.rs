//! A document as the decisions see it: each token as codes, beside its sentence, its quotation and its tree.

use std::ops::Range;

use dateline_core::{Document, Span};
use dateline_linear::code;
use dateline_syntax::{Parse, Pos, Rel, Tag};

use crate::lexicon::Lexicon;
use crate::marks::{self, Quotation};

/// So many tokens on either side of a cue are looked at; a sentence of more is a list or a table.
const NEAR: usize = 160;
/// So many children of a token are looked at.
const CHILDREN: usize = 24;

/// Words from the first to the last.
pub(crate) type Extent = (usize, usize);

/// Whether a word is one of an extent.
pub(crate) fn holds((start, end): Extent, at: usize) -> bool {
    (start..=end).contains(&at)
}

/// What there is to know of a token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// The code of its letters in lower case; names share one.
    pub(crate) form: u32,
    /// The code of its lemma; names share one.
    pub(crate) lemma: u32,
    pub(crate) tag: Tag,
    pub(crate) pos: Pos,
    pub(crate) rel: Rel,
    pub(crate) head: usize,
    /// The kind of its entity, counted from 1.
    pub(crate) entity: u8,
    /// What the lexicon of cues says of its lemma; 0 for nothing.
    pub(crate) cue: u16,
    /// The outermost quotation that it stands in.
    pub(crate) quotation: Option<usize>,
    /// What stands behind it in its sentence: a quotation that opens (1), a verb of speech (2), a subject (4).
    pub(crate) ahead: u8,
    /// Whether it has a letter or a digit.
    pub(crate) is_word: bool,
    /// Whether it stands in the headline.
    pub(crate) in_title: bool,
}

/// A document in hand.
pub(crate) struct Scene<'a> {
    pub(crate) text: &'a str,
    pub(crate) parse: &'a Parse,
    pub(crate) quotations: &'a [Quotation],
    pub(crate) words: Vec<Word>,
    pub(crate) sentences: Vec<Range<usize>>,
    /// The sentence of each token.
    pub(crate) sentence_of: Vec<u32>,
    /// The paragraph of each sentence.
    pub(crate) paragraph_of: Vec<u32>,
    /// Of each outermost quotation, its first and last word, and the one that continues it.
    pub(crate) quoted: Vec<Quoted>,
}

/// The words of an outermost quotation.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Quoted {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The quotation that goes on in the next paragraph.
    pub(crate) next: Option<usize>,
    /// The quotation that it continues.
    pub(crate) before: Option<usize>,
    /// Whether it is written as a title: `“The Long Road Home,”`.
    pub(crate) is_titled: bool,
    is_inner: bool,
}

impl Quoted {
    /// Whether it has no word, or stands in another one.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_inner
    }
}

/// The quotations of a text.
pub(crate) fn quotations(text: &str, parse: &Parse) -> Vec<Quotation> {
    marks::quotations(text, &paragraphs(parse))
}

/// The paragraphs of a text: between the tokens of white space.
fn paragraphs(parse: &Parse) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    for token in 0..parse.len() {
        if parse.pos(token) == Pos::Space {
            paragraphs.extend(open.take());
        } else {
            let span = parse.span(token);
            open = Some(open.map_or(span, |open| open.cover(span)));
        }
    }
    paragraphs.extend(open);
    paragraphs
}

impl<'a> Scene<'a> {
    pub(crate) fn new(
        doc: &'a Document,
        parse: &'a Parse,
        quotations: &'a [Quotation],
        lexicon: &Lexicon,
    ) -> Scene<'a> {
        let text = doc.text.as_str();
        let mut lower = String::new();
        let mut words: Vec<Word> = Vec::with_capacity(parse.len());
        let name = code("\u{1}name");
        for token in 0..parse.len() {
            let written = parse.span(token).of(text).unwrap_or_default();
            let tag = parse.tag(token);
            let is_name = matches!(tag, Tag::NNP | Tag::NNPS);
            lower.clear();
            for c in written.chars() {
                match c {
                    '\u{2019}' | '\u{2018}' => lower.push('\''),
                    _ => lower.extend(c.to_lowercase()),
                }
            }
            words.push(Word {
                form: if is_name { name } else { code(&lower) },
                lemma: if is_name { name } else { code(parse.lemma(token)) },
                tag,
                pos: parse.pos(token),
                rel: parse.rel(token),
                head: parse.head(token),
                entity: 0,
                cue: if is_name || !may_attribute(parse.pos(token)) {
                    0
                } else {
                    lexicon.class(parse.lemma(token), &lower)
                },
                quotation: None,
                ahead: 0,
                is_word: written.contains(char::is_alphanumeric),
                in_title: false,
            });
        }
        for entity in parse.entities() {
            for word in &mut words[entity.tokens.clone()] {
                word.entity = entity.kind as u8 + 1;
            }
        }
        // A dateline is no part of what the first sentence tells.
        if let Some(dateline) = doc.meta.dateline {
            for token in parse.tokens_in(dateline) {
                words[token].is_word &= !dateline.overlaps(parse.span(token));
            }
        }
        for title in &doc.meta.title_spans {
            for word in &mut words[parse.tokens_in(*title)] {
                word.in_title = true;
            }
        }
        let sentences: Vec<Range<usize>> = parse.sentences().collect();
        let mut sentence_of = vec![0; words.len()];
        let mut paragraph_of = Vec::with_capacity(sentences.len());
        let mut paragraph = 0;
        for (number, tokens) in (0_u32..).zip(&sentences) {
            sentence_of[tokens.clone()].fill(number);
            paragraph_of.push(paragraph);
            let breaks = |token: usize| {
                words[token].pos == Pos::Space
                    && parse.span(token).of(text).is_some_and(|space| space.contains('\n'))
            };
            if tokens.clone().rev().take(2).any(breaks) {
                paragraph += 1;
            }
        }
        let mut quoted = vec![Quoted { is_inner: true, ..Quoted::default() }; quotations.len()];
        for (at, quotation) in quotations.iter().enumerate() {
            if quotation.parent.is_some() {
                continue;
            }
            let tokens = parse.tokens_in(quotation.inner);
            let inside = |token: &usize| {
                words[*token].is_word && quotation.inner.contains(parse.span(*token))
            };
            let Some(first) = tokens.clone().find(inside) else { continue };
            let last = tokens.rev().find(inside).unwrap_or(first);
            for word in &mut words[first..=last] {
                word.quotation = Some(at);
            }
            quoted[at].first = first;
            quoted[at].last = last;
            quoted[at].is_inner = false;
            quoted[at].is_titled = is_titled(quotation.inner.of(text).unwrap_or_default());
            quoted[at].before = quotation.continues;
            if let Some(before) = quotation.continues {
                quoted[before].next = Some(at);
            }
        }
        let opens: Vec<usize> =
            quoted.iter().filter(|quoted| !quoted.is_inner).map(|quoted| quoted.first).collect();
        look_ahead(&mut words, &sentences, &opens);
        Scene { text, parse, quotations, words, sentences, sentence_of, paragraph_of, quoted }
    }

    /// The paragraph of a token.
    pub(crate) fn paragraph(&self, token: usize) -> u32 {
        self.paragraph_of[self.sentence_of[token] as usize]
    }

    /// The bytes from one token to another.
    pub(crate) fn cover(&self, (start, end): Extent) -> Span {
        self.parse.span(start).cover(self.parse.span(end))
    }

    /// The tokens of a token's sentence that are near enough to be looked at.
    pub(crate) fn near(&self, token: usize) -> Range<usize> {
        let sentence = self.sentence(token);
        sentence.start.max(token.saturating_sub(NEAR))..sentence.end.min(token + NEAR)
    }

    /// The first children of a token: only a broken parse has more.
    pub(crate) fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        self.parse.children(token).take(CHILDREN)
    }

    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        self.sentences[self.sentence_of[token] as usize].clone()
    }

    /// A word, or one that stands for the edge of the text.
    pub(crate) fn word(&self, token: usize) -> &Word {
        self.words.get(token).unwrap_or(&EDGE)
    }

    pub(crate) fn head(&self, token: usize) -> usize {
        self.words[token].head
    }

    /// A token as written.
    pub(crate) fn written(&self, token: usize) -> &'a str {
        self.parse.span(token).of(self.text).unwrap_or_default()
    }

    /// Whether a token is a word of these letters, in lower case.
    pub(crate) fn is(&self, token: usize, letters: &str) -> bool {
        self.word(token).form == code(letters)
    }

    /// The quotation of a token.
    pub(crate) fn quoted(&self, token: usize) -> Option<&Quoted> {
        self.word(token).quotation.map(|at| &self.quoted[at])
    }

    /// Whether a word is the first of its quotation.
    pub(crate) fn opens_quotation(&self, word: usize) -> bool {
        self.quoted(word).is_some_and(|quoted| quoted.first == word)
    }

    /// Whether a word is the last of its quotation.
    pub(crate) fn closes_quotation(&self, word: usize) -> bool {
        self.quoted(word).is_some_and(|quoted| quoted.last == word)
    }

    /// Whether a word is the first of its sentence.
    pub(crate) fn opens_sentence(&self, word: usize) -> bool {
        self.word_before(word).is_none_or(|last| self.sentence_of[last] != self.sentence_of[word])
    }

    /// The words of an extent.
    pub(crate) fn words_of(
        &self,
        (start, end): Extent,
    ) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (start..=end).filter(|at| self.words[*at].is_word)
    }

    /// The tokens of spans that are words.
    pub(crate) fn words_in(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        self.parse.tokens_in(span).filter(move |token| {
            self.words[*token].is_word && self.parse.span(*token).overlaps(span)
        })
    }

    /// The word before a token, marks and blanks left out.
    pub(crate) fn word_before(&self, token: usize) -> Option<usize> {
        (0..token).rev().take(6).find(|before| self.words[*before].is_word)
    }

    /// The word behind a token.
    pub(crate) fn word_behind(&self, token: usize) -> Option<usize> {
        (token + 1..self.words.len()).take(6).find(|behind| self.words[*behind].is_word)
    }
}

/// Notes for each word what its sentence still holds.
fn look_ahead(words: &mut [Word], sentences: &[Range<usize>], opens: &[usize]) {
    for sentence in sentences {
        let mut ahead = 0;
        for at in sentence.clone().rev() {
            let word = &mut words[at];
            word.ahead = ahead;
            ahead |= u8::from(opens.binary_search(&at).is_ok());
            if word.pos == Pos::Verb && crate::lexicon::is_speech(word.cue) {
                ahead |= 2;
            }
            if matches!(word.rel, Rel::Nsubj | Rel::Nsubjpass) {
                ahead |= 4;
            }
        }
    }
}

/// What stands beside the first and the last token.
static EDGE: Word = Word {
    form: 0,
    lemma: 0,
    tag: Tag::Space,
    pos: Pos::Space,
    rel: Rel::Dep,
    head: 0,
    entity: 0,
    cue: 0,
    quotation: None,
    ahead: 0,
    is_word: false,
    in_title: false,
};

/// Whether a word of this class may be one that the lexicon knows.
fn may_attribute(pos: Pos) -> bool {
    matches!(pos, Pos::Verb | Pos::Aux | Pos::Noun | Pos::Adj | Pos::Adv | Pos::Adp | Pos::Sconj)
}

/// Whether the words of a quotation are written as a title.
fn is_titled(words: &str) -> bool {
    let capital = |word: &str| word.len() < 4 || word.starts_with(char::is_uppercase);
    let count = words.split_whitespace().take(9).count();
    (2..9).contains(&count) && words.split_whitespace().all(capital)
}
