//! Units: sentences with each quotation in them folded into one word.
//!
//! What is said in a sentence and who says it can be told from the words outside the marks; a quotation of five sentences
//! is one word there. The words inside a quotation are units of their own, one level down.

use dateline_core::Span;
use dateline_syntax::{Surface, TokenKind};

use crate::marks::Quotation;
use crate::words::{Class, Words};

/// A word, a mark or a whole quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Elem {
    /// The first token.
    pub(crate) token: usize,
    /// From its first byte to its last; of a quotation, with its marks.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) class: Class,
    /// Which quotation it is.
    pub(crate) quotation: Option<usize>,
}

/// A sentence outside of quotations, or one inside of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its words in order; never empty.
    pub(crate) elems: Vec<Elem>,
    /// The quotation that it lies in.
    pub(crate) inside: Option<usize>,
    /// The index of its paragraph.
    pub(crate) paragraph: usize,
}

impl Unit {
    /// The class at `at`; a full stop outside of the unit.
    pub(crate) fn class(&self, at: usize) -> Class {
        self.elems.get(at).map_or(Class::Stop, |elem| elem.class)
    }

    /// The number of words and marks.
    pub(crate) fn len(&self) -> usize {
        self.elems.len()
    }

    /// All of its bytes.
    pub(crate) fn span(&self, from: usize, to: usize) -> Option<Span> {
        let elems = self.elems.get(from..to)?;
        Some(elems.first()?.span.cover(elems.last()?.span))
    }
}

/// All units of a text, in order of their start; those inside a quotation follow the unit that holds it.
pub(crate) fn units(
    text: &str,
    surface: &Surface,
    quotations: &[Quotation],
    words: &Words,
) -> Vec<Unit> {
    let mut builder = Builder { text, surface, quotations, words, units: Vec::new(), next: 0 };
    builder.level(0, surface.tokens().len(), None);
    builder.units
}

/// A unit of more words is cut: no sentence is so long, and the rules look across a unit for each of its cues.
const LONGEST: usize = 500;

struct Builder<'a> {
    text: &'a str,
    surface: &'a Surface,
    quotations: &'a [Quotation],
    words: &'a Words,
    units: Vec<Unit>,
    /// The first quotation that was not yet met.
    next: usize,
}

impl Builder<'_> {
    /// Cuts the tokens from `from` to `to`, which lie in the quotation `inside`.
    fn level(&mut self, from: usize, to: usize, inside: Option<usize>) {
        let mut elems: Vec<Elem> = Vec::new();
        let mut folded = Vec::new();
        let mut sentence = None;
        let mut token = from;
        while token < to {
            let start = self.surface.tokens()[token].span.start();
            let here = self.surface.sentence_at(start);
            if here != sentence && !elems.is_empty() || elems.len() >= LONGEST {
                self.finish(&mut elems, &mut folded, inside);
            }
            let (elem, behind) = self.elem(token, inside);
            if elem.quotation.is_some()
                && elems.last().is_some_and(|last| {
                    last.class == Class::Stop && last.span.end() < elem.span.start()
                })
            {
                // `he said. ''We left.''`: marks that the sentence boundaries do not know.
                self.finish(&mut elems, &mut folded, inside);
            }
            if let Some(quotation) = elem.quotation {
                folded.push(quotation);
                self.next = self.next.max(quotation + 1);
                self.skip_inner(quotation);
            }
            elems.push(elem);
            // The sentence of the last token, so that a stop inside a quotation ends the one around it, if it ends there.
            sentence = self
                .surface
                .tokens()
                .get(behind - 1)
                .and_then(|last| self.surface.sentence_at(last.span.start()));
            token = behind;
        }
        self.finish(&mut elems, &mut folded, inside);
    }

    /// The quotations inside of `quotation` are met when its words are cut.
    fn skip_inner(&mut self, quotation: usize) {
        let end = self.quotations[quotation].outer.end();
        while self.quotations.get(self.next).is_some_and(|inner| inner.outer.start() < end) {
            self.next += 1;
        }
    }

    fn finish(&mut self, elems: &mut Vec<Elem>, folded: &mut Vec<usize>, inside: Option<usize>) {
        let mut elems = std::mem::take(elems);
        self.settle_her(&mut elems);
        let Some(first) = elems.first() else { return };
        let paragraph = self
            .surface
            .sentence_at(first.span.start())
            .map_or(0, |at| self.surface.sentences()[at].paragraph);
        self.units.push(Unit { elems, inside, paragraph });
        for quotation in folded.drain(..) {
            let tokens = self.surface.tokens_in(self.quotations[quotation].inner);
            let saved = std::mem::replace(&mut self.next, quotation + 1);
            self.level(tokens.start, tokens.end, Some(quotation));
            self.next = saved;
        }
    }

    /// `her` before a noun is a possessive.
    fn settle_her(&self, elems: &mut [Elem]) {
        for at in 1..elems.len() {
            let noun = matches!(elems[at].class, Class::Name | Class::Common | Class::Number);
            let before = &mut elems[at - 1];
            if noun && before.class == Class::Object && self.surface.norm(before.token) == "her" {
                before.class = Class::Possessive;
            }
        }
    }

    /// The word at `token`, or the quotation that starts there; and the index of the token behind it.
    fn elem(&mut self, token: usize, inside: Option<usize>) -> (Elem, usize) {
        let span = self.surface.tokens()[token].span;
        while self
            .quotations
            .get(self.next)
            .is_some_and(|passed| passed.outer.end() <= span.start())
        {
            self.next += 1;
        }
        let opens = self.quotations.get(self.next).is_some_and(|quotation| {
            quotation.outer.start() <= span.start()
                && quotation.parent == inside
                && !quotation.inner.is_empty()
        });
        if opens {
            let index = self.next;
            let outer = self.quotations[index].outer;
            let behind = self.surface.tokens_in(outer).end.max(token + 1);
            return (
                Elem { token, span: outer, class: Class::Quote, quotation: Some(index) },
                behind,
            );
        }
        let word = span.of(self.text).unwrap_or_default();
        let mut class = self.words.class(self.surface, token, word);
        let bracket = |at: usize| {
            self.surface.tokens().get(at).is_some_and(|next| {
                next.span.start() == span.end() && next.span.of(self.text) == Some(")")
            })
        };
        if class == Class::Stop && bracket(token + 1) {
            // `(D-Md.)` ends nothing.
            class = Class::Hyphen;
        }
        if class == Class::Hyphen && word.starts_with('-') && self.is_loose(token) {
            class = Class::Dash;
        }
        (Elem { token, span, class, quotation: None }, token + 1)
    }

    /// Whether a hyphen stands by itself (` - `, `--`) and so is a dash.
    fn is_loose(&self, token: usize) -> bool {
        let tokens = self.surface.tokens();
        let before = token.checked_sub(1).and_then(|before| tokens.get(before));
        !before.is_some_and(|before| {
            before.kind != TokenKind::Mark && before.span.end() == tokens[token].span.start()
        })
    }
}
