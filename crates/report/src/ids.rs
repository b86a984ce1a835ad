//! Document ids made short without becoming ambiguous.

use crate::layout::{clean, columns};

/// How many characters of an id are always kept.
const SHORTEST: usize = 8;

/// How long a beginning may get before an id is told by its end.
const LONGEST: usize = 18;

/// A short name for each of `ids`, which are sorted: the shortest beginning that no other id has, behind the folder that
/// all of them share; `…` stands for what is left out. Where beginnings are too much alike, the end.
pub(crate) fn shortened(ids: &[&str]) -> Vec<String> {
    let folder = shared_folder(ids);
    let names: Vec<&str> = ids.iter().map(|id| id.get(folder..).unwrap_or(id)).collect();
    let by_start = lengths(&names);
    let backwards: Vec<String> = names.iter().map(|name| name.chars().rev().collect()).collect();
    let mut order: Vec<usize> = (0..backwards.len()).collect();
    order.sort_by(|a, b| backwards.get(*a).cmp(&backwards.get(*b)));
    let sorted: Vec<&str> =
        order.iter().filter_map(|i| backwards.get(*i)).map(String::as_str).collect();
    let mut by_end = vec![0; names.len()];
    for (place, length) in order.iter().zip(lengths(&sorted)) {
        if let Some(slot) = by_end.get_mut(*place) {
            *slot = length;
        }
    }
    let one = |((name, start), end): ((&&str, usize), usize)| clean(&shortest(name, start, end));
    names.iter().zip(by_start).zip(by_end).map(one).collect()
}

/// The better of the first `start` characters and the last `end` ones; the whole name where that is no longer.
fn shortest(name: &str, start: usize, end: usize) -> String {
    let all = name.chars().count();
    if start + 1 >= all || columns(name) <= SHORTEST {
        return name.into();
    }
    if start > LONGEST && end + 1 < start {
        return format!("\u{2026}{}", name.chars().skip(all - end.min(all)).collect::<String>());
    }
    let kept: String = name.chars().take(start).collect();
    format!("{}\u{2026}", kept.trim_end())
}

/// For each of sorted `names`, how many of its first characters tell it from its neighbors.
fn lengths(names: &[&str]) -> Vec<usize> {
    let shared = |i: usize, j: usize| match (names.get(i), names.get(j)) {
        (Some(a), Some(b)) => a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count(),
        _ => 0,
    };
    let before = |i: usize| i.checked_sub(1).map_or(0, |j| shared(i, j));
    (0..names.len()).map(|i| (before(i).max(shared(i, i + 1)) + 1).max(SHORTEST)).collect()
}

/// How many bytes of folder all ids share, up to and with a `/`.
fn shared_folder(ids: &[&str]) -> usize {
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return 0 };
    if ids.len() < 2 {
        return 0;
    }
    let shared = first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
    first
        .as_bytes()
        .get(..shared)
        .and_then(|head| head.iter().rposition(|b| *b == b'/'))
        .map_or(0, |slash| slash + 1)
}
