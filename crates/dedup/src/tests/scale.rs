//! That findings depend on nothing but the stories: not on memory, threads or the order of days.

use dateline_core::{Analyzer, Corpus, DocIdx, Texts};

use super::{Dice, Reduced, from, reduced};
use crate::{Config, Dedup};
use dateline_core::Reader;

/// Stories of a small language, and copies, versions, excerpts and passages of them.
fn made() -> Reduced {
    let mut dice = Dice(0x00da_7e11);
    let mut stories: Vec<Vec<String>> = Vec::new();
    let mut docs = Vec::new();
    for i in 0..300 {
        let mut words = dice.words(120);
        if i > 20 {
            let other = stories[dice.below(stories.len())].clone();
            match i % 5 {
                0 => words = other,
                1 => {
                    words = other;
                    for _ in 0..8 {
                        let at = dice.below(words.len());
                        words[at] = format!("x{}", dice.below(1000));
                    }
                }
                2 => words = other[..other.len() / 2].to_vec(),
                3 => words.extend_from_slice(&other[..40.min(other.len())]),
                _ => {}
            }
        }
        stories.push(words.clone());
        let text = format!("{}\nRead our terms at any time", words.join(" "));
        docs.push(from(["Post", "Courier", "Herald"][i % 3], &format!("d{i:03}"), &text));
    }
    reduced(docs)
}

/// All that a reduce finds, as text.
fn told(summary: &crate::Summary) -> String {
    let json = serde_json::to_string(summary).unwrap();
    format!("{json}\n{:?}\n{:?}", summary.boilerplate, summary.repeats)
}

struct Copied(Vec<String>);

impl Texts for Copied {
    fn text(&self, doc: DocIdx) -> anyhow::Result<String> {
        Ok(self.0[doc.index()].clone())
    }
}

fn again(found: &Reduced, memory: u64, threads: usize) -> String {
    let texts = Copied(found.docs.iter().map(|doc| doc.text.clone()).collect());
    let metas = found.docs.iter().map(|doc| doc.meta.clone()).collect();
    let corpus = Corpus::new(metas, Box::new(texts)).with_memory(memory);
    let dedup = Dedup::new(Config::default()).unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    told(&pool.install(|| dedup.reduce(&corpus, &found.facts, ()).unwrap()))
}

#[test]
fn memory_and_threads_change_nothing() {
    let found = made();
    let kinds = found.relations();
    for kind in ["Copy", "Version", "Excerpt", "Passage"] {
        assert!(kinds.contains(kind), "{kind}");
    }
    let expected = told(&found.summary);
    for (memory, threads) in [(u64::MAX, 1), (u64::MAX, 4), (40_000, 1), (40_000, 3), (1, 2)] {
        assert!(again(&found, memory, threads) == expected, "{memory} bytes, {threads} threads");
    }
}
