//! The attributions of a document: each likely cue with its best source, content and words.

use std::sync::LazyLock;

use anyhow::Context as _;
use dateline_linear::{Features, Platt, Score, Weights, normalize, probability};

use super::content::{self, Places, SHAPES, Side};
use super::cue;
use super::extent;
use super::paths::Paths;
use super::scene::{Extent, Scene, holds};
use super::source;

/// What decides.
#[derive(Debug)]
pub(crate) struct Model<S> {
    pub(crate) cue: S,
    pub(crate) source: S,
    pub(crate) content: S,
    pub(crate) extent: S,
    pub(crate) accept: S,
    /// How far the score of `accept` is to be trusted.
    pub(crate) trust: Platt,
}

impl Model<Weights> {
    /// Reads what [`Model::bytes`] wrote.
    pub(crate) fn read(bytes: &[u8]) -> anyhow::Result<Model<Weights>> {
        let mut rest = bytes;
        let mut next = || -> anyhow::Result<&[u8]> {
            let (len, behind) = rest.split_first_chunk().context("the model is cut")?;
            let len = usize::try_from(u32::from_le_bytes(*len))?;
            let (table, behind) = behind.split_at_checked(len).context("the model is cut")?;
            rest = behind;
            Ok(table)
        };
        Ok(Model {
            cue: Weights::read(next()?)?,
            source: Weights::read(next()?)?,
            content: Weights::read(next()?)?,
            extent: Weights::read(next()?)?,
            accept: Weights::read(next()?)?,
            trust: Platt::read(next()?)?,
        })
    }

    /// As a file: each table behind its length as a little-endian `u32`.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let weights = [&self.cue, &self.source, &self.content, &self.extent, &self.accept];
        let tables = weights.map(Weights::bytes).into_iter().chain([self.trust.bytes().to_vec()]);
        for table in tables {
            bytes.extend(u32::try_from(table.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend(table);
        }
        bytes
    }
}

/// A cue with its source and content.
#[derive(Debug, Clone)]
pub(crate) struct Attribution {
    /// The head of the cue.
    pub(crate) head: usize,
    pub(crate) cue: Extent,
    pub(crate) source: Option<Extent>,
    pub(crate) before: Option<Extent>,
    pub(crate) after: Option<Extent>,
    /// How likely its parts are: the cue, the source's head, the shape, the part before and the part behind.
    pub(crate) chances: [f32; 5],
    /// How likely it is as a whole.
    pub(crate) chance: f32,
}

impl Attribution {
    /// The parts of the content.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Extent> + '_ {
        [self.before, self.after].into_iter().flatten()
    }

    /// Whether a word belongs to the content.
    pub(crate) fn says(&self, at: usize) -> bool {
        self.parts().any(|part| holds(part, at))
    }

    /// From its first word to its last.
    pub(crate) fn hull(&self) -> Extent {
        let words = || self.parts().chain(self.source).chain([self.cue]);
        let start = words().map(|(start, _)| start).min().unwrap_or(self.head);
        (start, words().map(|(_, end)| end).max().unwrap_or(self.head))
    }
}

/// A word that is a cue with less than this chance is left alone.
const FLOOR: f32 = 0.2;
/// A word that scores less by itself is no cue, whatever stands around it.
const HOPELESS: f32 = -2.0;
/// The chance of a word that is taken for a cue.
const GIVEN: f32 = 0.9;
/// A side that has content with less than this chance is not read.
const UNLIKELY: f32 = 0.05;
/// So many pairs of start and end are looked at more closely.
const PAIRS: usize = 24;

/// Finds the attributions of a document.
pub(crate) struct Finder<'a, 'b, S> {
    pub(crate) scene: &'a Scene<'b>,
    pub(crate) model: &'a Model<S>,
    features: Features,
    paths: Paths,
    heads: Vec<usize>,
    words: Vec<usize>,
    places: Places,
    scores: Vec<f32>,
    /// Words that belong to others.
    blocked: Vec<Extent>,
}

