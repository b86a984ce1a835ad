//! From noun phrases to parties: who a phrase is, and who is named inside it.
//!
//! A phrase is named by its head token. It is a party by a mention on its head, by the owner of a noun for people
//! (`Norwegian troops`, `the government of Norway`), or by itself (`protesters`, a name that no gazetteer knows).

use dateline_actors::{Class as Kind, Mention, MentionKind};
use dateline_core::Span;
use dateline_syntax::{Pos, Rel, Tag};

use crate::bind::Clause;
use crate::facts::Target;
use crate::party::Party;
use crate::things;

impl Clause<'_> {
    /// The parties of a phrase and of those joined to it by `and`.
    pub(crate) fn parties(&self, head: usize) -> Vec<Party> {
        let mut parties: Vec<Party> = Vec::new();
        for token in self.joined(head) {
            // `not Norway but Sweden`
            if token == head && self.is_replaced(head) {
                continue;
            }
            // `Norway's army and allies`: bare nouns share the owner of the first.
            let bare = self.parse().children(token).next().is_none_or(|child| child > token);
            if token != head
                && bare
                && !parties.is_empty()
                && self.parse().pos(token) == Pos::Noun
                && self.reading.mention_at(token).is_none()
            {
                continue;
            }
            for party in self.party(self.parse().antecedent(token)) {
                if !parties.iter().any(|other| other.who == party.who) {
                    parties.push(party);
                }
            }
        }
        // `Norway, together with Sweden, …`
        let beside = self.prepositions(head).find(|(word, _)| {
            let together = *word > 0 && self.reading.is_any(*word - 1, &["together", "along"]);
            self.reading.is(*word, "alongside") || self.reading.is(*word, "with") && together
        });
        if let Some((_, object)) = beside.filter(|_| !parties.is_empty()) {
            parties.extend(self.parties(object));
        }
        parties
    }

    /// The heads that `and` joins to a phrase, itself first; also to a word within its name, where the parser has the next
    /// one there: `Doctors Without Borders and the Red Cross`.
    fn joined(&self, head: usize) -> Vec<usize> {
        let parse = self.parse();
        let mut found: Vec<usize> = parse.conjuncts(head).collect();
        if let ([_], Some(mention)) = (found.as_slice(), self.reading.mention_at(head)) {
            let inside = |token: &usize| self.reading.mention_at(*token) == Some(mention);
            let last = (head..self.tokens.end).take_while(inside).last().unwrap_or(head);
            found.extend(parse.conjuncts(last).filter(|token| *token > last && !inside(token)));
        }
        found
    }

    /// The parties of one phrase: several if a mention names several (`both sides`).
    pub(crate) fn party(&self, head: usize) -> Vec<Party> {
        if self.is_speaker_pronoun(head) {
            let found = self.speakers(head);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(mention) = self.reading.mention_at(head) {
            // `Daesh fighters`, `members of the council`: whose people they are says more than their noun.
            if self.is_nameless_group(mention)
                && let Some(found) = self.whose(head)
            {
                return found;
            }
            let mut parties = self.sharing(head, mention);
            parties.extend(self.parties_of_mention(mention));
            let named = parties.iter().any(Party::is_state);
            return match self.apposed(head, named) {
                Some(apposed) if named => [parties, apposed].concat(),
                Some(apposed) => apposed,
                None => parties,
            };
        }
        if self.is_told_pronoun(head) {
            return self.speakers(head);
        }
        if matches!(self.parse().pos(head), Pos::Pron | Pos::Det | Pos::Num) {
            return self.partitive(head);
        }
        if let Some(found) = self.apposed(head, false) {
            return found;
        }
        if self.reading.is_in(head, &self.reading.vocabulary.words.light_nouns) {
            let found = self.partitive(head);
            if !found.is_empty() {
                return found;
            }
        }
        if self.is_people(head)
            && let Some(found) = self.whose(head)
        {
            return found;
        }
        things::actor(self, head).into_iter().collect()
    }

    /// Who is named beside a phrase in apposition: `the two sides, Norway and Sweden`; beside a state only another
    /// state, as headlines join them (`Norway, Sweden protest`).
    fn apposed(&self, head: usize, state: bool) -> Option<Vec<Party>> {
        let parse = self.parse();
        let beside =
            parse.children(head).find(|&child| parse.rel(child) == Rel::Appos && child > head)?;
        let mentioned = |token: usize| {
            let proper = parse.pos(token) == Pos::Propn;
            let Some(index) = self.reading.mention_at(token) else {
                return Some(vec![things::actor(self, token).filter(|_| proper)?]);
            };
            let named = matches!(
                self.reading.mention(index)?.kind,
                MentionKind::Name | MentionKind::Metonym
            );
            named.then(|| self.parties_of_mention(index))
        };
        let mut found = mentioned(beside)?;
        for token in parse.conjuncts(beside).skip(1) {
            found.extend(mentioned(token).unwrap_or_else(|| self.party(token)));
        }
        let closed = self.tokens.contains(&(parse.right_edge(beside) + 1))
            && self.reading.is(parse.right_edge(beside) + 1, ",");
        let states = found.iter().all(Party::is_state);
        (!found.is_empty() && (!state || states && !closed && beside == head + 2)).then_some(found)
    }

    /// Whether a phrase is named only to be set aside: Norway, in `not Norway but Sweden`.
    fn is_replaced(&self, head: usize) -> bool {
        let parse = self.parse();
        let first = parse.left_edge(head);
        let but = parse
            .children(head)
            .any(|child| parse.rel(child) == Rel::Cc && self.reading.is(child, "but"));
        but && (self.reading.is(first, "not") || first > 0 && self.reading.is(first - 1, "not"))
    }

    /// Whether a mention names people by a common noun alone, without a state.
    pub(crate) fn is_nameless_group(&self, mention: usize) -> bool {
        let Some(mention) = self.reading.mention(mention) else { return false };
        let mut known = self.reading.actors.actors_of(mention);
        mention.kind == MentionKind::Nominal
            && known.all(|known| known.class == Kind::Group && !known.actor.is_state())
    }

    /// `some of the rebels`, `many in Norway`: those whom the phrase behind it names.
    fn partitive(&self, head: usize) -> Vec<Party> {
        let of = self.prepositions(head).find(|(word, _)| self.reading.is(*word, "of"));
        of.map(|(_, object)| self.parties(object)).unwrap_or_default()
    }

    /// Whether a noun means people or a body of them.
    pub(crate) fn is_people(&self, token: usize) -> bool {
        let people = &self.reading.vocabulary.words.people;
        if self.parse().pos(token) == Pos::Propn {
            return false;
        }
        let word = self.reading.word(token).to_lowercase();
        // `the movement of aid workers` is no body of people.
        if word == "movement" && self.prepositions(token).any(|(of, _)| self.reading.is(of, "of")) {
            return false;
        }
        people.contains(self.parse().lemma(token))
            || people.contains(word.as_str())
            || self.parse().tag(token) == Tag::NNS && self.ends_like_people(&word)
    }

    /// Whether a plural ends as nouns for people do: `hackers`, `pensioners`, `loyalists`.
    fn ends_like_people(&self, word: &str) -> bool {
        let words = &self.reading.vocabulary.words;
        words.people_endings.iter().any(|ending| word.ends_with(ending.as_str()))
            && !words.no_people.iter().any(|thing| word.ends_with(thing.as_str()))
    }

    /// The parties of a phrase that is named or owned; people without a name are none.
    pub(crate) fn named(&self, head: usize) -> Vec<Party> {
        let parties = self.parties(head);
        let word = self.reading.word(head).to_lowercase();
        let nameless = self.reading.mention_at(head).is_none()
            && parties.iter().all(|party| party.id() == Some(word.as_str()));
        if nameless { vec![] } else { parties }
    }

    /// The parties that a mention names.
    pub(crate) fn parties_of_mention(&self, mention: usize) -> Vec<Party> {
        let Some(mention) = self.reading.mention(mention) else { return vec![] };
        let metonym = mention.kind == MentionKind::Metonym;
        // Of `Norway's president` and `the government of Norway` the last word before `of`.
        let words = self.reading.doc.words(mention.span);
        let part = words.split(" of ").next().and_then(|words| words.rsplit(' ').next());
        let part = part.filter(|_| mention.kind == MentionKind::Nominal).map(str::to_lowercase);
        // One of several whom the text leaves open is nobody.
        let known = mention.actors.iter().filter_map(|&index| {
            let known = self.reading.actors.actors.get(index)?;
            known.actor.id.is_some().then_some((index, known))
        });
        known
            .map(|(index, known)| Party {
                who: Target::Actor(known.actor.clone()),
                span: Some(self.name_of(mention, index)),
                metonym,
                part: part.clone(),
                ground: None,
            })
            .collect()
    }

    /// The words that name an actor: of a pronoun, those in the same sentence that it stands for, where there are any.
    fn name_of(&self, mention: &Mention, actor: usize) -> Span {
        if mention.kind != MentionKind::Pronoun {
            return mention.span;
        }
        let start = self.span(self.tokens.clone()).map_or(0, Span::start);
        let mentions = &self.reading.actors.mentions;
        let at = mentions.partition_point(|other| other.span.start() < mention.span.start());
        let before = mentions.iter().take(at).rev().take_while(|other| other.span.start() >= start);
        let named = before
            .into_iter()
            .find(|other| other.kind != MentionKind::Pronoun && other.actors.contains(&actor));
        named.map_or(mention.span, |named| named.span)
    }
}
