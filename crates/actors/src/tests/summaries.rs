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
