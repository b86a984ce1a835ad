//! What tells one incident from another beside its day and place: the names that stand in the lead of a story and
//! around its claims. Two reports of one crime share the victim, the street and the suspect; two crimes of one city
//! and day share the city alone.
//!
//! Names are words with a capital that do not begin a sentence. They are kept as hashes, beside the facts, and are no
//! finding.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use dateline_core::{Document, Span};

use crate::facts::Claim;

/// So many bytes from the start of a text are its lead.
const LEAD: usize = 2_000;
/// So many bytes on both sides of a claim's sentence are around it.
const AROUND: usize = 200;
/// So many names of a document are kept.
const MOST: usize = 128;

/// Words with a capital that tell nothing of which incident it is.
static UNSPECIFIC: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/unspecific.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// The hashes of the names in the lead of a document and around its claims; sorted, each once.
pub(crate) fn names(doc: &Document, claims: &[Claim]) -> Vec<u32> {
    let mut names = BTreeSet::new();
    let lead = Span::new(0, LEAD);
    let around = claims.iter().map(|claim| {
        let (start, end) = (claim.evidence.start(), claim.evidence.end());
        Span::new(start.saturating_sub(AROUND), end.saturating_add(AROUND))
    });
    let mut read = 0;
    for span in std::iter::once(lead).chain(around) {
        let (start, end) = (span.start().max(read), span.end().min(doc.text.len()));
        // A headline writes many words with a capital.
        let title = doc.meta.title_spans.iter().find(|title| title.contains_offset(start));
        let start = title.map_or(start, |title| title.end());
        if start < end && names.len() < MOST {
            collect(&doc.text[floor(&doc.text, start)..floor(&doc.text, end)], &mut names);
        }
        read = read.max(end);
    }
    names.into_iter().take(MOST).collect()
}

/// The character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn collect(text: &str, names: &mut BTreeSet<u32>) {
    let mut initial = true;
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphabetic) {
        initial |= rest[..start].contains(['.', '!', '?', ':', '\n', '"', '\u{201c}', '\u{2022}']);
        let word = &rest[start..];
        let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        let (word, behind) = word.split_at(end);
        let mut chars = word.chars();
        let is_name = chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_some_and(char::is_lowercase);
        if is_name && !initial {
            let lower = word.to_lowercase();
            if !UNSPECIFIC.contains(lower.as_str()) {
                names.insert(hash(&lower));
            }
        }
        initial = false;
        rest = behind;
    }
}

/// FNV-1a: the same on every machine.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// How much names tell, by how many documents have them.
#[derive(Debug)]
pub(crate) struct Weights {
    documents: usize,
    carriers: BTreeMap<u32, usize>,
}

/// A corpus of fewer documents than this is taken for one of so many: in the ten reports of one crime the victim's name
/// is in all, and still rare.
const CORPUS: usize = 1000;
/// So many names of a document are those that its event is looked up by.
const RAREST: usize = 8;
/// A name that more documents have is not looked up by.
const COMMON: usize = 200;
/// What a name weighs that one document of a thousand has.
const RARE: u64 = 160;

/// So many rare names, and a document tells by them what it is about.
const ENOUGH_NAMES: u64 = 2;

/// How like two sets of names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Both have names enough, and hardly one in common.
    None,
    /// Too few names to tell.
    Unknown,
    /// Some are in common.
    Some,
    /// Much is in common.
    Strong,
}

impl Weights {
    /// Weights by the names of all scenes of a corpus of so many documents.
    pub(crate) fn of<'a>(documents: usize, names: impl Iterator<Item = &'a [u32]>) -> Weights {
        let mut carriers = BTreeMap::new();
        for name in names.flatten() {
            *carriers.entry(*name).or_default() += 1;
        }
        Weights { documents: documents.max(CORPUS), carriers }
    }

    /// Sixteen times the binary logarithm of one in how many documents has the name.
    fn weight(&self, name: u32) -> u64 {
        let carriers = self.carriers.get(&name).copied().unwrap_or(1).max(1);
        let ratio = (self.documents / carriers).max(1) as u64;
        // The logarithm's fraction, by the square of its mantissa taken four times.
        let (mut whole, mut mantissa) = (u64::from(ratio.ilog2()), (ratio << 16) >> ratio.ilog2());
        for _ in 0..4 {
            mantissa = (mantissa * mantissa) >> 16;
            whole *= 2;
            if mantissa >= 1 << 17 {
                mantissa >>= 1;
                whole += 1;
            }
        }
        whole
    }

    /// The names of a document that fewest others have.
    pub(crate) fn rarest(&self, names: &[u32]) -> Vec<u32> {
        let carriers = |name: &u32| self.carriers.get(name).copied().unwrap_or_default();
        let mut rarest: Vec<u32> =
            names.iter().filter(|name| (2..=COMMON).contains(&carriers(name))).copied().collect();
        rarest.sort_by_key(|name| (carriers(name), *name));
        rarest.truncate(RAREST);
        rarest
    }

    /// How like a document's names are to those of an event.
    pub(crate) fn likeness(&self, names: &[u32], event: &Profile) -> Likeness {
        let shared = names.iter().filter(|name| event.has(**name)).copied();
        Self::degree(self.sum(shared), self.sum(names.iter().copied()).min(event.weight))
    }

    /// Whether half of the names of one document are in another one, as far as they have names: whether equal words in
    /// both may be copies.
    pub(crate) fn are_alike(&self, a: &[u32], b: &[u32]) -> Option<bool> {
        let shared = self.sum(a.iter().filter(|name| b.binary_search(name).is_ok()).copied());
        let least = self.sum(a.iter().copied()).min(self.sum(b.iter().copied()));
        (least > 0).then_some(shared * 2 >= least)
    }

    fn sum(&self, names: impl Iterator<Item = u32>) -> u64 {
        names.map(|name| self.weight(name)).sum()
    }

    /// What `shared` of at least `least` comes to.
    fn degree(shared: u64, least: u64) -> Likeness {
        if least < ENOUGH_NAMES * RARE {
            let most = shared * 2 >= least && shared * 2 >= RARE;
            return if most { Likeness::Some } else { Likeness::Unknown };
        }
        match shared * 1000 / least {
            0..150 => Likeness::None,
            150..350 => Likeness::Some,
            _ if shared < 2 * RARE => Likeness::Some,
            _ => Likeness::Strong,
        }
    }
}

/// The names of an event: of those that its scenes have, what a third of them have.
#[derive(Debug, Default)]
pub(crate) struct Profile {
    scenes: usize,
    carriers: BTreeMap<u32, usize>,
    weight: u64,
}

/// After so many scenes the names of an event are known.
const ENOUGH: usize = 32;

impl Profile {
    /// Adds the names of a scene.
    pub(crate) fn add(&mut self, names: &[u32], weights: &Weights) {
        if self.scenes == ENOUGH {
            return;
        }
        self.scenes += 1;
        for name in names {
            *self.carriers.entry(*name).or_default() += 1;
        }
        let known = self.carriers.keys().filter(|name| self.has(**name)).copied();
        self.weight = weights.sum(known);
    }

    fn has(&self, name: u32) -> bool {
        self.carriers.get(&name).is_some_and(|carriers| carriers * 3 >= self.scenes)
    }
}
