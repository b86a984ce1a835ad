//! What is read of files and folders, and what is told of those that are not.

mod support;

use std::fs;
use std::path::Path;

use dateline_corpus::{Config, KEYS, inputs};
use support::{STORY, folder, read, read_with};

/// What is told of the one line of `stories.jsonl` that is no story, while all else goes on.
fn told_of_line(line: &[u8]) -> String {
    let mut lines = b"{\"id\":\"a\",\"text\":\"It began.\"}\n".to_vec();
    lines.extend_from_slice(line);
    lines.extend_from_slice(b"\n{\"id\":\"z\",\"text\":\"It ended.\"}");
    let (ids, problems) = read(&[("stories.jsonl", &lines)]);
    assert_eq!(ids, ["a", "z"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].clone()
}

/// What is told of a file beside a story that is read.
fn told_of_file(name: &str, bytes: &[u8]) -> String {
    let (ids, problems) = read(&[("a.txt", STORY), (name, bytes)]);
    assert_eq!(ids, ["a"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].clone()
}

#[test]
fn folders_are_read_in_the_order_of_names_and_hidden_files_are_not() {
    let (ids, problems) = read(&[
        ("b.txt", STORY),
        ("a.jsonl", b"{\"text\":\"It began.\"}\n\n{\"text\":\"It ended.\",\"id\":\"own\"}\n"),
        ("2021/july/clash.one.txt", STORY),
        ("2021/z.ndjson", b"{\"text\":\"It went on.\"}"),
        (".hidden.txt", STORY),
        (".git/a.txt", STORY),
    ]);
    assert_eq!(ids, ["2021/july/clash.one", "2021/z:1", "a:1", "own", "b"]);
    assert_eq!(problems, [""; 0]);
}

#[test]
fn a_file_that_is_an_argument_has_its_stem_as_id() {
    let folder =
        folder(&[("2021/clash.txt", STORY), ("2021/s.jsonl", b"{\"text\":\"It began.\"}")]);
    let paths = [folder.path().join("2021/clash.txt"), folder.path().join("2021/s.jsonl")];
    let (docs, _) = read_with(&paths, &Config::default());
    let ids: Vec<_> = docs.iter().map(|doc| doc.meta.id.as_str()).collect();
    assert_eq!(ids, ["clash", "s:1"]);
}

#[test]
fn the_text_is_the_file_without_its_byte_order_mark() {
    let folder = folder(&[("a.txt", b"\xef\xbb\xbf  It began.\0\r\n\xc3\xa9")]);
    let (docs, _) = read_with(&[folder.path().into()], &Config::default());
    assert_eq!(docs[0].text, "  It began.\0\r\n\u{e9}");
    assert_eq!(docs[0].meta.bytes, docs[0].text.len());
    let hash = docs[0].meta.hash.strip_prefix("blake3:").unwrap();
    assert!(hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{hash}");
    assert_eq!(docs[0].meta.language, "en");
}

#[test]
fn a_byte_order_mark_before_a_line_is_no_part_of_it() {
    let (ids, problems) = read(&[(
        "a.jsonl",
        b"\xef\xbb\xbf{\"text\":\"It began.\"}\n\xef\xbb\xbf{\"text\":\"It ended.\"}\n",
    )]);
    assert_eq!((ids, problems), (vec!["a:1".to_owned(), "a:2".into()], vec![]));
}

#[test]
fn a_record_gives_what_is_known_of_its_story() {
    let line = br#"{"id":7,"text":"It began.","title":" A headline ","published":"2021-07-24T10:00:00Z","outlet":"Norland Times","url":"https://example.org/7","more":[1]}"#;
    let folder = folder(&[("a.jsonl", line)]);
    let (docs, _) = read_with(&[folder.path().into()], &Config::default());
    let meta = &docs[0].meta;
    assert_eq!(meta.id.as_str(), "7");
    assert_eq!(meta.title.as_deref(), Some("A headline"));
    assert_eq!(meta.outlet.as_deref(), Some("Norland Times"));
    assert_eq!(meta.url.as_deref(), Some("https://example.org/7"));
    assert_eq!(meta.published.unwrap().date.to_string(), "2021-07-24");
}

#[test]
fn dates_of_records_may_be_in_words_or_seconds() {
    let date = |value: &str| {
        let line = format!("{{\"text\":\"It began.\",\"published\":{value}}}");
        let folder = folder(&[("a.jsonl", line.as_bytes())]);
        let (docs, problems) = read_with(&[folder.path().into()], &Config::default());
        docs.first()
            .and_then(|doc| doc.published())
            .map_or(format!("{problems:?}"), |date| date.to_string())
    };
    assert_eq!(date("\"July 24, 2021\""), "2021-07-24");
    assert_eq!(date("\"Sat, 24 Jul 2021 10:45:00 GMT\""), "2021-07-24");
    assert_eq!(date("1627084800"), "2021-07-24");
    assert_eq!(date("1627084800000"), "2021-07-24");
    assert_eq!(date("null"), "[]");
    assert_eq!(date("\"\""), "[]");
}

#[test]
fn fields_may_have_other_names() {
    let mut config = Config::default();
    (config.fields.id, config.fields.text) = ("uuid".into(), "body".into());
    let folder = folder(&[("a.jsonl", br#"{"uuid":"x1","body":"It began.","text":"no"}"#)]);
    let (docs, _) = read_with(&[folder.path().into()], &config);
    assert_eq!((docs[0].meta.id.as_str(), docs[0].text.as_str()), ("x1", "It began."));
}

#[test]
fn an_empty_story_is_told() {
    assert_eq!(told_of_file("e.txt", b""), "e.txt: is empty");
    assert_eq!(told_of_file("e.txt", b"\xef\xbb\xbf \n"), "e.txt: is empty");
    assert_eq!(told_of_file("e.jsonl", b"\n \n"), "e.jsonl: is empty");
    assert_eq!(told_of_line(br#"{"id":"e","text":" "}"#), "stories.jsonl:2: is empty");
}

#[test]
fn broken_json_is_told_with_line_and_column() {
    assert_eq!(
        told_of_line(br#"{"id":"b","text":"It" began."}"#),
        "stories.jsonl:2: broken JSON at line 2, column 23: expected `,` or `}`; mend the line or take it out"
    );
    assert_eq!(
        told_of_line(br#"{"id":"b","#),
        "stories.jsonl:2: broken JSON at line 2, column 10: EOF while parsing a value; mend the line or take it out"
    );
    assert_eq!(
        told_of_line(b"[1, 2]"),
        "stories.jsonl:2: the line is a list and not an object with a story's fields"
    );
}

#[test]
fn a_file_that_is_one_json_value_is_told_once() {
    let one = "is one JSON value over several lines; write a record a line, for example with `jq -c '.[]'`";
    assert_eq!(
        told_of_file("o.json", b"[\n {\"text\": \"It began.\"}\n]\n"),
        format!("o.json: {one}")
    );
}

#[test]
fn a_record_without_text_is_told_with_the_fields_that_it_has() {
    let name = "name the field of the words as `fields.text` under [corpus]";
    assert_eq!(
        told_of_line(br#"{"id":"b","body":"It began."}"#),
        format!("stories.jsonl:2: has no field `text`: it has `body`, `id`; {name}")
    );
    assert_eq!(
        told_of_line(b"{}"),
        format!("stories.jsonl:2: has no field `text`: it has none; {name}")
    );
    assert_eq!(
        told_of_line(br#"{"text":["It began."]}"#),
        "stories.jsonl:2: the field `text` is a list and not text"
    );
    assert_eq!(
        told_of_line(br#"{"text":"It began.","id":{}}"#),
        "stories.jsonl:2: the field `id` is an object and not text"
    );
}

#[test]
fn a_date_that_is_none_is_told() {
    assert_eq!(
        told_of_line(br#"{"text":"It began.","published":"the other day"}"#),
        "stories.jsonl:2: the field `published` is `the other day` and not a date; write it as 2021-07-24, or leave it out"
    );
}

#[test]
fn what_is_larger_than_the_cap_is_told_and_passed_over() {
    let config = Config { max_document: 40, ..Config::default() };
    let long = [b"{\"text\":\"".to_vec(), vec![b'x'; 300_000], b"\"}\n".to_vec()].concat();
    let lines = [&long[..], b"{\"id\":\"b\",\"text\":\"It ended.\"}"].concat();
    let folder = folder(&[("a.txt", &[b'x'; 41]), ("b.txt", &[b'x'; 40]), ("s.jsonl", &lines)]);
    let (docs, problems) = read_with(&[folder.path().into()], &config);
    let ids: Vec<_> = docs.iter().map(|doc| doc.meta.id.as_str()).collect();
    assert_eq!(ids, ["b", "b"]);
    let cap = "more than the 40 of `max-document` under [corpus]; split it or raise that";
    assert_eq!(
        problems,
        [
            format!("a.txt: has 41 bytes, {cap}"),
            format!("s.jsonl:1: the line has 300011 bytes, {cap}"),
        ]
    );
}

#[test]
fn a_cap_that_spans_can_not_reach_is_refused() {
    let config = Config { max_document: 1 << 32, ..Config::default() };
    let told = inputs(&[], &config).map(|_| ()).unwrap_err().to_string();
    assert_eq!(
        told,
        "`max-document` under [corpus] is 4294967296; it must lie between 1 and 4294967295"
    );
}

#[test]
fn missing_paths_dead_links_and_odd_files_are_told() {
    let folder =
        folder(&[("a.txt", STORY), ("b.pdf", b"%PDF"), ("noext", b"x"), ("empty/.keep", b"")]);
    let at = |name: &str| folder.path().join(name);
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", at("lost.txt")).unwrap();
    let paths = ["a.txt", "none.txt", "b.pdf", "noext", "empty", "lost.txt"].map(at);
    let (docs, problems) = read_with(&paths, &Config::default());
    assert_eq!(docs.len(), 1);
    assert_eq!(
        problems,
        [
            "none.txt: does not exist",
            "b.pdf: `.pdf` is not a format that is read; read are .txt, .html, .jsonl, .csv, .tsv, .parquet and .warc, also packed (.gz, .zst)",
            "noext: has no extension that tells its format; read are .txt, .html, .jsonl, .csv, .tsv, .parquet and .warc, also packed (.gz, .zst)",
            "empty: the folder holds no story; read are .txt, .html, .jsonl, .csv, .tsv, .parquet and .warc, also packed (.gz, .zst)",
            "lost.txt: is a link that leads nowhere",
        ]
    );
}

#[test]
fn files_of_other_formats_in_a_folder_are_passed_over_and_told_once() {
    let folder = folder(&[
        ("a.txt", STORY),
        ("README.md", b"#"),
        ("b/c.md", b"#"),
        ("b/d.pdf", b"%"),
        ("e", b"x"),
    ]);
    let root = folder.path().join("stories");
    fs::create_dir(&root).unwrap();
    for name in ["a.txt", "README.md", "b", "e"] {
        fs::rename(folder.path().join(name), root.join(name)).unwrap();
    }
    let items: Vec<_> = inputs(&[root], &Config::default()).unwrap().collect();
    let told: Vec<_> = items.iter().filter_map(|item| item.as_ref().err()).collect();
    assert_eq!((items.len(), told.len()), (2, 1));
    assert_eq!(told[0].name, "stories");
    assert_eq!(
        told[0].error,
        "4 files are passed over (1 without extension, 2 .md, 1 .pdf); read are .txt, .html, .jsonl, .csv, .tsv, .parquet and .warc, also packed (.gz, .zst)"
    );
    assert!(told[0].passed_over);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_that_holds_it_ends() {
    let folder = folder(&[("a/b/c.txt", STORY)]);
    std::os::unix::fs::symlink("..", folder.path().join("a/b/up")).unwrap();
    std::os::unix::fs::symlink("a", folder.path().join("twin")).unwrap();
    let (docs, problems) = read_with(&[folder.path().into()], &Config::default());
    let ids: Vec<_> = docs.iter().map(|doc| doc.meta.id.as_str()).collect();
    assert_eq!((ids, problems), (vec!["a/b/c", "twin/b/c"], vec![]));
}

#[cfg(unix)]
#[test]
fn files_without_permission_are_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("a.txt", STORY), ("b.txt", STORY), ("c.jsonl", STORY)]);
    for name in ["b.txt", "c.jsonl"] {
        fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(0o000)).unwrap();
    }
    let superuser = fs::copy(folder.path().join("b.txt"), folder.path().join("copy")).is_ok();
    let (docs, problems) = read_with(&[folder.path().into()], &Config::default());
    if !superuser {
        assert_eq!(docs.len(), 1);
        assert_eq!(
            problems,
            [
                "b.txt: can't be read: permission denied",
                "c.jsonl: can't be read: permission denied"
            ]
        );
    }
}

#[test]
fn the_same_folder_gives_the_same_documents() {
    let folder =
        folder(&[("a.txt", STORY), ("b/c.txt", STORY), ("s.jsonl", b"{\"text\":\"It began.\"}")]);
    let once = read_with(&[folder.path().into()], &Config::default());
    assert_eq!(once, read_with(&[folder.path().into()], &Config::default()));
}

#[test]
fn names_hold_no_absolute_path() {
    let folder = folder(&[("x/b.txt", b""), ("s.jsonl", b"{")]);
    let paths = [
        folder.path().into(),
        folder.path().join("x/../x/b.txt"),
        Path::new("/nowhere/at/all.txt").into(),
    ];
    for item in inputs(&paths, &Config::default()).unwrap() {
        let name = item.map_or_else(|unreadable| unreadable.name, |input| input.name().to_owned());
        assert!(!name.starts_with('/') && !name.contains("nowhere"), "{name}");
    }
}

#[test]
fn the_printed_keys_are_the_defaults() {
    let printed: Config = toml::from_str(KEYS).unwrap();
    assert_eq!(printed, Config::default());
    assert!(toml::from_str::<Config>("max-documents = 1").is_err(), "unknown keys are refused");
}
