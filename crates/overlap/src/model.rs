//! What each level of each factor says about a pair, and what all of them together mean as a probability. A candidate pair is
//! one of three: the same initiative, relatives (phases, parts, siblings of one family), or strangers that look alike.
//! Not for: finding the levels (see `compare`), or learning the weights (see `learn`).

use crate::factor::{BANDS, FACTORS, Factor, LEVELS, Levels};
use crate::sharpen::Sharpened;

/// How many classes there are. In their order: one initiative told twice; two of one family; two whose words are alike and nothing
/// else; two that share partners, place or time and not what they do.
pub(crate) const CLASSES: usize = 4;
/// The first of them.
pub(crate) const SAME_CLASS: usize = 0;

/// How often each level is met in a class, by band.
pub(crate) type Table = [[f64; LEVELS]; BANDS];

/// Weights of evidence. A model is a value: it never changes while an index follows the journal, so that a pair is judged
/// alike whenever it is judged.
#[derive(Clone, PartialEq, Debug)]
pub struct Model {
    /// Its name: what it was learnt from, and by which version of the engine.
    pub version: String,
    /// What holds for pairs that one body told of, for pairs that two told of, and where that is not known.
    pub(crate) ways: [Way; WAYS],
    /// Of two registers held against each other: how many records of the smaller have no partner.
    pub(crate) alone: f64,
    /// What verdicts added.
    pub(crate) sharpened: Option<Box<Sharpened>>,
}

/// What holds for pairs that came about in one way.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Way {
    /// How candidate pairs fall into the classes.
    pub(crate) shares: [f64; CLASSES],
    pub(crate) tables: [[Table; FACTORS]; CLASSES],
}

/// In which way a pair came about: a body that tells of two initiatives mostly means two, where two bodies may mean one.
pub(crate) fn way(levels: Levels) -> usize {
    match levels.of(Factor::Reporter) {
        1 => 0,
        2 => 1,
        _ => 2,
    }
}

/// How many ways there are.
pub(crate) const WAYS: usize = 3;

/// The version of the engine: levels and factors mean the same within one.
pub(crate) const ENGINE: &str = "1";

/// From this probability on a pair is shown as the same initiative.
pub const SAME: f64 = 0.5;

