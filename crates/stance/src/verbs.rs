//! Whether a word that can be a verb is one in its sentence: `attack`, `voices`, `disputed` can be nouns or adjectives.

use crate::inflect::Forms;
use crate::sketch::Sketch;
use crate::tags::Tag;
use crate::words::Vocabulary;

impl Sketch<'_> {
    /// Whether a word that can be a verb is one here, and in which form.
    pub(crate) fn verb_here(&self, token: usize, forms: Forms, vocabulary: &Vocabulary) -> Tag {
        let word = self.norm(token);
        let also_noun = vocabulary.verbs.get(word).is_some_and(|(_, noun)| noun);
        let before = self.before(token);
        let (previous, next) =
            (before.map_or(Tag::Stop, |at| self.tag_of(at)), self.tag_of(token + 1));
        let hyphened = token > self.tokens.start && self.norm(token - 1) == "-";
        if hyphened {
            return if self.norm(token) == "brokered" || self.norm(token) == "mediated" {
                Tag::Verb(Forms::PARTICIPLE)
            } else {
                Tag::Noun
            };
        }
        let floats =
            before.is_some_and(|at| matches!(self.norm(at), "both" | "all" | "each" | "that"));
        let nominal_before = matches!(previous, Tag::Determiner | Tag::Possessive) && !floats
            || before.is_some_and(|at| self.is_adjectival(at));
        let noun_after = matches!(next, Tag::Noun | Tag::Mention | Tag::Verb(_));
        let helper = self.before_all(token, &[Tag::Quote, Tag::Adverb, Tag::Negation]);
        let after_helper = matches!(helper, Tag::To | Tag::Modal | Tag::Do);
        if forms.has(Forms::BASE) && after_helper {
            return Tag::Verb(Forms::BASE);
        }
        if forms.has(Forms::GERUND) {
            let noun = vocabulary.words.ing_nouns.contains(word)
                && previous != Tag::Be
                && next != Tag::Mention;
            return if nominal_before && !matches!(next, Tag::Mention | Tag::Determiner) || noun {
                Tag::Noun
            } else {
                Tag::Verb(Forms::GERUND)
            };
        }
        if vocabulary.words.adjectives.contains(word) && noun_after && previous != Tag::Mention {
            return Tag::Noun;
        }
        if forms.has(Forms::PAST) || forms.has(Forms::PARTICIPLE) {
            let qualified = previous == Tag::Adverb
                && noun_after
                && matches!(
                    self.before_all(token, &[Tag::Adverb, Tag::Quote]),
                    Tag::Determiner | Tag::Preposition | Tag::Possessive | Tag::Verb(_)
                );
            let adjective = qualified
                || (nominal_before || matches!(previous, Tag::Preposition | Tag::Number))
                    && noun_after;
            if adjective || nominal_before && forms.has(Forms::BASE) {
                return Tag::Noun;
            }
            if forms.has(Forms::BASE)
                && !matches!(
                    previous,
                    Tag::Mention
                        | Tag::Noun
                        | Tag::Pronoun
                        | Tag::Adverb
                        | Tag::Relative
                        | Tag::Have
                        | Tag::Be
                        | Tag::Time
                )
            {
                return Tag::Noun;
            }
            let known = if forms.has(Forms::PAST) { Forms::PAST } else { Forms::PARTICIPLE };
            return Tag::Verb(known);
        }
        if forms.has(Forms::THIRD) {
            return self.third_here(token, before, next, also_noun);
        }
        self.base_here(before, next, also_noun)
    }

    fn third_here(&self, token: usize, before: Option<usize>, next: Tag, also_noun: bool) -> Tag {
        let previous = before.map_or(Tag::Stop, |at| self.tag_of(at));
        let subject = matches!(
            previous,
            Tag::Mention
                | Tag::Pronoun
                | Tag::Relative
                | Tag::Adverb
                | Tag::Noun
                | Tag::Quote
                | Tag::Time
                | Tag::Conjunction
                | Tag::Comma
                | Tag::Negation
        );
        let adjectival = before.is_some_and(|at| self.is_adjectival(at));
        let object = matches!(
            next,
            Tag::Determiner
                | Tag::Mention
                | Tag::Number
                | Tag::That
                | Tag::To
                | Tag::Pronoun
                | Tag::Adverb
        );
        let strong = matches!(previous, Tag::Mention | Tag::Pronoun | Tag::Relative);
        let joined = previous == Tag::Conjunction
            && (object || next == Tag::Preposition)
            && self.has_third_before(token);
        // `Norland voices concern`: the only verb that the sentence can have.
        let only = previous == Tag::Mention && next == Tag::Noun && !self.has_other_verb(token);
        let verb = subject
            && !adjectival
            && (!also_noun
                || strong && (object || next == Tag::Preposition)
                || previous == Tag::Adverb && object
                || joined
                || only);
        if verb { Tag::Verb(Forms::THIRD) } else { Tag::Noun }
    }

    fn has_third_before(&self, token: usize) -> bool {
        (self.tokens.start..token)
            .any(|at| matches!(self.tag_of(at), Tag::Verb(forms) if forms.has(Forms::THIRD)))
    }

    /// Whether a sentence has a verb beside the one at `token`: an auxiliary, or a past that is not an adjective.
    fn has_other_verb(&self, token: usize) -> bool {
        self.tokens.clone().any(|at| {
            at != token
                && match self.tag_of(at) {
                    Tag::Be | Tag::Have | Tag::Do | Tag::Modal => true,
                    Tag::Verb(forms) => {
                        forms.has(Forms::PAST) || forms.has(Forms::THIRD) && at < token
                    }
                    _ => false,
                }
        })
    }

    fn base_here(&self, before: Option<usize>, next: Tag, also_noun: bool) -> Tag {
        let previous = before.map_or(Tag::Stop, |at| self.tag_of(at));
        let plural = before.is_some_and(|at| match previous {
            _ if matches!(self.norm(at), "we" | "they" | "i" | "you") => true,
            Tag::Noun => self.norm(at).ends_with('s') && !self.norm(at).ends_with("ss"),
            Tag::Mention => {
                let plural = self
                    .mention_at(at)
                    .and_then(|m| self.mention(m))
                    .is_some_and(|m| m.actors.len() > 1);
                let joined = self.joined_before(at);
                plural || joined || self.has_plural_word(at) && !self.is_adjectival(at)
            }
            Tag::Conjunction | Tag::Comma => !also_noun,
            Tag::Adverb | Tag::Relative => true,
            _ => false,
        });
        let object = matches!(
            next,
            Tag::Determiner
                | Tag::Mention
                | Tag::That
                | Tag::To
                | Tag::Pronoun
                | Tag::Preposition
                | Tag::Noun
                | Tag::Number
                | Tag::Adverb
        );
        let pronoun = before.is_some_and(|at| matches!(self.norm(at), "we" | "they" | "i" | "you"));
        if plural
            && object
            && (!also_noun
                || pronoun
                || previous == Tag::Relative
                || matches!(next, Tag::Determiner | Tag::That))
        {
            Tag::Verb(Forms::BASE)
        } else {
            Tag::Noun
        }
    }

    /// Whether a word of the mention that ends at `token` is a plural: `the armed forces of Norland`.
    fn has_plural_word(&self, token: usize) -> bool {
        let index = self.mention_at(token);
        let words =
            (self.tokens.start..=token).rev().take_while(|&at| self.mention_at(at) == index);
        words
            .map(|at| self.norm(at))
            .any(|word| word.ends_with('s') && !word.ends_with("ss") && word.len() > 3)
    }

    /// Whether the mention that ends at `token` follows another one and `and`.
    fn joined_before(&self, token: usize) -> bool {
        let index = self.mention_at(token);
        let mut at = token;
        while at > self.tokens.start && self.mention_at(at) == index {
            at -= 1;
        }
        self.norm(at) == "and" && at > self.tokens.start && self.tag_of(at - 1) == Tag::Mention
    }
}
