//! Pages of small invented reports, and what no report may do to a page.

mod differing;
mod exporting;
mod hostile;
mod layout;
mod reading;
mod sampling;
mod sections;
mod verifying;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dateline_core::Span;

use crate::page::Style;
use crate::read::Report;
use crate::summary::summary;

/// A report under construction. In its lines `@words@` stands for the span of these words in the text of the line's
/// document, `@words#2@` for their second place.
struct Wire {
    lines: String,
    texts: BTreeMap<String, String>,
}

impl Wire {
    /// A report of these analyzers.
    fn of(analyzers: &str, documents: usize) -> Wire {
        let names: Vec<String> =
            analyzers.split_whitespace().map(|name| format!("\"{name}\"")).collect();
        let header = format!(
            r#"{{"type":"header","schema":1,"dateline":"0.1.0","analyzers":[{}],"config":{{}},"documents":{documents}}}"#,
            names.join(",")
        );
        Wire { lines: header + "\n", texts: BTreeMap::new() }
    }

    /// With a document; `keys` are more keys of its line.
    fn document(mut self, doc: &str, keys: &str, text: &str) -> Wire {
        self.texts.insert(doc.into(), text.into());
        let doc = serde_json::to_string(doc).expect("a string");
        let comma = if keys.is_empty() { "" } else { "," };
        let _ = writeln!(
            self.lines,
            r#"{{"type":"document","doc":{doc}{comma}{keys},"bytes":{}}}"#,
            text.len()
        );
        self
    }

    /// With facts about a document.
    fn facts(mut self, analyzer: &str, doc: &str, data: &str) -> Wire {
        let data = self.located(doc, data);
        let doc = serde_json::to_string(doc).expect("a string");
        let _ = writeln!(
            self.lines,
            r#"{{"type":"facts","analyzer":"{analyzer}","doc":{doc},"data":{data}}}"#
        );
        self
    }

