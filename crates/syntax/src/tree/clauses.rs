//! Clauses: which tokens say one thing, apart from what is said in clauses inside of it.
//!
//! A clause is named by its head, mostly its main verb: in `police say he left` those of `say` and of `left`. A token heads
//! a clause if
//! - it is the root of a sentence, whatever it is (a headline may have no verb);
//! - it is a clause by its relation: a complement (`ccomp`), an adverbial (`advcl`) or relative clause (`relcl`), a subject
//!   clause (`csubj`, `csubjpass`), or a clause put in (`parataxis`);
//! - it has a relation that clauses share with other phrases (`acl`, `xcomp`, `pcomp`) and is a verb or has a subject;
//! - it is a verb that is coordinated with the head of a clause;
//! - it is a verb with a subject, whatever the parser takes it for, unless it is an auxiliary.
//!
//! Every other token is in the clause of its head. The copula is the head of its clause in this scheme.

use crate::labels::{Pos, Rel};
use crate::parse::Parse;

impl Parse {
    /// The head of the clause that a token is in; it is the token itself if that heads a clause.
    #[must_use]
    pub fn clause(&self, token: usize) -> usize {
        self.tree.clauses[token] as usize
    }

    /// The tokens of the clause that `head` heads, in order, without those of clauses inside of it; none if it heads none.
    pub fn clause_tokens(
        &self,
        head: usize,
    ) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        self.tree.clause_tokens.of(head).iter().map(|token| *token as usize)
    }

    /// Whether a token is a verb or an auxiliary, such as the copula.
    #[must_use]
    pub fn is_verb(&self, token: usize) -> bool {
        matches!(self.pos(token), Pos::Verb | Pos::Aux)
    }
}

/// The head of the clause of each token; in `walk`, heads come before what hangs below them.
pub(super) fn clause_heads(parse: &Parse, walk: &[u32]) -> Vec<u32> {
    let mut has_subject = vec![false; parse.len()];
    for (head, rel) in parse.heads.iter().zip(&parse.rels) {
        has_subject[*head as usize] |= is_subject(*rel) || *rel == Rel::Expl;
    }
    let mut clauses = vec![0; parse.len()];
    for &token in walk {
        let t = token as usize;
        let head = parse.heads[t];
        let is_verb = parse.is_verb(t);
        let heads_clause = match parse.rels[t] {
            _ if head == token => true,
            Rel::Ccomp | Rel::Advcl | Rel::Relcl | Rel::Parataxis => true,
            Rel::Csubj | Rel::Csubjpass => true,
            Rel::Acl | Rel::Xcomp | Rel::Pcomp => is_verb || has_subject[t],
            Rel::Conj if is_verb && clauses[head as usize] == head => true,
            Rel::Aux | Rel::Auxpass => false,
            _ => is_verb && has_subject[t],
        };
        clauses[t] = if heads_clause { token } else { clauses[head as usize] };
    }
    clauses
}

/// Whether a relation is that of a subject.
pub(super) fn is_subject(rel: Rel) -> bool {
    matches!(rel, Rel::Nsubj | Rel::Nsubjpass | Rel::Csubj | Rel::Csubjpass)
}
