//! What every load has in common: the account given of it, and the change it is recorded as.

use crate::desk::Decision;
use crate::lines::Lines;
use exchange::Rejected;
use plan::{BlobKey, Change, Changed, ColumnSaid, Finding, Load, LoadCounts, SourceKey};
use std::io;
use store::NewBlob;

/// What a load did, or would do.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The journal entry it was recorded as; none where it changed nothing or was only tried.
    pub entry: Option<u64>,
    /// How many records were what.
    pub counts: LoadCounts,
    /// What there is to say about the file.
    pub findings: Vec<Finding>,
    /// What would become of each initiative, where it was only tried.
    pub changes: Vec<Changed>,
    /// What was edited in a file that went out and came back, cell by cell.
    pub edits: Vec<Edited>,
    /// How many initiatives of such a file wait for the secretariat, or would.
    pub waiting: u64,
    /// Which records did not enter, in the order of the file; of very many, the first.
    pub rejects: Vec<Rejected>,
    /// The headings of a table, each with the field it was read as.
    pub headings: Vec<(String, Option<&'static str>)>,
    /// What was said of the columns of a table, now or for an earlier file of the source.
    pub columns: Vec<(String, String)>,
    /// The versions of code lists and rules that the file was held against, where there are any for its format.
    pub rules: Option<&'static str>,
}

/// A cell that was edited, and is taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edited {
    /// Of which initiative.
    pub initiative: plan::InitiativeKey,
    /// The permanent name of the field.
    pub field: &'static str,
    /// What the register says.
    pub was: String,
    /// What the file says.
    pub becomes: String,
}

/// Whether a load is to be recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preview {
    /// Compare and tell only.
    Only,
    /// Compare and record.
    No,
}

/// A file that is loaded: where it comes from and how to keep it.
pub(crate) struct Kept<'a> {
    pub(crate) source: &'a SourceKey,
    pub(crate) name: &'a str,
    pub(crate) file: BlobKey,
    pub(crate) blob: NewBlob,
    /// What the person said of its columns.
    pub(crate) columns: Box<[ColumnSaid]>,
}

/// What is to be recorded of a load.
pub(crate) fn decide(kept: Kept<'_>, counts: LoadCounts, lines: Lines, change: fn(Load) -> Change) -> io::Result<Decision> {
    let written = lines.finish()?;
    let load = Load {
        source: kept.source.clone(),
        name: kept.name.into(),
        file: kept.file,
        records: written.key,
        root: written.root,
        counts,
        columns: kept.columns,
    };
    Ok(Decision { change: change(load), blobs: vec![kept.blob, written.blob], records: Some(written.records) })
}
