//! What the tests share: folders of files, and what is read of them.

#![allow(dead_code, reason = "each file of tests uses some of it")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use dateline_core::Document;
use dateline_corpus::{Config, Input, inputs};
use tempfile::TempDir;

pub(crate) const STORY: &[u8] =
    b"NORTHPORT - Two soldiers were killed on Friday, the ministry said.\n";

pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The documents at `paths`, and all that is told, also of documents that are read.
pub(crate) fn read_with(paths: &[PathBuf], config: &Config) -> (Vec<Document>, Vec<String>) {
    let (mut docs, mut problems) = (Vec::new(), Vec::new());
    for input in inputs(paths, config).unwrap() {
        let mut told = Vec::new();
        match input.and_then(|input: Input| input.read_and_tell(&mut |problem| told.push(problem)))
        {
            Ok(doc) => docs.push(doc),
            Err(unreadable) => told.push(unreadable),
        }
        problems.extend(told.into_iter().map(|told| format!("{}: {}", told.name, told.error)));
    }
    (docs, problems)
}

/// The ids of the documents of `files`, and what is told of the others.
pub(crate) fn read(files: &[(&str, &[u8])]) -> (Vec<String>, Vec<String>) {
    let folder = folder(files);
    let (docs, problems) = read_with(&[folder.path().into()], &Config::default());
    (ids(&docs), problems)
}

pub(crate) fn ids(docs: &[Document]) -> Vec<String> {
    docs.iter().map(|doc| doc.meta.id.to_string()).collect()
}

/// The one document of `files`, of which nothing is told.
pub(crate) fn one(files: &[(&str, &[u8])]) -> Document {
    one_with(files, &Config::default())
}

pub(crate) fn one_with(files: &[(&str, &[u8])], config: &Config) -> Document {
    let folder = folder(files);
    let (mut docs, problems) = read_with(&[folder.path().into()], config);
    assert_eq!((docs.len(), problems), (1, vec![]));
    docs.remove(0)
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}
