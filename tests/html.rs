//! `dateline report`: the page is whole, the same at each run, and no word of a story leaves its place in it.

#[path = "html/browser.rs"]
mod browser;
#[path = "html/contrast.rs"]
mod contrast;
#[path = "html/hostile.rs"]
mod hostile;
#[path = "html/tags.rs"]
mod tags;

use std::fs;
use std::path::Path;

use dateline_tests::dateline;
use serde_json::Value;

use tags::tags;

/// The page of a report, with what the program said about it.
fn page(folder: &Path, report: &str, more: &[&str]) -> (String, String) {
    fs::write(folder.join("r.jsonl"), report).unwrap();
    let called = dateline(folder, &[&["report", "r.jsonl", "-o", "page.html"], more].concat());
    assert_eq!(called.code, 0, "{}", called.err);
    (read(folder.join("page.html")), called.err)
}

#[expect(clippy::disallowed_methods, reason = "the test reads what the program wrote")]
fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

/// The page of a report alone.
fn page_of(report: &str) -> String {
    page(tempfile::tempdir().unwrap().path(), report, &[]).0
}

const EMPTY: &str =
    r#"{"type":"header","schema":1,"dateline":"0.1.0","analyzers":[],"config":{},"documents":0}"#;

/// The style of the page.
fn style() -> String {
    let page = page_of(EMPTY);
    let (_, rest) = page.split_once("<style>").expect("a style");
    rest.split("</style>").next().unwrap_or_default().to_owned()
}

/// The findings that a page holds.
fn data(page: &str) -> (&str, Value) {
    let (_, rest) =
        page.split_once(r#"<script type="application/json" id="data">"#).expect("the data");
    let text = rest.split("</script>").next().unwrap_or_default();
    (text, serde_json::from_str(text).expect("JSON"))
}

/// All strings of a value, keys as well.
fn strings<'v>(value: &'v Value, into: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            into.push(key);
            strings(value, into);
        }),
        _ => {}
    }
}

#[test]
fn hostile_words_open_no_tag_and_no_attribute() {
    let payloads = hostile::payloads();
    assert!(payloads.len() >= 40, "{} payloads", payloads.len());
    let harmless: Vec<String> = payloads.iter().map(|_| "harmless".to_owned()).collect();
    let (hostile, harmless) =
        (page_of(&hostile::report(&payloads)), page_of(&hostile::report(&harmless)));
    let ((found, scripts), (expected, _)) = (tags(&hostile), tags(&harmless));
    assert!(found.len() > 500, "{} tags", found.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
    assert_eq!(scripts.len(), 3, "style, data and script");
    for tag in &found {
        let runs = tag.attributes.iter().find(|name| name.starts_with("on"));
        assert_eq!(runs, None, "{tag:?}");
    }
}

#[test]
fn the_data_holds_hostile_words_whole_and_means_nothing_to_html() {
    let payloads = hostile::payloads();
    let page = page_of(&hostile::report(&payloads));
    let (text, data) = data(&page);
    assert_eq!(text.find(['<', '>', '&', '\u{2028}', '\u{2029}']), None);
    let mut found = Vec::new();
    strings(&data, &mut found);
    for payload in &payloads {
        assert!(found.iter().any(|text| text.contains(payload)), "{payload:?} is lost");
    }
}

#[test]
fn the_policy_names_the_style_and_the_script_of_the_page() {
    let page = page_of(EMPTY);
    let (_, rest) = page.split_once("Content-Security-Policy\" content=\"").expect("a policy");
    let policy = rest.split('"').next().unwrap_or_default().replace("&#39;", "'");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(
        policy.contains("script-src 'sha256-")
            && policy.contains("require-trusted-types-for 'script'"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"), "{policy}");
    let (tags, _) = tags(&page);
    let loads = |tag: &&tags::Tag| {
        ["src", "srcset", "style", "data", "action"]
            .iter()
            .any(|name| tag.attributes.iter().any(|it| it == name))
    };
    assert_eq!(tags.iter().find(loads), None);
    let script = page.rsplit_once("<script>").expect("a script").1;
    for banned in [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttpRequest",
        "import(",
    ] {
        assert!(!script.contains(banned), "the script has {banned}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = hostile::report(&hostile::payloads());
    assert_eq!(page_of(&report), page_of(&report));
}

#[test]
fn an_empty_report_says_what_is_not_there() {
    let page = page_of(EMPTY);
    for what in ["casualties", "stance", "quotes", "dedup"] {
        assert!(page.contains(&format!("The analyzer <code>{what}</code> was not run")), "{what}");
    }
    assert!(page.contains("0 stories") && page.contains("No failures"));
}

#[test]
fn a_page_without_words_says_so() {
    let report = EMPTY.replace("\"documents\":0", "\"documents\":1")
        + "\n{\"type\":\"document\",\"doc\":\"a\",\"bytes\":9}\n";
    let (page, said) = page(tempfile::tempdir().unwrap().path(), &report, &[]);
    assert!(page.contains("The words of 1 story were not at hand"), "{page}");
    assert!(said.contains("note: no words of a: give the stories"), "{said}");
    assert!(said.contains("wrote page.html ("), "{said}");
}

#[test]
fn the_tallies_stand_in_the_page_itself() {
    let words = ["Talvin".to_owned()];
    let page = page_of(&hostile::report(&words));
    let body = page.split("<script").next().unwrap_or_default();
    assert!(body.contains("2031-02-03 to 2031-02-04 \u{b7} Talvin"), "{body}");
    assert!(body.contains("<td>Talvin Talvin Talvin</td><td>1</td><td><b>3</b></td><td>9</td><td>conflict</td><td>2</td>"), "{body}");
    assert!(body.contains("<svg class=\"timeline\""));
}

#[test]
fn a_large_report_is_cut_into_files_and_the_first_holds_all_tables() {
    let folder = tempfile::tempdir().unwrap();
    let words: Vec<String> = (0..130).map(|n| format!("Word{n}")).collect();
    let report = hostile::report(&words);
    let (first, said) = page(folder.path(), &report, &["--one-file-up-to", "100"]);
    assert!(said.contains("with 2 more in page-files"), "{said}");
    let mut names: Vec<String> = fs::read_dir(folder.path().join("page-files"))
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["documents-001.html", "documents-002.html"]);
    let (_, tables) = data(&first);
    assert_eq!(tables["docs"].as_array().map(Vec::len), Some(260));
    assert_eq!(tables["events"].as_array().map(Vec::len), Some(130));
    let mut inside = 0;
    for name in names {
        let page = read(folder.path().join("page-files").join(name));
        let (_, part) = data(&page);
        let file = &part["docs"][0]["file"];
        let docs = part["docs"].as_array().unwrap();
        inside += docs.iter().filter(|doc| &doc["file"] == file && !doc["text"].is_null()).count();
        assert!(page.contains("href=\"../page.html#overview\""));
    }
    assert_eq!(inside, 260, "each text stands in one file");
}
