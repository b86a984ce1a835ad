//! The program as a user meets it: commands, options, exit codes, files.

use std::fs;
use std::path::PathBuf;

use dateline_catalog::ALL;
use dateline_tests::{dateline, lines, root};

#[test]
fn help_and_version_go_to_the_output() {
    let help = dateline(&root(), &["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    insta::assert_snapshot!(help.out);
    assert!(dateline(&root(), &["--version"]).out.starts_with("dateline "));
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for args in [
        &["analise"][..],
        &["analyze", "--threads", "many"],
        &["analyze", "--memory", "2 TB"],
        &["analyze", "--only", "qoutes"],
        &[],
    ] {
        let called = dateline(&root(), args);
        assert_eq!((called.code, called.out.as_str()), (2, ""), "{args:?}");
        assert!(!called.err.is_empty(), "{args:?}");
    }
    assert!(
        dateline(&root(), &["analyze", "--only", "qoutes"]).err.contains("did you mean `quotes`?")
    );
}

#[test]
fn the_analyzers_are_listed_with_what_they_need() {
    let called = dateline(&root(), &["analyzers"]);
    assert_eq!(called.code, 0);
    for plugin in ALL {
        assert!(called.out.contains(plugin.about), "{}", plugin.name);
    }
    assert!(called.out.contains("reads syntax, actors; joins dedup"), "{}", called.out);
}

#[test]
fn the_default_configuration_is_a_configuration_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let default = dateline(folder.path(), &["config", "--default"]);
    assert_eq!((default.code, default.err.as_str()), (0, ""));
    for plugin in ALL {
        assert!(default.out.contains(&format!("[analyzers.{}]", plugin.name)), "{}", plugin.name);
    }
    let story = "TALVIN - Two soldiers were killed on Friday, Norland's army said.\n";
    fs::write(folder.path().join("story.txt"), story).unwrap();
    let without = dateline(folder.path(), &["analyze", "--format", "jsonl", "story.txt"]);
    fs::write(folder.path().join("dateline.toml"), &default.out).unwrap();
    let with = dateline(folder.path(), &["analyze", "--format", "jsonl", "story.txt"]);
    assert_eq!((with.code, with.err.as_str()), (0, ""));
    let findings = |out: &str| out.lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_eq!(
        findings(&with.out),
        findings(&without.out),
        "the header's config apart, nothing differs"
    );
}

#[test]
fn the_configuration_is_found_upwards_and_its_paths_start_from_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("stories")).unwrap();
    fs::create_dir_all(folder.path().join("deep/er")).unwrap();
    fs::write(folder.path().join("stories/a.txt"), "It began.\n").unwrap();
    fs::write(
        folder.path().join("dateline.toml"),
        "[corpus]\npaths = ['stories']\n[analyzers.dedup]\n",
    )
    .unwrap();
    let called = dateline(&folder.path().join("deep/er"), &["analyze", "--format", "jsonl"]);
    assert_eq!((called.code, called.err.as_str()), (0, ""));
    let report = lines(&called.out);
    assert_eq!(report[0]["analyzers"], serde_json::json!(["dedup"]));
    assert_eq!(report[1]["doc"], "a");
}

#[test]
fn a_wrong_configuration_is_exit_code_2_and_names_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("mine.toml"),
        "[analyzers.quotes]\n[analyzers.casualties]\nvague-number = 'acled'\n",
    )
    .unwrap();
    let called = dateline(folder.path(), &["analyze", "--config", "mine.toml", "."]);
    assert_eq!((called.code, called.out.as_str()), (2, ""));
    insta::assert_snapshot!(called.err);
    let missing = dateline(folder.path(), &["analyze", "--config", "none.toml", "."]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("none.toml"), "{}", missing.err);
}

#[test]
fn without_stories_it_says_how_to_name_them() {
    let folder = tempfile::tempdir().unwrap();
    let called = dateline(folder.path(), &["analyze"]);
    assert_eq!(called.code, 2);
    assert!(called.err.contains("nothing to read: name files or folders"), "{}", called.err);
}

#[test]
fn output_writes_the_report_and_still_prints_the_summary() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It began.\n").unwrap();
    let printed = dateline(folder.path(), &["analyze", "a.txt", "--format", "jsonl"]).out;
    let called = dateline(folder.path(), &["analyze", "a.txt", "--output", "report.jsonl"]);
    assert_eq!(
        (called.code, called.err.as_str()),
        (0, "wrote 1 document and 0 failures to report.jsonl\n")
    );
    assert!(!called.out.is_empty());
    #[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
    let report = fs::read_to_string(folder.path().join("report.jsonl")).unwrap();
    assert_eq!(report, printed);
    let quiet =
        dateline(folder.path(), &["analyze", "a.txt", "--output", "report.jsonl", "--quiet"]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (0, "", ""));
    let left: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "no temporary file is left: {left:?}");
}

