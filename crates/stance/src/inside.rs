//! Who is named inside a phrase that is no party itself: `the raid by Norway`, `a base in Norway`.

use dateline_syntax::{Pos, Rel};

use crate::bind::Clause;
use crate::party::{Party, differs, is_another};

/// How deep inside a phrase a party is looked for.
const DEPTH: usize = 4;

/// Who may stand inside a phrase to be meant by it, from the nearest to the farthest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Inside {
    /// Whose it is or who did it: `Norway's raid`, `the raid by Norway`.
    Owner,
    /// Towards whom it is as well: `the raid on Norway`.
    Party,
    /// Where it is as well: `a base in Norway`.
    Anybody,
    /// What it is for as well: `an army camp`.
    Touched,
}

/// The prepositions that lead to a party inside a phrase, best first, with how far they reach.
const LEADS: [(&str, Inside); 20] = [
    ("by", Inside::Owner),
    ("of", Inside::Owner),
    ("from", Inside::Owner),
    ("against", Inside::Party),
    ("on", Inside::Party),
    ("to", Inside::Party),
    ("with", Inside::Party),
    ("towards", Inside::Party),
    ("toward", Inside::Party),
    ("for", Inside::Party),
    ("between", Inside::Party),
    ("among", Inside::Party),
    ("into", Inside::Anybody),
    ("over", Inside::Anybody),
    ("in", Inside::Anybody),
    ("at", Inside::Anybody),
    ("near", Inside::Anybody),
    ("across", Inside::Anybody),
    ("around", Inside::Anybody),
    ("inside", Inside::Anybody),
];

impl Clause<'_> {
    /// The parties inside a phrase that are none of `actors`, with the word that leads to them.
    pub(crate) fn inside(&self, head: usize, actors: &[Party], how: Inside) -> Option<Vec<Party>> {
        self.inside_to(head, actors, how, DEPTH)
    }

    fn inside_to(
        &self,
        head: usize,
        actors: &[Party],
        how: Inside,
        depth: usize,
    ) -> Option<Vec<Party>> {
        let parse = self.parse();
        let other = |parties: Vec<Party>| {
            let person =
                |party: &Party| party.who.actor().is_some_and(|actor| actor.person.is_some());
            let another = |party: &Party| {
                differs(party, actors) || person(party) && is_another(party, actors)
            };
            parties.iter().any(another).then_some(parties)
        };
        if let Some(found) = self.before(head).and_then(other) {
            return Some(found);
        }
        // Names come before people without a name: `hospitals for workers in Norway`.
        for names in [true, false] {
            if !names && (how == Inside::Touched || self.is_deed(head)) {
                let compound = parse.children(head).find(|&child| {
                    child < head && parse.rel(child) == Rel::Compound && self.is_people(child)
                });
                if let Some(found) = compound.and_then(|token| other(self.anybody(token))) {
                    return Some(found);
                }
            }
            for (word, far) in LEADS.iter().filter(|(_, far)| *far <= how) {
                // Of `the shelling of Norway` Norway is not the owner.
                if *word == "of" && how == Inside::Owner && self.is_deed(head) {
                    continue;
                }
                let leads = self.prepositions(head).filter(|(at, _)| self.reading.is(*at, word));
                for (_, object) in leads {
                    // `the killing of children`: whom it is done to is nobody's deed.
                    // Those of whose doing a deed disposes are touched by it: `limits on the movement of refugees`.
                    let doing = how == Inside::Touched
                        && self.reading.is_in(head, &self.reading.vocabulary.words.doings);
                    let undergone = *far == Inside::Owner && *word != "by" && !doing;
                    let parties =
                        if names || undergone { self.named(object) } else { self.parties(object) };
                    let inner = || self.inside_to(object, actors, how, depth.checked_sub(1)?);
                    if let Some(found) = other(parties).or_else(|| inner().filter(|_| names)) {
                        return Some(found);
                    }
                }
            }
        }
        let joined = parse.children(head).find(|&child| parse.rel(child) == Rel::Conj);
        if depth > 0
            && let Some(next) = joined
        {
            let found =
                other(self.party(next)).or_else(|| self.inside_to(next, actors, how, depth - 1));
            if found.is_some() {
                return found;
            }
        }
        // `the restrictions imposed on Norway`
        let undergone = parse
            .children(head)
            .filter(|&child| parse.rel(child) == Rel::Acl && how > Inside::Owner);
        let towards = ["on", "against", "to", "for", "upon"];
        let behind = undergone.flat_map(|verb| self.prepositions(verb));
        let mut behind =
            behind.filter(|(at, _)| towards.iter().any(|word| self.reading.is(*at, word)));
        if let Some(found) = behind.find_map(|(_, object)| other(self.parties(object))) {
            return Some(found);
        }
        // `the proposal that Norway made`, `the attack carried out by Norway`
        let made = self.reading.matcher.noun(parse.lemma(head)).is_some()
            || self.reading.is_in(head, &self.reading.vocabulary.words.utterances);
        let clauses = parse.children(head).filter(|&child| {
            let undergone = made || parse.is_verb(child) && parse.is_passive(child);
            parse.rel(child) == Rel::Acl || parse.rel(child) == Rel::Relcl && undergone
        });
        clauses
            .filter_map(|verb| parse.agent(verb))
            .filter(|&agent| agent != head)
            .find_map(|agent| other(self.parties(agent)))
    }

    /// Whether a noun is one of a deed that is done to somebody.
    fn is_deed(&self, noun: usize) -> bool {
        let trigger = self.reading.matcher.noun(self.parse().lemma(noun));
        trigger.is_some_and(|trigger| trigger.class.is_hostile_deed())
    }

    /// The prepositions that hang on a token, with their objects; of a preposition on a preposition (`from within`) the
    /// inner one.
    pub(crate) fn prepositions(&self, token: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let parse = self.parse();
        let is_preposition = move |&child: &usize| {
            matches!(parse.rel(child), Rel::Prep | Rel::Dative | Rel::Agent)
                && matches!(
                    parse.pos(child),
                    Pos::Adp | Pos::Sconj | Pos::Part | Pos::Verb | Pos::Adv
                )
        };
        // `both by Norway and by Sweden`
        let words = parse
            .children(token)
            .filter(is_preposition)
            .flat_map(move |word| parse.conjuncts(word));
        words.filter_map(move |word| {
            let inner =
                parse.child(word, Rel::Prep).filter(|_| parse.child(word, Rel::Pobj).is_none());
            let object = parse.child(inner.unwrap_or(word), Rel::Pobj)?;
            Some((word, parse.antecedent(object)))
        })
    }
}
