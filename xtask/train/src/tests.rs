//! The passages are well formed, and training is deterministic.

use std::path::Path;

use dateline_quotes::Lexicon;
use dateline_quotes::training::train;
use dateline_syntax::Pipeline;

use crate::passages;

fn home() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/quotes"))
}

#[test]
fn the_marks_of_all_passages_lie_in_their_words() {
    let passages =
        passages::read(&home().join("training/passages.txt"), &Pipeline::english()).unwrap();
    assert!(passages.len() > 300, "{} passages", passages.len());
    for passage in &passages {
        for marked in &passage.marked {
            for span in marked.content.iter().chain(&marked.cue).chain(&marked.source) {
                let words = span.of(&passage.doc.text).unwrap();
                assert!(!words.trim().is_empty() && !words.contains(['{', '}']), "{words:?}");
            }
        }
    }
}

#[test]
fn the_same_passages_give_the_same_bytes() {
    let mut passages =
        passages::read(&home().join("training/passages.txt"), &Pipeline::english()).unwrap();
    passages.truncate(12);
    let lexicon = Lexicon::new(&[]).unwrap();
    let bytes = || train(&passages, &lexicon, &mut |_| {}).bytes();
    let first = bytes();
    assert!(first == bytes());
    passages.pop();
    let fewer = train(&passages, &lexicon, &mut |_| {}).bytes();
    assert!(first != fewer, "what is learned depends on the passages");
}
