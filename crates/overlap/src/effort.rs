//! Overlapping effort: another initiative on the same provision or theme, in the same place, at the same time. A question of its
//! own: who takes part and what it costs play no part in it. Not for: whether two records are one initiative (see `model`).

use crate::factor::{Factor, Levels};

/// What a pair must bring to be more likely than not, in bits.
const BASE: f64 = -4.5;

/// From this level on two texts mean nearly the same, whatever words they use.
const NEAR: u8 = 5;

/// What a level speaks for overlapping effort, in bits; nothing where it is missing.
fn weight(factor: Factor, level: u8) -> f64 {
    let weights: &[f64] = match factor {
        Factor::Title => &[-1.0, 0.0, 1.0, 1.8, 2.2, 2.2, 2.2],
        Factor::Rarity => &[-0.6, -0.2, 0.8, 1.2, 1.2, 1.2],
        Factor::Description => &[-0.3, 0.3, 1.0, 1.5, 1.8, 1.8],
        Factor::Meaning => &[-1.5, -0.5, 0.5, 1.8, 2.4, 2.4],
        Factor::Subjects => &[-2.0, 0.5, 1.8, 3.2],
        Factor::Places => &[-8.0, 0.0, 0.5, 1.0, 2.0],
        Factor::Period => &[-6.0, -2.0, 1.0, 1.0, 0.8, 1.0, 1.0],
        Factor::Contrast
        | Factor::Numbers
        | Factor::Aspect
        | Factor::Parties
        | Factor::Reporter
        | Factor::Money
        | Factor::References => return 0.0,
    };
    at(weights, level)
}

/// The weight of a level; nothing where it is missing.
fn at(weights: &[f64], level: u8) -> f64 {
    usize::from(level).checked_sub(1).and_then(|at| weights.get(at)).copied().unwrap_or(0.0)
}

/// What one factor speaks. Texts that mean the same in other words, such as those of another language, are not held against each
/// other for their words.
pub(crate) fn speaks(read: Read, factor: Factor) -> f64 {
    let Read { levels, foreign } = read;
    let bits = weight(factor, levels.of(factor));
    match factor {
        Factor::Title | Factor::Rarity | Factor::Description if levels.of(Factor::Meaning) >= NEAR || foreign => bits.max(0.0),
        Factor::Meaning if foreign => at(&ALONE, levels.of(Factor::Meaning)),
        _ => bits,
    }
}

/// What all of them speak together.
fn bits(read: Read, factors: &[Factor]) -> f64 {
    factors.iter().map(|factor| speaks(read, *factor)).sum()
}

/// How many days may lie between two terms that are still of one time: a second course six weeks after the first is one too many.
const AT_ONCE: i32 = 183;

/// What meaning says, level by level, where words cannot be compared, since it stands for them too.
const ALONE: [f64; 6] = [-1.5, -0.3, 1.2, 2.7, 3.6, 3.6];

/// What this question reads of two records.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read {
    levels: Levels,
    /// Whether the texts are of two languages, so that their words cannot be held against each other.
    foreign: bool,
}

/// The levels as this question reads them: what begins within a year of each other may lie far apart, where it is short.
pub(crate) fn read(mut levels: Levels, gap: Option<i32>, foreign: bool) -> Read {
    if gap.is_some_and(|gap| gap > AT_ONCE) {
        levels.set(Factor::Period, 1);
    }
    Read { levels, foreign }
}

/// What a sum of evidence comes to as a likelihood.
fn odds(bits: f64) -> f64 {
    1.0 / (1.0 + (-BASE - bits).exp2())
}

/// How likely two initiatives that are not one do the same in one place at one time.
pub(crate) fn likely(read: Read) -> f64 {
    odds(bits(read, &Factor::ALL))
}

/// How likely one of two did in the same place what the other does at a later time: the same question, where their terms are
/// known to lie apart and their places are known to meet.
pub(crate) fn goes_on(read: Read) -> f64 {
    let levels = read.levels;
    if !matches!(levels.of(Factor::Period), 1 | 2) || levels.of(Factor::Places) < 2 {
        return 0.0;
    }
    odds(bits(read, &Factor::THEME) + weight(Factor::Places, levels.of(Factor::Places)))
}

/// Whether two initiatives share a theme but leave each other room, since they work in other places.
pub(crate) fn complements(read: Read) -> bool {
    read.levels.of(Factor::Places) == 1 && bits(read, &Factor::THEME) > 3.5
}
