//! What a piece brings to any text, whatever stands beside it: its row, its features, and what they add at each place of a window.
//! Computed once and remembered, since few pieces make up most of all texts. What is remembered equals what would be computed.

use fearless_simd::Simd;

use super::layer::{LARGEST, PANEL};
use super::network::{ALL_FEATURES, ALL_TAPS, FEATURES, Network, WINDOWS};
use super::number::{round_within, sum};
use super::rows::WIDTH;

/// How many pieces are remembered, about 7 kilobytes each. When it is full, everything is forgotten.
const ROOM: usize = 4096;

/// Features are kept as whole numbers of this part of one, up to 32.
pub(super) const FEATURE: f32 = 1.0 / 512.0;
/// What features add is kept as whole numbers of this part of one, up to 128.
pub(super) const TAP: f32 = 1.0 / 256.0;

/// Stands for no place in the memory.
const NOWHERE: u32 = u32::MAX;

/// What is remembered of pieces.
#[derive(Default)]
pub(super) struct Memo {
    slots: Vec<u32>,
    known: Vec<Known>,
    rows: Vec<i8>,
    features: Vec<i16>,
    taps: Vec<i16>,
    fresh: Vec<u32>,
    starts: Vec<usize>,
    inputs: Vec<i16>,
    outputs: Vec<f32>,
}

/// How the numbers of a row are read, and what they add up to.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) scale: f32,
    pub(super) offset: f32,
    /// Of the numbers as the model has them.
    pub(super) sum: f32,
    /// Of their squares.
    pub(super) squares: f32,
}

impl Memo {
    /// Where a piece is kept that was learnt.
    #[inline(always)]
    pub(super) fn slot(&self, piece: u32) -> usize {
        self.slots[piece as usize] as usize
    }

    #[inline(always)]
    pub(super) fn known(&self, slot: usize) -> Known {
        self.known[slot]
    }

    #[inline(always)]
    pub(super) fn row(&self, slot: usize) -> &[i8] {
        &self.rows[slot * WIDTH..][..WIDTH]
    }

    #[inline(always)]
    pub(super) fn features(&self, slot: usize) -> &[i16] {
        &self.features[slot * ALL_FEATURES..][..ALL_FEATURES]
    }

    #[inline(always)]
    pub(super) fn taps(&self, slot: usize) -> &[i16] {
        &self.taps[slot * ALL_TAPS..][..ALL_TAPS]
    }

    /// Learns those of the pieces that are not known yet.
    #[inline(always)]
    pub(super) fn learn<S: Simd>(&mut self, simd: S, network: &Network, pieces: &[u32]) {
        self.slots.resize(network.pieces.count(), NOWHERE);
        self.find_fresh(pieces);
        if self.known.len() + self.fresh.len() > ROOM {
            self.slots.fill(NOWHERE);
            self.known.clear();
            self.find_fresh(pieces);
        }
        let first = self.known.len();
        self.read_rows(network);
        self.compute_features(simd, network, first);
        self.compute_taps(simd, network, first);
    }

    /// Gives a place to each piece that has none.
    fn find_fresh(&mut self, pieces: &[u32]) {
        // Places given to pieces that were then not learnt are taken back.
        for piece in self.fresh.drain(..) {
            let slot = &mut self.slots[piece as usize];
            if *slot != NOWHERE && *slot as usize >= self.known.len() {
                *slot = NOWHERE;
            }
        }
        for piece in pieces {
            let slot = &mut self.slots[*piece as usize];
            if *slot == NOWHERE {
                *slot = (self.known.len() + self.fresh.len()) as u32;
                self.fresh.push(*piece);
            }
        }
    }

    fn read_rows(&mut self, network: &Network) {
        self.rows.resize((self.known.len() + self.fresh.len()) * WIDTH, 0);
        self.inputs.clear();
        for piece in &self.fresh {
            let row = &mut self.rows[self.known.len() * WIDTH..][..WIDTH];
            let (scale, offset) = network.rows.read(*piece as usize, row);
            self.inputs.extend(row.iter().map(|value| i16::from(*value)));
            let plain: i32 = row.iter().map(|value| i32::from(*value)).sum();
            let squares: i32 = row.iter().map(|value| i32::from(*value) * i32::from(*value)).sum();
            let (plain, squares, width) = (plain as f32, squares as f32, WIDTH as f32);
            let sum = scale * plain + offset * width;
            let squares = scale * scale * squares + 2.0 * scale * offset * plain + offset * offset * width;
            self.known.push(Known { scale, offset, sum, squares });
        }
    }

    #[inline(always)]
    fn compute_features<S: Simd>(&mut self, simd: S, network: &Network, first: usize) {
        let Self { known, features, fresh, starts, inputs, outputs, .. } = self;
        starts.clear();
        starts.extend((0..fresh.len()).map(|row| row * WIDTH / 2));
        outputs.resize(fresh.len() * ALL_FEATURES, 0.0);
        let layer = &network.project;
        layer.apply(simd, inputs.as_chunks().0, starts, |row, output, sums| {
            let Known { scale, offset, .. } = known[first + row];
            for (at, sum) in (output..output + PANEL).zip(sums) {
                let shift = offset * network.project_offset[at] + layer.biases[at];
                outputs[row * ALL_FEATURES + at] = *sum as f32 * (scale * layer.scales[at]) + shift;
            }
        });
        let [factor, summand] = &network.norm;
        features.truncate(first * ALL_FEATURES);
        for row in outputs.chunks_exact_mut(ALL_FEATURES).take(fresh.len()) {
            let mean = sum(row, |x| x) / ALL_FEATURES as f32;
            row.iter_mut().for_each(|x| *x -= mean);
            let variance = sum(row, |x| x * x) / ALL_FEATURES as f32;
            let inverse = 1.0 / (variance + 1e-12).sqrt();
            let normal = row.iter().zip(factor).zip(summand).map(|((x, factor), summand)| x * inverse * factor + summand);
            features.extend(normal.map(|x| round_within(x * (1.0 / FEATURE), LARGEST)));
        }
    }

    #[inline(always)]
    fn compute_taps<S: Simd>(&mut self, simd: S, network: &Network, first: usize) {
        let Self { features, taps, fresh, starts, .. } = self;
        taps.resize((first + fresh.len()) * ALL_TAPS, 0);
        let mut place = 0;
        for (window, layer) in network.taps.iter().enumerate() {
            starts.clear();
            starts.extend((0..fresh.len()).map(|row| ((first + row) * ALL_FEATURES + window * FEATURES) / 2));
            layer.apply(simd, features.as_chunks().0, starts, |row, output, sums| {
                let out = &mut taps[(first + row) * ALL_TAPS + place + output..][..PANEL];
                for ((out, sum), scale) in out.iter_mut().zip(sums).zip(&layer.scales[output..output + PANEL]) {
                    *out = round_within(*sum as f32 * (scale * (FEATURE / TAP)), 32_767.0);
                }
            });
            place += WINDOWS[window].0 * FEATURES;
        }
        fresh.clear();
    }
}
