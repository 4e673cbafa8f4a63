//! Reads a batch of texts through windows of two, three and five pieces, and adds up what each piece then says. Places outside a
//! text count as zero.

use std::ops::Range;

use fearless_simd::Simd;

use super::layer::{LARGEST, PANEL};
use super::memo::{FEATURE, Memo, TAP};
use super::network::{ALL_FEATURES, FEATURES, Network, WINDOWS};
use super::number::{round_within, sum};
use super::rows::WIDTH;

/// Empty places before, between and behind texts: as far as a window reaches.
const GAP: usize = 2;
/// What a window's first layer gives is kept as whole numbers of this part of one, up to 128.
const FIRST: f32 = 1.0 / 128.0;
/// Numbers that a piece adds to its text.
pub(super) const ALL: usize = WIDTH + ALL_FEATURES;

/// Room for one batch.
#[derive(Default)]
pub(super) struct Windows {
    slots: Vec<usize>,
    places: Vec<usize>,
    starts: Vec<usize>,
    first: Vec<i16>,
    second: Vec<f32>,
    /// For each text, the sum over its pieces divided by the root of their number, ready to be joined.
    pub(super) sums: Vec<f32>,
}

impl Windows {
    /// Fills `sums` for texts whose pieces were learnt.
    #[inline(always)]
    pub(super) fn read<S: Simd>(&mut self, simd: S, network: &Network, memo: &Memo, pieces: &[u32], texts: &[Range<usize>]) {
        self.slots.clear();
        self.slots.extend(pieces.iter().map(|piece| memo.slot(*piece)));
        self.places.clear();
        for (text, range) in texts.iter().enumerate() {
            self.places.extend(range.clone().map(|at| at + GAP * (text + 1)));
        }
        self.first.clear();
        self.first.resize((pieces.len() + GAP * (texts.len() + 1)) * FEATURES, 0);
        self.second.resize(pieces.len() * ALL_FEATURES, 0.0);
        let mut tap = 0;
        for (window, (width, _)) in WINDOWS.into_iter().enumerate() {
            self.apply_first(network, memo, texts, window, tap);
            self.apply_second(simd, network, window);
            tap += width * FEATURES;
        }
        self.add_up(network, memo, texts);
    }

    /// The first layer adds what was remembered of the pieces in each window.
    #[inline(always)]
    fn apply_first(&mut self, network: &Network, memo: &Memo, texts: &[Range<usize>], window: usize, tap: usize) {
        let (width, left) = WINDOWS[window];
        let bias = &network.taps_bias[window * FEATURES..][..FEATURES];
        for range in texts {
            for at in range.clone() {
                let mut sums = [0; FEATURES];
                for place in 0..width {
                    let Some(neighbour) = (at + place).checked_sub(left).filter(|neighbour| range.contains(neighbour)) else {
                        continue;
                    };
                    let taps = &memo.taps(self.slots[neighbour])[tap + place * FEATURES..][..FEATURES];
                    for (sum, tap) in sums.iter_mut().zip(taps) {
                        *sum += i32::from(*tap);
                    }
                }
                let features = &memo.features(self.slots[at])[window * FEATURES..][..FEATURES];
                let out = &mut self.first[self.places[at] * FEATURES..][..FEATURES];
                for (((out, sum), bias), feature) in out.iter_mut().zip(&sums).zip(bias).zip(features) {
                    let first = (*sum as f32 * TAP + bias).max(0.0) + f32::from(*feature) * FEATURE;
                    *out = round_within(first * (1.0 / FIRST), LARGEST);
                }
            }
        }
    }

    /// The second layer reads what the first gave, all places of a window side by side.
    #[inline(always)]
    fn apply_second<S: Simd>(&mut self, simd: S, network: &Network, window: usize) {
        let Self { places, starts, first, second, .. } = self;
        let left = WINDOWS[window].1;
        starts.clear();
        starts.extend(places.iter().map(|place| (place - left) * FEATURES / 2));
        let layer = &network.second[window];
        layer.apply(simd, first.as_chunks().0, starts, |row, output, sums| {
            let own = &first[places[row] * FEATURES + output..][..PANEL];
            let out = &mut second[row * ALL_FEATURES + window * FEATURES + output..][..PANEL];
            let (scales, biases) = (&layer.scales[output..][..PANEL], &layer.biases[output..][..PANEL]);
            for at in 0..PANEL {
                let sum = sums[at] as f32 * (scales[at] * FIRST) + biases[at];
                out[at] = sum.max(0.0) + f32::from(own[at]) * FIRST;
            }
        });
    }

    /// Row and features of each piece are brought to mean 0 and variance 1 together, then added.
    #[inline(always)]
    fn add_up(&mut self, network: &Network, memo: &Memo, texts: &[Range<usize>]) {
        self.sums.clear();
        self.sums.resize(texts.len() * ALL, 0.0);
        for (range, sums) in texts.iter().zip(self.sums.chunks_exact_mut(ALL)) {
            let (of_rows, of_features) = sums.split_at_mut(WIDTH);
            for at in range.clone() {
                let features = &self.second[at * ALL_FEATURES..][..ALL_FEATURES];
                let known = memo.known(self.slots[at]);
                let mean = (known.sum + sum(features, |x| x)) / ALL as f32;
                let square = (known.squares + sum(features, |x| x * x)) / ALL as f32;
                let inverse = 1.0 / ((square - mean * mean).max(0.0) + 1e-12).sqrt();
                let (scale, offset) = (known.scale * inverse, (known.offset - mean) * inverse);
                for (sum, value) in of_rows.iter_mut().zip(memo.row(self.slots[at])) {
                    *sum += f32::from(*value) * scale + offset;
                }
                for (sum, feature) in of_features.iter_mut().zip(features) {
                    *sum += (feature - mean) * inverse;
                }
            }
            let root = (range.len() as f32).sqrt();
            for (sum, factor) in sums.iter_mut().zip(&network.join_factor) {
                *sum = *sum / root * factor;
            }
        }
    }
}
