//! Taking a load back: what must be put so that the state is as if the load had never been, all that came after included.

use crate::{InitiativeKey, Record, State, SubmissionKey};
use rustc_hash::FxHashSet;

/// Compares a state with the same journal folded without one load, for the initiatives that load put or handed in.
///
/// What people and other loads recorded of them after it stays: it is in both. Only initiatives are taken back; a load of a
/// plan folder is mended by loading the folder again. What was handed in with the load goes, and what it became in the register.
pub fn undo(with: &State, without: &State, load: u64, loaded: &[Record]) -> Vec<Record> {
    let mut seen = FxHashSet::default();
    let mut puts = Vec::new();
    for record in loaded {
        if let Record::Submitted(submitted) = record {
            let key = SubmissionKey { entry: load, part: submitted.part };
            puts.extend(with.submissions.contains_key(&key).then_some(Record::RemoveSubmission(key)));
        }
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
        Record::Submitted(submitted) => Some(&submitted.initiative.key),
        other => other.initiative().map(|initiative| &initiative.key),
    }
}
