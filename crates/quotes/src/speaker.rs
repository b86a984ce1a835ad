//! Who the words of a source mean, and which outlets carried a statement.

use dateline_actors::{Class, Facts as Actors, Known, Mention, MentionKind};
use dateline_core::{Actor, Relay, Span};

/// The actors of a document, beside its text.
#[derive(Clone, Copy)]
pub(crate) struct Cast<'a> {
    pub(crate) text: &'a str,
    pub(crate) actors: &'a Actors,
}

/// Who speaks, and who speaks along.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Speakers {
    pub(crate) first: Option<Actor>,
    pub(crate) others: Vec<Actor>,
}

/// Nouns for what somebody wrote: their source speaks for its writer.
const WRITINGS: [&str; 12] = [
    "account",
    "article",
    "communique",
    "document",
    "letter",
    "memo",
    "message",
    "post",
    "release",
    "report",
    "statement",
    "tweet",
];
/// Words that stand for whoever spoke last.
const STANDINS: [&str; 10] =
    ["he", "her", "him", "his", "it", "its", "she", "their", "they", "who"];

impl Cast<'_> {
    /// Who `source` means; `running` spoke last, `enclosing` speaks the quotation that the source stands in.
    pub(crate) fn resolve(
        &self,
        source: Span,
        running: Option<&Speakers>,
        enclosing: Option<&Speakers>,
    ) -> Speakers {
        let words = source.of(self.text).unwrap_or_default();
        let lower = words.to_lowercase();
        if matches!(lower.as_str(), "we" | "i" | "us") {
            return enclosing.cloned().unwrap_or_default();
        }
        if let Some(mention) = self.head(source) {
            return self.speakers(mention, source);
        }
        let stands_in =
            STANDINS.contains(&lower.as_str()) || WRITINGS.iter().any(|noun| lower.ends_with(noun));
        if stands_in {
            return running.cloned().unwrap_or_default();
        }
        Speakers { first: unknown(words), others: Vec::new() }
    }

    /// The mention that names whom `source` is about: a person before the body that employs them, else what the phrase's
    /// last noun before any `of` or `for` belongs to.
    fn head(&self, source: Span) -> Option<&Mention> {
        let first =
            self.actors.mentions.partition_point(|mention| mention.span.end() <= source.start());
        let mut inside = self
            .actors
            .mentions
            .get(first..)?
            .iter()
            .take_while(|mention| mention.span.start() < source.end())
            .peekable();
        inside.peek()?;
        let inside: Vec<_> = inside.take(40).collect();
        let head = Span::new(source.start(), self.head_end(source));
        let is =
            |mention: &Mention, class: Class| self.known(mention).any(|known| known.class == class);
        let person = inside
            .iter()
            .find(|mention| is(mention, Class::Person) && mention.kind != MentionKind::Pronoun);
        let ends_head = inside
            .iter()
            .rev()
            .find(|mention| head.overlaps(mention.span) && mention.span.end() >= head.end());
        let in_head = inside.iter().rev().find(|mention| head.overlaps(mention.span));
        person.or(ends_head).or(in_head).or(inside.first()).copied()
    }

    /// The end of the first simple phrase of `source`: before a comma, a preposition or a relative pronoun.
    fn head_end(&self, source: Span) -> usize {
        let words = source.of(self.text).unwrap_or_default();
        let cuts = [
            ",", " of ", " for ", " in ", " from ", " at ", " on ", " who ", " to ", " with ",
            " (", " and ",
        ];
        let end = cuts.iter().filter_map(|cut| words.find(cut)).min().unwrap_or(words.len());
        source.start() + end
    }

    fn known<'m>(&'m self, mention: &'m Mention) -> impl Iterator<Item = &'m Known> {
        self.actors.actors_of(mention)
    }

    /// The actors of `mention`, and of one that `and` joins to it inside `source`.
    fn speakers(&self, mention: &Mention, source: Span) -> Speakers {
        let mut all: Vec<Actor> = self.known(mention).map(|known| known.actor.clone()).collect();
        let joined = |before: &Mention, after: &Mention| {
            self.text
                .get(before.span.end()..after.span.start())
                .is_some_and(|gap| gap.trim() == "and")
        };
        let at =
            self.actors.mentions.partition_point(|other| other.span.start() < mention.span.start());
        if let Some(after) = self
            .actors
            .mentions
            .get(at + 1)
            .filter(|after| source.contains(after.span) && joined(mention, after))
        {
            all.extend(self.known(after).map(|known| known.actor.clone()));
        }
        if let Some(before) = at
            .checked_sub(1)
            .and_then(|at| self.actors.mentions.get(at))
            .filter(|before| source.contains(before.span) && joined(before, mention))
        {
            all.splice(0..0, self.known(before).map(|known| known.actor.clone()));
        }
        let mut others: Vec<Actor> = Vec::new();
        let first = all.first().cloned();
        for actor in all.into_iter().skip(1) {
            if Some(&actor) != first.as_ref() && !others.contains(&actor) {
                others.push(actor);
            }
        }
        Speakers { first, others }
    }

    /// The outlets that `span` names, as relays.
    pub(crate) fn outlets(&self, span: Span) -> Vec<Relay> {
        let first =
            self.actors.mentions.partition_point(|mention| mention.span.start() < span.start());
        let inside = self
            .actors
            .mentions
            .iter()
            .skip(first)
            .take_while(|mention| mention.span.end() <= span.end());
        inside
            .filter_map(|mention| {
                let known = self.known(mention).find(|known| known.class == Class::Outlet)?;
                Some(Relay { name: known.actor.name.clone(), span: mention.span })
            })
            .collect()
    }

    /// Whether `source` names an outlet and nobody else who could speak.
    pub(crate) fn is_outlet(&self, source: Span) -> bool {
        self.head(source)
            .is_some_and(|mention| self.known(mention).all(|known| known.class == Class::Outlet))
    }
}

/// An actor for words that no mention covers: a person by name, else a group by its noun.
fn unknown(words: &str) -> Option<Actor> {
    let head = words.split([',', '(']).next().unwrap_or_default().trim();
    let name = head
        .split_whitespace()
        .rev()
        .take_while(|word| word.starts_with(char::is_uppercase))
        .collect::<Vec<_>>();
    let name: Vec<_> = name.into_iter().rev().collect();
    if !name.is_empty() {
        let name = name.join(" ").trim_end_matches(['.', ',', '\u{2019}', '\'']).to_string();
        let mut actor = Actor::new(&slug(&name), &name);
        if name.contains(' ') {
            actor.person = Some(name);
        }
        return (!actor.name.is_empty()).then_some(actor);
    }
    let noun = head
        .split([' '])
        .take_while(|word| {
            !matches!(*word, "of" | "for" | "in" | "from" | "at" | "on" | "who" | "with")
        })
        .last()?;
    let slug = slug(noun);
    (!slug.is_empty()).then(|| Actor::new(&slug, head))
}

/// Lower case, with a hyphen for each run of what is no letter or digit.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_string()
}
