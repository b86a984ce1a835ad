//! MessagePack, as spaCy writes it: values by key, and arrays of numbers.

use anyhow::{Context, bail};
use rmpv::Value;

/// Decodes `bytes`.
pub(crate) fn decode(bytes: &[u8]) -> anyhow::Result<Value> {
    rmpv::decode::read_value(&mut &bytes[..]).context("not a MessagePack value")
}

/// The value at `key` of a map.
pub(crate) fn get<'a>(value: &'a Value, key: &str) -> anyhow::Result<&'a Value> {
    let map = value.as_map().with_context(|| format!("no map where `{key}` is looked up"))?;
    let found = map.iter().find(|(name, _)| name.as_slice() == Some(key.as_bytes()));
    Ok(&found.with_context(|| format!("no key `{key}`"))?.1)
}

/// A text.
pub(crate) fn text(value: &Value) -> anyhow::Result<&str> {
    value.as_str().with_context(|| format!("not a text: {value}"))
}

/// An array of 32-bit floats with its shape, as `msgpack-numpy` writes it.
pub(crate) fn array(value: &Value) -> anyhow::Result<(Vec<usize>, Vec<f32>)> {
    let kind = get(value, "type")?.as_slice();
    if kind != Some(b"<f4") {
        bail!("an array of another type than 32-bit floats");
    }
    let shape = get(value, "shape")?.as_array().context("an array without a shape")?;
    let shape: Vec<usize> = shape
        .iter()
        .map(|size| size.as_u64().and_then(|size| usize::try_from(size).ok()))
        .collect::<Option<_>>()
        .context("a shape that is no list of sizes")?;
    let data = get(value, "data")?.as_slice().context("an array without data")?;
    let floats: Vec<f32> =
        data.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
    if floats.len() != shape.iter().product::<usize>() {
        bail!("an array of {} numbers whose shape is {shape:?}", floats.len());
    }
    Ok((shape, floats))
}
