//! Facts of earlier runs. A document whose words, metadata and analyzers are the same need not be read again.
//!
//! Facts are kept under a hash of all that they depend on: the document but for its id, and of their analyzer the name, the
//! configuration with the lexicons' text, and the same of all that it reads. What program wrote them is the cache's to know.

use blake3::{Hash, Hasher};
use dateline_core::{Document, Results};

use crate::pipeline::{Pipeline, Stage};

/// Where facts are kept from run to run. It must give back what was put under a key, or nothing: whatever goes wrong is
/// its own to tell, as a run without it comes to the same findings.
pub trait Cache: Sync {
    /// The facts under a key.
    fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>>;
    /// Keeps facts under a key.
    fn put(&self, key: [u8; 32], facts: Vec<u8>);
}

/// The cache of a run, and what its analyzers are known by.
pub(crate) struct Kept<'a> {
    cache: &'a dyn Cache,
    /// Of each stage.
    identities: Vec<Hash>,
}

impl<'a> Kept<'a> {
    pub(crate) fn new(pipeline: &Pipeline, cache: &'a dyn Cache) -> Kept<'a> {
        let mut identities: Vec<Hash> = Vec::new();
        for stage in pipeline.stages() {
            let mut hasher = Hasher::new();
            part(&mut hasher, stage.plugin.name.as_bytes());
            part(&mut hasher, stage.identity.as_bytes());
            // What it reads stands before it.
            for (read, identity) in pipeline.stages().iter().zip(&identities) {
                if stage.plugin.reads.contains(&read.plugin.name) {
                    part(&mut hasher, identity.as_bytes());
                }
            }
            identities.push(hasher.finalize());
        }
        Kept { cache, identities }
    }

    /// What a document is known by: all but its id, which no fact may depend on.
    pub(crate) fn hash(&self, doc: &Document) -> Hash {
        let mut hasher = Hasher::new();
        part(&mut hasher, doc.text.as_bytes());
        let meta = &doc.meta;
        for word in [&meta.title, &meta.outlet, &meta.url, &Some(meta.language.clone())] {
            part(&mut hasher, word.as_deref().map_or(&[0], str::as_bytes));
        }
        let known = format!("{:?} {:?} {:?}", meta.published, meta.title_spans, meta.dateline);
        part(&mut hasher, known.as_bytes());
        hasher.finalize()
    }

    /// Files the facts that are kept of a document in `row`, and tells of which stages they were.
    pub(crate) fn recall(&self, stages: &[Stage], doc: &Hash, row: &mut Results) -> Vec<bool> {
        let mut recall = |(stage, identity): (&Stage, &Hash)| {
            let analyzer = stage.reader().reduce()?;
            let facts = self.cache.get(&key(identity, doc))?;
            // Facts that can't be read are as good as none.
            analyzer.restore(row, &facts).ok()
        };
        stages.iter().zip(&self.identities).map(|entry| recall(entry).is_some()).collect()
    }

    /// Keeps the facts of a stage.
    pub(crate) fn keep(&self, index: usize, stage: &Stage, doc: &Hash, row: &Results) {
        let facts = stage.reader().reduce().and_then(|analyzer| analyzer.store(row));
        if let Some(Ok(facts)) = facts {
            self.cache.put(key(&self.identities[index], doc), facts);
        }
    }
}

fn key(identity: &Hash, doc: &Hash) -> [u8; 32] {
    let mut hasher = Hasher::new();
    hasher.update(identity.as_bytes()).update(doc.as_bytes());
    *hasher.finalize().as_bytes()
}

/// Hashes a part so that no two rows of parts are alike.
fn part(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}
