//! The sieve for pronouns, by number, gender, recency and subject; what finds nobody is left out rather than guessed.

use crate::Class;
use crate::cast::{Cast, Handle};
use crate::clauses::{is_attacked, is_impersonal, is_subject, verb_behind};
use crate::drafts::{Ask, Draft, Meant};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Gender;
use crate::pieces::Pronoun;
use crate::speakers::{Speech, speeches};
use crate::text::Text;
use crate::words::Sort;

/// How many drafts back an antecedent is looked for.
const REACH: usize = 60;

/// Answers all questions for pronouns, first to last: those for people first, as speakers may be `he`.
pub(crate) fn resolve(
    text: &Text<'_>,
    drafts: &mut [Draft],
    cast: &mut Cast,
    gazetteer: &Gazetteer,
) {
    for i in 0..drafts.len() {
        let Some(Meant::Ask(Ask::Pronoun(pronoun))) = drafts.get(i).map(|draft| &draft.meant)
        else {
            continue;
        };
        let found = match pronoun {
            Pronoun::He => person(text, drafts, i, cast, Gender::Male).map(|handle| vec![handle]),
            Pronoun::She => {
                person(text, drafts, i, cast, Gender::Female).map(|handle| vec![handle])
            }
            Pronoun::It { genitive } => {
                thing(text, drafts, i, cast, *genitive).map(|handle| vec![handle])
            }
            Pronoun::They { genitive } => several(text, drafts, i, cast, *genitive),
            _ => continue,
        };
        settle(drafts, i, found);
    }
    first_person(text, drafts, cast, gazetteer);
}

fn settle(drafts: &mut [Draft], i: usize, found: Option<Vec<Handle>>) {
    if let Some(draft) = drafts.get_mut(i) {
        draft.meant = match found {
            Some(handles) if !handles.is_empty() => Meant::These(handles),
            _ => Meant::Nobody { plural: false },
        };
    }
}

/// The drafts of a draft's sentence before it, nearest first.
fn in_sentence<'d>(
    text: &Text<'_>,
    drafts: &'d [Draft],
    i: usize,
) -> impl Iterator<Item = &'d Draft> + Clone {
    let start = drafts
        .get(i)
        .map_or(0, |draft| text.sentence_tokens(text.sentence(draft.tokens.start)).start);
    let near = drafts.get(i.saturating_sub(REACH)..i).unwrap_or_default();
    near.iter().rev().take_while(move |draft| draft.tokens.start >= start)
}

/// The drafts of the sentence before a draft's, first to last, and how far back that sentence lies.
fn sentence_back<'d>(text: &Text<'_>, drafts: &'d [Draft], i: usize, back: usize) -> &'d [Draft] {
    let Some(draft) = drafts.get(i) else { return &[] };
    let Some(sentence) = text.sentence(draft.tokens.start).checked_sub(back) else { return &[] };
    let tokens = text.sentence_tokens(sentence);
    let near = drafts.get(i.saturating_sub(REACH)..i).unwrap_or_default();
    let start = near.partition_point(|draft| draft.tokens.start < tokens.start);
    let end = near.partition_point(|draft| draft.tokens.start < tokens.end);
    near.get(start..end.max(start)).unwrap_or_default()
}

/// `he`: the subject or the nearest person of the sentence, else of the sentences before.
fn person(
    text: &Text<'_>,
    drafts: &[Draft],
    i: usize,
    cast: &mut Cast,
    gender: Gender,
) -> Option<Handle> {
    let fits = |draft: &&Draft| match draft.these() {
        [handle] => {
            let member = cast.get(*handle);
            member.is_some_and(|member| {
                member.class == Class::Person && member.gender.is_none_or(|known| known == gender)
            })
        }
        _ => false,
    };
    let here = in_sentence(text, drafts, i).filter(fits);
    let here =
        here.clone().find(|draft| is_subject(text, &draft.tokens)).or_else(|| here.clone().next());
    let found = here.or_else(|| {
        (1..=4).find_map(|back| {
            let people = sentence_back(text, drafts, i, back).iter().filter(fits);
            people
                .clone()
                .rev()
                .find(|draft| is_subject(text, &draft.tokens) || is_inverted(text, draft))
                .or_else(|| people.clone().next_back())
        })
    })?;
    let handle = *found.these().first()?;
    if let Some(member) = cast.get_mut(handle) {
        member.gender = member.gender.or(Some(gender));
    }
    Some(handle)
}

/// `said Khatibzadeh`
fn is_inverted(text: &Text<'_>, draft: &Draft) -> bool {
    draft.tokens.start > 0 && text.is(draft.tokens.start - 1, Sort::Speech)
}

