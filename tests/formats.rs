//! The same stories in every format that is read give the same findings.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use dateline_tests::{dateline, lines, root};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

/// The five stories: file name without extension, and text.
fn seeds() -> Vec<(String, String)> {
    let mut seeds: Vec<(String, String)> = fs::read_dir(root().join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let id = path.file_stem().unwrap().to_string_lossy().into_owned();
            (id, fs::read_to_string(path).unwrap())
        })
        .collect();
    seeds.sort();
    assert_eq!(seeds.len(), 5);
    seeds
}

/// The report of what lies in `folder`, without its failures, which must be `passed_over`.
fn report(folder: &Path, passed_over: usize) -> String {
    let called = dateline(folder, &["analyze", "--format", "jsonl", "."]);
    assert_eq!(called.code, 0, "{}", called.err);
    let report = lines(&called.out);
    assert_eq!(report.iter().filter(|line| line["type"] == "failure").count(), passed_over);
    let findings = report.iter().filter(|line| line["type"] != "failure");
    findings.fold(String::new(), |mut text, line| {
        writeln!(text, "{line}").unwrap();
        text
    })
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn json_lines() -> Vec<u8> {
    let line =
        |(id, text): (String, String)| format!("{}\n", serde_json::json!({"id": id, "text": text}));
    seeds().into_iter().map(line).collect::<String>().into_bytes()
}

fn table(separator: char) -> Vec<u8> {
    let row = |(id, text): (String, String)| {
        format!("{id}{separator}\"{}\"\r\n", text.replace('"', "\"\""))
    };
    format!("id{separator}text\r\n{}", seeds().into_iter().map(row).collect::<String>())
        .into_bytes()
}

/// Each story as a server answered it; its id is its address.
fn archive() -> Vec<u8> {
    let record = |(id, text): (String, String)| {
        let block =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {id}\r\nContent-Type: application/http\r\n\
             Content-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    seeds().into_iter().map(record).collect::<String>().into_bytes()
}

fn parquet() -> Vec<u8> {
    let schema = "message stories { required binary id (UTF8); required binary text (UTF8); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Default::default()).unwrap();
    let mut group = file.next_row_group().unwrap();
    let (ids, texts): (Vec<String>, Vec<String>) = seeds().into_iter().unzip();
    for values in [ids, texts] {
        let values: Vec<ByteArray> = values.iter().map(|value| value.as_str().into()).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    file.close().unwrap();
    bytes
}

#[test]
fn every_format_gives_the_same_findings() {
    let text = tempfile::tempdir().unwrap();
    for (id, words) in seeds() {
        fs::write(text.path().join(format!("{id}.txt")), words).unwrap();
    }
    let expected = report(text.path(), 0);
    assert!(expected.lines().count() > 20);

    let archive = archive();
    for (name, bytes) in [
        ("stories.jsonl.gz", gzip(&json_lines())),
        ("stories.csv", table(',')),
        ("stories.tsv.zst", zstd(&table('\t'))),
        ("stories.parquet", parquet()),
        ("stories.warc.gz", gzip(&archive)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), bytes).unwrap();
        let mut found = report(folder.path(), 0);
        for (id, _) in seeds() {
            // A page has its address, which the others do not have.
            found = found.replace(&format!(",\"url\":\"{id}\""), "");
        }
        assert!(found == expected, "{name} differs from the text files");
    }
}
