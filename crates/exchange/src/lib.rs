//! What a file says, and writing it the same way. Reading never fails because of content: it gives records and findings.
//! Not for: opening files, keeping records, reading a clock; bytes and names come in, records and bytes go out.

mod lines;
mod nearest;
pub mod plan_folder;
