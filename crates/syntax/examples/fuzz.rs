//! `cargo run --release --package dateline-syntax --example fuzz [COUNT]`: parses COUNT mixed texts on two threads.
//!
//! It stops at the first text whose parse is not sound. Ten million texts, which is what it does without COUNT, take some
//! 35 minutes of CPU time.

#[path = "../tests/any_text/texts.rs"]
mod texts;

#[expect(clippy::print_stdout, reason = "a program that speaks to the terminal")]
fn main() {
    let count = std::env::args().nth(1).map_or(Ok(10_000_000), |count| count.parse());
    let count: usize = count.expect("COUNT is a number");
    std::thread::scope(|scope| {
        for seed in [1_000, 1_001] {
            scope.spawn(move || texts::try_texts(seed, count / 2));
        }
    });
    println!("{count} texts, all parses sound");
}
