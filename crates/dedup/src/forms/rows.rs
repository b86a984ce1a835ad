//! Rows of words to look for, as the files of forms write them: `follow us|me on *`.

use crate::words::hash_of;

/// `*` in a row of words stands for at most so many.
const GAP: usize = 6;

/// A word of a row: one of some hashes, or any few words.
pub(crate) enum Slot {
    Word(Vec<u64>),
    Gap,
}

/// A row of words.
pub(crate) type Row = Vec<Slot>;

/// Rows of words as a file writes them.
pub(crate) fn rows(rows: &[String]) -> Vec<Row> {
    rows.iter().map(|words| row(words)).collect()
}

/// A row of words as a file writes it.
pub(crate) fn row(words: &str) -> Row {
    let slot = |word: &str| match word {
        "*" => Slot::Gap,
        _ => Slot::Word(word.split('|').map(hash_of).collect()),
    };
    words.split_whitespace().map(slot).collect()
}

/// How many words at the start of `hashes` the row takes; the fewest.
pub(crate) fn prefix(row: &[Slot], hashes: &[u64]) -> Option<usize> {
    match row.split_first() {
        None => Some(0),
        Some((Slot::Word(any), rest)) => {
            let first = hashes.first()?;
            any.contains(first).then(|| prefix(rest, &hashes[1..]).map(|len| len + 1)).flatten()
        }
        Some((Slot::Gap, rest)) => (0..=GAP.min(hashes.len()))
            .find_map(|skip| prefix(rest, &hashes[skip..]).map(|len| len + skip)),
    }
}

/// Whether the words of `row` stand anywhere in `hashes`.
pub(crate) fn has(row: &[Slot], hashes: &[u64]) -> bool {
    (0..hashes.len()).any(|at| prefix(row, &hashes[at..]).is_some())
}

/// Whether one of `rows` is there, or none is asked for.
pub(crate) fn one_of(rows: &[Row], is_there: impl FnMut(&Row) -> bool) -> bool {
    rows.is_empty() || rows.iter().any(is_there)
}
