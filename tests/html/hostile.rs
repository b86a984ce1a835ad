//! Reports whose every word tries to become a script.

use serde_json::{Value, json};

/// What is tried, one attempt each.
pub(crate) fn payloads() -> Vec<String> {
    let lines = include_str!("payloads.txt").lines().filter(|line| !line.starts_with("# "));
    let named = |line: &str| {
        let mut parts = line.split("%U");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (digits, rest) = part.split_at(4);
            let point = u32::from_str_radix(digits, 16).expect("four digits");
            out.push(char::from_u32(point).expect("a character"));
            out.push_str(rest);
        }
        out
    };
    lines.map(named).collect()
}

/// A report with a pair of documents for each of `words`, which stand in every place that takes words.
pub(crate) fn report(words: &[String]) -> String {
    let mut lines = vec![json!({"type": "header", "schema": 1, "dateline": words[0], "analyzers":
        ["dedup", "actors", "quotes", "casualties", "stance", words[0]], "config": {"quotes": {"lexicon": words}}, "documents": words.len() * 2})];
    let mut summary = Summary::default();
    for (i, word) in words.iter().enumerate() {
        pair(&mut lines, &mut summary, i, word);
    }
    for word in words {
        lines.push(json!({"type": "failure", "analyzer": word, "doc": word, "error": word}));
    }
    let Summary { families, links, passages, actors, speakers, events, cells, by_outlet, by_month } =
        summary;
    let summaries = [
        ("dedup", json!({"families": families, "links": links, "passages": passages})),
        ("actors", json!({"actors": actors})),
        ("quotes", json!({"speakers": speakers})),
        ("casualties", json!({"events": events})),
        ("stance", json!({"cells": cells, "by_outlet": by_outlet, "by_month": by_month})),
    ];
    lines
        .extend(summaries.map(
            |(analyzer, data)| json!({"type": "summary", "analyzer": analyzer, "data": data}),
        ));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[derive(Default)]
struct Summary {
    families: Vec<Value>,
    links: Vec<Value>,
    passages: Vec<Value>,
    actors: Vec<Value>,
    speakers: Vec<Value>,
    events: Vec<Value>,
    cells: Vec<Value>,
    by_outlet: Vec<Value>,
    by_month: Vec<Value>,
}

/// Two documents that share their words, with findings that overlap in all ways.
fn pair(lines: &mut Vec<Value>, summary: &mut Summary, i: usize, word: &str) {
    let text = format!("“{word}” said the {word}.\n\nThree {word} died é\u{1f600} at {word}.");
    let end = text.len();
    let first = text.find(word).expect("the words stand there");
    let (a, b) = (first, first + word.len());
    let last = text.rfind(word).expect("the words stand there");
    let actor = json!({"id": format!("{word}{i}"), "name": word, "unit": word, "person": format!("{word} {word}")});
    let docs = [format!("{i} {word}"), format!("{i} {word}/2")];
    for doc in &docs {
        lines.push(json!({"type": "document", "doc": doc, "title": word, "outlet": word, "url": word, "language": word,
            "published": {"date": "2031-02-03", "from": word}, "bytes": end, "text": text}));
        let facts = [
            (
                "dedup",
                json!({"tokens": 9, "boilerplate": [[0, b], [b, end]], "repeats": [[[a, b], [last, last + word.len()]]]}),
            ),
            (
                "actors",
                json!({"actors": [{"actor": actor, "mentions": [{"span": [a, b], "kind": word}, {"span": [0, end], "kind": "name"}]}]}),
            ),
            (
                "quotes",
                json!({"quotes": [
                {"id": word, "kind": word, "content": [[a, b], [last, end]], "cue": [[0, b + 3]], "source": [[a, last]], "speaker": actor, "co_speakers": [actor], "relay": [{"name": word, "span": [0, end]}]},
                {"id": "q2", "kind": "direct", "content": [[0, last]], "speaker": {"name": word, "candidates": [word, word]}}]}),
            ),
            (
                "casualties",
                json!({"claims": [
                {"id": word, "count": {"lo": 3, "hi": 3, "bound": word}, "span": [a, b], "evidence": [0, last], "category": word,
                 "victims": {"side": word, "group": word, "span": [0, end]}, "claimant": actor, "relay": [{"name": word, "span": [0, b]}],
                 "where": {"name": word, "country": word}, "perpetrator": actor, "flags": [word, word]},
                {"id": "c2", "count": {"lo": 1}, "span": [last, end], "category": "killed"},
                {"id": "past", "count": {"lo": 1}, "span": [end - 1, end + 90], "category": "killed"},
                {"id": "cut", "count": {"lo": 1}, "span": [1, 2], "category": "killed"}], "rejected": [{"span": [a, b], "why": word}]}),
            ),
            (
                "stance",
                json!({"stances": [{"id": word, "actor": actor, "target": actor, "class": word, "polarity": -700, "trigger": [a, b], "evidence": [a, end],
                "actor_span": [0, b], "target_span": [a, last], "reported_by": [word], "flags": [word]},
                {"id": "s2", "actor": actor, "target": {"issue": word}, "class": word, "evidence": [0, end]}]}),
            ),
        ];
        lines.extend(facts.map(|(analyzer, data)| json!({"type": "facts", "analyzer": analyzer, "doc": doc, "data": data})));
    }
    let refs = |id: &str| json!([{"doc": docs[0], "id": id}, {"doc": docs[1], "id": id}, {"doc": word, "id": word}]);
    summary
        .families
        .push(json!({"id": format!("{word}{i}"), "documents": docs, "origin": docs[0]}));
    summary.links.push(json!({"a": docs[0], "b": docs[1], "kind": word, "jaccard": 900, "a_in_b": 900, "b_in_a": 900}));
    summary.passages.push(json!({"a": docs[0], "a_span": [a, end], "b": docs[1], "b_span": [a, end], "tokens": 9, "origin": docs[0],
        "changes": [{"a": [a, b], "b": [last, end], "kind": "number"}, {"a": [a, last], "b": [a, a], "kind": word}]}));
    summary.actors.push(
        json!({"actor": actor, "names": [word], "roles": [word], "mentions": 2, "documents": docs}),
    );
    summary.speakers.push(json!({"speaker": actor, "quotes": [{"variants": [refs(word), refs("q2")], "documents": docs, "first": docs[0]}]}));
    summary.events.push(json!({"id": format!("{word}{i}"), "when": ["2031-02-03", format!("2031-02-{:02}", 4 + i % 20)], "where": {"name": word, "country": word}, "parties": [word, format!("{word}{i}")],
        "totals": [{"category": "killed", "low": 1, "best": 3, "high": 9, "agreement": word}],
        "tallies": [{"side": word, "group": word, "category": word, "low": 1, "best": 3, "high": 9, "agreement": "conflict", "origins": 2, "claims": refs(word), "superseded": refs("c2")},
            {"category": "killed", "low": 1, "agreement": word, "claims": refs("past"), "superseded": refs("cut")}]}));
    let cell = |key: &str, value: &str, issue: bool| {
        let mut cell = json!({"actor": format!("{word}{i}"), "n": 2, "n_distinct": 1, "polarity_mean": -700, "classes": {word: 1}, "evidence": refs(word)});
        cell[if issue { "issue" } else { "target" }] =
            json!(if issue { word.to_owned() } else { format!("{word}{i}") });
        cell[key] = json!(value);
        cell
    };
    summary.cells.extend([cell("", "", false), cell("", "", true)]);
    summary.by_outlet.push(cell("outlet", word, false));
    summary.by_month.push(cell("month", word, false));
}
