//! CSV and TSV, and the tables of metadata beside stories.

mod support;

use std::collections::BTreeMap;

use dateline_corpus::{Config, OutletFrom};
use support::{STORY, folder, ids, one, one_with, read, read_with};

#[test]
fn a_row_gives_what_is_known_of_its_story() {
    let table = b"id,text,title,published,outlet,url,more\n7,\"It began,\nin \"\"Northport\"\".\",A headline,2021-07-24T10:00:00Z,Norland Times,https://example.org/7,1\n";
    let doc = one(&[("a.csv", table)]);
    assert_eq!(doc.text, "It began,\nin \"Northport\".");
    let meta = &doc.meta;
    assert_eq!(meta.id.as_str(), "7");
    assert_eq!(meta.title.as_deref(), Some("A headline"));
    assert_eq!(meta.outlet.as_deref(), Some("Norland Times"));
    assert_eq!(meta.url.as_deref(), Some("https://example.org/7"));
    assert_eq!(meta.published.unwrap().date.to_string(), "2021-07-24");
}

#[test]
fn columns_are_separated_by_what_the_header_shows() {
    for (name, table) in [
        ("a.csv", "text,id\nIt began; so they said.,x\n"),
        ("a.csv", "text;id\nIt began, so they said.;x\n"),
        ("a.csv", "\u{feff}text;id\r\nIt began, so they said.;x\r\n"),
        ("a.csv", "sep=|\ntext|id\nIt began, so they said.|x\n"),
        ("a.tsv", "text\tid\nIt began, so they said.\tx\n"),
        ("a.csv", "\"text\"\t\"id\"\n\"It began, so they said.\"\tx\n"),
    ] {
        let doc = one(&[(name, table.as_bytes())]);
        assert_eq!(doc.meta.id.as_str(), "x", "{table}");
        assert!(doc.text.ends_with("they said."), "{table}");
    }
    assert_eq!(one(&[("a.csv", b"text\nIt began.\n")]).text, "It began.");
}

#[test]
fn rows_without_an_id_are_called_after_their_line() {
    let table = b"text\n\"It\nbegan.\"\n\nIt ended.";
    assert_eq!(read(&[("a.csv", table)]).0, ["a:2", "a:5"]);
}

#[test]
fn dates_of_rows_may_be_seconds() {
    let table = b"text,published\nIt began.,1627084800\n";
    assert_eq!(one(&[("a.csv", table)]).published().unwrap().to_string(), "2021-07-24");
}

#[test]
fn a_row_of_another_width_is_told_and_all_else_is_read() {
    let table = b"id,text\na,It began.\nb,It went on, and on.\nc\nd,It ended.,,\n";
    let (ids, problems) = read(&[("s.csv", table)]);
    assert_eq!(ids, ["a", "d"]);
    let advice = "put fields that hold a separator or line end in quotation marks";
    assert_eq!(
        problems,
        [
            format!("s.csv:3: has 3 fields and the header 2; {advice}"),
            format!("s.csv:4: has 1 field and the header 2; {advice}"),
        ]
    );
}

#[test]
fn a_quotation_mark_that_never_closes_is_told() {
    let (ids, problems) =
        read(&[("s.csv", b"id,text\na,It began.\nb,\"It went on.\nc,It ended.\n")]);
    assert_eq!(ids, ["a"]);
    assert_eq!(
        problems,
        [
            "s.csv:3: begins a field with a quotation mark that never closes: the rest of the file is taken for that field and not read; close it, or fetch the file again"
        ]
    );
}

#[test]
fn a_row_above_the_cap_is_told_and_passed_over() {
    let config = Config { max_document: 2000, ..Config::default() };
    let table = format!("id,text\na,{}\nb,It ended.\n", "x".repeat(300_000));
    let folder = folder(&[("s.csv", table.as_bytes())]);
    let (docs, problems) = read_with(&[folder.path().into()], &config);
    assert_eq!(ids(&docs), ["b"]);
    assert_eq!(
        problems,
        [
            "s.csv:2: the row has 300001 bytes, more than the 2000 of `max-document` under [corpus]; split it or raise that"
        ]
    );
}

