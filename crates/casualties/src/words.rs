//! What single words and set phrases mean to the rules, compiled from the tables.
//!
//! It knows forms alone: which of two meanings a word has where it stands is for the rules to say.

use std::collections::HashMap;

pub(crate) use crate::class;
use crate::facts::{Category, Group, Why};
use crate::reading::Phrases;
use crate::tables::{LightVictims, Modifier, Tables};

/// What a word means.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    pub(crate) classes: u64,
    pub(crate) value: Option<u64>,
    pub(crate) scale: Option<u64>,
    /// How many people a noun in the singular stands for: `couple`.
    pub(crate) holds: Option<u64>,
    pub(crate) person: Option<Person>,
    pub(crate) deciding: Option<Group>,
    pub(crate) verb: Option<Verb>,
    pub(crate) noun: Option<Noun>,
    pub(crate) adjective: Option<Category>,
}

impl Word {
    /// Whether it is in one of these classes.
    pub(crate) fn is(self, classes: u64) -> bool {
        self.classes & classes != 0
    }
}

/// A noun for people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Person {
    pub(crate) group: Group,
    pub(crate) singular: bool,
    pub(crate) plural: bool,
}

/// A verb that tells of casualties.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verb {
    pub(crate) category: Category,
    pub(crate) transitive: bool,
    /// Bits of the forms that the word is: 0 base, 1 third person, 2 past, 3 participle, 4 -ing.
    pub(crate) forms: u8,
}

impl Verb {
    /// Whether it can be a passive's participle.
    pub(crate) fn is_participle(self) -> bool {
        self.forms & 0b1000 != 0
    }
}

/// A noun that counts casualties.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noun {
    pub(crate) category: Category,
    pub(crate) plural: bool,
    /// Whether it stands for a bare plural by itself.
    pub(crate) bare: bool,
    /// Whether it is a casualty word only where a word of finding stands in the sentence.
    pub(crate) found: bool,
}

/// A light verb as compiled.
#[derive(Debug, Clone)]
pub(crate) struct LightVerb {
    pub(crate) category: Category,
    pub(crate) victims: LightVictims,
    pub(crate) nouns: Vec<String>,
    pub(crate) forms: u8,
}

/// All that the rules know of words.
#[derive(Debug)]
pub(crate) struct Words {
    words: HashMap<String, Word>,
    /// Phrases before a number, keyed by their last word.
    pub(crate) before: Phrases<Modifier>,
    /// Phrases behind a number.
    pub(crate) after: Phrases<Modifier>,
    /// Vague numbers in the chosen table.
    pub(crate) vague: Phrases<(u64, Option<u64>)>,
    /// Verbs of several words.
    pub(crate) phrasal: Phrases<Verb>,
    /// Adjectives of several words.
    pub(crate) conditions: Phrases<Category>,
    /// Phrases that a total follows.
    pub(crate) tolls: Phrases<Category>,
    /// Light verbs by a form of the verb.
    pub(crate) light: HashMap<String, Vec<LightVerb>>,
}

impl Words {
    /// Whether a noun is of those who did it, behind which `of` names the victims: `the killers of six teachers`.
    pub(crate) fn is_doer(&self, noun: &str) -> bool {
        let known = self.light.get(noun);
        known.is_some_and(|verbs| verbs.iter().any(|verb| verb.victims == LightVictims::Of))
    }

