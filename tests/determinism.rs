//! The same input gives the same bytes: at any thread count, in any order, through bytes or not.

use std::path::Path;

use dateline_catalog::ALL;
use dateline_runner::{Config, Input, Options, Source, run};
use dateline_tests::{dateline, root};

fn report(args: &[&str]) -> String {
    let called = dateline(&root(), &[&["analyze", "--format", "jsonl"], args].concat());
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    called.out
}

#[test]
fn one_thread_and_eight_give_the_same_bytes() {
    assert_eq!(report(&["--threads", "1"]), report(&["--threads", "8"]));
}

#[test]
fn any_memory_gives_the_same_bytes() {
    let stories = ["--only", "dedup"];
    let little = report(&[&stories[..], &["--memory", "1KB", "--threads", "2"]].concat());
    assert_eq!(report(&stories), little);
}

#[test]
fn the_order_of_files_gives_the_same_bytes() {
    let mut files: Vec<_> = std::fs::read_dir(root().join("seeds"))
        .unwrap()
        .map(|entry| format!("seeds/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    files.sort();
    let forwards = report(&files.iter().map(String::as_str).collect::<Vec<_>>());
    let backwards = report(&files.iter().rev().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(forwards, backwards);
    assert_eq!(forwards, report(&[]), "the files of a folder and the folder are the same stories");
}

#[test]
fn facts_survive_their_serialised_form() {
    let source = Source { name: "no configuration".into(), text: String::new() };
    let config = Config::parse(&source, ALL).unwrap();
    let pipeline = config.pipeline(None, &|_| unreachable!("no lexicon is named")).unwrap();
    let report = |through_bytes| {
        let corpus = dateline_corpus::Config::default();
        let stories =
            dateline_corpus::inputs(&[root().join("seeds")], &corpus).unwrap().map(|input| {
                let input = input.expect("a seed is readable");
                Ok(Input {
                    bytes: input.bytes(),
                    read: Box::new(|| Ok((input.read().expect("a seed is readable"), Vec::new()))),
                })
            });
        let run =
            run(&pipeline, stories, &Options { through_bytes, ..Options::default() }).unwrap();
        let mut out = Vec::new();
        run.write(&mut out, false).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert_eq!(report(false), report(true));
}

#[test]
fn nothing_of_this_machine_reaches_the_report() {
    let report = report(&[]);
    for path in [root(), std::env::temp_dir()] {
        let path: &Path = &path;
        assert!(!report.contains(path.to_str().unwrap()), "{}", path.display());
    }
}
