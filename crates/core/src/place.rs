//! Places as findings name them.

use serde::{Deserialize, Serialize};

/// A place: its canonical name, and the rest where known.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The canonical name.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The first-level division.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin1: Option<String>,
    /// Degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// What kind of place it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
}

impl Place {
    /// Whether both are one place: equal names and precision, and no country or division that differs.
    #[must_use]
    pub fn is_same(&self, other: &Place) -> bool {
        self.precision == other.precision && self.agrees(other) && self.named_as(&other.name)
    }

    /// Whether `other` lies in this place, as far as names tell: a country holds all places of it, a first-level division
    /// those that name it as theirs, and any division the town that it is named after. A border holds nothing.
    #[must_use]
    pub fn contains(&self, other: &Place) -> bool {
        let (Some(own), Some(its)) = (self.precision, other.precision) else { return false };
        if own <= its || own == Precision::Border || its == Precision::Border {
            return false;
        }
        match own {
            Precision::Country => self.country.is_some() && self.country == other.country,
            Precision::Region | Precision::District => {
                let within = own == Precision::Region
                    && other.admin1.as_ref().is_some_and(|division| self.named_as(division));
                self.agrees(other) && (within || self.named_as(&other.name))
            }
            Precision::Settlement | Precision::Border => false,
        }
    }

    /// Whether both may be where one thing happened: the same place, or one in the other.
    #[must_use]
    pub fn may_be(&self, other: &Place) -> bool {
        self.is_same(other) || self.contains(other) || other.contains(self)
    }

    /// Whether no country or division differs.
    fn agrees(&self, other: &Place) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| a.is_none() || b.is_none() || a == b;
        same(&self.country, &other.country)
            && (self.precision != other.precision || same(&self.admin1, &other.admin1))
    }

    fn named_as(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// How exactly a place is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A town or village.
    Settlement,
    /// A second-level division.
    District,
    /// A first-level division or a larger region.
    Region,
    /// A border between two states.
    Border,
    /// A whole country.
    Country,
}
