//! How fast the lexicons load, and how fast a story is read.

use dateline_actors::{Actors, Config};
use dateline_core::{Document, Reader};
use dateline_syntax::{Pipeline, Surface};

fn main() {
    divan::main();
}

const STORY: &str = include_str!("../../../seeds/001_65fdfee027ce3a64.txt");

#[divan::bench]
fn load() -> Actors {
    Actors::new(Config::default()).expect("the built-in lexicons are well formed")
}

#[divan::bench]
fn story(bencher: divan::Bencher<'_, '_>) {
    let actors = load();
    let doc = Document::bare("story", STORY);
    let surface = Surface::new(STORY);
    let parse = Pipeline::english().parse(STORY);
    bencher
        .counter(divan::counter::BytesCount::of_str(STORY))
        .bench(|| actors.map(&doc, (&surface, &parse)));
}
