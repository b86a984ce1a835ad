//! Rule 14: people of one sentence that are joined add up.

use dateline_core::{Column, Corpus, DocIdx, Texts};

use super::{facts_of, published};
use crate::Config;
use crate::reconcile::reconcile;

struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, _doc: DocIdx) -> anyhow::Result<String> {
        anyhow::bail!("no texts")
    }
}

/// How many were killed, as a story tells it.
fn killed(text: &str) -> Option<u64> {
    let doc = published(text);
    let facts = Column::new(vec![Some(facts_of(&doc, Config::default()))]);
    let corpus = Corpus::new(vec![doc.meta], Box::new(NoTexts));
    let summary = reconcile(&corpus, &facts, &dateline_dedup::Summary::default());
    summary.events.first()?.totals.first()?.best
}

#[test]
fn rule_14_adds_people_of_one_sentence_that_are_joined() {
    assert_eq!(killed("Two men and a woman were killed in Talvin on Monday."), Some(3));
    assert_eq!(killed("Three women and two men were killed in Talvin on Monday."), Some(5));
    assert_eq!(killed("Three people were killed on Monday. Two men died at the scene."), Some(3));
}