impl<'a, 'b, S: Score> Finder<'a, 'b, S> {
    pub(crate) fn new(scene: &'a Scene<'b>, model: &'a Model<S>) -> Finder<'a, 'b, S> {
        Finder {
            scene,
            model,
            features: Features::default(),
            paths: Paths::default(),
            heads: Vec::new(),
            words: Vec::new(),
            places: Places::default(),
            scores: Vec::new(),
            blocked: Vec::new(),
        }
    }

    /// All that may be attributions, in order of their cues.
    pub(crate) fn all(&mut self) -> Vec<Attribution> {
        let mut found = Vec::new();
        for token in 0..self.scene.words.len() {
            if !cue::may_be(self.scene, token) {
                continue;
            }
            self.features.clear();
            cue::word_features(self.scene, token, &mut self.features);
            let by_itself = self.model.cue.score(&self.features);
            if by_itself < HOPELESS {
                continue;
            }
            self.features.clear();
            cue::features(self.scene, token, &mut self.features);
            let chance = probability(by_itself + self.model.cue.score(&self.features));
            if chance >= FLOOR {
                found.extend(self.attribution(token, chance));
            }
        }
        found
    }

    /// The attribution of a word that is a cue with this chance, without the words of `others`.
    pub(crate) fn apart(
        &mut self,
        head: usize,
        cue_chance: f32,
        others: &[Extent],
    ) -> Option<Attribution> {
        self.blocked.extend_from_slice(others);
        let apart = self.attribution(head, cue_chance);
        self.blocked.clear();
        apart
    }

    /// The attribution of a word that is taken for a cue, whatever the model says of it.
    pub(crate) fn given(&mut self, head: usize, others: &[Extent]) -> Option<Attribution> {
        self.apart(head, GIVEN, others)
    }

    fn attribution(&mut self, head: usize, cue_chance: f32) -> Option<Attribution> {
        self.look_from(head);
        let (source, source_chance) = self.source(head);
        let mut shapes = self.shapes(head, source);
        let chance_of = |side: fn(&(bool, bool)) -> bool| -> f32 {
            shapes
                .iter()
                .zip(&SHAPES)
                .filter(|(_, shape)| side(shape))
                .map(|(chance, _)| chance)
                .sum()
        };
        let (may_before, may_after) =
            (chance_of(|shape| shape.0) > UNLIKELY, chance_of(|shape| shape.1) > UNLIKELY);
        let before = if may_before { self.part(head, source, Side::Before) } else { None };
        let after = if may_after { self.part(head, source, Side::After) } else { None };
        for (chance, (needs_before, needs_after)) in shapes.iter_mut().zip(SHAPES) {
            if needs_before && before.is_none() || needs_after && after.is_none() {
                *chance = 0.0;
            }
        }
        let best = (0..SHAPES.len()).max_by(|a, b| shapes[*a].total_cmp(&shapes[*b]))?;
        let shape_chance = shapes[best];
        if shape_chance <= 0.0 {
            return None;
        }
        let (takes_before, takes_after) = SHAPES[best];
        let (before, after) = (before.filter(|_| takes_before), after.filter(|_| takes_after));
        let extent = |part: Option<(Extent, f32)>| part.map(|part| part.0);
        let chance = |part: Option<(Extent, f32)>| part.map_or(1.0, |part| part.1);
        let mut found = Attribution {
            head,
            cue: self.cue_words(head, source, extent(before), extent(after)),
            source,
            before: extent(before),
            after: extent(after),
            chances: [cue_chance, source_chance, shape_chance, chance(before), chance(after)],
            chance: 0.0,
        };
        self.features.clear();
        accept(self.scene, &found, &mut self.features);
        found.chance = self.model.trust.probability(self.model.accept.score(&self.features));
        Some(found)
    }

    /// Finds the ways from a cue, which all that is decided about it looks at.
    pub(crate) fn look_from(&mut self, head: usize) {
        self.paths.find(self.scene, head);
    }

