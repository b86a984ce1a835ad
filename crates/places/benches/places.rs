//! How fast the places of a story that is parsed and has its actors are found, and how fast the gazetteer is at hand.

use dateline_actors::Actors;
use dateline_core::{Document, Reader};
use dateline_places::{Config, Gazetteer, Places};
use dateline_syntax::{Pipeline, Surface};

const STORIES: [&str; 2] = [
    include_str!("../../../seeds/000_729ffb0be94f88b0.txt"),
    include_str!("../../../seeds/001_65fdfee027ce3a64.txt"),
];

fn main() {
    divan::main();
}

/// One story of about 500 words and one of about 1,400.
#[divan::bench(args = [0, 1])]
fn map(bencher: divan::Bencher<'_, '_>, story: usize) {
    let doc = Document::bare("a", STORIES[story]);
    let parse = Pipeline::english().parse_document(&doc);
    let actors = Actors::new(dateline_actors::Config::default())
        .expect("built-in tables are sound")
        .map(&doc, (&Surface::new(&doc.text), &parse));
    let places = Places::new(Config::default()).expect("built-in tables are sound");
    bencher
        .counter(divan::counter::ItemsCount::new(1_usize))
        .bench(|| places.map(&doc, (&parse, &actors)));
}

/// From nothing to the first answer.
#[divan::bench]
fn open() -> usize {
    Gazetteer::new(&[]).expect("built-in tables are sound").find("Idlib").count()
}

/// One look-up of a name.
#[divan::bench(args = ["Idlib", "Rio de Janeiro", "no such place"])]
fn find(bencher: divan::Bencher<'_, '_>, name: &str) {
    let gazetteer = Gazetteer::new(&[]).expect("built-in tables are sound");
    bencher.bench(|| gazetteer.find(name).count());
}
