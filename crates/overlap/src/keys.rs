//! The keys under which a record is found: its words, words side by side, partners with a place or a time, subjects with both,
//! sums, days, identifiers. Keys depend on the record alone, so that what is added later finds what was there before.
//! Not for: which of those found are compared (see `index`).

use crate::record::{Day, Record, mixed};
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
    let mut keys = Vec::with_capacity(64);
    let mut key = |counts: u8, parts: &[u64]| {
        let mut hasher = FxHasher::default();
        parts.hash(&mut hasher);
        keys.push(Key { hash: (mixed(hasher.finish()) >> 32) as u32, counts });
    };
    for word in record.titles.iter().flat_map(|title| title.iter()) {
        key(8, &[1, text(*word)]);
    }
    for pair in &record.neighbours {
        key(3, &[2, *pair]);
    }
    for word in &record.description {
        key(3, &[1, text(*word)]);
    }
    let times = grids(record.start);
    for (party, _) in &record.parties {
        let party = text(*party);
        key(3, &[3, party]);
        for state in &record.states {
            key(2, &[4, party, text(*state)]);
        }
        for time in times {
            key(3, &[5, party, time]);
        }
    }
    for subject in &record.subjects {
        let subject = text(*subject);
        for state in &record.states {
            for time in times {
                key(3, &[6, subject, text(*state), time]);
            }
        }
        for (party, _) in &record.parties {
            key(2, &[7, subject, text(*party)]);
        }
    }
    for (currency, cents) in &record.money {
        key(6, &[8, text(*currency), cents.unsigned_abs()]);
    }
    for day in [record.start, record.end].into_iter().flatten().filter(|day| day.vague == 0) {
        for state in &record.states {
            key(3, &[9, text(*state), day.number as u64]);
        }
    }
    if let (Some(start), Some(end)) = (record.start, record.end) {
        key(3, &[10, start.number as u64, end.number as u64]);
    }
    for id in record.identifiers.iter().chain(&record.names) {
        key(12, &[11, text(*id)]);
    }
    for area in &record.areas {
        key(3, &[12, text(*area)]);
    }
    keys.sort_unstable_by(|a, b| a.hash.cmp(&b.hash).then(b.counts.cmp(&a.counts)));
    keys.dedup_by_key(|key| key.hash);
    keys
}

/// Two grids of half years, laid half a step apart: what begins within three months of each other shares a field of one.
fn grids(day: Option<Day>) -> [u64; 2] {
    let day = day.map_or(i32::MIN / 2, |day| day.number);
    [(day.div_euclid(183) * 2) as u64, ((day + 91).div_euclid(183) * 2 + 1) as u64]
}
