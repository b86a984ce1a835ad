//! From a document to its claims: sentence by sentence, what the other files find is put together here.

use std::collections::BTreeSet;
use std::ops::Range;

use dateline_actors::{Class, MentionKind};
use dateline_core::{Actor, Count, DateRange, Document, Span};

use crate::attacks::{take_up, tell_enemies};
use crate::binding::{Binding, Outcome, bind};
use crate::claimant::{Source, Speakers};
use crate::doers::Doers;
use crate::facts::{Category, Claim, Facts, Flag, Group, Rejected, Victims, Why};
use crate::named::{Known, Named, named};
use crate::numbers::quantities;
use crate::phrases::{Phrase, PhraseKind, phrases};
use crate::place::Ground;
use crate::predicates::{Kind, Predicate, Voice, predicates};
use crate::reading::Reading;
use crate::shares::{
    goes_on, inherit, is_other, own_troops, take_from_loser, tell_what_came_of_it,
};
use crate::sources::name_sources;
use crate::status::Status;
use crate::stretches::since_the_war;
use crate::victims::People;
use crate::when::Dates;
use crate::words::class;

/// Finds the claims of a document.
pub(crate) fn claims(
    doc: &Document,
    reading: &Reading<'_>,
    actors: &dateline_actors::Facts,
    quotes: &dateline_quotes::Facts,
    ground: Ground<'_>,
) -> Facts {
    let (facts, shot) = (Facts::default(), BTreeSet::new());
    let mut story = Story { doc, reading, actors, quotes, ground, dates: None, facts, shot };
    for index in 0..reading.surface.sentences().len() {
        story.sentence(index);
    }
    tell_what_came_of_it(&mut story.facts.claims, &story.shot);
    let mut told = std::mem::take(&mut story.facts.claims);
    take_up(reading, &mut told, |index| story.doers_in(index));
    story.facts.claims = told;
    name_sources(reading, actors, &mut story.facts.claims);
    story.facts.claims.iter_mut().for_each(|claim| tell_enemies(reading, claim));
    for (number, claim) in story.facts.claims.iter_mut().enumerate() {
        claim.id = format!("c{}", number + 1);
    }
    story.facts
}

/// A document while it is read.
struct Story<'a> {
    doc: &'a Document,
    reading: &'a Reading<'a>,
    actors: &'a dateline_actors::Facts,
    quotes: &'a dateline_quotes::Facts,
    ground: Ground<'a>,
    /// Found when the first claim asks for them.
    dates: Option<Dates>,
    facts: Facts,
    /// The numbers of those of whom a verb only tells that they were shot or stabbed.
    shot: BTreeSet<Span>,
}

/// What is known of a sentence while its claims are made.
struct Scene<'a> {
    index: usize,
    tokens: Range<usize>,
    evidence: Span,
    phrases: &'a [Phrase],
    predicates: &'a [Predicate],
    replaces: bool,
}

