//! Which attributions stand together, which lie inside another one, and which outlets carried them.

mod carriers;
mod inner;
mod quoted;
mod signatures;

use dateline_linear::Score;
use dateline_syntax::{Pos, Rel};

use super::find::{Attribution, Finder, Model};
use super::scene::{Extent, Scene, holds};
use super::select::select;

/// An attribution that stands.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The head of its cue.
    pub(crate) head: usize,
    pub(crate) cue: Option<Extent>,
    pub(crate) source: Option<Extent>,
    /// The parts of its content, in order; never empty.
    pub(crate) content: Vec<Extent>,
    /// Words that name outlets that carried it, nearest to the speaker first.
    pub(crate) carriers: Vec<Extent>,
    /// The attribution whose content it lies in.
    pub(crate) inside: Option<usize>,
    /// How likely it is right, in thousandths.
    pub(crate) confidence: u16,
}

/// What is as likely as this stands.
const LEAST: f32 = 0.36;
/// A carrier is as likely as this, once what it carries stands.
const LEAST_CARRIER: f32 = 0.1;
/// So few words before a cue are no clause.
const SCRAP: usize = 3;

impl Found {
    fn new(found: &Attribution) -> Found {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a chance")]
        let confidence = (found.chance * 1000.0).round() as u16;
        Found {
            head: found.head,
            cue: Some(found.cue),
            source: found.source,
            content: found.parts().collect(),
            carriers: Vec::new(),
            inside: None,
            confidence,
        }
    }

    /// Its first word.
    pub(crate) fn first(&self) -> usize {
        self.words().map(|(start, _)| start).min().unwrap_or(self.head)
    }

    /// Its last word.
    pub(crate) fn last(&self) -> usize {
        self.words().map(|(_, end)| end).max().unwrap_or(self.head)
    }

    /// All its extents.
    pub(crate) fn words(&self) -> impl Iterator<Item = Extent> + '_ {
        self.cue.iter().chain(&self.source).chain(&self.content).copied()
    }

    fn says(&self, at: usize) -> bool {
        self.content.iter().any(|part| holds(*part, at))
    }
}

/// What is known of outlets.
pub(crate) struct Outlets<'a> {
    /// Whether words name an outlet and nobody else.
    pub(crate) is: &'a dyn Fn(Extent) -> bool,
    /// Whether there is an outlet among words.
    pub(crate) among: &'a dyn Fn(Extent) -> bool,
}

/// The attributions of a document in the order of their first words.
pub(crate) fn attributions<S: Score>(
    scene: &Scene<'_>,
    model: &Model<S>,
    outlets: &Outlets<'_>,
) -> Vec<Found> {
    let mut finder = Finder::new(scene, model);
    let all = finder.all();
    let mut chooser = Chooser { scene, all: &all, outlets, found: Vec::new() };
    let mut kept = select(&mut finder, &all, LEAST);
    chooser.quoted_as(&mut finder, &mut kept);
    chooser.signed(&mut kept);
    for attribution in &kept {
        chooser.add(&mut finder, attribution);
    }
    chooser.quoted_behind();
    chooser.tails();
    let mut found = chooser.found;
    quoted::continued(scene, &mut found);
    // Outer ones first, so that who speaks inside of them is known.
    found.sort_by_key(|found| (found.first(), found.inside.is_some(), found.head));
    let heads: Vec<usize> = found.iter().map(|found| found.head).collect();
    for found in &mut found {
        found.inside = found.inside.and_then(|head| heads.iter().position(|other| *other == head));
    }
    found
}

struct Chooser<'a, 'b> {
    scene: &'a Scene<'b>,
    all: &'a [Attribution],
    outlets: &'a Outlets<'a>,
    /// Those that stand; `inside` is the head of the outer one as yet.
    found: Vec<Found>,
}

impl Chooser<'_, '_> {
    fn is_outlet(&self, source: Option<Extent>) -> bool {
        source.is_some_and(|source| (self.outlets.is)(source))
    }

