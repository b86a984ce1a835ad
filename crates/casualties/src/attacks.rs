//! Whose attack it was that a claim takes up: the one doer of the blows of its own sentence, and of the sentences around
//! where the claim only says `the attack`, `a third shell`, or has no blow of its own.
//!
//! A sentence whose blows have two doers tells nothing here.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_actors::{Class, Mention, MentionKind};
use dateline_core::{Actor, Count};
use dateline_syntax::{Rel, TokenKind};

use crate::doers::Doers;
use crate::facts::{Category, Claim, Flag, Group};
use crate::reading::Reading;
use crate::words::class;

/// How many words may stand between a blow and who carried it out.
const FAR: usize = 12;
/// How many words of its sentence on either side of a number are looked through.
const AROUND: usize = 30;
/// How many sentences before a claim may tell whose attack it takes up, and how many behind.
const BEFORE: usize = 3;
const BEHIND: usize = 2;

impl Doers<'_> {
    /// The one doer of the blows of the sentence.
    pub(crate) fn only(&self) -> Option<Actor> {
        let mut found: Option<Actor> = None;
        for at in self.sentence.clone() {
            let word = self.reading.word(at);
            let verb = word.is(class::STRIKES) && self.reading.grammar.subject(at).is_some();
            let doer = if self.is_weapon(at) {
                self.striker(at)
            } else if verb {
                self.acting(at, 1).filter(|_| !self.reading.grammar.is_passive(at))
            } else {
                None
            };
            let able = |doer: &Actor| {
                self.is_fighter(doer)
                    && !(doer.is_state() && doer.unit.is_none() && self.is_bomb(at))
            };
            let Some(doer) = doer.filter(able) else { continue };
            match &found {
                Some(known) if known.id != doer.id => return None,
                Some(_) => {}
                None => found = Some(doer),
            }
        }
        found
    }

    /// Whose blow a noun is: by the words before it, by the parse, or by who is said behind it to have carried it out.
    fn striker(&self, weapon: usize) -> Option<Actor> {
        self.before_weapon(weapon)
            .or_else(|| self.owner(weapon, 0))
            .or_else(|| self.carried_out(weapon))
    }

    /// `a strike carried out by X`, `an attack claimed by X`, `attacks by X`
    fn carried_out(&self, weapon: usize) -> Option<Actor> {
        let end = self.sentence.end.min(weapon + FAR);
        let by = (weapon + 1..end)
            .take_while(|at| {
                !self.reading.word(*at).is(class::SAY)
                    && self.reading.word(*at).verb.is_none()
                    && !matches!(self.reading.norm(*at), ";" | ":")
            })
            .find(|at| self.reading.norm(*at) == "by")?;
        let led = by == weapon + 1
            || matches!(
                self.reading.norm(by - 1),
                "out" | "claimed" | "conducted" | "launched" | "fired" | "dropped" | "staged"
            );
        let noun = self.reading.grammar.child(by, Rel::Pobj).filter(|_| led)?;
        self.owner(noun, 1)
    }

    /// Whether an actor can be one who strikes: no monitor, no outlet, no civilian.
    fn is_fighter(&self, actor: &Actor) -> bool {
        let known = self.actors.actors.iter().find(|known| known.actor.id == actor.id);
        let fights = class::FORCE | class::IRREGULAR | class::ARMED;
        let armed = |name: &str| {
            let mut words = name.split(['-', ' ']);
            words.any(|word| self.reading.lexicon.get(&word.to_lowercase()).is(fights))
        };
        match known.map(|known| known.class) {
            Some(Class::State | Class::Body) => true,
            _ => armed(actor.id.as_deref().unwrap_or_default()) || armed(&actor.name),
        }
    }

    /// `a Norland car bomb` is one in Norland.
    fn is_bomb(&self, weapon: usize) -> bool {
        let from = weapon.saturating_sub(3).max(self.sentence.start);
        (from..weapon + 1).any(|at| {
            matches!(
                self.reading.norm(at),
                "bomb" | "bombing" | "bombings" | "car" | "suicide" | "bomber"
            )
        })
    }

    /// `terrorists from X`, `fighters of X`, `groups affiliated to X`: the band that they belong to.
    pub(crate) fn affiliated(&self, noun: usize) -> Option<Actor> {
        let end = self.sentence.end.min(noun + 7);
        let tie = (noun + 1..end)
            .take_while(|at| {
                let word = self.reading.word(*at);
                self.reading.kind(*at) == Some(TokenKind::Word)
                    && word.verb.is_none()
                    && !word.is(class::SAY | class::STRIKES | class::BE | class::HAVE)
            })
            .find(|at| matches!(self.reading.norm(*at), "from" | "of" | "to" | "with"))?;
        let direct = tie == noun + 1 && matches!(self.reading.norm(tie), "from" | "of");
        let tied = matches!(
            self.reading.norm(tie - 1),
            "belonging" | "affiliated" | "linked" | "allied" | "loyal" | "members" | "group"
        );
        if !direct && !tied {
            return None;
        }
        let span = self.reading.span(tie + 1..self.sentence.end.min(tie + 6))?;
        let band = |mention: &&Mention| {
            let class = self.actors.actors_of(mention).next().map(|known| known.class);
            let near = self.reading.surface.tokens_in(mention.span).start <= tie + 5;
            near && mention.kind == MentionKind::Name && class == Some(Class::Organisation)
        };
        let mentions = self.actors.mentions_over(span);
        let mention = mentions.iter().find(band)?;
        self.actor_of(mention, false)
    }
}

