//! The ways through trees, the clauses and the roles in them.

use proptest::prelude::*;

use crate::labels::{Pos, Rel, Tag};
use crate::parse::{Morph, Parse};
use crate::tree::edges::edges;
use crate::tree::sample::{sample, words};
use dateline_core::Span;

const ARREST: &str = "
    Police    NNS NOUN  2  nsubj
    said      VBD VERB  0  ROOT
    the       DT  DET   4  det
    man       NN  NOUN  10 nsubjpass
    who       WP  PRON  6  nsubj
    fired     VBD VERB  4  relcl
    the       DT  DET   8  det
    shots     NNS NOUN  6  dobj
    was       VBD AUX   10 auxpass
    arrested  VBN VERB  2  ccomp
    by        IN  ADP   10 agent
    soldiers  NNS NOUN  11 pobj
";

const TWO_SENTENCES: &str = "
    Ann   NNP PROPN 6 nsubj
    ,     ,   PUNCT 1 punct
    Bob   NNP PROPN 1 conj
    and   CC  CCONJ 3 cc
    Cy    NNP PROPN 3 conj
    came  VBD VERB  0 ROOT
    and   CC  CCONJ 6 cc
    left  VBD VERB  6 conj

    There   EX  PRON 2 expl
    was     VBD VERB 0 ROOT
    no      DT  DET  4 det
    warning NN  NOUN 2 attr
    and     CC  CCONJ 2 cc
    nobody  NN  PRON 7 nsubj
    slept   VBD VERB 2 conj
    hungry  JJ  ADJ  7 advcl
";

/// A line for each clause: its head, who does it to whom, and its words.
fn clauses(table: &str) -> Vec<String> {
    let (text, parse) = sample(table);
    let heads = (0..parse.len()).filter(|token| parse.clause(*token) == *token);
    let line = |head| {
        let phrase = |token: Option<usize>| match token {
            Some(token) => words(&text, &parse, parse.conjuncts(token)),
            None => "nobody".to_owned(),
        };
        let mut line = format!(
            "{}: {} -> {}",
            words(&text, &parse, [head].into_iter()),
            phrase(parse.agent(head)),
            phrase(parse.patient(head))
        );
        if let Some(recipient) = parse.recipient(head) {
            line.push_str(&format!(" for {}", phrase(Some(recipient))));
        }
        format!("{line} | {}", words(&text, &parse, parse.clause_tokens(head)))
    };
    heads.map(line).collect()
}

#[test]
fn children_ancestors_and_subtrees() {
    let (text, parse) = sample(ARREST);
    assert_eq!(parse.children(9).collect::<Vec<_>>(), [3, 8, 10]);
    assert_eq!(parse.children(9).next_back(), Some(10));
    assert_eq!(parse.children(0).len(), 0);
    assert_eq!(parse.ancestors(7).collect::<Vec<_>>(), [5, 3, 9, 1]);
    assert_eq!(words(&text, &parse, parse.subtree(3)), "the man who fired the shots");
    assert_eq!((parse.left_edge(9), parse.right_edge(9)), (2, 11));
    assert!(parse.is_ancestor(9, 7));
    assert!(!parse.is_ancestor(7, 9));
    assert!(!parse.is_ancestor(7, 7));
}

#[test]
fn a_subtree_across_another_is_not_one_stretch() {
    let (_, parse) = sample(
        "
        a NN NOUN 3 dep
        b NN NOUN 4 dep
        c NN NOUN 0 ROOT
        d NN NOUN 3 dep
        e NN NOUN 1 dep
        ",
    );
    assert_eq!(parse.subtree(0).collect::<Vec<_>>(), [0, 4]);
    assert_eq!(parse.subtree(3).collect::<Vec<_>>(), [1, 3]);
    assert_eq!((parse.left_edge(3), parse.right_edge(0)), (1, 4));
}

#[test]
fn sentences_and_their_roots() {
    let (_, parse) = sample(TWO_SENTENCES);
    assert_eq!(parse.sentence(1), 8..16);
    assert_eq!((parse.sentence_of(7), parse.sentence_of(8)), (0, 1));
    assert_eq!((parse.root(0), parse.root(1)), (5, 9));
}

#[test]
fn a_sentence_without_a_root_has_its_topmost_token() {
    let (_, mut parse) = sample(TWO_SENTENCES);
    parse.sentences = vec![0..2, 2..16];
    assert_eq!(parse.root(0), 0);
}

