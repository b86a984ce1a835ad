//! Parses written by hand, for tests.

use dateline_core::Span;

use crate::labels::{Pos, Rel, Tag};
use crate::parse::{Morph, Parse};
use crate::tree::edges::edges;

/// The text and the parse of `table`: a line a token with its word, tag, part of speech, the number of its head, counted
/// from 1 and 0 for a root, and its relation. Each root has a sentence of its own, which goes to the next empty line.
pub(crate) fn sample(table: &str) -> (String, Parse) {
    let (mut text, mut parse, mut start) = (String::new(), Parse::default(), 0);
    for line in table.trim().lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let count = u32::try_from(parse.len()).unwrap();
        let [word, tag, pos, head, rel] = fields[..] else {
            parse.sentences.push(start..count);
            start = count;
            continue;
        };
        let head: u32 = head.parse().unwrap();
        parse.spans.push(Span::new(text.len(), text.len() + word.len()));
        parse.tags.push(Tag::from_label(tag).unwrap());
        parse.pos.push(Pos::from_label(pos).unwrap());
        parse.morphs.push(Morph::default());
        parse.heads.push(if head == 0 { count } else { start + head - 1 });
        parse.rels.push(Rel::from_label(rel).unwrap());
        parse.lemmas.push_str(&word.to_lowercase());
        parse.lemma_ends.push(u32::try_from(parse.lemmas.len()).unwrap());
        text.push_str(word);
        text.push(' ');
    }
    parse.sentences.push(start..u32::try_from(parse.len()).unwrap());
    parse.link(edges(&parse.heads));
    (text, parse)
}

/// The words of `tokens` with blanks between them.
pub(crate) fn words(text: &str, parse: &Parse, tokens: impl Iterator<Item = usize>) -> String {
    let words: Vec<&str> = tokens.filter_map(|token| parse.span(token).of(text)).collect();
    words.join(" ")
}
