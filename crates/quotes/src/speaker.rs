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
/// Nouns for where somebody works, and for who works there: they speak for whoever owns or heads them.
const WORKPLACES: [&str; 19] = [
    "administration",
    "agency",
    "army",
    "campaign",
    "company",
    "country",
    "department",
    "firm",
    "forces",
    "government",
    "group",
    "lawmakers",
    "ministry",
    "office",
    "officials",
    "party",
    "side",
    "spokesman",
    "team",
];
/// Words that open what hangs on a noun.
const ADJUNCTS: [&str; 16] = [
    "about", "against", "at", "by", "for", "from", "in", "inside", "near", "of", "on", "outside",
    "to", "who", "whose", "with",
];
/// Titles that may stand between a preposition and a name.
const TITLES: [&str; 20] = [
    "Dr",
    "Dr.",
    "Gov.",
    "King",
    "Mayor",
    "Minister",
    "Miss",
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "President",
    "Prime",
    "Queen",
    "Rep.",
    "Sen.",
    "Sir",
    "former",
];
/// Words for whom something belongs to.
const OWNERS: [&str; 6] = ["her", "his", "its", "my", "our", "their"];
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
        let end = self.head_end(source);
        let whole = source.of(self.text).unwrap_or_default();
        let inside = self.actors.mentions_over(source).iter();
        let inside: Vec<_> = inside
            .take(40)
            .filter(|mention| !self.only_owns(mention, source, end) && !self.is_hyphened(mention))
            .collect();
        let head = Span::new(source.start(), end);
        let writes = is_of(head.of(self.text).unwrap_or_default(), &WRITINGS);
        let works = is_of(head.of(self.text).unwrap_or_default(), &WORKPLACES);
        let is =
            |mention: &Mention, class: Class| self.known(mention).any(|known| known.class == class);
        let person = inside
            .iter()
            .filter(|mention| is(mention, Class::Person) && mention.kind != MentionKind::Pronoun)
            .find(|mention| writes || works || !self.is_governed(mention, &inside, source));
        let ends_head = inside
            .iter()
            .rev()
            .find(|mention| head.overlaps(mention.span) && mention.span.end() >= head.end());
        let in_head = inside.iter().rev().find(|mention| head.overlaps(mention.span));
        // Beyond the head: whose statement it is, or where somebody works; no country that somebody is only in.
        let beyond = inside.iter().find(|mention| {
            let passive = is(mention, Class::Outlet) || is(mention, Class::State);
            writes || !whole.contains(" by ") && !passive && !is(mention, Class::Person)
        });
        person.or(ends_head).or(in_head).or(beyond).copied()
    }

    /// Whether `mention` is the `Norland` of `the Norland-based group`, which is somebody else.
    fn is_hyphened(&self, mention: &Mention) -> bool {
        let behind = self.text.get(mention.span.end()..).unwrap_or_default();
        let part = behind.strip_prefix(['-', '\u{2011}']).unwrap_or_default();
        ["based", "backed", "led", "allied", "born", "run", "owned", "funded"]
            .iter()
            .any(|word| part.starts_with(word))
    }

    /// Whether `mention` is the `her` of `her lawyer`, who is somebody else; `her office` is as good as she.
    fn only_owns(&self, mention: &Mention, source: Span, head_end: usize) -> bool {
        let words = mention.span.of(self.text).unwrap_or_default();
        let owns = OWNERS.iter().any(|owner| owner.eq_ignore_ascii_case(words));
        let behind = Span::new(mention.span.end(), source.end().max(mention.span.end()));
        if mention.kind != MentionKind::Pronoun || !owns || behind.trimmed(self.text).is_empty() {
            return false;
        }
        let apposed = mention.span.start() >= head_end;
        let owned = self.text.get(mention.span.end()..head_end).unwrap_or_default();
        apposed || !is_of(owned, &WORKPLACES)
    }

    /// Whether a preposition makes `mention` somebody else than the source's head: `a lawyer for Ames`, but not
    /// `a spokesman for the ministry, Ames`.
    fn is_governed(&self, mention: &Mention, inside: &[&Mention], source: Span) -> bool {
        let before = self.text.get(source.start()..mention.span.start()).unwrap_or_default();
        let link = [" of ", " for ", " to ", " from ", " against ", " with ", " close to "].iter();
        let Some(link) = link.filter_map(|link| before.rfind(link)).max() else { return false };
        let behind = before.get(link..).unwrap_or_default();
        let start = source.start() + link;
        let filled = inside
            .iter()
            .any(|other| start < other.span.end() && other.span.end() <= mention.span.start());
        // `a lawyer for President Ames`, but not `Secretary of State Ames`
        let titles = behind.trim_start().split_once(' ').map_or("", |(_, titles)| titles);
        !filled
            && titles
                .split_whitespace()
                .all(|word| TITLES.iter().any(|title| title.eq_ignore_ascii_case(word)))
    }

    /// The end of the first simple phrase of `source`: before a comma, a preposition or a relative pronoun.
    fn head_end(&self, source: Span) -> usize {
        let words = source.of(self.text).unwrap_or_default();
        let cuts = [
            ",",
            " of ",
            " for ",
            " in ",
            " from ",
            " at ",
            " on ",
            " who ",
            " to ",
            " with ",
            " (",
            " and ",
            " by ",
            " against ",
            " near ",
            " inside ",
            " outside ",
            " about ",
            " which ",
            " that ",
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

/// Whether the last word of `phrase` is one of `nouns`.
fn is_of(phrase: &str, nouns: &[&str]) -> bool {
    let last = phrase.split_whitespace().last().unwrap_or_default();
    nouns.iter().any(|noun| noun.eq_ignore_ascii_case(last))
}

/// An actor for words that no mention covers: a person by name, else a group by its noun.
fn unknown(words: &str) -> Option<Actor> {
    let words = ["'s", "\u{2019}s", "'", "\u{2019}"]
        .iter()
        .find_map(|end| words.strip_suffix(end))
        .unwrap_or(words);
    let head = words.split([',', '(']).next().unwrap_or_default().trim();
    // `Joaquin "Shorty" Brandt` without what he is called.
    let marks = ['"', '\u{201c}', '\u{201d}'];
    let name = without_adjunct(head)
        .split(marks)
        .step_by(2)
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .into_iter()
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
    // `economists polled by …` are economists.
    let own = head.split_whitespace().take_while(|word| !ADJUNCTS.contains(word));
    let noun = own
        .filter(|word| !word.ends_with("ed") && !word.ends_with("ing"))
        .last()
        .or_else(|| head.split_whitespace().last())?;
    let slug = slug(noun);
    (!slug.is_empty()).then(|| Actor::new(&slug, head))
}

/// The words before a preposition behind a common noun: `a farmer near Talvin` is no `Talvin`.
fn without_adjunct(words: &str) -> &str {
    let mut end = 0;
    let mut common = false;
    for word in words.split_whitespace() {
        let start = words.get(end..).and_then(|rest| rest.find(word)).map_or(end, |at| end + at);
        if common && ADJUNCTS.contains(&word) {
            return words.get(..start).unwrap_or(words).trim_end();
        }
        end = start + word.len();
        common = !word.starts_with(char::is_uppercase) && !ADJUNCTS.contains(&word);
    }
    words
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
