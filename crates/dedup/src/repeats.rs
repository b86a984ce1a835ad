//! Passages that a document holds twice: a headline as first line, a standfirst that is the lead, a paragraph pasted
//! in two places.

use dateline_core::Span;
use serde::{Deserialize, Serialize};

use crate::align::{Chain, Rows, Side, align_within};
use crate::config::Config;
use crate::lines::Piece;
use crate::places::Same;
use crate::story::Story;
use crate::words::Words;

/// A passage that a document holds twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Repeat {
    /// Its bytes, the earlier ones first.
    pub(crate) spans: [Span; 2],
    /// Its equal words.
    pub(crate) same: Box<[Same]>,
}

/// The repeats of a story, in order.
pub(crate) fn repeats(
    words: &Words,
    pieces: &[Piece],
    story: &Story,
    config: &Config,
) -> Vec<Repeat> {
    let least = config.repeat_words.div_ceil(2);
    let side = Side { words: story.hashes(), rows: &Rows::of(story.hashes()) };
    let chains = align_within(side, config.gap_words, least);
    let long = |chain: &Chain| match chain.runs() {
        [run] => run.len >= config.repeat_words || is_piece(pieces, story, chain),
        // With edits inside it may be a turn of speech: it counts where it would between two stories.
        _ => chain.equal() >= config.passage_words,
    };
    chains
        .iter()
        .filter(|chain| long(chain))
        .filter_map(|chain| repeat(words, story, chain))
        .collect()
}

/// Whether one of the two places is a whole line or sentence.
fn is_piece(pieces: &[Piece], story: &Story, chain: &Chain) -> bool {
    let whole = |words: std::ops::Range<usize>| {
        let Some(last) = words.end.checked_sub(1) else { return false };
        let (first, last) = (story.place(words.start), story.place(last));
        let found = pieces.binary_search_by_key(&first, |piece| piece.range().start);
        found.is_ok_and(|piece| pieces[piece].range().end == last + 1)
    };
    whole(chain.a()) || whole(chain.b())
}

fn repeat(words: &Words, story: &Story, chain: &Chain) -> Option<Repeat> {
    let span = |range: std::ops::Range<usize>| {
        let last = range.end.checked_sub(1)?;
        words.cover(story.place(range.start)..story.place(last) + 1)
    };
    let same = chain.runs().iter().flat_map(|run| story.same(story, *run)).collect();
    Some(Repeat { spans: [span(chain.a())?, span(chain.b())?], same })
}
