//! What a person may decide about a quote: who said it.

use dateline_core::{Actor, Review, Reviewable, Span};

use crate::facts::Quote;

impl Reviewable for Quote {
    fn id(&self) -> &str {
        &self.id
    }

    /// From the first to the last byte of its content.
    fn words(&self) -> Span {
        let end = |end: Option<&Span>| end.copied().unwrap_or(Span::new(0, 0));
        end(self.content.first()).cover(end(self.content.last()))
    }

    fn review(&self) -> &Option<Review> {
        &self.review
    }

    fn set_review(&mut self, review: Review) {
        self.review = Some(review);
    }

    fn correct(&mut self, part: &str, value: &str) -> Result<(), String> {
        if part != "speaker" {
            return Err(format!("a quote has no part `{part}`; it has speaker"));
        }
        self.speaker = (!value.is_empty()).then(|| Actor::new(value, value));
        self.co_speakers.clear();
        Ok(())
    }
}
