//! From the triggers of a sentence to who takes which stance towards whom.
//!
//! Each match goes through the same steps: whose words it stands in, who its actor is, who its target, and what its
//! surroundings make of its class (an attack that somebody tells of is an accusation, a refusal to meet a rejection).
//! The steps for each kind of trigger stand in `acts` and `judged`, the places of parties in `slots` and `implied`.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use dateline_core::{Actor, Span};
use dateline_syntax::{Parse, Rel, Tag};

use crate::facts::{Finding, Flag};
use crate::judged::is_blame;
use crate::lexicon::{Part, Trigger};
use crate::matcher::{Match, Matches};
use crate::modes::is_finite;
use crate::ontology::Class;
use crate::party::Party;
use crate::read::Reading;
use crate::times::Past;
use crate::voices;

/// A stance in the making: several actors and targets.
pub(crate) struct Draft {
    pub(crate) class: Class,
    pub(crate) actors: Vec<Party>,
    pub(crate) targets: Vec<Party>,
    pub(crate) flags: BTreeSet<Flag>,
    pub(crate) rules: Vec<Cow<'static, str>>,
    pub(crate) reporters: Vec<Actor>,
    /// The tokens of the clause.
    pub(crate) extent: Range<usize>,
}

/// A trigger that governs words, and who utters them.
pub(crate) struct Governor {
    pub(crate) tokens: Vec<usize>,
    pub(crate) class: Class,
    pub(crate) actors: Vec<Party>,
    /// Whether it is a noun, which governs a clause alone: `the demand that they leave`.
    pub(crate) noun: bool,
}

/// One sentence with its surroundings.
pub(crate) struct Clause<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) tokens: Range<usize>,
    pub(crate) past: Past,
    /// Whether capitals tell names here, once it has been asked.
    pub(crate) names_by_case: OnceCell<bool>,
}

