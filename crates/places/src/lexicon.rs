//! Places that are added to the embedded ones: the built-in list of what GeoNames' towns and divisions lack, and a user's.

use std::ops::Range;

use anyhow::{Context, bail};
use dateline_core::{Lexicon, Precision};
use serde::Deserialize;
use toml::Spanned;

use crate::fold::fold;

/// A file of places.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    places: Vec<Spanned<Entry>>,
}

/// A place of a lexicon.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) other: Vec<String>,
    #[serde(default)]
    pub(crate) country: Option<String>,
    #[serde(default)]
    pub(crate) admin1: Option<String>,
    #[serde(default)]
    pub(crate) lat: Option<f64>,
    #[serde(default)]
    pub(crate) lon: Option<f64>,
    #[serde(default)]
    pub(crate) precision: Option<Precision>,
}

/// The built-in file.
const BUILT_IN: (&str, &str) = ("places.toml", include_str!("../data/places.toml"));

/// The built-in entries and then the user's; `is_country` tells the codes that there are.
pub(crate) fn entries(
    user: &[Lexicon],
    is_country: impl Fn(&str) -> bool,
) -> anyhow::Result<Vec<Entry>> {
    let mut all = Vec::new();
    let user = user.iter().map(|lexicon| (lexicon.name.as_str(), lexicon.text.as_str()));
    for (name, text) in std::iter::once(BUILT_IN).chain(user) {
        let file: File =
            toml::from_str(text).with_context(|| format!("failed to read the lexicon `{name}`"))?;
        for entry in file.places {
            let line = line_of(text, &entry.span());
            let entry = entry.into_inner();
            check(&entry, &is_country)
                .with_context(|| format!("failed to read the lexicon `{name}`, line {line}"))?;
            all.push(entry);
        }
    }
    Ok(all)
}

fn check(entry: &Entry, is_country: impl Fn(&str) -> bool) -> anyhow::Result<()> {
    for name in std::iter::once(&entry.name).chain(&entry.other) {
        if fold(name).is_none() {
            bail!("`{name}` has a letter that is not Latin, or none");
        }
    }
    if let Some(code) = entry.country.as_deref().filter(|code| !is_country(code)) {
        bail!("`{code}` is no country; codes are those of ISO 3166-1 alpha-3");
    }
    match (entry.lat, entry.lon) {
        (None, None) => Ok(()),
        (Some(lat), Some(lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => Ok(()),
        (Some(_), Some(_)) => bail!("`lat` is from -90 to 90 and `lon` from -180 to 180"),
        _ => bail!("`lat` and `lon` stand together"),
    }
}

/// The line of the first byte of `span`, from 1.
fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
}
