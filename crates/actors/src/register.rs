//! The people of a document by the parts of their names, and whose name a surname is.

use std::collections::{BTreeMap, BTreeSet};

use crate::cast::{Cast, Handle};
use crate::lexicon::Gender;
use crate::text::Text;

/// How many bearers of a name are looked at.
const BEARERS: usize = 64;

/// The people of a document by the parts of their names.
#[derive(Default)]
pub(crate) struct Register {
    /// By each part of a name in normal form: who bears it, in order of first mention.
    by_part: BTreeMap<String, Vec<Handle>>,
    /// The titles that stood before a name: of whom, and the role.
    pub(crate) titles: BTreeSet<(Handle, usize)>,
    /// Where each is named, by token, in order as far as the text has been read.
    seen: BTreeMap<Handle, Vec<usize>>,
}

impl Register {
    /// Files somebody under the parts of the name.
    pub(crate) fn add(&mut self, handle: Handle, cast: &Cast) {
        for part in cast.get(handle).map_or(&[][..], |member| &member.parts) {
            let bearers = self.by_part.entry(part.clone()).or_default();
            if !bearers.contains(&handle) {
                bearers.push(handle);
            }
        }
    }

    /// Remembers that somebody is named at a token.
    pub(crate) fn saw(&mut self, handle: Handle, token: usize, text: &Text<'_>) {
        let at = self.seen.entry(handle).or_default();
        debug_assert!(token < text.len());
        let after = at.partition_point(|&other| other < token);
        at.insert(after, token);
    }

    /// All who bear this name, whole or in part, the one named last first: those whose name ends with it, else those whose
    /// name holds it.
    fn bearers(&self, name: &[String], cast: &Cast) -> Vec<Handle> {
        let Some(bearers) = name.last().and_then(|last| self.by_part.get(last)) else {
            return Vec::new();
        };
        let all: Vec<(Handle, bool)> = bearers
            .iter()
            .rev()
            .take(BEARERS)
            .filter_map(|&handle| {
                let parts = &cast.get(handle)?.parts;
                is_short_for(name, parts).then(|| (handle, parts.last() == name.last()))
            })
            .collect();
        let ends = all.iter().any(|&(_, ends)| ends);
        all.into_iter().filter(|&(_, end)| end == ends).map(|(handle, _)| handle).collect()
    }

    /// Who bears this name, whole or in part: the one named last where several do.
    pub(crate) fn bearer(&self, name: &[String], cast: &Cast) -> Option<Handle> {
        self.bearers(name, cast).first().copied()
    }

    /// Who is meant by a name at a token: one, or all who may be where nothing tells them apart.
    pub(crate) fn bearers_at(
        &self,
        name: &[String],
        token: usize,
        text: &Text<'_>,
        cast: &Cast,
    ) -> Vec<Handle> {
        let bearers = self.bearers(name, cast);
        if bearers.len() < 2 {
            return bearers;
        }
        let seen = |handle: Handle| self.seen.get(&handle).map_or(&[][..], Vec::as_slice);
        // How often each is named before the token; in a headline, who is named first below it.
        let before = |handle: Handle| seen(handle).partition_point(|&at| at < token);
        let mut ranked: Vec<(usize, Handle)> = bearers
            .iter()
            .map(|&handle| (before(handle), handle))
            .filter(|&(count, _)| count > 0)
            .collect();
        if ranked.is_empty() {
            let first = bearers.iter().min_by_key(|&&handle| seen(handle).first().copied());
            return first.copied().into_iter().collect();
        }
        ranked.sort_by_key(|&(count, handle)| (std::cmp::Reverse(count), handle));
        let (count, leader) = match ranked.as_slice() {
            [(_, only)] => return vec![*only],
            [(count, leader), ..] => (*count, *leader),
            [] => return Vec::new(),
        };
        let rival = ranked.get(1).map_or(0, |&(count, _)| count);
        let sentence = text.sentence(token);
        let near: Vec<Handle> = ranked
            .iter()
            .map(|&(_, handle)| handle)
            .filter(|&handle| {
                let last = seen(handle).get(before(handle).wrapping_sub(1));
                last.is_some_and(|&last| text.sentence(last) + 1 >= sentence)
            })
            .collect();
        match near.as_slice() {
            [one] => vec![*one],
            _ if count >= 2 * rival => vec![leader],
            _ => ranked.into_iter().map(|(_, handle)| handle).collect(),
        }
    }

    /// As [`Register::bearer`]; of several, the one who bore the title before, else one whom the title's gender fits.
    pub(crate) fn titled_bearer(
        &self,
        name: &[String],
        office: Option<usize>,
        gender: Option<Gender>,
        cast: &Cast,
    ) -> Option<Handle> {
        let bearers = self.bearers(name, cast);
        let fits = |&&handle: &&Handle| {
            cast.get(handle).is_some_and(|member| {
                gender.is_none() || member.gender.is_none() || member.gender == gender
            })
        };
        let fitting: Vec<Handle> = bearers.iter().filter(fits).copied().collect();
        let held = |handle: &&Handle| {
            office.is_some_and(|office| self.titles.contains(&(**handle, office)))
        };
        let found = fitting.iter().find(held).or(fitting.first()).or(bearers.first());
        found.copied()
    }
}

/// Whether one name may stand for the other: an equal one, its end, its ends without the middle, or a surname within.
fn is_short_for(name: &[String], full: &[String]) -> bool {
    let (short, long) = if name.len() <= full.len() { (name, full) } else { (full, name) };
    match short {
        [] => false,
        [one] => long.iter().any(|part| part == one),
        [first, .., last] => {
            long.ends_with(short)
                || long.starts_with(short)
                || long.first() == Some(first) && long.last() == Some(last)
        }
    }
}