#[test]
fn an_output_that_can_not_be_written_is_told_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It began.\n").unwrap();
    let called = dateline(folder.path(), &["analyze", "a.txt", "--output", "no/such/report.jsonl"]);
    assert_eq!(called.code, 2);
    assert!(called.err.contains("report.jsonl"), "{}", called.err);
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_or_a_pipe_is_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.txt"), "It began.\n").unwrap();
    std::os::unix::fs::symlink("far.jsonl", at("near.jsonl")).unwrap();
    fs::write(at("far.jsonl"), "").unwrap();
    let to = |name| dateline(folder.path(), &["analyze", "a.txt", "--quiet", "--output", name]);
    assert_eq!(to("near.jsonl").code, 0);
    assert!(fs::symlink_metadata(at("near.jsonl")).unwrap().is_symlink());
    let read = |path: PathBuf| {
        #[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
        fs::read(path).unwrap()
    };
    let report = read(at("far.jsonl"));
    assert!(!report.is_empty());

    let made = std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap();
    assert!(made.success());
    let pipe = at("pipe");
    let reader = std::thread::spawn(move || read(pipe));
    assert_eq!(to("pipe").code, 0);
    assert_eq!(reader.join().unwrap(), report);
    assert!(!fs::metadata(at("pipe")).unwrap().is_file(), "a pipe is not replaced by a file");
}

#[test]
fn timings_are_told_on_the_error_stream_for_each_reader() {
    let called = dateline(&root(), &["analyze", "--timings", "--quiet"]);
    assert_eq!((called.code, called.out.as_str()), (0, ""));
    for plugin in ALL.iter().filter(|plugin| ["words", "dedup", "stance"].contains(&plugin.name)) {
        assert!(called.err.lines().any(|line| line.starts_with(plugin.name)), "{}", called.err);
    }
}

#[test]
fn a_sample_shows_findings_with_their_words_and_is_the_same_for_a_seed() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.jsonl");
    let report = report.to_str().unwrap();
    assert_eq!(dateline(&root(), &["analyze", "--quiet", "--output", report]).code, 0);
    let sample = |args: &[&str]| dateline(&root(), &[&["sample", report], args].concat());
    let first = sample(&["--n", "3", "--analyzer", "casualties"]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert!(first.out.contains('^'), "{}", first.out);
    assert_eq!(first.out, sample(&["--n", "3", "--analyzer", "casualties"]).out);
    assert_ne!(first.out, sample(&["--n", "3", "--analyzer", "casualties", "--seed", "8"]).out);
    let unknown = sample(&["--analyzer", "casualty"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("casualties"), "{}", unknown.err);
}

#[test]
fn a_report_with_its_texts_needs_no_stories_to_be_sampled() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.jsonl");
    let report = report.to_str().unwrap();
    assert_eq!(
        dateline(&root(), &["analyze", "--quiet", "--with-text", "--output", report]).code,
        0
    );
    let with_text = dateline(folder.path(), &["sample", report, "--n", "2"]);
    assert_eq!((with_text.code, with_text.err.as_str()), (0, ""));
    assert_eq!(dateline(&root(), &["analyze", "--quiet", "--output", report]).code, 0);
    let without = dateline(folder.path(), &["sample", report, "--n", "2"]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("--with-text"), "{}", without.err);
}

#[test]
fn parses_are_the_same_at_any_thread_count_and_on_any_kernel() {
    let parse =
        |args: &[&str]| dateline(&root(), &[&["parse", "seeds", "--format", "tsv"], args].concat());
    let one = parse(&["--threads", "1"]);
    assert_eq!((one.code, one.err.as_str()), (0, ""));
    assert_eq!(one.out.lines().filter(|line| line.starts_with("# doc ")).count(), 5);
    assert!(one.out.contains("\tNNP\tPROPN\t"), "{}", &one.out[..400]);
    assert_eq!(parse(&["--threads", "8"]).out, one.out);
    assert_eq!(parse(&["--kernel", "portable"]).out, one.out);
    assert_ne!(parse(&["--pure"]).out, one.out, "sentences start elsewhere");
    assert_eq!(dateline(&root(), &["parse", "no-such-folder"]).code, 2);
    let unknown = parse(&["--kernel", "abacus"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("no kernel `abacus`"), "{}", unknown.err);
}

/// Each row is what spaCy 3.8.18 gives for the story with `en_core_web_sm` 3.8.0.
#[test]
fn a_pure_parse_is_that_of_spacy() {
    let parse = dateline(
        &root(),
        &["parse", "seeds/000_729ffb0be94f88b0.txt", "--pure", "--format", "tsv"],
    );
    assert_eq!(parse.code, 0);
    insta::assert_snapshot!(parse.out);
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let help = dateline(&root(), &["--help"]).out;
    let commands = help.split_once("Commands:").unwrap().1.split_once("Options:").unwrap().0;
    let commands =
        commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 8, "{commands:?}");
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(dateline(folder.path(), &["man", "pages"]).code, 0);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let called = dateline(&root(), &["completions", shell]);
        assert_eq!((called.code, called.err.as_str()), (0, ""), "{shell}");
        for command in &commands {
            assert!(called.out.contains(command), "{shell} {command}");
        }
    }
    for command in commands.iter().filter(|command| **command != "help") {
        let page = folder.path().join(format!("pages/dateline-{command}.1"));
        assert!(page.is_file(), "{command}");
    }
    assert_eq!(dateline(&root(), &["completions", "cmd"]).code, 2);
}
