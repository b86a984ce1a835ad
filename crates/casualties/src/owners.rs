//! Whom a noun names as a doer, and whose a weapon or a blow is: `the rebel fire`, `shells fired by rebels`, `raids by
//! the army`, `bombs dropped from Norland helicopters`.
//!
//! A mention of the actors wins. Else those who fight are known by their noun (`force` and `irregular` in
//! `data/closed.toml`), with its slug for an id.

use std::ops::Range;

use dateline_actors::{Class, Mention, MentionKind};
use dateline_core::Actor;
use dateline_syntax::{Rel, Tag};

use crate::doers::{Doers, STEPS};
use crate::facts::Group;
use crate::words::class;

impl Doers<'_> {
    /// Whom a noun names, or whose weapon it is.
    pub(crate) fn owner(&self, noun: usize, depth: usize) -> Option<Actor> {
        if depth > STEPS || !self.sentence.contains(&noun) {
            return None;
        }
        let grammar = &self.reading.grammar;
        let start = grammar.edges(noun).start.max(self.sentence.start);
        if let Some(actor) = self.named(start..noun + 1) {
            // `terrorists from X`
            let id = actor.id.as_deref().unwrap_or_default();
            let vague = self.reading.lexicon.get(id).is(class::IRREGULAR | class::BAND)
                || self.reading.lexicon.get(id).person.is_some();
            return Some(self.affiliated(noun).filter(|_| vague).unwrap_or(actor));
        }
        if !self.is_weapon(noun) {
            return self.unnamed(noun, depth);
        }
        let before = (start..noun).rev().find_map(|at| self.force(at, true));
        before
            .or_else(|| {
                grammar.children(noun).find_map(|child| match grammar.rel(child) {
                    Some(Rel::Prep | Rel::Agent)
                        if matches!(self.reading.norm(child), "by" | "from" | "of") =>
                    {
                        let of = grammar.child(child, Rel::Pobj)?;
                        let armed = self.reading.norm(child) == "by" || self.is_armed(of);
                        if armed { self.owner(of, depth + 1) } else { None }
                    }
                    // `shells fired by rebels`, `bombs dropped from helicopters`
                    Some(Rel::Acl | Rel::Relcl) => self.launcher(child, depth),
                    _ => None,
                })
            })
            .or_else(|| match grammar.rel(noun)? {
                // `a shell was fired by rebels and killed four`
                Rel::Nsubjpass => {
                    self.by(grammar.head(noun)?).and_then(|by| self.owner(by, depth + 1))
                }
                Rel::Dobj => self.acting(grammar.head(noun)?, depth + 1),
                // `bombs dropped from helicopters killed 15`, which the parser takes for two verbs.
                Rel::Nsubj => self
                    .launcher(grammar.head(noun)?, depth)
                    .filter(|_| self.reading.word(noun + 1).is(class::STRIKES)),
                Rel::Conj => self.owner(grammar.head(noun)?, depth + 1),
                _ => None,
            })
    }

    /// Who fired or dropped a weapon, by the verb that says so: behind `by`, or behind `from`.
    fn launcher(&self, verb: usize, depth: usize) -> Option<Actor> {
        let grammar = &self.reading.grammar;
        let from = || {
            let from = grammar.children(verb).find(|at| self.reading.norm(*at) == "from")?;
            grammar.child(from, Rel::Pobj).filter(|noun| self.is_armed(*noun))
        };
        self.deep_by(verb).or_else(from).and_then(|by| self.owner(by, depth + 1))
    }

    /// `gunmen`, `units of the army`: people who are no actors that the story names.
    fn unnamed(&self, noun: usize, depth: usize) -> Option<Actor> {
        let grammar = &self.reading.grammar;
        let of = grammar.children(noun).find(|child| self.reading.norm(*child) == "of");
        let of = of.and_then(|of| grammar.child(of, Rel::Pobj));
        if let Some(actor) = of.and_then(|of| self.owner(of, depth + 1)) {
            return Some(actor);
        }
        if let Some(actor) = self.affiliated(noun) {
            return Some(actor);
        }
        // `armed groups`, `terrorist organizations`, `army men`: the word before says more.
        let start = grammar.edges(noun).start.max(self.sentence.start);
        let men = matches!(self.reading.norm(noun), "men" | "soldiers" | "personnel" | "gunners");
        if (self.reading.word(noun).is(class::BAND) || men)
            && let Some(actor) = (start..noun).rev().find_map(|at| self.force(at, true))
        {
            return Some(actor);
        }
        let of_name = |at: usize| {
            let token = self.reading.span(at..at + 1)?.of(self.reading.text)?;
            let name = token.strip_suffix('s').filter(|name| name.len() > 2)?;
            let known = self.actors.actors.iter().find(|known| {
                !matches!(known.class, Class::Person | Class::Outlet | Class::Group)
                    && (known.actor.name == name || known.names.iter().any(|other| other == name))
            })?;
            Some(known.actor.clone())
        };
        // `Norlands troops`, whose apostrophe is lost; not `Norlands northern province`.
        let own = self.force(noun, false);
        let able = own.is_some() || self.reading.word(noun).is(class::BAND);
        (start..noun).find_map(of_name).filter(|_| able).or(own)
    }

    /// The people that a word means by itself: `rebel` before a noun, `gunmen`.
    pub(crate) fn force(&self, at: usize, modifies: bool) -> Option<Actor> {
        let word = self.reading.word(at);
        let norm = self.reading.norm(at);
        let armed = !self.is_weapon(at)
            && word
                .person
                .is_some_and(|person| matches!(person.group, Group::Military | Group::Police));
        // `a major operation`, `military operations`
        let described = modifies && self.reading.grammar.tag(at) == Some(Tag::JJ);
        if described && !word.is(class::IRREGULAR) {
            return None;
        }
        // Whoever may kill, but not `civilians` and `patients`, whom a parse mistakes for doers.
        let able = word.person.is_some_and(|person| {
            matches!(person.group, Group::Unknown) && norm != "people" || !person.plural
        });
        let person = able && !modifies && !self.is_weapon(at);
        if !(word.is(class::FORCE) || armed || person) {
            return None;
        }
        // A noun before another one stands in the singular: `rebel fire`.
        let plural =
            modifies && word.person.is_some_and(|person| person.singular && !person.plural);
        let name = if plural { format!("{norm}s") } else { norm.to_owned() };
        let start = self.reading.grammar.edges(at).start;
        let own = word.is(class::FORCE) && !self.is_foreign(start..at + 1);
        Some(self.at_home(Actor::new(&name, &name), own))
    }

    pub(crate) fn is_weapon(&self, noun: usize) -> bool {
        // `a suicide bomber`
        let person = self.reading.word(noun).person.is_some()
            && noun.checked_sub(1).is_some_and(|at| self.reading.norm(at) == "suicide");
        self.reading.word(noun).is(class::WEAPON) && !person
    }

    /// Whether a noun names those who fight or what they fight with.
    fn is_armed(&self, noun: usize) -> bool {
        self.is_weapon(noun) || self.force(noun, true).is_some() || {
            let start = self.reading.grammar.edges(noun).start;
            self.named(start..noun + 1).is_some_and(|actor| actor.unit.is_some())
        }
    }

    /// The actor whom the words of a noun phrase name: of `Islamic State militants` the former.
    pub(crate) fn named(&self, tokens: Range<usize>) -> Option<Actor> {
        let words = tokens.clone();
        let span = self.reading.span(words.clone())?;
        let opposed = |mention: &&Mention| {
            let before = self.reading.text.get(..mention.span.start()).unwrap_or_default();
            !(before.ends_with("anti-") || before.ends_with("Anti-"))
        };
        let mentions: Vec<&Mention> =
            self.actors.mentions_over(span).iter().filter(opposed).collect();
        let last = *mentions.last()?;
        let end = self.reading.surface.tokens_in(last.span).end;
        let people = end.checked_sub(1).is_some_and(|at| self.reading.word(at).person.is_some());
        let foreign = self.is_foreign(tokens);
        let class =
            |mention: &Mention| self.actors.actors_of(mention).next().map(|known| known.class);
        let own = self.actors.actors_of(last).next().and_then(|known| known.actor.id.as_deref());
        let vague = people && own == end.checked_sub(1).map(|at| self.reading.norm(at));
        let better = mentions.iter().rev().find(|mention| {
            matches!(class(mention), Some(Class::Organisation | Class::Body | Class::State))
        });
        let mention = better.filter(|_| vague).copied().unwrap_or(last);
        // `Norland rebels` are not Norland, and `Norland car bombs` are bombs in Norland.
        let state = class(mention) == Some(Class::State);
        let rest = || self.reading.surface.tokens_in(mention.span).end..words.end;
        if state && let Some(rebel) = rest().find(|at| self.reading.word(*at).is(class::IRREGULAR))
        {
            return self.force(rebel, rebel + 1 < words.end);
        }
        let forced = || rest().any(|at| self.reading.word(at).is(class::FORCE));
        let at_home = self.actor_of(mention, false).is_some_and(|actor| {
            self.home.is_some_and(|home| home.country.as_deref() == actor.state())
        });
        if state && mention.kind == MentionKind::Name && at_home && !rest().is_empty() && !forced()
        {
            return None;
        }
        self.actor_of(mention, !foreign)
    }

    /// Whether a name that is no force's stands among the words: `Kurdish forces` are not the state's.
    fn is_foreign(&self, mut tokens: Range<usize>) -> bool {
        let plain = class::FORCE | class::BAND | class::WEAPON | class::OFFICIAL | class::FUNCTION;
        tokens.any(|at| self.reading.is_capitalized(at) && !self.reading.word(at).is(plain))
    }

    pub(crate) fn actor_of(&self, mention: &Mention, own: bool) -> Option<Actor> {
        let known = self.actors.actors_of(mention).next()?;
        // A slug that ends with a weapon is a name that the actors misread.
        let slug = known.actor.id.as_deref().unwrap_or_default().rsplit('-').next();
        let weapon = !known.actor.is_state()
            && !known.actor.name.starts_with("suicide")
            && slug.is_some_and(|word| self.reading.lexicon.get(word).is(class::WEAPON));
        let doer = known.class != Class::Outlet && !weapon;
        let actor = doer.then(|| Actor { person: None, ..known.actor.clone() })?;
        Some(self.at_home(actor, own && known.class == Class::Body))
    }

    /// `the army` of a story that speaks of one state is that state's.
    fn at_home(&self, actor: Actor, body: bool) -> Actor {
        let state = actor.id.as_deref().is_some_and(|id| {
            matches!(id, "armed-forces" | "army" | "government" | "regime" | "security-forces")
        });
        match self.home.and_then(|home| home.country.as_deref().map(|code| (code, &home.name))) {
            Some((code, name)) if state && body => {
                let unit = match actor.id.as_deref() {
                    Some("government" | "regime") => "Government",
                    Some("security-forces") => "Security forces",
                    _ => "Armed Forces",
                };
                Actor::new(code, name).with_unit(unit)
            }
            _ => actor,
        }
    }
}
