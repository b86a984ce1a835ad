//! The report's line of a document, and the cast of a corpus.

use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, Texts};

use super::actors;
use crate::Summary;

struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, _doc: DocIdx) -> anyhow::Result<String> {
        Ok(String::new())
    }
}

#[test]
fn a_plural_mention_stands_under_each_of_its_actors() {
    let actors = actors();
    let facts = super::facts("Norland and Sudland met. Both sides smiled.");
    insta::assert_snapshot!(
        serde_json::to_string_pretty(&actors.line(DocIdx(0), &facts, &Summary::default())).unwrap()
    );
}

#[test]
fn the_cast_is_merged_over_documents() {
    let actors = actors();
    let texts = [
        ("a", "Norland's Foreign Ministry spokesman Taro Velun left. Velun smiled."),
        ("b", "Norlandic Foreign Ministry spokesman Taro Velun came. He met River Watch."),
    ];
    let docs: Vec<Document> = texts.iter().map(|(id, text)| Document::bare(id, text)).collect();
    let facts = docs.iter().map(|doc| Some(super::read(actors, &doc.text))).collect();
    let corpus = Corpus::new(docs.into_iter().map(|doc| doc.meta).collect(), Box::new(NoTexts));
    let summary = actors.reduce(&corpus, &Column::new(facts), ()).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&summary).unwrap());
}

/// The cast of documents, one line a person: id, unit, person, mentions, documents.
fn cast(texts: &[&str]) -> String {
    let actors = actors();
    let docs: Vec<Document> = texts
        .iter()
        .zip("abcdefgh".chars())
        .map(|(text, id)| Document::bare(&id.to_string(), text))
        .collect();
    let facts = docs.iter().map(|doc| Some(super::read(actors, &doc.text))).collect();
    let corpus = Corpus::new(docs.into_iter().map(|doc| doc.meta).collect(), Box::new(NoTexts));
    let summary = actors.reduce(&corpus, &Column::new(facts), ()).unwrap();
    let mut lines = String::new();
    for member in summary.actors.iter().filter(|member| member.actor.person.is_some()) {
        let actor = &member.actor;
        let parts = [actor.id.as_deref(), actor.unit.as_deref(), actor.person.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        lines += &format!("{} {} {}\n", parts.join("/"), member.mentions, member.documents.len());
    }
    lines
}

#[test]
fn a_person_with_and_without_a_body_is_one() {
    insta::assert_snapshot!(cast(&[
        "Norland's Foreign Ministry spokesman Robert Quill left. Quill smiled.",
        "Robert Quill, who speaks for Norland, came back on Monday.",
        "“It is over,” Robert Quill said.",
    ]));
}

#[test]
fn a_surname_alone_is_its_one_bearer() {
    insta::assert_snapshot!(cast(&[
        "Robert Quill said no. Quill left.",
        "Mr. Quill said no.",
        "Mrs. Quill said yes.",
    ]));
}

#[test]
fn namesakes_stay_apart() {
    insta::assert_snapshot!(cast(&[
        "Robert Velun said no.",
        "Mary Velun said yes.",
        "Mr. Velun left. Minister Velun stayed.",
        "Robert A. Brenn said no.",
        "Robert B. Brenn said no.",
        "Robert Brenn said no.",
    ]));
}

#[test]
fn the_order_of_documents_tells_nothing() {
    let texts = [
        "Norland's Foreign Ministry spokesman Robert Quill left. Quill smiled.",
        "Mr. Quill said no. Robert J. Quill said yes.",
        "Robert Quill, a lawyer, agreed.",
    ];
    let turned: Vec<&str> = texts.iter().rev().copied().collect();
    assert_eq!(cast(&texts), cast(&turned));
}
