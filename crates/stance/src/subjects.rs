//! Subjects: what stands as one, and who acts by it.

use dateline_syntax::{Pos, Rel, Tag};

use crate::bind::Clause;
use crate::inside::Inside;
use crate::matcher::is_mistagged;
use crate::modes::is_finite;
use crate::party::{Party, speaker};
use crate::things;
use crate::voices::{self, Voice};

impl Clause<'_> {
    /// The subject of a verb: what it stands for, not a relative pronoun.
    pub(crate) fn subject(&self, verb: usize) -> Option<usize> {
        let parse = self.parse();
        if is_mistagged(self.reading, verb) {
            let named = |&child: &usize| {
                child < verb
                    && matches!(
                        parse.rel(child),
                        Rel::Nsubj | Rel::Compound | Rel::Nmod | Rel::Nummod
                    )
            };
            return parse.children(verb).find(named);
        }
        // `Norway plan to question them`, where the parser has a plan
        let above = parse.head(verb);
        if parse.rel(verb) == Rel::Xcomp && is_mistagged(self.reading, above) {
            return parse.children(above).find(|&child| parse.rel(child) == Rel::Nsubj);
        }
        // `shelled the village killing ten`, where the parser has the village kill
        let noun = parse.head(verb);
        let participle = parse.rel(verb) == Rel::Acl && parse.tag(verb) == Tag::VBG;
        let effect = self.reading.vocabulary.words.effects.contains(parse.lemma(verb))
            && matches!(parse.rel(noun), Rel::Dobj | Rel::Pobj);
        // `told the newspaper condemning the raid`, where the parser has the newspaper condemn
        let tells = |above: usize| self.reading.is_any(above, &["tell", "inform"]);
        let told = tells(parse.head(noun)) && matches!(parse.rel(noun), Rel::Dobj | Rel::Dative);
        if parse.rel(verb) == Rel::Xcomp && parse.tag(verb) == Tag::VBG && tells(noun) {
            return parse.subject(noun);
        }
        if participle && (effect || told) {
            let above = parse.clause(noun);
            let doer = parse.agent(above).filter(|_| above != verb && parse.is_verb(above));
            if doer.is_some() {
                return doer;
            }
        }
        let found = parse.subject(verb)?;
        // `OSLO -- Norwegian forces …`: a place before a dash has nothing to do with the verb.
        if found + 1 < verb && matches!(parse.tag(found + 1), Tag::Colon | Tag::HYPH | Tag::NFP) {
            let behind = |&child: &usize| {
                child > found + 1
                    && child < verb
                    && matches!(parse.rel(child), Rel::Nsubj | Rel::Appos)
            };
            let own = parse.children(verb).find(behind);
            if let Some(other) = own.or_else(|| parse.children(found).find(behind)) {
                return Some(other);
            }
        }
        // `said they should respect it and called on them`: what is said ends where a finite verb goes on.
        let head = parse.head(verb);
        let own = parse.children(verb).any(|child| parse.rel(child) == Rel::Nsubj);
        let modal = || parse.children(head).any(|child| parse.tag(child) == Tag::MD);
        if parse.rel(verb) == Rel::Conj
            && !own
            && is_finite(parse.tag(verb))
            && parse.tag(head) == Tag::VB
            && modal()
        {
            let above = parse.head(head);
            let speaker = parse.subject(above).filter(|_| above != head && parse.is_verb(above));
            let speaker = speaker.or_else(|| {
                let aside = parse.children(head).find(|&child| {
                    parse.rel(child) == Rel::Parataxis
                        || parse.rel(child) == Rel::Ccomp && child > head
                })?;
                parse.subject(aside)
            });
            if let Some(speaker) = speaker {
                return Some(parse.antecedent(speaker));
            }
        }
        Some(parse.antecedent(found))
    }

    /// The parties of a subject: themselves, else whose the subject is; `we` and `I` are the speaker.
    pub(crate) fn subject_parties(&self, head: usize, voice: Option<&Voice>) -> Vec<Party> {
        // `Norway's war has killed 40`, `rockets hit the town`
        if self.reading.is_in(head, &self.reading.vocabulary.words.happenings) {
            return vec![];
        }
        let mut found = self.parties(head);
        let means = &self.reading.vocabulary.words.means;
        let noun = self.parse().pos(head) == Pos::Noun;
        found.retain(|party| !noun || party.id().is_none_or(|id| !means.contains(id)));
        if !found.is_empty() {
            return found;
        }
        if self.is_speaker_pronoun(head) {
            return voice.map(speaker).into_iter().collect();
        }
        let owners = self.inside(head, &[], Inside::Owner);
        owners.unwrap_or_else(|| self.issuers(head, voice))
    }

    /// Who utters the words that a noun means: whoever issued it, in `issued a statement criticising them`.
    fn issuers(&self, noun: usize, voice: Option<&Voice>) -> Vec<Party> {
        let parse = self.parse();
        if !self.reading.is_in(noun, &self.reading.vocabulary.words.utterances) {
            return vec![];
        }
        let verb = match parse.rel(noun) {
            Rel::Dobj => parse.head(noun),
            // `said in a statement condemning them`
            Rel::Pobj => parse.clause(noun),
            _ => return vec![],
        };
        let issuer = self.subject(verb).filter(|&issuer| issuer != noun && parse.is_verb(verb));
        issuer.map(|issuer| self.subject_parties(issuer, voice)).unwrap_or_default()
    }

    /// The parties of whoever speaks, asks or decides: a noun that is no name is a party too (`the elders`).
    pub(crate) fn anybody(&self, head: usize) -> Vec<Party> {
        let body = self.body_of_story(head).filter(|_| self.reading.mention_at(head).is_none());
        body.or_else(|| things::common(self, head)).into_iter().collect()
    }

    /// `they` in `the workers said they will stay`: without a mention, those who say it.
    pub(crate) fn is_told_pronoun(&self, token: usize) -> bool {
        let parse = self.parse();
        let verb = parse.head(token);
        parse.tag(token) == Tag::PRP
            && ["he", "she", "they", "it"].iter().any(|word| self.reading.is(token, word))
            && !self.reading.is_quoted(token)
            && parse.rel(token) == Rel::Nsubj
            && parse.rel(verb) == Rel::Ccomp
    }

    /// `we` and `I`, and `us` and `me`.
    pub(crate) fn is_speaker_pronoun(&self, token: usize) -> bool {
        self.parse().tag(token) == Tag::PRP
            && ["we", "i", "us", "me", "ourselves"].iter().any(|word| self.reading.is(token, word))
    }

    /// The speaker of the words at a token.
    pub(crate) fn speakers(&self, token: usize) -> Vec<Party> {
        let here = self.parse().span(token);
        voices::voice(self.reading.quotes, here).iter().map(speaker).collect()
    }
}
