//! Verbs gathered with their auxiliaries: `has been condemned`, `to leave`, `cannot accept`.

use crate::inflect::Forms;
use crate::sketch::Sketch;
use crate::tags::Tag;

/// A verb with its auxiliaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its first token: an auxiliary, `to`, a negation or the verb itself.
    pub(crate) first: usize,
    /// The verb; of a group of auxiliaries alone, the last of them.
    pub(crate) main: usize,
    pub(crate) passive: bool,
    pub(crate) negated: bool,
    /// The token of its modal.
    pub(crate) modal: Option<usize>,
    pub(crate) kind: GroupKind,
}

/// How a group stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupKind {
    Finite,
    /// `to leave`
    Infinitive,
    /// `leaving` without a form of `be`
    Gerund,
    /// A bare past participle that can't be a past: `taken`
    Participle,
}

impl Sketch<'_> {
    /// Gathers verbs with their auxiliaries.
    pub(crate) fn group(&mut self) {
        let mut at = self.tokens.start;
        while at < self.tokens.end {
            let starts = matches!(
                self.tag_of(at),
                Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Verb(_)
            ) || self.tag_of(at) == Tag::To && self.leads_verb(at);
            if !starts {
                at += 1;
                continue;
            }
            let (group, next) = self.group_from(at);
            self.groups.push(group);
            at = next;
        }
    }

    /// Whether `to` stands before a verb, adverbs passed over.
    fn leads_verb(&self, to: usize) -> bool {
        let mut at = to + 1;
        while matches!(self.tag_of(at), Tag::Adverb | Tag::Negation | Tag::Quote) {
            at += 1;
        }
        match self.tag_of(at) {
            Tag::Verb(forms) => forms.has(Forms::BASE),
            Tag::Be | Tag::Have | Tag::Do => matches!(self.norm(at), "be" | "have" | "do"),
            _ => false,
        }
    }

    /// The group whose first auxiliary or verb stands at `first`, and the token behind it.
    fn group_from(&self, first: usize) -> (Group, usize) {
        let mut group = Group {
            first,
            main: first,
            passive: false,
            negated: first > self.tokens.start && self.tag_of(first - 1) == Tag::Negation,
            modal: None,
            kind: GroupKind::Finite,
        };
        let infinitive = self.tag_of(first) == Tag::To;
        let (mut be, mut at, mut auxiliaries) = (false, first, 0);
        loop {
            match self.tag_of(at) {
                Tag::Be => be = true,
                Tag::Have | Tag::Do | Tag::To => be &= self.tag_of(at) != Tag::To,
                Tag::Modal => {
                    group.modal = Some(at);
                    group.negated |= self.norm(at) == "cannot";
                }
                Tag::Negation => group.negated = true,
                Tag::Adverb | Tag::Quote | Tag::Time => {
                    at += 1;
                    continue;
                }
                Tag::Verb(forms) => {
                    group.main = at;
                    group.passive = be && (forms.has(Forms::PAST) || forms.has(Forms::PARTICIPLE));
                    let bare = auxiliaries == 0;
                    if bare && forms.has(Forms::GERUND) {
                        group.kind = GroupKind::Gerund;
                    } else if bare && forms == Forms::PARTICIPLE {
                        group.kind = GroupKind::Participle;
                    }
                    at += 1;
                    break;
                }
                _ => break,
            }
            if !matches!(self.tag_of(at), Tag::Negation) {
                group.main = at;
            }
            auxiliaries += 1;
            at += 1;
        }
        if infinitive {
            group.kind = GroupKind::Infinitive;
        } else if auxiliaries == 0 && self.is_by_phrased(group.main) {
            group.passive = true;
            group.kind = GroupKind::Participle;
        }
        if matches!(self.norm(first), "being" | "having") && group.kind == GroupKind::Finite {
            group.kind = GroupKind::Gerund;
        }
        (group, at.max(group.main + 1))
    }

    /// Whether a bare past form is a passive, for its agent follows: `a deal brokered by`.
    fn is_by_phrased(&self, verb: usize) -> bool {
        let Tag::Verb(forms) = self.tag_of(verb) else { return false };
        let gerund = matches!(self.tag_of(verb + 2), Tag::Verb(next) if next.has(Forms::GERUND));
        (forms.has(Forms::PAST) || forms.has(Forms::PARTICIPLE))
            && self.norm(verb + 1) == "by"
            && !gerund
    }
}
