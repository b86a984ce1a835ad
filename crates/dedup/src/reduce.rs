//! The corpus as a whole: from the words of all documents to families, links and passages.
//!
//! Boilerplate first, then stories without it; exact copies collapse; an index proposes pairs; each is aligned and
//! measured; what hangs together is a family. Each step has its own file.

use dateline_core::{Column, Corpus, DocIdx, Span};

use crate::align::{Chain, Side, align, rows};
use crate::candidates::{anchors, candidates, classes};
use crate::config::Config;
use crate::facts::Facts;
use crate::passages::Writer;
use crate::places::Uniting;
use crate::repeats::{Repeat, repeats};
use crate::similarity::{Held, Shared};
use crate::story::Story;
use crate::summary::{Link, LinkKind, Summary};
use crate::{boilerplate, families};

/// Stories that share fewer anchors share no passage of the least length, but for one that is edited all over.
const LEAST_ANCHORS: usize = 3;

/// Two stories that share passages.
struct Pair {
    a: usize,
    b: usize,
    chains: Vec<Chain>,
    kind: LinkKind,
    /// Whether `b` is the held one.
    turned: bool,
    shared: Shared,
}

/// Reduces the facts of all documents.
pub(crate) fn reduce(
    corpus: &Corpus,
    facts: &Column<Facts>,
    config: &Config,
    numerals: &crate::passages::Numerals,
) -> anyhow::Result<Summary> {
    let boilerplate = boilerplate::boilerplate(corpus, facts, config);
    let stories = stories(corpus, facts, &boilerplate);
    let classes = classes(&stories);
    let pairs = pairs(&stories, &classes, config);
    let repeats: Vec<Vec<Repeat>> = corpus
        .docs()
        .zip(&stories)
        .map(|((doc, _), story)| {
            facts.get(doc).map_or_else(Vec::new, |facts| repeats(facts, story, config))
        })
        .collect();

    let mut writer = Writer::new(corpus, facts, &stories, numerals);
    let mut passages = Vec::new();
    for pair in &pairs {
        writer.passages(pair.a, pair.b, &pair.chains, &mut passages)?;
    }
    Ok(Summary {
        families: families::families(corpus, &ties(&pairs, &classes)),
        links: links(corpus, &stories, &pairs, &classes, config),
        passages,
        places: places(corpus, facts, &stories, &pairs, &classes, &repeats),
        boilerplate,
        repeats: repeats
            .into_iter()
            .map(|repeats| repeats.iter().map(|repeat| repeat.spans).collect())
            .collect(),
    })
}

/// Of each document what is compared; of one without facts, nothing.
fn stories(corpus: &Corpus, facts: &Column<Facts>, boilerplate: &[Vec<Span>]) -> Vec<Story> {
    let story = |(doc, _): (DocIdx, _)| match facts.get(doc) {
        Some(facts) => Story::new(facts, &boilerplate[doc.index()]),
        None => Story::default(),
    };
    corpus.docs().map(story).collect()
}

/// The pairs of stories that share passages, in order; of stories that are exact copies, the first one only.
fn pairs(stories: &[Story], classes: &[usize], config: &Config) -> Vec<Pair> {
    let first = |doc: usize| classes[doc] == doc;
    let anchored: Vec<Vec<u64>> = stories
        .iter()
        .enumerate()
        .map(|(doc, story)| if first(doc) { anchors(story) } else { Vec::new() })
        .collect();
    let candidates = candidates(&anchored, LEAST_ANCHORS, config.fan_out);
    let mut wanted = vec![false; stories.len()];
    for pair in &candidates {
        (wanted[pair.a], wanted[pair.b]) = (true, true);
    }
    let prepared: Vec<Prepared> = stories
        .iter()
        .zip(&wanted)
        .map(|(story, &wanted)| Prepared::of(story, wanted, config))
        .collect();
    candidates
        .iter()
        .filter_map(|pair| compare(stories, &prepared, pair.a, pair.b, config))
        .collect()
}

/// What comparing a story takes.
#[derive(Default)]
struct Prepared {
    rows: Vec<(u64, u32)>,
    shingles: Vec<u64>,
}

impl Prepared {
    fn of(story: &Story, wanted: bool, config: &Config) -> Prepared {
        if !wanted {
            return Prepared::default();
        }
        Prepared { rows: rows(story.hashes()), shingles: story.shingles(config.shingle_words) }
    }
}

