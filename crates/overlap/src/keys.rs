//! The keys under which a record is found: its words, words side by side, partners with a place or a time, subjects with both,
//! sums, days, identifiers. Keys depend on the record alone, so that what is added later finds what was there before.
//! Not for: which of those found are compared (see `index`).

use crate::encode::mixed;
use crate::record::{Day, List, Record};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A key, and how much finding another record under it counts, in eighths of what the rarity of the key says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Key {
    pub(crate) hash: u32,
    pub(crate) counts: u8,
}

/// All keys of a record, each once.
pub(crate) fn keys(record: &Record, text: impl Fn(u32) -> u64) -> Vec<Key> {
    let mut keys = Vec::with_capacity(96);
    keys.extend(record.list(List::Neighbours).iter().map(|hash| Key { hash: *hash, counts: 3 }));
    let mut key = |counts: u8, parts: &[u64]| keys.push(Key { hash: hashed(parts), counts });
    for word in record.titles().flatten() {
        key(8, &[1, text(*word)]);
    }
    for word in record.list(List::Description) {
        key(3, &[1, text(*word)]);
    }
    let times = grids(record.start);
    let states: Vec<u64> = record.list(List::States).iter().map(|state| text(*state)).collect();
    let parties: Vec<u64> = record.list(List::Parties).iter().map(|party| text(*party)).collect();
    for party in &parties {
        key(3, &[3, *party]);
        for state in &states {
            key(2, &[4, *party, *state]);
        }
        for time in times {
            key(3, &[5, *party, time]);
        }
    }
    for subject in record.list(List::Subjects) {
        let subject = text(*subject);
        for state in &states {
            for time in times {
                key(3, &[6, subject, *state, time]);
            }
        }
        for party in &parties {
            key(2, &[7, subject, *party]);
        }
    }
    for (currency, cents) in record.money() {
        key(6, &[8, text(currency), cents.unsigned_abs()]);
    }
    for day in [record.start, record.end].into_iter().flatten().filter(|day| day.vague == 0) {
        for state in &states {
            key(3, &[9, *state, day.number as u64]);
        }
    }
    if let (Some(start), Some(end)) = (record.start, record.end) {
        key(3, &[10, start.number as u64, end.number as u64]);
    }
    for id in record.list(List::Identifiers).iter().chain(record.list(List::Names)) {
        key(12, &[11, text(*id)]);
    }
    for area in record.list(List::Areas) {
        key(3, &[12, text(*area)]);
    }
    keys.sort_unstable_by(|a, b| a.hash.cmp(&b.hash).then(b.counts.cmp(&a.counts)));
    keys.dedup_by_key(|key| key.hash);
    keys
}

fn hashed(parts: &[u64]) -> u32 {
    let mut hasher = FxHasher::default();
    parts.hash(&mut hasher);
    (mixed(hasher.finish()) >> 32) as u32
}

/// The key of two words side by side, in their order.
pub(crate) fn key_of_neighbours(first: u64, second: u64) -> u32 {
    hashed(&[2, first.rotate_left(21) ^ second])
}

/// Two grids of half years, laid half a step apart: what begins within three months of each other shares a field of one.
fn grids(day: Option<Day>) -> [u64; 2] {
    let day = day.map_or(i32::MIN / 2, |day| day.number);
    [(day.div_euclid(183) * 2) as u64, ((day + 91).div_euclid(183) * 2 + 1) as u64]
}
