//! The findings of a document as values, and which of two documents' findings are one.

use std::collections::{BTreeMap, VecDeque};

use dateline_core::Span;
use serde_json::Value;

use super::sides::Doc;
use super::{Field, short};
use crate::say;

/// A finding of a document.
pub(super) struct Finding {
    analyzer: String,
    /// The list that it stands in: `claims`, `boilerplate`.
    list: String,
    pub(super) id: Option<String>,
    /// All that it says but its id.
    pub(super) body: Value,
    /// Its own words.
    own: Option<Span>,
    /// Whether there is but one under its name.
    single: bool,
}

/// The keys of a finding's own words, the nearest first.
const OWN: [&str; 4] = ["span", "trigger", "content", "evidence"];

/// The findings of a document, analyzer by analyzer.
pub(super) fn findings(doc: &Doc) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (analyzer, data) in &doc.facts {
        for (list, value) in data.as_object().into_iter().flatten() {
            let single = !value.is_array();
            let of_actor = analyzer == "actors" && list == "actors";
            let list = if of_actor { "mention" } else { list.as_str() };
            let mut add = |id: Option<String>, body: Value| {
                let own = own(&body);
                let (analyzer, list) = (analyzer.clone(), list.to_owned());
                findings.push(Finding { analyzer, list, id, body, own, single });
            };
            match value {
                Value::Array(items) => items.iter().for_each(|item| flatten(item, &mut add)),
                plain => add(None, plain.clone()),
            }
        }
    }
    for failure in &doc.failures {
        findings.push(Finding {
            analyzer: failure.analyzer.clone(),
            list: "failure".into(),
            id: None,
            body: Value::String(failure.error.clone()),
            own: None,
            single: false,
        });
    }
    findings
}

/// The findings that an element of a list holds: of an actor each of its mentions, else the element.
fn flatten(item: &Value, add: &mut impl FnMut(Option<String>, Value)) {
    let Value::Object(keys) = item else { return add(None, item.clone()) };
    if let (Some(actor), Some(Value::Array(mentions))) = (keys.get("actor"), keys.get("mentions")) {
        for mention in mentions {
            let mut body = mention.as_object().cloned().unwrap_or_default();
            body.insert("actor".into(), actor.clone());
            add(None, Value::Object(body));
        }
        return;
    }
    let mut keys = keys.clone();
    let id = keys.remove("id").and_then(|id| id.as_str().map(str::to_owned));
    add(id, Value::Object(keys));
}

/// The smallest span over a finding's own words.
fn own(body: &Value) -> Option<Span> {
    match body {
        Value::Object(keys) => OWN.iter().find_map(|key| cover(keys.get(*key)?)),
        other => cover(other),
    }
}

fn cover(value: &Value) -> Option<Span> {
    span(value).or_else(|| value.as_array()?.iter().filter_map(span).reduce(Span::cover))
}

fn span(value: &Value) -> Option<Span> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    let narrow = |value: &Value| u32::try_from(value.as_u64()?).ok();
    Span::try_from((narrow(start)?, narrow(end)?)).ok()
}

/// Whether what stands under a key is a place in the text.
fn is_place(key: &str) -> bool {
    let last = key.rsplit('.').next().unwrap_or(key);
    last.ends_with("span")
        || ["trigger", "content", "evidence", "cue", "source", ""].contains(&last)
}

