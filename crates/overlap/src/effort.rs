//! Overlapping effort: another initiative on the same provision or theme, in the same place, at the same time. A question of its
//! own: who takes part and what it costs play no part in it. Not for: whether two records are one initiative (see `model`).

use crate::factor::{Factor, Levels};

/// What a pair must bring to be more likely than not, in bits.
const BASE: f64 = -4.5;

/// From this level on two texts are close in meaning.
const CLOSE: u8 = 4;

/// What a level speaks for overlapping effort, in bits; nothing where it is missing.
fn weight(factor: Factor, level: u8) -> f64 {
    let weights: &[f64] = match factor {
        Factor::Title => &[-1.0, 0.0, 1.0, 1.8, 2.2, 2.2, 2.2],
        Factor::Rarity => &[-0.5, 0.2, 0.8, 1.2, 1.2, 1.2],
        Factor::Description => &[-0.3, 0.3, 1.0, 1.5, 1.8, 1.8],
        Factor::Meaning => &[-1.5, -0.3, 0.9, 1.8, 2.4, 2.4],
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
    usize::from(level).checked_sub(1).and_then(|at| weights.get(at)).copied().unwrap_or(0.0)
}

/// What all of them speak together. Texts that mean the same in other words, such as those of another language, are not held
/// against each other for their words.
fn bits(levels: Levels, factors: &[Factor]) -> f64 {
    let is_close = levels.of(Factor::Meaning) >= CLOSE;
    let told = factors.iter().map(|factor| {
        let bits = weight(*factor, levels.of(*factor));
        let of_words = matches!(factor, Factor::Title | Factor::Rarity | Factor::Description);
        if is_close && of_words { bits.max(0.0) } else { bits }
    });
    told.sum()
}

/// How likely two initiatives that are not one do the same in one place at one time.
pub(crate) fn likely(levels: Levels) -> f64 {
    1.0 / (1.0 + (-BASE - bits(levels, &Factor::ALL)).exp2())
}

/// Whether two initiatives share a theme but leave each other room: other places or another time.
pub(crate) fn complements(levels: Levels) -> bool {
    let apart = levels.of(Factor::Places) == 1 || matches!(levels.of(Factor::Period), 1 | 2);
    let theme = [Factor::Title, Factor::Rarity, Factor::Description, Factor::Meaning, Factor::Subjects];
    apart && bits(levels, &theme) > 3.5
}
