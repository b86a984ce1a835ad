//! The tags of words: closed classes, times, parentheses, and verbs as far as a word alone can be one.

use dateline_core::Span;
use dateline_syntax::TokenKind;

use crate::inflect::Forms;
use crate::sketch::Sketch;
use crate::words::Vocabulary;

/// What a token does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Determiner,
    Possessive,
    Preposition,
    To,
    Conjunction,
    Comma,
    /// `;`, `:`, a dash, a bracket, the end.
    Stop,
    /// A quotation mark.
    Quote,
    Subordinator,
    Relative,
    /// `that` as a conjunction.
    That,
    Be,
    Have,
    Do,
    Modal,
    Negation,
    Adverb,
    Time,
    Pronoun,
    Number,
    /// A verb that is not an auxiliary, with the forms that it can be here.
    Verb(Forms),
    /// Nouns, adjectives and whatever is not known.
    Noun,
    /// A token of a mention.
    Mention,
}

impl Sketch<'_> {
    pub(crate) fn tag(&mut self, text: &str, vocabulary: &Vocabulary) {
        for token in self.tokens.clone() {
            let tag = self.first_tag(text, token, vocabulary);
            self.tags.push(tag);
        }
        self.mark_parentheses();
        self.mark_adverbials(vocabulary);
        self.mark_times(vocabulary);
        for token in self.tokens.clone() {
            if let Tag::Verb(forms) = self.tag_of(token) {
                let tag = self.verb_here(token, forms, vocabulary);
                self.set(token, tag);
            }
        }
    }

    /// The tag that the word alone suggests.
    fn first_tag(&self, text: &str, token: usize, vocabulary: &Vocabulary) -> Tag {
        if self.mention_at(token).is_some() {
            return Tag::Mention;
        }
        let word = self.norm(token);
        let words = &vocabulary.words;
        match self.surface.tokens()[token].kind {
            TokenKind::Number => return Tag::Number,
            TokenKind::Mark => {
                return mark(
                    self.surface.tokens()[token].span.of(text).unwrap_or_default(),
                    self.is_spaced(token),
                );
            }
            TokenKind::Word => {}
        }
        match word {
            "to" if self.ends_preposition(token) => return Tag::Preposition,
            "to" => return Tag::To,
            "'s" => return Tag::Possessive,
            "that" => return self.that(token, vocabulary),
            "not" | "n't" | "never" => return Tag::Negation,
            "her" if self.next_is_verb_or_end(token, vocabulary) => return Tag::Pronoun,
            _ => {}
        }
        if words.be.contains(word) {
            Tag::Be
        } else if words.have.contains(word) {
            Tag::Have
        } else if words.does.contains(word) {
            Tag::Do
        } else if words.modals.contains(word)
            && !is_month_of_may(text, self.surface.tokens()[token].span, word)
        {
            Tag::Modal
        } else if words.relatives.contains(word) {
            Tag::Relative
        } else if words.determiners.contains(word) {
            Tag::Determiner
        } else if words.pronouns.contains(word) {
            Tag::Pronoun
        } else if words.conjunctions.contains(word) {
            Tag::Conjunction
        } else if words.subordinators.contains(word) {
            Tag::Subordinator
        } else if words.prepositions.contains(word) {
            Tag::Preposition
        } else if words.adverbs.contains(word) {
            Tag::Adverb
        } else if let Some((forms, _)) = vocabulary.verbs.get(word) {
            Tag::Verb(forms)
        } else if word.len() > 4 && word.ends_with("ly") {
            Tag::Adverb
        } else if word.len() > 4
            && word.ends_with("ed")
            && is_small(text, self.surface.tokens()[token].span)
        {
            Tag::Verb(Forms::PAST)
        } else {
            Tag::Noun
        }
    }

    /// Whether `to` belongs to a preposition of two words: `due to`.
    fn ends_preposition(&self, to: usize) -> bool {
        let before = to.checked_sub(1).map_or("", |before| self.norm(before));
        matches!(before, "according" | "contrary" | "due" | "owing" | "prior" | "thanks")
    }

    /// `that` joins a clause, refers back to a noun or points.
    pub(crate) fn that(&self, token: usize, vocabulary: &Vocabulary) -> Tag {
        let before = token.checked_sub(1).map_or("", |before| self.norm(before));
        let after = self.norm(token + 1);
        let words = &vocabulary.words;
        let verb = |word: &str| {
            words.be.contains(word)
                || words.have.contains(word)
                || words.modals.contains(word)
                || vocabulary
                    .verbs
                    .get(word)
                    .is_some_and(|(forms, noun)| !noun && !forms.has(Forms::BASE))
        };
        let reports = vocabulary
            .verbs
            .get(before)
            .is_some_and(|(forms, noun)| !noun || !forms.has(Forms::THIRD))
            || before.is_empty();
        if verb(after) && !reports && !words.prepositions.contains(before) {
            Tag::Relative
        } else if words.prepositions.contains(before) {
            Tag::Determiner
        } else {
            Tag::That
        }
    }

    fn next_is_verb_or_end(&self, token: usize, vocabulary: &Vocabulary) -> bool {
        let after = self.norm(token + 1);
        after.is_empty()
            || vocabulary.words.prepositions.contains(after)
            || after == "to"
            || after == "."
    }

    /// Whether white space or another hyphen stands before a token: a dash rather than a hyphen.
    fn is_spaced(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1).filter(|&before| before >= self.tokens.start)
        else {
            return true;
        };
        let tokens = self.surface.tokens();
        tokens[before].span.end() < tokens[token].span.start()
            || self.norm(before) == "-"
            || self.norm(token + 1) == "-"
    }

    /// Short parentheses, as of an abbreviation behind a name, are passed over like adverbs; so are `about` and its
    /// like before a number.
    fn mark_parentheses(&mut self) {
        for token in self.tokens.clone() {
            if self.norm(token) == "(" {
                let close = (token + 1..token + 10).find(|&at| matches!(self.norm(at), ")" | "("));
                if let Some(close) = close.filter(|&close| self.norm(close) == ")") {
                    for at in token..=close {
                        self.set(at, Tag::Adverb);
                    }
                }
            }
            let rounds =
                matches!(self.norm(token), "about" | "around" | "over" | "under" | "near" | "some");
            if rounds && self.tag_of(token + 1) == Tag::Number {
                self.set(token, Tag::Adverb);
            }
        }
    }

    fn mark_adverbials(&mut self, vocabulary: &Vocabulary) {
        for token in self.tokens.clone() {
            let found = vocabulary.adverbials.iter().find(|phrase| {
                phrase.iter().enumerate().all(|(i, word)| self.norm(token + i) == word)
            });
            for at in token..token + found.map_or(0, Vec::len) {
                self.set(at, Tag::Adverb);
            }
        }
    }

    /// Weekdays, dates and `last week` are passed over like adverbs, with the preposition that leads them.
    fn mark_times(&mut self, vocabulary: &Vocabulary) {
        let words = &vocabulary.words;
        for token in self.tokens.clone() {
            if self.mention_at(token).is_some() {
                continue;
            }
            let word = self.norm(token);
            let opener = |at: usize| {
                words.time_openers.contains(self.norm(at)) && self.mention_at(at).is_none()
            };
            let day = words.weekdays.contains(word);
            let month = words.months.contains(word)
                && (word != "may" || self.tag_of(token) != Tag::Modal)
                && (word != "march"
                    || self.tag_of(token + 1) == Tag::Number
                    || self.norm(token.wrapping_sub(1)) == "in");
            let noun = words.times.contains(word) && token > self.tokens.start && opener(token - 1);
            let year = self.tag_of(token) == Tag::Number && is_year(word);
            if !(day || month || noun || year) {
                continue;
            }
            let mut first = token;
            while first > self.tokens.start
                && (opener(first - 1)
                    || month && self.tag_of(first - 1) == Tag::Number
                    || self.norm(first - 1) == "the" && noun)
            {
                first -= 1;
            }
            let mut last = token;
            while words.times.contains(self.norm(last + 1))
                || (month || day)
                    && (self.tag_of(last + 1) == Tag::Number
                        || words.months.contains(self.norm(last + 1)))
                || month && self.tag_of(last + 1) == Tag::Comma && is_year(self.norm(last + 2))
            {
                last += 1;
            }
            for at in first..=last {
                self.set(at, Tag::Time);
            }
        }
    }
}

fn mark(word: &str, spaced: bool) -> Tag {
    match word.chars().next() {
        Some(',') => Tag::Comma,
        Some(
            '"' | '\u{201c}' | '\u{201d}' | '\'' | '\u{2018}' | '\u{2019}' | '\u{ab}' | '\u{bb}',
        ) => Tag::Quote,
        Some('-') if spaced => Tag::Stop,
        Some('-' | '$' | '%' | '\u{20ac}' | '\u{a3}' | '#' | '*' | '/') => Tag::Noun,
        Some('&') => Tag::Conjunction,
        _ => Tag::Stop,
    }
}

fn is_small(text: &str, span: Span) -> bool {
    span.of(text).is_some_and(|word| word.starts_with(char::is_lowercase))
}

fn is_month_of_may(text: &str, span: Span, word: &str) -> bool {
    word == "may" && !is_small(text, span)
}

fn is_year(word: &str) -> bool {
    word.len() >= 4
        && word.get(..2).is_some_and(|head| matches!(head, "18" | "19" | "20"))
        && word.get(2..4).is_some_and(|tail| tail.bytes().all(|b| b.is_ascii_digit()))
        && matches!(word.get(4..), Some("" | "s"))
}
