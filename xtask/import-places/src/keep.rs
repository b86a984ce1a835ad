//! What is kept: countries, divisions that hold a town, towns; of their names those that English text may use.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use dateline_places::{fold, skeleton, without_generic, without_marks};

use crate::divisions::{Divided, Division, tenthousandths};
use crate::towns::{Country, Town};

/// A place as it goes into the file.
pub(crate) struct Kept {
    pub(crate) name: String,
    pub(crate) country: u8,
    /// The division or country that it lies in; a country lies in itself.
    pub(crate) parent: u16,
    pub(crate) at: Option<(i32, i32)>,
    pub(crate) population: u64,
    /// Whether its name was written in another alphabet.
    pub(crate) is_transliterated: bool,
    /// The keys that it is found by.
    pub(crate) keys: BTreeSet<String>,
}

/// All that goes into the file, level by level.
pub(crate) struct Gazetteer {
    pub(crate) codes: Vec<String>,
    pub(crate) places: Vec<Kept>,
    /// Where first-level divisions, second-level ones and settlements begin.
    pub(crate) starts: [u32; 3],
}

impl Gazetteer {
    /// How much there is of each, in words.
    pub(crate) fn counts(&self) -> String {
        let [first, second, towns] = self.starts;
        let keys: usize = self.places.iter().map(|place| place.keys.len()).sum();
        format!(
            "{first} countries, {} first-level divisions, {} second-level ones, {} settlements, {keys} keys",
            second - first,
            towns - second,
            self.places.len() as u32 - towns
        )
    }
}

/// Chooses and orders what is kept.
pub(crate) fn keep(
    countries: &[Country],
    towns: &[Town],
    divided: &Divided,
) -> anyhow::Result<Gazetteer> {
    let codes: BTreeMap<&str, u8> = countries
        .iter()
        .zip(0_u8..=u8::MAX)
        .map(|(country, number)| (country.iso.as_str(), number))
        .collect();
    let country_of =
        |iso: &str| codes.get(iso).copied().with_context(|| format!("no country is {iso}"));
    let mut places = Vec::new();
    for (country, number) in countries.iter().zip(0_u8..=u8::MAX) {
        places.push(Kept {
            name: country.name.clone(),
            country: number,
            parent: u16::from(number),
            at: None,
            population: country.population,
            is_transliterated: false,
            keys: keys([country.name.as_str()]),
        });
    }
    let mut starts = [places.len() as u32; 3];
    let mut placed: BTreeMap<usize, u16> = BTreeMap::new();
    for level in [1, 2] {
        let of_level = divided.divisions.iter().enumerate();
        for (row, division) in of_level.filter(|(_, division)| division.is_kept(level)) {
            let country = country_of(&division.country)?;
            let parent = division.parent.and_then(|parent| placed.get(&parent)).copied();
            placed.insert(row, u16::try_from(places.len()).context("too many divisions")?);
            places.push(of_division(division, country, parent.unwrap_or(u16::from(country))));
        }
        starts[usize::from(level)] = places.len() as u32;
    }
    for town in towns {
        let country = country_of(&town.countrycode)?;
        let mut division = divided.of_town.get(&town.geonameid).copied();
        while let Some(row) = division.filter(|row| !placed.contains_key(row)) {
            division = divided.divisions[row].parent;
        }
        let parent = division.and_then(|row| placed.get(&row)).copied();
        let names = std::iter::once(&town.name)
            .chain(town.alternatenames.iter().filter(|name| is_useful(name)));
        let mut keys = keys(names.map(String::as_str));
        keys.extend(skeleton(&town.name).map(|skeleton| format!("~{skeleton}")));
        places.push(Kept {
            name: display(&town.name),
            country,
            parent: parent.unwrap_or(u16::from(country)),
            at: Some((tenthousandths(town.latitude), tenthousandths(town.longitude))),
            population: town.population,
            is_transliterated: is_transliterated(&town.name),
            keys,
        });
    }
    seat_divisions(&mut places, starts);
    name_towns(&mut places, starts);
    let codes = countries.iter().map(|country| country.iso3.clone()).collect();
    Ok(Gazetteer { codes, places, starts })
}

