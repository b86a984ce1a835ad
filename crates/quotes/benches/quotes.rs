//! How fast quotes are read from news of about the usual length, and from one large document.

use dateline_actors::Actors;
use dateline_core::{Document, Reader};
use dateline_quotes::Quotes;
use dateline_syntax::{Pipeline, Surface};
use divan::{Bencher, counter::BytesCount};

const STORY: &str = "\u{201c}We will rebuild the bridge,\u{201d} Maria Keller, who leads the council, said on Monday. \u{201c}It is old.\u{201d} \
    Germany's Foreign Ministry said that the bridge was old and urged France to rebuild it, Reuters reported. \
    The bridge fell in May, according to officials, and the town, which is small, has no other one. \
    She accused the state of \u{201c}doing nothing\u{201d} and expressed concern over the winter. He did not answer.\n";

fn main() {
    divan::main();
}

/// Texts of 10, 100 and 1,000 paragraphs of some 450 bytes: the time per byte should not grow.
#[divan::bench(args = [10, 100, 1000])]
fn read(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let doc = Document::bare("doc", &STORY.repeat(paragraphs));
    let quotes = Quotes::new(Default::default()).expect("the built-in lexicons are sound");
    let actors = Actors::new(Default::default()).expect("the built-in gazetteer is sound");
    let surface = Surface::new(&doc.text);
    let parse = Pipeline::english().parse_document(&doc);
    let cast = actors.map(&doc, (&surface, &parse));
    bencher.counter(BytesCount::of_str(&doc.text)).bench(|| quotes.map(&doc, (&parse, &cast)));
}
