//! Taking a load back: what must be put so that the state is as if the load had never been, all that came after included.

use crate::{InitiativeKey, Record, State};
use rustc_hash::FxHashSet;

/// Compares a state with the same journal folded without one load, for the initiatives that load put.
///
/// What people and other loads recorded of them after it stays: it is in both. Only initiatives are taken back; a load of a
/// plan folder is mended by loading the folder again.
pub fn undo(with: &State, without: &State, loaded: &[Record]) -> Vec<Record> {
    let mut seen = FxHashSet::default();
    let mut puts = Vec::new();
    for record in loaded {
        let Some(key) = initiative(record).filter(|key| seen.insert(*key)) else { continue };
        match (with.initiative(key), without.initiative(key)) {
            (Some(_), None) => puts.push(Record::RemoveInitiative(key.clone())),
            (now, Some(before)) if now != Some(before) => puts.push(Record::Initiative(Box::new(before.clone()))),
            (_, Some(_)) | (None, None) => {}
        }
    }
    puts
}

fn initiative(record: &Record) -> Option<&InitiativeKey> {
    match record {
        Record::RemoveInitiative(key) => Some(key),
        other => other.initiative().map(|initiative| &initiative.key),
    }
}
