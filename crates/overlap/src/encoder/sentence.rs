//! The network over what the pieces of a text add up to, and the point that comes out of it.

use fearless_simd::Simd;

use super::embedding::{DIMENSIONS, Embedding};
use super::layer::{LARGEST, Layer};
use super::network::{HIDDEN, Network};
use super::number::{largest, round_within, tanh};
use super::rows::WIDTH;
use super::windows::ALL;

/// Room for one batch of texts: what goes into a layer, and what comes out of each.
#[derive(Default)]
pub(super) struct Sentences {
    input: Input,
    open: Vec<f32>,
    hidden: Vec<f32>,
    out: Vec<f32>,
}

/// Rows as whole numbers, each as fine as its largest number allows.
#[derive(Default)]
struct Input {
    values: Vec<i16>,
    scales: Vec<f32>,
    starts: Vec<usize>,
}

impl Sentences {
    /// The points of texts from the sums over their pieces and from how many pieces each has.
    #[inline(always)]
    pub(super) fn close<S: Simd>(
        &mut self,
        simd: S,
        network: &Network,
        sums: &[f32],
        counts: impl Iterator<Item = usize> + Clone,
        mut give: impl FnMut(usize, Embedding),
    ) {
        let Self { input, open, hidden, out } = self;
        input.fill(sums, ALL, |row| row);
        let roots = |row| counts.clone().nth(row).map_or(0.0, |count| (count as f32).sqrt());
        input.apply(simd, &network.join, WIDTH, out, roots);
        input.fill(out, WIDTH, |row| row);
        input.apply(simd, &network.open, 2 * HIDDEN, open, |_| 0.0);
        let relu = |x: &mut f32| *x = x.max(0.0);
        open.chunks_exact_mut(2 * HIDDEN).for_each(|row| row[..HIDDEN].iter_mut().for_each(relu));
        input.fill(open, 2 * HIDDEN, |row| &row[..HIDDEN]);
        input.apply(simd, &network.across, HIDDEN, out, |_| 0.0);
        // Both inner layers stand side by side, since the last layer reads both.
        hidden.resize(input.starts.len() * (HIDDEN + WIDTH), 0.0);
        for ((hidden, open), across) in rows(hidden, HIDDEN + WIDTH).zip(open.chunks_exact(2 * HIDDEN)).zip(rows(out, HIDDEN)) {
            for ((hidden, open), across) in hidden.iter_mut().zip(&open[HIDDEN..]).zip(across) {
                *hidden = (open + *across).max(0.0);
            }
        }
        input.fill(hidden, HIDDEN + WIDTH, |row| &row[..HIDDEN]);
        input.apply(simd, &network.deep, WIDTH, out, |_| 0.0);
        for (hidden, deep) in rows(hidden, HIDDEN + WIDTH).zip(rows(out, WIDTH)) {
            hidden[HIDDEN..].copy_from_slice(deep);
            hidden[HIDDEN..].iter_mut().for_each(relu);
        }
        input.fill(hidden, HIDDEN + WIDTH, |row| row);
        input.apply(simd, &network.close, WIDTH, out, |_| 0.0);
        out.iter_mut().for_each(|x| *x = tanh(*x));
        input.fill(out, WIDTH, |row| row);
        input.apply(simd, &network.axes, DIMENSIONS, hidden, |_| 0.0);
        for (at, row) in rows(hidden, DIMENSIONS).enumerate() {
            give(at, point(row));
        }
    }
}

/// The rows of a list of numbers.
fn rows(list: &mut [f32], width: usize) -> impl Iterator<Item = &mut [f32]> {
    list.chunks_exact_mut(width)
}

/// A direction in whole numbers of eight bits, as fine as they allow.
#[inline(always)]
fn point(row: &[f32]) -> Embedding {
    let most = largest(row);
    let factor = if most > 0.0 { 127.0 / most } else { 0.0 };
    let mut values = [0; DIMENSIONS];
    for (value, x) in values.iter_mut().zip(row) {
        *value = round_within(x * factor, 127.0) as i8;
    }
    Embedding::from(values)
}

impl Input {
    /// Takes a part of each row.
    #[inline(always)]
    fn fill(&mut self, list: &[f32], width: usize, part: impl Fn(&[f32]) -> &[f32]) {
        self.values.clear();
        self.scales.clear();
        self.starts.clear();
        for row in list.chunks_exact(width).map(part) {
            self.starts.push(self.values.len() / 2);
            let most = largest(row);
            let factor = if most > 0.0 { LARGEST / most } else { 0.0 };
            self.scales.push(most / LARGEST);
            self.values.extend(row.iter().map(|x| round_within(x * factor, LARGEST)));
        }
    }

    /// Puts what a layer makes of each row into `out`; its biases count as often as `often` says.
    #[inline(always)]
    fn apply<S: Simd>(&self, simd: S, layer: &Layer, width: usize, out: &mut Vec<f32>, often: impl Fn(usize) -> f32) {
        out.clear();
        out.resize(self.starts.len() * width, 0.0);
        layer.apply(simd, self.values.as_chunks().0, &self.starts, |row, output, sums| {
            let (scale, often) = (self.scales[row], often(row));
            let out = &mut out[row * width + output..][..sums.len()];
            for (at, out) in out.iter_mut().enumerate() {
                *out = sums[at] as f32 * (scale * layer.scales[output + at]) + layer.biases[output + at] * often;
            }
        });
    }
}