/// Pairs of findings that are one, and findings that only one of the documents has, in the order of the new document
/// and behind it what is lost.
pub(super) fn matched<'f>(
    old: &'f [Finding],
    new: &'f [Finding],
    same_text: bool,
    texts: [Option<&str>; 2],
) -> Vec<(Option<&'f Finding>, Option<&'f Finding>)> {
    let mut of: Vec<Option<usize>> = vec![None; new.len()];
    let mut free = vec![true; old.len()];
    let worded = !same_text && texts.iter().all(Option::is_some);
    let text = |side: usize| if worded { texts.get(side).copied().flatten() } else { None };
    let key = |finding: &'f Finding, side: usize, whole: bool| {
        let body = match (whole, same_text, text(side)) {
            (true, true, _) => finding.body.to_string(),
            (true, false, text) => placeless(&finding.body, text).to_string(),
            (false, ..) if finding.single => String::new(),
            (false, true, _) => format!("{:?}", finding.own?),
            (false, false, text) => finding.own?.of(text?)?.to_owned(),
        };
        Some((finding.analyzer.as_str(), finding.list.as_str(), body))
    };
    for whole in [true, false] {
        let mut by_key: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
        for (i, finding) in old.iter().enumerate().filter(|(i, _)| free.get(*i) == Some(&true)) {
            if let Some(key) = key(finding, 0, whole) {
                by_key.entry(key).or_default().push_back(i);
            }
        }
        for (finding, slot) in new.iter().zip(&mut of).filter(|(_, slot)| slot.is_none()) {
            let Some(key) = key(finding, 1, whole) else { continue };
            let Some(i) = by_key.get_mut(&key).and_then(VecDeque::pop_front) else { continue };
            *slot = Some(i);
            if let Some(free) = free.get_mut(i) {
                *free = false;
            }
        }
    }
    if same_text {
        overlapping(old, new, &mut free, &mut of);
    } else {
        let texts = [text(0), text(1)];
        alike(old, new, texts, &mut free, &mut of);
    }
    let lost = old.iter().zip(&free).filter(|(_, free)| **free).map(|(old, _)| (Some(old), None));
    let kept = new.iter().zip(&of).map(|(new, of)| (of.and_then(|i| old.get(i)), Some(new)));
    kept.chain(lost).collect()
}

/// Pairs what is left by the words that both hold.
fn overlapping(old: &[Finding], new: &[Finding], free: &mut [bool], of: &mut [Option<usize>]) {
    for (finding, slot) in new.iter().zip(of).filter(|(_, slot)| slot.is_none()) {
        let shared = |other: &Finding| {
            let alike = other.analyzer == finding.analyzer && other.list == finding.list;
            let (a, b) = (other.own.filter(|_| alike)?, finding.own?);
            a.intersection(b).map(Span::len)
        };
        let open = old.iter().zip(free.iter()).enumerate().filter(|(_, (_, free))| **free);
        let near =
            open.filter_map(|(i, (old, _))| Some((shared(old)?, std::cmp::Reverse(i)))).max();
        if let Some((_, std::cmp::Reverse(i))) = near {
            *slot = Some(i);
            if let Some(free) = free.get_mut(i) {
                *free = false;
            }
        }
    }
}

/// Pairs what is left by what it says: two thirds of its keys, or with texts at hand half of its evidence's words.
fn alike(
    old: &[Finding],
    new: &[Finding],
    texts: [Option<&str>; 2],
    free: &mut [bool],
    of: &mut [Option<usize>],
) {
    let [old_text, new_text] = texts;
    let said = |finding: &Finding, text: Option<&str>| placeless(&finding.body, text);
    let before: Vec<Option<Value>> =
        old.iter().zip(free.iter()).map(|(old, free)| free.then(|| said(old, old_text))).collect();
    for (finding, slot) in new.iter().zip(of).filter(|(_, slot)| slot.is_none()) {
        let now = said(finding, new_text);
        let shared = |i: usize, other: &Finding| {
            let comparable = other.analyzer == finding.analyzer && other.list == finding.list;
            let then = before.get(i)?.as_ref().filter(|_| comparable)?;
            if new_text.is_some() { words_shared(then, &now) } else { keys_shared(then, &now) }
        };
        let open = old.iter().zip(free.iter()).enumerate().filter(|(_, (_, free))| **free);
        let near =
            open.filter_map(|(i, (old, _))| Some((shared(i, old)?, std::cmp::Reverse(i)))).max();
        if let Some((_, std::cmp::Reverse(i))) = near {
            *slot = Some(i);
            if let Some(free) = free.get_mut(i) {
                *free = false;
            }
        }
    }
}

/// How many keys two findings have alike, if they are two thirds.
fn keys_shared(a: &Value, b: &Value) -> Option<usize> {
    let (a, b) = (a.as_object()?, b.as_object()?);
    let told = |value: &&Value| !value.is_null();
    let shared = a.iter().filter(|(key, value)| told(value) && b.get(*key) == Some(value)).count();
    let all = a.values().filter(told).count().max(b.values().filter(told).count());
    (3 * shared >= 2 * all && shared > 0).then_some(shared)
}

