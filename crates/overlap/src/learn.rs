//! Learning what levels say from a register nobody has labelled: expectation and maximisation over candidate pairs, held to what
//! is expected of any register by counts that weigh as much as a few hundred pairs. More agreement never speaks less for two
//! records being the same. Not for: verdicts people give (see `sharpen`).

use crate::factor::{BANDS, FACTORS, Factor, LEVELS, Levels};
use crate::model::{CLASSES, ENGINE, Model, SAME_CLASS, Way, band, way};
use crate::partners;
use crate::scale::{Grid, Scale};
use rustc_hash::FxHashMap;

/// How many pairs of each class the expectation weighs as much as.
const EXPECTED: [f64; CLASSES] = [60.0, 120.0, 300.0, 300.0];
/// The least part of a table that stays what was expected, and the most.
const HELD: (f64, f64) = (0.2, 0.5);
/// How much of the weights is learnt, and how much is what was expected.
const LEARNT: f64 = 0.6;
/// The same of how often each class is met, which differs more from register to register than what a level says.
const SHARES: f64 = 0.9;
/// How often the two steps are taken.
const ROUNDS: usize = 25;

/// Learns from the levels of candidate pairs, each with how often it was met, and how many pairs each of them stands for.
pub(crate) fn learn(from: &Model, met: &FxHashMap<Levels, u32>, each: f64) -> Model {
    let mut met: Vec<(Levels, f64)> = met.iter().map(|(levels, times)| (*levels, each * f64::from(*times))).collect();
    // In one order, so that sums are the same.
    met.sort_unstable_by_key(|(levels, _)| levels.0);
    let mut model = from.clone();
    for _ in 0..ROUNDS {
        let scale = Scale::of(&model);
        model.ways = std::array::from_fn(|at| {
            let of_way = met.iter().filter(|(levels, _)| way(*levels) == at);
            maximise(&from.ways[at], of_way.map(|(levels, times)| (*levels, *times, scale.judge(*levels))))
        });
    }
    blend(&mut model, from);
    let pairs: f64 = met.iter().map(|(_, times)| times).sum();
    model.version = format!("learnt-{ENGINE}-{pairs:.0}");
    model
}

/// Learns from two registers held against each other, in each of which an initiative stands once: of several candidates for one
/// record the likeliest takes from the others.
pub(crate) fn learn_across(from: &Model, pairs: &[(u32, u32, Levels)]) -> Model {
    let mut model = from.clone();
    for _ in 0..ROUNDS {
        let likely = settle_share(&mut model, pairs);
        model.ways = std::array::from_fn(|at| {
            let of_way = pairs.iter().zip(&likely).filter(|((_, _, levels), _)| way(*levels) == at);
            maximise(&from.ways[at], of_way.map(|((_, _, levels), likely)| (*levels, 1.0, *likely)))
        });
    }
    blend(&mut model, from);
    settle_share(&mut model, pairs);
    model.version = format!("learnt-across-{ENGINE}-{}", pairs.len());
    model
}

/// Moves the odds of "the same" up, where fewer pairs are found than there must be (see `partners`), and gives what they come to.
fn settle_share(model: &mut Model, pairs: &[(u32, u32, Levels)]) -> Vec<[f64; CLASSES]> {
    let scale = Scale::of(model);
    let mut judged: Vec<Judged> = pairs.iter().map(|(left, right, levels)| (*left, *right, scale.judge(*levels))).collect();
    let rivals = rivals(&judged);
    // All odds move alike, so that those of rivals need not be added up again for each step.
    let found = |alone: f64, more: f64| rivals.iter().map(|(own, most)| own * more / (alone + most * more)).sum::<f64>();
    let share = partners::share(&judged);
    let (wanted, known) = (share.found * share.records, found(model.alone, 1.0));
    let likely = compete(model.alone, &judged);
    model.alone = (1.0 - known.max(wanted) / share.records.max(1.0)).clamp(0.02, 1.0);
    if known >= wanted {
        return likely;
    }
    let (mut low, mut high) = (0.0, 16.0);
    for _ in 0..24 {
        let middle = f64::midpoint(low, high);
        if found(model.alone, f64::exp2(middle)) < wanted { low = middle } else { high = middle }
    }
    let more = f64::exp2(high);
    for shares in model.ways.iter_mut().map(|way| &mut way.shares).chain(judged.iter_mut().map(|(.., likely)| likely)) {
        shares[SAME_CLASS] *= more;
        shares_of(shares);
    }
    compete(model.alone, &judged)
}

/// Takes the weights between what was learnt and what was expected.
fn blend(model: &mut Model, from: &Model) {
    for (way, from) in model.ways.iter_mut().zip(&from.ways) {
        for class in 0..CLASSES {
            way.shares[class] = way.shares[class].powf(SHARES) * from.shares[class].powf(1.0 - SHARES);
            for (table, from) in way.tables[class].iter_mut().flatten().zip(from.tables[class].iter().flatten()) {
                table.iter_mut().zip(from).for_each(|(share, from)| *share = share.powf(LEARNT) * from.powf(1.0 - LEARNT));
            }
        }
        shares_of(&mut way.shares);
    }
}

/// Two records, one of each register, and how likely each class is.
pub(crate) type Judged = (u32, u32, [f64; CLASSES]);

