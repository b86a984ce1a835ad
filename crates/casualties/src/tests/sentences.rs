//! Sentences of news and the claims that a reader takes from them; the form stands at the head of the file.

use dateline_core::{Bound, Count};

use super::{facts_of, published};
use crate::{Claim, Config};

const SENTENCES: &str = include_str!("sentences.txt");

/// A count as the file writes it.
fn written(count: Count) -> String {
    let (lo, hi) = (count.lo(), count.hi().unwrap_or_default());
    match count.bound() {
        Bound::Exact => lo.to_string(),
        Bound::AtLeast => format!("{lo}+"),
        Bound::MoreThan => format!(">{}", lo - 1),
        Bound::AtMost => format!("-{hi}"),
        Bound::LessThan => format!("<{}", hi + 1),
        Bound::Approx => format!("~{lo}"),
        Bound::Range => format!("{lo}..{hi}"),
        Bound::Vague => "v".into(),
        Bound::Plural => "p".into(),
        Bound::None => "0".into(),
    }
}

/// Whether a claim is what an entry says: `killed 3 part child !hypothetical`.
fn is(claim: &Claim, entry: &str) -> bool {
    let mut words = entry.split_whitespace();
    let category = format!("{:?}", claim.category).to_lowercase();
    let count = written(claim.count);
    let stated = (words.next(), words.next()) == (Some(&category), Some(&count));
    let rest: Vec<&str> = words.collect();
    let holds = |word: &&str| match word.strip_prefix('!') {
        Some(flag) => {
            claim.flags.iter().any(|known| format!("{known:?}").eq_ignore_ascii_case(flag))
        }
        None => format!("{:?}", claim.victims.group).eq_ignore_ascii_case(word),
    };
    stated
        && claim.part == rest.contains(&"part")
        && rest.iter().filter(|word| **word != "part").all(holds)
}

/// Whether the claims of a sentence are just those of the entries, bare plurals apart.
fn reads(sentence: &str, entries: &str) -> bool {
    let facts = facts_of(&published(sentence), Config::default());
    let mut claims: Vec<&Claim> =
        facts.claims.iter().filter(|claim| claim.count != Count::plural()).collect();
    let entries: Vec<&str> = entries.split(", ").filter(|entry| *entry != "-").collect();
    let found = entries.iter().all(|entry| {
        let at = claims.iter().position(|claim| is(claim, entry));
        at.map(|at| claims.remove(at)).is_some()
    });
    found && claims.is_empty()
}

#[test]
fn reads_sentences_as_a_reader_does() {
    let mut wrong = Vec::new();
    for line in SENTENCES.lines().filter(|line| line.contains(" => ")) {
        let (sentence, entries) = line.split_once(" => ").unwrap_or_default();
        let (sentence, known) = match sentence.strip_prefix("? ") {
            Some(sentence) => (sentence, false),
            None => (sentence, true),
        };
        if reads(sentence, entries) != known {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "read otherwise:\n{}", wrong.join("\n"));
}