impl<'a> Clause<'a> {
    pub(crate) fn parse(&self) -> &'a Parse {
        self.reading.parse
    }

    /// The bytes of some tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        self.parse().cover(tokens)
    }

    pub(crate) fn read(&self, findings: &mut Vec<Finding>) {
        let matches = self.reading.matcher.find(self.reading, &self.tokens);
        let first = findings.len();
        let mut governors: Vec<Governor> = Vec::new();
        // Loaded words come last: they say nothing where the same is said openly.
        for loaded in [false, true] {
            for m in matches.chosen.iter().filter(|m| self.is_loaded(m) == loaded) {
                let Some((m, trigger, mut draft)) = self.best(m, &matches, &governors) else {
                    // `was accused of killing them`: nobody says it, and still no fact is made of it.
                    governors.extend(self.silent(m));
                    continue;
                };
                self.answer(m, &mut draft, findings);
                let refuses = matches!(draft.class, Class::Deny | Class::Reject);
                let bars = punishes(draft.class);
                let noun = trigger.part == Part::Noun && trigger.class.is_said();
                if governs(trigger) || refuses || bars || noun {
                    let governor = Governor {
                        noun: noun && !refuses && !bars,
                        tokens: m.tokens.clone(),
                        class: draft.class,
                        actors: draft.actors.clone(),
                    };
                    if refuses {
                        self.refused(m, &governor, findings, first);
                    }
                    governors.push(governor);
                }
                self.settle(m, trigger, draft, findings, first);
            }
        }
        self.duties(findings, first);
        findings[first..].sort_by_key(|finding| finding.stance.trigger);
    }

    /// A trigger that governs words though it shows no stance.
    fn silent(&self, m: &Match) -> Option<Governor> {
        let trigger = self.reading.matcher.triggers.get(m.trigger)?;
        let (tokens, class) = (m.tokens.clone(), trigger.class);
        let governor = Governor { tokens, class, actors: vec![], noun: false };
        (governs(trigger) || punishes(trigger.class)).then_some(governor)
    }

    /// What a match says, or what a shorter one in its words says.
    fn best<'b>(
        &'b self,
        m: &'b Match,
        matches: &'b Matches,
        governors: &[Governor],
    ) -> Option<(&'b Match, &'b Trigger, Draft)> {
        let read = |m: &'b Match| {
            let trigger = self.reading.matcher.triggers.get(m.trigger)?;
            Some((m, trigger, self.draft(m, trigger, self.governor_of(m, governors))?))
        };
        let own = read(m);
        let aims = |found: &(&Match, &Trigger, Draft)| !found.2.targets.is_empty();
        if own.as_ref().is_some_and(aims) {
            return own;
        }
        let alike = |other: &&Match| self.is_loaded(other) == self.is_loaded(m);
        matches.instead_of(m).filter(alike).filter_map(read).find(aims).or(own)
    }

    fn is_loaded(&self, m: &Match) -> bool {
        self.reading.matcher.triggers.get(m.trigger).is_some_and(|trigger| trigger.loaded)
    }

    /// What is refused where it is one of the trigger's own words: the request, in `refused Norway's request`.
    fn refused(&self, m: &Match, over: &Governor, findings: &mut Vec<Finding>, first: usize) {
        for &noun in m.tokens.iter().filter(|&&token| token != m.head) {
            let Some(trigger) = self.reading.matcher.noun(self.parse().lemma(noun)) else {
                continue;
            };
            let inner =
                Match { trigger: usize::MAX, head: noun, tokens: vec![noun], inverted: false };
            if let Some(draft) = self.within(&inner, trigger, over) {
                self.settle(&inner, trigger, draft, findings, first);
            }
        }
    }

    /// The trigger that governs a match: the way up from it comes to that trigger as to what completes it.
    fn governor_of<'b>(&self, m: &Match, governors: &'b [Governor]) -> Option<&'b Governor> {
        let parse = self.parse();
        let (mut at, mut silent) = (m.head, None);
        loop {
            let head = parse.head(at);
            if head == at {
                return silent;
            }
            if parse.rel(at) == Rel::Conj && is_finite(parse.tag(at)) && !is_finite(parse.tag(head))
            {
                // `vowed to answer and called for talks`, where the parser joins `called` to `answer`
                at = parse.ancestors(head).find(|&above| is_finite(parse.tag(above)))?;
                continue;
            }
            let completes = match parse.rel(at) {
                Rel::Xcomp
                | Rel::Ccomp
                | Rel::Dobj
                | Rel::Prep
                | Rel::Pcomp
                | Rel::Pobj
                | Rel::Acomp
                | Rel::Attr
                | Rel::Oprd
                | Rel::Dative
                | Rel::Acl
                | Rel::Agent
                | Rel::Conj => true,
                Rel::Advcl => self.is_infinitive(at),
                // A clause set beside what it says more about.
                Rel::Relcl | Rel::Appos | Rel::Parataxis => return silent,
                _ => false,
            };
            // `released a statement criticising them`: what a statement says is said by whoever issues it.
            if parse.rel(at) == Rel::Acl
                && parse.tag(at) == Tag::VBG
                && self.reading.is_in(head, &self.reading.vocabulary.words.utterances)
            {
                return silent;
            }
            let over = governors.iter().rev().find(|governor| governor.tokens.contains(&head));
            if let Some(over) = over {
                // A bare verb joined to a finite one goes on with what that one governs.
                let bare = parse.tag(at) == Tag::VB && parse.tag(head) != Tag::VB;
                let joined = parse.rel(at) == Rel::Conj && !bare;
                // `barred him from speaking`, `jailed him for spying`: of a deed what it prevents or punishes.
                let bars = punishes(over.class);
                let barred = parse.rel(at) == Rel::Prep
                    && self.reading.is_any(at, &["from", "for"])
                    && parse.child(at, Rel::Pcomp).is_some();
                let clause = matches!(parse.rel(at), Rel::Acl | Rel::Ccomp | Rel::Xcomp);
                let reaches = (!bars || barred) && (!over.noun || clause);
                if completes && !joined && !m.tokens.contains(&head) && reaches {
                    // Of one that shows no stance itself the next one up says who speaks.
                    if !over.actors.is_empty() || is_blame(over.class) || bars {
                        return Some(over);
                    }
                    silent = Some(over);
                }
            }
            at = head;
        }
    }

    /// What a match says, or nothing.
    fn draft(&self, m: &Match, trigger: &Trigger, over: Option<&Governor>) -> Option<Draft> {
        let voice = voices::voice(self.reading.quotes, self.parse().span(m.head));
        if trigger.loaded {
            return self.loaded(m, trigger, over, voice);
        }
        if let Some(over) = over {
            return self.within(m, trigger, over);
        }
        let draft = match trigger.part {
            _ if trigger.judged => self.judged(m, trigger, voice.as_ref()?),
            Part::Verb => self.verb(m, trigger, voice.as_ref()),
            Part::Noun => self.noun(m, trigger, voice.as_ref()),
            Part::Adjective => self.adjective(m, trigger, voice.as_ref()),
        }?;
        Some(self.retold(m, draft, voice))
    }

    pub(crate) fn start(&self, m: &Match, trigger: &Trigger) -> Draft {
        Draft {
            class: trigger.class,
            actors: vec![],
            targets: vec![],
            flags: BTreeSet::new(),
            rules: vec![],
            reporters: vec![],
            extent: self.extent(m, None, governs(trigger)),
        }
    }

    /// Whether capitals tell names here: most longer words are small, as they are not in headlines and telexes.
    pub(crate) fn tells_names_by_case(&self) -> bool {
        *self.names_by_case.get_or_init(|| self.has_mostly_small_words())
    }

    fn has_mostly_small_words(&self) -> bool {
        let (mut small, mut all) = (0, 0);
        for token in self.tokens.clone().filter(|&token| self.reading.mention_at(token).is_none()) {
            let word = self.reading.word(token);
            if word.len() > 3 && self.parse().tag(token) != Tag::Space {
                small += usize::from(word.starts_with(char::is_lowercase));
                all += 1;
            }
        }
        2 * small >= all
    }
}

/// Whether a class punishes or bars somebody: what it punishes for, or bars from, is not told as done.
fn punishes(class: Class) -> bool {
    matches!(class, Class::Coerce | Class::Sanction)
}

/// Whether the words behind a trigger tell what is said, asked, promised or refused, rather than what is done.
pub(crate) fn governs(trigger: &Trigger) -> bool {
    let does = trigger.class.is_deed() && trigger.class != Class::Yield
        || matches!(trigger.class, Class::Consult | Class::Mediate);
    trigger.part != Part::Noun && !does && !trigger.judged && !trigger.loaded
}
