//! Parses as text: CoNLL-U for people and tools, and a table of one token a line.

use std::fmt::Write;

use crate::labels::Pos;
use crate::parse::Parse;

/// Appends the parse of `text` in CoNLL-U, the document's sentences numbered behind its id, whose blanks become `_`.
///
/// Tags are Penn Treebank's and relations ClearNLP's, as the model gives them. White space is no token here. The last
/// column holds the bytes of the token in the document (`Bytes=120:127`), its part of a named entity (`Entity=B-GPE`), and
/// `SpaceAfter=No`.
pub fn push_conllu(out: &mut String, id: &str, text: &str, parse: &Parse) {
    let id = id.split_whitespace().collect::<Vec<_>>().join("_");
    let mut sentence = 0;
    let mut numbers = vec![0; parse.len()];
    for tokens in parse.sentences() {
        let words = || tokens.clone().filter(|&token| parse.pos(token) != Pos::Space);
        let (Some(first), Some(last)) = (words().next(), words().next_back()) else { continue };
        if sentence == 0 {
            push(out, format_args!("# newdoc id = {id}\n"));
        }
        sentence += 1;
        for (number, word) in (1..).zip(words()) {
            numbers[word] = number;
        }
        let span = parse.span(first).cover(parse.span(last));
        let content = one_line(span.of(text).unwrap_or_default());
        push(out, format_args!("# sent_id = {id}-{sentence}\n# text = {content}\n"));
        for word in words() {
            let span = parse.span(word);
            let form = one_line(span.of(text).unwrap_or_default());
            let (head, rel) = match head(parse, word) {
                Some(head) => (numbers[head], parse.rel(word).as_str()),
                None => (0, "root"),
            };
            push(
                out,
                format_args!(
                    "{}\t{form}\t{}\t{}\t{}\t{}\t{head}\t{rel}\t_\tBytes={}:{}",
                    numbers[word],
                    or_blank(&one_line(parse.lemma(word))),
                    parse.pos(word),
                    parse.tag(word),
                    or_blank(parse.morph(word).as_str()),
                    span.start(),
                    span.end(),
                ),
            );
            if parse.entity_at(word).is_some() {
                push(out, format_args!("|Entity={}", entity(parse, word)));
            }
            let behind = text.get(span.end()..).unwrap_or_default();
            if behind.starts_with(|c: char| !c.is_whitespace()) {
                out.push_str("|SpaceAfter=No");
            }
            out.push('\n');
        }
        out.push('\n');
    }
}

/// The nearest ancestor of `word` that is no white space.
fn head(parse: &Parse, word: usize) -> Option<usize> {
    parse.ancestors(word).find(|&head| parse.pos(head) != Pos::Space)
}

/// Appends the parse of `text` as a table: `# doc ID`, then a line a token, then an empty line.
///
/// The columns, between tabs: the byte offset, the text, the tag, the part of speech, the number of the head in the
/// document from 0, the relation, the entity (`O`, `B-GPE`, `I-GPE`), 1 where a sentence starts and else 0, the lemma. In
/// texts and lemmas backslash, tab, line feed and carriage return are `\\`, `\t`, `\n` and `\r`.
pub fn push_table(out: &mut String, id: &str, text: &str, parse: &Parse) {
    push(out, format_args!("# doc {}\n", one_line(id)));
    let mut starts = parse.sentences().map(|tokens| tokens.start).peekable();
    for token in 0..parse.len() {
        let span = parse.span(token);
        let starts = starts.next_if_eq(&token).is_some();
        push(
            out,
            format_args!(
                "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
                span.start(),
                escape(span.of(text).unwrap_or_default()),
                parse.tag(token),
                parse.pos(token),
                parse.head(token),
                parse.rel(token),
                entity(parse, token),
                u8::from(starts),
                escape(parse.lemma(token)),
            ),
        );
    }
    out.push('\n');
}

fn push(out: &mut String, line: std::fmt::Arguments<'_>) {
    out.write_fmt(line).expect("a string takes all that is written");
}

fn entity(parse: &Parse, token: usize) -> String {
    match parse.entity_at(token) {
        Some(entity) if entity.tokens.start == token => format!("B-{}", entity.kind),
        Some(entity) => format!("I-{}", entity.kind),
        None => "O".to_owned(),
    }
}

fn or_blank(field: &str) -> &str {
    if field.is_empty() { "_" } else { field }
}

/// The words of `text` with single blanks between.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            _ => escaped.push(c),
        }
    }
    escaped
}