    /// With a summary; spans in it are those of `doc`.
    fn summary(mut self, analyzer: &str, doc: &str, data: &str) -> Wire {
        let data = self.located(doc, data);
        let _ =
            writeln!(self.lines, r#"{{"type":"summary","analyzer":"{analyzer}","data":{data}}}"#);
        self
    }

    /// With a line as it is.
    fn line(mut self, line: &str) -> Wire {
        let _ = writeln!(self.lines, "{line}");
        self
    }

    fn located(&self, doc: &str, data: &str) -> String {
        let text = self.texts.get(doc).map_or("", String::as_str);
        let mut out = String::new();
        for (i, part) in data.split('@').enumerate() {
            if i % 2 == 0 {
                out.push_str(part);
                continue;
            }
            let span = span_of(text, part);
            let _ = write!(out, "[{},{}]", span.start(), span.end());
        }
        out
    }

    fn read(&self) -> Report {
        Report::read(self.lines.replace('\n', "\r\n").as_bytes()).expect("a report")
    }

    /// The summary at this width, without color.
    fn page(&self, width: usize) -> String {
        summary(&self.read(), &self.texts, Style { width, color: false })
    }
}

fn span_of(text: &str, words: &str) -> Span {
    let (words, nth) = words
        .split_once('#')
        .map_or((words, 1), |(words, nth)| (words, nth.parse().expect("a place")));
    let (start, found) = text.match_indices(words).nth(nth - 1).expect("words of the text");
    Span::new(start, start + found.len())
}

/// The message with which a report is refused.
fn refusal(lines: &str) -> String {
    Report::read(lines.as_bytes()).expect_err("no report").to_string()
}

const LEAD: &str = "Sudland’s Defense Ministry said on Monday that three of its troops were killed near Ostrava Ford, \
    the Norland Press reported.";
const DENIAL: &str =
    "“No Sudland soldier was touched; at most one was hurt,” said Norland’s army chief Ole Vik.";
const WAR: &str = "More than 6,500 people died in the war of 2019.";

/// Three stories of an invented clash, two of them one family, with findings of all analyzers.
fn clash() -> Wire {
    let first = format!("{LEAD}\n\nNorland accused Sudland of shelling Ostrava Ford.\n");
    let second = format!("{}\n\n{DENIAL}\n", LEAD.replace("three", "four"));
    let third = format!("{DENIAL}\nIt urged a peaceful settlement.\n{WAR}\n");
    Wire::of("dedup actors quotes casualties stance tone", 3)
        .document(
            "a1-first",
            r#""title":"Three killed near Ostrava Ford","outlet":"Norland Post","published":{"date":"2031-02-03","from":"metadata"}"#,
            &first,
        )
        .facts("casualties", "a1-first", r#"{"claims":[{"id":"c1","count":{"lo":3,"hi":3,"bound":"exact"},"span":@three@,
            "evidence":@Sudland’s Defense Ministry said on Monday that three of its troops were killed near Ostrava Ford@,
            "category":"killed","victims":{"side":"SUD","group":"military","span":@three of its troops@},
            "claimant":{"id":"SUD","name":"Sudland","unit":"Ministry of Defense"},"relay":[{"name":"Norland Press","span":@Norland Press@}],
            "when":["2031-02-03","2031-02-03"],"where":{"name":"Ostrava Ford","country":"SUD"},"flags":[]}],
            "rejected":[{"span":@Monday@,"why":"date"}]}"#.replace('\n', " ").as_str())
        .facts("quotes", "a1-first", r#"{"quotes":[{"id":"q1","kind":"indirect","content":[@three of its troops were killed near Ostrava Ford@],
            "cue":[@said@],"source":[@Sudland’s Defense Ministry@],"speaker":{"id":"SUD","name":"Sudland","unit":"Ministry of Defense"},
            "relay":[{"name":"Norland Press","span":@Norland Press@}],"act":"speech","confidence":930}]}"#.replace('\n', " ").as_str())
        .facts("stance", "a1-first", r#"{"stances":[{"id":"s1","actor":{"id":"NOR","name":"Norland"},"target":{"id":"SUD","name":"Sudland"},
            "class":"ACCUSE","polarity":-600,"intensity":-35,"trigger":@accused@,"evidence":@Norland accused Sudland of shelling Ostrava Ford@,
            "actor_span":@Norland#2@,"target_span":@Sudland#2@,"reported_by":[],"flags":["allegation"]}]}"#.replace('\n', " ").as_str())
        .document("a2-second", r#""outlet":"Sudland Mail","published":{"date":"2031-02-04","from":"dateline"}"#, &second)
        .facts("casualties", "a2-second", r#"{"claims":[{"id":"c1","count":{"lo":4,"hi":4,"bound":"exact"},"span":@four@,
            "evidence":@Sudland’s Defense Ministry said on Monday that four of its troops were killed@,"category":"killed",
            "victims":{"side":"SUD","group":"military"},"claimant":{"id":"SUD","name":"Sudland","unit":"Ministry of Defense"},"flags":["correction"]},
            {"id":"c2","count":{"lo":0,"hi":1,"bound":"at-most"},"span":@at most one@,"category":"wounded",
            "victims":{"side":"SUD"},"claimant":{"id":"NOR","name":"Norland","unit":"Army","person":"Ole Vik"},"flags":["disputed"]}],"rejected":[]}"#
            .replace('\n', " ").as_str())
        .facts("quotes", "a2-second", r#"{"quotes":[{"id":"q1","kind":"indirect","content":[@four of its troops were killed near Ostrava Ford@],
            "speaker":{"id":"SUD","name":"Sudland","unit":"Ministry of Defense"},"relay":[],"act":"speech","confidence":900},
            {"id":"q2","kind":"direct","content":[@No Sudland soldier was touched; at most one was hurt,@],
            "speaker":{"id":"NOR","name":"Norland","unit":"Army","person":"Ole Vik"},"relay":[],"act":"speech","confidence":990}]}"#
            .replace('\n', " ").as_str())
        .document("b1-third", "", &third)
        .facts("casualties", "b1-third", r#"{"claims":[{"id":"c1","count":{"lo":6501,"bound":"more-than"},"span":@More than 6,500@,
            "evidence":@More than 6,500 people died in the war of 2019.@,"category":"killed","victims":{"sides":["NOR","SUD"],"group":"unknown"},
            "flags":["background"]},{"id":"c2","count":{"lo":2,"bound":"plural"},"span":@people@,"category":"killed","victims":{},"flags":[]}]}"#
            .replace('\n', " ").as_str())
        .facts("quotes", "b1-third", r#"{"quotes":[{"id":"q1","kind":"direct","content":[@No Sudland soldier was touched; at most one was hurt,@],
            "speaker":{"id":"NOR","name":"Norland","unit":"Army","person":"Ole Vik"},"relay":[],"act":"speech","confidence":990},
            {"id":"q2","kind":"indirect","content":[@a peaceful settlement@],"relay":[],"act":"belief","confidence":300}]}"#
            .replace('\n', " ").as_str())
        .facts("tone", "b1-third", r#"{"tones":[{"id":"t1","span":@urged@,"mood":"mild","score":4}]}"#)
        .line(r#"{"type":"failure","analyzer":"stance","doc":"b1-third","error":"panicked: nothing left to read"}"#)
        .line(r#"{"type":"failure","analyzer":"corpus","doc":"drafts/odd.txt","error":"not UTF-8"}"#)
        .summary("dedup", "a1-first", &format!(
            r#"{{"families":[{{"id":"f1","documents":["a1-first","a2-second"],"origin":"a1-first"}}],
            "links":[{{"a":"a1-first","b":"a2-second","kind":"version","jaccard":789,"a_in_b":902,"b_in_a":655}}],
            "passages":[{{"a":"a1-first","a_span":[0,127],"b":"a2-second","b_span":[0,126],"tokens":19,"origin":"a1-first",
            "changes":[{{"a":@three@,"b":{:?},"kind":"number"}}]}},
            {{"a":"a2-second","a_span":{:?},"b":"b1-third","b_span":[0,93],"tokens":15,"changes":[]}}]}}"#,
            <(u32, u32)>::from(span_of(&second, "four")), <(u32, u32)>::from(span_of(&second, DENIAL)))
            .replace('\n', " ").replace('(', "[").replace(')', "]"))
        .summary("actors", "a1-first", r#"{"actors":[{"actor":{"id":"NOR","name":"Norland","unit":"Army","person":"Ole Vik"},"mentions":2},
            {"actor":{"id":"SUD","name":"Sudland"},"mentions":7}]}"#.replace('\n', " ").as_str())
        .summary("quotes", "a1-first", r#"{"speakers":[{"speaker":{"id":"SUD","name":"Sudland","unit":"Ministry of Defense"},"quotes":[
            {"variants":[[{"doc":"a1-first","id":"q1"}],[{"doc":"a2-second","id":"q1"}]],"documents":["a1-first","a2-second"],"first":"a1-first"}]},
            {"speaker":{"id":"NOR","name":"Norland","unit":"Army","person":"Ole Vik"},"quotes":[
            {"variants":[[{"doc":"a2-second","id":"q2"},{"doc":"b1-third","id":"q1"}]],"documents":["a2-second","b1-third"]}]}]}"#
            .replace('\n', " ").as_str())
        .summary("casualties", "a1-first", r#"{"events":[{"id":"e1","when":["2031-02-03","2031-02-03"],"where":{"name":"Ostrava Ford","country":"SUD"},
            "parties":["NOR","SUD"],"background":false,"tallies":[
            {"side":"SUD","group":"military","category":"killed","low":3,"best":4,"high":4,"agreement":"conflict","origins":1,
            "claims":[{"doc":"a1-first","id":"c1"},{"doc":"a2-second","id":"c1"}],"superseded":[{"doc":"a1-first","id":"c1"}]},
            {"side":"SUD","group":"unknown","category":"wounded","low":0,"high":1,"agreement":"uncontested","origins":1,
            "claims":[{"doc":"a2-second","id":"c2"}],"superseded":[]}]},
            {"id":"e2","when":["2019-01-01","2019-12-31"],"parties":["NOR","SUD"],"background":true,"tallies":[
            {"sides":["NOR","SUD"],"group":"unknown","category":"killed","low":6501,"best":6501,"agreement":"uncontested","origins":1,
            "claims":[{"doc":"b1-third","id":"c1"}],"superseded":[]}]}]}"#.replace('\n', " ").as_str())
        .summary("stance", "a1-first", r#"{"cells":[
            {"actor":"NOR","target":"SUD","n":4,"n_distinct":3,"polarity_mean":-600,"classes":{"ACCUSE":2,"DENY":1},"evidence":[{"doc":"a1-first","id":"s1"}]},
            {"actor":"NOR","issue":"peaceful settlement","n":1,"n_distinct":1,"polarity_mean":500,"classes":{"URGE":1},"evidence":[]},
            {"actor":"SUD","target":"NOR","n":2,"n_distinct":1,"polarity_mean":-1000,"classes":{"THREATEN":1},"evidence":[]},
            {"actor":"SUD","target":"NOR","n":9,"n_distinct":9,"polarity_mean":-900,"classes":{"ASSAULT":9},"evidence":[],"historical":true}]}"#
            .replace('\n', " ").as_str())
}