    /// `Norpress quoted the envoy as saying …`, `the envoy was quoted by Norpress as saying …`: the envoy says it.
    fn quoted_as<S: Score>(&mut self, finder: &mut Finder<'_, '_, S>, kept: &mut Vec<Attribution>) {
        let parse = self.scene.parse;
        for saying in (0..parse.len()).filter(|at| self.scene.word(*at).rel == Rel::Pcomp) {
            let link = self.scene.head(saying);
            let quoting = self.scene.head(link);
            if parse.lemma(link) != "as" || !self.cites(quoting) {
                continue;
            }
            let whole = |at: usize| (parse.left_edge(at), parse.right_edge(at));
            let (speaker, carrier) = if parse.is_passive(quoting) {
                (parse.subject(quoting), parse.agent(quoting).or_else(|| parse.agent(saying)))
            } else {
                (parse.child(quoting, Rel::Dobj), parse.subject(quoting))
            };
            let (Some(speaker), Some(mut attribution)) = (speaker, finder.given(saying, &[]))
            else {
                continue;
            };
            let source = whole(speaker);
            if holds(source, saying)
                || holds(source, quoting)
                || attribution.parts().any(|(start, end)| start <= source.1 && source.0 <= end)
            {
                continue;
            }
            attribution.source = Some(source);
            kept.retain(|other| {
                ![quoting, link, saying].contains(&other.head)
                    && !other.says(saying)
                    && !attribution.says(other.head)
            });
            let mut found = Found::new(&attribution);
            found.carriers.extend(carrier.map(whole));
            self.found.push(found);
        }
    }

    fn add<S: Score>(&mut self, finder: &mut Finder<'_, '_, S>, attribution: &Attribution) {
        let mut found = Found::new(attribution);
        if self.is_scrap(attribution) || self.is_toll(attribution.head) {
            return;
        }
        // `“…,” he told Norpress`: the one who is told is no part of what is said.
        if let (Some(before), Some(after)) = (attribution.before, attribution.after)
            && self.is_outlet(Some(after))
        {
            found.content = vec![before];
        }
        if self.is_outlet(found.source) {
            if let Some((citing, cited)) = self.cited(found.head) {
                found.carriers.extend(found.source);
                found.source = Some(cited);
                // `…, citing the ministry` is no part of what the ministry says.
                found.content.retain(|part| part.0 < citing || cited.1 < part.0);
                for part in found.content.iter_mut().filter(|part| holds(**part, citing)) {
                    let mut words = (part.0..citing).rev();
                    part.1 = words.find(|at| self.scene.word(*at).is_word).unwrap_or(part.0);
                }
                if found.content.is_empty() {
                    return;
                }
            } else if self.cites(found.head) {
                return;
            }
        } else {
            let carrier = |outer: &&Attribution| {
                outer.chance >= LEAST_CARRIER
                    && outer.head != found.head
                    && self.is_outlet(outer.source)
                    && outer.says(found.head)
            };
            let sentence = self.scene.sentence(found.head);
            let from = self.all.partition_point(|other| other.head < sentence.start);
            let near = self.all[from..].iter().take_while(|other| other.head < sentence.end);
            found.carriers.extend(near.filter(carrier).filter_map(|outer| outer.source));
        }
        self.leave_out_carriers(finder, &mut found);
        let wraps = self.is_outlet(found.source) || self.is_of_writing(&found);
        let inner = self.inner(finder, &found, wraps);
        // An outlet that reports what somebody says is a relay.
        if wraps && self.is_all(&found, &inner) {
            for mut inner in inner {
                inner.inside = None;
                inner.carriers.extend(found.source.filter(|source| (self.outlets.is)(*source)));
                inner.confidence = found.confidence;
                self.found.push(inner);
            }
            return;
        }
        self.found.push(found);
        self.found.extend(inner);
    }

    /// `claimed ten lives` says nothing.
    fn is_toll(&self, head: usize) -> bool {
        let parse = self.scene.parse;
        let object = parse.child(head, Rel::Dobj).map_or("", |object| parse.lemma(object));
        parse.lemma(head) == "claim" && matches!(object, "life" | "casualty" | "victim")
    }

    /// Whether a content is a scrap of the sentence before its cue: `the area, he said`.
    fn is_scrap(&self, found: &Attribution) -> bool {
        let (Some((start, end)), None) = (found.before, found.after) else { return false };
        let scene = self.scene;
        let words = scene.words_of((start, end)).count();
        let cue = scene.word(found.head);
        let says = cue.pos == Pos::Verb
            && crate::lexicon::is_speech(cue.cue)
            && !scene.parse.is_passive(found.head);
        let plain = scene.word(start).quotation.is_none();
        says && plain && !scene.opens_sentence(start) && words <= SCRAP
    }
}
