//! That what stories share is found whatever stands around it, and that facts stay as small as they are said to be.

use super::{Dice, LEAD, REST, doc};
use crate::bits::Bits;
use crate::fingerprints::fingerprints;
use crate::traces::Traces;
use crate::words::{Words, hash_of};
use crate::{Config, Dedup, Facts};
use dateline_core::{Reader, Span};

fn hashes(words: &[String]) -> Vec<u64> {
    words.iter().map(|word| hash_of(word)).collect()
}

fn prints(words: &[String]) -> Vec<u32> {
    fingerprints(&hashes(words)).iter().map(|print| print.hash).collect()
}

#[test]
fn eight_words_in_a_row_are_found_in_any_surroundings() {
    let mut dice = Dice(77);
    for _ in 0..500 {
        let shared = dice.words(8);
        let mut around = || {
            let (before, after) = (dice.below(30), dice.below(30));
            [dice.words(before), shared.clone(), dice.words(after)].concat()
        };
        let (x, y) = (prints(&around()), prints(&around()));
        assert!(x.iter().any(|print| y.contains(print)), "{shared:?}");
    }
}

#[test]
fn a_row_is_hashed_the_same_anywhere() {
    let words = Dice(5).words(200);
    let whole = fingerprints(&hashes(&words));
    for print in &whole {
        let at = print.at as usize;
        let alone = fingerprints(&hashes(&words[at..at + 5]));
        assert_eq!(alone.iter().map(|print| print.hash).collect::<Vec<_>>(), [print.hash]);
    }
    assert!(whole.windows(2).all(|pair| pair[0].at < pair[1].at && pair[1].at - pair[0].at <= 4));
}

#[test]
fn fewer_words_than_a_row_have_no_fingerprint() {
    let words = Dice(5).words(5);
    assert!(prints(&words[..4]).is_empty());
    assert_eq!(prints(&words).len(), 1);
    assert!(prints(&[]).is_empty());
}

#[test]
fn bits_tell_the_words_that_the_text_tells() {
    let texts =
        [LEAD, REST, "", "a", " a’b  c ", "Añil über ‘ß’", &"x".repeat(200), &"y ".repeat(99)];
    for text in texts {
        let words = Words::of(text);
        let bits: Bits = words.bits();
        assert_eq!(bits.len(), words.len());
        for word in 0..words.len() {
            assert_eq!(bits.span(word), Some(words.span(word)));
        }
        assert_eq!(bits.span(words.len()), None);
        for start in 0..text.len() {
            for end in start + 1..=text.len().min(start + 20) {
                let span = Span::new(start, end);
                assert_eq!(bits.words(span), words.within(span), "{text} {span:?}");
            }
        }
    }
}

#[test]
fn facts_of_a_story_of_200_words_are_as_small_as_said() {
    let lines: Vec<String> = (0..10).map(|n| super::filler(n, 20)).collect();
    let facts: Facts = Dedup::new(Config::default()).unwrap().map(&doc("a", &lines.join("\n")), ());
    assert_eq!((facts.tokens(), facts.pieces.len()), (200, 10));
    let bytes = facts.bytes();
    assert!((900..=1100).contains(&bytes), "{bytes}");
}

#[test]
fn two_set_phrases_are_no_passage() {
    let story = |parts: &[&[u32]]| parts.concat();
    let (x, y): (&[u32], &[u32]) = (&[1, 2], &[3, 4]);
    let here = Traces::of(story(&[x, &[90; 9], y]).into_iter());
    assert!(!here.may_be_passage(story(&[y, &[91; 9], x, &[92; 30]]).into_iter()));
    assert!(!here.may_be_passage(story(&[&[93; 5], x, &[94; 7]]).into_iter()));
    assert!(here.may_be_passage(story(&[&[95; 4], x, &[96; 7], y]).into_iter()));
}
