//! Parquet: columns, kinds of dates, packings, damage.
#![cfg(feature = "parquet")]

mod support;

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use support::{folder, gzip, ids, one, read, read_with, zstd};

/// A column of a test's file.
enum Column<'c> {
    Text(&'c [&'c str]),
    Short(&'c [i32]),
    Long(&'c [i64]),
}

fn written(
    schema: &str,
    columns: &[Column<'_>],
    compression: Compression,
    groups: usize,
) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties)).unwrap();
    for _ in 0..groups {
        let mut group = file.next_row_group().unwrap();
        for column in columns {
            let mut writer = group.next_column().unwrap().unwrap();
            match column {
                Column::Text(values) => {
                    let values: Vec<ByteArray> =
                        values.iter().map(|value| (*value).into()).collect();
                    writer.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
                }
                Column::Short(values) => {
                    writer.typed::<Int32Type>().write_batch(values, None, None).unwrap();
                }
                Column::Long(values) => {
                    writer.typed::<Int64Type>().write_batch(values, None, None).unwrap();
                }
            }
            writer.close().unwrap();
        }
        group.close().unwrap();
    }
    file.close().unwrap();
    bytes
}

const SCHEMA: &str = "message m { required binary id (UTF8); required binary text (UTF8); }";

fn two(compression: Compression) -> Vec<u8> {
    let columns = [Column::Text(&["a", "b"]), Column::Text(&["It began.", "It ended."])];
    written(SCHEMA, &columns, compression, 1)
}

#[test]
fn rows_are_read_however_they_are_packed() {
    let zstandard = Compression::ZSTD(Default::default());
    let gzipped = Compression::GZIP(Default::default());
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY, zstandard, gzipped] {
        let bytes = two(compression);
        assert_eq!(read(&[("s.parquet", &bytes)]), (vec!["a".into(), "b".into()], vec![]));
        assert_eq!(read(&[("s.parquet.gz", &gzip(&bytes))]).0, ["a", "b"]);
        assert_eq!(read(&[("s.zst", &zstd(&bytes))]).0, ["a", "b"]);
        assert_eq!(read(&[("unnamed", &bytes)]).0, ["a", "b"]);
    }
}

#[test]
fn all_row_groups_are_read_and_rows_without_an_id_are_numbered() {
    let schema = "message m { required binary text (UTF8); required int64 more; }";
    let columns = [Column::Text(&["It began.", "It ended."]), Column::Long(&[1, 2])];
    let bytes = written(schema, &columns, Compression::SNAPPY, 2);
    assert_eq!(read(&[("s.parquet", &bytes)]).0, ["s:1", "s:2", "s:3", "s:4"]);
}

#[test]
fn days_may_be_dates_stamps_numbers_or_words() {
    let day = |kind: &str, column: Column<'_>| {
        let schema = format!("message m {{ required binary text (UTF8); required {kind}; }}");
        let bytes =
            written(&schema, &[Column::Text(&["It began."]), column], Compression::SNAPPY, 1);
        one(&[("s.parquet", &bytes)]).published().unwrap().to_string()
    };
    let seconds = 1_627_120_800_i64;
    assert_eq!(day("int32 published (DATE)", Column::Short(&[18832])), "2021-07-24");
    assert_eq!(
        day("int64 published (TIMESTAMP_MILLIS)", Column::Long(&[seconds * 1000])),
        "2021-07-24"
    );
    assert_eq!(
        day("int64 published (TIMESTAMP_MICROS)", Column::Long(&[seconds * 1_000_000])),
        "2021-07-24"
    );
    assert_eq!(
        day("int64 published (TIMESTAMP(NANOS,true))", Column::Long(&[seconds * 1_000_000_000])),
        "2021-07-24"
    );
    assert_eq!(day("int64 published", Column::Long(&[seconds])), "2021-07-24");
    assert_eq!(day("binary published (UTF8)", Column::Text(&["24 July 2021"])), "2021-07-24");
}

#[test]
fn a_file_without_words_is_told() {
    let schema = "message m { required binary body (UTF8); }";
    let bytes = written(schema, &[Column::Text(&["It began."])], Compression::SNAPPY, 1);
    assert_eq!(
        read(&[("s.parquet", &bytes)]).1,
        [
            "s.parquet: has no column `text`: it has `body`; name the column of the words as `fields.text` under [corpus]"
        ]
    );
    let none = written(SCHEMA, &[], Compression::SNAPPY, 0);
    assert_eq!(read(&[("s.parquet", &none)]).1, ["s.parquet: is empty"]);
}

#[test]
fn a_file_that_is_cut_off_is_told() {
    let bytes = two(Compression::SNAPPY);
    let (ids, problems) = read(&[("s.parquet", &bytes[..bytes.len() - 10])]);
    assert_eq!(ids, [""; 0]);
    assert!(problems[0].starts_with("s.parquet: is damaged: "), "{problems:?}");
}

#[test]
fn what_unpacks_to_far_more_is_told() {
    let long = "x".repeat(100_000);
    let rows: Vec<&str> = vec![&long; 300];
    let schema = "message m { required binary text (UTF8); }";
    let bytes = written(schema, &[Column::Text(&rows)], Compression::SNAPPY, 1);
    let folder = folder(&[("s.parquet", &bytes)]);
    let (docs, problems) = read_with(&[folder.path().into()], &Default::default());
    assert!(ids(&docs).len() < 300);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains("the cap `max-expansion` under [corpus]"), "{problems:?}");
}
