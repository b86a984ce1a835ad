//! Which attributions stand together, which lie inside another one, and which outlets carried them.

use dateline_core::Span;
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
/// What stands between a quotation and who signs it.
const DASHES: [char; 5] = ['\u{2014}', '\u{2013}', '\u{2015}', '-', '~'];
/// A signature has no more words, and what is signed no fewer.
const SIGNATURE: usize = 12;
const QUOTATION: usize = 3;
/// How sure a signature is.
const SIGNED: u16 = 950;
/// Behind these the writer may comment.
const BREAKS: [&str; 9] = [",", ";", ":", "(", ")", "\u{2013}", "\u{2014}", "--", "-"];
/// So few words before a cue are no clause.
const SCRAP: usize = 3;
/// What carried a content is named in so many words at its end.
const TAIL: usize = 12;
/// What an outlet or a body writes.
const WRITINGS: [&str; 9] = [
    "account",
    "article",
    "communique",
    "dispatch",
    "post",
    "release",
    "report",
    "reports",
    "statement",
];

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
    continued(scene, &mut found);
    // Outer ones first, so that who speaks inside of them is known.
    found.sort_by_key(|found| (found.first(), found.inside.is_some(), found.head));
    let heads: Vec<usize> = found.iter().map(|found| found.head).collect();
    for found in &mut found {
        found.inside = found.inside.and_then(|head| heads.iter().position(|other| *other == head));
    }
    found
}

