//! How fast casualty claims are found in a story that is parsed and has its actors and quotes, and how fast the claims
//! of many stories are reconciled.

use dateline_actors::Actors;
use dateline_casualties::Casualties;
use dateline_core::{
    Analyzer, Column, Corpus, DocIdx, Document, Done, Published, PublishedFrom, Reader, Texts,
};
use dateline_dedup::Dedup;
use dateline_places::Places;
use dateline_quotes::Quotes;
use dateline_syntax::{Pipeline, Surface};

const STORIES: [&str; 3] = [
    include_str!("../../../seeds/000_729ffb0be94f88b0.txt"),
    include_str!("../../../seeds/001_65fdfee027ce3a64.txt"),
    include_str!("../../../seeds/004_61208747e6270706.txt"),
];

fn main() {
    divan::main();
}

/// One story of about 1,400 words, one of about 500 and one without any claim.
#[divan::bench(args = [0, 1, 2])]
fn map(bencher: divan::Bencher<'_, '_>, story: usize) {
    let doc = Document::bare("a", STORIES[story]);
    let surface = Surface::new(&doc.text);
    let parse = Pipeline::english().parse_document(&doc);
    let actors = Actors::new(dateline_actors::Config::default())
        .expect("built-in tables are sound")
        .map(&doc, (&surface, &parse));
    let quotes = Quotes::new(dateline_quotes::Config::default())
        .expect("built-in tables are sound")
        .map(&doc, (&parse, &actors));
    let places = Places::new(dateline_places::Config::default())
        .expect("built-in tables are sound")
        .map(&doc, (&parse, &actors));
    let casualties =
        Casualties::new(dateline_casualties::Config::default()).expect("built-in tables are sound");
    bencher
        .counter(divan::counter::ItemsCount::new(1_usize))
        .bench(|| casualties.map(&doc, (&surface, &parse, &actors, &quotes, &places)));
}

/// Texts that nobody reads.
struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, _doc: DocIdx) -> anyhow::Result<String> {
        anyhow::bail!("no texts")
    }
}

/// The ten claims of each of so many stories: the same ones, told on days of half a year.
#[divan::bench(args = [100, 1_000, 10_000])]
fn reduce(bencher: divan::Bencher<'_, '_>, stories: usize) {
    let doc = Document::bare("a", STORIES[0]);
    let surface = Surface::new(&doc.text);
    let parse = Pipeline::english().parse_document(&doc);
    let actors = Actors::new(dateline_actors::Config::default())
        .expect("built-in tables are sound")
        .map(&doc, (&surface, &parse));
    let quotes = Quotes::new(dateline_quotes::Config::default())
        .expect("built-in tables are sound")
        .map(&doc, (&parse, &actors));
    let casualties =
        Casualties::new(dateline_casualties::Config::default()).expect("built-in tables are sound");
    let places = Places::new(dateline_places::Config::default())
        .expect("built-in tables are sound")
        .map(&doc, (&parse, &actors));
    let mut facts = casualties.map(&doc, (&surface, &parse, &actors, &quotes, &places));
    let claims: Vec<_> = facts.claims.iter().cycle().take(10).cloned().collect();
    facts.claims = claims;
    let first: jiff::civil::Date = "2021-01-01".parse().expect("a date");
    let day = |i: usize| first.saturating_add(jiff::Span::new().days((i % 180) as i64));
    let metas = (0..stories).map(|i| {
        let mut meta = Document::bare(&format!("{i:06}"), "").meta;
        meta.published = Some(Published { date: day(i), from: PublishedFrom::Metadata });
        meta
    });
    let rows = (0..stories).map(|i| {
        let mut facts = facts.clone();
        for claim in &mut facts.claims {
            claim.when = Some(dateline_core::DateRange::day(day(i)));
        }
        Some(facts)
    });
    let corpus = Corpus::new(metas.collect(), Box::new(NoTexts));
    let facts = Column::new(rows.collect());
    let (words, copies) = (Column::new(Vec::new()), dateline_dedup::Summary::default());
    bencher.counter(divan::counter::ItemsCount::new(10 * stories)).bench(|| {
        let dedup: Done<'_, Dedup> = Done { facts: &words, summary: &copies };
        casualties.reduce(&corpus, &facts, (dedup,))
    });
}
