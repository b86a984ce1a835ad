//! Tests of the schedule, the isolation, the configuration and the report, over readers made for them.

use std::sync::atomic::{AtomicUsize, Ordering};

use dateline_core::{
    Analyzer, Column, Corpus, DocIdx, Document, DoneOf, FactsOf, Lexicon, Reader, Span,
};
use insta::assert_snapshot;
use serde::{Deserialize, Serialize};

use crate::{Config, Failure, Input, Options, Pipeline, Plugin, Source, default_config, run};

/// How many texts of the transient reader are alive, so that a test sees them dropped.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

/// Reads words; its facts live as long as their document is in hand.
struct Words;

/// Facts that can't be serialised, and need not be.
struct WordSpans(Vec<Span>);

impl Drop for WordSpans {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoKeys {}

impl Reader for Words {
    const NAME: &'static str = "words";
    const ABOUT: &'static str = "words, read by others";
    type Config = NoKeys;
    type Reads = ();
    type Facts = WordSpans;

    fn new(NoKeys {}: NoKeys) -> anyhow::Result<Words> {
        Ok(Words)
    }

    fn map(&self, doc: &Document, (): ()) -> WordSpans {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        assert!(!doc.text.contains("boom"), "boom in {}", doc.meta.id);
        let start = |word: &str| word.as_ptr() as usize - doc.text.as_ptr() as usize;
        WordSpans(
            doc.text
                .split_whitespace()
                .map(|word| Span::from(start(word)..start(word) + word.len()))
                .collect(),
        )
    }
}

/// Finds words of a least length.
struct Lengths {
    least: usize,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct LengthsConfig {
    least_length: usize,
    mode: Mode,
    lexicon: Vec<Lexicon>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Mode {
    #[default]
    Plain,
    Broken,
}

impl Reader for Lengths {
    const NAME: &'static str = "lengths";
    const ABOUT: &'static str = "long words";
    const KEYS: &'static str = "# The least number of bytes.\nleast-length = 0\n";
    type Config = LengthsConfig;
    type Reads = (Words,);
    type Facts = Vec<Span>;

    fn new(config: LengthsConfig) -> anyhow::Result<Lengths> {
        anyhow::ensure!(
            config.least_length < 100,
            "`least-length` is {}, at most 99 makes sense",
            config.least_length
        );
        let least =
            config.lexicon.first().map_or(config.least_length, |lexicon| lexicon.text.len());
        Ok(Lengths { least: if matches!(config.mode, Mode::Broken) { usize::MAX } else { least } })
    }

    fn map(&self, _: &Document, (words,): FactsOf<'_, Self>) -> Vec<Span> {
        words.0.iter().copied().filter(|span| span.len() >= self.least).collect()
    }
}

impl Analyzer for Lengths {
    type Joins = ();
    type Summary = usize;

    fn reduce(&self, _: &Corpus, facts: &Column<Vec<Span>>, (): ()) -> anyhow::Result<usize> {
        anyhow::ensure!(self.least < usize::MAX, "the mode is broken");
        Ok(facts.iter().map(|(_, spans)| spans.len()).sum())
    }

    fn line<'a>(&'a self, _: DocIdx, facts: &'a Vec<Span>, _: &'a usize) -> impl Serialize + 'a {
        facts
    }
}

/// Joins the lengths and reads texts again.
struct Firsts;

impl Reader for Firsts {
    const NAME: &'static str = "firsts";
    const ABOUT: &'static str = "the first long word of each document";
    type Config = NoKeys;
    type Reads = ();
    type Facts = ();

    fn new(NoKeys {}: NoKeys) -> anyhow::Result<Firsts> {
        Ok(Firsts)
    }

    fn map(&self, _: &Document, (): ()) {}
}

impl Analyzer for Firsts {
    type Joins = (Lengths,);
    type Summary = Vec<String>;

    fn reduce(
        &self,
        corpus: &Corpus,
        _: &Column<()>,
        (lengths,): DoneOf<'_, Self>,
    ) -> anyhow::Result<Vec<String>> {
        let first = |(doc, spans): (DocIdx, &Vec<Span>)| {
            let text = corpus.text(doc)?;
            Ok(spans.first().and_then(|span| span.of(&text)).unwrap_or("-").to_owned())
        };
        lengths.facts.iter().map(first).collect()
    }

    fn line<'a>(&'a self, doc: DocIdx, (): &'a (), _: &'a Vec<String>) -> impl Serialize + 'a {
        doc
    }
}

const PLUGINS: &[Plugin] =
    &[Plugin::reader::<Words>(), Plugin::of::<Lengths>(), Plugin::of::<Firsts>()];

fn pipeline(toml: &str) -> anyhow::Result<Pipeline> {
    pipeline_of(toml, None)
}

fn pipeline_of(toml: &str, only: Option<&[String]>) -> anyhow::Result<Pipeline> {
    let source = Source { name: "dateline.toml".into(), text: toml.into() };
    let lexicons = |path: &str| {
        if path == "six.txt" {
            Ok("123456".into())
        } else {
            Err(anyhow::anyhow!("failed to read the lexicon `{path}`"))
        }
    };
    Config::parse(&source, PLUGINS)?.pipeline(only, &lexicons)
}

