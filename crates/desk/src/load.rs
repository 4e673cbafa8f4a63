//! What every load has in common: comparing, writing the records down, proving them, and the account given of it.

use crate::desk::Decision;
use ledger::{Digest, RootBuilder};
use plan::{BlobKey, Changed, ColumnSaid, Difference, Finding, Load, LoadCounts, Record, SourceKey, State, canon, difference};

/// What a load did, or would do.
#[derive(Debug)]
pub struct Loaded {
    /// The journal entry it was recorded as; none where it changed nothing or was only tried.
    pub entry: Option<u64>,
    /// How many records were what.
    pub counts: LoadCounts,
    /// What there is to say about the file.
    pub findings: Vec<Finding>,
    /// What would become of each initiative, where it was only tried.
    pub changes: Vec<Changed>,
}

/// Whether a load is to be recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preview {
    /// Compare and tell only.
    Only,
    /// Compare and record.
    No,
}

/// A file with the records that were read out of it.
pub(crate) struct ReadFile<'a> {
    pub(crate) source: &'a SourceKey,
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) records: &'a [Record],
    /// Parties that the records mention and the register is to know; they are put with them and not counted.
    pub(crate) parties: &'a [Record],
    pub(crate) rejected: u64,
    /// Whether the file was read to its end; what a broken one no longer has is not closed.
    pub(crate) whole: bool,
    /// What the person said of its columns.
    pub(crate) columns: Box<[ColumnSaid]>,
}

/// Compares a file with the state; what was rejected is counted with it.
pub(crate) fn compare(state: &State, file: &ReadFile<'_>) -> Difference {
    let mut difference = difference(state, file.source, file.records, file.whole);
    difference.counts.read += file.rejected;
    difference.counts.rejected = file.rejected;
    difference
}

/// What is to be recorded of a comparison with this state, if that is anything.
pub(crate) fn decide(
    state: &State,
    file: &ReadFile<'_>,
    compared: Difference,
    change: fn(Load) -> plan::Change,
) -> Option<Decision> {
    let Difference { puts, counts } = compared;
    if puts.is_empty() {
        return None;
    }
    // Whether they are all known is the comparison's to say; a load that changes no initiative brings no party either.
    let parties = difference(state, file.source, file.parties, false).puts;
    let puts: Vec<Record> = parties.into_iter().chain(puts).collect();
    let (records, root) = write(&puts);
    let (file_digest, records_digest) = (Digest::of(file.bytes), Digest::of(&records));
    let load = Load {
        source: file.source.clone(),
        name: file.name.into(),
        file: BlobKey::new(file_digest.to_string()),
        records: BlobKey::new(records_digest.to_string()),
        root: BlobKey::new(root.to_string()),
        counts,
        columns: file.columns.clone(),
    };
    let blobs = vec![file.bytes.to_vec(), records];
    Some(Decision { change: change(load), blobs })
}

/// The records as they are kept, and the Merkle root over their lines.
pub(crate) fn write(puts: &[Record]) -> (Vec<u8>, Digest) {
    let (mut lines, mut root) = (Vec::new(), RootBuilder::default());
    for record in puts {
        let start = lines.len();
        canon::write_record(record, &mut lines);
        root.push(&lines[start..]);
    }
    (lines, root.finish())
}
