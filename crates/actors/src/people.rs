//! Who is one person over documents: by the parts of the name, the state and the gender. Of those who are named in full, two
//! are one where first and last name agree and nothing between them speaks against it; who goes by a surname alone is the
//! one bearer of it, if there is one. What fits several is left by itself.

use std::collections::BTreeMap;

use crate::lexicon::Gender;

/// A person as one or more documents know it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sighting {
    pub(crate) name: String,
    /// The code of the state that it speaks for.
    pub(crate) state: Option<String>,
    pub(crate) gender: Option<Gender>,
    pub(crate) mentions: usize,
}

/// A name by what tells its bearer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    /// First name, middle names, last name, in lower case; initials have one letter.
    parts: Vec<String>,
    /// `jr`, `iii`
    suffix: Option<String>,
}

/// People who are one, as far as has been found out.
struct Cluster {
    /// Who is in it; never empty.
    members: Vec<usize>,
    state: Option<String>,
    gender: Option<Gender>,
    mentions: usize,
}

/// How many more mentions make one of several bearers the one who is meant.
const OUTWEIGHS: usize = 3;

/// Of each sighting, the number of the person that it is of; numbers are in no particular order.
pub(crate) fn people(sightings: &[Sighting]) -> Vec<usize> {
    let names: Vec<Name> = sightings.iter().map(|sighting| Name::of(&sighting.name)).collect();
    // Those who tell most come first, so that a shorter name finds all whom it may be short for.
    let mut order: Vec<usize> = (0..sightings.len()).collect();
    order.sort_by_key(|&i| {
        let (name, sighting) = (&names[i], &sightings[i]);
        let tells = (name.parts.len(), name.suffix.is_some(), sighting.state.is_some());
        (std::cmp::Reverse(tells), name, sighting)
    });
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for i in order {
        let (name, sighting) = (&names[i], &sightings[i]);
        let mut found: Vec<usize> = Vec::new();
        for key in name.keys() {
            for &cluster in by_key.get(&key).map_or(&[][..], Vec::as_slice) {
                if !found.contains(&cluster)
                    && clusters[cluster].takes(sighting, name)
                    && clusters[cluster].members.iter().all(|&other| names[other].may_be(name))
                {
                    found.push(cluster);
                }
            }
        }
        // An equal name tells more than a longer one.
        let equal = |&cluster: &usize| {
            clusters[cluster].members.iter().any(|&other| names[other].parts == name.parts)
        };
        if found.iter().any(equal) {
            found.retain(equal);
        }
        let cluster = chosen(&clusters, &found).unwrap_or_else(|| {
            clusters.push(Cluster { members: Vec::new(), state: None, gender: None, mentions: 0 });
            clusters.len() - 1
        });
        clusters[cluster].add(i, sighting);
        for key in name.keys().into_iter().chain(name.surname()) {
            let known = by_key.entry(key).or_default();
            if !known.contains(&cluster) {
                known.push(cluster);
            }
        }
    }
    let mut people = vec![0; sightings.len()];
    for (number, cluster) in clusters.iter().enumerate() {
        for &member in &cluster.members {
            people[member] = number;
        }
    }
    people
}

/// The one cluster that fits; of several, one that outweighs the others by far.
fn chosen(clusters: &[Cluster], found: &[usize]) -> Option<usize> {
    let heaviest = found.iter().copied().max_by_key(|&cluster| clusters[cluster].mentions)?;
    let outweighs = |&&other: &&usize| {
        other == heaviest || clusters[other].mentions * OUTWEIGHS <= clusters[heaviest].mentions
    };
    (found.iter().filter(outweighs).count() == found.len()).then_some(heaviest)
}

impl Cluster {
    /// Whether state and gender allow it; beside a full name a gender tells little, as pronouns may be misread.
    fn takes(&self, sighting: &Sighting, name: &Name) -> bool {
        let state =
            self.state.is_none() || sighting.state.is_none() || self.state == sighting.state;
        let gender = name.parts.len() > 1
            || self.gender.is_none()
            || sighting.gender.is_none()
            || self.gender == sighting.gender;
        state && gender
    }

    fn add(&mut self, member: usize, sighting: &Sighting) {
        self.members.push(member);
        self.state = self.state.take().or_else(|| sighting.state.clone());
        self.gender = self.gender.or(sighting.gender);
        self.mentions += sighting.mentions;
    }
}

impl Name {
    fn of(name: &str) -> Name {
        let mut parts: Vec<String> = name
            .split(|c: char| c.is_whitespace() || c == '-')
            .map(|part| {
                part.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
            })
            .filter(|part: &String| !part.is_empty())
            .collect();
        let particles =
            ["al", "el", "bin", "ibn", "de", "del", "la", "van", "von", "der", "den", "abu", "da"];
        if parts.len() > 2 {
            let last = parts.len() - 1;
            let mut at = 0;
            parts.retain(|part| {
                at += 1;
                at == 1 || at > last || !particles.contains(&part.as_str())
            });
        }
        let suffixes = ["jr", "sr", "ii", "iii", "iv"];
        let suffix = parts
            .last()
            .filter(|last| parts.len() > 1 && suffixes.contains(&last.as_str()))
            .cloned();
        if suffix.is_some() {
            parts.pop();
        }
        Name { parts, suffix }
    }

    /// The keys under which another name of the same bearer may be found.
    fn keys(&self) -> Vec<String> {
        let mut keys = match self.parts.as_slice() {
            [] => Vec::new(),
            [one] => vec![one.clone()],
            [first, .., last] => vec![format!("{first} {last}")],
        };
        if let [first, second, _, ..] = self.parts.as_slice() {
            keys.push(format!("{first} {second}"));
        }
        keys.dedup();
        keys
    }

    /// The key for those who are named by the surname alone.
    fn surname(&self) -> Option<String> {
        self.parts.last().filter(|_| self.parts.len() > 1).cloned()
    }

    /// Whether both may be names of one person.
    fn may_be(&self, other: &Name) -> bool {
        if self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix {
            return false;
        }
        let (long, short) =
            if self.parts.len() >= other.parts.len() { (self, other) } else { (other, self) };
        match (long.parts.as_slice(), short.parts.as_slice()) {
            ([.., last], [one]) => last == one,
            ([first, middle @ .., last], [start, inner @ .., end]) => {
                let whole = first == start && last == end;
                let fits = |one: &String, other: &String| {
                    one == other
                        || (one.chars().count() == 1 || other.chars().count() == 1)
                            && one.chars().next() == other.chars().next()
                };
                let between = inner.iter().all(|one| middle.iter().any(|other| fits(one, other)));
                // A second surname may be left out.
                whole && between || long.parts.starts_with(&short.parts)
            }
            _ => false,
        }
    }
}
