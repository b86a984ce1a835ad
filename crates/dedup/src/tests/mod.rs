//! Tests: what a small invented corpus shows, by document, as people would mark it.

mod boilerplate;
mod families;
mod fingerprints;
mod invariants;
mod partners;
mod places;
mod repeats;
mod reuse;
mod scale;
mod words;

use std::fmt::Write as _;

use dateline_core::{
    Analyzer, Column, Corpus, DocIdx, Document, Published, PublishedFrom, Reader, Span, Texts,
    overlay,
};

use crate::{Config, Dedup, Facts, Summary};

/// A small generator (xorshift), so that every run has the same text.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % n as u64).unwrap()
    }

    /// Words of a small language, so that some stand in a row in unrelated texts too.
    fn words(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| format!("w{}", self.below(40).pow(2))).collect()
    }
}

/// A sentence of thirty words that no other test text holds.
const LEAD: &str = "Norland’s army withdrew from the northern valley on Sunday after six weeks of fighting, leaving behind \
                    burned trucks, empty barracks and a bridge that engineers said could not be repaired before winter.";

/// Three more sentences of the same story.
const REST: &str = "Villagers who had fled to Sudland in March began to return with carts and tractors, and a schoolteacher \
                    counted forty families by noon. The defense minister, Jon Aster, called the retreat a regrouping and \
                    told parliament that 12 soldiers had died in the last clash near the river. Sudland said it would \
                    keep its troops on the eastern ridge until observers arrive.";

/// Sixty words that have nothing to do with it.
const OTHER: &str = "The price of grain rose for the third month in a row, the market board reported, as mills bought ahead \
                     of the new tariff. Bakers in the capital asked the government for relief and warned of smaller \
                     loaves. Economists doubt that a cap would help, because farmers sell more and more of their harvest \
                     abroad under contracts that run for years.";

/// Words that no other text holds; different ones for each `n`.
fn filler(n: usize, words: usize) -> String {
    let letter = |i: usize| char::from(b'a' + u8::try_from(i % 26).unwrap());
    let word = |i| format!("{}{}{}o", letter(n), letter(i / 26), letter(i));
    (0..words).map(word).collect::<Vec<_>>().join(" ") + "."
}

struct InMemory(Vec<String>);

impl Texts for InMemory {
    fn text(&self, doc: DocIdx) -> anyhow::Result<String> {
        Ok(self.0[doc.index()].clone())
    }
}

/// A corpus that has been read and reduced.
struct Reduced {
    docs: Vec<Document>,
    corpus: Corpus,
    facts: Column<Facts>,
    summary: Summary,
}

fn doc(id: &str, text: &str) -> Document {
    Document::bare(id, text)
}

fn from(outlet: &str, id: &str, text: &str) -> Document {
    let mut doc = Document::bare(id, text);
    doc.meta.outlet = Some(outlet.into());
    doc
}

fn dated(id: &str, date: &str, text: &str) -> Document {
    let mut doc = Document::bare(id, text);
    doc.meta.published =
        Some(Published { date: date.parse().unwrap(), from: PublishedFrom::Metadata });
    doc
}

fn reduced_with(config: Config, mut docs: Vec<Document>) -> Reduced {
    docs.sort_by(|x, y| x.meta.id.cmp(&y.meta.id));
    let dedup = Dedup::new(config).unwrap();
    let facts = Column::new(docs.iter().map(|doc| Some(dedup.map(doc, ()))).collect());
    let texts = InMemory(docs.iter().map(|doc| doc.text.clone()).collect());
    let corpus = Corpus::new(docs.iter().map(|doc| doc.meta.clone()).collect(), Box::new(texts));
    let summary = dedup.reduce(&corpus, &facts, ()).unwrap();
    Reduced { docs, corpus, facts, summary }
}

fn reduced(docs: Vec<Document>) -> Reduced {
    reduced_with(Config::default(), docs)
}

impl Reduced {
    fn words(&self, doc: DocIdx, span: Span) -> &str {
        self.docs[doc.index()].words(span)
    }

    /// The place of some words: of the `n`th occurrence (from 0) in a document.
    fn find(&self, doc: &str, words: &str, n: usize) -> (DocIdx, Span) {
        let at = self.docs.iter().position(|found| found.meta.id.as_str() == doc).unwrap();
        let (start, _) = self.docs[at]
            .text
            .match_indices(words)
            .nth(n)
            .expect("the words stand in the document");
        (DocIdx(u32::try_from(at).unwrap()), Span::new(start, start + words.len()))
    }

    /// Families and links, a line each.
    fn relations(&self) -> String {
        let mut out = String::new();
        for family in &self.summary.families {
            let ids: Vec<_> = family.documents.iter().map(|doc| doc.id.as_str()).collect();
            let origin = family.origin.as_ref().map_or("unknown", |doc| doc.id.as_str());
            writeln!(out, "{}: {}, origin {origin}", family.id, ids.join(" ")).unwrap();
        }
        for link in &self.summary.links {
            writeln!(out, "{} {:?} {}", link.a.id, link.kind, link.b.id).unwrap();
        }
        out
    }

    /// Passages with their edits, as carets under the text of a.
    fn passages(&self) -> String {
        let mut out = String::new();
        for passage in &self.summary.passages {
            let origin = passage.origin.as_ref().map_or("unknown", |doc| doc.id.as_str());
            let same = format!("= {} ({} words, origin {origin})", passage.b.id, passage.tokens);
            let mut marks = vec![(passage.a_span, same)];
            for change in &passage.changes {
                let label =
                    format!("{:?} → {:?}", change.kind, self.words(passage.b.idx, change.b));
                marks.push((change.a, label));
            }
            writeln!(
                out,
                "{}\n{}",
                passage.a.id,
                overlay(&self.docs[passage.a.idx.index()].text, &marks, 100)
            )
            .unwrap();
        }
        out
    }

    /// The boilerplate of a document.
    fn boilerplate(&self, doc: &str) -> Vec<&str> {
        let (at, _) = self.find(doc, "", 0);
        self.summary.boilerplate[at.index()].iter().map(|&span| self.words(at, span)).collect()
    }

    /// The repeats of a document.
    fn repeats(&self, doc: &str) -> Vec<[&str; 2]> {
        let (at, _) = self.find(doc, "", 0);
        self.summary.repeats[at.index()]
            .iter()
            .map(|pair| pair.map(|span| self.words(at, span)))
            .collect()
    }
}