/// `it`: a state, a body or an organisation that is the nearest subject of the sentence, or opens the one before.
fn thing(
    text: &Text<'_>,
    drafts: &[Draft],
    i: usize,
    cast: &Cast,
    genitive: bool,
) -> Option<Handle> {
    let at = drafts.get(i)?.tokens.start;
    if !genitive
        && is_impersonal(text, at)
        && !text.any(at.wrapping_sub(1), &["that", "said", "but", "and"])
    {
        return None;
    }
    let fits = |draft: &&Draft| match draft.these() {
        [handle] => cast.get(*handle).is_some_and(|member| {
            matches!(member.class, Class::State | Class::Body | Class::Organisation | Class::Outlet)
                && draft.tokens.end < at + 1
        }),
        _ => false,
    };
    let mut subjects =
        in_sentence(text, drafts, i).filter(fits).filter(|draft| is_subject(text, &draft.tokens));
    if let Some(nearest) = subjects.next() {
        let other =
            subjects.next().filter(|_| genitive && is_attacked(text, nearest.tokens.end, at));
        return other.unwrap_or(nearest).these().first().copied();
    }
    if !genitive && !text.opens_sentence(at) {
        return None;
    }
    if !text.opens_sentence(at) {
        return None;
    }
    if text.is_loud(at) || verb_behind(text, at + 1).is_none() {
        return None;
    }
    let back = sentence_back(text, drafts, i, 1).iter().filter(fits);
    back.into_iter().find(|draft| is_subject(text, &draft.tokens))?.these().first().copied()
}

/// `they`: the nearest plural, or what is named together; a body only for `their`.
fn several(
    text: &Text<'_>,
    drafts: &[Draft],
    i: usize,
    cast: &Cast,
    genitive: bool,
) -> Option<Vec<Handle>> {
    let is_plural = |draft: &&Draft| match (&draft.meant, draft.these()) {
        (Meant::Nobody { plural }, _) => *plural,
        (_, [handle]) => cast.get(*handle).is_some_and(|member| member.plural),
        (_, several) => several.len() > 1,
    };
    if let Some(plural) = in_sentence(text, drafts, i).find(is_plural) {
        return (!plural.these().is_empty()).then(|| plural.these().to_vec());
    }
    if let Some(pair) = conjoined(text, drafts, i, cast) {
        return Some(pair);
    }
    if genitive {
        let body = in_sentence(text, drafts, i).find(|draft| match draft.these() {
            [handle] => {
                is_subject(text, &draft.tokens)
                    && cast
                        .get(*handle)
                        .is_some_and(|member| matches!(member.class, Class::Body | Class::State))
            }
            _ => false,
        });
        if let Some(body) = body {
            return Some(body.these().to_vec());
        }
    }
    let back = sentence_back(text, drafts, i, 1);
    let subject = back.iter().filter(is_plural).find(|draft| is_subject(text, &draft.tokens));
    let plural = subject.or_else(|| back.iter().rev().find(is_plural))?;
    (!plural.these().is_empty()).then(|| plural.these().to_vec())
}

/// `Armenia and Azerbaijan … their`: two that `and` joins before a verb in the same sentence.
fn conjoined(text: &Text<'_>, drafts: &[Draft], i: usize, cast: &Cast) -> Option<Vec<Handle>> {
    let mut last: Option<&Draft> = None;
    for draft in in_sentence(text, drafts, i) {
        let ([handle], false) = (draft.these(), matches!(draft.meant, Meant::Nobody { .. })) else {
            continue;
        };
        if let Some(next) = last.filter(|next| next.tokens.start == draft.tokens.end + 1)
            && text.norm(draft.tokens.end) == "and"
            && verb_behind(text, next.tokens.end).is_some()
        {
            let second = *next.these().first()?;
            return cast.get(*handle).map(|_| vec![*handle, second]);
        }
        last = Some(draft);
    }
    None
}

/// `we`, `our armed forces`, `our country` inside a quotation: its speaker.
fn first_person(text: &Text<'_>, drafts: &mut [Draft], cast: &mut Cast, gazetteer: &Gazetteer) {
    let speeches = speeches(text, drafts, cast);
    for i in 0..drafts.len() {
        let Some(draft) = drafts.get(i) else { return };
        let Meant::Ask(ask) = &draft.meant else { continue };
        let speaker = speaker_at(&speeches, draft.tokens.start);
        let found = match ask {
            Ask::Pronoun(Pronoun::I) => speaker.filter(|&handle| cast.is_person(handle)),
            Ask::Pronoun(Pronoun::We) => speaker,
            Ask::Country { own: true } => {
                state_of(speaker, cast).map(|state| cast.state(gazetteer, state, None))
            }
            Ask::Body { unit, own: true, .. } => {
                let unit = unit.clone();
                state_of(speaker, cast).map(|state| cast.state(gazetteer, state, Some(&unit)))
            }
            _ => continue,
        };
        settle(drafts, i, found.map(|handle| vec![handle]));
    }
}

fn state_of(speaker: Option<Handle>, cast: &Cast) -> Option<usize> {
    cast.state_of(speaker?)
}

fn speaker_at(speeches: &[Speech], token: usize) -> Option<Handle> {
    let after = speeches.partition_point(|speech| speech.tokens.start <= token);
    let speech = speeches.get(after.checked_sub(1)?)?;
    speech.tokens.contains(&token).then_some(speech.speaker)?
}
