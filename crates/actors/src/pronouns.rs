//! The sieve for pronouns: first those outside quotations, as they may name the speakers of these; then `he` and `it`
//! inside them; last `I` and `we`, which are the speaker.

use dateline_syntax::Rel;

use crate::antecedents::{Asked, Choice, Scene};
use crate::cast::{Cast, Handle};
use crate::clauses::is_impersonal;
use crate::drafts::{Ask, Draft, Meant};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Gender;
use crate::pieces::Pronoun;
use crate::speakers::speeches;
use crate::text::Text;
use crate::words::Sort;

/// Answers all questions for pronouns.
pub(crate) fn resolve(
    text: &Text<'_>,
    drafts: &mut [Draft],
    cast: &mut Cast,
    gazetteer: &Gazetteer,
) {
    let scene = Scene::new(text, drafts, speeches(text, drafts));
    for quoted in [false, true] {
        for i in 0..drafts.len() {
            let Some(draft) = drafts.get(i) else { return };
            let Meant::Ask(Ask::Pronoun(pronoun)) = draft.meant else { continue };
            if scene.speech_at(draft.tokens.start).is_some() != quoted {
                continue;
            }
            let Some(asked) = asked(text, draft.tokens.start, pronoun) else {
                if !matches!(pronoun, Pronoun::We | Pronoun::I) {
                    settle(drafts, i, None);
                }
                continue;
            };
            let found = match scene.choose(drafts, i, cast, asked) {
                Choice::These(handles) => Some(handles),
                Choice::Open(handles) => {
                    let name = text.word(draft.tokens.start).to_lowercase();
                    Some(vec![cast.one_of(&name, &handles)])
                }
                Choice::Nobody => None,
            };
            if let (Some([handle]), Asked::Person(gender)) = (found.as_deref(), asked)
                && let Some(member) = cast.get_mut(*handle)
            {
                member.gender = member.gender.or(Some(gender));
            }
            settle(drafts, i, found);
        }
    }
    first_person(&scene, drafts, cast, gazetteer);
}

fn settle(drafts: &mut [Draft], i: usize, found: Option<Vec<Handle>>) {
    if let Some(draft) = drafts.get_mut(i) {
        draft.meant = match found {
            Some(handles) if !handles.is_empty() => Meant::These(handles),
            _ => Meant::Nobody,
        };
    }
}

/// What a pronoun asks of its antecedent; nothing where it has none or that is found elsewhere.
fn asked(text: &Text<'_>, at: usize, pronoun: Pronoun) -> Option<Asked> {
    match pronoun {
        Pronoun::He => Some(Asked::Person(Gender::Male)),
        Pronoun::She => Some(Asked::Person(Gender::Female)),
        Pronoun::It { genitive } => {
            let actor = is_actor(text, at, genitive);
            let told = text.any(at.wrapping_sub(1), &["that", "said"]);
            let impersonal = is_impersonal(text, at) && !told && !is_due(text, at);
            let idle = !genitive && !actor && (impersonal || is_expletive(text, at));
            (!idle).then_some(Asked::Thing { actor })
        }
        Pronoun::They { genitive } => {
            Some(Asked::Several { genitive, actor: is_actor(text, at, genitive) })
        }
        Pronoun::We | Pronoun::I | Pronoun::EachOther => None,
    }
}

/// Whether the words around `it` or `its` tell that an actor is meant: it denies, it has troops.
fn is_actor(text: &Text<'_>, at: usize, genitive: bool) -> bool {
    let grammar = &text.grammar;
    let Some(head) = grammar.head(at) else { return false };
    if genitive {
        return text.lemma_is(head, Sort::Wielded);
    }
    match grammar.rel(at) {
        Some(Rel::Nsubj) => text.lemma_is(head, Sort::Mental) || text.is(head, Sort::Speech),
        // What is supported or opposed may be a plan.
        Some(Rel::Dobj | Rel::Dative) => {
            text.norm(at) != "it" && text.lemma_is(head, Sort::Dealing)
        }
        _ => false,
    }
}

/// `it is yet to withdraw`
fn is_due(text: &Text<'_>, at: usize) -> bool {
    let grammar = &text.grammar;
    let Some(verb) = grammar.head(at) else { return false };
    let has = |rel| grammar.children(verb).any(|child| grammar.rel(child) == Some(rel));
    has(Rel::Xcomp) && !has(Rel::Acomp) && !has(Rel::Attr)
}

/// `it is clear that`: a clause behind the verb is what is meant.
fn is_expletive(text: &Text<'_>, at: usize) -> bool {
    let grammar = &text.grammar;
    if grammar.rel(at) == Some(Rel::Expl) {
        return true;
    }
    let Some(verb) = grammar.head(at).filter(|_| grammar.rel(at) == Some(Rel::Nsubj)) else {
        return false;
    };
    grammar.lemma(verb) == "be"
        && grammar
            .children(verb)
            .any(|child| matches!(grammar.rel(child), Some(Rel::Ccomp | Rel::Advcl | Rel::Csubj)))
}

/// `we`, `our armed forces`, `our country` inside a quotation: its speaker.
fn first_person(
    scene: &Scene<'_, '_>,
    drafts: &mut [Draft],
    cast: &mut Cast,
    gazetteer: &Gazetteer,
) {
    for i in 0..drafts.len() {
        let Some(draft) = drafts.get(i) else { return };
        let Meant::Ask(ask) = &draft.meant else { continue };
        let speech = scene.speech_at(draft.tokens.start);
        let speaker =
            speech.and_then(|speech| drafts.get(speech.speaker?)?.these().first().copied());
        let state = speaker.and_then(|speaker| cast.state_of(speaker));
        let found = match ask {
            Ask::Pronoun(Pronoun::I) => speaker.filter(|&handle| {
                let role = speech.and_then(|speech| drafts.get(speech.speaker?)?.role);
                cast.is_person(handle) || role.is_some()
            }),
            Ask::Pronoun(Pronoun::We) => speaker,
            Ask::Country { own: true } => state.map(|state| cast.state(gazetteer, state, None)),
            Ask::Body { unit, own: true, .. } => {
                let unit = unit.clone();
                state.map(|state| cast.state(gazetteer, state, Some(&unit)))
            }
            _ => continue,
        };
        settle(drafts, i, found.map(|handle| vec![handle]));
    }
}
