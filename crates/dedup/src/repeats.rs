//! Passages that a document holds twice: a headline as first line, a standfirst that is the lead, a paragraph pasted
//! in two places.

use dateline_core::Span;

use crate::align::{Chain, Run, Side, align_within, rows};
use crate::config::Config;
use crate::facts::Facts;
use crate::story::Story;

/// A passage that a document holds twice.
pub(crate) struct Repeat {
    /// Its bytes, the earlier ones first.
    pub(crate) spans: [Span; 2],
    /// Its equal words: positions in the story.
    pub(crate) runs: Vec<Run>,
}

/// The repeats of a story, in order.
pub(crate) fn repeats(facts: &Facts, story: &Story, config: &Config) -> Vec<Repeat> {
    let least = config.repeat_words.div_ceil(2);
    let side = Side { words: story.hashes(), rows: &rows(story.hashes()) };
    let chains = align_within(side, config.gap_words, least);
    let long = |chain: &Chain| match chain.runs() {
        [run] => run.len >= config.repeat_words || is_piece(facts, story, chain),
        // With edits inside it may be a turn of speech: it counts where it would between two stories.
        _ => chain.equal() >= config.passage_words,
    };
    chains
        .iter()
        .filter(|chain| long(chain))
        .filter_map(|chain| repeat(facts, story, chain))
        .collect()
}

/// Whether one of the two places is a whole line or sentence.
fn is_piece(facts: &Facts, story: &Story, chain: &Chain) -> bool {
    let whole = |words: std::ops::Range<usize>| {
        let Some(last) = words.end.checked_sub(1) else { return false };
        let (first, last) = (story.place(words.start), story.place(last));
        let found = facts.pieces.binary_search_by_key(&first, |piece| piece.range().start);
        found.is_ok_and(|piece| facts.pieces[piece].range().end == last + 1)
    };
    whole(chain.a()) || whole(chain.b())
}

fn repeat(facts: &Facts, story: &Story, chain: &Chain) -> Option<Repeat> {
    let span = |words: std::ops::Range<usize>| {
        let last = words.end.checked_sub(1)?;
        facts.words.cover(story.place(words.start)..story.place(last) + 1)
    };
    Some(Repeat { spans: [span(chain.a())?, span(chain.b())?], runs: chain.runs().to_vec() })
}
