//! The forms of English verbs and nouns by rule, and what each form can be.
//!
//! It knows spelling only; which of the possible forms a word is in its sentence is told by `sketch`.

use std::collections::HashMap;

use anyhow::{Context, bail};

/// A set of verb forms that a word can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Forms(u8);

impl Forms {
    pub(crate) const BASE: Forms = Forms(1);
    pub(crate) const THIRD: Forms = Forms(2);
    pub(crate) const PAST: Forms = Forms(4);
    pub(crate) const PARTICIPLE: Forms = Forms(8);
    pub(crate) const GERUND: Forms = Forms(16);

    pub(crate) fn has(self, other: Forms) -> bool {
        self.0 & other.0 != 0
    }

    fn with(self, other: Forms) -> Forms {
        Forms(self.0 | other.0)
    }
}

/// The verbs that the rules get wrong: lemma to past, participle and gerund.
#[derive(Debug, Default)]
pub(crate) struct Irregulars(HashMap<String, Vec<[String; 3]>>);

impl Irregulars {
    /// Reads lines of a lemma, its past, its participle and, where it is not by rule, its gerund. A lemma may have
    /// several lines, for spellings that differ.
    pub(crate) fn parse(text: &str) -> anyhow::Result<Irregulars> {
        let mut verbs: HashMap<String, Vec<[String; 3]>> = HashMap::new();
        for (number, line) in entries(text) {
            let words: Vec<_> = line.split_whitespace().collect();
            let [lemma, past, participle, rest @ ..] = words.as_slice() else {
                bail!("line {number}: a lemma needs its past and its participle")
            };
            let gerund = rest.first().map_or_else(|| gerund(lemma), |gerund| (*gerund).to_owned());
            let forms = [(*past).to_owned(), (*participle).to_owned(), gerund];
            verbs.entry((*lemma).to_owned()).or_default().push(forms);
        }
        Ok(Irregulars(verbs))
    }

    /// All forms of a verb; the same spelling may stand for several.
    pub(crate) fn forms(&self, lemma: &str) -> Vec<(String, Forms)> {
        let mut forms = vec![(lemma.to_owned(), Forms::BASE), (third(lemma), Forms::THIRD)];
        let listed = self.0.get(lemma).map(Vec::as_slice).unwrap_or_default();
        for [past, participle, gerund] in listed {
            forms.push((past.clone(), Forms::PAST));
            forms.push((participle.clone(), Forms::PARTICIPLE));
            forms.push((gerund.clone(), Forms::GERUND));
        }
        if listed.is_empty() {
            forms.push((past(lemma), Forms::PAST.with(Forms::PARTICIPLE)));
            forms.push((gerund(lemma), Forms::GERUND));
        }
        forms
    }
}

/// What spellings stand for which forms of which verbs, and whether the verb is often a noun too.
#[derive(Debug, Default)]
pub(crate) struct Verbs {
    forms: HashMap<String, (Forms, bool)>,
}

impl Verbs {
    /// Reads lemmas, one a line, a star behind those that are as often nouns.
    pub(crate) fn parse(text: &str, irregulars: &Irregulars) -> anyhow::Result<Verbs> {
        let mut verbs = Verbs::default();
        for (number, line) in entries(text) {
            let lemma = line.trim_end_matches('*');
            if lemma.is_empty() || lemma.contains(char::is_whitespace) {
                bail!("line {number}: a lemma is one word");
            }
            verbs.add(lemma, line.ends_with('*'), irregulars);
        }
        Ok(verbs)
    }

    /// Adds the forms of a verb.
    pub(crate) fn add(&mut self, lemma: &str, also_noun: bool, irregulars: &Irregulars) {
        for (spelling, forms) in irregulars.forms(lemma) {
            let known = self.forms.entry(spelling).or_default();
            known.0 = known.0.with(forms);
            known.1 |= also_noun;
        }
    }

    /// The forms that a normalised word can be, and whether it is often a noun.
    pub(crate) fn get(&self, word: &str) -> Option<(Forms, bool)> {
        self.forms.get(word).copied()
    }
}

/// The lines that hold something, with their numbers from 1.
fn entries(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines().map(str::trim))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Reads a built-in or user's list, naming it where it can't be read.
pub(crate) fn named<T>(name: &str, result: anyhow::Result<T>) -> anyhow::Result<T> {
    result.with_context(|| format!("can't use {name}"))
}

/// The plural of a noun.
pub(crate) fn plural(noun: &str) -> String {
    match noun {
        "man" => "men".into(),
        "woman" => "women".into(),
        _ => third(noun),
    }
}

fn third(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn past(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with('e') {
        format!("{lemma}d")
    } else {
        format!("{}ed", doubled(lemma))
    }
}

fn gerund(lemma: &str) -> String {
    if lemma.ends_with('e') && !lemma.ends_with("ee") && lemma.len() > 2 {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else {
        format!("{}ing", doubled(lemma))
    }
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    let before = lemma.strip_suffix('y').and_then(|stem| stem.chars().next_back());
    before.is_some_and(|c| !is_vowel(c))
}

/// The stem before `-ed` and `-ing`: a lone final consonant behind a lone vowel doubles in words of one syllable.
fn doubled(lemma: &str) -> String {
    let mut ends = lemma.chars().rev();
    let (Some(last), Some(middle)) = (ends.next(), ends.next()) else { return lemma.to_owned() };
    let lone_vowel = is_vowel(middle) && ends.next().is_none_or(|c| !is_vowel(c));
    let syllables = lemma.split(|c| !is_vowel(c)).filter(|run| !run.is_empty()).count();
    let doubles =
        lone_vowel && syllables == 1 && !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y');
    if doubles { format!("{lemma}{last}") } else { lemma.to_owned() }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(lemma: &str) -> String {
        let irregulars =
            Irregulars::parse(include_str!("../data/irregular.txt")).unwrap_or_default();
        irregulars.forms(lemma).into_iter().map(|(form, _)| form).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn inflects_by_rule_and_by_exception() {
        assert_eq!(forms("accuse"), "accuse accuses accused accusing");
        assert_eq!(forms("deny"), "deny denies denied denying");
        assert_eq!(forms("ban"), "ban bans banned banning");
        assert_eq!(forms("attack"), "attack attacks attacked attacking");
        assert_eq!(forms("shell"), "shell shells shelled shelled shelling");
        assert_eq!(forms("veto"), "veto vetoes vetoed vetoing");
        assert_eq!(forms("fight"), "fight fights fought fought fighting");
        assert_eq!(forms("expel"), "expel expels expelled expelled expelling");
        assert_eq!(forms("visit"), "visit visits visited visiting");
        assert_eq!(forms("free"), "free frees freed freeing");
    }

    #[test]
    fn an_exception_without_a_participle_is_refused_with_its_line() {
        let error = Irregulars::parse("# verbs\ngo went\n").err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("line 2: a lemma needs its past and its participle"));
    }
}
