//! `--cache`: the report is that of a clean run, whatever was kept, changed or cut short.

#![expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dateline_tests::dateline;
use serde_json::json;

/// Stories that share passages, people and events, alike but for their numbers.
fn stories(folder: &Path, count: usize) {
    let lines: Vec<String> = (0..count)
        .map(|i| {
            let text = format!(
                "Armenia's Defense Ministry said on Monday that {} of its soldiers were killed near Kalbajar. \
                 Azerbaijan rejected the claim. \"We lost nobody,\" its spokesman said.\n\n\
                 The council of Norport met {i} times, Reuters reported.\n",
                2 + i % 3
            );
            json!({"id": format!("s{i:03}"), "text": text, "outlet": format!("Paper {}", i % 4)})
                .to_string()
        })
        .collect();
    std::fs::write(folder.join("stories.jsonl"), lines.join("\n")).unwrap();
}

/// One analyzer that needs no other: what keeps facts does not know what they are.
const ONE: &[&str] = &["--only", "dedup"];
const ALL: &[&str] = &[];

/// The report of a run without a cache.
fn clean(folder: &Path, analyzers: &[&str]) -> String {
    let args = ["analyze", "stories.jsonl", "--output", "clean.jsonl", "--quiet"];
    let called = dateline(folder, &[&args, analyzers].concat());
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    std::fs::read_to_string(folder.join("clean.jsonl")).unwrap()
}

const CACHED: [&str; 6] =
    ["analyze", "stories.jsonl", "--output", "report.jsonl", "--cache", "kept"];

/// The report of a run with one, and what the cache told.
fn cached(folder: &Path, analyzers: &[&str]) -> (String, String) {
    let called = dateline(folder, &[&CACHED[..], analyzers].concat());
    assert_eq!(called.code, 0, "{}", called.err);
    let told = called.err.lines().find(|line| line.starts_with("cache: ")).unwrap().to_owned();
    (std::fs::read_to_string(folder.join("report.jsonl")).unwrap(), told)
}

#[test]
fn a_run_from_the_cache_writes_what_a_clean_one_writes() {
    let folder = tempfile::tempdir().unwrap();
    stories(folder.path(), 6);
    let report = clean(folder.path(), ALL);
    let first = cached(folder.path(), ALL);
    let all = 6 * dateline_catalog::ALL.iter().filter(|plugin| plugin.reports).count();
    assert_eq!(first.1, format!("cache: 0 facts of earlier runs used, {all} kept"));
    assert_eq!(first.0, report);
    let second = cached(folder.path(), ALL);
    assert_eq!(second.1, format!("cache: {all} facts of earlier runs used, 0 kept"));
    assert_eq!(second.0, report);
}

#[test]
fn what_changed_alone_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    stories(folder.path(), 6);
    cached(folder.path(), ONE);
    let path = folder.path().join("stories.jsonl");
    let changed = std::fs::read_to_string(&path).unwrap().replace("met 3 times", "met thrice");
    std::fs::write(&path, changed).unwrap();
    let (report, told) = cached(folder.path(), ONE);
    assert_eq!(told, "cache: 5 facts of earlier runs used, 1 kept");
    assert_eq!(report, clean(folder.path(), ONE));
    // Another configuration: another reading.
    std::fs::write(folder.path().join("dateline.toml"), "[analyzers.dedup]\nshingle-words = 4\n")
        .unwrap();
    let (report, told) = cached(folder.path(), ONE);
    assert_eq!(told, "cache: 0 facts of earlier runs used, 6 kept");
    assert_eq!(report, clean(folder.path(), ONE));
}

/// How often the test below kills; `DATELINE_KILLS` sets it.
const KILLS: u32 = 10;

#[test]
fn a_killed_run_leaves_an_old_or_a_new_report_and_the_next_one_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    stories(folder.path(), 60);
    let report = clean(folder.path(), ONE);
    let start = Instant::now();
    assert!(process(folder.path()).wait().unwrap().success());
    let whole = start.elapsed();
    assert_eq!(std::fs::read_to_string(folder.path().join("report.jsonl")).unwrap(), report);
    let kills = std::env::var("DATELINE_KILLS").ok().and_then(|kills| kills.parse().ok());
    let kills: u32 = kills.unwrap_or(KILLS);
    for kill in 0..kills {
        // Every other time from the beginning, so that early and late moments of both kinds of run are hit.
        if kill % 2 == 0 {
            std::fs::remove_dir_all(folder.path().join("kept")).unwrap();
        }
        std::fs::write(folder.path().join("report.jsonl"), "old").unwrap();
        let mut running = process(folder.path());
        std::thread::sleep(whole * kill / kills + Duration::from_millis(1));
        // It may have ended by itself.
        let _ = running.kill();
        running.wait().unwrap();
        let left = std::fs::read_to_string(folder.path().join("report.jsonl")).unwrap();
        assert!(left == "old" || left == report, "half a report at kill {kill}");
        assert_eq!(cached(folder.path(), ONE).0, report, "after kill {kill}");
    }
}

/// A run in a process of its own: this test's program, asked for [`as_a_process`] alone.
fn process(folder: &Path) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "as_a_process", "--ignored", "--quiet"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "the process that another test kills"]
fn as_a_process() {
    let called = dateline(Path::new("."), &[&CACHED[..], ONE, &["--quiet"]].concat());
    assert_eq!(called.code, 0, "{}", called.err);
}