#[test]
fn tokens_of_bytes() {
    let (text, parse) = sample(ARREST);
    let man = text.find("man").unwrap();
    assert_eq!(parse.token_at(man + 2), Some(3));
    assert_eq!(parse.token_at(man + 3), None);
    assert_eq!(parse.token_at(text.len()), None);
    assert_eq!(parse.tokens_in(Span::new(man + 1, man + 5)), 3..5);
    assert_eq!(parse.tokens_in(Span::new(man + 3, man + 4)), 4..4);
    assert_eq!(parse.cover(3..5).and_then(|span| span.of(&text)), Some("man who"));
    assert_eq!(parse.cover(3..3), None);
}

#[test]
fn a_passive_names_its_agent_and_a_relative_pronoun_its_noun() {
    assert_eq!(
        clauses(ARREST),
        [
            "said: Police -> nobody | Police said",
            "fired: man -> shots | who fired the shots",
            "arrested: soldiers -> man | the man was arrested by soldiers",
        ]
    );
}

#[test]
fn coordinated_verbs_share_a_subject_but_not_an_expletive() {
    assert_eq!(
        clauses(TWO_SENTENCES),
        [
            "came: Ann Bob Cy -> nobody | Ann , Bob and Cy came and",
            "left: Ann Bob Cy -> nobody | left",
            "was: nobody -> nobody | There was no warning and",
            "slept: nobody -> nobody | nobody slept",
            "hungry: nobody -> nobody | hungry",
        ]
    );
    let (text, parse) = sample(TWO_SENTENCES);
    let nobody = parse.subject(14).and_then(|token| parse.span(token).of(&text));
    assert_eq!(nobody, Some("nobody"));
    assert_eq!(parse.subject(9), None);
}

#[test]
fn objects_do_what_they_are_asked_or_accused_of() {
    assert_eq!(
        clauses(
            "
            Ann      NNP PROPN 2 nsubj
            accused  VBD VERB  0 ROOT
            Bob      NNP PROPN 2 dobj
            of       IN  ADP   3 prep
            shelling VBG VERB  4 pcomp
            markets  NNS NOUN  5 dobj
            before   IN  ADP   2 prep
            asking   VBG VERB  7 pcomp
            them     PRP PRON  8 dobj
            to       TO  PART  11 aux
            leave    VB  VERB  8 xcomp
            ",
        ),
        [
            "accused: Ann -> Bob | Ann accused Bob of before",
            "shelling: Bob -> markets | shelling markets",
            "asking: Ann -> them | asking them",
            "leave: them -> nobody | to leave",
        ]
    );
}

#[test]
fn what_a_passive_gives_is_its_object() {
    assert_eq!(
        clauses(
            "
            Officials NNS NOUN 2 nsubj
            gave      VBD VERB 0 ROOT
            families  NNS NOUN 2 dative
            food      NN  NOUN 2 dobj
            and       CC  CCONJ 2 cc
            others    NNS NOUN 8 nsubjpass
            were      VBD AUX  8 auxpass
            given     VBN VERB 2 conj
            beds      NNS NOUN 8 dobj
            ",
        ),
        [
            "gave: Officials -> food for families | Officials gave families food and",
            "given: nobody -> beds for others | others were given beds",
        ]
    );
}

#[test]
fn participles_and_adjectives_pass_a_subject_on() {
    assert_eq!(
        clauses(
            "
            Arriving VBG VERB 5 advcl
            late     RB  ADV  1 advmod
            the      DT  DET  4 det
            envoy    NN  NOUN 5 nsubj
            was      VBD AUX  0 ROOT
            not      RB  PART 5 neg
            ready    JJ  ADJ  5 acomp
            to       TO  PART 9 aux
            meet     VB  VERB 7 xcomp
            a        DT  DET  11 det
            man      NN  NOUN 9 dobj
            named    VBN VERB 11 acl
            Oduya    NNP PROPN 12 oprd
            ",
        ),
        [
            "Arriving: envoy -> nobody | Arriving late",
            "was: envoy -> nobody | the envoy was not ready",
            "meet: envoy -> man | to meet a man",
            "named: nobody -> man | named Oduya",
        ]
    );
}

#[test]
fn negation_and_voice() {
    let (_, parse) = sample(
        "
        It       PRP PRON 4 nsubjpass
        was      VBD AUX  4 auxpass
        not      RB  PART 4 neg
        reported VBN VERB 0 ROOT
        stolen   VBN VERB 4 xcomp
        and      CC  CCONJ 5 cc
        sold     VBN VERB 5 conj
        ",
    );
    assert!(parse.is_negated(3) && !parse.is_negated(4));
    assert!(parse.is_passive(3) && parse.is_passive(4) && parse.is_passive(6));
    let (_, active) = sample("We PRP PRON 3 nsubj\nhave VBP AUX 3 aux\ngone VBN VERB 0 ROOT");
    assert!(!active.is_passive(2));
}

