//! The findings of a report as tables, as a user exports them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dateline_tests::{Called, dateline, lines, root};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

/// Words whose beginnings a spreadsheet takes for formulas, in every place that a story's words reach.
const HOSTILE: &str = "{\"id\":\"=HYPERLINK(1)\",\"outlet\":\"+Post, \\\"daily\\\"\",\"published\":\"2031-03-04\",\"title\":\"\\t@SUM(A1)\",\
    \"text\":\"TALVIN - Seven people, \\\"all of them miners\\\", were killed\\non Monday, Norland's police said. \
    Norland accused Sudland of sabotage.\"}\n";

#[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

/// The rows of a table, each by column.
fn rows(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// A report of the seeds in `folder`.
fn seeds(folder: &Path) -> String {
    let report = folder.join("seeds.jsonl").to_str().unwrap().to_owned();
    assert_eq!(dateline(&root(), &["analyze", "seeds", "--quiet", "-o", &report]).code, 0);
    report
}

/// A report of one hostile story in `folder`.
fn hostile(folder: &Path) {
    fs::write(folder.join("story.jsonl"), HOSTILE).unwrap();
    let called = dateline(folder, &["analyze", "story.jsonl", "--quiet", "-o", "r.jsonl"]);
    assert_eq!(called.code, 0, "{}", called.err);
}

/// The analyzers with findings that can be judged, and the lists that these stand in.
const LISTS: [(&str, &str); 3] =
    [("casualties", "claims"), ("quotes", "quotes"), ("stance", "stances")];

/// How many findings of an analyzer stand in a report.
fn found(report: &str, analyzer: &str, list: &str) -> usize {
    let report = lines(&String::from_utf8(read(Path::new(report))).unwrap());
    let facts =
        report.iter().filter(|line| line["type"] == "facts" && line["analyzer"] == analyzer);
    facts.map(|line| line["data"][list].as_array().unwrap().len()).sum()
}

fn table(report: &str, args: &[&str]) -> Called {
    let all = [&["export", report, "seeds", "--to", "csv", "-", "--table"], args].concat();
    dateline(&root(), &all)
}

#[test]
fn tables_have_a_row_for_each_finding() {
    let folder = tempfile::tempdir().unwrap();
    let report = seeds(folder.path());
    let to = folder.path().join("tables");
    let called =
        dateline(&root(), &["export", &report, "seeds", "--to", "csv", to.to_str().unwrap()]);
    assert_eq!((called.code, called.out.as_str()), (0, ""));
    assert!(called.err.starts_with("wrote 13 tables with "), "{}", called.err);
    // The first full row of each table, a line a column.
    let mut shape = String::new();
    for table in dateline_report::tables() {
        let rows = rows(&read(&to.join(format!("{}.csv", table.name))));
        shape.push_str(&format!("{}: {}\n", table.name, table.about));
        let cells =
            |row: &&BTreeMap<String, String>| row.values().filter(|it| !it.is_empty()).count();
        let Some(first) = rows.iter().rev().max_by_key(cells) else { continue };
        for column in table.columns {
            let cell = &first[column.name];
            let cut: String = cell.chars().take(100).collect();
            let more = if cut.len() < cell.len() { "…" } else { "" };
            shape.push_str(&format!("  {} {cut:?}{more}\n", column.name));
        }
    }
    insta::assert_snapshot!(shape);
}

#[test]
fn words_of_every_row_are_those_at_its_offsets() {
    let folder = tempfile::tempdir().unwrap();
    let report = seeds(folder.path());
    let (mut held, mut texts) = (0, BTreeMap::new());
    for name in ["mentions", "quotes", "claims", "stances", "passages", "changes"] {
        let called = table(&report, &[name, "--no-formula-guard"]);
        assert_eq!((called.code, called.err.as_str()), (0, ""));
        for row in rows(called.out.as_bytes()) {
            for (column, words) in row.iter().filter(|(column, _)| column.ends_with("text")) {
                let part = column.strip_suffix("text").unwrap();
                let offset = |end: &str| row[&format!("{part}{end}")].parse::<usize>().ok();
                let (Some(start), Some(end)) = (offset("start"), offset("end")) else {
                    assert_eq!(words, "", "{name} {column} has words and no offsets");
                    continue;
                };
                let side = if part == "b_" { "b" } else { "a" };
                let doc = row.get("doc").unwrap_or_else(|| &row[side]);
                let text = texts.entry(doc.clone()).or_insert_with(|| {
                    String::from_utf8(read(&root().join(format!("seeds/{doc}.txt")))).unwrap()
                });
                assert_eq!(text.get(start..end), Some(words.as_str()), "{name} {column}");
                held += 1;
            }
        }
    }
    assert!(held > 2000, "only {held} cells of words were held against their texts");
}

#[test]
fn cells_that_a_spreadsheet_takes_for_a_formula_are_guarded_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    hostile(folder.path());
    let export = |args: &[&str]| {
        let all = [&["export", "r.jsonl", "story.jsonl", "--to", "csv"], args].concat();
        dateline(folder.path(), &all)
    };
    let called = export(&["out", "--bom"]);
    assert_eq!(called.code, 0);
    let claims = read(&folder.path().join("out/claims.csv"));
    assert!(claims.starts_with("\u{feff}id,event,".as_bytes()));
    let text = String::from_utf8(claims.clone()).unwrap();
    assert!(text.contains("\r\n'=HYPERLINK(1)#c1,"), "{text}");
    assert!(text.contains(",\"'+Post, \"\"daily\"\"\","), "{text}");
    let guarded = fs::read_dir(folder.path().join("out")).unwrap().map(|entry| {
        let csv = read(&entry.unwrap().path());
        rows(&csv).iter().flat_map(|row| row.values()).filter(|it| it.starts_with('\'')).count()
    });
    let guarded: usize = guarded.sum();
    assert!(guarded > 5);
    assert!(
        called.err.contains(&format!("; {guarded} cells have an apostrophe in front")),
        "{}",
        called.err
    );

    let called = export(&["bare", "--no-formula-guard"]);
    assert_eq!(called.code, 0);
    let claims = rows(&read(&folder.path().join("bare/claims.csv")));
    assert_eq!(claims[0]["doc"], "=HYPERLINK(1)");
    assert_eq!(claims[0]["outlet"], "+Post, \"daily\"");
    assert!(claims[0]["evidence_text"].contains("\"all of them miners\""), "{:?}", claims[0]);
    let documents = rows(&read(&folder.path().join("bare/documents.csv")));
    assert!(documents[0]["title"].contains("@SUM(A1)"), "{:?}", documents[0]);
}