    /// Compiles tables; later ones add to earlier ones and win over them.
    pub(crate) fn new(tables: &[Tables], vague: &str) -> anyhow::Result<Words> {
        let mut words: HashMap<String, Word> = HashMap::new();
        for table in tables {
            enter_classes(&mut words, table)?;
            enter_numbers(&mut words, table);
            enter_people(&mut words, table)?;
            enter_predicates(&mut words, table)?;
        }
        let Some(vague_table) = tables.iter().rev().find_map(|table| table.vague.get(vague)) else {
            let mut names: Vec<_> =
                tables.iter().flat_map(|table| table.vague.keys().cloned()).collect();
            names.sort();
            names.dedup();
            anyhow::bail!(
                "unknown table `{vague}` of vague numbers, known are: {}",
                names.join(", ")
            );
        };
        let modifiers = |of: fn(&Tables) -> &std::collections::BTreeMap<Modifier, Vec<String>>| {
            let lists = tables.iter().flat_map(move |table| of(table).iter());
            lists
                .flat_map(|(modifier, list)| list.iter().map(|phrase| (phrase.clone(), *modifier)))
                .collect::<Vec<_>>()
        };
        let vague = vague_table.iter().map(|(phrase, values)| {
            let low = values.first().copied().unwrap_or(2);
            (phrase.clone(), (low, values.get(1).copied()))
        });
        Ok(Words {
            before: Phrases::new(modifiers(|table| &table.before), |words| words.last()),
            after: Phrases::new(modifiers(|table| &table.after), |words| words.first()),
            vague: Phrases::new(vague, |words| words.first()),
            phrasal: Phrases::new(phrasal(tables)?, |words| words.first()),
            conditions: Phrases::new(
                tables
                    .iter()
                    .flat_map(|table| pairs(&table.adjectives))
                    .filter(|(_, phrase)| phrase.contains(' '))
                    .map(|(category, phrase)| (phrase.clone(), category)),
                |words| words.first(),
            ),
            tolls: Phrases::new(
                tables
                    .iter()
                    .flat_map(|table| pairs(&table.tolls))
                    .map(|(category, phrase)| (phrase.clone(), category)),
                |words| words.first(),
            ),
            light: light(tables)?,
            words,
        })
    }

    /// Whether a word of a body's name shows that it has soldiers.
    pub(crate) fn is_official(&self, norm: &str) -> bool {
        self.get(norm).is(class::OFFICIAL)
    }

    /// What a word means; nothing where no table has it.
    pub(crate) fn get(&self, norm: &str) -> Word {
        self.words.get(norm).copied().unwrap_or_default()
    }
}

fn pairs<K: Copy>(
    table: &std::collections::BTreeMap<K, Vec<String>>,
) -> impl Iterator<Item = (K, &String)> {
    table.iter().flat_map(|(key, list)| list.iter().map(move |entry| (*key, entry)))
}

fn enter_classes(words: &mut HashMap<String, Word>, table: &Tables) -> anyhow::Result<()> {
    for (key, list) in table.closed.iter().chain(&table.measures) {
        let Some((_, bit)) = class::KEYS.iter().find(|(name, _)| name == key) else {
            anyhow::bail!("unknown class of words `{key}`");
        };
        for word in list {
            words.entry(word.clone()).or_default().classes |= bit;
        }
    }
    for thing in &table.things.nouns {
        words.entry(thing.clone()).or_default().classes |= class::THING;
    }
    Ok(())
}

fn enter_numbers(words: &mut HashMap<String, Word>, table: &Tables) {
    for (word, value) in &table.values {
        words.entry(word.clone()).or_default().value = Some(*value);
    }
    // `thirtythree`: tens and units written as one word.
    for (tens, value) in table.values.iter().filter(|(_, value)| (20..100).contains(*value)) {
        for (unit, part) in table.values.iter().filter(|(_, part)| (1..10).contains(*part)) {
            words.entry(format!("{tens}{unit}")).or_default().value = Some(value + part);
        }
    }
    for (word, value) in &table.holds {
        words.entry(word.clone()).or_default().holds = Some(*value);
    }
    for (word, value) in &table.scales {
        words.entry(word.clone()).or_default().scale = Some(*value);
    }
}

fn enter_people(words: &mut HashMap<String, Word>, table: &Tables) -> anyhow::Result<()> {
    for (group, entry) in pairs(&table.groups) {
        let [one, many] = forms(entry)?;
        let same = one == many;
        words.entry(one).or_default().person = Some(Person { group, singular: true, plural: same });
        if !same {
            words.entry(many).or_default().person =
                Some(Person { group, singular: false, plural: true });
        }
    }
    for (group, word) in pairs(&table.deciding) {
        words.entry(word.clone()).or_default().deciding = Some(group);
    }
    Ok(())
}

fn enter_predicates(words: &mut HashMap<String, Word>, table: &Tables) -> anyhow::Result<()> {
    for (list, transitive) in [(&table.transitive, true), (&table.intransitive, false)] {
        for (category, entry) in pairs(list) {
            for (form, word) in verb_forms(entry)?.into_iter().enumerate() {
                let slot = &mut words.entry(word).or_default().verb;
                let forms = slot.map_or(0, |verb| verb.forms) | 1 << form;
                *slot = Some(Verb { category, transitive, forms });
            }
        }
    }
    let nouns =
        [(&table.nouns, false, false), (&table.bare, true, false), (&table.remains, false, true)];
    for (list, bare, found) in nouns {
        for (category, entry) in pairs(list) {
            let [one, many] = forms(entry)?;
            let noun = |plural| Some(Noun { category, plural, bare, found });
            words.entry(one).or_default().noun = noun(false);
            words.entry(many).or_default().noun = noun(true);
        }
    }
    for light in table.light.iter().filter(|light| light.victims == LightVictims::Noun) {
        for noun in &light.nouns {
            words.entry(noun.clone()).or_default().classes |= class::LIGHT_NOUN;
        }
    }
    for (category, word) in pairs(&table.adjectives).filter(|(_, word)| !word.contains(' ')) {
        words.entry(word.clone()).or_default().adjective = Some(category);
    }
    Ok(())
}

