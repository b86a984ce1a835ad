//! How fast casualty claims are found in a story that is parsed and has its actors and quotes.

use dateline_actors::Actors;
use dateline_casualties::Casualties;
use dateline_core::{Document, Reader};
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
    let parse = Pipeline::english().parse(&doc.text);
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
