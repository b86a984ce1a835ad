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
use dateline_syntax::{Parse, Pipeline, Surface};

const STORIES: [&str; 3] = [
    include_str!("../../../seeds/000_729ffb0be94f88b0.txt"),
    include_str!("../../../seeds/001_65fdfee027ce3a64.txt"),
    include_str!("../../../seeds/004_61208747e6270706.txt"),
];

fn main() {
    divan::main();
}

/// A story with all that is read before its claims.
struct Story {
    doc: Document,
    surface: Surface,
    parse: Parse,
    actors: dateline_actors::Facts,
    quotes: dateline_quotes::Facts,
    places: dateline_places::Facts,
}

impl Story {
    fn read(story: usize) -> Story {
        let doc = Document::bare("a", STORIES[story]);
        let surface = Surface::new(&doc.text);
        let parse = Pipeline::english().parse_document(&doc);
        let actors = built_in::<Actors>().map(&doc, (&surface, &parse));
        let quotes = built_in::<Quotes>().map(&doc, (&parse, &actors));
        let places = built_in::<Places>().map(&doc, (&parse, &actors));
        Story { doc, surface, parse, actors, quotes, places }
    }

    fn claims(&self, casualties: &Casualties) -> dateline_casualties::Facts {
        let Story { doc, surface, parse, actors, quotes, places } = self;
        casualties.map(doc, (surface, parse, actors, quotes, places))
    }
}

/// A reader with its built-in tables.
fn built_in<R: Reader>() -> R
where
    R::Config: Default,
{
    R::new(R::Config::default()).expect("built-in tables are sound")
}

/// One story of about 1,400 words, one of about 500 and one without any claim.
#[divan::bench(args = [0, 1, 2])]
fn map(bencher: divan::Bencher<'_, '_>, story: usize) {
    let story = Story::read(story);
    let casualties = built_in();
    bencher.counter(divan::counter::ItemsCount::new(1_usize)).bench(|| story.claims(&casualties));
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
    let casualties = built_in();
    let mut facts = Story::read(0).claims(&casualties);
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