/// The odds of each pair, and those of all candidates of that of its two records that has more to choose from.
fn rivals(judged: &[Judged]) -> Vec<(f64, f64)> {
    let odds = |likely: &[f64; CLASSES]| likely[SAME_CLASS] / (1.0 - likely[SAME_CLASS]).max(1e-9);
    let mut all: FxHashMap<(bool, u32), f64> = FxHashMap::default();
    for (left, right, likely) in judged {
        *all.entry((false, *left)).or_default() += odds(likely);
        *all.entry((true, *right)).or_default() += odds(likely);
    }
    judged.iter().map(|(left, right, likely)| (odds(likely), all[&(false, *left)].max(all[&(true, *right)]))).collect()
}

/// Lets the candidates of each record compete: all of them together are the same as it at most once.
pub(crate) fn compete(alone: f64, judged: &[Judged]) -> Vec<[f64; CLASSES]> {
    let competed = judged.iter().zip(rivals(judged)).map(|((_, _, likely), (own, most))| {
        let same = own / (alone + most);
        let rest = (1.0 - same) / (1.0 - likely[SAME_CLASS]).max(1e-9);
        let mut likely = likely.map(|other| other * rest);
        likely[SAME_CLASS] = same;
        likely
    });
    competed.collect()
}

/// What fits best, where each pair is of each class as likely as said.
fn maximise(from: &Way, pairs: impl Iterator<Item = (Levels, f64, [f64; CLASSES])>) -> Way {
    let mut next = from.clone();
    for (class, tables) in next.tables.iter_mut().enumerate() {
        tables.iter_mut().flatten().flatten().for_each(|share| *share *= EXPECTED[class]);
    }
    let weight: f64 = EXPECTED.iter().sum();
    let mut sums = from.shares.map(|share| share * weight);
    let (mut mass, mut sure) = ([1e-9; CLASSES], [0.0; CLASSES]);
    let mut met: Box<Grid> = Box::new([[[[0.0; CLASSES]; LEVELS]; BANDS]; FACTORS]);
    for (levels, times, likely) in pairs {
        let counts = likely.map(|likely| likely * times);
        for class in 0..CLASSES {
            sums[class] += counts[class];
            mass[class] += counts[class];
            sure[class] += likely[class] * counts[class];
        }
        // Where both titles say that they are an evaluation, the titles are alike already; so of this factor only the difference is
        // met, and how often it is says nothing.
        for factor in Factor::ALL.into_iter().filter(|factor| *factor != Factor::Aspect) {
            let met = &mut met[factor as usize][band(factor, levels)][usize::from(levels.of(factor))];
            met.iter_mut().zip(counts).for_each(|(met, count)| *met += count);
        }
    }
    for (factor, bands) in met.iter().enumerate() {
        for (band, levels) in bands.iter().enumerate() {
            for (level, counts) in levels.iter().enumerate().skip(1) {
                next.tables.iter_mut().zip(counts).for_each(|(table, count)| table[factor][band][level] += count);
            }
        }
    }
    // A register teaches as much as its pairs are told apart: where all are in between, what was expected stays.
    let cap: f64 = HELD.1;
    let held: [f64; CLASSES] =
        std::array::from_fn(|class| (1.0 - (sure[class] / mass[class]).powi(2)).clamp(HELD.0.min(cap), cap));
    for (class, tables) in next.tables.iter_mut().enumerate() {
        for (table, expected) in tables.iter_mut().flatten().zip(from.tables[class].iter().flatten()) {
            shares(table);
            table.iter_mut().zip(expected).for_each(|(share, expected)| *share += (expected - *share) * held[class]);
        }
    }
    let all: f64 = sums.iter().sum();
    next.shares = std::array::from_fn(|class| {
        let share = sums[class] / all;
        (share + (from.shares[class] - share) * held[class]).max(1e-6)
    });
    shares_of(&mut next.shares);
    for factor in Factor::ALL {
        for band in 0..BANDS {
            if factor != Factor::Reporter {
                let [same, _, other, _] = &mut next.tables;
                level_out(factor.levels().len(), &mut same[factor as usize][band], &mut other[factor as usize][band]);
            }
        }
    }
    next
}

fn shares_of(shares: &mut [f64]) {
    let all: f64 = shares.iter().sum();
    shares.iter_mut().for_each(|share| *share /= all);
}

fn shares(counts: &mut [f64; LEVELS]) {
    let all: f64 = counts[1..].iter().sum();
    counts.iter_mut().for_each(|count| *count /= all);
}

/// Evens out levels whose weights would fall while agreement rises: neighbours in the wrong order are pooled until none is.
fn level_out(levels: usize, same: &mut [f64; LEVELS], other: &mut [f64; LEVELS]) {
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(levels);
    for level in 1..=levels {
        pools.push((same[level], other[level], 1));
        while let [.., before, last] = pools.as_slice() {
            if before.0 / before.1 <= last.0 / last.1 {
                break;
            }
            let pooled = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
            pools.truncate(pools.len() - 2);
            pools.push(pooled);
        }
    }
    let mut level = 1;
    for (pooled_same, pooled_other, members) in pools {
        for _ in 0..members {
            (same[level], other[level]) = (pooled_same / members as f64, pooled_other / members as f64);
            level += 1;
        }
    }
}
