//! What verdicts teach: how much more, or less, each level of each factor says in this register than the model expected. The weights
//! that were learnt without labels are where it starts from, and few verdicts move them little. Every factor keeps a weight of its
//! own, so that the evidence adds up as before. Not for: learning without labels (see `learn`).

use crate::factor::{BANDS, FACTORS, Factor, LEVELS, Levels};

/// How firmly the weights that were there hold: a level moves as if so many verdicts had confirmed it.
const FIRM: f64 = 2.0;
/// How much more firmly what a level says beside titles of one likeness alone holds to what it says in general.
const FIRMER: f64 = 4.0;
/// How often all levels are gone through; by then nothing moves.
const ROUNDS: usize = 60;

/// What is added to the weights, in bits.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Sharpened {
    /// What it was learnt from.
    pub(crate) verdicts: usize,
    pub(crate) base: f64,
    pub(crate) added: [[[f64; LEVELS]; BANDS]; FACTORS],
}

/// What was settled of a pair.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Settled {
    pub(crate) levels: Levels,
    /// How likely it was held to be the same, as the logarithm of the odds in bits.
    pub(crate) odds: f64,
    /// Whether it is.
    pub(crate) same: bool,
}

impl Sharpened {
    /// Learns from what was settled; none where nothing was. The order of the verdicts plays no part.
    pub(crate) fn learn(mut settled: Vec<Settled>) -> Option<Self> {
        if settled.is_empty() {
            return None;
        }
        settled.sort_by(|a, b| (a.levels.0, a.same).cmp(&(b.levels.0, b.same)).then(a.odds.total_cmp(&b.odds)));
        let mut rows: Vec<Row> = settled.iter().map(Row::of).collect();
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); PLACES];
        for (at, row) in rows.iter().enumerate() {
            row.places.iter().flatten().for_each(|place| members[usize::from(*place)].push(at as u32));
        }
        let mut moved = vec![0.0; PLACES];
        for _ in 0..ROUNDS {
            for (place, members) in members.iter().enumerate().filter(|(_, members)| !members.is_empty()) {
                let firm = if place < GENERAL { FIRM } else { FIRMER };
                let (mut slope, mut bend) = (-firm * moved[place], firm);
                for row in members.iter().map(|at| &rows[*at as usize]) {
                    let likely = 1.0 / (1.0 + (-row.odds).exp());
                    slope += f64::from(u8::from(row.same)) - likely;
                    bend += likely * (1.0 - likely);
                }
                let step = (slope / bend).clamp(-1.0, 1.0);
                moved[place] += step;
                members.iter().for_each(|at| rows[*at as usize].odds += step);
            }
        }
        let bits = |place: usize| moved[place] / std::f64::consts::LN_2;
        let added = std::array::from_fn(|factor| {
            std::array::from_fn(|band| {
                std::array::from_fn(|level| match level {
                    0 => 0.0,
                    _ => bits(general(factor, level)) + bits(beside(factor, band, level)),
                })
            })
        });
        Some(Self { verdicts: settled.len(), base: bits(0), added })
    }

    /// What a level of a factor says more, beside titles as alike as these.
    pub(crate) fn of(&self, factor: Factor, levels: Levels) -> f64 {
        self.added[factor as usize][levels.band()][usize::from(levels.of(factor))]
    }

    /// What all of them say more.
    pub(crate) fn all(&self, levels: Levels) -> f64 {
        self.base + Factor::ALL.iter().map(|factor| self.of(*factor, levels)).sum::<f64>()
    }
}

/// Places of what can move: the base; each level of each factor; the same beside titles of each likeness.
const GENERAL: usize = 1 + FACTORS * LEVELS;
const PLACES: usize = GENERAL + FACTORS * BANDS * LEVELS;

fn general(factor: usize, level: usize) -> usize {
    1 + factor * LEVELS + level
}

fn beside(factor: usize, band: usize, level: usize) -> usize {
    GENERAL + (factor * BANDS + band) * LEVELS + level
}

/// A verdict as it is learnt from: which places speak, and what all of them say by now, in natural logarithms.
struct Row {
    places: [Option<u16>; 1 + 2 * FACTORS],
    odds: f64,
    same: bool,
}

impl Row {
    fn of(settled: &Settled) -> Self {
        let mut places = [None; 1 + 2 * FACTORS];
        places[0] = Some(0);
        for (at, factor) in Factor::ALL.into_iter().enumerate() {
            let level = usize::from(settled.levels.of(factor));
            if level > 0 {
                places[1 + at] = Some(general(at, level) as u16);
                places[1 + FACTORS + at] = Some(beside(at, settled.levels.band(), level) as u16);
            }
        }
        Self { places, odds: settled.odds * std::f64::consts::LN_2, same: settled.same }
    }
}
