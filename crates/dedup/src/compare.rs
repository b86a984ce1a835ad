//! Two documents compared: their texts are read again, aligned and measured.

use std::cell::OnceCell;
use std::rc::Rc;

use dateline_core::{Column, Corpus, DocIdx};

use crate::align::{Chain, Rows, Side, align};
use crate::boilerplate::Dropped;
use crate::config::Config;
use crate::facts::Facts;
use crate::hashes::Hashes;
use crate::passages::{Doc, Numerals, passages};
use crate::places::Same;
use crate::similarity::{Held, Shared, shingles};
use crate::story::Story;
use crate::summary::{LinkKind, Passage};
use crate::words::Words;

/// Texts in hand take at most about so many bytes, with what is made of them; the two that are compared always fit.
const IN_HAND: usize = 8 << 20;

/// What comparing takes, and never changes.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) facts: &'a Column<Facts>,
    pub(crate) dropped: &'a Dropped,
    pub(crate) config: &'a Config,
    pub(crate) numerals: &'a Numerals,
}

impl<'a> Given<'a> {
    /// The fingerprints of a document's story, in order.
    pub(crate) fn prints(self, doc: DocIdx) -> impl Iterator<Item = u32> + 'a {
        let dropped = self.dropped.of(doc);
        self.facts.get(doc).into_iter().flat_map(move |facts| facts.prints(dropped))
    }
}

/// Two documents that share passages; `a` stands first in the corpus.
pub(crate) struct Pair {
    pub(crate) a: DocIdx,
    pub(crate) b: DocIdx,
    pub(crate) kind: LinkKind,
    /// Whether `b` is the held one.
    pub(crate) turned: bool,
    pub(crate) shared: Shared,
    /// How many words of the two stories are equal.
    pub(crate) equal: usize,
    /// How many words each of them has.
    pub(crate) words: [usize; 2],
    pub(crate) passages: Vec<Passage>,
    /// The words that are the same.
    pub(crate) same: Box<[Same]>,
}

/// A document in hand.
pub(crate) struct Text {
    doc: DocIdx,
    text: String,
    words: Words,
    pub(crate) story: Story,
    rows: OnceCell<Rows>,
    shingles: OnceCell<Hashes>,
}

/// Compares documents; keeps the last ones in hand.
pub(crate) struct Comparing<'a> {
    given: Given<'a>,
    /// The last one last.
    texts: Vec<Rc<Text>>,
}

impl<'a> Comparing<'a> {
    /// Nothing in hand yet.
    pub(crate) fn new(given: Given<'a>) -> Comparing<'a> {
        Comparing { given, texts: Vec::new() }
    }

    /// A document, read again if it is not in hand.
    ///
    /// # Errors
    /// If its text can't be read again.
    pub(crate) fn text(&mut self, doc: DocIdx) -> anyhow::Result<Rc<Text>> {
        let found = match self.texts.iter().rposition(|text| text.doc == doc) {
            Some(at) => self.texts.remove(at),
            None => Rc::new(self.read(doc)?),
        };
        self.texts.push(Rc::clone(&found));
        let mut bytes = 0;
        let keep = self.texts.iter().rev().take_while(|text| {
            bytes += text.bytes();
            bytes <= IN_HAND
        });
        let old = self.texts.len() - keep.count();
        self.texts.drain(..old);
        Ok(found)
    }

    fn read(&self, doc: DocIdx) -> anyhow::Result<Text> {
        let text = self.given.corpus.text(doc)?;
        let words = Words::of(&text);
        let kept = self.given.facts.get(doc).map(|facts| facts.story(self.given.dropped.of(doc)));
        let story = Story::of(&words, &kept.unwrap_or_default());
        Ok(Text { doc, text, words, story, rows: OnceCell::new(), shingles: OnceCell::new() })
    }

    /// What two documents share; `None` where that is no passage. The first one is looked up in: it should be the one
    /// that is compared with many.
    ///
    /// # Errors
    /// If a text can't be read again.
    pub(crate) fn pair(
        &mut self,
        hub: DocIdx,
        other: DocIdx,
    ) -> anyhow::Result<Option<(Pair, Vec<Chain>)>> {
        let config = self.given.config;
        let (hub, other) = (self.text(hub)?, self.text(other)?);
        let turned = hub.doc > other.doc;
        let mut chains = align(
            Side { words: hub.story.hashes(), rows: hub.rows() },
            other.story.hashes(),
            turned,
            config.gap_words,
            config.passage_words.div_ceil(2),
        );
        let (a, b) = if turned { (other, hub) } else { (hub, other) };
        // Beside a passage that proves that one knew the other, shorter ones are believed too.
        if !chains.iter().any(|chain| chain.equal() >= config.passage_words) {
            return Ok(None);
        }
        let (kind, held) = Held::by(&chains, a.story.len(), b.story.len()).kind(config);
        let corpus = self.given.corpus;
        let pair = Pair {
            a: a.doc,
            b: b.doc,
            kind,
            turned: held,
            shared: Shared::count(a.shingles(config), b.shingles(config)),
            equal: chains.iter().map(Chain::equal).sum(),
            words: [a.story.len(), b.story.len()],
            passages: passages(
                corpus,
                (a.doc, a.doc_of()),
                (b.doc, b.doc_of()),
                &chains,
                self.given.numerals,
            ),
            same: chains
                .iter()
                .flat_map(Chain::runs)
                .flat_map(|run| a.story.same(&b.story, *run))
                .collect(),
        };
        if turned {
            chains.iter_mut().for_each(Chain::turn);
        }
        Ok(Some((pair, chains)))
    }
}

impl Text {
    fn doc_of(&self) -> Doc<'_> {
        Doc { text: &self.text, words: &self.words, story: &self.story }
    }

    fn rows(&self) -> &Rows {
        self.rows.get_or_init(|| Rows::of(self.story.hashes()))
    }

    fn shingles(&self, config: &Config) -> &Hashes {
        self.shingles.get_or_init(|| shingles(self.story.hashes(), config.shingle_words))
    }

    /// About how many bytes it takes: 16 for a word, 12 for one of its story, some 56 for its rows and shingles.
    fn bytes(&self) -> usize {
        self.text.len() + self.words.len() * 16 + self.story.len() * 68
    }
}
