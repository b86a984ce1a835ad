//! A document as the rules see it: tokens with their normal forms, classes, capitals and sentences. Total: a position
//! past either end is an empty word of no class.

use std::ops::Range;

use dateline_core::Span;
use dateline_syntax::{Aligned, Parse, Surface, TokenKind};

use crate::words::{Sort, Sorts, Vocabulary};

/// The tokens of a document, with all that rules ask of one.
pub(crate) struct Text<'a> {
    text: &'a str,
    surface: &'a Surface,
    codes: Vec<u32>,
    sorts: Vec<Sorts>,
    sentences: Vec<u32>,
    /// Of each sentence, whether it is all in capitals, so that capitals tell nothing.
    loud: Vec<bool>,
    vocabulary: &'a Vocabulary,
    /// What the model says of the text.
    pub(crate) grammar: Aligned<'a>,
}

impl<'a> Text<'a> {
    /// The view of a parsed text.
    pub(crate) fn new(
        text: &'a str,
        surface: &'a Surface,
        parse: &'a Parse,
        vocabulary: &'a Vocabulary,
    ) -> Text<'a> {
        let len = surface.tokens().len();
        let codes: Vec<u32> = (0..len).map(|token| vocabulary.code(surface.norm(token))).collect();
        let sorts = codes.iter().map(|&code| vocabulary.sorts(code)).collect();
        let mut sentences = vec![0; len];
        let mut loud = Vec::with_capacity(surface.sentences().len());
        for (i, sentence) in surface.sentences().iter().enumerate() {
            if let Some(tokens) = sentences.get_mut(sentence.tokens.clone()) {
                tokens.fill(u32::try_from(i).unwrap_or(u32::MAX));
            }
            loud.push(is_loud(sentence.span.of(text).unwrap_or_default()));
        }
        let grammar = Aligned::new(surface, parse);
        Text { text, surface, codes, sorts, sentences, loud, vocabulary, grammar }
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.codes.len()
    }

    /// The token as written.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.surface
            .tokens()
            .get(token)
            .and_then(|token| token.span.of(self.text))
            .unwrap_or_default()
    }

    /// The token in lower case with straight apostrophes and hyphens.
    pub(crate) fn norm(&self, token: usize) -> &'a str {
        if token < self.len() { self.surface.norm(token) } else { "" }
    }

    /// The number of the token's word in the vocabulary.
    pub(crate) fn code(&self, token: usize) -> u32 {
        self.codes.get(token).copied().unwrap_or(crate::words::UNKNOWN)
    }

    /// Whether the token is of this class.
    pub(crate) fn is(&self, token: usize, sort: Sort) -> bool {
        self.sorts.get(token).is_some_and(|sorts| sorts.has(sort))
    }

    /// Whether the token's lemma is of this class.
    pub(crate) fn lemma_is(&self, token: usize, sort: Sort) -> bool {
        let lemma = self.grammar.lemma(token);
        !lemma.is_empty() && self.vocabulary.sorts(self.vocabulary.code(lemma)).has(sort)
    }

    /// Whether the token is one of `norms`.
    pub(crate) fn any(&self, token: usize, norms: &[&str]) -> bool {
        norms.contains(&self.norm(token))
    }

    /// Whether the token is made of letters.
    pub(crate) fn is_word(&self, token: usize) -> bool {
        self.surface.tokens().get(token).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether the token is a number.
    pub(crate) fn is_number(&self, token: usize) -> bool {
        self.surface.tokens().get(token).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the token is a mark.
    pub(crate) fn is_mark(&self, token: usize) -> bool {
        self.surface.tokens().get(token).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// Whether the token is a word that starts with a capital.
    pub(crate) fn is_capital(&self, token: usize) -> bool {
        self.is_word(token) && self.word(token).starts_with(char::is_uppercase)
    }

    /// Whether the token's letters are all capitals.
    pub(crate) fn is_upper(&self, token: usize) -> bool {
        self.is_capital(token) && !self.word(token).contains(char::is_lowercase)
    }

    /// Whether nothing stands between the token and the one before.
    pub(crate) fn is_joined(&self, token: usize) -> bool {
        let tokens = self.surface.tokens();
        token > 0
            && tokens.get(token).is_some_and(|this| {
                tokens.get(token - 1).is_some_and(|last| last.span.end() == this.span.start())
            })
    }

    /// Behind what a hyphen ties to the words that end before a token: `-based`.
    pub(crate) fn compound(&self, end: usize) -> Option<usize> {
        let tied = self.norm(end) == "-" && self.is_joined(end) && self.is_joined(end + 1);
        (tied && self.is(end + 1, Sort::HyphenTail)).then_some(end + 2)
    }

    /// Whether the token is the `'s` or the lone apostrophe of a genitive.
    pub(crate) fn is_genitive(&self, token: usize) -> bool {
        match self.norm(token) {
            "'s" => true,
            "'" | "\u{2019}" => {
                self.is_joined(token) && self.norm(token.wrapping_sub(1)).ends_with('s')
            }
            _ => false,
        }
    }

    /// The index of the token's sentence.
    pub(crate) fn sentence(&self, token: usize) -> usize {
        self.sentences.get(token).or(self.sentences.last()).map_or(0, |&sentence| sentence as usize)
    }

    /// The tokens of a sentence.
    pub(crate) fn sentence_tokens(&self, sentence: usize) -> Range<usize> {
        self.surface.sentences().get(sentence).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// How many sentences there are.
    pub(crate) fn sentence_count(&self) -> usize {
        self.loud.len()
    }

    /// The index of the token's paragraph.
    pub(crate) fn paragraph(&self, token: usize) -> usize {
        self.surface.sentences().get(self.sentence(token)).map_or(0, |sentence| sentence.paragraph)
    }

    /// Whether the token's sentence is all in capitals.
    pub(crate) fn is_loud(&self, token: usize) -> bool {
        self.loud.get(self.sentence(token)).copied().unwrap_or(false)
    }

    /// Whether the token opens its sentence; marks before it don't count.
    pub(crate) fn opens_sentence(&self, token: usize) -> bool {
        let start = self.sentence_tokens(self.sentence(token)).start;
        (start..token).all(|before| self.is_mark(before))
    }

    /// The bytes of `tokens`.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        self.surface.span(tokens)
    }

    /// The words of `tokens`.
    pub(crate) fn words(&self, tokens: Range<usize>) -> &'a str {
        self.span(tokens).and_then(|span| span.of(self.text)).unwrap_or_default()
    }
}

/// Whether a sentence of some length holds capitals only, or nearly.
fn is_loud(sentence: &str) -> bool {
    let mut upper = 0_usize;
    let mut lower = 0_usize;
    for c in sentence.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > 12 && lower * 10 < upper
}
