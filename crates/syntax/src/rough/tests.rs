//! How the words of rough texts are spelled.

use super::{Dictionary, join_lines, lower_capitals};
use crate::lemmatizer::Lemmatizer;
use crate::letters::LETTERS;
use crate::model::ModelFile;
use crate::surface::paragraphs;
use crate::tokenizer::Tokenizer;
use crate::words::Words;

/// The words of `text` as the model sees them, each with a blank if it is spaced; the first word starts a sentence.
fn read(text: &str) -> String {
    let file = ModelFile::english().unwrap();
    let lemmatizer = Lemmatizer::read(&file).unwrap();
    let dictionary = Dictionary { letters: &LETTERS, lemmatizer: &lemmatizer };
    let (mut tokens, mut spellings) = (Vec::new(), Vec::new());
    Tokenizer::new(&file).unwrap().tokenize(text, &mut tokens);
    join_lines(text, &paragraphs(text), dictionary, &mut tokens, &mut spellings);
    lower_capitals(text, dictionary, |token| token == 0, &tokens, &mut spellings);
    let words = Words::new(text, &LETTERS, &spellings);
    let blank = |spaced: bool| if spaced { " " } else { "" };
    tokens
        .iter()
        .enumerate()
        .map(|(i, token)| words.of(i, token.span).to_owned() + blank(token.spaced))
        .collect()
}

/// A wrapped text in which one line ends with `start` and the next one begins with `end`.
fn wrapped(start: &str, end: &str) -> String {
    format!(
        "The council of the northern province and its envoys said on Monday that they\n\
         would meet again in the week before the vote of the new assembly of all {start}\n\
         {end} which the people of the towns along the river had asked for since the\n\
         spring, and that nobody who had come from the villages would be sent away."
    )
}

#[test]
fn broken_words_are_whole() {
    for (start, end, whole) in [
        ("inves-", "tigate", "investigate"),
        ("be-", "cause", "because"),
        ("them-", "selves", "themselves"),
        ("Presi-", "dent", "President"),
        ("Kara-", "bakhi", "Karabakhi"),
        ("well-", "known", "well-known"),
    ] {
        let read = read(&wrapped(start, end));
        assert!(read.contains(&format!(" all {whole} which ")), "{read}");
    }
    // A name behind a hyphen and a dash at the end of a line break no word.
    assert!(read(&wrapped("Nagorno-", "Karabakh")).contains("all Nagorno- Karabakh "));
    assert!(read(&wrapped("towns -", "known")).contains("all towns - known "));
}

#[test]
fn white_space_stays_between_paragraphs_alone() {
    assert_eq!(read("Two  men\tdied.\n\nOne left."), "Two men died.\n\nOne left.");
}

#[test]
fn passages_in_capitals_are_small() {
    assert_eq!(
        read(
            "POLICE IN THE U.S. AND ARMENIA SAID I SAW A UNESCO VAN, 3 SHIPS AND MR KARABEKOV'S DOG."
        ),
        "Police in the U.S. and Armenia said I saw a UNESCO van, 3 ships and Mr Karabekov's dog."
    );
    // A passage ends where small letters begin.
    assert_eq!(
        read("FOUR PEOPLE DIED HERE on MONDAY, NATO said."),
        "Four people died here on MONDAY, NATO said."
    );
}

#[test]
fn acronyms_are_no_passage() {
    for text in [
        "The UN, NATO, EU and OSCE met.",
        "BAKU, Azerbaijan (AP)",
        "He saw TWO MEN.",
        "NASA ESA JAXA ISRO CNES GUN",
    ] {
        assert_eq!(read(text), text);
    }
}
