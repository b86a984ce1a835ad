//! How fast texts are parsed, by kernel and by length.

use dateline_syntax::{Kernel, Pipeline};
use divan::Bencher;
use divan::counter::ItemsCount;

/// A story of some 120 tokens, none of which is rare.
const STORY: &str = "BAKU (AP) \u{2014} Three soldiers were killed and two more were wounded in clashes near the border on \
    Wednesday, the Defense Ministry said. \u{201c}We have returned fire,\u{201d} its spokesman, Aram Keller, told reporters \
    in the capital. He accused the neighboring country of violating the ceasefire that Russia brokered in November, and \
    urged the United Nations to condemn the attack. Officials there denied it.\n\nThe two states fought a war over the \
    mountainous region last year in which more than 6,000 people died. Residents of the village of Kerem said that shells \
    had destroyed at least 14 houses and a school, but that nobody was hurt.\n\n";

fn main() {
    divan::main();
}

/// A story of ten copies: after the first one, all words are known to the mixers' caches.
#[divan::bench(args = Kernel::available().into_iter().filter(|kernel| *kernel != Kernel::Portable))]
fn tokens(bencher: Bencher<'_, '_>, kernel: Kernel) {
    let text = STORY.repeat(10);
    let pipeline = Pipeline::english().pure().on(kernel);
    let tokens = pipeline.parse(&text).len();
    bencher.counter(ItemsCount::new(tokens)).bench(|| pipeline.parse(&text));
}

/// Texts of 1 to 1,000 stories: the time by token should not grow.
#[divan::bench(args = [1, 10, 100, 1000])]
fn stories(bencher: Bencher<'_, '_>, stories: usize) {
    let text = STORY.repeat(stories);
    let pipeline = Pipeline::english();
    let tokens = pipeline.parse(&text).len();
    bencher.counter(ItemsCount::new(tokens)).bench(|| pipeline.parse(&text));
}

/// The tokenizer alone.
#[divan::bench]
fn tokenize(bencher: Bencher<'_, '_>) {
    let text = STORY.repeat(10);
    let pipeline = Pipeline::english();
    let tokens = pipeline.tokenize(&text).len();
    bencher.counter(ItemsCount::new(tokens)).bench(|| pipeline.tokenize(&text));
}

/// A pipeline of its own, with empty caches, for each story.
#[divan::bench]
fn first_story(bencher: Bencher<'_, '_>) {
    let tokens = Pipeline::english().parse(STORY).len();
    bencher
        .counter(ItemsCount::new(tokens))
        .with_inputs(Pipeline::english)
        .bench_refs(|pipeline| pipeline.parse(STORY));
}