fn compare(
    stories: &[Story],
    prepared: &[Prepared],
    a: usize,
    b: usize,
    config: &Config,
) -> Option<Pair> {
    let side = |doc: usize| Side { words: stories[doc].hashes(), rows: &prepared[doc].rows };
    let chains = align(side(a), side(b), config.gap_words, config.passage_words.div_ceil(2));
    // Beside a passage that proves that one knew the other, shorter ones are believed too.
    if !chains.iter().any(|chain| chain.equal() >= config.passage_words) {
        return None;
    }
    let (kind, turned) = Held::by(&chains, stories[a].len(), stories[b].len()).kind(config);
    let shared = Shared::count(&prepared[a].shingles, &prepared[b].shingles);
    Some(Pair { a, b, chains, kind, turned, shared })
}

/// What ties documents into families.
fn ties(pairs: &[Pair], classes: &[usize]) -> Vec<(usize, usize)> {
    let tied =
        pairs.iter().filter(|pair| pair.kind != LinkKind::Passage).map(|pair| (pair.a, pair.b));
    let copies = classes.iter().enumerate().map(|(doc, &first)| (first, doc));
    tied.chain(copies).collect()
}

/// The links in order of their documents.
fn links(
    corpus: &Corpus,
    stories: &[Story],
    pairs: &[Pair],
    classes: &[usize],
    config: &Config,
) -> Vec<Link> {
    let mut links: Vec<Link> = pairs.iter().map(|pair| link(corpus, pair)).collect();
    for (doc, &first) in classes.iter().enumerate().filter(|&(doc, &first)| first != doc) {
        let shingles = stories[doc].shingles(config.shingle_words);
        let shared = Shared::count(&shingles, &shingles);
        let chains = Vec::new();
        links.push(link(
            corpus,
            &Pair { a: first, b: doc, chains, kind: LinkKind::Copy, turned: false, shared },
        ));
    }
    links.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    links
}

fn link(corpus: &Corpus, pair: &Pair) -> Link {
    let doc = |doc: usize| corpus.doc(DocIdx(u32::try_from(doc).unwrap_or(u32::MAX)));
    let (a, b, kind, jaccard) = (doc(pair.a), doc(pair.b), pair.kind, pair.shared.jaccard());
    let (a_in_b, b_in_a) = (pair.shared.a_in_b(), pair.shared.b_in_a());
    if pair.turned {
        Link { a: b, b: a, kind, jaccard, a_in_b: b_in_a, b_in_a: a_in_b }
    } else {
        Link { a, b, kind, jaccard, a_in_b, b_in_a }
    }
}

/// Where the words of all documents stand first.
fn places(
    corpus: &Corpus,
    facts: &Column<Facts>,
    stories: &[Story],
    pairs: &[Pair],
    classes: &[usize],
    repeats: &[Vec<Repeat>],
) -> crate::places::Places {
    let mut shares = vec![false; stories.len()];
    for (doc, &first) in classes.iter().enumerate().filter(|&(doc, &first)| first != doc) {
        (shares[doc], shares[first]) = (true, true);
    }
    for pair in pairs {
        (shares[pair.a], shares[pair.b]) = (true, true);
    }
    for (doc, repeats) in repeats.iter().enumerate() {
        shares[doc] |= !repeats.is_empty();
    }
    let rows = corpus.docs().map(|(doc, _)| {
        let facts = facts.get(doc).filter(|_| shares[doc.index()])?;
        Some((&stories[doc.index()], &facts.words))
    });
    let mut uniting = Uniting::new(rows);
    for (doc, &first) in classes.iter().enumerate().filter(|&(doc, &first)| first != doc) {
        uniting.unite((first, 0), (doc, 0), stories[doc].len());
    }
    for pair in pairs {
        for run in pair.chains.iter().flat_map(Chain::runs) {
            uniting.unite((pair.a, run.a), (pair.b, run.b), run.len);
        }
    }
    for (doc, repeats) in repeats.iter().enumerate() {
        for run in repeats.iter().flat_map(|repeat| &repeat.runs) {
            uniting.unite((doc, run.a), (doc, run.b), run.len);
        }
    }
    uniting.done()
}
