//! The tables of the encoder, read out of its file. Not for: how they are used (see `forward`).

use super::file::Sections;
use super::layer::Layer;
use super::pieces::Pieces;
use super::rows::{Rows, WIDTH};

/// How wide the windows are, and how many pieces of each stand before its own.
pub(super) const WINDOWS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// Numbers that each window gives.
pub(super) const FEATURES: usize = 256;
/// Numbers that all windows give.
pub(super) const ALL_FEATURES: usize = 3 * FEATURES;
/// Numbers that a window's first layer makes of one piece, a set for each place in the window.
pub(super) const ALL_TAPS: usize = (2 + 3 + 5) * FEATURES;
/// Outputs of the sentence's inner layers each.
pub(super) const HIDDEN: usize = 320;

/// Everything the encoder knows.
pub(super) struct Network {
    pub(super) pieces: Pieces,
    pub(super) rows: Rows,
    /// From a row to the features of all windows.
    pub(super) project: Layer,
    /// What an offset added to all numbers of a row adds to each output of `project`.
    pub(super) project_offset: Vec<f32>,
    /// Factor and summand after features are brought to mean 0 and variance 1.
    pub(super) norm: [Vec<f32>; 2],
    /// For each window, from its features to what they add at each place of it.
    pub(super) taps: [Layer; 3],
    pub(super) taps_bias: Vec<f32>,
    /// For each window, from the features of all its pieces to new ones.
    pub(super) second: [Layer; 3],
    /// Factor of each number before pieces are joined.
    pub(super) join_factor: Vec<f32>,
    /// From the sum over pieces to what the model calls the sentence.
    pub(super) join: Layer,
    /// From there to both inner layers.
    pub(super) open: Layer,
    pub(super) across: Layer,
    pub(super) deep: Layer,
    pub(super) close: Layer,
    /// From the model's point to the directions that are kept.
    pub(super) axes: Layer,
}

impl Network {
    /// `None` when this is not the encoder's file.
    pub(super) fn open(bytes: &'static [u8]) -> Option<Self> {
        let sections = &mut Sections::open(bytes)?;
        let pieces = Pieces::open(sections)?;
        let rows = Rows::open(sections, pieces.count())?;
        Some(Self {
            pieces,
            rows,
            project: Layer::open(sections, WIDTH, ALL_FEATURES)?,
            project_offset: sections.floats(ALL_FEATURES)?,
            norm: [sections.floats(ALL_FEATURES)?, sections.floats(ALL_FEATURES)?],
            taps: windows(|width| Layer::open(sections, FEATURES, width * FEATURES))?,
            taps_bias: sections.floats(ALL_FEATURES)?,
            second: windows(|width| Layer::open(sections, width * FEATURES, FEATURES))?,
            join_factor: sections.floats(WIDTH + ALL_FEATURES)?,
            join: Layer::open(sections, WIDTH + ALL_FEATURES, WIDTH)?,
            open: Layer::open(sections, WIDTH, 2 * HIDDEN)?,
            across: Layer::open(sections, HIDDEN, HIDDEN)?,
            deep: Layer::open(sections, HIDDEN, WIDTH)?,
            close: Layer::open(sections, HIDDEN + WIDTH, WIDTH)?,
            axes: Layer::open(sections, WIDTH, super::DIMENSIONS)?,
        })
    }
}

/// A layer for each window.
fn windows(mut open: impl FnMut(usize) -> Option<Layer>) -> Option<[Layer; 3]> {
    let [(two, _), (three, _), (five, _)] = WINDOWS;
    Some([open(two)?, open(three)?, open(five)?])
}
