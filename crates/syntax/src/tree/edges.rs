//! The outermost tokens below each token.

/// The first and the last token below each, itself included, as spaCy finds them for `heads`.
///
/// It carries edges up from child to head in passes over the text, until the heads of all tokens lie in their sentences or
/// the passes have become too many. In a tree without crossing arcs one pass is enough. Where arcs cross, edges may stop
/// short of tokens below, as they do in spaCy; its sentences and noun chunks depend on that.
pub(crate) fn edges(heads: &[u32]) -> (Vec<u32>, Vec<u32>) {
    const PASSES: usize = 12;
    let itself = || (0..).take(heads.len()).collect::<Vec<u32>>();
    let (mut left, mut right) = (itself(), itself());
    for _ in 0..PASSES {
        for token in (0..heads.len()).chain((0..heads.len()).rev()) {
            let head = heads[token] as usize;
            left[head] = left[head].min(left[token]);
            right[head] = right[head].max(right[token]);
        }
        if heads_lie_in_sentences(heads, &left) {
            break;
        }
    }
    (left, right)
}

/// Whether the heads of all tokens but the last lie in their sentences, which start at the left edges of roots.
fn heads_lie_in_sentences(heads: &[u32], left: &[u32]) -> bool {
    let starts = sentence_starts(heads, left);
    let (mut first, last) = (0, heads.len().saturating_sub(1));
    for end in 1..heads.len() {
        if starts[end] || end == last {
            let within = |head: &u32| (first..=end).contains(&(*head as usize));
            if !heads[first..end].iter().all(within) {
                return false;
            }
            first = end;
        }
    }
    true
}

/// Whether each token starts a sentence: the left edges of roots do.
pub(crate) fn sentence_starts(heads: &[u32], left: &[u32]) -> Vec<bool> {
    let mut starts = vec![false; heads.len()];
    for (token, head) in (0..).zip(heads) {
        if token == *head {
            starts[left[token as usize] as usize] = true;
        }
    }
    starts
}
