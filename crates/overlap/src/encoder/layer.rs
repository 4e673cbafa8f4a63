//! A matrix of the network in eight bits, and how rows of numbers go through it: sums of products as whole numbers, exact in 32
//! bits, so that their order does not matter and any machine finds the same.

use fearless_simd::prelude::*;
use fearless_simd::{i32x16, u8x32};

use super::file::Sections;

/// Outputs that stand together in the file and are computed together.
pub(super) const PANEL: usize = 16;

/// No number that goes into a layer is larger. `models/make.py` checks that sums of products then stay within 32 bits.
pub(super) const LARGEST: f32 = 16_383.0;

/// Two neighbouring numbers of an input.
pub(super) type Two = [i16; 2];

/// A matrix with a scale and a bias for each output.
pub(super) struct Layer {
    /// For each panel of outputs, for each two inputs, for each output: both weights.
    weights: &'static [u8],
    twos: usize,
    pub(super) scales: Vec<f32>,
    pub(super) biases: Vec<f32>,
}

impl Layer {
    pub(super) fn open(sections: &mut Sections, inputs: usize, outputs: usize) -> Option<Self> {
        let weights = sections.exact(inputs * outputs)?;
        Some(Self { weights, twos: inputs / 2, scales: sections.floats(outputs)?, biases: sections.floats(outputs)? })
    }

    /// Sums products for rows that begin at `starts`. Hands out the number of the row, the first output of a panel and its sums.
    #[inline(always)]
    pub(super) fn apply<S: Simd>(
        &self,
        simd: S,
        input: &[Two],
        starts: &[usize],
        mut give: impl FnMut(usize, usize, &[i32; PANEL]),
    ) {
        let row = |at: usize| &input[starts[at]..starts[at] + self.twos];
        for (panel, weights) in self.weights.chunks_exact(2 * PANEL * self.twos).enumerate() {
            let mut at = 0;
            while at + 4 <= starts.len() {
                let sums = products(simd, weights, [row(at), row(at + 1), row(at + 2), row(at + 3)]);
                for (row, sums) in sums.iter().enumerate() {
                    give(at + row, panel * PANEL, sums);
                }
                at += 4;
            }
            for at in at..starts.len() {
                let [sums] = products(simd, weights, [row(at)]);
                give(at, panel * PANEL, &sums);
            }
        }
    }
}

/// The sums of one panel for a few rows.
#[inline(always)]
fn products<S: Simd, const ROWS: usize>(simd: S, weights: &[u8], rows: [&[Two]; ROWS]) -> [[i32; PANEL]; ROWS] {
    let mut sums = [i32x16::splat(simd, 0); ROWS];
    for (at, weights) in weights.as_chunks::<{ 2 * PANEL }>().0.iter().enumerate() {
        let weights: fearless_simd::i8x32<S> = u8x32::load_array_ref(simd, weights).bitcast();
        let (low, high) = weights.widen();
        let weights = low.combine(high);
        for (sums, row) in sums.iter_mut().zip(rows) {
            let [first, second] = row[at];
            let two = i32::from(first) & 0xFFFF | i32::from(second) << 16;
            let two: fearless_simd::i16x32<S> = i32x16::splat(simd, two).bitcast();
            *sums += two.pairwise_dot_product(weights);
        }
    }
    sums.map(Into::into)
}
