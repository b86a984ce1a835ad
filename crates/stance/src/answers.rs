//! Who is answered: of `a charge that Norway denies` whoever made the charge.

use dateline_syntax::{Rel, Tag};

use crate::bind::{Clause, Draft};
use crate::facts::{Finding, Target};
use crate::matcher::Match;
use crate::ontology::Class;
use crate::party::{Party, differs, same, speaker};
use crate::voices;

/// How many findings back an accusation is looked for.
const BACK: usize = 12;

/// How many bytes it may lie before the answer: some two sentences.
const REACH: usize = 500;

impl Clause<'_> {
    /// Turns a denial of what was said to whoever said it: the accuser of the one who denies, else the speaker before.
    pub(crate) fn answer(&self, m: &Match, draft: &mut Draft, findings: &[Finding]) {
        if !matches!(draft.class, Class::Deny | Class::Reject) {
            return;
        }
        let Some(said) = self.answered(m, draft) else { return };
        let Some(here) = self.span(m.first()..m.first() + 1) else { return };
        let accused = |finding: &&Finding| {
            let stance = &finding.stance;
            let Target::Actor(accused) = &stance.target else { return false };
            matches!(stance.class, Class::Accuse | Class::Condemn)
                && stance.trigger.end() + REACH > here.start()
                && draft.actors.iter().any(|party| same(party.who.actor(), accused))
        };
        let accuser = findings.iter().rev().take(BACK).find(accused).map(|finding| {
            let stance = &finding.stance;
            Party::new(Target::Actor(stance.actor.clone()), stance.actor_span)
        });
        let teller = || {
            let voice = voices::voice(self.reading.quotes, self.parse().span(said))?;
            voice.spoken.then(|| speaker(&voice))
        };
        let other = |party: &Party| differs(party, &draft.actors);
        if let Some(party) = accuser.filter(other).or_else(|| teller().filter(other)) {
            draft.targets = vec![party];
            draft.rules.push("whoever said it".into());
        }
    }

    /// A word of what is answered: the noun of a claim that nobody is named to have made, or the clause before `which`.
    fn answered(&self, m: &Match, draft: &Draft) -> Option<usize> {
        let parse = self.parse();
        let claims = &self.reading.vocabulary.words.claims;
        // `Sudland armed them, which Norway denies`
        let which = parse.children(m.head).find(|&child| {
            parse.tag(child) == Tag::WDT
                && parse.rel(child) == Rel::Dobj
                && child > 0
                && self.reading.is(child - 1, ",")
        });
        if let Some(which) = which.filter(|_| draft.class == Class::Deny) {
            return which.checked_sub(2);
        }
        let objects = self.objects(m).into_iter().chain(m.tokens.iter().copied());
        let noun = objects.into_iter().find(|&noun| self.reading.is_in(noun, claims))?;
        let nobody = draft.targets.iter().all(|party| party.who.actor().is_none());
        let said = parse.left_edge(noun).min(noun);
        // `…, a charge that Norway denies`: what was said stands before the comma.
        let beside = said.checked_sub(2).filter(|_| self.reading.is(said - 1, ","));
        (nobody || beside.is_some() && self.before(noun).is_none()).then(|| beside.unwrap_or(noun))
    }
}