#[test]
fn a_single_table_is_printed_and_others_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let report = seeds(folder.path());
    let called = table(&report, &["tallies"]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    assert!(called.out.starts_with("row,id,event,category,low,best,high,"), "{}", called.out);
    assert!(called.out.contains("\r\ntotal,e1.killed,e1,killed,"), "{}", called.out);
    for (args, said) in [
        (&["--to", "csv", "-"][..], "one table alone can be printed"),
        (
            &["--to", "xlsx", "out"],
            "there is no format `xlsx` to export to: there are csv, parquet, annotations, review",
        ),
        (&["--to", "csv", "-", "--table", "claim"], "no table `claim`: it has documents, failures"),
    ] {
        let called = dateline(&root(), &[&["export", &report, "seeds"], args].concat());
        assert_eq!((called.code, called.out.as_str()), (2, ""), "{args:?}");
        assert!(called.err.contains(said), "{}", called.err);
    }
    assert_eq!(dateline(&root(), &["export", &report]).code, 2, "without --to");
}

#[test]
fn tables_without_the_stories_have_offsets_and_no_words_and_say_so() {
    let folder = tempfile::tempdir().unwrap();
    hostile(folder.path());
    let called =
        dateline(folder.path(), &["export", "r.jsonl", "--to", "csv", "-", "--table", "claims"]);
    assert_eq!(called.code, 0);
    assert!(called.err.contains("no words of =HYPERLINK(1): give the stories"), "{}", called.err);
    let claims = rows(called.out.as_bytes());
    assert_eq!((claims[0]["text"].as_str(), claims[0]["start"].as_str()), ("", "9"));

    let with = ["analyze", "story.jsonl", "--quiet", "-o", "t.jsonl", "--with-text"];
    assert_eq!(dateline(folder.path(), &with).code, 0);
    let called =
        dateline(folder.path(), &["export", "t.jsonl", "--to", "csv", "-", "--table", "claims"]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    assert_eq!(rows(called.out.as_bytes())[0]["text"], "Seven");
}

#[test]
fn filters_show_what_is_asked_for_and_sums_stay_whole() {
    let folder = tempfile::tempdir().unwrap();
    let report = seeds(folder.path());
    let of = |args: &[&str]| rows(table(&report, args).out.as_bytes());

    let all = of(&["documents"]);
    assert_eq!(all.len(), 5);
    let mehr = of(&["documents", "--outlet", "mehr news agency"]);
    assert_eq!(mehr.len(), 2);
    let quotes = of(&["quotes", "--outlet", "Mehr News Agency"]);
    assert!(!quotes.is_empty() && quotes.iter().all(|row| row["outlet"] == "Mehr News Agency"));
    let families = of(&["families", "--outlet", "Mehr News Agency"]);
    assert_eq!(families.len(), 3, "a family is shown whole");

    let late = table(&report, &["documents", "--since", "2021-08-01"]);
    assert_eq!(late.err, "note: one document of unknown date is left out, as days are asked for\n");
    let late = rows(late.out.as_bytes());
    assert!(!late.is_empty() && late.len() < 4);
    assert!(late.iter().all(|row| row["published"].as_str() >= "2021-08-01"));
    let early = of(&["documents", "--until", "2021-07-31"]);
    assert_eq!(late.len() + early.len(), 4);

    let named =
        |row: &BTreeMap<String, String>| row["actor_id"] == "RUS" || row["target_id"] == "RUS";
    let stances = of(&["stances"]);
    let russian = of(&["stances", "--actor", "Russia"]);
    assert_eq!(russian, stances.iter().filter(|row| named(row)).cloned().collect::<Vec<_>>());
    assert_eq!(russian, of(&["stances", "--actor", "rus"]));
    let claims = of(&["claims", "--actor", "ARM"]);
    assert!(claims.iter().all(|row| {
        ["side", "claimant_id", "perpetrator_id"].iter().any(|column| row[*column].contains("ARM"))
    }));
    let tallies = of(&["tallies"]);
    for tally in of(&["tallies", "--actor", "ARM"]) {
        assert!(tallies.contains(&tally), "figures are those of the whole report: {tally:?}");
    }

    let unknown = table(&report, &["claims", "--actor", "Rusia"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("names no actor `Rusia`, did you mean `Russia`?"),
        "{}",
        unknown.err
    );
    assert_eq!(table(&report, &["claims", "--since", "yesterday"]).code, 2);
    let sample = dateline(&root(), &["sample", &report, "seeds", "--outlet", "Mehr News Agency"]);
    assert_eq!((sample.code, sample.err.as_str()), (0, ""));
    assert!(sample.out.contains(&mehr[0]["doc"]), "{}", sample.out);
    assert!(!sample.out.contains("  001_65fdfee027ce3a64:"), "{}", sample.out);
    let summary = dateline(&root(), &["analyze", "seeds", "--outlet", "Mehr News Agency"]);
    assert_eq!((summary.code, summary.err.as_str()), (0, ""));
    assert!(summary.out.starts_with("2 documents · 1 outlet · "), "{}", summary.out);
}

#[test]
fn what_is_to_be_judged_is_one_table_with_empty_verdicts() {
    let folder = tempfile::tempdir().unwrap();
    let report = seeds(folder.path());
    let to = folder.path().to_str().unwrap();
    let called = dateline(&root(), &["export", &report, "seeds", "--to", "review", to]);
    assert_eq!((called.code, called.out.as_str()), (0, ""));
    let csv = read(&folder.path().join("review.csv"));
    let header =
        "analyzer,document,finding,start,end,words,evidence,reading,verdict,value,note\r\n";
    assert!(csv.starts_with(header.as_bytes()));
    let rows = rows(&csv);
    let of = |name: &str| rows.iter().filter(|row| row["analyzer"] == name).count();
    for (analyzer, list) in LISTS {
        assert_eq!(of(analyzer), found(&report, analyzer, list), "{analyzer}");
    }
    assert!(rows.iter().all(|row| row["verdict"].is_empty() && row["value"].is_empty()));
    assert!(
        rows.iter().all(|row| row["evidence"].contains(&row["words"])),
        "words are in their evidence"
    );
    insta::assert_debug_snapshot!(rows.iter().step_by(90).collect::<Vec<_>>());
}

#[test]
fn annotations_select_words_by_quote_and_by_position_in_code_points() {
    let folder = tempfile::tempdir().unwrap();
    let report = seeds(folder.path());
    let args = ["export", &report, "seeds", "--to", "annotations", "-"];
    let called = dateline(&root(), &args);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    let annotations = lines(&called.out);
    let all: usize = LISTS.iter().map(|(analyzer, list)| found(&report, analyzer, list)).sum();
    assert_eq!(annotations.len(), all);
    let mut beyond = 0;
    for annotation in &annotations {
        for target in annotation["target"].as_array().unwrap() {
            let doc = target["source"].as_str().unwrap().strip_prefix("urn:dateline:").unwrap();
            let text = String::from_utf8(read(&root().join(format!("seeds/{doc}.txt")))).unwrap();
            let points: Vec<char> = text.chars().collect();
            let [quote, position] = target["selector"].as_array().unwrap().as_slice() else {
                panic!("{target}")
            };
            let at = |end: &str| usize::try_from(position[end].as_u64().unwrap()).unwrap();
            let words = |from: usize, to: usize| points[from..to].iter().collect::<String>();
            assert_eq!(words(at("start"), at("end")), quote["exact"].as_str().unwrap());
            let prefix = quote["prefix"].as_str().unwrap();
            assert_eq!(words(at("start") - prefix.chars().count(), at("start")), prefix);
            let suffix = quote["suffix"].as_str().unwrap();
            assert_eq!(words(at("end"), at("end") + suffix.chars().count()), suffix);
            beyond += usize::from(text.get(..at("start")).is_none_or(|before| !before.is_ascii()));
        }
    }
    assert!(beyond > 100, "only {beyond} stand behind a character of several bytes");
    insta::assert_snapshot!(format!("{:#}", annotations[0]));
    let to = folder.path().join("out");
    let called = dateline(&root(), &[&args[..5], &[to.to_str().unwrap()]].concat());
    assert!(
        called.err.starts_with(&format!("wrote annotations.jsonl with {all} annotations to ")),
        "{}",
        called.err
    );
    let without = dateline(folder.path(), &["export", &report, "--to", "annotations", "-"]);
    assert_eq!((without.code, without.out.as_str()), (0, ""));
    assert!(without.err.contains("give the stories"), "{}", without.err);
}

/// The rows of a Parquet file as a table of comma-separated values would have them.
fn parquet_rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    #[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
    let reader = SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap();
    let shown = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Str(words) => words.clone(),
        Field::Double(n) => n.to_string(),
        other => other.to_string().split(' ').next().unwrap().to_owned(),
    };
    let rows = reader.get_row_iter(None).unwrap().map(|row| {
        let row = row.unwrap();
        row.get_column_iter().map(|(name, field)| (name.clone(), shown(field))).collect()
    });
    rows.collect()
}

