//! The lemmatizer: dictionary forms, by suffix rules for each part of speech and lists of exceptions.
//!
//! A word that is in its base form, or of a part of speech without rules, is its own lemma in lower case. Otherwise its
//! lemma is the exception that is listed for it; else what the last of the rules makes of it whose result is a known
//! word; else what the first rule makes of it; else the word as it is written.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use anyhow::Context;

use crate::hash::{FastHasher, FastMap};
use crate::labels::Pos;
use crate::letters::Letters;
use crate::model::ModelFile;
use crate::parse::{Morph, Parse};
use crate::words::Words;

/// The rules and lists.
#[derive(Debug)]
pub(crate) struct Lemmatizer {
    /// By the number of the part of speech.
    tables: Vec<Option<Table>>,
    /// Known words in order, a line each.
    words: &'static str,
}

/// What there is for one part of speech.
#[derive(Debug, Default)]
struct Table {
    /// A suffix, and what may stand in its place.
    rules: Vec<(&'static str, &'static str)>,
    /// The known words that decide between rules.
    index: HashSet<&'static str, BuildHasherDefault<FastHasher>>,
    exceptions: FastMap<&'static str, &'static str>,
}

impl Lemmatizer {
    /// Reads the rules and lists of `file`.
    pub(crate) fn read(file: &ModelFile<'static>) -> anyhow::Result<Lemmatizer> {
        let mut tables: Vec<Option<Table>> = Pos::ALL.iter().map(|_| None).collect();
        for [pos, old, new] in file.rows("lemma.rules")? {
            table_of(&mut tables, pos)?.rules.push((old, new));
        }
        for line in file.text("lemma.index")?.lines() {
            let (pos, word) =
                line.split_once('\t').with_context(|| format!("`{line}` is short"))?;
            table_of(&mut tables, pos)?.index.insert(word);
        }
        for [pos, word, lemma] in file.rows("lemma.exceptions")? {
            table_of(&mut tables, pos)?.exceptions.insert(word, lemma);
        }
        Ok(Lemmatizer { tables, words: file.text("lemma.words")? })
    }

    /// Whether `word`, in lower case, is a noun, verb, adjective or adverb, or a form of one.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let is_form = |table: &Table| {
            let mut lemmas = table
                .rules
                .iter()
                .filter_map(|(old, new)| word.strip_suffix(old).map(|stem| format!("{stem}{new}")));
            table.exceptions.contains_key(word) || lemmas.any(|lemma| has_line(self.words, &lemma))
        };
        has_line(self.words, word) || self.tables.iter().flatten().any(is_form)
    }

    /// Fills in the lemmas of the tokens. Those in `given`, in order, have theirs already.
    pub(crate) fn apply(&self, words: Words<'_>, parse: &mut Parse, given: &[(u32, &'static str)]) {
        let mut lemmas = std::mem::take(&mut parse.lemmas);
        lemmas.clear();
        lemmas.reserve(words.bytes());
        parse.lemma_ends.clear();
        let mut form = String::new();
        let mut given = given.iter().peekable();
        for token in 0..parse.len() {
            if let Some((_, lemma)) = given.next_if(|(given, _)| *given as usize == token) {
                lemmas.push_str(lemma);
            } else {
                let word = words.of(token, parse.span(token));
                let (pos, morph) = (parse.pos(token), parse.morph(token));
                self.push_lemma(&mut lemmas, word, words.letters(), pos, morph, &mut form);
            }
            parse.lemma_ends.push(u32::try_from(lemmas.len()).unwrap_or(u32::MAX));
        }
        parse.lemmas = lemmas;
    }

    /// Appends the lemma of `word` to `lemmas`; `form` is room to work in.
    fn push_lemma(
        &self,
        lemmas: &mut String,
        word: &str,
        letters: &Letters,
        pos: Pos,
        morph: Morph,
        form: &mut String,
    ) {
        let table = self.tables[pos as usize].as_ref();
        if table.is_none() && pos != Pos::Propn || is_base_form(pos, morph) {
            return letters.push_lower(lemmas, word);
        }
        let Some(table) = table else { return lemmas.push_str(word) };
        let start = lemmas.len();
        letters.push_lower(lemmas, word);
        if let Some(lemma) = table.exceptions.get(&lemmas[start..]) {
            lemmas.truncate(start);
            lemmas.push_str(lemma);
        } else if let Some((stem, new)) = table.rule(&lemmas[start..], form) {
            lemmas.truncate(start + stem);
            lemmas.push_str(new);
        } else {
            lemmas.truncate(start);
            lemmas.push_str(word);
        }
    }
}

impl Table {
    /// The lemma that the rules find for a word in lower case: how many of its bytes stay, and what follows them.
    fn rule(&self, word: &str, form: &mut String) -> Option<(usize, &'static str)> {
        let mut found = None;
        for (old, new) in self.rules.iter().rev() {
            let Some(stem) = word.strip_suffix(old) else { continue };
            form.clear();
            form.push_str(stem);
            form.push_str(new);
            if !form.is_empty() {
                found = Some((stem.len(), *new));
            }
            if self.index.contains(form.as_str()) {
                break;
            }
        }
        found
    }
}

/// The table of a part of speech by its name.
fn table_of<'a>(tables: &'a mut [Option<Table>], pos: &str) -> anyhow::Result<&'a mut Table> {
    let pos = Pos::from_label(pos).with_context(|| format!("no part of speech `{pos}`"))?;
    Ok(tables[pos as usize].get_or_insert_default())
}

/// Whether `line` is one of the lines of `text`, which are in order.
fn has_line(text: &str, line: &str) -> bool {
    let (mut start, mut end) = (0, text.len());
    while start < end {
        let middle = start.midpoint(end);
        let from = text.as_bytes()[start..middle].iter().rposition(|byte| *byte == b'\n');
        let from = from.map_or(start, |newline| start + newline + 1);
        let to = text.as_bytes()[middle..end].iter().position(|byte| *byte == b'\n');
        let to = to.map_or(end, |newline| middle + newline);
        match text.as_bytes()[from..to].cmp(line.as_bytes()) {
            Ordering::Less => start = to + 1,
            Ordering::Equal => return true,
            Ordering::Greater => end = from,
        }
    }
    false
}

/// Whether a word of this kind has no ending that a rule could take away.
fn is_base_form(pos: Pos, morph: Morph) -> bool {
    let is = |feature, value| morph.get(feature) == Some(value);
    match pos {
        Pos::Space => true,
        Pos::Noun if is("Number", "Sing") => true,
        Pos::Verb
            if is("VerbForm", "Fin") && is("Tense", "Pres") && morph.get("Number").is_none() =>
        {
            true
        }
        _ => is("VerbForm", "Inf") || is("Degree", "Pos"),
    }
}
