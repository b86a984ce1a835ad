//! Files of each format, cut off and with bits turned: no panic, no end without end, nothing lost in silence.
//!
//! Some 1,000 damaged files of each format are read. What is read of them is whole: a story that stands before the damage
//! is the story of the whole file, and a file that gives less than the whole one tells of it.

mod support;

use std::fs;
use std::path::Path;

use dateline_core::Document;
use dateline_corpus::Config;
use support::{gzip, read_with, zstd};

/// How many files of each format and kind of damage.
const CASES: usize = 500;

const STORIES: usize = 6;

fn story(number: usize) -> String {
    format!(
        "TALVIN, July {day} - Norland's ministry said on Friday that {number} of its soldiers were killed \
         and {day} more were wounded at the café near post no. {number}, the {number}th of the month.",
        day = number + 10
    )
}

fn json_lines() -> Vec<u8> {
    let line =
        |n| format!("{{\"id\":\"s{n}\",\"text\":\"{}\",\"published\":\"2021-07-24\"}}\n", story(n));
    (0..STORIES).map(line).collect::<String>().into_bytes()
}

fn table() -> Vec<u8> {
    let row = |n| format!("s{n},\"{}\",2021-07-24\n", story(n));
    format!("id,text,published\n{}", (0..STORIES).map(row).collect::<String>()).into_bytes()
}

fn archive() -> Vec<u8> {
    let record = |n| {
        let body = match n {
            1.. => format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{}", story(n)),
            _ => {
                let paragraph = format!("<p>{}</p>", story(n)).repeat(4);
                format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><div>{paragraph}</div></body></html>"
                )
            }
        };
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: s{n}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
    };
    (0..STORIES).map(record).collect::<String>().into_bytes()
}

fn page() -> Vec<u8> {
    let story: String =
        (0..STORIES).map(|n| format!("<p class=\"x\">{}</p><br>\n", story(n))).collect();
    format!("<!DOCTYPE html><html><head><title>Clash</title></head><body><nav><a href=\"/\">Home</a></nav><div>{story}</div></body></html>")
        .into_bytes()
}

/// Numbers as if at random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn read(path: &Path, bytes: &[u8]) -> (Vec<Document>, Vec<String>) {
    fs::write(path, bytes).unwrap();
    read_with(&[path.to_path_buf()], &Config::default())
}

/// Cuts a file off anywhere, and turns one to four bits of it anywhere.
///
/// `in_order` says that stories stand one behind the other, so that what is before a cut is read. A packed file, and one of
/// Parquet, shows each cut, and so each is told.
fn survives(name: &str, bytes: &[u8], in_order: bool) {
    let shows_cuts = [".gz", ".zst", ".parquet"].iter().any(|end| name.ends_with(end));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let (whole, told) = read(&path, bytes);
    assert!(!whole.is_empty() && told.is_empty(), "{name}: {told:?}");
    let mut dice = Dice(bytes.len() as u64);
    let mut most = 0;
    for case in 0..CASES {
        let cut = if case < CASES / 2 {
            case * bytes.len() / (CASES / 2)
        } else {
            dice.below(bytes.len())
        };
        let (docs, told) = read(&path, &bytes[..cut]);
        most = most.max(docs.len());
        assert!(
            docs.len() + told.len() > 0,
            "{name} cut off at {cut} gives nothing and tells nothing"
        );
        assert!(!told.is_empty() || !shows_cuts, "{name} cut off at {cut} tells nothing");
        if in_order {
            // The last one may end early where nothing shows that more was to come.
            let sure = docs.len().saturating_sub(1);
            assert_eq!(docs[..sure], whole[..sure], "{name} cut off at {cut}");
            let enough = cut * whole.len() / bytes.len();
            assert!(docs.len() + told.len() >= enough.min(1), "{name} cut off at {cut}");
        }
    }
    assert!(!in_order || most >= whole.len() - 1, "{name}: at most {most} stories");
    for case in 0..CASES {
        let mut damaged = bytes.to_vec();
        for _ in 0..=case % 4 {
            let bit = dice.below(damaged.len() * 8);
            damaged[bit / 8] ^= 1 << (bit % 8);
        }
        let (docs, told) = read(&path, &damaged);
        // A turned bit may also turn two stories into one that is longer, in a table or an archive.
        assert!(
            docs.len() + told.len() > 0,
            "{name}, case {case}: gives nothing and tells nothing"
        );
    }
}

#[test]
fn text_survives() {
    survives("s.txt", (0..STORIES).map(story).collect::<Vec<_>>().join("\n\n").as_bytes(), false);
}

#[test]
fn pages_survive() {
    survives("s.html", &page(), false);
}

#[test]
fn json_lines_survive() {
    survives("s.jsonl", &json_lines(), true);
}

#[test]
fn tables_survive() {
    survives("s.csv", &table(), true);
    survives("s.tsv", String::from_utf8(table()).unwrap().replace(',', "\t").as_bytes(), true);
}

#[test]
fn archives_survive() {
    survives("s.warc", &archive(), true);
}

#[test]
fn gzip_survives() {
    survives("s.jsonl.gz", &gzip(&json_lines()), true);
    survives("s.warc.gz", &gzip(&archive()), true);
}

#[test]
fn zstd_survives() {
    survives("s.jsonl.zst", &zstd(&json_lines()), true);
    survives("s.txt.zst", &zstd(story(1).as_bytes()), false);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_survives() {
    use std::sync::Arc;

    use parquet::basic::Compression;
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;

    let schema = "message s { required binary id (UTF8); required binary text (UTF8); }";
    let schema = Arc::new(parquet::schema::parser::parse_message_type(schema).unwrap());
    for compression in
        [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::ZSTD(Default::default())]
    {
        let properties = WriterProperties::builder().set_compression(compression).build();
        let mut bytes = Vec::new();
        let mut file =
            SerializedFileWriter::new(&mut bytes, Arc::clone(&schema), Arc::new(properties))
                .unwrap();
        for half in [0..STORIES / 2, STORIES / 2..STORIES] {
            let mut group = file.next_row_group().unwrap();
            for column in 0..2 {
                let value = |n| if column == 0 { format!("s{n}") } else { story(n) };
                let values: Vec<ByteArray> =
                    half.clone().map(|n| value(n).into_bytes().into()).collect();
                let mut writer = group.next_column().unwrap().unwrap();
                writer.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
                writer.close().unwrap();
            }
            group.close().unwrap();
        }
        file.close().unwrap();
        survives("s.parquet", &bytes, false);
    }
}
