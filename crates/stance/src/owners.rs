//! Whose something is: who stands before a noun, and who owns people.

use dateline_actors::{Class as Kind, Mention, MentionKind};
use dateline_core::Span;
use dateline_syntax::{EntityKind, Pos, Rel};

use crate::bind::Clause;
use crate::facts::Target;
use crate::party::Party;

impl Clause<'_> {
    /// Whose people they are: `Norwegian troops`, `Norway's army`, `the president of Norway`.
    pub(crate) fn owner(&self, head: usize) -> Option<Vec<Party>> {
        let states = |object: usize| {
            let parties = self.parties(object);
            let states = parties.iter().all(Party::is_state);
            (states && !parties.is_empty() && self.reading.mention_at(object).is_some())
                .then_some(parties)
        };
        // `members of the council`: of any body with a name
        let bodies = |object: usize| {
            let mention = self.reading.mention(self.reading.mention_at(object)?)?;
            let mut known = self.reading.actors.actors_of(mention);
            let named = mention.kind == MentionKind::Name
                && known.all(|known| known.class == Kind::Organisation);
            named.then(|| self.parties(object)).filter(|parties| !parties.is_empty())
        };
        let behind = || {
            self.prepositions(head).find_map(|(word, object)| {
                let of = self.reading.is(word, "of");
                // `fighters in Norway` need not be Norway's.
                let posted = self.reading.is_in(head, &self.reading.vocabulary.words.posted);
                let place =
                    of || self.reading.is(word, "from") || self.reading.is(word, "in") && !posted;
                let state = place.then(|| states(object)).flatten();
                state.or_else(|| of.then(|| bodies(object)).flatten())
            })
        };
        // `expelled diplomats from Norway`, where the parser has `from` with the verb
        let beside = || {
            let from = Some(head + 1)
                .filter(|&at| self.tokens.contains(&at) && self.reading.is(at, "from"))?;
            states(self.parse().child(from, Rel::Pobj)?)
        };
        let mut parties = self.before(head).or_else(behind).or_else(beside)?;
        for party in &mut parties {
            party.part.get_or_insert_with(|| self.reading.word(head).to_lowercase());
        }
        if let [party] = parties.as_mut_slice() {
            party.span = self.named_by(party.span, head);
        }
        Some(parties)
    }

    /// Whose people they are, or the body of the story that a bare noun means.
    pub(crate) fn whose(&self, head: usize) -> Option<Vec<Party>> {
        self.owner(head).or_else(|| Some(vec![self.body_of_story(head)?]))
    }

    /// Whose body a bare noun means: of `the coalition` the one that the story named by that noun last, else next; of
    /// `the regime` also the state whose ground the story is on.
    pub(crate) fn body_of_story(&self, head: usize) -> Option<Party> {
        let words = &self.reading.vocabulary.words;
        let noun = self.reading.word(head).to_lowercase();
        if !words.bodies.contains(&noun) || self.parse().pos(head) == Pos::Propn {
            return None;
        }
        let here = self.parse().span(head);
        let mentions = &self.reading.actors.mentions;
        let at = mentions.partition_point(|mention| mention.span.start() < here.start());
        let (before, after) = mentions.split_at(at);
        // `the international coalition` is none that was not called international.
        let parse = self.parse();
        let modifiers: Vec<String> = parse
            .children(head)
            .filter(|&child| {
                child < head && matches!(parse.rel(child), Rel::Amod | Rel::Compound | Rel::Nmod)
            })
            .map(|child| self.reading.word(child).to_lowercase())
            .collect();
        let named = |mention: &&Mention| {
            let words = self.reading.doc.words(mention.span).to_lowercase();
            !mention.span.contains(here)
                && words.rsplit(' ').next() == Some(noun.as_str())
                && modifiers.iter().all(|word| words.contains(word.as_str()))
        };
        let known = before.iter().rev().chain(after).filter(named).find_map(|mention| {
            let mut known = self.reading.actors.actors_of(mention);
            let actor = &known.next().filter(|_| known.next().is_none())?.actor;
            let bare = actor.id.as_ref().is_none_or(|id| words.bodies.contains(id));
            (!bare).then(|| actor.clone())
        });
        let rules = words.ruling.contains(&noun);
        let actor =
            known.or_else(|| self.reading.home().filter(|_| rules && modifiers.is_empty()))?;
        let mut party = Party::new(Target::Actor(actor), Some(here));
        party.part = Some(noun);
        Some(party)
    }

    /// The words that name a party by what is its own: from its name to the head of the phrase, or the other way round.
    pub(crate) fn named_by(&self, span: Option<Span>, head: usize) -> Option<Span> {
        let whole = span?.cover(self.parse().span(head));
        if whole.len() < 80 { Some(whole) } else { span }
    }

    /// The parties of a possessive, a demonym or a name before the head of a phrase.
    pub(crate) fn before(&self, head: usize) -> Option<Vec<Party>> {
        let children = || self.parse().children(head);
        let possessive = children().find(|&child| self.parse().rel(child) == Rel::Poss);
        // `foreign ministers`, where both words are one mention of nobody with a name
        let mention = self.reading.mention_at(head).filter(|&own| self.is_nameless_group(own));
        let modifiers = children().filter(|&child| {
            child < head
                && (mention.is_none() || self.reading.mention_at(child) != mention)
                && matches!(
                    self.parse().rel(child),
                    Rel::Amod | Rel::Compound | Rel::Nmod | Rel::Npadvmod
                )
        });
        // Of `his Norwegian counterpart` Norway is the owner.
        let stands_for = self.reading.is_in(head, &self.reading.vocabulary.words.representatives);
        let (early, late) = if stands_for { (None, possessive) } else { (possessive, None) };
        early.into_iter().chain(modifiers).chain(late).find_map(|child| {
            let mut parties = Vec::new();
            for token in self.parse().conjuncts(child) {
                parties.extend(self.modifier(token));
            }
            (!parties.is_empty()).then_some(parties)
        })
    }

    /// The parties of a word before a noun: of `Norwegian`, of `Norwegian-backed`, of `its`.
    pub(crate) fn modifier(&self, token: usize) -> Vec<Party> {
        if self.reading.is(token, "our") || self.reading.is(token, "my") {
            let found = self.speakers(token);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(mention) = self.reading.mention_at(token) {
            return self.parties_of_mention(mention);
        }
        if self.parse().rel(token) == Rel::Poss && self.parse().pos(token) != Pos::Pron {
            let found = self.party(token);
            let timed = self
                .parse()
                .entity_at(token)
                .is_some_and(|entity| matches!(entity.kind, EntityKind::Date | EntityKind::Time));
            return if found.is_empty() && !timed { self.anybody(token) } else { found };
        }
        vec![]
    }

    /// Who shares a noun with the owner that its mention names: Norway, in `Norway and Sweden's navies`.
    pub(crate) fn sharing(&self, head: usize, mention: usize) -> Vec<Party> {
        let parse = self.parse();
        let outside = |&child: &usize| {
            child < head
                && matches!(parse.rel(child), Rel::Nmod | Rel::Poss | Rel::Compound | Rel::Amod)
                && self.reading.mention_at(child).is_some_and(|other| other != mention)
                && parse
                    .conjuncts(child)
                    .any(|joined| self.reading.mention_at(joined) == Some(mention))
        };
        let child = parse.children(head).find(outside);
        child.map(|child| self.modifier(child)).unwrap_or_default()
    }
}
