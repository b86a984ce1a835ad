//! What an outlet puts around its stories, known by its repetition.
//!
//! A line is an outlet's own if unrelated stories of the outlet bear it. Stories that are versions of one another
//! count once, however many they are, so that a lead that is copied again and again stays a lead. What stands at the
//! head or the tail of a story is believed sooner than what stands in its middle, and a short line sooner than a long
//! one: an outlet repeats a paragraph of background in many stories, and means it as part of each.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Column, Corpus, DocIdx, Span};
use rayon::prelude::*;

use crate::config::Config;
use crate::facts::{Facts, Piece};
use crate::forms::merged;
use crate::index::{Index, Making, Shelves};
use crate::sets::Sets;

/// The first so many pieces of a text are its head.
const HEAD: usize = 3;
/// The last so many are its tail.
const TAIL: usize = 5;
/// A line of more words is no line of a menu: in the middle of a story it is not believed, at its head hardly, as it
/// may be a lead.
const SHORT: usize = 12;
/// A piece of more words has to stand in a larger share of the outlet's stories, wherever it stands.
const LONG: usize = 25;
/// The share of the outlet's stories, in thousandths, that bear a piece; a long one; one that may be a lead.
const SHARES: [usize; 3] = [5, 50, 200];
/// And the number of stories that bear what may be a lead.
const LEADS: usize = 10;
/// A label (`Read more:`) counts on lines of at most so many words.
const LABELED: usize = 40;

/// Of each document the pieces that belong to its outlet.
#[derive(Debug, Default)]
pub(crate) struct Dropped(Vec<Box<[u32]>>);

impl Dropped {
    /// Those of a document, in order.
    pub(crate) fn of(&self, doc: DocIdx) -> &[u32] {
        self.0.get(doc.index()).map_or(&[], |pieces| pieces)
    }

    /// All boilerplate of a document, in order: what its form shows, and what its outlet repeats.
    pub(crate) fn spans(&self, doc: DocIdx, facts: &Facts) -> Vec<Span> {
        let pieces = self.of(doc).iter().map(|&piece| facts.pieces[piece as usize].span);
        merged(facts.furniture.iter().copied().chain(pieces).collect())
    }
}

/// What outlets repeat.
///
/// # Errors
/// If scratch space fails.
pub(crate) fn boilerplate(
    corpus: &Corpus,
    facts: &Column<Facts>,
    config: &Config,
) -> anyhow::Result<Dropped> {
    let mut outlets: BTreeMap<Option<&str>, Vec<DocIdx>> = BTreeMap::new();
    for (doc, _) in facts.iter() {
        outlets.entry(corpus.meta(doc).outlet.as_deref()).or_default().push(doc);
    }
    let outlets: Vec<Vec<DocIdx>> =
        outlets.into_values().filter(|docs| docs.len() >= config.boilerplate_documents).collect();
    let found: Vec<Vec<(DocIdx, u32)>> = outlets
        .par_iter()
        .map(|docs| repeated(corpus, docs, facts, config))
        .collect::<anyhow::Result<_>>()?;
    let mut dropped: Vec<Vec<u32>> = vec![Vec::new(); corpus.len()];
    for (doc, piece) in found.into_iter().flatten() {
        dropped[doc.index()].push(piece);
    }
    let in_order = |mut pieces: Vec<u32>| {
        pieces.sort_unstable();
        pieces.dedup();
        pieces.into_boxed_slice()
    };
    Ok(Dropped(dropped.into_iter().map(in_order).collect()))
}

/// A piece of a document, or the label of one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Bearer {
    hash: u64,
    /// Index in the list of the outlet's documents.
    doc: u32,
    /// The number of the piece, twice; one more where its label is meant.
    piece: u32,
}

impl Bearer {
    fn is_label(self) -> bool {
        self.piece % 2 == 1
    }

    fn piece(self) -> usize {
        self.piece as usize / 2
    }
}