/// Puts the paragraphs of a quotation before its last one, which says who speaks.
fn continued(scene: &Scene<'_>, found: &mut [Found]) {
    let mut taken = vec![false; scene.quoted.len()];
    let words =
        found.iter().flat_map(|found| &found.content).flat_map(|part| scene.words_of(*part));
    for quotation in words.filter_map(|at| scene.word(at).quotation) {
        taken[quotation] = true;
    }
    for found in found.iter_mut().filter(|found| found.inside.is_none()) {
        let Some(&(start, _)) = found.content.first() else { continue };
        let opening = scene.quoted(start).filter(|_| scene.opens_quotation(start));
        let mut before = opening.and_then(|quoted| quoted.before);
        while let Some(quotation) = before {
            let quoted = scene.quoted[quotation];
            let opens = scene.opens_sentence(quoted.first);
            if !opens || std::mem::replace(&mut taken[quotation], true) {
                break;
            }
            found.content.insert(0, (quoted.first, quoted.last));
            before = quoted.before;
        }
    }
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

    /// `“We will leave.” — Ann Keller, teacher`: a quotation and who signs it.
    fn signed(&mut self, kept: &mut Vec<Attribution>) {
        for (at, quoted) in self.scene.quoted.iter().enumerate() {
            let enough = !quoted.is_empty() && quoted.last - quoted.first >= QUOTATION;
            let Some(source) = self.signature(at).filter(|_| enough) else { continue };
            kept.retain(|other| !holds((quoted.first, source.1), other.head));
            let is_dash =
                |token: &usize| self.scene.written(*token).chars().all(|c| DASHES.contains(&c));
            let dash = (quoted.last + 1..source.0).find(is_dash);
            self.found.push(Found {
                head: dash.unwrap_or(source.0 - 1),
                cue: dash.map(|dash| (dash, dash)),
                source: Some(source),
                content: vec![(quoted.first, quoted.last)],
                carriers: Vec::new(),
                inside: None,
                confidence: SIGNED,
            });
        }
    }

    /// The name behind a quotation and a dash: it ends with the line or before the next quotation, and has no verb.
    fn signature(&self, quotation: usize) -> Option<Extent> {
        let scene = self.scene;
        let end = scene.quotations[quotation].outer.end();
        let behind = scene.text.get(end..)?.lines().next()?;
        let next = scene.quotations.get(quotation + 1..)?.iter().map(|next| next.outer.start());
        let until =
            next.filter(|start| *start >= end).min().unwrap_or(usize::MAX).min(end + behind.len());
        let line = scene.text.get(end..until)?;
        let name = line.trim_start().trim_start_matches(DASHES);
        if name.len() == line.trim_start().len()
            || !name.trim_start().starts_with(char::is_uppercase)
        {
            return None;
        }
        let span = Span::new(until - name.len(), until);
        let words: Vec<usize> =
            scene.words_in(span).filter(|word| *word > scene.quoted[quotation].last).collect();
        // It is a sentence of its own; what stands behind a stop is no part of it.
        let sentence = scene.sentence_of[*words.first()?];
        let words: Vec<usize> =
            words.into_iter().take_while(|at| scene.sentence_of[*at] == sentence).collect();
        let is_verb = |at: &usize| matches!(scene.word(*at).pos, Pos::Verb | Pos::Aux);
        let named = (1..=SIGNATURE).contains(&words.len()) && !words.iter().any(is_verb);
        named.then(|| Some((*words.first()?, *words.last()?))).flatten()
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

    /// `…, according to a Trend report`, `…, Trend reported` at the end of a content: who carried it, and no part of it.
    fn leave_out_carriers<S: Score>(&self, finder: &mut Finder<'_, '_, S>, found: &mut Found) {
        for at in 0..found.content.len() {
            let (start, end) = found.content[at];
            let tail = (start.max(end.saturating_sub(TAIL)), end);
            if !(self.outlets.among)(tail) {
                continue;
            }
            for cue in (tail.0..=tail.1).rev() {
                let word = self.scene.word(cue);
                let reports =
                    crate::lexicon::is_speech(word.cue) && matches!(word.pos, Pos::Verb | Pos::Adp);
                if !reports || word.quotation.is_some() || cue == found.head {
                    continue;
                }
                let Some(carrier) = finder.given(cue, &[]) else { continue };
                let Some(source) = carrier.source.filter(|source| (self.outlets.is)(*source))
                else {
                    continue;
                };
                let first = source.0.min(carrier.cue.0);
                let last = source.1.max(carrier.cue.1);
                let ends = (last + 1..=end).all(|at| !self.scene.word(at).is_word);
                let before = (start..first).rev().find(|at| self.scene.word(*at).is_word);
                if let (true, Some(before)) = (ends && last <= end && first > start, before) {
                    found.content[at].1 = before;
                    found.carriers.push(source);
                    break;
                }
            }
        }
    }

    /// Whether an attribution names a writing behind `according to`, which may tell what others say.
    fn is_of_writing(&self, found: &Found) -> bool {
        let is_writing = |at: usize| WRITINGS.iter().any(|word| self.scene.is(at, word));
        let writing = |(start, end): Extent| (start..=end).any(is_writing);
        self.scene.is(found.head, "according") && found.source.is_some_and(writing)
    }

    /// What others say inside of what an attribution says; of what only `wraps` it, all that is likely by itself.
    fn inner<S: Score>(
        &self,
        finder: &mut Finder<'_, '_, S>,
        outer: &Found,
        wraps: bool,
    ) -> Vec<Found> {
        let mut inner: Vec<Found> = Vec::new();
        let around = self.around(outer);
        let likely =
            |at: usize| wraps && self.all.binary_search_by_key(&at, |other| other.head).is_ok();
        for at in outer.content.iter().flat_map(|(start, end)| *start..=*end) {
            if !(self.may_tell(at) || likely(at)) || inner.iter().any(|found| found.says(at)) {
                continue;
            }
            let mut blocked = around.clone();
            if self.scene.word(at).quotation.is_some() {
                let sentence = self.scene.sentence(at);
                blocked.extend(sentence.start.checked_sub(1).map(|last| (0, last)));
                blocked.push((sentence.end, usize::MAX));
            }
            let Some(attribution) = finder.given(at, &blocked) else { continue };
            let mut found = Found::new(&attribution);
            let whole = found.words().all(|(start, end)| outer.says(start) && outer.says(end));
            let named = found.source.is_some_and(|source| self.names_another(source));
            if whole && named && !found.says(at) {
                inner.retain(|other| !found.says(other.head));
                found.inside = Some(outer.head);
                found.confidence = found.confidence.min(outer.confidence);
                inner.push(found);
            }
        }
        inner
    }

    /// The words before, between and behind the parts of a content.
    fn around(&self, outer: &Found) -> Vec<Extent> {
        let mut around = Vec::new();
        let mut next = 0;
        for &(start, end) in &outer.content {
            around
                .extend(start.checked_sub(1).filter(|last| next <= *last).map(|last| (next, last)));
            next = end + 1;
        }
        around.push((next, usize::MAX));
        around
    }

    /// Whether a word is a verb of speech that has its own subject and something said.
    fn may_tell(&self, at: usize) -> bool {
        let word = self.scene.word(at);
        if !crate::lexicon::is_speech(word.cue) {
            return false;
        }
        if word.pos == Pos::Noun && !crate::lexicon::is_noun(word.cue) {
            // `the ministry informs in its release that …`: a verb that the parse takes for a noun.
            let mut behind = (at + 1..self.scene.near(at).end).take(TAIL);
            return behind.any(|at| self.scene.is(at, "that"));
        }
        if word.pos != Pos::Verb {
            return false;
        }
        let children = || self.scene.children(at).map(|child| (child, self.scene.word(child)));
        let subject = children().any(|(_, child)| matches!(child.rel, Rel::Nsubj | Rel::Agent));
        let said = children().any(|(_, child)| matches!(child.rel, Rel::Ccomp));
        subject && said
    }

    /// Whether a source is somebody else than who speaks around it.
    fn names_another(&self, (start, end): Extent) -> bool {
        const OWN: [&str; 8] = ["i", "we", "you", "it", "one", "who", "they", "that"];
        !(start == end && OWN.iter().any(|own| self.scene.is(start, own)))
    }

    /// Whether all clauses of a content are cues of what others say in it.
    fn is_all(&self, outer: &Found, inner: &[Found]) -> bool {
        let words = outer.content.iter().flat_map(|(start, end)| *start..=*end);
        let mut roots = words
            .filter(|at| matches!(self.scene.word(*at).pos, Pos::Verb | Pos::Aux))
            .filter(|at| self.scene.head(*at) == *at || !outer.says(self.scene.head(*at)))
            .peekable();
        roots.peek().is_some() && roots.all(|at| inner.iter().any(|inner| inner.head == at))
    }

    /// Whom a report cites, and where that is told: `…, citing the ministry`, `Citing the ministry, …`.
    fn cited(&self, head: usize) -> Option<(usize, Extent)> {
        let parse = self.scene.parse;
        let cites = self
            .scene
            .children(head)
            .find(|child| self.scene.word(*child).rel == Rel::Advcl && self.cites(*child))?;
        let object = parse.child(cites, Rel::Dobj)?;
        Some((parse.left_edge(cites), (parse.left_edge(object), parse.right_edge(object))))
    }

    fn cites(&self, at: usize) -> bool {
        matches!(self.scene.parse.lemma(at), "cite" | "quote")
    }

    /// `vowed to “act” in response “to the attack”`: words in marks that nobody else says are still the speaker's.
    fn quoted_behind(&mut self) {
        let scene = self.scene;
        let ends_clause =
            |at: usize| scene.word(at).pos == Pos::Space || BREAKS.contains(&scene.written(at));
        let mut taken = vec![false; scene.words.len()];
        for (start, end) in self.found.iter().flat_map(Found::words) {
            taken[start..=end].fill(true);
        }
        for found in self.found.iter_mut().filter(|found| found.inside.is_none()) {
            let Some(part) = found.content.last_mut() else { continue };
            let mut free = (part.1 + 1..scene.sentence(found.head).end)
                .take_while(|at| !taken[*at] && !ends_clause(*at));
            while scene.quoted(part.1).is_some()
                && let Some(quoted) = free
                    .find(|at| scene.opens_quotation(*at))
                    .and_then(|at| scene.quoted(at))
                    .filter(|quoted| !quoted.is_titled && quoted.last > quoted.first)
            {
                part.1 = quoted.last;
            }
        }
    }

    /// Outlets among the words that an attribution leaves over behind its cue: `told Trend that`, `, Trend reported`.
    fn tails(&mut self) {
        let mut busy = vec![false; self.scene.words.len()];
        for (start, end) in
            self.found.iter().flat_map(|found| found.content.iter().chain(&found.source))
        {
            busy[*start..=*end].fill(true);
        }
        for at in 0..self.found.len() {
            let found = &self.found[at];
            if found.inside.is_some() {
                continue;
            }
            let Some((cue, end)) = found.cue else { continue };
            let from =
                found.source.filter(|source| source.0 > end).map_or(cue, |source| source.1 + 1);
            let sentence = self.scene.sentence(found.head);
            let to = (from..sentence.end).find(|at| busy[*at]).unwrap_or(sentence.end);
            if from < to {
                self.found[at].carriers.insert(0, (from, to - 1));
            }
        }
    }
}