#[test]
fn a_long_chain_is_no_burden() {
    let count = 200_000;
    let mut parse = chain(count, Rel::Conj);
    parse.link(edges(&parse.heads));
    assert_eq!(parse.subtree(0).count(), count);
    assert_eq!(parse.ancestors(count - 1).count(), count - 1);
    assert_eq!(parse.conjuncts(0).count(), count);
    assert_eq!(parse.noun_chunks().count(), count);
    assert!((0..count).all(|token| parse.subject(token).is_none()));
}

#[test]
fn a_wide_fan_is_no_burden() {
    let count = 200_000;
    let mut parse = with_heads(vec![0; count], Rel::Conj);
    parse.pos.fill(Pos::Verb);
    parse.tags.fill(Tag::VBN);
    parse.link(edges(&parse.heads));
    assert_eq!(parse.children(0).len(), count - 1);
    assert!((0..count).all(|token| parse.subject(token).is_none() && !parse.is_passive(token)));
    assert!((0..count).all(|token| parse.clause(token) == token));
}

/// A parse in which each token is the child of the one before it.
fn chain(count: usize, rel: Rel) -> Parse {
    let heads = (0..).take(count).map(|token: u32| token.saturating_sub(1)).collect();
    with_heads(heads, rel)
}

fn with_heads(heads: Vec<u32>, rel: Rel) -> Parse {
    let count = heads.len();
    let rels = (0..).zip(&heads).map(|(i, head)| if i == *head { Rel::Root } else { rel });
    Parse {
        spans: (0..count).map(|i| Span::new(i, i + 1)).collect(),
        tags: vec![Tag::NN; count],
        pos: vec![Pos::Noun; count],
        morphs: vec![Morph::default(); count],
        rels: rels.collect(),
        heads,
        ..Parse::default()
    }
}

/// Heads of trees whose arcs may cross: a token's head has a higher rank, or it is a root.
fn heads() -> impl Strategy<Value = Vec<u32>> {
    let ranks = proptest::collection::vec((0u8..10, any::<prop::sample::Index>()), 0..40);
    ranks.prop_map(|ranks| {
        let head = |token: usize| {
            let (rank, pick) = &ranks[token];
            let above: Vec<usize> = (0..ranks.len()).filter(|t| ranks[*t].0 > *rank).collect();
            let head = if above.is_empty() { token } else { *pick.get(&above) };
            u32::try_from(head).unwrap()
        };
        (0..ranks.len()).map(head).collect()
    })
}

proptest! {
    #[test]
    fn ways_agree_with_the_heads(heads in heads()) {
        let mut parse = with_heads(heads, Rel::Dep);
        parse.link(edges(&parse.heads));
        for token in 0..parse.len() {
            let children: Vec<usize> =
                (0..parse.len()).filter(|t| *t != token && parse.head(*t) == token).collect();
            prop_assert_eq!(parse.children(token).collect::<Vec<_>>(), children);
            let below = |other: usize| parse.ancestors(other).any(|ancestor| ancestor == token);
            let subtree: Vec<usize> =
                (0..parse.len()).filter(|t| *t == token || below(*t)).collect();
            prop_assert_eq!(parse.subtree(token).collect::<Vec<_>>(), subtree.clone());
            for other in 0..parse.len() {
                prop_assert_eq!(parse.is_ancestor(token, other), below(other));
            }
            prop_assert!(subtree.contains(&parse.left_edge(token)));
            prop_assert!(subtree.contains(&parse.right_edge(token)));
        }
    }

    #[test]
    fn each_token_is_in_one_clause(heads in heads(), verbs in any::<u64>()) {
        let mut parse = with_heads(heads, Rel::Conj);
        for (token, pos) in parse.pos.iter_mut().enumerate() {
            if verbs >> token & 1 == 1 {
                *pos = Pos::Verb;
            }
        }
        parse.link(edges(&parse.heads));
        let mut seen = vec![0; parse.len()];
        for head in 0..parse.len() {
            for token in parse.clause_tokens(head) {
                prop_assert_eq!(parse.clause(token), head);
                prop_assert!(token == head || parse.is_ancestor(head, token));
                seen[token] += 1;
            }
        }
        prop_assert!(seen.iter().all(|times| *times == 1));
    }
}
