//! Which stories share fingerprints: an inverted index, made in parts that fit the memory it may take.
//!
//! Fingerprints are sorted range by range of their hashes, so that only a range is in memory; what stories share goes
//! onto shelves, one for each range of stories, which lie in memory or, where that is not enough, in scratch space.
//! A shelf is then looked into by itself. What is found does not depend on how many ranges there are of either.

use std::ops::Range;

use dateline_core::Corpus;
use rayon::prelude::*;

use crate::narrow;
use crate::shelf::Shelf;

/// Hashes are parted by so many of their first bits before they are sorted.
const PART_BITS: u32 = 8;

/// A shelf of more bytes could not be counted through in 32 bits.
const MOST_ROOM: u64 = 1 << 33;

/// Shelves in scratch space are open files.
const MOST_SHELVES: usize = 128;

/// Stories and what they share.
pub(crate) struct Shelves {
    /// What is on each, and the stories that it is about.
    pub(crate) all: Vec<(Shelf, Range<usize>)>,
}

/// How an index is made.
#[derive(Clone, Copy)]
pub(crate) struct Making<'a> {
    /// Stories that share a fingerprint and are told to the others; the first so many.
    pub(crate) fan_out: usize,
    /// The bytes that it may take.
    pub(crate) memory: u64,
    /// Who lends scratch space.
    pub(crate) corpus: &'a Corpus,
}

impl Shelves {
    /// The index of stories `0..count`; `prints` gives the fingerprints of one.
    ///
    /// # Errors
    /// If scratch space can't be written.
    pub(crate) fn of<I: Iterator<Item = u32>>(
        count: usize,
        prints: &(impl Fn(usize) -> I + Sync),
        making: Making<'_>,
    ) -> anyhow::Result<Shelves> {
        let total: u64 = (0..count).into_par_iter().map(|story| prints(story).count() as u64).sum();
        // Eight bytes to sort a fingerprint; at most as many words of four bytes to keep what shares it.
        let room = (making.memory / 2).clamp(1, MOST_ROOM);
        let parts = |bytes: u64| usize::try_from(bytes.div_ceil(room)).unwrap_or(1).max(1);
        let (ranges, shelves) = (
            parts(total * 8).min(1 << PART_BITS),
            parts(total * 16).min(count.clamp(1, MOST_SHELVES)),
        );
        let stories: Vec<Range<usize>> =
            (0..shelves).map(|i| count * i / shelves..count * (i + 1) / shelves).collect();
        let mut all: Vec<Shelf> = Vec::with_capacity(shelves);
        for _ in 0..shelves {
            all.push(if shelves == 1 { Shelf::default() } else { Shelf::scratch(making.corpus)? });
        }
        for i in 0..ranges {
            let (from, to) = ((i << PART_BITS) / ranges, ((i + 1) << PART_BITS) / ranges);
            for records in shared(count, prints, from..to, &stories, making.fan_out) {
                for (shelf, records) in all.iter_mut().zip(records) {
                    shelf.put(records)?;
                }
            }
        }
        Ok(Shelves { all: all.into_iter().zip(stories).collect() })
    }
}

/// What stories share of the fingerprints whose first bits lie in `parts`: for each part the records of each shelf.
fn shared<I: Iterator<Item = u32>>(
    count: usize,
    prints: &(impl Fn(usize) -> I + Sync),
    parts: Range<usize>,
    shelves: &[Range<usize>],
    fan_out: usize,
) -> Vec<Vec<Vec<u32>>> {
    let part = |hash: u32| ((hash >> (u32::BITS - PART_BITS)) as usize).checked_sub(parts.start);
    let mut sizes = vec![0_usize; parts.len()];
    for story in 0..count {
        for part in prints(story).filter_map(part) {
            if let Some(size) = sizes.get_mut(part) {
                *size += 1;
            }
        }
    }
    let mut sorted: Vec<Vec<u64>> = sizes.iter().map(|&size| Vec::with_capacity(size)).collect();
    for story in 0..count {
        for hash in prints(story) {
            if let Some(part) = part(hash).and_then(|part| sorted.get_mut(part)) {
                part.push(u64::from(hash) << 32 | story as u64);
            }
        }
    }
    let records = |mut entries: Vec<u64>| {
        entries.sort_unstable();
        entries.dedup();
        records(&entries, shelves, fan_out)
    };
    sorted.into_par_iter().map(records).collect()
}

/// The records of each shelf: of each fingerprint that several stories bear its hash, the first bearers, and the
/// stories of the shelf that bear it and are not the very first.
fn records(entries: &[u64], shelves: &[Range<usize>], fan_out: usize) -> Vec<Vec<u32>> {
    let mut out = vec![Vec::new(); shelves.len()];
    let story = |entry: u64| lower(entry);
    for same in entries.chunk_by(|x, y| x >> 32 == y >> 32).filter(|same| same.len() > 1) {
        let first = &same[..same.len().min(fan_out)];
        let mut others = &same[1..];
        for (stories, out) in shelves.iter().zip(&mut out) {
            let here = others.partition_point(|&entry| (story(entry) as usize) < stories.end);
            let (members, rest) = others.split_at(here);
            others = rest;
            if members.is_empty() {
                continue;
            }
            out.push(lower(same[0] >> 32));
            out.push(narrow(first.len()));
            out.extend(first.iter().map(|&entry| story(entry)));
            out.push(narrow(members.len()));
            out.extend(members.iter().map(|&entry| story(entry)));
        }
    }
    out
}

/// What is on a shelf, to be looked up by story.
pub(crate) struct Index {
    records: Vec<u32>,
    stories: Range<usize>,
    /// Where the groups of each story begin in `groups`; and the end of the last ones.
    starts: Vec<usize>,
    groups: Vec<Group>,
}

/// Stories that share a fingerprint: the place of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Group(u32);

impl Index {
    /// What is on a shelf.
    ///
    /// # Errors
    /// If scratch space can't be read.
    pub(crate) fn of(shelf: Shelf, stories: Range<usize>) -> anyhow::Result<Index> {
        let records = shelf.take()?;
        let mut starts = vec![0_usize; stories.len() + 1];
        for (_, members) in each(&records) {
            for &member in members {
                starts[member as usize - stories.start + 1] += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut groups = vec![Group(0); starts.last().copied().unwrap_or(0)];
        for (group, members) in each(&records) {
            for &member in members {
                let next = &mut next[member as usize - stories.start];
                groups[*next] = group;
                *next += 1;
            }
        }
        Ok(Index { stories, starts, groups, records })
    }

    /// The fingerprints that a story shares with earlier ones.
    pub(crate) fn of_story(&self, story: usize) -> &[Group] {
        let at = story - self.stories.start;
        &self.groups[self.starts[at]..self.starts[at + 1]]
    }

    /// The first stories that bear a fingerprint, in order.
    pub(crate) fn bearers(&self, group: Group) -> &[u32] {
        let at = group.0 as usize;
        &self.records[at + 2..at + 2 + self.records[at + 1] as usize]
    }

    /// The hash of a fingerprint.
    pub(crate) fn hash(&self, group: Group) -> u32 {
        self.records[group.0 as usize]
    }
}

/// Each record with its members.
fn each(records: &[u32]) -> impl Iterator<Item = (Group, &[u32])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let group = Group(narrow(at));
        let count = at + 2 + *records.get(at + 1)? as usize;
        let members = records.get(count + 1..count + 1 + *records.get(count)? as usize)?;
        at = count + 1 + members.len();
        Some((group, members))
    })
}

fn lower(n: u64) -> u32 {
    u32::try_from(n & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}