/// Gives a division that no town is known to lie in the coordinates and people of the largest town that has its name and
/// lies in the division above it.
fn seat_divisions(places: &mut [Kept], starts: [u32; 3]) {
    let (divisions, towns) = places.split_at_mut(starts[2] as usize);
    let mut seats: BTreeMap<(u16, &str), usize> = BTreeMap::new();
    for (row, town) in towns.iter().enumerate() {
        for key in &town.keys {
            seats.entry((town.parent, key)).or_insert(row);
        }
    }
    for division in divisions.iter_mut().filter(|division| division.at.is_none()) {
        let seat = division.keys.iter().find_map(|key| seats.get(&(division.parent, key.as_str())));
        if let Some(seat) = seat.and_then(|row| towns.get(*row)) {
            division.at = seat.at;
            division.population = seat.population;
        }
    }
}

/// Gives a town whose name is a transliteration the name of the division that is named after it, as that is in English.
fn name_towns(places: &mut [Kept], starts: [u32; 3]) {
    let (divisions, towns) = places.split_at_mut(starts[2] as usize);
    let mut named: BTreeMap<(u16, String), &str> = BTreeMap::new();
    for (division, number) in divisions.iter().zip(0_u16..).skip(starts[0] as usize) {
        let key = fold(&division.name).filter(|_| division.name.is_ascii());
        for around in [number, division.parent] {
            if let Some(key) = &key {
                named.entry((around, key.clone())).or_insert(&division.name);
            }
        }
    }
    for town in towns.iter_mut().filter(|town| town.is_transliterated) {
        let name = town.keys.iter().find_map(|key| named.get(&(town.parent, key.clone())));
        if let Some(name) = name {
            town.name = (*name).to_owned();
        }
    }
}

/// A name without the marks by which transliterations tell letters of Arabic and other alphabets apart.
fn display(name: &str) -> String {
    if is_transliterated(name) { without_marks(name) } else { name.to_owned() }
}

fn is_transliterated(name: &str) -> bool {
    name.contains([
        '\u{2018}', '\u{2019}', '\u{2bb}', '\u{2bc}', 'ā', 'ī', 'ū', 'Ā', 'Ī', 'Ū', 'Ḩ', 'ḩ', 'Ḑ',
        'ḑ',
    ]) || ["Al ", "Ar ", "As ", "Ash ", "At ", "Ad ", "An ", "Az "]
        .iter()
        .any(|article| name.starts_with(article))
}

/// A division under its name without the word for what it is, found with and without that word.
fn of_division(division: &Division, country: u8, parent: u16) -> Kept {
    let latin: Vec<&str> =
        division.names.iter().map(String::as_str).filter(|name| fold(name).is_some()).collect();
    let bare: Vec<&str> = latin.iter().filter_map(|name| without_generic(name)).collect();
    let both = latin.iter().find(|name| bare.contains(name));
    let own = if division.is_iso { latin.last() } else { latin.first() };
    let name = both.or(bare.first()).or(own).copied().unwrap_or_default().to_owned();
    let mut keys = keys(latin.into_iter().chain(bare));
    keys.extend(skeleton(&name).map(|skeleton| format!("~{skeleton}")));
    let (at, population) = (division.at, division.population);
    Kept { name: display(&name), country, parent, at, population, is_transliterated: false, keys }
}

/// Whether English text may use a further name of a town: it begins with a capital, has small letters and is no code.
fn is_useful(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && !name.contains([',', '(', '/'])
        && name.chars().filter(|letter| letter.is_alphabetic()).count() >= 4
}

fn keys<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().filter_map(fold).collect()
}