fn inputs(stories: &[(&str, &str)]) -> Vec<Result<Input, Failure>> {
    let input = |&(id, text): &(&str, &str)| {
        if text == "unreadable" {
            return Err(Failure {
                analyzer: "corpus".into(),
                doc: Some(id.into()),
                error: "is unreadable".into(),
                passed_over: false,
            });
        }
        let mut doc = Document::bare(id, text);
        doc.meta.hash = text.into();
        Ok(Input { bytes: 1, read: Box::new(move || Ok((doc, Vec::new()))) })
    };
    stories.iter().map(input).collect()
}

fn report(pipeline: &Pipeline, stories: &[(&str, &str)], options: &Options<'_>) -> String {
    let run = run(pipeline, inputs(stories).into_iter(), options).unwrap();
    let mut out = Vec::new();
    run.write(&mut out, false).unwrap();
    String::from_utf8(out).unwrap()
}

/// The message of a wrong configuration.
fn refused(toml: &str) -> String {
    format!("{:#}", pipeline(toml).expect_err("the configuration is wrong"))
}

const STORIES: &[(&str, &str)] = &[("b", "one three"), ("a", "seven"), ("c", "un deux")];

#[test]
fn reports_in_the_order_that_the_format_fixes() {
    let pipeline = pipeline("[analyzers.lengths]\nleast-length = 4\n[analyzers.firsts]").unwrap();
    assert_snapshot!(report(&pipeline, STORIES, &Options::default()), @r#"
    {"type":"header","schema":1,"dateline":"0.1.0","analyzers":["lengths","firsts"],"config":{"firsts":{},"lengths":{"least-length":4},"words":{}},"documents":3}
    {"type":"document","doc":"a","language":"en","bytes":5,"hash":"seven"}
    {"type":"facts","analyzer":"lengths","doc":"a","data":[[0,5]]}
    {"type":"facts","analyzer":"firsts","doc":"a","data":0}
    {"type":"document","doc":"b","language":"en","bytes":9,"hash":"one three"}
    {"type":"facts","analyzer":"lengths","doc":"b","data":[[4,9]]}
    {"type":"facts","analyzer":"firsts","doc":"b","data":1}
    {"type":"document","doc":"c","language":"en","bytes":7,"hash":"un deux"}
    {"type":"facts","analyzer":"lengths","doc":"c","data":[[3,7]]}
    {"type":"facts","analyzer":"firsts","doc":"c","data":2}
    {"type":"summary","analyzer":"lengths","data":3}
    {"type":"summary","analyzer":"firsts","data":["seven","three","deux"]}
    "#);
}

#[test]
fn the_report_is_the_same_for_any_threads_order_and_transport() {
    let pipeline = pipeline("").unwrap();
    let stories: Vec<_> =
        (0..2000).map(|i| (format!("d{i:04}"), format!("w{i} {}", "x".repeat(i % 7)))).collect();
    let mut stories: Vec<_> =
        stories.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let expected = report(&pipeline, &stories, &Options { threads: 1, ..Options::default() });
    assert_eq!(expected.lines().count(), 1 + 3 * 2000 + 2);
    stories.reverse();
    assert_eq!(
        report(&pipeline, &stories, &Options { threads: 8, ..Options::default() }),
        expected
    );
    assert_eq!(
        report(&pipeline, &stories, &Options { through_bytes: true, ..Options::default() }),
        expected
    );
}

#[test]
fn transient_facts_are_dropped_with_their_document() {
    let before = ALIVE.load(Ordering::SeqCst);
    let pipeline = pipeline("").unwrap();
    let run =
        run(&pipeline, inputs(STORIES).into_iter(), &Options { threads: 1, ..Options::default() })
            .unwrap();
    assert_eq!(run.corpus().len(), 3);
    // Other tests run at the same time and hold a few at most while they read.
    assert!(ALIVE.load(Ordering::SeqCst).saturating_sub(before) < 3);
}

#[test]
fn a_panic_and_those_who_need_its_facts_are_lines_of_the_report() {
    let pipeline = pipeline("").unwrap();
    let stories = &[("a", "fine"), ("b", "boom"), ("c", "unreadable")];
    assert_snapshot!(report(&pipeline, stories, &Options::default()));
}

#[test]
fn a_failed_reduce_blocks_those_who_join_it() {
    let pipeline = pipeline("[analyzers.lengths]\nmode = 'broken'\n[analyzers.firsts]").unwrap();
    assert_snapshot!(report(&pipeline, &STORIES[..1], &Options::default()));
}

#[test]
fn equal_ids_are_all_kept_and_told() {
    let pipeline = pipeline("[analyzers.lengths]").unwrap();
    let stories = &[("a", "one"), ("a", "two"), ("a~2", "three"), ("a", "four")];
    assert_snapshot!(report(&pipeline, stories, &Options::default()));
}

#[test]
fn only_what_is_selected_is_reported_and_all_it_needs_runs() {
    let pipeline =
        pipeline("[analyzers.firsts]\n[analyzers.lengths]\nreport = false\nleast-length = 4")
            .unwrap();
    let names: Vec<_> =
        pipeline.stages().iter().map(|stage| (stage.plugin.name, stage.reported)).collect();
    assert_eq!(names, [("words", false), ("lengths", false), ("firsts", true)]);
    assert!(
        report(&pipeline, STORIES, &Options::default())
            .ends_with("[\"seven\",\"three\",\"deux\"]}\n")
    );
}

#[test]
fn only_limits_what_is_reported_and_never_what_is_configured() {
    let only = ["firsts".to_owned()];
    let pipeline = pipeline_of("[analyzers.lengths]\nleast-length = 4", Some(&only)).unwrap();
    assert!(
        report(&pipeline, STORIES, &Options::default())
            .ends_with("[\"seven\",\"three\",\"deux\"]}\n")
    );
    let unknown = ["frists".to_owned()];
    let error = pipeline_of("", Some(&unknown)).unwrap_err();
    assert_eq!(error.to_string(), "unknown analyzer `frists`, did you mean `firsts`?");
    let transient = ["words".to_owned()];
    assert!(pipeline_of("", Some(&transient)).is_err(), "a reader has nothing to report");
}

#[test]
fn what_is_not_needed_does_not_run() {
    let pipeline = pipeline("[analyzers.lengths]").unwrap();
    assert_eq!(pipeline.stages().len(), 2);
}

#[test]
fn a_lexicon_is_read_for_the_analyzer_and_shown_by_file_name() {
    let pipeline = pipeline("[analyzers.lengths]\nlexicon = ['six.txt']").unwrap();
    let report = report(&pipeline, &[("a", "short longer")], &Options::default());
    assert!(report.contains(r#""data":[[6,12]]"#), "{report}");
    assert!(report.contains(r#""lexicon":["six.txt"]"#), "{report}");
    assert_snapshot!(refused("[analyzers.lengths]\nlexicon = ['none.txt']"));
}

#[test]
fn wrong_configurations_are_shown_at_their_place() {
    let wrong = [
        "[analyzers.lenghts]",
        "[analyzers.stance]",
        "[analysers]",
        "[analyzers.lengths]\n  least-lenght = 3 # typo",
        "[analyzers.lengths]\nrepotr = true",
        "[analyzers.lengths]\nleast-length = \"three\"",
        "[analyzers.lengths]\nmode = 'brokne'",
        "[analyzers.lengths]\nleast-length = 100",
        "[analyzers.lengths]\nreport = 'no'",
        "[analyzers]\nlengths = 3",
        "[analyzers.lengths\n",
        "[analyzers.lengths]\n\u{e9}\u{e9} = 1",
        "[analyzers.lengths]\n[analyzers.lengths]",
    ];
    let shown: Vec<_> = wrong.iter().map(|toml| refused(toml)).collect();
    assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn a_wrong_corpus_table_is_shown_at_its_place() {
    #[derive(Debug, Default, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct CorpusTable {
        #[serde(default)]
        paths: Vec<String>,
    }
    let source =
        Source { name: "here/dateline.toml".into(), text: "[corpus]\npath = ['seeds']".into() };
    let error = Config::parse(&source, PLUGINS).unwrap().corpus::<CorpusTable>().unwrap_err();
    assert_snapshot!(error);
    let source = Source { name: "x".into(), text: "[corpus]\npaths = ['seeds']".into() };
    let table = Config::parse(&source, PLUGINS).unwrap().corpus::<CorpusTable>().unwrap();
    assert_eq!(table.paths, ["seeds"]);
}

#[test]
fn the_default_configuration_lists_every_key_and_parses() {
    let text = default_config("# Where the stories are.\npaths = []\n", PLUGINS);
    assert_snapshot!(text);
    pipeline(&text).unwrap();
}

#[test]
fn a_plugin_ahead_of_its_needs_is_refused() {
    let wrong_order = [PLUGINS[1], PLUGINS[0]];
    let source = Source { name: "x".into(), text: String::new() };
    let error = Config::parse(&source, &wrong_order)
        .unwrap()
        .pipeline(None, &|_| unreachable!())
        .unwrap_err();
    assert_eq!(error.to_string(), "the catalog lists `lengths` before `words`, which it needs");
}

#[test]
fn costs_are_measured_only_with_a_meter() {
    let pipeline = pipeline("").unwrap();
    let ticks = AtomicUsize::new(0);
    let meter = || std::time::Duration::from_secs(ticks.fetch_add(1, Ordering::SeqCst) as u64);
    let options = Options { threads: 1, meter: Some(&meter), ..Options::default() };
    let measured = run(&pipeline, inputs(STORIES).into_iter(), &options).unwrap();
    assert!(measured.costs().iter().all(|cost| cost.map.as_secs() == 3), "{:?}", measured.costs());
    let unmeasured = run(&pipeline, inputs(STORIES).into_iter(), &Options::default()).unwrap();
    assert!(unmeasured.costs().iter().all(|cost| cost.map.is_zero()));
}