    /// How likely each of [`SHAPES`] is.
    pub(crate) fn shapes(&mut self, head: usize, source: Option<Extent>) -> [f32; SHAPES.len()] {
        let mut shapes = [0.0; SHAPES.len()];
        for (shape, score) in shapes.iter_mut().enumerate() {
            self.features.clear();
            content::shape_features(
                self.scene,
                &self.paths,
                head,
                source,
                shape,
                &mut self.features,
            );
            *score = self.model.content.score(&self.features);
        }
        normalize(&mut shapes);
        shapes
    }

    /// The likeliest words of a cue whose source and content are known.
    pub(crate) fn cue_words(
        &mut self,
        head: usize,
        source: Option<Extent>,
        before: Option<Extent>,
        behind: Option<Extent>,
    ) -> Extent {
        let view = extent::View {
            scene: self.scene,
            paths: &self.paths,
            cue: head,
            source,
            behind,
            before,
        };
        let [start, end] = [false, true].map(|at_end| {
            view.edges(at_end, &mut self.words);
            let features = |at: usize, out: &mut Features| view.edge(at, at_end, out);
            likeliest(&self.model.extent, &self.words, &mut self.features, features).unwrap_or(head)
        });
        (start, end)
    }

    /// The likeliest source of a cue.
    pub(crate) fn source(&mut self, cue: usize) -> (Option<Extent>, f32) {
        let subject = self.scene.parse.subject(cue);
        source::heads(self.scene, cue, &mut self.heads);
        self.scores.clear();
        self.features.clear();
        source::none_features(self.scene, cue, subject, &mut self.features);
        self.scores.push(self.model.source.score(&self.features));
        for &head in &self.heads {
            self.features.clear();
            source::head_features(self.scene, &self.paths, cue, head, subject, &mut self.features);
            self.scores.push(self.model.source.score(&self.features));
        }
        normalize(&mut self.scores);
        let best = (0..self.scores.len())
            .max_by(|a, b| self.scores[*a].total_cmp(&self.scores[*b]))
            .unwrap_or(0);
        let chance = self.scores[best];
        let Some(head) = best.checked_sub(1).map(|at| self.heads[at]) else {
            return (None, chance);
        };
        let [start, end] = [false, true].map(|at_end| {
            source::edges(self.scene, head, cue, at_end, &mut self.words);
            let features = |at: usize, out: &mut Features| {
                source::edge_features(self.scene, cue, head, at, at_end, out);
            };
            likeliest(&self.model.source, &self.words, &mut self.features, features).unwrap_or(head)
        });
        (Some((start, end)), chance)
    }

    /// The likeliest part of the content on one side.
    pub(crate) fn part(
        &mut self,
        cue: usize,
        source: Option<Extent>,
        side: Side,
    ) -> Option<(Extent, f32)> {
        content::places(self.scene, cue, source, side, &mut self.places);
        if !self.blocked.is_empty() {
            let free = |at: &usize| !self.blocked.iter().any(|part| holds(*part, *at));
            self.places.starts.retain(free);
            self.places.ends.retain(free);
        }
        let view = content::View { scene: self.scene, paths: &self.paths, cue, source, side };
        let mut rate = |ats: &[usize], is_end: bool| -> Vec<(f32, content::Place)> {
            ats.iter()
                .map(|&at| {
                    self.features.clear();
                    let place = view.place(at, is_end, &mut self.features);
                    (self.model.content.score(&self.features), place)
                })
                .collect()
        };
        let starts = rate(&self.places.starts, false);
        let ends = rate(&self.places.ends, true);
        let pairs = best_pairs(&starts, &ends, source, &self.blocked);
        self.scores.clear();
        for pair in &pairs {
            self.features.clear();
            view.pair(starts[pair.1].1, ends[pair.2].1, &mut self.features);
            self.scores.push(pair.0 + self.model.content.score(&self.features));
        }
        let best = (0..pairs.len()).max_by(|a, b| self.scores[*a].total_cmp(&self.scores[*b]))?;
        normalize(&mut self.scores);
        Some(((starts[pairs[best].1].1.at, ends[pairs[best].2].1.at), self.scores[best]))
    }
}

