//! Map and reduce on generated text: stories of invented words, each carried by several outlets with edits.

use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, Reader, Span, Texts};
use dateline_dedup::{Config, Dedup, Facts, Summary};

fn main() {
    divan::main();
}

/// A small generator (xorshift), so that every run has the same text.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).expect("a remainder of a usize fits")
    }

    fn word(&mut self) -> String {
        // Few words are frequent and many are rare, roughly as in a language.
        let rank = self.below(60).pow(2) + self.below(40);
        format!("{}{}", ["ta", "ro", "ni", "sel", "mar", "du", "ke"][rank % 7], rank)
    }

    fn story(&mut self, words: usize) -> Vec<String> {
        (0..words).map(|_| self.word()).collect()
    }
}

struct InMemory(Vec<String>);

impl Texts for InMemory {
    fn text(&self, doc: DocIdx) -> anyhow::Result<String> {
        Ok(self.0[doc.index()].clone())
    }
}

/// What a corpus is made of.
#[derive(Debug, Clone, Copy)]
enum Reuse {
    /// All stories are their own: what the index costs.
    None,
    /// One in three is a story of its own, the others are versions of earlier ones: what comparing costs.
    Versions,
    /// All are versions of one story.
    OneStory,
}

fn documents(count: usize, reuse: Reuse) -> Vec<Document> {
    let mut dice = Dice(0x5eed_5eed_5eed_5eed);
    let mut stories: Vec<Vec<String>> = Vec::new();
    let mut docs = Vec::with_capacity(count);
    for i in 0..count {
        let is_own = match reuse {
            Reuse::None => true,
            Reuse::Versions => i % 3 == 0,
            Reuse::OneStory => i == 0,
        };
        let mut words =
            if is_own { dice.story(500) } else { stories[dice.below(stories.len())].clone() };
        if is_own {
            stories.push(words.clone());
        } else {
            for _ in 0..words.len() / 20 {
                let at = dice.below(words.len());
                words[at] = dice.word();
            }
        }
        let paragraphs: Vec<String> = words.chunks(60).map(|words| words.join(" ") + ".").collect();
        let outlet = format!("Outlet {}", dice.below(10));
        let text =
            format!("{}\n\nSign up for the newsletter of {outlet}.\n", paragraphs.join("\n\n"));
        let mut doc = Document::bare(&format!("d{i:06}"), &text);
        doc.meta.outlet = Some(outlet);
        docs.push(doc);
    }
    docs
}

/// A corpus that has been read.
struct Made {
    dedup: Dedup,
    corpus: Corpus,
    facts: Column<Facts>,
}

fn made(count: usize, reuse: Reuse, memory: u64) -> Made {
    let docs = documents(count, reuse);
    let dedup = Dedup::new(Config::default()).expect("the defaults are valid");
    let facts = mapped(&dedup, &docs);
    let texts = InMemory(docs.iter().map(|doc| doc.text.clone()).collect());
    let metas = docs.into_iter().map(|doc| doc.meta).collect();
    Made { dedup, corpus: Corpus::new(metas, Box::new(texts)).with_memory(memory), facts }
}

impl Made {
    fn reduce(&self) -> Summary {
        self.dedup.reduce(&self.corpus, &self.facts, ()).expect("texts in memory can be read")
    }
}

fn mapped(dedup: &Dedup, docs: &[Document]) -> Column<Facts> {
    Column::new(docs.iter().map(|doc| Some(dedup.map(doc, ()))).collect())
}

#[divan::bench(args = [1, 100])]
fn map(bencher: divan::Bencher<'_, '_>, count: usize) {
    let docs = documents(count, Reuse::Versions);
    let dedup = Dedup::new(Config::default()).expect("the defaults are valid");
    let bytes: usize = docs.iter().map(|doc| doc.text.len()).sum();
    bencher.counter(divan::counter::BytesCount::new(bytes)).bench(|| mapped(&dedup, &docs));
}

#[divan::bench(args = [100, 1000, 10_000], sample_count = 5)]
fn index(bencher: divan::Bencher<'_, '_>, count: usize) {
    let made = made(count, Reuse::None, u64::MAX);
    bencher.counter(divan::counter::ItemsCount::new(count)).bench(|| made.reduce());
}

#[divan::bench(args = [10_000], sample_count = 5)]
fn index_on_shelves(bencher: divan::Bencher<'_, '_>, count: usize) {
    let made = made(count, Reuse::None, 4 << 20);
    bencher.counter(divan::counter::ItemsCount::new(count)).bench(|| made.reduce());
}

#[divan::bench(args = [100, 1000, 10_000], sample_count = 5)]
fn versions(bencher: divan::Bencher<'_, '_>, count: usize) {
    let made = made(count, Reuse::Versions, u64::MAX);
    bencher.counter(divan::counter::ItemsCount::new(count)).bench(|| made.reduce());
}

#[divan::bench(args = [100, 1000, 10_000], sample_count = 5)]
fn versions_of_one_story(bencher: divan::Bencher<'_, '_>, count: usize) {
    let made = made(count, Reuse::OneStory, u64::MAX);
    bencher.counter(divan::counter::ItemsCount::new(count)).bench(|| made.reduce());
}

/// Where copied words stand first, asked for the first time: all words are united.
#[divan::bench(args = [1000], sample_count = 5)]
fn places(bencher: divan::Bencher<'_, '_>, count: usize) {
    let made = made(count, Reuse::Versions, u64::MAX);
    bencher
        .with_inputs(|| made.reduce())
        .bench_refs(|summary| summary.canonical(DocIdx(1), Span::new(10, 60)));
}
