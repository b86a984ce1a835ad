//! The quotes of a corpus by speaker.

use anyhow::anyhow;
use dateline_core::{Column, Corpus, DocIdx, Document, Texts};
use dateline_dedup::Summary as Copies;

use super::read;
use crate::facts::Act;
use crate::summary::summarize;

struct Held(Vec<String>);

impl Texts for Held {
    fn text(&self, doc: DocIdx) -> anyhow::Result<String> {
        self.0.get(doc.index()).cloned().ok_or_else(|| anyhow!("no such document"))
    }
}

#[test]
fn a_quote_stands_once_with_all_its_wordings() {
    let texts = [
        "Germany said the bridge was old. France said it was safe.",
        "Germany said the Bridge was old!",
        "Germany said the tower was old.",
    ];
    let docs = texts
        .iter()
        .enumerate()
        .map(|(i, text)| Document::bare(&format!("d{i}"), text).meta)
        .collect();
    let corpus = Corpus::new(docs, Box::new(Held(texts.iter().map(ToString::to_string).collect())));
    let facts = Column::new(texts.iter().map(|text| Some(read(text))).collect());
    let kept = |acts: &[Act]| {
        summarize(&corpus, &facts, &Copies::default(), acts).expect("the texts are held")
    };
    assert!(
        kept(&[Act::Belief]).speakers.is_empty(),
        "the report keeps no quote that it would name"
    );
    let summary = kept(&[Act::Speech]);
    let shown: Vec<String> = summary
        .speakers
        .iter()
        .flat_map(|speaker| {
            speaker.quotes.iter().map(|quote| {
                let variants: Vec<Vec<String>> = quote
                    .variants
                    .iter()
                    .map(|bearers| {
                        bearers.iter().map(|at| format!("{}/{}", at.doc.id, at.id)).collect()
                    })
                    .collect();
                format!(
                    "{}: {variants:?} in {} from {}",
                    speaker.speaker.name,
                    quote.documents.len(),
                    quote.first.id
                )
            })
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r#"
    Germany: [["d0/q1", "d1/q1"]] in 2 from d0
    Germany: [["d2/q1"]] in 1 from d2
    France: [["d0/q2"]] in 1 from d0
    "#);
}