/// The word that scores best; of equal ones, the first.
fn likeliest<S: Score>(
    model: &S,
    words: &[usize],
    features: &mut Features,
    describe: impl Fn(usize, &mut Features),
) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for &at in words {
        features.clear();
        describe(at, features);
        let score = model.score(features);
        if best.is_none_or(|best| score > best.0) {
            best = Some((score, at));
        }
    }
    best.map(|best| best.1)
}

/// The pairs of a start and an end that promise most, none straddling the source or what belongs to others: score, start and end.
pub(crate) fn best_pairs(
    starts: &[(f32, content::Place)],
    ends: &[(f32, content::Place)],
    source: Option<Extent>,
    blocked: &[Extent],
) -> Vec<(f32, usize, usize)> {
    let best_first = |a: &(f32, usize, usize), b: &(f32, usize, usize)| {
        b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2)))
    };
    let mut pairs = Vec::new();
    for (s, start) in starts.iter().enumerate() {
        for (e, end) in ends.iter().enumerate() {
            let mut taken = source.iter().chain(blocked);
            let straddles = taken.any(|(first, last)| start.1.at < *first && *last < end.1.at);
            if start.1.at <= end.1.at && !straddles {
                pairs.push((start.0 + end.0, s, e));
            }
        }
    }
    if pairs.len() > PAIRS {
        pairs.select_nth_unstable_by(PAIRS, best_first);
        pairs.truncate(PAIRS);
    }
    pairs.sort_by(best_first);
    pairs
}

/// The bounds of the steps in which a chance is looked at: of half a logit each.
static STEPS: LazyLock<[f32; 37]> = LazyLock::new(|| {
    std::array::from_fn(|step| {
        let halves = i8::try_from(step).unwrap_or(0) - 18;
        probability((f32::from(halves) - 0.5) / 2.0)
    })
});

/// The features of an attribution as a whole.
pub(crate) fn accept(scene: &Scene<'_>, found: &Attribution, out: &mut Features) {
    const B: u32 = 7000;
    let c = scene.word(found.head);
    let (lexical, tag) = (u32::from(c.cue), c.tag as u32);
    let step =
        |chance: f32| u32::try_from(STEPS.partition_point(|bound| *bound <= chance)).unwrap_or(0);
    let steps = found.chances.map(step);
    let shape = u32::from(found.before.is_some()) + 2 * u32::from(found.after.is_some());
    let source = found.source.map_or(0, |(start, end)| {
        let head = (start..=end).find(|at| !holds((start, end), scene.head(*at)));
        head.map_or(1, |head| 2 + cue::class_of(scene.word(head)))
    });
    let content = found.after.or(found.before).unwrap_or((0, 0));
    let (first, last) = (scene.word(content.0), scene.word(content.1));
    let titled = scene.quoted(content.0).is_some_and(|quoted| quoted.is_titled);
    let quoted = u32::from(first.quotation.is_some())
        + 2 * u32::from(last.quotation.is_some())
        + 4 * u32::from(titled);
    let words = cue::log(content.1 + 1 - content.0);
    for (at, step) in (0..).zip(steps) {
        out.put(B, [at, step]);
        out.put(B + 1, [at, step, lexical.min(1)]);
    }
    out.put(B + 2, [steps[0], shape, quoted]);
    out.put(B + 3, [steps[0], c.pos as u32]);
    out.put(B + 4, [source, shape]);
    out.put(B + 5, [source, lexical]);
    out.put(B + 6, [shape, quoted, words]);
    out.put(B + 7, [words, lexical]);
    out.put(B + 8, [first.tag as u32, shape, tag]);
    out.put(B + 9, [c.in_title.into(), shape, tag]);
    out.put(B + 10, [c.lemma]);
    out.put(B + 11, [steps[0], steps[1]]);
    let inside = u32::from(c.quotation.is_some());
    out.put(B + 12, [inside, quoted, tag]);
    let cue_words = cue::log(found.cue.1 + 1 - found.cue.0);
    out.put(B + 13, [cue_words, words.min(3), c.pos as u32]);
}