/// What is expected before a register was looked at: the shares of the levels of a factor among pairs of each class.
fn expected(factor: Factor, band: usize) -> [&'static [f64]; CLASSES] {
    match (factor, band) {
        (Factor::Title, _) => [
            &[0.02, 0.03, 0.06, 0.10, 0.18, 0.21, 0.40],
            &[0.02, 0.05, 0.10, 0.18, 0.25, 0.22, 0.18],
            &[0.20, 0.30, 0.25, 0.16, 0.06, 0.025, 0.005],
            &[0.75, 0.17, 0.06, 0.015, 0.004, 0.0008, 0.0002],
        ],
        (Factor::Rarity, 0) => [
            &[0.28, 0.30, 0.20, 0.12, 0.07, 0.03],
            &[0.25, 0.35, 0.24, 0.10, 0.04, 0.02],
            &[0.55, 0.30, 0.10, 0.035, 0.01, 0.005],
            &[0.80, 0.15, 0.04, 0.008, 0.0015, 0.0005],
        ],
        (Factor::Rarity, 1) => [
            &[0.04, 0.12, 0.20, 0.27, 0.22, 0.15],
            &[0.06, 0.18, 0.28, 0.28, 0.14, 0.06],
            &[0.25, 0.35, 0.25, 0.10, 0.04, 0.01],
            &[0.25, 0.35, 0.25, 0.10, 0.04, 0.01],
        ],
        (Factor::Rarity, _) => [
            &[0.008, 0.04, 0.12, 0.24, 0.29, 0.302],
            &[0.03, 0.13, 0.22, 0.26, 0.22, 0.14],
            &[0.48, 0.32, 0.13, 0.045, 0.02, 0.005],
            &[0.45, 0.32, 0.15, 0.055, 0.02, 0.005],
        ],
        (Factor::Contrast, 0) => [
            &[0.20, 0.30, 0.25, 0.20, 0.05],
            &[0.40, 0.30, 0.15, 0.13, 0.02],
            &[0.45, 0.35, 0.13, 0.06, 0.01],
            &[0.50, 0.38, 0.08, 0.035, 0.005],
        ],
        (Factor::Contrast, 1) => [
            &[0.08, 0.27, 0.20, 0.37, 0.08],
            &[0.40, 0.28, 0.12, 0.17, 0.03],
            &[0.38, 0.34, 0.13, 0.13, 0.02],
            &[0.40, 0.34, 0.12, 0.12, 0.02],
        ],
        (Factor::Contrast, _) => [
            &[0.02, 0.08, 0.10, 0.35, 0.45],
            &[0.25, 0.12, 0.08, 0.30, 0.25],
            &[0.20, 0.15, 0.10, 0.30, 0.25],
            &[0.20, 0.15, 0.10, 0.30, 0.25],
        ],
        // Of the second, that there is no difference, nothing is told.
        (Factor::Aspect, _) => [&[0.15, 0.85], &[0.50, 0.50], &[0.70, 0.30], &[0.80, 0.20]],
        (Factor::Numbers, _) => {
            [&[0.03, 0.15, 0.07, 0.75], &[0.40, 0.25, 0.15, 0.20], &[0.35, 0.40, 0.10, 0.15], &[0.35, 0.50, 0.05, 0.10]]
        }
        (Factor::Description, 0) => [
            &[0.25, 0.20, 0.20, 0.20, 0.10, 0.05],
            &[0.35, 0.30, 0.20, 0.10, 0.04, 0.01],
            &[0.62, 0.25, 0.10, 0.022, 0.006, 0.002],
            &[0.60, 0.28, 0.10, 0.015, 0.004, 0.001],
        ],
        (Factor::Description, 1) => [
            &[0.15, 0.15, 0.20, 0.25, 0.15, 0.10],
            &[0.20, 0.25, 0.25, 0.18, 0.08, 0.04],
            &[0.50, 0.28, 0.14, 0.06, 0.015, 0.005],
            &[0.50, 0.28, 0.14, 0.06, 0.015, 0.005],
        ],
        (Factor::Description, _) => [
            &[0.08, 0.10, 0.15, 0.22, 0.20, 0.25],
            &[0.12, 0.18, 0.25, 0.22, 0.13, 0.10],
            &[0.40, 0.28, 0.18, 0.10, 0.03, 0.01],
            &[0.40, 0.28, 0.18, 0.10, 0.03, 0.01],
        ],
        (Factor::Meaning, 0) => [
            &[0.05, 0.10, 0.15, 0.25, 0.30, 0.15],
            &[0.10, 0.20, 0.30, 0.25, 0.12, 0.03],
            &[0.45, 0.28, 0.17, 0.07, 0.025, 0.005],
            &[0.55, 0.30, 0.10, 0.04, 0.009, 0.001],
        ],
        (Factor::Meaning, 1) => [
            &[0.02, 0.05, 0.15, 0.30, 0.33, 0.15],
            &[0.03, 0.12, 0.30, 0.32, 0.18, 0.05],
            &[0.12, 0.23, 0.32, 0.23, 0.08, 0.02],
            &[0.12, 0.23, 0.32, 0.23, 0.08, 0.02],
        ],
        (Factor::Meaning, _) => [
            &[0.01, 0.02, 0.05, 0.15, 0.27, 0.50],
            &[0.02, 0.05, 0.15, 0.28, 0.30, 0.20],
            &[0.05, 0.10, 0.20, 0.30, 0.20, 0.15],
            &[0.05, 0.10, 0.20, 0.30, 0.20, 0.15],
        ],
        (Factor::Parties, _) => [
            &[0.12, 0.10, 0.20, 0.20, 0.25, 0.13],
            &[0.08, 0.07, 0.30, 0.35, 0.12, 0.08],
            &[0.75, 0.10, 0.12, 0.025, 0.004, 0.001],
            &[0.05, 0.05, 0.25, 0.45, 0.15, 0.05],
        ],
        (Factor::Reporter, _) => [&[0.30, 0.70], &[0.75, 0.25], &[0.40, 0.60], &[0.70, 0.30]],
        (Factor::Places, _) => [
            &[0.02, 0.04, 0.14, 0.70, 0.10],
            &[0.30, 0.10, 0.15, 0.42, 0.03],
            &[0.30, 0.10, 0.20, 0.38, 0.02],
            &[0.10, 0.10, 0.20, 0.55, 0.05],
        ],
        (Factor::Period, _) => [
            &[0.03, 0.04, 0.18, 0.17, 0.20, 0.18, 0.20],
            &[0.35, 0.20, 0.20, 0.17, 0.04, 0.03, 0.01],
            &[0.40, 0.15, 0.25, 0.15, 0.03, 0.015, 0.005],
            &[0.15, 0.10, 0.25, 0.25, 0.10, 0.10, 0.05],
        ],
        (Factor::Money, _) => [
            &[0.15, 0.20, 0.20, 0.18, 0.27],
            &[0.40, 0.36, 0.15, 0.07, 0.02],
            &[0.42, 0.38, 0.14, 0.055, 0.005],
            &[0.42, 0.35, 0.15, 0.06, 0.02],
        ],
        (Factor::Subjects, _) => {
            [&[0.20, 0.15, 0.35, 0.30], &[0.15, 0.15, 0.40, 0.30], &[0.55, 0.12, 0.25, 0.08], &[0.35, 0.15, 0.30, 0.20]]
        }
        (Factor::References, _) => [
            &[0.75, 0.10, 0.05, 0.10],
            &[0.945, 0.015, 0.035, 0.005],
            &[0.997, 0.002, 0.0008, 0.0002],
            &[0.99, 0.005, 0.004, 0.001],
        ],
    }
}

