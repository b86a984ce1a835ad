//! Tags: the highest score for each token.

use anyhow::Context;

use crate::engine::kernel::{Kernel, Rows, WIDTH};
use crate::engine::layers::Linear;
use crate::engine::tensors::Tensors;
use crate::labels::Tag;
use crate::model::ModelFile;

/// The tagger's weights and labels.
#[derive(Debug)]
pub(crate) struct Tagger {
    layer: Linear,
    labels: Vec<Tag>,
}

impl Tagger {
    pub(crate) fn read(file: &ModelFile<'_>, tensors: &Tensors<'_>) -> anyhow::Result<Tagger> {
        let labels = file.text("tags")?.lines().map(|label| {
            Tag::from_label(label)
                .with_context(|| format!("the model has an unknown tag `{label}`"))
        });
        let labels: Vec<Tag> = labels.collect::<anyhow::Result<_>>()?;
        let layer = Linear::read(tensors, "tagger", WIDTH)?;
        anyhow::ensure!(labels.len() <= layer.stride(), "a score for each tag");
        Ok(Tagger { layer, labels })
    }

    /// Appends the tags of the tokens with these vectors; `scores` is room to work in.
    pub(crate) fn tag(
        &self,
        kernel: Kernel,
        vectors: &[f32],
        scores: &mut Vec<f32>,
        tags: &mut Vec<Tag>,
    ) {
        let rows = Rows { floats: vectors, stride: WIDTH, count: vectors.len() / WIDTH };
        scores.resize(rows.count * self.layer.stride(), 0.0);
        self.layer.apply(kernel, rows, scores);
        for scores in scores.chunks_exact(self.layer.stride()) {
            let mut best = 0;
            for label in 1..self.labels.len() {
                if scores[label] > scores[best] {
                    best = label;
                }
            }
            tags.push(self.labels[best]);
        }
    }
}