fn phrasal(tables: &[Tables]) -> anyhow::Result<Vec<(String, Verb)>> {
    let mut out: Vec<(String, Verb)> = Vec::new();
    let entries = tables.iter().flat_map(|table| {
        let transitive = pairs(&table.phrasal).map(|(category, entry)| (category, entry, true));
        let others = pairs(&table.phrasal_intransitive);
        transitive.chain(others.map(|(category, entry)| (category, entry, false)))
    });
    for (category, entry, transitive) in entries {
        let Some((verb, rest)) = entry.split_once('|') else {
            anyhow::bail!("the entry `{entry}` needs a bar between its verb and what follows");
        };
        for (form, word) in verb_forms(verb)?.into_iter().enumerate() {
            let phrase = format!("{word} {}", rest.trim());
            match out.iter_mut().find(|(known, _)| *known == phrase) {
                Some((_, verb)) => verb.forms |= 1 << form,
                None => out.push((phrase, Verb { category, transitive, forms: 1 << form })),
            }
        }
    }
    Ok(out)
}

fn light(tables: &[Tables]) -> anyhow::Result<HashMap<String, Vec<LightVerb>>> {
    let mut out: HashMap<String, Vec<LightVerb>> = HashMap::new();
    for light in tables.iter().flat_map(|table| &table.light) {
        let mut by_word: Vec<(String, u8)> = Vec::new();
        for entry in &light.verbs {
            for (form, word) in verb_forms(entry)?.into_iter().enumerate() {
                match by_word.iter_mut().find(|(known, _)| *known == word) {
                    Some((_, bits)) => *bits |= 1 << form,
                    None => by_word.push((word, 1 << form)),
                }
            }
        }
        if matches!(light.victims, LightVictims::Fighters | LightVictims::Of) {
            by_word.extend(light.nouns.iter().map(|noun| (noun.clone(), 0)));
        }
        for (word, forms) in by_word {
            let nouns = light.nouns.clone();
            let verb = LightVerb { category: light.category, victims: light.victims, nouns, forms };
            out.entry(word).or_default().push(verb);
        }
    }
    Ok(out)
}

/// The five forms of a verb: as given, or of a regular verb made from its base.
fn verb_forms(entry: &str) -> anyhow::Result<[String; 5]> {
    let mut words = entry.split_whitespace();
    let (Some(base), None) = (words.next(), words.next()) else { return forms::<5>(entry) };
    let stem = base.strip_suffix('e');
    let consonant = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let third = match consonant {
        Some(stem) => format!("{stem}ies"),
        None => format!("{base}{}", if hisses { "es" } else { "s" }),
    };
    let past = match (consonant, stem) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some(_)) => format!("{base}d"),
        (None, None) => format!("{base}ed"),
    };
    let ing = format!("{}ing", stem.filter(|stem| !stem.ends_with('e')).unwrap_or(base));
    Ok([base.to_owned(), third, past.clone(), past, ing])
}

/// The forms of an entry, which must have so many.
fn forms<const N: usize>(entry: &str) -> anyhow::Result<[String; N]> {
    let words: Vec<String> = entry.split_whitespace().map(str::to_owned).collect();
    let found = words.len();
    words
        .try_into()
        .map_err(|_| anyhow::anyhow!("the entry `{entry}` has {found} forms and needs {N}"))
}

/// The reason that a class of measures gives.
pub(crate) fn why(word: Word) -> Option<Why> {
    [
        (class::DISTANCE, Why::Distance),
        (class::DURATION, Why::Duration),
        (class::MONEY, Why::Money),
        (class::PERCENTAGE, Why::Percentage),
    ]
    .into_iter()
    .find(|(bit, _)| word.is(*bit))
    .map(|(_, why)| why)
}