/// What stories of one outlet bear again and again.
fn repeated(
    corpus: &Corpus,
    docs: &[DocIdx],
    facts: &Column<Facts>,
    config: &Config,
) -> anyhow::Result<Vec<(DocIdx, u32)>> {
    let rows: Vec<&Facts> = docs.iter().filter_map(|&doc| facts.get(doc)).collect();
    let bearers = bearers(&rows);
    let groups = bearers.chunk_by(|x, y| x.hash == y.hash);
    let groups: Vec<&[Bearer]> =
        groups.filter(|group| stories(group) >= config.boilerplate_documents).collect();
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let mut stories_of = related(corpus, &rows, config)?;
    let all = (0..rows.len()).map(|doc| stories_of.root(doc)).collect::<BTreeSet<_>>().len();
    let mut found = Vec::new();
    for group in groups {
        let roots = group.iter().map(|bearer| stories_of.root(bearer.doc as usize));
        let unrelated = roots.collect::<BTreeSet<_>>().len();
        if unrelated < config.boilerplate_documents {
            continue;
        }
        for bearer in group {
            if is_believed(&rows[bearer.doc as usize].pieces, *bearer, unrelated, all) {
                found.push((docs[bearer.doc as usize], bearer.piece / 2));
            }
        }
    }
    Ok(found)
}

/// How many documents a group names; its bearers are sorted by document.
fn stories(group: &[Bearer]) -> usize {
    group.chunk_by(|x, y| x.doc == y.doc).count()
}

/// All pieces and labels that may be believed, sorted.
fn bearers(rows: &[&Facts]) -> Vec<Bearer> {
    let mut all = Vec::new();
    for (doc, facts) in (0_u32..).zip(rows) {
        for (i, found) in (0_u32..).zip(&facts.pieces) {
            let words = found.words as usize;
            let (at_head, at_tail) = at(&facts.pieces, i as usize);
            if let Some(hash) = found.hash
                && (at_head || at_tail || found.line && words <= SHORT)
            {
                all.push(Bearer { hash: hash.get() & !1, doc, piece: i * 2 });
            }
            if let Some(hash) = found.label.filter(|_| found.line && words <= LABELED) {
                all.push(Bearer { hash: hash.get() | 1, doc, piece: i * 2 + 1 });
            }
        }
    }
    all.sort_unstable();
    all
}

/// Which documents tell one story: a quarter of the fingerprints of the shorter one is in the other.
fn related(corpus: &Corpus, rows: &[&Facts], config: &Config) -> anyhow::Result<Sets> {
    let making = Making { fan_out: config.fan_out, memory: corpus.memory(), corpus };
    let shelves = Shelves::of(rows.len(), &|story| rows[story].prints(&[]), making)?;
    let lens: Vec<usize> = rows.iter().map(|facts| facts.prints(&[]).count()).collect();
    let mut sets = Sets::new(rows.len());
    let mut counts = vec![0_usize; rows.len()];
    let mut touched = Vec::new();
    for (shelf, stories) in shelves.all {
        let index = Index::of(shelf, stories.clone())?;
        for b in stories {
            for &group in index.of_story(b) {
                let before =
                    index.bearers(group).iter().map(|&a| a as usize).take_while(|&a| a < b);
                for a in before {
                    if counts[a] == 0 {
                        touched.push(a);
                    }
                    counts[a] += 1;
                }
            }
            for a in touched.drain(..) {
                if std::mem::take(&mut counts[a]) * 4 >= lens[a].min(lens[b]) {
                    sets.unite(a, b);
                }
            }
        }
    }
    Ok(sets)
}

/// Whether a piece stands at the head of its text, and whether at the tail.
fn at(pieces: &[Piece], piece: usize) -> (bool, bool) {
    (piece < HEAD, piece + TAIL >= pieces.len())
}

/// Whether a piece that `unrelated` of `all` stories of an outlet bear belongs to the outlet.
fn is_believed(pieces: &[Piece], bearer: Bearer, unrelated: usize, all: usize) -> bool {
    let piece = &pieces[bearer.piece()];
    let words = piece.words as usize;
    let (at_head, at_tail) = at(pieces, bearer.piece());
    let count = |pieces: &[Piece]| pieces.iter().map(|piece| piece.words as usize).sum::<usize>();
    let (before, behind) = (count(&pieces[..bearer.piece()]), count(&pieces[bearer.piece() + 1..]));
    let may_be_lead = at_head && words > SHORT && before < behind;
    let share = match words {
        _ if bearer.is_label() => SHARES[0],
        _ if may_be_lead => SHARES[2],
        _ if words > LONG => SHARES[1],
        _ => SHARES[0],
    };
    if unrelated * 1000 < all * share || may_be_lead && !bearer.is_label() && unrelated < LEADS {
        return false;
    }
    if bearer.is_label() {
        // An interview has the same label on line after line.
        let label = |other: &&Piece| other.label == piece.label;
        return pieces.iter().filter(label).count() <= 2;
    }
    at_head || at_tail || piece.line && words <= SHORT
}