/// How many words the evidence of two findings shares, if they are half of the longer one.
fn words_shared(a: &Value, b: &Value) -> Option<usize> {
    let evidence = |value: &Value| {
        let place = |(key, value): (&String, &Value)| {
            is_place(key).then(|| value.as_str().map(str::to_owned))?
        };
        let longest = value.as_object()?.iter().filter_map(place).max_by_key(String::len)?;
        let mut words: Vec<String> = longest.split_whitespace().map(str::to_lowercase).collect();
        words.sort();
        Some(words)
    };
    let (a, b) = (evidence(a)?, evidence(b)?);
    let shared = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    (2 * shared >= a.len().max(b.len()) && shared > 0).then_some(shared)
}

/// A finding with the words of its places in their stead; without a text, without its places.
pub(super) fn placeless(value: &Value, text: Option<&str>) -> Value {
    let Value::Object(keys) = value else {
        let words = text.and_then(|text| cover(value)?.of(text));
        return match (words, cover(value)) {
            (Some(words), _) => words.into(),
            (None, Some(_)) => Value::Null,
            (None, None) => value.clone(),
        };
    };
    let inside = |key: &String, value: &Value| match value {
        Value::Array(items) if !is_place(key) => {
            let item = |item: &Value| {
                if item.is_object() { placeless(item, text) } else { item.clone() }
            };
            items.iter().map(item).collect()
        }
        value if is_place(key) || value.is_object() => placeless(value, text),
        plain => plain.clone(),
    };
    Value::Object(keys.iter().map(|(key, value)| (key.clone(), inside(key, value))).collect())
}

/// The keys of two values that differ, those of objects one by one.
pub(super) fn fields(old: &Value, new: &Value) -> Vec<Field> {
    let mut out = Vec::new();
    compare("", Some(old), Some(new), &mut out);
    out
}

fn compare(key: &str, old: Option<&Value>, new: Option<&Value>, out: &mut Vec<Field>) {
    if old == new {
        return;
    }
    if let (Some(Value::Object(a)), Some(Value::Object(b))) = (old, new) {
        let mut keys: Vec<_> = a.keys().chain(b.keys()).collect();
        keys.sort();
        keys.dedup();
        for inner in keys {
            let path = if key.is_empty() { inner.clone() } else { format!("{key}.{inner}") };
            compare(&path, a.get(inner), b.get(inner), out);
        }
    } else {
        out.push(Field { key: key.into(), old: old.map(short), new: new.map(short) });
    }
}

impl Finding {
    /// The analyzer and the id, or the list of a finding without one: `casualties c1`, `dedup boilerplate`.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.analyzer, self.id.as_ref().unwrap_or(&self.list))
    }

    /// What it says, in a line.
    pub(super) fn says(&self, text: Option<&str>) -> String {
        let body = || {
            let mut body = self.body.clone();
            if let Some(keys) = body.as_object_mut() {
                keys.insert("id".into(), "".into());
            }
            body
        };
        let said = match self.list.as_str() {
            "claims" => serde_json::from_value(body()).ok().map(|it| say::claim(&it)),
            "quotes" => serde_json::from_value(body()).ok().map(|it| say::quote(&it)),
            "stances" => serde_json::from_value(body()).ok().map(|it| say::stance(&it)),
            "mention" => {
                serde_json::from_value(self.body.get("actor").cloned().unwrap_or_default())
                    .ok()
                    .map(|it| say::actor(&it))
            }
            _ => None,
        };
        let said = said.unwrap_or_else(|| match self.own {
            Some(_) => String::new(),
            None => short(&self.body),
        });
        let Some(own) = self.own else { return said };
        let place = format!("{}..{}", own.start(), own.end());
        let words = text.and_then(|text| own.of(text)).map(|words| format!(" “{words}”"));
        let gap = if said.is_empty() { "" } else { " · " };
        format!("{said}{gap}{place}{}", words.unwrap_or_default())
    }
}