/// Whether a sentence takes up an attack told elsewhere: `the attack`, `these strikes`, `a second shell`.
pub(crate) fn takes_up(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let blow = reading.word(at).is(class::WEAPON)
            || matches!(reading.norm(at), "blast" | "blasts" | "explosion" | "explosions");
        let floor = at.saturating_sub(3).max(sentence.start);
        blow && (floor..at).any(|at| {
            matches!(
                reading.norm(at),
                "the" | "these" | "this" | "those" | "both" | "second" | "third" | "another"
            )
        })
    })
}

/// Whether a sentence tells of a cause of its own: a blow or a fight that nobody told of before, an accident.
fn has_cause(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| reading.word(at).is(class::WEAPON | class::CLASH | class::STRIKES))
}

/// Whether people are told to have died in a fight of two, or a war: whose blow it was is open.
fn is_of_clash(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        reading.word(at).is(class::WAR)
            || matches!(
                reading.norm(at),
                "clashes" | "clash" | "fighting" | "battle" | "battles" | "crash"
            )
    })
}

/// Gives claims without a doer the one whose attack they take up. `doers` reads the sentence with an index.
pub(crate) fn take_up<'a>(
    reading: &Reading<'_>,
    claims: &mut [Claim],
    doers: impl Fn(usize) -> Option<Doers<'a>>,
) {
    let told: Vec<Claim> =
        claims.iter().filter(|claim| claim.perpetrator.is_some()).cloned().collect();
    // Several claims ask for the same sentence.
    let mut known: BTreeMap<usize, Option<Actor>> = BTreeMap::new();
    let mut only = |at: usize| {
        known.entry(at).or_insert_with(|| doers(at).and_then(|doers| doers.only())).clone()
    };
    for claim in claims.iter_mut().filter(|claim| claim.perpetrator.is_none()) {
        let back = claim.flags.contains(&Flag::Background);
        let fate =
            matches!(claim.category, Category::Killed | Category::Wounded | Category::Unspecified);
        if back || !fate || claim.count == Count::plural() || claim.count == Count::none() {
            continue;
        }
        let victims = claim.victims.span.and_then(|span| span.of(reading.text)).unwrap_or_default();
        let fits = |actor: &Actor| {
            let id = actor.id.as_deref().unwrap_or("-");
            let same = victims.to_lowercase().contains(id.trim_end_matches('s'));
            // `80 terrorists killed` in a repelled attack of a band: the terrorists are the band's.
            let mut words = victims.split(' ');
            let irregular =
                words.any(|word| reading.lexicon.get(&word.to_lowercase()).is(class::IRREGULAR));
            let same = same || irregular && !actor.is_state();
            actor.id.is_some()
                && !same
                && actor.id != claim.victims.side
                && !claim.victims.sides.iter().any(|side| actor.id.as_ref() == Some(side))
        };
        // `19 people were killed` of a headline is what the story tells with its doer.
        let mut same = told.iter().filter(|other| {
            other.category == claim.category
                && other.count == claim.count
                && other.when == claim.when
                && claim.count.lo() > 2
        });
        let first = same.next().and_then(|other| other.perpetrator.clone());
        let agreed = first.filter(|actor| {
            same.all(|other| other.perpetrator.as_ref().is_some_and(|other| other.id == actor.id))
        });
        if let Some(actor) = agreed.filter(fits) {
            claim.perpetrator = Some(actor);
            continue;
        }
        let Some(index) = reading.surface.sentence_at(claim.span.start()) else { continue };
        let Some(sentence) = reading.surface.sentences().get(index) else { continue };
        // `The toll of a rebel attack rose to 12`: the blows around the number.
        if has_cause(reading, &sentence.tokens) && !is_of_clash(reading, &sentence.tokens) {
            let own = doers(index).and_then(|mut own| {
                let number = reading.surface.token_at(claim.span.start())?;
                let start = number.saturating_sub(AROUND).max(own.sentence.start);
                own.sentence = start..own.sentence.end.min(number + AROUND);
                own.only()
            });
            if let Some(actor) = own.filter(fits) {
                claim.perpetrator = Some(actor);
                continue;
            }
        }
        let total = claim.flags.contains(&Flag::Cumulative);
        let taken = takes_up(reading, &sentence.tokens);
        let plain = !has_cause(reading, &sentence.tokens) && claim.victims.group != Group::Military;
        if !(taken || plain && !total) {
            continue;
        }
        let first = index.saturating_sub(if taken { BEFORE } else { 1 });
        let before = (first..index).rev().find_map(&mut only);
        let behind = index + 1..index + 1 + BEHIND;
        let lead = taken && index < BEHIND;
        let found = before.or_else(|| if lead { behind.clone().find_map(&mut only) } else { None });
        claim.perpetrator = found.filter(fits);
    }
}

/// Flags what a party says of those whom it killed itself: people of another side, or who fight for no state.
pub(crate) fn tell_enemies(reading: &Reading<'_>, claim: &mut Claim) {
    let claimant = claim.claimant.as_ref().and_then(Actor::state);
    let perpetrator = claim.perpetrator.as_ref().and_then(Actor::state);
    let victims = claim.victims.span.and_then(|span| span.of(reading.text)).unwrap_or_default();
    let irregular = || {
        let mut words = victims.split(' ');
        words.any(|word| reading.lexicon.get(&word.to_lowercase()).is(class::IRREGULAR))
    };
    let enemy = match claim.victims.side.as_deref() {
        Some(side) => claimant != Some(side),
        None => claim.victims.sides.is_empty() && irregular(),
    };
    if claimant.is_some() && claimant == perpetrator && enemy {
        claim.flags.push(Flag::EnemyLoss);
        claim.flags.sort_unstable();
    }
}
