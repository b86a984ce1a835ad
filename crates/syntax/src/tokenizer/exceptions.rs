//! Exceptions: chunks whose tokens a table gives.

use crate::hash::FastMap;
use crate::model::ModelFile;

/// A token of an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Its bytes, from the start of the exception on.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its norm, where it has one of its own.
    pub(super) norm: Option<&'static str>,
}

/// The exceptions by their text.
#[derive(Debug, Default)]
pub(super) struct Exceptions {
    parts: Vec<Part>,
    /// Which parts a text has: the first, and behind the last.
    table: FastMap<&'static str, (u16, u16)>,
    /// The bytes of the longest text.
    longest: usize,
}

impl Exceptions {
    /// Reads the section `tokenizer.exceptions`.
    pub(super) fn new(model: &ModelFile<'static>) -> anyhow::Result<Exceptions> {
        let mut exceptions = Exceptions::default();
        let mut current = "";
        for [text, token, norm] in model.rows("tokenizer.exceptions")? {
            let start = match exceptions.parts.last() {
                Some(part) if text == current => part.end,
                _ => 0,
            };
            let norm = Some(norm).filter(|norm| !norm.is_empty());
            exceptions.parts.push(Part { start, end: start + token.len(), norm });
            let end = u16::try_from(exceptions.parts.len())?;
            exceptions.table.entry(text).or_insert((end - 1, end)).1 = end;
            exceptions.longest = exceptions.longest.max(text.len());
            current = text;
        }
        Ok(exceptions)
    }

    /// The tokens of `text`, if it is an exception.
    pub(super) fn get(&self, text: &str) -> Option<&[Part]> {
        if text.len() > self.longest {
            return None;
        }
        let &(start, end) = self.table.get(text)?;
        Some(&self.parts[usize::from(start)..usize::from(end)])
    }

    /// The texts, in no order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'static str> {
        self.table.keys().copied()
    }
}
