//! Where words stand in their sentence: as subject, object or owner of what, in which clause. Of mentions, and of the nouns
//! beside them that mean nobody of the cast but that a pronoun may mean.

use std::ops::Range;

use dateline_syntax::{Pos, Rel, Tag};

use crate::drafts::{Draft, Meant};
use crate::lexicon::Gender;
use crate::text::Text;
use crate::words::Sort;

/// How many steps up a tree are taken from a conjunct or an apposition.
const STEPS: usize = 6;

/// The place of a phrase in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Subject,
    Object,
    /// Behind a preposition.
    Oblique,
    Owner,
    /// Before another noun: `Trump supporters`.
    Modifier,
    Other,
}

/// Where a phrase stands.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// The token that its others hang on.
    pub(crate) top: usize,
    pub(crate) sentence: usize,
    pub(crate) slot: Slot,
    /// The verb that heads its clause.
    pub(crate) clause: Option<usize>,
    /// Whether that clause is the sentence's main one.
    pub(crate) main: bool,
}

/// Where the words at `tokens` stand.
pub(crate) fn standing(text: &Text<'_>, tokens: &Range<usize>) -> Standing {
    let grammar = &text.grammar;
    let top = grammar.top(tokens).unwrap_or(tokens.start);
    let mut at = top;
    for _ in 0..STEPS {
        match (grammar.rel(at), grammar.head(at)) {
            (Some(Rel::Conj | Rel::Appos), Some(head)) if head < at => at = head,
            _ => break,
        }
    }
    let slot = match grammar.rel(at) {
        Some(Rel::Nsubj | Rel::Nsubjpass | Rel::Csubj | Rel::Csubjpass) => Slot::Subject,
        Some(Rel::Dobj | Rel::Dative | Rel::Oprd | Rel::Attr) => Slot::Object,
        Some(Rel::Poss) => Slot::Owner,
        Some(Rel::Pobj) => {
            let agent = grammar.head(at).is_some_and(|by| grammar.rel(by) == Some(Rel::Agent));
            if agent { Slot::Subject } else { Slot::Oblique }
        }
        Some(Rel::Compound | Rel::Nmod | Rel::Amod) => Slot::Modifier,
        _ => Slot::Other,
    };
    // `Norland reserves the right`: a verb may be taken for a noun.
    let slot = match slot {
        Slot::Modifier
            if grammar.head(top) == Some(tokens.end)
                && (text.is(tokens.end, Sort::Verb) || text.is(tokens.end, Sort::Speech)) =>
        {
            Slot::Subject
        }
        slot => slot,
    };
    let clause = grammar.clause(top);
    let main = clause.is_some_and(|clause| grammar.head(clause).is_none());
    Standing { top, sentence: text.sentence(tokens.start), slot, clause, main }
}

/// A noun that means nobody of the cast.
#[derive(Debug)]
pub(crate) struct Noun {
    pub(crate) standing: Standing,
    pub(crate) plural: bool,
    /// Whether it is a human being, and whether man or woman as far as the word tells.
    pub(crate) human: Option<Option<Gender>>,
}

/// The nouns of a text in order that head a phrase and are part of no mention.
pub(crate) fn nouns(text: &Text<'_>, drafts: &[Draft]) -> Vec<Noun> {
    let grammar = &text.grammar;
    let mut nouns = Vec::new();
    let mut drafts = drafts.iter().peekable();
    for token in 0..text.len() {
        while drafts.next_if(|draft| draft.tokens.end <= token).is_some() {}
        let draft = drafts.peek().filter(|draft| draft.tokens.start <= token);
        if draft.is_some_and(|draft| !matches!(draft.meant, Meant::Nobody)) {
            continue;
        }
        let holder = draft.is_some_and(|draft| draft.role.is_some());
        if !matches!(grammar.pos(token), Some(Pos::Noun | Pos::Propn)) {
            continue;
        }
        let predicate = [Rel::Npadvmod, Rel::Attr, Rel::Oprd, Rel::Appos]
            .map(Some)
            .contains(&grammar.rel(token));
        // `his daughter Anna`
        let named = grammar.children(token).any(|child| {
            grammar.rel(child) == Some(Rel::Appos) && grammar.pos(child) == Some(Pos::Propn)
        });
        let standing = standing(text, &(token..token + 1));
        if standing.slot == Slot::Modifier || predicate || named {
            continue;
        }
        let joined = grammar.children(token).any(|child| grammar.rel(child) == Some(Rel::Conj));
        let plural = joined || matches!(grammar.tag(token), Some(Tag::NNS | Tag::NNPS));
        let human = if text.lemma_is(token, Sort::HumanMale) {
            Some(Some(Gender::Male))
        } else if text.lemma_is(token, Sort::HumanFemale) {
            Some(Some(Gender::Female))
        } else {
            (holder || text.lemma_is(token, Sort::Human)).then_some(None)
        };
        nouns.push(Noun { standing, plural, human });
    }
    nouns
}
