//! What a verb's surroundings make of it: negated, undone, still to come, only possible.

use dateline_syntax::{Pos, Rel, Tag};

use crate::bind::Clause;

/// How many verbs up from its own a mode is looked for.
const STEPS: usize = 6;

/// The mode of a verb or of a noun that a verb carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Mode {
    /// `did not accuse`, `no country accused`
    pub(crate) negated: bool,
    /// `failed to accuse`
    pub(crate) undone: bool,
    /// `will accuse`
    pub(crate) future: bool,
    /// `may accuse`, `if they accuse`
    pub(crate) hypothetical: bool,
    /// `if they accuse`, `unless they accuse`
    pub(crate) conditional: bool,
    /// `must leave`, `should leave`
    pub(crate) duty: bool,
    /// Whether the verb has a modal of its own.
    pub(crate) modal: bool,
}

impl Clause<'_> {
    /// The mode of a verb: its own helpers, and the verbs and conjunctions that its clause hangs on.
    pub(crate) fn mode(&self, verb: usize) -> Mode {
        let parse = self.parse();
        let mut mode = Mode::default();
        self.helpers(verb, &mut mode, false);
        let mut at = verb;
        for _ in 0..STEPS {
            let head = parse.head(at);
            if head == at {
                break;
            }
            match parse.rel(at) {
                Rel::Xcomp | Rel::Acomp | Rel::Oprd | Rel::Attr => {
                    let object = parse.child(head, Rel::Dobj).is_some() && self.is_infinitive(at);
                    mode.undone |= object && !self.causes(head);
                    self.governor(at, head, &mut mode);
                    at = head;
                }
                // The modal of the first of several verbs is that of all that can follow it.
                Rel::Conj if parse.is_verb(head) => {
                    if is_finite(parse.tag(at)) && !is_finite(parse.tag(head)) {
                        break;
                    }
                    let own = parse.children(at).any(|child| {
                        matches!(
                            parse.rel(child),
                            Rel::Aux | Rel::Auxpass | Rel::Nsubj | Rel::Nsubjpass
                        )
                    });
                    if !own {
                        self.helpers(head, &mut mode, true);
                    }
                    at = head;
                }
                // `a plan to attack`, `its refusal to attack`
                Rel::Acl if self.is_infinitive(at) => {
                    self.governor(at, head, &mut mode);
                    break;
                }
                Rel::Pcomp => {
                    // `decided against lifting the ban`
                    let against = self.reading.is(head, "against");
                    mode.negated |= against || self.reading.is_any(head, &["without", "instead"]);
                    mode.modal |= against;
                    break;
                }
                Rel::Advcl => {
                    let conditions = ["if", "unless", "whether", "lest"];
                    let told = parse.children(at).any(|child| {
                        parse.rel(child) == Rel::Mark && self.reading.is_any(child, &conditions)
                    });
                    mode.conditional |= told;
                    break;
                }
                Rel::Ccomp => {
                    let whether = parse.children(at).any(|child| {
                        parse.rel(child) == Rel::Mark
                            && self.reading.is_any(child, &["if", "whether"])
                    });
                    mode.hypothetical |= whether;
                    // `would not let them leave`
                    let bare = matches!(parse.tag(at), Tag::VB | Tag::VBP)
                        && self.reading.is_any(head, &["let", "make", "help"]);
                    if self.is_infinitive(at) || bare {
                        mode.undone |= !self.causes(head);
                        self.governor(at, head, &mut mode);
                        mode.undone |= bare && mode.negated;
                    }
                    break;
                }
                _ => break,
            }
        }
        mode
    }

    /// Whether what somebody is made to do comes about: `forced them to leave`, but not `dared them to leave`.
    fn causes(&self, verb: usize) -> bool {
        self.reading.vocabulary.words.causing.contains(self.parse().lemma(verb))
    }

    /// Whether a word beside a verb or a noun says that it is only said to be so: `allegedly`, `alleged`.
    pub(crate) fn is_alleged(&self, token: usize) -> bool {
        let words = [
            "alleged",
            "allegedly",
            "reportedly",
            "purported",
            "purportedly",
            "suspected",
            "supposedly",
        ];
        self.parse().children(token).any(|child| {
            matches!(self.parse().rel(child), Rel::Advmod | Rel::Amod)
                && self.reading.is_any(child, &words)
        })
    }

    /// `no attack`: there is none.
    pub(crate) fn is_denied(&self, noun: usize) -> bool {
        let parse = self.parse();
        parse.children(noun).any(|child| {
            matches!(parse.rel(child), Rel::Det | Rel::Neg)
                && self.reading.is_any(child, &["no", "neither"])
        })
    }

    /// Whether a verb stands behind `to`.
    pub(crate) fn is_infinitive(&self, verb: usize) -> bool {
        let parse = self.parse();
        parse.tag(verb) == Tag::VB && parse.children(verb).any(|child| parse.tag(child) == Tag::TO)
    }

    /// What the helpers of a verb say; of a verb that another is joined to, the modal alone.
    fn helpers(&self, verb: usize, mode: &mut Mode, shared: bool) {
        let parse = self.parse();
        for child in parse.children(verb) {
            match parse.rel(child) {
                // `blamed not them but others` blames.
                Rel::Neg if !shared && child < verb => {
                    // `not only accused` accuses.
                    mode.negated |=
                        !self.reading.is(child + 1, "only") || !self.reading.is(child, "not");
                }
                // `no longer blames`
                Rel::Advmod if !shared && self.reading.is_any(child, &["long", "longer"]) => {
                    mode.negated |= child > 0 && self.reading.is(child - 1, "no");
                }
                Rel::Aux if parse.tag(child) == Tag::MD => self.modal(verb, child, mode),
                Rel::Advmod
                    if !shared
                        && self.reading.is_any(
                            child,
                            &["hardly", "scarcely", "nowhere", "rarely", "seldom"],
                        ) =>
                {
                    mode.negated = true;
                }
                // `no country accused`, `made no accusation`
                Rel::Nsubj | Rel::Nsubjpass | Rel::Dobj if !shared => {
                    let none = self.is_denied(child);
                    let nobody = self.reading.is_any(child, &["nobody", "none", "nothing"]);
                    mode.negated |= none || nobody && parse.rel(child) != Rel::Dobj;
                }
                _ => {}
            }
        }
    }

    fn modal(&self, verb: usize, modal: usize, mode: &mut Mode) {
        let hypothetical = &self.reading.vocabulary.words.hypothetical;
        mode.modal = true;
        mode.duty |= self.reading.is_any(modal, &["must", "should", "ought"]);
        if self.reading.is_any(modal, &["will", "shall"])
            && !self.reading.is(modal, "would")
            && !self.reading.is(modal, "'d")
        {
            mode.future = true;
        } else if self.reading.is_any(modal, &["would", "'d"]) {
            // `said that it would leave`, `a bill that would ban them`: a future seen from the past
            let noun = self.parse().head(verb);
            let drafted = self.parse().rel(verb) == Rel::Relcl
                && self.reading.is_in(noun, &self.reading.vocabulary.words.utterances);
            let told = drafted || self.parse().rel(verb) == Rel::Ccomp;
            mode.future |= told;
            mode.hypothetical |= !told;
        } else if hypothetical.contains(self.parse().lemma(modal))
            || self.reading.is_in(modal, hypothetical)
        {
            mode.hypothetical = true;
        }
    }

    /// What the word that an infinitive hangs on makes of it.
    fn governor(&self, verb: usize, governor: usize, mode: &mut Mode) {
        let parse = self.parse();
        let lemma = parse.lemma(governor);
        let vocabulary = self.reading.vocabulary;
        if parse.is_negated(governor) {
            mode.negated = true;
        }
        // `has yet to blame`, `is yet to blame`
        let yet = matches!(lemma, "have" | "be")
            && parse.children(governor).any(|child| self.reading.is(child, "yet"));
        if vocabulary.words.failing.contains(lemma) || yet {
            mode.undone = true;
        } else if lemma == "go" && parse.tag(governor) == Tag::VBG
            || parse.pos(governor) == Pos::Aux && self.is_infinitive(verb)
            || vocabulary.words.planning.contains(lemma)
        {
            mode.future = true;
        } else if vocabulary.words.intending.contains(lemma) {
            mode.hypothetical = true;
        }
        for child in parse.children(governor) {
            if parse.rel(child) == Rel::Aux && parse.tag(child) == Tag::MD {
                self.modal(governor, child, mode);
            }
        }
    }
}

/// Whether a form stands without a modal: `accused`, `accuses`.
pub(crate) fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP)
}