#[test]
fn a_table_without_words_is_told_and_is_no_fault_in_a_folder() {
    let folder = folder(&[("a.txt", STORY), ("counts.csv", b"day,killed\n2021-07-24,3\n")]);
    let told = "counts.csv: has no column `text`: it has `day`, `killed`; name the column of the words as `fields.text` under [corpus]";
    let items: Vec<_> =
        dateline_corpus::inputs(&[folder.path().into()], &Config::default()).unwrap().collect();
    let unreadable = items.iter().find_map(|item| item.as_ref().err()).unwrap();
    assert_eq!(format!("{}: {}", unreadable.name, unreadable.error), told);
    assert!(unreadable.passed_over);
    let alone = dateline_corpus::inputs(&[folder.path().join("counts.csv")], &Config::default());
    assert!(!alone.unwrap().next().unwrap().unwrap_err().passed_over);
    assert_eq!(read(&[("a.txt", STORY), ("empty.csv", b"")]).1, ["empty.csv: is empty"]);
}

const METADATA: &[u8] = b"file,title,published,outlet,url\na.txt,Clash at the border,2021-07-24,Norland Times,https://example.org/a\nb/c.txt,,\"July 25, 2021\",,\n";

#[test]
fn a_table_beside_stories_gives_what_they_do_not_say() {
    let folder =
        folder(&[("a.txt", b"It began."), ("b/c.txt", b"It ended."), ("metadata.csv", METADATA)]);
    let (docs, problems) = read_with(&[folder.path().into()], &Config::default());
    assert_eq!((ids(&docs), problems), (vec!["a".into(), "b/c".into()], vec![]));
    let meta = &docs[0].meta;
    assert_eq!(meta.title.as_deref(), Some("Clash at the border"));
    assert_eq!(meta.outlet.as_deref(), Some("Norland Times"));
    assert_eq!(meta.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(docs[0].published().unwrap().to_string(), "2021-07-24");
    assert_eq!(docs[1].published().unwrap().to_string(), "2021-07-25");
    // A file that is an argument has the table beside it as well, and rows of other files are no matter then.
    let files = ["a.txt", "metadata.csv"].map(|name| folder.path().join(name));
    let (docs, problems) = read_with(&files, &Config::default());
    assert_eq!(docs[0].meta.title.as_deref(), Some("Clash at the border"));
    assert_eq!((docs.len(), problems), (1, vec![]));
}

#[test]
fn rows_and_stories_that_do_not_meet_are_told() {
    let table = b"file,published\na.txt,2021-07-24\nlost.txt,2021-07-24\n,2021-07-25\na.txt,2021-07-26\nb.txt,the other day\n";
    let files: [(&str, &[u8]); 4] =
        [("a.txt", STORY), ("b.txt", STORY), ("c.txt", STORY), ("metadata.csv", table)];
    let (ids, mut problems) = read(&files);
    problems.sort();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(
        problems,
        [
            "metadata.csv: 1 story has no row: `c.txt`",
            "metadata.csv:3: no story is read from `lost.txt`; mend the name or take the row out",
            "metadata.csv:4: names no file in the column `file`; write the story's file name there",
            "metadata.csv:5: names `a.txt` as line 2 does, which is taken; take one of them out",
            "metadata.csv:6: the field `published` is `the other day` and not a date; write it as 2021-07-24, or leave it out",
        ]
    );
}

#[test]
fn a_table_of_stories_may_be_called_metadata() {
    let (ids, problems) = read(&[("metadata.csv", b"file,text\nx.txt,It began.\n")]);
    assert_eq!((ids, problems), (vec!["metadata:2".to_owned()], vec![]));
}

#[test]
fn an_outlet_may_come_from_the_folder_or_the_host() {
    let folder_names = Config { outlet_from: OutletFrom::Folder, ..Config::default() };
    let outlet = |files: &[(&str, &[u8])], config: &Config| one_with(files, config).meta.outlet;
    let story: &[(&str, &[u8])] = &[("2021/Norland Times/a.txt", b"It began.")];
    assert_eq!(outlet(story, &folder_names).as_deref(), Some("Norland Times"));
    assert_eq!(outlet(story, &Config::default()), None);

    let named = |name: &str, outlet: &str| Config {
        outlets: BTreeMap::from([(name.to_owned(), outlet.to_owned())]),
        ..Config::default()
    };
    let config = named("nt", "Norland Times");
    let line: &[u8] = b"{\"text\":\"It began.\",\"url\":\"https://www.Example.org:80/7?a\"}";
    assert_eq!(outlet(&[("nt/2021/a.jsonl", line)], &config).as_deref(), Some("Norland Times"));
    let config = named("example.org", "Example Times");
    assert_eq!(outlet(&[("nt/a.jsonl", line)], &config).as_deref(), Some("Example Times"));
    let given: &[u8] =
        b"{\"text\":\"It began.\",\"url\":\"https://example.org\",\"outlet\":\"Own\"}";
    assert_eq!(outlet(&[("nt/a.jsonl", given)], &config).as_deref(), Some("Own"));
}

#[test]
fn patterns_choose_files_and_are_told() {
    let files: &[(&str, &[u8])] = &[
        ("a.txt", STORY),
        ("a.jsonl", b"{\"text\":\"It began.\"}"),
        ("drafts/b.txt", STORY),
        ("2021/drafts/c.txt", STORY),
        ("2021/d.txt", STORY),
        ("2021/07/e.txt", STORY),
    ];
    let folder = folder(files);
    let root = folder.path().join("stories");
    std::fs::create_dir(&root).unwrap();
    for name in ["a.txt", "a.jsonl", "drafts", "2021"] {
        std::fs::rename(folder.path().join(name), root.join(name)).unwrap();
    }
    let chosen = |include: &[&str], exclude: &[&str]| {
        let list = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect();
        let config = Config { include: list(include), exclude: list(exclude), ..Config::default() };
        let (docs, problems) = read_with(&[root.clone()], &config);
        (ids(&docs).join(" "), problems.join("\n"))
    };
    let left_out = |count: &str| {
        format!(
            "stories: of its files and folders {count} left out by `include` and `exclude` under [corpus]"
        )
    };
    assert_eq!(chosen(&[], &["drafts/"]), ("2021/07/e 2021/d a:1 a".into(), left_out("2 are")));
    assert_eq!(chosen(&[], &["/drafts"]).0, "2021/07/e 2021/d 2021/drafts/c a:1 a");
    assert_eq!(chosen(&["*.txt"], &["2021/0?"]).0, "2021/d 2021/drafts/c a drafts/b");
    assert_eq!(chosen(&["2021/"], &[]).0, "2021/07/e 2021/d 2021/drafts/c");
    assert_eq!(chosen(&["2021/*.txt"], &[]).0, "2021/d");
    assert_eq!(chosen(&["2021/**/*.txt"], &[]).0, "2021/07/e 2021/d 2021/drafts/c");
    assert_eq!(chosen(&["*"], &[]).1, "");
}

#[test]
fn a_pattern_that_is_none_is_refused() {
    for pattern in ["[a", "!a", "", "{a"] {
        let config = Config { exclude: vec![pattern.into()], ..Config::default() };
        let told = dateline_corpus::inputs(&[], &config).map(|_| ()).unwrap_err().to_string();
        assert_eq!(
            told,
            format!(
                "`{pattern}` in `exclude` under [corpus] is no pattern; write one such as `*.csv`, `drafts/` or `2021/**`"
            )
        );
    }
}
