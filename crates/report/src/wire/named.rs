//! A thing of which a view needs the name alone, written as an object with a `name` or as the bare name.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A place or an outlet by name.
///
/// The format has objects here; reports made by hand often have the bare name, which says as much to a reader.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The name.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of a place's country.
    pub country: Option<String>,
    /// The first-level division that a place lies in.
    pub admin1: Option<String>,
    /// Degrees north, as a decimal number.
    pub lat: Option<String>,
    /// Degrees east, as a decimal number.
    pub lon: Option<String>,
    /// `settlement`, `district`, `region`, `border`, `country`.
    pub precision: Option<String>,
    /// The person, where an actor stands here.
    pub person: Option<String>,
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Named, D::Error> {
        deserializer.deserialize_any(NameOrObject)
    }
}

struct NameOrObject;

impl<'de> Visitor<'de> for NameOrObject {
    type Value = Named;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a `name`, or a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Named, E> {
        Ok(Named { name: name.into(), ..Named::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Named, A::Error> {
        let Object { name, country, admin1, lat, lon, precision, person } =
            Object::deserialize(MapAccessDeserializer::new(map))?;
        let decimal = |degrees: f64| degrees.to_string();
        let (lat, lon) = (lat.map(decimal), lon.map(decimal));
        Ok(Named { name, country, admin1, lat, lon, precision, person })
    }
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    name: String,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    admin1: Option<String>,
    #[serde(default)]
    lat: Option<f64>,
    #[serde(default)]
    lon: Option<f64>,
    #[serde(default)]
    precision: Option<String>,
    #[serde(default)]
    person: Option<String>,
}
