//! A model as it is applied: logarithms worked out once, in the order in which a comparison reads them. Not for: what the numbers
//! mean (see `model`).

use crate::factor::{BANDS, FACTORS, Factor, LEVELS, Levels};
use crate::model::{CLASSES, Model, SAME_CLASS, WAYS, band, way};
use crate::sharpen::Sharpened;

/// One number for each class.
pub(crate) type Each = [f64; CLASSES];

/// For each factor, band and level a number for each class.
pub(crate) type Grid = [[[Each; LEVELS]; BANDS]; FACTORS];

/// The logarithms of a model's shares.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Scale {
    ways: Box<[(Each, Grid); WAYS]>,
    sharpened: Option<Box<Sharpened>>,
}

impl Scale {
    pub(crate) fn of(model: &Model) -> Self {
        let bits = |at: usize| {
            let way = &model.ways[at];
            let level = |factor: usize, band: usize, level: usize| {
                // Level 0 is missing, and says nothing.
                if level == 0 { [0.0; CLASSES] } else { way.tables.each_ref().map(|of| of[factor][band][level].log2()) }
            };
            let grid =
                std::array::from_fn(|factor| std::array::from_fn(|band| std::array::from_fn(|at| level(factor, band, at))));
            (way.shares.map(f64::log2), grid)
        };
        Self { ways: Box::new(std::array::from_fn(bits)), sharpened: model.sharpened.clone() }
    }

    /// How likely each class is. What verdicts say of "the same" the other classes make room for, each alike.
    pub(crate) fn judge(&self, levels: Levels) -> Each {
        let mut likely = self.unsharpened(levels);
        if let Some(sharpened) = &self.sharpened {
            let more = sharpened.all(levels).exp2();
            let all = likely[SAME_CLASS] * more + (1.0 - likely[SAME_CLASS]);
            likely[SAME_CLASS] *= more;
            likely.iter_mut().for_each(|share| *share /= all);
        }
        likely
    }

    /// The same before verdicts are heard.
    pub(crate) fn unsharpened(&self, levels: Levels) -> Each {
        let (shares, grid) = &self.ways[way(levels)];
        let mut bits = *shares;
        for factor in Factor::ALL {
            let said = &grid[factor as usize][band(factor, levels)][usize::from(levels.of(factor))];
            bits.iter_mut().zip(said).for_each(|(bits, said)| *bits += said);
        }
        let most = bits.iter().copied().fold(f64::MIN, f64::max);
        let shares = bits.map(|bits| (bits - most).exp2());
        let all: f64 = shares.iter().sum();
        shares.map(|share| share / all)
    }
}
