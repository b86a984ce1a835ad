//! Sentences of news and the claims that a reader takes from them: numbers in one file, the fields of a claim in the
//! other. The form stands at the head of each.

use dateline_core::{Bound, Count};

use super::{facts_of, published, short};
use crate::{Claim, Config};

const SENTENCES: &str = include_str!("sentences.txt");
const FIELDS: &str = include_str!("fields.txt");

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

/// Whether a field of a claim is what `by:rebels` says: `by` who did it, `of` the side, `says` the claimant, `via` the
/// relay, `in` the place, `on` the days. `-` is nothing, `_` a space.
fn has(claim: &Claim, key: &str, value: &str) -> bool {
    let place = claim.place.as_ref().map_or("-", |place| place.name.as_str());
    let days = claim.when.map_or("-".into(), |days| match (days.first(), days.last()) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}..{last}"),
    });
    let relay = claim.relay.first().map_or("-", |relay| relay.name.as_str());
    let found = match key {
        "by" => short(claim.perpetrator.as_ref()),
        "of" => claim.victims.side.clone().unwrap_or_else(|| "-".into()),
        "says" => short(claim.claimant.as_ref()),
        "via" => relay.to_owned(),
        "in" => place.to_owned(),
        "on" => days,
        _ => return false,
    };
    found == value.replace('_', " ")
}

/// Whether a claim is what an entry says: `killed 3 part child !hypothetical by:rebels`.
fn is(claim: &Claim, entry: &str) -> bool {
    let mut words = entry.split_whitespace();
    let category = format!("{:?}", claim.category).to_lowercase();
    let count = written(claim.count);
    let stated = (words.next(), words.next()) == (Some(&category), Some(&count));
    let rest: Vec<&str> = words.collect();
    let holds = |word: &&str| match word.strip_prefix('!') {
        None if word.contains(':') => {
            let (key, value) = word.split_once(':').unwrap_or_default();
            has(claim, key, value)
        }
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
    let lines = SENTENCES.lines().chain(FIELDS.lines());
    for line in lines.filter(|line| line.contains(" => ")) {
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
