//! How many records of one register have a partner in another, told from how far the best candidate of each stands above the second.
//! Not for: which of them it is (see `learn`).

use crate::learn::Judged;
use rustc_hash::FxHashMap;

/// Of the register with fewer records among the pairs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Share {
    /// How many records it has.
    pub(crate) records: f64,
    /// Which share of them have a partner.
    pub(crate) found: f64,
}

/// Where a record has a partner, the second of its candidates is the best of those that are not; where it has none, the first is. The
/// best and the second of many numbers hang together: where the best lies below a line with the likelihood G, the second does with
/// G (1 - ln G). So the seconds of all records tell how high the best of those that are not reaches, and what is missing of the firsts
/// below that line has a partner.
pub(crate) fn share(judged: &[Judged]) -> Share {
    let mut best: [FxHashMap<u32, (f64, f64)>; 2] = Default::default();
    for (left, right, likely) in judged {
        let odds = (likely[0].max(1e-300) / (1.0 - likely[0]).max(1e-9)).log2();
        for (of, record) in best.iter_mut().zip([left, right]) {
            let (first, second) = of.entry(*record).or_insert((f64::NEG_INFINITY, f64::NEG_INFINITY));
            if odds > *first {
                (*first, *second) = (odds, *first);
            } else if odds > *second {
                *second = odds;
            }
        }
    }
    let [left, right] = best;
    let fewer = if left.len() <= right.len() { left } else { right };
    let sorted = |of: fn(&(f64, f64)) -> f64| {
        let mut all: Vec<f64> = fewer.values().map(of).collect();
        all.sort_unstable_by(f64::total_cmp);
        all
    };
    let (firsts, seconds) = (sorted(|one| one.0), sorted(|one| one.1));
    let records = fewer.len();
    // From "none has a partner" upwards, so that the least share that explains what is seen is taken.
    let mut found: f64 = 0.0;
    for _ in 0..60 {
        let below = HALF * (1.0 - (1.0 - found) * HALF.ln());
        let line = seconds.get(((records as f64 * below) as usize).min(records.saturating_sub(1))).copied().unwrap_or(0.0);
        let under = firsts.partition_point(|first| *first < line) + firsts.partition_point(|first| *first <= line);
        found = (1.0 - under as f64 / (2.0 * records.max(1) as f64 * HALF)).max(0.0);
    }
    Share { records: records as f64, found }
}

/// At which likelihood the two are held against each other.
const HALF: f64 = 0.5;

#[cfg(test)]
mod tests {
    use super::*;

    /// Candidates of a hundred records: the first few have a partner that stands out, of the others all lie in one heap.
    fn judged(with_partner: u32) -> Vec<Judged> {
        let heap = |record: u32, place: u32| f64::from((record * 7919 + place * 104_729) % 997) / 100_000.0 + 1e-6;
        let of = |record: u32| {
            (0..10).map(move |place| {
                let stands_out = place == 0 && record < with_partner;
                let same = if stands_out { 0.05 + heap(record, place) } else { heap(record, place) };
                (record, 1000 + record * 10 + place, [same, 0.0, 1.0 - same, 0.0])
            })
        };
        (0..100).flat_map(of).collect()
    }

    #[test]
    fn what_stands_out_is_counted_however_unlikely_it_was_held() {
        for with_partner in [0, 30, 60, 95] {
            let share = share(&judged(with_partner));
            let expected = f64::from(with_partner) / 100.0;
            assert!((share.found - expected).abs() < 0.15, "{} of {expected}", share.found);
            assert_eq!(share.records, 100.0);
        }
    }
}