/// The band a factor is read in: what further texts are worth depends on how alike the titles are.
pub(crate) fn band(factor: Factor, levels: Levels) -> usize {
    match factor {
        Factor::Rarity | Factor::Contrast | Factor::Description | Factor::Meaning => levels.band(),
        Factor::Title
        | Factor::Numbers
        | Factor::Aspect
        | Factor::Parties
        | Factor::Reporter
        | Factor::Places
        | Factor::Period
        | Factor::Money
        | Factor::Subjects
        | Factor::References => 0,
    }
}

impl Model {
    /// What is expected of any register, before anything was learnt from this one.
    pub fn shipped() -> Self {
        let tables = [0, 1, 2, 3].map(|class| {
            Factor::ALL.map(|factor| {
                let mut table = [[0.0; LEVELS]; BANDS];
                for (band, shares) in table.iter_mut().enumerate() {
                    shares[1..].iter_mut().zip(expected(factor, band)[class]).for_each(|(to, share)| *to = *share);
                }
                table
            })
        });
        let told_by_one = Way { shares: [0.03, 0.15, 0.40, 0.42], tables };
        let told_by_two = Way { shares: [0.07, 0.06, 0.45, 0.42], ..told_by_one.clone() };
        let unknown = Way { shares: [0.03, 0.10, 0.45, 0.42], ..told_by_one.clone() };
        Self { version: format!("shipped-{ENGINE}"), ways: [told_by_one, told_by_two, unknown], alone: 0.7, sharpened: None }
    }

    /// How much each factor makes it likelier that a pair is the same, in bits, and what it starts from. The sum is the logarithm
    /// of the odds: what stands against "the same" is the other classes, each as far as it is likely for this pair before
    /// verdicts are heard.
    pub(crate) fn weights(&self, levels: Levels, likely: [f64; CLASSES]) -> ([f64; FACTORS], f64) {
        let against = (1.0 - likely[SAME_CLASS]).max(f64::MIN_POSITIVE);
        let way = &self.ways[way(levels)];
        let weight = |of: &dyn Fn(usize) -> f64| {
            let others = (1..CLASSES).map(|class| likely[class] / against * of(class).log2());
            of(SAME_CLASS).log2() - others.sum::<f64>()
        };
        let added = |factor: Factor| self.sharpened.as_ref().map_or(0.0, |sharpened| sharpened.of(factor, levels));
        let factors = Factor::ALL.map(|factor| match usize::from(levels.of(factor)) {
            0 => 0.0,
            level => weight(&|class| way.tables[class][factor as usize][band(factor, levels)][level]) + added(factor),
        });
        let spread = (1..CLASSES).map(|class| likely[class] / against).filter(|part| *part > 0.0).map(|part| -part * part.log2());
        let base = self.sharpened.as_ref().map_or(0.0, |sharpened| sharpened.base);
        (factors, weight(&|class| way.shares[class]) - spread.sum::<f64>() + base)
    }
}
