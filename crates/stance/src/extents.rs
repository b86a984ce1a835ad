//! The words that a finding is shown by.

use std::ops::Range;

use dateline_syntax::Rel;

use crate::bind::Clause;
use crate::matcher::Match;

impl Clause<'_> {
    /// The tokens of the clause of a match: its words, its subject, its objects and what it governs.
    pub(crate) fn extent(&self, m: &Match, subject: Option<usize>, governs: bool) -> Range<usize> {
        let parse = self.parse();
        let (mut first, mut end) = (m.first(), m.last() + 1);
        if let Some(subject) = subject.filter(|&subject| subject < m.head) {
            let near = parse.conjuncts(subject).map(|token| self.phrase_start(token)).min();
            first = first.min(near.unwrap_or(subject));
        }
        for &token in &m.tokens {
            for child in parse.children(token) {
                let own = match parse.rel(child) {
                    Rel::Dobj
                    | Rel::Prep
                    | Rel::Agent
                    | Rel::Acomp
                    | Rel::Attr
                    | Rel::Oprd
                    | Rel::Dative
                    | Rel::Prt
                    | Rel::Pobj
                    | Rel::Pcomp => true,
                    Rel::Xcomp | Rel::Ccomp | Rel::Acl => governs,
                    Rel::Nsubjpass => {
                        first = first.min(self.phrase_start(child));
                        false
                    }
                    _ => false,
                };
                if own && child > m.first() {
                    end = end.max(self.phrase_end(child, governs));
                }
            }
        }
        first.max(self.tokens.start)..end.min(self.tokens.end)
    }

    /// The first token of the phrase that a token heads.
    fn phrase_start(&self, head: usize) -> usize {
        self.parse().left_edge(head).max(self.tokens.start).min(head)
    }

    /// The token behind the phrase that a token heads; without clauses that say more of it.
    fn phrase_end(&self, head: usize, governs: bool) -> usize {
        let parse = self.parse();
        let mut end = head + 1;
        for child in parse.children(head).filter(|&child| child > head) {
            let aside = match parse.rel(child) {
                Rel::Relcl | Rel::Appos | Rel::Parataxis => true,
                Rel::Advcl => !governs,
                _ => false,
            };
            if aside {
                break;
            }
            end = end.max(self.phrase_end(child, governs));
        }
        end
    }
}
