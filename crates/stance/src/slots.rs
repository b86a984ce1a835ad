//! The places of a trigger in the tree: its objects, what stands behind its prepositions, the clauses that it governs.

use dateline_syntax::{Pos, Rel, Tag};

use crate::bind::Clause;
use crate::lexicon::Trigger;
use crate::matcher::{Match, is_mistagged};
use crate::party::Party;

impl Clause<'_> {
    /// The heads of the phrases in one place of a trigger.
    pub(crate) fn fillers(&self, m: &Match, slot: &str) -> Vec<usize> {
        match slot {
            "object" => self.objects(m),
            "that" => self
                .complements(m)
                .into_iter()
                .filter(|&clause| self.parse().rel(clause) == Rel::Ccomp)
                .filter_map(|clause| self.parse().agent(clause))
                .collect(),
            word => {
                let fits = |at: &usize| {
                    let denied = self.parse().is_negated(*at);
                    self.reading.is(*at, word) && !m.tokens.contains(at) && !denied
                };
                let own = m.tokens.iter().flat_map(|&token| self.prepositions(token));
                let mut found: Vec<usize> =
                    own.filter(|(at, _)| fits(at)).map(|(_, object)| object).collect();
                // `moved closer to them`
                if found.is_empty() && self.parse().is_verb(m.head) {
                    let adverbs = self
                        .parse()
                        .children(m.head)
                        .filter(|&child| child > m.head && self.parse().rel(child) == Rel::Advmod);
                    let behind = adverbs.flat_map(|adverb| self.prepositions(adverb));
                    found.extend(behind.filter(|(at, _)| fits(at)).map(|(_, object)| object));
                }
                // `lifted restrictions imposed on them`
                if found.is_empty() && m.tokens.len() > 1 {
                    let nouns = m.tokens.iter().filter(|&&token| token != m.head);
                    let laid =
                        nouns.flat_map(|&noun| self.parse().children(noun)).filter(|&verb| {
                            self.parse().rel(verb) == Rel::Acl && self.parse().tag(verb) == Tag::VBN
                        });
                    let behind = laid.flat_map(|verb| self.prepositions(verb));
                    found.extend(behind.filter(|(at, _)| fits(at)).map(|(_, object)| object));
                }
                // The preposition may be one of the trigger's own words.
                let inner = m.tokens.iter().filter(|&&token| self.reading.is(token, word));
                let inner = inner.filter_map(|&token| self.parse().child(token, Rel::Pobj));
                found.extend(inner.map(|object| self.parse().antecedent(object)));
                // `offered them help` offers it to them.
                if word == "to" {
                    let gets = |&child: &usize| {
                        self.parse().rel(child) == Rel::Dative
                            && self.parse().pos(child) != Pos::Adp
                    };
                    let receivers = m.tokens.iter().flat_map(|&token| self.parse().children(token));
                    found.extend(receivers.filter(gets));
                }
                // `accusations by Norway against Sweden`, where the parser has `against` with Norway
                if found.is_empty() && (m.tokens.len() > 1 || !self.parse().is_verb(m.head)) {
                    let nouns = m.tokens.iter().filter(|&&token| !self.parse().is_verb(token));
                    let objects = nouns.flat_map(|&noun| self.prepositions(noun));
                    let inner = objects.flat_map(|(_, object)| self.prepositions(object));
                    let inner = inner.filter(|(at, _)| fits(at) && word != "of");
                    found.extend(inner.map(|(_, object)| object));
                }
                // `arrested on suspicion`, `in case they attack`
                if matches!(word, "on" | "in" | "under" | "at" | "as") {
                    let grounds = &self.reading.vocabulary.words.grounds;
                    found.retain(|&object| {
                        !self.reading.is_in(object, grounds) || self.before(object).is_some()
                    });
                }
                found
            }
        }
    }

    /// The objects of a trigger: of its verb, or of the preposition that is one of its words.
    pub(crate) fn objects(&self, m: &Match) -> Vec<usize> {
        let parse = self.parse();
        let mut found = Vec::new();
        for &token in &m.tokens {
            // `hope that they leave`: the subject of the clause that `that` opens
            if parse.rel(token) == Rel::Mark {
                found.extend(parse.subject(parse.head(token)));
            }
            for child in parse.children(token) {
                if m.tokens.contains(&child) {
                    continue;
                }
                match parse.rel(child) {
                    Rel::Dobj | Rel::Pobj => found.push(child),
                    Rel::Appos | Rel::Npadvmod | Rel::Dep
                        if token == m.head
                            && child > token
                            && is_mistagged(self.reading, token) =>
                    {
                        found.push(child);
                    }
                    Rel::Dative if parse.pos(child) != Pos::Adp => found.insert(0, child),
                    // `found them guilty`
                    Rel::Nsubj | Rel::Nsubjpass if token != m.head && child > m.head => {
                        found.push(child)
                    }
                    // `urged them to stop`, where the parser has a clause with a subject of its own
                    Rel::Ccomp if self.is_infinitive(child) => {
                        found.extend(
                            parse.children(child).find(|&inner| parse.rel(inner) == Rel::Nsubj),
                        );
                    }
                    _ => {}
                }
            }
        }
        // `visited Norway, Sweden and Finland`, where the parser takes a name for a measure
        let measured = parse.children(m.head).find(|&child| {
            child > m.head
                && parse.rel(child) == Rel::Npadvmod
                && self.reading.mention_at(child).is_some()
        });
        found.extend(measured.filter(|&child| {
            found.is_empty() && child == m.last() + 1
                || found.last().is_some_and(|&last| child == last + 2)
        }));
        if parse.is_verb(m.head) && parse.is_passive(m.head) && !m.inverted {
            found.extend(parse.subject(m.head));
        } else if found.is_empty()
            && parse.is_verb(m.head)
            && parse.rel(m.head) == Rel::Relcl
            && parse.subject(m.head).is_some_and(|subject| parse.antecedent(subject) == subject)
        {
            // `the rebels whom they support`, `the rebels they support`
            found.push(parse.head(m.head));
        }
        found.into_iter().map(|token| parse.antecedent(token)).collect()
    }

    /// The heads of the clauses that a trigger governs: `to leave`, `that they left`, `of leaving`.
    pub(crate) fn complements(&self, m: &Match) -> Vec<usize> {
        let parse = self.parse();
        let mut found = Vec::new();
        for &token in &m.tokens {
            for child in parse.children(token).filter(|child| !m.tokens.contains(child)) {
                match parse.rel(child) {
                    Rel::Xcomp | Rel::Ccomp => found.push(child),
                    Rel::Acl if self.is_infinitive(child) => found.push(child),
                    Rel::Acl if parse.children(child).any(|mark| parse.rel(mark) == Rel::Mark) => {
                        found.push(child);
                    }
                    Rel::Advcl if self.is_infinitive(child) => found.push(child),
                    // What comes before or after is not what the trigger is about.
                    Rel::Prep
                        if !self.reading.is_any(
                            child,
                            &[
                                "after", "before", "since", "while", "during", "by", "without",
                                "despite",
                            ],
                        ) =>
                    {
                        found.extend(parse.child(child, Rel::Pcomp));
                    }
                    Rel::Pcomp => found.push(child),
                    Rel::Dobj => {
                        found.extend(parse.children(child).filter(|&verb| {
                            parse.rel(verb) == Rel::Acl && self.is_infinitive(verb)
                        }))
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// Who does what a noun says: before it, or behind `by`, `of` or `from` where these are not `taken` by the target.
    pub(crate) fn agent(&self, m: &Match, taken: &[String]) -> Option<(Vec<Party>, &'static str)> {
        let mut before = self.before(m.head);
        if before.is_none() && m.tokens.len() > 1 {
            before = m.tokens.iter().find_map(|&token| self.before(token));
        }
        // `rebel fire`, `rebel shelling`
        let people = |&child: &usize| {
            child < m.head
                && matches!(
                    self.parse().rel(child),
                    Rel::Compound | Rel::Nmod | Rel::Amod | Rel::Nsubj
                )
                && self.is_people(child)
        };
        let beside = m.head.checked_sub(1).filter(|&before| {
            self.parse().tag(m.head) == Tag::VBG
                && self.parse().rel(before) == Rel::Pobj
                && self.is_people(before)
        });
        let named = self.parse().children(m.head).find(people).or(beside);
        let before = before.or_else(|| {
            let parties = self.anybody(named?);
            (!parties.is_empty()).then_some(parties)
        });
        if let Some(parties) = before {
            return Some((parties, "agent before a noun"));
        }
        let behind = |word: &str| {
            let heads: Vec<_> = self.fillers(m, word);
            let parties: Vec<_> = heads.iter().flat_map(|&head| self.parties(head)).collect();
            let known = if parties.is_empty() && word == "by" {
                heads.first().map(|&head| self.anybody(head)).unwrap_or_default()
            } else {
                parties
            };
            (!known.is_empty()).then_some(known)
        };
        let free = |word: &&str| !taken.iter().any(|taken| taken == word);
        let found = ["by", "of", "from"]
            .iter()
            .filter(|word| **word == "by" || free(word))
            .find_map(|word| behind(word));
        found.map(|parties| (parties, "agent behind a noun"))
    }

    /// Who does it to each other: those whom `each other` names, else `actors`.
    pub(crate) fn each_other(&self, m: &Match, actors: &[Party]) -> Option<Vec<Party>> {
        let pairs = [("each", "other"), ("one", "another")];
        // `each blamed the other`
        let each = (self.tokens.start..m.head).any(|token| {
            self.reading.is(token, "each")
                && self.parse().clause(token) == self.parse().clause(m.head)
        });
        let second = (m.head + 1..self.tokens.end.min(m.head + 12)).find(|&token| {
            pairs.iter().any(|(first, second)| {
                self.reading.is(token - 1, first) && self.reading.is(token, second)
            }) || each && self.reading.is(token - 1, "the") && self.reading.is(token, "other")
        })?;
        let within = self.parse().is_ancestor(m.head, second);
        if !within && self.parse().clause(second) != self.parse().clause(m.head) {
            return None;
        }
        let named = self.reading.mention_at(second).map(|mention| self.parties_of_mention(mention));
        let named = named.filter(|parties| parties.len() > 1 && actors.len() < 2);
        let parties = named.unwrap_or_else(|| actors.to_vec());
        (parties.len() > 1).then_some(parties)
    }

    /// `Scores killed in attacks`: a bare past of a hostile deed with a place where its object would stand.
    pub(crate) fn is_bare_passive(&self, m: &Match, trigger: &Trigger) -> bool {
        let parse = self.parse();
        let takes_object = trigger.pattern.len() == 1
            && trigger.target.first().is_some_and(|slot| slot == "object");
        let bare = matches!(parse.tag(m.head), Tag::VBD | Tag::VBN)
            && !parse
                .children(m.head)
                .any(|child| matches!(parse.rel(child), Rel::Aux | Rel::Auxpass | Rel::Dobj));
        let next = m.last() + 1;
        let place = self.tokens.contains(&next)
            && self.reading.is_any(next, &["in", "at", "during", "near", "after", "amid", "over"]);
        // `Two killed, three hurt in raids`
        let counted = self.tokens.contains(&(next + 1))
            && parse.tag(next) == Tag::CD
            && matches!(parse.tag(next + 1), Tag::VBD | Tag::VBN);
        takes_object && bare && (place || counted) && trigger.class.is_hostile_deed()
    }
}
