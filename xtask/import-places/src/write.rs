//! The file: sections in the form that the places crate searches.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};
use dateline_places::{MAGIC, NOWHERE, number};

use crate::keep::Gazetteer;

/// The bytes of the file.
pub(crate) fn file(gazetteer: &Gazetteer, source: &str) -> anyhow::Result<Vec<u8>> {
    let mut names = Names::default();
    let mut records = Vec::new();
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (place, id) in gazetteer.places.iter().zip(0_u32..) {
        let (lat, lon) = place.at.unwrap_or((NOWHERE, 0));
        records.extend_from_slice(&lat.to_le_bytes()[..3]);
        records.extend_from_slice(&lon.to_le_bytes()[..3]);
        records.push(place.country);
        records.push(size(place.population));
        records.extend_from_slice(&place.parent.to_le_bytes());
        records.extend_from_slice(&names.offset(&place.name)?.to_le_bytes()[..3]);
        keys.extend(place.keys.iter().map(|key| (number(key), id)));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut buckets = Vec::new();
    for bucket in 0..=65_536_u64 {
        let start = keys.partition_point(|(number, _)| number >> 32 < bucket);
        buckets.extend_from_slice(&u32::try_from(start)?.to_le_bytes());
    }
    let mut packed = Vec::new();
    for (number, id) in keys {
        packed.extend_from_slice(&number.to_le_bytes()[..4]);
        packed.extend_from_slice(&id.to_le_bytes()[..3]);
    }
    let starts: Vec<u8> = gazetteer.starts.iter().flat_map(|start| start.to_le_bytes()).collect();
    Ok(directory(&[
        ("source", source.as_bytes()),
        ("starts", &starts),
        ("codes", gazetteer.codes.concat().as_bytes()),
        ("names", &names.bytes),
        ("records", &records),
        ("buckets", &buckets),
        ("keys", &packed),
    ]))
}

/// Names, each once, with their length before them.
#[derive(Default)]
struct Names {
    bytes: Vec<u8>,
    known: BTreeMap<String, u32>,
}

impl Names {
    fn offset(&mut self, name: &str) -> anyhow::Result<u32> {
        if let Some(offset) = self.known.get(name) {
            return Ok(*offset);
        }
        let offset = u32::try_from(self.bytes.len())?;
        ensure!(offset < 1 << 24, "too many names");
        self.bytes.push(u8::try_from(name.len()).with_context(|| format!("`{name}` is too long"))?);
        self.bytes.extend_from_slice(name.as_bytes());
        self.known.insert(name.to_owned(), offset);
        Ok(offset)
    }
}

/// Eighths of the binary logarithm of one more than `population`, counted without floats: the fraction is linear.
fn size(population: u64) -> u8 {
    let people = population.saturating_add(1);
    let whole = people.ilog2();
    let eighths = ((u128::from(people) * 8) >> whole) as u32 - 8;
    u8::try_from(whole * 8 + eighths).unwrap_or(u8::MAX)
}

/// A directory in text, an empty line, then the sections.
fn directory(sections: &[(&str, &[u8])]) -> Vec<u8> {
    // An offset has eight digits, so that the directory's length is known before the offsets are.
    let length = MAGIC.len()
        + sections.iter().map(|(name, bytes)| name.len() + 11 + digits(bytes.len())).sum::<usize>()
        + 1;
    let mut head = MAGIC.to_owned();
    let mut offset = length;
    for (name, bytes) in sections {
        head.push_str(&format!("{name} {offset:08} {}\n", bytes.len()));
        offset += bytes.len();
    }
    head.push('\n');
    let mut file = head.into_bytes();
    sections.iter().for_each(|(_, bytes)| file.extend_from_slice(bytes));
    file
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}
