//! Rule 2 of `reconcile`: the same words in other documents are one claim.

use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, Done, Reader, Texts};
use dateline_dedup::Dedup;

use super::facts_of;
use crate::Config;
use crate::reconcile::reconcile;

/// The texts of the documents in order.
struct Kept(Vec<String>);

impl Texts for Kept {
    fn text(&self, doc: DocIdx) -> anyhow::Result<String> {
        Ok(self.0[doc.index()].clone())
    }
}

/// Of each tally its best value, its origins and how many claims it rests on.
fn tallies(texts: [&str; 2]) -> Vec<(Option<u64>, usize, usize)> {
    let docs: Vec<Document> =
        texts.iter().enumerate().map(|(i, text)| Document::bare(&format!("d{i}"), text)).collect();
    let dedup = Dedup::new(dateline_dedup::Config::default()).expect("defaults are sound");
    let kept = Kept(docs.iter().map(|doc| doc.text.clone()).collect());
    let corpus = Corpus::new(docs.iter().map(|doc| doc.meta.clone()).collect(), Box::new(kept));
    let words = Column::new(docs.iter().map(|doc| Some(dedup.map(doc, ()))).collect());
    let copies = dedup.reduce(&corpus, &words, ()).expect("texts are kept");
    let done: Done<'_, Dedup> = Done { facts: &words, summary: &copies };
    let facts =
        Column::new(docs.iter().map(|doc| Some(facts_of(doc, Config::default()))).collect());
    let summary = reconcile(&corpus, &facts, done.summary);
    let tallies = summary.events.iter().flat_map(|event| &event.tallies);
    tallies.map(|tally| (tally.best, tally.origins, tally.claims.len())).collect()
}

const STORY: &str = "Shelling hit the market of the old town of Kalbajar on Monday morning while traders were setting up \
    their stalls, and the fires that it lit burned until noon. The shelling killed 12 Azerbaijani soldiers and left \
    many stalls in ruins, as the fire brigade had trouble reaching the place through the narrow lanes of the town.";

#[test]
fn rule_2_takes_copies_for_one_claim() {
    assert_eq!(tallies([STORY, STORY]), [(Some(12), 1, 2)]);
}

#[test]
fn rule_2_takes_other_words_for_another_claim() {
    let other = "In Kalbajar 12 Azerbaijani soldiers were killed when rockets fell on a market, people there said of it.";
    assert_eq!(tallies([STORY, other])[0].0, Some(12));
    assert!(tallies([STORY, other]).iter().map(|(_, origins, _)| origins).sum::<usize>() == 2);
}

#[test]
fn rule_2_takes_set_phrases_in_unrelated_stories_for_other_claims() {
    let story = |who: &str, street: &str| {
        format!(
            "A driver from {street} told reporters how {who} had run across Mill {street} that night. Police say that at \
             least three people were killed and that nobody has been arrested over it, and they have asked all who saw \
             what happened on that night to call them. Neighbors of {who} laid flowers in {street}."
        )
    };
    let (one, other) = (story("Jonas Ferrand", "Ostley"), story("Mirela Havlik", "Quenby"));
    assert_eq!(tallies([&one, &other]).len(), 2);
}
