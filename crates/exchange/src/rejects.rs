//! Records of a file that did not enter, so that they can be found again and handed back. Not for deciding which those are.

use plan::Finding;

/// Of how many records of a file is kept where they stand; what is more is only counted.
const MOST: usize = 100_000;

/// A record that did not enter.
#[derive(Clone, PartialEq, Debug)]
pub struct Rejected {
    /// Where it stands.
    pub at: RejectedAt,
    /// Why it did not enter.
    pub why: Finding,
}

/// Where a record stands, so that a second reading of the same bytes meets it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RejectedAt {
    /// The n-th activity of an IATI file, counted from 1.
    Activity(u64),
    /// A row of a table.
    Row {
        /// The sheet of a workbook, the number of the table in a document; empty where the file is the table.
        table: Box<str>,
        /// The line of the file, or the row of the table, counted from 1.
        line: u32,
        /// The column with the fault, counted from 0, where it is in one.
        column: Option<usize>,
    },
}

/// Keeps a rejected record, as long as there are not too many to hold.
pub(crate) fn keep(rejects: &mut Vec<Rejected>, at: RejectedAt, why: &Finding) {
    if rejects.len() < MOST {
        rejects.push(Rejected { at, why: why.clone() });
    }
}