impl Story<'_> {
    fn sentence(&mut self, index: usize) {
        let Some(sentence) = self.reading.surface.sentences().get(index) else { return };
        let (tokens, evidence) = (sentence.tokens.clone(), sentence.span);
        let predicates = predicates(self.reading, tokens.clone());
        if predicates.is_empty() {
            return;
        }
        let quantities = quantities(self.reading, tokens.clone());
        let known = self.known(evidence);
        let named = named(self.reading, &predicates, &known);
        let phrases = phrases(self.reading, tokens.clone(), &quantities, &named);
        let outcomes = bind(self.reading, &tokens, &phrases, &predicates);
        // `27 dead, up from 19`: a toll that rose was right before.
        let rose = |phrase: &Phrase| {
            let before = |back: usize| phrase.tokens.start.checked_sub(back);
            before(2).is_some_and(|at| self.reading.norm(at) == "up")
        };
        let replaces =
            phrases.iter().any(|phrase| phrase.why == Some(Why::Replaced) && !rose(phrase));
        let scene =
            Scene { index, tokens, evidence, phrases: &phrases, predicates: &predicates, replaces };
        let mut bound = Vec::new();
        for (phrase, outcome) in phrases.iter().zip(outcomes) {
            match outcome {
                Outcome::Bound(binding) => bound.push(binding),
                Outcome::Rejected(why) if phrase.kind == PhraseKind::Number => {
                    self.reject(phrase, why)
                }
                Outcome::Rejected(_) => {}
            }
        }
        let first = self.facts.claims.len();
        self.counted(&scene, &bound);
        self.each_named(&scene, &bound, &named);
        self.uncounted(&scene, &bound);
        self.facts.claims[first..].sort_by_key(|claim| (claim.span, claim.category));
        self.lean_on_reports(&scene, &bound, first);
    }

    /// The tokens of the people, and of all else, that a sentence names.
    fn known(&self, sentence: Span) -> Known {
        let mut known = Known::default();
        for mention in self.actors.mentions_in(sentence) {
            let tokens = self.reading.surface.tokens_in(mention.span);
            let class = self.actors.actors_of(mention).next().map(|known| known.class);
            match (mention.kind, class) {
                (MentionKind::Name, Some(Class::Person)) => known.people.push(tokens),
                (_, Some(Class::Person) | None) => {}
                (_, Some(_)) => known.others.push(tokens),
            }
        }
        known
    }

    fn reject(&mut self, phrase: &Phrase, why: Why) {
        if let Some(span) = self.reading.span(phrase.number.clone()) {
            self.facts.rejected.push(Rejected { span, why });
        }
    }

    /// The claims of phrases that count.
    fn counted(&mut self, scene: &Scene<'_>, bound: &[Binding]) {
        let mut last: Option<Victims> = None;
        let mut before: Option<(usize, Actor)> = None;
        let mut made = Vec::new();
        for binding in bound {
            let phrase = &scene.phrases[binding.phrase];
            let first = self.facts.claims.len();
            let victims = self.claim(scene, phrase, binding, last.as_ref());
            if !binding.part {
                last = victims.or(last);
            }
            // `killing two people, injuring seven others`: one doer, where the second has none of its own.
            let Some(claim) = self.facts.claims.get_mut(first) else { continue };
            if claim.perpetrator.is_none()
                && let Some((index, actor)) = &before
                && goes_on(&scene.predicates[*index], &scene.predicates[binding.predicate])
                && claim.victims.side != actor.id
            {
                claim.perpetrator = Some(actor.clone());
            }
            before = claim.perpetrator.clone().map(|actor| (binding.predicate, actor));
            made.push((first, binding.predicate));
        }
        // `at least eight killed and 20 hurt in a raid by rebels`: what stands behind the last is of the first as well.
        for pair in made.windows(2).rev() {
            let [(here, one), (next, other)] = *pair else { continue };
            let (one, other) = (&scene.predicates[one], &scene.predicates[other]);
            let suffer = |predicate: &Predicate| {
                matches!(
                    predicate.kind,
                    Kind::Transitive { voice: Voice::Passive | Voice::Reduced }
                )
            };
            let shared = self.facts.claims[next].perpetrator.clone();
            let claim = &mut self.facts.claims[here];
            if claim.perpetrator.is_none()
                && suffer(one)
                && suffer(other)
                && goes_on(one, other)
                && shared.as_ref().is_some_and(|actor| actor.id != claim.victims.side)
            {
                claim.perpetrator = shared;
            }
        }
    }

    /// The claim of a phrase; what it counts where words are left out is told by `last`.
    fn claim(
        &mut self,
        scene: &Scene<'_>,
        phrase: &Phrase,
        binding: &Binding,
        last: Option<&Victims>,
    ) -> Option<Victims> {
        let predicate = &scene.predicates[binding.predicate];
        let span = self.reading.span(phrase.number.clone())?;
        let source = self.speakers().of(phrase, span, predicate.light, &scene.tokens);
        let people = self.people(scene);
        let mut victims = people.of_phrase(phrase, predicate, source.claimant.as_ref());
        let elliptical = phrase.head.is_none() || phrase.of_them || is_other(self.reading, phrase);
        if let Some(last) = last.filter(|_| elliptical || binding.part) {
            let other = is_other(self.reading, phrase);
            inherit(&mut victims, last, binding.part, other);
        }
        let doers = self.doers(scene.tokens.clone());
        if let Some((loser, group)) = doers.loser(predicate) {
            take_from_loser(&mut victims, loser, group);
        }
        let perpetrator = doers.of(predicate, phrase, victims.side.as_deref());
        // `hit rebel posts, killing 12 militants`: those of whom was hit.
        let nameless = victims.side.is_none() && victims.sides.is_empty();
        if nameless && (victims.group == Group::Military || phrase.of_them) {
            let target = doers.target(predicate).and_then(|actor| actor.id);
            let did_it = perpetrator.as_ref().and_then(|actor| actor.id.as_ref());
            victims.side = target.filter(|target| Some(target) != did_it);
        }
        own_troops(self.reading, &mut victims, source.claimant.as_ref(), perpetrator.as_ref());
        let part = Part {
            count: phrase.count,
            span,
            category: binding.category,
            victims: victims.clone(),
            source,
            perpetrator,
        };
        self.push(scene, part, predicate, Some(binding));
        Some(victims)
    }

    /// Of a list of names, each by itself: a part of what the list counts.
    fn each_named(&mut self, scene: &Scene<'_>, bound: &[Binding], named: &[Named]) {
        for binding in bound {
            let phrase = &scene.phrases[binding.phrase];
            let list = named.iter().find(|named| named.tokens == phrase.tokens);
            for name in list.into_iter().flat_map(|list| &list.each) {
                let one = Phrase {
                    tokens: name.clone(),
                    number: name.clone(),
                    count: Count::exact(1),
                    ..phrase.clone()
                };
                let binding = Binding { part: true, ..binding.clone() };
                self.claim(scene, &one, &binding, None);
            }
        }
    }

    /// The claims of nouns that say two or more by themselves.
    fn uncounted(&mut self, scene: &Scene<'_>, bound: &[Binding]) {
        for (index, predicate) in scene.predicates.iter().enumerate() {
            let counted = bound.iter().any(|binding| binding.predicate == index);
            let held = scene.phrases.iter().any(|phrase| {
                phrase.tokens.end == predicate.tokens.start
                    && matches!(phrase.kind, PhraseKind::Number | PhraseKind::Zero)
            });
            if counted || held || predicate.kind != (Kind::Noun { bare: true }) {
                continue;
            }
            let Some(span) = self.reading.span(predicate.tokens.clone()) else { continue };
            let mut source = self.speakers().of_noun(span, predicate.light);
            if source.claimant.is_none() {
                source.claimant = self.speakers().mourner(&scene.tokens, predicate.tokens.start);
            }
            let people = self.people(scene);
            let victims = people.of_noun(predicate);
            let category = predicate.category;
            let part =
                Part { count: Count::plural(), span, category, victims, source, perpetrator: None };
            self.push(scene, part, predicate, None);
        }
    }

    fn push(
        &mut self,
        scene: &Scene<'_>,
        part: Part,
        predicate: &Predicate,
        binding: Option<&Binding>,
    ) {
        let dates = self.dates.take().unwrap_or_else(|| {
            Dates::new(self.reading, self.doc.published(), self.doc.meta.dateline)
        });
        let (when, since) = if part.count == Count::plural() {
            (dates.of_mention(self.reading, scene.index, part.span), false)
        } else {
            let total = binding.is_some_and(|binding| binding.total);
            let told = dates.of(self.reading, scene.index, part.span, total);
            // The total of a war that the sentence dates not is of no day.
            let status = Status::new(self.reading, scene.tokens.clone(), predicate);
            let told = told.filter(|told| told.own || !status.is_of_war());
            let war = told.is_none()
                && (status.is_of_war() || since_the_war(self.reading, scene.tokens.clone()));
            (told.map(|told| told.days), war || told.is_some_and(|told| told.since))
        };
        let background = when.is_some_and(|when| dates.is_background(when));
        self.dates = Some(dates);
        let flags = self.flags(scene, &part, predicate, binding, when, [background, since]);
        let side = part.victims.side.as_deref();
        let stands = [Flag::Background, Flag::Cumulative].map(|flag| flags.contains(&flag));
        let place = self.ground.place(
            scene.evidence,
            part.span,
            stands,
            side,
            part.category == Category::Displaced,
        );
        if part.category == Category::Unspecified
            && matches!(predicate.kind, Kind::Transitive { .. })
        {
            self.shot.insert(part.span);
        }
        self.facts.claims.push(Claim {
            id: String::new(),
            count: part.count,
            span: part.span,
            evidence: scene.evidence,
            category: part.category,
            victims: part.victims,
            claimant: part.source.claimant,
            relay: part.source.relay,
            when,
            place,
            perpetrator: part.perpetrator,
            flags: flags.into_iter().collect(),
            part: binding.is_some_and(|binding| binding.part),
            review: None,
        });
    }

    fn flags(
        &self,
        scene: &Scene<'_>,
        part: &Part,
        predicate: &Predicate,
        binding: Option<&Binding>,
        when: Option<DateRange>,
        [background, since]: [bool; 2],
    ) -> BTreeSet<Flag> {
        let says = |classes: u64| scene.tokens.clone().any(|at| self.reading.word(at).is(classes));
        let status = Status::new(self.reading, scene.tokens.clone(), predicate);
        let year = self.doc.published().map(jiff::civil::Date::year);
        let counted = part.count != Count::plural();
        let asserted = !status.is_presupposed();
        let safe = part.category == Category::Missing && status.is_over();
        let over_years = counted && asserted && (status.over_years() || status.is_of_war());
        let background = background
            || over_years
            || when.is_none() && since
            || status.is_recalled()
            || year.and_then(|year| status.year_before(year)).is_some_and(|named| {
                // A date with that year says by itself how long ago it is.
                !when
                    .is_some_and(|days| (days.first().year()..=days.last().year()).contains(&named))
            });
        let zero = part.count == Count::none();
        let flags = [
            (Flag::Background, background),
            (Flag::Negated, predicate.negated && !zero || part.source.denied && asserted || safe),
            (
                Flag::Hypothetical,
                predicate.hypothetical || part.source.believed && asserted || status.may_be(),
            ),
            (Flag::Disputed, says(class::DISPUTED)),
            (Flag::Cumulative, over_years || since || binding.is_some_and(|binding| binding.total)),
            (Flag::Correction, scene.replaces),
        ];
        flags.into_iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag).collect()
    }

    /// `One was reported killed and three were wounded`: all claims of the sentence lean on the report before it.
    fn lean_on_reports(&mut self, scene: &Scene<'_>, bound: &[Binding], first: usize) {
        let reported = bound.iter().any(|binding| scene.predicates[binding.predicate].reported);
        let Some(before) = scene.index.checked_sub(1).filter(|_| reported) else { return };
        let Some(before) = self.reading.surface.sentences().get(before) else { return };
        let Some(actor) = self.speakers().reported(&before.tokens) else { return };
        for claim in &mut self.facts.claims[first..] {
            claim.claimant.get_or_insert_with(|| actor.clone());
        }
    }

    fn speakers(&self) -> Speakers<'_> {
        Speakers {
            reading: self.reading,
            places: self.ground.places,
            actors: self.actors,
            quotes: self.quotes,
        }
    }

    fn doers(&self, tokens: Range<usize>) -> Doers<'_> {
        let home = self.ground.places.home.as_ref();
        Doers { reading: self.reading, actors: self.actors, home, sentence: tokens }
    }

    fn doers_in(&self, index: usize) -> Option<Doers<'_>> {
        let sentence = self.reading.surface.sentences().get(index)?;
        Some(self.doers(sentence.tokens.clone()))
    }

    fn people(&self, scene: &Scene<'_>) -> People<'_> {
        People { reading: self.reading, actors: self.actors, sentence: scene.tokens.clone() }
    }
}

/// A claim less what all claims of its sentence share.
struct Part {
    count: Count,
    span: Span,
    category: Category,
    victims: Victims,
    source: Source,
    perpetrator: Option<Actor>,
}