#[test]
fn parquet_holds_what_comma_separated_values_hold() {
    let folder = tempfile::tempdir().unwrap();
    let report = seeds(folder.path());
    let to = |format: &str| {
        let to = folder.path().join(format);
        let args = [
            "export",
            &report,
            "seeds",
            "--no-formula-guard",
            "--to",
            format,
            to.to_str().unwrap(),
        ];
        let called = dateline(&root(), &args);
        assert_eq!((called.code, called.out.as_str()), (0, ""), "{}", called.err);
        assert!(called.err.starts_with("wrote 13 tables with "), "{}", called.err);
        to
    };
    let (csv, parquet) = (to("csv"), to("parquet"));
    let mut cells = 0;
    for table in dateline_report::tables() {
        let expected = rows(&read(&csv.join(format!("{}.csv", table.name))));
        let found = parquet_rows(&parquet.join(format!("{}.parquet", table.name)));
        assert_eq!(found.len(), expected.len(), "{}", table.name);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{}", table.name);
            cells += found.len();
        }
    }
    assert!(cells > 10_000, "only {cells} cells");
    let claims = read(&parquet.join("claims.parquet"));
    assert_eq!(read(&to("parquet").join("claims.parquet")), claims, "the same bytes again");
    let args = ["export", &report, "--to", "parquet", "-", "--table", "claims"];
    assert_eq!(dateline(&root(), &args).code, 2);
}
