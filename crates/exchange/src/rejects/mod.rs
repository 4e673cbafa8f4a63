//! Records of a file that did not enter: where they stand, and a copy of them that can be corrected and read again.
//! Not for deciding which those are, and not for the words of what is wrong.
//!
//! - A copy is marked, and is read as a part of its source: what it does not hold is not over.
//! - Rows and activities stand in it as they stood. Others that bear the same reference go with them, without a word, so
//!   that an initiative of which one row was wrong is read whole again.

mod activities;
mod letters;
mod rows;

pub use activities::activities;
pub use rows::{Form, Rows, rows};

use plan::Finding;

/// Of how many records of a file is kept where they stand; what is more is only counted.
const MOST: usize = 100_000;

/// The heading of the column that says what is wrong; the same in all languages, since it marks the copy.
pub(crate) const HEADING: &str = "jpoa: problem";

/// The tag of that column.
pub(crate) const TAG: &str = "#meta+jpoa+problem";

/// What marks a copy of activities, before its first element.
const MARK: &str = "<!-- jpoa: part -->";

/// Says what is wrong with a record, for people.
pub type Say<'a> = dyn Fn(&Finding) -> String + 'a;

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

/// Whether the start of an XML file says that it is a copy.
pub(crate) fn is_part(start: &[u8]) -> bool {
    start[..start.len().min(1024)].windows(MARK.len()).any(|window| window == MARK.as_bytes())
}
