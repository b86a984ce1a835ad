//! What a person may decide about a stance: its parts by name, and how their values are written.

use dateline_core::{Actor, Review, Reviewable, Span, listed};

use crate::facts::{Taken, Target};

impl Reviewable for Taken {
    fn id(&self) -> &str {
        &self.id
    }

    fn words(&self) -> Span {
        self.trigger
    }

    fn review(&self) -> &Option<Review> {
        &self.review
    }

    fn set_review(&mut self, review: Review) {
        self.review = Some(review);
    }

    /// Polarity and intensity follow the class, which the analyzer knows.
    fn correct(&mut self, part: &str, value: &str) -> Result<(), String> {
        if value.is_empty() {
            return Err(format!("`{part}` has no value"));
        }
        match part {
            "class" => self.class = listed(value)?,
            "actor" => self.actor = Actor::new(value, value),
            "target" => self.target = Target::Actor(Actor::new(value, value)),
            _ => {
                return Err(format!("a stance has no part `{part}`; it has class, actor, target"));
            }
        }
        Ok(())
    }
}
