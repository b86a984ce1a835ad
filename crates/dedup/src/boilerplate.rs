//! What an outlet puts around its stories, known by its repetition.
//!
//! A line is an outlet's own if unrelated stories of the outlet bear it. Stories that are versions of one another
//! count once, however many they are, so that a lead that is copied again and again stays a lead. What stands at the
//! head or the tail of a story is believed sooner than what stands in its middle, and a short line sooner than a long
//! one: an outlet repeats a paragraph of background in many stories, and means it as part of each.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{Column, Corpus, DocIdx, Span};

use crate::candidates::{anchors, candidates};
use crate::config::Config;
use crate::facts::Facts;
use crate::forms::merged;
use crate::lines::Piece;
use crate::sets::Sets;
use crate::story::Story;

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

/// The boilerplate of each document, in order: what its form shows, and what its outlet repeats.
pub(crate) fn boilerplate(
    corpus: &Corpus,
    facts: &Column<Facts>,
    config: &Config,
) -> Vec<Vec<Span>> {
    let mut spans = vec![Vec::new(); corpus.len()];
    let mut outlets: BTreeMap<Option<&str>, Vec<DocIdx>> = BTreeMap::new();
    for (doc, facts) in facts.iter() {
        spans[doc.index()].clone_from(&facts.furniture);
        outlets.entry(corpus.meta(doc).outlet.as_deref()).or_default().push(doc);
    }
    for docs in outlets.values().filter(|docs| docs.len() >= config.boilerplate_documents) {
        for (doc, span) in repeated(docs, facts, config) {
            spans[doc.index()].push(span);
        }
    }
    spans.into_iter().map(merged).collect()
}

/// A piece of a document, or the label of one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Bearer {
    hash: u64,
    is_label: bool,
    /// Index in the list of the outlet's documents.
    doc: usize,
    piece: usize,
}

/// What stories of one outlet bear again and again.
fn repeated(docs: &[DocIdx], facts: &Column<Facts>, config: &Config) -> Vec<(DocIdx, Span)> {
    let rows: Vec<&Facts> = docs.iter().filter_map(|&doc| facts.get(doc)).collect();
    let bearers = bearers(&rows);
    let groups = bearers.chunk_by(|x, y| (x.hash, x.is_label) == (y.hash, y.is_label));
    let groups: Vec<&[Bearer]> =
        groups.filter(|group| stories(group) >= config.boilerplate_documents).collect();
    if groups.is_empty() {
        return Vec::new();
    }
    let mut stories_of = related(&rows, config.fan_out);
    let all = (0..rows.len()).map(|doc| stories_of.root(doc)).collect::<BTreeSet<_>>().len();
    let mut found = Vec::new();
    for group in groups {
        let unrelated =
            group.iter().map(|bearer| stories_of.root(bearer.doc)).collect::<BTreeSet<_>>().len();
        if unrelated < config.boilerplate_documents {
            continue;
        }
        for bearer in group {
            let pieces = &rows[bearer.doc].pieces;
            if is_believed(pieces, bearer, unrelated, all) {
                found.push((docs[bearer.doc], pieces[bearer.piece].span));
            }
        }
    }
    found
}

/// How many documents a group names; its bearers are sorted by document.
fn stories(group: &[Bearer]) -> usize {
    group.chunk_by(|x, y| x.doc == y.doc).count()
}

/// All pieces and labels, sorted.
fn bearers(rows: &[&Facts]) -> Vec<Bearer> {
    let mut all = Vec::new();
    for (doc, facts) in rows.iter().enumerate() {
        for (piece, found) in facts.pieces.iter().enumerate() {
            if let Some(hash) = found.hash {
                all.push(Bearer { hash, is_label: false, doc, piece });
            }
            if let Some(hash) = found.label.filter(|_| found.line && found.range().len() <= LABELED)
            {
                all.push(Bearer { hash, is_label: true, doc, piece });
            }
        }
    }
    all.sort_unstable();
    all
}

/// Which documents tell one story: a quarter of the rows of words of the shorter one is in the other.
fn related(rows: &[&Facts], fan_out: usize) -> Sets {
    let anchors: Vec<Vec<u64>> =
        rows.iter().map(|facts| anchors(&Story::new(facts, &facts.furniture))).collect();
    let mut sets = Sets::new(rows.len());
    for pair in candidates(&anchors, 1, fan_out) {
        let shorter = anchors[pair.a].len().min(anchors[pair.b].len());
        if pair.shared * 4 >= shorter {
            sets.unite(pair.a, pair.b);
        }
    }
    sets
}

/// Whether a piece that `unrelated` of `all` stories of an outlet bear belongs to the outlet.
fn is_believed(pieces: &[Piece], bearer: &Bearer, unrelated: usize, all: usize) -> bool {
    let piece = &pieces[bearer.piece];
    let words = piece.range().len();
    let (at_head, at_tail) = (bearer.piece < HEAD, bearer.piece + TAIL >= pieces.len());
    let (before, behind) =
        (piece.range().start, pieces.last().map_or(0, |last| last.range().end) - piece.range().end);
    let may_be_lead = at_head && words > SHORT && before < behind;
    let share = match words {
        _ if bearer.is_label => SHARES[0],
        _ if may_be_lead => SHARES[2],
        _ if words > LONG => SHARES[1],
        _ => SHARES[0],
    };
    if unrelated * 1000 < all * share || may_be_lead && !bearer.is_label && unrelated < LEADS {
        return false;
    }
    if bearer.is_label {
        // An interview has the same label on line after line.
        let label = |other: &&Piece| other.label == piece.label;
        return pieces.iter().filter(label).count() <= 2;
    }
    at_head || at_tail || piece.line && words <= SHORT
}
