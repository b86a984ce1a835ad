//! How fast the lexicons load and documents are read, the facts of others given.

use dateline_actors::Actors;
use dateline_core::{Document, Reader};
use dateline_places::Places;
use dateline_quotes::Quotes;
use dateline_stance::Stance;
use dateline_syntax::{Pipeline, Surface};
use divan::Bencher;
use divan::counter::ItemsCount;

const STORY: &str = "\
Norway on Monday accused Sweden of firing at its positions on the border. The Swedish Defense Ministry denied the \
accusations and said Norwegian forces opened fire first. “The provocations of Norway are unacceptable and Norway must \
withdraw its troops,” the ministry said.

Finland voiced concern over the clashes, urging the two neighbors to exercise restraint. Norway and Sweden held talks \
in Helsinki on Tuesday. Sweden rejected a Norwegian proposal to share the lake but agreed to release two soldiers.

";

fn main() {
    divan::main();
}

/// Loading the built-in lexicons.
#[divan::bench]
fn load() -> Stance {
    Stance::new(Default::default()).expect("the lexicons load")
}

/// Reading stories of about 500 words.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let stance = load();
    let doc = Document::bare("story", &STORY.repeat(5));
    let surface = Surface::new(&doc.text);
    let parse = Pipeline::english().parse_document(&doc);
    let actors =
        Actors::new(Default::default()).expect("the gazetteer loads").map(&doc, (&surface, &parse));
    let quotes =
        Quotes::new(Default::default()).expect("the cues load").map(&doc, (&parse, &actors));
    let places =
        Places::new(Default::default()).expect("the gazetteer loads").map(&doc, (&parse, &actors));
    bencher
        .counter(ItemsCount::new(1_usize))
        .bench(|| stance.map(&doc, (&surface, &parse, &actors, &quotes, &places)));
}
